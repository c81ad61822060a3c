//! TLS by the OpenSSL that librdkafka uses too, from the same properties and with the same checks.

use std::fs;
use std::net::IpAddr;
use std::path::Path;
use std::pin::Pin;

use openssl::error::ErrorStack;
use openssl::pkcs12::Pkcs12;
use openssl::pkey::PKey;
use openssl::ssl::{Ssl, SslContext, SslContextBuilder, SslMethod, SslVerifyMode, SslVersion};
use openssl::x509::X509;
use openssl::x509::store::X509StoreBuilder;
use tokio::net::TcpStream;
use tokio_openssl::SslStream;

use super::broken::encrypted;
use super::settings::Properties;
use crate::failures::{Failure, Kind};

/// Where systems keep their authorities, as librdkafka's `probe` looks for them.
const SYSTEM_AUTHORITIES: [&str; 8] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/pki/tls/cacert.pem",
    "/etc/ssl/cert.pem",
    "/etc/certs/ca-certificates.crt",
];
/// They would change whom we trust or what we show; leaving them out would be silent.
const NOT_HONOURED: [&str; 4] = ["ssl.crl.location", "ssl.providers", "ssl.engine.location", "ssl.engine.id"];

/// How connections are encrypted, and whom they trust.
pub(super) struct Tls {
    context: SslContext,
    check_host: bool,
    /// Whether we have a certificate to show.
    pub identified: bool,
}

impl Tls {
    /// Reads certificates and keys. An error names the property or the file.
    pub fn read(properties: &Properties<'_>) -> Result<Tls, String> {
        if let Some(name) = NOT_HONOURED.iter().find(|name| properties.get(name).is_some()) {
            return Err(format!("the property `{name}` is not supported for this request"));
        }
        let mut builder = SslContext::builder(SslMethod::tls_client()).map_err(openssl("TLS"))?;
        builder.set_min_proto_version(Some(SslVersion::TLS1_2)).map_err(openssl("TLS"))?;
        let verify = properties.boolean("enable.ssl.certificate.verification", true)?;
        if verify {
            trust(&mut builder, properties)?;
        }
        builder.set_verify(if verify { SslVerifyMode::PEER } else { SslVerifyMode::NONE });
        let identified = identify(&mut builder, properties)?;
        for (name, set) in [
            ("ssl.cipher.suites", SslContextBuilder::set_cipher_list as fn(&mut _, &str) -> _),
            ("ssl.curves.list", SslContextBuilder::set_groups_list),
            ("ssl.sigalgs.list", SslContextBuilder::set_sigalgs_list),
        ] {
            properties.get(name).map_or(Ok(()), |value| set(&mut builder, value)).map_err(openssl(name))?;
        }
        let check_host = match properties.get("ssl.endpoint.identification.algorithm").unwrap_or("https") {
            "https" => true,
            "none" => false,
            other => return Err(format!("`ssl.endpoint.identification.algorithm` cannot be `{other}`")),
        };
        Ok(Tls { context: builder.build(), check_host: check_host && verify, identified })
    }

    /// The handshake: the broker's certificate must be trusted and, unless that is off, be for `host`.
    pub async fn wrap(&self, stream: TcpStream, host: &str) -> Result<SslStream<TcpStream>, Failure> {
        let broken = |error: ErrorStack| Failure::new(Kind::Tls, format!("TLS: {error}"));
        let ssl = self.prepare(host).map_err(broken)?;
        let mut stream = SslStream::new(ssl, stream).map_err(broken)?;
        match Pin::new(&mut stream).connect().await {
            Ok(()) => Ok(stream),
            // Kafka closes a plaintext port on whatever is no request; a broker's own alert has a text.
            Err(error) if error.ssl_error().is_none() => Err(Failure::not_tls()),
            Err(error) => Err(match stream.ssl().verify_result().as_raw() {
                0 => encrypted(&error),
                wrong => Failure::certificate(wrong),
            }),
        }
    }

    fn prepare(&self, host: &str) -> Result<Ssl, ErrorStack> {
        let mut ssl = Ssl::new(&self.context)?;
        let ip = host.parse::<IpAddr>().ok();
        if ip.is_none() {
            ssl.set_hostname(host)?;
        }
        if self.check_host {
            match ip {
                Some(ip) => ssl.param_mut().set_ip(ip)?,
                None => ssl.param_mut().set_host(host)?,
            }
        }
        Ok(ssl)
    }
}

/// The authorities: those that are named, and no others; the system's if none is.
fn trust(builder: &mut SslContextBuilder, properties: &Properties<'_>) -> Result<(), String> {
    if let Some(pem) = properties.get("ssl.ca.pem") {
        return authorities(builder, pem.as_bytes(), "`ssl.ca.pem`");
    }
    match properties.get("ssl.ca.location") {
        None | Some("probe") => match SYSTEM_AUTHORITIES.iter().find(|path| Path::new(path).is_file()) {
            Some(path) => builder.set_ca_file(path).map_err(openssl(path)),
            None => Err("this system's certificate authorities were not found; name a file with them".to_owned()),
        },
        Some(path) if Path::new(path).is_dir() => {
            builder.load_verify_locations(None, Some(Path::new(path))).map_err(openssl(path))
        }
        Some(path) => authorities(builder, &read(path)?, path),
    }
}

fn authorities(builder: &mut SslContextBuilder, pem: &[u8], name: &str) -> Result<(), String> {
    let certificates = X509::stack_from_pem(pem).map_err(openssl(name))?;
    if certificates.is_empty() {
        return Err(format!("{name} holds no certificate"));
    }
    let mut store = X509StoreBuilder::new().map_err(openssl(name))?;
    certificates.into_iter().try_for_each(|certificate| store.add_cert(certificate)).map_err(openssl(name))?;
    builder.set_cert_store(store.build());
    Ok(())
}

/// The client's certificate with its chain, and its key; false if there is none.
fn identify(builder: &mut SslContextBuilder, properties: &Properties<'_>) -> Result<bool, String> {
    if let Some(path) = properties.get("ssl.keystore.location") {
        let password = properties.get("ssl.keystore.password").unwrap_or_default();
        let store = Pkcs12::from_der(&read(path)?).and_then(|store| store.parse2(password)).map_err(openssl(path))?;
        let chain: Vec<X509> = store.cert.into_iter().chain(store.ca.into_iter().flatten()).collect();
        let key = store.pkey.ok_or_else(|| format!("{path} holds no key"))?;
        return builder
            .set_private_key(&key)
            .and_then(|()| present(builder, chain))
            .map_err(openssl(path))
            .map(|()| true);
    }
    let certificate = given(properties, "ssl.certificate.pem", "ssl.certificate.location");
    let key = given(properties, "ssl.key.pem", "ssl.key.location");
    let ((certificate, its_name), (key, key_name)) = match (certificate, key) {
        (Some(certificate), Some(key)) => (certificate?, key?),
        (None, None) => return Ok(false),
        _ => return Err("a client certificate takes both `ssl.certificate.*` and `ssl.key.*`".to_owned()),
    };
    let chain = X509::stack_from_pem(&certificate).map_err(openssl(&its_name))?;
    // Always with a password: without one OpenSSL would ask the terminal.
    let password = properties.get("ssl.key.password").unwrap_or_default();
    let key = PKey::private_key_from_pem_passphrase(&key, password.as_bytes())
        .map_err(|_| format!("{key_name}: no PEM key, or its password (`ssl.key.password`) is wrong"))?;
    builder.set_private_key(&key).and_then(|()| present(builder, chain)).map_err(openssl(&its_name)).map(|()| true)
}

fn present(builder: &mut SslContextBuilder, chain: Vec<X509>) -> Result<(), ErrorStack> {
    let mut chain = chain.into_iter();
    if let Some(own) = chain.next() {
        builder.set_certificate(&own)?;
    }
    for above in chain {
        builder.add_extra_chain_cert(above)?;
    }
    builder.check_private_key()
}

/// The bytes of a property or of the file that another names, with what to call them.
fn given(properties: &Properties<'_>, inline: &str, file: &str) -> Option<Result<(Vec<u8>, String), String>> {
    match (properties.get(inline), properties.get(file)) {
        (Some(text), _) => Some(Ok((text.as_bytes().to_vec(), format!("`{inline}`")))),
        (None, Some(path)) => Some(read(path).map(|bytes| (bytes, path.to_owned()))),
        (None, None) => None,
    }
}

fn read(path: &str) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{path} cannot be read: {error}"))
}

fn openssl(what: &str) -> impl FnOnce(ErrorStack) -> String {
    move |error| format!("{what}: {error}")
}

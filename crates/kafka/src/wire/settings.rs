//! librdkafka's properties as this connection understands them: the same map, so that there is no second configuration.

use std::collections::BTreeMap;
use std::fmt;

use super::sasl::Sasl;
use super::tls::Tls;

const DEFAULT_PORT: u16 = 9092;

/// Where to connect, and how.
pub(super) struct Settings {
    pub bootstrap: Vec<Address>,
    pub client_id: String,
    pub tls: Option<Tls>,
    pub sasl: Option<Sasl>,
}

/// A host and its port; shown as librdkafka shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Address {
    pub host: String,
    pub port: u16,
}

/// The properties by name, aliases included; an empty value is none.
pub(super) struct Properties<'a>(pub &'a BTreeMap<String, String>);

impl Properties<'_> {
    pub fn get(&self, name: &str) -> Option<&str> {
        let alias = match name {
            "bootstrap.servers" => "metadata.broker.list",
            "sasl.mechanisms" => "sasl.mechanism",
            _ => name,
        };
        let value = self.0.get(name).or_else(|| self.0.get(alias)).map(String::as_str);
        value.filter(|value| !value.is_empty())
    }

    /// As librdkafka reads a boolean.
    pub fn boolean(&self, name: &str, default: bool) -> Result<bool, String> {
        match self.get(name).map(str::to_ascii_lowercase).as_deref() {
            None => Ok(default),
            Some("true" | "t" | "1") => Ok(true),
            Some("false" | "f" | "0") => Ok(false),
            Some(_) => Err(format!("the property `{name}` is neither true nor false")),
        }
    }
}

impl Settings {
    /// Reads the properties and the files that they name. An error names the property or the file, never a secret.
    pub fn read(properties: &BTreeMap<String, String>) -> Result<Settings, String> {
        let properties = Properties(properties);
        let servers = properties.get("bootstrap.servers").unwrap_or_default().split(',').map(str::trim);
        let bootstrap =
            servers.filter(|server| !server.is_empty()).map(Address::parse).collect::<Result<Vec<_>, _>>()?;
        if bootstrap.is_empty() {
            return Err("`bootstrap.servers` names no broker".to_owned());
        }
        let protocol = properties.get("security.protocol").unwrap_or("plaintext").to_ascii_lowercase();
        let (tls, sasl) = match protocol.as_str() {
            "plaintext" => (false, false),
            "ssl" => (true, false),
            "sasl_plaintext" => (false, true),
            "sasl_ssl" => (true, true),
            _ => return Err(format!("`security.protocol` cannot be `{protocol}`")),
        };
        Ok(Settings {
            bootstrap,
            client_id: properties.get("client.id").unwrap_or("helixctl").to_owned(),
            tls: if tls { Some(Tls::read(&properties)?) } else { None },
            sasl: if sasl { Some(Sasl::read(&properties)?) } else { None },
        })
    }
}

impl Address {
    /// An address as a broker tells it; none if it cannot be one.
    pub fn told(host: &str, port: i32) -> Option<Address> {
        let port = u16::try_from(port).ok().filter(|port| *port > 0)?;
        (!host.is_empty()).then(|| Address { host: host.to_owned(), port })
    }

    /// `host`, `host:port`, `[::1]:port`, each also with a protocol in front, as librdkafka takes them.
    fn parse(text: &str) -> Result<Address, String> {
        let bad = || format!("`{text}` in `bootstrap.servers` is no host:port");
        let address = text.rsplit_once("://").map_or(text, |(_, address)| address);
        let (host, port) = match address.strip_prefix('[') {
            Some(rest) => {
                let (host, rest) = rest.split_once(']').ok_or_else(bad)?;
                (host, if rest.is_empty() { None } else { Some(rest.strip_prefix(':').ok_or_else(bad)?) })
            }
            None => address.split_once(':').map_or((address, None), |(host, port)| (host, Some(port))),
        };
        let port = port.map_or(Ok(DEFAULT_PORT), |port| port.parse().map_err(|_| bad()))?;
        if host.is_empty() || port == 0 {
            return Err(bad());
        }
        Ok(Address { host: host.to_owned(), port })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.host.contains(':') {
            true => write!(f, "[{}]:{}", self.host, self.port),
            false => write!(f, "{}:{}", self.host, self.port),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Settings, String> {
        Settings::read(&pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
    }

    fn refused(pairs: &[(&str, &str)]) -> String {
        let Err(why) = read(pairs) else { panic!("{pairs:?} was taken") };
        why
    }

    #[test]
    fn addresses_are_librdkafkas() {
        let settings = read(&[("metadata.broker.list", "a, b:9,SSL://[::1]:10,[fe80::2],")]).unwrap();
        let shown: Vec<String> = settings.bootstrap.iter().map(Address::to_string).collect();
        assert_eq!(shown, ["a:9092", "b:9", "[::1]:10", "[fe80::2]:9092"]);
        assert!(settings.tls.is_none() && settings.sasl.is_none());
        for bad in ["a:b", "a:0", ":9", "a:70000", "[::1", "[::1]9"] {
            assert!(refused(&[("bootstrap.servers", bad)]).contains("no host:port"), "{bad}");
        }
        assert!(refused(&[("bootstrap.servers", " , ")]).contains("names no broker"));
    }

    #[test]
    fn the_protocol_decides_about_tls_and_login() {
        // Without verification no authorities are looked for: not every machine has some.
        let unverified = ("enable.ssl.certificate.verification", "false");
        let login = [("bootstrap.servers", "a"), ("sasl.username", "u"), ("sasl.password", "p"), unverified];
        let with = |protocol: &'static str, mechanism: &'static str| {
            let more = [("security.protocol", protocol), ("sasl.mechanism", mechanism)];
            read(&login.into_iter().chain(more).collect::<Vec<_>>())
        };
        let both = with("SASL_SSL", "SCRAM-SHA-512").unwrap();
        assert!(both.tls.is_some() && both.sasl.is_some());
        let login_only = with("sasl_plaintext", "PLAIN").unwrap();
        assert!(login_only.tls.is_none() && login_only.sasl.is_some());
        let tls_only = with("ssl", "PLAIN").unwrap();
        assert!(tls_only.tls.is_some() && tls_only.sasl.is_none());
        let why = |result: Result<Settings, String>| result.err().unwrap();
        assert!(why(with("sasl_ssl", "OAUTHBEARER")).contains("OAUTHBEARER"));
        assert!(why(with("tls", "PLAIN")).contains("`security.protocol` cannot be `tls`"));
    }

    #[test]
    fn what_cannot_be_honoured_is_refused_rather_than_left_out() {
        let ssl = |key, value| refused(&[("bootstrap.servers", "a"), ("security.protocol", "ssl"), (key, value)]);
        assert!(ssl("ssl.crl.location", "/crl").contains("ssl.crl.location"));
        assert!(ssl("ssl.ca.location", "/nowhere/ca.pem").contains("/nowhere/ca.pem"));
        assert!(ssl("enable.ssl.certificate.verification", "maybe").contains("neither true nor false"));
        let alone = [("bootstrap.servers", "a"), ("security.protocol", "ssl"), ("ssl.certificate.location", "/c.pem")];
        let unverified = [("enable.ssl.certificate.verification", "false")];
        let why = refused(&alone.into_iter().chain(unverified).collect::<Vec<_>>());
        assert!(why.contains("`ssl.key.*`"), "a certificate without its key: {why}");
    }
}

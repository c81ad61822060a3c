//! Certificates for tests: an authority of their own, and what it signs.

use std::path::{Path, PathBuf};

use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::symm::Cipher;
use openssl::x509::extension::{BasicConstraints, KeyUsage, SubjectAlternativeName};
use openssl::x509::{X509, X509Builder, X509Name};

/// Someone who signs certificates.
pub struct Authority {
    certificate: X509,
    key: PKey<Private>,
}

/// A certificate and its key.
pub struct Signed {
    certificate: X509,
    key: PKey<Private>,
}

fn key() -> PKey<Private> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

fn builder(name: &str, key: &PKey<Private>, until: &Asn1Time) -> X509Builder {
    let mut subject = X509Name::builder().unwrap();
    subject.append_entry_by_text("CN", name).unwrap();
    let subject = subject.build();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    let mut serial = BigNum::new().unwrap();
    serial.rand(120, openssl::bn::MsbOption::MAYBE_ZERO, false).unwrap();
    builder.set_serial_number(&serial.to_asn1_integer().unwrap()).unwrap();
    builder.set_subject_name(&subject).unwrap();
    builder.set_issuer_name(&subject).unwrap();
    builder.set_pubkey(key).unwrap();
    builder.set_not_before(&Asn1Time::from_unix(1_600_000_000).unwrap()).unwrap();
    builder.set_not_after(until).unwrap();
    builder
}

impl Authority {
    pub fn new(name: &str) -> Authority {
        let key = key();
        let mut builder = builder(name, &key, &Asn1Time::days_from_now(2).unwrap());
        builder.append_extension(BasicConstraints::new().critical().ca().build().unwrap()).unwrap();
        builder.append_extension(KeyUsage::new().key_cert_sign().build().unwrap()).unwrap();
        builder.sign(&key, MessageDigest::sha256()).unwrap();
        Authority { certificate: builder.build(), key }
    }

    /// A certificate for this host (`IP:…` or `DNS:…`).
    pub fn sign(&self, name: &str, host: &str, expired: bool) -> Signed {
        let key = key();
        let until =
            if expired { Asn1Time::from_unix(1_700_000_000).unwrap() } else { Asn1Time::days_from_now(2).unwrap() };
        let mut builder = builder(name, &key, &until);
        builder.set_issuer_name(self.certificate.subject_name()).unwrap();
        let mut names = SubjectAlternativeName::new();
        match host.split_once(':').unwrap() {
            ("IP", ip) => names.ip(ip),
            (_, name) => names.dns(name),
        };
        let names = names.build(&builder.x509v3_context(Some(&self.certificate), None)).unwrap();
        builder.append_extension(names).unwrap();
        builder.sign(&self.key, MessageDigest::sha256()).unwrap();
        Signed { certificate: builder.build(), key }
    }

    pub fn write(&self, path: PathBuf) -> PathBuf {
        std::fs::write(&path, self.certificate.to_pem().unwrap()).unwrap();
        path
    }
}

impl Signed {
    /// One file with the key and the certificate, as Kafka's PEM key stores want it.
    pub fn write_store(&self, path: &Path) {
        let key = self.key.private_key_to_pem_pkcs8().unwrap();
        std::fs::write(path, [key, self.certificate.to_pem().unwrap()].concat()).unwrap();
    }

    /// Two files: the certificate, and the key under a password.
    pub fn write_pair(&self, certificate: &Path, key: &Path, password: &str) {
        std::fs::write(certificate, self.certificate.to_pem().unwrap()).unwrap();
        let locked = self.key.private_key_to_pem_pkcs8_passphrase(Cipher::aes_256_cbc(), password.as_bytes()).unwrap();
        std::fs::write(key, locked).unwrap();
    }
}

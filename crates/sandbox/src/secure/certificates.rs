//! The sandbox's own authority, and what it signs: one certificate for the brokers, one for a client, flawed ones for tests.
//!
//! The authority's key is never written: when the certificates are issued, nobody can issue more.

use std::net::IpAddr;
use std::path::PathBuf;

use openssl::asn1::Asn1Time;
use openssl::bn::{BigNum, MsbOption};
use openssl::ec::{EcGroup, EcKey};
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::x509::extension::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectAlternativeName, SubjectKeyIdentifier,
};
use openssl::x509::{X509, X509Name};

use super::{Flaw, Secured};
use crate::files;
use helixctl_core::error::{Error, Result};

const DAY: i64 = 24 * 60 * 60;
/// What the brokers are called by.
const HOSTS: [&str; 2] = ["127.0.0.1", "localhost"];
/// The common name on the brokers' certificate; the principal `User:broker` may do everything.
pub(super) const BROKER: &str = "broker";
/// From when to when, in days from now. A clock that is a little behind does not matter; a sandbox on kept data gets new ones
/// at its next start.
const NOW: (i64, i64) = (-1, 365);
const LONG_AGO: (i64, i64) = (-30, -1);

type Signed<T> = std::result::Result<T, ErrorStack>;

/// A certificate with its key: of an authority, or of what it has signed.
struct Pair {
    certificate: X509,
    key: PKey<Private>,
}

/// Writes all certificates and keys.
pub(super) fn issue(secured: &Secured) -> Result<()> {
    let made = make(secured).map_err(|error| Error::failed("cannot make certificates").because(error))?;
    made.into_iter().try_for_each(|(path, pem)| files::write_private(&path, &String::from_utf8_lossy(&pem)))
}

fn make(secured: &Secured) -> Signed<Vec<(PathBuf, Vec<u8>)>> {
    let authority = Pair::issue("helixctl sandbox", &[], NOW, None)?;
    let mut files = vec![(secured.authority(), authority.certificate()?)];
    files.push((secured.keystore(None), Pair::issue(BROKER, &HOSTS, NOW, Some(&authority))?.both()?));
    let client = Pair::issue("client", &[], NOW, Some(&authority))?;
    files.push((secured.client_certificate(), client.certificate()?));
    files.push((secured.client_key(), client.key()?));
    for (flaw, _) in &secured.flawed {
        let pair = match flaw {
            Flaw::OneMechanism => continue,
            Flaw::OtherHost => Pair::issue(BROKER, &["kafka.example.org"], NOW, Some(&authority))?,
            Flaw::UnknownAuthority => {
                Pair::issue(BROKER, &HOSTS, NOW, Some(&Pair::issue("nobody knows", &[], NOW, None)?))?
            }
            Flaw::Expired => Pair::issue(BROKER, &HOSTS, LONG_AGO, Some(&authority))?,
        };
        files.push((secured.keystore(Some(*flaw)), pair.both()?));
    }
    Ok(files)
}

impl Pair {
    /// For clients and servers alike, since brokers are both among themselves; an authority if nobody else signs it.
    fn issue(name: &str, hosts: &[&str], (from, until): (i64, i64), authority: Option<&Pair>) -> Signed<Pair> {
        let key = PKey::from_ec_key(EcKey::generate(EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?.as_ref())?)?;
        let mut subject = X509Name::builder()?;
        subject.append_entry_by_text("CN", name)?;
        let subject = subject.build();
        let mut serial = BigNum::new()?;
        serial.rand(120, MsbOption::MAYBE_ZERO, false)?;
        let mut builder = X509::builder()?;
        builder.set_version(2)?;
        builder.set_serial_number(serial.to_asn1_integer()?.as_ref())?;
        builder.set_subject_name(&subject)?;
        builder.set_issuer_name(authority.map_or(&subject, |authority| authority.certificate.subject_name()))?;
        builder.set_pubkey(&key)?;
        let now = jiff::Timestamp::now().as_second();
        builder.set_not_before(Asn1Time::from_unix(now + from * DAY)?.as_ref())?;
        builder.set_not_after(Asn1Time::from_unix(now + until * DAY)?.as_ref())?;
        let own_id = SubjectKeyIdentifier::new().build(&builder.x509v3_context(None, None))?;
        builder.append_extension(own_id)?;
        match authority {
            None => {
                builder.append_extension(BasicConstraints::new().critical().ca().pathlen(0).build()?)?;
                builder.append_extension(KeyUsage::new().critical().key_cert_sign().crl_sign().build()?)?;
            }
            Some(authority) => {
                builder.append_extension(KeyUsage::new().critical().digital_signature().build()?)?;
                builder.append_extension(ExtendedKeyUsage::new().server_auth().client_auth().build()?)?;
                let context = builder.x509v3_context(Some(&authority.certificate), None);
                let signer = AuthorityKeyIdentifier::new().keyid(true).build(&context)?;
                builder.append_extension(signer)?;
            }
        }
        if !hosts.is_empty() {
            let mut names = SubjectAlternativeName::new();
            for host in hosts {
                if host.parse::<IpAddr>().is_ok() {
                    names.ip(host)
                } else {
                    names.dns(host)
                };
            }
            let names = names.build(&builder.x509v3_context(None, None))?;
            builder.append_extension(names)?;
        }
        builder.sign(authority.map_or(&key, |authority| &authority.key), MessageDigest::sha256())?;
        Ok(Pair { certificate: builder.build(), key })
    }

    fn certificate(&self) -> Signed<Vec<u8>> {
        self.certificate.to_pem()
    }

    /// As PKCS #8, which Java reads.
    fn key(&self) -> Signed<Vec<u8>> {
        self.key.private_key_to_pem_pkcs8()
    }

    fn both(&self) -> Signed<Vec<u8>> {
        Ok([self.certificate()?, self.key()?].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_written_once_and_the_authoritys_never() {
        let folder = tempfile::tempdir().unwrap();
        let flawed = [Flaw::Expired, Flaw::OtherHost, Flaw::UnknownAuthority, Flaw::OneMechanism];
        let secured = Secured { folder: folder.path().into(), flawed: flawed.map(|flaw| (flaw, 1)).into() };
        issue(&secured).unwrap();
        let keys = |path| std::fs::read_to_string(path).unwrap().matches("BEGIN PRIVATE KEY").count();
        assert_eq!(keys(secured.authority()), 0);
        assert_eq!(keys(secured.client_certificate()), 0);
        assert_eq!(keys(secured.client_key()), 1);
        assert_eq!(keys(secured.keystore(None)), 1);
        for flaw in [Flaw::Expired, Flaw::OtherHost, Flaw::UnknownAuthority] {
            assert_eq!(keys(secured.keystore(Some(flaw))), 1, "{flaw:?}");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 7);
    }
}

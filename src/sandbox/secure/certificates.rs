//! The sandbox's own authority, and what it signs: one certificate for the brokers, one for a client, flawed ones for tests.
//!
//! The authority's key is never written: when the certificates are issued, nobody can issue more.

use std::time::{Duration, SystemTime};

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};

use super::{Flaw, Secured};
use crate::error::{Error, Result};
use crate::sandbox::files;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// What the brokers are called by.
const HOSTS: [&str; 2] = ["127.0.0.1", "localhost"];
/// The common name on the brokers' certificate; the principal `User:broker` may do everything.
pub(super) const BROKER: &str = "broker";

type Authority = Issuer<'static, KeyPair>;
type Signed<T> = std::result::Result<T, rcgen::Error>;

/// Writes all certificates and keys.
pub(super) fn issue(secured: &Secured) -> Result<()> {
    let made = make(secured).map_err(|error| Error::failed("cannot make certificates").because(error))?;
    made.into_iter().try_for_each(|(path, pem)| files::write_private(&path, &pem))
}

fn make(secured: &Secured) -> Signed<Vec<(std::path::PathBuf, String)>> {
    let (authority, certificate) = authority("helixctl sandbox")?;
    let mut files = vec![(secured.authority(), certificate)];
    let (certificate, key) = sign(&authority, params(BROKER, &HOSTS)?)?;
    files.push((secured.keystore(None), certificate + &key));
    let (certificate, key) = sign(&authority, params("client", &[])?)?;
    files.push((secured.client_certificate(), certificate));
    files.push((secured.client_key(), key));
    for (flaw, _) in &secured.flawed {
        let (certificate, key) = match flaw {
            Flaw::OneMechanism => continue,
            Flaw::OtherHost => sign(&authority, params(BROKER, &["kafka.example.org"])?)?,
            Flaw::UnknownAuthority => sign(&self::authority("nobody knows")?.0, params(BROKER, &HOSTS)?)?,
            Flaw::Expired => {
                let mut params = params(BROKER, &HOSTS)?;
                params.not_before = (SystemTime::now() - 30 * DAY).into();
                params.not_after = (SystemTime::now() - DAY).into();
                sign(&authority, params)?
            }
        };
        files.push((secured.keystore(Some(*flaw)), certificate + &key));
    }
    Ok(files)
}

/// An authority, and its certificate as PEM.
fn authority(name: &str) -> Signed<(Authority, String)> {
    let mut params = params(name, &[])?;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.extended_key_usages = Vec::new();
    let key = KeyPair::generate()?;
    let certificate = params.self_signed(&key)?.pem();
    Ok((Issuer::new(params, key), certificate))
}

/// For clients and servers alike: brokers are both among themselves.
fn params(name: &str, hosts: &[&str]) -> Signed<CertificateParams> {
    let hosts: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
    let mut params = CertificateParams::new(hosts)?;
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params.use_authority_key_identifier_extension = true;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth, ExtendedKeyUsagePurpose::ClientAuth];
    // A clock that is a little behind does not matter; a sandbox on kept data gets new ones at its next start.
    params.not_before = (SystemTime::now() - DAY).into();
    params.not_after = (SystemTime::now() + 365 * DAY).into();
    Ok(params)
}

/// Certificate and key as PEM; the key as PKCS #8, which Java reads.
fn sign(authority: &Authority, params: CertificateParams) -> Signed<(String, String)> {
    let key = KeyPair::generate()?;
    Ok((params.signed_by(&key, authority)?.pem(), key.serialize_pem()))
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

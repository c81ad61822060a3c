//! SCRAM (RFC 5802, RFC 7677): both sides prove that they know the password, and neither tells it.

use openssl::error::ErrorStack;
use openssl::hash::{MessageDigest, hash};
use openssl::pkcs5::pbkdf2_hmac;
use openssl::pkey::PKey;
use openssl::sign::Signer;
use openssl::{base64, memcmp, rand};

/// No channel binding, in base64: `n,,`.
const UNBOUND: &str = "biws";
/// RFC 7677 asks for at least this; a server that wants less would make a stolen exchange cheap to break.
const FEWEST_ITERATIONS: usize = 4096;
/// Half a second of work; Kafka's own brokers allow 16,384.
const MOST_ITERATIONS: usize = 1_000_000;

/// One login under way.
pub(super) struct Exchange {
    digest: MessageDigest,
    nonce: String,
    /// The client's first message without the channel binding's header.
    first: String,
}

/// The client's last message, and what the server has to answer to it.
pub(super) struct Final {
    pub message: String,
    signature: Vec<u8>,
}

impl Exchange {
    /// With a nonce of its own.
    pub fn begin(digest: MessageDigest, username: &str) -> Result<Exchange, String> {
        let mut random = [0; 24];
        rand::rand_bytes(&mut random).map_err(openssl)?;
        Ok(Exchange::with_nonce(digest, username, base64::encode_block(&random)))
    }

    fn with_nonce(digest: MessageDigest, username: &str, nonce: String) -> Exchange {
        let username = username.replace('=', "=3D").replace(',', "=2C");
        Exchange { digest, first: format!("n={username},r={nonce}"), nonce }
    }

    /// The client's first message.
    pub fn first(&self) -> String {
        format!("n,,{}", self.first)
    }

    /// Answers the server's challenge. An error says what is wrong with the challenge.
    pub fn answer(&self, challenge: &str, password: &str) -> Result<Final, String> {
        let [nonce, salt, iterations] = fields(challenge, ["r=", "s=", "i="])?;
        if nonce.len() <= self.nonce.len() || !nonce.starts_with(&self.nonce) {
            return Err("the server's nonce does not continue ours".to_owned());
        }
        let salt = base64::decode_block(salt).map_err(|_| "the server's salt is not base64".to_owned())?;
        let iterations = iterations
            .parse()
            .ok()
            .filter(|count| (FEWEST_ITERATIONS..=MOST_ITERATIONS).contains(count))
            .ok_or_else(|| format!("the server asks for {iterations} iterations, which is out of bounds"))?;
        let without_proof = format!("c={UNBOUND},r={nonce}");
        let signed = format!("{},{challenge},{without_proof}", self.first);
        let (proof, signature) = self.prove(password, &salt, iterations, &signed).map_err(openssl)?;
        Ok(Final { message: format!("{without_proof},p={}", base64::encode_block(&proof)), signature })
    }

    /// The client's proof and the server's signature of the exchange.
    fn prove(
        &self,
        password: &str,
        salt: &[u8],
        iterations: usize,
        signed: &str,
    ) -> Result<(Vec<u8>, Vec<u8>), ErrorStack> {
        let mut salted = vec![0; self.digest.size()];
        pbkdf2_hmac(password.as_bytes(), salt, iterations, self.digest, &mut salted)?;
        let client_key = self.hmac(&salted, b"Client Key")?;
        let stored_key = hash(self.digest, &client_key)?;
        let client_signature = self.hmac(&stored_key, signed.as_bytes())?;
        let proof = client_key.iter().zip(&client_signature).map(|(a, b)| a ^ b).collect();
        let server_key = self.hmac(&salted, b"Server Key")?;
        Ok((proof, self.hmac(&server_key, signed.as_bytes())?))
    }

    fn hmac(&self, key: &[u8], data: &[u8]) -> Result<Vec<u8>, ErrorStack> {
        let key = PKey::hmac(key)?;
        let mut signer = Signer::new(self.digest, &key)?;
        signer.update(data)?;
        signer.sign_to_vec()
    }
}

impl Final {
    /// Whether the server knows the password too: one that does not only pretends to be the broker.
    pub fn verify(&self, outcome: &str) -> Result<(), String> {
        if let Some(error) = outcome.strip_prefix("e=") {
            return Err(format!("the server says `{error}`"));
        }
        let [signature] = fields(outcome, ["v="])?;
        let given = base64::decode_block(signature).unwrap_or_default();
        match given.len() == self.signature.len() && memcmp::eq(&given, &self.signature) {
            true => Ok(()),
            false => Err("the server could not prove that it knows the password".to_owned()),
        }
    }
}

/// The values of the message's first fields, which must have these names; further ones are extensions.
fn fields<'a, const N: usize>(message: &'a str, names: [&str; N]) -> Result<[&'a str; N], String> {
    let mut parts = message.split(',');
    let mut values = [""; N];
    for (value, name) in values.iter_mut().zip(names) {
        *value = parts
            .next()
            .and_then(|part| part.strip_prefix(name))
            .ok_or_else(|| format!("the server's message lacks `{name}`"))?;
    }
    Ok(values)
}

fn openssl(error: ErrorStack) -> String {
    format!("OpenSSL: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHALLENGE: &str = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

    fn sha256() -> Exchange {
        Exchange::with_nonce(MessageDigest::sha256(), "user", "rOprNGfwEbeRWgbNEkqO".to_owned())
    }

    #[test]
    fn the_example_of_rfc_5802() {
        let exchange = Exchange::with_nonce(MessageDigest::sha1(), "user", "fyko+d2lbbFgONRv9qkxdawL".to_owned());
        assert_eq!(exchange.first(), "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
        let challenge = "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096";
        let last = exchange.answer(challenge, "pencil").unwrap();
        assert_eq!(last.message, "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        last.verify("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=").unwrap();
    }

    #[test]
    fn the_example_of_rfc_7677() {
        let last = sha256().answer(CHALLENGE, "pencil").unwrap();
        assert!(last.message.ends_with(",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="), "{}", last.message);
        last.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=").unwrap();
    }

    #[test]
    fn a_server_that_does_not_know_the_password_is_found_out() {
        let last = sha256().answer(CHALLENGE, "pencil").unwrap();
        for wrong in ["v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "v=", "v=!", "", "x=6rri", "e=other-error"] {
            assert!(last.verify(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_challenge_that_is_not_ours_or_too_weak_is_refused() {
        for (wrong, why) in [
            (CHALLENGE.replace("rOpr", "xOpr"), "nonce"),
            ("r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096".to_owned(), "nonce"),
            (CHALLENGE.replace("i=4096", "i=1"), "iterations"),
            (CHALLENGE.replace("i=4096", "i=999999999"), "iterations"),
            (CHALLENGE.replace("s=W", "s=*"), "base64"),
            (format!("m=ext,{CHALLENGE}"), "lacks `r=`"),
            (String::new(), "lacks `r=`"),
        ] {
            let Err(error) = sha256().answer(&wrong, "pencil") else { panic!("{wrong} was answered") };
            assert!(error.contains(why), "{wrong}: {error}");
        }
    }

    #[test]
    fn names_are_escaped_and_nonces_are_fresh() {
        let begin = || Exchange::begin(MessageDigest::sha512(), "a=b,c").unwrap();
        assert!(begin().first().starts_with("n,,n=a=3Db=2Cc,r="));
        assert_ne!(begin().nonce, begin().nonce);
    }
}

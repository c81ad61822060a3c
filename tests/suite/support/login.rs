//! The broker's half of SCRAM.

use openssl::base64::{decode_block, encode_block};
use openssl::hash::{MessageDigest, hash};
use openssl::pkcs5::pbkdf2_hmac;
use openssl::pkey::PKey;
use openssl::sign::Signer;

const SALT: &[u8] = b"a salt of no one else";
const ITERATIONS: usize = 4096;

/// The password that a peer knows, by SCRAM.
#[derive(Clone, Copy)]
pub struct Login {
    pub mechanism: &'static str,
    pub password: &'static str,
    /// Lets everyone in, as one would who only wants to hear a password.
    pub gullible: bool,
}

impl Login {
    /// Answers the client's first message; what both will sign begins with the two.
    pub fn challenge(&self, message: &str, signed: &mut String) -> Option<String> {
        let first = message.strip_prefix("n,,")?;
        let nonce = first.split_once(",r=")?.1;
        let challenge = format!("r={nonce}peer,s={},i={ITERATIONS}", encode_block(SALT));
        *signed = format!("{first},{challenge}");
        Some(challenge)
    }

    /// The server's signature, if the client's proof is right.
    pub fn outcome(&self, message: &str, signed: &str) -> Option<String> {
        let digest = if self.mechanism.ends_with("512") { MessageDigest::sha512() } else { MessageDigest::sha256() };
        let hmac = |key: &[u8], data: &[u8]| {
            let key = PKey::hmac(key).unwrap();
            Signer::new(digest, &key).unwrap().sign_oneshot_to_vec(data).unwrap()
        };
        let (without_proof, proof) = message.split_once(",p=")?;
        let signed = format!("{signed},{without_proof}");
        let mut salted = vec![0; digest.size()];
        pbkdf2_hmac(self.password.as_bytes(), SALT, ITERATIONS, digest, &mut salted).unwrap();
        let stored = hash(digest, &hmac(&salted, b"Client Key")).unwrap();
        let signature = hmac(&stored, signed.as_bytes());
        let proof = decode_block(proof).ok()?;
        let key: Vec<u8> = proof.iter().zip(signature).map(|(a, b)| a ^ b).collect();
        let right = hash(digest, &key).unwrap().as_ref() == stored.as_ref();
        let server = hmac(&hmac(&salted, b"Server Key"), signed.as_bytes());
        (right || self.gullible).then(|| format!("v={}", encode_block(&server)))
    }
}

//! The one place where a record's bytes may become others: for schemas, encryption, or whatever comes.

/// Which bytes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Key,
    Value,
}

/// Encodes what is published and decodes what is received. Null stays null: it never comes here.
///
/// The error says why; bytes that cannot be encoded are not published, and a record that cannot be decoded is rejected.
pub trait Codec: Send + Sync + 'static {
    fn encode(&self, topic: &str, part: Part, bytes: &[u8]) -> Result<Vec<u8>, String>;
    fn decode(&self, topic: &str, part: Part, bytes: &[u8]) -> Result<Vec<u8>, String>;
}

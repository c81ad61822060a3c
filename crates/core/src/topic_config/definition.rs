//! What is known about one topic config.

/// One topic-level config of Kafka.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConfigDef {
    pub name: &'static str,
    pub kind: Kind,
    /// Kafka's built-in default; a broker may have its own (`log.retention.ms` for `retention.ms`).
    pub default: &'static str,
    pub unit: Unit,
    /// Numbers that stand for a word, such as -1 for "unlimited"; the word is accepted as input too.
    pub words: &'static [(i64, &'static str)],
    /// What it does, in one line.
    pub description: &'static str,
}

/// A config's type with its bounds, as Kafka validates them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Boolean,
    /// 32 bits; `also` is a single number outside the bounds that is allowed.
    Int {
        min: i32,
        max: i32,
        also: Option<i32>,
    },
    /// 64 bits.
    Long {
        min: i64,
    },
    Double {
        min: f64,
        max: f64,
    },
    /// One of these words, in this case.
    Enum(&'static [&'static str]),
    /// Some of these words, separated by commas; order and repetition mean nothing.
    Set(&'static [&'static str]),
    /// `*`, or `partition:broker` pairs separated by commas.
    Replicas,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    None,
    Milliseconds,
    Bytes,
    /// A fraction of one.
    Ratio,
}

impl ConfigDef {
    /// The smallest and the largest whole number allowed, for integer kinds.
    pub fn bounds(&self) -> Option<(i64, i64)> {
        match self.kind {
            Kind::Int { min, max, .. } => Some((min.into(), max.into())),
            Kind::Long { min } => Some((min, i64::MAX)),
            _ => None,
        }
    }

    /// The word that `number` stands for, if it has one.
    pub fn word(&self, number: i64) -> Option<&'static str> {
        self.words.iter().find(|(n, _)| *n == number).map(|(_, word)| *word)
    }
}

//! The one table of settings: a row gives a setting its file key, variable, flag, kind, default and librdkafka property.
//!
//! The file, the environment, the flags, `config show`, the documentation and the mapping to librdkafka all read it.

/// What a client is for; each gets only the properties it knows, so that librdkafka has nothing to warn about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Connects and administers: addresses and security only.
    Admin,
    Producer,
    Consumer,
}

/// How a setting is written and what it may be. Ranges are librdkafka's own, inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `host:port`, several of them.
    Brokers,
    Text,
    /// A file that must be readable when it is used.
    Path,
    /// Never shown.
    Secret,
    Boolean,
    Integer {
        min: u64,
        max: u64,
    },
    /// Bytes: `16384` or `16KiB`.
    Size {
        min: u64,
        max: u64,
    },
    /// Milliseconds, with a unit: `500ms`.
    Duration {
        min: u64,
        max: u64,
    },
    /// Milliseconds, as the document writes them: a bare number. A unit is understood too.
    Millis {
        min: u64,
        max: u64,
    },
    /// One of a few words, each with its librdkafka spelling.
    Choice(&'static [(&'static str, &'static str)]),
}

/// One setting.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The key below `kafka:` in the file; `tls.ca_file` is `ca_file` below `tls:`.
    pub key: &'static str,
    pub variable: &'static str,
    pub flag: Option<&'static str>,
    pub kind: Kind,
    /// The built-in value, as it would be written; empty for none.
    pub default: &'static str,
    /// The librdkafka property it becomes.
    pub property: Option<&'static str>,
    pub roles: &'static [Role],
    /// One line for the documentation.
    pub meaning: &'static str,
}

const ALL: &[Role] = &[Role::Admin, Role::Producer, Role::Consumer];
const PRODUCER: &[Role] = &[Role::Producer];
const CONSUMER: &[Role] = &[Role::Consumer];

const COMPRESSION: Kind =
    Kind::Choice(&[("none", "none"), ("gzip", "gzip"), ("snappy", "snappy"), ("lz4", "lz4"), ("zstd", "zstd")]);
const ACKS: Kind = Kind::Choice(&[("none", "0"), ("leader", "1"), ("all", "all")]);
const RESET: Kind = Kind::Choice(&[("earliest", "earliest"), ("latest", "latest"), ("none", "error")]);
const MECHANISM: Kind =
    Kind::Choice(&[("PLAIN", "PLAIN"), ("SCRAM-SHA-256", "SCRAM-SHA-256"), ("SCRAM-SHA-512", "SCRAM-SHA-512")]);
const HOUR: u64 = 3_600_000;

/// Columns: key, variable, flag, kind, default, librdkafka property, roles, meaning.
const fn row(
    (key, variable, flag): (&'static str, &'static str, Option<&'static str>),
    (kind, default): (Kind, &'static str),
    property: Option<&'static str>,
    roles: &'static [Role],
    meaning: &'static str,
) -> Setting {
    Setting { key, variable, flag, kind, default, property, roles, meaning }
}

/// Every setting, in the order of the file.
#[rustfmt::skip]
pub const SETTINGS: &[Setting] = &[
    row(("brokers", "KAFKA_BROKERS", Some("--bootstrap-server")), (Kind::Brokers, "localhost:9092"), Some("bootstrap.servers"), ALL,
        "the brokers to start from, `host:port`; a comma separates them in the variable and the flag"),
    row(("client_id", "KAFKA_CLIENT_ID", Some("--client-id")), (Kind::Text, "helixctl"), Some("client.id"), ALL,
        "the name the brokers log, and meter quotas by"),
    row(("group_id", "KAFKA_GROUP_ID", Some("--group-id")), (Kind::Text, ""), Some("group.id"), CONSUMER,
        "the consumer group of the application"),
    row(("compression", "KAFKA_COMPRESSION", Some("--compression")), (COMPRESSION, "lz4"), Some("compression.codec"), PRODUCER,
        "the codec of produced batches"),
    row(("required_acks", "KAFKA_REQUIRED_ACKS", Some("--acks")), (ACKS, "all"), Some("acks"), PRODUCER,
        "which replicas must have a record before it counts as produced"),
    row(("max_wait_time", "KAFKA_MAX_WAIT_TIME", None), (Kind::Duration { min: 0, max: 300_000 }, "500ms"), Some("fetch.wait.max.ms"), CONSUMER,
        "how long a broker may hold a fetch back to fill it"),
    row(("batch_size", "KAFKA_BATCH_SIZE", None), (Kind::Size { min: 1, max: i32::MAX as u64 }, "1000000"), Some("batch.size"), PRODUCER,
        "the most bytes in one produced batch"),
    row(("linger_ms", "KAFKA_LINGER_MS", None), (Kind::Millis { min: 0, max: 900_000 }, "5"), Some("linger.ms"), PRODUCER,
        "how many milliseconds to wait for a batch to fill"),
    row(("auto_offset_reset", "KAFKA_AUTO_OFFSET_RESET", None), (RESET, "earliest"), Some("auto.offset.reset"), CONSUMER,
        "where a group without a usable commit begins"),
    row(("enable_auto_commit", "KAFKA_ENABLE_AUTO_COMMIT", None), (Kind::Boolean, "false"), Some("enable.auto.commit"), CONSUMER,
        "whether offsets are committed in the background"),
    row(("session_timeout", "KAFKA_SESSION_TIMEOUT", None), (Kind::Duration { min: 1, max: HOUR }, "30s"), Some("session.timeout.ms"), CONSUMER,
        "how long a silent member stays in its group"),
    row(("heartbeat_interval", "KAFKA_HEARTBEAT_INTERVAL", None), (Kind::Duration { min: 1, max: HOUR }, "3s"), Some("heartbeat.interval.ms"), CONSUMER,
        "how often a member says that it is alive; shorter than the session timeout"),
    // librdkafka hands out records one by one: helixctl itself takes this many between commits.
    row(("max_poll_records", "KAFKA_MAX_POLL_RECORDS", None), (Kind::Integer { min: 1, max: 1_000_000 }, "500"), None, CONSUMER,
        "the most records taken at once"),
    row(("tls.enabled", "KAFKA_TLS_ENABLED", None), (Kind::Boolean, "false"), None, ALL,
        "whether connections are encrypted"),
    row(("tls.cert_file", "KAFKA_TLS_CERT_FILE", None), (Kind::Path, ""), Some("ssl.certificate.location"), ALL,
        "the client's certificate, PEM; needs `key_file`"),
    row(("tls.key_file", "KAFKA_TLS_KEY_FILE", None), (Kind::Path, ""), Some("ssl.key.location"), ALL,
        "the client's private key, PEM; needs `cert_file`"),
    row(("tls.ca_file", "KAFKA_TLS_CA_FILE", None), (Kind::Path, ""), Some("ssl.ca.location"), ALL,
        "the authorities that may sign the brokers' certificates, PEM; without it, the system's"),
    row(("tls.verify", "KAFKA_TLS_VERIFY", None), (Kind::Boolean, "true"), Some("enable.ssl.certificate.verification"), ALL,
        "`false` accepts any certificate: said on every run"),
    row(("tls.key_password", "KAFKA_TLS_KEY_PASSWORD", None), (Kind::Secret, ""), Some("ssl.key.password"), ALL,
        "the password of `key_file`"),
    row(("sasl.enabled", "KAFKA_SASL_ENABLED", None), (Kind::Boolean, "false"), None, ALL,
        "whether to log in"),
    row(("sasl.mechanism", "KAFKA_SASL_MECHANISM", None), (MECHANISM, "SCRAM-SHA-512"), Some("sasl.mechanisms"), ALL,
        "how to log in"),
    row(("sasl.username", "KAFKA_SASL_USERNAME", None), (Kind::Text, ""), Some("sasl.username"), ALL,
        "who logs in"),
    row(("sasl.password", "KAFKA_SASL_PASSWORD", None), (Kind::Secret, ""), Some("sasl.password"), ALL,
        "the password itself; better in `password_file` or `password_command`"),
    row(("sasl.password_file", "KAFKA_SASL_PASSWORD_FILE", None), (Kind::Path, ""), None, ALL,
        "a file that holds the password; one newline at its end is dropped"),
    row(("sasl.password_command", "KAFKA_SASL_PASSWORD_COMMAND", None), (Kind::Secret, ""), None, ALL,
        "a shell command that prints the password; run only when a connection is needed"),
];

/// The setting with this key.
pub fn setting(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

impl Setting {
    /// `tls` and `ca_file` for `tls.ca_file`; no group for a key at the top.
    pub(super) fn path(&self) -> (Option<&'static str>, &'static str) {
        match self.key.split_once('.') {
            Some((group, name)) => (Some(group), name),
            None => (None, self.key),
        }
    }

    pub(super) fn is_secret(&self) -> bool {
        self.kind == Kind::Secret
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_follow_from_one_another() {
        // A property may be spelled like a key (`sasl.username`), so each kind of name has its own set.
        let [mut keys, mut properties, mut flags] = [(); 3].map(|()| std::collections::HashSet::new());
        for setting in SETTINGS {
            let variable = format!("KAFKA_{}", setting.key.replace('.', "_").to_uppercase());
            assert_eq!(setting.variable, variable);
            assert!(keys.insert(setting.key), "{}", setting.key);
            assert!(setting.property.is_none_or(|property| properties.insert(property)), "{}", setting.key);
            assert!(setting.flag.is_none_or(|flag| flags.insert(flag)), "{}", setting.key);
        }
    }
}

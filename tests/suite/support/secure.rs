//! A broker as production has it in what counts here: SASL, and an authorizer that denies by default.
//!
//! The one client listener keeps its name and is mapped to SASL_PLAINTEXT, so that the sandbox starts it like any other.

use std::sync::OnceLock;

use super::{Run, broker::Broker};

/// PLAIN users of the broker's own configuration; SCRAM users are made by the tests.
pub const USERS: [&str; 4] = ["admin", "alice", "bob", "carol"];

/// A running broker on which `admin` may do everything and others what the rules say.
pub struct Secure {
    broker: Broker,
}

/// The one that all tests share: names of topics, groups and users keep them apart.
pub fn secure() -> &'static Secure {
    static SECURE: OnceLock<Secure> = OnceLock::new();
    SECURE.get_or_init(|| Secure::start(&[]))
}

/// Another one, for tests that look at all rules of a cluster.
pub fn secure_alone() -> Secure {
    Secure::start(&[])
}

/// The password of a PLAIN user; long, so that it is found where it must not be.
pub fn password(user: &str) -> String {
    format!("{user}-sekret-5b1f")
}

impl Secure {
    fn start(more: &[&str]) -> Secure {
        let users: String = USERS.iter().map(|user| format!(" user_{user}=\"{}\"", password(user))).collect();
        let plain = format!(
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\" password=\"{}\"{users};",
            password("admin")
        );
        let scram = "org.apache.kafka.common.security.scram.ScramLoginModule required;";
        let mut properties = vec![
            "listener.security.protocol.map=PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT".to_owned(),
            "sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512".to_owned(),
            "inter.broker.listener.name=PLAINTEXT".to_owned(),
            "sasl.mechanism.inter.broker.protocol=PLAIN".to_owned(),
            format!("listener.name.plaintext.plain.sasl.jaas.config={plain}"),
            format!("listener.name.plaintext.scram-sha-256.sasl.jaas.config={scram}"),
            format!("listener.name.plaintext.scram-sha-512.sasl.jaas.config={scram}"),
            "super.users=User:admin;User:ANONYMOUS".to_owned(),
            "allow.everyone.if.no.acl.found=false".to_owned(),
        ];
        properties.extend(more.iter().map(|line| (*line).to_owned()));
        let flags: Vec<&str> = properties.iter().flat_map(|line| ["--property", line.as_str()]).collect();
        Secure { broker: Broker::start_with(1, &flags) }
    }

    /// host:port of the broker.
    pub fn address(&self) -> &str {
        &self.broker.brokers
    }

    /// A run as the administrator.
    pub fn admin(&self, args: &[&str]) -> Run {
        self.as_user("admin", args)
    }

    /// A run as a PLAIN user.
    pub fn as_user(&self, user: &str, args: &[&str]) -> Run {
        self.login("PLAIN", user, &password(user), args)
    }

    pub fn login(&self, mechanism: &str, user: &str, password: &str, args: &[&str]) -> Run {
        Run::new(args)
            .brokers(self.address())
            .env("KAFKA_SASL_ENABLED", "true")
            .env("KAFKA_SASL_MECHANISM", mechanism)
            .env("KAFKA_SASL_USERNAME", user)
            .env("KAFKA_SASL_PASSWORD", password)
    }
}

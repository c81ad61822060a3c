//! The text of a broker's `server.properties`.

use super::secure::{self, Passwords};
use super::state::{Broker, SandboxState};

/// The keys that decide whether the sandbox works at all; they cannot be set by the user.
pub(super) const OWNED: [&str; 9] = [
    "process.roles",
    "node.id",
    "listeners",
    "advertised.listeners",
    "controller.listener.names",
    "controller.quorum.voters",
    "controller.quorum.bootstrap.servers",
    "log.dirs",
    "log.dir",
];

/// The properties of one broker of the sandbox; `passwords` if it is secured.
pub(super) fn text(state: &SandboxState, broker: &Broker, passwords: Option<&Passwords>) -> String {
    let voters: Vec<String> = state
        .nodes
        .iter()
        .filter_map(|node| node.controller.map(|port| format!("{}@127.0.0.1:{port}", node.id)))
        .collect();
    let address = |(name, port)| format!("{name}://127.0.0.1:{port}");
    let client = secure::listener_names(state, broker).into_iter().map(address).collect::<Vec<_>>().join(",");
    let open = state.secure.is_none().to_string();
    let (roles, listeners) = match broker.controller {
        Some(port) => ("broker,controller", format!("{client},CONTROLLER://127.0.0.1:{port}")),
        None => ("broker", client.clone()),
    };
    let copies = state.nodes.len().min(3).to_string();
    let set = |pairs: &[(&str, &str)], lines: &mut String| {
        for (key, value) in pairs {
            *lines += &format!("{}={}\n", escape(key, true), escape(value, false));
        }
    };
    let mut lines = String::new();
    set(
        &[
            // What a user may override comes first: the last line of a key counts.
            ("auto.create.topics.enable", "false"),
            ("group.initial.rebalance.delay.ms", "0"),
            ("default.replication.factor", &copies),
            ("offsets.topic.num.partitions", "3"),
            ("offsets.topic.replication.factor", &copies),
            ("transaction.state.log.num.partitions", "3"),
            ("transaction.state.log.replication.factor", &copies),
            ("transaction.state.log.min.isr", "1"),
            ("share.coordinator.state.topic.num.partitions", "3"),
            ("share.coordinator.state.topic.replication.factor", &copies),
            ("share.coordinator.state.topic.min.isr", "1"),
            // Access rules can be tried: unless it is secured, everything is allowed until there is a rule.
            ("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
            ("super.users", "User:ANONYMOUS"),
            ("allow.everyone.if.no.acl.found", &open),
            ("broker.heartbeat.interval.ms", "500"),
            // A killed broker is missed, and may come back, after this time.
            ("broker.session.timeout.ms", "5000"),
            // Small, since many may run beside each other.
            ("num.network.threads", "2"),
            ("num.io.threads", "4"),
            ("log.cleaner.dedupe.buffer.size", "16777216"),
            ("broker.rack", &format!("rack-{}", broker.id)),
        ],
        &mut lines,
    );
    let extra: Vec<(&str, &str)> = state.properties.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    set(&extra, &mut lines);
    if let (Some(secured), Some(passwords)) = (&state.secure, passwords) {
        let own = secure::lines(secured, state, broker, passwords);
        let own: Vec<(&str, &str)> = own.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        set(&own, &mut lines);
    }
    set(
        &[
            ("process.roles", roles),
            ("node.id", &broker.id.to_string()),
            ("controller.quorum.voters", &voters.join(",")),
            ("controller.listener.names", "CONTROLLER"),
            ("listeners", &listeners),
            ("advertised.listeners", &client),
            ("log.dirs", &state.log_folder(broker.id).to_string_lossy()),
        ],
        &mut lines,
    );
    lines
}

/// A key or value as a Java properties file spells it.
fn escape(text: &str, key: bool) -> String {
    let mut escaped = String::new();
    for (index, letter) in text.chars().enumerate() {
        match letter {
            '\\' => escaped += "\\\\",
            '\t' => escaped += "\\t",
            // Kafka reads the file as ISO 8859-1.
            letter if !letter.is_ascii() => {
                let mut units = [0; 2];
                for unit in letter.encode_utf16(&mut units) {
                    escaped += &format!("\\u{unit:04x}");
                }
            }
            letter => {
                if index == 0 && matches!(letter, ' ' | '#' | '!') || key && matches!(letter, ' ' | '=' | ':') {
                    escaped.push('\\');
                }
                escaped.push(letter);
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::state::tests::sample;
    use super::*;

    fn value(text: &str, key: &str) -> Option<String> {
        let mut lines = text.lines().filter_map(|line| line.split_once('='));
        lines.rfind(|(name, _)| *name == key).map(|(_, value)| value.to_owned())
    }

    #[test]
    fn the_first_three_are_controllers_too() {
        let mut state = sample(5);
        state.properties = vec![("auto.create.topics.enable".to_owned(), "true".to_owned())];
        let first = text(&state, &state.nodes[0], None);
        assert_eq!(value(&first, "process.roles").unwrap(), "broker,controller");
        assert_eq!(
            value(&first, "controller.quorum.voters").unwrap(),
            "1@127.0.0.1:29001,2@127.0.0.1:29002,3@127.0.0.1:29003"
        );
        assert_eq!(value(&first, "listeners").unwrap(), "PLAINTEXT://127.0.0.1:21001,CONTROLLER://127.0.0.1:29001");
        assert_eq!(value(&first, "auto.create.topics.enable").unwrap(), "true");
        let last = text(&state, &state.nodes[4], None);
        assert_eq!(value(&last, "process.roles").unwrap(), "broker");
        assert_eq!(value(&last, "broker.rack").unwrap(), "rack-5");
        assert_eq!(value(&last, "offsets.topic.replication.factor").unwrap(), "3");
        let single = sample(1);
        assert_eq!(value(&text(&single, &single.nodes[0], None), "offsets.topic.replication.factor").unwrap(), "1");
    }

    #[test]
    fn any_path_can_be_a_value() {
        assert_eq!(escape("/tmp/a b", false), "/tmp/a b");
        assert_eq!(escape(" x=y", false), "\\ x=y");
        assert_eq!(escape("a:b=c d", true), "a\\:b\\=c\\ d");
        assert_eq!(escape("a\\b", false), "a\\\\b");
        assert_eq!(escape("/tmp/é𝄞", false), "/tmp/\\u00e9\\ud834\\udd1e");
    }
}

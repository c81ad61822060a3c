//! Headers of dead letters: where a record came from, why it failed, and how often it was sent back. Ours, and those of Spring
//! Kafka (`DeadLetterPublishingRecoverer`) and Kafka Connect (KIP-298).

use super::Headers;

pub const TOPIC: &str = "helixctl.origin.topic";
pub const PARTITION: &str = "helixctl.origin.partition";
pub const OFFSET: &str = "helixctl.origin.offset";
/// Milliseconds since the epoch.
pub const TIMESTAMP: &str = "helixctl.origin.timestamp";
pub const ERROR: &str = "helixctl.error";
/// How often a worker tried.
pub const ATTEMPTS: &str = "helixctl.attempts";
pub const GROUP: &str = "helixctl.group";
/// How often it was sent back to its topic.
pub const REDRIVES: &str = "helixctl.redrives";

/// All of these say something of the failure: a record that goes back loses them.
const OF_FAILURES: [&str; 6] = ["helixctl.origin.", ERROR, ATTEMPTS, GROUP, "kafka_dlt-", "__connect.errors."];

/// Where a dead letter came from. Headers that are not there are nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub topic: String,
    pub partition: Option<i32>,
    /// Milliseconds since the epoch.
    pub timestamp: Option<i64>,
    /// In a few words: what it is counted under.
    pub error: String,
    pub redrives: u32,
}

/// Longer errors are cut: their ends hold what differs from record to record.
const ERROR_LENGTH: usize = 80;

impl Origin {
    /// `None` if no header names a topic. Of headers with the same name the first counts: it was there before the others.
    pub fn of(headers: Headers<'_>) -> Option<Origin> {
        let find =
            |name: &str| headers.clone().find(|(found, _)| *found == name.as_bytes()).and_then(|(_, value)| value);
        let text = |name: &str| find(name).map(|value| String::from_utf8_lossy(value).into_owned());
        let number = |name: &str| text(name).and_then(|text| text.parse::<i64>().ok());
        // Spring writes big-endian integers.
        let int = |name: &str| find(name).and_then(|value| value.try_into().ok()).map(i32::from_be_bytes);
        let long = |name: &str| find(name).and_then(|value| value.try_into().ok()).map(i64::from_be_bytes);
        let partition = |number: Option<i64>| number.and_then(|number| i32::try_from(number).ok());
        let (topic, partition, timestamp, error) = if let Some(topic) = text(TOPIC) {
            (topic, partition(number(PARTITION)), number(TIMESTAMP), text(ERROR))
        } else if let Some(topic) = text("kafka_dlt-original-topic") {
            let error = ["kafka_dlt-exception-cause-fqcn", "kafka_dlt-exception-fqcn", "kafka_dlt-exception-message"];
            let error = error.into_iter().find_map(text);
            (topic, int("kafka_dlt-original-partition"), long("kafka_dlt-original-timestamp"), error)
        } else {
            let topic = text("__connect.errors.topic")?;
            let error = ["__connect.errors.exception.class.name", "__connect.errors.exception.message"];
            (topic, partition(number("__connect.errors.partition")), None, error.into_iter().find_map(text))
        };
        let error = error.as_deref().and_then(|error| error.lines().next()).unwrap_or("(no error named)");
        Some(Origin {
            topic,
            partition: partition.filter(|number| *number >= 0),
            timestamp: timestamp.filter(|timestamp| *timestamp >= 0),
            error: error.chars().take(ERROR_LENGTH).collect(),
            redrives: number(REDRIVES).and_then(|number| u32::try_from(number).ok()).unwrap_or(0),
        })
    }
}

/// Whether a header is one of those that a record loses on its way back. The count is among them: it is written anew.
pub fn is_of_failure(name: &[u8]) -> bool {
    name == REDRIVES.as_bytes() || OF_FAILURES.iter().any(|of| name.starts_with(of.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::batch::tests::batch;
    use crate::record::batch::{Decoder, Wanted};

    fn of(headers: &[(&str, Option<&[u8]>)]) -> Option<Origin> {
        let bytes = batch(0, 0, -1, &[(None, None, headers)]);
        let wanted = Wanted { topic: "dead", partition: 0, from: 0, until: i64::MAX };
        let mut found = None;
        Decoder::default()
            .records(&bytes, wanted, &[], |record| {
                found = Origin::of(record.headers);
                true
            })
            .unwrap();
        found
    }

    #[test]
    fn each_family_of_headers_is_understood() {
        let ours = of(&[
            (TOPIC, Some(b"orders")),
            (PARTITION, Some(b"3")),
            (TIMESTAMP, Some(b"1700000000000")),
            (ERROR, Some(b"no such user\nat line 3")),
            (REDRIVES, Some(b"2")),
        ]);
        let expected = |timestamp, error: &str, redrives| {
            let (topic, error) = ("orders".to_owned(), error.to_owned());
            Some(Origin { topic, partition: Some(3), timestamp, error, redrives })
        };
        assert_eq!(ours, expected(Some(1_700_000_000_000), "no such user", 2));
        let spring = of(&[
            ("kafka_dlt-original-topic", Some(b"orders")),
            ("kafka_dlt-original-topic", Some(b"orders-retry")),
            ("kafka_dlt-original-partition", Some(&3_i32.to_be_bytes())),
            ("kafka_dlt-original-timestamp", Some(&1_700_000_000_000_i64.to_be_bytes())),
            ("kafka_dlt-exception-fqcn", Some(b"java.lang.IllegalStateException")),
            ("kafka_dlt-exception-message", Some(b"of this record only")),
        ]);
        assert_eq!(spring, expected(Some(1_700_000_000_000), "java.lang.IllegalStateException", 0));
        let connect = of(&[
            ("__connect.errors.topic", Some(b"orders")),
            ("__connect.errors.partition", Some(b"3")),
            ("__connect.errors.exception.class.name", Some(b"org.apache.kafka.connect.errors.DataException")),
        ]);
        assert_eq!(connect, expected(None, "org.apache.kafka.connect.errors.DataException", 0));
    }

    #[test]
    fn what_makes_no_sense_is_nothing() {
        assert_eq!(of(&[("trace", Some(b"x"))]), None);
        assert_eq!(of(&[(TOPIC, None)]), None);
        let odd = of(&[(TOPIC, Some(b"t")), (PARTITION, Some(b"-1")), (REDRIVES, Some(b"many"))]).unwrap();
        assert_eq!((odd.partition, odd.redrives, &*odd.error), (None, 0, "(no error named)"));
        assert_eq!(
            of(&[("kafka_dlt-original-topic", Some(b"t")), ("kafka_dlt-original-partition", Some(b"3"))])
                .unwrap()
                .partition,
            None
        );
    }

    #[test]
    fn only_headers_of_failures_are_lost() {
        for lost in [
            "helixctl.error",
            "helixctl.origin.offset",
            "kafka_dlt-exception-stacktrace",
            "__connect.errors.stage",
            REDRIVES,
        ] {
            assert!(is_of_failure(lost.as_bytes()), "{lost}");
        }
        for kept in ["helixctl.source.topic", "trace", "kafka_correlationId", ""] {
            assert!(!is_of_failure(kept.as_bytes()), "{kept}");
        }
    }
}

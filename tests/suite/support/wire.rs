//! A Kafka client of a few lines: it asks exactly one thing at a time, and tells what the authorizer made of it.
//!
//! A real client asks for metadata first and so hides every answer behind Describe. Here each request is checked for one
//! operation only, names things that do not exist, and so changes nothing, whatever the answer.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use helixctl::acl::{Operation, ResourceKind};

/// Kafka's codes for "not authorized", by what was asked about.
const UNAUTHORIZED: [i16; 4] = [29, 30, 31, 53];
const TOPIC: i8 = 2;
const BROKER: i8 = 4;
const GROUP: i8 = 32;

/// A connection that has logged in by SASL PLAIN.
pub struct Wire {
    stream: TcpStream,
}

/// A request body, or what is left of an answer.
#[derive(Default)]
struct Body(Vec<u8>);

impl Body {
    fn i8(mut self, value: i8) -> Self {
        self.0.extend(value.to_be_bytes());
        self
    }

    fn i16(mut self, value: i16) -> Self {
        self.0.extend(value.to_be_bytes());
        self
    }

    fn i32(mut self, value: i32) -> Self {
        self.0.extend(value.to_be_bytes());
        self
    }

    fn i64(mut self, value: i64) -> Self {
        self.0.extend(value.to_be_bytes());
        self
    }

    fn text(self, value: &str) -> Self {
        let mut body = self.i16(i16::try_from(value.len()).expect("a short text"));
        body.0.extend(value.as_bytes());
        body
    }

    fn bytes(self, value: &[u8]) -> Self {
        let mut body = self.i32(i32::try_from(value.len()).expect("few bytes"));
        body.0.extend(value);
        body
    }
}

struct Answer {
    bytes: Vec<u8>,
    at: usize,
}

impl Answer {
    fn take(&mut self, count: usize) -> &[u8] {
        self.at += count;
        &self.bytes[self.at - count..self.at]
    }

    fn i16(&mut self) -> i16 {
        i16::from_be_bytes(self.take(2).try_into().expect("two bytes"))
    }

    /// Skips a text, which may be null.
    fn text(mut self) -> Self {
        let length = self.i16().max(0);
        self.take(usize::try_from(length).expect("a length"));
        self
    }

    fn skip(mut self, count: usize) -> Self {
        self.take(count);
        self
    }
}

impl Wire {
    pub fn login(address: &str, user: &str, password: &str) -> Wire {
        let stream = TcpStream::connect(address).expect("the broker listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
        stream.set_nodelay(true).expect("no delay");
        let mut wire = Wire { stream };
        assert_eq!(wire.ask(17, 1, Body::default().text("PLAIN")).i16(), 0, "SaslHandshake");
        let token = format!("\0{user}\0{password}");
        assert_eq!(wire.ask(36, 0, Body::default().bytes(token.as_bytes())).i16(), 0, "SaslAuthenticate as {user}");
        wire
    }

    /// Sends a request with a header of version 1 and reads its answer, from behind the correlation id on.
    fn ask(&mut self, api: i16, version: i16, body: Body) -> Answer {
        let whole = Body::default().i16(api).i16(version).i32(7).text("test");
        let length = i32::try_from(whole.0.len() + body.0.len()).expect("a short request");
        let message = [&length.to_be_bytes()[..], &whole.0, &body.0].concat();
        self.stream.write_all(&message).expect("the request is sent");
        let mut length = [0; 4];
        self.stream.read_exact(&mut length).expect("an answer");
        let mut bytes = vec![0; usize::try_from(i32::from_be_bytes(length)).expect("a length")];
        self.stream.read_exact(&mut bytes).expect("the whole answer");
        Answer { bytes, at: 4 }
    }

    /// Whether the broker lets this connection do it; `None` where no request asks for just that.
    pub fn may(&mut self, operation: Operation, kind: ResourceKind, name: &str) -> Option<bool> {
        let code = match kind {
            ResourceKind::Topic => self.topic(operation, name)?,
            ResourceKind::Group => self.group(operation, name)?,
            ResourceKind::TransactionalId => self.transactional_id(operation, name)?,
            ResourceKind::Cluster => self.cluster(operation)?,
            ResourceKind::DelegationToken | ResourceKind::User => return None,
        };
        Some(!UNAUTHORIZED.contains(&code))
    }

    fn topic(&mut self, operation: Operation, name: &str) -> Option<i16> {
        let one = Body::default().i32(1).text(name);
        Some(match operation {
            // Produce 3: transactional id, acks, timeout, topics (name, partitions (index, records)).
            Operation::Write => {
                let body = Body::default().i16(-1).i16(1).i32(1000).i32(1).text(name).i32(1).i32(0).bytes(&[]);
                self.ask(0, 3, body).skip(4).text().skip(4 + 4).i16()
            }
            // Fetch 4: replica, wait, min, max, isolation, topics (name, partitions (index, offset, max)).
            Operation::Read => {
                let body = Body::default().i32(-1).i32(0).i32(0).i32(1).i8(0).i32(1).text(name);
                self.ask(1, 4, body.i32(1).i32(0).i64(0).i32(1)).skip(4 + 4).text().skip(4 + 4).i16()
            }
            // ListOffsets 1: replica, topics (name, partitions (index, timestamp)).
            Operation::Describe => {
                let body = Body::default().i32(-1).i32(1).text(name).i32(1).i32(0).i64(-1);
                self.ask(2, 1, body).skip(4).text().skip(4 + 4).i16()
            }
            // DeleteRecords 0: topics (name, partitions (index, offset)), timeout.
            Operation::Delete => {
                let body = one.i32(1).i32(0).i64(0).i32(1000);
                self.ask(21, 0, body).skip(4 + 4).text().skip(4 + 4 + 8).i16()
            }
            // CreateTopics 2: topics (name, partitions, factor, assignments, configs), timeout, validate only.
            Operation::Create => {
                let body = one.i32(1).i16(1).i32(0).i32(0).i32(1000).i8(1);
                self.ask(19, 2, body).skip(4 + 4).text().i16()
            }
            // CreatePartitions 0: topics (name, count, assignments), timeout, validate only.
            Operation::Alter => {
                let body = one.i32(9).i32(-1).i32(1000).i8(1);
                self.ask(37, 0, body).skip(4 + 4).text().i16()
            }
            Operation::DescribeConfigs => self.describe_configs(TOPIC, name),
            Operation::AlterConfigs => self.alter_configs(TOPIC, name, "retention.ms"),
            _ => return None,
        })
    }

    fn group(&mut self, operation: Operation, name: &str) -> Option<i16> {
        Some(match operation {
            // DescribeGroups 0: groups.
            Operation::Describe => self.ask(15, 0, Body::default().i32(1).text(name)).skip(4).i16(),
            // Heartbeat 0: group, generation, member.
            Operation::Read => self.ask(12, 0, Body::default().text(name).i32(1).text("nobody")).i16(),
            // DeleteGroups 0: groups.
            Operation::Delete => self.ask(42, 0, Body::default().i32(1).text(name)).skip(4 + 4).text().i16(),
            Operation::DescribeConfigs => self.describe_configs(GROUP, name),
            Operation::AlterConfigs => self.alter_configs(GROUP, name, "consumer.session.timeout.ms"),
            _ => return None,
        })
    }

    fn transactional_id(&mut self, operation: Operation, name: &str) -> Option<i16> {
        Some(match operation {
            // EndTxn 0: transactional id, producer id, epoch, committed.
            Operation::Write => self.ask(26, 0, Body::default().text(name).i64(1).i16(0).i8(0)).skip(4).i16(),
            // FindCoordinator 1: key, type.
            Operation::Describe => self.ask(10, 1, Body::default().text(name).i8(1)).skip(4).i16(),
            _ => return None,
        })
    }

    fn cluster(&mut self, operation: Operation) -> Option<i16> {
        // Rules on a topic that does not exist: type, name, pattern, principal, host, operation, permission.
        let rules = |body: Body| body.i8(2).text("no-such-topic").i8(3).i16(-1).i16(-1).i8(1).i8(1);
        Some(match operation {
            Operation::Describe => self.ask(29, 1, rules(Body::default())).skip(4).i16(),
            Operation::Alter => self.ask(31, 1, rules(Body::default().i32(1))).skip(4 + 4).i16(),
            Operation::DescribeConfigs => self.describe_configs(BROKER, "1"),
            // A value that the broker would refuse is refused before anybody is asked for rights.
            Operation::AlterConfigs => self.alter_configs(BROKER, "1", "message.max.bytes"),
            _ => return None,
        })
    }

    /// DescribeConfigs 1: resources (type, name, keys), synonyms.
    fn describe_configs(&mut self, kind: i8, name: &str) -> i16 {
        let body = Body::default().i32(1).i8(kind).text(name).i32(0).i8(0);
        self.ask(32, 1, body).skip(4 + 4).i16()
    }

    /// IncrementalAlterConfigs 0: resources (type, name, configs (name, operation, value)), validate only.
    fn alter_configs(&mut self, kind: i8, name: &str, key: &str) -> i16 {
        let body = Body::default().i32(1).i8(kind).text(name).i32(1).text(key).i8(0).text("45000").i8(1);
        self.ask(44, 0, body).skip(4 + 4).i16()
    }
}

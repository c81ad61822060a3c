//! Asking a broker who is in the cluster, by one hand-made Metadata request.
//!
//! It needs no client library, connects to that broker only, and takes milliseconds.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// Metadata, version 4: the last before flexible encodings that every Kafka from 0.11 to 4.x answers.
const METADATA: [u8; 4] = [0, 3, 0, 4];
const PATIENCE: Duration = Duration::from_secs(2);

/// What a broker says of its cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Members {
    /// The ids of the brokers that may be used now.
    pub(super) brokers: Vec<i32>,
    /// −1 when there is none.
    pub(super) controller: i32,
    pub(super) cluster: Option<String>,
}

/// Asks the broker on `port`; `None` when it does not answer, or not so that it can be understood.
pub(super) fn members(port: u16) -> Option<Members> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.write_all(&request()).ok()?;
    let mut length = [0; 4];
    stream.read_exact(&mut length).ok()?;
    let length = usize::try_from(i32::from_be_bytes(length)).ok().filter(|length| *length < 1 << 20)?;
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    read(&body)
}

/// Whether somebody takes connections on `port`.
pub(super) fn listens(port: u16) -> bool {
    TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE).is_ok()
}

fn request() -> Vec<u8> {
    let client = b"helixctl-sandbox";
    let mut body = METADATA.to_vec();
    body.extend(7_i32.to_be_bytes()); // correlation id
    body.extend([0, client.len() as u8]);
    body.extend(client);
    body.extend(0_i32.to_be_bytes()); // no topics
    body.push(0); // create none
    let mut whole = (body.len() as u32).to_be_bytes().to_vec();
    whole.extend(body);
    whole
}

fn read(body: &[u8]) -> Option<Members> {
    let mut rest = Rest(body);
    rest.skip(8)?; // correlation id, throttle time
    let count = rest.int()?;
    let mut brokers = Vec::new();
    for _ in 0..count {
        brokers.push(rest.int()?);
        rest.text()?; // host
        rest.int()?; // port
        rest.text()?; // rack
    }
    brokers.sort_unstable();
    let cluster = rest.text()?;
    Some(Members { brokers, controller: rest.int()?, cluster })
}

/// What is left to be read of a response.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn skip(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        Some(head)
    }

    fn int(&mut self) -> Option<i32> {
        self.skip(4)?.try_into().ok().map(i32::from_be_bytes)
    }

    /// A string that may be null: the outer `None` is a response cut short.
    fn text(&mut self) -> Option<Option<String>> {
        let length = i16::from_be_bytes(self.skip(2)?.try_into().ok()?);
        match usize::try_from(length) {
            Ok(length) => self.skip(length).map(|bytes| Some(String::from_utf8_lossy(bytes).into_owned())),
            Err(_) => Some(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    fn response() -> Vec<u8> {
        let mut body = vec![0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 2];
        for (id, rack) in [(3, Some("rack-3")), (1, None)] {
            body.extend(i32::to_be_bytes(id));
            body.extend([0, 9]);
            body.extend(b"127.0.0.1");
            body.extend(19092_i32.to_be_bytes());
            match rack {
                Some(rack) => {
                    body.extend([0, 6]);
                    body.extend(rack.bytes());
                }
                None => body.extend([0xff, 0xff]),
            }
        }
        body.extend([0, 2, b'i', b'd']);
        body.extend(3_i32.to_be_bytes());
        body.extend([0; 4]);
        body
    }

    #[test]
    fn a_response_is_read_and_one_cut_short_is_not() {
        let body = response();
        let expected = Members { brokers: vec![1, 3], controller: 3, cluster: Some("id".to_owned()) };
        assert_eq!(read(&body), Some(expected));
        for end in 0..body.len() - 4 {
            assert_eq!(read(&body[..end]), None, "{end}");
        }
    }

    #[test]
    fn a_port_that_answers_something_else_is_no_broker() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = server.local_addr().unwrap().port();
        let answer = std::thread::spawn(move || server.accept().unwrap().0.write_all(b"HTTP/1.1 400\r\n\r\n"));
        assert_eq!(members(port), None);
        answer.join().unwrap().unwrap();
    }
}

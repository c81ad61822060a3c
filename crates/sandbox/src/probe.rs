//! Asking a broker who is in the cluster.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use helixctl_core::cluster::{ClusterInfo, Look as _};
use helixctl_kafka::KafkaCluster;

const PATIENCE: Duration = Duration::from_secs(2);

/// Asks the broker on `port`; `None` when it does not answer, or not so that it can be understood.
pub(super) fn cluster(port: u16) -> Option<ClusterInfo> {
    if !listens(port) {
        return None;
    }
    // A thread of its own: the caller may be inside a runtime already.
    std::thread::spawn(move || ask(port)).join().ok()?
}

fn ask(port: u16) -> Option<ClusterInfo> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
    let properties = BTreeMap::from([("bootstrap.servers".to_owned(), format!("127.0.0.1:{port}"))]);
    let cluster = KafkaCluster::new(&properties, PATIENCE).ok()?;
    runtime.block_on(cluster.info()).ok()
}

/// Whether somebody takes connections on `port`.
pub(super) fn listens(port: u16) -> bool {
    TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE).is_ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn a_port_that_answers_something_else_is_no_broker() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = server.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for mut stream in server.incoming().flatten() {
                drop(stream.write_all(b"HTTP/1.1 400\r\n\r\n"));
            }
        });
        assert_eq!(cluster(port), None);
    }
}

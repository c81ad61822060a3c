//! Ports for the brokers: the ones asked for, or free ones.

use std::net::{Ipv4Addr, TcpListener};

use super::files;
use helixctl_core::error::{Error, Result};

/// Below the ports that Linux and macOS give to outgoing connections, so that none of those is in the way later.
const RANGE: std::ops::Range<u16> = 20000..32000;

/// The ports of one sandbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ports {
    pub(super) brokers: Vec<u16>,
    /// One for each member of the controller quorum.
    pub(super) controllers: Vec<u16>,
    /// As many more as were asked for.
    pub(super) more: Vec<u16>,
}

/// How many of the brokers are controllers too: an odd number, so that one of three may fail.
pub(super) const fn quorum(brokers: u16) -> u16 {
    if brokers < 3 { 1 } else { 3 }
}

/// Ports that are free now, and `more` for further listeners. The listeners are held until all are found, so that none is given twice.
pub(super) fn choose(brokers: u16, first: Option<u16>, more: u16) -> Result<Ports> {
    let mut held = Vec::new();
    let mut ports = Ports { brokers: Vec::new(), controllers: Vec::new(), more: Vec::new() };
    for offset in 0..brokers {
        let port = match first {
            Some(first) => {
                let port = first + offset;
                held.push(bind(port).map_err(|error| taken(port, error))?);
                port
            }
            None => free(&mut held)?,
        };
        ports.brokers.push(port);
    }
    for _ in 0..quorum(brokers) {
        ports.controllers.push(free(&mut held)?);
    }
    for _ in 0..more {
        ports.more.push(free(&mut held)?);
    }
    Ok(ports)
}

fn bind(port: u16) -> std::io::Result<TcpListener> {
    // A listener of another program on all addresses would get our clients on some systems: look there as well.
    let everywhere = TcpListener::bind((Ipv4Addr::UNSPECIFIED, port))?;
    drop(everywhere);
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

fn free(held: &mut Vec<TcpListener>) -> Result<u16> {
    let width = RANGE.end - RANGE.start;
    for _ in 0..500 {
        let bytes = files::random(2)?;
        let port = RANGE.start + u16::from_be_bytes([bytes[0], bytes[1]]) % width;
        if let Ok(listener) = bind(port) {
            held.push(listener);
            return Ok(port);
        }
    }
    Err(Error::failed(format!("found no free port on 127.0.0.1 between {} and {}", RANGE.start, RANGE.end))
        .hint("name one with --port"))
}

/// The error for a port that is not free.
pub(super) fn taken(port: u16, error: std::io::Error) -> Error {
    Error::failed(format!("port {port} on 127.0.0.1 is not free"))
        .because(error)
        .hint("choose another --port, or leave it out to have a free one found")
        .hint(format!("`lsof -iTCP:{port} -sTCP:LISTEN` shows who has it; `helixctl sandbox status`, if a sandbox has"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_ports_are_all_different() {
        let ports = choose(9, None, 2).unwrap();
        let mut all = [ports.brokers.clone(), ports.controllers.clone()].concat();
        all.sort_unstable();
        all.dedup();
        assert_eq!((ports.brokers.len(), ports.controllers.len(), all.len()), (9, 3, 12));
    }

    #[test]
    fn a_taken_port_is_named() {
        let (held, port) = std::iter::from_fn(|| {
            let mut held = Vec::new();
            let port = free(&mut held).ok()?;
            Some((held, port))
        })
        .next()
        .unwrap();
        let error = choose(2, Some(port - 1), 0).unwrap_err();
        assert!(error.message.contains(&format!("port {port} on 127.0.0.1")) || error.message.contains("not free"));
        drop(held);
    }

    #[test]
    fn the_quorum_is_odd() {
        assert_eq!([1, 2, 3, 4, 9].map(quorum), [1, 1, 3, 3, 3]);
    }
}

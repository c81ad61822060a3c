//! A broker's address: `host:port`, `host` (9092 is assumed and said), `[::1]:9092`.

use std::net::Ipv6Addr;

use super::value::Wrong;

/// The port Kafka listens on unless told otherwise.
const DEFAULT_PORT: u16 = 9092;

/// One address as librdkafka takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub text: String,
    /// The port was not written.
    pub assumed: bool,
}

/// Reads one address.
pub(super) fn parse(text: &str) -> Result<Address, Wrong> {
    if let Some((scheme, rest)) = text.split_once("://") {
        let hint = match scheme.to_lowercase().contains("ssl") {
            true => format!("write `{rest}`; encryption is turned on by `tls.enabled: true`"),
            false => format!("write `{rest}`"),
        };
        return Err(Wrong::new("`host:port` without a scheme").hint(hint));
    }
    let (host, port) = match text.strip_prefix('[') {
        Some(rest) => bracketed(rest)?,
        None => named(text)?,
    };
    match port {
        None => Ok(Address { text: format!("{host}:{DEFAULT_PORT}"), assumed: true }),
        Some(port) => Ok(Address { text: format!("{host}:{}", number(port)?), assumed: false }),
    }
}

/// The address and port behind an opening bracket.
fn bracketed(rest: &str) -> Result<(String, Option<&str>), Wrong> {
    let wrong = || Wrong::new("an IPv6 address in brackets like `[::1]:9092`");
    let (inside, after) = rest.split_once(']').ok_or_else(wrong)?;
    // A zone (`fe80::1%eth0`) belongs to this machine and is left to the resolver.
    let (address, _zone) = inside.split_once('%').unwrap_or((inside, ""));
    address.parse::<Ipv6Addr>().map_err(|_| wrong())?;
    match after.strip_prefix(':') {
        Some(port) => Ok((format!("[{inside}]"), Some(port))),
        None if after.is_empty() => Ok((format!("[{inside}]"), None)),
        None => Err(wrong()),
    }
}

/// The host and port of an address without brackets.
fn named(text: &str) -> Result<(String, Option<&str>), Wrong> {
    let (host, port) = match text.split_once(':') {
        Some((_, port)) if port.contains(':') => {
            let hint = text.parse::<Ipv6Addr>().is_ok().then(|| format!("write `[{text}]:{DEFAULT_PORT}`"));
            return Err(Wrong::new("`host:port`; an IPv6 address stands in brackets like `[::1]:9092`").maybe(hint));
        }
        Some((host, port)) => (host, Some(port)),
        None => (text, None),
    };
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    if host.is_empty() || !host.chars().all(allowed) {
        return Err(Wrong::new("`host:port`"));
    }
    Ok((host.to_owned(), port))
}

fn number(port: &str) -> Result<u16, Wrong> {
    let digits = !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    let number = port.parse().ok().filter(|port| digits && *port != 0);
    number.ok_or_else(|| Wrong::new("`host:port` with a port from 1 to 65535"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses() {
        for (text, address, assumed) in [
            ("localhost:9092", "localhost:9092", false),
            ("kafka-1.example_x.org:19092", "kafka-1.example_x.org:19092", false),
            ("10.0.0.1:1", "10.0.0.1:1", false),
            ("kafka1", "kafka1:9092", true),
            ("[::1]:9092", "[::1]:9092", false),
            ("[::1]", "[::1]:9092", true),
            ("[fe80::1%eth0]:65535", "[fe80::1%eth0]:65535", false),
        ] {
            assert_eq!(parse(text).unwrap(), Address { text: address.to_owned(), assumed }, "{text}");
        }
    }

    #[test]
    fn says_what_an_address_is() {
        for (text, expected) in [
            ("a:0", "`host:port` with a port from 1 to 65535"),
            ("a:65536", "`host:port` with a port from 1 to 65535"),
            ("a:", "`host:port` with a port from 1 to 65535"),
            ("a:+1", "`host:port` with a port from 1 to 65535"),
            ("[::1]:x", "`host:port` with a port from 1 to 65535"),
            (":9092", "`host:port`"),
            ("a b:1", "`host:port`"),
            ("a/b", "`host:port`"),
            ("::1", "`host:port`; an IPv6 address stands in brackets like `[::1]:9092`"),
            ("[::1", "an IPv6 address in brackets like `[::1]:9092`"),
            ("[kafka]:9092", "an IPv6 address in brackets like `[::1]:9092`"),
            ("[::1]9092", "an IPv6 address in brackets like `[::1]:9092`"),
            ("SASL_SSL://a:1", "`host:port` without a scheme"),
        ] {
            assert_eq!(parse(text).unwrap_err().expected, expected, "{text}");
        }
        let hint = parse("SSL://a:1").unwrap_err().hint.unwrap();
        assert_eq!(hint, "write `a:1`; encryption is turned on by `tls.enabled: true`");
        assert_eq!(parse("::1").unwrap_err().hint.unwrap(), "write `[::1]:9092`");
    }
}

//! Why one address does not serve us: a kind that decides what happens next, and a cause in words.

/// What went wrong with one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub kind: Kind,
    /// One sentence without a final period.
    pub cause: String,
}

/// The kinds that end differently or want another hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing listens at the port.
    Refused,
    NoSuchHost,
    /// We speak TLS, the port does not.
    NotTls,
    /// The port hangs up on plain text.
    WantsTls,
    UnknownAuthority,
    Expired,
    OtherHost,
    /// The broker wants a certificate from us, or another one.
    ClientCertificate,
    /// Any other trouble with TLS.
    Tls,
    /// The port hangs up on a client that does not log in.
    WantsSasl,
    /// We log in, the port knows no such thing.
    NotSasl,
    Mechanism,
    /// The credentials are wrong.
    Sasl,
    /// The broker does not know the request; nothing was sent.
    TooOld,
    /// The request cannot be written; nothing was sent.
    Unsent,
    Other,
}

impl Kind {
    /// Trying again cannot help. That the port speaks something else is only guessed from its hanging up.
    pub fn is_final(self) -> bool {
        !matches!(
            self,
            Kind::Refused | Kind::NoSuchHost | Kind::NotTls | Kind::WantsTls | Kind::WantsSasl | Kind::Other
        )
    }

    /// Somebody is there.
    pub fn is_reached(self) -> bool {
        !matches!(self, Kind::Refused | Kind::NoSuchHost | Kind::Other)
    }
}

impl Failure {
    pub fn new(kind: Kind, cause: impl Into<String>) -> Self {
        Failure { kind, cause: cause.into() }
    }

    pub fn refused() -> Self {
        Failure::new(Kind::Refused, "connection refused: nothing listens there")
    }

    pub fn no_such_host() -> Self {
        Failure::new(Kind::NoSuchHost, "the host name does not resolve (DNS)")
    }

    pub fn timed_out() -> Self {
        Failure::new(Kind::Other, "no answer in time")
    }

    pub fn closed() -> Self {
        Failure::new(Kind::Other, "it closed the connection")
    }

    pub fn not_tls() -> Self {
        Failure::new(Kind::NotTls, "TLS: the port does not speak TLS")
    }

    /// A listener with TLS hangs up on plain text.
    pub fn wants_tls() -> Self {
        Failure::new(Kind::WantsTls, "it hangs up on an unencrypted connection: the port expects TLS")
    }

    /// Kafka tells its versions to anyone, and hangs up on those who then ask for more without a login.
    pub fn wants_sasl() -> Self {
        Failure::new(Kind::WantsSasl, "it hangs up on a client that does not log in: the port expects SASL")
    }

    pub fn no_sasl() -> Self {
        Failure::new(Kind::NotSasl, "SASL: nobody can log in at this port")
    }

    pub fn wrong_credentials() -> Self {
        Failure::new(Kind::Sasl, "SASL: the broker does not know the user, or the password is wrong")
    }

    /// `theirs` is what the broker takes.
    pub fn mechanism(ours: &str, theirs: &str) -> Self {
        Failure::new(Kind::Mechanism, format!("SASL: the broker does not take {ours}, it takes {theirs}"))
    }

    pub fn certificate_required() -> Self {
        let cause = "TLS: the broker requires a client certificate of an authority that it trusts";
        Failure::new(Kind::ClientCertificate, cause)
    }

    pub fn certificate_refused() -> Self {
        Failure::new(Kind::ClientCertificate, "TLS: the broker does not accept the client certificate")
    }

    /// By OpenSSL's number for what is wrong with the broker's certificate (`X509_V_ERR_…`).
    pub fn certificate(number: i32) -> Self {
        let (kind, why) = match number {
            2 | 18 | 19 | 20 | 21 => (Kind::UnknownAuthority, "is signed by an unknown authority"),
            9 => (Kind::Expired, "is not valid yet"),
            10 => (Kind::Expired, "has expired"),
            62 | 64 => (Kind::OtherHost, "is for another host"),
            other => {
                let cause =
                    format!("TLS: the broker's certificate does not hold (OpenSSL's verification error {other})");
                return Failure::new(Kind::UnknownAuthority, cause);
            }
        };
        Failure::new(kind, format!("TLS: the broker's certificate {why}"))
    }
}

/// The cause of a request that reached nobody, by what became of the addresses.
pub(crate) fn summary(kinds: &[Kind]) -> &'static str {
    match !kinds.is_empty() && kinds.iter().all(|kind| kind.is_reached()) {
        true => "no broker would talk to us",
        false => "no broker could be reached",
    }
}

/// What to do next; of several kinds, about the one that is nearest to being let in.
pub(crate) fn hint(kinds: &[Kind]) -> &'static str {
    let nearest = kinds.iter().copied().rfind(|kind| !matches!(kind, Kind::Refused | Kind::Other));
    match nearest.or(kinds.first().copied()).unwrap_or(Kind::Other) {
        Kind::Sasl => {
            "check `kafka.sasl` (username, password); with SCRAM the user needs a password of that very mechanism"
        }
        Kind::Mechanism => "set `kafka.sasl.mechanism` to one that it takes",
        Kind::WantsSasl => "set `kafka.sasl` (enabled, mechanism, username, password_file), or use another port",
        Kind::NotSasl => "set `kafka.sasl.enabled: false`, or use the port of the SASL listener",
        Kind::NotTls => "set `kafka.tls.enabled: false`, or use the port of the TLS listener",
        Kind::WantsTls => "set `kafka.tls` (enabled, ca_file), or use the port of the plaintext listener",
        Kind::UnknownAuthority => "name the certificate of the authority that signed it in `kafka.tls.ca_file`",
        Kind::Expired => "the broker needs a new certificate; is the clock of this machine right?",
        Kind::OtherHost => "connect by a name that the certificate holds, or have this one added to it",
        Kind::ClientCertificate => {
            "set `kafka.tls.cert_file` and `kafka.tls.key_file`, or use the port of another listener"
        }
        Kind::Tls => "check `kafka.tls` (ca_file, enabled) and the port",
        Kind::Refused => {
            "is Kafka running there? `helixctl sandbox up` starts a throwaway one; `helixctl config show --origin` tells where the address comes from"
        }
        Kind::NoSuchHost | Kind::TooOld | Kind::Unsent | Kind::Other => {
            "check the address: `helixctl config show --origin` tells where it comes from; `--timeout` waits longer"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_reached_but_refuses_is_not_called_unreachable() {
        assert_eq!(summary(&[Kind::Sasl, Kind::Expired]), "no broker would talk to us");
        assert_eq!(summary(&[Kind::Sasl, Kind::Refused]), "no broker could be reached");
        assert_eq!(summary(&[]), "no broker could be reached");
    }

    #[test]
    fn the_hint_is_about_the_address_that_is_nearest_to_letting_us_in() {
        assert!(hint(&[Kind::Refused, Kind::Expired, Kind::Other]).contains("new certificate"));
        assert!(hint(&[Kind::Refused, Kind::Other]).contains("is Kafka running there?"));
        assert!(hint(&[]).contains("check the address"));
    }

    #[test]
    fn what_is_wrong_with_a_certificate_is_told_apart() {
        for (number, kind) in [(20, Kind::UnknownAuthority), (10, Kind::Expired), (64, Kind::OtherHost)] {
            assert_eq!(Failure::certificate(number).kind, kind);
        }
        assert!(Failure::certificate(23).cause.contains("verification error 23"));
    }
}

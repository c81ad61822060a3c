//! What a line of librdkafka's log means, in our words, and what to do about it.

/// What went wrong with one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub cause: String,
    pub kind: Kind,
}

/// The kinds that end differently or want another hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Refused,
    NoSuchHost,
    /// We speak TLS, it does not.
    NotTls,
    /// It hangs up on plain text.
    WantsTls,
    UnknownAuthority,
    Expired,
    OtherHost,
    /// It wants a certificate from us, or another one.
    ClientCertificate,
    /// Any other trouble with TLS.
    Tls,
    /// It hangs up on a client that does not log in.
    WantsSasl,
    /// We log in, it knows no such thing.
    NotSasl,
    Mechanism,
    /// The credentials are wrong.
    Sasl,
    Other,
}

/// What was spoken to an address; librdkafka writes it before the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    tls: bool,
    sasl: bool,
}

impl Spoken {
    pub(super) fn of(scheme: &str) -> Self {
        Spoken { tls: scheme.ends_with("ssl"), sasl: scheme.starts_with("sasl") }
    }
}

impl Kind {
    /// Trying again cannot help. That the port speaks something else is only guessed from its hanging up.
    pub(crate) fn is_final(self) -> bool {
        !matches!(
            self,
            Kind::Refused | Kind::NoSuchHost | Kind::NotTls | Kind::WantsTls | Kind::WantsSasl | Kind::Other
        )
    }

    /// Somebody is there.
    pub(super) fn is_reached(self) -> bool {
        !matches!(self, Kind::Refused | Kind::NoSuchHost | Kind::Other)
    }

    /// How much it says: a cause is replaced only by one that says as much.
    pub(super) fn weight(self) -> u8 {
        match self {
            Kind::Other => 0,
            Kind::Tls => 1,
            _ => 2,
        }
    }
}

/// Reads `text (after 3ms in state STATE)`.
pub(super) fn classify_as(spoken: Spoken, text: &str) -> Failure {
    let (text, state) = text.split_once(" (after ").unwrap_or((text, ""));
    let text = text.trim();
    let says = |needle: &str| text.contains(needle);
    if let Some((_, number)) = text.split_once("verification callback failed: ") {
        return certificate(number);
    }
    if says("Connection refused") {
        Failure::new(Kind::Refused, "connection refused: nothing listens there")
    } else if says("Failed to resolve") {
        Failure::new(Kind::NoSuchHost, "the host name does not resolve (DNS)")
    } else if says("certificate verify failed") {
        Failure::new(Kind::Tls, "TLS: the broker's certificate could not be verified")
    } else if says("connecting to a PLAINTEXT broker listener") || says("wrong version number") {
        Failure::new(Kind::NotTls, "TLS: the port does not speak TLS")
    } else if ["alert number 42", "alert number 116", "alert bad certificate", "certificate required"]
        .into_iter()
        .any(says)
    {
        Failure::certificate_required()
    } else if ["alert number 43", "alert number 44", "alert number 45", "alert number 46", "alert number 48"]
        .into_iter()
        .any(says)
    {
        Failure::certificate_refused()
    } else if says("Disconnected") || says("connecting to a SSL listener") {
        hung_up(spoken, state)
    } else if says("mechanism handshake failed") {
        mechanism(text)
    } else if says("SASL") || says("uthentication") {
        Failure::wrong_credentials()
    } else if says("SSL") {
        Failure::new(Kind::Tls, &format!("TLS: {}", openssl(text)))
    } else if says("timed out") {
        Failure::new(Kind::Other, "no answer in time")
    } else {
        Failure::new(Kind::Other, text)
    }
}

/// The same for what our own connections tell, where nothing can be guessed from a state.
pub(crate) fn classify(text: &str) -> Failure {
    classify_as(Spoken { tls: true, sasl: true }, text)
}

impl Failure {
    pub(crate) fn new(kind: Kind, cause: &str) -> Self {
        Failure { kind, cause: cause.to_owned() }
    }

    /// A listener with TLS hangs up on plain text.
    pub(crate) fn wants_tls() -> Self {
        Failure::new(Kind::WantsTls, "it hangs up on an unencrypted connection: the port expects TLS")
    }

    /// Kafka tells its versions to anyone, and hangs up on those who then ask for more without a login.
    pub(crate) fn wants_sasl() -> Self {
        Failure::new(Kind::WantsSasl, "it hangs up on a client that does not log in: the port expects SASL")
    }

    pub(crate) fn no_sasl() -> Self {
        Failure::new(Kind::NotSasl, "SASL: nobody can log in at this port")
    }

    pub(crate) fn wrong_credentials() -> Self {
        Failure::new(Kind::Sasl, "SASL: the broker does not know the user, or the password is wrong")
    }

    /// `theirs` is what the broker takes.
    pub(crate) fn mechanism(ours: &str, theirs: &str) -> Self {
        Failure::new(Kind::Mechanism, &format!("SASL: the broker does not take {ours}, it takes {theirs}"))
    }

    pub(crate) fn certificate_required() -> Self {
        let cause = "TLS: the broker requires a client certificate of an authority that it trusts";
        Failure::new(Kind::ClientCertificate, cause)
    }

    pub(crate) fn certificate_refused() -> Self {
        Failure::new(Kind::ClientCertificate, "TLS: the broker does not accept the client certificate")
    }
}

/// By OpenSSL's number for what is wrong with a certificate (`X509_V_ERR_…`).
pub(crate) fn certificate(number: &str) -> Failure {
    let (kind, why) = match number.trim() {
        "2" | "18" | "19" | "20" | "21" => (Kind::UnknownAuthority, "is signed by an unknown authority"),
        "9" => (Kind::Expired, "is not valid yet"),
        "10" => (Kind::Expired, "has expired"),
        "62" | "64" => (Kind::OtherHost, "is for another host"),
        other => {
            let cause = format!("TLS: the broker's certificate does not hold (OpenSSL's verification error {other})");
            return Failure { kind: Kind::UnknownAuthority, cause };
        }
    };
    Failure { kind, cause: format!("TLS: the broker's certificate {why}") }
}

/// Kafka answers nothing to what it does not understand, it hangs up: what was said last tells why.
fn hung_up(spoken: Spoken, state: &str) -> Failure {
    match () {
        () if state.contains("SSL_HANDSHAKE") => Failure::new(Kind::NotTls, "TLS: the port does not speak TLS"),
        () if !spoken.tls && state.contains("APIVERSION_QUERY") => Failure::wants_tls(),
        () if !spoken.sasl && state.contains("state UP") => Failure::wants_sasl(),
        () => Failure::new(Kind::Other, "it closed the connection"),
    }
}

/// `SASL PLAIN mechanism handshake failed: Broker: Unsupported SASL mechanism: broker's supported mechanisms: SCRAM-SHA-512`
fn mechanism(text: &str) -> Failure {
    let ours = text.strip_prefix("SASL ").and_then(|rest| rest.split_once(' ')).map_or("it", |(name, _)| name);
    let theirs = text.rsplit_once("supported mechanisms:").map_or("", |(_, theirs)| theirs.trim());
    match theirs {
        "" => Failure::no_sasl(),
        _ => Failure::mechanism(ours, &theirs.replace(',', ", ")),
    }
}

/// `error:0A000412:SSL routines::the words: …` without the numbers.
fn openssl(text: &str) -> &str {
    text.split_once("SSL routines::").map_or(text, |(_, words)| words)
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
        Kind::NoSuchHost | Kind::Other => {
            "check the address: `helixctl config show --origin` tells where it comes from; `--timeout` waits longer"
        }
    }
}

#[cfg(test)]
#[path = "causes_tests.rs"]
mod tests;

//! The quotas that Kafka knows: their names, units, and whom they can be for.

use crate::suggest;
use crate::units::parse_bytes;

/// One kind of quota.
#[derive(Debug, PartialEq, Eq)]
pub struct QuotaKey {
    /// Kafka's name for it.
    pub name: &'static str,
    unit: Unit,
    /// For addresses, where the others are for users and client ids.
    pub of_ip: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// Bytes a second, on each broker.
    ByteRate,
    /// Of one thread's time: 200 is two threads.
    Percentage,
    /// So many a second.
    Rate,
    /// The same, of which Kafka takes whole numbers only.
    WholeRate,
}

const fn key(name: &'static str, unit: Unit, of_ip: bool) -> QuotaKey {
    QuotaKey { name, unit, of_ip }
}

/// All of them (KIP-13, KIP-124, KIP-599, KIP-612).
pub static KEYS: [QuotaKey; 5] = [
    key("producer_byte_rate", Unit::ByteRate, false),
    key("consumer_byte_rate", Unit::ByteRate, false),
    key("request_percentage", Unit::Percentage, false),
    key("controller_mutation_rate", Unit::Rate, false),
    key("connection_creation_rate", Unit::WholeRate, true),
];

impl QuotaKey {
    /// The key of this name; the error names those there are for an address, or for users and client ids.
    pub fn find(name: &str, of_ip: bool) -> Result<&'static QuotaKey, String> {
        let fitting = || KEYS.iter().filter(move |key| key.of_ip == of_ip);
        if let Some(key) = fitting().find(|key| key.name == name) {
            return Ok(key);
        }
        let whose = if of_ip { "an address" } else { "a user or client id" };
        let near = suggest::did_you_mean(name, fitting().map(|key| key.name)).map(|near| format!("; {near}"));
        let names: Vec<&str> = fitting().map(|key| key.name).collect();
        Err(format!("`{name}` is no quota of {whose}; there is {}{}", names.join(", "), near.unwrap_or_default()))
    }

    /// Reads a value as topics.yaml holds it; above 0.
    pub fn parse(&self, text: &str) -> Option<f64> {
        let value = match self.unit {
            // Kafka keeps every quota as a double.
            Unit::ByteRate => parse_bytes(text).ok()? as f64,
            Unit::Percentage | Unit::Rate | Unit::WholeRate => text.parse().ok()?,
        };
        let whole = self.unit != Unit::WholeRate || value.fract() == 0.0;
        (value > 0.0 && value.is_finite() && whole).then_some(value)
    }

    /// Reads a value also as [`display`] shows it.
    pub fn parse_shown(&self, text: &str) -> Option<f64> {
        let suffix = if self.unit == Unit::Percentage { "%" } else { "/s" };
        self.parse(text.strip_suffix(suffix).unwrap_or(text))
    }

    /// Whether its values are sizes.
    pub fn is_byte_rate(&self) -> bool {
        self.unit == Unit::ByteRate
    }

    /// What a value looks like.
    pub fn expected(&self) -> &'static str {
        match self.unit {
            Unit::ByteRate => "a size per second like `10MiB`, above 0",
            Unit::Percentage | Unit::Rate => "a number above 0",
            Unit::WholeRate => "a whole number above 0",
        }
    }
}

/// A value in human units, exactly: `10 MiB/s`, `50%`, `5/s`. The quotas of a later Kafka are plain numbers.
pub fn display(name: &str, value: f64) -> String {
    match KEYS.iter().find(|key| key.name == name).map(|key| key.unit) {
        Some(Unit::ByteRate) => byte_rate(value),
        Some(Unit::Percentage) => format!("{value}%"),
        Some(Unit::Rate | Unit::WholeRate) => format!("{value}/s"),
        None => value.to_string(),
    }
}

/// In the largest unit that leaves no fraction.
fn byte_rate(value: f64) -> String {
    let units =
        [("GiB", 1 << 30), ("GB", 1_000_000_000), ("MiB", 1 << 20), ("MB", 1_000_000), ("KiB", 1 << 10), ("kB", 1000)];
    let whole = value.fract() == 0.0 && (1.0..9e15).contains(&value);
    match units.into_iter().find(|(_, factor)| whole && (value as u64).is_multiple_of(*factor)) {
        Some((unit, factor)) => format!("{} {unit}/s", value as u64 / factor),
        None => format!("{value} B/s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_back() {
        for (name, written, value, shown) in [
            ("producer_byte_rate", "10MiB", 10_485_760.0, "10 MiB/s"),
            ("consumer_byte_rate", "1000", 1000.0, "1 kB/s"),
            ("consumer_byte_rate", "10MB", 10_000_000.0, "10 MB/s"),
            ("consumer_byte_rate", "1048577", 1_048_577.0, "1048577 B/s"),
            ("request_percentage", "12.5", 12.5, "12.5%"),
            ("controller_mutation_rate", "5", 5.0, "5/s"),
        ] {
            let key = QuotaKey::find(name, false).unwrap();
            assert_eq!(key.parse(written), Some(value), "{name}");
            assert_eq!(display(name, value), shown);
            assert_eq!(key.parse_shown(shown), Some(value), "{shown}");
        }
        assert_eq!(display("a_new_one", 2.5), "2.5");
        assert_eq!(QuotaKey::find("request_percentage", false).unwrap().parse("50%"), None, "a file holds a number");
        assert_eq!(QuotaKey::find("connection_creation_rate", true).unwrap().parse("2.5"), None);
    }

    #[test]
    fn what_limits_nothing_or_everything_is_refused() {
        for (name, text) in [
            ("producer_byte_rate", "0"),
            ("producer_byte_rate", "-1"),
            ("request_percentage", "inf"),
            ("request_percentage", "NaN"),
            ("controller_mutation_rate", "many"),
        ] {
            assert_eq!(QuotaKey::find(name, false).unwrap().parse(text), None, "{name}={text}");
        }
    }

    #[test]
    fn a_slip_is_answered_with_the_nearest() {
        let slip = QuotaKey::find("producer_byte_rates", false).unwrap_err();
        assert!(slip.ends_with("did you mean `producer_byte_rate`?"), "{slip}");
        assert!(QuotaKey::find("connection_creation_rate", false).unwrap_err().contains("no quota of a user"));
        assert!(QuotaKey::find("producer_byte_rate", true).is_err());
        assert!(QuotaKey::find("connection_creation_rate", true).is_ok());
    }
}

//! How fast records are to go: so many, or so many bytes, a second.

use super::{parse_bytes, parse_millis};

/// A rate, in units a second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rate {
    Records(f64),
    Bytes(f64),
}

impl Rate {
    /// `1000/s`, `10MiB/s`, `90/min`; a second if nothing is said.
    pub fn parse(text: &str) -> Result<Rate, String> {
        let wrong = || format!("`{text}` is no rate: write `1000/s` for records, `10MiB/s` for bytes");
        let (amount, per) = text.split_once('/').unwrap_or((text, "s"));
        let millis = match per.trim() {
            "s" | "sec" | "second" => 1_000,
            "m" | "min" | "minute" => 60_000,
            "h" | "hour" => 3_600_000,
            other => parse_millis(other).map_err(|_| wrong())?,
        };
        let seconds = millis as f64 / 1_000.0;
        let amount = amount.trim();
        let rate = match amount.parse::<f64>() {
            Ok(records) => Rate::Records(records / seconds),
            Err(_) => Rate::Bytes(parse_bytes(amount).map_err(|_| wrong())? as f64 / seconds),
        };
        let (Rate::Records(number) | Rate::Bytes(number)) = rate;
        if number.is_finite() && number > 0.0 { Ok(rate) } else { Err(wrong()) }
    }

    /// How much of it a record of so many bytes takes.
    pub fn cost(self, bytes: usize) -> f64 {
        match self {
            Rate::Records(_) => 1.0,
            Rate::Bytes(_) => bytes as f64,
        }
    }

    /// Units a second.
    pub fn per_second(self) -> f64 {
        let (Rate::Records(number) | Rate::Bytes(number)) = self;
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates() {
        assert_eq!(Rate::parse("1000/s"), Ok(Rate::Records(1000.0)));
        assert_eq!(Rate::parse("1000"), Ok(Rate::Records(1000.0)));
        assert_eq!(Rate::parse("90/min"), Ok(Rate::Records(1.5)));
        assert_eq!(Rate::parse("10MiB/s"), Ok(Rate::Bytes(10_485_760.0)));
        assert_eq!(Rate::parse("10 MiB / 2s"), Ok(Rate::Bytes(5_242_880.0)));
        for wrong in ["", "x", "0/s", "-1/s", "1000/fortnight", "10/0s", "inf"] {
            assert!(Rate::parse(wrong).is_err(), "{wrong}");
        }
    }
}

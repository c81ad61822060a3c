//! Durations: `500ms`, `30s`, `7d`, `1h30m`. Milliseconds throughout, as in Kafka's `*.ms` configs.

use super::split_number;

/// Units from large to small, in milliseconds. A month or a year has no fixed length and is not accepted.
const UNITS: [(&str, u64); 6] =
    [("w", 7 * 86_400_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

/// Longer spellings that people use for the same units.
const SPELLINGS: [(&str, &str); 12] = [
    ("weeks", "w"),
    ("week", "w"),
    ("days", "d"),
    ("day", "d"),
    ("hours", "h"),
    ("hour", "h"),
    ("minutes", "m"),
    ("minute", "m"),
    ("min", "m"),
    ("seconds", "s"),
    ("second", "s"),
    ("sec", "s"),
];

/// Reads a duration in milliseconds. A number without a unit is not a duration, except `0`.
///
/// Errors say what is allowed; overflow of an `i64` of milliseconds is an error.
pub fn parse_millis(text: &str) -> Result<u64, String> {
    let wrong = || format!("`{text}` is not a duration; write it like `500ms`, `30s`, `5m`, `12h`, `7d` or `1h30m`");
    let mut rest = text.trim();
    if rest == "0" {
        return Ok(0);
    }
    let mut total: u64 = 0;
    if rest.is_empty() {
        return Err(wrong());
    }
    while !rest.is_empty() {
        let (number, tail) = split_number(rest);
        let letters = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
        let unit = unit_millis(&tail[..letters]).ok_or_else(wrong)?;
        let millis = scaled(number, unit).ok_or_else(wrong)?;
        total = total
            .checked_add(millis)
            .filter(|t| *t <= i64::MAX as u64)
            .ok_or_else(|| format!("`{text}` is too long"))?;
        rest = tail[letters..].trim_start();
    }
    Ok(total)
}

fn unit_millis(unit: &str) -> Option<u64> {
    let short = SPELLINGS.iter().find(|(long, _)| *long == unit).map_or(unit, |(_, short)| short);
    UNITS.iter().find(|(name, _)| *name == short).map(|(_, millis)| *millis)
}

/// `number × unit`, exact for whole numbers; a fraction is rounded to the nearest whole unit.
pub(super) fn scaled(number: &str, unit: u64) -> Option<u64> {
    match number.parse::<u64>() {
        Ok(whole) => whole.checked_mul(unit),
        Err(_) if number.contains('.') => {
            let product = number.parse::<f64>().ok()? * unit as f64;
            (product < i64::MAX as f64).then_some(product.round() as u64)
        }
        Err(_) => None,
    }
}

/// Writes a duration with at most two units, the way people say it: `7d`, `6d 3h`, `500ms`.
///
/// Exact when two units suffice; what is below the second unit is cut.
pub fn format_millis(millis: u64) -> String {
    if millis == 0 {
        return "0s".to_owned();
    }
    let mut rest = millis;
    let mut parts: Vec<String> = Vec::new();
    // Weeks are read but not written: "30d" says more than "4w 2d".
    for (name, size) in &UNITS[1..] {
        let count = rest / size;
        rest %= size;
        if count > 0 {
            parts.push(format!("{count}{name}"));
        }
        if parts.len() == 2 || (!parts.is_empty() && count == 0) {
            break;
        }
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write() {
        for (text, millis) in [
            ("500ms", 500),
            ("30s", 30_000),
            ("7d", 604_800_000),
            ("1h30m", 5_400_000),
            ("1h 30m", 5_400_000),
            ("1.5h", 5_400_000),
            ("2 days", 172_800_000),
            ("1w", 604_800_000),
            ("0", 0),
        ] {
            assert_eq!(parse_millis(text), Ok(millis), "{text}");
        }
        for text in ["", "7", "d", "7x", "-1s", "1h30", "99999999999999999999d", "1 000ms", "."] {
            assert!(parse_millis(text).is_err(), "{text}");
        }
    }

    #[test]
    fn writes_two_units_at_most() {
        for (millis, text) in [
            (604_800_000, "7d"),
            (532_800_000, "6d 4h"),
            (500, "500ms"),
            (1_500, "1s 500ms"),
            (86_400_001, "1d"),
            (2_592_000_000, "30d"),
            (0, "0s"),
        ] {
            assert_eq!(format_millis(millis), text);
        }
    }
}

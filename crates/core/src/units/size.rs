//! Sizes: `10MiB`, `1GB`, `1048576`. Bytes throughout, as in Kafka's `*.bytes` configs.

use super::duration::scaled;
use super::split_number;

const UNITS: [(&str, u64); 10] = [
    ("", 1),
    ("B", 1),
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
    ("TiB", 1 << 40),
    ("KB", 1_000),
    ("MB", 1_000_000),
    ("GB", 1_000_000_000),
    ("TB", 1_000_000_000_000),
];

/// Reads a size in bytes; a bare number is bytes. Units are told apart as IEC (`MiB`) and SI (`MB`), in any case.
pub fn parse_bytes(text: &str) -> Result<u64, String> {
    let (number, unit) = split_number(text.trim());
    UNITS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(unit))
        .and_then(|(_, factor)| scaled(number, *factor))
        .filter(|bytes| *bytes <= i64::MAX as u64)
        .ok_or_else(|| format!("`{text}` is not a size; write it like `512KiB`, `10MiB`, `1GB` or `1048576`"))
}

/// Writes a size in the largest IEC unit: exact ones without a fraction (`10 MiB`), others with one digit (`1.5 GiB`).
pub fn format_bytes(bytes: u64) -> String {
    let (name, factor) = UNITS[2..6].iter().rev().find(|(_, factor)| bytes >= *factor).unwrap_or(&UNITS[1]);
    if bytes.is_multiple_of(*factor) {
        format!("{} {name}", bytes / factor)
    } else {
        format!("{:.1} {name}", bytes as f64 / *factor as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_iec_and_si() {
        for (text, bytes) in
            [("10MiB", 10 << 20), ("1GB", 1_000_000_000), ("1048576", 1 << 20), ("1.5 kib", 1536), ("0", 0)]
        {
            assert_eq!(parse_bytes(text), Ok(bytes), "{text}");
        }
        for text in ["", "MiB", "-1", "10Mb/s", "ten", "99999999TiB"] {
            assert!(parse_bytes(text).is_err(), "{text}");
        }
    }

    #[test]
    fn writes_the_largest_unit() {
        for (bytes, text) in [(10 << 20, "10 MiB"), (1536, "1.5 KiB"), (12, "12 B"), (0, "0 B")] {
            assert_eq!(format_bytes(bytes), text);
        }
    }
}

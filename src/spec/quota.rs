//! A principal's quota: byte rates per second, share of request threads, rate of topic and partition changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Problems;
use crate::units::parse_bytes;
use crate::yaml::{Node, Table};

/// Byte rates, which take sizes.
pub(super) const BYTE_RATES: [&str; 2] = ["producer_byte_rate", "consumer_byte_rate"];
/// Rates that are plain numbers.
pub(super) const NUMBERS: [&str; 2] = ["request_percentage", "controller_mutation_rate"];

/// Reads the mapping under `quota`, by Kafka's names. What is wrong is a problem, and left out.
pub(super) fn read(node: &Node, file: &Arc<str>, problems: &mut Problems) -> BTreeMap<&'static str, f64> {
    let mut quota = BTreeMap::new();
    let Some(mut table) = Table::open(node, file, "`quota`", problems) else { return quota };
    for key in BYTE_RATES {
        if let Some(node) = table.take(key) {
            let expected = "a size per second like `10MiB`, above 0";
            let rate = node.expect(file, &format!("`{key}`"), expected, problems, |scalar| {
                parse_bytes(&scalar.text).ok().filter(|bytes| *bytes > 0)
            });
            // Kafka keeps every quota as a double.
            quota.extend(rate.map(|bytes| (key, bytes as f64)));
        }
    }
    for key in NUMBERS {
        if let Some(node) = table.take(key) {
            let number = node.expect(file, &format!("`{key}`"), "a number above 0", problems, |scalar| {
                scalar.text.parse::<f64>().ok().filter(|number| scalar.plain && *number > 0.0 && number.is_finite())
            });
            quota.extend(number.map(|number| (key, number)));
        }
    }
    table.finish(problems);
    quota
}

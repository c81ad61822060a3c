//! A principal's quota: byte rates per second, share of request threads, rate of topic and partition changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Problems;
use crate::quota::KEYS;
use crate::yaml::{Node, Table};

/// Reads the mapping under `quota`, by Kafka's names. What is wrong is a problem, and left out.
pub(super) fn read(node: &Node, file: &Arc<str>, problems: &mut Problems) -> BTreeMap<&'static str, f64> {
    let mut quota = BTreeMap::new();
    let Some(mut table) = Table::open(node, file, "`quota`", problems) else { return quota };
    for key in KEYS.iter().filter(|key| !key.of_ip) {
        if let Some(node) = table.take(key.name) {
            let value = node
                .expect(file, &format!("`{}`", key.name), key.expected(), problems, |scalar| key.parse(&scalar.text));
            quota.extend(value.map(|value| (key.name, value)));
        }
    }
    table.finish(problems);
    quota
}

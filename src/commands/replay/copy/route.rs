//! Which partition of the target a record goes to. Pure.

use std::collections::BTreeMap;

use crate::error::{Error, Result};

/// `FROM:TO,…` of `--partition-map`.
pub(super) fn parse_map(texts: &[String]) -> Result<BTreeMap<i32, i32>> {
    let mut map = BTreeMap::new();
    for text in texts {
        let number = |text: &str| text.trim().parse::<i32>().ok().filter(|number| *number >= 0);
        let pair = text.split_once(':').and_then(|(from, to)| Some((number(from)?, number(to)?)));
        let (from, to) = pair.ok_or_else(|| Error::bad_input(format!("--partition-map: `{text}` is not FROM:TO")))?;
        if map.insert(from, to).is_some() {
            return Err(Error::bad_input(format!("--partition-map: partition {from} is named twice")));
        }
    }
    Ok(map)
}

/// The target of one source partition: `None` leaves it to each record's key.
pub(super) fn target_of(
    partition: i32,
    source_partitions: usize,
    target_partitions: usize,
    map: &BTreeMap<i32, i32>,
) -> Result<Option<i32>, String> {
    if map.is_empty() {
        return Ok((source_partitions == target_partitions).then_some(partition));
    }
    match map.get(&partition) {
        Some(to) if usize::try_from(*to).is_ok_and(|to| to < target_partitions) => Ok(Some(*to)),
        Some(to) => Err(format!("--partition-map: the target has no partition {to}: it has {target_partitions}")),
        None => Err(format!("--partition-map says nothing of partition {partition}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partition_keeps_its_number_where_the_counts_are_equal() {
        let map = BTreeMap::new();
        assert_eq!(target_of(2, 6, 6, &map), Ok(Some(2)));
        assert_eq!(target_of(2, 6, 3, &map), Ok(None), "by key");
    }

    #[test]
    fn a_map_says_where_each_partition_goes() {
        let map = parse_map(&["0:3".to_owned(), "1 : 3".to_owned()]).unwrap();
        assert_eq!(target_of(0, 2, 4, &map), Ok(Some(3)));
        assert_eq!(target_of(1, 2, 4, &map), Ok(Some(3)));
        assert!(target_of(2, 3, 4, &map).unwrap_err().contains("nothing of partition 2"));
        assert!(target_of(0, 2, 3, &map).unwrap_err().contains("no partition 3"));
        for wrong in ["1", "1:", "a:1", "-1:2", "1:2:3"] {
            assert!(parse_map(&[wrong.to_owned()]).is_err(), "{wrong}");
        }
        assert!(parse_map(&["0:1".to_owned(), "0:2".to_owned()]).is_err());
    }
}

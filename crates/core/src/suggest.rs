//! "Did you mean": the nearest of the allowed names.

/// The candidate nearest to `typed`, if one is near enough to be what was meant.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // The distance is at least the difference in length: what is far too long is never measured, however long it is.
    let (typed, length) = (typed.to_lowercase(), typed.chars().count());
    candidates
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= 1 + name.len().min(typed.len()) / 4)
        .map(|name| (strsim::damerau_levenshtein(&typed, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= 1 + name.len().min(typed.len()) / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The hint line for a misspelt name, or none if nothing is near.
pub fn did_you_mean<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(typed, candidates).map(|name| format!("did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_slip_and_not_a_stranger() {
        let keys = ["partitions", "retention", "replication"];
        assert_eq!(nearest("partitons", keys), Some("partitions"));
        assert_eq!(nearest("Retention", keys), Some("retention"));
        assert_eq!(nearest("x", keys), None);
        assert_eq!(did_you_mean("owner", keys), None);
    }
}

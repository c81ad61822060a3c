//! Java's class archive: brokers start in two thirds of the time when their classes were loaded once before.
//!
//! The first sandbox of a downloaded Kafka records the classes of its first broker when that ends by itself; later
//! ones use the record. An archive that does not fit any more is ignored by Java, with a line in the broker's log.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::jars::Jars;

/// What a sandbox does with the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Archive {
    /// Loads classes from this file.
    Use(PathBuf),
    /// Writes one, to be put in place once it is whole.
    Record { beside: PathBuf, place: PathBuf },
}

/// The archive for these jars and this version of Java; none for jars that are not in our cache.
pub(super) fn choose(jars: &Jars, java_version: &str, token: &str) -> Option<Archive> {
    let letters = |letter: char| if letter.is_ascii_alphanumeric() || letter == '.' { letter } else { '-' };
    let version: String = java_version.chars().map(letters).collect();
    let place = jars.cache.as_ref()?.join(format!("java-{version}.jsa"));
    if place.is_file() {
        return Some(Archive::Use(place));
    }
    Some(Archive::Record { beside: place.with_extension(format!("{token}.new")), place })
}

/// The option for the Java of a broker, or of a tool that is to use the same archive.
pub(super) fn option(archive: Option<&Archive>, records: bool) -> Option<String> {
    match archive? {
        Archive::Use(path) => Some(format!("-XX:SharedArchiveFile={}", path.display())),
        Archive::Record { beside, .. } if records => Some(format!("-XX:ArchiveClassesAtExit={}", beside.display())),
        Archive::Record { .. } => None,
    }
}

/// Puts a record in place, if its broker ended by itself, so that it is whole.
pub(super) fn finish(archive: Option<&Archive>, by_itself: bool) {
    if let Some(Archive::Record { beside, place }) = archive {
        let kept = by_itself && fs::rename(beside, place).is_ok();
        if !kept {
            // There is none, or half of one; the next sandbox records again.
            let _none = fs::remove_file(beside);
        }
    }
}

/// Removes the archives of jars that are about to be replaced.
pub(super) fn forget(cache: &Path) {
    for entry in fs::read_dir(cache).into_iter().flatten().flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "jsa") {
            let _gone = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_records_and_the_later_ones_use() {
        let folder = tempfile::tempdir().unwrap();
        let cache = folder.path().to_owned();
        let jars = Jars { folder: cache.join("libs"), version: "4.3.0".to_owned(), cache: Some(cache.clone()) };
        let first = choose(&jars, "17.0.15+6/x", "t1");
        let option_of = |archive: &Option<Archive>, records| option(archive.as_ref(), records);
        assert!(option_of(&first, true).unwrap().ends_with("java-17.0.15-6-x.t1.new"));
        assert_eq!(option_of(&first, false), None);
        finish(first.as_ref(), true);
        assert!(matches!(choose(&jars, "17.0.15+6/x", "t2"), Some(Archive::Record { .. })));
        fs::write(cache.join("java-17.0.15-6-x.t1.new"), "classes").unwrap();
        finish(first.as_ref(), true);
        let later = choose(&jars, "17.0.15+6/x", "t2");
        assert!(option_of(&later, false).unwrap().ends_with("java-17.0.15-6-x.jsa"));
        forget(&cache);
        assert_eq!(fs::read_dir(&cache).unwrap().count(), 0);
        assert_eq!(choose(&Jars { cache: None, ..jars }, "17", "t"), None);
    }
}

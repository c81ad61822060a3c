//! `replay --out` and `replay --from`: records in a file, and back.

use std::fs;
use std::path::Path;

use crate::replay::{all_of, awkward, replay, topic};
use crate::support::cli::Output;
use crate::support::{eventually, shared, unique};
use crate::topics_faults::signal;

/// An archive of a topic with so many awkward records in three partitions.
fn archive(folder: &Path, records: u32) -> (String, String) {
    let from = topic(3);
    awkward(&from, 3, records);
    let file = folder.join("records.hxa").display().to_string();
    let written = replay(&format!("--since beginning --topic {from} --out {file}")).expect(0);
    assert!(written.stderr.contains(&format!("wrote {records} records to {file}")), "{written}");
    (from, file)
}

fn sorted(output: &Output) -> Vec<&str> {
    let mut lines: Vec<&str> = output.stdout.lines().collect();
    lines.sort_unstable();
    lines
}

#[test]
fn an_archive_brings_back_every_byte_on_broker() {
    let folder = tempfile::tempdir().unwrap();
    let (from, file) = archive(folder.path(), 5_000);
    let whole = replay(&format!("--from {file} --verify")).expect(0);
    assert!(whole.stdout.contains("is whole: 5000 records of 3 partitions"), "{whole}");
    assert_eq!(replay(&format!("--from {file} --verify -o json")).expect(0).json()["records"], 5_000);

    let to = unique("restored");
    let restored = replay(&format!("--from {file} --to {to} --create")).expect(0);
    assert!(restored.stderr.contains("copied 5000 records"), "{restored}");
    assert!(all_of(&from, 3) == all_of(&to, 3));
    // Again, onto the topic that it came from: an archive is no source that grows.
    replay(&format!("--from {file} --to {from} -n 1")).expect(0);

    let again = replay(&format!("--since beginning --topic {from} --out {file}")).expect(1);
    assert!(again.stderr.contains("exists; nothing was written"), "{again}");
    let foreign = folder.path().join("foreign");
    fs::write(&foreign, "no archive at all").unwrap();
    replay(&format!("--from {} --to {to}", foreign.display())).expect(2);
}

/// What is chosen of an archive is what would be chosen of the topic.
#[test]
fn a_window_of_an_archive_is_that_of_the_topic_on_broker() {
    let folder = tempfile::tempdir().unwrap();
    let (from, file) = archive(folder.path(), 2_000);
    let first = 1_700_000_000_000_i64;
    let late = format!("--since {} --until {}", first + 300_000, first + 301_000);
    for choice in [
        "--since beginning",
        "--since 1=30 --until 60",
        "--since end-20",
        &late,
        &format!("{late} --strict-time"),
        "--since beginning -p 0,2 --grep value:.",
        "--since beginning+5 --grep header.a:.",
    ] {
        let of_topic = replay(&format!("{choice} --topic {from} -o json")).expect(0);
        let of_archive = replay(&format!("{choice} --from {file} -o json")).expect(0);
        assert_eq!(sorted(&of_archive), sorted(&of_topic), "{choice}: {of_archive}");
        let count = |args: &str| {
            let count = replay(&format!("{choice} {args} --count -o json")).expect(0).json();
            (count["records"].clone(), count["bytes"].clone())
        };
        assert_eq!(count(&format!("--from {file}")), count(&format!("--topic {from}")), "{choice}");
    }
    let wrong = replay(&format!("--from {file} --topic {}", from.replacen("replay", "relay", 1))).expect(2);
    assert!(wrong.stderr.contains(&format!("did you mean `{from}`")), "{wrong}");
}

#[test]
fn damage_is_found_and_what_stands_before_it_is_given_on_broker() {
    let folder = tempfile::tempdir().unwrap();
    // Enough for several frames of each partition.
    let (_, file) = archive(folder.path(), 60_000);
    let bytes = fs::read(&file).unwrap();
    let all = replay(&format!("--from {file} -o json")).expect(0);

    let cut = folder.path().join("cut.hxa");
    fs::write(&cut, &bytes[..bytes.len() * 2 / 3]).unwrap();
    let read = replay(&format!("--from {} -o json", cut.display())).expect(4);
    assert!(read.stderr.contains("is cut off at byte"), "{}", read.stderr);
    let given = read.stdout.lines().count();
    assert!(given > 10_000 && given < 60_000, "{given}");
    assert!(all.stdout.starts_with(&read.stdout), "in order, and nothing else");
    let verified = replay(&format!("--from {} --verify", cut.display())).expect(1);
    assert!(verified.stderr.contains("cut off"), "{verified}");

    let flipped = folder.path().join("flipped.hxa");
    let mut damaged = bytes.clone();
    damaged[bytes.len() / 2] ^= 4;
    fs::write(&flipped, &damaged).unwrap();
    let verified = replay(&format!("--from {} --verify", flipped.display())).expect(1);
    assert!(verified.stderr.contains("is damaged in frame"), "{verified}");
    let read = replay(&format!("--from {}", flipped.display())).expect(4);
    assert!(read.stderr.contains("its checksum does not match"), "{}", read.stderr);
    assert!(!read.stdout.is_empty());
}

#[test]
fn an_interrupted_archive_keeps_what_was_read_on_broker() {
    let folder = tempfile::tempdir().unwrap();
    let from = topic(1);
    awkward(&from, 1, 5_000);
    let (file, part) = (folder.path().join("slow.hxa"), folder.path().join("slow.hxa.part"));
    let slow = format!("replay --since beginning --topic {from} --out {} --rate 500/s", file.display());
    let running = shared().line(&slow).spawn();
    eventually("it has begun", || part.exists());
    signal(&running, "-INT");
    let stopped = running.wait().expect(130);
    assert!(stopped.stderr.contains("slow.hxa.part holds what was read until then"), "{stopped}");
    assert!(!file.exists());
    replay(&format!("--from {} --verify", part.display())).expect(0);
}

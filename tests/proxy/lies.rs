//! Answers that are well-formed, the same each time, and lead nowhere: whoever believes them asks for ever.

use crate::ground;
use crate::judge::judge_with;
use crate::mischief::Mischief;

const FETCH: i16 = 1;
const METADATA: i16 = 3;
const FIND_COORDINATOR: i16 = 10;

/// Each of these commands ends with this exit code and words like these.
fn each_ends(kind: i16, lie: &[u8], ends: &[(&str, i32, &str)]) {
    let (_, ground, proxy) = ground();
    std::thread::scope(|scope| {
        for (command, code, words) in ends {
            scope.spawn(move || {
                let output = judge_with(Mischief::lie(kind, lie), proxy, ground, 0, command);
                let output = output.unwrap_or_else(|why| panic!("{command}: {why}")).expect(*code);
                assert!(output.stderr.contains(words), "{command}: {output}");
            });
        }
    });
}

#[test]
fn answers_that_bring_nothing_on_broker() {
    // No throttling, no error, no session, no topics.
    let nothing = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0];
    let words = "its leader's answers bring nothing";
    let ends = [
        ("lag g --by partition --max-age 24h", 0, ""),
        ("consume full --from-beginning --exit", 1, words),
        ("replay --topic full --since beginning --count", 1, words),
    ];
    each_ends(FETCH, &nothing, &ends);
}

#[test]
fn every_offset_is_out_of_range_on_broker() {
    // Index, OFFSET_OUT_OF_RANGE, no offsets, no aborted transactions, no other replica, no records.
    let partition = |number| [&[0, 0, 0, number, 0, 1][..], &[0xff; 24], &[0], &[0xff; 4], &[0, 0]].concat();
    let lie = [&[0; 11][..], b"\x02\x05full\x03", &partition(0), &partition(1), &[0, 0]].concat();
    let words = "its log ends before";
    let ends = [
        ("consume full --from-beginning --exit", 1, words),
        ("replay --topic full --since beginning --count", 1, words),
    ];
    each_ends(FETCH, &lie, &ends);
}

#[test]
fn the_coordinator_is_always_moving_on_broker() {
    // No throttling; for group `g` no node, no host, no port, COORDINATOR_NOT_AVAILABLE without words.
    let lie = [&[0; 5][..], b"\x02\x02g", &[0xff; 4], &[1], &[0xff; 4], &[0, 15, 0, 0, 0]].concat();
    let ends = [
        ("groups seek g --to start --topic full --allow data-loss:full --yes", 1, "oordinator"),
        ("groups delete g --yes", 1, "oordinator"),
    ];
    each_ends(FIND_COORDINATOR, &lie, &ends);
}

#[test]
fn the_only_broker_is_where_nobody_is_on_broker() {
    // Broker 1 at 127.0.0.1:1, which leads both partitions of `full`, in the form of version 13.
    let partition = |number| {
        let one = [2, 0, 0, 0, 1];
        [&[0, 0, 0, 0, 0, number, 0, 0, 0, 1, 0, 0, 0, 0][..], &one, &one, &[1, 0]].concat()
    };
    let lie = [
        &[0; 5][..],
        b"\x02\0\0\0\x01\x0a127.0.0.1\0\0\0\x01\0\0\x02c\0\0\0\x01",
        b"\x02\0\0\x05full",
        &[7; 16],
        &[0, 3],
        &partition(0),
        &partition(1),
        &[0x80, 0, 0, 0, 0, 0, 0, 0],
    ]
    .concat();
    let words = "127.0.0.1:1: ";
    let ends = [
        ("topics list --records", 1, ""),
        ("lag g", 1, words),
        ("groups list", 1, words),
        ("consume full --from-beginning --exit", 1, ""),
        ("replay --topic full --since beginning --count", 1, ""),
        ("topics reassign --status", 0, ""),
    ];
    each_ends(METADATA, &lie, &ends);
}

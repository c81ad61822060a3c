//! Where a group is to go on: from what was seen of a partition to its new offset, and what that means. Pure.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::Serialize;

use super::parse_moment;

/// Numbers below this are offsets, above it milliseconds since the epoch.
const MOMENTS_FROM: i64 = 100_000_000_000;

/// Where a group is to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Start,
    End,
    Offset(i64),
    /// So many offsets on from the committed one, or back.
    By(i64),
    /// The first record whose timestamp is at or after this, milliseconds since the epoch.
    At(i64),
    /// These partitions only.
    Each(BTreeMap<i32, i64>),
    /// Where this group stands.
    Group(String),
    /// What was saved in this file.
    File(String),
}

impl Target {
    /// `start`, `end`, an offset, `+N`, `-N`, `P=OFFSET,…`, `group:OTHER`, `file:SAVED`, or a moment.
    pub fn parse(text: &str, now: i64, zone: &TimeZone) -> Result<Target, String> {
        let number = |text: &str| text.parse::<i64>().map_err(|_| format!("`{text}` is no number of records"));
        match text {
            "start" | "beginning" | "earliest" => return Ok(Target::Start),
            "end" | "latest" => return Ok(Target::End),
            "" => return Err("it is empty".to_owned()),
            _ => {}
        }
        if let Some(group) = text.strip_prefix("group:") {
            return Ok(Target::Group(group.to_owned()));
        }
        if let Some(file) = text.strip_prefix("file:") {
            return Ok(Target::File(file.to_owned()));
        }
        if let Some(on) = text.strip_prefix('+') {
            return number(on).map(Target::By);
        }
        if text.starts_with('-') {
            return number(text).map(Target::By);
        }
        if text.contains('=') {
            let mut each = BTreeMap::new();
            for part in text.split(',') {
                let (partition, offset) = part.split_once('=').ok_or_else(|| format!("`{part}` is not P=OFFSET"))?;
                let wrong = || format!("`{part}` is not P=OFFSET");
                let partition: i32 = partition.trim().parse().map_err(|_| wrong())?;
                let offset = offset.trim().parse().ok().filter(|offset| *offset >= 0).ok_or_else(wrong)?;
                if each.insert(partition, offset).is_some() {
                    return Err(format!("partition {partition} is named twice"));
                }
            }
            return Ok(Target::Each(each));
        }
        match text.parse::<i64>() {
            Ok(offset) if (0..MOMENTS_FROM).contains(&offset) => Ok(Target::Offset(offset)),
            _ => parse_moment(text, now, zone).map(Target::At),
        }
    }
}

/// What was seen of a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub committed: Option<i64>,
    pub start: i64,
    pub end: i64,
}

/// What is wanted of one partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    Start,
    End,
    Offset(i64),
    By(i64),
    /// The look-up of a moment found this; nothing if there is no record so late.
    Found(Option<i64>),
    /// Nothing committed.
    Nothing,
}

/// One partition of a seek.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    pub topic: String,
    pub partition: i32,
    /// The committed offset; absent if there is none.
    pub from: Option<i64>,
    /// The offset to go on at; absent if the commit is to be removed.
    pub to: Option<i64>,
    /// Records that will be read again, counted as offsets.
    pub again: u64,
    /// Records not yet read that never will be, counted as offsets.
    pub skipped: u64,
    /// The timestamp of the record there, milliseconds since the epoch.
    pub at_ms: Option<i64>,
    pub notes: Vec<String>,
}

impl Step {
    /// The new offset is always within the log: between its start and its end.
    pub fn compute(topic: &str, partition: i32, seen: Seen, aim: Aim) -> Result<Step, String> {
        let Seen { committed, start, end } = seen;
        let mut notes = Vec::new();
        let wanted = match aim {
            Aim::Start => Some(start),
            Aim::End => Some(end),
            Aim::Offset(offset) => Some(offset),
            Aim::By(by) => match committed {
                Some(at) => Some(at.saturating_add(by)),
                None => {
                    return Err(format!("{topic} partition {partition} has no committed offset to count from"));
                }
            },
            Aim::Found(Some(offset)) => Some(offset),
            Aim::Found(None) => {
                notes.push("no record that late: the end".to_owned());
                Some(end)
            }
            Aim::Nothing => None,
        };
        if let Some(wanted) = wanted {
            if wanted < start {
                notes.push(format!("offset {wanted} is gone: moved to the log start"));
            } else if wanted > end {
                notes.push(format!("offset {wanted} is not there yet: moved to the end"));
            }
        }
        let to = wanted.map(|wanted| wanted.clamp(start, end));
        // Where reading would have gone on: an expired offset at the log start, as far as anybody can tell.
        let stood = committed.map_or(start, |at| at.clamp(start, end));
        if committed.is_none() && to.is_some() {
            notes.push("nothing was committed".to_owned());
        }
        let distance = |from: i64, to: i64| u64::try_from(to - from).unwrap_or(0);
        Ok(Step {
            topic: topic.to_owned(),
            partition,
            from: committed,
            to,
            again: if committed.is_some() { to.map_or(0, |to| distance(to, stood)) } else { 0 },
            // Who never committed has left nothing unread that anybody counts on.
            skipped: if committed.is_some() { to.map_or(0, |to| distance(stood, to)) } else { 0 },
            at_ms: None,
            notes,
        })
    }

    /// Whether anything is to be done.
    pub fn changes(&self) -> bool {
        self.from != self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets() {
        let now = 1_700_000_000_000;
        let parse = |text: &str| Target::parse(text, now, &TimeZone::UTC);
        assert_eq!(parse("start"), Ok(Target::Start));
        assert_eq!(parse("end"), Ok(Target::End));
        assert_eq!(parse("17"), Ok(Target::Offset(17)));
        assert_eq!(parse("+5"), Ok(Target::By(5)));
        assert_eq!(parse("-5"), Ok(Target::By(-5)));
        assert_eq!(parse("2h-ago"), Ok(Target::At(now - 7_200_000)));
        assert_eq!(parse("1699999999999"), Ok(Target::At(1_699_999_999_999)));
        assert_eq!(parse("0=7,2=9"), Ok(Target::Each(BTreeMap::from([(0, 7), (2, 9)]))));
        assert_eq!(parse("group:g"), Ok(Target::Group("g".to_owned())));
        assert_eq!(parse("file:a/b"), Ok(Target::File("a/b".to_owned())));
        for wrong in ["", "x", "+x", "--1", "0=-1", "0=1,0=2", "0=1,5"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_seek_stays_within_the_log() {
        let seen = |committed| Seen { committed, start: 10, end: 20 };
        let step = |committed, aim| {
            let step = Step::compute("t", 0, seen(committed), aim).unwrap();
            (step.to, step.again, step.skipped, step.notes.join("; "))
        };
        let at = |to, again, skipped| (Some(to), again, skipped, String::new());
        assert_eq!(step(Some(15), Aim::Start), at(10, 5, 0));
        assert_eq!(step(Some(15), Aim::End), at(20, 0, 5));
        assert_eq!(step(Some(15), Aim::By(-3)), at(12, 3, 0));
        assert_eq!(step(Some(15), Aim::Found(Some(13))), at(13, 2, 0));
        assert_eq!(step(Some(15), Aim::Offset(15)), at(15, 0, 0));
        let clamped = |to, again, skipped, note: &str| (Some(to), again, skipped, note.to_owned());
        assert_eq!(step(Some(15), Aim::By(-9)), clamped(10, 5, 0, "offset 6 is gone: moved to the log start"));
        assert_eq!(step(Some(15), Aim::Offset(25)), clamped(20, 0, 5, "offset 25 is not there yet: moved to the end"));
        assert_eq!(step(Some(15), Aim::Found(None)), clamped(20, 0, 5, "no record that late: the end"));
        assert_eq!(step(Some(3), Aim::Start), at(10, 0, 0));
        assert_eq!(step(Some(30), Aim::Start), at(10, 10, 0));
        assert_eq!(step(None, Aim::Start), clamped(10, 0, 0, "nothing was committed"));
        assert_eq!(step(None, Aim::End), clamped(20, 0, 0, "nothing was committed"));
        assert_eq!(step(Some(15), Aim::Nothing), (None, 0, 0, String::new()));
        assert!(Step::compute("t", 3, seen(None), Aim::By(1)).unwrap_err().contains("t partition 3"));
        let empty = Step::compute("t", 0, Seen { committed: Some(5), start: 5, end: 5 }, Aim::Found(None)).unwrap();
        assert_eq!((empty.to, empty.changes()), (Some(5), false));
    }
}

//! Where reading begins and ends.

/// Where reading a partition begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    Beginning,
    /// The high watermark.
    End,
    Offset(i64),
    /// So many offsets behind the log start.
    AfterBeginning(i64),
    /// So many offsets before the high watermark.
    BeforeEnd(i64),
    /// The first record whose timestamp is at or after this, in milliseconds since the epoch; else the high watermark.
    Since(i64),
}

impl Start {
    fn parse(text: &str) -> Result<Start, String> {
        let wrong = || {
            let forms = "an offset, `P=OFFSET,…`, `beginning`, `beginning+N`, `end` or `end-N`";
            Err(format!("`{text}` is none of: {forms}"))
        };
        let number = |text: &str| text.parse::<i64>().ok().filter(|number| *number >= 0);
        if let Some(offset) = number(text) {
            return Ok(Start::Offset(offset));
        }
        match (text, text.strip_prefix("beginning+").map(number), text.strip_prefix("end-").map(number)) {
            ("beginning", ..) => Ok(Start::Beginning),
            ("end", ..) => Ok(Start::End),
            (_, Some(Some(behind)), _) => Ok(Start::AfterBeginning(behind)),
            (.., Some(Some(before))) => Ok(Start::BeforeEnd(before)),
            _ => wrong(),
        }
    }
}

/// Where reading begins, the same in every partition or one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Starts {
    All(Start),
    /// Only these partitions are read.
    Each(Vec<(i32, Start)>),
}

impl Starts {
    /// `N`, `beginning+N`, `end-N`, or `P=…,…`.
    pub fn parse(text: &str) -> Result<Starts, String> {
        if !text.contains('=') {
            return Start::parse(text).map(Starts::All);
        }
        let each = text.split(',').map(|part| {
            let (partition, start) = part.split_once('=').ok_or_else(|| format!("`{part}` is not P=OFFSET"))?;
            let partition: i32 =
                partition.trim().parse().map_err(|_| format!("`{partition}` is no partition number"))?;
            Ok((partition, Start::parse(start.trim())?))
        });
        let each: Vec<(i32, Start)> = each.collect::<Result<_, String>>()?;
        let mut numbers: Vec<i32> = each.iter().map(|(partition, _)| *partition).collect();
        numbers.sort_unstable();
        match numbers.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(format!("partition {} is named twice", pair[0])),
            None => Ok(Starts::Each(each)),
        }
    }

    /// Where this partition begins; `None` if it is not to be read.
    pub fn of(&self, partition: i32) -> Option<Start> {
        match self {
            Starts::All(start) => Some(*start),
            Starts::Each(each) => each.iter().find(|(number, _)| *number == partition).map(|(_, start)| *start),
        }
    }
}

/// Where reading a partition ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It goes on until it is stopped.
    Never,
    /// The end that is seen at the start: the high watermark, or the last stable offset for committed reads.
    Seen,
    /// Before this offset, and not beyond the end that is seen at the start.
    Offset(i64),
    /// Before the first record whose timestamp is at or after this, and not beyond the end that is seen at the start.
    Until(i64),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts() {
        let all = |start| Ok(Starts::All(start));
        assert_eq!(Starts::parse("17"), all(Start::Offset(17)));
        assert_eq!(Starts::parse("beginning"), all(Start::Beginning));
        assert_eq!(Starts::parse("beginning+3"), all(Start::AfterBeginning(3)));
        assert_eq!(Starts::parse("end-5"), all(Start::BeforeEnd(5)));
        let each = Starts::parse("0=7, 2=end-1").unwrap();
        assert_eq!((each.of(0), each.of(1), each.of(2)), (Some(Start::Offset(7)), None, Some(Start::BeforeEnd(1))));
        for wrong in ["-1", "end+1", "x", "0=", "a=1", "0=1,0=2", "0=1,5", ""] {
            assert!(Starts::parse(wrong).is_err(), "{wrong}");
        }
    }
}

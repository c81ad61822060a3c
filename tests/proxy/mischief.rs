//! What is done to the answers of one run, by its seed.

use std::time::Duration;

/// Numbers that follow from a seed (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % sides.max(1) as u64) as usize
    }
}

/// Which answers of a run are changed.
#[derive(Clone, Copy, Debug)]
enum Which {
    /// One, by its number.
    Nth(usize),
    From(usize),
    Now,
    /// Those to this kind of request.
    Kind(i16),
}

/// What becomes of an answer on its way.
pub enum Fate {
    /// Bytes for the client, its length in front.
    Sent(Vec<u8>),
    /// Bytes that come one by one.
    Dripped(Vec<u8>),
    /// After a while.
    Late(Vec<u8>, Duration),
    /// Behind the next one.
    Swapped(Vec<u8>),
    Lost,
    /// The last that comes on this connection.
    Closed(Vec<u8>),
}

/// The changes of one run.
pub struct Mischief {
    dice: Dice,
    which: Which,
    /// How: one way for the whole run, so that every answer can be of one kind, or another each time.
    how: Option<usize>,
    /// What is sent in place of every answer chosen.
    lie: Option<Vec<u8>>,
    seen: usize,
    pub changed: usize,
}

/// Kinds of requests that commands make: Fetch, ListOffsets, Metadata, OffsetCommit, OffsetFetch, FindCoordinator,
/// DescribeGroups, ListGroups, ApiVersions, CreateTopics, DescribeAcls, DescribeConfigs, IncrementalAlterConfigs, quotas.
const KINDS: [i16; 14] = [1, 2, 3, 8, 9, 10, 15, 16, 18, 19, 29, 32, 44, 48];
const WAYS: usize = 14;

impl Mischief {
    pub fn new(seed: u64) -> Mischief {
        let mut dice = Dice::new(seed);
        let which = match dice.roll(8) {
            0..4 => Which::Nth(1 + dice.roll(8)),
            4 => Which::From(dice.roll(6)),
            5 => Which::Now,
            _ => Which::Kind(KINDS[dice.roll(KINDS.len())]),
        };
        let how = if dice.roll(3) == 0 { None } else { Some(dice.roll(WAYS)) };
        Mischief { dice, which, how, lie: None, seen: 0, changed: 0 }
    }

    /// Every answer to this kind of request is these bytes, behind its correlation id.
    pub fn lie(kind: i16, body: &[u8]) -> Mischief {
        Mischief { which: Which::Kind(kind), lie: Some(body.to_vec()), ..Mischief::new(0) }
    }

    /// Decides about an answer without its length. `kind` is the request's.
    pub fn fate(&mut self, kind: i16, body: Vec<u8>) -> Fate {
        let number = self.seen;
        self.seen += 1;
        let chosen = match self.which {
            Which::Nth(nth) => number == nth,
            Which::From(first) => number >= first,
            Which::Now => self.dice.roll(4) == 0,
            Which::Kind(of) => kind == of,
        };
        if !chosen || body.is_empty() {
            return Fate::Sent(framed(&body, body.len()));
        }
        self.changed += 1;
        if let Some(lie) = &self.lie {
            let body = [&body[..4.min(body.len())], lie].concat();
            return Fate::Sent(framed(&body, body.len()));
        }
        let how = self.how.unwrap_or_else(|| self.dice.roll(WAYS));
        self.changed_in(how, body)
    }

    fn changed_in(&mut self, how: usize, mut body: Vec<u8>) -> Fate {
        let length = body.len();
        let at = self.dice.roll(length);
        match how {
            0..4 => self.damage(&mut body, how),
            4 => body.truncate(at),
            5 => drop(body.splice(at..at, (0..1 + at % 40).map(|n| n as u8))),
            6 => drop(body.drain(at..(at + 1 + at % 9).min(length))),
            7 => return self.with_another_length(body),
            8 => return Fate::Sent([framed(&body, length), framed(&body, length)].concat()),
            9 => return Fate::Swapped(framed(&body, length)),
            10 => return Fate::Late(framed(&body, length), Duration::from_millis(200 << self.dice.roll(5))),
            11 => return if at.is_multiple_of(2) { Fate::Lost } else { Fate::Closed(Vec::new()) },
            12 => return Fate::Closed(framed(&body[..at], length)),
            _ => return Fate::Dripped(framed(&body, length)),
        }
        Fate::Sent(framed(&body, body.len()))
    }

    /// Bits, bytes, numbers or stretches that are others.
    fn damage(&mut self, body: &mut [u8], how: usize) {
        // The correlation id stays, mostly: an answer to another request is refused at once.
        let first = if self.dice.roll(8) == 0 { 0 } else { 4.min(body.len() - 1) };
        for _ in 0..1 + self.dice.roll(4) {
            let at = first + self.dice.roll(body.len() - first);
            match how {
                0 => body[at] ^= 1 << self.dice.roll(8),
                1 => body[at] = [0, 1, 0x7f, 0x80, 0xff, 0x1b][self.dice.roll(6)],
                2 => {
                    let number = [i32::MAX, -1, i32::MIN, 1 << 20, -2, 0x00ff_ffff][self.dice.roll(6)].to_be_bytes();
                    body.iter_mut().skip(at).zip(number).for_each(|(byte, new)| *byte = new);
                }
                _ => body.iter_mut().skip(at).take(16).for_each(|byte| *byte = self.dice.roll(256) as u8),
            }
        }
    }

    /// More or fewer bytes than it has, or more than any answer has.
    fn with_another_length(&mut self, body: Vec<u8>) -> Fate {
        let length = body.len();
        let told = match self.dice.roll(6) {
            0 => i32::MAX as usize,
            1 => u32::MAX as usize,
            2 => 99_000_000,
            3 => 0,
            4 => length + 1 + self.dice.roll(100),
            _ => self.dice.roll(length),
        };
        Fate::Sent(framed(&body, told))
    }
}

fn framed(body: &[u8], length: usize) -> Vec<u8> {
    [&(length as u32).to_be_bytes(), body].concat()
}

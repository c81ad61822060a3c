//! The line to a group's coordinator: whether it is known, what is under way, and when to speak again.

use std::time::Duration;

use super::{Effect, Event, Moment, Request};

const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);
/// How often it is told that no broker answers.
const TELL_EVERY: Duration = Duration::from_secs(5);

/// Which request is under way, so that its answer can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Find,
    Join,
    Sync,
    Heartbeat,
}

/// State of the line.
#[derive(Debug)]
pub(super) struct Line {
    pub found: bool,
    /// What is under way, with the generation of that time.
    busy: Option<(Asked, i32)>,
    rest_until: Moment,
    pause: Duration,
    seed: u128,
    told: Option<Moment>,
    out: Vec<Effect>,
}

impl Line {
    pub fn new(seed: u128) -> Line {
        Line {
            found: false,
            busy: None,
            rest_until: Moment::ZERO,
            pause: FIRST_PAUSE,
            seed: seed | 1,
            told: None,
            out: Vec::new(),
        }
    }

    pub fn is_free(&self, now: Moment) -> bool {
        self.busy.is_none() && now >= self.rest_until
    }

    pub fn is_busy_with(&self, what: Asked) -> bool {
        self.busy.is_some_and(|(asked, _)| asked == what)
    }

    /// When it is free again; `None` while an answer is awaited.
    pub fn rests_until(&self) -> Option<Moment> {
        self.busy.is_none().then_some(self.rest_until)
    }

    pub fn send(&mut self, asked: Asked, generation: i32, request: Request) {
        self.busy = Some((asked, generation));
        self.out.push(Effect::Send(request));
    }

    /// Sends beside what is under way.
    pub fn send_aside(&mut self, request: Request) {
        self.out.push(Effect::Send(request));
    }

    pub fn tell(&mut self, event: Event) {
        self.out.push(Effect::Tell(event));
    }

    /// What was answered; `None` if nothing was asked.
    pub fn answered(&mut self) -> Option<(Asked, i32)> {
        self.busy.take()
    }

    /// The coordinator speaks to us.
    pub fn works(&mut self) {
        (self.pause, self.told) = (FIRST_PAUSE, None);
    }

    /// Asks again after a pause that grows.
    pub fn back_off(&mut self, now: Moment) {
        // A number as good as random: members of a group that all lost the same coordinator do not come back at once.
        self.seed =
            self.seed.wrapping_mul(0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645).wrapping_add(0x9E37_79B9_7F4A_7C15);
        let percent = 80 + u32::try_from((self.seed >> 96) % 41).unwrap_or(0);
        self.rest_until = now + self.pause * percent / 100;
        self.pause = (self.pause * 2).min(LONGEST_PAUSE);
    }

    /// The coordinator has to be looked for.
    pub fn lost(&mut self, now: Moment) {
        self.found = false;
        self.back_off(now);
    }

    /// No broker answers; it is told now and then.
    pub fn unreached(&mut self, now: Moment) {
        if self.told.is_none_or(|told| now >= told + TELL_EVERY) {
            self.told = Some(now);
            self.tell(Event::Unreached);
        }
    }

    pub fn take(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.out)
    }
}

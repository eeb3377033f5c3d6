//! A partial text of the search: what it has put back so far, and what that costs.

use super::evidence::Evidence;
use crate::words::Chain;

/// No text that is put back is longer: `shift` looks 32 characters far, and a few were dropped.
const LONGEST: usize = 40;

/// The byte that the next character begins with.
#[derive(Clone, Copy)]
pub(super) enum Pending {
    Known(u8),
    /// The second byte of a dropped pair with this first byte.
    Dropped(u8),
}

/// A character that a partial text may go on with.
#[derive(Clone, Copy)]
pub(super) struct Next {
    pub(super) c: char,
    /// Whether it rests on a byte that is not there.
    pub(super) is_guess: bool,
    /// What begins the one after it.
    pub(super) pending: Pending,
}

/// A partial text. It is copied a thousand times a damaged place, so that it owns nothing.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) pending: Pending,
    chars: [char; LONGEST],
    length: u8,
    /// Bit n: whether the n-th character rests on a byte that is not there.
    guessed: u64,
    /// The two characters before the next one.
    last_two: [char; 2],
    chain: Chain,
    /// What the document lends, less what odd marks cost.
    credit: i32,
    /// How many pairs were dropped.
    pub(super) dropped: u8,
    /// What the document showed of a swallowed character, and what follows it there.
    pub(super) seen: Option<[char; 2]>,
}

impl State {
    /// Nothing yet, after `before`, of which the last `counted` characters count.
    pub(super) fn new(before: &[char], counted: usize, pending: Pending) -> Self {
        let mut chain = Chain::new();
        before[before.len() - counted..].iter().for_each(|&c| chain.push(c));
        let mut back = before.iter().rev().copied();
        let last = back.next().unwrap_or('\n');
        let last_two = [back.next().unwrap_or('\n'), last];
        State {
            pending,
            chars: ['\0'; LONGEST],
            length: 0,
            guessed: 0,
            last_two,
            chain,
            credit: 0,
            dropped: 0,
            seen: None,
        }
    }

    /// What it costs with `next`: most are too dear, so that this makes no new state.
    pub(super) fn total_with(&self, next: Next, evidence: &Evidence) -> u32 {
        let credit = self.credit_with(next, evidence);
        self.chain.cost_with(next.c).saturating_add_signed(-credit)
    }

    fn credit_with(&self, next: Next, evidence: &Evidence) -> i32 {
        let strangeness = if next.is_guess { evidence.strangeness(next.c) } else { 0 };
        self.credit + evidence.credit(self.last_two, next.c) - strangeness
    }

    /// Itself with `next`.
    pub(super) fn with(&self, next: Next, evidence: &Evidence) -> Self {
        let mut longer = *self;
        longer.credit = self.credit_with(next, evidence);
        longer.chain.push(next.c);
        longer.last_two = [self.last_two[1], next.c];
        longer.pending = next.pending;
        longer.chars[usize::from(self.length)] = next.c;
        longer.guessed |= u64::from(next.is_guess) << self.length;
        longer.length += 1;
        longer
    }

    /// Itself with one dropped pair more.
    pub(super) fn after_loss(mut self) -> Self {
        self.dropped += 1;
        self
    }

    /// Credits `next`, the sound character behind it.
    pub(super) fn credit_next(&mut self, next: char, evidence: &Evidence) {
        self.credit += evidence.credit(self.last_two, next);
    }

    /// What it costs with the sound text `behind` it.
    pub(super) fn total_before(&self, behind: &[char]) -> u32 {
        let mut whole = *self;
        behind.iter().for_each(|&c| whole.chain.push(c));
        whole.total()
    }

    /// What it costs.
    pub(super) fn total(&self) -> u32 {
        self.chain.cost().saturating_add_signed(-self.credit)
    }

    /// The characters put back.
    pub(super) fn text(&self) -> &[char] {
        &self.chars[..usize::from(self.length)]
    }

    /// Which of them rest on a byte that is not there.
    pub(super) fn guessed(&self) -> Vec<bool> {
        (0..self.length).map(|n| self.guessed >> n & 1 == 1).collect()
    }
}

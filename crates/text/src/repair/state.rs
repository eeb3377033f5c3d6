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

/// A partial text. It is copied some ten thousand times a damaged place, so that it owns nothing.
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
        State {
            pending,
            chars: ['\0'; LONGEST],
            length: 0,
            guessed: 0,
            last_two: [back.next().unwrap_or('\n'), last],
            chain,
            credit: 0,
            dropped: 0,
            seen: None,
        }
    }

    /// Adds `c`, of which every byte is there.
    pub(super) fn push(&mut self, c: char, evidence: &Evidence) {
        self.credit += evidence.credit(self.last_two, c);
        self.chain.push(c);
        self.chars[usize::from(self.length)] = c;
        self.length += 1;
        self.last_two = [self.last_two[1], c];
    }

    /// Adds `c`, of which a byte is not there.
    pub(super) fn push_guess(&mut self, c: char, evidence: &Evidence) {
        self.credit -= evidence.strangeness(c);
        self.guessed |= 1 << self.length;
        self.push(c, evidence);
    }

    /// Counts the sound text behind: its first character, `next`, is credited too.
    pub(super) fn credit_next(&mut self, next: char, evidence: &Evidence) {
        self.credit += evidence.credit(self.last_two, next);
    }

    /// What it costs with the sound text `behind` it.
    pub(super) fn total_with(&self, behind: &[char]) -> u32 {
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

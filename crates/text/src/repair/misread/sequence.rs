//! A character of UTF-8 as its bytes stand in the text, read in a code page of one byte a character.

use super::oddity::Before;
use super::pages::{PAGES, Row};
use crate::decode::surrogate_pair;

/// What it costs that a byte was lost and its place is guessed, in bits.
const LOST: u32 = 2;
/// A guess must be so much likelier than the next.
const MARGIN: u32 = 4;
/// What stands where the bytes cannot tell.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// The characters of a line, each with its bytes.
pub(super) struct Line<'a> {
    pub(super) chars: &'a [char],
    pub(super) rows: Vec<Option<&'static Row>>,
}

/// A character that the bytes of one or more characters make.
#[derive(Clone, Copy)]
pub(super) struct Sequence {
    /// How many characters of the text it is.
    pub(super) length: usize,
    pub(super) c: char,
    /// Whether each of its bytes is there.
    pub(super) whole: bool,
    /// What it costs beside the character.
    pub(super) cost: u32,
}

/// A byte that goes on a character.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Known(u8),
    /// A no-break space that became a common one.
    Space,
    /// A byte that a decoder had no character for.
    Lost,
    /// The same, as `?`, which may also be itself.
    Question,
}

impl Line<'_> {
    /// The byte at `at`, if it is none of ASCII.
    fn byte(&self, at: usize, page: usize) -> Option<u8> {
        self.rows.get(at).copied()?.map(|row| row[page]).filter(|&byte| byte != 0)
    }

    fn next(&self, at: usize, page: usize) -> Option<Next> {
        match *self.chars.get(at)? {
            ' ' if PAGES[page].has_no_break_space => Some(Next::Space),
            '?' => Some(Next::Question),
            UNKNOWN => Some(Next::Lost),
            _ => self.byte(at, page).filter(|b| (0x80..=0xbf).contains(b)).map(Next::Known),
        }
    }

    /// The character of UTF-8 whose bytes stand at `at`.
    pub(super) fn sequence(&self, at: usize, page: usize) -> Option<Sequence> {
        let lead = self.byte(at, page)?;
        let more = match lead {
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => return None,
        };
        let mut rest = [Next::Lost; 3];
        for (n, next) in rest[..more].iter_mut().enumerate() {
            *next = self.next(at + 1 + n, page)?;
        }
        let rest = &rest[..more];
        match rest.iter().filter(|next| !matches!(next, Next::Known(_))).count() {
            0 => self.known(lead, rest).or_else(|| self.surrogates(at, page)),
            1 if rest.contains(&Next::Space) => {
                self.spaced(at, lead, rest).or_else(|| self.surrogates(at, page))
            }
            lost if more == 1 || lost < more => self.lossy(lead, rest, page),
            _ => None,
        }
    }

    fn known(&self, lead: u8, rest: &[Next]) -> Option<Sequence> {
        let c = decoded(lead, rest, 0)?;
        Some(Sequence { length: 1 + rest.len(), c, whole: true, cost: 0 })
    }

    /// One byte is a space. It was no-break where that gives a letter that is common.
    fn spaced(&self, at: usize, lead: u8, rest: &[Next]) -> Option<Sequence> {
        let likely = match (lead, rest) {
            (0xc3, _) if !self.goes_on(at + 2) => {
                // The French word à and the space behind it, of two spaces one.
                return Some(Sequence { length: 1, c: 'à', whole: false, cost: LOST });
            }
            (0xc2 | 0xc3 | 0xc5 | 0xce | 0xd0 | 0xd9, _) => true,
            (0xe0..=0xe3, [Next::Known(_), Next::Space]) => true,
            (0xe2 | 0xe3, [Next::Space, _]) | (0xf0, _) => true,
            _ => false,
        };
        let c = decoded(lead, rest, 0xa0).filter(|_| likely)?;
        Some(Sequence { length: 1 + rest.len(), c, whole: false, cost: LOST })
    }

    /// Whether à begins a word of Portuguese, às or àquele, or a space follows all the same.
    fn goes_on(&self, at: usize) -> bool {
        let rest = &self.chars[at.min(self.chars.len())..];
        let begins = |word: &str| word.chars().enumerate().all(|(n, c)| rest.get(n) == Some(&c));
        [" ", "s ", "quela", "quele", "quilo"].into_iter().any(begins)
    }

    /// A byte is lost; which one it was is guessed where one guess is likely.
    fn lossy(&self, lead: u8, rest: &[Next], page: usize) -> Option<Sequence> {
        let questions = rest.iter().filter(|&&next| next == Next::Question).count();
        let may_be = match lead {
            0xc2 | 0xc3 => true,
            0xc4..=0xdf => questions == 0,
            _ => questions <= 1,
        };
        let undefined = PAGES[page].undefined;
        let one = rest.iter().filter(|&&next| next == Next::Lost).count() == 1 && questions == 0;
        let guess = undefined.iter().filter(|_| one).filter_map(|&byte| decoded(lead, rest, byte));
        let c = likeliest(guess).unwrap_or(UNKNOWN);
        may_be.then_some(Sequence { length: 1 + rest.len(), c, whole: false, cost: LOST })
    }

    /// Two halves of a character, each written as if it were one (CESU-8).
    fn surrogates(&self, at: usize, page: usize) -> Option<Sequence> {
        let byte = |n| match self.chars.get(at + n) {
            Some(' ') if PAGES[page].has_no_break_space => Some(0xa0),
            _ => self.byte(at + n, page),
        };
        let mut bytes = [0; 6];
        for (n, place) in bytes.iter_mut().enumerate() {
            *place = byte(n)?;
        }
        let whole = !self.chars[at..at + bytes.len()].contains(&' ');
        let c = surrogate_pair(&bytes)?;
        Some(Sequence { length: bytes.len(), c, whole, cost: 0 })
    }
}

/// The character of `lead` and `rest`, with `other` for the bytes that are not known.
fn decoded(lead: u8, rest: &[Next], other: u8) -> Option<char> {
    let mut bytes = [lead, 0, 0, 0];
    for (place, next) in bytes[1..].iter_mut().zip(rest) {
        *place = if let Next::Known(byte) = next { *byte } else { other };
    }
    std::str::from_utf8(&bytes[..1 + rest.len()]).ok()?.chars().next()
}

/// The least odd of some characters, unless another comes close.
fn likeliest(guesses: impl Iterator<Item = char>) -> Option<char> {
    let mut ranked: Vec<(u32, char)> = guesses.map(|c| (Before::new('.').cost(c), c)).collect();
    ranked.sort_unstable();
    match ranked.as_slice() {
        [(first, c), (second, _), ..] if first + MARGIN <= *second => Some(*c),
        _ => None,
    }
}

//! Misreadings that have to do with two bytes a character: GBK or Big5 read as Latin letters (`ÄãºÃ`
//! for 你好), and UTF-8 read as GBK or Big5 (`浣犲ソ`).

use super::oddity::Before;
use super::wide::{Wide, big5, gbk};
use super::{LONGEST, Misread, Piece, lines, pages};
use crate::words::{self, BIT, Chain};

/// How much likelier the text must be than the misreading, as in `shift`: a million times.
const GAIN: u32 = 20 * BIT;
/// The same where the text has been misread elsewhere.
const FAMILIAR: u32 = 8 * BIT;
/// What a character of running Chinese may cost at most; news text costs 6 to 9
/// bits, and names of foreign places up to 15.
const RUNNING: u32 = 16 * BIT;
/// Two guesses closer than this cannot be told apart.
const MARGIN: u32 = 4 * BIT;
/// What an encoding cannot say.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// A stretch with what is gained by reading it so.
struct Candidate {
    found: Misread,
    /// What it costs as it is read now.
    cost: u32,
    gain: u32,
}

/// Chinese that was read as Latin letters, in the encoding that explains more of the text.
pub(super) fn read_as_latin(chars: &[char]) -> Vec<Misread> {
    let found = [gbk, big5].map(|wide| settled(in_pairs(chars, wide), |c| is_phrase(c, chars)));
    let gain = |found: &Vec<Candidate>| found.iter().map(|c| u64::from(c.gain)).sum::<u64>();
    let [in_gbk, in_big5] = found;
    misread(if gain(&in_big5) > gain(&in_gbk) { in_big5 } else { in_gbk })
}

fn in_pairs(chars: &[char], wide: fn() -> &'static Wide) -> Vec<Candidate> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        let pairs = latin(chars[at]).and_then(|_| pairs(chars, at, wide()));
        at = pairs.as_ref().map_or(at + 1, Misread::end);
        found.extend(pairs.map(|pairs| weighed(chars, pairs)));
    }
    found.retain(|c| c.cost <= RUNNING * c.found.text.len() as u32);
    found
}

/// Whether a stretch is Chinese beyond doubt, and not UTF-8 that looks so.
fn is_phrase(candidate: &Candidate, chars: &[char]) -> bool {
    let found = &candidate.found;
    let han = found.text.iter().filter(|&&c| words::is_han(c)).count();
    let byte = |c: &char| if c.is_ascii() { Some(*c as u8) } else { latin(*c) };
    let bytes: Vec<u8> = chars[found.start..found.end()].iter().filter_map(byte).collect();
    candidate.gain >= GAIN && han > 1 && han * 2 >= found.text.len() && !is_mostly_utf8(&bytes)
}

/// What gains enough, if the text has something that is beyond doubt.
fn settled(mut found: Vec<Candidate>, is_sure: impl Fn(&Candidate) -> bool) -> Vec<Candidate> {
    if !found.iter().any(is_sure) {
        return Vec::new();
    }
    found.retain(|candidate| candidate.gain >= FAMILIAR);
    found
}

fn misread(found: Vec<Candidate>) -> Vec<Misread> {
    found.into_iter().map(|candidate| candidate.found).collect()
}

/// The byte of `c` in windows-1252, if it may begin a pair.
fn latin(c: char) -> Option<u8> {
    pages::row(c).map(|row| row[0]).filter(|byte| (0x81..=0xfe).contains(byte))
}

/// The pairs that stand at `at` as Latin letters.
fn pairs(chars: &[char], at: usize, wide: &Wide) -> Option<Misread> {
    let mut text = Vec::new();
    let trail =
        |c: char| if c.is_ascii() { Some(c as u8) } else { pages::row(c).map(|row| row[0]) };
    for pair in chars[at..].chunks_exact(2).take(LONGEST) {
        let Some(lead) = latin(pair[0]) else { break };
        let Some(trail) = trail(pair[1]) else { break };
        let Some(c) = wide.character(lead, trail) else { break };
        text.push(c);
    }
    (!text.is_empty()).then(|| Misread {
        start: at,
        pieces: vec![Piece { before: 2, after: 1 }; text.len()],
        text,
        written: wide.name,
        read: "windows-1252",
        whole: true,
    })
}

/// Whether bytes are UTF-8 rather than Chinese of two bytes, of which a quarter may look so.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let wide = |bytes: &[u8]| bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let valid: usize = bytes.utf8_chunks().map(|chunk| wide(chunk.valid().as_bytes())).sum();
    valid * 5 >= wide(bytes) * 3
}

/// UTF-8 that was read as GBK or Big5.
pub(super) fn read_as_wide(chars: &[char]) -> Vec<Misread> {
    // A text without Han characters was not read so.
    if !chars.iter().any(|&c| words::is_han(c)) {
        return Vec::new();
    }
    let found = |wide: &Wide| {
        let found = lines(chars).flat_map(|line| in_line(chars, line, wide)).collect();
        misread(settled(found, |candidate| candidate.gain >= GAIN))
    };
    let in_gbk = found(gbk());
    if in_gbk.is_empty() { found(big5()) } else { in_gbk }
}

/// The candidates of one line. Where it has Chinese besides, what would not become Chinese is left:
/// nearly any character is two bytes that UTF-8 may have.
fn in_line(chars: &[char], line: std::ops::Range<usize>, wide: &Wide) -> Vec<Candidate> {
    let (mut found, mut at, mut sound) = (Vec::new(), line.start, false);
    while at < line.end {
        let read = Reader { chars: &chars[..line.end], wide, at, half: None }.run();
        match read {
            Some(read) => {
                at = read.end();
                found.push(weighed(chars, read));
            }
            None => {
                sound |= words::is_han(chars[at]);
                at += 1;
            }
        }
    }
    found.retain(|c: &Candidate| !sound || c.found.text.iter().any(|&c| words::is_han(c)));
    found
}

/// Reads the bytes of a misread text as UTF-8.
struct Reader<'a> {
    chars: &'a [char],
    wide: &'a Wide,
    at: usize,
    /// The second byte of the character before `at`, if it was not read yet.
    half: Option<u8>,
}

/// How a character of UTF-8 goes on.
enum Next {
    Known(u8),
    /// A byte was lost at the end.
    Lost,
}

impl Reader<'_> {
    /// The characters from here on as far as they are UTF-8.
    fn run(mut self) -> Option<Misread> {
        let mut run = Misread {
            start: self.at,
            pieces: Vec::new(),
            text: Vec::new(),
            written: "UTF-8",
            read: self.wide.name,
            whole: true,
        };
        let (mut from, mut text) = (self.at, Vec::new());
        while let Some((c, whole)) = self.character(run.text.iter().chain(&text)) {
            text.push(c);
            if self.half.is_none() {
                let piece = Piece { before: (self.at - from) as u32, after: text.len() as u32 };
                run.pieces.push(piece);
                run.text.append(&mut text);
                run.whole &= whole;
                from = self.at;
            }
            if !whole {
                break;
            }
        }
        let wide = run.text.iter().any(|c| !c.is_ascii());
        wide.then_some(run)
    }

    /// The next character, and whether all its bytes are there.
    fn character<'t>(
        &mut self,
        before: impl DoubleEndedIterator<Item = &'t char>,
    ) -> Option<(char, bool)> {
        let lead = self.byte()?;
        let more = match lead {
            0..=0x7f => return Some((char::from(lead), true)),
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => return None,
        };
        let mut bytes = [lead, 0, 0, 0];
        for n in 1..=more {
            match self.next(n == more)? {
                Next::Known(byte) => bytes[n] = byte,
                Next::Lost => {
                    let ends = self.chars.get(self.at).is_none();
                    return Some((guess(&bytes[..n], before, ends), false));
                }
            }
        }
        let c = std::str::from_utf8(&bytes[..=more]).ok()?.chars().next()?;
        Some((c, true))
    }

    /// The next byte; no text begins with an ASCII character of its own.
    fn byte(&mut self) -> Option<u8> {
        self.half.take().or_else(|| {
            let [first, second] = self.wide.pair(*self.chars.get(self.at)?)?;
            self.at += 1;
            self.half = Some(second);
            Some(first)
        })
    }

    /// A byte that goes on a character, the last of it or not.
    fn next(&mut self, last: bool) -> Option<Next> {
        let lone = self.half.is_none().then(|| self.chars.get(self.at)).flatten();
        let behind = self.chars.get(self.at + 1).is_some_and(|c| !c.is_ascii());
        match lone {
            // A decoder that reads 0x80 by itself takes it for the euro sign, others for nothing.
            Some('€' | &UNKNOWN) if behind || last && lone == Some(&'€') => {
                self.at += 1;
                Some(Next::Known(0x80))
            }
            Some('?' | &UNKNOWN) if last => {
                self.at += 1;
                Some(Next::Lost)
            }
            _ => self.byte().filter(|byte| (0x80..=0xbf).contains(byte)).map(Next::Known),
        }
    }
}

/// The character that begins with `bytes` and goes best with the text `before` it. Of the marks,
/// which all cost alike, the full stop ends a line and the comma stands within.
fn guess<'t>(bytes: &[u8], before: impl DoubleEndedIterator<Item = &'t char>, ends: bool) -> char {
    let mut chain = Chain::new();
    let tail: Vec<char> = before.rev().take(4).copied().collect();
    tail.iter().rev().for_each(|&c| chain.push(c));
    let decoded = |last| {
        let bytes = [bytes, &[last]].concat();
        let c = std::str::from_utf8(&bytes).ok()?.chars().next()?;
        let likely = c == if ends { '。' } else { '，' };
        Some((chain.cost_with(c).saturating_sub(if likely { MARGIN } else { 0 }), c))
    };
    let mut ranked: Vec<(u32, char)> = (0x80..=0xbf).filter_map(decoded).collect();
    ranked.sort_unstable();
    match ranked.as_slice() {
        [(first, c), (second, _), ..] if first + MARGIN <= *second => *c,
        _ => UNKNOWN,
    }
}

/// A stretch with what it gains over the text as it stands.
fn weighed(chars: &[char], found: Misread) -> Candidate {
    let end = found.end();
    let before = found.start.checked_sub(1).map_or('\n', |at| chars[at]);
    let next = chars.get(end).copied().unwrap_or('\n');
    let raw = weigh(before, &chars[found.start..end], next);
    let cost = weigh(before, &found.text, next);
    Candidate { found, cost, gain: raw.saturating_sub(cost) }
}

/// What a text costs between `before` and `next`: its Chinese as words, all else by how odd it is.
fn weigh(before: char, text: &[char], next: char) -> u32 {
    let (mut bits, mut chinese, mut chain) = (0, 0, Chain::new());
    let mut before = Before::new(before);
    for &c in text.iter().chain([&next]) {
        if words::is_han(c) {
            bits += before.beside(c);
            chain.push(c);
        } else {
            bits += before.cost(c);
            chinese += chain.cost();
            chain = Chain::new();
        }
        before = before.with(c);
    }
    bits * BIT + chinese + chain.cost()
}

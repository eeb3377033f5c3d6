//! How common Chinese words and characters are: the measure that repair answers to.
//!
//! Costs are in sixteenths of a bit and integers, so that every platform
//! counts alike.

use crate::{Table, fold};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::RangeInclusive;
use std::sync::OnceLock;

/// Folded words with their frequency; see `data/README.md`.
pub static WORDS: Table = match cfg!(feature = "tables") {
    true => Table::carried("words", FILE),
    false => Table::awaited("words", FILE),
};
const FILE: &str = include_str!("../data/words.txt");
/// The sum of all frequencies of the uncut list.
const TOTAL: u64 = 16_473_166;
/// One bit of cost.
pub const BIT: u32 = 16;
/// The longest word in the list, in characters.
const LONGEST: usize = 5;
/// A Han character that the list does not know: rarer than one that it counts once.
const UNKNOWN: u32 = 34 * BIT;

struct Words {
    words: QuickMap<u128, Word>,
    /// One bit for the first two characters of each word, by a hash: most pairs begin none.
    pairs: Vec<u64>,
    characters: QuickMap<char, Character>,
    /// What each of [`HAN`] costs as a word of its own: repair asks for it most.
    alone: Vec<u32>,
}

/// A word of the list.
#[derive(Clone, Copy)]
struct Word {
    count: u32,
    cost: u32,
}

/// A character of its words.
#[derive(Default)]
struct Character {
    /// How often it occurs within them.
    count: u64,
    /// What it costs as a word of its own.
    alone: u32,
}

fn list() -> &'static Words {
    static LIST: OnceLock<Words> = OnceLock::new();
    LIST.get_or_init(|| {
        let mut words = QuickMap::with_capacity_and_hasher(1 << 17, Default::default());
        let mut pairs = vec![0; 1 << (PAIR_BITS - 6)];
        let mut characters: QuickMap<char, Character> = QuickMap::default();
        for (word, count) in rows() {
            words.insert(key(word.chars()), Word { count, cost: bits(count) });
            for c in word.chars() {
                characters.entry(c).or_default().count += u64::from(count);
            }
            let mut chars = word.chars();
            if let (Some(first), Some(second)) = (chars.next(), chars.next()) {
                let (at, bit) = pair(first, second);
                pairs[at] |= bit;
            }
        }
        let characters = characters.into_iter().map(|(c, mut character)| {
            character.alone = alone(words.get(&key([c])), character.count);
            (c, character)
        });
        let characters: QuickMap<char, Character> = characters.collect();
        let alone = HAN.map(|c| cost_alone(c, &characters)).collect();
        Words { characters, words, pairs, alone }
    })
}

/// The Han blocks of the basic plane.
const HAN: RangeInclusive<char> = '\u{3400}'..='\u{9fff}';

/// What a Han character costs as a word of its own.
fn cost_alone(c: char, characters: &QuickMap<char, Character>) -> u32 {
    match c {
        // The list counts numerals under a mark of its own.
        '一' => 6 * BIT,
        _ if "二三四五六七八九十百千万亿两零".contains(c) => 9 * BIT,
        _ => characters.get(&c).map_or(UNKNOWN, |c| c.alone),
    }
}

/// The words of the list with their frequencies.
fn rows() -> impl Iterator<Item = (&'static str, u32)> {
    let rows = WORDS.text().lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(word, count)| (word, count.parse().expect("the committed list holds numbers")))
}

/// The bitmap of pairs has 2 to the power of so many bits, 128 KiB.
const PAIR_BITS: u32 = 20;

/// The place of the bit of a pair.
fn pair(first: char, second: char) -> (usize, u64) {
    let mixed =
        (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca6b);
    let hash = (mixed ^ mixed >> 15).wrapping_mul(0xc2b2_ae35) >> (32 - PAIR_BITS);
    ((hash >> 6) as usize, 1 << (hash & 63))
}

/// Whether a word of the list may begin with two folded characters; it misses none that does.
pub fn may_begin(first: char, second: char) -> bool {
    let (at, bit) = pair(first, second);
    list().pairs[at] & bit != 0
}

/// A map with a quick hash: repair and annotation ask for several words at each character, and
/// nobody who could choose the words chooses what is in the list.
pub(crate) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;

/// Multiplication by the golden ratio, which spreads neighbouring keys, and its upper half.
#[derive(Default)]
pub(crate) struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(23) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_u128(&mut self, n: u128) {
        self.write_u64(n as u64);
        self.write_u64((n >> 64) as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// A word as one number; none of the list is longer than what fits.
fn key(word: impl IntoIterator<Item = char>) -> u128 {
    word.into_iter().fold(0, |key, c| key << 21 | u128::from(c as u32))
}

/// The characters, folded and sorted, that follow `c` within any word.
pub(crate) fn followers(c: char) -> impl Iterator<Item = char> {
    // Repair alone asks for them, so that annotation does not wait for them.
    static FOLLOWERS: OnceLock<BTreeMap<char, BTreeSet<char>>> = OnceLock::new();
    let followers = FOLLOWERS.get_or_init(|| {
        let mut followers: BTreeMap<char, BTreeSet<char>> = BTreeMap::new();
        for (word, _) in rows() {
            for (before, c) in word.chars().zip(word.chars().skip(1)) {
                followers.entry(before).or_default().insert(c);
            }
        }
        followers
    });
    followers.get(&fold(c)).into_iter().flatten().copied()
}

/// How often `word` occurs in some sixteen million words of news; 0 where the list does not hold it.
/// The word is folded first.
pub fn frequency(word: &str) -> u32 {
    match word.chars().count() {
        0..=LONGEST => count(word.chars().map(fold)),
        _ => 0,
    }
}

/// The same for the characters of a word that are folded already.
pub fn folded_frequency(word: &[char]) -> u32 {
    if word.len() > LONGEST { 0 } else { count(word.iter().copied()) }
}

fn count(folded: impl IntoIterator<Item = char>) -> u32 {
    list().words.get(&key(folded)).map_or(0, |word| word.count)
}

/// How often `c` occurs within the words of the list.
pub fn character_frequency(c: char) -> u64 {
    list().characters.get(&fold(c)).map_or(0, |c| c.count)
}

/// Whether `c` is a Han character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The cost of a text under its cheapest division into words, character by character.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chain {
    /// The last characters, folded, oldest first.
    tail: [char; LONGEST],
    /// The cheapest cost up to before each of `tail`, and up to now at the end.
    costs: [u32; LONGEST + 1],
    /// Bit n: whether a word may begin with the two characters that stand n before the end.
    begins: u8,
}

impl Chain {
    pub(crate) fn new() -> Self {
        Chain { tail: ['\0'; LONGEST], costs: [0; LONGEST + 1], begins: 0 }
    }

    /// The cost so far.
    pub(crate) fn cost(&self) -> u32 {
        self.costs[LONGEST]
    }

    /// Adds a character.
    pub(crate) fn push(&mut self, c: char) {
        let cost = self.cost_with(c);
        self.begins = self.begins_with(fold(c));
        self.tail.rotate_left(1);
        self.costs.rotate_left(1);
        self.tail[LONGEST - 1] = fold(c);
        self.costs[LONGEST] = cost;
    }

    fn begins_with(&self, folded: char) -> u8 {
        self.begins << 1 | u8::from(may_begin(self.tail[LONGEST - 1], folded))
    }

    /// The cost with one more character: of the cheapest way to end a word at it.
    pub(crate) fn cost_with(&self, c: char) -> u32 {
        let last = fold(c);
        let mut best = self.costs[LONGEST].saturating_add(single(last));
        let begins = self.begins_with(last);
        if begins & ((1 << (LONGEST - 1)) - 1) == 0 || !is_han(last) {
            return best;
        }
        let mut word = u128::from(last as u32);
        for before in 1..LONGEST {
            let from = LONGEST - before;
            if !is_han(self.tail[from]) {
                break;
            }
            word |= u128::from(self.tail[from] as u32) << (21 * before);
            if begins >> (before - 1) & 1 == 1
                && let Some(word) = list().words.get(&word)
            {
                best = best.min(self.costs[from].saturating_add(word.cost));
            }
        }
        best
    }
}

/// The cost of `text` under its cheapest division into words, in sixteenths of a bit.
pub fn cost(text: impl IntoIterator<Item = char>) -> u32 {
    let mut chain = Chain::new();
    text.into_iter().for_each(|c| chain.push(c));
    chain.cost()
}

/// What it costs, in sixteenths of a bit, that a word begins at each border of
/// `text`, which must be folded: nothing where the cheapest division has one.
/// The last entry is the end of the text.
pub fn seams(text: &[char]) -> Vec<u32> {
    let mut seams = vec![0; text.len() + 1];
    let mut from = 0;
    for run in text.chunk_by(|&a, &b| is_han(a) && is_han(b)) {
        if run.len() > 1 {
            seams_of_run(run, &mut seams[from..=from + run.len()]);
        }
        from += run.len();
    }
    seams
}

/// The same for a run of Han characters: the cheapest way up to each border
/// and on from it, against the cheapest way through.
fn seams_of_run(run: &[char], seams: &mut [u32]) {
    let mut onward = vec![u64::MAX; run.len() + 1];
    let mut edges = Vec::with_capacity(2 * run.len());
    let mut upto = vec![u64::MAX; run.len() + 1];
    upto[0] = 0;
    for start in 0..run.len() {
        let mut word = 0;
        for end in start + 1..=(start + LONGEST).min(run.len()) {
            word = word << 21 | u128::from(run[end - 1] as u32);
            let cost = match end - start {
                1 => Some(single(run[start])),
                _ => list().words.get(&word).map(|word| word.cost),
            };
            let Some(cost) = cost.map(u64::from) else { continue };
            upto[end] = upto[end].min(upto[start] + cost);
            edges.push((start, end, cost));
        }
    }
    onward[run.len()] = 0;
    for &(start, end, cost) in edges.iter().rev() {
        onward[start] = onward[start].min(onward[end] + cost);
    }
    for (at, seam) in seams.iter_mut().enumerate() {
        *seam = (upto[at] + onward[at] - upto[run.len()]) as u32;
    }
}

/// The cost of one character by itself. What is not Han gets a round figure:
/// running text has a mark every dozen characters, digits and letters are
/// rarer, a gap is worth an average character, and anything else is as odd as
/// an unknown one.
fn single(c: char) -> u32 {
    match c {
        '\u{3400}'..='\u{9fff}' => list().alone[(c as u32 - *HAN.start() as u32) as usize],
        _ if is_han(c) => cost_alone(c, &list().characters),
        '0'..='9' => 6 * BIT,
        '〇' => 9 * BIT,
        ',' | '.' | ';' | ':' | '?' | '!' | '(' | ')' | ' ' | '\n' | '"' | '\'' => 5 * BIT,
        '。' | '、' | '“' | '”' | '‘' | '’' | '「' | '」' | '《' | '》' | '—' | '…' | '·' => {
            5 * BIT
        }
        'a'..='z' | crate::repair::GAP => 8 * BIT,
        _ => UNKNOWN,
    }
}

/// The cost of a Han character as a word of its own: how rare it is so, and
/// how rarely it is so: 兵 lives in 士兵 and 兵力, 到 lives alone.
fn alone(word: Option<&Word>, within: u64) -> u32 {
    let Some(word) = word else { return UNKNOWN };
    word.cost + log2(within + 1) - log2(u64::from(word.count) + 1)
}

/// The cost of a word that occurs `count` times: log2(TOTAL / count), rounded
/// down to a sixteenth of a bit.
fn bits(count: u32) -> u32 {
    log2(TOTAL * 2) - log2(u64::from(count) * 2 + 1)
}

/// Sixteen times the binary logarithm of `n`, by repeated squaring in 32.32 fixed point.
fn log2(n: u64) -> u32 {
    let whole = n.max(1).ilog2();
    let mut fraction = (u128::from(n.max(1)) << 32) >> whole;
    let mut log = whole;
    for _ in 0..BIT.ilog2() {
        fraction = (fraction * fraction) >> 32;
        log *= 2;
        if fraction >= 2 << 32 {
            fraction >>= 1;
            log += 1;
        }
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right_to_a_sixteenth_of_a_bit() {
        for n in (1..5000).chain([65_535, 65_536, TOTAL]) {
            assert_eq!(log2(n), ((n as f64).log2() * 16.0 + 1e-9).floor() as u32, "log2 of {n}");
        }
    }

    #[test]
    fn both_scripts_count_alike() {
        assert!(frequency("乌克兰") > 0);
        assert_eq!(frequency("烏克蘭"), frequency("乌克兰"));
        assert_eq!(frequency("烏克藍"), 0);
        assert!(character_frequency('會') > character_frequency('跚'));
    }

    #[test]
    fn seams_are_dear_within_words_and_free_between_them() {
        let text: Vec<char> = "x其中国际局势".chars().collect();
        let seams = seams(&text);
        let free: Vec<usize> = (0..seams.len()).filter(|&at| seams[at] == 0).collect();
        assert_eq!(free, [0, 1, 3, 5, 7]);
        let through = cost("其中国际局势".chars());
        let split = cost("其".chars()) + cost("中国际局势".chars());
        assert_eq!(seams[2], split - through);
    }

    #[test]
    fn words_cost_less_than_their_characters_in_disorder() {
        assert!(cost("紀念戰爭勝利".chars()) < cost("念戰紀利爭勝".chars()));
        assert!(cost("實打實的大禮".chars()) < cost("嵉摹按蠖".chars()));
    }
}

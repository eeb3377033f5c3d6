//! The matcher: every occurrence of every form in a text, overlapping ones too.
//!
//! A hash trie: it is built in a fraction of the time of a double array and
//! holds its own in matching, because a first look at a bitmap of first pairs
//! of characters drops nearly all positions at which no form begins.
//! `benches/annotate.rs` has the figures; a reference that compares every form
//! at every position stands beside it in the tests.

/// A set of patterns, numbered in the order given.
#[derive(Clone, Debug)]
pub struct Matcher {
    /// Open addressing from (node, character) to node; a power of two long.
    edges: Vec<Edge>,
    /// The pattern that ends at each node.
    ends: Vec<Option<u32>>,
    /// One bit for the first pair of characters of each pattern, by a hash.
    pairs: Vec<u64>,
    /// Whether patterns of one character are among them, which have no pair.
    has_single: bool,
}

/// An edge of the trie; a free slot carries U+0000, which no edge does.
#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    from: u32,
    by: char,
    to: u32,
}

/// An occurrence of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Its first code point.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    /// The number of the pattern.
    pub pattern: u32,
}

/// The bitmap of first pairs has 2 to the power of so many bits, 128 KiB: it
/// stays in the cache of the processor and is nearly empty with 100,000 names.
const PAIR_BITS: u32 = 20;

impl Matcher {
    /// Takes patterns that differ; empty ones and those with U+0000 never match.
    pub fn new(patterns: &[Vec<char>]) -> Self {
        let most = nodes_at_most(patterns);
        let mut matcher = Matcher {
            // At most half full, so that a search for what is not there ends soon.
            edges: vec![Edge::default(); (2 * most + 1).next_power_of_two()],
            ends: vec![None],
            pairs: vec![0; 1 << (PAIR_BITS - 6)],
            has_single: false,
        };
        for (number, pattern) in patterns.iter().enumerate() {
            matcher.insert(pattern, number as u32);
        }
        matcher
    }

    fn insert(&mut self, pattern: &[char], number: u32) {
        if pattern.is_empty() || pattern.contains(&'\0') {
            return;
        }
        match pattern {
            [first, second, ..] => {
                let (word, bit) = pair(*first, *second);
                self.pairs[word] |= bit;
            }
            _ => self.has_single = true,
        }
        let node = pattern.iter().fold(0, |node, &c| self.child(node, c));
        self.ends[node as usize].get_or_insert(number);
    }

    /// The node that `c` leads to, made if need be.
    fn child(&mut self, node: u32, c: char) -> u32 {
        let slot = self.slot(node, c);
        if self.edges[slot].by == '\0' {
            self.edges[slot] = Edge { from: node, by: c, to: self.ends.len() as u32 };
            self.ends.push(None);
        }
        self.edges[slot].to
    }

    /// Where the edge stands, or the free slot where it would.
    fn slot(&self, node: u32, c: char) -> usize {
        let mask = self.edges.len() - 1;
        // The golden ratio spreads neighbouring keys; the upper half is the well mixed one.
        let key = u64::from(node) << 32 | u64::from(c as u32);
        let mut at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        while self.edges[at].by != '\0' && (self.edges[at].from, self.edges[at].by) != (node, c) {
            at = (at + 1) & mask;
        }
        at
    }

    fn next(&self, node: u32, c: char) -> Option<u32> {
        let edge = self.edges[self.slot(node, c)];
        (edge.by != '\0' && c != '\0').then_some(edge.to)
    }

    /// Every occurrence in `text`, by start, then shortest first.
    pub fn matches(&self, text: &[char]) -> Vec<Match> {
        let mut matches = Vec::new();
        for start in 0..text.len() {
            if self.has_single || self.has_pair(text, start) {
                self.matches_at(text, start, &mut matches);
            }
        }
        matches
    }

    fn has_pair(&self, text: &[char], start: usize) -> bool {
        let Some(&second) = text.get(start + 1) else { return false };
        let (word, bit) = pair(text[start], second);
        self.pairs[word] & bit != 0
    }

    fn matches_at(&self, text: &[char], start: usize, matches: &mut Vec<Match>) {
        let mut node = 0;
        for (at, &c) in text.iter().enumerate().skip(start) {
            let Some(next) = self.next(node, c) else { return };
            node = next;
            if let Some(pattern) = self.ends[node as usize] {
                matches.push(Match { start, end: at + 1, pattern });
            }
        }
    }
}

/// No more edges are needed: all characters but those that a pattern shares
/// with the one before it, which in sorted patterns is all that can be shared.
fn nodes_at_most(patterns: &[Vec<char>]) -> usize {
    let first = patterns.first().map_or(0, Vec::len);
    let others = patterns.windows(2).map(|pair| {
        let shared = pair[0].iter().zip(&pair[1]).take_while(|(a, b)| a == b).count();
        pair[1].len() - shared
    });
    first + others.sum::<usize>()
}

/// The word and the bit of the bitmap that stand for a first pair.
fn pair(first: char, second: char) -> (usize, u64) {
    let mixed =
        (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca6b);
    let bits = mixed.wrapping_mul(0xc2b2_ae35) >> (32 - PAIR_BITS);
    ((bits >> 6) as usize, 1 << (bits & 63))
}

/// The same by comparing every pattern at every position: what tests and the
/// benchmark hold the matcher against.
pub fn reference(patterns: &[Vec<char>], text: &[char]) -> Vec<Match> {
    let mut matches = Vec::new();
    for start in 0..text.len() {
        let here = patterns.iter().enumerate().filter(|(_, pattern)| {
            !pattern.is_empty() && !pattern.contains(&'\0') && text[start..].starts_with(pattern)
        });
        let mut here: Vec<Match> =
            here.map(|(n, p)| Match { start, end: start + p.len(), pattern: n as u32 }).collect();
        here.sort_by_key(|m| m.end);
        matches.extend(here);
    }
    matches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::Random;

    fn check(patterns: &[&str], text: &str) -> Vec<String> {
        let patterns: Vec<Vec<char>> = patterns.iter().map(|p| p.chars().collect()).collect();
        let text: Vec<char> = text.chars().collect();
        let matches = Matcher::new(&patterns).matches(&text);
        assert_eq!(matches, reference(&patterns, &text));
        matches.iter().map(|m| text[m.start..m.end].iter().collect()).collect()
    }

    #[test]
    fn overlapping_and_nested_forms_are_all_found() {
        assert_eq!(
            check(&["北京", "北京会晤", "会晤", "京会"], "在北京会晤后"),
            ["北京", "北京会晤", "京会", "会晤"]
        );
        assert_eq!(check(&["aa"], "aaaa"), ["aa", "aa", "aa"]);
    }

    #[test]
    fn odd_patterns_and_texts_do_no_harm() {
        assert!(check(&[], "字").is_empty());
        assert!(check(&["", "\0", "a\0"], "a\0\0b").is_empty());
        assert!(check(&["很长的名字"], "很长的").is_empty());
        assert_eq!(check(&["\u{20001}"], "\u{1}\u{20001}"), ["\u{20001}"]);
        assert_eq!(check(&["字", "字字"], "字字"), ["字", "字字", "字"]);
    }

    #[test]
    fn agrees_with_the_reference_on_random_texts() {
        let mut random = Random::new(7);
        for _ in 0..300 {
            let size = 1 + random.below(40);
            let letters = 1 + random.below(5);
            let mut pattern = || {
                let length = 1 + random.below(6);
                random.letters(length, letters)
            };
            let mut patterns: Vec<Vec<char>> = (0..size).map(|_| pattern()).collect();
            patterns.sort();
            patterns.dedup();
            let text = random.letters(200, letters);
            assert_eq!(Matcher::new(&patterns).matches(&text), reference(&patterns, &text));
        }
    }
}

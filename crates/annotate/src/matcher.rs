//! The matcher: every occurrence of every form in a text, overlapping ones too.
//!
//! A hash trie: it is built in a fraction of the time of a double array and
//! holds its own in matching, because a first look at a small bitmap drops
//! nearly all positions at which no form begins. `benches/annotate.rs` has the
//! figures; a reference that compares every form at every position stands
//! beside it in the tests.

/// A set of patterns, numbered in the order given.
#[derive(Clone, Debug)]
pub struct Matcher {
    /// Open addressing from (node, character) to node; a power of two long.
    edges: Vec<Edge>,
    /// The pattern that ends at each node.
    ends: Vec<Option<u32>>,
    /// One bit for each first character, by its low bits.
    heads: Vec<u64>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    /// The node's number and the character; 0 marks a free slot, as no edge carries U+0000.
    key: u64,
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

/// The bits of a character that the bitmap of first characters looks at.
const HEAD_BITS: u32 = 16;

impl Matcher {
    /// Takes patterns that differ; empty ones and those with U+0000 never match.
    pub fn new(patterns: &[Vec<char>]) -> Self {
        let total: usize = patterns.iter().map(Vec::len).sum();
        let mut matcher = Matcher {
            // At most half full, so that a search for what is not there ends soon.
            edges: vec![Edge::default(); (2 * total + 1).next_power_of_two()],
            ends: vec![None],
            heads: vec![0; 1 << (HEAD_BITS - 6)],
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
        let (word, bit) = head(pattern[0]);
        self.heads[word] |= bit;
        let node = pattern.iter().fold(0, |node, &c| self.child(node, c));
        self.ends[node as usize].get_or_insert(number);
    }

    /// The node that `c` leads to, made if need be.
    fn child(&mut self, node: u32, c: char) -> u32 {
        let slot = self.slot(node, c);
        if self.edges[slot].key == 0 {
            self.edges[slot] = Edge { key: key(node, c), to: self.ends.len() as u32 };
            self.ends.push(None);
        }
        self.edges[slot].to
    }

    /// Where the edge stands, or the free slot where it would.
    fn slot(&self, node: u32, c: char) -> usize {
        let (key, mask) = (key(node, c), self.edges.len() - 1);
        // The golden ratio spreads neighbouring keys; the upper half is the well mixed one.
        let mut at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        while self.edges[at].key != key && self.edges[at].key != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    fn next(&self, node: u32, c: char) -> Option<u32> {
        let edge = self.edges[self.slot(node, c)];
        (edge.key != 0 && c != '\0').then_some(edge.to)
    }

    /// Every occurrence in `text`, by start, then shortest first.
    pub fn matches(&self, text: &[char]) -> Vec<Match> {
        let mut matches = Vec::new();
        for (start, &c) in text.iter().enumerate() {
            let (word, bit) = head(c);
            if self.heads[word] & bit != 0 {
                self.matches_at(text, start, &mut matches);
            }
        }
        matches
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

fn key(node: u32, c: char) -> u64 {
    u64::from(node) << 32 | u64::from(c as u32)
}

/// The word and the bit of the bitmap that stand for a first character.
fn head(c: char) -> (usize, u64) {
    let bits = c as usize & ((1 << HEAD_BITS) - 1);
    (bits >> 6, 1 << (bits & 63))
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
        // The bitmap looks at 16 bits only: U+20001 and U+0001 share one.
        assert_eq!(check(&["\u{20001}"], "\u{1}\u{20001}"), ["\u{20001}"]);
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

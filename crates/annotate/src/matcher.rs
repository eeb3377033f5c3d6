//! The matcher: every whole occurrence of every form in a text, overlapping ones too.
//!
//! A gazetteer needs no failure links, so a trie will do, and a small one stays
//! in the cache: the children of a node stand side by side in one array of
//! eight bytes a node. It is entered by the first two characters at once, and
//! a bitmap of those pairs drops nearly all positions at which no form begins.
//! Sorted patterns are laid out in one pass. `benches/annotate.rs` has the
//! figures; a reference that compares every form at every position stands
//! beside it in the tests.

use crate::text::is_alphabetic;

/// A set of patterns, numbered in the order given.
#[derive(Clone, Debug)]
pub struct Matcher {
    /// Level by level; the children of one node are neighbours, by character.
    nodes: Vec<Node>,
    /// The pattern that ends at each node, or [`NONE`].
    ends: Vec<u32>,
    /// Open addressing from a first pair to its node; a power of two long.
    roots: Vec<Root>,
    /// One bit for the hash of how each pattern begins.
    heads: Vec<u64>,
    /// The patterns of one character, sorted, with their numbers.
    singles: Vec<(char, u32)>,
    /// One bit for the last six bits of each of them.
    single_bits: u64,
}

/// A node of the trie below the first pair.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The character that leads to it.
    by: char,
    /// Its first child; the last one stands before the first child of the next node.
    children: u32,
}

/// A first pair and the node it leads to; a free slot holds U+0000, which no pair does.
#[derive(Clone, Copy, Debug, Default)]
struct Root {
    pair: (char, char),
    node: u32,
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

/// No pattern ends here.
const NONE: u32 = u32::MAX;

/// Hashes have so many bits, and the bitmap of heads 2 to the power of that, 128 KiB:
/// it stays in the cache of the processor and is nearly empty with 100,000 names.
const HASH_BITS: u32 = 20;

/// So many positions are looked at together.
const BLOCK: usize = u64::BITS as usize;

/// So many children are looked through one by one; more are halved first.
const FEW: usize = 8;

impl Matcher {
    /// Takes patterns that differ; empty ones and those with U+0000 never match.
    /// Sorted ones are taken over at once, others are sorted first.
    pub fn new<P: AsRef<[char]>>(patterns: &[P]) -> Self {
        let numbered = patterns.iter().map(P::as_ref).zip(0..);
        let mut sorted: Vec<(&[char], u32)> = numbered.filter(|(p, _)| can_match(p)).collect();
        if !sorted.is_sorted() {
            sorted.sort_unstable();
        }
        sorted.dedup_by(|b, a| a.0 == b.0);
        let mut matcher = Matcher {
            nodes: Vec::with_capacity(2 * sorted.len()),
            ends: Vec::with_capacity(2 * sorted.len()),
            roots: Vec::new(),
            heads: vec![0; 1 << (HASH_BITS - 6)],
            singles: Vec::new(),
            single_bits: 0,
        };
        matcher.lay_out(&sorted);
        matcher
    }

    /// Lays out the trie level by level; `sorted` holds no pattern twice.
    fn lay_out(&mut self, sorted: &[(&[char], u32)]) {
        let is_single = |p: &&(&[char], u32)| p.0.len() == 1;
        self.singles = sorted.iter().filter(is_single).map(|(p, n)| (p[0], *n)).collect();
        self.single_bits = self.singles.iter().fold(0, |bits, (c, _)| bits | 1 << (*c as u32 & 63));
        let mut level: Vec<&[(&[char], u32)]> = sorted
            .chunk_by(|a, b| a.0[..a.0.len().min(2)] == b.0[..b.0.len().min(2)])
            .filter(|group| group[0].0.len() > 1)
            .collect();
        self.enter(&level);
        let mut depth = 2;
        while !level.is_empty() {
            level = self.add_level(&level, depth);
            depth += 1;
        }
        // The children of the last node end where the nodes do.
        self.nodes.push(Node { by: '\0', children: self.nodes.len() as u32 });
    }

    /// Makes the ways in: the first level of nodes is that of the first pairs.
    fn enter(&mut self, groups: &[&[(&[char], u32)]]) {
        // At most half full, so that a search for what is not there ends soon.
        self.roots = vec![Root::default(); (2 * groups.len() + 1).next_power_of_two()];
        for (group, node) in groups.iter().zip(0..) {
            let pair = (group[0].0[0], group[0].0[1]);
            let slot = self.slot(pair);
            self.roots[slot] = Root { pair, node };
            for (pattern, _) in *group {
                let hash = head_hash(pattern);
                self.heads[(hash >> 6) as usize] |= 1 << (hash & 63);
            }
        }
    }

    /// Whether a pattern may begin with what has this hash.
    fn has_head(&self, hash: u32) -> bool {
        self.heads[(hash >> 6) as usize] >> (hash & 63) & 1 == 1
    }

    /// Adds a node for each group of patterns that share `depth` characters;
    /// returns the groups of the next level.
    fn add_level<'p>(
        &mut self,
        groups: &[&'p [(&'p [char], u32)]],
        depth: usize,
    ) -> Vec<&'p [(&'p [char], u32)]> {
        let first_child = self.nodes.len() + groups.len();
        let mut next = Vec::new();
        for group in groups {
            let children = (first_child + next.len()) as u32;
            self.nodes.push(Node { by: group[0].0[depth - 1], children });
            // The pattern that ends here sorts before those that go on.
            let (ending, longer) = match group[0].0.len() == depth {
                true => (group[0].1, &group[1..]),
                false => (NONE, *group),
            };
            self.ends.push(ending);
            next.extend(longer.chunk_by(|a, b| a.0[depth] == b.0[depth]));
        }
        next
    }

    /// Where the pair stands, or the free slot where it would.
    fn slot(&self, pair: (char, char)) -> usize {
        let mask = self.roots.len() - 1;
        let mut at = pair_hash(pair) as usize & mask;
        while self.roots[at].pair.0 != '\0' && self.roots[at].pair != pair {
            at = (at + 1) & mask;
        }
        at
    }

    /// The child of `node` by `c`.
    fn child(&self, node: u32, c: char) -> Option<u32> {
        let (from, to) =
            (self.nodes[node as usize].children, self.nodes[node as usize + 1].children);
        let children = &self.nodes[from as usize..to as usize];
        let at = match children.len() > FEW {
            true => children.binary_search_by_key(&c, |n| n.by).ok(),
            false => children.iter().position(|n| n.by == c),
        };
        at.map(|at| from + at as u32)
    }

    /// Every occurrence in `text` at whose ends no word of letters or digits
    /// runs on, by start, then shortest first. Chinese words need no border.
    pub fn matches(&self, text: &[char]) -> Vec<Match> {
        let (mut matches, mut runs_on) = (Vec::new(), false);
        for from in (0..text.len()).step_by(BLOCK) {
            let rest = &text[from..];
            let words = bits(rest, is_alphabetic);
            let starts = words & !(words << 1 | u64::from(runs_on));
            runs_on = words >> (BLOCK - 1) == 1;
            let mut possible = self.possible(rest, words, starts);
            while possible != 0 {
                self.matches_at(text, from + possible.trailing_zeros() as usize, &mut matches);
                possible &= possible - 1;
            }
        }
        matches
    }

    /// One bit for each of the first positions of `text` at which a pattern may begin: of `words`,
    /// the letters and digits, only where one `starts`.
    fn possible(&self, text: &[char], words: u64, starts: u64) -> u64 {
        let by_word = those(starts, |at| {
            let run = (words >> at).trailing_ones() as usize;
            // A word may run on beyond the block.
            let rest = if at + run == BLOCK { word_length(&text[BLOCK..]) } else { 0 };
            let (word, behind) = text[at..].split_at(run + rest);
            let word = word_hash(word);
            let goes_on = behind.first_chunk().map(|behind| longer_hash(word, behind));
            self.has_head(word) | goes_on.is_some_and(|hash| self.has_head(hash))
        });
        let by_pair = those(!words, |at| match text.get(at..at + 2) {
            Some(&[first, second]) => self.has_head(pair_hash((first, second))),
            _ => false,
        });
        // Patterns of one character are few and have no pair.
        let singles = match self.singles.is_empty() {
            true => 0,
            false => {
                those(starts | !words, |at| text.get(at).is_some_and(|&c| self.single(c).is_some()))
            }
        };
        by_word | by_pair | singles
    }

    fn single(&self, c: char) -> Option<u32> {
        if self.single_bits >> (c as u32 & 63) & 1 == 0 {
            return None;
        }
        self.singles.binary_search_by_key(&c, |s| s.0).ok().map(|at| self.singles[at].1)
    }

    fn matches_at(&self, text: &[char], start: usize, matches: &mut Vec<Match>) {
        if let Some(pattern) = self.single(text[start])
            && is_border(text, start + 1)
        {
            matches.push(Match { start, end: start + 1, pattern });
        }
        if let Some(&second) = text.get(start + 1) {
            self.match_longer(text, start, (text[start], second), matches);
        }
    }

    fn match_longer(
        &self,
        text: &[char],
        start: usize,
        pair: (char, char),
        matches: &mut Vec<Match>,
    ) {
        let root = self.roots[self.slot(pair)];
        if root.pair != pair || pair.0 == '\0' {
            return;
        }
        let (mut node, mut end) = (root.node, start + 2);
        loop {
            let pattern = self.ends[node as usize];
            if pattern != NONE && is_border(text, end) {
                matches.push(Match { start, end, pattern });
            }
            let Some(next) = text.get(end).and_then(|&c| self.child(node, c)) else { return };
            (node, end) = (next, end + 1);
        }
    }
}

fn can_match(pattern: &[char]) -> bool {
    !pattern.is_empty() && !pattern.contains(&'\0')
}

/// One bit for each of the first characters, whether it `is` so.
fn bits(text: &[char], is: impl Fn(char) -> bool) -> u64 {
    let characters = text.iter().take(BLOCK).enumerate();
    characters.fold(0, |bits, (at, &c)| bits | u64::from(is(c)) << at)
}

/// Those of the bits `left` whose position `is` so.
fn those(mut left: u64, is: impl Fn(usize) -> bool) -> u64 {
    let mut those = 0;
    // Without a branch in the loop, no guess of the processor goes wrong.
    while left != 0 {
        let at = left.trailing_zeros();
        those |= u64::from(is(at as usize)) << at;
        left &= left - 1;
    }
    those
}

/// How many letters and digits `text` begins with.
fn word_length(text: &[char]) -> usize {
    text.iter().take_while(|&&c| is_alphabetic(c)).count()
}

/// Whether no word of letters or digits runs on across `at`, which is not the text's start.
fn is_border(text: &[char], at: usize) -> bool {
    text.get(at).is_none_or(|&after| !is_alphabetic(after) || !is_alphabetic(text[at - 1]))
}

/// A hash of how a pattern begins: with its first pair, or with its first word and the three
/// characters behind it, if it has as many.
fn head_hash(pattern: &[char]) -> u32 {
    let (word, behind) = pattern.split_at(word_length(pattern));
    match (word, behind.first_chunk()) {
        ([], _) => pair_hash((pattern[0], pattern[1])),
        (word, None) => word_hash(word),
        (word, Some(behind)) => longer_hash(word_hash(word), behind),
    }
}

/// A hash of a word and what stands behind it.
fn longer_hash(word: u32, behind: &[char; 3]) -> u32 {
    let [first, second, third] = behind.map(u64::from);
    word ^ hash(first | second << 21 | third << 42)
}

fn pair_hash(pair: (char, char)) -> u32 {
    hash(u64::from(pair.0) | u64::from(pair.1) << 21)
}

/// A hash of a word by its length and four of its characters: to look at all of
/// them takes longer than the few other words are worth.
fn word_hash(word: &[char]) -> u32 {
    let (last, at) = (word.len() - 1, |at: usize| u64::from(word[at]));
    let ends = at(0) | at(last) << 21 | (word.len() as u64) << 42;
    hash(ends) ^ hash(at(last / 2) << 21 | at(last.min(1)) << 42)
}

/// The well mixed upper bits of a product with the golden ratio.
fn hash(number: u64) -> u32 {
    (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - HASH_BITS)) as u32
}

/// The same by comparing every pattern at every position: what tests and the
/// benchmark hold the matcher against.
pub fn reference(patterns: &[Vec<char>], text: &[char]) -> Vec<Match> {
    let mut matches = Vec::new();
    for start in (0..text.len()).filter(|&at| at == 0 || is_border(text, at)) {
        let here = patterns.iter().enumerate().filter(|(_, pattern)| {
            can_match(pattern)
                && text[start..].starts_with(pattern)
                && is_border(text, start + pattern.len())
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
        assert_eq!(check(&["哈哈"], "哈哈哈哈"), ["哈哈", "哈哈", "哈哈"]);
    }

    #[test]
    fn words_of_letters_are_found_whole() {
        assert_eq!(
            check(&["us", "use", "us 2"], "bus use us us 2 us 22"),
            ["use", "us", "us", "us 2", "us"]
        );
        assert_eq!(check(&["kn-23"], "用kn-23打 kn-234"), ["kn-23"]);
        assert_eq!(check(&["x", "x光"], "x光 xx x"), ["x", "x光", "x"]);
    }

    #[test]
    fn odd_patterns_and_texts_do_no_harm() {
        assert!(check(&[], "字").is_empty());
        assert!(check(&["", "\0", "a\0", "\0a"], "a\0\0b\0a").is_empty());
        assert!(check(&["很长的名字"], "很长的").is_empty());
        assert_eq!(check(&["\u{20001}"], "\u{1}\u{20001}"), ["\u{20001}"]);
        assert_eq!(check(&["字", "字字"], "字字"), ["字", "字字", "字"]);
    }

    #[test]
    fn many_children_are_found_like_few() {
        let patterns: Vec<String> = ('一'..='乿').map(|c| format!("中国{c}")).collect();
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        assert_eq!(check(&patterns, "在中国丁中国乀中国龙"), ["中国丁", "中国乀"]);
    }

    /// Letters, which run on, Chinese, which does not, and what is neither.
    fn of_all_sorts(letter: char) -> char {
        match letter {
            'a' => '中',
            'b' => 'x',
            'c' => '国',
            'd' => ' ',
            letter => letter,
        }
    }

    #[test]
    fn agrees_with_the_reference_on_random_texts() {
        let mut random = Random::new(7);
        for _ in 0..300 {
            let size = 1 + random.below(40);
            let letters = 1 + random.below(5);
            let mut made = |length| {
                let letters = random.letters(length, letters);
                letters.into_iter().map(of_all_sorts).collect::<Vec<char>>()
            };
            let mut patterns: Vec<_> = (0..size).map(|n| made(1 + n % 6)).collect();
            patterns.sort();
            patterns.dedup();
            // What is not sorted is found as well.
            patterns.reverse();
            let text = made(200);
            assert_eq!(Matcher::new(&patterns).matches(&text), reference(&patterns, &text));
        }
    }
}

//! How common Chinese words are.

use crate::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Folded words with their frequency; see `data/README.md`.
const WORDS: &str = include_str!("../data/words.txt");

fn list() -> &'static HashMap<&'static str, u32> {
    static LIST: OnceLock<HashMap<&'static str, u32>> = OnceLock::new();
    LIST.get_or_init(|| {
        let lines = WORDS.lines().filter_map(|line| line.split_once('\t'));
        lines
            .map(|(word, count)| (word, count.parse().expect("the committed list holds numbers")))
            .collect()
    })
}

/// How often `word` occurs in some sixty million words; 0 where the list does not hold it.
/// The word is folded first.
pub fn frequency(word: &str) -> u32 {
    let folded: String = word.chars().map(fold).collect();
    list().get(folded.as_str()).copied().unwrap_or(0)
}

/// Whether `c` is a Han character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

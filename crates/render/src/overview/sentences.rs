//! The sentences of a document, as spans.

use lorgnette_text::{Document, Span};

/// The sentences in reading order; a block ends one too.
pub(super) struct Sentences {
    all: Vec<Span>,
}

impl Sentences {
    pub(super) fn new(document: &Document) -> Self {
        let chars: Vec<char> = document.text.chars().collect();
        let mut all = Vec::new();
        for block in &document.blocks {
            let (mut start, end) = (block.span.start as usize, block.span.end as usize);
            while start < end {
                let stop = end_of(&chars[..end], start);
                all.push(Span::new(start as u32, stop as u32));
                start = stop;
            }
        }
        Sentences { all }
    }

    /// The number of the sentence that the character at `at` belongs to; what lies in none
    /// belongs to the one before.
    pub(super) fn at(&self, at: u32) -> usize {
        self.all.partition_point(|sentence| sentence.start <= at).saturating_sub(1)
    }

    /// The sentence with this number.
    pub(super) fn span(&self, number: usize) -> Span {
        self.all.get(number).copied().unwrap_or(Span::new(0, 0))
    }
}

/// Where the sentence that begins at `start` ends: after its mark, the closing marks behind
/// it and the spaces behind those.
fn end_of(chars: &[char], start: usize) -> usize {
    let is_closer = |c: char| "」』”’）)】\"'".contains(c);
    let mut at = start;
    while at < chars.len() {
        let mark = chars[at];
        at += 1;
        let closed = at + chars[at..].iter().take_while(|c| is_closer(**c)).count();
        let spaced = closed + chars[closed..].iter().take_while(|c| c.is_whitespace()).count();
        let ends = match mark {
            '。' | '！' | '？' => true,
            // A full stop inside a number or an abbreviation has no space after it.
            '.' | '!' | '?' => spaced > closed || spaced == chars.len(),
            _ => false,
        };
        if ends {
            return spaced;
        }
    }
    chars.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn check(text: &str, expected: &[&str]) {
        let document = fixture::annotated(text, Vec::new()).document;
        let chars: Vec<char> = text.chars().collect();
        let sentences = Sentences::new(&document);
        let found: Vec<String> = sentences
            .all
            .iter()
            .map(|span| chars[span.start as usize..span.end as usize].iter().collect())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_sentence_ends_at_its_mark_or_with_its_block() {
        check("甲來了。乙走了！\n丙", &["甲來了。", "乙走了！", "丙"]);
        check("他說：「走。」她走。", &["他說：「走。」", "她走。"]);
        check("It cost 1.5 m. He left.", &["It cost 1.5 m. ", "He left."]);
        check("", &[]);
    }

    #[test]
    fn every_character_has_a_sentence() {
        let document = fixture::annotated("甲。乙。\n丙。", Vec::new()).document;
        let sentences = Sentences::new(&document);
        let numbers: Vec<usize> = (0..7).map(|at| sentences.at(at)).collect();
        assert_eq!(numbers, [0, 0, 1, 1, 1, 2, 2]);
    }
}

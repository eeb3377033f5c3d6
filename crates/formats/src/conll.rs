//! CoNLL: a line a word or a Chinese character, form first and tag last; blank lines between
//! sentences, `-DOCSTART-` between documents.

use crate::columns::{Gathered, Token, rows};
use crate::tags::Tag;
use crate::tokens::Word;
use crate::{Corpus, Format, Passage, Problem};

/// Reads a file.
pub fn read(text: &str) -> Result<Corpus, Vec<Problem>> {
    let mut gathered = Gathered::new(Format::Conll);
    for (n, line) in text.lines().enumerate() {
        match () {
            () if line.trim().is_empty() => gathered.end_sentence(),
            () if line.starts_with("-DOCSTART-") => gathered.end_document(),
            () => match token(line, n + 1) {
                Ok(token) => gathered.current.tokens.push(token),
                Err(_) if is_comment(line) => {}
                Err(problem) => gathered.broken(problem),
            },
        }
    }
    gathered.finish()
}

/// A comment ends in no tag; a word `#` does.
fn is_comment(line: &str) -> bool {
    line.starts_with("# ")
}

/// The word of a line. Columns are parted by tabs, or where there are none by spaces; a line
/// that begins with the separator has a white character for its word, as in files of a
/// character a line.
fn token(line: &str, number: usize) -> Result<Token<'_>, Problem> {
    let separator = if line.contains('\t') { '\t' } else { ' ' };
    let trimmed = line.trim_end_matches(['\t', ' ']);
    let Some((before, tag)) = trimmed.rsplit_once(separator) else {
        let message = "a word without a tag; write word, space and tag";
        return Err(Problem::new(number, 1, message));
    };
    let Some(read) = Tag::parse(tag) else {
        return Err(Problem::new(number, before.chars().count() + 2, no_tag(tag)));
    };
    let form = before.split(separator).next().unwrap_or_default();
    let form = if form.is_empty() { " " } else { form };
    Ok(Token { word: Word { form, glued: false }, tag: read, line: number })
}

/// What is wrong with a word that is no tag.
pub(crate) fn no_tag(tag: &str) -> String {
    format!("`{tag}` is no tag; write O, or B- or I- with a label")
}

/// Writes documents; of nested names the outermost.
pub fn write(documents: &[Vec<Passage>]) -> String {
    let mut out = String::new();
    for passages in documents {
        out += "-DOCSTART- O\n\n";
        for row in passages.iter().flat_map(rows) {
            for (form, tag) in &row.words {
                out += &format!("{form}\t{tag}\n");
            }
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{problems, shown};

    #[test]
    fn what_is_written_is_read_again() {
        let read_once = read("-DOCSTART- O\n\nKim B-PER\nleft O\nNew B-LOC\nYork I-LOC\n. O\n");
        let expected = "Kim left New York. [Kim PER] [New York LOC]\n";
        assert_eq!(shown(&read_once), expected);
        let written = write(&read_once.expect("the file is sound").documents);
        assert_eq!(shown(&read(&written)), expected, "{written}");
    }

    #[test]
    fn the_tag_stands_last_and_the_scheme_is_any() {
        let expected = "Kim and Lee [Kim PER] [Lee PER]\n";
        for file in [
            "Kim NNP B-NP I-PER\nand CC O O\nLee NNP B-NP I-PER\n",
            "Kim\tS-PER\nand\tO\nLee\tS-PER\n",
            "\u{feff}Kim B-PER \nand O\nLee B-PER",
        ] {
            assert_eq!(shown(&read(file.trim_start_matches('\u{feff}'))), expected);
        }
    }

    #[test]
    fn documents_part_and_otherwise_sentences_do() {
        let file = "-DOCSTART- -X- O O\n\na O\n\nb O\n\n-DOCSTART- O\n\nc O\n";
        assert_eq!(shown(&read(file)), "a\nb\n\nc\n");
        assert_eq!(shown(&read("a O\n\n\nb O\n")), "a\n\nb\n");
    }

    #[test]
    fn chinese_is_read_a_character_or_a_word_a_line() {
        let expected = "普京到了北京。 [普京 nr] [北京 ns]\n";
        let characters = "普 B-nr\n京 I-nr\n到 O\n了 O\n北 B-ns\n京 I-ns\n。 O\n";
        assert_eq!(shown(&read(characters)), expected);
        assert_eq!(shown(&read(&characters.replace(' ', "\t"))), expected);
        assert_eq!(shown(&read("普京 S-nr\n到 O\n了 O\n北京 S-ns\n。 O\n")), expected);
    }

    #[test]
    fn a_missing_word_is_a_space_and_a_hash_a_word() {
        assert_eq!(shown(&read("北 O\n O\n京 O\n")), "北 京\n");
        assert_eq!(shown(&read("# id 1 of 2\n# O\nKim B-PER\n")), "#Kim [Kim PER]\n");
    }

    #[test]
    fn every_broken_line_is_named() {
        assert_eq!(
            problems(&read("Kim\nKim PER\n\nLee B-PER\nüx \t  PER\n")),
            [
                "1:1: a word without a tag; write word, space and tag",
                "2:5: `PER` is no tag; write O, or B- or I- with a label",
                "5:5: `  PER` is no tag; write O, or B- or I- with a label",
            ]
        );
    }
}

//! IOB2 as Universal NER has it: `# text = …`, then number, form and tag between tabs.
//!
//! Where a sentence's text is given, words are looked up in it; else `SpaceAfter=No` in a
//! later column says where no space stands.

use crate::columns::{Gathered, Token, rows};
use crate::tags::Tag;
use crate::tokens::Word;
use crate::{Corpus, Format, Passage, Problem};

/// Whether a line looks like one of this format: a comment of its own, or a numbered word.
pub(crate) fn shows(line: &str) -> bool {
    let comment = ["# text = ", "# sent_id", "# newdoc"].iter().any(|c| line.starts_with(c));
    let mut columns = line.split('\t');
    let numbered = columns.next().is_some_and(is_number);
    comment || numbered && columns.nth(1).is_some_and(|tag| Tag::parse(tag.trim()).is_some())
}

/// Reads a file.
pub fn read(text: &str) -> Result<Corpus, Vec<Problem>> {
    let mut gathered = Gathered::new(Format::Iob2);
    for (n, line) in text.lines().enumerate() {
        match line.strip_prefix('#') {
            _ if line.trim().is_empty() => gathered.end_sentence(),
            Some(comment) if !line.contains('\t') => note(comment.trim(), &mut gathered),
            _ => match token(line, n + 1) {
                Ok(token) => gathered.current.tokens.extend(token),
                Err(problem) => gathered.broken(problem),
            },
        }
    }
    gathered.finish()
}

/// Takes a comment down that says something of the sentence or the document.
fn note<'t>(comment: &'t str, gathered: &mut Gathered<'t>) {
    if comment.starts_with("newdoc") {
        gathered.end_document();
    }
    if let Some((key, value)) = comment.split_once('=') {
        match key.trim() {
            "text" => gathered.current.text = Some(value.trim()),
            "sent_id" => gathered.current.id = Some(value.trim()),
            _ => {}
        }
    }
}

/// The word of a line; none for a range of numbers (`1-2`) or an empty node (`1.1`), whose
/// words stand on lines of their own.
fn token(line: &str, number: usize) -> Result<Option<Token<'_>>, Problem> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, tag, rest @ ..] = columns.as_slice() else {
        let message = "fewer than three columns; write number, form and tag with tabs between";
        return Err(Problem::new(number, 1, message));
    };
    if !is_number(id) {
        let range = id.split_once(['-', '.']).is_some_and(|(a, b)| is_number(a) && is_number(b));
        let message = format!("`{id}` is no number of a word; number the words from 1");
        return if range { Ok(None) } else { Err(Problem::new(number, 1, message)) };
    }
    let Some(read) = Tag::parse(tag.trim()) else {
        let column = id.chars().count() + form.chars().count() + 3;
        return Err(Problem::new(number, column, crate::conll::no_tag(tag)));
    };
    let glued = rest.iter().any(|column| column.split('|').any(|item| item == "SpaceAfter=No"));
    Ok(Some(Token { word: Word { form, glued }, tag: read, line: number }))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Writes documents; of nested names the outermost.
pub fn write(documents: &[Vec<Passage>]) -> String {
    let mut out = String::new();
    for (d, passages) in documents.iter().enumerate() {
        out += &format!("# newdoc id = {}\n", d + 1);
        for (p, passage) in passages.iter().enumerate() {
            let id = passage.id.clone().unwrap_or_else(|| format!("{}-{}", d + 1, p + 1));
            for row in rows(passage) {
                out += &format!("# sent_id = {id}\n# text = {}\n", row.text);
                for (n, (form, tag)) in row.words.iter().enumerate() {
                    out += &format!("{}\t{form}\t{tag}\n", n + 1);
                }
                out.push('\n');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{problems, shown};

    const FILE: &str = "# newdoc id = a\n# sent_id = a-1\n# text = Kim didn't go to New York.\n\
        1\tKim\tB-PER\t-\t-\n2\tdid\tO\t-\t-\n3\tn't\tO\t-\t-\n4\tgo\tO\t-\t-\n5\tto\tO\t-\t-\n\
        6\tNew\tB-LOC\t-\t-\n7\tYork\tI-LOC\t-\t-\n8\t.\tO\t-\t-\n\n\
        # sent_id = a-2\n# text = 普京訪華。\n1\t普京\tB-PER\n2\t訪\tO\n3\t華\tB-LOC\n4\t。\tO\n\n\
        # newdoc id = b\n# text = No name.\n1\tNo\tO\n2\tname\tO\n3\t.\tO\n";
    const READ: &str = "Kim didn't go to New York. [Kim PER] [New York LOC]\n\
        普京訪華。 [普京 PER] [華 LOC]\n\nNo name.\n";

    #[test]
    fn what_is_written_is_read_again() {
        let read_once = read(FILE).expect("the file is sound");
        let written = write(&read_once.documents);
        assert_eq!(shown(&read(&written)), READ, "{written}");
    }

    #[test]
    fn words_are_found_in_the_text_and_documents_by_their_borders() {
        assert_eq!(shown(&read(FILE)), READ);
        let ids = read(FILE).expect("the file is sound").documents.concat();
        let ids: Vec<_> = ids.iter().map(|passage| passage.id.as_deref()).collect();
        assert_eq!(ids, [Some("a-1"), Some("a-2"), None]);
        assert_eq!(shown(&read(&FILE.replace('\n', "\r\n"))), READ);
    }

    #[test]
    fn without_a_text_the_words_say_where_spaces_are() {
        let file = "1\tKim\tB-PER\tSpaceAfter=No\n2\t-like\tO\n3\t#\tO\n\n";
        assert_eq!(shown(&read(file)), "Kim-like # [Kim PER]\n");
    }

    #[test]
    fn ranges_of_words_are_no_words() {
        let file = "# text = don't\n1-2\tdon't\t_\n1\tdo\tO\n2\tn't\tO\n2.1\tx\t_\n";
        assert_eq!(shown(&read(file)), "don't\n");
    }

    #[test]
    fn every_broken_line_is_named() {
        let file = "# text = Kim Lee\n1\tKim\tPER\n2\tLee\tO\n1 Kim B-PER\nx\tKim\tO\n\n# text = Kim\n1\tLee\tB-PER\n";
        assert_eq!(
            problems(&read(file)),
            [
                "2:7: `PER` is no tag; write O, or B- or I- with a label",
                "4:1: fewer than three columns; write number, form and tag with tabs between",
                "5:1: `x` is no number of a word; number the words from 1",
                "8:1: `Lee` does not come next in the sentence's `# text`; make the two agree",
            ]
        );
    }

    #[test]
    fn names_without_their_beginning_are_noted() {
        let corpus = read("1\tKim\tB-PER\n2\tand\tO\n3\tLee\tI-PER\n").expect("it can be read");
        let notes: Vec<String> = corpus.notes.iter().map(ToString::to_string).collect();
        assert_eq!(
            notes,
            [
                "3:3: 1 of 2 names begin without B-, this one first; they were read as if they had it"
            ]
        );
    }
}

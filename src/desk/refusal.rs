//! Why a file was not opened, in the reader's language: which one, where, and what mends it.

use super::words::Strings;
use lorgnette_engine::Refusal;
use lorgnette_engine::formats::{Foreign, Place, Sort};

/// The sentence about the file called `name`.
pub(super) fn refused(name: &str, why: &Refusal, words: &Strings) -> String {
    match why {
        Refusal::Empty => words.nothing_in_it(name),
        Refusal::Utf32 => words.is_utf32(name),
        Refusal::Foreign(foreign) => is_foreign(name, foreign, words),
        Refusal::NoText(Place { line, column }, byte) => {
            words.no_text(name, line, column, format!("{byte:02X}"))
        }
        Refusal::Control(Place { line, column }, byte) => {
            words.stray_control(name, line, column, format!("{byte:02X}"))
        }
        Refusal::Json(problem) => {
            words.no_json(name, problem.line, problem.column, &problem.message)
        }
        Refusal::Newer => words.is_newer(name),
        Refusal::Protected => words.is_protected(name),
        Refusal::TooLarge => words.unpacks_to_much(name),
        Refusal::Damaged(damage) => match damage.part() {
            Some(part) => words.is_damaged_at(name, part),
            None => words.is_damaged(name),
        },
        Refusal::Inside(inner, why) => words.is_inside(name, refused(inner, why, words)),
    }
}

fn is_foreign(name: &str, Foreign { sort, format }: &Foreign, words: &Strings) -> String {
    match sort {
        Sort::Pages => words.is_pages(name, format),
        Sort::Document => words.is_document(name, format),
        Sort::Picture | Sort::Film | Sort::Sound => words.is_recorded(name, format),
        Sort::Packed => words.is_packed(name, format),
        Sort::Book => words.is_book(name, format),
        Sort::WebPage => words.is_web_page(name, format),
        Sort::Program => words.is_program(name, format),
    }
}

#[cfg(test)]
mod tests {
    use super::refused;
    use crate::desk::words::languages;
    use lorgnette_engine::formats::{Damage, Hint};
    use lorgnette_engine::{Opener, Refusal};

    #[test]
    fn every_language_names_file_place_and_kind() {
        let opener = Opener::new().expect("tests carry the tables");
        let refusal =
            |bytes: &[u8]| opener.open(bytes, &Hint::default()).expect_err("it is no text");
        let inside = Refusal::Inside("b.pdf".into(), Box::new(refusal(b"%PDF-1.7")));
        let part = Refusal::Damaged(Damage::Missing("OEBPS/1.xhtml".into()));
        for (why, expected) in [
            (refusal(b"one\ntwo\0three and four and five"), vec!["a.txt", "2", "4", "00"]),
            (refusal(b"GIF89a\0"), vec!["a.txt", "GIF"]),
            (refusal(b"{\"lorgnette_project\": 1}"), vec!["a.txt", "1", "24"]),
            (part, vec!["a.txt", "OEBPS/1.xhtml"]),
            (inside, vec!["a.txt", "b.pdf", "PDF"]),
        ] {
            for words in languages() {
                let said = refused("a.txt", &why, words);
                assert!(expected.iter().all(|word| said.contains(word)), "{said}");
            }
        }
    }
}

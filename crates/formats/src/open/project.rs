//! A Lorgnette project: the file in it, opened as by itself, with what somebody made of it.

use super::{Damage, Hint, Input, Opened, Refusal, source};
use crate::project::{Project, read};
use lorgnette_corrections::Made;

/// Reads a project.
pub(super) fn open(bytes: &[u8], hint: &Hint) -> Result<Opened, Refusal> {
    let project = read(&source(bytes, hint)?.text).map_err(Refusal::Json)?;
    let Project { file, corrections, notes, .. } = project;
    let held = file.content.bytes().expect("a project that was read has its bytes");
    let hint = file.hint();
    // No desk writes such a thing, and without this an endless row of them could be opened.
    if Input::of(&held, &hint) == Input::Project {
        return Err(Refusal::Damaged(Damage::Nested));
    }
    let inside = |why| Refusal::Inside(file.name.clone(), Box::new(why));
    let opened = super::open(&held, &hint).map_err(inside)?;
    Ok(Opened { made: Made { corrections, notes }, ..opened })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open;
    use crate::project::{Content, Source, VERSION, write};
    use lorgnette_corrections::{Note, Quote};

    fn project(name: &str, bytes: &[u8]) -> Vec<u8> {
        let at = Quote {
            exact: "甲".into(),
            prefix: String::new(),
            suffix: String::new(),
            index: 0,
            start: Some(0),
        };
        let notes = vec![Note { id: "n1".into(), at, text: None, made: None }];
        let file = Source { name: name.into(), media_type: None, content: Content::of(bytes) };
        let project = Project { lorgnette_project: VERSION, file, corrections: Vec::new(), notes };
        write(&project).into_bytes()
    }

    #[test]
    fn a_project_opens_as_its_file_does_with_what_was_made_of_it() {
        let markdown = "# 題\n\n甲*乙*。\n".as_bytes();
        let alone = open(markdown, &Hint::named("a.md")).expect("it is a text");
        for name in [None, Some("a.lorgnette.json"), Some("a.json"), Some("a.txt")] {
            let hint = Hint { name, ..Hint::default() };
            let opened = open(&project("a.md", markdown), &hint).expect("it is a project");
            let (document, by_itself) = (&opened.document, &alone.document);
            assert_eq!((&document.text, &document.blocks), (&by_itself.text, &by_itself.blocks));
            assert_eq!((opened.input, opened.made.notes.len()), (Input::Markdown, 1));
        }
        assert_eq!(alone.made, Made::default());
    }

    #[test]
    fn what_is_wrong_is_said_of_the_project_or_of_the_file_in_it() {
        let refused = |bytes: &[u8]| {
            open(bytes, &Hint::default()).expect_err("it is broken").of("p.lorgnette.json")
        };
        assert_eq!(
            refused(&project("a.txt", b"%PDF-1.7")),
            "p.lorgnette.json holds a file that cannot be opened: \
             a.txt is a PDF; open it, copy the text and paste that"
        );
        let nested = project("a.lorgnette.json", &project("a.txt", b"a"));
        assert!(refused(&nested).contains("a project again"));
        let text = refused(b"{\"lorgnette_project\": 1}");
        assert!(text.starts_with("p.lorgnette.json:1:24: no Lorgnette project"), "{text}");
    }
}

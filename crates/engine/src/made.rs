//! What somebody made of a text: applied and marked before it is shown, and given away as data.

use crate::{Document, Engine, Hint, Refusal, has_sheet, sheet};
use lorgnette_annotate::Annotated;
use lorgnette_corrections::{Applied, Made, Note, Outcome};
use lorgnette_formats::source;
use lorgnette_formats::web_annotation::{self, Text};
use lorgnette_render::{PageParts, page};
use lorgnette_script::Sheet;
use lorgnette_text::TableError;
use serde::{Deserialize, Serialize};

/// What of it is not as it was wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Corrections that were not applied where they stood, by their number in the list.
    pub corrections: Vec<(usize, Outcome)>,
    /// The ids of notes whose words are not in the text.
    pub notes: Vec<String>,
}

/// A text as somebody made it.
#[derive(Clone, Debug)]
pub struct Shown<'k> {
    applied: Applied<'k>,
    told: Told,
}

impl<'k> Engine<'k> {
    /// `annotated`, which this engine made, as `made` wants it.
    pub fn shown(&self, annotated: &Annotated, made: &Made) -> Shown<'k> {
        let applied = made.apply(self.kb, annotated.clone());
        let outcomes = applied.outcomes.iter().cloned().enumerate();
        let lost = applied.notes.iter().filter(|(_, found)| found.is_none());
        let told = Told {
            corrections: outcomes.filter(|(_, outcome)| outcome.is_worth_telling()).collect(),
            notes: lost.map(|(note, _)| note.id.clone()).collect(),
        };
        Shown { applied, told }
    }
}

impl Shown<'_> {
    /// The parts of its page.
    pub fn parts(&self) -> PageParts {
        page(&self.applied.annotated, self.applied.corrections.kb())
    }

    /// What is to be told of it.
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// What its page needs to be shown in other scripts and with readings; none where it can have
    /// none.
    ///
    /// # Errors
    /// The first of the tables of [`crate::tables::SCRIPTS`] that is not there.
    pub fn sheet(&self) -> Result<Option<Sheet>, TableError> {
        let Applied { annotated, corrections, .. } = &self.applied;
        if !has_sheet(annotated) {
            return Ok(None);
        }
        let made = sheet(annotated, corrections.kb(), &self.parts())?;
        Ok(made.map(|made| made.sheet))
    }

    /// Its names and notes as Web Annotations on the file `source`.
    pub fn annotations(&self, source: &str) -> String {
        web_annotation::write(&web_annotation::of(&self.applied, source), source)
    }
}

/// The notes in a file of Web Annotations on `document`.
///
/// # Errors
/// A [`Refusal`], if the file is no text, or holds no annotations.
pub fn notes(document: &Document, file: &[u8]) -> Result<Vec<Note>, Refusal> {
    let read = web_annotation::read(&source(file, &Hint::default())?.text);
    Ok(Text::new(&document.text, "").notes(&read.map_err(Refusal::json)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CARRIED, opened};
    use lorgnette_corrections::{Correction, Page, Quote, Scope, Thing, VERSION, Wrong};
    use lorgnette_kb::Kb;

    fn quote(exact: &str) -> Quote {
        let (prefix, suffix) = Default::default();
        Quote { exact: exact.into(), prefix, suffix, index: 0, start: None }
    }

    fn missed(name: &str) -> Correction {
        Correction {
            version: VERSION,
            page: Page::default(),
            entity: Thing { id: None, name: name.into() },
            mention: Some(quote(name)),
            wrong: Wrong::Missed { label: None },
            scope: Scope::Here,
            note: None,
        }
    }

    #[test]
    fn what_was_made_is_shown_told_and_given_away() {
        let kb = Kb::default();
        let engine = Engine::new(&kb).expect(CARRIED);
        let opened = opened("烏有先生笑了。".as_bytes());
        let annotated = engine.annotated(opened.document, &[]);
        let note = |id: &str, exact: &str| Note {
            id: id.into(),
            at: quote(exact),
            text: Some("看".into()),
            made: None,
        };
        let made = Made {
            corrections: vec![missed("烏有先生"), missed("子虛")],
            notes: vec![note("a", "笑"), note("b", "哭")],
        };
        let shown = engine.shown(&annotated, &made);
        let prose = shown.parts().prose;
        assert!(prose.as_str().contains(">烏有先生</a>"));
        assert!(prose.as_str().contains("<mark class=\"noted\" data-noted=\"a\">笑</mark>"));
        let told = shown.told();
        assert_eq!(told.corrections, [(1, Outcome::Lost)]);
        assert_eq!(told.notes, ["b"]);
        let annotations = shown.annotations("a.txt");
        assert_eq!(web_annotation::read(&annotations).expect("it is sound").len(), 2);
        let again = notes(&annotated.document, annotations.as_bytes()).expect("it is sound");
        assert_eq!(again.iter().map(|note| &*note.at.exact).collect::<Vec<_>>(), ["笑"]);
        let refused = notes(&annotated.document, b"{}").expect_err("it holds no annotation");
        assert!(refused.of("a.json").starts_with("a.json:1:"), "{refused}");
        let bare = engine.shown(&annotated, &Made::default()).parts();
        assert!(!bare.prose.as_str().contains("<mark"));
    }
}

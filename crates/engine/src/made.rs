//! What somebody made of a text: applied and marked before it is shown, and given away as data.

use crate::{Engine, sheet};
use lorgnette_annotate::Annotated;
use lorgnette_corrections::{Anchor, Correction, Corrections, Note, Outcome};
use lorgnette_formats::web_annotation::{self, Text};
use lorgnette_render::{PageParts, page};
use lorgnette_script::Sheet;
use lorgnette_text::TableError;
use serde::{Deserialize, Serialize};

/// What somebody made of a text: what the library keeps and a project carries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// What was corrected, the earlier first.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// What was marked and written beside it, as it came.
    #[serde(default)]
    pub notes: Vec<Note>,
}

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
    annotated: Annotated,
    corrections: Corrections<'k>,
    /// The notes, each with where it stands.
    notes: Vec<(Note, Option<Anchor>)>,
    told: Told,
}

impl<'k> Engine<'k> {
    /// `annotated`, which this engine made, as `made` wants it.
    pub fn shown(&self, annotated: &Annotated, made: &Made) -> Shown<'k> {
        let corrections = Corrections::new(self.kb, made.corrections.clone());
        let (mut annotated, outcomes) = corrections.apply(annotated.clone(), |_| true);
        let found = Note::mark(&mut annotated.document, &made.notes);
        let notes: Vec<_> = made.notes.iter().cloned().zip(found).collect();
        let outcomes = outcomes.into_iter().enumerate();
        let lost = notes.iter().filter(|(_, found)| found.is_none());
        let told = Told {
            corrections: outcomes.filter(|(_, outcome)| outcome.is_worth_telling()).collect(),
            notes: lost.map(|(note, _)| note.id.clone()).collect(),
        };
        Shown { annotated, corrections, notes, told }
    }
}

impl Shown<'_> {
    /// The parts of its page.
    pub fn parts(&self) -> PageParts {
        page(&self.annotated, self.corrections.kb())
    }

    /// What is to be told of it.
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// What its page, which consists of `parts`, needs to be shown in other scripts and with
    /// readings; none where it is not Chinese.
    ///
    /// # Errors
    /// The first of the tables of [`crate::tables::SCRIPTS`] that is not there.
    pub fn sheet(&self, parts: &PageParts) -> Result<Option<Sheet>, TableError> {
        let made = sheet(&self.annotated, self.corrections.kb(), parts)?;
        Ok(made.map(|made| made.sheet))
    }

    /// Its names and notes as Web Annotations on the file `source`.
    pub fn annotations(&self, source: &str) -> String {
        let text = Text::new(&self.annotated.document.text, source);
        let mut annotations = text.of_names(&self.annotated, self.corrections.kb());
        let notes = self.notes.iter();
        let notes = notes.filter_map(|(note, at)| Some(text.of_note(note, at.as_ref()?.span)));
        annotations.extend(notes);
        web_annotation::write(&annotations, source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CARRIED, opened};
    use lorgnette_corrections::{Page, Quote, Scope, Thing, VERSION, Wrong};
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
        let bare = engine.shown(&annotated, &Made::default()).parts();
        assert!(!bare.prose.as_str().contains("<mark"));
    }
}

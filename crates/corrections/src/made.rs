//! What somebody made of a text: all that is kept of their work, beside the text itself.

use crate::{Anchor, Correction, Corrections, Note, Outcome};
use lorgnette_annotate::Annotated;
use lorgnette_kb::Kb;
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

/// A text as somebody wants it.
#[derive(Clone, Debug)]
pub struct Applied<'k> {
    /// The text, corrected and with the notes marked.
    pub annotated: Annotated,
    /// The corrections, with the knowledge base that the text is shown with.
    pub corrections: Corrections<'k>,
    /// What became of each correction.
    pub outcomes: Vec<Outcome>,
    /// The notes, each with where it stands; none where its words are lost.
    pub notes: Vec<(Note, Option<Anchor>)>,
}

impl Made {
    /// `annotated`, which was made with `kb`, as this wants it.
    pub fn apply<'k>(&self, kb: &'k Kb, annotated: Annotated) -> Applied<'k> {
        let corrections = Corrections::new(kb, self.corrections.clone());
        let (mut annotated, outcomes) = corrections.apply(annotated, |_| true);
        let found = Note::mark(&mut annotated.document, &self.notes);
        let notes = self.notes.iter().cloned().zip(found).collect();
        Applied { annotated, corrections, outcomes, notes }
    }
}

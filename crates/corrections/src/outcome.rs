//! What became of a correction.

use crate::Found;
use serde::{Deserialize, Serialize};

/// What became of a correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It holds now; its place was found so, or it needs none.
    Applied(Found),
    /// A later one says otherwise: its number in the list, from 0.
    Overruled(usize),
    /// Its words stand nowhere in the text, or in too many places to choose.
    Lost,
    /// The knowledge base holds nothing that goes by this.
    Unknown(String),
    /// With an earlier one, whose number this is, it would make things go round in a circle.
    Circle(usize),
    /// It is about another text.
    Elsewhere,
}

impl Outcome {
    /// Whether the text is now as the correction wants it.
    pub fn holds(&self) -> bool {
        matches!(self, Outcome::Applied(_))
    }

    /// Whether there is something to tell: all but what was applied where it stood.
    pub fn is_worth_telling(&self) -> bool {
        *self != Outcome::Applied(Found::Same)
    }

    /// What became of it as the end of a sentence, to stand behind its name; `name` names the
    /// others of the list.
    pub fn said(&self, name: impl Fn(usize) -> String) -> String {
        match self {
            Outcome::Applied(Found::Same) => "is applied".into(),
            Outcome::Applied(Found::Moved) => {
                "is applied, though the text around its words has changed; see that it is right"
                    .into()
            }
            Outcome::Applied(Found::Changed(words)) => format!(
                "is applied to “{words}”, which stands where its words stood; see that it is right"
            ),
            Outcome::Overruled(by) => format!("is overruled by {}; remove it", name(*by)),
            Outcome::Lost => "is not applied: its words stand nowhere in the text, or in several \
                              places alike; make it anew or remove it"
                .into(),
            Outcome::Unknown(what) => {
                format!("is not applied: there is no {what}; mend it or remove it")
            }
            Outcome::Circle(with) => {
                format!("merges in a circle with {}; remove one of the two", name(*with))
            }
            Outcome::Elsewhere => "is about no text at hand".into(),
        }
    }
}

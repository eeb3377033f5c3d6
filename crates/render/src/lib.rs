//! Rendering: an annotated document to the safe HTML that a page is made of.

use lorgnette_annotate::Annotated;
use lorgnette_kb::Kb;
use serde::{Deserialize, Serialize};

/// HTML that only this crate makes (or that the browser held already).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The article's blocks, mentions marked.
pub fn prose(annotated: &Annotated, kb: &Kb) -> SafeHtml {
    let _ = (annotated, kb);
    SafeHtml::default()
}

//! The glossary of an opened text, set run by run: a book's has thousands of entries, and all at
//! once would keep the page from answering.
//!
//! The new one grows before that of the earlier stage, which goes once the text is that of the new one,
//! too: at every moment each name that can be seen can be asked about, and the newer of two entries
//! answers.

use super::super::read::{children, elements};
use super::super::{GLOSSARY, set};
use super::part;
use gloo::utils::document;
use std::collections::VecDeque;
use web_sys::{DocumentFragment, Element};

/// Says of a section that it is of an earlier stage; `listing` passes over it.
const OUTDATED: &str = "data-outdated";

/// A glossary under way.
#[derive(Debug, Default)]
pub(super) struct Glossary {
    /// What is not set yet: sections, and runs that go on with the last of them.
    coming: VecDeque<Element>,
    /// The section that is set last.
    section: Option<Element>,
    /// What is still there of an earlier stage, in its order: each section before its runs.
    outdated: Vec<Element>,
}

impl Glossary {
    /// Takes the next piece. Entries without a section go on with the last one, in a run of their
    /// own: what is out of sight is skipped run by run.
    pub(super) fn take(&mut self, piece: &DocumentFragment) {
        let run = document().create_element("div").expect("a div can be made");
        run.set_class_name("run");
        while let Some(entry) = piece.first_element_child().filter(is_entry) {
            let _ = run.append_child(&entry);
        }
        let run = run.has_child_nodes().then_some(run);
        self.coming.extend(run.into_iter().chain(elements(piece)));
    }

    /// Whether this stage has none.
    pub(super) fn is_empty(&self) -> bool {
        self.section.is_none()
    }

    /// Sets the next run; whether there was any.
    pub(super) fn grow(&mut self) -> bool {
        self.coming.pop_front().map(|next| self.set(next)).is_some()
    }

    /// Takes away a run of the earlier stage; whether there was any.
    pub(super) fn shed(&mut self) -> bool {
        // The last first: what stands before it stays where it is.
        self.outdated.pop().inspect(Element::remove).is_some()
    }

    fn set(&mut self, next: Element) {
        let Some(glossary) = part(GLOSSARY) else { return };
        if self.section.is_none() {
            self.outdated = outdate(&glossary);
        }
        if let Some(section) = self.section.as_ref().filter(|_| is_run(&next)) {
            let _ = section.append_child(&next);
        } else {
            let before = self.outdated.first().map(AsRef::as_ref);
            let _ = glossary.insert_before(&next, before);
            self.section = Some(next);
        }
    }
}

/// What stands in the glossary by now, marked as what is to go.
fn outdate(glossary: &Element) -> Vec<Element> {
    let runs = |section: Element| {
        set(&section, OUTDATED, "");
        let runs = children(&section, ".run");
        std::iter::once(section).chain(runs)
    };
    elements(glossary).into_iter().flat_map(runs).collect()
}

fn is_entry(element: &Element) -> bool {
    element.matches(".entry").unwrap_or(false)
}

fn is_run(element: &Element) -> bool {
    element.class_name() == "run"
}

//! The engine: a text of the reader's own, from bytes to the parts of a page, in stages.
//!
//! 1. [`Opener`] and [`text`]: the repaired prose, before any knowledge is there.
//! 2. [`Engine::names`]: everything that the knowledge base and the rules find.
//! 3. [`Engine::more`]: what taggers guess is weighed in, too.
//! 4. [`Engine::shown`]: either of them as somebody corrected it, with their notes; [`notes`]: those
//!    that another program wrote.
//! 5. [`sheet`]: what the page needs to be shown in other scripts and with readings.
//!
//! Every stage yields the same [`PageParts`] as a prebuilt page, and each says more than the one
//! before. There is no worker and no browser here: `src/bin/lorgnette-engine` in the root package
//! brings the bytes, and the messages that say how far it is. It brings the large [`tables`] too:
//! neither an [`Opener`] nor an [`Engine`] can be had without those that it takes.

mod made;
mod opener;
mod scripts;
mod stage;
pub mod tables;

pub use lorgnette_annotate::Annotated;
pub use lorgnette_annotate::{Guess, GuessKind, Guesser, Language, languages};
pub use lorgnette_corrections::{Made, Note};
pub use lorgnette_formats::{self as formats, Hint, Note as Oddity, Opened, Refusal, What};
pub use lorgnette_kb::Kb;
pub use lorgnette_kb::packed::{PackError, unpack};
pub use lorgnette_render::{PageParts, SafeHtml};
pub use lorgnette_script::Sheet;
pub use lorgnette_text::{Certainty, Document, Span, Table, TableError};
pub use made::{Shown, Told, notes};
pub use opener::Opener;
pub use scripts::{has_sheet, sheet};
pub use stage::Stage;

use lorgnette_annotate::Annotator;
use lorgnette_render::page;
use tables::{NAMES, TEXT, check};

/// The parts of the page of `document` without names: prose, repairs and length.
pub fn text(document: Document) -> PageParts {
    page(&Annotated::new(document, Vec::new()), &Kb::default())
}

/// A knowledge base made ready for one text after another.
#[derive(Clone, Debug)]
pub struct Engine<'k> {
    kb: &'k Kb,
    annotator: Annotator<'k>,
}

impl<'k> Engine<'k> {
    /// Makes the names of `kb` ready to be found.
    ///
    /// # Errors
    /// The first of the [`tables`] that is not there.
    pub fn new(kb: &'k Kb) -> Result<Self, TableError> {
        check(&TEXT)?;
        check(&NAMES)?;
        Ok(Engine { kb, annotator: Annotator::new(kb) })
    }

    /// The parts of the page of `document` with what the base and the rules find.
    pub fn names(&self, document: Document) -> PageParts {
        self.more(document, &[])
    }

    /// The same with what `taggers` guess, at most one a language.
    pub fn more(&self, document: Document, taggers: &[&dyn Guesser]) -> PageParts {
        page(&self.annotated(document, taggers), self.kb)
    }

    /// What `document` names, for the same.
    pub fn annotated(&self, document: Document, taggers: &[&dyn Guesser]) -> Annotated {
        self.annotator.annotate_with(document, taggers)
    }
}

#[cfg(test)]
const CARRIED: &str = "tests carry the tables";

#[cfg(test)]
fn opened(bytes: &[u8]) -> Opened {
    let opener = Opener::new().expect(CARRIED);
    opener.open(bytes, &Hint::named("a.txt")).expect("it is a text")
}

#[cfg(test)]
mod tests {
    use super::*;
    use lorgnette_kb::{Entity, Label, Name};

    const ARTICLE: &[u8] = "會談\n\n普京昨日到訪。卓不群也在。\n".as_bytes();

    /// Guesses that these are persons, where they stand first.
    #[derive(Debug)]
    struct Knows(&'static [&'static str]);

    impl Guesser for Knows {
        fn language(&self) -> Language {
            Language::Chinese
        }

        fn guesses(&self, text: &str) -> Vec<Guess> {
            let guess = |name: &&str| {
                let start = text[..text.find(name)?].chars().count() as u32;
                let span = Span::new(start, start + name.chars().count() as u32);
                Some(Guess { span, kind: GuessKind::Person, probability: 0.99 })
            };
            self.0.iter().filter_map(guess).collect()
        }
    }

    fn document() -> Document {
        opened(ARTICLE).document
    }

    fn kb() -> Kb {
        let name = Name { lang: "zh-Hant".into(), text: "普京".into() };
        let putin = Entity::new("vladimir-putin", Label::Person, "politician");
        Kb::new(vec![Entity { names: vec![name], ..putin }])
    }

    fn names(parts: &PageParts, name: &str) -> bool {
        let prose = parts.prose.as_str();
        prose.split("data-e=").skip(1).any(|m| m.split("</a>").next().unwrap_or(m).contains(name))
    }

    #[test]
    fn every_stage_says_more_of_the_same_text() {
        let kb = kb();
        let engine = Engine::new(&kb).expect(CARRIED);
        let text = text(document());
        let named = engine.names(document());
        let more = engine.more(document(), &[&Knows(&["普京", "卓不群"])]);
        for (parts, putin, zhuo) in
            [(&text, false, false), (&named, true, false), (&more, true, true)]
        {
            assert_eq!((names(parts, "普京"), names(parts, "卓不群")), (putin, zhuo), "{parts:?}");
            assert_eq!((parts.title.as_str(), parts.lang.as_str()), ("會談", "zh-Hant"));
            assert_eq!(parts.prose.pieces().count(), text.prose.pieces().count());
        }
    }

    #[test]
    fn the_pieces_of_a_page_are_the_page() {
        let long = "甲乙丙丁走在路上。\n".repeat(400);
        let prose = text(opened(long.as_bytes()).document).prose;
        assert!(prose.pieces().count() > 3);
        assert!(prose.pieces().all(|piece| piece.starts_with("<section")));
        assert_eq!(prose.pieces().collect::<String>(), prose.as_str());
    }
}

//! The annotator: a knowledge base made ready, and the steps in their order.

use crate::context::{Context, Relations};
use crate::gazetteer::Gazetteer;
use crate::rules::{
    compounds, dates, designators, foreign_names, institutions, names, ordinals, quantities, times,
    titles,
};
use crate::text::Text;
use crate::{Annotated, Mention, select};
use lorgnette_kb::Kb;
use lorgnette_text::Document;

/// Annotates documents with one knowledge base.
#[derive(Clone, Debug)]
pub struct Annotator<'k> {
    kb: &'k Kb,
    gazetteer: Gazetteer,
    relations: Relations,
}

impl<'k> Annotator<'k> {
    /// Makes the names of `kb` ready to be found.
    pub fn new(kb: &'k Kb) -> Self {
        Annotator { kb, gazetteer: Gazetteer::new(kb), relations: Relations::new(kb) }
    }

    /// Finds and links what `document` names; it cannot fail.
    pub fn annotate(&self, document: Document) -> Annotated {
        let text = Text::new(&document.text);
        let candidates = self.candidates(&text, document.meta.date.as_deref());
        Annotated { document, mentions: select::best(candidates, self.kb, &self.relations) }
    }

    /// Everything that any rule finds, overlapping and in no order.
    fn candidates(&self, text: &Text, date: Option<&str>) -> Vec<Mention> {
        let hits = self.gazetteer.hits(text);
        let dates = dates::mentions(text, date);
        let mut context = Context::new(text, &hits, &dates);
        let named = names::named(text, &hits, self.kb, &self.relations, &mut context);
        let mut candidates = names::mentions(text, &named, self.kb, &self.relations);
        candidates.extend(compounds::mentions(text, &self.gazetteer, &named));
        candidates.extend(institutions::mentions(text, &named, self.kb));
        candidates.extend(designators::mentions(text));
        candidates.extend(foreign_names::mentions(text));
        candidates.extend(titles::mentions(text));
        candidates.extend(times::mentions(text));
        candidates.extend(dates);
        candidates.extend(ordinals::mentions(text));
        candidates.extend(quantities::mentions(text));
        candidates
    }
}

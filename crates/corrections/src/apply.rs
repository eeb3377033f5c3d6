//! A list of corrections over a knowledge base and the texts annotated with it.
//!
//! What is general comes before what is particular, and what is said later wins:
//!
//! 1. [`knowledge`](crate::knowledge): entries of one's own, facts, entities that are one.
//! 2. The names of such entries, wherever they stand in the text.
//! 3. [`place`](crate::place): corrections of places, in order.
//! 4. What the article alone knows and is the same as something else.
//!
//! The same list gives the same text however often it is applied.

use crate::place::Places;
use crate::sheet::{Sense, Sheet};
use crate::{Correction, Outcome, Wrong, circles, knowledge};
use lorgnette_annotate::{Annotated, places};
use lorgnette_kb::Kb;
use std::borrow::Cow;

/// A list of corrections, ready to be applied.
#[derive(Clone, Debug)]
pub struct Corrections<'k> {
    base: &'k Kb,
    kb: Cow<'k, Kb>,
    list: Vec<Correction>,
    /// What became of those that are about knowledge.
    outcomes: Vec<Option<Outcome>>,
}

impl<'k> Corrections<'k> {
    /// Applies what `list` says of knowledge to `base`.
    pub fn new(base: &'k Kb, list: Vec<Correction>) -> Self {
        let mut outcomes = vec![None; list.len()];
        for circle in circles(&list) {
            outcomes[circle.closing] = Some(Outcome::Circle(circle.with));
        }
        let kb = knowledge::corrected(base, &list, &mut outcomes);
        Corrections { base, kb, list, outcomes }
    }

    /// The knowledge base as it is corrected: what a corrected text is shown with.
    pub fn kb(&self) -> &Kb {
        &self.kb
    }

    /// The list.
    pub fn list(&self) -> &[Correction] {
        &self.list
    }

    /// `annotated`, which was made with the base, as it is corrected by those of the list that
    /// `concern` it, and what became of each. Its entities are those of [`Corrections::kb`].
    pub fn apply(
        &self,
        annotated: Annotated,
        concern: impl Fn(&Correction) -> bool,
    ) -> (Annotated, Vec<Outcome>) {
        let mut outcomes = self.outcomes.clone();
        if self.list.is_empty() {
            return (annotated, Vec::new());
        }
        let text = annotated.document.text.clone();
        let mut sheet = Sheet::new(&text, &annotated, self.base, &self.kb);
        self.find_own(&mut sheet);
        let open: Vec<usize> = (0..self.list.len())
            .filter(|&n| outcomes[n].is_none() && concern(&self.list[n]))
            .collect();
        let mut of_places = Places::new(&mut sheet, &self.list, &mut outcomes);
        open.iter()
            .filter(|&&n| !self.list[n].is_of_knowledge())
            .for_each(|&n| of_places.correct(n));
        for n in open {
            if let Wrong::Merge { with } = &self.list[n].wrong {
                outcomes[n] = Some(sheet.merge(n, &self.list[n].entity, with));
            }
        }
        let outcomes = outcomes.into_iter().map(|o| o.unwrap_or(Outcome::Elsewhere)).collect();
        (sheet.done(annotated, self.base), outcomes)
    }

    /// Marks the names of entries of one's own.
    fn find_own(&self, sheet: &mut Sheet) {
        let (mut forms, mut owners) = (Vec::new(), Vec::new());
        for (n, correction) in self.list.iter().enumerate() {
            let Wrong::Unknown { entry } = &correction.wrong else { continue };
            let holds = self.outcomes[n].as_ref().is_some_and(Outcome::holds);
            let entity = correction.entity.id.as_deref().filter(|_| holds).and_then(|slug| {
                self.kb.find(slug).or_else(|| self.kb.find(self.kb.redirect(slug)?))
            });
            let Some(entity) = entity else { continue };
            forms.extend(entry.names.iter().map(|name| name.text.as_str()));
            owners.resize(forms.len(), (entity, n));
        }
        if forms.is_empty() {
            return;
        }
        for (span, form) in places(sheet.text, &forms) {
            let (entity, n) = owners[form];
            sheet.put_if_free(span, &Sense::Entity(entity), n);
        }
    }
}

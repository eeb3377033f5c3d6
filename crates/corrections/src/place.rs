//! Corrections of places: what words name, that they name nothing, how far a name goes.

use crate::correction::{Correction, Quote, Scope, Thing, Wrong};
use crate::sheet::{Sense, Sheet};
use crate::{Anchor, Found, Outcome};
use lorgnette_annotate::places;
use lorgnette_kb::{EntityId, Kb, Label};
use lorgnette_text::{Span, fold};
use std::collections::BTreeMap;

/// How the ids of dates and numbers begin: their value is what their words say.
const VALUES: [&str; 2] = ["date-", "quantity-"];

/// Corrections of places while they are made, one after the other.
pub(crate) struct Places<'s, 'a> {
    pub(crate) sheet: &'s mut Sheet<'a>,
    pub(crate) list: &'s [Correction],
    pub(crate) outcomes: &'s mut [Option<Outcome>],
    /// Which correction spoke last of what a place names, and which of how far its name goes.
    spoken: BTreeMap<(Span, Matter), usize>,
}

/// What may be said of a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    Sense,
    Extent,
}

impl<'s, 'a> Places<'s, 'a> {
    pub(crate) fn new(
        sheet: &'s mut Sheet<'a>,
        list: &'s [Correction],
        outcomes: &'s mut [Option<Outcome>],
    ) -> Self {
        Places { sheet, list, outcomes, spoken: BTreeMap::new() }
    }

    /// Makes correction `n`, which is about a place.
    pub(crate) fn correct(&mut self, n: usize) {
        let list = self.list;
        let anchor = list[n]
            .mention
            .as_ref()
            .and_then(|quote| self.sheet.anchors.find(quote, self.near(quote)));
        let done = anchor.ok_or(Outcome::Lost).and_then(|anchor| match &list[n].wrong {
            Wrong::Entity { right } => self.name(n, &anchor, right, None),
            Wrong::Missed { label } => self.name(n, &anchor, &list[n].entity, *label),
            Wrong::NotAName => self.clear(n, &anchor),
            Wrong::Extent { right } => self.stretch(n, &anchor, right),
            _ => Err(Outcome::Elsewhere),
        });
        self.outcomes[n] = Some(done.map_or_else(|outcome| outcome, Outcome::Applied));
    }

    /// About where a quotation stood.
    fn near(&self, quote: &Quote) -> u32 {
        let behind = self.sheet.drafts.get(quote.index as usize).or(self.sheet.drafts.last());
        quote.start.or(behind.map(|draft| draft.span().start)).unwrap_or_default()
    }

    /// Lets the quoted words, and perhaps the same ones everywhere, name `thing`.
    fn name(
        &mut self,
        n: usize,
        anchor: &Anchor,
        thing: &Thing,
        label: Option<Label>,
    ) -> Result<Found, Outcome> {
        let id = thing.id.as_deref().unwrap_or_default();
        if VALUES.iter().any(|value| id.starts_with(value)) {
            return Err(Outcome::Unknown(format!("value {id}")));
        }
        let at = self.sheet.at(anchor.span);
        let label = label.or(at.map(|at| self.sheet.drafts[at].mention.label));
        let sense = self.sheet.meant(thing, label.unwrap_or(Label::Org));
        self.speak(n, anchor.span, Matter::Sense);
        let crossed = self.sheet.put(anchor.span, &sense, n);
        self.overrule(crossed, n);
        for span in self.others(n, anchor.span) {
            self.sheet.put_if_free(span, &sense, n);
        }
        Ok(anchor.found.clone())
    }

    /// Lets the quoted words, and perhaps the same ones everywhere, name nothing. Of other words
    /// that stand there now nobody has said so.
    fn clear(&mut self, n: usize, anchor: &Anchor) -> Result<Found, Outcome> {
        if let Found::Changed(_) = anchor.found {
            return Err(Outcome::Lost);
        }
        self.speak(n, anchor.span, Matter::Sense);
        for span in std::iter::once(anchor.span).chain(self.others(n, anchor.span)) {
            self.sheet.at(span).into_iter().for_each(|at| drop(self.sheet.drafts.remove(at)));
        }
        Ok(anchor.found.clone())
    }

    /// Lets the name at the quoted words be `right`, which must stand there.
    fn stretch(&mut self, n: usize, anchor: &Anchor, right: &str) -> Result<Found, Outcome> {
        let to = self.sheet.anchors.words_over(right, anchor.span).ok_or(Outcome::Lost)?;
        self.speak(n, anchor.span, Matter::Extent);
        let crossed = match (self.sheet.at(anchor.span), self.sheet.at(to)) {
            // A name of these words is there already.
            (from, Some(_)) => {
                from.filter(|_| to != anchor.span).map(|at| self.sheet.drafts.remove(at));
                Vec::new()
            }
            (Some(from), None) => self.sheet.stretch(from, to, n),
            (None, None) => {
                let sense = self.sheet.meant(&self.list[n].entity, Label::Org);
                self.sheet.put(to, &sense, n)
            }
        };
        self.overrule(crossed, n);
        Ok(anchor.found.clone())
    }

    /// The other places that correction `n` is about, but for those of which another one
    /// speaks in particular.
    fn others(&self, n: usize, quoted: Span) -> Vec<Span> {
        let correction = &self.list[n];
        let spans = match (correction.scope, &correction.wrong) {
            (Scope::Here, _) => return Vec::new(),
            (Scope::Everywhere, Wrong::Missed { .. }) => {
                let words = [self.sheet.anchors.written(quoted)];
                places(self.sheet.text, &words).into_iter().map(|(span, _)| span).collect()
            }
            (Scope::Everywhere, _) => self.sheet.of_words(quoted),
        };
        let is_free = |s: &Span| *s != quoted && !self.spoken.contains_key(&(*s, Matter::Sense));
        spans.into_iter().filter(is_free).collect()
    }

    /// Notes that correction `n` speaks of a place: an earlier one that says otherwise is overruled.
    fn speak(&mut self, n: usize, span: Span, matter: Matter) {
        let before = self.spoken.insert((span, matter), n);
        let says = |n: usize| (&self.list[n].wrong, &self.list[n].entity.id);
        let otherwise = before.filter(|&before| says(before) != says(n));
        self.overrule(otherwise.into_iter().collect(), n);
    }

    fn overrule(&mut self, earlier: Vec<usize>, by: usize) {
        // Entries of one's own hold, wherever their names do not.
        for n in earlier.into_iter().filter(|&n| !self.list[n].is_of_knowledge()) {
            self.outcomes[n] = Some(Outcome::Overruled(by));
        }
    }
}

impl Sheet<'_> {
    /// What a person means by `thing`: an entity, what the article alone knows, else something
    /// of that name and label.
    pub(crate) fn meant(&self, thing: &Thing, label: Label) -> Sense {
        self.known(thing).unwrap_or_else(|| Sense::Name(label, thing.name.trim().to_string()))
    }

    /// The same if it is known to the base or named in the text.
    pub(crate) fn known(&self, thing: &Thing) -> Option<Sense> {
        let by_id = thing.id.as_deref().and_then(|id| {
            let entity = || self.kb.find(id).or_else(|| self.kb.find(self.kb.redirect(id)?));
            let became = self.became.get(id).cloned();
            became.or_else(|| entity().map(Sense::Entity)).or_else(|| self.named(id))
        });
        let by_name = || self.known_as(&thing.name).or_else(|| only(self.kb, &thing.name));
        by_id.or_else(by_name)
    }

    /// Lets everything that names what correction `n` is about name the other one too.
    pub(crate) fn merge(&mut self, n: usize, from: &Thing, with: &Thing) -> Outcome {
        let Some(one) = self.known(from) else { return Outcome::Elsewhere };
        let (from, into) = match (one, self.known(with)) {
            (Sense::Name(label, name), None) => {
                let renamed = Sense::Name(label, with.name.trim().to_string());
                (Sense::Name(label, name), renamed)
            }
            (Sense::Entity(_), None) => return Outcome::Unknown(format!("“{}”", with.name)),
            // What the base knows stays.
            (Sense::Entity(entity), Some(name @ Sense::Name(..))) => (name, Sense::Entity(entity)),
            (one, Some(other)) => (one, other),
        };
        if from != into {
            self.became.insert(self.id(&from), into.clone());
            let spans: Vec<Span> = (0..self.drafts.len())
                .filter(|&at| self.sense(at).as_ref() == Some(&from))
                .map(|at| self.drafts[at].span())
                .collect();
            for span in spans {
                self.put(span, &into, n);
            }
        }
        Outcome::Applied(Found::Same)
    }
}

/// The only entity that goes by `name`.
fn only(kb: &Kb, name: &str) -> Option<Sense> {
    let folded = |name: &str| name.trim().chars().map(fold).collect::<Vec<_>>();
    let wanted = folded(name);
    let of_name = kb.iter().filter(|(_, e)| e.forms().any(|form| folded(form) == wanted));
    let mut ids = of_name.map(|(id, _)| id);
    let only: EntityId = ids.next()?;
    ids.next().is_none().then_some(Sense::Entity(only))
}

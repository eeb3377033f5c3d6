//! What the forms of the desk hold, and the corrections that they make; pure.

use super::steps::{Known, Made};
use lorgnette_corrections::{
    Correction, Note, Own, OwnFact, Page, Quote, Scope, Thing, VERSION, Wrong,
};
use lorgnette_kb::{Label, Name};

/// The kinds of thing that a name may be given, the commonest first.
pub(super) const KINDS: [Label; 7] = [
    Label::Person,
    Label::Gpe,
    Label::Org,
    Label::Event,
    Label::Law,
    Label::WorkOfArt,
    Label::Product,
];

/// A name that was missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameDraft {
    /// The place that was selected.
    pub at: Option<Quote>,
    /// The words that are the name.
    pub words: String,
    /// What it names: a name or an id of the page, or any other; nothing means the words.
    pub means: String,
    /// What sort of thing that is, where nothing else tells.
    pub label: Label,
    /// How far it reaches.
    pub scope: Scope,
}

impl NameDraft {
    /// The name at a place, or one that is still to be typed.
    pub fn new(at: Option<Quote>) -> Self {
        let words = at.as_ref().map(|at| at.exact.clone()).unwrap_or_default();
        let scope = if at.is_some() { Scope::Here } else { Scope::Everywhere };
        NameDraft { at, words, means: String::new(), label: Label::Person, scope }
    }

    /// The correction on `page`, which names `others`; none where there are no words.
    pub fn correction(&self, page: &Page, others: &[Thing]) -> Option<Correction> {
        let words = self.words.trim();
        let means = Some(self.means.trim()).filter(|means| !means.is_empty()).unwrap_or(words);
        let known = others.iter().find(|o| o.name == means || o.id.as_deref() == Some(means));
        let entity = known.cloned().unwrap_or_else(|| Thing { id: None, name: means.to_string() });
        let typed = || Quote {
            exact: words.to_string(),
            prefix: String::new(),
            suffix: String::new(),
            index: 0,
            start: None,
        };
        (!words.is_empty()).then(|| Correction {
            mention: Some(self.at.clone().unwrap_or_else(typed)),
            scope: self.scope,
            ..correction(page, entity, Wrong::Missed { label: Some(self.label) })
        })
    }
}

/// An entity of one's own, field by field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryDraft {
    /// Its id; none for a new one.
    pub id: Option<String>,
    /// Its names, a line each, the usual one first.
    pub names: String,
    /// What sort of thing it is.
    pub label: Label,
    /// One sentence on it.
    pub lead: String,
    /// What is known of it; rows that say nothing count for nothing.
    pub facts: Vec<OwnFact>,
}

impl EntryDraft {
    /// A new one, called `name`.
    pub fn new(name: &str) -> Self {
        let facts = vec![OwnFact::default()];
        EntryDraft {
            id: None,
            names: name.into(),
            label: Label::Person,
            lead: String::new(),
            facts,
        }
    }

    /// The one that goes by `id`, to be edited.
    pub fn of(id: &str, own: &Own) -> Self {
        let lines = |names: &[Name]| {
            names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join("\n")
        };
        let facts = own.facts.iter().cloned().chain([OwnFact::default()]).collect();
        let (names, lead) = (lines(&own.names), lines(&own.lead));
        EntryDraft { id: Some(id.into()), names, label: own.label, lead, facts }
    }

    /// The correction on `page`, once it has a name; what is new gets an id of this time, ISO 8601,
    /// that none of `made` has.
    pub fn correction(&self, page: &Page, made: &Made, now: &str) -> Option<Correction> {
        let text = |text: &str| Name {
            lang: page.lang.clone().unwrap_or_default(),
            text: text.trim().to_string(),
        };
        let names: Vec<Name> =
            self.names.lines().filter(|line| !line.trim().is_empty()).map(text).collect();
        let name = names.first()?.text.clone();
        let lead = Some(self.lead.as_str()).filter(|lead| !lead.trim().is_empty());
        let facts = self.facts.iter().map(trimmed).filter(says_something).collect();
        let entry =
            Own { label: self.label, names, lead: lead.map(text).into_iter().collect(), facts };
        let id = self.id.clone().unwrap_or_else(|| made.free_own_id(now));
        Some(correction(page, Thing { id: Some(id), name }, Wrong::Unknown { entry }))
    }
}

fn trimmed(fact: &OwnFact) -> OwnFact {
    let trim = |text: &String| text.trim().to_string();
    let as_of = fact.as_of.as_ref().map(trim).filter(|date| !date.is_empty());
    OwnFact { term: trim(&fact.term), says: trim(&fact.says), source: trim(&fact.source), as_of }
}

fn says_something(fact: &OwnFact) -> bool {
    !fact.term.is_empty() && !fact.says.is_empty()
}

fn correction(page: &Page, entity: Thing, wrong: Wrong) -> Correction {
    let (mention, scope, note) = Default::default();
    Correction { version: VERSION, page: page.clone(), entity, mention, wrong, scope, note }
}

/// A note that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NoteDraft {
    /// As it stands in the form.
    pub(super) note: Note,
    /// As it was when the form was opened; none where it is new.
    before: Option<Note>,
}

impl NoteDraft {
    /// A new note.
    pub(super) fn new(note: Note) -> Self {
        NoteDraft { note, before: None }
    }

    /// A note that is there.
    pub(super) fn of(note: &Note) -> Self {
        NoteDraft { note: note.clone(), before: Some(note.clone()) }
    }

    /// Whether words were written that nobody has yet.
    pub(super) fn is_worth_keeping(&self) -> bool {
        let before = self.before.as_ref().and_then(|before| before.text.as_ref());
        says(&self.note).is_some() && self.note.text.as_ref() != before
    }

    /// The note as it is kept in `made` at the time `now`. One that another tab has changed
    /// meanwhile stays as that has it, and this is one more.
    pub(super) fn kept(&self, made: &Made, now: &str) -> Note {
        let there = made.note(&self.note.id);
        let is_other = there.is_some() && there != self.before.as_ref();
        let id = if is_other { made.free_note_id(now) } else { self.note.id.clone() };
        Note { id, text: says(&self.note), ..self.note.clone() }
    }
}

/// What the note says, if anything.
fn says(note: &Note) -> Option<String> {
    note.text.clone().filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        Page { title: "家書".into(), lang: Some("zh-Hant".into()), ..Page::default() }
    }

    fn others() -> Vec<Thing> {
        vec![Thing { id: Some("china".into()), name: "中國".into() }]
    }

    #[test]
    fn a_missed_name_means_what_is_typed_or_itself() {
        let mut draft = NameDraft::new(None);
        assert_eq!(draft.correction(&page(), &others()), None);
        draft.words = " 華夏 ".into();
        let entity = |draft: &NameDraft| {
            draft.correction(&page(), &others()).map(|made| (made.entity.id, made.entity.name))
        };
        assert_eq!(entity(&draft), Some((None, "華夏".into())));
        for means in ["中國", "china"] {
            let draft = NameDraft { means: means.into(), ..draft.clone() };
            assert_eq!(entity(&draft), Some((Some("china".into()), "中國".into())));
        }
        let made = draft.correction(&page(), &others()).expect("it has words");
        assert_eq!(
            (made.scope, made.mention.map(|at| at.exact)),
            (Scope::Everywhere, Some("華夏".into()))
        );
    }

    #[test]
    fn a_note_that_another_tab_has_changed_stays_beside_this_one() {
        let at = Quote {
            exact: "烏有".into(),
            prefix: String::new(),
            suffix: String::new(),
            index: 0,
            start: None,
        };
        let note = |text: &str| Note {
            id: "note-1-1".into(),
            at: at.clone(),
            text: Some(text.into()),
            made: None,
        };
        let made = |text: &str| Made { notes: vec![note(text)], ..Made::default() };
        let mut draft = NoteDraft::of(&note("甲"));
        assert!(!draft.is_worth_keeping());
        draft.note.text = Some("乙".into());
        assert!(draft.is_worth_keeping());
        let now = "2026-11-23T03:00:00.001Z";
        assert_eq!(draft.kept(&made("甲"), now), note("乙"));
        let other = draft.kept(&made("丙"), now);
        assert_ne!(other.id, "note-1-1");
        assert_eq!(other.text.as_deref(), Some("乙"));
        assert!(!NoteDraft::new(note(" ")).is_worth_keeping());
    }

    #[test]
    fn an_entry_comes_back_as_it_was_written() {
        const NOW: &str = "2026-11-23T03:00:00.001Z";
        let mut draft = EntryDraft::new("烏有先生");
        draft.names.push_str("\n\n 烏老 ");
        draft.lead = "主人公。".into();
        let fact = |term: &str, says: &str| OwnFact {
            term: term.into(),
            says: says.into(),
            source: "族譜".into(),
            as_of: Some(" ".into()),
        };
        draft.facts = vec![fact("born", "臨安"), fact("", "x"), OwnFact::default()];
        let made = draft.correction(&page(), &Made::default(), NOW).expect("it has a name");
        let id = "own-20261123030000001-1";
        assert_eq!(made.entity, Thing { id: Some(id.into()), name: "烏有先生".into() });
        let Wrong::Unknown { entry } = &made.wrong else { panic!("it is an entry") };
        assert_eq!((entry.names.len(), entry.facts.len()), (2, 1));
        assert_eq!(entry.facts[0].as_of, None);
        let again = EntryDraft::of(id, entry);
        assert_eq!(again.correction(&page(), &Made::default(), NOW), Some(made));
        assert_eq!(EntryDraft::new(" ").correction(&page(), &Made::default(), NOW), None);
    }
}

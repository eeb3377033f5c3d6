//! What somebody does to a text, step by step, with the way back and forth; pure.

use lorgnette_corrections::{Correction, Note, Own, Quote, Wrong};
pub use lorgnette_engine::Made;
use std::rc::Rc;
use yew::Reducible;

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Corrections that belong together.
    Correct(Vec<Correction>),
    /// Corrections that hold no more.
    Uncorrect(Vec<Correction>),
    /// Notes, or the same ones with other words.
    Notes(Vec<Note>),
    /// The note with this id goes.
    Unnote(String),
}

/// Who made a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    /// The reader, in this tab.
    Here,
    /// They did in another one, where it can be taken back.
    Elsewhere,
}

/// The steps that were made, and those that were taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// What was there before.
    begun: Made,
    done: Vec<(By, Step)>,
    /// The last one taken back comes last.
    undone: Vec<Step>,
}

/// What may happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Move {
    /// This was there before every step.
    Begin(Made),
    /// A step. What was taken back before is gone for good.
    Take(Step),
    /// Steps that were taken in another tab.
    Follow(Vec<Step>),
    /// The last step is taken back.
    Undo,
    /// The last step taken back is made again.
    Redo,
}

impl Reducible for Steps {
    type Action = Move;

    fn reduce(self: Rc<Self>, action: Move) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Move::Begin(begun) => next.begun = begun,
            Move::Take(step) => {
                next.done.push((By::Here, step));
                next.undone.clear();
            }
            Move::Follow(steps) => {
                next.done.extend(steps.into_iter().map(|step| (By::Elsewhere, step)));
            }
            Move::Undo => {
                let last = next.last();
                next.undone.extend(last.map(|at| next.done.remove(at).1));
            }
            Move::Redo => next.done.extend(next.undone.pop().map(|step| (By::Here, step))),
        }
        Rc::new(next)
    }
}

impl Steps {
    /// None yet, on what a text comes with.
    pub fn on(begun: Made) -> Steps {
        Steps { begun, ..Steps::default() }
    }

    /// The last step that can be taken back here.
    fn last(&self) -> Option<usize> {
        self.done.iter().rposition(|(by, _)| *by == By::Here)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.last().is_some()
    }

    /// Whether there is a step to make again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// What has come of it all.
    pub fn made(&self) -> Made {
        let mut made = self.begun.clone();
        for (_, step) in &self.done {
            match step {
                Step::Correct(corrections) => made.corrections.extend(corrections.iter().cloned()),
                Step::Uncorrect(gone) => made.corrections = without(&made.corrections, gone),
                Step::Notes(notes) => notes.iter().for_each(|note| put(&mut made.notes, note)),
                Step::Unnote(id) => made.notes.retain(|note| note.id != *id),
            }
        }
        made
    }
}

fn put(notes: &mut Vec<Note>, note: &Note) {
    match notes.iter_mut().find(|own| own.id == note.id) {
        Some(own) => own.clone_from(note),
        None => notes.push(note.clone()),
    }
}

/// The steps that lead from one state to another; none where only the order differs.
pub fn between(from: &Made, to: &Made) -> Vec<Step> {
    let gone = without(&from.corrections, &to.corrections);
    let new = without(&to.corrections, &from.corrections);
    let unnoted = from.notes.iter().filter(|note| to.note(&note.id).is_none());
    let unnoted = unnoted.map(|note| Step::Unnote(note.id.clone()));
    let noted = to.notes.iter().filter(|note| !from.notes.contains(note));
    let lists = [Step::Uncorrect(gone), Step::Correct(new), Step::Notes(noted.cloned().collect())];
    lists.into_iter().filter(Step::says_something).chain(unnoted).collect()
}

impl Step {
    fn says_something(&self) -> bool {
        match self {
            Step::Correct(some) | Step::Uncorrect(some) => !some.is_empty(),
            Step::Notes(some) => !some.is_empty(),
            Step::Unnote(_) => true,
        }
    }
}

/// `all` but those that `others` holds, each as often as it is there.
fn without(all: &[Correction], others: &[Correction]) -> Vec<Correction> {
    let mut others: Vec<&Correction> = others.iter().collect();
    let mut is_other = |one: &Correction| {
        let at = others.iter().position(|other| *other == one);
        at.map(|at| others.swap_remove(at)).is_some()
    };
    all.iter().filter(|one| !is_other(one)).cloned().collect()
}

/// What the workbench asks of what was made.
pub trait Known {
    /// The note with this id.
    fn note(&self, id: &str) -> Option<&Note>;
    /// An id for a note made at this time, ISO 8601, that none has.
    fn free_note_id(&self, made: &str) -> String;
    /// Those of `notes`, which somebody else numbered, that are not there yet, under ids that are
    /// free at this time.
    fn new_notes(&self, notes: Vec<Note>, now: &str) -> Vec<Note>;
    /// The entities of one's own, each with its id as it is known last.
    fn own(&self) -> Vec<(&str, &Own)>;
    /// An id for an entity made at this time that none of one's own has.
    fn free_own_id(&self, made: &str) -> String;
}

impl Known for Made {
    fn note(&self, id: &str) -> Option<&Note> {
        self.notes.iter().find(|note| note.id == id)
    }

    fn free_note_id(&self, made: &str) -> String {
        free("note", made, |id| self.note(id).is_some()).next().unwrap_or_default()
    }

    fn new_notes(&self, notes: Vec<Note>, now: &str) -> Vec<Note> {
        let mut ids = free("note", now, |id| self.note(id).is_some());
        let mut new: Vec<Note> = Vec::new();
        for note in notes {
            if !self.notes.iter().chain(&new).any(|known| says_the_same(known, &note)) {
                new.push(Note { id: ids.next().unwrap_or_default(), ..note });
            }
        }
        new
    }

    fn own(&self) -> Vec<(&str, &Own)> {
        let mut own: Vec<(&str, &Own)> = Vec::new();
        for correction in &self.corrections {
            let (Wrong::Unknown { entry }, Some(id)) = (&correction.wrong, &correction.entity.id)
            else {
                continue;
            };
            match own.iter_mut().find(|(known, _)| known == id) {
                Some(known) => known.1 = entry,
                None => own.push((id, entry)),
            }
        }
        own
    }

    fn free_own_id(&self, made: &str) -> String {
        let own = self.own();
        free("own", made, |id| own.iter().any(|(known, _)| *known == id)).next().unwrap_or_default()
    }
}

/// What was made of this kind at this time may be called so: ids that are not taken, without end.
/// Two tabs that only counted would give the same.
fn free(kind: &str, made: &str, is_taken: impl Fn(&str) -> bool) -> impl Iterator<Item = String> {
    let digits: String = made.chars().filter(char::is_ascii_digit).collect();
    let ids = (1..).map(move |number: u32| format!("{kind}-{digits}-{number}"));
    ids.filter(move |id| !is_taken(id))
}

/// Whether two notes say the same of the same words: at one place, or in surroundings that agree as
/// far as both tell them. Where one tells none, places that differ are believed.
fn says_the_same(one: &Note, other: &Note) -> bool {
    let (at, there) = (&one.at, &other.at);
    let is_bare = |quote: &Quote| quote.prefix.is_empty() && quote.suffix.is_empty();
    let before = at.prefix.ends_with(&there.prefix) || there.prefix.ends_with(&at.prefix);
    let behind = at.suffix.starts_with(&there.suffix) || there.suffix.starts_with(&at.suffix);
    let is_place = match (at.start, there.start) {
        (Some(start), Some(other)) if start == other => true,
        (Some(_), Some(_)) if is_bare(at) || is_bare(there) => false,
        _ => before && behind,
    };
    is_place && (&at.exact, &one.text) == (&there.exact, &other.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lorgnette_corrections::{Page, Scope, Thing, VERSION};
    use lorgnette_kb::{Label, Name};

    const NOW: &str = "2026-11-23T03:00:00.001Z";

    fn note(id: &str, text: &str) -> Note {
        let (exact, prefix, suffix) = ("甲".into(), String::new(), String::new());
        let at = Quote { exact, prefix, suffix, index: 0, start: None };
        Note { id: id.into(), at, text: Some(text.into()), made: None }
    }

    fn own(id: &str, name: &str) -> Correction {
        let names = vec![Name { lang: "zh-Hant".into(), text: name.into() }];
        let entry = Own { label: Label::Person, names, lead: Vec::new(), facts: Vec::new() };
        Correction {
            version: VERSION,
            page: Page::default(),
            entity: Thing { id: Some(id.into()), name: name.into() },
            mention: None,
            wrong: Wrong::Unknown { entry },
            scope: Scope::Here,
            note: None,
        }
    }

    fn after(moves: impl IntoIterator<Item = Move>) -> Rc<Steps> {
        moves.into_iter().fold(Rc::new(Steps::default()), Reducible::reduce)
    }

    fn take(step: Step) -> Move {
        Move::Take(step)
    }

    fn says(steps: &Steps) -> Vec<String> {
        steps.made().notes.into_iter().filter_map(|note| note.text).collect()
    }

    #[test]
    fn every_step_is_taken_back_and_made_again() {
        let steps = [
            Step::Notes(vec![note("a", "一")]),
            Step::Notes(vec![note("b", "二")]),
            Step::Notes(vec![note("a", "三")]),
            Step::Unnote("b".into()),
            Step::Correct(vec![own("own-1", "烏有")]),
        ];
        let mut states: Vec<Made> = Vec::new();
        let mut now = Rc::new(Steps::default());
        for step in steps.iter().cloned() {
            states.push(now.made());
            now = now.reduce(take(step));
        }
        assert_eq!((says(&now), now.made().corrections.len()), (vec!["三".to_string()], 1));
        let end = now.made();
        for before in states.iter().rev() {
            now = now.reduce(Move::Undo);
            assert_eq!(now.made(), *before);
        }
        assert!(!now.can_undo() && now.can_redo());
        for _ in &steps {
            now = now.reduce(Move::Redo);
        }
        assert_eq!(now.made(), end);
    }

    #[test]
    fn a_new_step_closes_the_way_forth() {
        let now = after([
            take(Step::Notes(vec![note("a", "一")])),
            Move::Undo,
            take(Step::Notes(vec![note("b", "二")])),
        ]);
        assert!(!now.can_redo());
        assert_eq!(says(&now), ["二"]);
    }

    #[test]
    fn what_was_there_before_stays_when_all_is_taken_back() {
        let begun = Made { corrections: Vec::new(), notes: vec![note("a", "舊")] };
        // It may become known only when a step has been taken already.
        let steps = [take(Step::Notes(vec![note("z", "新")])), Move::Begin(begun)];
        assert_eq!(says(&after(steps.clone())), ["舊", "新"]);
        let back = [take(Step::Unnote("a".into())), Move::Undo, Move::Undo];
        let now = after(steps.into_iter().chain(back));
        assert_eq!(says(&now), ["舊"]);
        assert!(!now.can_undo());
    }

    #[test]
    fn what_another_tab_did_is_followed_and_only_ones_own_is_taken_back() {
        let theirs = Made {
            corrections: vec![own("own-2", "子虛"), own("own-2", "子虛")],
            notes: vec![note("b", "他")],
        };
        let now = after([
            take(Step::Notes(vec![note("a", "一")])),
            Move::Follow(between(&Made::default(), &theirs)),
            take(Step::Correct(vec![own("own-1", "烏有")])),
        ]);
        assert_eq!((says(&now).len(), now.made().corrections.len()), (2, 3));
        let gone = Made { corrections: vec![own("own-2", "子虛")], notes: Vec::new() };
        let now = now.reduce(Move::Follow(between(&theirs, &gone)));
        assert_eq!((says(&now), now.made().corrections.len()), (vec!["一".to_string()], 2));
        let now = now.reduce(Move::Undo).reduce(Move::Undo);
        assert_eq!(now.made(), gone);
        assert!(!now.can_undo());
        assert_eq!(now.reduce(Move::Redo).reduce(Move::Redo).made().notes.len(), 1);
    }

    #[test]
    fn the_steps_between_two_states_lead_from_one_to_the_other() {
        let a = Made {
            corrections: vec![own("1", "甲"), own("2", "乙")],
            notes: vec![note("a", "一"), note("b", "二")],
        };
        let b = Made {
            corrections: vec![own("2", "乙"), own("3", "丙")],
            notes: vec![note("a", "三"), note("c", "四")],
        };
        for (from, to) in [(&a, &b), (&b, &a), (&a, &a), (&a, &Made::default())] {
            let steps = Rc::new(Steps::on(from.clone())).reduce(Move::Follow(between(from, to)));
            let (made, sorted) = (steps.made(), |made: &Made| {
                let mut notes = made.notes.clone();
                notes.sort_by(|one, other| one.id.cmp(&other.id));
                notes
            });
            assert!(between(&made, to).is_empty());
            assert_eq!((made.corrections.len(), sorted(&made)), (to.corrections.len(), sorted(to)));
        }
        assert!(between(&a, &a).is_empty());
    }

    #[test]
    fn ids_are_free_and_the_last_edit_of_an_entity_holds() {
        let taken = "own-20261123030000001-1";
        let corrections = vec![own(taken, "烏有"), own("own-3", "子虛"), own(taken, "烏老")];
        let made = Made { corrections, notes: vec![note("note-1", "一")] };
        let ids = (made.free_own_id(NOW), made.free_note_id(NOW));
        assert_eq!(ids, ("own-20261123030000001-2".into(), "note-20261123030000001-1".into()));
        let names: Vec<&str> =
            made.own().iter().map(|(_, own)| own.names[0].text.as_str()).collect();
        assert_eq!(names, ["烏老", "子虛"]);
    }

    #[test]
    fn notes_of_others_are_new_once_and_take_free_ids() {
        let taken = "note-20261123030000001-1";
        let made = Made { corrections: Vec::new(), notes: vec![note(taken, "一")] };
        let brought = ["一", "二", "二", "三"].map(|text| note("x", text));
        let new = made.new_notes(brought.to_vec(), NOW);
        let shown: Vec<_> =
            new.iter().map(|note| (note.id.as_str(), note.text.as_deref())).collect();
        let [second, third] = ["note-20261123030000001-2", "note-20261123030000001-3"];
        assert_eq!(shown, [(second, Some("二")), (third, Some("三"))]);
    }

    #[test]
    fn notes_are_the_same_by_their_place_or_by_what_stands_around() {
        let at = |prefix: &str, start| Note {
            at: Quote { start, prefix: prefix.into(), ..note("", "").at },
            ..note("x", "一")
        };
        for (one, other, expected) in [
            (at("前", Some(3)), at("別", Some(3)), true),
            (at("更前", Some(9)), at("前", Some(3)), true),
            (at("前", Some(3)), at("", None), true),
            (at("前", None), at("別", None), false),
            (at("", Some(3)), at("前", Some(9)), false),
            (at("前", None), note("x", "二"), false),
        ] {
            assert_eq!(says_the_same(&one, &other), expected, "{one:?} {other:?}");
            assert_eq!(says_the_same(&other, &one), expected, "{other:?} {one:?}");
        }
    }
}

//! What was made of a text, kept with it on the device, brought back when it is opened again, and
//! followed while another tab works on the same text.

use super::steps::{Made, Move, Steps, between};
use crate::desk::library::TextId;
use crate::desk::library::record::{Items, Work};
use crate::desk::library::view::Bookcase;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::mem;
use std::rc::Rc;
use yew::prelude::*;

/// Brings back what was made of the open text once the library knows which it is, keeps every
/// change from then on, and follows what other tabs keep. What was kept is newer than what a
/// project brings with it: it began with that.
#[hook]
pub(super) fn use_kept(made: &Rc<Made>, steps: &UseReducerHandle<Steps>) {
    let Bookcase { keeper, shelf } = use_context().expect("the desk is around every text");
    // The text, and what this tab knows to be kept of it: none until it was asked for.
    let kept = use_mut_ref(|| None::<(TextId, Option<Work>)>);
    let is_known = use_state_eq(|| false);
    let hear = {
        let (kept, is_known, dispatcher) = (kept.clone(), is_known.clone(), steps.dispatcher());
        Callback::from(move |(of, work): (TextId, Work)| {
            let news = match kept.borrow_mut().as_mut() {
                Some((id, known)) if *id == of => learn(known, work),
                // By the time the library answers, another text may be open.
                _ => return,
            };
            news.into_iter().for_each(|news| dispatcher.dispatch(news));
            is_known.set(true);
        })
    };
    {
        let (kept, keeper, hear) = (kept.clone(), keeper.clone(), hear.clone());
        use_effect_with((shelf.current.clone(), shelf.worked), move |(id, _)| {
            if kept.borrow().as_ref().map(|(of, _)| of) != id.as_ref() {
                kept.replace(id.clone().map(|id| (id, None)));
            }
            id.iter().for_each(|id| keeper.recall(id, hear.clone()));
        });
    }
    use_effect_with((made.clone(), *is_known), move |(made, _)| {
        if let Some((id, Some(work))) = kept.borrow_mut().as_mut() {
            let corrections = items(&made.corrections, &work.corrections.value);
            let notes = items(&made.notes, &work.notes.value);
            keeper.note_down(id, work, corrections, notes, hear);
        }
    });
}

/// Takes in what the library says, beside what is `known` to be kept; what there is to do then.
fn learn(known: &mut Option<Work>, work: Work) -> Option<Move> {
    let Some(known) = known else {
        // What was never kept takes nothing from what the text came with.
        let news = (work != Work::default()).then(|| Move::Begin(made_of(&work)));
        *known = Some(work);
        return news;
    };
    let before = made_of(known);
    *known = mem::take(known).merge(work);
    let steps = between(&before, &made_of(known));
    (!steps.is_empty()).then_some(Move::Follow(steps))
}

/// What of the work this Lorgnette can read.
fn made_of(work: &Work) -> Made {
    let (corrections, notes) = (&work.corrections.value, &work.notes.value);
    Made {
        corrections: corrections.0.iter().filter_map(value).collect(),
        notes: notes.0.iter().filter_map(value).collect(),
    }
}

fn value<T: DeserializeOwned>(item: &Value) -> Option<T> {
    T::deserialize(item).ok()
}

/// What was made, and what of `before` it cannot be because this Lorgnette cannot read it. An item
/// that was there before stays as it stands, with the keys that only a later one knows.
fn items<T: Serialize + DeserializeOwned + PartialEq>(made: &[T], before: &Items) -> Items {
    let (mut read, mut foreign) = (Vec::new(), Vec::new());
    for item in &before.0 {
        match value::<T>(item) {
            Some(one) => read.push((one, item)),
            None => foreign.push(item.clone()),
        }
    }
    let item = |one: &T| match read.iter().find(|(known, _)| known == one) {
        Some((_, item)) => (*item).clone(),
        None => serde_json::to_value(one).expect("corrections and notes are plain data"),
    };
    Items(made.iter().map(item).chain(foreign).collect())
}

#[cfg(test)]
mod tests {
    use super::super::steps::Step;
    use super::*;
    use crate::desk::library::Moment;
    use lorgnette_corrections::{Note, Quote};
    use serde_json::json;

    fn note(id: &str, exact: &str) -> Note {
        let (exact, prefix, suffix) = (exact.into(), String::new(), String::new());
        let at = Quote { exact, prefix, suffix, index: 0, start: None };
        Note { id: id.into(), at, text: None, made: None }
    }

    /// What is kept once these notes were, one after the other, from `now` on.
    fn kept(mut work: Work, now: u64, notes: &[Note]) -> Work {
        work.notes.set(items(notes, &work.notes.value), Moment(now));
        work
    }

    fn ids(work: &Work) -> Vec<String> {
        made_of(work).notes.into_iter().map(|note| note.id).collect()
    }

    #[test]
    fn what_was_kept_comes_before_what_the_text_brings_and_nothing_kept_takes_nothing() {
        assert_eq!(learn(&mut None, Work::default()), None);
        let work = kept(Work::default(), 1, &[note("a", "甲")]);
        let begun = Made { corrections: Vec::new(), notes: vec![note("a", "甲")] };
        assert_eq!(learn(&mut None, work.clone()), Some(Move::Begin(begun)));
        // All was taken back, and that was kept.
        assert_eq!(learn(&mut None, kept(work, 2, &[])), Some(Move::Begin(Made::default())));
    }

    #[test]
    fn the_answer_to_an_earlier_edit_takes_nothing_from_a_later_one() {
        let first = kept(Work::default(), 1, &[note("a", "甲")]);
        let second = kept(first.clone(), 2, &[note("a", "甲"), note("b", "乙")]);
        let third = kept(second.clone(), 3, &[]);
        for later in [second, third] {
            let mut known = Some(later.clone());
            assert_eq!(learn(&mut known, first.clone()), None);
            assert_eq!(known.as_ref().map(made_of), Some(made_of(&later)));
        }
    }

    #[test]
    fn what_two_tabs_did_at_once_both_have_in_the_end() {
        let base = kept(Work::default(), 1, &[note("a", "甲")]);
        let mine = kept(base.clone(), 2, &[note("a", "甲"), note("b", "乙")]);
        // Under the same id, and later.
        let theirs = kept(base, 3, &[note("a", "甲"), note("b", "丙")]);
        let joined = mine.clone().merge(theirs);
        let mut known = Some(mine);
        let both = vec![note("b", "丙"), note("b-2", "乙")];
        let expected = [Move::Follow(vec![Step::Notes(both)])];
        assert_eq!(learn(&mut known, joined.clone()).as_slice(), expected);
        assert_eq!(known.as_ref().map(ids), Some(vec!["a".into(), "b".into(), "b-2".into()]));
        assert_eq!(learn(&mut known, joined), None);
    }

    #[test]
    fn what_only_a_later_lorgnette_knows_stays() {
        let mut known = serde_json::to_value(note("a", "甲")).expect("plain data");
        known["colour"] = json!("red");
        let before = Items(vec![json!({ "shape": 9 }), known.clone()]);
        let made = [note("a", "甲"), note("b", "乙")];
        let fresh = serde_json::to_value(note("b", "乙")).expect("plain data");
        assert_eq!(items(&made, &before), Items(vec![known, fresh, json!({ "shape": 9 })]));
    }
}

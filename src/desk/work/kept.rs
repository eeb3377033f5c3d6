//! What was made of a text, kept with it on the device, and brought back when it is opened again.

use super::steps::{Made, Move, Steps};
use crate::desk::Controls;
use crate::desk::library::record::{Items, Work};
use crate::desk::library::view::Bookcase;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Brings back what was made of the open text once the library knows which it is, and keeps
/// every change from then on. What a project brings with it comes before what was kept.
#[hook]
pub(super) fn use_kept(controls: &Controls, made: &Rc<Made>, steps: &UseReducerHandle<Steps>) {
    let bookcase = use_context::<Bookcase>().expect("the desk is around every text");
    let (id, keeper) = (bookcase.shelf.current.clone(), bookcase.keeper);
    // None until it is known what was kept.
    let kept = use_mut_ref(|| None::<Work>);
    let is_known = use_state_eq(|| false);
    // By the time the library answers, another text may be open.
    let current = use_mut_ref(|| None);
    {
        let (kept, is_known, keeper) = (kept.clone(), is_known.clone(), keeper.clone());
        let (controls, dispatcher, made) = (controls.clone(), steps.dispatcher(), made.clone());
        use_effect_with(id.clone(), move |id| {
            kept.take();
            is_known.set(false);
            current.replace(id.clone());
            let Some(id) = id else { return };
            let asked = id.clone();
            let hear = move |work| {
                if current.borrow().as_ref() != Some(&asked) {
                    return;
                }
                let before = made_of(&work);
                kept.replace(Some(work));
                if *made == Made::default() && before != Made::default() {
                    dispatcher.dispatch(Move::Begin(before.clone()));
                    controls.make(before);
                }
                is_known.set(true);
            };
            keeper.recall(id, Callback::from(hear));
        });
    }
    use_effect_with((made.clone(), *is_known), move |(made, _)| {
        if let (Some(id), Some(work)) = (id, kept.borrow_mut().as_mut()) {
            let corrections = items(&made.corrections, &work.corrections.value);
            let notes = items(&made.notes, &work.notes.value);
            keeper.note_down(&id, work, corrections, notes);
        }
    });
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

/// What was made, and what of `before` it cannot be because this Lorgnette cannot read it.
fn items<T: Serialize + DeserializeOwned>(made: &[T], before: &Items) -> Items {
    let item = |one: &T| serde_json::to_value(one).expect("corrections and notes are plain data");
    let foreign = before.0.iter().filter(|item| value::<T>(item).is_none()).cloned();
    Items(made.iter().map(item).chain(foreign).collect())
}

//! Takes the reader of an opened text to where they were, and saves where they are.

use super::Bookcase;
use super::state::Happening;
use crate::desk::library::TextId;
use crate::desk::library::record::Sight;
use crate::dom;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How long the page must have stood still before the reader is taken to read there, in ms.
const REST: u32 = 400;

#[derive(Properties, PartialEq)]
pub struct ReadingProps {
    /// The text that is open and kept.
    pub id: TextId,
    /// Whether all of it stands on the page.
    pub is_whole: bool,
    /// How often the page has been set anew.
    pub edition: u32,
}

/// Shows nothing: follows the reader through the text.
#[component]
pub fn Reading(props: &ReadingProps) -> Html {
    let Bookcase { keeper, .. } = use_context().expect("the desk has a library");
    let since = use_state_eq(|| None);
    {
        let keeper = keeper.clone();
        let place = ((*since).clone(), props.edition);
        use_effect_with(place, move |(since, _)| {
            keeper.tell(Happening::Since(since.as_ref().map(dom::first_mention_after)));
        });
    }
    use_effect_with((props.id.clone(), props.is_whole), move |(id, is_whole)| {
        let listener = Rc::new(RefCell::new(None));
        if *is_whole {
            let (id, listener) = (id.clone(), Rc::clone(&listener));
            wasm_bindgen_futures::spawn_local(async move {
                since.set(keeper.since(&id).await);
                let goal = keeper.place(&id).await;
                goal.inspect(dom::go_to);
                let moved = move |sight: Sight| keeper.moved(&id, sight);
                listener.replace(Some(follow(moved)));
            });
        }
        move || drop(listener.take())
    });
    Html::default()
}

/// Tells where the reader is whenever they have come to rest.
fn follow(moved: impl Fn(Sight) + 'static) -> EventListener {
    let timer = RefCell::new(None::<Timeout>);
    let moved = Rc::new(moved);
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&document(), "scroll", options, move |_| {
        let moved = Rc::clone(&moved);
        timer.replace(Some(Timeout::new(REST, move || {
            dom::sight().into_iter().for_each(|sight| moved(sight));
        })));
    })
}

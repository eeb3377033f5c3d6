//! A long list, made a piece at a time: the rows in sight first, the others after each paint.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// So many rows at first, more than are in sight.
const FIRST: usize = 60;
/// So many more each time, which takes no longer than nobody notices.
const MORE: usize = 150;
/// After so many ms, so that there is a paint in between.
const SOON: u32 = 20;

/// How many of the `count` rows of `list` are made by now; another list begins anew.
#[hook]
pub(crate) fn use_growth<L: Clone + PartialEq + 'static>(list: L, count: usize) -> usize {
    let grown = use_state(|| (list.clone(), FIRST));
    let made = if grown.0 == list { grown.1 } else { FIRST };
    let setter = grown.setter();
    use_effect_with((list, made, made < count), move |(list, made, is_growing)| {
        let next = (list.clone(), made + MORE);
        let timer = is_growing.then(|| Timeout::new(SOON, move || setter.set(next)));
        move || drop(timer)
    });
    made.min(count)
}

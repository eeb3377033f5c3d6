//! A long list, made a piece at a time: the rows in sight first, the others after each paint.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How a list grows.
#[derive(Clone, Copy)]
pub(crate) struct Growth {
    /// So many rows at first.
    pub(crate) first: usize,
    /// So many more each time.
    pub(crate) more: usize,
    /// After so many ms: there is to be a paint in between.
    pub(crate) soon: u32,
}

/// How many of the `count` rows of `list` are made by now; another list begins anew.
#[hook]
pub(crate) fn use_growth<L: Clone + PartialEq + 'static>(
    list: L,
    count: usize,
    growth: Growth,
) -> usize {
    let grown = use_state(|| (list.clone(), growth.first));
    let made = if grown.0 == list { grown.1 } else { growth.first };
    let setter = grown.setter();
    use_effect_with((list, made, made < count), move |(list, made, is_growing)| {
        let next = (list.clone(), made.saturating_add(growth.more));
        let timer = is_growing.then(|| Timeout::new(growth.soon, move || setter.set(next)));
        move || drop(timer)
    });
    made.min(count)
}

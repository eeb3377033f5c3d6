//! Measures where the open entity is named, anew whenever the text is set anew.

use crate::address::Layer;
use crate::dom;
use crate::entry::Entry;
use crate::presence::{Bucket, buckets};
use std::rc::Rc;
use yew::prelude::*;

/// The marks of the rail for `entry`; none while nothing is open. `layout` is what moves
/// the text aside: what is open, and whether there is room beside it.
#[hook]
pub(crate) fn use_presence(
    entry: &Rc<Option<Entry>>,
    layout: (Option<Layer>, bool),
) -> Rc<Vec<Bucket>> {
    let rail = use_state_eq(|| Rc::new(Vec::new()));
    let setter = rail.setter();
    let mentions = entry.as_ref().as_ref().map(|entry| entry.mentions.clone());
    use_effect_with((mentions, layout), move |(mentions, _)| {
        let watch = mentions.clone().and_then(|mentions| {
            dom::watch_article(move || {
                let marks = buckets(&dom::depths(&mentions), dom::rail_height());
                setter.set(Rc::new(marks));
                // The text may have moved and the marks not.
                dom::place_rail();
            })
        });
        move || drop(watch)
    });
    let marks = (*rail).clone();
    use_effect_with(Rc::clone(&marks), |marks| {
        dom::place_rail();
        dom::place_marks(marks.iter().map(|mark| mark.top));
    });
    marks
}

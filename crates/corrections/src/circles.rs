//! Circles of mergers: what goes into another cannot take that one in.

use crate::{Correction, Thing, Wrong};
use lorgnette_text::fold;
use std::collections::BTreeMap;

/// A merger that closes a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circle {
    /// The number of the correction that closes it, from 0.
    pub closing: usize,
    /// An earlier one that it runs into.
    pub with: usize,
}

/// The mergers of `list` that would close a circle with earlier ones, in order. To say the same
/// twice is none.
pub fn circles(list: &[Correction]) -> Vec<Circle> {
    let mut into: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let mut circles = Vec::new();
    for (number, correction) in list.iter().enumerate() {
        let Wrong::Merge { with } = &correction.wrong else { continue };
        let (from, to) = (key(&correction.entity), key(with));
        let meets = path(&into, &to).find(|(key, _)| **key == from).map(|(_, with)| with);
        match meets {
            Some(with) => circles.push(Circle { closing: number, with }),
            None if from == to => circles.push(Circle { closing: number, with: number }),
            None => {
                into.insert(from, (to, number));
            }
        }
    }
    circles
}

/// Where `from` went, step by step, each with the number of the correction.
fn path<'m>(
    into: &'m BTreeMap<String, (String, usize)>,
    from: &str,
) -> impl Iterator<Item = (&'m String, usize)> {
    let step = |key: &str| into.get(key).map(|(to, number)| (to, *number));
    std::iter::successors(step(from), move |(key, _)| step(key))
}

fn key(thing: &Thing) -> String {
    let named = || format!("name {}", thing.name.trim().chars().map(fold).collect::<String>());
    thing.id.clone().unwrap_or_else(named)
}

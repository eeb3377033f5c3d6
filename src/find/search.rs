//! What the search bar shows, and how it changes.

use crate::entry::Step;
use std::rc::Rc;
use yew::prelude::*;

/// The search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Whether the bar is open.
    pub open: bool,
    /// What is searched for; it outlives the bar.
    pub query: AttrValue,
    /// How many stretches fit.
    pub count: usize,
    /// Which of them is shown, from 0; none where nothing fits.
    pub here: Option<usize>,
}

/// What may happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The bar opens.
    Open,
    /// The bar closes.
    Close,
    /// The text was searched.
    Found {
        /// For what.
        query: AttrValue,
        /// How often it fits.
        count: usize,
        /// Which of the places is the first to be shown.
        first: usize,
    },
    /// To the next place or the one before, and round the end.
    Step(Step),
}

impl Search {
    /// The search after `act`.
    #[must_use]
    pub fn after(&self, act: Act) -> Search {
        let mut next = self.clone();
        match act {
            Act::Open => next.open = true,
            Act::Close => next.open = false,
            Act::Found { query, count, first } => {
                next = Search {
                    open: self.open,
                    query,
                    count,
                    here: (first < count).then_some(first),
                };
            }
            Act::Step(step) => next.here = self.here.map(|here| self.beside(here, step)),
        }
        next
    }

    fn beside(&self, here: usize, step: Step) -> usize {
        match step {
            Step::Next => (here + 1) % self.count,
            Step::Previous => (here + self.count - 1) % self.count,
        }
    }
}

impl Reducible for Search {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let next = self.after(act);
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(count: usize, first: usize) -> Search {
        let open = Search::default().after(Act::Open);
        open.after(Act::Found { query: "甲".into(), count, first })
    }

    #[test]
    fn steps_go_round_the_end() {
        let search = found(3, 1);
        let next = search.after(Act::Step(Step::Next));
        assert_eq!(next.here, Some(2));
        assert_eq!(next.after(Act::Step(Step::Next)).here, Some(0));
        assert_eq!(found(3, 0).after(Act::Step(Step::Previous)).here, Some(2));
        assert_eq!(found(0, 0).after(Act::Step(Step::Next)).here, None);
    }

    #[test]
    fn the_query_outlives_the_bar() {
        let closed = found(3, 1).after(Act::Close);
        assert_eq!((closed.open, closed.query.as_str(), closed.here), (false, "甲", Some(1)));
    }
}

//! The way through cards within a card, and the side of it that is up; pure.

use yew::AttrValue;

/// So many cards deep; what is asked for from the last opens the panel.
pub const DEPTH: usize = 3;

/// Which side of the card is up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Who or what it is.
    #[default]
    First,
    /// By which names it goes, why it is marked, what can be done with it.
    Second,
}

/// Where the reader is in the card of a mention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nest {
    /// The entities that took the place of the mention's own, the one shown last.
    pub deeper: Vec<AttrValue>,
    /// The side that is up.
    pub side: Side,
}

/// A move within the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To an entity that it names.
    Into(AttrValue),
    /// To the card before.
    Back,
    /// To its other side.
    Over,
}

impl Nest {
    /// Whether no further card fits in.
    pub fn is_full(&self) -> bool {
        self.deeper.len() + 1 >= DEPTH
    }

    /// After `turn`, in the card of a mention of `base`. What lies on the way already is gone
    /// back to.
    pub fn turn(&mut self, turn: Turn, base: &AttrValue) {
        match turn {
            Turn::Into(entity) if entity == *base => self.deeper.clear(),
            Turn::Into(entity) => match self.deeper.iter().position(|known| *known == entity) {
                Some(at) => self.deeper.truncate(at + 1),
                None => self.deeper.push(entity),
            },
            Turn::Back => drop(self.deeper.pop()),
            Turn::Over => {
                return self.side = match self.side {
                    Side::First => Side::Second,
                    Side::Second => Side::First,
                };
            }
        }
        self.side = Side::First;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is shown after each turn.
    fn check(turns: impl IntoIterator<Item = (Turn, &'static str)>) -> Nest {
        let base = AttrValue::from("a");
        turns.into_iter().fold(Nest::default(), |mut nest, (turn, expected)| {
            nest.turn(turn.clone(), &base);
            assert_eq!(nest.deeper.last().unwrap_or(&base), expected, "after {turn:?}");
            nest
        })
    }

    fn into(entity: &'static str) -> Turn {
        Turn::Into(entity.into())
    }

    #[test]
    fn a_card_within_a_card_leads_back() {
        let nest =
            check([(into("b"), "b"), (into("c"), "c"), (Turn::Back, "b"), (Turn::Back, "a")]);
        assert_eq!(nest, Nest::default());
    }

    #[test]
    fn what_lies_on_the_way_is_gone_back_to() {
        let nest = check([(into("b"), "b"), (into("c"), "c"), (into("b"), "b")]);
        assert_eq!(nest.deeper, ["b"]);
        assert_eq!(check([(into("b"), "b"), (into("a"), "a")]).deeper, [""; 0]);
    }

    #[test]
    fn three_cards_are_enough() {
        let nest = check([(into("b"), "b")]);
        assert!(!nest.is_full());
        assert!(check([(into("b"), "b"), (into("c"), "c")]).is_full());
    }

    #[test]
    fn another_card_shows_its_first_side() {
        let nest = check([(Turn::Over, "a")]);
        assert_eq!(nest.side, Side::Second);
        assert_eq!(check([(Turn::Over, "a"), (into("b"), "b")]).side, Side::First);
    }
}

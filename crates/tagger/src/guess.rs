//! What a tagger says: this span names this kind of thing, with this probability.

use lorgnette_text::Span;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human being, real or invented.
    Person,
    /// A state, city, river, building: what can be gone to.
    Place,
    /// A company, authority, party, team: what acts as a body.
    Organisation,
}

/// A span that may be a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess {
    /// Where it stands, in code points of the text.
    pub span: Span,
    /// What it would name.
    pub kind: Kind,
    /// The model's marginal probability, 0 to 1, that exactly this span is a name of this
    /// kind. Rounded to 1/1000, so that a decision on it does not hang on the last bit.
    pub probability: f32,
}

impl Guess {
    /// Less probable guesses are not given.
    pub const LEAST: f32 = 0.05;
}

/// Puts guesses in the order that [`crate::Tagger::guesses`] promises.
pub(crate) fn sort(guesses: &mut [Guess]) {
    guesses.sort_unstable_by_key(|guess| {
        (guess.span.start, std::cmp::Reverse(guess.span.end), guess.kind)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_stand_by_start_then_longest_then_kind() {
        let guess = |start, end, kind| Guess { span: Span::new(start, end), kind, probability: 1. };
        let sorted = [
            guess(0, 2, Kind::Place),
            guess(1, 4, Kind::Person),
            guess(1, 4, Kind::Organisation),
            guess(1, 3, Kind::Person),
        ];
        let mut guesses = sorted;
        guesses.reverse();
        sort(&mut guesses);
        assert_eq!(guesses, sorted);
    }
}

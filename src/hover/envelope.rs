//! The safe triangle between a mention and its card: a pointer inside is on its way.

use crate::place::{Point, Rect};

/// The cone in which a pointer counts as being on its way to the card. 10ten's figure.
const ENVELOPE_DEGREES: f64 = 120.0;
/// The transparent rim of the card that bridges its corners.
const BRIDGE: f64 = 8.0;

/// How far `at` is from the card's nearer edge.
pub(super) fn distance_to(card: Rect, at: Point) -> f64 {
    match stands_beside(card, at) {
        true => (card.left - at.x).max(at.x - card.right),
        false => (card.top - at.y).max(at.y - card.bottom).max(0.0),
    }
}

/// Whether the card stands left or right of `at`, as it does of text in columns.
fn stands_beside(card: Rect, at: Point) -> bool {
    (card.top..=card.bottom).contains(&at.y) && !(card.left..=card.right).contains(&at.x)
}

/// Whether `at` lies in the triangle from `exit` to the card's near edge, and within the cone
/// of [`ENVELOPE_DEGREES`] that opens towards it.
pub(super) fn in_envelope(exit: Point, card: Rect, at: Point) -> bool {
    let (exit, card, at) = match stands_beside(card, exit) {
        true => (exit.turned(), card.turned(), at.turned()),
        false => (exit, card, at),
    };
    let (depth, travelled) = match card.top >= exit.y {
        true => (card.top - exit.y, at.y - exit.y),
        false => (exit.y - card.bottom, exit.y - at.y),
    };
    if depth <= 0.0 || !(0.0..=depth).contains(&travelled) {
        return false;
    }
    let part = travelled / depth;
    let left = exit.x + (card.left - BRIDGE - exit.x) * part;
    let right = exit.x + (card.right + BRIDGE - exit.x) * part;
    let reach = travelled * (ENVELOPE_DEGREES / 2.0).to_radians().tan();
    (left..=right).contains(&at.x) && (at.x - exit.x).abs() <= reach
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: Rect = Rect { left: 100.0, top: 130.0, right: 460.0, bottom: 300.0 };
    const EXIT: Point = Point { x: 200.0, y: 100.0 };

    #[test]
    fn the_envelope_is_a_cone_cut_off_at_the_card() {
        for (x, y, inside) in [
            (200.0, 115.0, true),
            (215.0, 110.0, true),
            (224.0, 115.0, true),
            (230.0, 115.0, false),
            (240.0, 101.0, false),
            (200.0, 99.0, false),
            (200.0, 131.0, false),
        ] {
            assert_eq!(in_envelope(EXIT, CARD, Point { x, y }), inside, "{x} {y}");
        }
    }

    #[test]
    fn it_opens_upwards_to_a_card_above() {
        let above = Rect { left: 100.0, top: 10.0, right: 460.0, bottom: 70.0 };
        assert!(in_envelope(EXIT, above, Point { x: 210.0, y: 85.0 }));
        assert!(!in_envelope(EXIT, above, Point { x: 210.0, y: 115.0 }));
    }

    #[test]
    fn it_opens_sideways_to_a_card_beside() {
        let left = Rect { left: 100.0, top: 100.0, right: 300.0, bottom: 300.0 };
        let exit = Point { x: 340.0, y: 200.0 };
        assert!(in_envelope(exit, left, Point { x: 320.0, y: 210.0 }));
        assert!(!in_envelope(exit, left, Point { x: 330.0, y: 240.0 }));
        assert_eq!(distance_to(left, exit), 40.0);
    }

    #[test]
    fn a_card_that_covers_the_exit_has_no_envelope() {
        let over = Rect { top: 90.0, ..CARD };
        assert!(!in_envelope(EXIT, over, EXIT));
    }
}

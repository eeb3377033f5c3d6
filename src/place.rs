//! Where a card goes: beside the mention's own line, inside the viewport; pure geometry in CSS px.

/// Between the mention's line and the card.
pub const GAP: f64 = 8.0;
/// Between the card and the viewport's edge.
pub const PADDING: f64 = 12.0;
/// A trigger narrower than this has the arrow at its centre, wherever the pointer is.
pub const NARROW: f64 = 28.0;
/// From the card's corner to the arrow's tip, where the viewport leaves a choice.
pub const ARROW_INSET: f64 = 28.0;
/// The arrow's tip keeps this far from the card's rounded corners.
pub const ARROW_MARGIN: f64 = 16.0;
/// How far off a line box the pointer may be and still count as on it.
pub const SLACK: f64 = 1.0;

/// A length as style sheets and drawings write it, to the hundredth. The standard library's way
/// with all of a number's digits would be a twentieth of the reader.
pub(crate) fn decimal(length: f64) -> String {
    let hundredths = (length * 100.0).round() as i64;
    let (whole, part) = ((hundredths / 100).abs(), (hundredths % 100).abs());
    let sign = if hundredths < 0 { "-" } else { "" };
    match part {
        0 => format!("{sign}{whole}"),
        part if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        part => format!("{sign}{whole}.{part:02}"),
    }
}

/// `value`, or the nearer end of the stretch from `low` to `high`. The standard library's way would
/// say in words what is wrong with a stretch that ends before it begins, and write floats for it.
pub(crate) fn within(value: f64, low: f64, high: f64) -> f64 {
    value.min(high).max(low)
}

/// A point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Point {
    /// Across for down.
    pub(crate) fn turned(self) -> Point {
        Point { x: self.y, y: self.x }
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Across.
    pub width: f64,
    /// Down.
    pub height: f64,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// Whether `point` lies within, or at most `slack` outside.
    pub fn holds(&self, point: Point, slack: f64) -> bool {
        (self.left - slack..=self.right + slack).contains(&point.x)
            && (self.top - slack..=self.bottom + slack).contains(&point.y)
    }

    /// The same rectangle, moved.
    pub fn shifted(self, by: Point) -> Rect {
        Rect {
            left: self.left + by.x,
            top: self.top + by.y,
            right: self.right + by.x,
            bottom: self.bottom + by.y,
        }
    }

    /// Across for down.
    pub(crate) fn turned(self) -> Rect {
        Rect { left: self.top, top: self.left, right: self.bottom, bottom: self.right }
    }

    fn width(&self) -> f64 {
        self.right - self.left
    }

    fn height(&self) -> f64 {
        self.bottom - self.top
    }

    fn middle(&self) -> f64 {
        (self.left + self.right) / 2.0
    }
}

/// On which side of its line a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Below the line.
    Below,
    /// Above the line.
    Above,
    /// Left of the column.
    Left,
    /// Right of the column.
    Right,
}

/// A card's place in the viewport.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// The card's left edge.
    pub left: f64,
    /// The card's top edge.
    pub top: f64,
    /// The arrow's tip, from the card's left edge; beside a column, from its top.
    pub arrow: f64,
    /// Which side.
    pub side: Side,
}

/// Places a `card` for a mention whose line boxes are `lines` (at least one) in a viewport of
/// size `view`, `scrolled` down its page by so much. The line is the one under the `pointer`;
/// the keyboard takes the first.
pub fn place(
    lines: &[Rect],
    pointer: Option<Point>,
    card: Size,
    view: Size,
    scrolled: f64,
) -> Placement {
    let line = line_at(lines, pointer);
    let side = side(line, card.height, view.height, scrolled);
    let top = match side == Side::Below {
        true => line.bottom + GAP,
        false => line.top - GAP - card.height,
    };
    let tip = match pointer {
        Some(point) if line.width() >= NARROW => within(point.x, line.left, line.right),
        _ => line.middle(),
    };
    let leaning = match tip < view.width / 2.0 {
        true => tip - ARROW_INSET,
        false => tip + ARROW_INSET - card.width,
    };
    let left = leaning.min(view.width - PADDING - card.width).max(PADDING);
    let arrow = (tip - left).min(card.width - ARROW_MARGIN).max(ARROW_MARGIN);
    Placement { left, top, arrow, side }
}

/// The same for text in columns: left of the column, where the text goes on, else right of it;
/// where neither side has room, as for lines.
pub fn place_beside(
    columns: &[Rect],
    pointer: Option<Point>,
    card: Size,
    view: Size,
    scrolled: f64,
) -> Placement {
    let column = line_at(columns, pointer);
    let needed = GAP + card.width + PADDING;
    let (left, side) = match (column.left >= needed, view.width - column.right >= needed) {
        (true, _) => (column.left - GAP - card.width, Side::Left),
        (false, true) => (column.right + GAP, Side::Right),
        (false, false) => return place(columns, pointer, card, view, scrolled),
    };
    let tip = match pointer {
        Some(point) if column.height() >= NARROW => within(point.y, column.top, column.bottom),
        _ => (column.top + column.bottom) / 2.0,
    };
    let top = (tip - ARROW_INSET).min(view.height - PADDING - card.height).max(PADDING);
    let arrow = (tip - top).min(card.height - ARROW_MARGIN).max(ARROW_MARGIN);
    Placement { left, top, arrow, side }
}

fn line_at(lines: &[Rect], pointer: Option<Point>) -> Rect {
    let under = pointer.and_then(|point| lines.iter().find(|line| line.holds(point, SLACK)));
    under.or(lines.first()).copied().unwrap_or_default()
}

/// Below, else above; where neither has room, the half of the window that has more of it:
/// the card stands in the document, so that scrolling brings the rest of it into view. What
/// would stick out of the document's top no scrolling can reach, so that stands below.
fn side(line: Rect, card_height: f64, view_height: f64, scrolled: f64) -> Side {
    let needed = GAP + card_height + PADDING;
    let (above, below) = (line.top, view_height - line.bottom);
    let reachable = above + scrolled >= needed;
    match below >= needed || !reachable || (above < needed && below >= above) {
        true => Side::Below,
        false => Side::Above,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: Size = Size { width: 1000.0, height: 800.0 };
    const CARD: Size = Size { width: 360.0, height: 200.0 };

    fn line(left: f64, top: f64, width: f64) -> Rect {
        Rect { left, top, right: left + width, bottom: top + 30.0 }
    }

    fn at(x: f64, y: f64) -> Option<Point> {
        Some(Point { x, y })
    }

    #[test]
    fn lengths_are_written_to_the_hundredth() {
        for (length, expected) in [
            (0.0, "0"),
            (262.5, "262.5"),
            (0.054, "0.05"),
            (-0.5, "-0.5"),
            (-12.345, "-12.35"),
            (-0.001, "0"),
            (1.999, "2"),
        ] {
            assert_eq!(decimal(length), expected, "{length}");
        }
    }

    #[test]
    fn a_card_stands_below_its_line_where_there_is_room() {
        let placed = place(&[line(300.0, 100.0, 54.0)], at(310.0, 110.0), CARD, VIEW, 0.0);
        assert_eq!((placed.side, placed.top), (Side::Below, 138.0));
    }

    #[test]
    fn a_card_stands_above_where_there_is_no_room_below() {
        let placed = place(&[line(300.0, 700.0, 54.0)], at(310.0, 710.0), CARD, VIEW, 0.0);
        assert_eq!((placed.side, placed.top), (Side::Above, 492.0));
    }

    #[test]
    fn without_room_on_either_side_the_larger_half_wins() {
        let low = Size { width: 320.0, height: 256.0 };
        for (top, side) in [(40.0, Side::Below), (200.0, Side::Above)] {
            assert_eq!(place(&[line(10.0, top, 54.0)], None, CARD, low, 500.0).side, side);
        }
        // At the top of the page nothing could scroll the card's head into view.
        assert_eq!(place(&[line(10.0, 200.0, 54.0)], None, CARD, low, 0.0).side, Side::Below);
    }

    #[test]
    fn a_card_never_covers_its_own_line() {
        for top in (0..770).step_by(7) {
            let own = line(300.0, f64::from(top), 54.0);
            let placed = place(&[own], None, CARD, VIEW, 0.0);
            assert!(placed.top >= own.bottom + GAP || placed.top + CARD.height <= own.top - GAP);
        }
    }

    #[test]
    fn a_card_leans_away_from_the_nearer_edge_and_keeps_its_padding() {
        for x in (0..950).step_by(13) {
            let own = line(f64::from(x), 100.0, 40.0);
            let placed = place(&[own], None, CARD, VIEW, 0.0);
            assert!(placed.left >= PADDING && placed.left + CARD.width <= VIEW.width - PADDING);
            assert!(placed.arrow >= ARROW_MARGIN && placed.arrow <= CARD.width - ARROW_MARGIN);
        }
        let left_half = place(&[line(300.0, 100.0, 20.0)], None, CARD, VIEW, 0.0);
        assert_eq!((left_half.left, left_half.arrow), (282.0, ARROW_INSET));
        let right_half = place(&[line(700.0, 100.0, 20.0)], None, CARD, VIEW, 0.0);
        assert_eq!(right_half.arrow, CARD.width - ARROW_INSET);
    }

    #[test]
    fn the_arrow_points_at_the_pointer_or_at_the_middle_of_a_narrow_trigger() {
        let tip = |placed: Placement| placed.left + placed.arrow;
        let wide = place(&[line(300.0, 100.0, 90.0)], at(380.0, 110.0), CARD, VIEW, 0.0);
        assert_eq!(tip(wide), 380.0);
        let narrow = place(&[line(300.0, 100.0, 18.0)], at(317.0, 110.0), CARD, VIEW, 0.0);
        assert_eq!(tip(narrow), 309.0);
    }

    #[test]
    fn a_wrapped_mention_uses_the_line_under_the_pointer_and_the_keyboard_the_first() {
        let lines = [line(900.0, 100.0, 60.0), line(100.0, 133.0, 40.0)];
        assert_eq!(place(&lines, at(120.0, 163.5), CARD, VIEW, 0.0).top, 171.0);
        assert_eq!(place(&lines, None, CARD, VIEW, 0.0).top, 138.0);
    }

    #[test]
    fn a_card_beside_a_column_never_covers_it() {
        let column = |left: f64| Rect { left, top: 100.0, right: left + 33.0, bottom: 154.0 };
        for x in (0..970).step_by(13) {
            let own = column(f64::from(x));
            let placed = place_beside(&[own], at(own.left + 5.0, 120.0), CARD, VIEW, 0.0);
            let beside = placed.left + CARD.width <= own.left || placed.left >= own.right;
            assert!(beside, "at {x}");
            assert!(placed.left >= PADDING && placed.left + CARD.width <= VIEW.width - PADDING);
            assert_eq!(placed.top + placed.arrow, 120.0);
        }
        let own = column(500.0);
        assert_eq!(place_beside(&[own], None, CARD, VIEW, 0.0).side, Side::Left);
        let slim = Size { width: 380.0, height: 640.0 };
        let placed = place_beside(&[column(200.0)], None, CARD, slim, 0.0);
        assert_eq!(placed.side, Side::Below, "with no room beside it");
    }

    #[test]
    fn a_viewport_narrower_than_the_card_keeps_the_left_padding() {
        let slim = Size { width: 320.0, height: 640.0 };
        assert_eq!(place(&[line(250.0, 100.0, 40.0)], None, CARD, slim, 0.0).left, PADDING);
    }
}

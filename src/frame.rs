//! `Frame`: which part of a drawing is seen, as its `viewBox` has it; pure.

use crate::place::{Point, Size, decimal, within};

/// The closest look, as a power of two: beyond it the coast shows its corners.
const CLOSEST: u32 = 3;
/// A step aside, as a part of what is seen.
const ASIDE: f64 = 0.25;

/// A part of a drawing, in the drawing's units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    whole: Size,
    corner: Point,
    /// How often the whole was halved.
    halvings: u32,
}

/// What a key or a button asks of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Twice as close.
    In,
    /// Half as close.
    Out,
    /// At all of it.
    All,
    /// Aside: so many steps to the right and down.
    Aside(i8, i8),
}

impl Look {
    /// What a key asks for.
    pub fn of_key(key: &str) -> Option<Look> {
        Some(match key {
            "+" | "=" => Look::In,
            "-" | "_" => Look::Out,
            "0" => Look::All,
            "ArrowLeft" => Look::Aside(-1, 0),
            "ArrowRight" => Look::Aside(1, 0),
            "ArrowUp" => Look::Aside(0, -1),
            "ArrowDown" => Look::Aside(0, 1),
            _ => return None,
        })
    }

    /// What a button of this name asks for.
    pub fn named(name: &str) -> Option<Look> {
        match name {
            "in" => Some(Look::In),
            "out" => Some(Look::Out),
            "all" => Some(Look::All),
            _ => None,
        }
    }
}

impl Frame {
    /// The whole of a drawing.
    pub fn all(whole: Size) -> Frame {
        Frame { whole, corner: Point::default(), halvings: 0 }
    }

    /// Reads the `viewBox` of a drawing that shows itself whole.
    pub fn parse(view_box: &str) -> Option<Frame> {
        // Whole numbers, as `render` writes them: to read others would weigh 10 KB.
        let mut numbers =
            view_box.split(' ').map(|number| Some(f64::from(number.parse::<i32>().ok()?)));
        let (_, _) = (numbers.next()??, numbers.next()??);
        let whole = Size { width: numbers.next()??, height: numbers.next()?? };
        (whole.width > 0.0 && whole.height > 0.0).then(|| Frame::all(whole))
    }

    /// The `viewBox`.
    pub fn view_box(&self) -> String {
        let (Point { x, y }, Size { width, height }) = (self.corner, self.size());
        [x, y, width, height].map(decimal).join(" ")
    }

    /// How many times closer than the whole.
    pub fn zoom(&self) -> u32 {
        1 << self.halvings
    }

    /// Whether one can look closer, and farther.
    pub fn room(&self) -> (bool, bool) {
        (self.halvings < CLOSEST, self.halvings > 0)
    }

    /// The frame after a look elsewhere; the same at an edge.
    #[must_use]
    pub fn after(self, look: Look) -> Frame {
        let Size { width, height } = self.size();
        match look {
            Look::In => self.at(self.halvings + 1),
            Look::Out => self.at(self.halvings.saturating_sub(1)),
            Look::All => Frame::all(self.whole),
            Look::Aside(right, down) => {
                self.moved(f64::from(right) * width * ASIDE, f64::from(down) * height * ASIDE)
            }
        }
    }

    /// The frame moved by so many units, as far as the drawing goes.
    #[must_use]
    pub fn moved(self, right: f64, down: f64) -> Frame {
        let Size { width, height } = self.size();
        let x = within(self.corner.x + right, 0.0, self.whole.width - width);
        let y = within(self.corner.y + down, 0.0, self.whole.height - height);
        Frame { corner: Point { x, y }, ..self }
    }

    /// How large what is seen is.
    pub fn size(&self) -> Size {
        let zoom = f64::from(self.zoom());
        Size { width: self.whole.width / zoom, height: self.whole.height / zoom }
    }

    /// The same middle, closer or farther.
    fn at(self, halvings: u32) -> Frame {
        let next = Frame { halvings: halvings.min(CLOSEST), ..self };
        let (before, after) = (self.size(), next.size());
        next.moved((before.width - after.width) / 2.0, (before.height - after.height) / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(looks: &[Look]) -> String {
        let whole = Frame::parse("0 0 600 320").expect("it is a view box");
        looks.iter().fold(whole, |frame, look| frame.after(*look)).view_box()
    }

    #[test]
    fn looking_closer_keeps_the_middle_and_the_edges() {
        use Look::{All, Aside, In, Out};
        for (looks, expected) in [
            (vec![In], "150 80 300 160"),
            (vec![In, Out], "0 0 600 320"),
            (vec![Out, Aside(1, 0)], "0 0 600 320"),
            (vec![In, Aside(1, 0)], "225 80 300 160"),
            (vec![In, Aside(1, 1), Aside(1, 1), Aside(1, 1)], "300 160 300 160"),
            (vec![In, Aside(1, 1), Aside(1, 1), Aside(1, 1), Out], "0 0 600 320"),
            (vec![In, In, In, In, In], "262.5 140 75 40"),
            (vec![In, In, All], "0 0 600 320"),
        ] {
            assert_eq!(after(&looks), expected, "{looks:?}");
        }
    }

    #[test]
    fn what_is_no_view_box_is_refused() {
        for odd in ["", "0 0 600", "0 0 0 0", "a b c d"] {
            assert_eq!(Frame::parse(odd), None, "{odd}");
        }
    }
}

//! Where the names of a map stand: each beside its mark, none over another.
//!
//! Greedy, the most salient first, which is what hand-made maps come down to where a name may
//! only stand on four sides (Christensen, Marks and Shieber, "An Empirical Study of Algorithms
//! for Point-Feature Label Placement", 1995). A name that has no room at one scale is tried at
//! the next: the reader's zoom shows it then.

use super::Point;
use super::window::WIDTH;

/// The scales at which names are shown, in halves: on a narrow screen, on a wide one, and
/// zoomed in.
pub(super) const SCALES: [i64; 5] = [1, 2, 4, 8, 16];
/// The size of a name's letters, in units of the drawing at full width.
pub(super) const LETTER: i64 = 13;
/// Half the side of the square that a mark keeps clear.
const MARK: i64 = 4;

/// On which side of its mark a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
    Above,
    Below,
}

/// Where a name stands, and from which scale on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) side: Side,
    pub(super) scale: i64,
}

/// A rectangle on the screen.
#[derive(Clone, Copy)]
struct Area {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

impl Area {
    fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Places the names of marks, given in order of salience, in a drawing of this height. A name
/// that is shown at one scale is shown at all larger ones, and must be free there too: marks
/// move apart, and may move under a name.
pub(super) fn placed(marks: &[(Point, &str)], height: i64) -> Vec<Option<Placed>> {
    let mut placed: Vec<Option<Placed>> = vec![None; marks.len()];
    let mut sheets: Vec<Sheet> =
        SCALES.iter().map(|scale| Sheet::new(*scale, marks, height)).collect();
    for from in 0..SCALES.len() {
        for (n, (point, name)) in marks.iter().enumerate() {
            if placed[n].is_some() {
                continue;
            }
            let sides = [Side::Right, Side::Left, Side::Above, Side::Below];
            let free = |side: &Side| {
                sheets[from..].iter().all(|sheet| sheet.has_room(*point, name, *side))
            };
            if let Some(side) = sides.into_iter().find(free) {
                sheets[from..].iter_mut().for_each(|sheet| sheet.take(*point, name, side));
                placed[n] = Some(Placed { side, scale: SCALES[from] });
            }
        }
    }
    placed
}

/// The map at one scale, with what is taken.
struct Sheet {
    scale: i64,
    frame: Area,
    marks: Vec<Area>,
    names: Vec<Area>,
}

impl Sheet {
    fn new(scale: i64, marks: &[(Point, &str)], height: i64) -> Self {
        let frame = Area { left: 0, top: 0, right: WIDTH * scale / 2, bottom: height * scale / 2 };
        let mut sheet = Sheet { scale, frame, marks: Vec::new(), names: Vec::new() };
        sheet.marks = marks.iter().map(|(point, _)| mark(sheet.at(*point))).collect();
        sheet
    }

    fn at(&self, point: Point) -> Point {
        Point { x: point.x * self.scale / 2, y: point.y * self.scale / 2 }
    }

    /// Whether a name can stand here; marks of the same place lie on each other anyway.
    fn has_room(&self, point: Point, name: &str, side: Side) -> bool {
        let (area, own) = (label(self.at(point), name, side), mark(self.at(point)));
        let mut others = self.marks.iter().filter(|other| !same(other, &own)).chain(&self.names);
        within(&area, &self.frame) && others.all(|other| !area.meets(other))
    }

    fn take(&mut self, point: Point, name: &str, side: Side) {
        self.names.push(label(self.at(point), name, side));
    }
}

fn within(area: &Area, frame: &Area) -> bool {
    area.left >= frame.left
        && area.right <= frame.right
        && area.top >= frame.top
        && area.bottom <= frame.bottom
}

fn same(a: &Area, b: &Area) -> bool {
    (a.left, a.top) == (b.left, b.top)
}

fn mark(at: Point) -> Area {
    Area { left: at.x - MARK, top: at.y - MARK, right: at.x + MARK, bottom: at.y + MARK }
}

/// What a name covers on one side of the mark at `at`.
fn label(at: Point, name: &str, side: Side) -> Area {
    let (width, height) = (width(name), LETTER + 3);
    let (left, top) = match side {
        Side::Right => (at.x + MARK + 3, at.y - height / 2),
        Side::Left => (at.x - MARK - 3 - width, at.y - height / 2),
        Side::Above => (at.x - width / 2, at.y - 1 - height * 3 / 2),
        Side::Below => (at.x - width / 2, at.y + 1 + height / 2),
    };
    Area { left, top, right: left + width, bottom: top + height }
}

/// About how wide a name is: a Han character as wide as high, a Latin letter a bit over half.
fn width(name: &str) -> i64 {
    name.chars().map(|c| if c.is_ascii() { LETTER * 58 / 100 } else { LETTER }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: i64, y: i64) -> Point {
        Point { x, y }
    }

    #[test]
    fn names_at_one_point_stand_around_it() {
        let here = point(300, 150);
        let marks = [
            (here, "北京"),
            (here, "天安門"),
            (here, "釣魚台"),
            (here, "中國"),
            (here, "人大會堂"),
        ];
        let placed = placed(&marks, 300);
        let sides: Vec<Option<Side>> = placed.iter().map(|p| p.map(|p| p.side)).collect();
        let [right, left, above, below] =
            [Side::Right, Side::Left, Side::Above, Side::Below].map(Some);
        assert_eq!(sides, [right, left, above, below, None]);
    }

    #[test]
    fn a_name_without_room_waits_for_a_larger_scale() {
        let marks: Vec<(Point, &str)> =
            (0..9).map(|n| (point(300 + n % 3 * 20, 150 + n / 3 * 20), "很長的地名")).collect();
        let placed = placed(&marks, 300);
        let scale = |n: usize| placed[n].map(|p| p.scale);
        assert_eq!(scale(0), Some(1));
        assert!((0..9).any(|n| scale(n).is_some_and(|scale| scale > 2)));
    }

    #[test]
    fn no_name_leaves_the_map() {
        let placed = placed(&[(point(598, 2), "平壤")], 300);
        assert_eq!(placed[0].map(|p| p.side), Some(Side::Left));
    }
}

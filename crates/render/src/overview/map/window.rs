//! The window: which part of the world a map shows, and where in the drawing a point lies.
//!
//! An equirectangular projection whose standard parallel is the latitude of the middle: shapes
//! are right there, and a rectangle of the globe is a rectangle on paper. All in integers, so
//! that every machine draws the same map.

use super::Point;

/// The width of the drawing, in its own units; on a wide screen about a pixel each.
pub(super) const WIDTH: i64 = 600;
/// The whole way round, in hundredths of a degree.
const ROUND: i64 = 36_000;
/// The farthest from the equator that is shown.
const POLE: i64 = 8_400;
/// A window is never narrower: within some 900 km there is mostly a coast to go by.
const LEAST: i64 = 800;
/// What is added around the places, in hundredths of what they span.
const MARGIN: i64 = 32;
/// Height to width, in hundredths: the flattest and the tallest.
const FLAT: i64 = 48;
const TALL: i64 = 72;

/// A part of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The western edge, in hundredths of a degree from -180 on; the eastern may lie beyond 180.
    pub(super) west: i64,
    north: i64,
    /// Hundredths of a degree, of longitude shrunk to the standard parallel, across the drawing.
    across: i64,
    /// The height of the drawing, in its units.
    pub(super) height: i64,
    /// The cosine of the standard parallel, in ten-thousandths.
    cosine: i64,
}

impl Window {
    /// The window around `places`, at least one.
    pub(super) fn around(places: &[Point]) -> Window {
        let west = western(places);
        let shifted = places.iter().map(|place| (place.x - west).rem_euclid(ROUND));
        let span = shifted.max().unwrap_or(0);
        let north = places.iter().map(|place| place.y).max().unwrap_or(0).clamp(-POLE, POLE);
        let south = places.iter().map(|place| place.y).min().unwrap_or(0).clamp(-POLE, POLE);
        let middle = (north + south) / 2;
        let cosine = cosine(middle / 100);
        let whole = ROUND * cosine / 10_000;
        let across = (span * cosine / 10_000 * (100 + MARGIN) / 100).max(LEAST);
        let tall = ((north - south) * (100 + MARGIN) / 100).max(across * FLAT / 100);
        let across = across.max(tall * 100 / TALL).min(whole);
        let tall = tall.min(2 * POLE);
        let centre = west + span / 2;
        Window {
            west: centre - across * 5_000 / cosine,
            north: (middle + tall / 2).clamp(tall - POLE, POLE),
            across,
            height: WIDTH * tall / across,
            cosine,
        }
    }

    /// Where a point lies in the drawing; `turn` goes round the globe once more, eastwards.
    pub(super) fn project(&self, point: Point, turn: i64) -> Point {
        let east = (point.x + turn * ROUND - self.west) * self.cosine;
        Point {
            x: (east * WIDTH).div_euclid(10_000 * self.across),
            y: ((self.north - point.y) * WIDTH).div_euclid(self.across),
        }
    }

    /// Where a place lies, wherever on the way round it is counted from; one at a pole stands
    /// at the edge.
    pub(super) fn place(&self, point: Point) -> Point {
        let point = Point { y: point.y.clamp(-POLE, POLE), ..point };
        let turns = (self.west - point.x).div_euclid(ROUND) + 1;
        let turn = if (self.west - point.x).rem_euclid(ROUND) == 0 { turns - 1 } else { turns };
        self.project(point, turn)
    }
}

/// The place from which the others lie eastwards, all before the widest gap is reached again:
/// so that what lies on both sides of the date line stays together.
fn western(places: &[Point]) -> i64 {
    let mut xs: Vec<i64> = places.iter().map(|place| place.x).collect();
    xs.sort_unstable();
    let Some((first, last)) = xs.first().zip(xs.last()) else { return 0 };
    let round = (first + ROUND - last, *first);
    let gaps = xs.windows(2).map(|pair| (pair[1] - pair[0], pair[1]));
    // Of equal gaps the one over the date line, as maps are wont to be cut.
    gaps.fold(round, |best, gap| if gap.0 > best.0 { gap } else { best }).1
}

/// The cosine of whole degrees in ten-thousandths, by Bhaskara's formula of the 7th century:
/// right to 17 of them, and a standard parallel need not be exact.
fn cosine(degrees: i64) -> i64 {
    let square = degrees * degrees;
    40_000 * (8_100 - square) / (32_400 + square)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(degrees: &[(i64, i64)]) -> Vec<Point> {
        degrees.iter().map(|(lat, lon)| Point { x: lon * 100, y: lat * 100 }).collect()
    }

    #[track_caller]
    fn holds(degrees: &[(i64, i64)]) -> Window {
        let places = points(degrees);
        let window = Window::around(&places);
        for place in &places {
            let Point { x, y } = window.place(*place);
            let fits = (0..=WIDTH).contains(&x) && (0..=window.height).contains(&y);
            assert!(fits, "{place:?} at {x} {y} in {window:?}");
        }
        window
    }

    #[test]
    fn every_place_lies_in_the_window() {
        for degrees in [
            vec![(39, 125), (55, 37), (50, 30)],
            vec![(0, 0), (1, 179), (-1, -179)],
            vec![(35, 139), (37, -122)],
            vec![(84, 10), (-84, -170), (0, 60)],
            vec![(-90, 0), (90, 100)],
        ] {
            let window = holds(&degrees);
            assert!((200..=450).contains(&window.height), "{window:?}");
        }
    }

    #[test]
    fn places_on_both_sides_of_the_date_line_stay_together() {
        let window = holds(&[(52, 179), (52, -179)]);
        assert!(window.across < 1_000, "{window:?}");
        let places = points(&[(52, 179), (52, -179)]);
        assert!(window.place(places[0]).x < window.place(places[1]).x);
    }

    #[test]
    fn one_place_has_some_land_around_it() {
        let window = holds(&[(30, 32)]);
        let Point { x, y } = window.place(points(&[(30, 32)])[0]);
        // The western edge lies on a hundredth of a degree, a unit or two off.
        assert!((x - WIDTH / 2).abs() <= 2 && (y - window.height / 2).abs() <= 2, "{x} {y}");
        assert_eq!(window.across, LEAST);
    }

    #[test]
    fn the_formula_is_near_the_cosine() {
        for (degrees, expected) in [(0, 10_000), (30, 8_660), (45, 7_071), (60, 5_000), (84, 1_045)]
        {
            assert!((cosine(degrees) - expected).abs() <= 17, "{degrees}");
        }
    }
}

//! The land inside a window as the path of an SVG: cut to the drawing, thinned to what its
//! scale can show, and written with as few characters as may be. Around the places, where a
//! reader looks closer, it is thinned least.

use super::Point;
use super::land;
use super::window::{WIDTH, Window};

/// How far beyond its edges the drawing goes on, so that no edge of a cut is seen.
const BLEED: i64 = 4;
/// A path longer than this is thinned more: it compresses to about half.
const LONGEST: usize = 5_000;
/// The finest detail kept, in tenths of a unit, and the coarsest that is tried.
const FINEST: i64 = 4;
const COARSEST: i64 = 60;
/// So many units away from every place the detail is twice as coarse, and at most so many
/// times.
const FAR: i64 = 30;
const FARTHEST: i64 = 6;

/// The path of the land around `places`, which lie in the drawing; in even-odd filling.
pub(super) fn outline(window: &Window, places: &[Point]) -> String {
    let rings = visible(window);
    let mut detail = FINEST;
    loop {
        let path: String = rings.iter().map(|ring| path(&thinned(ring, detail, places))).collect();
        if path.len() <= LONGEST || detail >= COARSEST {
            return path;
        }
        detail = detail * 5 / 4;
    }
}

/// The rings that reach into the window, projected and cut.
fn visible(window: &Window) -> Vec<Vec<Point>> {
    let mut visible = Vec::new();
    for ring in land::rings() {
        // Windows and rings may begin before the date line and end behind it.
        for turn in [-2, -1, 0, 1, 2] {
            let projected: Vec<Point> = ring.iter().map(|p| window.project(*p, turn)).collect();
            let (left, right) = bounds(&projected, |p| p.x);
            let (top, bottom) = bounds(&projected, |p| p.y);
            let misses = right < 0 || left > WIDTH || bottom < 0 || top > window.height;
            if !misses {
                visible.push(cut(projected, window.height));
            }
        }
    }
    visible.retain(|ring| ring.len() > 2);
    visible
}

fn bounds(ring: &[Point], axis: fn(&Point) -> i64) -> (i64, i64) {
    let values = || ring.iter().map(axis);
    (values().min().unwrap_or(0), values().max().unwrap_or(0))
}

/// Cuts a ring to the drawing and its bleed, edge by edge (Sutherland and Hodgman, 1974).
fn cut(mut ring: Vec<Point>, height: i64) -> Vec<Point> {
    let turn = |p: Point| Point { x: p.y, y: p.x };
    for (limit, axis, keeps_less) in [
        (-BLEED, 0, false),
        (WIDTH + BLEED, 0, true),
        (-BLEED, 1, false),
        (height + BLEED, 1, true),
    ] {
        let sign = if keeps_less { -1 } else { 1 };
        let seen: Vec<Point> = if axis == 0 { ring } else { ring.into_iter().map(turn).collect() };
        let kept = half(&seen, limit, sign);
        ring = if axis == 0 { kept } else { kept.into_iter().map(turn).collect() };
    }
    ring
}

/// What of a ring lies beyond `limit` along x, on the side that `sign` tells.
fn half(ring: &[Point], limit: i64, sign: i64) -> Vec<Point> {
    let inside = |p: &Point| (p.x - limit) * sign >= 0;
    let mut kept = Vec::new();
    for (n, point) in ring.iter().enumerate() {
        let before = ring[(n + ring.len() - 1) % ring.len()];
        if inside(&before) != inside(point) {
            let y = before.y + (point.y - before.y) * (limit - before.x) / (point.x - before.x);
            kept.push(Point { x: limit, y });
        }
        if inside(point) {
            kept.push(*point);
        }
    }
    kept
}

/// The ring without what is finer than `detail` tenths of a unit, or than some times that far
/// from the places (Douglas and Peucker, 1973); empty where nothing of it would be seen.
fn thinned(ring: &[Point], detail: i64, places: &[Point]) -> Vec<Point> {
    let (left, right) = bounds(ring, |p| p.x);
    let (top, bottom) = bounds(ring, |p| p.y);
    if (right - left + bottom - top) * 10 < 4 * detail * coarseness(&ring[0], places) {
        return Vec::new();
    }
    let mut keep = vec![false; ring.len()];
    // A ring has no ends: the first point and the one farthest from it serve.
    let last = ring.len() - 1;
    let far = farthest(ring, 0, last, |p| square(p, &ring[0])).map_or(last, |(at, _)| at);
    keep[0] = true;
    keep[last] = true;
    let mut open = vec![(0, far), (far, last)];
    while let Some((from, to)) = open.pop() {
        keep[from] = true;
        let (a, b) = (&ring[from], &ring[to]);
        let Some((at, distance)) = farthest(ring, from, to, |p| off(p, a, b)) else { continue };
        let detail = detail * coarseness(&ring[at], places);
        if distance * 100 > detail * detail * square(a, b).max(1) {
            keep[at] = true;
            open.extend([(from, at), (at, to)]);
        }
    }
    let kept = ring.iter().zip(keep).filter(|(_, keep)| *keep).map(|(point, _)| *point);
    let mut kept: Vec<Point> = kept.collect();
    kept.dedup();
    if kept.len() > 2 { kept } else { Vec::new() }
}

/// How many times coarser the land may be here than at a place.
fn coarseness(point: &Point, places: &[Point]) -> i64 {
    let away = |place: &Point| (place.x - point.x).abs().max((place.y - point.y).abs());
    let nearest = places.iter().map(away).min().unwrap_or(0);
    (1 + nearest / FAR).min(FARTHEST)
}

/// The point strictly between two others that is the farthest by `measure`.
fn farthest(
    ring: &[Point],
    from: usize,
    to: usize,
    measure: impl Fn(&Point) -> i64,
) -> Option<(usize, i64)> {
    let between = (from + 1..to).map(|at| (at, measure(&ring[at])));
    between.fold(None, |best: Option<(usize, i64)>, (at, distance)| match best {
        Some((_, most)) if most >= distance => best,
        _ => Some((at, distance)),
    })
}

/// The square of the distance of two points.
fn square(a: &Point, b: &Point) -> i64 {
    (a.x - b.x).pow(2) + (a.y - b.y).pow(2)
}

/// The square of a point's distance from the line through two others, times the square of
/// their own distance; from the one point where they are the same.
fn off(point: &Point, a: &Point, b: &Point) -> i64 {
    if a == b {
        return square(point, a);
    }
    ((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)).pow(2)
}

/// A ring as a path: one absolute point, then steps.
fn path(ring: &[Point]) -> String {
    let Some((first, rest)) = ring.split_first() else { return String::new() };
    let mut out = format!("M{} {}l", first.x, first.y);
    let mut last = *first;
    for point in rest {
        let (x, y) = (point.x - last.x, point.y - last.y);
        // A minus sign parts numbers as well as a space does.
        if !out.ends_with('l') && x >= 0 {
            out.push(' ');
        }
        out.push_str(&x.to_string());
        if y >= 0 {
            out.push(' ');
        }
        out.push_str(&y.to_string());
        last = *point;
    }
    out + "z"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(i64, i64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect()
    }

    #[test]
    fn a_ring_is_cut_at_the_edges() {
        let square = ring(&[(-100, 10), (50, 10), (50, 40), (-100, 40)]);
        assert_eq!(cut(square, 300), ring(&[(-BLEED, 10), (50, 10), (50, 40), (-BLEED, 40)]));
        assert_eq!(cut(ring(&[(-90, 0), (-80, 0), (-80, 9)]), 300), []);
    }

    #[test]
    fn what_lies_on_a_line_is_left_out() {
        let wavy = ring(&[(0, 0), (10, 0), (20, 0), (40, 0), (40, 40), (0, 40)]);
        assert_eq!(thinned(&wavy, 10, &[]), ring(&[(0, 0), (40, 0), (40, 40), (0, 40)]));
        assert_eq!(thinned(&ring(&[(0, 0), (0, 1), (1, 1)]), 60, &[]), []);
    }

    #[test]
    fn steps_are_written_short() {
        assert_eq!(path(&ring(&[(3, 4), (5, 3), (2, 3)])), "M3 4l2-1-3 0z");
        assert_eq!(path(&[]), "");
    }

    #[test]
    fn no_window_has_a_heavy_coast() {
        let at = |degrees: &[(i64, i64)]| -> String {
            let places = degrees.iter().map(|(lat, lon)| Point { x: lon * 100, y: lat * 100 });
            let places: Vec<Point> = places.collect();
            let window = Window::around(&places);
            let drawn: Vec<Point> = places.iter().map(|place| window.place(*place)).collect();
            outline(&window, &drawn)
        };
        for places in [
            vec![(60, 5), (70, 25)],    // Norway's fjords
            vec![(-5, 110), (10, 125)], // the Malay archipelago
            vec![(64, -90), (75, -60)], // the Arctic archipelago
            vec![(51, -10), (-35, 150), (40, -75)],
            vec![(52, 179), (52, -179)],
        ] {
            let path = at(&places);
            assert!((200..=LONGEST).contains(&path.len()), "{places:?}: {}", path.len());
        }
        // In the middle of the ocean there may be nothing.
        assert!(at(&[(-45, -130)]).len() < 200);
    }
}

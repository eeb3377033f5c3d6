//! The land of the world, as the committed file holds it.

use super::Point;
use lorgnette_text::Table;

/// Made by `cargo xtask land`; its head says from what.
pub static LAND: Table = match cfg!(feature = "tables") {
    true => Table::carried("land", FILE),
    false => Table::awaited("land", FILE),
};
const FILE: &str = include_str!("../../../data/land.txt");

/// The rings: longitude and latitude in hundredths of a degree, the last point joined to the
/// first. One that crosses the date line goes on beyond 180 degrees.
pub(super) fn rings() -> impl Iterator<Item = Vec<Point>> {
    LAND.text().lines().filter(|line| !line.starts_with('#')).map(decoded)
}

/// Reads Google's Encoded Polyline Algorithm Format: differences of latitude and longitude.
fn decoded(line: &str) -> Vec<Point> {
    let mut numbers = Numbers { bytes: line.bytes() };
    let (mut x, mut y) = (0, 0);
    let mut points = Vec::with_capacity(line.len() / 2);
    while let (Some(lat), Some(lon)) = (numbers.next(), numbers.next()) {
        (x, y) = (x + lon, y + lat);
        points.push(Point { x, y });
    }
    points
}

/// Numbers in groups of five bits, the lowest first, the sign in the lowest bit.
struct Numbers<'l> {
    bytes: std::str::Bytes<'l>,
}

impl Iterator for Numbers<'_> {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let (mut number, mut shift) = (0, 0);
        for byte in self.bytes.by_ref() {
            let group = i64::from(byte.saturating_sub(b'?'));
            number |= (group & 0x1f) << shift;
            shift += 5;
            if group < 0x20 || shift > 30 {
                return Some(if number & 1 == 1 { !(number >> 1) } else { number >> 1 });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_the_format_says() {
        // The example of the format's own description, scaled as there.
        let expected =
            [(-12_020_000, 3_850_000), (-12_095_000, 4_070_000), (-12_645_300, 4_325_200)];
        let points = decoded("_p~iF~ps|U_ulLnnqC_mqNvxq`@");
        assert_eq!(points, expected.map(|(x, y)| Point { x, y }));
    }

    #[test]
    fn the_land_lies_on_the_globe() {
        let mut rings = 0;
        for ring in rings_checked() {
            assert!(ring.len() > 2);
            rings += 1;
        }
        assert!(rings > 1_000, "{rings}");
    }

    fn rings_checked() -> impl Iterator<Item = Vec<Point>> {
        rings().inspect(|ring| {
            assert!(ring.iter().all(|p| p.x.abs() <= 54_000 && p.y.abs() <= 9_000));
        })
    }
}

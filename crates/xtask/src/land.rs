//! `cargo xtask land`: the coasts of the world, from the npm package world-atlas to the file
//! that `render` draws its maps from.
//!
//! The package holds Natural Earth's land at 1:50 million as TopoJSON: arcs of steps on a
//! grid, and rings that name arcs. Here each ring becomes one line of points at hundredths of
//! a degree (about a kilometre, finer than the source), written as Google's encoded polylines.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command::{program, run};
use crate::project;

const PACKAGE: &str = "world-atlas@2.0.2";
const FILE: &str = "node_modules/world-atlas/land-50m.json";
const TO: &str = "crates/render/data/land.txt";
/// Steps to a degree.
const GRID: f64 = 100.0;
/// The whole way round, in those steps.
const ROUND: i32 = 36_000;

/// Longitude and latitude in hundredths of a degree.
type Point = (i32, i32);

/// Fetches the package and writes the file.
pub(crate) fn land() -> Result<()> {
    let folder = project::cache().join("land");
    fs::create_dir_all(&folder)?;
    let mut npm = program("npm");
    npm.args(["install", "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit"]);
    run(npm.args(["--no-fund", "--loglevel=error", "--prefix"]).arg(&folder).arg(PACKAGE))?;
    let text = fs::read_to_string(folder.join(FILE)).context("the package has no land-50m.json")?;
    let rings = rings(&serde_json::from_str(&text)?).context("the package is no such TopoJSON")?;
    let lines: String = rings.iter().map(|ring| format!("{}\n", encoded(ring))).collect();
    fs::write(project::root().join(TO), format!("{HEAD}{lines}"))?;
    println!("{TO}: {} rings, {} bytes", rings.len(), HEAD.len() + lines.len());
    Ok(())
}

const HEAD: &str = "\
# The land of the world, made by `cargo xtask land` from npm world-atlas 2.0.2 (ISC, Michael Bostock), which
# holds Natural Earth's land at 1:50,000,000 (public domain); do not edit.
# A ring a line, the last point joined to the first; lakes are rings inside others; a ring that crosses the
# date line goes on beyond it. Points are latitude and longitude in hundredths of a degree, as Google's Encoded
# Polyline Algorithm Format writes them.
";

/// The rings of all polygons, in the order of the package.
fn rings(topology: &Value) -> Option<Vec<Vec<Point>>> {
    let arcs = arcs(topology)?;
    let mut rings = Vec::new();
    for land in topology["objects"]["land"]["geometries"].as_array()? {
        for ring in land["arcs"].as_array()?.iter().flat_map(|polygon| polygon.as_array()) {
            for ring in ring {
                rings.push(joined(ring, &arcs)?);
            }
        }
    }
    // What is smaller than the grid has no shape left.
    rings.retain(|ring: &Vec<Point>| ring.len() > 2);
    Some(rings)
}

/// The arcs, each from steps on the package's grid to points on ours.
fn arcs(topology: &Value) -> Option<Vec<Vec<Point>>> {
    let transform = &topology["transform"];
    let number = |key: &str, axis: usize| transform[key][axis].as_f64();
    let (scale_x, scale_y) = (number("scale", 0)?, number("scale", 1)?);
    let (left, bottom) = (number("translate", 0)?, number("translate", 1)?);
    let arc = |arc: &Value| {
        let (mut x, mut y) = (0.0, 0.0);
        let point = |step: &Value| {
            x += step[0].as_f64()?;
            y += step[1].as_f64()?;
            let (lon, lat) = (x * scale_x + left, y * scale_y + bottom);
            Some(((lon * GRID).round() as i32, (lat * GRID).round() as i32))
        };
        arc.as_array()?.iter().map(point).collect()
    };
    topology["arcs"].as_array()?.iter().map(arc).collect()
}

/// A ring from the arcs that it names; a negative name is an arc walked backwards.
fn joined(names: &Value, arcs: &[Vec<Point>]) -> Option<Vec<Point>> {
    let mut ring = Vec::new();
    for name in names.as_array()? {
        let name = name.as_i64()?;
        let arc = arcs.get(usize::try_from(if name < 0 { !name } else { name }).ok()?)?;
        match name < 0 {
            true => ring.extend(arc.iter().rev()),
            false => ring.extend(arc),
        }
    }
    ring.dedup();
    if ring.first() == ring.last() {
        ring.pop();
    }
    Some(unrolled(ring))
}

/// A ring that crosses the date line goes on beyond 180 degrees; one that goes round a pole
/// is closed along it.
fn unrolled(mut ring: Vec<Point>) -> Vec<Point> {
    let Some(&start) = ring.first() else { return ring };
    let mut last = start.0;
    for point in &mut ring {
        let step = (point.0 - last + ROUND / 2).rem_euclid(ROUND) - ROUND / 2;
        last += step;
        point.0 = last;
    }
    let home = last + (start.0 - last + ROUND / 2).rem_euclid(ROUND) - ROUND / 2;
    if home != start.0 {
        let pole = if start.1 < 0 { -ROUND / 4 } else { ROUND / 4 };
        ring.extend([(home, start.1), (home, pole), (start.0, pole)]);
    }
    ring
}

/// Latitude and longitude of each point, as the difference from the one before.
fn encoded(ring: &[Point]) -> String {
    let mut out = String::new();
    let (mut lon, mut lat) = (0, 0);
    for point in ring {
        push(&mut out, point.1 - lat);
        push(&mut out, point.0 - lon);
        (lon, lat) = *point;
    }
    out
}

/// A number in groups of five bits, the lowest first, its sign in the lowest bit.
fn push(out: &mut String, number: i32) {
    let mut rest = ((number << 1) ^ (number >> 31)) as u32;
    while rest >= 0x20 {
        out.push(char::from(((rest & 0x1f) | 0x20) as u8 + b'?'));
        rest >>= 5;
    }
    out.push(char::from(rest as u8 + b'?'));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn points_are_encoded_as_the_format_says() {
        // The example of the format's own description, scaled as there.
        let points = [(-12_020_000, 3_850_000), (-12_095_000, 4_070_000), (-12_645_300, 4_325_200)];
        assert_eq!(encoded(&points), "_p~iF~ps|U_ulLnnqC_mqNvxq`@");
    }

    #[test]
    fn arcs_join_to_rings_in_either_direction() {
        let topology = json!({
            "transform": { "scale": [0.5, 0.5], "translate": [-1.0, 0.0] },
            "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [2, 2]]],
            "objects": { "land": { "geometries": [{ "arcs": [[[0, -2]]] }] } },
        });
        assert_eq!(rings(&topology), Some(vec![vec![(-100, 0), (0, 0), (0, 100)]]));
    }

    #[test]
    fn rings_go_on_beyond_the_date_line_and_close_along_the_pole() {
        let island = vec![(17_900, 0), (-17_900, 0), (-17_900, 100), (17_900, 100)];
        let expected = [(17_900, 0), (18_100, 0), (18_100, 100), (17_900, 100)];
        assert_eq!(unrolled(island), expected);
        let polar = vec![(-12_000, -7_000), (0, -7_000), (12_000, -7_000)];
        let closed = unrolled(polar);
        assert_eq!(closed[3..], [(24_000, -7_000), (24_000, -9_000), (-12_000, -9_000)]);
    }

    #[test]
    fn another_file_is_refused() {
        assert_eq!(rings(&json!({ "type": "FeatureCollection" })), None);
    }
}

//! The map of an article's places: land, marks, names, and the same places as a list.

mod labels;
mod land;
mod outline;
mod window;

use super::article::Article;
use crate::entries::Entry;
use crate::escape;
use labels::{Placed, Side};
pub use land::LAND;
use lorgnette_kb::{Entity, Label};
use window::{WIDTH, Window};

/// A point: hundredths of a degree east and north on the globe, units right and down in a
/// drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Point {
    x: i64,
    y: i64,
}

/// An entry with where it is.
struct Place<'a> {
    entry: &'a Entry,
    at: Point,
    name: String,
    /// Whether it is a whole country or region, for which a point only stands.
    area: bool,
}

/// Subtypes that a point only stands for.
const AREAS: [&str; 16] = [
    "country",
    "territory",
    "region",
    "province",
    "state",
    "continent",
    "peninsula",
    "archipelago",
    "ocean",
    "sea",
    "gulf",
    "lake",
    "river",
    "mountains",
    "desert",
    "canal",
];

/// Appends the map; nothing where no place of the article has coordinates.
pub(super) fn push(out: &mut String, article: &Article) {
    let places = places(article);
    if places.is_empty() {
        return;
    }
    let own = article.own;
    let links: Vec<String> =
        places.iter().map(|place| format!("<li>{}</li>", article.link(place.entry))).collect();
    let part = format!(
        "<figure class=\"map\">{}{}<figcaption>{} {}</figcaption></figure>\n\
         <ul class=\"place-list\">{}</ul>\n",
        drawing(article, &places),
        controls(article),
        own.map_note,
        own.map_credit,
        links.concat(),
    );
    super::push_part(out, "places", article.strings.kind_place, &part);
}

/// The places of the article that have coordinates, the most salient first.
fn places<'a>(article: &Article<'a>) -> Vec<Place<'a>> {
    let place = |entry: &'a Entry| {
        let entity = article.entity(entry)?;
        let at = point(entity)?;
        let area = AREAS.contains(&entity.subtype.as_str());
        Some(Place { entry, at, name: article.name(entry), area })
    };
    let mut places: Vec<Place> = article.entries.all.iter().filter_map(place).collect();
    places.sort_by_cached_key(|place| place.entry.rank);
    places
}

fn point(entity: &Entity) -> Option<Point> {
    let is_place = matches!(entity.label, Label::Gpe | Label::Loc | Label::Fac | Label::Event);
    let (lat, lon) = entity.coordinates.filter(|_| is_place)?;
    let (x, y) = ((lon * 100.0).round(), (lat * 100.0).round());
    let on_globe = x.abs() <= 18_000.0 && y.abs() <= 9_000.0;
    on_globe.then_some(Point { x: x as i64, y: y as i64 })
}

/// The drawing: hidden from assistive technology, which has the list.
fn drawing(article: &Article, places: &[Place]) -> String {
    let points: Vec<Point> = places.iter().map(|place| place.at).collect();
    let window = Window::around(&points);
    let at: Vec<Point> = points.iter().map(|point| window.place(*point)).collect();
    let named: Vec<(Point, &str)> =
        at.iter().zip(places).map(|(at, place)| (*at, place.name.as_str())).collect();
    let placed = labels::placed(&named, window.height);
    // The most salient are drawn last, over the others.
    let marks = places.iter().zip(&at).zip(placed).rev();
    let marks: String = marks.map(|((place, at), placed)| mark(place, *at, placed)).collect();
    let (height, land) = (window.height, outline::outline(&window, &at));
    format!(
        "<div class=\"map-view\" role=\"group\" aria-label=\"{}\" aria-description=\"{}\">\
         <svg viewBox=\"0 0 {WIDTH} {height}\" data-zoom=\"1\" aria-hidden=\"true\" lang=\"{}\">\n\
         <path class=\"land\" d=\"{land}\"></path>\n{marks}</svg></div>",
        escape::attribute(article.strings.map),
        escape::attribute(article.strings.map_keys),
        escape::attribute(article.lang),
    )
}

/// A mark with its name: a line of no length, which keeps its width at any zoom.
fn mark(place: &Place, at: Point, placed: Option<Placed>) -> String {
    let (id, name) = (escape::attribute(&place.entry.id), escape::text(&place.name));
    let Point { x, y } = at;
    let dot = match place.area {
        true => {
            format!(
                "<path class=\"rim\" d=\"M{x} {y}h0\"></path><path class=\"hole\" d=\"M{x} {y}h0\"></path>"
            )
        }
        false => format!("<path class=\"dot\" d=\"M{x} {y}h0\"></path>"),
    };
    let label = placed.map_or_else(
        || format!("<title>{name}</title>"),
        |Placed { side, scale }| {
            let (anchor, dx, dy) = match side {
                Side::Right => ("start", ".55em", ".35em"),
                Side::Left => ("end", "-.55em", ".35em"),
                Side::Above => ("middle", "0", "-.95em"),
                Side::Below => ("middle", "0", "1.65em"),
            };
            format!(
                "<text x=\"{x}\" y=\"{y}\" dx=\"{dx}\" dy=\"{dy}\" text-anchor=\"{anchor}\" \
                 data-from=\"{scale}\">{name}</text>"
            )
        },
    );
    format!("<a href=\"#e-{id}\" tabindex=\"-1\">{dot}{label}</a>\n")
}

/// The buttons, which do nothing without scripts and so are hidden until there are some.
fn controls(article: &Article) -> String {
    let strings = article.strings;
    let button = |zoom: &str, sign: &str, words: &str| {
        format!(
            "<button type=\"button\" class=\"icon\" data-zoom=\"{zoom}\" aria-label=\"{words}\" \
             title=\"{words}\">{sign}</button>"
        )
    };
    format!(
        "<div class=\"map-controls\" hidden=\"\">{}{}{}</div>",
        button("in", "+", strings.zoom_in),
        button("out", "−", strings.zoom_out),
        button("all", "⤢", strings.whole_map),
    )
}

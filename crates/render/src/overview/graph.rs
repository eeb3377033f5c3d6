//! The relations of the most salient names as an arc diagram: the names in a column, an arc
//! for every relation between two of them.
//!
//! A column of names needs no layout that could go wrong: no label meets another, it reads
//! from the top, it fits a narrow screen, and it is the same on every machine.

use super::article::Article;
use super::relations::Relation;
use crate::escape;
use crate::salience::is_value;

/// At most so many names.
const NODES: usize = 12;
/// In units of the drawing: its width, the height of a row, where the column of names ends.
const WIDTH: u32 = 360;
const ROW: u32 = 30;
const AXIS: u32 = 150;
/// The widest arc; a name is clipped to so many halves of a Han character.
const REACH: u32 = WIDTH - AXIS - 14;
const NAME: usize = 20;

/// An arc: the rows that it joins, the upper first, and the number of the relation that it
/// stands for.
struct Arc {
    top: usize,
    bottom: usize,
    relation: usize,
}

/// The drawing with its legend; nothing where fewer than two of these names are tied.
pub(super) fn graph(article: &Article, relations: &[Relation]) -> String {
    let nodes = nodes(article, relations);
    let arcs = arcs(&nodes, relations);
    if arcs.is_empty() {
        return String::new();
    }
    let names: String =
        nodes.iter().enumerate().map(|(n, node)| name(article, n as u32, *node)).collect();
    let drawn: String =
        arcs.iter().map(|arc| path(arc, &relations[arc.relation], nodes.len() as u32)).collect();
    format!(
        "<figure class=\"graph\"><svg viewBox=\"0 0 {WIDTH} {}\" role=\"group\" aria-label=\"{}\">\n\
         <g class=\"arcs\">{drawn}</g>\n<g class=\"names\">{names}</g></svg>\n{}</figure>\n",
        nodes.len() as u32 * ROW,
        escape::attribute(article.own.graph),
        legend(article, relations, &arcs),
    )
}

/// One arc a pair, for the most telling of its relations: what is known before what is said,
/// that before standing in one sentence. The table has them all.
fn arcs(nodes: &[usize], relations: &[Relation]) -> Vec<Arc> {
    let place = |entry: usize| nodes.iter().position(|node| *node == entry);
    let mut arcs: Vec<Arc> = Vec::new();
    for (number, relation) in relations.iter().enumerate() {
        let (Some(a), Some(b)) = (place(relation.one), place(relation.other)) else { continue };
        let (top, bottom) = (a.min(b), a.max(b));
        if !arcs.iter().any(|arc| (arc.top, arc.bottom) == (top, bottom)) {
            arcs.push(Arc { top, bottom, relation: number });
        }
    }
    arcs
}

/// The most salient entries that are tied to another of them.
fn nodes(article: &Article, relations: &[Relation]) -> Vec<usize> {
    let all = &article.entries.all;
    let mut nodes: Vec<usize> = (0..all.len()).filter(|n| !is_value(all[*n].kind)).collect();
    nodes.sort_by_cached_key(|n| all[*n].rank);
    let tied = |n: &usize| relations.iter().any(|r| r.one == *n || r.other == *n);
    nodes.retain(tied);
    nodes.truncate(NODES);
    let chosen = nodes.clone();
    let tied_within = |n: &usize| {
        relations.iter().any(|r| {
            (r.one == *n && chosen.contains(&r.other)) || (r.other == *n && chosen.contains(&r.one))
        })
    };
    nodes.retain(tied_within);
    nodes
}

fn name(article: &Article, row: u32, node: usize) -> String {
    let entry = &article.entries.all[node];
    let (name, y) = (article.name(entry), row * ROW + ROW / 2);
    let (id, class) = (escape::attribute(&entry.id), entry.kind.class());
    let text = escape::text(&clipped(&name));
    format!(
        "<a href=\"#e-{id}\" class=\"{class}\"><text x=\"{}\" y=\"{y}\" dy=\".35em\" text-anchor=\"end\">{text}</text>\
         <circle cx=\"{AXIS}\" cy=\"{y}\" r=\"3.5\"></circle></a>\n",
        AXIS - 9,
    )
}

/// Half an ellipse from row to row, the wider the farther they are from each other.
fn path(arc: &Arc, relation: &Relation, rows: u32) -> String {
    let (top, bottom) = (arc.top as u32, arc.bottom as u32);
    let (from, to) = (top * ROW + ROW / 2, bottom * ROW + ROW / 2);
    let height = (to - from) / 2;
    let width = (REACH * (bottom - top) / rows).max(14);
    let path = format!("M{AXIS} {from}A{width} {height} 0 0 1 {AXIS} {to}");
    let (class, weight) = (relation.tie.class(), relation.tie.weight().min(4));
    format!(
        "<a href=\"#r-{}\" class=\"{class}\" data-weight=\"{weight}\" tabindex=\"-1\" \
         aria-hidden=\"true\"><path class=\"hit\" d=\"{path}\"></path><path d=\"{path}\"></path></a>\n",
        arc.relation,
    )
}

/// What the lines that are drawn mean.
fn legend(article: &Article, relations: &[Relation], arcs: &[Arc]) -> String {
    let shown = |class: &str| arcs.iter().any(|arc| relations[arc.relation].tie.class() == class);
    let classes = ["known", "speaks", "together"].into_iter().zip(article.own.lines);
    let items = classes.filter(|(class, _)| shown(class));
    let items: Vec<String> =
        items.map(|(class, words)| format!("<span class=\"{class}\">{words}</span>")).collect();
    format!("<figcaption>{}</figcaption>", items.join(" "))
}

/// A name that fits the column.
fn clipped(name: &str) -> String {
    let mut width = 0;
    let fits = |c: &char| {
        width += if c.is_ascii() { 1 } else { 2 };
        width <= NAME
    };
    let kept: String = name.chars().take_while(fits).collect();
    if kept.len() < name.len() { format!("{}…", kept.trim_end()) } else { kept }
}

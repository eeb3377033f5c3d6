//! Which runs of a page are its article.
//!
//! 1. [`value`]: each run speaks for or against what contains it: prose for, links against.
//! 2. [`beside`]: what elements or the names of their classes say stands beside the article.
//! 3. [`Sums::best`]: the element whose runs add up to most holds the article.
//! 4. [`Sums::drop_foreign`]: what in it is lists of links or teasers of other articles.
//! 5. [`lines::tidied`]: lines about the page, and headings of what is gone.
//!
//! `docs/opening.md` says what this rests on.

use super::hints::{self, Hint};
use super::lines;
use super::runs::{Kind, Measure, Run};
use super::tree::Tree;

/// Prose has so many letters in a run, and a mark of punctuation.
const PROSE: usize = 40;
/// A run of more letters says no more for its element.
const MOST: usize = 1_000;
/// What a run costs that is no prose: one of links, and one of anything else.
const LINKS: i64 = -20;
const SHORT: i64 = -5;
/// The least prose of an article: forty words, or 65 Han characters.
const LEAST: i64 = 200;

/// What was found on a page.
pub(super) struct Found {
    /// The runs of the article, in order.
    pub(super) runs: Vec<usize>,
    /// Whether there is an article; without one the runs are the whole text.
    pub(super) is_article: bool,
}

/// The runs of `tree` that are its article, whose title is `title`.
pub(super) fn find(tree: &Tree, runs: &[Run], title: Option<&str>) -> Found {
    let mut gone = beside(tree, runs);
    let sums = Sums::of(tree, runs, &gone);
    let best = sums.best();
    let least = if is_called_article(tree, best) { 1 } else { LEAST };
    if sums.at[best].prose < least {
        return whole(runs);
    }
    sums.drop_foreign(tree, best, &mut gone);
    let within = tree.within(best);
    let mut kept: Vec<bool> = runs.iter().map(|run| within.contains(&run.block)).collect();
    spread(tree, &mut gone);
    for (run, kept) in runs.iter().zip(&mut kept) {
        *kept &= !run.beside && !gone[run.block];
    }
    let chosen = runs.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(run, _)| run);
    match is_index(chosen) {
        true => whole(runs),
        false => Found { runs: lines::tidied(tree, runs, &kept, title), is_article: true },
    }
}

/// Whether the page says that a node is in its only article, however short that is.
fn is_called_article(tree: &Tree, node: usize) -> bool {
    let is_article = |at: &usize| tree.name(*at) == "article";
    let holds = is_article(&node) || tree.ancestors(node).any(|at| is_article(&at));
    holds && tree.all("article").count() == 1
}

/// Whether runs are links with a little text about each, as on a site's front page.
fn is_index<'r>(runs: impl Iterator<Item = &'r Run>) -> bool {
    let mut sum = Sum::default();
    let mut proses = 0;
    for run in runs {
        sum.add(&Sum::of(run));
        proses += usize::from(value(run) > 0);
    }
    sum.links > 2 * proses && sum.linked as i64 * 2 > sum.prose
}

/// Everything but what elements say is no text of the page.
fn whole(runs: &[Run]) -> Found {
    let all = (0..runs.len()).filter(|&n| !runs[n].beside);
    Found { runs: all.collect(), is_article: false }
}

/// What a run says for its element, in letters.
pub(super) fn value(run: &Run) -> i64 {
    let Measure { letters, linked, marks } = run.measure;
    match run.kind {
        Kind::Heading(_) | Kind::Rule => 0,
        _ if letters == 0 => 0,
        _ if linked * 2 > letters => LINKS,
        _ if letters >= PROSE && marks > 0 => (letters - linked).min(MOST) as i64,
        _ => SHORT,
    }
}

/// For each node, whether the names of its classes put it beside the article.
fn beside(tree: &Tree, runs: &[Run]) -> Vec<bool> {
    let sums = Sums::of(tree, runs, &vec![false; tree.len()]);
    let all = sums.at[0].prose;
    let mut gone: Vec<bool> = (0..tree.len())
        .map(|node| match hints::of(tree, node) {
            Some(_) if matches!(tree.name(node), "html" | "body" | "main" | "a") => false,
            // What readers wrote may be more than the article; but not all there is.
            Some(Hint::Comments) => all - sums.at[node].prose >= LEAST,
            Some(Hint::Beside) => sums.at[node].prose * 2 < all,
            None => false,
        })
        .collect();
    spread(tree, &mut gone);
    gone
}

/// What holds for a node holds for all within it.
fn spread(tree: &Tree, gone: &mut [bool]) {
    for node in 1..tree.len() {
        gone[node] |= gone[tree.parent(node)];
    }
}

/// What the runs within a node add up to.
#[derive(Clone, Copy, Default)]
struct Sum {
    value: i64,
    /// The letters of prose alone.
    prose: i64,
    letters: usize,
    linked: usize,
    /// Runs that are links.
    links: usize,
}

/// The sums of every node.
struct Sums {
    at: Vec<Sum>,
}

impl Sums {
    /// Adds up the runs that stand beside nothing and in nothing that is gone.
    fn of(tree: &Tree, runs: &[Run], gone: &[bool]) -> Sums {
        let mut at = vec![Sum::default(); tree.len()];
        for run in runs.iter().filter(|run| !run.beside && !gone[run.block]) {
            at[run.block].add(&Sum::of(run));
        }
        // What contains a node stands before it.
        for node in (1..tree.len()).rev() {
            let inner = at[node];
            at[tree.parent(node)].add(&inner);
        }
        Sums { at }
    }

    /// The innermost node that is worth most.
    fn best(&self) -> usize {
        (0..self.at.len()).max_by_key(|&node| self.at[node].value).expect("a tree has a root")
    }

    /// Goes from `best` to where its prose is densest; what stands beside that way and is made
    /// of links is gone, and so are lists of links anywhere within.
    fn drop_foreign(&self, tree: &Tree, best: usize, gone: &mut [bool]) {
        let mut at = best;
        loop {
            let children: Vec<usize> = children(tree, at).collect();
            let Some(&main) = children.iter().max_by_key(|&&node| self.at[node].value) else {
                break;
            };
            // Here stand the paragraphs side by side.
            if self.at[main].value * 2 < self.at[at].value {
                break;
            }
            for &node in children.iter().filter(|&&node| node != main) {
                gone[node] |= is_container(tree, node) && self.at[node].is_teaser();
            }
            at = main;
        }
        for node in tree.within(best).skip(1) {
            gone[node] |= self.at[node].is_links();
        }
    }
}

impl Sum {
    fn of(run: &Run) -> Sum {
        let Measure { letters, linked, .. } = run.measure;
        let value = value(run);
        let links = usize::from(linked * 2 > letters);
        Sum { value, prose: value.max(0), letters, linked, links }
    }

    fn add(&mut self, other: &Sum) {
        self.value += other.value;
        self.prose += other.prose;
        self.letters += other.letters;
        self.linked += other.linked;
        self.links += other.links;
    }

    /// Links with a little text about each.
    fn is_teaser(&self) -> bool {
        self.links > 0 && self.linked * 5 >= self.letters
    }

    /// Nothing but links.
    fn is_links(&self) -> bool {
        self.links > 0 && self.prose == 0 && self.linked * 3 >= self.letters * 2
    }
}

fn children(tree: &Tree, node: usize) -> impl Iterator<Item = usize> {
    let end = tree.within(node).end;
    let next = move |&at: &usize| Some(tree.within(at).end).filter(|&at| at < end);
    let first = Some(node + 1).filter(|&at| at < end);
    std::iter::successors(first, next)
}

fn is_container(tree: &Tree, node: usize) -> bool {
    matches!(
        tree.name(node),
        "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "td"
            | "tr"
            | "table"
            | "form"
            | "center"
            | "other"
            | "ul"
            | "ol"
            | "dl"
            | "aside"
    )
}

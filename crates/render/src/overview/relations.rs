//! Relations between two things that the article names, each with what it rests on.
//!
//! What the base knows is typed and sourced. What the article says is only counted: who is
//! reported to say something that names another, and who is named with whom in one sentence.
//! The last is no relation by itself, and the page says of it just what it is.

use super::article::Article;
use crate::escape;
use crate::salience::is_value;
use crate::words::word;
use lorgnette_kb::{Confidence, FactValue, Provenance};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// At most so many are shown of each sort, so that the most telling are seen.
const KNOWN: usize = 24;
const SPEAKS: usize = 10;
const TOGETHER: usize = 16;

/// A relation of one entry to another, by their numbers.
pub(super) struct Relation {
    pub(super) one: usize,
    pub(super) other: usize,
    pub(super) tie: Tie,
}

/// What ties two entries.
pub(super) enum Tie {
    /// The base knows it: how, and who says so, both as markup.
    Known { how: String, source: String },
    /// One says something that names the other: the speaker's mentions.
    Speaks(Vec<usize>),
    /// Both stand in these sentences: a mention of the first in each.
    Together(Vec<usize>),
}

/// All relations of an article.
pub(super) struct Relations {
    /// The most telling of each sort first.
    pub(super) all: Vec<Relation>,
    /// How many pairs are named together and left out.
    pub(super) left_out: usize,
}

/// Finds the relations between the names of the article.
pub(super) fn relations(article: &Article) -> Relations {
    let mut known = known(article);
    sort(article, &mut known);
    known.truncate(KNOWN);
    let mut speaks: Vec<Relation> = speaks(article)
        .into_iter()
        .map(|(pair, mentions)| counted(pair, Tie::Speaks(mentions)))
        .collect();
    sort(article, &mut speaks);
    speaks.truncate(SPEAKS);
    let together = together(article);
    let pairs = together.len();
    let telling = |((one, other), mentions): &((usize, usize), Vec<usize>)| {
        mentions.len() > 1 || [one, other].iter().all(|n| article.entries.all[**n].key)
    };
    let mut together: Vec<Relation> = together
        .into_iter()
        .filter(telling)
        .map(|(pair, mentions)| counted(pair, Tie::Together(mentions)))
        .collect();
    sort(article, &mut together);
    together.truncate(TOGETHER);
    let left_out = pairs - together.len();
    Relations { all: known.into_iter().chain(speaks).chain(together).collect(), left_out }
}

fn counted((one, other): (usize, usize), tie: Tie) -> Relation {
    Relation { one, other, tie }
}

impl Tie {
    /// How many sentences it rests on.
    pub(super) fn weight(&self) -> usize {
        match self {
            Tie::Known { .. } => 1,
            Tie::Speaks(mentions) | Tie::Together(mentions) => mentions.len(),
        }
    }
}

/// Those that rest on most first, then those of the more salient.
fn sort(article: &Article, relations: &mut [Relation]) {
    let rank = |n: usize| article.entries.all[n].rank;
    relations.sort_by_cached_key(|r| (Reverse(r.tie.weight()), rank(r.one) + rank(r.other)));
}

/// What the base knows of an entry that points to another of the page.
fn known(article: &Article) -> Vec<Relation> {
    let mut known = Vec::new();
    for (one, entry) in article.entries.all.iter().enumerate() {
        let Some(entity) = article.entity(entry) else { continue };
        let mut add = |slug: &str, how: String, provenance: &Provenance| {
            if let Some(other) = article.entries.number(slug).filter(|other| *other != one) {
                let tie = Tie::Known { how, source: source(article, provenance) };
                known.push(Relation { one, other, tie });
            }
        };
        for relation in &entity.relations {
            let term = word(article.words.relations, &relation.kind);
            let period = (relation.valid_from.as_deref(), relation.valid_to.as_deref());
            add(&relation.target, how(article, &term, period), &relation.provenance);
        }
        for fact in &entity.facts {
            let FactValue::Entity(slug) = &fact.value else { continue };
            let term = word(article.words.properties, &fact.property);
            let period = (fact.valid_from.as_deref(), fact.valid_to.as_deref());
            add(slug, how(article, &term, period), &fact.provenance);
        }
    }
    known
}

/// The words of a relation, with when it held.
fn how(article: &Article, term: &str, (from, to): (Option<&str>, Option<&str>)) -> String {
    if from.is_none() && to.is_none() {
        return escape::text(term);
    }
    let (from, to) =
        (from.map(|iso| article.strings.date(iso)), to.map(|iso| article.strings.date(iso)));
    let period = (article.words.period)(from.as_deref(), to.as_deref());
    escape::text(&format!("{term}{}", (article.words.brackets)(&period)))
}

/// Who says so, how surely, and as of when.
fn source(article: &Article, provenance: &Provenance) -> String {
    let doubt = match provenance.confidence {
        Confidence::Attributed => Some("attributed"),
        Confidence::Approximate => Some("approximate"),
        Confidence::Certain => None,
    };
    let doubt = doubt.map(|key| word(article.words.confidence, key));
    let as_of = provenance.as_of.as_ref();
    let as_of = as_of.map(|iso| (article.words.as_of)(&article.strings.date(iso)));
    let parts = doubt.into_iter().chain([word(article.words.sources, &provenance.source)]);
    escape::text(&parts.chain(as_of).collect::<Vec<_>>().join(article.words.clause))
}

/// Who is reported to say something that names another, with the speaker's mentions.
fn speaks(article: &Article) -> BTreeMap<(usize, usize), Vec<usize>> {
    let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    let names: Vec<usize> = names(article).collect();
    let span = |m: &usize| article.annotated.mentions[*m].span;
    for claim in &article.annotated.claims {
        let speaker = claim.speaker as usize;
        let one = article.entries.number_of(speaker);
        let first = names.partition_point(|m| span(m).start < claim.sentence.start);
        let named = names[first..].iter().take_while(|m| span(m).start < claim.sentence.end);
        let named = named.filter(|m| claim.sentence.contains(span(m))).copied();
        for other in named.map(|m| article.entries.number_of(m)).filter(|other| *other != one) {
            let mentions = pairs.entry((one, other)).or_default();
            if !mentions.iter().any(|m| article.sentence_of(*m) == article.sentence_of(speaker)) {
                mentions.push(speaker);
            }
        }
    }
    pairs
}

/// The pairs that stand in one sentence, in page order, with a mention of one for each.
fn together(article: &Article) -> Vec<((usize, usize), Vec<usize>)> {
    let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    let mentions: Vec<usize> = names(article).collect();
    for sentence in mentions.chunk_by(|a, b| article.sentence_of(*a) == article.sentence_of(*b)) {
        let mut named: Vec<(usize, usize)> =
            sentence.iter().map(|m| (article.entries.number_of(*m), *m)).collect();
        named.sort_unstable();
        named.dedup_by_key(|(entry, _)| *entry);
        for (at, (one, mention)) in named.iter().enumerate() {
            for (other, _) in &named[at + 1..] {
                pairs.entry((*one, *other)).or_default().push(*mention);
            }
        }
    }
    pairs.into_iter().collect()
}

/// The outermost mentions of all that is neither a date nor a figure.
fn names<'a>(article: &'a Article) -> impl Iterator<Item = usize> + 'a {
    let mentions = article.annotated.mentions.iter().enumerate();
    let outer = mentions.filter(|(_, mention)| mention.parent.is_none()).map(|(m, _)| m);
    outer.filter(|m| !is_value(article.entries.of(*m).kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entries::Entries;
    use crate::fixture;
    use lorgnette_annotate::{Annotated, Claim};
    use lorgnette_kb::Label;

    /// The relations of a text, each as `one tie other weight`.
    fn found(annotated: &Annotated) -> Vec<String> {
        let kb = fixture::kb();
        let entries = Entries::new(annotated, &kb);
        let article = Article::new(annotated, &kb, &entries);
        let said = |r: &Relation| {
            let tie = match &r.tie {
                Tie::Known { how, .. } => how.clone(),
                Tie::Speaks(_) => "speaks".into(),
                Tie::Together(_) => "together".into(),
            };
            let name = |n: usize| article.name(&entries.all[n]);
            format!("{} {tie} {} {}", name(r.one), name(r.other), r.tie.weight())
        };
        relations(&article).all.iter().map(said).collect()
    }

    #[test]
    fn the_base_the_voice_and_the_sentence_tie_two_names() {
        let text = "金正恩說朝鮮好。甲和朝鮮。";
        let mentions = vec![
            fixture::entity(0..3, "kim-jong-un"),
            fixture::entity(4..6, "north-korea"),
            fixture::unlinked(8..9, Label::Person),
            fixture::entity(10..12, "north-korea"),
        ];
        let mut annotated = fixture::annotated(text, mentions);
        annotated.claims =
            vec![Claim { speaker: 0, cue: fixture::span(3..4), sentence: fixture::span(0..8) }];
        assert_eq!(found(&annotated), ["金正恩 領導（2011年起） 朝鮮 1", "金正恩 speaks 朝鮮 1",]);
    }

    #[test]
    fn pairs_count_once_a_sentence() {
        let text = "甲，朝鮮，朝鮮。朝鮮與甲。";
        let mentions = vec![
            fixture::unlinked(0..1, Label::Person),
            fixture::entity(2..4, "north-korea"),
            fixture::entity(5..7, "north-korea"),
            fixture::entity(8..10, "north-korea"),
            fixture::unlinked(11..12, Label::Person),
        ];
        assert_eq!(found(&fixture::annotated(text, mentions)), ["甲 together 朝鮮 2"]);
    }

    #[test]
    fn dates_and_figures_have_no_relations() {
        let mentions = vec![
            fixture::entity(0..2, "north-korea"),
            fixture::date(2..7, Some("2024")),
            fixture::quantity(7..9, "3", Some("person")),
        ];
        assert!(found(&fixture::annotated("朝鮮2024年三人", mentions)).is_empty());
    }
}

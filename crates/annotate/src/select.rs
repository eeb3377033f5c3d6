//! From all candidates to one best set of mentions: they nest but never cross.
//!
//! The measure: every mention counts its length times its confidence, less a
//! price for being one more. Of all sets without overlap the one with the
//! greatest sum is taken (weighted interval scheduling, O(n log n)); so a longer
//! name beats the shorter ones that it is made of, and a doubtful long one does
//! not beat two sure ones. Then the same is done inside each mention taken,
//! with the names that may stand inside it.

use crate::Mention;
use crate::context::Relations;
use lorgnette_kb::{Kb, Label};
use lorgnette_text::Span;
use std::cmp::Reverse;

/// What one more mention costs, in thousandths of a sure character: less than
/// the least sure single character is worth, and enough to prefer whole names.
const PRICE: i64 = 300;

/// A mention that may be taken.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) mention: Mention,
    /// What taking it is worth, in thousandths.
    pub(crate) worth: i64,
    pub(crate) standing: Standing,
}

/// Where a candidate may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// By itself and inside another mention.
    Anywhere,
    /// By itself only.
    Alone,
    /// Inside another mention only.
    Within,
}

impl Candidate {
    /// A mention that a rule made, worth its length times its confidence less the price.
    pub(crate) fn of(mention: Mention, standing: Standing) -> Self {
        let worth = i64::from(mention.span.len()) * thousandths(&mention) - PRICE;
        Candidate { mention, worth, standing }
    }

    fn span(&self) -> Span {
        self.mention.span
    }
}

/// The best set of `candidates`, by start, then longest first, with parents.
pub(crate) fn best(mut candidates: Vec<Candidate>, kb: &Kb, relations: &Relations) -> Vec<Mention> {
    candidates.retain(|c| !c.span().is_empty());
    let mut candidates = in_order(candidates);
    let may_stand = |c: &Candidate| c.standing != Standing::Within;
    let tops: Vec<usize> = (0..candidates.len()).filter(|&n| may_stand(&candidates[n])).collect();
    let inner: Vec<usize> =
        (0..candidates.len()).filter(|&n| candidates[n].standing != Standing::Alone).collect();
    let mut choice = Choice {
        candidates: &mut candidates,
        grounds: Grounds { kb, relations },
        chosen: Vec::new(),
    };
    choice.choose(&tops, &inner, None);
    choice.chosen
}

/// By place; of two mentions of one span the linked one comes first, then the surer one, and only
/// that one stays where it would stand alike.
fn in_order(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let key = |c: &Candidate| {
        let (m, Span { start, end }) = (&c.mention, c.span());
        (start, Reverse(end), c.standing, m.entity.is_none(), -c.worth, m.label, m.entity)
    };
    // The keys are sorted rather than the candidates, which are ten times as large.
    let mut order: Vec<_> = candidates.iter().map(key).zip(0..).collect();
    order.sort_unstable();
    order.dedup_by(|(b, _), (a, _)| {
        let is_of_place = (a.0, a.1, a.2) == (b.0, b.1, b.2);
        is_of_place && a.2 != Standing::Alone
    });
    let mut candidates: Vec<Option<Candidate>> = candidates.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, n): (_, usize)| candidates[n].take()).collect()
}

fn thousandths(mention: &Mention) -> i64 {
    (mention.confidence * 1000.0) as i64
}

/// The choice as far as it is made.
struct Choice<'a> {
    candidates: &'a mut [Candidate],
    grounds: Grounds<'a>,
    chosen: Vec<Mention>,
}

impl Choice<'_> {
    /// Takes the best of `tops`, which lie in `parent`, and what of `inner`
    /// lies in them; both are in order.
    fn choose(&mut self, tops: &[usize], inner: &[usize], parent: Option<u32>) {
        for top in without_overlap(self.candidates, tops) {
            let outer = &self.candidates[top].mention;
            let from =
                inner.partition_point(|&n| self.candidates[n].span().start < outer.span.start);
            let begins_in = |n: &&usize| self.candidates[**n].span().start < outer.span.end;
            let fits = |n: &usize| self.grounds.may_nest(outer, &self.candidates[*n].mention);
            let within: Vec<usize> =
                inner[from..].iter().take_while(begins_in).copied().filter(fits).collect();
            let index = self.chosen.len() as u32;
            let mention = self.taken(top, parent);
            self.chosen.push(mention);
            self.choose(&within, &within, Some(index));
        }
    }

    /// The mention of a candidate, which no other choice asks for again.
    fn taken(&mut self, top: usize, parent: Option<u32>) -> Mention {
        let mention = &mut self.candidates[top].mention;
        let (value, reasons) = (mention.value.take(), std::mem::take(&mut mention.reasons));
        Mention { parent, value, reasons, ..*mention }
    }
}

/// The members of `among` in the best set that does not overlap, in order.
fn without_overlap(candidates: &[Candidate], among: &[usize]) -> Vec<usize> {
    let mut by_end: Vec<usize> = among.to_vec();
    by_end.sort_by_key(|&n| (candidates[n].span().end, n));
    let ends: Vec<u32> = by_end.iter().map(|&n| candidates[n].span().end).collect();
    // best[k]: the greatest sum with the first k by end; taken[k]: whether it takes the k-th.
    let (mut best, mut taken) = (vec![0i64], Vec::new());
    for (k, &n) in by_end.iter().enumerate() {
        let before = ends[..k].partition_point(|&end| end <= candidates[n].span().start);
        let with = best[before] + candidates[n].worth;
        taken.push((with > best[k]).then_some(before));
        best.push(with.max(best[k]));
    }
    let (mut k, mut tops) = (by_end.len(), Vec::new());
    while k > 0 {
        k = match taken[k - 1] {
            Some(before) => {
                tops.push(by_end[k - 1]);
                before
            }
            None => k - 1,
        };
    }
    tops.reverse();
    tops
}

/// What decides whether a name may stand inside another.
#[derive(Clone, Copy)]
struct Grounds<'a> {
    kb: &'a Kb,
    relations: &'a Relations,
}

impl Grounds<'_> {
    /// Whether `inner` may stand inside `outer` as a mention of its own: a name
    /// inside the name of something larger, but no number and no other form of
    /// the same thing. Where both are linked, the knowledge base must relate
    /// them: 烏克蘭 in 烏克蘭戰爭, but no 俄羅斯 in 白俄羅斯. A place's name holds
    /// another only where it begins with the place that it lies in
    /// (俄羅斯遠東地區).
    fn may_nest(self, outer: &Mention, inner: &Mention) -> bool {
        if inner.span == outer.span || !outer.span.contains(inner.span) {
            return false;
        }
        let linked = outer.entity.zip(inner.entity);
        let is_stranger = linked.is_some_and(|(o, i)| o == i || !self.relations.relate(o, i));
        if inner.value.is_some() || is_stranger || self.is_adjective_of_region(inner) {
            return false;
        }
        match outer.label {
            Label::Event | Label::Org | Label::Law | Label::Fac => true,
            Label::Product | Label::WorkOfArt => true,
            Label::Loc | Label::Gpe => {
                outer.span.start == inner.span.start
                    && linked.is_some_and(|(o, i)| self.relations.reach(o, i))
            }
            _ => false,
        }
    }

    /// Of adjectives only those of countries stand inside names: South Korean,
    /// but not the European of European Union.
    fn is_adjective_of_region(self, inner: &Mention) -> bool {
        let of_country = inner.entity.is_some_and(|e| self.kb.entity(e).label == Label::Gpe);
        inner.label == Label::Norp && !of_country
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::Random;

    fn candidate(start: u32, length: u32, confidence: f32) -> Candidate {
        let mention = Mention {
            span: Span::new(start, start + length),
            label: Label::Org,
            entity: None,
            value: None,
            confidence,
            reasons: Vec::new(),
            parent: None,
        };
        Candidate::of(mention, Standing::Anywhere)
    }

    fn sum(candidates: &[Candidate], chosen: &[usize]) -> i64 {
        chosen.iter().map(|&n| candidates[n].worth).sum()
    }

    /// The greatest sum, by trying every subset.
    fn reference(candidates: &[Candidate]) -> i64 {
        let subsets = (0u32..1 << candidates.len()).map(|bits| -> Vec<usize> {
            (0..candidates.len()).filter(|n| bits >> n & 1 == 1).collect()
        });
        let apart = subsets.filter(|chosen| are_apart(candidates, chosen));
        apart.map(|chosen| sum(candidates, &chosen)).max().unwrap_or(0)
    }

    fn are_apart(candidates: &[Candidate], chosen: &[usize]) -> bool {
        chosen.iter().all(|&a| {
            chosen.iter().all(|&b| a == b || !candidates[a].span().overlaps(candidates[b].span()))
        })
    }

    #[test]
    fn no_other_set_is_worth_more() {
        let mut random = Random::new(11);
        for _ in 0..300 {
            let mut next = |bound: usize| random.below(bound) as u32;
            let mut candidates: Vec<Candidate> = (0..1 + next(9))
                .map(|_| candidate(next(12), 1 + next(6), 0.5 + next(50) as f32 / 100.0))
                .collect();
            candidates = in_order(candidates);
            let all: Vec<usize> = (0..candidates.len()).collect();
            let chosen = without_overlap(&candidates, &all);
            assert!(are_apart(&candidates, &chosen) && chosen.is_sorted());
            assert_eq!(sum(&candidates, &chosen), reference(&candidates), "{candidates:?}");
        }
    }

    #[test]
    fn a_whole_beats_its_parts_and_sure_parts_a_doubtful_whole() {
        let parts = [candidate(0, 2, 0.95), candidate(2, 2, 0.95)];
        let with = |whole: f32| {
            let mut all = vec![candidate(0, 4, whole)];
            all.extend(parts.clone());
            without_overlap(&all, &[0, 1, 2])
        };
        assert_eq!(with(0.9), [0]);
        assert_eq!(with(0.5), [1, 2]);
    }
}

//! Linking: which entity a hit means, how sure that is, and why.
//!
//! A form that can mean one entity only is linked to it. Where several share
//! it, each is weighed by the sort of form (a name outweighs a former name) and
//! by the company it keeps: how many related entities the same text names. A
//! later form (閱兵, Kim) counts only once the text has named the entity, or
//! brought up what the entity is made of, or says what sort of thing it is
//! (`docs/linking.md`).

use crate::Reason;
use crate::context::{Context, Relations};
use crate::gazetteer::{Form, Hit, Use};
use crate::rules::names::class_word;
use crate::text::Text;
use lorgnette_kb::{AliasKind, EntityId, Kb, Label};

/// What a hit is linked to.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) entity: EntityId,
    pub(crate) form: Form,
    pub(crate) confidence: f32,
    pub(crate) reasons: Vec<Reason>,
}

/// What linking rests on.
#[derive(Clone, Copy)]
pub(crate) struct Grounds<'a> {
    pub(crate) text: &'a Text,
    pub(crate) kb: &'a Kb,
    pub(crate) relations: &'a Relations,
    pub(crate) context: &'a Context,
}

/// A use that may be meant, with its weight.
struct Candidate<'a> {
    used: &'a Use<'a>,
    weight: u64,
    reason: Option<Reason>,
}

/// What `hit` means; none where only later forms fit and nothing went before.
pub(crate) fn link(hit: &Hit, grounds: Grounds) -> Option<Link> {
    let candidates = hit.uses.iter().filter_map(|used| grounds.candidate(used, hit));
    let mut candidates: Vec<Candidate> = candidates.collect();
    // Nobody asks what company an entity keeps that no other contests.
    if candidates.iter().any(|c| c.used.entity != candidates[0].used.entity) {
        candidates.iter_mut().for_each(|c| c.weight *= grounds.company(c.used));
    }
    // Uses stand by form and then entity, so that equal weights keep one order.
    candidates.sort_by_cached_key(|c| std::cmp::Reverse(c.weight));
    for n in (1..candidates.len()).rev() {
        let entity = candidates[n].used.entity;
        if candidates[..n].iter().any(|c| c.used.entity == entity) {
            candidates.remove(n);
        }
    }
    let total: u64 = candidates.iter().map(|c| c.weight).sum();
    let others: Vec<EntityId> = candidates.iter().skip(1).map(|c| c.used.entity).collect();
    let best = candidates.into_iter().next()?;
    let share = best.weight as f32 / total as f32;
    Some(Link {
        entity: best.used.entity,
        form: best.used.form,
        confidence: prior(best.used.form) * share,
        reasons: grounds.reasons(best, &others),
    })
}

impl<'a> Grounds<'a> {
    fn candidate(self, used: &'a Use<'a>, hit: &Hit) -> Option<Candidate<'a>> {
        // Each 8 of salience are twice as likely to be meant.
        let known = 1 << (self.kb.entity(used.entity).salience / 8);
        let form = (prior(used.form) * 100.0) as u64 * known;
        if used.form != Form::Alias(AliasKind::Later) {
            return Some(Candidate { used, weight: form, reason: None });
        }
        let (weight, reason) = self.later(used.entity, hit)?;
        Some(Candidate { used, weight: form * u64::from(weight), reason: Some(reason) })
    }

    /// What the related entities that the text names count for; a later form rests on other ground.
    fn company(self, used: &Use) -> u64 {
        match used.form {
            Form::Alias(AliasKind::Later) => 1,
            _ => 1 + 2 * self.context.company(used.entity, self.relations).len() as u64,
        }
    }

    /// Whether a later form may stand for `entity` at `at`: with the weight
    /// (the more often it was named, the more) and the reason.
    fn later(self, entity: EntityId, hit: &Hit) -> Option<(u32, Reason)> {
        let count = self.context.count_before(entity, hit.start) as u32;
        if count > 0 {
            let ground = match count {
                1 => "named once before".to_string(),
                _ => format!("named {count} times before"),
            };
            return Some((2 * count.min(1000), Reason { rule: "later", ground }));
        }
        // The class word after it (導彈, missile) shows that a thing is meant.
        if self.kb.entity(entity).label == Label::Product
            && let Some(ground) = class_word(self.text, hit)
        {
            return Some((1, Reason { rule: "class-word", ground }));
        }
        let grounds = self.context.introduced(entity, hit.start, self.kb, self.relations)?;
        Some((1, Reason { rule: "introduced", ground: grounds.join(", ") }))
    }

    fn reasons(self, best: Candidate, others: &[EntityId]) -> Vec<Reason> {
        let ground = [best.used.written, " (", best.used.form.word(), ")"].concat();
        let mut reasons = vec![Reason { rule: "alias", ground }];
        reasons.extend(best.reason);
        if !others.is_empty() {
            let company = self.context.company(best.used.entity, self.relations);
            let slugs: Vec<&str> = company.iter().take(COMPANY).map(|&e| self.slug(e)).collect();
            if !slugs.is_empty() {
                reasons.push(Reason { rule: "company", ground: slugs.join(", ") });
            }
        }
        reasons.extend(
            others
                .iter()
                .map(|&e| Reason { rule: "alternative", ground: self.slug(e).to_string() }),
        );
        reasons
    }

    pub(crate) fn slug(self, entity: EntityId) -> &'a str {
        &self.kb.entity(entity).slug
    }
}

/// So many related names are ground enough to be told: a text of names has hundreds.
const COMPANY: usize = 8;

/// How sure a form makes it, by itself.
fn prior(form: Form) -> f32 {
    match form {
        Form::Name | Form::Alias(AliasKind::Full) => 0.98,
        Form::Alias(AliasKind::Transliteration | AliasKind::Abbreviation) => 0.96,
        Form::Alias(AliasKind::Short | AliasKind::Demonym) => 0.95,
        Form::Alias(AliasKind::Later) => 0.9,
        Form::Alias(_) => 0.85,
    }
}

impl Form {
    /// The form in a word.
    fn word(self) -> &'static str {
        match self {
            Form::Name => "name",
            Form::Alias(AliasKind::Full) => "full name",
            Form::Alias(AliasKind::Short) => "short form",
            Form::Alias(AliasKind::Abbreviation) => "abbreviation",
            Form::Alias(AliasKind::Transliteration) => "transliteration",
            Form::Alias(AliasKind::Former) => "former name",
            Form::Alias(AliasKind::Later) => "later form",
            Form::Alias(AliasKind::Demonym) => "demonym",
            Form::Alias(_) => "other form",
        }
    }
}

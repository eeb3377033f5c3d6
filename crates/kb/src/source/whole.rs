//! Checks that need all files at once: ids, shared aliases, dangling links, circles, redirects.

use super::draft::{Draft, Drafts};
use super::report::{Place, Report};
use super::table::Row;
use crate::Kb;
use crate::vocabulary::WHOLES;
use lorgnette_text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Checks the drafts together, and with the base that they lie over.
pub(super) fn check(base: &Kb, drafts: &Drafts, report: &mut Report) {
    let slugs = slugs(base, drafts);
    check_ids(drafts, report);
    check_rows(drafts, &slugs, report);
    check_forms(drafts, report);
    check_links(drafts, &slugs, report);
    check_circles(base, drafts, report);
    check_redirects(base, drafts, &slugs, report);
}

fn slugs<'a>(base: &'a Kb, drafts: &'a Drafts) -> BTreeSet<&'a str> {
    let ours = drafts.entities.iter().map(|draft| draft.entity.slug.as_str());
    let rows = drafts.rows.iter().filter(|row| row.whole);
    let rows = rows.map(|row| row.draft.entity.slug.as_str());
    base.iter().map(|(_, entity)| entity.slug.as_str()).chain(ours).chain(rows).collect()
}

/// What files and tables say, one after the other.
fn all(drafts: &Drafts) -> impl Iterator<Item = &Draft> {
    drafts.entities.iter().chain(drafts.rows.iter().map(|row| &row.draft))
}

/// A row stands for itself or adds to what is there, and it agrees with that.
fn check_rows(drafts: &Drafts, slugs: &BTreeSet<&str>, report: &mut Report) {
    let ours: BTreeMap<&str, &Draft> =
        drafts.entities.iter().map(|draft| (draft.entity.slug.as_str(), draft)).collect();
    let mut seen = BTreeSet::new();
    for Row { draft, whole } in &drafts.rows {
        let (at, entity) = (draft.at, &draft.entity);
        let slug = entity.slug.as_str();
        if !*whole && !slugs.contains(slug) {
            let mend = "correct the id, or add the columns label, subtype and names";
            report.add(at, format!("no entity `{slug}` to add to"), mend);
        }
        if *whole && !slug.is_empty() && !seen.insert(slug) {
            report.add(at, format!("duplicate id `{slug}`"), "give it another");
        }
        let other = ours.get(slug).filter(|_| *whole);
        if other.is_some_and(|other| other.entity.label != entity.label) {
            let message = format!("`{slug}` is another sort of thing in a file");
            report.add(at, message, "give one of the two another id");
        }
    }
}

fn check_ids(drafts: &Drafts, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for draft in drafts.entities.iter().filter(|draft| !draft.entity.slug.is_empty()) {
        if !seen.insert(&draft.entity.slug) {
            let message = format!("duplicate id `{}`", draft.entity.slug);
            report.add(draft.at, message, "give it another, or merge the two entities");
        }
    }
}

/// Of the entities in the files that share a form, all but one must say so: the best known may
/// leave it unsaid, two that do are likely to be one entity written twice.
fn check_forms(drafts: &Drafts, report: &mut Report) {
    let mut silent: BTreeMap<String, &Draft> = BTreeMap::new();
    for draft in &drafts.entities {
        let declared: BTreeSet<String> =
            draft.ambiguous.iter().map(|own| fold_all(&own.text)).collect();
        for form in draft.forms.iter().filter(|form| form.claimed) {
            let folded = fold_all(&form.text);
            if declared.contains(&folded) {
                continue;
            }
            let first = *silent.entry(folded).or_insert(draft);
            if first.entity.slug != draft.entity.slug {
                let message = format!("`{}` names `{}` too", form.text, first.entity.slug);
                let mend = "list it as `ambiguous` in the lesser known, or merge the two";
                report.add(form.at, message, mend);
            }
        }
    }
}

fn fold_all(text: &str) -> String {
    text.chars().map(fold).collect()
}

fn check_links(drafts: &Drafts, slugs: &BTreeSet<&str>, report: &mut Report) {
    for link in all(drafts).flat_map(|draft| &draft.links) {
        if !slugs.contains(link.target.as_str()) {
            let message = format!("no entity `{}`", link.target);
            report.add(link.at, message, "write its entity, or correct the slug");
        }
    }
}

fn check_circles(base: &Kb, drafts: &Drafts, report: &mut Report) {
    let mut wholes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (_, entity) in base.iter() {
        let targets = entity.relations.iter().filter(|r| WHOLES.contains(&r.kind.as_str()));
        wholes.insert(&entity.slug, targets.map(|r| r.target.as_str()).collect());
    }
    for draft in &drafts.entities {
        wholes.insert(&draft.entity.slug, targets(draft).collect());
    }
    // A table only adds to what has no whole yet.
    for Row { draft, .. } in &drafts.rows {
        let known = wholes.entry(&draft.entity.slug).or_default();
        if known.is_empty() {
            known.extend(targets(draft));
        }
    }
    for draft in all(drafts) {
        for link in draft.links.iter().filter(|link| link.whole) {
            if reaches(&wholes, &link.target, &draft.entity.slug) {
                let message = format!(
                    "`{}` lies within itself by way of `{}`",
                    draft.entity.slug, link.target
                );
                report.add(link.at, message, "drop one of the relations of this circle");
            }
        }
    }
}

/// What a draft says that it lies in.
fn targets(draft: &Draft) -> impl Iterator<Item = &str> {
    draft.links.iter().filter(|link| link.whole).map(|link| link.target.as_str())
}

/// Whether `end` is `start` or a whole of it.
fn reaches(wholes: &BTreeMap<&str, Vec<&str>>, start: &str, end: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![start];
    while let Some(slug) = open.pop() {
        if slug == end {
            return true;
        }
        if seen.insert(slug) {
            open.extend(wholes.get(slug).into_iter().flatten().copied());
        }
    }
    false
}

fn check_redirects(base: &Kb, drafts: &Drafts, slugs: &BTreeSet<&str>, report: &mut Report) {
    let steps = steps(base, drafts);
    let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
    for redirect in &drafts.redirects {
        let old = redirect.old.as_str();
        if slugs.contains(old) {
            let message = format!("`{old}` is merged, but still an entity");
            report.add(redirect.at, message, "drop the entity or the redirect");
        } else if seen.insert(old, redirect.at).is_some() {
            report.add(redirect.at, format!("`{old}` is merged twice"), "keep one");
        } else if target(&steps, slugs, old).is_none() {
            let message = format!("`{old}` leads to no entity by way of `{}`", redirect.new);
            report.add(redirect.at, message, "name the entity that it went into");
        }
    }
}

fn steps<'a>(base: &'a Kb, drafts: &'a Drafts) -> BTreeMap<&'a str, &'a str> {
    let ours = drafts.redirects.iter().map(|r| (r.old.as_str(), r.new.as_str()));
    base.redirects().chain(ours).collect()
}

/// The entity at the end of the steps from `old`; none where they lead nowhere or round.
fn target<'a>(
    steps: &BTreeMap<&str, &'a str>,
    slugs: &BTreeSet<&str>,
    old: &str,
) -> Option<&'a str> {
    let mut at = *steps.get(old)?;
    // Without a circle there are at most as many steps as redirects.
    for _ in 0..steps.len() {
        if slugs.contains(at) {
            return Some(at);
        }
        at = steps.get(at)?;
    }
    None
}

/// Every redirect of base and drafts with the entity at its end.
pub(super) fn resolved(base: &Kb, drafts: &Drafts) -> Vec<(String, String)> {
    let (steps, slugs) = (steps(base, drafts), slugs(base, drafts));
    let end = |old: &&str| target(&steps, &slugs, old);
    steps.keys().filter_map(|old| Some((old.to_string(), end(old)?.to_string()))).collect()
}

//! Checks that need all files at once: ids, shared aliases, dangling links, circles, redirects.

use super::draft::{Draft, Drafts};
use super::report::{Place, Report};
use super::value::Form;
use crate::Kb;
use crate::vocabulary::WHOLES;
use lorgnette_text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Checks the drafts together, and with the base that they lie over.
pub(super) fn check(base: &Kb, drafts: &Drafts, report: &mut Report) {
    let slugs = slugs(base, drafts);
    check_ids(drafts, report);
    check_forms(base, drafts, report);
    check_links(drafts, &slugs, report);
    check_circles(base, drafts, report);
    check_redirects(base, drafts, &slugs, report);
}

fn slugs<'a>(base: &'a Kb, drafts: &'a Drafts) -> BTreeSet<&'a str> {
    let ours = drafts.entities.iter().map(|draft| draft.entity.slug.as_str());
    base.iter().map(|(_, entity)| entity.slug.as_str()).chain(ours).collect()
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

/// Who bears a folded form: by slug, with the first place in the files, none in the base.
type Bearers<'a> = BTreeMap<&'a str, Option<(&'a Draft, &'a Form)>>;

fn check_forms(base: &Kb, drafts: &Drafts, report: &mut Report) {
    let forms = bearers(base, drafts);
    for (folded, bearers) in &forms {
        for (&slug, bearer) in bearers {
            let Some((draft, form)) = bearer else { continue };
            let declared = draft.ambiguous.iter().find(|own| fold_all(&own.text) == *folded);
            let other = bearers.keys().find(|other| **other != slug);
            match (declared, other) {
                (None, Some(other)) => {
                    let message = format!("`{}` names `{other}` too", form.text);
                    report.add(form.at, message, "drop one, or list it in both as `ambiguous`");
                }
                (Some(declared), None) => {
                    let message = format!("`{}` names nothing else", declared.text);
                    report.add(declared.at, message, "leave it out of `ambiguous`");
                }
                _ => {}
            }
        }
    }
}

fn bearers<'a>(base: &'a Kb, drafts: &'a Drafts) -> BTreeMap<String, Bearers<'a>> {
    let mut forms: BTreeMap<String, Bearers<'a>> = BTreeMap::new();
    for draft in &drafts.entities {
        for form in &draft.forms {
            let bearers = forms.entry(fold_all(&form.text)).or_default();
            bearers.entry(&draft.entity.slug).or_insert(Some((draft, form)));
        }
    }
    let ours: BTreeSet<&str> = drafts.entities.iter().map(|d| d.entity.slug.as_str()).collect();
    for (_, entity) in base.iter().filter(|(_, entity)| !ours.contains(entity.slug.as_str())) {
        let names = entity.names.iter().map(|name| &name.text);
        for text in names.chain(entity.aliases.iter().map(|alias| &alias.text)) {
            forms.entry(fold_all(text)).or_default().entry(&entity.slug).or_insert(None);
        }
    }
    forms
}

fn fold_all(text: &str) -> String {
    text.chars().map(fold).collect()
}

fn check_links(drafts: &Drafts, slugs: &BTreeSet<&str>, report: &mut Report) {
    for link in drafts.entities.iter().flat_map(|draft| &draft.links) {
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
        let targets = draft.links.iter().filter(|link| link.whole).map(|link| link.target.as_str());
        wholes.insert(&draft.entity.slug, targets.collect());
    }
    for draft in &drafts.entities {
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

//! The mentions of a text while corrections are made to them.

use crate::Anchors;
use lorgnette_annotate::{Annotated, Local, Mention, Reason, Soft, name_id};
use lorgnette_kb::{EntityId, Kb, Label};
use lorgnette_text::{Span, fold};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What words name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sense {
    /// An entity of the knowledge base.
    Entity(EntityId),
    /// Something that the article alone knows, by its label and fullest name.
    Name(Label, String),
}

/// A mention in the making.
pub(crate) struct Draft {
    pub(crate) mention: Mention,
    /// The label and the fullest name of what the article alone knows.
    name: Option<(Label, String)>,
    /// Its number among those that the program found.
    was: Option<u32>,
    /// The correction that made it what it is.
    pub(crate) by: Option<usize>,
}

/// All of them, by start, then longest first.
pub(crate) struct Sheet<'a> {
    pub(crate) text: &'a str,
    pub(crate) anchors: Anchors,
    pub(crate) kb: &'a Kb,
    pub(crate) drafts: Vec<Draft>,
    /// What went into another, by the id that it had on the page.
    pub(crate) became: BTreeMap<String, Sense>,
}

impl Draft {
    pub(crate) fn span(&self) -> Span {
        self.mention.span
    }
}

impl<'a> Sheet<'a> {
    /// The mentions of `annotated`, whose entities are of `base`, with those of `kb`.
    pub(crate) fn new(text: &'a str, annotated: &Annotated, base: &Kb, kb: &'a Kb) -> Self {
        let mut names: Vec<Option<(Label, String)>> = vec![None; annotated.mentions.len()];
        for local in &annotated.locals {
            let name = Some((local.label, local.name.clone()));
            local.mentions.iter().for_each(|&m| names[m as usize].clone_from(&name));
        }
        let draft = |((mention, name), was): ((&Mention, Option<_>), u32)| {
            let entity = mention.entity.and_then(|entity| moved(entity, base, kb));
            let mention = Mention { entity, ..mention.clone() };
            Draft { mention, name, was: Some(was), by: None }
        };
        let drafts = annotated.mentions.iter().zip(names).zip(0..).map(draft).collect();
        let (anchors, became) = (Anchors::new(text), BTreeMap::new());
        Sheet { text, anchors, kb, drafts, became }
    }

    /// The mention of exactly these words.
    pub(crate) fn at(&self, span: Span) -> Option<usize> {
        self.drafts.iter().position(|draft| draft.span() == span)
    }

    /// The mentions whose folded words are those under `span`.
    pub(crate) fn of_words(&self, span: Span) -> Vec<Span> {
        let words = self.anchors.folded(span);
        let same = |draft: &&Draft| self.anchors.folded(draft.span()) == words;
        self.drafts.iter().filter(same).map(Draft::span).collect()
    }

    /// What mention `at` names; nothing where it is a date or a number.
    pub(crate) fn sense(&self, at: usize) -> Option<Sense> {
        let Draft { mention, name, .. } = &self.drafts[at];
        let surface = || (mention.label, self.anchors.written(mention.span));
        match (mention.entity, &mention.value) {
            (Some(entity), _) => Some(Sense::Entity(entity)),
            (None, Some(_)) => None,
            (None, None) => {
                let (label, name) = name.clone().unwrap_or_else(surface);
                Some(Sense::Name(label, name))
            }
        }
    }

    /// The id on the page of what goes by `sense`.
    pub(crate) fn id(&self, sense: &Sense) -> String {
        match sense {
            Sense::Entity(entity) => self.kb.entity(*entity).slug.clone(),
            Sense::Name(label, name) => name_id(*label, name),
        }
    }

    /// What the text names under this id.
    pub(crate) fn named(&self, id: &str) -> Option<Sense> {
        let senses = (0..self.drafts.len()).filter_map(|at| self.sense(at));
        senses.into_iter().find(|sense| self.id(sense) == id)
    }

    /// What the article alone knows by this name.
    pub(crate) fn known_as(&self, name: &str) -> Option<Sense> {
        let folded = |name: &str| name.trim().chars().map(fold).collect::<Vec<_>>();
        let wanted = folded(name);
        let is_it = |sense: &Sense| matches!(sense, Sense::Name(_, n) if folded(n) == wanted);
        (0..self.drafts.len()).filter_map(|at| self.sense(at)).find(is_it)
    }

    /// Lets the words under `span` name `sense`, by correction `by`. What crosses them goes;
    /// which corrections made that is the answer.
    pub(crate) fn put(&mut self, span: Span, sense: &Sense, by: usize) -> Vec<usize> {
        let was = self.at(span).and_then(|at| self.drafts[at].was);
        let draft = self.draft(span, sense, was, by);
        self.insert(draft)
    }

    /// The same where nothing longer stands and nothing that crosses.
    pub(crate) fn put_if_free(&mut self, span: Span, sense: &Sense, by: usize) {
        let hinders = |draft: &Draft| {
            let other = draft.span();
            other.overlaps(span) && !span.contains(other)
        };
        if !self.drafts.iter().any(hinders) {
            self.put(span, sense, by);
        }
    }

    /// Lets mention `from` be that of the words under `to`; else as [`Sheet::put`].
    pub(crate) fn stretch(&mut self, from: usize, to: Span, by: usize) -> Vec<usize> {
        let draft = self.drafts.remove(from);
        let words = self.anchors.written(to);
        // What went by the shorter words alone goes by the longer ones.
        let name = draft.name.map(|(label, name)| {
            let is_longer = words.contains(name.as_str());
            (label, if is_longer { words } else { name })
        });
        let mention = Mention { span: to, confidence: 1.0, ..draft.mention };
        self.insert(Draft { mention, name, was: draft.was, by: Some(by) })
    }

    fn insert(&mut self, draft: Draft) -> Vec<usize> {
        let span = draft.span();
        let gives_way = |other: Span| {
            other == span || other.overlaps(span) && !other.contains(span) && !span.contains(other)
        };
        let crossing = self.drafts.iter().filter(|d| d.span() != span && gives_way(d.span()));
        let gone = crossing.filter_map(|d| d.by).collect();
        self.drafts.retain(|other| !gives_way(other.span()));
        self.make_room(&draft);
        let key = |draft: &Draft| (draft.span().start, Reverse(draft.span().end));
        let at = self.drafts.partition_point(|other| key(other) < key(&draft));
        self.drafts.insert(at, draft);
        gone
    }

    fn draft(&self, span: Span, sense: &Sense, was: Option<u32>, by: usize) -> Draft {
        let (label, entity, name) = match sense {
            Sense::Entity(entity) => (self.kb.entity(*entity).label, Some(*entity), None),
            Sense::Name(label, name) => (*label, None, Some((*label, name.clone()))),
        };
        let reasons = vec![Reason { rule: "correction", ground: self.anchors.written(span) }];
        let (value, confidence, parent) = (None, 1.0, None);
        let mention = Mention { span, label, entity, value, confidence, reasons, parent };
        Draft { mention, name, was, by: Some(by) }
    }

    /// Takes away what the program found inside `outer` and what cannot stand there: anything in
    /// the name of a person, a number, another form of the same thing.
    fn make_room(&mut self, outer: &Draft) {
        let Mention { span, label, entity, .. } = outer.mention;
        let holds = !matches!(label, Label::Person | Label::Norp);
        self.drafts.retain(|draft| {
            let inner = &draft.mention;
            let is_another = inner.entity.is_some() && inner.entity != entity;
            let fits = holds && inner.value.is_none() && is_another;
            draft.by.is_some() || !span.contains(inner.span) || fits
        });
    }

    /// The annotated text that the mentions make, with `annotated` for all else.
    pub(crate) fn done(self, annotated: Annotated, base: &Kb) -> Annotated {
        let Annotated { document, mut claims, soft, .. } = annotated;
        let was = self.drafts.iter().map(|draft| draft.was).zip(0..);
        let places: BTreeMap<u32, u32> =
            was.filter_map(|(was, place)| was.map(|was| (was, place))).collect();
        claims.retain(|claim| places.contains_key(&claim.speaker));
        claims.iter_mut().for_each(|claim| claim.speaker = places[&claim.speaker]);
        let soft = soft.into_iter().map(|soft| Soft {
            entities: soft.entities.iter().filter_map(|&e| moved(e, base, self.kb)).collect(),
            ..soft
        });
        let (soft, locals) = (soft.collect(), locals(&self.drafts));
        let mut mentions: Vec<Mention> = self.drafts.into_iter().map(|d| d.mention).collect();
        nest(&mut mentions);
        Annotated { document, mentions, claims, locals, soft }
    }
}

/// What the article alone knows, by first mention.
fn locals(drafts: &[Draft]) -> Vec<Local> {
    let (mut locals, mut by_id): (Vec<Local>, BTreeMap<String, usize>) = Default::default();
    for (number, draft) in drafts.iter().enumerate() {
        let Some((label, name)) = &draft.name else { continue };
        let at = *by_id.entry(name_id(*label, name)).or_insert(locals.len());
        if at == locals.len() {
            locals.push(Local { label: *label, name: name.clone(), mentions: Vec::new() });
        }
        locals[at].mentions.push(number as u32);
    }
    locals
}

/// Says of each mention in which one it lies.
fn nest(mentions: &mut [Mention]) {
    let mut open: Vec<u32> = Vec::new();
    for at in 0..mentions.len() {
        let span = mentions[at].span;
        while open.pop_if(|outer| !mentions[*outer as usize].span.contains(span)).is_some() {}
        mentions[at].parent = open.last().copied();
        open.push(at as u32);
    }
}

/// The entity of `kb` that was `entity` of `base`.
fn moved(entity: EntityId, base: &Kb, kb: &Kb) -> Option<EntityId> {
    let slug = &base.entity(entity).slug;
    kb.find(slug).or_else(|| kb.find(kb.redirect(slug)?))
}

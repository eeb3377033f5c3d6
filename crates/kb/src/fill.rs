//! Two accounts of one entity: what one leaves unsaid is taken from the other.

use crate::vocabulary::WHOLES;
use crate::{Alias, AliasKind, Entity, Fact, Relation};

impl Entity {
    /// Adds what `more` says and this does not. Which of its own forms are ordinary words it has
    /// said itself.
    pub fn fill(&mut self, more: Entity) {
        let new = |form: &String| !self.forms().any(|own| own == form);
        let common: Vec<String> = more.common.into_iter().filter(new).collect();
        self.common.extend(common);
        for name in more.names {
            match self.names.iter().any(|own| own.lang == name.lang) {
                true => self.add_alias(Alias {
                    lang: name.lang,
                    text: name.text,
                    kind: AliasKind::Transliteration,
                }),
                false => self.names.push(name),
            }
        }
        more.aliases.into_iter().for_each(|alias| self.add_alias(alias));
        if self.descriptions.is_empty() {
            self.descriptions = more.descriptions;
        }
        self.fill_facts(more.facts, more.relations);
        self.coordinates = self.coordinates.or(more.coordinates);
        for (scheme, id) in more.identifiers {
            if !self.identifiers.iter().any(|(own, _)| *own == scheme) {
                self.identifiers.push((scheme, id));
            }
        }
    }

    fn fill_facts(&mut self, facts: Vec<Fact>, relations: Vec<Relation>) {
        let said = |property: &str| self.facts.iter().any(|own| own.property == property);
        let facts: Vec<Fact> = facts.into_iter().filter(|f| !said(&f.property)).collect();
        self.facts.extend(facts);
        let placed = self.relations.iter().any(|own| WHOLES.contains(&own.kind.as_str()));
        let related = |r: &Relation| {
            placed && WHOLES.contains(&r.kind.as_str())
                || self.relations.iter().any(|own| own.kind == r.kind && own.target == r.target)
        };
        let relations: Vec<Relation> = relations.into_iter().filter(|r| !related(r)).collect();
        self.relations.extend(relations);
    }

    /// Everything that it goes by: its names, then its aliases.
    pub fn forms(&self) -> impl Iterator<Item = &String> {
        let names = self.names.iter().map(|name| &name.text);
        names.chain(self.aliases.iter().map(|alias| &alias.text))
    }

    fn add_alias(&mut self, alias: Alias) {
        if !self.forms().any(|own| *own == alias.text) {
            self.aliases.push(alias);
        }
    }
}

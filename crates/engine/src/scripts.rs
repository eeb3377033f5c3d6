//! What a page needs to be shown in other scripts and with readings, from the base's names.

use crate::tables::{SCRIPTS, check};
use lorgnette_annotate::Annotated;
use lorgnette_kb::{AliasKind, Entity, Kb, Label, Name};
use lorgnette_render::PageParts;
use lorgnette_script as script;
use lorgnette_script::{Form, Markup, Script, Shape, Source};
use lorgnette_text::TableError;

/// A text of more characters has no sheet: it would take the engine minutes to learn it.
const LONGEST: usize = 500_000;

/// Whether the page of `annotated` can have a sheet: not where it is not Chinese, nor for a whole
/// library in one file.
pub fn has_sheet(annotated: &Annotated) -> bool {
    let document = &annotated.document;
    Source::of(&document.meta.language).is_some() && document.text.chars().count() <= LONGEST
}

/// The sheet of the page of `annotated`, whose markup is `parts`; none where it can have none.
///
/// # Errors
/// The first of the tables of [`SCRIPTS`] that is not there.
pub fn sheet(
    annotated: &Annotated,
    kb: &Kb,
    parts: &PageParts,
) -> Result<Option<script::Made>, TableError> {
    if !has_sheet(annotated) {
        return Ok(None);
    }
    check(&SCRIPTS)?;
    let markup = Markup {
        lang: &annotated.document.meta.language,
        prose: parts.prose.as_str(),
        around: &[parts.overview.as_str(), parts.glossary.as_str()],
    };
    let entities = annotated.mentions.iter().filter_map(|mention| mention.entity);
    let entities = entities.map(|id| kb.entity(id));
    let entities = entities.map(|entity| (entity.slug.clone(), known(entity))).collect();
    let mut names = script::Names { entities, longer: Vec::new() };
    names.longer = longer(kb, &names);
    Ok(script::sheet(&markup, &names))
}

/// What the base says of an entity's name in each script.
fn known(entity: &Entity) -> script::Entity {
    let names = entity.names.iter().map(|name| (name.lang.as_str(), name.text.as_str()));
    let forms = names.filter(|(lang, _)| Source::of(lang).is_some());
    let forms = forms.map(|(lang, surface)| form(entity, lang, surface));
    // Another spelling becomes the region's where a mention says whose it is; in the list of
    // spellings it stays.
    let spelled = entity.aliases.iter().filter(|alias| alias.kind == AliasKind::Transliteration);
    let spelled = spelled.filter(|alias| Source::of(&alias.lang).is_some());
    let spelled =
        spelled.map(|alias| Form { anywhere: false, ..form(entity, &alias.lang, &alias.text) });
    script::Entity { shape: shape(entity), forms: forms.chain(spelled).collect() }
}

/// Names in the base that hold one of the page's that is another elsewhere.
fn longer(kb: &Kb, names: &script::Names) -> Vec<Form> {
    let forms = names.entities.values().flat_map(|entity| &entity.forms);
    let moving = forms.filter(|form| form.anywhere && !form.elsewhere.is_empty());
    let moving: Vec<&str> = moving.map(|form| form.surface.as_str()).collect();
    let is_longer = |lang: &str, text: &str| {
        let holds = |part: &&str| text.len() > part.len() && text.contains(*part);
        Source::of(lang).is_some() && moving.iter().any(holds)
    };
    let of_entity = |entity: &Entity| {
        let names = entity.names.iter().filter(|name| is_longer(&name.lang, &name.text));
        let names = names.map(|name| form(entity, &name.lang, &name.text));
        // What it is also called stays as it is.
        let aliases = entity.aliases.iter().filter(|alias| is_longer(&alias.lang, &alias.text));
        let kept = |surface: &str| Form {
            surface: surface.to_string(),
            elsewhere: Vec::new(),
            anywhere: true,
        };
        names.chain(aliases.map(|alias| kept(&alias.text))).collect::<Vec<Form>>()
    };
    kb.iter().flat_map(|(_, entity)| of_entity(entity)).collect()
}

/// How a name divides into words: by where it comes from.
fn shape(entity: &Entity) -> Shape {
    let own = entity.names.first().map_or("", |name| name.lang.as_str());
    let language = own.split('-').next().unwrap_or_default();
    let place = matches!(entity.label, Label::Gpe | Label::Loc | Label::Fac);
    match (language, entity.label) {
        ("zh" | "ko", Label::Person) => Shape::Surname,
        ("zh" | "ko" | "ja", _) => Shape::Words,
        (_, Label::Person) => Shape::Whole,
        _ if place => Shape::Whole,
        _ => Shape::Words,
    }
}

/// A form of a name, which is `surface` in `lang`, and what stands for it elsewhere.
fn form(entity: &Entity, lang: &str, surface: &str) -> Form {
    let elsewhere = Script::ALL.into_iter();
    let elsewhere = elsewhere.filter_map(|to| Some((to, elsewhere_in(entity, lang, surface, to)?)));
    let common = entity.common.iter().any(|common| common == surface);
    let anywhere = !common && surface.chars().count() > 1;
    Form { surface: surface.to_string(), elsewhere: elsewhere.collect(), anywhere }
}

/// What `surface`, a name of `entity` in `lang`, is called in `to`: the name that the region has
/// of its own, and for that of another region the one that all others use. All else is left to
/// the tables, so that no name changes its wording with its script.
fn elsewhere_in(entity: &Entity, lang: &str, surface: &str, to: Script) -> Option<String> {
    let regional = !["zh", "zh-Hant", "zh-Hans"].contains(&lang);
    let own = match to {
        Script::Tw => named(entity, &["zh-TW", "zh-Hant-TW"]),
        Script::Hk => named(entity, &["zh-HK", "zh-Hant-HK"]),
        Script::Hans => named(entity, &["zh-Hans", "zh-CN"]).filter(|_| regional),
        Script::Hant => None,
    };
    let found = own.map(|name| name.text.clone()).or_else(|| {
        let general = named(entity, &["zh-Hant", "zh"]).filter(|_| regional)?;
        Some(script::convert(&general.text, Source::Hant, to))
    })?;
    // A full name does not become a short one, nor the other way round.
    (found.contains('·') == surface.contains('·')).then_some(found)
}

fn named<'e>(entity: &'e Entity, langs: &[&str]) -> Option<&'e Name> {
    langs.iter().find_map(|lang| entity.names.iter().find(|name| name.lang == *lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lorgnette_kb::Alias;

    fn entity(names: &[(&str, &str)]) -> Entity {
        let name =
            |(lang, text): &(&str, &str)| Name { lang: (*lang).into(), text: (*text).into() };
        let names = names.iter().map(name).collect();
        Entity { names, ..Entity::new("vladimir-putin", Label::Person, "politician") }
    }

    fn putin() -> Entity {
        let names = [("ru", "Путин"), ("zh-Hant", "普京"), ("zh-TW", "普丁"), ("zh-HK", "普京")];
        let alias =
            Alias {
                lang: "zh-Hant".into(), text: "蒲亭".into(), kind: AliasKind::Transliteration
            };
        Entity { aliases: vec![alias], ..entity(&names) }
    }

    #[test]
    fn every_region_has_its_own_name() {
        let known = known(&putin());
        let to = |surface: &str, script| {
            let form = known.forms.iter().find(|form| form.surface == surface)?;
            Some(form.elsewhere.iter().find(|(known, _)| *known == script)?.1.clone())
        };
        assert_eq!(to("普京", Script::Tw).as_deref(), Some("普丁"));
        assert_eq!(to("普丁", Script::Hk).as_deref(), Some("普京"));
        assert_eq!(to("普丁", Script::Hans).as_deref(), Some("普京"));
        assert_eq!(to("蒲亭", Script::Tw).as_deref(), Some("普丁"));
        assert_eq!(to("普京", Script::Hans), None, "the tables know that");
        assert_eq!(to("Путин", Script::Hans), None);
    }

    #[test]
    fn names_divide_by_where_they_come_from() {
        assert_eq!(shape(&putin()), Shape::Whole);
        assert_eq!(shape(&entity(&[("ko", "김정은"), ("zh-Hant", "金正恩")])), Shape::Surname);
        assert_eq!(shape(&entity(&[("zh-Hant", "曾慶紅")])), Shape::Surname);
    }
}

//! The base that ships, read from its sources, and its forms.

use anyhow::{Result, bail};
use lorgnette_kb::source::{SourceFile, parse};
use lorgnette_kb::{AliasKind, Entity, Kb};
use lorgnette_source_files::texts;
use lorgnette_text::fold;

use crate::project;

/// The base under `kb/`.
pub(crate) fn shipped() -> Result<Kb> {
    let texts = texts(&project::root().join("kb"))?;
    let files: Vec<SourceFile<'_>> =
        texts.iter().map(|(name, text)| SourceFile { name, text }).collect();
    parse(&files).or_else(|problems| {
        problems.iter().for_each(|problem| eprintln!("error: {problem}"));
        bail!("kb/ has {} problems", problems.len())
    })
}

/// The forms under which `entity` stands by itself, each with its language.
pub(crate) fn forms(entity: &Entity) -> impl Iterator<Item = (&str, &str)> {
    let names = entity.names.iter().map(|name| (name.lang.as_str(), name.text.as_str()));
    let alone = |kind| !matches!(kind, AliasKind::Compound | AliasKind::Title | AliasKind::Demonym);
    let aliases = entity.aliases.iter().filter(move |alias| alone(alias.kind));
    names.chain(aliases.map(|alias| (alias.lang.as_str(), alias.text.as_str())))
}

/// A form as forms are compared.
pub(crate) fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

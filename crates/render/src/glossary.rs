//! The glossary: one entry for everything that the article names, by kind, then the repairs and
//! the sources.
//!
//! Each fact of a page stands here and nowhere else: without scripts the entries
//! open by themselves, with them card and panel read what stands here.

use crate::Kind;
use crate::dossier::Dossier;
use crate::entries::{Entries, Entry};
use crate::escape;
use crate::facts::Facts;
use crate::notes::{self, Notes};
use crate::repairs;
use crate::words::words;
use lorgnette_annotate::Annotated;
use lorgnette_kb::Kb;
use lorgnette_text::CharIndex;

/// How the markup of an entry ends, and nothing else.
pub(crate) const END_OF_ENTRY: &str = "</div></details>\n";

/// The glossary, the repairs and the sources, and the latest as-of date among the facts.
pub(crate) fn glossary(
    annotated: &Annotated,
    kb: &Kb,
    entries: &Entries,
    notes: &Notes,
) -> (String, Option<String>) {
    let lang = &annotated.document.meta.language;
    let index = CharIndex::new(&annotated.document.text);
    let mut facts = Facts::new(kb, entries, &annotated.document.meta);
    let mut out = String::new();
    for kind in Kind::ALL {
        let of_kind = in_order(entries, kind);
        if of_kind.is_empty() {
            continue;
        }
        let words = words(lang).kinds.iter().find(|(class, _, _)| *class == kind.class());
        let heading = words.map_or(kind.class(), |(_, _, heading)| heading);
        out.push_str(&format!("<section class=\"kind\">\n<h3>{heading}</h3>\n"));
        for entry in of_kind {
            let dossier = Dossier::new(annotated, kb, entries, &index, entry);
            push_entry(&mut out, &dossier, notes, &mut facts);
        }
        out.push_str("</section>\n");
    }
    out.push_str(&repairs::section(&annotated.document));
    let (as_of, sources) = facts.written();
    out.push_str(&sources.section(&annotated.document.meta));
    (out, as_of)
}

/// The entries of `kind`, those named most often first, then as the article names them.
pub(crate) fn in_order(entries: &Entries, kind: Kind) -> Vec<&Entry> {
    let mut of_kind: Vec<&Entry> = entries.all.iter().filter(|e| e.kind == kind).collect();
    of_kind.sort_by_cached_key(|entry| std::cmp::Reverse(entry.mentions.len()));
    of_kind
}

/// An entry: a line that names it and, folded away, its dossier. The id stands inside
/// the `<details>`: browsers open what holds the target of a link.
fn push_entry(out: &mut String, dossier: &Dossier, notes: &Notes, facts: &mut Facts) {
    let entry = dossier.entry;
    let (id, class) = (escape::attribute(&entry.id), entry.kind.class());
    let (name, kind) = (dossier.name(), dossier.kind());
    let (text, lang) = (escape::text(&name.text), escape::attribute(&name.lang));
    let keys = match dossier.search_keys().as_str() {
        "" => String::new(),
        keys => format!(" data-p=\"{}\"", escape::attribute(keys)),
    };
    out.push_str(&format!(
        "<details class=\"entry {class}\" data-rank=\"{rank}\"><summary{note}><bdi class=\"name\" lang=\"{lang}\">{text}</bdi> \
         <span class=\"gloss\">{kind}</span> <span class=\"count\">{count}</span></summary>\n\
         <div class=\"dossier\" id=\"e-{id}\" data-kind=\"{kind}\" data-name=\"{name}\" \
         data-lang=\"{lang}\"{keys}>\n",
        kind = escape::attribute(&kind),
        rank = entry.rank,
        note = notes.of(&entry.id).map(notes::attribute).unwrap_or_default(),
        count = entry.mentions.len(),
        name = escape::attribute(&name.text),
    ));
    // Addresses that hold a slug from before a merger still lead here.
    for former in dossier.former_slugs() {
        let id = escape::attribute(former);
        out.push_str(&format!("<span class=\"former\" id=\"e-{id}\"></span>"));
    }
    dossier.push(out, facts);
    out.push_str(END_OF_ENTRY);
}

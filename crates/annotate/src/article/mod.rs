//! What an article itself tells of its names: who they are again, shortened, in brackets, anew.
//!
//! 1. [`referents`]: what each mention names, by entity or, of what the base does not know, by
//!    name; such a name is an entity of this article.
//! 2. [`short`] and [`brackets`]: the other forms by which the article may go on (尹錫悅 and 尹,
//!    Vladimir Putin and Putin, 朝鮮中央通訊社（朝中社）).
//! 3. [`again`]: where a name or such a form stands once more and nothing was found yet.
//! 4. [`soft`]: 該國 and 兩國, for those who ask for them.
//! 5. [`places`]: the same for forms that somebody gives.
//!
//! A name that was seen clearly once is thus found everywhere.

mod again;
mod brackets;
mod places;
mod referents;
mod short;
mod soft;

pub use places::places;
pub use referents::{Local, name_id};
pub use soft::Soft;

pub(crate) use soft::soft;

use crate::Mention;
use crate::text::Text;
use referents::Referents;

/// A form by which the article may name something, from a place on.
struct Form {
    /// Folded.
    characters: Vec<char>,
    /// The mention that it goes back to.
    of: usize,
    /// It counts from here on only.
    from: usize,
    rule: &'static str,
}

/// `mentions`, in order and nested, with those that the article's own forms
/// add, and the entities of this article.
pub(crate) fn complete(text: &Text, mut mentions: Vec<Mention>) -> (Vec<Mention>, Vec<Local>) {
    let mut referents = Referents::of(text, &mentions);
    let mut forms = brackets::forms(text, &mentions, &mut referents);
    forms.extend(short::forms(text, &mentions));
    referents.join(text, &mut mentions, &forms);
    let added = again::mentions(text, &mentions, &referents, forms);
    let numbered = |(mention, of)| (mention, referents.number(of));
    let added = added.into_iter().map(numbered).collect();
    referents.nest(text, mentions, added)
}

#[cfg(test)]
mod tests {
    use crate::tests::world;
    use crate::{Annotated, Mention, Reason};
    use lorgnette_kb::Label;
    use lorgnette_text::{CharIndex, Document, Span};

    /// The mentions `marked` in brackets with their letter (`[尹錫悅|P]`) completed: each as
    /// surface, entity or number of the article's entity, and the names of those.
    #[track_caller]
    pub(super) fn check(marked: &str, found: &[&str], locals: &[&str]) {
        let (text, mentions) = read(marked);
        let (mentions, names) = super::complete(&crate::text::Text::new(&text), mentions);
        let index = CharIndex::new(&text);
        let of = |m: usize| names.iter().position(|n| n.mentions.contains(&(m as u32)));
        let shown: Vec<String> = mentions
            .iter()
            .enumerate()
            .map(|(n, m)| {
                let surface = index.slice(&text, m.span);
                match (m.entity, of(n)) {
                    (Some(entity), _) => format!("{surface} {}", world().entity(entity).slug),
                    (None, Some(local)) => format!("{surface} {local}"),
                    (None, None) => surface.to_string(),
                }
            })
            .collect();
        assert_eq!(shown, found, "{marked}");
        let names: Vec<&str> = names.iter().map(|local| local.name.as_str()).collect();
        assert_eq!(names, locals, "{marked}");
    }

    /// `[words|P]`, `O` or `G` for an unlinked name, `[words|P slug]` for a linked one.
    fn read(marked: &str) -> (String, Vec<Mention>) {
        let (mut text, mut mentions, mut answer) = (String::new(), Vec::new(), None);
        let mut start = 0;
        for c in marked.chars() {
            match (c, &mut answer) {
                ('[', _) => start = text.chars().count() as u32,
                ('|', _) => answer = Some(String::new()),
                (']', Some(said)) => {
                    let span = Span::new(start, text.chars().count() as u32);
                    mentions.push(mention(span, said));
                    answer = None;
                }
                (c, Some(said)) => said.push(c),
                (c, None) => text.push(c),
            }
        }
        (text, mentions)
    }

    fn mention(span: Span, answer: &str) -> Mention {
        let (label, slug) = answer.split_once(' ').unwrap_or((answer, ""));
        let label = match label {
            "P" => Label::Person,
            "O" => Label::Org,
            _ => Label::Gpe,
        };
        let reasons = vec![Reason { rule: "tagger", ground: String::new() }];
        let entity = world().find(slug);
        Mention { span, label, entity, value: None, confidence: 0.9, reasons, parent: None }
    }

    #[test]
    fn a_name_is_one_entity_of_the_article() {
        check(
            "[王小明|P]和[李大同|P],[王小明|P]說。",
            &["王小明 0", "李大同 1", "王小明 0"],
            &["王小明", "李大同"],
        );
        check("[普京|P vladimir-putin]", &["普京 vladimir-putin"], &[]);
    }

    #[test]
    fn every_mention_of_a_document_keeps_its_place() {
        let document = Document { text: "普京與金正恩".to_string(), ..Document::default() };
        let Annotated { mentions, locals, .. } = crate::annotate(document, &world());
        assert_eq!((mentions.len(), locals.len()), (2, 0));
    }
}

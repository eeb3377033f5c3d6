//! Why a name is marked, and why it means what it does: the annotator's grounds in words.

use super::Dossier;
use crate::entries::Subject;
use crate::escape;
use crate::names;
use crate::words::{Because, because};
use lorgnette_annotate::Reason;

/// So many others that a name could mean, or that speak for what it means, are named.
const FEW: usize = 3;

/// What the same sentences say of several mentions.
struct Group {
    /// Markup.
    sentences: String,
    /// Indices into `Annotated::mentions`, by how sure each is: the surest first.
    mentions: [Vec<usize>; 3],
}

impl Dossier<'_> {
    /// Appends the grounds of the mentions, folded away; each is said once.
    pub(super) fn push_why(&self, out: &mut String) {
        let groups = self.groups();
        if matches!(self.entry.subject, Subject::Value(..)) || groups.is_empty() {
            return;
        }
        let all = self.entry.mentions.len();
        let items: String = groups.iter().map(|group| self.item(group, all)).collect();
        let heading = escape::text(self.strings.why);
        out.push_str(&format!(
            "<details class=\"why\"><summary>{heading}</summary><ul>{items}</ul></details>\n"
        ));
    }

    /// How sure the annotator is of a value, as markup; of what has none nobody asks.
    pub(super) fn sure(&self) -> String {
        match self.entry.subject {
            Subject::Value(..) => {
                format!(" <small class=\"sure\">{}</small>", self.how_sure(&self.entry.mentions))
            }
            _ => String::new(),
        }
    }

    /// The mentions by what is said of them, in the order of the text.
    fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for &m in &self.entry.mentions {
            let sentences = self.sentences(&self.annotated.mentions[m].reasons);
            if sentences.is_empty() {
                continue;
            }
            let at = groups.iter().position(|group| group.sentences == sentences);
            let at = at.unwrap_or_else(|| {
                groups.push(Group { sentences, mentions: Default::default() });
                groups.len() - 1
            });
            groups[at].mentions[sure(self.percent(m))].push(m);
        }
        groups
    }

    /// A group, with how sure its mentions are; which, unless it goes for `all`.
    fn item(&self, group: &Group, all: usize) -> String {
        let mut item = format!("<li>{}", group.sentences);
        for mentions in group.mentions.iter().filter(|mentions| !mentions.is_empty()) {
            let of: Vec<String> = mentions.iter().map(usize::to_string).collect();
            let of = match mentions.len() == all {
                true => String::new(),
                false => format!(" data-m=\"{}\"", of.join(" ")),
            };
            let sure = self.how_sure(mentions);
            item.push_str(&format!(" <small class=\"sure\"{of}>{sure}</small>"));
        }
        item + "</li>"
    }

    /// In words, and from how many per cent to how many.
    fn how_sure(&self, mentions: &[usize]) -> String {
        let percents = || mentions.iter().map(|m| self.percent(*m));
        let (least, most) = (percents().min().unwrap_or(0), percents().max().unwrap_or(0));
        let word = because(self.lang).sure[sure(least)];
        let range = if least == most { String::new() } else { format!("{least}–") };
        escape::text(&format!("{word}{}{range}{most}%", self.words.clause))
    }

    /// Never 100: a program is not certain.
    fn percent(&self, mention: usize) -> u8 {
        let percent = (self.annotated.mentions[mention].confidence * 100.0).round() as u8;
        percent.min(99)
    }

    fn sentences(&self, reasons: &[Reason]) -> String {
        let words = because(self.lang);
        let mut sentences: Vec<String> = Vec::new();
        for reason in reasons {
            let sentence = match reason.rule {
                "alias" => Some(self.of_base(words, &reason.ground)),
                "introduced" => {
                    let named: Vec<&str> = reason.ground.split(", ").collect();
                    Some((words.introduced)(&self.named(&named)))
                }
                // Said below, together.
                "company" | "alternative" => None,
                rule => self.by_rule(words, rule, &reason.ground),
            };
            sentences.extend(sentence.filter(|sentence| !sentences.contains(sentence)));
        }
        // Right behind the form that leaves the choice.
        let at = sentences.len().min(1);
        self.choice(words, reasons).into_iter().for_each(|choice| sentences.insert(at, choice));
        sentences.join(self.words.sentence)
    }

    /// `ground` is a form and its kind: 普丁 (transliteration).
    fn of_base(&self, words: &Because, ground: &str) -> String {
        let (form, kind) = ground.rsplit_once(" (").unwrap_or((ground, "name)"));
        let kind = kind.trim_end_matches(')');
        let known = words.forms.iter().find(|(known, _)| *known == kind);
        (words.of_base)(&self.quoted(form), known.map_or(kind, |(_, word)| word))
    }

    fn by_rule(&self, words: &Because, rule: &str, ground: &str) -> Option<String> {
        let (_, sentence) = words.rules.iter().find(|(known, _)| *known == rule)?;
        Some(sentence.replace("{}", &self.quoted(ground)))
    }

    /// What else it could mean, and what speaks for what it does.
    fn choice(&self, words: &Because, reasons: &[Reason]) -> Option<String> {
        let of = |rule: &str| reasons.iter().find(|reason| reason.rule == rule);
        of("alternative")?;
        let others = reasons.iter().filter(|reason| reason.rule == "alternative");
        let others: Vec<&str> = others.map(|reason| reason.ground.as_str()).collect();
        let company = of("company").map(|company| company.ground.split(", ").collect::<Vec<_>>());
        let company = company.map(|company| self.named(&company));
        Some((words.chosen)(&self.told_apart(&others), company.as_deref()))
    }

    /// The first few of `slugs` by name; a date in words.
    fn named(&self, slugs: &[&str]) -> String {
        let name = |slug: &&str| match self.kb.find(slug) {
            Some(id) => {
                let best = names::best(&self.kb.entity(id).names, self.lang);
                escape::text(best.map_or(slug, |name| &name.text))
            }
            None => escape::text(&self.strings.date(slug)),
        };
        let named: Vec<String> = slugs.iter().take(FEW).map(name).collect();
        named.join(self.words.list)
    }

    /// The first few of `slugs`, each with what it is: namesakes are meant.
    fn told_apart(&self, slugs: &[&str]) -> String {
        let told = |slug: &&str| {
            let kind = self.kb.find(slug).map(|id| self.kind_of(self.kb.entity(id)));
            let kind = kind.map(|kind| (self.words.brackets)(&escape::text(&kind)));
            format!("{}{}", self.named(&[slug]), kind.unwrap_or_default())
        };
        let told: Vec<String> = slugs.iter().take(FEW).map(told).collect();
        told.join(self.words.list)
    }

    fn quoted(&self, text: &str) -> String {
        (self.words.quoted)(&escape::text(text))
    }
}

/// The place of the word for how sure so many per cent are.
fn sure(percent: u8) -> usize {
    match percent {
        90.. => 0,
        70..90 => 1,
        _ => 2,
    }
}

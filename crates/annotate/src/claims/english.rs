//! Reported speech in English: Ukraine says that …, "…," said Putin, according to South Korea.

use super::{Report, Speakers};
use crate::lexicon::Lexicon;
use crate::text::Text;
use std::sync::OnceLock;

/// Verbs that report what somebody says, holds or has counted, as they follow their subject.
const VERBS: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "tells",
    "announced",
    "announces",
    "claimed",
    "claims",
    "claim",
    "warned",
    "warns",
    "stated",
    "states that",
    "added",
    "estimated",
    "estimates",
    "estimate",
    "believes",
    "believe",
    "believed",
    "argued",
    "argues",
    "argue",
    "reported",
    "reports",
    "denied",
    "denies",
    "deny",
    "confirmed",
    "confirms",
    "accused",
    "accuses",
    "insisted",
    "insists",
    "insist",
    "noted",
    "notes that",
    "acknowledged",
    "acknowledges",
    "admitted",
    "admits",
    "wrote",
    "writes",
    "declared",
    "declares",
    "alleged",
    "alleges",
    "asserted",
    "asserts",
    "explained",
    "maintains",
    "maintained that",
    "predicted",
    "predicts",
    "expects",
    "suspects",
    "thinks",
    "holds that",
    "revealed",
    "disclosed",
    "tweeted",
    "vowed",
    "pledged",
    "promised",
    "complained",
    "replied",
    "responded",
    "conceded",
    "stressed",
    "emphasised",
    "emphasized",
    "reiterated",
    "suggested",
    "suggests",
    "recalled",
    "calculates",
    "reckons",
];
/// What may stand between the subject and its verb.
const ADVERBS: &[&str] = &[
    "has",
    "have",
    "had",
    "also",
    "later",
    "then",
    "once",
    "again",
    "publicly",
    "repeatedly",
    "officially",
    "reportedly",
    "himself",
    "herself",
    "itself",
    "themselves",
    "earlier",
    "already",
    "initially",
    "previously",
    "recently",
    "still",
];
/// An aside between commas after the speaker is no longer: Lavrov, the foreign minister, said.
const ASIDE: usize = 80;
/// No claim says less, in characters.
const SHORTEST: usize = 8;
/// A source is led in by these.
const ACCORDING: &str = "according to ";
const ARTICLES: &[&str] = &["the ", "a ", "an "];

/// The reports of a text, in order of their speakers.
pub(super) fn reports(text: &Text, speakers: &Speakers) -> Vec<Report> {
    let found = speakers.tops.iter().filter(|&&n| speakers.can_speak(n)).filter_map(|&number| {
        let (start, end) = after(text, speakers, number)
            .or_else(|| before(text, speakers.start(number)))
            .or_else(|| according(text, speakers.start(number)))?;
        Some(Report { speaker: number, start, end })
    });
    found.collect()
}

/// The verb behind the speaker, with asides and adverbs in between.
fn after(text: &Text, speakers: &Speakers, number: usize) -> Option<(usize, usize)> {
    let mut at = aside(text, speakers.end(number));
    loop {
        at = text.after(at, " ")?;
        if let Some((end, verb)) = verb(text, at) {
            let says = says_something(text, end) && !is_noun(text, at, verb);
            return says.then_some((at, end));
        }
        at = match speakers.at(at).filter(|&n| speakers.is_value(n)) {
            Some(date) => speakers.end(date),
            None => text.longest(at, ADVERBS)?.1,
        };
        text.is_edge(at).then_some(())?;
    }
}

/// Past an aside: (DPRK), or between commas in one sentence.
fn aside(text: &Text, end: usize) -> usize {
    let closing = match (text.at(end), text.at(end + 1)) {
        (',', ' ') => ',',
        (' ', '(') => ')',
        _ => return end,
    };
    let inside = end + 2..end + 2 + ASIDE;
    let stops = |at: &usize| text.at(*at) == closing || ".!?;\n\"”".contains(text.at(*at));
    match inside.into_iter().find(stops) {
        Some(close) if text.at(close) == closing => close + 1,
        _ => end,
    }
}

/// The verb at `at`: where it ends.
fn verb(text: &Text, at: usize) -> Option<(usize, &'static str)> {
    static WORDS: OnceLock<Lexicon<&str>> = OnceLock::new();
    let verbs = WORDS.get_or_init(|| Lexicon::new(VERBS.iter().map(|&verb| (verb, verb))));
    let whole = verbs.at(text, at).filter(|&(end, _)| text.is_edge(end));
    whole.max_by_key(|&(end, _)| end)
}

/// "Ukraine reports of" and "Russia claims on" are nouns; so is what "is said" of somebody.
fn is_noun(text: &Text, at: usize, verb: &str) -> bool {
    let end = at + verb.chars().count();
    matches!(verb, "reports" | "claims" | "estimates" | "estimate" | "claim")
        && text.longest(end, &[" of ", " on ", " about ", " from ", " were ", " are "]).is_some()
}

/// Whether more follows in the sentence than its stop, or a quotation went before.
fn says_something(text: &Text, end: usize) -> bool {
    let ends = (end..end + SHORTEST).any(|at| matches!(text.at(at), '.' | '!' | '?' | '\n' | ';'));
    let quoted = (end.saturating_sub(60)..end).any(|at| matches!(text.at(at), '"' | '”'));
    let comma = (end.saturating_sub(60)..end).any(|at| text.at(at) == ',');
    !ends || quoted || comma
}

/// "…," said Putin: the verb before the speaker, behind a quotation.
fn before(text: &Text, start: usize) -> Option<(usize, usize)> {
    let end = start.checked_sub(1).filter(|&end| text.at(end) == ' ')?;
    let from = (end.saturating_sub(10)..end).rev().find(|&at| text.at(at) == ' ')? + 1;
    let (to, _) = verb(text, from).filter(|&(to, _)| to == end)?;
    let behind = text.before(from - 1);
    matches!(behind, '"' | '”' | '\'' | '’').then_some((from, to))
}

/// According to the speaker.
fn according(text: &Text, start: usize) -> Option<(usize, usize)> {
    let article = ARTICLES.iter().find(|article| text.follows(start, &[article]));
    let end = start - article.map_or(0, |article| article.len());
    let from = end.checked_sub(ACCORDING.len())?;
    text.after(from, ACCORDING)?;
    Some((from, end - 1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn a_speaker_stands_before_the_verb() {
        check("Ukraine says that Russia lost.", &["Ukraine: says"]);
        check("By November, Ukraine says, they were there.", &["Ukraine: says"]);
        check("Putin has also said it.", &[]);
        check("Vladimir Putin has also said it would end.", &["Vladimir Putin: said"]);
        check(
            "Vladimir Putin, the president of Russia, said that it ended.",
            &["Vladimir Putin: said"],
        );
        check("Russia (and others) announced on 3 May 2024 that it ended.", &["Russia: announced"]);
    }

    #[test]
    fn a_quotation_may_come_first() {
        check("\"It ended,\" said Vladimir Putin.", &["Vladimir Putin: said"]);
        check("\"It ended,\" Vladimir Putin said.", &["Vladimir Putin: said"]);
    }

    #[test]
    fn a_source_stands_behind_according_to() {
        check("According to the United Nations, it ended.", &["United Nations: According to"]);
        check("It ended, according to South Korea.", &["South Korea: according to"]);
        check("According to reports, Russia lost.", &[]);
    }

    #[test]
    fn other_verbs_report_nothing() {
        check("Russia attacked Ukraine. Russia reports of losses. Ukraine said.", &[]);
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[VERBS, ADVERBS, ARTICLES, &[ACCORDING]]);
    }
}

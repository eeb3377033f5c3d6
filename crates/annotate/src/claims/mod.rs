//! Claims: who says what, where the text says that somebody says it.
//!
//! 1. [`chinese`] and [`english`] find the words that report speech (說, 統計, said,
//!    according to) and the mention that they belong to.
//! 2. Here each becomes a claim with its sentence; a sentence holds one per speaker and cue.
//!
//! A claim rests on words of the article alone; whether it is true is not asked.

mod chinese;
mod english;

use crate::Mention;
use crate::text::{Text, is_stop, span};
use lorgnette_kb::Label;
use lorgnette_text::Span;

/// A sentence that somebody named in the text is said to have said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The index of the mention that names the speaker.
    pub speaker: u32,
    /// The words that report: 統計, 表示, said, according to.
    pub cue: Span,
    /// The sentence in which it stands, with its full stop and closing quotation marks.
    pub sentence: Span,
}

/// A sentence is no longer, in characters: beyond them a line without a stop is cut at the next
/// place that no mention covers, for every claim holds its sentence, and they are printed.
const LONGEST: usize = 2000;
/// The most claims of a sentence, for the same reason; a list of reports says no more.
const MOST: usize = 20;

/// A cue with the mention that it makes a speaker of.
struct Report {
    speaker: usize,
    start: usize,
    end: usize,
}

/// The claims of a text whose `mentions` are in order, by cue.
pub(crate) fn claims(text: &Text, mentions: &[Mention]) -> Vec<Claim> {
    let speakers = Speakers::new(mentions);
    let mut reports = chinese::reports(text, &speakers);
    reports.extend(english::reports(text, &speakers));
    reports.sort_by_cached_key(|report| (report.start, report.end, report.speaker));
    reports.dedup_by(|b, a| a.end > b.start && a.speaker == b.speaker);
    let mut sentences = Sentences::new(text, &speakers);
    let claim = |report: &Report| Claim {
        speaker: report.speaker as u32,
        cue: span(report.start, report.end),
        sentence: sentences.around(report),
    };
    let claims: Vec<Claim> = reports.iter().map(claim).collect();
    let by_sentence = claims.chunk_by(|one, next| one.sentence == next.sentence);
    by_sentence.flat_map(|claims| claims.iter().take(MOST)).copied().collect()
}

/// The mentions by which a text can name who speaks: the outermost of each place.
struct Speakers<'m> {
    mentions: &'m [Mention],
    /// The numbers of the outermost mentions, in text order.
    tops: Vec<usize>,
}

impl<'m> Speakers<'m> {
    fn new(mentions: &'m [Mention]) -> Self {
        let tops = (0..mentions.len()).filter(|&n| mentions[n].parent.is_none()).collect();
        Speakers { mentions, tops }
    }

    fn start(&self, number: usize) -> usize {
        self.mentions[number].span.start as usize
    }

    fn end(&self, number: usize) -> usize {
        self.mentions[number].span.end as usize
    }

    /// Whether it can speak: a person, a body, a country or its people, the West.
    fn can_speak(&self, number: usize) -> bool {
        use Label::{Gpe, Loc, Norp, Org, Person};
        matches!(self.mentions[number].label, Person | Org | Gpe | Norp | Loc)
    }

    /// Whether it is a date or a number, which may stand between a speaker and the cue.
    fn is_value(&self, number: usize) -> bool {
        self.mentions[number].value.is_some()
    }

    /// The outermost mentions that end at `at` or before, the nearest first.
    fn before(&self, at: usize) -> impl Iterator<Item = usize> {
        let count = self.tops.partition_point(|&n| self.start(n) < at);
        self.tops[..count].iter().rev().copied().filter(move |&n| self.end(n) <= at)
    }

    /// Whether a mention goes on over `at`.
    fn covers(&self, at: usize) -> bool {
        let begun = self.tops.partition_point(|&n| self.start(n) < at);
        begun.checked_sub(1).is_some_and(|last| self.end(self.tops[last]) > at)
    }

    /// The outermost mention that begins at `at`.
    fn at(&self, at: usize) -> Option<usize> {
        let place = self.tops.partition_point(|&n| self.start(n) < at);
        self.tops.get(place).copied().filter(|&n| self.start(n) == at)
    }
}

/// The sentences of a text one after the other, so that each character is looked at once.
struct Sentences<'t> {
    text: &'t Text,
    speakers: &'t Speakers<'t>,
    /// From behind the last stop to the next, with the quotation marks that close there.
    current: Span,
    /// Where the current one ends: at a stop, or where it was cut.
    stop: usize,
}

impl<'t> Sentences<'t> {
    fn new(text: &'t Text, speakers: &'t Speakers<'t>) -> Self {
        let mut sentences = Sentences { text, speakers, current: span(0, 0), stop: 0 };
        sentences.read(0);
        sentences
    }

    /// The sentence in which `report` stands; reports are asked for in order.
    fn around(&mut self, report: &Report) -> Span {
        while self.stop <= report.start {
            self.read(self.stop + usize::from(is_stop(self.text, self.stop)));
        }
        // A cut may go through the cue.
        span(self.current.start as usize, report.end.max(self.current.end as usize))
    }

    /// Goes on with the sentence behind the stop before `from`.
    fn read(&mut self, from: usize) {
        let (text, length) = (self.text, self.text.len());
        let is_cut = |at: usize| at - from >= LONGEST && !self.speakers.covers(at);
        let stop = (from..length).find(|&at| is_stop(text, at) || is_cut(at)).unwrap_or(length);
        let closes = |at: &usize| "”’」』\"'）)".contains(text.at(*at));
        let leads = |at: &usize| text.at(*at) == ' ' || closes(at);
        let start = from + (from..stop).take_while(leads).count();
        let end = match text.at(stop) {
            '\n' => stop,
            _ if !is_stop(text, stop) => stop,
            _ => stop + 1 + (stop + 1..length).take_while(closes).count(),
        };
        (self.current, self.stop) = (span(start, end), stop);
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::world;
    use lorgnette_text::Document;

    /// Checks the claims of the text, each given as `speaker: cue`.
    #[track_caller]
    pub(super) fn check(text: &str, claims: &[&str]) {
        let document = Document { text: text.to_string(), ..Document::default() };
        let annotated = crate::annotate(document, &world());
        let chars: Vec<char> = annotated.document.text.chars().collect();
        let words = |span: lorgnette_text::Span| {
            chars[span.start as usize..span.end as usize].iter().collect::<String>()
        };
        let found: Vec<String> = annotated
            .claims
            .iter()
            .map(|c| {
                let speaker = annotated.mentions[c.speaker as usize].span;
                format!("{}: {}", words(speaker), words(c.cue))
            })
            .collect();
        assert_eq!(found, claims, "{text}");
        for claim in &annotated.claims {
            assert!(claim.sentence.start <= claim.cue.start && claim.cue.end <= claim.sentence.end);
        }
    }

    #[test]
    fn a_claim_has_its_whole_sentence() {
        let text = "前一句。「他們來了。」普京說。後一句。";
        let document = Document { text: text.to_string(), ..Document::default() };
        let annotated = crate::annotate(document, &world());
        let sentences: Vec<String> = annotated
            .claims
            .iter()
            .map(|c| {
                let length = (c.sentence.end - c.sentence.start) as usize;
                text.chars().skip(c.sentence.start as usize).take(length).collect()
            })
            .collect();
        assert_eq!(sentences, ["普京說。"]);
    }

    #[test]
    fn a_line_without_a_stop_is_cut_between_mentions() {
        let text = "普京說好,".repeat(2000);
        let document = Document { text: text.clone(), ..Document::default() };
        let annotated = crate::annotate(document, &world());
        assert!(annotated.claims.len() <= 20 * (10_000 / 2000), "{}", annotated.claims.len());
        let last = annotated.claims.last().expect("the last sentence has claims too");
        assert!(last.cue.start > 8_000);
        for claim in &annotated.claims {
            assert!(claim.sentence.len() <= 2002, "{claim:?}");
            let crosses = |m: &crate::Mention| {
                m.span.overlaps(claim.sentence) && !claim.sentence.contains(m.span)
            };
            assert!(!annotated.mentions.iter().any(crosses), "{claim:?}");
        }
    }

    #[test]
    fn texts_without_speakers_have_no_claims() {
        check("", &[]);
        check("據統計,人數很多。有人說好。It is said that all is well.", &[]);
    }
}

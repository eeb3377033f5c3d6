//! What the model sees at each token: a list of feature keys.
//!
//! A feature is a template's number with one or two values: "the word before is *mr.*",
//! "the shape is *Xx*", "the run of capitals ends in *university*". [`Reading`] holds what
//! is known of each token by itself; [`Reading::features`] looks around.

use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::{Entry, Lexicon, word_key};
use super::table::key;
use super::tokens::{Class, Gap, Token, is_latin};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Caps {
    /// Not a word.
    None,
    /// `word`
    Lower,
    /// `Word`
    Title,
    /// `WORD`
    Upper,
    /// `W`, `W.`, `U.S.`
    Initial,
    /// `McWord`, `iWord`
    Mixed,
}

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
enum Style {
    Running,
    AllCaps,
    NoCaps,
    Headline,
}

/// What is known of one token by itself.
#[derive(Clone, Copy, Debug)]
struct Look {
    /// Of the lower-case word, digits made 0.
    word: u32,
    shape: u32,
    prefixes: [u32; 3],
    suffixes: [u32; 4],
    caps: Caps,
    entry: Entry,
}

/// How often the document writes a word in lower case, and with a capital within a sentence.
#[derive(Clone, Copy, Debug, Default)]
struct Habit {
    lower: u32,
    capital: u32,
}

/// A document's tokens and what is known of them.
pub(crate) struct Reading<'a> {
    tokens: &'a [Token],
    looks: Vec<Look>,
    habits: HashMap<u32, Habit>,
}

/// Words that a run of capitals may hold: `University of the Arts`.
const CONNECTORS: [&str; 14] =
    ["of", "the", "and", "&", "for", "de", "la", "von", "van", "der", "bin", "al", "-", "del"];

impl<'a> Reading<'a> {
    /// Looks at each token of a document.
    pub(crate) fn new(
        text: &str,
        tokens: &'a [Token],
        sentences: &[Range<usize>],
        lexicon: &Lexicon,
    ) -> Self {
        let looks: Vec<Look> = tokens.iter().map(|token| look(text, token, lexicon)).collect();
        let mut habits: HashMap<u32, Habit> = HashMap::new();
        for sentence in sentences {
            if style(&looks[sentence.clone()]) != Style::Running {
                continue;
            }
            for at in sentence.clone() {
                let habit = habits.entry(looks[at].word).or_default();
                match looks[at].caps {
                    Caps::Lower => habit.lower += 1,
                    Caps::Title | Caps::Upper | Caps::Mixed if at > sentence.start => {
                        habit.capital += 1;
                    }
                    _ => {}
                }
            }
        }
        Reading { tokens, looks, habits }
    }

    /// The word of each token that is written with a capital.
    pub(crate) fn capitalised(&self) -> Vec<Option<u32>> {
        self.looks.iter().map(|look| look.caps.capital().then_some(look.word)).collect()
    }

    /// Gives the feature keys of each token of `sentence` to `take`, in order.
    pub(crate) fn features(&self, sentence: Range<usize>, mut take: impl FnMut(usize, &[u32])) {
        let style = style(&self.looks[sentence.clone()]);
        let runs = self.runs(sentence.clone(), style);
        let mut keys = Vec::with_capacity(96);
        for at in sentence.clone() {
            keys.clear();
            let place =
                Place { reading: self, sentence: sentence.clone(), at, style, keys: &mut keys };
            place.fill(runs[at - sentence.start].clone());
            take(at, &keys);
        }
    }

    /// For each token of `sentence`, the run of capitals that it stands in (empty if none).
    fn runs(&self, sentence: Range<usize>, style: Style) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = sentence.clone().map(|at| at..at).collect();
        if matches!(style, Style::AllCaps | Style::NoCaps) {
            return runs;
        }
        let mut at = sentence.start;
        while at < sentence.end {
            let end = self.run_end(at, sentence.end);
            for within in at..end {
                runs[within - sentence.start] = at..end;
            }
            at = end.max(at + 1);
        }
        runs
    }

    /// The end of the run of capitals that begins at `start`.
    fn run_end(&self, start: usize, limit: usize) -> usize {
        let mut end = start;
        let mut at = start;
        while at < limit && at - start < 12 {
            if self.looks[at].caps.capital() {
                end = at + 1;
            } else if end == start || at - end >= 2 || !connects(self.looks[at].word) {
                break;
            }
            at += 1;
        }
        end
    }
}

impl Caps {
    fn capital(self) -> bool {
        matches!(self, Caps::Title | Caps::Upper | Caps::Initial | Caps::Mixed)
    }
}

fn connects(word: u32) -> bool {
    CONNECTORS.iter().any(|connector| word_key(connector) == word)
}

/// One token in its sentence, and the keys gathered for it.
struct Place<'a, 'b> {
    reading: &'b Reading<'a>,
    sentence: Range<usize>,
    at: usize,
    style: Style,
    keys: &'b mut Vec<u32>,
}

/// What stands for a token beyond the sentence.
const OUTSIDE: u32 = 1;

impl Place<'_, '_> {
    fn fill(mut self, run: Range<usize>) {
        self.add(0, 0, 0);
        self.words();
        self.forms();
        self.clusters();
        self.lists();
        self.run(run);
        self.position();
    }

    fn add(&mut self, template: u32, a: u32, b: u32) {
        self.keys.push(key(&[template, a, b]));
    }

    /// The look of the token `by` places away.
    fn look(&self, by: isize) -> Option<&Look> {
        let at = self.at.checked_add_signed(by)?;
        self.sentence.contains(&at).then(|| &self.reading.looks[at])
    }

    fn value(&self, by: isize, value: impl Fn(&Look) -> u32) -> u32 {
        self.look(by).map_or(OUTSIDE, value)
    }

    fn words(&mut self) {
        let [a, b, c, d, e] = [-2, -1, 0, 1, 2].map(|by| self.value(by, |look| look.word));
        for (template, word) in [a, b, c, d, e].into_iter().enumerate() {
            self.add(1 + template as u32, word, 0);
        }
        self.add(6, b, c);
        self.add(7, c, d);
        self.add(8, a, b);
        self.add(9, d, e);
        self.add(10, b, d);
        let here = self.value(0, |look| look.caps as u32);
        self.add(11, b, here);
        self.add(12, d, here);
    }

    fn forms(&mut self) {
        let [b, c, d] = [-1, 0, 1].map(|by| self.value(by, |look| look.shape));
        self.add(13, b, 0);
        self.add(14, c, 0);
        self.add(15, d, 0);
        self.add(16, b, c);
        self.add(17, c, d);
        let caps = [-2, -1, 0, 1, 2].map(|by| self.value(by, |look| look.caps as u32));
        let pattern = caps.iter().fold(0, |pattern, caps| pattern * 8 + caps);
        self.add(18, pattern, 0);
        self.add(19, caps[2], self.style as u32);
        let look = self.reading.looks[self.at];
        for (length, prefix) in look.prefixes.into_iter().enumerate() {
            self.add(20 + length as u32, prefix, 0);
        }
        for (length, suffix) in look.suffixes.into_iter().enumerate() {
            self.add(23 + length as u32, suffix, 0);
        }
        self.add(27, look.suffixes[2], look.caps as u32);
    }

    fn clusters(&mut self) {
        for by in -2..=2 {
            let template = 30 + 8 * (by + 2) as u32;
            let Some(&look) = self.look(by) else { continue };
            let path = look.path();
            if path != 0 {
                self.add(template, path, 0);
                self.add(template + 1, path & 0x3F, 0);
                if by.abs() < 2 {
                    self.add(template + 2, path & 0xF, 0);
                    self.add(template + 3, path & 0x3FF, 0);
                }
            }
            let vector = u32::from(look.entry.vector);
            if vector != 0 {
                self.add(template + 4, vector, 0);
                self.add(template + 5, vector >> 4, look.caps as u32);
            }
        }
        let [a, b, c] =
            [-1, 0, 1].map(|by| self.value(by, |look| u32::from(look.entry.vector >> 4)));
        self.add(75, a, b);
        self.add(76, b, c);
        let [a, b, c] = [-1, 0, 1].map(|by| self.value(by, |look| look.path() & 0x3F));
        self.add(77, a, b);
        self.add(78, b, c);
    }

    fn lists(&mut self) {
        let [b, c, d] = [-1, 0, 1].map(|by| self.value(by, Look::lists));
        self.add(80, b, 0);
        self.add(81, c, 0);
        self.add(82, d, 0);
        self.add(83, b, c);
        self.add(84, c, d);
        self.add(85, key(&[b, c]), d);
        let style = self.style as u32;
        self.add(86, c, style);
        let word = self.value(0, |look| look.word);
        let habit = self.reading.habits.get(&word).copied().unwrap_or_default();
        let habit = habit.lower.min(2) * 3 + habit.capital.min(2);
        let caps = self.value(0, |look| look.caps as u32);
        let initial = u32::from(self.at == self.sentence.start);
        self.add(87, habit, caps * 2 + initial);
        self.add(88, c, habit * 2 + initial);
    }

    fn run(&mut self, run: Range<usize>) {
        if run.is_empty() {
            return;
        }
        let looks = &self.reading.looks;
        let (first, last) = (looks[run.start], looks[run.end - 1]);
        let length = (run.len().min(5)) as u32;
        let place = if self.at == run.start {
            0
        } else if self.at + 1 == run.end {
            1
        } else {
            2
        };
        self.add(90, last.word, 0);
        self.add(91, first.word, 0);
        self.add(92, length, place);
        self.add(93, last.path(), 0);
        self.add(94, u32::from(last.entry.vector), 0);
        self.add(95, first.lists(), last.lists());
        let before = run.start.checked_sub(1).filter(|at| self.sentence.contains(at));
        let after = Some(run.end).filter(|at| self.sentence.contains(at));
        let before = before.map_or(OUTSIDE, |at| looks[at].word);
        let after = after.map_or(OUTSIDE, |at| looks[at].word);
        self.add(96, before, length.min(3));
        self.add(97, after, length.min(3));
        self.add(98, before, place);
    }

    fn position(&mut self) {
        let here = self.reading.tokens[self.at];
        let next = self.reading.tokens.get(self.at + 1).filter(|_| self.at + 1 < self.sentence.end);
        let glued = u32::from(here.gap == Gap::None)
            + 2 * u32::from(next.is_some_and(|next| next.gap == Gap::None));
        let initial = u32::from(self.at == self.sentence.start);
        let caps = self.value(0, |look| look.caps as u32);
        self.add(100, glued, caps);
        self.add(101, initial, caps * 4 + self.style as u32);
        let length = (self.sentence.len().min(4)) as u32;
        self.add(102, length, caps);
    }
}

impl Look {
    /// The Brown path of the form that the text has.
    fn path(&self) -> u32 {
        let (own, other) = match self.caps {
            Caps::Lower | Caps::None => (self.entry.lower, self.entry.title),
            _ => (self.entry.title, self.entry.lower),
        };
        if own != 0 { own } else { other }
    }

    /// What the lists say, with the way that it is written.
    fn lists(&self) -> u32 {
        u32::from(self.entry.flags) * 8 + self.caps as u32
    }
}

fn look(text: &str, token: &Token, lexicon: &Lexicon) -> Look {
    let word = &text[token.from..token.to];
    let mut lower = String::with_capacity(word.len());
    match token.class {
        Class::Address => lower.push('@'),
        Class::Foreign => lower.push('?'),
        _ => lower.extend(word.chars().map(plain)),
    }
    let key = word_key(&lower);
    Look {
        word: key,
        shape: shape(word),
        prefixes: [2, 3, 4].map(|length| word_key(prefix(&lower, length))),
        suffixes: [1, 2, 3, 4].map(|length| word_key(suffix(&lower, length))),
        caps: if token.class == Class::Word { caps(word) } else { Caps::None },
        entry: lexicon.entry(key),
    }
}

/// Lower case, one character to one; digits made 0, quotes and dashes made plain.
fn plain(c: char) -> char {
    match c {
        '0'..='9' => '0',
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

fn prefix(word: &str, length: usize) -> &str {
    word.char_indices().nth(length).map_or(word, |(at, _)| &word[..at])
}

fn suffix(word: &str, length: usize) -> &str {
    word.char_indices().nth_back(length - 1).map_or(word, |(at, _)| &word[at..])
}

/// The hash of the word's shape: `Xx` for `London`, `X.X.` for `U.S.`, runs at most two long.
fn shape(word: &str) -> u32 {
    let (mut parts, mut length) = ([0; 8], 0);
    let mut before = ['\0'; 2];
    for c in word.chars() {
        let class = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_alphabetic() => 'x',
            _ if c.is_numeric() => '0',
            _ => c,
        };
        if before != [class, class] && length < parts.len() {
            parts[length] = class as u32;
            length += 1;
        }
        before = [before[1], class];
    }
    key(&parts[..length])
}

fn caps(word: &str) -> Caps {
    let letters = || word.chars().filter(|&c| is_latin(c) && c.is_alphabetic());
    let (count, upper) = (letters().count(), letters().filter(|c| c.is_uppercase()).count());
    let first = letters().next().is_some_and(char::is_uppercase);
    match (first, upper) {
        _ if count == 0 => Caps::None,
        (_, 0) => Caps::Lower,
        (true, 1) if count > 1 => Caps::Title,
        _ if upper == count && (count == 1 || word.contains('.')) => Caps::Initial,
        _ if upper == count => Caps::Upper,
        _ => Caps::Mixed,
    }
}

/// How a sentence is written; one of fewer than four words counts as running text.
fn style(looks: &[Look]) -> Style {
    let count = |wanted: fn(Caps) -> bool| looks.iter().filter(|look| wanted(look.caps)).count();
    let words = count(|caps| caps != Caps::None && caps != Caps::Initial);
    let upper = count(|caps| caps == Caps::Upper);
    let lower = count(|caps| caps == Caps::Lower);
    if words < 4 {
        Style::Running
    } else if lower == words {
        Style::NoCaps
    } else if upper * 10 >= words * 7 {
        Style::AllCaps
    } else if lower * 10 <= words * 4 {
        Style::Headline
    } else {
        Style::Running
    }
}

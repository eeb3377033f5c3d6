//! Makes the lexicon: which words are known, their clusters, and the lists that hold them.

use std::collections::{BTreeMap, BTreeSet};

use super::clusters::clusters;
use crate::english::lexicon::{COMMON_SHIFT, Entry, word_key, write};

/// What the packages say of words.
#[derive(Debug, Default)]
pub struct Sources {
    /// Words as written, with their Brown clusters.
    pub brown: BTreeMap<String, u32>,
    /// Words as written, with the logarithms of their frequencies.
    pub frequency: BTreeMap<String, f32>,
    /// Lower-case words with their vectors, most frequent first.
    pub vectors: Vec<(String, Vec<f32>)>,
    /// First names in lower case, most frequent first.
    pub given: Vec<String>,
    /// Last names in lower case, most frequent first.
    pub surnames: Vec<String>,
    /// Names of places as written.
    pub places: Vec<String>,
}

/// The lexicon's part of a model's payload, with about `size` words.
pub fn lexicon(sources: &Sources, size: usize) -> Vec<u8> {
    let mut entries: BTreeMap<u32, Entry> = BTreeMap::new();
    let vocabulary = vocabulary(sources, size);
    let vectors: Vec<Vec<f32>> = sources.vectors.iter().map(|(_, vector)| vector.clone()).collect();
    let groups = clusters(&vectors);
    let groups: BTreeMap<&str, u16> =
        sources.vectors.iter().map(|(word, _)| word.as_str()).zip(groups).collect();
    let flags = flags(sources);
    for word in &vocabulary {
        let mut entry = spelled(sources, word);
        entry.vector = groups.get(word.as_str()).copied().unwrap_or(0);
        entry.flags |= flags.get(word).copied().unwrap_or(0);
        entries.entry(word_key(word)).or_insert(entry);
    }
    let mut payload = Vec::new();
    write(&entries.into_iter().collect::<Vec<_>>(), &mut payload);
    payload
}

/// The most frequent words of both sources in turn, and the commonest names.
fn vocabulary(sources: &Sources, size: usize) -> BTreeSet<String> {
    let mut spoken: Vec<(&String, f32)> = sources.frequency.iter().map(|(w, f)| (w, *f)).collect();
    spoken.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let mut words: BTreeSet<String> = BTreeSet::new();
    words.extend(sources.given.iter().take(3000).cloned());
    words.extend(sources.surnames.iter().take(5000).cloned());
    let mut spoken = spoken.into_iter();
    for (word, _) in &sources.vectors {
        if words.len() >= size {
            break;
        }
        words.insert(word.clone());
        words.extend(spoken.next().map(|(word, _)| word.to_lowercase()));
    }
    words
}

/// What the spellings of `word` tell: clusters with and without a capital, and which is commoner.
fn spelled(sources: &Sources, word: &str) -> Entry {
    let title = titled(word);
    let upper = word.to_uppercase();
    let path = |form: &str| sources.brown.get(form).copied().unwrap_or(0);
    let frequency = |form: &str| sources.frequency.get(form).copied();
    let capital = match (frequency(&title), frequency(&upper)) {
        (Some(title), Some(upper)) => Some(title.max(upper)),
        (title, upper) => title.or(upper),
    };
    let flags = match (frequency(word), capital) {
        (None, None) => 0,
        (lower, capital) => common(lower.unwrap_or(-20.0), capital.unwrap_or(-20.0)),
    };
    let capital = if path(&title) != 0 { path(&title) } else { path(&upper) };
    Entry { title: capital, lower: path(word), vector: 0, flags }
}

/// How much commoner a word is in lower case, from the logarithms of its frequencies: 1 to 7.
fn common(lower: f32, title: f32) -> u16 {
    let class = ((lower - title) / 2.0).round().clamp(-3.0, 3.0) as i32 + 4;
    (class as u16) << COMMON_SHIFT
}

fn titled(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// The lists that hold each word.
fn flags(sources: &Sources) -> BTreeMap<String, u16> {
    let mut flags: BTreeMap<String, u16> = BTreeMap::new();
    let mut add = |word: &str, flag| *flags.entry(word.to_lowercase()).or_default() |= flag;
    for name in &sources.given {
        add(name, Entry::GIVEN);
    }
    for name in &sources.surnames {
        add(name, Entry::SURNAME);
    }
    for place in &sources.places {
        match place.split_once(' ') {
            None => add(place, Entry::WHOLE_PLACE),
            Some(_) => place.split(' ').filter(|w| w.len() > 3).for_each(|w| add(w, Entry::PLACE)),
        }
    }
    flags
}

//! Turns marked-up documents into what the learner sees: numbered features and labels.

use std::collections::HashMap;
use std::ops::Range;

use super::Document;
use crate::english::features::Reading;
use crate::english::labels::NAMES;
use crate::english::lexicon::Lexicon;
use crate::english::sentences::sentences;
use crate::english::tokens::{Token, tokens};

/// One sentence as the learner sees it.
pub(super) struct Sequence {
    /// Where the features of each token begin, and their number at the end.
    starts: Vec<u32>,
    features: Vec<u32>,
    /// The label of each token.
    pub(super) labels: Vec<u8>,
    /// Whether each token may be part of a name.
    pub(super) names: Vec<bool>,
    /// How much it counts.
    pub(super) weight: f32,
}

impl Sequence {
    /// The features of token `at`.
    pub(super) fn at(&self, at: usize) -> &[u32] {
        &self.features[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// The sentences of a document with feature keys and labels.
pub(super) fn read(document: &Document, weight: f32, lexicon: &Lexicon) -> Vec<Sequence> {
    let tokens = tokens(&document.text);
    let sentences = sentences(&document.text, &tokens);
    let reading = Reading::new(&document.text, &tokens, &sentences, lexicon);
    let labels = labels(&tokens, document);
    let sequence = |sentence: &Range<usize>| {
        let mut sequence = Sequence {
            starts: vec![0],
            features: Vec::new(),
            labels: labels[sentence.clone()].to_vec(),
            names: tokens[sentence.clone()].iter().map(|t| t.class.may_name()).collect(),
            weight,
        };
        reading.features(sentence.clone(), |_, keys| {
            sequence.features.extend(keys);
            sequence.starts.push(sequence.features.len() as u32);
        });
        sequence
    };
    sentences.iter().map(sequence).collect()
}

/// The label of each token: the name that it overlaps says which.
fn labels(tokens: &[Token], document: &Document) -> Vec<u8> {
    let mut names = document.names.iter().peekable();
    let mut open = None;
    let label = |token: &Token| {
        while names.next_if(|(span, _)| span.end <= token.start).is_some() {}
        let Some((span, kind)) = names.peek().filter(|(span, _)| span.start < token.end) else {
            return 0;
        };
        let name = NAMES.iter().find(|name| name.kind == *kind).expect("each kind is listed");
        let goes_on = open.replace(span.start) == Some(span.start);
        (if goes_on { name.inside } else { name.begin }) as u8
    };
    tokens.iter().map(label).collect()
}

/// Makes keys of features numbers from 0, drops what is seen too seldom, and returns the keys
/// in ascending order.
pub(super) fn number(sequences: &mut [Sequence], least_seen: u32) -> Vec<u32> {
    let mut seen: HashMap<u32, u32> = HashMap::new();
    for key in sequences.iter().flat_map(|sequence| &sequence.features) {
        *seen.entry(*key).or_default() += 1;
    }
    let mut keys: Vec<u32> = sequences.iter().flat_map(|s| s.features.iter().copied()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|key| seen[key] >= least_seen);
    let numbers: HashMap<u32, u32> = keys.iter().copied().zip(0..).collect();
    for sequence in sequences {
        renumber(sequence, &numbers);
    }
    keys
}

fn renumber(sequence: &mut Sequence, numbers: &HashMap<u32, u32>) {
    let mut features = Vec::new();
    let mut starts = vec![0];
    for bounds in sequence.starts.windows(2) {
        let keys = &sequence.features[bounds[0] as usize..bounds[1] as usize];
        features.extend(keys.iter().filter_map(|key| numbers.get(key)));
        starts.push(features.len() as u32);
    }
    (sequence.features, sequence.starts) = (features, starts);
}

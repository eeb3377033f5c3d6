//! The desk's wasm entry.

fn main() {
    lorgnette_web::desk::start();
}

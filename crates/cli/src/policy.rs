//! The security policy of every page, as a tag in its head and as a header of `serve`.

/// Nothing from elsewhere, no inline script or style; the reader's wasm may run.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; \
    worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

//! Calls trunk, the one thing that builds the wasm.

use anyhow::Result;

use crate::command::{program, run};

/// Builds the reader and the sample site into `dist`, quickly.
pub(crate) fn build() -> Result<()> {
    trunk(&[])
}

/// Builds them for release: profile `web`, and `wasm-opt` from our npm packages, which lie
/// first on PATH.
pub(crate) fn build_release() -> Result<()> {
    trunk(&["--release"])
}

fn trunk(options: &[&str]) -> Result<()> {
    // Trunk 0.21 takes NO_COLOR for an option of its own and stops at the value "1".
    run(program("trunk").arg("build").args(options).env_remove("NO_COLOR"))
}

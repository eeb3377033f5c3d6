//! The tools that are built with cargo, each at one version, into the cache.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::command::{output, program, run};
use crate::project;

/// A tool from crates.io.
pub(crate) struct Tool {
    /// The crate, and what `cargo binstall` calls it.
    package: &'static str,
    /// The program that tells its version.
    program: &'static str,
    /// The only version we use.
    pub(crate) version: &'static str,
    /// Options of `cargo install` besides the version.
    options: &'static [&'static str],
    opt_level: &'static str,
    /// How long it takes on two cores.
    pub(crate) time: &'static str,
}

/// 0.22 needs a newer rustc. Without its default features it cannot fetch other tools by
/// itself, which is what we want. At its own profile it takes 12 minutes.
pub(crate) const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    options: &["--locked", "--no-default-features"],
    opt_level: "0",
    time: "3.5 minutes",
};

/// The same version as the crate in Cargo.lock, or the two cannot talk; `tidy` compares them.
/// Not `--locked`: its lock file names a version that not every registry has.
/// Optimised a little, since it runs on every build.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.130",
    options: &[],
    opt_level: "1",
    time: "1.7 minutes",
};

/// Licences, bans and sources of the dependencies.
pub(crate) const DENY: Tool = Tool {
    package: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
    options: &["--locked"],
    opt_level: "0",
    time: "1 minute",
};

/// The folder in which the tools lie.
pub(crate) fn bin() -> PathBuf {
    folder().join("bin")
}

fn folder() -> PathBuf {
    project::cache().join("tools")
}

impl Tool {
    /// Whether the right version is at hand.
    pub(crate) fn present(&self) -> bool {
        let version = output(program(self.program).arg("--version"));
        version.is_some_and(|text| text.split_whitespace().any(|word| word == self.version))
    }

    /// Installs it: ready-made by `cargo binstall` where that exists, else built.
    pub(crate) fn install(&self) -> Result<()> {
        if self.fetch() && self.present() {
            return Ok(());
        }
        let build = project::cache().join("build");
        run(self.recipe().arg("--target-dir").arg(&build).arg("--root").arg(folder()))?;
        // Only an interrupted build is worth keeping.
        fs::remove_dir_all(&build).or_else(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Ok(()),
            _ => Err(error),
        })?;
        Ok(())
    }

    fn fetch(&self) -> bool {
        if output(program("cargo").args(["binstall", "-V"])).is_none() {
            return false;
        }
        let package = format!("{}@{}", self.package, self.version);
        let mut command = program("cargo");
        command.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]);
        run(command.arg(folder()).arg(package)).is_ok()
    }

    /// Tools run for seconds: a quick build matters more than a quick tool.
    fn recipe(&self) -> Command {
        let mut command = program("cargo");
        command
            .args(["install", self.package, "--version", self.version, "--force"])
            .args(self.options)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            // Wrappers and flags of the project's own builds are not for the tools.
            .env_remove("RUSTFLAGS");
        command
    }
}

//! What the verbs need from the machine: is it there, how does it come, what if it cannot.

use anyhow::Result;

use crate::command::{program, run};
use crate::npm;
use crate::system::{self, component_present, target_present};
use crate::tools::{self, Tool};

/// Something that must be on the machine before a step can run.
pub(crate) struct Need {
    pub(crate) name: &'static str,
    pub(crate) present: fn() -> bool,
    source: Source,
    /// One sentence: what to do by hand where the source fails.
    pub(crate) mend: &'static str,
}

/// Where a need comes from.
enum Source {
    /// rustup, with these arguments.
    Rustup(&'static [&'static str]),
    /// crates.io, built into the cache.
    Cargo(&'static Tool),
    /// npm, into the cache.
    Npm,
    /// The system's package manager.
    System,
    /// Not from us.
    Hand,
}

/// How a need will be met, for people.
pub(crate) enum Recipe {
    /// Into the cache, with the time that it takes; nothing else is touched.
    Cache(&'static str),
    /// By a command that changes the system.
    System(String),
    /// By hand.
    Hand,
}

const C_COMPILER: &str =
    "Install a C compiler (this tool's own parts need one) and let cargo reach crates.io.";

pub(crate) static COMPONENTS: Need = Need {
    name: "rustfmt and clippy",
    present: || component_present("fmt") && component_present("clippy"),
    source: Source::Rustup(&["component", "add", "rustfmt", "clippy"]),
    mend: "Install the rustfmt and the clippy of your Rust.",
};

pub(crate) static WASM: Need = Need {
    name: "the Rust target wasm32-unknown-unknown",
    present: || target_present("wasm32-unknown-unknown"),
    source: Source::Rustup(&["target", "add", "wasm32-unknown-unknown"]),
    mend: "Install the wasm32-unknown-unknown library of your Rust.",
};

pub(crate) static WASI: Need = Need {
    name: "the Rust target wasm32-wasip1",
    present: || target_present("wasm32-wasip1"),
    source: Source::Rustup(&["target", "add", "wasm32-wasip1"]),
    mend: "Install the wasm32-wasip1 library of your Rust.",
};

pub(crate) static TRUNK: Need = Need {
    name: "trunk",
    present: || tools::TRUNK.present(),
    source: Source::Cargo(&tools::TRUNK),
    mend: C_COMPILER,
};

pub(crate) static WASM_BINDGEN: Need = Need {
    name: "wasm-bindgen with its test runner",
    present: || tools::WASM_BINDGEN.present(),
    source: Source::Cargo(&tools::WASM_BINDGEN),
    mend: C_COMPILER,
};

pub(crate) static DENY: Need = Need {
    name: "cargo-deny",
    present: || tools::DENY.present(),
    source: Source::Cargo(&tools::DENY),
    mend: C_COMPILER,
};

pub(crate) static NODE: Need = Need {
    name: "Node.js 20 or newer with npm",
    present: npm::node_present,
    source: Source::Hand,
    mend: "Install Node.js 20 or newer with npm, from nodejs.org or from your system.",
};

pub(crate) static PACKAGES: Need = Need {
    name: "playwright-core, axe-core and binaryen",
    present: npm::packages_present,
    source: Source::Npm,
    mend: "Let npm reach its registry, or set one that it can reach.",
};

pub(crate) static BROWSER: Need = Need {
    name: "Chromium, its driver and a Chinese font",
    present: system::browser_present,
    source: Source::System,
    mend: "Install Chromium or Chrome, the chromedriver of the same version and a Chinese font, \
           or set CHROMIUM and CHROMEDRIVER to their paths.",
};

/// Every need, in the order in which they are met: what asks comes before what takes long.
pub(crate) static ALL: [&Need; 9] =
    [&COMPONENTS, &WASM, &WASI, &NODE, &BROWSER, &PACKAGES, &DENY, &WASM_BINDGEN, &TRUNK];

impl Need {
    /// How it will be met on this machine.
    pub(crate) fn recipe(&self) -> Recipe {
        match self.source {
            Source::Rustup(arguments) => Recipe::System(format!("rustup {}", arguments.join(" "))),
            Source::Cargo(tool) => Recipe::Cache(tool.time),
            Source::Npm => Recipe::Cache("half a minute, 120 MB"),
            Source::System => system::browser_recipe().map_or(Recipe::Hand, Recipe::System),
            Source::Hand => Recipe::Hand,
        }
    }

    /// Meets it; what needs a hand is left as it is.
    pub(crate) fn install(&self) -> Result<()> {
        match self.source {
            Source::Rustup(arguments) => run(program("rustup").args(arguments)),
            Source::Cargo(tool) => tool.install(),
            Source::Npm => npm::install_packages(),
            Source::System => system::install_browser(),
            Source::Hand => Ok(()),
        }
    }
}

/// Needs are the statics above: two are the same if they are one.
impl PartialEq for Need {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

//! What belongs to the system: Rust's components and targets, the browser, its fonts.

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{self, output, program, run};

/// A package manager and its names for a Chromium, its driver, a Chinese font and other engines.
struct Manager {
    program: &'static str,
    refresh: Option<&'static str>,
    install: &'static [&'static str],
    needs_root: bool,
    browser: &'static str,
    driver: &'static str,
    font: &'static str,
    /// Other engines, and a display for the one that needs it: tests without them are skipped.
    others: &'static [&'static str],
}

const MANAGERS: [Manager; 4] = [
    Manager {
        program: "apt-get",
        refresh: Some("update"),
        install: &["install", "--yes", "--no-install-recommends"],
        needs_root: true,
        browser: "chromium",
        driver: "chromium-driver",
        font: "fonts-noto-cjk",
        others: &["firefox-esr", "webkit2gtk-driver", "xvfb"],
    },
    Manager {
        program: "dnf",
        refresh: None,
        install: &["install", "--assumeyes"],
        needs_root: true,
        browser: "chromium",
        driver: "chromedriver",
        font: "google-noto-sans-cjk-fonts",
        others: &[],
    },
    Manager {
        program: "pacman",
        refresh: None,
        install: &["-S", "--noconfirm", "--needed"],
        needs_root: true,
        browser: "chromium",
        // The driver comes with the browser.
        driver: "chromium",
        font: "noto-fonts-cjk",
        others: &[],
    },
    Manager {
        program: "brew",
        refresh: None,
        install: &["install", "--cask"],
        needs_root: false,
        browser: "google-chrome",
        driver: "chromedriver",
        font: "font-noto-sans-cjk",
        others: &[],
    },
];

/// Names and places under which a Chromium is found, best first.
const BROWSERS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// The browser for the tests: `CHROMIUM`, or the first of the usual names.
pub(crate) fn browser() -> Option<String> {
    named("CHROMIUM").or_else(|| BROWSERS.into_iter().find_map(located))
}

/// The browser's driver: `CHROMEDRIVER`, or the one on PATH.
pub(crate) fn driver() -> Option<String> {
    named("CHROMEDRIVER").or_else(|| located("chromedriver"))
}

fn named(variable: &str) -> Option<String> {
    env::var(variable).ok().filter(|path| !path.is_empty())
}

/// Whether there are a browser, its driver and a Chinese font.
pub(crate) fn browser_present() -> bool {
    browser().is_some() && driver().is_some() && font_present()
}

/// A system without fontconfig cannot be asked, and brings its own fonts.
fn font_present() -> bool {
    output(program("fc-list").arg(":lang=zh")).is_none_or(|fonts| !fonts.is_empty())
}

/// The lines that install what is missing here, or nothing without a manager that we know.
pub(crate) fn browser_recipe() -> Option<String> {
    let lines: Vec<String> = browser_commands()?.iter().map(command::line).collect();
    Some(lines.join(" && "))
}

/// Installs the browser, its driver, a font and other engines with the system's package manager.
pub(crate) fn install_browser() -> Result<()> {
    let mut commands = browser_commands().context("no package manager that xtask knows")?;
    commands.iter_mut().try_for_each(run)
}

fn browser_commands() -> Option<Vec<Command>> {
    let manager = MANAGERS.iter().find(|manager| located(manager.program).is_some())?;
    let mut commands = Vec::new();
    if let Some(refresh) = manager.refresh {
        let mut command = manager.command();
        command.arg(refresh);
        commands.push(command);
    }
    let mut command = manager.command();
    command.args(manager.install).args(manager.missing()).args(manager.others);
    commands.push(command);
    Some(commands)
}

impl Manager {
    /// The packages of what is not there yet.
    fn missing(&self) -> Vec<&'static str> {
        let parts = [
            (self.browser, browser().is_some()),
            (self.driver, driver().is_some()),
            // Where there is no browser, nobody may have asked for fonts yet.
            (self.font, font_present() && browser().is_some()),
        ];
        parts.into_iter().filter(|(_, present)| !present).map(|(package, _)| package).collect()
    }

    fn command(&self) -> Command {
        if !self.needs_root || output(program("id").arg("-u")).as_deref() == Some("0") {
            return program(self.program);
        }
        let mut command = program("sudo");
        command.arg(self.program);
        command
    }
}

/// Whether rustc has the standard library of a target.
pub(crate) fn target_present(target: &str) -> bool {
    let folder = output(program("rustc").args(["--print", "target-libdir", "--target", target]));
    folder.is_some_and(|folder| Path::new(&folder).is_dir())
}

/// Whether cargo has a subcommand, such as `fmt`.
pub(crate) fn component_present(subcommand: &str) -> bool {
    output(program("cargo").args([subcommand, "--version"])).is_some()
}

/// The full path of a program, if it is on PATH (or is a path that exists).
fn located(name: &str) -> Option<String> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&folders).map(|folder| folder.join(name)).find(|at| at.is_file());
    found.map(|path| path.to_string_lossy().into_owned())
}

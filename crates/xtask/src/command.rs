//! Running other programs: aloud, silently, or counting the tests that they pass.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{npm, project, tools};

/// A program to be run in the project's root, with our tools first on its PATH.
pub(crate) fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(project::root()).env("PATH", path());
    command
}

fn path() -> OsString {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let ours = [tools::bin(), npm::bin()];
    env::join_paths(ours.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
}

/// `cargo`, with arguments.
pub(crate) fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = program("cargo");
    command.args(arguments);
    command
}

/// Runs a command after printing it; an error names it.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = announce(command);
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs a test command, shows what it prints and returns how many tests passed.
pub(crate) fn run_tests(command: &mut Command) -> Result<u32> {
    let line = announce(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`"))?;
    let output = child.stdout.take().expect("stdout was asked for as a pipe");
    let mut passed = 0;
    for text in BufReader::new(output).lines() {
        let text = text?;
        println!("{text}");
        passed += tests_passed(&text).unwrap_or(0);
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    if passed == 0 {
        bail!("`{line}` ran no test");
    }
    Ok(passed)
}

/// What a program prints, or nothing where it is missing or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Prints the command as one would type it, and returns the line.
fn announce(command: &Command) -> String {
    let line = line(command);
    println!("$ {line}");
    line
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// The count in a summary line of Rust's test harness or of Node's.
fn tests_passed(line: &str) -> Option<u32> {
    if let Some(rest) = line.strip_prefix("test result: ") {
        let (before, _) = rest.split_once(" passed")?;
        return before.rsplit(' ').next()?.parse().ok();
    }
    line.strip_prefix("ℹ pass ")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summaries_of_both_harnesses_are_counted() {
        let rust = "test result: ok. 42 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(tests_passed(rust), Some(42));
        assert_eq!(tests_passed("ℹ pass 7"), Some(7));
        assert_eq!(tests_passed("ℹ fail 7"), None);
        assert_eq!(tests_passed("test text::fold ... ok"), None);
    }
}

//! Installs what is missing: lists it, asks for what changes the system, goes on without
//! what cannot be had.

use std::env;
use std::io::{self, IsTerminal, Write};

use anyhow::{Result, bail};

use crate::needs::{self, Need, Recipe};

/// Whether the one who started us agrees to changes of the system.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    /// `--yes`, or CI.
    Given,
    /// To be asked for.
    Asked,
}

impl Consent {
    /// CI=true agrees.
    pub(crate) fn from_environment() -> Self {
        if in_ci() { Consent::Given } else { Consent::Asked }
    }
}

/// Whether this is a run of the pipeline, in which nothing may be left out.
pub(crate) fn in_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// `cargo xtask setup`: everything that any verb needs.
pub(crate) fn everything(consent: Consent) -> Result<()> {
    require(&needs::ALL, consent)?;
    println!("Everything that serve, test and dist need is here.");
    Ok(())
}

/// Installs what is missing of these; an error says what to do about the rest.
pub(crate) fn require(wanted: &[&'static Need], consent: Consent) -> Result<()> {
    let unmet = install(wanted, consent)?;
    if unmet.is_empty() {
        return Ok(());
    }
    let sentences: Vec<String> =
        unmet.iter().map(|need| format!("{} is missing. {}", need.name, need.mend)).collect();
    bail!("{}", sentences.join("\n       "));
}

/// Installs what is missing of these and returns what could not be had.
pub(crate) fn install(wanted: &[&'static Need], consent: Consent) -> Result<Vec<&'static Need>> {
    let missing: Vec<&Need> = wanted.iter().copied().filter(|need| !(need.present)()).collect();
    if missing.is_empty() {
        return Ok(missing);
    }
    println!("Missing, and how it comes:");
    missing.iter().for_each(|need| list(need));
    let agreed = agreed(&missing, consent)?;
    let mut unmet = Vec::new();
    for need in missing {
        let refused = !agreed && matches!(need.recipe(), Recipe::System(_));
        if refused || !met(need) {
            unmet.push(need);
        }
    }
    Ok(unmet)
}

fn list(need: &Need) {
    match need.recipe() {
        Recipe::Cache(time) => println!("  {}: into the cache, about {time}", need.name),
        Recipe::System(line) => println!("  {}: changes the system by `{line}`", need.name),
        Recipe::Hand => println!("  {}: by hand. {}", need.name, need.mend),
    }
}

/// Asks once for all that changes the system.
fn agreed(missing: &[&Need], consent: Consent) -> Result<bool> {
    let touches_system = missing.iter().any(|need| matches!(need.recipe(), Recipe::System(_)));
    if consent == Consent::Given || !touches_system {
        return Ok(true);
    }
    if !io::stdin().is_terminal() {
        println!("Nobody to ask, so the system stays as it is; `--yes` agrees beforehand.");
        return Ok(false);
    }
    print!("Change the system as listed? [y/N] ");
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

/// Installs one need and looks whether it is there now.
fn met(need: &Need) -> bool {
    if let Err(error) = need.install() {
        eprintln!("{}: {error:#}", need.name);
    }
    (need.present)()
}

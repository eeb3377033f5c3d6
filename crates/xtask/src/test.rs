//! `cargo xtask test`: runs the legs one after another and says what ran.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::legs::{LEGS, Leg};
use crate::needs::{self, Need};
use crate::setup::{self, Consent, in_ci};

/// How a leg ended.
enum End {
    Passed { tests: Option<u32>, time: Duration },
    Skipped { without: Vec<&'static str> },
}

/// The names of the legs, in order.
pub(crate) fn names() -> [&'static str; LEGS.len()] {
    LEGS.map(|leg| leg.name)
}

/// Runs the legs named, or all; stops at the first that fails.
pub(crate) fn test(consent: Consent, chosen: &[String]) -> Result<()> {
    let legs: Vec<&Leg> = LEGS
        .iter()
        .filter(|leg| chosen.is_empty() || chosen.iter().any(|name| name == leg.name))
        .collect();
    println!(
        "test: runs {} of {} legs. All of them take about 5 minutes warm,",
        legs.len(),
        LEGS.len()
    );
    println!("      15 on a fresh machine; tools come on top.");
    let unmet = set_up(&legs, consent)?;
    let mut ends = Vec::new();
    for leg in legs {
        println!("\n== {}: {}", leg.name, leg.what);
        match leg.end(&unmet) {
            Ok(end) => ends.push((leg, end)),
            Err(error) => {
                summarise(&ends);
                println!("  {:<8} FAILED", leg.name);
                return Err(error.context(format!("leg {} failed", leg.name)));
            }
        }
    }
    summarise(&ends);
    conclude(&ends, chosen);
    Ok(())
}

/// Installs what the legs need. In CI nothing may be missing.
fn set_up(legs: &[&Leg], consent: Consent) -> Result<Vec<&'static Need>> {
    let wanted: Vec<&'static Need> = needs::ALL
        .into_iter()
        .filter(|need| legs.iter().any(|leg| leg.needs.contains(need)))
        .collect();
    let unmet = setup::install(&wanted, consent)?;
    for need in &unmet {
        println!("{} is missing. {}", need.name, need.mend);
    }
    if in_ci() && !unmet.is_empty() {
        bail!("in CI no leg may be skipped, and what is listed above is missing");
    }
    Ok(unmet)
}

impl Leg {
    fn end(&self, unmet: &[&'static Need]) -> Result<End> {
        let lacks = self.needs.iter().filter(|need| unmet.contains(need));
        let without: Vec<&str> = lacks.map(|need| need.name).collect();
        if !without.is_empty() {
            println!("SKIPPED: there is no {}", without.join(", no "));
            return Ok(End::Skipped { without });
        }
        let start = Instant::now();
        let tests = (self.run)()?;
        Ok(End::Passed { tests, time: start.elapsed() })
    }
}

/// One line a leg.
fn summarise(ends: &[(&Leg, End)]) {
    println!("\nSummary");
    for (leg, end) in ends {
        match end {
            End::Passed { tests, time } => {
                let tests = tests.map(|count| format!(", {count} tests")).unwrap_or_default();
                println!("  {:<8} ok {:>7.1} s  {}{tests}", leg.name, time.as_secs_f32(), leg.what);
            }
            End::Skipped { without } => {
                println!("  {:<8} SKIPPED     no {}", leg.name, without.join(", no "));
            }
        }
    }
}

/// The last line says what ran, and louder what did not.
fn conclude(ends: &[(&Leg, End)], chosen: &[String]) {
    let (mut passed, mut tests, mut seconds) = (0, 0, 0.0);
    for (_, end) in ends {
        if let End::Passed { tests: count, time } = end {
            passed += 1;
            tests += count.unwrap_or(0);
            seconds += time.as_secs_f32();
        }
    }
    let legs = LEGS.len();
    println!("{passed} of {legs} legs passed in {seconds:.0} s: {tests} tests ran, none failed.");
    let skipped = ends.len() - passed;
    if skipped > 0 {
        println!("NOT EVERYTHING WAS TESTED: {skipped} legs were skipped for want of a tool.");
    } else if !chosen.is_empty() {
        println!("Only the legs named were run: {}.", chosen.join(", "));
    }
}

//! The wasm-bindgen of Cargo.lock is the one whose command we install.

use super::Problem;
use crate::project::Source;

/// A problem if the two differ, or if the crate is not locked.
pub(super) fn problems(sources: &[Source], tool: &str) -> Vec<Problem> {
    let lock = sources.iter().find(|source| source.path == "Cargo.lock");
    let locked = lock.and_then(|lock| locked(&lock.text));
    if locked == Some(tool) {
        return Vec::new();
    }
    let message = format!(
        "wasm-bindgen is locked at {}, but xtask installs {tool}: pin both to the same version",
        locked.unwrap_or("no version")
    );
    vec![Problem::new("Cargo.lock", 0, message)]
}

fn locked(lock: &str) -> Option<&str> {
    let (_, rest) = lock.split_once("name = \"wasm-bindgen\"\nversion = \"")?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_and_its_command_agree() {
        let text = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n".to_owned();
        let lock = [Source { path: "Cargo.lock".into(), text }];
        assert!(problems(&lock, "0.2.130").is_empty());
        assert_eq!(problems(&lock, "0.2.131").len(), 1);
        assert_eq!(problems(&[], "0.2.130").len(), 1);
    }
}

//! What the system refuses, as a sentence that says what to do about it.

use std::fmt::Display;
use std::io::{self, ErrorKind};

/// An attempt on something that the caller has a name for.
pub(crate) trait Attempt<T> {
    /// Turns a failure into `cannot <verb> <what>: <why>; <mend>`.
    fn or_cannot(self, verb: &str, what: impl Display) -> anyhow::Result<T>;
}

impl<T> Attempt<T> for io::Result<T> {
    fn or_cannot(self, verb: &str, what: impl Display) -> anyhow::Result<T> {
        self.map_err(|error| anyhow::anyhow!("cannot {verb} {what}: {}", why(&error)))
    }
}

/// Why, and the mend; where none is known, what the system says.
pub(crate) fn why(error: &io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "there is nothing of that name; check how it is written",
        ErrorKind::PermissionDenied => "you have no right to; change its permissions",
        // The latter is what making a folder meets.
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "a file stands where a folder is needed; name a folder"
        }
        ErrorKind::ReadOnlyFilesystem => "its disk is read-only; name another place",
        ErrorKind::StorageFull => "its disk is full; make room",
        _ => return error.to_string(),
    };
    known.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_say_what_to_do() {
        let said = |kind: ErrorKind| {
            let attempt: io::Result<()> = Err(kind.into());
            attempt.or_cannot("read", "a.txt").expect_err("it failed").to_string()
        };
        assert_eq!(
            said(ErrorKind::PermissionDenied),
            "cannot read a.txt: you have no right to; change its permissions"
        );
        assert!(said(ErrorKind::NotFound).ends_with("check how it is written"));
        assert_eq!(said(ErrorKind::TimedOut), "cannot read a.txt: timed out");
    }
}

//! Why a model file was refused.

use std::fmt;

/// Why a model file was refused; its text is one sentence, with the mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError(pub(crate) Reason);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Foreign,
    Version { found: u16, read: u16 },
    Language([u8; 2]),
    Truncated,
    Damaged,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Foreign => f.write_str("this file is not a tagger's model"),
            Reason::Version { found, read } => write!(
                f,
                "this model is in version {found} of the form, but this program reads version \
                 {read}; take the model and the program from one release"
            ),
            Reason::Language(code) => write!(
                f,
                "this model is for the language “{}”, which this program does not read",
                code.escape_ascii()
            ),
            Reason::Truncated => f.write_str("the model ends too early; copy it again"),
            Reason::Damaged => f.write_str("the model is damaged; copy it again"),
        }
    }
}

impl std::error::Error for ModelError {}

impl From<Reason> for ModelError {
    fn from(reason: Reason) -> Self {
        ModelError(reason)
    }
}

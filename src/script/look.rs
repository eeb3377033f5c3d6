//! What the reader wants of a page's text.

use crate::settings::{self, Readings, Settings, Writing};
use lorgnette_script::{Script, Sheet};

/// What the reader wants of a page's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The script, where it is not the one in which the text was written.
    pub script: Option<Script>,
    /// Whose readings are shown.
    pub readings: Readings,
    /// Which way the text runs.
    pub writing: Writing,
}

impl Look {
    /// What `settings` ask of a page with this sheet.
    pub fn of(settings: &Settings, sheet: &Sheet) -> Look {
        let script = match settings.script {
            settings::Script::Original => None,
            settings::Script::Hant => Some(Script::Hant),
            settings::Script::Hans => Some(Script::Hans),
            settings::Script::Taiwan => Some(Script::Tw),
            settings::Script::HongKong => Some(Script::Hk),
        };
        Look {
            script: script.filter(|script| sheet.targets().contains(script)),
            readings: settings.readings,
            writing: settings.writing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_the_page_was_written_in_is_no_other() {
        let sheet = Sheet::read_back(["zh-Hans".into(), String::new()], Default::default());
        let settings = Settings { script: settings::Script::Hans, ..Settings::default() };
        assert_eq!(Look::of(&settings, &sheet), Look::default());
        let settings = Settings { script: settings::Script::Hant, ..Settings::default() };
        assert_eq!(Look::of(&settings, &sheet).script, Some(Script::Hant));
    }
}

//! The words of the page and its controls: one table a language, made from `strings/*.txt`.

mod dates;
// What the build script does, to be tested.
#[cfg(test)]
#[path = "../../build/tables.rs"]
#[allow(dead_code, reason = "a test writes no tables")]
mod tables;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The form of `forms` for the first of `values`, filled in: what tables of words are made with.
pub fn fill(forms: &[(&str, &str)], values: &[(&str, String)]) -> String {
    let form = |wanted: &str| forms.iter().find(|(form, _)| *form == wanted);
    let first = values.first().map_or("", |(_, value)| value);
    let (_, words) = form(first).or_else(|| form("")).expect("the build checks that it is there");
    let mut out = String::new();
    let mut rest = *words;
    // One pass: a value that holds braces is not filled in again.
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        out.push_str(before);
        out.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}

impl Strings {
    /// An ISO 8601 date or interval of any precision, in words; as it is in a language whose
    /// dates nobody has taught us.
    pub fn date(&self, iso: &str) -> String {
        match self.lang {
            "en" => dates::english(iso),
            "zh-Hans" => dates::chinese(iso, '时'),
            "zh-Hant" => dates::chinese(iso, '時'),
            _ => iso.to_string(),
        }
    }
}

/// One language has one table.
impl PartialEq for Strings {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang
    }
}

/// The three languages that articles are marked in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    Hant,
    Hans,
    English,
}

/// The table that serves readers of `lang` (BCP 47); English where there is none.
pub(crate) fn tongue(lang: &str) -> Tongue {
    let mut subtags = lang.split('-').map(str::to_ascii_lowercase);
    if subtags.next().as_deref() != Some("zh") {
        return Tongue::English;
    }
    let traditional = ["hant", "tw", "hk", "mo"];
    let simplified = subtags.clone().any(|tag| tag == "hans");
    match !simplified && subtags.any(|tag| traditional.contains(&tag.as_str())) {
        true => Tongue::Hant,
        false => Tongue::Hans,
    }
}

/// Every language that the page can speak.
pub fn languages() -> &'static [Strings] {
    &TABLES
}

/// The words of the page in the language that serves `lang` (BCP 47) best.
pub fn strings(lang: &str) -> &'static Strings {
    spoken(lang).unwrap_or_else(|| spoken("en").expect("the build takes English for the model"))
}

/// The same, where there is a table for it.
pub fn spoken(lang: &str) -> Option<&'static Strings> {
    let primary = lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let wanted = match (primary.as_str(), tongue(lang)) {
        ("zh", Tongue::Hant) => "zh-Hant",
        ("zh", _) => "zh-Hans",
        (other, _) => other,
    };
    TABLES.iter().find(|table| table.lang == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_finds_its_table() {
        for (lang, expected) in [
            ("zh-Hant", "zh-Hant"),
            ("zh-TW", "zh-Hant"),
            ("zh-Hant-HK", "zh-Hant"),
            ("zh-Hans-HK", "zh-Hans"),
            ("zh", "zh-Hans"),
            ("zh-CN", "zh-Hans"),
            ("en-GB", "en"),
            ("fr", "en"),
            ("", "en"),
        ] {
            assert_eq!(strings(lang).lang, expected, "{lang}");
        }
        assert!(spoken("fr").is_none());
    }

    #[test]
    fn words_are_filled_in_once_and_counted() {
        let english = strings("en");
        assert_eq!(english.times(1), "named once");
        assert_eq!(english.times(11), "named 11 times");
        assert_eq!(english.merged_into("{name}", "b"), "“{name}” was merged into b.");
    }

    #[test]
    fn a_wrong_table_is_refused_with_file_line_and_mend() {
        let model = "# A table.\nlang = en\nfound = {n} found\nfound.1 = one found\nopen = Open\n";
        for (table, expected) in [
            ("lang = fr\nfound = {n} de plus\n", "fr.txt:1: `open` is missing: Open"),
            ("lang = fr\nopen\n", "fr.txt:2: write `key = words`, or `#` first"),
            ("lang = fr\nlang = fr\n", "fr.txt:2: `lang` stands above already; take one away"),
            (
                "lang = fr\nfound = rien\nopen = Ouvrir\n",
                "fr.txt:2: `{n}` does not stand in both tables",
            ),
            (
                "lang = fr\nfound = {n} et {m}\nopen = Ouvrir\n",
                "fr.txt:2: `{m}` does not stand in both tables",
            ),
            (
                "lang = fr\nfound = {n}\nopen = Ouvrir\nclos = Fermer\n",
                "fr.txt:4: en.txt has no `clos`: a slip of the pen?",
            ),
        ] {
            let texts = [("en.txt", model), ("fr.txt", table)];
            let texts = texts.map(|(file, text)| (file.to_string(), text.to_string()));
            assert_eq!(tables::rust(&texts).err().as_deref(), Some(expected), "{table}");
        }
    }
}

//! What stands between two lines of `---` or `+++`, line by line: its entries, and whether it
//! could be anything else than front matter.

/// How front matter is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// `key: value` between lines of `---`.
    Yaml,
    /// `key = value` between lines of `+++`.
    Toml,
}

impl Syntax {
    /// The syntax of front matter that begins with this line.
    pub(super) fn opened_by(line: &str) -> Option<Syntax> {
        [Syntax::Yaml, Syntax::Toml].into_iter().find(|syntax| syntax.fence() == line.trim_end())
    }

    /// The line before front matter and after it.
    pub(super) fn fence(self) -> &'static str {
        match self {
            Syntax::Yaml => "---",
            Syntax::Toml => "+++",
        }
    }

    /// How a line of it is written.
    pub(super) fn form(self) -> &'static str {
        match self {
            Syntax::Yaml => "key: value",
            Syntax::Toml => "key = value",
        }
    }

    /// The key and the value in a line.
    pub(super) fn entry(self, line: &str) -> Option<(&str, &str)> {
        let sign = if self == Syntax::Yaml { ':' } else { '=' };
        let (key, value) = line.split_once(sign)?;
        let key = key.trim().trim_matches(['"', '\'']);
        // An address and a time have a colon, too.
        let is_apart = self == Syntax::Toml
            || value.is_empty()
            || value.starts_with(char::is_whitespace)
            || super::KEYS.contains(&key);
        (is_apart && is_key(key)).then_some((key, value.trim()))
    }
}

/// Whether a key is one word, as site makers have it; what stands before a colon in a sentence or
/// in Chinese is none.
fn is_key(key: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(is_part)
}

/// A key with its value.
pub(super) struct Entry<'s> {
    /// Its line, from 1.
    pub(super) line: usize,
    pub(super) key: &'s str,
    /// The lines of its value, as they are written.
    pub(super) value: Vec<&'s str>,
}

/// The lines between.
pub(super) struct Lines<'s> {
    syntax: Syntax,
    pub(super) entries: Vec<Entry<'s>>,
    /// How many entries come before the tables of TOML, whose keys are theirs.
    pub(super) outer: Option<usize>,
    /// Lines that are nothing known: number and words.
    pub(super) odd: Vec<(usize, &'s str)>,
    /// How many brackets of the last value are open.
    depth: usize,
}

impl<'s> Lines<'s> {
    /// Reads what stands after the first line of a source.
    pub(super) fn of(inside: &'s str, syntax: Syntax) -> Self {
        let mut lines = Lines { syntax, entries: vec![], outer: None, odd: vec![], depth: 0 };
        for (number, line) in (2..).zip(inside.lines()) {
            lines.take(number, line);
        }
        if inside.lines().next().is_none_or(|first| first.trim().is_empty()) {
            lines.odd.insert(0, (2, ""));
        }
        lines
    }

    fn take(&mut self, number: usize, line: &'s str) {
        let words = line.trim();
        if self.depth > 0 || self.continues(line) {
            return self.go_on(words);
        }
        let is_table =
            self.syntax == Syntax::Toml && words.starts_with('[') && words.ends_with(']');
        match self.syntax.entry(words) {
            _ if words.is_empty() || words.starts_with('#') => {}
            _ if is_table => self.outer = self.outer.or(Some(self.entries.len())),
            Some((key, value)) => {
                self.entries.push(Entry { line: number, key, value: vec![] });
                self.go_on(value);
            }
            None => self.odd.push((number, words)),
        }
    }

    /// Whether a line goes on with the last value: it is indented, or an item of its list.
    fn continues(&self, line: &str) -> bool {
        let Some(last) = self.entries.last().filter(|_| self.syntax == Syntax::Yaml) else {
            return false;
        };
        let is_indented = line.starts_with([' ', '\t']) && !line.trim().is_empty();
        let is_item = line.trim_end() == "-" || line.starts_with("- ");
        is_indented || is_item && last.value[0].is_empty()
    }

    fn go_on(&mut self, words: &'s str) {
        let last = self.entries.last_mut().expect("a value has its key");
        last.value.push(words);
        if last.value[0].starts_with(['[', '{']) {
            let count = |signs: [char; 2]| words.matches(signs).count();
            self.depth = (self.depth + count(['[', '{'])).saturating_sub(count([']', '}']));
        }
    }

    /// Whether the lines can be nothing but front matter. Keys of site makers begin in lower
    /// case; names of speakers and the fields of a letter do not. One word that is out of place
    /// is a slip, a sentence shows that all of it is text.
    pub(super) fn are_front_matter(&self) -> bool {
        let is_slip = |&(number, words): &(usize, &str)| number > 2 && is_key(words);
        let is_named = |entry: &Entry| entry.key.starts_with(|c: char| c.is_ascii_lowercase());
        let sound = self.odd.is_empty() || self.odd.len() == 1 && is_slip(&self.odd[0]);
        sound && self.depth == 0 && self.entries.iter().any(is_named)
    }
}

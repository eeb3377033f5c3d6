//! Rewriting by the longest phrase: each character of a text and what stands for it.

/// Between what stands for the characters of a phrase, where that is not one character each.
const BORDER: char = '|';

/// A phrase and what stands for each of its characters.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    from: Box<[char]>,
    to: Box<[Box<str>]>,
}

/// Phrases with what stands for them; the longest that fits is taken, from left to right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// By first character; of those that begin alike, the longest first.
    rules: Vec<Rule>,
}

impl Rules {
    /// Adds the phrase `from`, or replaces what stood for it. `to` is what stands for its
    /// characters, as [`written`] writes it; a phrase of another shape is passed over.
    pub fn insert(&mut self, from: &str, to: &str) {
        let from: Box<[char]> = from.chars().collect();
        let to: Box<[Box<str>]> = match (to.contains(BORDER), from.len()) {
            (true, _) => to.split(BORDER).map(Box::from).collect(),
            (false, 1) => Box::new([Box::from(to)]),
            (false, _) => to.chars().map(|c| Box::from(c.encode_utf8(&mut [0; 4]))).collect(),
        };
        if from.is_empty() || from.len() != to.len() {
            return;
        }
        match self.place(&from) {
            Ok(at) => self.rules[at].to = to,
            Err(at) => self.rules.insert(at, Rule { from, to }),
        }
    }

    /// Whether there is a row for the phrase `from`.
    pub fn has(&self, from: &str) -> bool {
        let from: Vec<char> = from.chars().collect();
        !from.is_empty() && self.place(&from).is_ok()
    }

    /// Takes the row for the phrase `from` away.
    pub fn remove(&mut self, from: &str) {
        let from: Vec<char> = from.chars().collect();
        if let Some(Ok(at)) = (!from.is_empty()).then(|| self.place(&from)) {
            self.rules.remove(at);
        }
    }

    fn place(&self, from: &[char]) -> Result<usize, usize> {
        let key = |from: &[char]| (from[0], usize::MAX - from.len());
        self.rules.binary_search_by(|rule| {
            key(&rule.from).cmp(&key(from)).then_with(|| (*rule.from).cmp(from))
        })
    }

    /// What stands for each character of `text`; none where it stays as it is.
    pub fn apply<'r>(&'r self, text: &[char]) -> Vec<Option<&'r str>> {
        let mut out = Vec::with_capacity(text.len());
        while out.len() < text.len() {
            match self.longest(&text[out.len()..]) {
                Some(rule) => out.extend(rule.to.iter().map(|to| Some(&**to))),
                None => out.push(None),
            }
        }
        out
    }

    fn longest(&self, rest: &[char]) -> Option<&Rule> {
        let first = self.rules.partition_point(|rule| rule.from[0] < rest[0]);
        let alike = self.rules[first..].iter().take_while(|rule| rule.from[0] == rest[0]);
        alike.into_iter().find(|rule| rest.starts_with(&rule.from))
    }

    /// `text` with everything in it that has a rule.
    pub fn rewrite(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        joined(&chars, &self.apply(&chars))
    }

    /// Every character of every phrase with what stands for it there.
    pub fn characters(&self) -> impl Iterator<Item = (char, &str)> {
        self.rules
            .iter()
            .flat_map(|rule| rule.from.iter().copied().zip(rule.to.iter().map(|to| &**to)))
    }

    /// Every phrase with what stands for it, as [`insert`](Rules::insert) takes them.
    pub fn rows(&self) -> impl Iterator<Item = (String, String)> {
        self.rules.iter().map(|rule| (rule.from.iter().collect(), written(&rule.to)))
    }
}

/// What stands for the characters of a phrase, in one string: side by side where that is one
/// character each or the phrase is but one, else with borders.
pub fn written(to: &[impl AsRef<str>]) -> String {
    let bare = to.len() == 1 || to.iter().all(|to| to.as_ref().chars().count() == 1);
    let border = if bare { String::new() } else { BORDER.to_string() };
    to.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(&border)
}

/// `text` with what stands for its characters.
pub fn joined(text: &[char], to: &[Option<&str>]) -> String {
    let mut out = String::new();
    for (c, to) in text.iter().zip(to) {
        match to {
            Some(to) => out.push_str(to),
            None => out.push(*c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(rows: &[(&str, &str)]) -> Rules {
        let mut rules = Rules::default();
        rows.iter().for_each(|(from, to)| rules.insert(from, to));
        rules
    }

    #[test]
    fn the_longest_phrase_wins_from_left_to_right() {
        let rules = rules(&[("后", "後"), ("皇后", "皇后"), ("太后", "太后"), ("台", "臺")]);
        assert_eq!(rules.rewrite("皇后然后太后台"), "皇后然後太后臺");
    }

    #[test]
    fn a_phrase_may_grow_and_shrink_and_each_character_keeps_its_share() {
        let rules = rules(&[("互聯網", "網|際|網路"), ("出租車", "計|程車|")]);
        let text: Vec<char> = "在互聯網".chars().collect();
        assert_eq!(rules.apply(&text), [None, Some("網"), Some("際"), Some("網路")]);
        assert_eq!(rules.rewrite("出租車"), "計程車");
    }

    #[test]
    fn rows_come_back_as_they_were_given() {
        let rows = [("出租車", "計|程車|"), ("后", "後"), ("長", "zhǎng"), ("長大", "zhǎng|dà")];
        let again: Vec<(String, String)> = rules(&rows).rows().collect();
        let mut sorted = again.clone();
        sorted.sort();
        let expected: Vec<(String, String)> =
            rows.iter().map(|(from, to)| (from.to_string(), to.to_string())).collect();
        assert_eq!(sorted, expected);
    }

    #[test]
    fn a_row_of_another_shape_is_passed_over() {
        assert_eq!(rules(&[("", "x"), ("一二", "一"), ("一二", "a|b|c")]), Rules::default());
    }

    #[test]
    fn a_row_given_again_replaces_the_first() {
        assert_eq!(rules(&[("里", "裏"), ("里", "裡")]).rewrite("里"), "裡");
    }
}

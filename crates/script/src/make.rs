//! Makes the sheet of one page from the large tables.

use crate::blocks::{Block, blocks};
use crate::learn::{Example, learn};
use crate::names::Names;
use crate::sheet::{Rows, Sheet, carried};
use crate::{Rules, Script, Source, joined, opencc, pinyin, words};
use std::collections::BTreeMap;

/// A page in its markup.
pub struct Markup<'a> {
    /// The article's language, BCP 47.
    pub lang: &'a str,
    /// The article.
    pub prose: &'a str,
    /// What stands around it in the same language: glossary, overview.
    pub around: &'a [&'a str],
}

/// A sheet, and for how much of the page it cannot speak.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// The sheet.
    pub sheet: Sheet,
    /// Characters that come out otherwise than by the large tables.
    pub untold: usize,
}

/// The sheet of a page; none where the article is not Chinese.
pub fn sheet(markup: &Markup, names: &Names) -> Option<Made> {
    let source = Source::of(markup.lang)?;
    let prose = blocks(markup.prose, markup.lang);
    let around = markup.around.iter().flat_map(|html| blocks(html, markup.lang));
    let all: Vec<Block> = prose.iter().cloned().chain(around).collect();
    let prose: Vec<Block> = prose.into_iter().filter(|block| !block.aside).collect();
    let mut sheet = Sheet { lang: markup.lang.to_string(), ..Sheet::default() };
    let mut untold = 0;
    let mut scripts = Vec::new();
    for &target in source.targets() {
        let mut rules = Rules::default();
        untold += learn(&mut rules, &examples(&all, names, source, target));
        scripts.push(rules);
    }
    sheet.scripts = shared(scripts.iter().map(added(&Rules::default())), pairs);
    let (readings, unread) = readings(&prose, names, &scripts);
    sheet.readings = shared(readings.into_iter(), groups);
    sheet.words = digits(&prose, names);
    Some(Made { sheet, untold: untold + unread })
}

/// What each block shall be in `target`.
fn examples(blocks: &[Block], names: &Names, source: Source, target: Script) -> Vec<Example> {
    let known = names.known(target);
    let example = |block: &Block| {
        let mut out = opencc::each(&block.text, source, target);
        set_quotes(&block.text, target, &mut out);
        known.put(block, &mut out);
        let wanted = block.text.iter().zip(out);
        let wanted = wanted.map(|(c, to)| (!to.chars().eq([*c])).then_some(to)).collect();
        Example { text: block.text.clone(), wanted }
    };
    blocks.iter().map(example).collect()
}

/// Quotation marks as the script has them; an apostrophe between letters is none.
fn set_quotes(text: &[char], target: Script, out: &mut [String]) {
    const PAIRS: [(char, char); 4] = [('「', '“'), ('」', '”'), ('『', '‘'), ('』', '’')];
    let letter = |at: Option<usize>| {
        at.and_then(|at| text.get(at)).is_some_and(|c| c.is_ascii_alphanumeric())
    };
    for (at, c) in text.iter().enumerate() {
        let apostrophe = *c == '’' && letter(at.checked_sub(1)) && letter(Some(at + 1));
        let to = PAIRS.iter().find_map(|&(corner, curly)| match target {
            Script::Hans => (*c == corner).then_some(curly),
            _ => (*c == curly && !apostrophe).then_some(corner),
        });
        if let Some(to) = to {
            out[at] = to.to_string();
        }
    }
}

/// The rows of the readings: those of the text as it was written, and what each target needs
/// beyond them; and how many characters they do not tell.
fn readings(prose: &[Block], names: &Names, scripts: &[Rules]) -> (Vec<Vec<Row>>, usize) {
    let mut written = Rules::default();
    let mut unread = learn(&mut written, &read(prose, names));
    let mut rows = vec![added(&Rules::default())(&written)];
    for script in scripts {
        let shown: Vec<Block> = prose.iter().map(|block| rewritten(block, script)).collect();
        let start = carried(written.clone(), script);
        let mut rules = start.clone();
        unread += learn(&mut rules, &read(&shown, names));
        rows.push(added(&start)(&rules));
    }
    (rows, unread)
}

/// How the characters of each block are read.
fn read(blocks: &[Block], names: &Names) -> Vec<Example> {
    let example = |block: &Block| Example {
        text: block.text.clone(),
        wanted: pinyin::readings(&block.text, &names.shapes(block)),
    };
    blocks.iter().map(example).collect()
}

/// A block as `script` shows it.
fn rewritten(block: &Block, script: &Rules) -> Block {
    let to = script.apply(&block.text);
    let mut at = vec![0];
    for (c, to) in block.text.iter().zip(&to) {
        let before = at.last().copied().unwrap_or_default();
        at.push(before + joined(&[*c], &[*to]).chars().count());
    }
    let mut shown = block.clone();
    shown.text = joined(&block.text, &to).chars().collect();
    let moved = |range: &std::ops::Range<usize>| at[range.start]..at[range.end];
    shown.nodes = block.nodes.iter().map(moved).collect();
    shown.named.iter_mut().for_each(|named| named.range = moved(&named.range));
    shown
}

/// A phrase and what stands for it.
type Row = (String, String);

/// The rows that `rules` have beyond those of `start`.
fn added(start: &Rules) -> impl Fn(&Rules) -> Vec<Row> {
    let known: Vec<Row> = start.rows().collect();
    move |rules| rules.rows().filter(|row| !known.contains(row)).collect()
}

/// The rows of several sets, each written once with the sets that it is in.
fn shared(sets: impl Iterator<Item = Vec<Row>>, characters: fn(&[Row]) -> String) -> Vec<Rows> {
    let mut of: BTreeMap<Row, u8> = BTreeMap::new();
    for (bit, set) in sets.enumerate() {
        set.into_iter().for_each(|row| *of.entry(row).or_default() |= 1 << bit);
    }
    let mut groups: BTreeMap<u8, Vec<Row>> = BTreeMap::new();
    of.into_iter().for_each(|(row, sets)| groups.entry(sets).or_default().push(row));
    let rows = |(of, rows): (u8, Vec<Row>)| {
        let (characters_, phrases): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| !characters(std::slice::from_ref(row)).is_empty());
        let phrases: Vec<String> =
            phrases.iter().map(|(from, to)| format!("{from} {to}")).collect();
        Rows { of, characters: characters(&characters_), phrases: phrases.join(" ") }
    };
    groups.into_iter().map(rows).collect()
}

/// Rows of one character for one, side by side.
fn pairs(rows: &[Row]) -> String {
    let one = |text: &str| text.chars().count() == 1;
    rows.iter()
        .filter(|(from, to)| one(from) && one(to))
        .map(|(from, to)| from.clone() + to)
        .collect()
}

/// Rows of one character, by what stands for it.
fn groups(rows: &[Row]) -> String {
    let mut groups: BTreeMap<&str, String> = BTreeMap::new();
    let one = |text: &str| text.chars().count() == 1;
    for (from, to) in rows.iter().filter(|(from, _)| one(from)) {
        groups.entry(to).or_default().push_str(from);
    }
    let groups: Vec<String> = groups.iter().map(|(to, from)| format!("{to}{from}")).collect();
    groups.join(" ")
}

/// How many characters the words of the prose have; a word of more than nine counts as two.
fn digits(prose: &[Block], names: &Names) -> String {
    let mut digits = String::new();
    for block in prose {
        for word in words::words(&block.text, &names.shapes(block)) {
            // A word ends with its text node: the reader never looks over one's end.
            let ends = block.nodes.iter().map(|node| node.end).filter(|end| word.contains(end));
            let mut from = word.start;
            for end in ends.chain([word.end]).filter(|end| *end > word.start) {
                while from < end {
                    let length = (end - from).min(9);
                    digits.push_str(&length.to_string());
                    from += length;
                }
            }
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    const HANT: &str = include_str!("../../../samples/parade-and-pact.md");
    const HANS: &str = include_str!("../../../samples/ever-given.md");

    /// A paragraph a line.
    fn html(text: &str) -> String {
        let lines = text.lines().filter(|line| !line.is_empty());
        lines.fold(String::new(), |mut html, line| {
            write!(html, "<p>{line}</p>").expect("a string takes everything");
            html
        })
    }

    fn made(lang: &str, text: &str) -> Made {
        let markup = Markup { lang, prose: &html(text), around: &[] };
        sheet(&markup, &Names::default()).expect("the article is Chinese")
    }

    #[test]
    fn the_sheet_does_what_the_large_tables_do() {
        for (lang, text) in [("zh-Hant", HANT), ("zh-TW", HANT), ("zh-HK", HANT), ("zh-Hans", HANS)]
        {
            let Made { sheet, untold } = made(lang, text);
            assert_eq!(untold, 0, "{lang}");
            let source = Source::of(lang).expect("Chinese");
            for script in sheet.targets() {
                let rules = sheet.script(*script).expect("a target");
                for line in text.lines() {
                    let chars: Vec<char> = line.chars().collect();
                    let mut expected = opencc::each(&chars, source, *script);
                    set_quotes(&chars, *script, &mut expected);
                    assert_eq!(rules.rewrite(line), expected.concat(), "{lang} to {script:?}");
                }
            }
        }
    }

    #[test]
    fn the_sheet_reads_every_script_as_the_whole_list_does() {
        for (lang, text) in [("zh-Hant", HANT), ("zh-Hans", HANS)] {
            let Made { sheet, .. } = made(lang, text);
            let targets = sheet.targets().iter().map(|script| Some(*script));
            for script in targets.chain([None]) {
                let readings = sheet.readings(script);
                for line in text.lines() {
                    let shown = script.map_or(line.to_string(), |script| {
                        sheet.script(script).expect("a target").rewrite(line)
                    });
                    let shown: Vec<char> = shown.chars().collect();
                    let read = sheet_read(&readings, &shown);
                    let expected = pinyin::readings(&shown, &[]);
                    let expected: Vec<Option<&str>> =
                        expected.iter().map(Option::as_deref).collect();
                    assert_eq!(read, expected, "{lang} {script:?} {line}");
                }
            }
        }
    }

    /// As the reader reads: marks within a phrase stand for themselves.
    fn sheet_read<'r>(readings: &'r Rules, text: &[char]) -> Vec<Option<&'r str>> {
        let read = readings.apply(text).into_iter().zip(text);
        read.map(|(reading, c)| reading.filter(|_| crate::is_han(*c))).collect()
    }

    #[test]
    fn words_are_counted_through_the_prose() {
        let made = made("zh-Hans", "重要的，银行长大。\n北京");
        assert_eq!(made.sheet.words, "21222");
    }

    #[test]
    fn quotation_marks_follow_the_script_and_apostrophes_stay() {
        let to = |text: &str, script| {
            let chars: Vec<char> = text.chars().collect();
            let mut out: Vec<String> = chars.iter().map(char::to_string).collect();
            set_quotes(&chars, script, &mut out);
            out.concat()
        };
        assert_eq!(to("“他说：‘it’s’”", Script::Tw), "「他说：『it’s』」");
        assert_eq!(to("「一『二』」", Script::Hans), "“一‘二’”");
    }

    #[test]
    fn english_has_no_sheet() {
        let markup = Markup { lang: "en", prose: "<p>Ships</p>", around: &[] };
        assert!(sheet(&markup, &Names::default()).is_none());
    }
}

//! Only tokens.css holds literal colours; every other style sheet uses its variables.

use super::Problem;
use crate::project::Source;

/// The one file that may.
const TOKENS: &str = "static/css/tokens.css";

/// A problem for each literal colour in another style sheet.
pub(super) fn problems(sources: &[Source]) -> Vec<Problem> {
    let sheets = sources.iter().filter(|source| source.is("css") && source.path != TOKENS);
    sheets.flat_map(sheet_problems).collect()
}

fn sheet_problems(sheet: &Source) -> Vec<Problem> {
    let text = without_comments_and_strings(&sheet.text);
    let mut problems = Vec::new();
    for (line, declaration) in declarations(&text) {
        if let Some(colour) = literal(declaration) {
            let message = format!("`{colour}` is a literal colour; name it in tokens.css");
            problems.push(Problem::new(&sheet.path, line, message));
        }
    }
    problems
}

/// The same text with comments, strings and `url(…)` blanked; lines stay where they are.
fn without_comments_and_strings(css: &str) -> String {
    let mut text = String::new();
    let mut rest = css;
    while let Some(start) = rest.chars().next() {
        let length = match start {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' | '\'' => rest[1..].find(start).map_or(rest.len(), |end| end + 2),
            'u' if rest.starts_with("url(") => rest.find(')').unwrap_or(rest.len()),
            other => {
                text.push(other);
                rest = &rest[other.len_utf8()..];
                continue;
            }
        };
        text.extend(rest[..length].chars().filter(|c| *c == '\n'));
        rest = &rest[length..];
    }
    text
}

/// Each `property: value`, with its line from 1. What ends at `{` is a selector.
fn declarations(css: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut line = 1;
    for piece in css.split_inclusive([';', '{', '}']) {
        let lead = piece.len() - piece.trim_start().len();
        let at = line + piece[..lead].matches('\n').count();
        if !piece.ends_with('{') && piece.contains(':') {
            found.push((at, piece.trim().trim_end_matches([';', '}'])));
        }
        line += piece.matches('\n').count();
    }
    found
}

/// The first literal colour in a declaration.
fn literal(declaration: &str) -> Option<String> {
    let (property, value) = declaration.split_once(':')?;
    let value = value.to_ascii_lowercase();
    let runs = value.split(|c: char| !(c.is_ascii_alphanumeric() || "#-(".contains(c)));
    // A function keeps its bracket: `color(` is a colour, `color` the name of a property.
    let mut words = runs.flat_map(|run| run.split_inclusive('('));
    let literal = words.find(|word| match word.strip_suffix('(') {
        Some(function) => FUNCTIONS.contains(&function),
        None => is_hex(word) || takes_names(property) && NAMES.contains(word),
    });
    literal.map(|word| word.trim_end_matches('(').to_owned())
}

fn takes_names(property: &str) -> bool {
    property.starts_with("--") || TAKES_NAMES.iter().any(|part| property.contains(part))
}

fn is_hex(word: &str) -> bool {
    word.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|c| c.is_ascii_hexdigit())
    })
}

/// The notations of CSS Color 4. `color-mix` mixes variables, so it is none.
const FUNCTIONS: [&str; 11] =
    ["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "device-cmyk"];

/// Parts of the properties that take colours; elsewhere a word like `tan` is a name.
const TAKES_NAMES: [&str; 11] = [
    "color",
    "background",
    "border",
    "outline",
    "shadow",
    "fill",
    "stroke",
    "decoration",
    "rule",
    "caret",
    "emphasis",
];

/// The named colours of CSS Color 4. `transparent`, `currentcolor` and the system's colours
/// are not literal.
#[rustfmt::skip]
const NAMES: [&str; 148] = [
    "aliceblue", "antiquewhite", "aqua", "aquamarine", "azure", "beige", "bisque", "black",
    "blanchedalmond", "blue", "blueviolet", "brown", "burlywood", "cadetblue", "chartreuse",
    "chocolate", "coral", "cornflowerblue", "cornsilk", "crimson", "cyan", "darkblue", "darkcyan",
    "darkgoldenrod", "darkgray", "darkgreen", "darkgrey", "darkkhaki", "darkmagenta",
    "darkolivegreen", "darkorange", "darkorchid", "darkred", "darksalmon", "darkseagreen",
    "darkslateblue", "darkslategray", "darkslategrey", "darkturquoise", "darkviolet", "deeppink",
    "deepskyblue", "dimgray", "dimgrey", "dodgerblue", "firebrick", "floralwhite", "forestgreen",
    "fuchsia", "gainsboro", "ghostwhite", "gold", "goldenrod", "gray", "green", "greenyellow",
    "grey", "honeydew", "hotpink", "indianred", "indigo", "ivory", "khaki", "lavender",
    "lavenderblush", "lawngreen", "lemonchiffon", "lightblue", "lightcoral", "lightcyan",
    "lightgoldenrodyellow", "lightgray", "lightgreen", "lightgrey", "lightpink", "lightsalmon",
    "lightseagreen", "lightskyblue", "lightslategray", "lightslategrey", "lightsteelblue",
    "lightyellow", "lime", "limegreen", "linen", "magenta", "maroon", "mediumaquamarine",
    "mediumblue", "mediumorchid", "mediumpurple", "mediumseagreen", "mediumslateblue",
    "mediumspringgreen", "mediumturquoise", "mediumvioletred", "midnightblue", "mintcream",
    "mistyrose", "moccasin", "navajowhite", "navy", "oldlace", "olive", "olivedrab", "orange",
    "orangered", "orchid", "palegoldenrod", "palegreen", "paleturquoise", "palevioletred",
    "papayawhip", "peachpuff", "peru", "pink", "plum", "powderblue", "purple", "rebeccapurple",
    "red", "rosybrown", "royalblue", "saddlebrown", "salmon", "sandybrown", "seagreen", "seashell",
    "sienna", "silver", "skyblue", "slateblue", "slategray", "slategrey", "snow", "springgreen",
    "steelblue", "tan", "teal", "thistle", "tomato", "turquoise", "violet", "wheat", "white",
    "whitesmoke", "yellow", "yellowgreen",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expected: &[usize]) {
        let sheet = Source { path: "static/css/prose.css".into(), text: css.into() };
        let lines: Vec<usize> = problems(&[sheet]).iter().map(|problem| problem.line).collect();
        assert_eq!(lines, expected, "{css}");
    }

    #[test]
    fn every_notation_is_a_literal() {
        check("a {\n  color: #fff;\n  background: rgb(0 0 0);\n}", &[2, 3]);
        check("a { border: 1px solid RED }", &[1]);
        check("a { --ink: oklch(50% 0 0); }", &[1]);
        check("a { color: color-mix(in oklab, var(--ink), white 10%); }", &[1]);
    }

    #[test]
    fn variables_and_system_colours_are_not() {
        check("a { color: var(--ink); background: transparent; fill: currentColor; }", &[]);
        check("a { outline: 2px solid Highlight; transition: color 1s; }", &[]);
        check("a { color: color-mix(in oklab, var(--ink), var(--paper) 10%); }", &[]);
    }

    #[test]
    fn selectors_comments_strings_and_other_names_are_not() {
        check("#fed:hover { /* #fff red */ content: \"#000\"; }", &[]);
        check("a { mask: url(a.svg#fff); font-family: tan; }", &[]);
        check(".red:hover { animation-name: tan }", &[]);
    }

    #[test]
    fn nested_rules_are_read() {
        check("@layer a {\n  .b {\n    &:hover { color: blue; }\n  }\n}", &[3]);
    }

    #[test]
    fn the_tokens_may() {
        let tokens = Source { path: TOKENS.into(), text: "a { color: red }".into() };
        assert_eq!(problems(&[tokens]), []);
    }
}

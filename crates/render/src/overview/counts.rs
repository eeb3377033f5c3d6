//! How long the article is, how long it takes to read, and how many of each kind it names.

use super::article::Article;
use crate::Kind;
use crate::values;
use lorgnette_text::words::is_han;

/// Words a minute that adults read in silence, non-fiction in English: Brysbaert, "How many
/// words do we read per minute?", Journal of Memory and Language 109 (2019).
const WORDS_A_MINUTE: u32 = 238;
/// Chinese characters a minute: 255 aloud (Trauzettel-Klosinski and Dietz, "Standardized
/// Assessment of Reading Performance", Investigative Ophthalmology & Visual Science 53, 2012),
/// and as much faster in silence as Brysbaert finds English to be, 238 to 183.
const HAN_A_MINUTE: u32 = 330;

/// Appends the list.
pub(super) fn push(out: &mut String, article: &Article) {
    let own = article.own;
    let (han, words) = length(&article.annotated.document.text);
    let seconds = han * 60 / HAN_A_MINUTE + words * 60 / WORDS_A_MINUTE;
    let minutes = ((seconds + 30) / 60).max(1);
    out.push_str("<dl class=\"counts\">\n");
    let mut push = |term: &str, value: &str| {
        out.push_str(&format!("<div><dt>{term}</dt><dd>{value}</dd></div>\n"));
    };
    let total = values::measured(&(han + words).to_string(), None, article.lang);
    push(own.length, &(own.words)(&total));
    push(own.reading_time, &(own.minutes)(minutes));
    for kind in Kind::ALL {
        let count = article.entries.all.iter().filter(|entry| entry.kind == kind).count();
        let known = article.words.kinds.iter().find(|(class, _, _)| *class == kind.class());
        if let Some((_, _, heading)) = known.filter(|_| count > 0) {
            push(heading, &count.to_string());
        }
    }
    out.push_str("</dl>\n");
}

/// How many Chinese characters a text has, and how many words and numbers in other scripts.
fn length(text: &str) -> (u32, u32) {
    let (mut han, mut words, mut inside) = (0, 0, false);
    for c in text.chars() {
        let is_han = is_han(c) || matches!(c, '々' | '〇');
        let word = c.is_alphanumeric() && !is_han;
        han += u32::from(is_han);
        words += u32::from(word && !inside);
        // It's, well-known and 1.5 are one word each.
        inside = word || inside && matches!(c, '\'' | '’' | '-' | '.' | ',');
    }
    (han, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_words_are_counted_apart() {
        for (text, expected) in [
            ("金正恩來了。", (5, 0)),
            ("It's a well-known fact, 1.5 m tall.", (0, 7)),
            ("他說AK-74步槍", (4, 1)),
            ("", (0, 0)),
        ] {
            assert_eq!(length(text), expected, "{text}");
        }
    }
}

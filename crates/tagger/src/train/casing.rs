//! Writes some texts all in capitals and all in lower case: headlines and chats are so.

use super::Document;

/// Every so many texts there is one that is also written otherwise.
const EVERY: usize = 5;

/// What a sentence in capitals or in lower case weighs against one as it was written.
const WEIGHT: f32 = 0.3;

/// The texts with their weights, and some of them again in other case.
pub fn recased(texts: &[(Document, f32)]) -> Vec<(Document, f32)> {
    let again = texts.iter().step_by(EVERY).flat_map(|(text, weight)| {
        let capitals = written(text, |c| c.to_uppercase());
        let small = written(text, |c| c.to_lowercase());
        [(capitals, weight * WEIGHT), (small, weight * WEIGHT)]
    });
    texts.iter().cloned().chain(again).collect()
}

/// A text in other case. A character that would become several stays as it is, so that the
/// names stay where they are.
fn written<C: ExactSizeIterator<Item = char>>(text: &Document, case: fn(char) -> C) -> Document {
    let one = |c: char| case(c).next().filter(|_| case(c).len() == 1).unwrap_or(c);
    Document { text: text.text.chars().map(one).collect(), ..text.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_where_they_are() {
        let text = Document { text: "Straße in İzmir".into(), ..Document::default() };
        let texts = recased(&[(text, 1.0)]);
        let texts: Vec<&str> = texts.iter().map(|(text, _)| text.text.as_str()).collect();
        assert_eq!(texts, ["Straße in İzmir", "STRAßE IN İZMIR", "straße in İzmir"]);
    }
}

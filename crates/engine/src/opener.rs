//! Opening a text: the beginning of a long one, which is shown while the whole is read, and all of it.

use crate::tables::{TEXT, check};
use lorgnette_formats::{Hint, Input, Opened, Refusal, open, project};
use lorgnette_render::is_absolute;
use lorgnette_text::{BlockKind, Document, TableError};

/// A text of up to so many bytes is read as a whole in less time than a reader notices.
const SHORT: usize = 128 * 1024;
/// What is shown of a longer one at first, in bytes: some screens, in whatever encoding.
const SHOWN: usize = 16 * 1024;

/// What opens texts; who has one has the tables that this takes.
#[derive(Clone, Copy, Debug)]
pub struct Opener(());

impl Opener {
    /// The same for all texts.
    ///
    /// # Errors
    /// The first of the tables of [`TEXT`] that is not there.
    pub fn new() -> Result<Opener, TableError> {
        check(&TEXT).map(Opener)
    }

    /// The text in `bytes`.
    ///
    /// # Errors
    /// Why there is none.
    pub fn open(self, bytes: &[u8], hint: &Hint) -> Result<Opened, Refusal> {
        let mut opened = open(bytes, hint)?;
        leave_pictures_out(&mut opened.document);
        match opened.document.blocks.is_empty() {
            true => Err(Refusal::Empty),
            false => Ok(opened),
        }
    }

    /// Its first paragraphs, where there are so many that reading the whole takes a while and the
    /// format can be read from the middle of nowhere.
    pub fn beginning(self, bytes: &[u8], hint: &Hint) -> Option<Document> {
        if bytes.len() <= SHORT {
            return None;
        }
        match Input::of(bytes, hint) {
            Input::Text | Input::Markdown => {}
            Input::Project => {
                let file = project::of_file(bytes)?.file;
                return self.beginning(&file.content.bytes()?, &file.hint());
            }
            _ => return None,
        }
        let mut document = self.open(&bytes[..SHOWN], hint).ok()?.document;
        // The last one may end within a word, or a character.
        if document.blocks.len() > 1 {
            document.blocks.pop();
        }
        Some(document)
    }
}

/// Takes away the addresses of pictures that lie beside the file: nobody has handed them over, and
/// the page would ask its own host for what a text says. Their captions stay, and links to others.
fn leave_pictures_out(document: &mut Document) {
    document.blocks.retain_mut(|block| match &mut block.kind {
        BlockKind::Figure { src } if !is_absolute(src) => {
            src.clear();
            !block.span.is_empty()
        }
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CARRIED;

    #[test]
    fn no_picture_is_asked_for() {
        let opener = Opener::new().expect(CARRIED);
        let text = "![Li Po](a.png)\n\n![](b.png)\n\n![](https://example.org/c.png)\n\nEnd.\n";
        let opened = opener.open(text.as_bytes(), &Hint::named("a.md")).expect("it is sound");
        let markup = crate::text(opened.document).prose;
        assert!(!markup.as_str().contains("<img"), "{markup:?}");
        assert!(markup.as_str().contains("<figcaption>Li Po</figcaption>"));
        assert_eq!(markup.as_str().matches("<figure>").count(), 2);
        let only = opener.open(b"![](b.png)\n", &Hint::named("a.md"));
        assert!(matches!(only, Err(Refusal::Empty)), "{only:?}");
    }

    fn shown(bytes: &[u8]) -> Option<String> {
        let opener = Opener::new().expect(CARRIED);
        opener.beginning(bytes, &Hint::named("a.txt")).map(|document| {
            let end = document.blocks.last().map_or(0, |block| block.span.end);
            document.text.chars().take(end as usize).collect()
        })
    }

    #[test]
    fn only_a_long_text_has_a_beginning_and_it_ends_with_a_paragraph() {
        let line = "甲乙丙丁走在路上。\n";
        assert_eq!(shown(line.repeat(SHORT / line.len()).as_bytes()), None);
        for lead in 0..4 {
            let text = format!("{}{}", " ".repeat(lead), line.repeat(SHORT));
            let shown = shown(text.as_bytes()).expect("it is long");
            assert!(shown.ends_with("走在路上。"), "{lead}");
            assert!(shown.len() > SHOWN - 2 * line.len() - lead);
        }
    }

    #[test]
    fn the_encoding_is_told_from_the_beginning() {
        let utf16 = "甲乙丙丁走在路上。\n".repeat(SHORT);
        let bytes: Vec<u8> = utf16.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = [b"\xff\xfe".as_slice(), &bytes].concat();
        assert!(shown(&bytes).expect("it is long").starts_with("甲乙丙丁走在路上。\n甲"));
    }
}

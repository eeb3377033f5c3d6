//! The text as one HTML file of its own: styles inside, no script, names and who is who as on
//! paper; pure.

use lorgnette_corrections::Note;
use lorgnette_render::{attribute, text};

/// What the file is made of.
pub(super) struct PageFile<'p> {
    pub(super) lang: &'p str,
    pub(super) title: &'p str,
    /// All style sheets.
    pub(super) styles: &'p str,
    /// The page's body, as the browser writes it.
    pub(super) body: &'p str,
    /// The notes that say something, under this heading.
    pub(super) notes: (&'p str, Vec<&'p Note>),
}

/// It may load nothing and run nothing, whoever opens it wherever.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

impl PageFile<'_> {
    /// The file.
    pub(super) fn html(&self) -> String {
        // Nothing in a style sheet ends the element.
        let styles = self.styles.replace("</", "<\\/");
        format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n<style>\n{styles}\n</style>\n</head>\n<body>\n\
             <div class=\"page\">{}{}</div>\n</body>\n</html>\n",
            attribute(self.lang),
            attribute(POLICY),
            text(self.title),
            self.body,
            self.notes(),
        )
    }

    fn notes(&self) -> String {
        let (heading, notes) = &self.notes;
        let note = |note: &&Note| {
            let words = note.text.as_deref().unwrap_or_default();
            format!("<li><q>{}</q> {}</li>\n", text(&note.at.exact), text(words))
        };
        match notes.is_empty() {
            true => String::new(),
            false => format!(
                "<section class=\"glossary\">\n<h2>{}</h2>\n<ol>\n{}</ol>\n</section>\n",
                text(heading),
                notes.iter().map(note).collect::<String>()
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lorgnette_corrections::Quote;

    #[test]
    fn nothing_in_it_breaks_out_of_its_place() {
        let (prefix, suffix) = Default::default();
        let at = Quote { exact: "<i>".into(), prefix, suffix, index: 0, start: None };
        let note = Note { id: "a".into(), at, text: Some("<b>".into()), made: None };
        let file = PageFile {
            lang: "en\"",
            title: "<b>",
            styles: "a::after { content: '</style><script>' }",
            body: "<main></main>",
            notes: ("Notes", vec![&note]),
        };
        let html = file.html();
        assert!(html.contains("<title>&lt;b&gt;</title>") && html.contains("lang=\"en&quot;\""));
        assert_eq!(html.matches("</style>").count(), 1);
        assert!(html.contains("<div class=\"page\"><main></main><section"));
        assert!(html.contains("<li><q>&lt;i&gt;</q> &lt;b&gt;</li>"));
    }
}

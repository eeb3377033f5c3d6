//! The text as one HTML file of its own: styles inside, no script, names and who is who as on
//! paper; pure.

use lorgnette_render::{attribute, text};

/// What the file is made of.
pub(super) struct PageFile<'p> {
    pub(super) lang: &'p str,
    pub(super) title: &'p str,
    /// All style sheets.
    pub(super) styles: &'p str,
    /// The page's body, as the browser writes it.
    pub(super) body: &'p str,
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
             <div class=\"page\">{}</div>\n</body>\n</html>\n",
            attribute(self.lang),
            attribute(POLICY),
            text(self.title),
            self.body,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_breaks_out_of_its_place() {
        let file = PageFile {
            lang: "en\"",
            title: "<b>",
            styles: "a::after { content: '</style><script>' }",
            body: "<main></main>",
        };
        let html = file.html();
        assert!(html.contains("<title>&lt;b&gt;</title>") && html.contains("lang=\"en&quot;\""));
        assert_eq!(html.matches("</style>").count(), 1);
        assert!(html.contains("<div class=\"page\"><main></main></div>"));
    }
}

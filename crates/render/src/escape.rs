//! Escaping: what may enter markup as text, as an attribute, as an address.

/// Appends `text` as character data.
///
/// Control characters that HTML forbids become U+FFFD, one for one.
pub(crate) fn push_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(allowed(c)),
        }
    }
}

/// Appends `text` as the value of a double-quoted attribute.
pub(crate) fn push_attribute(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(allowed(c)),
        }
    }
}

/// `text` as character data.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_text(&mut out, text);
    out
}

/// `text` as the value of a double-quoted attribute.
pub fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_attribute(&mut out, text);
    out
}

/// A parser would drop or change what stands here: U+0000, a carriage return, other controls.
pub(crate) fn allowed(c: char) -> char {
    match c {
        '\t' | '\n' => c,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// `address` if a page may link to it: http, https, mailto, or relative to the page.
///
/// Browsers drop tabs and line ends inside an address and so see `java\nscript:`
/// as a scheme; an address with any control character is refused.
pub(crate) fn href(address: &str) -> Option<&str> {
    let address = address.trim();
    let plain = !address.is_empty() && !address.contains(char::is_control);
    let allowed = match scheme(address) {
        Some(scheme) => {
            ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
        None => !address.starts_with("//") && !address.contains('\\'),
    };
    (plain && allowed).then_some(address)
}

/// Whether an address leads away from the site.
pub fn is_absolute(address: &str) -> bool {
    scheme(address).is_some()
}

/// What stands before the first colon, unless a path has begun.
fn scheme(address: &str) -> Option<&str> {
    let (before, _) = address.split_once(':')?;
    (!before.contains(['/', '?', '#'])).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_text_stays_text() {
        assert_eq!(text("<script>&"), "&lt;script&gt;&amp;");
        assert_eq!(attribute("\" onclick='x' <"), "&quot; onclick='x' &lt;");
    }

    #[test]
    fn forbidden_controls_become_replacement_characters() {
        assert_eq!(text("a\0b\u{1b}\r\u{85}\tc\n"), "a\u{fffd}b\u{fffd}\u{fffd}\u{fffd}\tc\n");
    }

    #[test]
    fn only_harmless_addresses_are_linked() {
        for good in [
            "https://example.org/a?b=c:d",
            "HTTP://example.org",
            "mailto:someone@example.org",
            "../other/",
            "page.html#part",
            "?q=a:b",
            "/root:path",
        ] {
            assert_eq!(href(good), Some(good));
        }
        for bad in [
            "",
            " ",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//example.org/x",
            "\\\\example.org",
        ] {
            assert_eq!(href(bad), None, "{bad:?}");
        }
    }
}

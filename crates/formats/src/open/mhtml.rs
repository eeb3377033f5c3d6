//! A page of the web in one file with all that it shows (MHTML, RFC 2557), as Chromium and Edge
//! save it: a message in parts, of which the first page is opened.

use super::{Damage, Hint, Opened, Refusal, html, parameter};
use base64ct::{Base64, Encoding};
use std::borrow::Cow;

/// Parts stand within parts this deep at most; browsers write one level, and mail programs three.
const DEEPEST: usize = 8;

/// Whether a text in small letters begins as such a message does.
pub(super) fn shows(start: &str) -> bool {
    let head = start.split("\n\n").next().and_then(|head| head.split("\r\n\r\n").next());
    head.is_some_and(|head| ["mime-version:", "multipart/related"].iter().all(|w| head.contains(w)))
}

/// Reads the page.
pub(super) fn open(bytes: &[u8]) -> Result<Opened, Refusal> {
    let page = Part::of(bytes).page(DEEPEST).ok_or(Refusal::Damaged(Damage::Page))?;
    let content = page.content().ok_or(Refusal::Damaged(Damage::Page))?;
    let hint = Hint { media_type: page.header("content-type"), ..Hint::default() };
    let mut opened = html::open(&content, &hint)?;
    let address = page.header("content-location").filter(|address| address.starts_with("http"));
    let source = &mut opened.document.meta.source;
    *source = source.take().or(address.map(str::to_string));
    Ok(opened)
}

/// A message, or a part of one.
struct Part<'b> {
    /// Names in small letters, and values in one line.
    headers: Vec<(String, String)>,
    body: &'b [u8],
}

impl<'b> Part<'b> {
    fn of(bytes: &'b [u8]) -> Part<'b> {
        let (mut headers, mut at) = (Vec::<(String, String)>::new(), 0);
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            at += line.len();
            let line = String::from_utf8_lossy(line);
            match (line.trim(), line.split_once(':'), headers.last_mut()) {
                ("", ..) => break,
                (more, _, Some((_, value))) if line.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(more);
                }
                (_, Some((name, value)), _) => {
                    headers.push((name.trim().to_ascii_lowercase(), value.trim().to_string()));
                }
                _ => {}
            }
        }
        Part { headers, body: &bytes[at..] }
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Its media type, in small letters.
    fn media_type(&self) -> String {
        let declared = self.header("content-type").unwrap_or_default();
        declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The first page in it, which is the one that was saved; the others are its frames.
    fn page(self, depth: usize) -> Option<Part<'b>> {
        match self.media_type().as_str() {
            "text/html" | "application/xhtml+xml" => Some(self),
            kind if kind.starts_with("multipart/") && depth > 0 => {
                self.parts().into_iter().find_map(|part| Part::of(part).page(depth - 1))
            }
            _ => None,
        }
    }

    /// The parts of one with several: what stands between lines that begin with its boundary.
    fn parts(&self) -> Vec<&'b [u8]> {
        let Some(border) = self.boundary() else { return Vec::new() };
        let (mut parts, mut start, mut at) = (Vec::new(), None, 0);
        for line in self.body.split_inclusive(|&byte| byte == b'\n') {
            if line.starts_with(&border) {
                parts.extend(start.map(|start| &self.body[start..at]));
                let is_last = line[border.len()..].starts_with(b"--");
                start = (!is_last).then_some(at + line.len());
            }
            at += line.len();
        }
        // A file that was cut off has its last part all the same.
        parts.extend(start.map(|start| &self.body[start..]));
        parts
    }

    /// What lines between its parts begin with.
    fn boundary(&self) -> Option<Vec<u8>> {
        let named = parameter(self.header("content-type")?, "boundary");
        let named = named.filter(|boundary| !boundary.is_empty())?;
        Some([b"--", named.as_bytes()].concat())
    }

    /// Its bytes as they were before they were made fit for mail; none where they are broken.
    fn content(&self) -> Option<Cow<'b, [u8]>> {
        let coding = self.header("content-transfer-encoding").unwrap_or_default();
        match coding.to_ascii_lowercase().as_str() {
            "base64" => {
                let coded: Vec<u8> =
                    self.body.iter().copied().filter(|b| !b.is_ascii_whitespace()).collect();
                Some(Cow::Owned(Base64::decode_vec(std::str::from_utf8(&coded).ok()?).ok()?))
            }
            "quoted-printable" => Some(Cow::Owned(unquoted(self.body))),
            _ => Some(Cow::Borrowed(self.body)),
        }
    }
}

/// What quoted-printable (RFC 2045, 6.7) stands for; an `=` that quotes nothing stays.
fn unquoted(coded: &[u8]) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::with_capacity(coded.len()), coded);
    while let Some((&byte, behind)) = rest.split_first() {
        let (found, after) = match (byte, behind) {
            (b'=', [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => (None, after),
            (b'=', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => (Some(high << 4 | low), after),
                _ => (Some(byte), behind),
            },
            _ => (Some(byte), behind),
        };
        bytes.extend(found);
        rest = after;
    }
    bytes
}

/// The value of a hexadecimal digit.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open;

    const PROSE: &str = "<p>金正恩昨日乘專列抵達北京，與普京會面，談了兩個小時，雙方都說很好。</p>\
        <p>他們還談到去年六月簽署的條約，以及條約所說的事，談了很久，也談了很多。</p>";

    /// A message as Chromium writes it, with the page's part under these headers.
    fn message(headers: &str, content: &[u8]) -> Vec<u8> {
        let head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://e.org/a\r\n\
             Subject: =?utf-8?Q?=E6=9C=83?=\r\nMIME-Version: 1.0\r\nContent-Type: \
             multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B--x----\"\r\n\r\n\r\n";
        let picture = "\r\n------B--x----\r\nContent-Type: image/png\r\n\
             Content-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n------B--x------\r\n";
        let page = format!("------B--x----\r\nContent-Location: https://e.org/a\r\n{headers}\r\n");
        [head.as_bytes(), page.as_bytes(), content, picture.as_bytes()].concat()
    }

    fn quoted(bytes: &[u8]) -> String {
        let coded: Vec<String> = bytes.iter().map(|byte| format!("={byte:02X}")).collect();
        coded.chunks(24).map(|line| line.concat() + "=\r\n").collect()
    }

    #[track_caller]
    fn check(message: &[u8]) {
        let opened = open(message, &Hint::default()).expect("it holds a page");
        let lines: Vec<&str> = opened.document.text.lines().collect();
        assert_eq!((lines.len(), lines[0].starts_with("金正恩")), (2, true), "{lines:?}");
        assert_eq!(opened.document.meta.source.as_deref(), Some("https://e.org/a"));
    }

    #[test]
    fn the_page_is_opened_however_it_is_packed() {
        let wide: Vec<u8> = PROSE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let html = "Content-Type: text/html\r\n";
        check(&message(html, PROSE.as_bytes()));
        let coding = format!("{html}Content-Transfer-Encoding: quoted-printable\r\n");
        check(&message(&coding, quoted(PROSE.as_bytes()).as_bytes()));
        let coding = "Content-Type: text/html; charset=\"utf-16le\"\r\n\
             Content-Transfer-Encoding: Base64\r\n";
        check(&message(coding, Base64::encode_string(&wide).as_bytes()));
        let whole = message(html, PROSE.as_bytes());
        let end = whole.windows(4).position(|at| at == b"\r\n--").expect("it has parts") + 1;
        let cut = whole[end..].windows(4).position(|at| at == b"\r\n--").expect("it has two");
        check(&whole[..end + cut]);
    }

    #[test]
    fn what_holds_no_page_is_refused() {
        let named = Hint::named("a.mhtml");
        let deep = "Content-Type: multipart/related; boundary=b\n\n--b\n".repeat(1_000);
        for bytes in [
            b"From: me\r\n\r\nhello".to_vec(),
            b"Content-Type: multipart/related; boundary=\"\"\n\n--\n".to_vec(),
            message("Content-Type: text/plain\r\n", b"a"),
            message("Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n", b"*"),
            deep.into_bytes(),
        ] {
            let why = open(&bytes, &named).err();
            assert_eq!(why, Some(Refusal::Damaged(Damage::Page)));
        }
    }

    #[test]
    fn what_quotes_nothing_stays() {
        assert_eq!(unquoted(b"a=3D=\r\nb=\nc=zz=4"), b"a=bc=zz=4");
    }
}

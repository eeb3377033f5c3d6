//! HTTP/1.1 as far as `serve` needs it: a connection brings one request, gets one answer and
//! is closed.
//!
//! A browser opens six connections at once and would keep them, idle or not. A thread for
//! each, for as long as one answer takes, leaves none waiting behind another. A pool does:
//! with tiny_http 0.12 one page in six never finished loading.

use crate::policy::POLICY;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How long a request's head may be, in bytes; browsers send about one thousand.
const HEAD: u64 = 64 * 1024;
/// How long to wait for one: browsers connect before they have anything to ask.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a request asks to be done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Head,
    Other,
}

/// What a request asks for.
pub(crate) struct Request {
    pub(crate) method: Method,
    /// The path with its query, as it was sent.
    pub(crate) target: String,
}

impl Request {
    /// Reads a request's head; none where the stream holds no whole one.
    pub(crate) fn read(stream: &TcpStream) -> io::Result<Option<Request>> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let lines = BufReader::new(stream.take(HEAD)).lines();
        let head: Vec<String> = lines
            .take_while(|line| !matches!(line, Ok(line) if line.is_empty()))
            .collect::<io::Result<_>>()?;
        let mut words = head.first().map(String::as_str).unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0")) =
            (words.next(), words.next(), words.next())
        else {
            return Ok(None);
        };
        let method = match method {
            "GET" => Method::Get,
            "HEAD" => Method::Head,
            _ => Method::Other,
        };
        Ok(Some(Request { method, target: target.to_string() }))
    }
}

/// An answer, ready to be sent.
pub(crate) struct Answer {
    /// Code and phrase.
    status: &'static str,
    mime: &'static str,
    location: Option<String>,
    /// Of the body, in bytes.
    length: u64,
    body: Box<dyn Read>,
}

impl Answer {
    /// A file of this media type.
    pub(crate) fn file(file: File, mime: &'static str) -> io::Result<Answer> {
        let length = file.metadata()?.len();
        Ok(Answer { status: "200 OK", mime, location: None, length, body: Box::new(file) })
    }

    /// A text of this media type.
    pub(crate) fn text(status: &'static str, text: String, mime: &'static str) -> Answer {
        let length = text.len() as u64;
        Answer { status, mime, location: None, length, body: Box::new(Cursor::new(text)) }
    }

    /// The same answer, which says where the page is.
    pub(crate) fn at(self, location: String) -> Answer {
        Answer { location: Some(location), ..self }
    }

    /// Sends it with the headers of every answer; the body only where it was asked for.
    pub(crate) fn send(mut self, mut stream: &TcpStream, to: &Request) -> io::Result<()> {
        stream.write_all(self.head().as_bytes())?;
        if to.method != Method::Head {
            io::copy(&mut self.body, &mut stream)?;
        }
        stream.flush()
    }

    fn head(&self) -> String {
        let Answer { status, mime, length, .. } = self;
        let location = self.location.as_ref();
        let location = location.map(|to| format!("Location: {to}\r\n")).unwrap_or_default();
        format!(
            "HTTP/1.1 {status}\r\n\
             Content-Type: {mime}\r\n\
             Content-Length: {length}\r\n\
             {location}\
             Content-Security-Policy: {POLICY}\r\n\
             X-Content-Type-Options: nosniff\r\n\
             Referrer-Policy: no-referrer\r\n\
             Cache-Control: no-cache\r\n\
             Connection: close\r\n\r\n"
        )
    }
}

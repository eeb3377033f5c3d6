//! What bytes are, by the name of their file, by their media type, else by what stands in them.

use super::{Hint, annotation, epub, mhtml};
use crate::project;
use lorgnette_text::decode;
use serde::Serialize;

/// What can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Input {
    /// Plain text: a line is a block.
    Text,
    /// CommonMark.
    Markdown,
    /// A page of the web, of which the article is opened.
    Html,
    /// The same in one file with all that it shows.
    Mhtml,
    /// A book.
    Epub,
    /// Lorgnette's own JSON, and that of others with marked names.
    Json,
    /// A text with what somebody made of it, as the desk saves both.
    Project,
}

/// How each is told: the ends of its names, and its media types.
const KNOWN: [(Input, &[&str], &[&str]); 7] = [
    (Input::Project, &[project::EXTENSION], &[]),
    (Input::Text, &["txt", "text"], &["text/plain"]),
    (Input::Markdown, &["md", "markdown"], &["text/markdown"]),
    (Input::Html, &["html", "htm", "xhtml", "shtml"], &["text/html", "application/xhtml+xml"]),
    (Input::Mhtml, &["mhtml", "mht"], &["multipart/related", "application/x-mimearchive"]),
    (Input::Epub, &["epub"], &["application/epub+zip"]),
    (Input::Json, &["json", "jsonl"], &["application/json", "application/x-ndjson"]),
];

/// How many bytes show what a text is.
const HEAD: usize = 4_096;

impl Input {
    /// What `bytes` are to be read as; text if nothing says otherwise.
    pub fn of(bytes: &[u8], hint: &Hint) -> Input {
        // No text begins so, whatever its name.
        if epub::is_archive(bytes) {
            return Input::Epub;
        }
        if project::is_project(bytes) {
            return Input::Project;
        }
        let named = hint.name.and_then(Input::named);
        let told = named.or_else(|| Input::typed(hint.media_type?));
        told.unwrap_or_else(|| Input::shown(bytes))
    }

    /// What a file of that name is, by what follows one of its points.
    pub fn named(name: &str) -> Option<Input> {
        let name = name.to_ascii_lowercase();
        let is_extension = |end: &&str| name.strip_suffix(end).is_some_and(|n| n.ends_with('.'));
        let has = |ends: &[&str]| ends.iter().any(is_extension);
        KNOWN.iter().find(|(_, ends, _)| has(ends)).map(|(input, ..)| *input)
    }

    /// Every media type that can be opened and has names of its own: the usual one of each kind,
    /// with the ends of its names.
    pub fn types() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
        KNOWN.iter().filter_map(|(_, ends, types)| Some((*types.first()?, *ends)))
    }

    fn typed(media_type: &str) -> Option<Input> {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let has = |types: &[&str]| types.iter().any(|known| essence.eq_ignore_ascii_case(known));
        KNOWN.iter().find(|(.., types)| has(types)).map(|(input, ..)| *input)
    }

    fn shown(bytes: &[u8]) -> Input {
        let head = decode(&bytes[..bytes.len().min(HEAD)]).text.to_ascii_lowercase();
        let is_page = ["<!doctype html", "<html"].iter().any(|sign| head.contains(sign));
        match head.trim_start() {
            start if is_page && start.starts_with('<') => Input::Html,
            start if start.starts_with(['{', '[']) && annotation::shows(bytes) => Input::Json,
            start if mhtml::shows(start) => Input::Mhtml,
            _ => Input::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_it_first_then_types_then_the_bytes() {
        let page = b"<!DOCTYPE html><title>a</title>";
        let typed = |media_type| Hint { media_type: Some(media_type), ..Hint::default() };
        for (bytes, hint, expected) in [
            (page.as_slice(), Hint::default(), Input::Html),
            (page, Hint::named("a.txt"), Input::Text),
            (page, typed("text/plain; charset=utf-8"), Input::Text),
            (b"a", typed("Text/HTML; charset=gbk"), Input::Html),
            (b"a", Hint { name: Some("a.MD"), ..typed("text/plain") }, Input::Markdown),
            (b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<html>", Hint::default(), Input::Html),
            (b"<3 is a heart", Hint::default(), Input::Text),
            (b"{\"text\": \"Kim\"}", Hint::default(), Input::Json),
            (b"{ is a brace", Hint::default(), Input::Text),
            (b"[1] A note", Hint::default(), Input::Text),
            (b"PK\x03\x04", Hint::named("a.txt"), Input::Epub),
            (b"{\n  \"lorgnette_project\": 1", Hint::named("a.txt"), Input::Project),
            (b"a", Hint::named("A.Lorgnette.JSON"), Input::Project),
            (b"a", Hint::named("lorgnette.json"), Input::Json),
            (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", Hint::default(), Input::Mhtml),
            (b"From: me\n\nMIME-Version: 1.0 and multipart/related are words.", Hint::default(), Input::Text),
        ] {
            assert_eq!(Input::of(bytes, &hint), expected, "{hint:?}");
        }
    }
}

//! What a page says of itself: title, day, source, language.
//!
//! The order of belief: JSON-LD, which is made for programs; OpenGraph and other `<meta>`; what
//! stands in the page for readers.

use super::dates;
use super::runs::Run;
use super::tree::{Tree, collapsed};
use super::write;
use lorgnette_text::Meta;
use serde_json::Value;

/// How many runs before an article's first tell its day and its source to readers.
const BYLINE: usize = 12;
/// A line that tells them has at most so many letters, and so has a title.
const LONGEST_LINE: usize = 200;
/// The longest name of a source, in characters.
const LONGEST_NAME: usize = 40;
/// The `<meta>` that say the title, the day, the name of the source and its address.
const TITLES: [&str; 4] = ["og:title", "twitter:title", "dc.title", "headline"];
#[rustfmt::skip]
const DAYS: [&str; 16] = [
    "article:published_time", "og:published_time", "datepublished", "publishdate", "publish_date",
    "publication_date", "pubdate", "publish-date", "published_time", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "og:release_date",
    "weibo:article:create_at",
];
const NAMES: [&str; 6] =
    ["og:site_name", "source", "contentsource", "dc.publisher", "publisher", "application-name"];
const ADDRESSES: [&str; 2] = ["og:url", "twitter:url"];

/// The name behind 來源 in a line for readers.
fn named_source(line: &str) -> Option<String> {
    let at = ["来源", "來源"].iter().find_map(|word| Some(line.find(word)? + word.len()))?;
    let rest = line[at..].trim_start().strip_prefix([':', '：'])?.trim_start();
    let end = |c: char| c.is_whitespace() || "|｜，。,;；()（）[]【】".contains(c);
    let name = rest.split(end).next().unwrap_or_default();
    let fits = (2..=LONGEST_NAME).contains(&name.chars().count());
    fits.then(|| name.to_string())
}

/// What a page says of itself.
pub(super) struct Said<'t> {
    tree: &'t Tree,
    /// The article in JSON-LD.
    linked: Option<Value>,
}

impl<'t> Said<'t> {
    pub(super) fn by(tree: &'t Tree) -> Self {
        Said { tree, linked: linked_data(tree) }
    }

    /// All of it, with what stands before the run that begins the article; the language as
    /// declared.
    pub(super) fn all(&self, runs: &[Run], first: usize) -> Meta {
        let near = &runs[first.saturating_sub(BYLINE)..first.min(runs.len())];
        let near = near.iter().filter(|run| run.measure.letters < LONGEST_LINE);
        let byline: Vec<String> = near.map(|run| write::labels(self.tree, run)).collect();
        let date = self.day().or_else(|| byline.iter().find_map(|line| dates::day(line)));
        let date = date.or_else(|| dates::day(&self.address()?));
        let source = byline.iter().find_map(|line| named_source(line)).or_else(|| self.source());
        let (title, language) = (self.title(), self.language());
        Meta { title, date, source, language, problems: Vec::new() }
    }

    /// What the first `<meta>` of one of these names says, in the order of the names.
    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let is = |at: &usize| {
                ["property", "name", "itemprop"].iter().any(|key| {
                    self.tree.attribute(*at, key).is_some_and(|v| v.eq_ignore_ascii_case(name))
                })
            };
            let content = |at: usize| self.tree.attribute(at, "content").map(collapsed);
            self.tree.all("meta").filter(is).filter_map(content).find(|said| !said.is_empty())
        })
    }

    fn linked(&self, keys: &[&str]) -> Option<String> {
        let mut value = self.linked.as_ref()?;
        for key in keys {
            value = value.get(key).map(|value| value.get(0).unwrap_or(value))?;
        }
        let said = collapsed(value.as_str()?);
        (!said.is_empty()).then_some(said)
    }

    /// The title, without the name of the site.
    pub(super) fn title(&self) -> Option<String> {
        let words =
            |name| self.tree.all(name).map(|at| self.tree.words(at)).find(|w| !w.is_empty());
        let window: Option<String> = words("title");
        let given = self.linked(&["headline"]).or_else(|| self.meta(&TITLES));
        let headings = self.tree.all("h1").map(|at| self.tree.words(at));
        let fits = |heading: &String| (1..LONGEST_LINE).contains(&heading.chars().count());
        let headings: Vec<String> = headings.filter(fits).collect();
        // Of the headings the one that the page's title begins with or has in it.
        let names = |heading: &&String| {
            let mut titles = window.iter().chain(&given);
            heading.chars().count() > 3 && titles.any(|title| title.contains(heading.as_str()))
        };
        let heading = headings.iter().find(names).cloned();
        let sites = [self.meta(&["og:site_name"]), self.linked(&["publisher", "name"])];
        let bare = |title: String| without_site(&title, &sites, 2);
        heading.or(given.map(bare)).or(headings.first().cloned()).or(window.map(bare))
    }

    fn day(&self) -> Option<String> {
        let linked = ["datePublished", "dateCreated", "uploadDate"];
        let linked = linked.iter().find_map(|key| dates::day(&self.linked(&[key])?));
        let said = || DAYS.iter().find_map(|name| dates::day(&self.meta(&[name])?));
        let is_day = |at: &usize| {
            self.tree.attribute(*at, "itemprop") == Some("datePublished")
                || self.tree.name(*at) == "time"
        };
        let shown = |at: usize| {
            let written =
                self.tree.attribute(at, "datetime").or(self.tree.attribute(at, "content"));
            written.and_then(dates::day).or_else(|| dates::day(&self.tree.words(at)))
        };
        linked.or_else(said).or_else(|| (1..self.tree.len()).filter(is_day).find_map(shown))
    }

    fn source(&self) -> Option<String> {
        let name = self.linked(&["publisher", "name"]).or_else(|| self.meta(&NAMES));
        name.filter(|name| name.chars().count() <= LONGEST_NAME).or_else(|| self.address())
    }

    /// Where the page was, if it says so or the browser that saved it does.
    fn address(&self) -> Option<String> {
        let is_canonical = |at: &usize| self.tree.attribute(*at, "rel") == Some("canonical");
        let mut canonical = self.tree.all("link").filter(is_canonical);
        let canonical =
            canonical.find_map(|at| self.tree.attribute(at, "href")).map(str::to_string);
        let saved = self.tree.opening.iter().find_map(|comment| saved_from(comment));
        let address = canonical.or_else(|| self.meta(&ADDRESSES)).or(saved)?;
        let is_web = ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
        is_web.then_some(address)
    }

    fn language(&self) -> String {
        let of = |at| self.tree.attribute(at, "lang").or(self.tree.attribute(at, "xml:lang"));
        let mut roots = self.tree.all("html").chain(self.tree.all("body"));
        roots.find_map(of).unwrap_or_default().to_string()
    }
}

/// The address that browsers write at the top of a page that they save.
fn saved_from(comment: &str) -> Option<String> {
    let (_, address) = comment.split_once("saved from url=")?;
    let address = address.trim_start_matches(|c: char| "()".contains(c) || c.is_ascii_digit());
    address.split_whitespace().next().map(str::to_string)
}

/// The article in the JSON-LD of a page: the first object whose type says so.
fn linked_data(tree: &Tree) -> Option<Value> {
    let is_data = |at: &usize| tree.attribute(*at, "type") == Some("application/ld+json");
    let scripts = tree.all("script").filter(is_data);
    scripts.filter_map(|at| article_in(serde_json::from_str(tree.text(at + 1)?).ok()?)).next()
}

fn article_in(data: Value) -> Option<Value> {
    match data {
        Value::Array(several) => several.into_iter().find_map(article_in),
        Value::Object(mut fields) => match fields.remove("@graph") {
            Some(graph) => article_in(graph),
            None => is_article(fields.get("@type")?).then_some(Value::Object(fields)),
        },
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    let is =
        |kind: &str| ["Article", "Posting", "Report", "Book"].iter().any(|end| kind.ends_with(end));
    match kind {
        Value::String(kind) => is(kind),
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

/// A title without the site's name behind it: after one of these marks stands a name that the
/// page gives, or something `shorter` by so many times than what stands before.
fn without_site(title: &str, sites: &[Option<String>], shorter: usize) -> String {
    const MARKS: [&str; 10] = [" -- ", " - ", " – ", " — ", " | ", "_", "｜", "-", "|", "::"];
    let ends = MARKS.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len())));
    let cut = ends.max_by_key(|&(at, length)| (at + length, length));
    let Some((at, length)) = cut else { return title.to_string() };
    let (before, after) = (title[..at].trim(), title[at + length..].trim());
    let is_site = sites.iter().flatten().any(|site| site == after);
    let spaced = title[at..].starts_with([' ', '_', '|', '｜']);
    let is_shorter = spaced && after.chars().count() * shorter < before.chars().count();
    match is_site || is_shorter {
        // There may be a section's name before the site's.
        true if !before.is_empty() => without_site(before, sites, 1),
        _ => title.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::Syntax;
    use super::*;
    use crate::open::LeftOut;

    #[track_caller]
    fn check(markup: &str, title: &str, date: &str, source: &str) {
        let tree = Tree::of(markup, Syntax::Html);
        let runs = super::super::runs::runs(&tree, &mut LeftOut::default());
        let meta = Said::by(&tree).all(&runs, runs.len());
        let found = [meta.title, meta.date, meta.source].map(Option::unwrap_or_default);
        assert_eq!(found, [title, date, source]);
    }

    #[test]
    fn linked_data_is_believed_first() {
        check(
            r#"<title>Fog closes port - Harbour Post</title>
            <meta property="og:title" content="Fog!"><meta name=date content=2020-01-01>
            <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Fog closes port",
            "datePublished": "2025-03-02T10:00:00Z", "publisher": [{"name": "Harbour Post"}]}]}</script>"#,
            "Fog closes port",
            "2025-03-02",
            "Harbour Post",
        );
        check("<script type='application/ld+json'>{\"</script><title>A</title>", "A", "", "");
    }

    #[test]
    fn what_readers_see_tells_the_rest() {
        check(
            "<!-- saved from url=(0031)https://news.example.org/1.html -->
            <title>港口因大霧停航_要聞_港報</title><h1>港報</h1><h1>港口因大霧停航</h1>
            <div>2025年3月2日 10:20　來源：海事局　字號：大</div>",
            "港口因大霧停航",
            "2025-03-02",
            "海事局",
        );
        check(
            "<!-- saved from url=(0041)https://example.org/2025/03/02/fog.html --><title>Fog</title>",
            "Fog",
            "2025-03-02",
            "https://example.org/2025/03/02/fog.html",
        );
        check(
            "<title>Fog</title><time datetime='2025-03-02'>Sunday</time>",
            "Fog",
            "2025-03-02",
            "",
        );
    }

    #[test]
    fn the_name_of_the_site_is_no_title() {
        let site = [Some("港報".to_string()), None];
        for (title, bare) in [
            ("Fog closes port | World news | Harbour Post", "Fog closes port"),
            ("大霧-港報", "大霧"),
            ("北京-平壤列車恢復運行", "北京-平壤列車恢復運行"),
            ("A-B", "A-B"),
            ("- 港報", "- 港報"),
        ] {
            assert_eq!(without_site(title, &site, 2), bare);
        }
    }
}

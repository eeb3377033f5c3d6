//! What the names of classes and ids hint at, weakly: that a part of a page is not its article.

use super::tree::Tree;

/// How far a hint goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// What readers wrote: prose as good as the article's.
    Comments,
    /// Anything else beside an article.
    Beside,
}

/// Words of names for what readers wrote.
#[rustfmt::skip]
const COMMENTS: [&str; 12] = [
    "comment", "comments", "commentlist", "commentbox", "disqus", "pinglun", "replies", "reply",
    "respond", "responses", "liuyan", "cmt",
];

/// Words that make of these a property of the whole page.
#[rustfmt::skip]
const OF_THE_PAGE: [&str; 10] = [
    "open", "closed", "enabled", "status", "count", "link", "has", "no", "with", "off",
];

/// Words of names for what stands beside an article.
#[rustfmt::skip]
const BESIDE: [&str; 75] = [
    "ad", "ads", "advert", "advertisement", "alert", "appdownload", "banner", "bottom",
    "breadcrumb", "breadcrumbs", "byline", "catlinks", "consent", "cookie", "cookies",
    "copyright", "crumb", "crumbs", "daohang", "disclaimer", "download", "editsection", "editor",
    "fenxiang", "follow", "footer", "gdpr", "guanggao", "hatnote", "hot", "hotnews", "license",
    "login", "masthead", "menu", "metadata", "modal", "nav", "navbar", "navbox", "navigation",
    "newsletter", "noprint", "paging", "pager", "pagination", "paywall", "popular", "popup",
    "promo", "promotion", "qrcode", "rank", "ranking", "recirc", "references", "reflist",
    "recommend", "recommended", "related", "relevant", "share", "sharing", "shares", "sidebar",
    "signup", "social", "sponsor", "sponsored", "subscribe", "tags", "toc", "toolbar", "tuijian",
    "xiangguan",
];

/// Words of names for labels within a line.
const LABELS: [&str; 5] = ["editsection", "noprint", "share", "sharing", "sponsored"];

/// Whether an element within a line is a label of the page and not of its text.
pub(super) fn is_label(tree: &Tree, node: usize) -> bool {
    let names = tree.attribute(node, "class").unwrap_or_default().split_whitespace();
    names.flat_map(words).any(|word| LABELS.contains(&word.as_str()))
}

/// What the names of an element hint at.
pub(super) fn of(tree: &Tree, node: usize) -> Option<Hint> {
    let names = ["class", "id", "data-component", "data-testid"]
        .into_iter()
        .filter_map(|key| tree.attribute(node, key));
    let hints = names.flat_map(str::split_whitespace).filter_map(of_name);
    hints.min_by_key(|hint| *hint == Hint::Beside)
}

fn of_name(name: &str) -> Option<Hint> {
    let words = words(name);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    match () {
        () if has(&COMMENTS) => (!has(&OF_THE_PAGE)).then_some(Hint::Comments),
        () if has(&["has", "no", "with"]) => None,
        () if has(&BESIDE) => Some(Hint::Beside),
        () => None,
    }
}

/// The words of a name such as `related-links`, `shareBar` or `side_nav2`, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in name.chars() {
        if !c.is_alphabetic() || after_small && c.is_uppercase() {
            words.push(String::new());
        }
        if c.is_alphabetic() {
            words.last_mut().expect("there is always one").extend(c.to_lowercase());
        }
        after_small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hint_by_their_words() {
        for (name, expected) in [
            ("comments", Some(Hint::Comments)),
            ("commentList", Some(Hint::Comments)),
            ("post-comments", Some(Hint::Comments)),
            ("comments-open", None),
            ("has-comments", None),
            ("side_nav2", Some(Hint::Beside)),
            ("shareBar", Some(Hint::Beside)),
            ("related-links", Some(Hint::Beside)),
            ("with-sidebar", None),
            ("article-body", None),
            ("shadow", None),
            ("navy", None),
        ] {
            assert_eq!(of_name(name), expected, "{name}");
        }
    }
}

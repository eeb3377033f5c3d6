//! Where a publisher wants corrections: a mail or a form, as an address to fill in.

use crate::percent;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a publisher wants corrections: an address with places for a title and a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Inbox(String);

/// Why an address cannot be where corrections go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxError(&'static str);

impl fmt::Display for InboxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for InboxError {}

const MAIL: &str = "mailto:";
const WEB: &str = "https://";
const TITLE: &str = "{title}";
const BODY: &str = "{body}";

impl Inbox {
    /// Reads `mailto:…` or `https://…`. An address on the web says by `{body}` where the
    /// correction goes and perhaps by `{title}` where its title does; a mail gets both by
    /// itself.
    pub fn parse(address: &str) -> Result<Inbox, InboxError> {
        let wrong = |why| Err(InboxError(why));
        let unfit = |c: char| c.is_whitespace() || c.is_control() || "<>\"\\`".contains(c);
        if address.contains(unfit) {
            return wrong("an address has no spaces, quotation marks or angle brackets");
        }
        if address.replace(TITLE, "").replace(BODY, "").contains(['{', '}']) {
            return wrong("an address has no other places to fill in than {title} and {body}");
        }
        if let Some(mail) = address.strip_prefix(MAIL) {
            let to = mail.split('?').next().unwrap_or_default();
            let whole =
                to.split_once('@').is_some_and(|(who, at)| !who.is_empty() && !at.is_empty());
            return match (whole, mail.contains(BODY) || !mail.contains(TITLE)) {
                (false, _) => {
                    wrong("mailto: goes on with an address, such as mailto:desk@example.org")
                }
                (_, false) => wrong("a mail with {title} says by {body} where the correction goes"),
                _ => Ok(Inbox(address.to_string())),
            };
        }
        match address.strip_prefix(WEB) {
            Some(rest) if rest.starts_with(['/', '?', '#', '{']) || rest.is_empty() => {
                wrong("https:// goes on with the name of a site")
            }
            Some(rest) if !rest.contains(BODY) => wrong(
                "an address on the web says by {body} where the correction goes, such as \
                       https://example.org/issues/new?title={title}&body={body}",
            ),
            Some(_) => Ok(Inbox(address.to_string())),
            None => wrong("corrections go to an address that begins with mailto: or https://"),
        }
    }

    /// An address that `lorgnette build` has written into the page; nothing else may be passed.
    pub fn read_back(address: String) -> Self {
        Inbox(address)
    }

    /// The link that hands over a correction, given as JSON, under `title`.
    pub fn link(&self, title: &str, json: &str) -> String {
        let body = match self.0.starts_with(MAIL) {
            // As RFC 6068 wants the lines of a mail.
            true => json.replace('\n', "\r\n"),
            false => format!("```json\n{json}\n```\n"),
        };
        let template = match self.0.starts_with(MAIL) && !self.0.contains(BODY) {
            true => {
                let first = if self.0.contains('?') { '&' } else { '?' };
                format!("{}{first}subject={TITLE}&body={BODY}", self.0)
            }
            false => self.0.clone(),
        };
        // One pass for each, the title first: it holds no braces once it is encoded.
        template.replace(TITLE, &percent::encode(title)).replace(BODY, &percent::encode(&body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn link(address: &str) -> String {
        Inbox::parse(address).expect("it is good").link("a&b", "{\n}")
    }

    #[test]
    fn mail_and_issues_are_filled_in() {
        assert_eq!(
            link("mailto:desk@example.org"),
            "mailto:desk@example.org?subject=a%26b&body=%7B%0D%0A%7D"
        );
        assert_eq!(
            link("mailto:desk@example.org?cc=me@example.org"),
            "mailto:desk@example.org?cc=me@example.org&subject=a%26b&body=%7B%0D%0A%7D"
        );
        assert_eq!(
            link("mailto:desk@example.org?body={body}"),
            "mailto:desk@example.org?body=%7B%0D%0A%7D"
        );
        assert_eq!(
            link("https://example.org/issues/new?title={title}&body={body}"),
            "https://example.org/issues/new?title=a%26b&body=%60%60%60json%0A%7B%0A%7D%0A%60%60%60%0A"
        );
    }

    #[test]
    fn what_would_lead_nowhere_is_refused() {
        for address in [
            "",
            "desk@example.org",
            "mailto:",
            "mailto:desk",
            "mailto:desk@example.org?subject={title}",
            "http://example.org/?{body}",
            "https://",
            "https://{body}",
            "https://example.org/issues/new",
            "https://example.org/?t={subject}&b={body}",
            "https://example.org/?b={body} ",
            "https://example.org/\"><b>{body}",
            "javascript:alert({body})",
            "data:text/html,{body}",
        ] {
            assert!(Inbox::parse(address).is_err(), "{address:?}");
        }
    }
}

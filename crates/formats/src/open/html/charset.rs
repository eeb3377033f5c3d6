//! The encoding that a page or a chapter names in its first bytes.

/// How far browsers look for it, in bytes, and as much again for what programs put first.
const HEAD: usize = 4_096;

/// The label that `<meta charset>`, `<meta http-equiv>` or the XML declaration gives.
///
/// Where it could be read at all the bytes are no UTF-16, whatever it says.
pub(crate) fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let declaration = head.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let declaration = declaration.and_then(|(inside, _)| after(inside, "encoding"));
    let mut metas = head.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    let label = declaration.or_else(|| metas.find_map(|inside| after(inside, "charset")))?;
    (!label.starts_with("utf-16")).then(|| label.to_string())
}

/// The value behind `key=`, quoted or not.
fn after<'h>(inside: &'h str, key: &str) -> Option<&'h str> {
    let (_, rest) = inside.split_once(key)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| c.is_whitespace() || "\"';>/".contains(c));
    Some(&value[..end.unwrap_or(value.len())]).filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::declared;

    #[test]
    fn a_page_names_its_encoding() {
        for (head, expected) in [
            ("<meta charset=\"GBK\">", Some("gbk")),
            ("<META HTTP-EQUIV=x CONTENT='text/html; charset = big5'>", Some("big5")),
            ("<html><meta name=a content=b><meta charset=utf-8/>", Some("utf-8")),
            ("<?xml version='1.0' encoding=\"gb2312\"?><html>", Some("gb2312")),
            ("<meta charset=utf-16>", None),
            ("<p>charset=gbk", None),
            ("<meta charset", None),
        ] {
            assert_eq!(declared(head.as_bytes()).as_deref(), expected, "{head}");
        }
    }
}

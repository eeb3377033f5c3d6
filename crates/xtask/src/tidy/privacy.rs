//! No file names a machine's folders or anybody's address.

use super::Problem;
use crate::project::Source;

/// A problem for each line that holds the path of a home or work folder, or an e-mail address.
pub(super) fn problems(sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for source in sources {
        for (number, line) in source.text.lines().enumerate() {
            if let Some(path) = machine_path(line) {
                let message = format!("`{path}` is a folder of one machine");
                problems.push(Problem::new(&source.path, number + 1, message));
            }
            if let Some(address) = address(line) {
                let message = format!("`{address}` is an e-mail address");
                problems.push(Problem::new(&source.path, number + 1, message));
            }
        }
    }
    problems
}

/// The start of an absolute path below one of the folders in which people and machines work.
fn machine_path(line: &str) -> Option<String> {
    ["home", "root", "Users", "work"].into_iter().find_map(|folder| {
        let path = format!("/{folder}/");
        let starts_there = |at: usize| {
            !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-~*})>/".contains(c))
        };
        line.match_indices(&path).any(|(at, _)| starts_there(at)).then_some(path)
    })
}

/// A word of the form of an e-mail address, but for the hosts that stand for no one.
fn address(line: &str) -> Option<&str> {
    let words = line.split(|c: char| !(c.is_ascii_alphanumeric() || "@._+-".contains(c)));
    words.into_iter().find(|word| {
        let Some((name, host)) = word.split_once('@') else { return false };
        let Some((domain, tld)) = host.trim_end_matches('.').rsplit_once('.') else { return false };
        let real = !name.is_empty() && !domain.is_empty() && !domain.ends_with("example");
        real && domain != "example"
            && tld.len() >= 2
            && tld.chars().all(|c| c.is_ascii_alphabetic())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_a_machine_are_found() {
        let slash = '/';
        assert!(machine_path(&format!("see {slash}home/me/a")).is_some());
        assert!(machine_path(&format!("\"{slash}Users/me\"")).is_some());
        assert_eq!(machine_path("crates/work/a and https://example.org/home/"), None);
    }

    #[test]
    fn addresses_are_found_and_versions_are_not() {
        let at = '@';
        let mail = format!("write to a.b{at}host.net.");
        assert_eq!(address(&mail), Some(format!("a.b{at}host.net.").as_str()));
        assert_eq!(address("playwright-core@1.65.1 and @media (x.y)"), None);
        assert_eq!(address("name@example.org"), None);
    }
}

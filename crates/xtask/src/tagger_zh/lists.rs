//! Reads the package's lists: characters, foldings, labels and the matrix of transitions.

use anyhow::{Context, Result, ensure};

use super::LABELS;

/// The characters with a row of their own.
pub(super) struct Characters {
    /// Each with its row, by code point.
    pub(super) sorted: Vec<(char, usize)>,
    /// The row of all others.
    pub(super) unknown: usize,
    /// How many rows there are, with those of words.
    pub(super) words: usize,
}

/// From `word.dic`, lines of row and word.
pub(super) fn characters(list: &str) -> Result<Characters> {
    let rows = pairs(list).map(|(row, word)| Ok((word, row.parse()?)));
    let rows: Vec<(&str, usize)> = rows.collect::<Result<_>>()?;
    let mut sorted: Vec<(char, usize)> =
        rows.iter().filter_map(|&(word, row)| Some((only(word)?, row))).collect();
    sorted.sort_unstable();
    let unknown = rows.iter().find(|(word, _)| *word == "OOV").context("no row is for others")?;
    Ok(Characters { sorted, unknown: unknown.1, words: rows.len() })
}

/// From `q2b.dic`, lines of a character and the one that it is read as.
pub(super) fn foldings(list: &str) -> Result<Vec<(char, char)>> {
    let folding = |(from, to)| only(from).zip(only(to)).context("a folding is not 1:1");
    let mut foldings: Vec<(char, char)> = pairs(list).map(folding).collect::<Result<_>>()?;
    foldings.sort_by_key(|&(from, _)| from);
    Ok(foldings)
}

/// From `tag.dic`, lines of number and label: for each label the one that begins its words.
pub(super) fn begins(list: &str) -> Result<Vec<u8>> {
    let mut begins: Vec<u8> = (0..LABELS as u8).collect();
    for (_, name) in pairs(list) {
        if let Some(word) = name.strip_suffix("-I") {
            let inside = usize::from(label(list, name)?);
            *begins.get_mut(inside).context("a label is too great")? =
                label(list, &format!("{word}-B"))?;
        }
    }
    Ok(begins)
}

/// From `tag.dic`: where names of persons, places and organisations begin, and what they go
/// on with.
pub(super) fn names(list: &str) -> Result<[[u8; 2]; 3]> {
    let mut names = [[0; 2]; 3];
    for (name, kind) in names.iter_mut().zip(["PER", "LOC", "ORG"]) {
        *name = [label(list, &format!("{kind}-B"))?, label(list, &format!("{kind}-I"))?];
    }
    Ok(names)
}

/// The number of the label `name`.
fn label(list: &str, name: &str) -> Result<u8> {
    let found = pairs(list).find(|(_, label)| *label == name);
    let (number, _) = found.with_context(|| format!("there is no label {name}"))?;
    number.parse().context("a label is too great")
}

/// The square matrix of 32-bit floats, row after row, in an `.npy` file of version 1:
/// 8 bytes of magic and version, the length of a description, the description, the values.
pub(super) fn matrix(file: &[u8]) -> Result<Vec<f32>> {
    let (length, rest) = file.get(8..).and_then(<[u8]>::split_first_chunk).context("no length")?;
    let length = usize::from(u16::from_le_bytes(*length));
    let (description, values) = rest.split_at_checked(length).context("no description")?;
    let description = String::from_utf8_lossy(description);
    let shape = format!("'shape': ({LABELS}, {LABELS})");
    for part in ["'descr': '<f4'", "'fortran_order': False", &shape] {
        ensure!(description.contains(part), "the matrix is not {part}, but {description}");
    }
    ensure!(values.len() == 4 * LABELS * LABELS, "the matrix is cut short");
    Ok(values.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect())
}

fn pairs(list: &str) -> impl Iterator<Item = (&str, &str)> {
    list.lines().filter_map(|line| line.split_once('\t'))
}

/// The only character of `word`.
fn only(word: &str) -> Option<char> {
    let mut chars = word.chars();
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_characters_keep_their_rows() {
        let found = characters("0\t \n1\t乙\n2\t甲\n3\t甲乙\n4\tOOV\n").expect("it is right");
        assert_eq!(found.sorted, [(' ', 0), ('乙', 1), ('甲', 2)]);
        assert_eq!((found.unknown, found.words), (4, 5));
        assert!(characters("0\t甲\n").is_err());
    }

    #[test]
    fn foldings_are_sorted() {
        assert_eq!(foldings("萬\t万\nＡ\tA\n").expect("1:1"), [('萬', '万'), ('Ａ', 'A')]);
        assert!(foldings("萬\t一万\n").is_err());
    }

    #[test]
    fn labels_are_found_by_name() {
        let list = "16\tnr-B\n16\tPER-B\n17\tPER-I\n18\tLOC-B\n19\tLOC-I\n20\tORG-B\n21\tORG-I\n";
        assert_eq!(names(list).expect("all are there"), [[16, 17], [18, 19], [20, 21]]);
        assert!(names(&list.replace("ORG-I", "O")).is_err());
        let begins = begins(list).expect("each inside has its beginning");
        assert_eq!(begins[15..23], [15, 16, 16, 18, 18, 20, 20, 22]);
    }
}

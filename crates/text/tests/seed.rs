//! The first article is repaired exactly, where `../shared` is there to test against.

use lorgnette_text::{Certainty, Change, repair};
use std::path::Path;

/// What its wounds were and are, as `../shared/seed/README.md` establishes.
const WOUNDS: [(&str, &str, Certainty); 8] = [
    ("?qū)嵉摹按蠖Y", "實的“大禮", Certainty::Certain),
    ("?yàn)蹩颂m", "烏克蘭", Certainty::Certain),
    ("?yàn)檫@", "為這", Certainty::Certain),
    ("?yàn)檫@", "為這", Certainty::Certain),
    ("??偙赡艿?", "。總兵力可能到3", Certainty::Guess),
    ("?yàn)槌r", "為朝鮮", Certainty::Guess),
    ("?yàn)橛卸砹_", "為有俄羅", Certainty::Certain),
    ("?;貒?", "。回國后", Certainty::Guess),
];

#[test]
fn the_first_article_is_whole_again() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed/article.txt");
    let Ok(raw) = std::fs::read_to_string(&path) else {
        eprintln!("SKIPPED: {} is not there", path.display());
        return;
    };
    let repaired = repair(&raw);
    let (readings, wounds): (Vec<&Change>, Vec<&Change>) =
        repaired.changes.iter().partition(|change| change.rule == "pinyin");
    assert_eq!((readings.len(), repaired.readings.len()), (195, 195));
    let wounds: Vec<_> =
        wounds.iter().map(|c| (c.before.as_str(), c.after.as_str(), c.certainty)).collect();
    assert_eq!(wounds, WOUNDS);
    assert_eq!(restored(&raw, &repaired.changes), repaired.text, "nothing else may change");
    assert!(!repaired.text.contains('〓'));
}

/// The raw text with just these changes made.
fn restored(raw: &str, changes: &[Change]) -> String {
    let chars: Vec<char> = raw.chars().collect();
    let (mut text, mut at) = (String::new(), 0);
    for change in changes {
        text.extend(&chars[at..change.raw.start as usize]);
        text.push_str(&change.after);
        at = change.raw.end as usize;
    }
    text.extend(&chars[at..]);
    text
}

#[test]
fn clean_text_stays_byte_for_byte() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/clean");
    for name in ["zh-hant.txt", "zh-hans.txt", "en.txt"] {
        let Ok(clean) = std::fs::read_to_string(folder.join(name)) else {
            eprintln!("SKIPPED: {} is not there", folder.join(name).display());
            continue;
        };
        let repaired = repair(&clean);
        assert_eq!(repaired.changes, [], "{name}");
        assert_eq!(repaired.text, clean, "{name}");
        for line in clean.lines() {
            assert_eq!(repair(line).text, line);
        }
    }
}

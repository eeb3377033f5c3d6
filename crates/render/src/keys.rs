//! Search keys: what a reader may type for a Chinese name beside the name as it is written.

use lorgnette_text::{self as text, simplify, toneless};

/// The keys to `forms`, parted by commas, each once: a form in Simplified characters where that
/// is no form itself, and its syllables without tones. Spaces part syllables, slashes the readings
/// of one character. Forms without Han characters need no key.
pub(crate) fn keys(forms: &[&str]) -> String {
    let mut known: Vec<String> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    for form in forms {
        // The other script of a form that is done sounds the same.
        let simple = simplify(form);
        if known.contains(&simple) {
            continue;
        }
        if !forms.contains(&simple.as_str()) {
            // What is neither letter nor digit is no part of what is searched for.
            keys.push(simple.replace(|c: char| !c.is_alphanumeric(), ""));
        }
        keys.extend(spelled(form).filter(|key| !keys.contains(key)));
        known.push(simple);
    }
    keys.join(",")
}

/// `form` by its syllables; none if it has no Han character that is read.
fn spelled(form: &str) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut is_read, mut in_word) = (false, false);
    for c in form.chars() {
        let readings = readings(c);
        let in_word_before = in_word;
        in_word = readings.is_none() && c.is_alphanumeric();
        match (readings, words.last_mut()) {
            (Some(readings), _) => {
                is_read = true;
                words.push(readings);
            }
            (None, Some(word)) if in_word && in_word_before => word.push(c),
            (None, _) if in_word => words.push(c.to_string()),
            (None, _) => {}
        }
    }
    is_read.then(|| words.join(" "))
}

/// So many readings of a character are keys: the third is hardly ever a name's.
const READINGS: usize = 2;

/// The readings of `c` without tones, each once; ü is typed as u or v.
fn readings(c: char) -> Option<String> {
    let mut plain: Vec<String> = Vec::new();
    for reading in text::readings(c).take(READINGS) {
        let spelled = toneless(reading);
        let typed = [spelled.replace('ü', "u"), spelled.replace('ü', "v")];
        for spelling in typed {
            if !plain.contains(&spelling) {
                plain.push(spelling);
            }
        }
    }
    (!plain.is_empty()).then(|| plain.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(forms: &[&str], expected: &str) {
        assert_eq!(keys(forms), expected, "{forms:?}");
    }

    #[test]
    fn a_name_is_found_by_its_syllables() {
        check(&["普京"], "pu jing");
        check(&["普丁", "普京", "Putin"], "pu ding/zheng,pu jing");
    }

    #[test]
    fn a_name_without_the_other_script_is_found_by_it() {
        check(&["東風"], "东风,dong feng");
        check(&["庫爾斯克", "库尔斯克"], "ku er/mi si/shi ke");
        check(&["東風", "东风"], "dong feng");
    }

    #[test]
    fn readings_that_differ_are_all_keys() {
        assert!(keys(&["重慶"]).split(',').any(|key| key.starts_with("zhong/chong")));
        check(&["女"], "nu/nv");
    }

    #[test]
    fn letters_and_digits_stay_together() {
        check(&["圖-160"], "图160,tu 160");
        check(&["F-16戰機"], "F16战机,F 16 zhan ji");
    }

    #[test]
    fn other_scripts_need_no_key() {
        check(&["Vladimir Putin", "Путин", "50%", ""], "");
    }
}

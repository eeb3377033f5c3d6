//! Damage by the process of `docs/repair.md`, on any text, and the repair of it.

use encoding_rs::GBK;
use lorgnette_text::{Certainty, repair};
use std::path::Path;

/// What the byte-wise replacement puts behind or in place of a pair.
fn replacement(pair: &[u8], readings: &[(char, &str)]) -> Option<Vec<u8>> {
    let text = GBK.decode_without_bom_handling(pair).0;
    let c = text.chars().next()?;
    if let Some((_, reading)) = readings.iter().find(|(annotated, _)| *annotated == c) {
        let pasted = format!("({reading})");
        return Some([pair, &GBK.encode(&pasted).0].concat());
    }
    let ascii = (c as u32).checked_sub(0xfee0).and_then(char::from_u32)?;
    "，？；：！（）".contains(c).then(|| vec![ascii as u8])
}

/// Replaces in `bytes` whatever pair matches, in step or not.
fn replace(bytes: &[u8], readings: &[(char, &str)]) -> Vec<u8> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let pair = bytes.get(at..at + 2).filter(|pair| pair[0] >= 0x81 && pair[1] >= 0x40);
        match pair.and_then(|pair| replacement(pair, readings)) {
            Some(new) => {
                out.extend(new);
                at += 2;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}

/// Decodes as the damaged site did: private pairs are dropped, a stray lead
/// byte becomes `?` and takes a bracket or a digit behind it along.
fn decode(bytes: &[u8]) -> String {
    let (mut text, mut at) = (String::new(), 0);
    while at < bytes.len() {
        let (lead, trail) = (bytes[at], bytes.get(at + 1).copied().unwrap_or(b'\n'));
        if lead < 0x80 {
            text.push(lead as char);
            at += 1;
        } else if trail < 0x40 {
            text.push('?');
            at += if trail == b'(' || trail.is_ascii_digit() { 2 } else { 1 };
        } else {
            let pair = GBK.decode_without_bom_handling(&bytes[at..at + 2]).0.into_owned();
            let c = pair.chars().next().unwrap_or('\u{fffd}');
            if c != '\u{fffd}' && !('\u{e000}'..='\u{f8ff}').contains(&c) {
                text.push(c);
            }
            at += 2;
        }
    }
    text
}

const READINGS: [(char, &str); 24] = [
    ('驅', "qū"),
    ('驗', "yàn"),
    ('戰', "zhàn"),
    ('紀', "jì"),
    ('爭', "zhēng"),
    ('對', "duì"),
    ('會', "huì"),
    ('說', "shuō"),
    ('這', "zhè"),
    ('發', "fā"),
    ('們', "men"),
    ('來', "lái"),
    ('時', "shí"),
    ('國', "guó"),
    ('個', "gè"),
    ('學', "xué"),
    ('過', "guò"),
    ('經', "jīng"),
    ('為', "wèi"),
    ('實', "shí"),
    ('長', "zhǎng"),
    ('開', "kāi"),
    ('關', "guān"),
    ('動', "dòng"),
];

/// What is left of `text` when only its marks were made ASCII.
fn with_ascii_marks(text: &str) -> String {
    let ascii = |c: char| match c {
        '，' | '？' | '；' | '：' | '！' | '（' | '）' => {
            char::from_u32(c as u32 - 0xfee0).expect("they have ASCII forms")
        }
        _ => c,
    };
    text.chars().map(ascii).collect()
}

/// Damages `text`, repairs it, and compares.
#[track_caller]
fn check(text: &str) {
    let (bytes, _, lossy) = GBK.encode(text);
    assert!(!lossy, "the text must be GBK");
    let damaged = decode(&replace(&bytes, &READINGS));
    assert_ne!(damaged, text);
    let repaired = repair(&damaged);
    assert_eq!(repaired.text, with_ascii_marks(text), "from {damaged}: {:#?}", repaired.changes);
}

#[test]
fn a_byte_out_of_step_is_put_back() {
    check("警察說事情已經過去，因為這個國家的人們都會時時記住。");
    check("這個學生來得早，他們說會在學校打實基礎。");
}

#[test]
fn a_reading_at_the_end_of_the_damage_is_read() {
    check("他們說這個時候會去，因為當時他們還來不了，這個國家會發展。");
}

#[test]
fn one_reading_out_of_step_proves_the_others() {
    check("因為這裡沒有人，所以他不時回家。");
}

#[test]
fn a_mark_made_ascii_is_not_mistaken_for_damage() {
    let text = "他說什麼?沒有人知道!真的嗎?我們不清楚;只有天知道。";
    assert_eq!(repair(text).text, text);
}

#[test]
fn what_nothing_holds_becomes_a_gap() {
    // The mark cuts 。總 in two and the digit is swallowed; no other place says which it was.
    let text = "敵人總兵力可能到不了那裡。工人幫助重建。總兵力可能到7萬左右。";
    let damaged = decode(&replace(&GBK.encode(text).0, &READINGS));
    assert!(!damaged.contains('7'));
    let repaired = repair(&damaged);
    assert_eq!(repaired.text, text.replace('7', "〓"));
    assert_eq!(repaired.changes.last().expect("it was damaged").certainty, Certainty::Guess);
}

/// Simulated damage of clean text: how much of it is mended, and that what is
/// called certain is right nearly always.
#[test]
fn simulated_damage_is_mostly_mended() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/clean/zh-hant.txt");
    let Ok(clean) = std::fs::read_to_string(&path) else {
        eprintln!("SKIPPED: {} is not there", path.display());
        return;
    };
    let (mut lines, mut hurt, mut whole) = (0, 0, 0);
    for block in clean.lines().collect::<Vec<_>>().chunks(20) {
        let text = block.join("\n");
        let (bytes, _, lossy) = GBK.encode(&text);
        if lossy {
            continue;
        }
        let damaged = decode(&replace(&bytes, &READINGS));
        let (expected, repaired) = (with_ascii_marks(&text), repair(&damaged).text);
        for ((want, got), was) in expected.lines().zip(repaired.lines()).zip(damaged.lines()) {
            lines += 1;
            hurt += u32::from(was != want);
            whole += u32::from(got == want);
        }
    }
    println!("{lines} lines, {hurt} damaged, {} not mended", lines - whole);
    assert!(hurt * 3 > lines, "the simulation must hurt");
    assert!((lines - whole) * 20 < hurt, "{} of {hurt} lines were not mended", lines - whole);
}

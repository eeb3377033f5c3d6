//! Bytes to text: which encoding was taken, how sure that is, and what was lost.

use crate::words::character_frequency;
use chardetng::EncodingDetector;
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use serde::Serialize;

/// What a character of running Chinese text reaches within words; bytes read
/// in the wrong encoding give rarer ones.
const COMMON: u64 = 1_000;

/// How sure a decision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Taken from what fits, not from what is known.
    Guess,
    /// It follows from the bytes.
    Certain,
}

/// Text decoded from bytes.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// The WHATWG name of the encoding taken.
    pub encoding: &'static str,
    /// Whether the encoding is known (mark, or well-formed UTF-8) or guessed.
    pub certainty: Certainty,
    /// Why this encoding was taken, as one sentence.
    pub reason: String,
    /// The bytes that the encoding has no character for, each shown as U+FFFD.
    pub lost: Vec<Lost>,
}

/// A byte sequence that stands as U+FFFD in the decoded text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lost {
    /// Its first byte in the input.
    pub offset: usize,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// An encoding, and why.
struct Choice {
    encoding: &'static Encoding,
    certainty: Certainty,
    reason: &'static str,
    /// How many bytes of mark stand before the text.
    mark: usize,
}

impl Choice {
    fn is_chinese(&self) -> bool {
        [GB18030, BIG5].contains(&self.encoding)
    }
}

/// Decodes `bytes`; it cannot fail, doubt is in the result.
pub fn decode(bytes: &[u8]) -> Decoded {
    decoded(bytes, marked(bytes).or_else(|| well_formed(bytes)))
}

/// Decodes `bytes` that somebody says are in the encoding of the WHATWG label `label`, as
/// headers and `<meta>` do. The bytes know better where they carry a mark or are well-formed
/// UTF-8, where the label would lose some of them, or where it would lose none of any file.
pub fn decode_labelled(bytes: &[u8], label: &str) -> Decoded {
    let known = marked(bytes).or_else(|| well_formed(bytes));
    decoded(bytes, known.or_else(|| labelled(bytes, label)))
}

fn decoded(bytes: &[u8], known: Option<Choice>) -> Decoded {
    let choice = known.or_else(|| unmarked_utf16(bytes));
    let choice = choice.or_else(|| nearly_utf8(bytes)).or_else(|| broken_chinese(bytes));
    let choice = choice.unwrap_or_else(|| detected(bytes));
    let (text, lost) = decode_as(choice.encoding, bytes, choice.mark);
    Decoded {
        text,
        encoding: choice.encoding.name(),
        certainty: choice.certainty,
        reason: choice.reason.into(),
        lost,
    }
}

fn marked(bytes: &[u8]) -> Option<Choice> {
    let (encoding, mark) = Encoding::for_bom(bytes)?;
    let reason = "the file begins with its byte-order mark";
    Some(Choice { encoding, certainty: Certainty::Certain, reason, mark })
}

fn well_formed(bytes: &[u8]) -> Option<Choice> {
    std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))?;
    let reason = "the bytes are well-formed UTF-8";
    Some(Choice { encoding: UTF_8, certainty: Certainty::Certain, reason, mark: 0 })
}

fn labelled(bytes: &[u8], label: &str) -> Option<Choice> {
    let encoding = Encoding::for_label(label.trim().as_bytes())?;
    // GB18030 holds GBK and more; nothing is lost by taking it.
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let fits = match encoding.is_single_byte() {
        // Nearly any bytes are text in these.
        true => !detected(bytes).is_chinese(),
        false => decode_as(encoding, bytes, 0).1.is_empty(),
    };
    let reason = "the text says that this is its encoding, and the bytes fit";
    fits.then_some(Choice { encoding, certainty: Certainty::Certain, reason, mark: 0 })
}

/// UTF-16 without a mark shows by its zero bytes: text has ASCII, if only
/// line ends and digits, and other zeros hardly ever.
fn unmarked_utf16(bytes: &[u8]) -> Option<Choice> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = |n: usize| n > 0 && n * 50 >= bytes.len();
    let encoding = match () {
        () if many(even) && even >= 10 * odd.max(1) || many(even) && odd == 0 => UTF_16BE,
        () if many(odd) && odd >= 10 * even.max(1) || many(odd) && even == 0 => UTF_16LE,
        () => return None,
    };
    let reason = "every other byte is zero as in UTF-16 without a mark";
    Some(Choice { encoding, certainty: Certainty::Guess, reason, mark: 0 })
}

/// UTF-8 with a few broken bytes, as where a file was cut off: no other
/// encoding gives so many well-formed sequences by chance.
fn nearly_utf8(bytes: &[u8]) -> Option<Choice> {
    let (mut broken, mut wide) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        // A file cut off inside a character is no less UTF-8 before.
        let cut_off = chunk.invalid().as_ptr_range().end == bytes.as_ptr_range().end;
        let whole =
            std::str::from_utf8(chunk.invalid()).err().is_some_and(|e| e.error_len().is_some());
        broken += usize::from(!chunk.invalid().is_empty() && (whole || !cut_off));
        wide += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
    }
    let halves = bytes.windows(PAIR).filter(|bytes| surrogate_pair(bytes).is_some()).count();
    // Each byte of such a pair is broken by itself.
    let (broken, wide) = (broken.saturating_sub(PAIR * halves), wide + halves);
    let reason = match (broken, halves) {
        (0, 1..) => "the bytes are UTF-8 with characters in two halves (CESU-8)",
        _ => "nearly all the bytes are well-formed UTF-8; the others are lost",
    };
    (wide > 20 * broken).then_some(Choice {
        encoding: UTF_8,
        certainty: Certainty::Guess,
        reason,
        mark: 0,
    })
}

/// The detector drops an encoding at the first byte that it has not. Chinese
/// with a few broken bytes shows by its common characters all the same.
fn broken_chinese(bytes: &[u8]) -> Option<Choice> {
    let encoding = [GB18030, BIG5].into_iter().find(|encoding| {
        let (text, lost) = decode_as(encoding, bytes, 0);
        let wide = text.chars().filter(|c| !c.is_ascii()).count();
        let common = text.chars().filter(|&c| character_frequency(c) >= COMMON).count();
        !lost.is_empty() && lost.len() * 20 < wide && common * 4 > wide * 3
    })?;
    let reason = "nearly all the characters are common in this encoding; the other bytes are lost";
    Some(Choice { encoding, certainty: Certainty::Guess, reason, mark: 0 })
}

fn detected(bytes: &[u8]) -> Choice {
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    let (encoding, sure) = detector.guess_assess(None, false);
    // GB18030 holds GBK and more; nothing is lost by taking it.
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let reason = match sure {
        true => "the byte patterns fit this encoding best",
        false => "no encoding fits well; this one fits least badly",
    };
    Choice { encoding, certainty: Certainty::Guess, reason, mark: 0 }
}

/// The length of a character in two halves, in bytes.
const PAIR: usize = 6;

/// The character whose two halves are written as if each were one (CESU-8), as Java and some
/// databases do: six bytes for the four of UTF-8.
pub(crate) fn surrogate_pair(bytes: &[u8]) -> Option<char> {
    let &[0xed, a @ 0xa0..=0xaf, b @ 0x80..=0xbf, 0xed, c @ 0xb0..=0xbf, d @ 0x80..=0xbf, ..] =
        bytes
    else {
        return None;
    };
    let half = |first: u8, second: u8| u32::from(first & 0x0f) << 6 | u32::from(second & 0x3f);
    char::from_u32(0x10000 + (half(a, b) << 10) + half(c & 0x0f, d))
}

/// Decodes and notes each malformed sequence.
fn decode_as(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> (String, Vec<Lost>) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut text, mut lost, mut at) = (String::new(), Vec::new(), mark);
    loop {
        let left = decoder.max_utf8_buffer_length_without_replacement(bytes.len() - at);
        text.reserve(left.unwrap_or(4 * (bytes.len() - at)) + 4);
        let (result, read) =
            decoder.decode_to_string_without_replacement(&bytes[at..], &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return (text, lost),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let end = at - usize::from(after);
                let offset = end - usize::from(length);
                let halves = surrogate_pair(&bytes[offset..]).filter(|_| encoding == UTF_8);
                if let Some(c) = halves {
                    text.push(c);
                    at = offset + PAIR;
                    decoder = encoding.new_decoder_without_bom_handling();
                    continue;
                }
                lost.push(Lost { offset, bytes: bytes[offset..end].to_vec() });
                text.push('\u{fffd}');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HANT: &str = "俄羅斯總統普京與朝鮮領導人金正恩在北京會談，雙方談到了去年六月簽署的條約。";
    const HANS: &str = "俄罗斯总统普京与朝鲜领导人金正恩在北京会谈，双方谈到了去年六月签署的条约。";

    #[track_caller]
    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes);
        assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
        assert_eq!(decoded.lost, []);
    }

    #[test]
    fn encodings_of_chinese_and_japanese_are_told_apart() {
        let encoded =
            |encoding: &'static Encoding, text: &str| encoding.encode(text).0.into_owned();
        check(HANT.as_bytes(), "UTF-8", HANT);
        check(&encoded(GBK, HANS), "gb18030", HANS);
        let rare = format!("{HANS}𠮷");
        check(&encoded(GB18030, &rare), "gb18030", &rare);
        check(&encoded(encoding_rs::BIG5, HANT), "Big5", HANT);
        let japanese = "プーチン大統領は平壌を訪問し、金正恩と会談した。";
        check(&encoded(encoding_rs::EUC_JP, japanese), "EUC-JP", japanese);
        check(&encoded(encoding_rs::SHIFT_JIS, japanese), "Shift_JIS", japanese);
        let french = "L’été dernier, le président a été reçu à l’Élysée près de la forêt.";
        check(&encoded(encoding_rs::WINDOWS_1252, french), "windows-1252", french);
        let russian = "Президент России прибыл в Пхеньян с государственным визитом.";
        check(&encoded(encoding_rs::WINDOWS_1251, russian), "windows-1251", russian);
    }

    #[test]
    fn marks_are_believed_and_left_out() {
        check(b"\xef\xbb\xbfa", "UTF-8", "a");
        check(b"\xff\xfea\0", "UTF-16LE", "a");
        check(b"\xfe\xff\0a", "UTF-16BE", "a");
        check(b"", "UTF-8", "");
    }

    #[test]
    fn a_label_is_believed_where_the_bytes_fit() {
        let gbk = GBK.encode(HANS).0.into_owned();
        let short = GBK.encode("平壤").0.into_owned();
        for (bytes, label, encoding, text) in [
            (&short, "gb2312", "gb18030", "平壤"),
            (&gbk, "utf-8", "gb18030", HANS),
            (&gbk, "iso-8859-1", "gb18030", HANS),
            (&gbk, "no such thing", "gb18030", HANS),
            (&HANS.as_bytes().to_vec(), "gbk", "UTF-8", HANS),
            (&b"caf\xe9".to_vec(), " ISO-8859-1 ", "windows-1252", "café"),
        ] {
            let decoded = decode_labelled(bytes, label);
            assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text), "{label}");
        }
    }

    #[test]
    fn utf_16_shows_without_its_mark() {
        let text = "金正恩 2025\nKim Jong Un\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, "UTF-16LE", text);
        check(&big, "UTF-16BE", text);
    }

    #[test]
    fn characters_in_two_halves_are_whole_again() {
        check(b"hi \xed\xa0\xbd\xed\xb8\x80!", "UTF-8", "hi 😀!");
        let lone =
            "一半的字元".bytes().cycle().take(600).chain(*b"\xed\xa0\xbd").collect::<Vec<_>>();
        assert_eq!(decode(&lone).lost.len(), 3);
    }

    #[test]
    fn no_byte_is_lost_silently() {
        let short = decode(&HANT.as_bytes()[..20]);
        assert_eq!((short.encoding, short.text.as_str()), ("UTF-8", "俄羅斯總統普\u{fffd}"));
        let cut = &HANT.as_bytes()[..HANT.len() - 1];
        let decoded = decode(cut);
        assert_eq!((decoded.encoding, decoded.certainty), ("UTF-8", Certainty::Guess));
        assert_eq!(decoded.lost, [Lost { offset: cut.len() - 2, bytes: vec![0xe3, 0x80] }]);
        let broken = [GBK.encode(HANS).0.as_ref(), &[0xff, b'a']].concat();
        let decoded = decode(&broken);
        assert_eq!(decoded.lost, [Lost { offset: broken.len() - 2, bytes: vec![0xff] }]);
        assert!(decoded.text.ends_with("\u{fffd}a"));
    }

    #[test]
    fn any_bytes_decode() {
        let mut state = 1u32;
        for length in 0..400 {
            let bytes: Vec<u8> = std::iter::repeat_with(|| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .take(length)
            .collect();
            let decoded = decode(&bytes);
            let replaced = decoded.text.chars().filter(|&c| c == '\u{fffd}').count();
            assert!(replaced >= decoded.lost.len());
        }
    }
}

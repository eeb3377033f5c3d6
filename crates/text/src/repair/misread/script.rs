//! Which alphabet a letter is of, and whether living languages use it.

/// An alphabet; those of South and South-East Asia by their block of 128.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Indic(u8),
    Georgian,
    Kana,
    Hangul,
    Han,
}

impl Script {
    /// Whether it mixes with Latin words without a space.
    pub(super) fn is_cjk(self) -> bool {
        matches!(self, Script::Kana | Script::Hangul | Script::Han)
    }
}

/// The alphabet of `c`, if it is a letter or the mark of one.
pub(super) fn of(c: char) -> Option<Script> {
    Some(match c {
        'A'..='Z' | 'a'..='z' => Script::Latin,
        '\0'..='\u{bf}' | '×' | '÷' | '\u{2b0}'..='\u{36f}' => return None,
        '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | 'ﬀ'..='ﬆ' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{530}'..='\u{58f}' => Script::Armenian,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}' => Script::Arabic,
        '\u{900}'..='\u{109f}' => Script::Indic((c as u32 >> 7) as u8),
        '\u{10a0}'..='\u{10ff}' => Script::Georgian,
        '\u{3041}'..='\u{30ff}' => Script::Kana,
        '\u{ac00}'..='\u{d7a3}' => Script::Hangul,
        _ if crate::words::is_han(c) => Script::Han,
        _ => return None,
    })
}

/// Whether living languages write `c`; the rest of a block is for scholars.
pub(super) fn is_core(c: char) -> bool {
    match c {
        '\u{17f}'..='\u{2af}' | '\u{370}'..='\u{385}' | '\u{3cf}'..='\u{3ff}' => false,
        '\u{1e00}'..='\u{1e9f}' | '\u{1efa}'..='\u{1fff}' => false,
        'Ґ' | 'ґ' | 'Ғ' | 'ғ' | 'Қ' | 'қ' | 'Ң' | 'ң' | 'Ү'..='ұ' | 'Һ' | 'һ' => true,
        'Ә' | 'ә' | 'Ө' | 'ө' => true,
        '\u{460}'..='\u{52f}' | '\u{5eb}'..='\u{61f}' | '\u{66a}'..='\u{66d}' => false,
        '\u{6d6}'..='\u{6ef}' | '\u{10a0}'..='\u{10cf}' => false,
        _ => true,
    }
}

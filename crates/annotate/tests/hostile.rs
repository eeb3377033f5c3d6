//! Lines that never end, read with both taggers: each mention lies in the text, and what is
//! said of a line grows no faster than the line.

#[path = "../../kb/tests/base/mod.rs"]
mod base;

use base::shipped;
use lorgnette_annotate::{Annotated, Annotator};
use lorgnette_tagger::Tagger;
use lorgnette_text::Document;

/// What is repeated; each once made something walk back or forth over the whole line.
const SCRAPS: [&str; 14] = [
    "王小明說",
    "中",
    "（）",
    "Mr Smith said ",
    "（「[(』)】",
    "對普京說",
    "我說",
    ",說",
    "據普京估計,",
    "普京和",
    "2024年6月",
    "中文 Boric ",
    "Kim Ju ",
    "」",
];
/// The length of a line, in characters.
const LENGTH: usize = 3000;
/// At most so many claims stand in a sentence, and each holds it.
const CLAIMS: usize = 20;

#[test]
fn a_line_without_an_end_is_read_in_measure() {
    let models = [
        include_bytes!("../../tagger/models/zh.tagger").as_slice(),
        include_bytes!("../../tagger/models/en.tagger"),
    ];
    let taggers = models.map(|model| Tagger::read(model).expect("the models that ship are sound"));
    let annotator = Annotator::new(shipped()).with_taggers(&taggers).with_soft_mentions();
    for scrap in SCRAPS {
        for begin in ["", "普京說好。President Boric, 普京說"] {
            let line = scrap.repeat(LENGTH / scrap.chars().count());
            let text = format!("{begin}{line}");
            check(&annotator.annotate(Document { text, ..Document::default() }));
        }
    }
}

#[track_caller]
fn check(annotated: &Annotated) {
    let text = &annotated.document.text;
    let length = text.chars().count();
    let top = annotated.mentions.iter().filter(|m| m.parent.is_none());
    assert!(top.map(|m| m.span.len() as usize).sum::<usize>() <= length, "{text:.20}");
    assert!(annotated.mentions.iter().all(|m| m.span.end as usize <= length), "{text:.20}");
    let claimed: usize = annotated.claims.iter().map(|c| c.sentence.len() as usize).sum();
    assert!(claimed <= CLAIMS * length, "{text:.20} claims {claimed} characters");
}

//! Books made here, sound and otherwise.

use super::super::{Hint, Input, Opened, Refusal, What, open};
use super::archive::Archive;
use lorgnette_text::{BlockKind, CharIndex};
use miniz_oxide::deflate::compress_to_vec;

const CONTAINER: &str = "<?xml version='1.0'?><container><rootfiles>\
    <rootfile full-path='OEBPS/content.opf' media-type='application/oebps-package+xml'/>\
    </rootfiles></container>";

/// A ZIP archive of these files, each deflated, with the general purpose `flags` of ZIP.
fn zip(files: &[(&str, &[u8])], flags: u16) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let packed = compress_to_vec(bytes, 6);
        let mut header = Vec::new();
        for field in [20, flags, 8, 0, 0] {
            header.extend(u16::to_le_bytes(field));
        }
        for field in [rawzip::crc32(bytes), packed.len() as u32, bytes.len() as u32] {
            header.extend(field.to_le_bytes());
        }
        header.extend((name.len() as u32).to_le_bytes());
        let offset = archive.len() as u32;
        archive.extend(b"PK\x03\x04");
        archive.extend(&header);
        archive.extend(name.as_bytes());
        archive.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&header);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, at, length) = (files.len() as u16, archive.len() as u32, directory.len() as u32);
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    archive.extend([length.to_le_bytes(), at.to_le_bytes()].concat());
    archive.extend([0, 0]);
    archive
}

/// A book of these chapters, with what else lies in its archive.
fn book(chapters: &[(&str, &str)], more: &[(&str, &[u8])]) -> Vec<u8> {
    let item = |(n, (name, _)): (usize, &(&str, &str))| {
        format!("<item id='c{n}' href='{name}' media-type='application/xhtml+xml'/>")
    };
    let items: String = chapters.iter().enumerate().map(item).collect();
    let spine: String = (0..chapters.len()).map(|n| format!("<itemref idref='c{n}'/>")).collect();
    let opf = format!(
        "<?xml version='1.0'?><package><metadata><dc:title>山中記</dc:title>\
         <dc:date>2019-05-01T00:00:00Z</dc:date><dc:language>zh</dc:language>\
         <dc:publisher>石橋書店</dc:publisher></metadata><manifest>{items}\
         <item id='toc' href='toc.ncx' media-type='application/x-dtbncx+xml'/></manifest>\
         <spine toc='toc'>{spine}<itemref idref='nothing'/></spine></package>"
    );
    let paths: Vec<String> = chapters.iter().map(|(name, _)| format!("OEBPS/{name}")).collect();
    let mut files: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("OEBPS/content.opf", opf.as_bytes()),
    ];
    let texts = chapters.iter().filter(|(_, text)| !text.is_empty());
    files.extend(paths.iter().map(String::as_str).zip(texts.map(|(_, text)| text.as_bytes())));
    files.extend(more);
    zip(&files, 0)
}

const FIRST: &str = "<html><head><title>x</title><script src='a.js'/></head><body><h1>第一回</h1>\
    <p>山裡有一座<em>石橋</em>，橋上沒有人<sup><a href='#n1'>1</a></sup>。</p><img src='a.png'/>\
    <aside epub:type='footnote' id='n1'><p>1 一說有兩座。</p></aside></body></html>";
const SECOND: &str = "<html><body><p>第二天下雨，他沒有下山。</p></body></html>";
const TOC: &[u8] = "<ncx><navMap><navPoint><navLabel><text>第一回</text></navLabel>\
    <content src='1.xhtml#a'/></navPoint><navPoint><navLabel><text>第二回 雨</text></navLabel>\
    <content src='2.xhtml'/></navPoint></navMap></ncx>"
    .as_bytes();

fn opened(bytes: &[u8]) -> Opened {
    open(bytes, &Hint::named("a.epub")).expect("the book is sound")
}

#[track_caller]
fn refused(bytes: &[u8], expected: &str) {
    let refusal = open(bytes, &Hint::named("a.epub")).expect_err("the book is not sound");
    assert_eq!(refusal.of("a.epub"), format!("a.epub {expected}"));
}

#[test]
fn a_book_is_its_chapters_in_order() {
    let bytes = book(&[("1.xhtml", FIRST), ("2.xhtml", SECOND)], &[("OEBPS/toc.ncx", TOC)]);
    let opened = opened(&bytes);
    let document = &opened.document;
    assert_eq!(
        document.text,
        "山中記\n第一回\n山裡有一座石橋，橋上沒有人[1]。\n1 一說有兩座。\n第二回 雨\n第二天下雨，他沒有下山。"
    );
    let index = CharIndex::new(&document.text);
    let headings = document.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading(level) => Some((level, index.slice(&document.text, block.span))),
        _ => None,
    });
    let headings: Vec<(u8, &str)> = headings.collect();
    assert_eq!(headings, [(1, "山中記"), (2, "第一回"), (2, "第二回 雨")]);
    let meta = &document.meta;
    assert_eq!((meta.title.as_deref(), meta.date.as_deref()), (Some("山中記"), Some("2019-05-01")));
    assert_eq!((meta.source.as_deref(), meta.language.as_str()), (Some("石橋書店"), "zh-Hant"));
    assert_eq!(opened.input, Input::Epub);
    assert_eq!(opened.left_out.of(What::Pictures), 1);
}

#[test]
fn a_chapter_that_is_missing_is_counted_and_the_others_are_read() {
    let opened = opened(&book(&[("2.xhtml", SECOND), ("3.xhtml", "")], &[]));
    assert!(opened.document.text.ends_with("他沒有下山。"));
    assert_eq!(opened.left_out.of(What::Chapters), 1);
    refused(
        &book(&[("3.xhtml", "")], &[]),
        "is damaged: no chapter of it can be read; fetch it again",
    );
}

#[test]
fn what_is_no_sound_book_is_refused() {
    let no_opf = zip(&[("META-INF/container.xml", CONTAINER.as_bytes())], 0);
    refused(&no_opf, "is damaged: OEBPS/content.opf is missing in it; fetch it again");
    refused(
        &no_opf[..no_opf.len() - 30],
        "is damaged: its list of files cannot be read; fetch it again",
    );
    refused(b"no archive", "is damaged: it is no ZIP archive; fetch it again");
    let word = zip(&[("word/document.xml", b"<w:t>")], 0);
    refused(&word, "is a document in DOCX; save it as text or HTML in the program that made it");
    refused(&zip(&[], 0), "is damaged: it is no ZIP archive; fetch it again");
}

#[test]
fn protected_books_are_refused() {
    let expected = "is protected against copying; read it in the program it was bought for";
    let chapters = [("2.xhtml", SECOND)];
    refused(&book(&chapters, &[("META-INF/rights.xml", b"<rights/>")]), expected);
    let encryption = |method: &str| {
        format!(
            "<encryption><enc:EncryptedData><EncryptionMethod Algorithm='{method}'/>\
            <CipherData><CipherReference URI='OEBPS/2.xhtml'/></CipherData></enc:EncryptedData></encryption>"
        )
    };
    let with = |method| {
        let encryption = encryption(method);
        book(&chapters, &[("META-INF/encryption.xml", encryption.as_bytes())])
    };
    refused(&with("http://www.w3.org/2001/04/xmlenc#aes256-cbc"), expected);
    opened(&with("http://www.idpf.org/2008/embedding"));
    for prefix in ["enc:", "e:", "x-y:"] {
        let encryption = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc");
        let encryption =
            encryption.replace("<EncryptionMethod", &format!("<{prefix}EncryptionMethod"));
        refused(&book(&chapters, &[("META-INF/encryption.xml", encryption.as_bytes())]), expected);
    }
    let locked = zip(&[("META-INF/container.xml", CONTAINER.as_bytes())], 1);
    refused(&locked, expected);
}

#[test]
fn a_book_may_give_vocabularies_any_short_name() {
    let container = "<c:container><c:rootfiles><c:rootfile full-path='a.opf'/></c:rootfiles>\
        </c:container>";
    let opf = "<o:package><o:metadata><d:title>山中記</d:title><d:date>2019-05-01</d:date>\
        </o:metadata><o:manifest><o:item id='a' href='a.xhtml' \
        media-type='application/xhtml+xml'/></o:manifest><o:spine><o:itemref idref='a'/></o:spine>\
        </o:package>";
    let chapter = "<h:html><h:head><h:title>x</h:title></h:head><h:body><h:h1>第一回</h:h1>\
        <h:p>山裡有一座<h:em>石橋</h:em>。</h:p><h:script>y</h:script></h:body></h:html>";
    let opened = opened(&zip(
        &[
            ("META-INF/container.xml", container.as_bytes()),
            ("a.opf", opf.as_bytes()),
            ("a.xhtml", chapter.as_bytes()),
        ],
        0,
    ));
    assert_eq!(opened.document.text, "山中記\n第一回\n山裡有一座石橋。");
    assert_eq!(opened.document.meta.date.as_deref(), Some("2019-05-01"));
    assert_eq!(opened.document.marks.len(), 1);
}

#[test]
fn what_is_wrong_in_a_chapter_is_said_of_its_file() {
    let broken = SECOND.replace('，', "\u{0}");
    let expected = "holds a file that cannot be opened: OEBPS/2.xhtml:1:21: \
        byte 00 is a stray control character; remove it";
    refused(&book(&[("1.xhtml", FIRST), ("2.xhtml", &broken)], &[]), expected);
    // The names of the chapters are not needed to read them.
    let toc = [("OEBPS/toc.ncx", b"<ncx>\0 and more, that is read as a text</ncx>".as_slice())];
    assert!(opened(&book(&[("2.xhtml", SECOND)], &toc)).document.text.ends_with("他沒有下山。"));
}

#[test]
fn a_bomb_does_not_go_off() {
    let spaces = " ".repeat(2_000_000);
    let bomb = book(&[("1.xhtml", &spaces), ("2.xhtml", &spaces)], &[]);
    assert!(bomb.len() < 8_000);
    let read = |most: usize| {
        let mut archive = Archive::within(most, &bomb)?;
        archive.read("OEBPS/1.xhtml")?;
        // Each chapter may be small: the sum counts.
        archive.read("OEBPS/2.xhtml")
    };
    for most in [1_000_000, 1_999_999, 2_000_000, 3_000_000, 3_999_999] {
        assert_eq!(read(most).err(), Some(Refusal::TooLarge), "{most}");
    }
    assert_eq!(read(4_000_000).ok().flatten().map(|bytes| bytes.len()), Some(2_000_000));
    assert_eq!(
        Refusal::TooLarge.of("a.epub"),
        "a.epub unpacks to more than a book can be; unpack it first"
    );
}

/// The next of a row of numbers that have nothing to do with each other.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

#[test]
fn broken_books_are_read_or_refused() {
    let sound = book(&[("1.xhtml", FIRST), ("2.xhtml", SECOND)], &[("OEBPS/toc.ncx", TOC)]);
    let mut state = 11;
    for _ in 0..600 {
        let mut bytes = sound.clone();
        for _ in 0..1 + next(&mut state) % 4 {
            let at = next(&mut state) % bytes.len();
            bytes[at] = next(&mut state) as u8;
        }
        bytes.truncate(bytes.len() - next(&mut state) % 3 * (next(&mut state) % bytes.len()) / 2);
        let _ = open(&bytes, &Hint::named("a.epub"));
    }
}

//! Tests of the source reader: a good file, and everything that can be wrong with it.

use super::*;
use crate::{AliasKind, Confidence, FactValue, Label, Name, vocabulary};

/// Two entities without a problem; each case below spoils it in one place.
const GOOD: &str = r#"[defaults]
source = "editor"
as_of = "2025-09"

[[entity]]
id = "aland"
label = "GPE"
subtype = "country"
names = { en = "Aland", zh-Hant = "甲國", zh-Hans = "甲国" }
aliases.compound = { zh = ["甲"] }
aliases.abbreviation = { en = ["AL"] }
description = { zh-Hant = "一個國家。", zh-Hans = "一个国家。", en = "A country." }
coordinates = [40.5, -127]
identifiers = { iso3166-1 = "KP", wikidata = "Q423" }
facts = [
  { capital = "bury", from = "1949-10" },
  { area = "1.5 km2", source = "article", as_of = "2024", confidence = "approximate" },
  { currency = { en = "crown" }, from = "1900", to = "1999-12-31" },
]

[[entity]]
id = "bury"
label = "GPE"
subtype = "city"
names = { en = "Bury", zh-Hant = "乙城" }
description = { zh-Hant = "一座城市。", zh-Hans = "一座城市。", en = "A city." }
relations = [{ part-of = "aland" }]

[redirects]
old-bury = "bury"
older-bury = "old-bury"
"#;

fn problems(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<SourceFile<'_>> =
        files.iter().map(|&(name, text)| SourceFile { name, text }).collect();
    parse(&files).err().into_iter().flatten().map(|problem| problem.to_string()).collect()
}

/// The problems of [`GOOD`] with `old` replaced by `new`.
#[track_caller]
fn check(old: &str, new: &str, expected: &[&str]) {
    assert!(GOOD.contains(old), "the good file does not hold {old}");
    assert_eq!(problems(&[("kb/a.toml", &GOOD.replacen(old, new, 1))]), expected);
}

fn good() -> Kb {
    parse(&[SourceFile { name: "kb/a.toml", text: GOOD }]).expect("it is good")
}

#[test]
fn a_good_file_is_read_whole() {
    let kb = good();
    let aland = kb.entity(kb.find("aland").expect("it is there"));
    assert_eq!((aland.label, aland.subtype.as_str()), (Label::Gpe, "country"));
    assert_eq!(aland.names[0].text, "Aland", "names keep the order of the file");
    assert_eq!(aland.aliases[0].kind, AliasKind::Compound);
    assert_eq!(aland.coordinates, Some((40.5, -127.0)));
    let [capital, area, _] = &aland.facts[..] else { panic!("three facts") };
    assert_eq!(capital.value, FactValue::Entity("bury".into()));
    assert_eq!(capital.provenance.as_of.as_deref(), Some("2025-09"), "the file's default");
    assert_eq!(area.value, FactValue::Quantity("1.5".into(), "km2".into()));
    assert_eq!(area.provenance.source, "article");
    assert_eq!(area.provenance.confidence, Confidence::Approximate);
    assert_eq!(kb.redirect("older-bury"), Some("bury"), "redirects lead to the end");
}

#[test]
fn broken_toml_is_reported_where_it_breaks() {
    check(
        "as_of = \"2025-09\"",
        "as_of = ",
        &[
            "kb/a.toml:3:9: this is no TOML: string values must be quoted, expected literal string; \
           mend: correct the syntax",
        ],
    );
}

#[test]
fn unknown_words_are_reported_with_the_known_ones() {
    let cases = [
        ("[redirects]", "[moved]", "29:2: unknown key `moved`"),
        ("as_of =", "date =", "3:1: unknown key `date`"),
        ("coordinates =", "place =", "13:1: unknown key `place`"),
        ("\"GPE\"", "\"COUNTRY\"", "7:9: `COUNTRY` is no label for entities"),
        ("\"GPE\"", "\"DATE\"", "7:9: `DATE` is no label for entities"),
        ("\"country\"", "\"missile\"", "8:11: unknown subtype of this label `missile`"),
        ("en = \"Aland\"", "xx = \"Aland\"", "9:11: unknown language `xx`"),
        ("aliases.compound", "aliases.nick", "10:9: unknown kind of alias `nick`"),
        ("iso3166-1 =", "isni =", "14:17: unknown scheme `isni`"),
        ("capital =", "chief-town =", "16:5: unknown property `chief-town`"),
        ("part-of =", "inside =", "27:16: unknown relation `inside`"),
        ("\"article\"", "\"a blog\"", "17:32: unknown source `a blog`"),
        ("\"approximate\"", "\"likely\"", "17:72: unknown confidence `likely`"),
    ];
    for (old, new, expected) in cases {
        assert!(GOOD.contains(old), "the good file does not hold {old}");
        let found = problems(&[("kb/a.toml", &GOOD.replacen(old, new, 1))]);
        assert!(found[0].starts_with(&format!("kb/a.toml:{expected}; mend: use ")), "{found:#?}");
    }
}

#[test]
fn values_of_the_wrong_type_are_reported() {
    check(
        "\"aland\"\n",
        "5\n",
        &[
            "kb/a.toml:6:6: expected a string, found integer; mend: put it in quotes",
            "kb/a.toml:27:26: no entity `aland`; mend: write its entity, or correct the slug",
        ],
    );
    check(
        "[\"甲\"]",
        "\"甲\"",
        &["kb/a.toml:10:27: expected a list, found string; mend: put it in [ ]"],
    );
    check(
        "\"甲國\"",
        "\" \"",
        &["kb/a.toml:9:35: empty text; mend: write it, or leave the key out"],
    );
    check("\"Bury\"", "\"Bury \"", &["kb/a.toml:25:16: space around `Bury`; mend: take it away"]);
    check(
        "{ en = \"crown\" }",
        "\"crown\"",
        &["kb/a.toml:18:16: `currency` holds words per language; \
           mend: write { zh-Hant = \"…\", zh-Hans = \"…\", en = \"…\" }"],
    );
}

#[test]
fn slugs_identifiers_and_coordinates_are_checked() {
    let slug = "write lower-case ASCII words joined by hyphens";
    let ground = format!("write one, or add one of {}", vocabulary::GROUNDS.join(", "));
    check(
        "old-bury = \"bury\"\nolder-bury = \"old-bury\"",
        "x = \"bury\"\n[[entity]]\nid = \"Bad--Slug\"",
        &[
            "kb/a.toml:31:1: an entity without `label`; mend: add `label = …`",
            "kb/a.toml:31:1: an entity without `names`; mend: add `names = …`",
            "kb/a.toml:31:1: an entity without `subtype`; mend: add `subtype = …`",
            &format!("kb/a.toml:32:6: `Bad--Slug` is no slug; mend: {slug}"),
            &format!(
                "kb/a.toml:32:6: nothing to make the missing `description` from; mend: {ground}"
            ),
        ],
    );
    let coordinates = "these are no coordinates; mend: write [latitude, longitude] in degrees: \
                       -90 to 90, -180 to 180";
    check("[40.5, -127]", "[90.5, 0]", &[&format!("kb/a.toml:13:15: {coordinates}")]);
    check("[40.5, -127]", "[40.5]", &[&format!("kb/a.toml:13:15: {coordinates}")]);
    check(
        "\"Q423\"",
        "\"423\"",
        &["kb/a.toml:14:46: `423` is no wikidata identifier; mend: look it up again"],
    );
    // The last digit of an IMO number follows from the others.
    check("wikidata = \"Q423\"", "imo = \"9811000\"", &[]);
    check(
        "wikidata = \"Q423\"",
        "imo = \"9811001\"",
        &["kb/a.toml:14:41: `9811001` is no imo identifier; mend: look it up again"],
    );
}

#[test]
fn dates_must_exist_and_keep_their_order() {
    let mend = "mend: write YYYY, YYYY-MM or YYYY-MM-DD of a day that exists";
    for date in ["2024-13", "2023-02-29", "autumn"] {
        let expected = format!("kb/a.toml:16:30: there is no date `{date}`; {mend}");
        check("\"1949-10\"", &format!("\"{date}\""), &[&expected]);
    }
    check(
        "\"1999-12-31\"",
        "\"1899\"",
        &["kb/a.toml:18:54: it ends before it begins; mend: swap `from` and `to`"],
    );
    check("\"1999-12-31\"", "\"1900\"", &[]);
}

#[test]
fn quantities_need_a_number_and_a_known_unit() {
    for quantity in ["1.5", "1.5 acre", "many km2", "inf km2"] {
        let found = problems(&[("kb/a.toml", &GOOD.replace("1.5 km2", quantity))]);
        let expected = format!("kb/a.toml:17:12: `{quantity}` is no quantity; mend: ");
        assert!(found.len() == 1 && found[0].starts_with(&expected), "{found:?}");
    }
}

#[test]
fn claims_say_one_thing_and_where_it_comes_from() {
    check(
        "{ part-of = \"aland\" }",
        "{ from = \"1949\" }",
        &["kb/a.toml:27:14: no relation; mend: add one `relation = value`"],
    );
    check(
        "{ capital = \"bury\", from",
        "{ capital = \"bury\", head-of-state = \"bury\", from",
        &["kb/a.toml:16:23: `capital` and `head-of-state` in one property; mend: give each its \
           own { }, qualifiers are from, to, as_of, source, confidence"],
    );
    check(
        "source = \"editor\"",
        "",
        &[
            "kb/a.toml:16:3: nothing says where this comes from; \
             mend: add `source`, or one for the file under [defaults]",
            "kb/a.toml:18:3: nothing says where this comes from; \
             mend: add `source`, or one for the file under [defaults]",
            "kb/a.toml:27:14: nothing says where this comes from; \
             mend: add `source`, or one for the file under [defaults]",
        ],
    );
    check(
        "as_of = \"2025-09\"",
        "",
        &[
            "kb/a.toml:16:5: `capital` can change, but nothing says as of when; \
             mend: add `as_of`, or one for the file under [defaults]",
            "kb/a.toml:18:5: `currency` can change, but nothing says as of when; \
             mend: add `as_of`, or one for the file under [defaults]",
        ],
    );
}

#[test]
fn what_is_attributed_says_to_whom() {
    check(
        "\"approximate\"",
        "\"attributed\"",
        &["kb/a.toml:17:12: attributed, but to nobody; \
           mend: state it in words per language that name who says so"],
    );
    check("to = \"1999-12-31\"", "confidence = \"attributed\"", &[]);
}

#[test]
fn every_language_of_the_pages_has_one_sentence() {
    check(
        "zh-Hant = \"一座城市。\", zh-Hans = \"一座城市。\", ",
        "",
        &[
            "kb/a.toml:26:15: no description in zh-Hans; mend: add one sentence",
            "kb/a.toml:26:15: no description in zh-Hant; mend: add one sentence",
        ],
    );
    check(
        "\"A city.\"",
        "\"A city\"",
        &["kb/a.toml:26:60: a description is one sentence; mend: end it, once, with a full stop"],
    );
    check(
        "\"一座城市。\"",
        "\"在這裡。一座城市。\"",
        &["kb/a.toml:26:27: a description is one sentence; mend: end it, once, with a full stop"],
    );
}

#[test]
fn a_description_may_be_left_to_what_is_known() {
    let line =
        "description = { zh-Hant = \"一座城市。\", zh-Hans = \"一座城市。\", en = \"A city.\" }\n";
    check(line, "", &[]);
    let bare =
        GOOD.replace(line, "").replace("{ part-of = \"aland\" }", "{ member-of = \"aland\" }");
    let found = problems(&[("kb/a.toml", &bare)]);
    let expected =
        "kb/a.toml:22:6: nothing to make the missing `description` from; mend: write one";
    assert!(found.len() == 1 && found[0].starts_with(expected), "{found:?}");
    check(
        &format!("{line}relations = [{{ part-of = \"aland\" }}]"),
        "facts = [{ type = { en = \"spa\", zh-Hans = \"温泉\" } }]",
        &["kb/a.toml:22:6: `type` has no words in zh-Hant; \
           mend: add them: they stand in for the description"],
    );
}

#[test]
fn simplified_forms_follow_from_traditional_ones() {
    let text = GOOD
        .replace(", zh-Hans = \"甲国\"", "")
        .replace("{ en = [\"AL\"] }", "{ zh-Hant = [\"甲國們\", \"甲地\"] }")
        .replace("{ en = \"crown\" }", "{ zh-Hant = \"銀幣\" }");
    let kb = parse(&[SourceFile { name: "kb/a.toml", text: &text }]).expect("it is good");
    let aland = kb.entity(kb.find("aland").expect("it is there"));
    let pair = |name: &Name| (name.lang.clone(), name.text.clone());
    let names: Vec<_> = aland.names.iter().map(pair).collect();
    assert_eq!(
        names[1..],
        [("zh-Hant", "甲國"), ("zh-Hans", "甲国")].map(|(l, t)| (l.into(), t.into()))
    );
    let simplified: Vec<_> = aland.aliases.iter().filter(|a| a.lang == "zh-Hans").collect();
    assert_eq!(simplified.len(), 1, "甲地 is the same in both scripts");
    assert_eq!(
        (simplified[0].text.as_str(), simplified[0].kind),
        ("甲国们", AliasKind::Abbreviation)
    );
    let FactValue::Text(words) = &aland.facts[2].value else { panic!("words") };
    assert_eq!(pair(&words[1]), ("zh-Hans".into(), "银币".into()));
}

#[test]
fn an_id_names_one_entity_in_all_files() {
    let other = GOOD.split("[redirects]").next().expect("it comes first");
    let found = problems(&[("kb/a.toml", GOOD), ("kb/b.toml", other)]);
    assert_eq!(
        found,
        [
            "kb/b.toml:6:6: duplicate id `aland`; mend: give it another, or merge the two entities",
            "kb/b.toml:22:6: duplicate id `bury`; mend: give it another, or merge the two entities",
        ]
    );
}

#[test]
fn a_form_of_two_entities_is_declared_by_all_but_one() {
    let shared = GOOD.replace("[\"AL\"]", "[\"AL\", \"BURY\"]");
    assert_eq!(
        problems(&[("kb/a.toml", &shared)]),
        ["kb/a.toml:25:16: `Bury` names `aland` too; \
           mend: list it as `ambiguous` in the lesser known, or merge the two"],
        "forms are compared folded"
    );
    for (line, form) in [("coordinates =", "BURY"), ("relations =", "Bury")] {
        let declared = shared.replace(line, &format!("ambiguous = [\"{form}\"]\n{line}"));
        assert_eq!(problems(&[("kb/a.toml", &declared)]), Vec::<String>::new());
    }
    let later =
        GOOD.replace("aliases.abbreviation = { en = [\"AL\"] }", "aliases.later.en = [\"Bury\"]");
    assert_eq!(problems(&[("kb/a.toml", &later)]), Vec::<String>::new(), "later forms are free");
    check(
        "coordinates =",
        "ambiguous = [\"AL\", \"X\"]\ncoordinates =",
        &["kb/a.toml:13:20: `X` is no name or alias of this entity; \
           mend: leave it out of `ambiguous`"],
    );
}

#[test]
fn an_alias_does_not_repeat_a_name() {
    check(
        "[\"AL\"]",
        "[\"Aland\", \"AL\", \"AL\"]",
        &[
            "kb/a.toml:11:32: alias `Aland` repeats a name or an alias; mend: leave it out",
            "kb/a.toml:11:47: alias `AL` repeats a name or an alias; mend: leave it out",
        ],
    );
}

#[test]
fn links_lead_to_entities() {
    check(
        "capital = \"bury\"",
        "capital = \"burg\"",
        &["kb/a.toml:16:15: no entity `burg`; mend: write its entity, or correct the slug"],
    );
}

#[test]
fn no_whole_lies_within_itself() {
    check(
        "coordinates =",
        "relations = [{ located-in = \"bury\" }]\ncoordinates =",
        &[
            "kb/a.toml:13:29: `aland` lies within itself by way of `bury`; \
             mend: drop one of the relations of this circle",
            "kb/a.toml:28:26: `bury` lies within itself by way of `aland`; \
             mend: drop one of the relations of this circle",
        ],
    );
}

#[test]
fn redirects_end_at_an_entity() {
    let mend = "mend: name the entity that it went into";
    let circle = |old, new| format!("`{old}` leads to no entity by way of `{new}`; {mend}");
    check(
        "old-bury = \"bury\"",
        "old-bury = \"older-bury\"",
        &[
            &format!("kb/a.toml:30:1: {}", circle("old-bury", "older-bury")),
            &format!("kb/a.toml:31:1: {}", circle("older-bury", "old-bury")),
        ],
    );
    check(
        "older-bury",
        "aland",
        &["kb/a.toml:31:1: `aland` is merged, but still an entity; \
           mend: drop the entity or the redirect"],
    );
}

#[test]
fn a_base_can_be_named_and_overridden() {
    let (base, over) = (good(), GOOD.split("[[entity]]").nth(2).expect("two entities"));
    let over =
        format!("[defaults]\nsource = \"editor\"\n[[entity]]{over}").replace("A city.", "Ours.");
    let over = over.split("[redirects]").next().expect("it comes first");
    let file = SourceFile { name: "mine.toml", text: over };
    let kb = parse_over(&base, &[file]).expect("`aland` is in the base");
    assert_eq!(kb.len(), 2);
    let bury = kb.entity(kb.find("bury").expect("it is there"));
    assert_eq!(bury.descriptions[2].text, "Ours.");
    assert_eq!(kb.redirect("old-bury"), Some("bury"), "the base's redirects stay");
}

/// A table that adds a city, and to what [`GOOD`] says.
const TABLE: &str = "# Towns of the tests.\n\
    # source: GeoNames\n\
    # as_of: 2025-11\n\
    # label: GPE\n\
    # subtype: city\n\
    # rows: 2\n\
    id\tname:en\tname:zh-Hant\talias:former:en\tcoordinates\tsalience\tcommon\tfact:population\trelation:located-in\tidentifier:geonames\n\
    bury\tBury\t丙鎮\tBurgh\t53.5 -2.25\t150\tBury|丙鎮\t1000 person\taland\t1\n\
    coldham\tColdham\t丁鎮\t\t\t\t\t\taland\t\n";

fn tabled(table: &str) -> Result<Kb, Vec<Problem>> {
    let file = SourceFile { name: "kb/a.toml", text: GOOD };
    parse(&[file, SourceFile { name: "kb/t.tsv", text: table }])
}

/// The problems of [`TABLE`] with `old` replaced by `new`.
#[track_caller]
fn check_table(old: &str, new: &str, expected: &[&str]) {
    assert!(TABLE.contains(old), "the table does not hold {old}");
    let found = tabled(&TABLE.replacen(old, new, 1)).err().into_iter().flatten();
    assert_eq!(found.map(|problem| problem.to_string()).collect::<Vec<_>>(), expected);
}

#[test]
fn a_row_is_an_entity_or_adds_to_one() {
    let kb = tabled(TABLE).expect("it is good");
    let coldham = kb.entity(kb.find("coldham").expect("it is there"));
    assert_eq!((coldham.label, coldham.subtype.as_str()), (Label::Gpe, "city"));
    assert_eq!(coldham.names[2].text, "丁镇", "derived");
    let bury = kb.entity(kb.find("bury").expect("it is there"));
    assert_eq!(bury.names[1].text, "乙城", "the file's word stands");
    let aliases: Vec<&str> = bury.aliases.iter().map(|alias| alias.text.as_str()).collect();
    assert_eq!(aliases, ["丙鎮", "丙镇", "Burgh"], "other names become aliases");
    assert_eq!((bury.coordinates, bury.salience), (Some((53.5, -2.25)), 150));
    assert_eq!(bury.common, ["丙鎮"], "of its own forms it says nothing");
    assert_eq!(bury.facts[0].provenance.source, "GeoNames");
    let kinds: Vec<&str> = bury.relations.iter().map(|r| r.kind.as_str()).collect();
    assert_eq!(kinds, ["part-of"], "it lies in a whole already");
    let aland = kb.entity(kb.find("aland").expect("it is there"));
    assert_eq!(aland.salience, SALIENCE, "nobody says it");
}

#[test]
fn rows_without_a_sort_only_add() {
    let file = SourceFile { name: "kb/a.toml", text: GOOD };
    let first = SourceFile { name: "a.tsv", text: "id\tidentifier:wikidata\ncoldham\tQ7\n" };
    let kb = parse(&[first, file, SourceFile { name: "t.tsv", text: TABLE }]).expect("it is good");
    let coldham = kb.entity(kb.find("coldham").expect("it is there"));
    let known = (coldham.label, coldham.subtype.as_str(), coldham.identifiers.len());
    assert_eq!(known, (Label::Gpe, "city", 1), "the order of the files does not matter");
    let table = "id\tidentifier:geonames\nbury\t12\nnowhere\t13\n";
    let found = parse(&[file, SourceFile { name: "i.tsv", text: table }]);
    let found: Vec<String> = found.err().into_iter().flatten().map(|p| p.to_string()).collect();
    assert_eq!(
        found,
        ["i.tsv:3:1: no entity `nowhere` to add to; \
           mend: correct the id, or add the columns label, subtype and names"]
    );
}

#[test]
fn a_table_cut_short_is_told() {
    let mend = "mend: the file may be cut short; write it again";
    check_table(
        "aland\t1\n",
        "aland\t1",
        &[
            "kb/t.tsv:8:1: 19 cells in 10 columns; mend: write a tab between cells, also empty ones",
            &format!("kb/t.tsv:9:1: 0 rows, but `rows` says 2; {mend}"),
        ],
    );
    for cut in (TABLE.find("id\t").expect("it has columns") + 1..TABLE.len())
        .filter(|at| TABLE.is_char_boundary(*at))
    {
        assert!(tabled(&TABLE[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn what_is_wrong_in_a_row_is_told_where_it_stands() {
    let cases = [
        ("name:en", "name:xx", "7:4: unknown column `name:xx`"),
        ("coldham", "Coldham", "9:1: `Coldham` is no slug"),
        ("coldham", "bury", "9:1: duplicate id `bury`"),
        ("coldham\t", "\t", "9:1: a row without id"),
        ("53.5 -2.25", "53.5,-2.25", "8:20: these are no coordinates"),
        ("\t150", "\t256", "8:31: this is no salience"),
        ("1000 person", "1000", "8:43: `1000` is no population"),
        ("aland\t\n", "Aland\t\n", "9:25: no entity `Aland`"),
        ("\t1\n", "\tx\n", "8:61: `x` is no geonames identifier"),
        ("label: GPE", "label: ORG", "8:1: `bury` is another sort of thing in a file"),
        ("subtype: city", "subtype: town", "5:1: no subtype of this label"),
        ("as_of: 2025-11", "as_of: autumn", "3:1: no as_of is `autumn`"),
        ("source: GeoNames", "from: GeoNames", "8:43: nothing says where this comes from"),
    ];
    for (old, new, expected) in cases {
        assert!(TABLE.contains(old), "the table does not hold {old}");
        let found = tabled(&TABLE.replacen(old, new, 1)).expect_err("it is wrong");
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(
            found.iter().any(|p| p.starts_with(&format!("kb/t.tsv:{expected}"))),
            "{expected} {found:#?}"
        );
    }
}

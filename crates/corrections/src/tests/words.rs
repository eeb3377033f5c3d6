//! Corrections of what words name, and of how far a name goes.

use super::*;
use crate::Found;

#[test]
fn words_mean_the_entity_that_a_person_names() {
    let right = thing("beijing", "北京");
    let wrong = Wrong::Entity { right };
    check(
        "普京在朝鮮。朝鮮好。",
        vec![at("普京在[朝鮮]。朝鮮好。", thing("north-korea", "朝鮮"), wrong)],
        "[普京|vladimir-putin]在[朝鮮|beijing]。[朝鮮|north-korea]好。",
    );
}

#[test]
fn a_name_that_nobody_knows_is_one_of_the_article() {
    let right = thing("", "朝鮮日報");
    check(
        "普京在朝鮮。",
        vec![at("普京在[朝鮮]。", thing("north-korea", "朝鮮"), Wrong::Entity { right })],
        "[普京|vladimir-putin]在[朝鮮|=朝鮮日報]。",
    );
    // By its name alone what the base knows is found too.
    let right = thing("", "Russia");
    check(
        "普京在朝鮮。",
        vec![at("普京在[朝鮮]。", thing("north-korea", "朝鮮"), Wrong::Entity { right })],
        "[普京|vladimir-putin]在[朝鮮|russia]。",
    );
}

#[test]
fn what_is_no_name_is_not_marked() {
    let no_name = || at("普京在[朝鮮]。朝鮮好。", thing("north-korea", "朝鮮"), Wrong::NotAName);
    check(
        "普京在朝鮮。朝鮮好。",
        vec![no_name()],
        "[普京|vladimir-putin]在朝鮮。[朝鮮|north-korea]好。",
    );
    check(
        "普京在朝鮮。朝鮮好。",
        vec![everywhere(no_name())],
        "[普京|vladimir-putin]在朝鮮。朝鮮好。",
    );
}

#[test]
fn a_missed_name_is_marked() {
    let missed = |marked: &str| {
        at(marked, thing("", "烏有先生"), Wrong::Missed { label: Some(Label::Person) })
    };
    let text = "普京見烏有先生,烏有先生笑。";
    check(
        text,
        vec![missed("普京見[烏有先生],烏有先生笑。")],
        "[普京|vladimir-putin]見[烏有先生|=烏有先生],烏有先生笑。",
    );
    check(
        text,
        vec![everywhere(missed("普京見[烏有先生],烏有先生笑。"))],
        "[普京|vladimir-putin]見[烏有先生|=烏有先生],[烏有先生|=烏有先生]笑。",
    );
    let putin = at(
        "普京見[烏有先生],烏有先生笑。",
        thing("vladimir-putin", "普京"),
        Wrong::Missed { label: None },
    );
    check(text, vec![putin], "[普京|vladimir-putin]見[烏有先生|vladimir-putin],烏有先生笑。");
}

#[test]
fn a_longer_name_takes_in_what_it_may_hold_and_a_crossing_one_goes() {
    let extent = |marked: &str, right: &str| {
        at(marked, thing("north-korea", "朝鮮"), Wrong::Extent { right: right.into() })
    };
    check(
        "普京在朝鮮大會堂。",
        vec![extent("普京在[朝鮮]大會堂。", "朝鮮大會堂")],
        "[普京|vladimir-putin]在[朝鮮大會堂|north-korea]。",
    );
    check(
        "普京在朝鮮大會堂。",
        vec![at(
            "普京在[朝鮮大會堂]。",
            thing("", "朝鮮大會堂"),
            Wrong::Missed { label: Some(Label::Fac) },
        )],
        "[普京|vladimir-putin]在[[朝鮮|north-korea]大會堂|=朝鮮大會堂]。",
    );
    check(
        "去朝鮮半島。",
        vec![at(
            "去[朝鮮半島]。",
            thing("korean-peninsula", "朝鮮半島"),
            Wrong::Extent { right: "朝鮮".into() },
        )],
        "去[朝鮮|korean-peninsula]半島。",
    );
    let crossing =
        at("普京在朝[鮮大會堂]。", thing("beijing", "北京"), Wrong::Missed { label: None });
    check("普京在朝鮮大會堂。", vec![crossing], "[普京|vladimir-putin]在朝[鮮大會堂|beijing]。");
}

#[test]
fn what_moved_changed_or_went_is_told() {
    let wrong = || Wrong::Entity { right: thing("beijing", "北京") };
    let korea = || thing("north-korea", "朝鮮");
    let made_of = "下午普京在[朝鮮]會見了他們。";
    for (now, expected, outcome) in [
        ("全新的話:朝鮮在此。", "全新的話:[朝鮮|beijing]在此。", Outcome::Applied(Found::Moved)),
        (
            "下午普京在朝國會見了他們。",
            "下午[普京|vladimir-putin]在[朝國|beijing]會見了他們。",
            Outcome::Applied(Found::Changed("朝國".into())),
        ),
        ("別的文章。", "別的文章。", Outcome::Lost),
    ] {
        let made = at(made_of, korea(), wrong());
        let quote =
            made.mention.map(|quote| Quote { suffix: "會見了他們。".into(), ..quote });
        let (found, outcomes) =
            applied(now, vec![Correction { mention: quote, ..at(made_of, korea(), wrong()) }]);
        assert_eq!((found.as_str(), &outcomes[0]), (expected, &outcome), "{now}");
    }
}

#[test]
fn claims_go_with_their_speaker() {
    let text = "普京說,一切都好。";
    let base = kb();
    let found = annotated(text, &base);
    assert_eq!(found.claims.len(), 1);
    let right = thing("kim-jong-un", "金正恩");
    let list =
        vec![at("[普京]說,一切都好。", thing("vladimir-putin", "普京"), Wrong::Entity { right })];
    let (after, _) = Corrections::new(&base, list).apply(found.clone(), |_| true);
    assert_eq!(after.claims, found.claims);
    let list = vec![at("[普京]說,一切都好。", thing("vladimir-putin", "普京"), Wrong::NotAName)];
    let (after, _) = Corrections::new(&base, list).apply(found, |_| true);
    assert_eq!(after.claims, []);
}

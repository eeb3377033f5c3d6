//! What becomes of records that are read, moved and merged.

use super::*;
use serde_json::json;

fn sight(at: u32) -> Sight {
    Sight { here: Spot::of(&"字".repeat(100), at), seen: at }
}

fn place(at: u32, now: u64) -> Versioned<Place> {
    let mut place = Versioned::default();
    place.moved(sight(at), Moment(now));
    place
}

#[test]
fn a_record_is_read_back() {
    let place = place(3, 5);
    assert_eq!(read(&write(&place)), Ok(place));
}

#[test]
fn what_is_no_record_says_why() {
    for wrong in ["", "{", "[]", "{}", r#"{"version":1}"#, r#"{"version":1,"value":3}"#] {
        let result = read::<Versioned<Place>>(wrong);
        assert!(matches!(result, Err(Unreadable::Damaged(_))), "{wrong}: {result:?}");
    }
    let newer = write(&place(1, 1)).replace("\"version\":1", "\"version\":9");
    assert_eq!(read::<Versioned<Place>>(&newer), Err(Unreadable::Newer(9)));
}

#[test]
fn a_spot_is_found_by_its_words_where_they_moved() {
    let text = "甲乙丙。甲乙丁。甲乙丙。";
    let check = |at: u32, exact: &str, expected: u32| {
        let spot = Spot { at, exact: exact.into() };
        assert_eq!(spot.find(text), expected, "{exact} at {at}");
    };
    check(4, "甲乙丁", 4);
    check(0, "甲乙丁", 4);
    // Of equals the nearest.
    check(1, "甲乙丙", 0);
    check(7, "甲乙丙", 8);
    // Nowhere any more.
    check(7, "戊", 7);
    check(7, "", 7);
    let refrain = Spot { at: 2, exact: "啦啦啦啦".into() };
    assert_eq!(refrain.find("啦啦啦啦啦啦啦"), 2);
    assert_eq!(Spot::of("一二三", 1), Spot { at: 1, exact: "二三".into() });
}

#[test]
fn the_farthest_place_stays_and_a_pause_leaves_a_mark() {
    let mut place = place(50, 1);
    place.moved(sight(20), Moment(2));
    assert_eq!((place.value.here.at, place.value.farthest), (20, 50));
    assert_eq!(place.value.since, None);
    let mut place = self::place(50, 1);
    let since = |place: &Versioned<Place>, now: u64| place.since(Moment(now)).map(|spot| spot.at);
    assert_eq!((since(&place, AWAY + 1), since(&place, AWAY + 2)), (None, Some(50)));
    place.moved(sight(60), Moment(AWAY + 2));
    assert_eq!(place.value.since.as_ref().map(|spot| spot.at), Some(50));
    // Going on reading does not move the mark.
    place.moved(sight(70), Moment(AWAY + 3));
    assert_eq!(place.value.since.as_ref().map(|spot| spot.at), Some(50));
}

#[test]
fn places_that_grew_apart_keep_the_farthest() {
    let merged = place(50, 1).merge(place(20, 2));
    assert_eq!((merged.value.here.at, merged.value.farthest), (20, 50));
}

#[test]
fn two_titles_are_both_kept() {
    let title = |shown: &str| Title { shown: shown.into(), also: Vec::new() };
    let mut one = Versioned::new(title("file.txt"), Moment(1));
    let mut other = one.clone();
    one.set(title("甲"), Moment(2));
    assert_eq!(one.clone().merge(other.clone()).value, title("甲"));
    other.set(title("乙"), Moment(3));
    let merged = one.merge(other).value;
    assert_eq!((merged.shown.as_str(), &merged.also[..]), ("乙", &["甲".to_string()][..]));
}

#[test]
fn lists_lose_nothing_and_share_no_id() {
    let items = |items: Value| Items(items.as_array().expect("a list").clone());
    let check = |newer: Value, older: Value, expected: Value| {
        assert_eq!(Items::join(items(newer), items(older)), items(expected));
    };
    check(json!([1, 2]), json!([2, 3]), json!([1, 2, 3]));
    check(
        json!([{"id": "a", "says": "new"}]),
        json!([{"id": "a", "says": "old"}, {"id": "b"}]),
        json!([{"id": "a", "says": "new"}, {"id": "a-2", "says": "old"}, {"id": "b"}]),
    );
}

#[test]
fn a_text_kept_twice_is_one_and_on_the_shelf() {
    let text = |opened: u64, removed: Option<Moment>| Text {
        id: TextId::try_from("0".repeat(64)).expect("an identity"),
        title: Versioned::default(),
        hint: Hint::default(),
        size: 1,
        length: 1,
        pieces: 1,
        added: Moment(opened),
        opened: Moment(opened),
        removed,
    };
    let merged = text(1, Some(Moment(9))).merge(text(5, None));
    assert_eq!((merged.added, merged.opened, merged.removed), (Moment(1), Moment(5), None));
}

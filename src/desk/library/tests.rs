//! The library over memory: what is kept, what comes back, and what becomes of damage.

use super::archive::Reader;
use super::record::{Hint, Items, Sight, Spot, Work};
use super::store::{List, Store, Stored, Write};
use super::*;
use serde_json::json;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// What memory answers is there at once.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("memory keeps nobody waiting"),
    }
}

const FIRST: &str = "甲國的總統\n到了乙國。";
const SECOND: &str = "乙國在北方。";

fn library() -> Library {
    Library::new(Store::session())
}

/// Opens `words` at `at`.
fn keep(library: &Library, title: &str, words: &str, at: u64) -> TextId {
    let hint = Hint { name: Some(format!("{title}.txt")), ..Hint::default() };
    let new = New { source: words.as_bytes(), hint, title, words };
    now(library.keep(new, Moment(at))).expect("memory refuses nothing").id
}

fn list(library: &Library) -> Listing {
    now(library.list()).expect("memory refuses nothing")
}

fn titles(library: &Library) -> Vec<String> {
    list(library).texts.into_iter().map(|it| it.text.title.value.shown).collect()
}

fn read_to(library: &Library, id: &TextId, at: u32, time: u64) {
    let mut place = now(library.place(id)).expect("a place");
    let here = Spot { at, exact: "字".into() };
    place.moved(Sight { here, seen: at }, Moment(time));
    now(library.save_place(id, place)).expect("it is saved");
}

fn note(library: &Library, id: &TextId, words: &str, time: u64) {
    let mut work = now(library.work(id)).expect("work");
    let items = [work.notes.value.0.clone(), vec![json!({ "id": words })]].concat();
    work.notes.set(Items(items), Moment(time));
    now(library.save_work(id, work, Moment(time))).expect("it is saved");
}

fn notes(library: &Library, id: &TextId) -> Vec<String> {
    let work = now(library.work(id)).expect("work");
    work.notes.value.0.iter().map(|note| note["id"].as_str().expect("an id").into()).collect()
}

fn export(library: &Library) -> String {
    let mut file = String::new();
    now(library.export(Moment(99), |slice| file += &slice)).expect("it is written");
    file
}

fn import(library: &Library, file: &str) -> Imported {
    let mut imported = Imported::default();
    let mut reader = Reader::default();
    let mut incoming = reader.take(file.as_bytes());
    let (last, notices) = reader.end();
    incoming.extend(last);
    for incoming in incoming {
        now(library.take(incoming, &mut imported)).expect("memory refuses nothing");
    }
    Imported { notices, ..imported }
}

/// Puts what no library of ours wrote under a key.
fn spoil(library: &Library, list: List, key: &str, value: &str) {
    let put = Write::Put(list, key.into(), Stored::Words(value.into()));
    now(library.store.change(&[], |_| vec![put])).expect("memory refuses nothing");
}

#[test]
fn the_same_text_stands_on_the_shelf_once() {
    let library = library();
    let id = keep(&library, "甲", FIRST, 1);
    now(library.rename(&id, "改", Moment(2))).expect("it is there");
    keep(&library, "乙", SECOND, 3);
    assert_eq!(titles(&library), ["乙", "改"]);
    assert_eq!(keep(&library, "甲", FIRST, 4), id);
    assert_eq!(titles(&library), ["改", "乙"]);
    let (source, intact) = now(library.source(&id)).expect("readable").expect("it is there");
    assert_eq!((&source[..], intact), (FIRST.as_bytes(), Intact::Whole));
    assert_eq!(now(library.words(&id)), Ok(FIRST.into()));
}

#[test]
fn a_removed_text_can_be_put_back_until_it_is_purged() {
    let library = library();
    let id = keep(&library, "甲", FIRST, 1);
    note(&library, &id, "n", 2);
    now(library.remove(&id, Moment(5))).expect("it is there");
    assert!(titles(&library).is_empty());
    now(library.purge(Moment(4))).expect("memory refuses nothing");
    assert!(now(library.restore(&id)).expect("readable").is_some());
    assert_eq!((titles(&library), notes(&library, &id)), (vec!["甲".into()], vec!["n".into()]));
    now(library.remove(&id, Moment(5))).expect("it is there");
    now(library.purge(Moment(5))).expect("memory refuses nothing");
    assert_eq!(now(library.restore(&id)), Ok(None));
    for list in List::ALL {
        assert_eq!(now(library.store.keys(list)), Ok(Vec::new()), "{list:?}");
    }
}

#[test]
fn two_tabs_lose_nothing_of_each_other() {
    let library = library();
    let id = keep(&library, "甲", FIRST, 1);
    let add = |work: &mut Work, id: &str, time| {
        work.notes.set(
            Items([work.notes.value.0.clone(), vec![json!({ "id": id })]].concat()),
            Moment(time),
        );
    };
    let (mut one, mut other) = (Work::default(), Work::default());
    add(&mut one, "one", 2);
    add(&mut other, "other", 3);
    now(library.save_work(&id, one, Moment(2))).expect("it is saved");
    now(library.save_work(&id, other, Moment(3))).expect("it is saved");
    assert_eq!(notes(&library, &id), ["other", "one"]);
}

#[test]
fn what_was_forgotten_elsewhere_does_not_come_back_by_reading() {
    let library = library();
    let id = keep(&library, "甲", FIRST, 1);
    now(library.forget()).expect("memory refuses nothing");
    read_to(&library, &id, 3, 2);
    assert_eq!(list(&library), Listing::default());
    assert_eq!(now(library.store.keys(List::Places)), Ok(Vec::new()));
}

#[test]
fn search_goes_through_titles_and_words_in_order() {
    let library = library();
    keep(&library, "乙国", SECOND, 2);
    keep(&library, "甲", FIRST, 1);
    let query = Query::new("乙国").expect("a query");
    let found = list(&library)
        .texts
        .into_iter()
        .filter_map(|it| now(library.find(&query, &it.text)).expect("memory refuses nothing"));
    let found = found.map(|it| (it.text.title.value.shown, it.in_title, it.count, it.hits[0].at));
    let expected = [("乙国".to_string(), true, 1, 0), ("甲".to_string(), false, 1, 8)];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn a_library_comes_back_from_its_file() {
    let library = library();
    let id = keep(&library, "甲", FIRST, 1);
    keep(&library, "乙", SECOND, 2);
    read_to(&library, &id, 4, 3);
    note(&library, &id, "n", 4);
    let (file, before) = (export(&library), list(&library));
    now(library.forget()).expect("memory refuses nothing");
    let imported = import(&library, &file);
    assert_eq!(imported, Imported { added: 2, ..Imported::default() });
    assert_eq!(list(&library), before);
    assert_eq!(notes(&library, &id), ["n"]);
    assert_eq!(export(&library), file);
    // Once more changes nothing.
    assert_eq!(import(&library, &file).known, 2);
    assert_eq!(export(&library), file);
}

#[test]
fn importing_merges_without_loss() {
    let (here, there) = (library(), library());
    let id = keep(&here, "甲", FIRST, 1);
    import(&there, &export(&here));
    note(&here, &id, "here", 5);
    read_to(&here, &id, 7, 6);
    now(here.rename(&id, "此", Moment(7))).expect("it is there");
    note(&there, &id, "there", 8);
    read_to(&there, &id, 2, 9);
    now(there.rename(&id, "彼", Moment(10))).expect("it is there");
    import(&here, &export(&there));
    let shelved = list(&here).texts.remove(0);
    assert_eq!(shelved.text.title.value.shown, "彼");
    assert_eq!(shelved.text.title.value.also, ["此"]);
    let place = shelved.place.expect("it was read");
    assert_eq!((place.here.at, place.farthest), (2, 7));
    assert_eq!(notes(&here, &id), ["there", "here"]);
}

#[test]
fn what_came_without_its_bytes_is_set_aside_or_joins_its_text() {
    let library = library();
    let id = keep(&library, "甲", FIRST, 1);
    note(&library, &id, "n", 2);
    let file = export(&library).replacen("甲國", "丙國", 1);
    let imported = import(&self::library(), &file);
    assert_eq!((imported.added, imported.aside), (0, 1));
    assert_eq!(imported.notices.len(), 2, "the line, and the text that lacks it");
    let fresh = self::library();
    import(&fresh, &file);
    // The record and the work; nothing of it was read in here.
    assert_eq!(list(&fresh).aside.len(), 2);
    assert_eq!(import(&library, &file).known, 1);
}

#[test]
fn damaged_records_are_set_aside_and_the_text_is_found_by_its_bytes() {
    let library = library();
    let id = keep(&library, "甲", FIRST, 1);
    keep(&library, "乙", SECOND, 2);
    spoil(&library, List::Texts, id.as_str(), "{broken");
    spoil(&library, List::Places, id.as_str(), "{}");
    let shelf = list(&library);
    assert_eq!(shelf.aside.len(), 2);
    assert_eq!(titles(&library), ["乙", "甲國的總統"]);
    assert_eq!(now(library.words(&id)), Ok(FIRST.into()));
    assert!(export(&library).contains("{broken"));
    // Nothing is set aside twice.
    assert_eq!(list(&library), shelf);
}

#[test]
fn records_of_a_later_version_stay_as_they_are() {
    let library = library();
    let id = keep(&library, "甲", FIRST, 1);
    let later = "{\"version\":2,\"new\":true}";
    spoil(&library, List::Texts, id.as_str(), later);
    let shelf = list(&library);
    assert_eq!((shelf.texts.len(), shelf.aside.len(), shelf.newer), (0, 0, 1));
    let value = now(library.store.get(List::Texts, id.as_str()));
    assert_eq!(value, Ok(Some(Stored::Words(later.into()))));
}

#[test]
fn bytes_that_changed_on_the_disk_are_told() {
    let library = library();
    let id = keep(&library, "甲", FIRST, 1);
    let put = Write::Put(List::Sources, id.to_string(), Stored::Bytes(b"other".to_vec()));
    now(library.store.change(&[], |_| vec![put])).expect("memory refuses nothing");
    assert_eq!(now(library.source(&id)), Ok(Some((b"other".to_vec(), Intact::Changed))));
}

//! Lists of corrections: what is said later wins, and the same list gives the same text.

use super::*;

const TEXT: &str = "普京在朝鮮見金正恩。普京說,朝鮮半島和北京都好。";

#[test]
fn of_two_about_one_place_the_later_holds_and_that_is_said() {
    let place = "[普京]在朝鮮見金正恩。普京說,朝鮮半島和北京都好。";
    let putin = || thing("vladimir-putin", "普京");
    let right = || Wrong::Entity { right: thing("kim-jong-un", "金正恩") };
    let list = vec![at(place, putin(), right()), at(place, putin(), Wrong::NotAName)];
    let (found, outcomes) = applied(TEXT, list);
    assert!(found.starts_with("普京在"), "{found}");
    assert_eq!(outcomes[0], Outcome::Overruled(1));
    let list = vec![at(place, putin(), Wrong::NotAName), at(place, putin(), right())];
    let (found, outcomes) = applied(TEXT, list);
    assert!(found.starts_with("[普京|kim-jong-un]"), "{found}");
    assert_eq!(outcomes[0], Outcome::Overruled(1));
}

#[test]
fn what_is_said_of_a_place_holds_against_what_is_said_of_all() {
    let putin = || thing("vladimir-putin", "普京");
    let here = at("[普京]在朝鮮見金正恩。普京說", putin(), Wrong::NotAName);
    let right = thing("kim-jong-un", "金正恩");
    let all = at("普京在朝鮮見金正恩。[普京]說", putin(), Wrong::Entity { right });
    let (found, outcomes) = applied("普京在朝鮮見金正恩。普京說", vec![here, everywhere(all)]);
    assert_eq!(found, "普京在[朝鮮|north-korea]見[金正恩|kim-jong-un]。[普京|kim-jong-un]說");
    assert!(outcomes.iter().all(Outcome::holds), "{outcomes:?}");
}

#[test]
fn what_concerns_no_text_changes_none() {
    let base = kb();
    let found = annotated(TEXT, &base);
    let elsewhere = at("[普京]在朝鮮", thing("", "普京"), Wrong::NotAName);
    let corrections = Corrections::new(&base, vec![elsewhere]);
    let (after, outcomes) = corrections.apply(found.clone(), |_| false);
    assert_eq!((&after.mentions, &after.locals), (&found.mentions, &found.locals));
    assert_eq!((after.claims, outcomes), (found.claims, vec![Outcome::Elsewhere]));
}

/// Any one of the corrections that may be said of some words of the text.
fn any(random: &mut Random) -> Correction {
    let length = TEXT.chars().count();
    let start = random.below(length - 1);
    let end = start + 1 + random.below((length - start - 1).min(5));
    let mut marked: Vec<char> = TEXT.chars().collect();
    marked.insert(end, ']');
    marked.insert(start, '[');
    let marked: String = marked.into_iter().collect();
    let things = ["vladimir-putin", "beijing", "kim-jong-un", "russia"];
    let any = thing(things[random.below(things.len())], "某");
    let other = thing(things[random.below(things.len())], "某");
    let correction = match random.below(6) {
        0 | 1 => at(&marked, any, Wrong::Missed { label: None }),
        2 => at(&marked, any, Wrong::Entity { right: other }),
        3 => at(&marked, any, Wrong::NotAName),
        4 => of(any, Wrong::Merge { with: other }),
        _ => of(thing("own-x", "見金"), Wrong::Unknown { entry: own(Label::Org, &["見金"]) }),
    };
    if random.below(4) == 0 { everywhere(correction) } else { correction }
}

#[test]
fn the_same_list_gives_the_same_text_and_mentions_never_cross() {
    let mut random = Random(7);
    let base = kb();
    for _ in 0..300 {
        let list: Vec<Correction> = (0..1 + random.below(6)).map(|_| any(&mut random)).collect();
        let corrections = Corrections::new(&base, list.clone());
        let (once, _) = corrections.apply(annotated(TEXT, &base), |_| true);
        let (again, _) = corrections.apply(annotated(TEXT, &base), |_| true);
        assert_eq!(once.mentions, again.mentions);
        let crosses = |a: Span, b: Span| a.overlaps(b) && !a.contains(b) && !b.contains(a);
        for (n, one) in once.mentions.iter().enumerate() {
            assert!(once.mentions[n + 1..].iter().all(|m| !crosses(one.span, m.span)), "{list:?}");
        }
        // Said twice, it is said once.
        let twice = Corrections::new(&base, list.iter().chain(&list).cloned().collect());
        let (twice, _) = twice.apply(annotated(TEXT, &base), |_| true);
        assert_eq!(twice.mentions, once.mentions, "{list:#?}");
    }
}

/// A xorshift: chance that is the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

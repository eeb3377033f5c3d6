//! The features: what is looked at in a stretch proposed as a name of a kind.

macro_rules! features {
    ($($feature:ident $name:literal $what:literal)*) => {
        /// What is looked at in a proposal; [`FEATURES`] says what each is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each has its line in FEATURES")]
        pub enum Feature { $($feature),* }

        /// Every feature, its name in the table of weights, and what it looks at.
        pub const FEATURES: &[(Feature, &str, &str)] = &[$((Feature::$feature, $name, $what)),*];
    };
}

features! {
    Always "always" "every proposal: how rare names of the kind are"
    Guessed "guessed" "the tagger guesses this stretch and kind: log odds, from 0 at 5 %"
    Probable "probable" "the same: its probability"
    Unguessed "unguessed" "the tagger does not guess this stretch and kind"
    GuessedOther "guessed-other" "the probability of this stretch as another kind, the greatest"
    GuessedAround "guessed-around" "the probability of guesses that reach beyond it on both sides"
    GuessedAcross "guessed-across" "the probability of guesses that cross one of its ends"
    SameStart "guessed-same-start" "the probability of longer guesses that begin where it does"
    SameEnd "guessed-same-end" "the probability of longer guesses that end where it does"
    BeginsPerson "begins-person" "the probability of persons that it begins with"
    BeginsPlace "begins-place" "the probability of places that it begins with"
    BeginsBody "begins-body" "the probability of organisations that it begins with"
    EndsPerson "ends-person" "the probability of persons that it ends with"
    EndsPlace "ends-place" "the probability of places that it ends with"
    EndsBody "ends-body" "the probability of organisations that it ends with"
    Known "known" "it is linked to an entity of the kind"
    KnownLong "known-long" "the same: its characters beyond two, up to six"
    KnownTown "known-town" "the same, a town or city that is no capital"
    KnownLater "known-later" "the same, by a form that counts only after the full name"
    KnownAlso "known-also" "it may name an entity of the kind, but is linked to another or to none"
    KnownOther "known-other" "the knowledge base has it as another kind of name"
    KnownOtherwise "known-otherwise" "the knowledge base has it as a people, event, weapon or the like"
    KnownBegins "known-begins" "it begins with something linked"
    KnownEnds "known-ends" "it ends with something linked"
    KnownAround "known-around" "something longer that is linked holds it"
    KnownAcross "known-across" "something linked crosses one of its ends"
    ListedPlace "listed-place" "the word list has it as a place"
    ListedPerson "listed-person" "the word list has it as a person's name"
    ListedBody "listed-body" "the word list has it as an organisation"
    Head "head" "it ends with the head of an organisation's name and holds more"
    HeadAlone "head-alone" "it is such a head and nothing more"
    TitleWithin "title-within" "it begins or ends with a title"
    TitleBefore "title-before" "a title stands before it"
    TitleAfter "title-after" "a title stands after it"
    Torn "torn" "common words run across the worse of its ends: what the cut costs, up to 12 bits"
    TornBefore "torn-before" "the same at its start"
    TornAfter "torn-after" "the same at its end"
    Word "word" "it is a word of the word list"
    Common "common" "the same: the logarithm of its frequency"
    Family "family" "it has two or three characters, the first a family name"
    Spelled "spelled" "all its characters spell foreign names"
    PlaceSuffix "place-suffix" "it ends with what places are (市, 河, 機場)"
    SuffixAlone "suffix-alone" "it is such a word, or one of the next line, and is not linked (運河)"
    BodySuffix "body-suffix" "it ends with what organisations are (隊, 黨, 局)"
    Length1 "length-1" "it has one character; this and the next are of Chinese names"
    Length2 "length-2" "two characters"
    Length3 "length-3" "three"
    Length4 "length-4" "four"
    Length5 "length-5-6" "five or six"
    Length7 "length-7" "seven or more"
    Latin "latin" "it has Latin letters"
    LatinWords "latin-words" "it has Latin letters and a space"
    Shouted "shouted" "it has Latin letters, all of them capitals"
    Dotted "dotted" "it holds the dot between foreign names"
    Linked "linked" "it holds 的, 與, 和, 及 or a comma"
    Digits "digits" "it holds a number"
    AfterIn "after-in" "before it stands 在, 於, 到, 從, 往, 赴 or 至"
    BeforePeople "before-people" "after it stands 人, 族, 語, 文, 籍 or 裔"
    BeforeSaying "before-saying" "after it stands a verb of saying or appearing"
    Listing "listing" "a list mark (、) stands beside it"
    Quoted "quoted" "quotation marks stand around it"
    TitleMarks "title-marks" "《 and 》 stand around it"
    Bracketed "bracketed" "brackets stand around it"
    Joined "joined" "it joins two places in a row, but no province with what lies in it"
    JoinedMore "joined-more" "it joins more"
    Part "part" "a likely place goes on beyond one of its ends"
    Compound "rule-compound" "the rule of country characters found it (俄軍)"
    Institution "rule-institution" "the rule of bodies found it (韓國國防部)"
    ForeignName "rule-foreign-name" "the rule of dotted names found it (瑪麗·居里)"
    Role "rule-role" "the rule of roles found it (總統馬克龍)"
    ClassWord "rule-class-word" "the rules found a known name with its kind or place"
}

/// Features with their values in thousandths; a feature that is not there is 0.
pub type Values = Vec<(Feature, i32)>;

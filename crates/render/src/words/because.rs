//! The annotator's grounds as sentences: why a name is marked, why it means what it does.
//!
//! Forms and rules go by the names that `crates/annotate` gives them in its reasons.

use super::Table;
use crate::strings::{Tongue, tongue};

/// The sentences of one language; what they take is markup already.
pub(crate) struct Because {
    /// A form, quoted, and what sort of form the base knows it as.
    pub(crate) of_base: fn(&str, &str) -> String,
    pub(crate) forms: Table,
    /// What the text named before, and so brought this up.
    pub(crate) introduced: fn(&str) -> String,
    /// What else the form could mean, and what the text names that speaks for what it does.
    pub(crate) chosen: fn(&str, Option<&str>) -> String,
    /// Rule and sentence; `{}` stands for the words of the text, quoted.
    pub(crate) rules: Table,
    /// From 90 per cent on, from 70 on, below.
    pub(crate) sure: [&'static str; 3],
}

/// The sentences in the language that serves `lang` best.
pub(crate) fn because(lang: &str) -> &'static Because {
    match tongue(lang) {
        Tongue::Hant => &HANT,
        Tongue::Hans => &HANS,
        Tongue::English => &EN,
    }
}

static EN: Because = Because {
    of_base: |form, kind| format!("{form} is {kind} in the knowledge base."),
    forms: &[
        ("name", "a name"),
        ("full name", "a full name"),
        ("short form", "a short form"),
        ("abbreviation", "an abbreviation"),
        ("transliteration", "another transliteration"),
        ("former name", "a former name"),
        ("later form", "a form that follows the full name"),
        ("demonym", "a word for the people"),
        ("other form", "another form"),
    ],
    introduced: |named| format!("The text has just spoken of {named}."),
    chosen: |others, company| match company {
        Some(company) => {
            format!("Chosen over {others}, because the article also names {company}.")
        }
        None => format!("Chosen over {others}, as the likelier one."),
    },
    rules: &[
        ("later", "The text has named it before."),
        ("class-word", "The word {} beside it says what it is."),
        ("compound", "Read out of {}, which names several in short."),
        ("institution", "A body of a state, {}."),
        ("designator", "{} is built like a designation."),
        ("foreign-name", "{} is spelled with the characters for foreign names."),
        ("role", "The role {} announces a name."),
        ("title-mark", "Stands between title marks."),
        ("place-before", "Taken together with {}, in which it lies."),
        ("tagger", "Found by the tagger."),
        ("shape", "{} looks like a name."),
        ("seen-elsewhere", "Recognised elsewhere in the text as {}."),
        ("short-form", "Short for {}, which the text has in full."),
        ("bracket", "Given beside {} in brackets."),
        ("correction", "Somebody has corrected it by hand."),
    ],
    sure: ["very sure", "fairly sure", "not sure"],
};

static HANT: Because = Because {
    of_base: |form, kind| format!("{form}是知識庫裏的{kind}。"),
    forms: &[
        ("name", "名稱"),
        ("full name", "全稱"),
        ("short form", "簡稱"),
        ("abbreviation", "縮寫"),
        ("transliteration", "另一譯名"),
        ("former name", "舊稱"),
        ("later form", "後文簡稱"),
        ("demonym", "屬地稱呼"),
        ("other form", "別稱"),
    ],
    introduced: |named| format!("文中剛談到{named}。"),
    chosen: |others, company| match company {
        Some(company) => format!("沒有取{others}，因為文中還提到{company}。"),
        None => format!("沒有取{others}，因為這一義較常見。"),
    },
    rules: &[
        ("later", "前文已提過。"),
        ("class-word", "旁邊的{}說明了它是什麼。"),
        ("compound", "由合稱{}讀出。"),
        ("institution", "國家機構，{}。"),
        ("designator", "{}的寫法是型號。"),
        ("foreign-name", "{}用的是譯名常用字。"),
        ("role", "{}一詞引出名字。"),
        ("title-mark", "寫在書名號裏。"),
        ("place-before", "與它所在的{}合為一處。"),
        ("tagger", "標註模型認出是名字。"),
        ("shape", "{}看來像名字。"),
        ("seen-elsewhere", "文中別處認出{}。"),
        ("short-form", "是文中{}的簡稱。"),
        ("bracket", "括號裏與{}並列。"),
        ("correction", "有人親手訂正過。"),
    ],
    sure: ["很有把握", "較有把握", "把握不大"],
};

static HANS: Because = Because {
    of_base: |form, kind| format!("{form}是知识库里的{kind}。"),
    forms: &[
        ("name", "名称"),
        ("full name", "全称"),
        ("short form", "简称"),
        ("abbreviation", "缩写"),
        ("transliteration", "另一译名"),
        ("former name", "旧称"),
        ("later form", "后文简称"),
        ("demonym", "属地称呼"),
        ("other form", "别称"),
    ],
    introduced: |named| format!("文中刚谈到{named}。"),
    chosen: |others, company| match company {
        Some(company) => format!("没有取{others}，因为文中还提到{company}。"),
        None => format!("没有取{others}，因为这一义较常见。"),
    },
    rules: &[
        ("later", "前文已提过。"),
        ("class-word", "旁边的{}说明了它是什么。"),
        ("compound", "由合称{}读出。"),
        ("institution", "国家机构，{}。"),
        ("designator", "{}的写法是型号。"),
        ("foreign-name", "{}用的是译名常用字。"),
        ("role", "{}一词引出名字。"),
        ("title-mark", "写在书名号里。"),
        ("place-before", "与它所在的{}合为一处。"),
        ("tagger", "标注模型认出是名字。"),
        ("shape", "{}看来像名字。"),
        ("seen-elsewhere", "文中别处认出{}。"),
        ("short-form", "是文中{}的简称。"),
        ("bracket", "括号里与{}并列。"),
        ("correction", "有人亲手订正过。"),
    ],
    sure: ["很有把握", "较有把握", "把握不大"],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_forms_and_rules() {
        let keys = |table: Table| table.iter().map(|(key, _)| *key).collect::<Vec<_>>();
        for other in [&HANT, &HANS] {
            assert_eq!(keys(other.forms), keys(EN.forms));
            assert_eq!(keys(other.rules), keys(EN.rules));
        }
    }
}

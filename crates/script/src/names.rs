//! What is known of the names on a page: their forms by region, and how they divide.

use crate::Script;
use crate::blocks::{Block, Named};
use crate::words;
use lorgnette_text::fold;
use lorgnette_text::words::is_han;
use std::collections::BTreeMap;
use std::ops::Range;

/// What is known of the names on a page.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By id on the page.
    pub entities: BTreeMap<String, Entity>,
    /// Names of which one of these is only a part, and so does not stand for itself: 朝鮮 in
    /// 朝鮮半島.
    pub longer: Vec<Form>,
}

/// One thing that a page names.
#[derive(Clone, Debug, Default)]
pub struct Entity {
    /// How its name divides into words.
    pub shape: Shape,
    /// Forms of its name as the page may hold them, each with the scripts that have one of their
    /// own for it.
    pub forms: Vec<Form>,
}

/// A form of a name, and what stands for it elsewhere.
#[derive(Clone, Debug)]
pub struct Form {
    /// As the page may hold it.
    pub surface: String,
    /// What it is called there.
    pub elsewhere: Vec<(Script, String)>,
    /// Whether it is that name wherever it stands, not only where a mention says so.
    pub anywhere: bool,
}

/// How a name divides into words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// As any words do.
    #[default]
    Words,
    /// A surname and a given name, as in China and Korea.
    Surname,
    /// One word: a name from a language that is not written in Han characters.
    Whole,
}

/// Surnames of two characters, folded.
const DOUBLE: [&str; 10] =
    ["欧阳", "司马", "上官", "诸葛", "司徒", "尉迟", "澹台", "皇甫", "东方", "夏侯"];
/// Common surnames, folded: a person whom nobody knows more of is read by one of these only.
const COMMON: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于\
    余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛\
    郝龚邵万钱严赖洪武莫孔汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁\
    尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司朴\
    仇查区乐盖冼缪";
/// Characters that spell foreign names: with one of them in it, a name may be one.
const SPELLING: &str = "斯尔德克特拉夫姆巴卡科洛罗纳尼娜莎娃蒂茨奇维亚里萨塔诺迪普鲁伊埃弗费布勒默米\
    莱利耶瓦莫佩奥加达格托比蒙吉索辛耳博丹顿森";

/// The names on a page as one script has them.
pub(crate) struct Known<'n> {
    names: &'n Names,
    script: Script,
    /// Every form, by its first character; the longer before the shorter.
    forms: BTreeMap<char, Vec<Surface<'n>>>,
}

/// A form of a name, and what it is in the script.
struct Surface<'n> {
    text: Vec<char>,
    anywhere: bool,
    there: Option<&'n str>,
}

impl<'n> Known<'n> {
    /// What stands for the stretches of `block` that are names with a form of their own in
    /// the script, put into `out`. Names inside names come first: what they become is kept.
    pub(crate) fn put(&self, block: &Block, out: &mut [String]) {
        let mut done: Vec<Range<usize>> = Vec::new();
        for (range, form) in self.found(block) {
            if let Some(parts) = parts(&range, form, &done, out) {
                for (range, words) in parts {
                    share(&mut out[range], &words);
                }
                done.push(range);
            }
        }
    }

    /// The names in `block` that have a form in the script: mentions, the inner before the outer,
    /// and what is that name wherever it stands.
    fn found(&self, block: &Block) -> Vec<(Range<usize>, &'n str)> {
        let mut found: Vec<(Range<usize>, &str)> = Vec::new();
        for named in block.named.iter().rev() {
            let form = self.form(&named.id, &block.text[named.range.clone()]);
            found.extend(form.map(|form| (named.range.clone(), form)));
        }
        let is_free = |range: &Range<usize>| {
            let apart = |n: &Named| n.range.end <= range.start || range.end <= n.range.start;
            let known = |n: &Named| self.names.entities.contains_key(&n.id);
            block.named.iter().all(|named| apart(named) || !known(named))
        };
        found.extend(self.anywhere(block).into_iter().filter(|(range, _)| is_free(range)));
        found
    }

    /// What `surface` is in the script, as a name of the entity `id`; of any where the name alone
    /// tells which is meant.
    fn form(&self, id: &str, surface: &[char]) -> Option<&'n str> {
        if id.is_empty() {
            let forms = self.forms.get(surface.first()?)?;
            return forms.iter().filter(|form| form.text == surface).find_map(|form| form.there);
        }
        let surface: String = surface.iter().collect();
        let forms = self.names.entities.get(id)?.forms.iter();
        forms.filter(|form| form.surface == surface).find_map(|form| form.elsewhere(self.script))
    }

    fn anywhere(&self, block: &Block) -> Vec<(Range<usize>, &'n str)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < block.text.len() {
            let rest = &block.text[at..];
            let forms = self.forms.get(&rest[0]).into_iter().flatten();
            let Some(form) = forms.into_iter().find(|form| rest.starts_with(&form.text)) else {
                at += 1;
                continue;
            };
            let range = at..at + form.text.len();
            let there = form.there.filter(|_| form.anywhere);
            found.extend(there.map(|there| (range.clone(), there)));
            at = range.end;
        }
        found
    }
}

impl Names {
    /// The names as `script` has them.
    pub(crate) fn known(&self, script: Script) -> Known<'_> {
        let mut forms: BTreeMap<char, Vec<Surface>> = BTreeMap::new();
        let own = self.entities.values().flat_map(|entity| &entity.forms);
        for form in own.chain(&self.longer) {
            let text: Vec<char> = form.surface.chars().collect();
            let Some(&first) = text.first() else { continue };
            let there = form.elsewhere(script);
            let surface = Surface { text, anywhere: form.anywhere, there };
            forms.entry(first).or_default().push(surface);
        }
        for forms in forms.values_mut() {
            forms.sort_by_cached_key(|form| std::cmp::Reverse(form.text.len()));
        }
        Known { names: self, script, forms }
    }

    /// How the names in `block` divide, for readings.
    pub(crate) fn shapes(&self, block: &Block) -> Vec<words::Name> {
        let name = |named: &Named| {
            let surface = &block.text[named.range.clone()];
            let person = named.class.split(' ').any(|class| class == "person");
            let known = self.entities.get(&named.id).map(|entity| entity.shape);
            let shape = known.unwrap_or(if person { guessed(surface) } else { Shape::Words });
            let surname = (shape == Shape::Surname).then(|| surname(surface));
            let spelled = shape == Shape::Whole;
            words::Name { range: named.range.clone(), surname, whole: spelled }
        };
        block.named.iter().filter(|named| !named.range.is_empty()).map(name).collect()
    }
}

impl Form {
    fn elsewhere(&self, script: Script) -> Option<&str> {
        let form = self.elsewhere.iter().find(|(known, _)| *known == script);
        form.map(|(_, form)| form.as_str())
    }
}

/// The shape of a person's name of which nothing is known but the name.
fn guessed(surface: &[char]) -> Shape {
    let folded: Vec<char> = surface.iter().map(|c| fold(*c)).collect();
    let given = &folded[surname(surface).min(folded.len())..];
    let spelled = given.iter().any(|c| SPELLING.contains(*c));
    let chinese = folded.iter().all(|c| is_han(*c))
        && (1..=2).contains(&given.len())
        && !spelled
        && (given.len() < folded.len() - 1 || COMMON.contains(folded[0]));
    if chinese { Shape::Surname } else { Shape::Whole }
}

/// How many characters of a name are the surname.
fn surname(surface: &[char]) -> usize {
    let first: String = surface.iter().take(2).map(|c| fold(*c)).collect();
    let double = surface.len() > 2 && DOUBLE.contains(&first.as_str());
    if double { 2 } else { 1.min(surface.len()) }
}

/// A stretch of a block and the words that come to stand there.
type Part = (Range<usize>, String);

/// The form of a name, cut where names inside it end that have their own already; none where
/// the form does not hold what those have become.
fn parts(
    range: &Range<usize>,
    form: &str,
    done: &[Range<usize>],
    out: &[String],
) -> Option<Vec<Part>> {
    let mut inner: Vec<&Range<usize>> =
        done.iter().filter(|d| range.start <= d.start && d.end <= range.end).collect();
    inner.sort_by_cached_key(|d| d.start);
    let (mut parts, mut at, mut rest) = (Vec::new(), range.start, form);
    for inside in inner {
        let become_: String = out[inside.clone()].concat();
        let (before, after) = rest.split_once(&become_)?;
        parts.push((at..inside.start, before.to_string()));
        (at, rest) = (inside.end, after);
    }
    parts.push((at..range.end, rest.to_string()));
    // Words where the text has none left to carry them.
    let homeless = parts.iter().any(|(range, words)| range.is_empty() && !words.is_empty());
    (!homeless).then_some(parts)
}

/// Gives each character of a stretch its share of `words`: one each, the rest to the last.
fn share(slots: &mut [String], words: &str) {
    slots.iter_mut().for_each(String::clear);
    let last = slots.len().saturating_sub(1);
    for (n, c) in words.chars().enumerate() {
        if let Some(slot) = slots.get_mut(n.min(last)) {
            slot.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::blocks;

    fn names() -> Names {
        let form = |surface: &str, tw: &str, anywhere| Form {
            surface: surface.into(),
            elsewhere: vec![(Script::Tw, tw.into())],
            anywhere,
        };
        let entity = |forms| Entity { shape: Shape::Whole, forms };
        Names {
            entities: BTreeMap::from([
                ("putin".to_string(), entity(vec![form("普京", "普丁", true)])),
                ("korea".to_string(), entity(vec![form("朝鮮", "北韓", false)])),
                ("chernobyl".to_string(), entity(vec![form("切爾諾貝利", "車諾比", true)])),
                (
                    "accident".to_string(),
                    entity(vec![form("切爾諾貝利核事故", "車諾比核災", true)]),
                ),
            ]),
            longer: vec![Form {
                surface: "普京大學".into(),
                elsewhere: Vec::new(),
                anywhere: true,
            }],
        }
    }

    /// Each text node in the form of Taiwan.
    fn check(html: &str, expected: &[&str]) {
        let block = blocks(html, "zh-Hant").remove(0);
        let mut out: Vec<String> = block.text.iter().map(char::to_string).collect();
        names().known(Script::Tw).put(&block, &mut out);
        let nodes: Vec<String> =
            block.nodes.iter().map(|node| out[node.clone()].concat()).collect();
        assert_eq!(nodes, expected, "{html}");
    }

    #[test]
    fn a_mention_takes_the_name_of_the_region() {
        check("<p><a data-e=\"korea\">朝鮮</a>說</p>", &["北韓", "說"]);
        check("<p>在朝鮮半島</p>", &["在朝鮮半島"]);
        check("<p>見普京。</p>", &["見普丁。"]);
        check("<b class=\"name\">朝鮮</b>", &["北韓"]);
        check("<p>在普京大學</p>", &["在普京大學"]);
    }

    #[test]
    fn a_name_in_a_name_keeps_its_place() {
        check(
            "<a data-e=\"accident\"><span data-e=\"chernobyl\">切爾諾貝利</span>核事故</a>",
            &["車諾比", "核災"],
        );
    }

    #[test]
    fn an_unknown_person_has_a_surname_if_it_looks_like_one() {
        let shape = |name: &str| guessed(&name.chars().collect::<Vec<_>>());
        for name in ["曾慶紅", "司馬遷", "王毅", "任正非"] {
            assert_eq!(shape(name), Shape::Surname, "{name}");
        }
        for name in ["查爾斯", "普京", "單", "拉比耶", "華盛頓"] {
            assert_eq!(shape(name), Shape::Whole, "{name}");
        }
    }
}

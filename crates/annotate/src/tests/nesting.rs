//! Names within names, names beside names, and what may stand for them later.

use super::check;

#[test]
fn longer_names_hold_shorter_ones() {
    check(
        "[[[中國|GPE china]人民抗[日|GPE japan]戰爭|EVENT second-sino-japanese-war]暨\
         [世界反法西斯戰爭|EVENT world-war-ii]勝利80周年閱兵式|EVENT beijing-parade]",
    );
    check("在[[北京|GPE beijing]天安門廣場|FAC tiananmen-square]");
    check("[[俄羅斯|GPE russia]遠東地區|LOC russian-far-east]");
    check("[庫爾斯克地區|GPE kursk-oblast]與[北京市|GPE beijing]");
    check("[北京|GPE beijing]市場");
}

#[test]
fn a_country_does_not_stand_inside_another_name_of_a_place() {
    check("[白俄羅斯|GPE belarus]總統[盧卡申科|PERSON alexander-lukashenko]");
    check("[白俄羅斯|GPE belarus]跟[俄羅斯|GPE russia]");
}

#[test]
fn roles_and_common_nouns_stay_apart() {
    check("[俄羅斯|GPE russia]總統[普京|PERSON vladimir-putin]");
    check("[朝鮮|GPE north-korea]士兵與外國領導人");
    check("[T-72坦克|PRODUCT t-72]和坦克");
}

#[test]
fn later_forms_wait_for_the_full_name() {
    check("閱兵開始");
    check("[全面戰略伙伴關係條約|LAW treaty]。倆國簽了[互助條約|LAW treaty]");
    check("互助條約。[全面戰略伙伴關係條約|LAW treaty]");
}

#[test]
fn what_a_later_form_is_made_of_brings_it_up() {
    check(
        "[金正恩|PERSON kim-jong-un]和[普京|PERSON vladimir-putin]談了,\
         允許[[北京|GPE beijing]會晤|EVENT beijing-meeting]",
    );
    check("允許[北京|GPE beijing]會晤");
    check("[朝鮮|GPE north-korea]、[韓國|GPE south-korea]和[半島|LOC korean-peninsula]");
}

#[test]
fn a_shared_short_name_goes_to_the_one_named_most() {
    check(
        "[Kim Jong Un|PERSON kim-jong-un] came. [Kim|PERSON kim-jong-un] spoke. \
         [Kim Ju Ae|PERSON kim-ju-ae] waved.",
    );
    check("Kim spoke.");
    check("[Kim Ju Ae|PERSON kim-ju-ae] waved. [Kim|PERSON kim-ju-ae] left.");
}

#[test]
fn bodies_of_a_country_are_organisations() {
    check("[[韓國|GPE south-korea]國防部|ORG]說,[韓國|GPE south-korea]國防部長說");
    check("[[中國|GPE china]政府|ORG chinese-government]");
    check("[韓國|GPE south-korea]情報人員,[[韓國|GPE south-korea]外交部|ORG]官員");
}

#[test]
fn titles_are_never_marked() {
    check("[俄羅斯|GPE russia]總統到了");
}

#[test]
fn latin_names_end_at_word_borders() {
    check(
        "[Russia|GPE russia]'s, Russiagate, [US|GPE united-states], us, USB, [UN|ORG united-nations]",
    );
    check("在[Russia|GPE russia]與[Beijing|GPE beijing]");
}

#[test]
fn the_title_is_read_first_and_has_no_mentions_of_its_own() {
    let kb = super::world::world();
    let mut document =
        lorgnette_text::Document { text: "Kim走了，11月。".to_string(), ..Default::default() };
    document.meta.title = Some("金正恩的2024年".to_string());
    let annotated = crate::annotate(document, &kb);
    let expected = "[Kim|PERSON kim-jong-un]走了，[11月|DATE 2024-11]。";
    assert_eq!(super::fixture::marked(&annotated, &kb), expected);
}

//! The way back from the sentences of one entity to the whole article.

use super::reader::use_commands;
use crate::dom;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct OnlyChipProps {
    /// The entity whose sentences alone the text shows.
    pub(crate) entity: Option<AttrValue>,
}

/// A chip at the foot of the viewport, while the text is reduced.
#[component]
pub(crate) fn OnlyChip(props: &OnlyChipProps) -> Html {
    let commands = use_commands();
    let entry = use_memo(props.entity.clone(), |entity| entity.as_ref().and_then(dom::entry));
    let Some(entry) = &*entry else { return Html::default() };
    let strings = commands.strings;
    let shown = strings.only_shown(&entry.name.text);
    html! {
        <section class="only-shown" lang={strings.lang} aria-label={strings.extents}>
            <span>{ shown }</span>
            <button type="button" onclick={move |_| commands.show_all()}>{ strings.show_all }</button>
        </section>
    }
}

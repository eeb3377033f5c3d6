//! "Wrong?": the form that turns what a reader says is wrong into a correction, as data.

use super::modal::Modal;
use super::reader::use_commands;
use crate::dom;
use crate::report::{Draft, Subject, What};
use lorgnette_corrections::{Correction, Page};
use lorgnette_render::{Inbox, Strings, percent};
use yew::prelude::*;

/// What ends the form in the place of the ways out of the page: at the desk, where the text is the
/// reader's own, a correction is applied at once.
#[derive(Clone, PartialEq)]
pub(crate) struct Ending(pub(crate) Callback<Filled, Html>);

/// A form that is filled in as far as it is.
pub(crate) struct Filled {
    /// Once it says enough for one.
    pub(crate) correction: Option<Correction>,
    pub(crate) draft: UseStateHandle<Draft>,
    /// Closes the form.
    pub(crate) close: Callback<()>,
}

#[derive(Properties, PartialEq)]
pub(crate) struct WrongFormProps {
    pub(crate) entity: AttrValue,
    pub(crate) mention: Option<u32>,
    pub(crate) page: Page,
    /// Where the publisher wants corrections.
    pub(crate) inbox: Option<Inbox>,
}

/// The form. Nothing leaves the page but by the reader's hand.
#[component]
pub(crate) fn WrongForm(props: &WrongFormProps) -> Html {
    let commands = use_commands();
    let strings = commands.strings;
    let ending = use_context::<Ending>();
    let asked = (props.entity.clone(), props.mention);
    let page = props.page.clone();
    let subject = use_memo(asked, |(entity, mention)| dom::subject(entity, *mention, page));
    let draft = use_state_eq(Draft::default);
    let Some(subject) = &*subject else { return Html::default() };
    let choices = subject.choices().into_iter().map(|what| choice(what, &draft, strings));
    let onclose = {
        let commands = commands.clone();
        Callback::from(move |()| commands.asked())
    };
    let (correction, close) = (subject.correction(&draft), onclose.clone());
    let end = match ending {
        Some(Ending(end)) => end.emit(Filled { correction, draft: draft.clone(), close }),
        None => outcome(subject, correction, props.inbox.as_ref(), strings),
    };
    html! {
        <Modal title={strings.wrong_with(&subject.entity.name)} class="wrong" {strings} {onclose}>
            <fieldset aria-labelledby="modal-name">{ for choices }</fieldset>
            { fields(subject, &draft, strings) }
            { end }
        </Modal>
    }
}

fn choice(what: What, draft: &UseStateHandle<Draft>, strings: &'static Strings) -> Html {
    let label = match what {
        What::Entity => strings.wrong_entity,
        What::NotAName => strings.not_a_name,
        What::Extent => strings.wrong_extent,
        What::Fact => strings.wrong_fact,
        What::Merge => strings.merge,
    };
    let onchange = {
        let draft = draft.clone();
        // What was filled in for one thing means nothing for another.
        move |_| draft.set(Draft { what: Some(what), note: draft.note.clone(), ..Draft::default() })
    };
    html! {
        <label>
            <input type="radio" name="what" checked={draft.what == Some(what)} {onchange} />
            <span>{ label }</span>
        </label>
    }
}

/// The fields that the choice asks for.
fn fields(subject: &Subject, draft: &UseStateHandle<Draft>, strings: &'static Strings) -> Html {
    let Some(what) = draft.what else { return Html::default() };
    let right = match what {
        What::Entity => Some(strings.right_entity),
        What::Merge => Some(strings.merge_with),
        What::Extent => Some(strings.right_extent),
        What::Fact => Some(strings.right_fact),
        What::NotAName => None,
    };
    let others = matches!(what, What::Entity | What::Merge).then(|| {
        let option = |name: &String| html! { <option value={name.clone()} /> };
        let names = subject.others.iter().map(|other| option(&other.name));
        html! { <datalist id="others">{ for names }</datalist> }
    });
    let list = others.is_some().then_some("others");
    html! {
        <>
            if what == What::Fact {
                { fact(subject, draft, strings) }
            }
            if let Some(label) = right {
                <label class="field">
                    <span>{ label }</span>
                    <input type="text" {list} value={draft.right.clone()}
                        oninput={filling(draft, |draft, right| draft.right = right)} />
                </label>
                { others }
            }
            <label class="field">
                <span>{ strings.note }</span>
                <textarea rows="2" value={draft.note.clone()}
                    oninput={filling(draft, |draft, note| draft.note = note)} />
            </label>
        </>
    }
}

/// Which of the facts.
fn fact(subject: &Subject, draft: &UseStateHandle<Draft>, strings: &'static Strings) -> Html {
    let options = subject.facts.iter().map(|(id, says)| {
        html! { <option value={id.clone()} selected={*id == draft.fact}>{ says }</option> }
    });
    html! {
        <label class="field">
            <span>{ strings.which_fact }</span>
            <select onchange={filling(draft, |draft, fact| draft.fact = fact)}>
                <option value="" selected={draft.fact.is_empty()}>{ "…" }</option>
                { for options }
            </select>
        </label>
    }
}

/// Takes over what a field holds.
fn filling<E: AsRef<web_sys::Event> + 'static>(
    draft: &UseStateHandle<Draft>,
    set: fn(&mut Draft, String),
) -> Callback<E> {
    let draft = draft.clone();
    typed(move |value| {
        let mut next = (*draft).clone();
        set(&mut next, value);
        draft.set(next);
    })
}

/// Takes what a field holds.
pub(crate) fn typed<E: AsRef<web_sys::Event> + 'static>(
    take: impl Fn(String) + 'static,
) -> Callback<E> {
    Callback::from(move |event: E| take(dom::filled(event.as_ref())))
}

/// The correction, and the ways out of the page.
fn outcome(
    subject: &Subject,
    correction: Option<Correction>,
    inbox: Option<&Inbox>,
    strings: &'static Strings,
) -> Html {
    let Some(correction) = correction else {
        return html! { <p class="hint">{ strings.nothing_is_sent }</p> };
    };
    let json = serde_json::to_string_pretty(&correction).expect("a correction is plain data");
    let title = strings.correction_of(&subject.entity.name);
    let file = format!("correction-{}.json", props_id(subject));
    let data = format!("data:application/json;charset=utf-8,{}", percent::encode(&json));
    let send = inbox.map(|inbox| {
        let link = inbox.link(&title, &json);
        html! { <a class="open" href={link} target="_blank" rel="noopener">{ strings.send }</a> }
    });
    html! {
        <>
            <pre class="json" tabindex="0" aria-label={strings.correction}>{ json }</pre>
            <p class="ways">
                { send }
                <a class="open" download={file} href={data}>{ strings.download }</a>
            </p>
            <p class="hint">{ strings.nothing_is_sent }</p>
        </>
    }
}

fn props_id(subject: &Subject) -> &str {
    subject.entity.id.as_deref().unwrap_or("entity")
}

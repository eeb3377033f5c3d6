//! The foot of the card: where among the mentions, and what can be done from here.

use super::actions::actions;
use super::card::About;
use super::pin::Pin;
use super::steps::steps;
use crate::commands::Commands;
use crate::nest::{Side, Turn};
use std::rc::Rc;
use yew::prelude::*;

/// The controls of the side that is up.
pub(super) fn controls(about: &About, commands: &Commands) -> Html {
    let (entry, strings) = (&about.entry, commands.strings);
    let place = match about.mention {
        Some(index) => entry.position(index).map(|n| strings.nth_of(n, entry.count())),
        None => Some(strings.times(entry.count())),
    };
    let second = about.side == Side::Second;
    let turn = {
        let commands = commands.clone();
        move |_| commands.turn(Turn::Over)
    };
    let open = {
        let (commands, about) = (commands.clone(), about.clone());
        move |_| commands.open_card(about.mention, &about.entry.id)
    };
    html! {
        <div class="controls">
            if second {
                { actions(entry, about.mention, commands) }
                <span class="nth"></span>
            } else {
                <span class="nth">{ place }</span>
                { card_steps(about, commands) }
                <Pin entity={entry.id.clone()} name={entry.name.text.clone()} />
            }
            <button class="quiet" type="button" aria-pressed={second.to_string()} onclick={turn}>
                { strings.turn_over }
            </button>
            <button class="open" type="button" onclick={open}>{ strings.open }</button>
        </div>
    }
}

fn card_steps(about: &About, commands: &Commands) -> Html {
    let Some(index) = about.mention else { return Html::default() };
    let onstep = {
        let (entry, commands) = (Rc::clone(&about.entry), commands.clone());
        Callback::from(move |step| commands.step_card(&entry, index, step))
    };
    steps(&about.entry, Some(index), commands.strings, &onstep)
}

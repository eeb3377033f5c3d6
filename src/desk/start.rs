//! The start in the browser: hydrates the desk's page, or renders it anew.

use super::data::{DeskProps, Sample};
use super::desk::Desk;
use crate::dom::Json;
use crate::page::BUILD;
use gloo::utils::document;
use yew::{AppHandle, Renderer};

/// Starts the desk on the page that the browser holds; nothing on another page.
pub fn start() -> Option<AppHandle<Desk>> {
    let root = document().get_element_by_id("app")?;
    let props = held()?;
    let same_build = props.build == BUILD;
    let renderer = Renderer::<Desk>::with_root_and_props(root, props);
    Some(if same_build { renderer.hydrate() } else { renderer.render() })
}

fn held() -> Option<DeskProps> {
    let held = Json::held("desk")?;
    let sample = |sample: Json| {
        Some(Sample {
            title: sample.text("title")?,
            lang: sample.text("lang")?,
            file: sample.text("file")?,
        })
    };
    Some(DeskProps {
        lang: held.text("lang")?,
        build: held.text("build")?,
        home: held.text("home")?,
        sealed: held.text("sealed")?,
        worker: held.text("worker")?,
        base: held.text("base")?,
        tables: held.texts("tables")?,
        taggers: held.text("taggers")?,
        samples: held.list("samples").filter_map(sample).collect(),
    })
}

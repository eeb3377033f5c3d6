//! The texts: what somebody marked, beside what the annotator proposes.

use anyhow::{Context, Result, anyhow};
use lorgnette_annotate::Annotator;
use lorgnette_annotate::decision::Proposal;
use lorgnette_formats::{Format, Kind, Passage, joined};
use lorgnette_kb::Kb;
use lorgnette_kb::source::{SourceFile, parse};
use lorgnette_source_files::texts;
use lorgnette_tagger::{Guess, Language, Tagger};
use std::path::Path;

/// A text with its lattice.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) text: String,
    /// The marked names: start, end and kind.
    pub(crate) gold: Vec<(u32, u32, usize)>,
    /// The proposals, by end.
    pub(crate) arcs: Vec<Arc>,
}

/// A proposal: a way from its start to its end.
#[derive(Clone, Debug)]
pub(crate) struct Arc {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: usize,
    /// The weights that count, by number, with their factors.
    pub(crate) values: Vec<(usize, f64)>,
    pub(crate) is_gold: bool,
    pub(crate) is_province: bool,
}

/// What proposals are made with.
pub(crate) struct Base {
    kb: Kb,
    tagger: Tagger,
}

impl Base {
    /// Reads the knowledge base and the tagger of the repository at `root`.
    pub(crate) fn read(root: &Path, language: Language) -> Result<Base> {
        let texts = texts(&root.join("kb"))?;
        let files: Vec<SourceFile> =
            texts.iter().map(|(name, text)| SourceFile { name, text }).collect();
        let kb = parse(&files).map_err(|problems| anyhow!("{problems:?}"))?;
        let model = root.join(format!("crates/tagger/models/{}.tagger", language.code()));
        let model = std::fs::read(&model).with_context(|| model.display().to_string())?;
        Ok(Base { kb, tagger: Tagger::read(&model)? })
    }

    /// The texts of a file, each with its lattice.
    pub(crate) fn texts(&self, path: &Path) -> Result<Vec<Text>> {
        let source = read(path)?;
        let corpus = lorgnette_formats::read(&source, Format::of(&source))
            .map_err(|problems| anyhow!("{}: {}", path.display(), problems[0]))?;
        let annotator = Annotator::new(&self.kb);
        let passages: Vec<Passage> = corpus.documents.iter().map(|d| joined(d)).collect();
        let half = passages.len().div_ceil(2);
        let read = |passages: &[Passage]| -> Vec<Text> {
            passages.iter().map(|passage| self.text(passage, &annotator)).collect()
        };
        Ok(std::thread::scope(|scope| {
            let halves = passages.chunks(half.max(1)).map(|half| scope.spawn(move || read(half)));
            let halves: Vec<_> = halves.collect();
            halves.into_iter().flat_map(|half| half.join().expect("no text panics")).collect()
        }))
    }

    fn text(&self, passage: &Passage, annotator: &Annotator) -> Text {
        let gold: Vec<(u32, u32, usize)> = passage
            .names
            .iter()
            .filter_map(|name| {
                Some((name.span.start, name.span.end, Kind::of(&name.label)? as usize))
            })
            .collect();
        let guesses: Vec<Guess> = self.tagger.guesses(&passage.text);
        let proposals = annotator.proposals(&passage.text, &guesses);
        let mut arcs: Vec<Arc> = proposals.iter().map(|proposal| arc(proposal, &gold)).collect();
        arcs.sort_by_key(|arc| (arc.end, arc.start, arc.kind));
        part_provinces(&mut arcs, &gold);
        Text { text: passage.text.clone(), gold, arcs }
    }
}

fn arc(proposal: &Proposal, gold: &[(u32, u32, usize)]) -> Arc {
    let (start, end, kind) = (proposal.span.start, proposal.span.end, proposal.kind as usize);
    let values = proposal.values.iter();
    let values = values.map(|&(f, value)| (f as usize * 3 + kind, f64::from(value) / 1000.0));
    Arc {
        start,
        end,
        kind,
        values: values.collect(),
        is_gold: gold.contains(&(start, end, kind)),
        is_province: proposal.is_province,
    }
}

/// Where somebody marked a province and what lies in it as one (陝西榆林), fits
/// on each of them: they are two mentions here, whatever others do. Scores
/// still want the whole.
fn part_provinces(arcs: &mut [Arc], gold: &[(u32, u32, usize)]) {
    let place = Kind::Place as usize;
    for &(start, end, _) in gold.iter().filter(|name| name.2 == place) {
        let place_of = |from: u32, to: u32| {
            arcs.iter().position(|a| (a.start, a.end, a.kind) == (from, to, place))
        };
        let provinces = arcs.iter().enumerate().filter(|(_, arc)| {
            arc.is_province && arc.kind == place && arc.start == start && arc.end < end
        });
        let mut parts = provinces.filter_map(|(n, arc)| Some([n, place_of(arc.end, end)?]));
        let Some(parts) = parts.next_back() else { continue };
        let whole = place_of(start, end);
        parts.into_iter().for_each(|n| arcs[n].is_gold = true);
        whole.into_iter().for_each(|n| arcs[n].is_gold = false);
    }
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

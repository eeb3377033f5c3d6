//! Payloads that a checksum cannot see through: made wrong on purpose, sealed rightly.

use super::gru::{GATES, STATE};
use super::pack::LABELS;
use super::{Gru, Model, Parameters};
use crate::error::Reason;

/// A model of two characters, which finds nothing much.
fn payload() -> Vec<u8> {
    let floats = |count: usize| (0..count).map(|at| (at % 17) as f32 / 8.0 - 1.0).collect();
    let gru = |columns: usize| Gru {
        input: floats(GATES * columns),
        state: floats(GATES * STATE),
        input_biases: floats(GATES),
        state_biases: floats(GATES),
    };
    let parameters = Parameters {
        characters: vec!['京', '普'],
        foldings: vec![('Ｐ', '普'), ('Ｑ', 'Q')],
        embedding: floats(3 * STATE),
        layers: [[gru(STATE), gru(STATE)], [gru(2 * STATE), gru(2 * STATE)]],
        labels: floats(LABELS * 2 * STATE),
        label_biases: floats(LABELS),
        transitions: floats(LABELS * LABELS),
        begins: (0..LABELS as u8).map(|label| label & !1).collect(),
        names: [[0, 1], [2, 3], [4, 5]],
    };
    parameters.pack()
}

/// The bytes before the embedding: 2, 京, 普, 2, Ｐ and its row, Ｑ and its row.
const LISTS: usize = 1 + 3 + 2 + 1 + 4 + 2;

/// Reading must be refused, or the model must read texts.
fn check(payload: &[u8]) {
    if let Ok(model) = Model::read(payload) {
        model.guesses("普京Ｐ𠮷。普");
    }
}

#[test]
fn the_model_itself_is_read() {
    assert!(Model::read(&payload()).is_ok());
}

#[test]
fn a_payload_of_another_length_is_refused() {
    let payload = payload();
    let cuts = (0..64).chain((64..payload.len()).step_by(4999)).chain([payload.len() - 1]);
    for length in cuts {
        let error = Model::read(&payload[..length]).err();
        assert_eq!(error, Some(Reason::Damaged.into()), "{length}");
    }
    let longer = [&payload[..], &[0]].concat();
    assert!(Model::read(&longer).is_err());
}

#[test]
fn a_wrong_list_is_refused_or_read() {
    let payload = payload();
    for at in 0..LISTS {
        for byte in [0, 1, 0x7f, 0x80, 0xff] {
            let mut wrong = payload.clone();
            wrong[at] = byte;
            check(&wrong);
        }
    }
}

#[test]
fn a_count_that_nothing_follows_takes_no_memory() {
    for count in [&[0xff, 0xff, 0xff, 0x7f][..], &[0xff; 5], &[0xff, 0xff, 0x03]] {
        let mut wrong = count.to_vec();
        wrong.resize(300_000, 1);
        assert!(Model::read(&wrong).is_err());
    }
}

#[test]
fn a_float_that_is_no_number_is_refused() {
    for float in [f32::NAN, f32::INFINITY] {
        let mut wrong = payload();
        wrong[LISTS..LISTS + 4].copy_from_slice(&float.to_le_bytes());
        assert!(Model::read(&wrong).is_err());
    }
}

#[test]
fn scales_without_measure_do_no_harm() {
    let mut wrong = payload();
    let bias = wrong.len() - 6 - LABELS - 4 * LABELS * LABELS - 4 * LABELS;
    for at in [LISTS, LISTS + 4, bias, bias + 8] {
        wrong[at..at + 4].copy_from_slice(&f32::MAX.to_le_bytes());
    }
    check(&wrong);
}

#[test]
fn a_label_that_there_is_not_is_refused() {
    let payload = payload();
    for back in 1..=6 + LABELS {
        let mut wrong = payload.clone();
        let at = wrong.len() - back;
        wrong[at] = LABELS as u8;
        assert!(Model::read(&wrong).is_err(), "{back} from the end");
    }
}

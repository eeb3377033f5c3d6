//! Learning: the weights under which the marked sets of names are likeliest.

use crate::corpus::Text;
use crate::lattice::{scores, shares};
use lorgnette_annotate::decision::{FEATURES, Feature};
use lorgnette_tagger::Language;

/// So many rounds bring the likelihood within a ten-thousandth of its greatest value.
const ROUNDS: usize = 150;

/// Weights that are set by hand: the marked texts hold too few such names, or
/// none.
const HELD: &[(Feature, [f64; 3])] = &[
    (Feature::KnownLater, [1.5, 1.5, 1.5]),
    (Feature::BeforePeople, [-1.0, 0.0, -0.5]),
    (Feature::SuffixAlone, [-3.0, -3.0, -3.0]),
    (Feature::Compound, [0.0, 8.0, 8.0]),
    (Feature::Institution, [0.0, 0.0, 2.0]),
    (Feature::Role, [1.0, 0.0, 0.0]),
    (Feature::ForeignName, [1.0, 0.0, 0.0]),
    (Feature::ClassWord, [0.0, 1.0, 1.0]),
];
/// What is added by hand to what was fitted. The marked texts leave out the
/// names of countries where they read them as adjectives (日本運動員), but who
/// reads about them may ask for them.
const ADDED_IN_CHINESE: &[(Feature, [f64; 3])] = &[
    (Feature::Known, [0.8, 1.2, 0.7]),
    (Feature::KnownLong, [0.1, 0.1, 0.2]),
    (Feature::KnownLater, [1.5, 1.5, 1.5]),
    (Feature::Compound, [0.0, 2.0, 2.0]),
    (Feature::KnownAround, [-1.0, -1.0, -1.0]),
];
/// A known name in capitals is hardly anything else, and the texts at hand
/// taught the English tagger too: beside its guesses there all other evidence
/// seems light.
const ADDED_IN_ENGLISH: &[(Feature, [f64; 3])] = &[
    (Feature::Known, [6.0, 6.0, 6.0]),
    (Feature::KnownLong, [0.5, 0.5, 0.5]),
    (Feature::KnownAround, [-9.0, -9.0, -9.0]),
    (Feature::KnownOther, [-2.0, -2.0, -2.0]),
];

/// The weights of three kinds for each feature. `draw` is the strength of the
/// pull to nothing (a Gaussian prior of variance 1 / `draw`).
pub(crate) fn weights(texts: &[Text], draw: f64) -> Vec<f64> {
    let mut weights = vec![0.0; 3 * FEATURES.len()];
    for &(feature, held) in HELD {
        weights[3 * feature as usize..][..3].copy_from_slice(&held);
    }
    let is_held = |n: usize| HELD.iter().any(|(feature, _)| *feature as usize == n / 3);
    let (mut steps, mut last) = (vec![0.05; weights.len()], vec![0.0; weights.len()]);
    for _ in 0..ROUNDS {
        let mut slope = slope(texts, &weights, draw);
        for n in (0..weights.len()).filter(|&n| !is_held(n)) {
            climb(&mut weights[n], &mut steps[n], &mut slope[n], last[n]);
        }
        last = slope;
    }
    weights
}

/// One step of Rprop (Riedmiller and Braun, 1993): longer while the slope keeps
/// its sign, shorter and not taken when it turns.
fn climb(weight: &mut f64, step: &mut f64, slope: &mut f64, last: f64) {
    match *slope * last {
        same if same > 0.0 => *step = f64::min(*step * 1.2, 1.0),
        turned if turned < 0.0 => {
            *step *= 0.5;
            *slope = 0.0;
        }
        _ => {}
    }
    if *slope != 0.0 {
        *weight += *step * slope.signum();
    }
}

/// How the logarithm of the likelihood grows with each weight.
fn slope(texts: &[Text], weights: &[f64], draw: f64) -> Vec<f64> {
    let mut slope: Vec<f64> = weights.iter().map(|weight| -draw * weight).collect();
    for text in texts {
        let (_, shares) = shares(&text.arcs, &scores(&text.arcs, weights));
        for (arc, share) in text.arcs.iter().zip(shares) {
            let by = f64::from(u8::from(arc.is_gold)) - share;
            arc.values.iter().for_each(|&(weight, value)| slope[weight] += by * value);
        }
    }
    slope
}

/// The same weights with what is added by hand.
pub(crate) fn with_added(mut weights: Vec<f64>, language: Language) -> Vec<f64> {
    let added = match language {
        Language::Chinese => ADDED_IN_CHINESE,
        Language::English => ADDED_IN_ENGLISH,
    };
    for &(feature, added) in added {
        let row = &mut weights[3 * feature as usize..][..3];
        row.iter_mut().zip(added).for_each(|(weight, by)| *weight += by);
    }
    weights
}

/// The same weights, with every name worth `by` more: the first feature is always there.
pub(crate) fn bolder(weights: &[f64], by: f64) -> Vec<f64> {
    let mut weights = weights.to_vec();
    weights[..3].iter_mut().for_each(|weight| *weight += by);
    weights
}

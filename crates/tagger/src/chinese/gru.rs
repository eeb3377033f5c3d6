//! Gated recurrent units: a state of 128 numbers that runs over the characters, twice.
//!
//! The equations are those of Cho et al. 2014 (arXiv:1406.1078) with the reset after the
//! product, as in ONNX's GRU with `linear_before_reset`: with z, r and n the update gate, the
//! reset gate and the candidate, and h the state,
//!
//! ```text
//! z = σ(Wz x + Rz h + bz)    r = σ(Wr x + Rr h + br)
//! n = tanh(Wn x + bn + r (Rn h + cn))    h' = (1 - z) n + z h
//! ```

use wide::i16x8;

use super::matrix::{Fixed, Matrix};
use crate::float::{UNIT, sigmoid, tanh, to_fixed};

/// The numbers in a state.
pub(super) const STATE: usize = 128;
/// The numbers in the three gates, in the order z, r, n.
pub(super) const GATES: usize = 3 * STATE;
/// A state in vectors of eight.
pub(super) const STATE_VECTORS: usize = STATE / 8;

/// What each character adds to the gates of both directions: `W x + b`, forward first.
pub(super) type Gates = [f32; 2 * GATES];

/// The outputs of both directions, forward first.
pub(super) type Output = Fixed<{ 2 * STATE_VECTORS }>;

/// A layer that reads in both directions vectors of `8 × V` numbers.
pub(super) struct Layer<const V: usize> {
    pub(super) forward: Direction<V>,
    pub(super) backward: Direction<V>,
}

/// One direction of a layer.
pub(super) struct Direction<const V: usize> {
    /// W, 384 rows.
    pub(super) input: Matrix<V>,
    /// R, 384 rows.
    pub(super) state: Matrix<STATE_VECTORS>,
    /// bz, br and bn.
    pub(super) bias: Box<[f32; GATES]>,
    /// cn.
    pub(super) candidate_bias: Box<[f32; STATE]>,
}

/// A state, exact and in fixed point.
struct State {
    exact: [f32; STATE],
    fixed: Fixed<STATE_VECTORS>,
}

impl<const V: usize> Layer<V> {
    /// What each of `inputs`, whose numbers count in `unit`s, adds to the gates.
    pub(super) fn gates(&self, inputs: &[Fixed<V>], unit: f32, out: &mut [Gates]) {
        self.forward.input.products(inputs, unit, out, 0);
        self.backward.input.products(inputs, unit, out, GATES);
        for gates in out {
            let biases = self.forward.bias.iter().chain(&*self.backward.bias);
            gates.iter_mut().zip(biases).for_each(|(gate, bias)| *gate += bias);
        }
    }

    /// The outputs for a sentence of which character `at` adds `gates(at)`.
    pub(super) fn run<'g>(&self, length: usize, gates: impl Fn(usize) -> &'g Gates) -> Vec<Output> {
        let mut outputs = vec![[i16x8::ZERO; 2 * STATE_VECTORS]; length];
        let mut state = State::new();
        for (at, output) in outputs.iter_mut().enumerate() {
            self.forward.step(&mut state, &gates(at)[..GATES]);
            output[..STATE_VECTORS].copy_from_slice(&state.fixed);
        }
        let mut state = State::new();
        for (at, output) in outputs.iter_mut().enumerate().rev() {
            self.backward.step(&mut state, &gates(at)[GATES..]);
            output[STATE_VECTORS..].copy_from_slice(&state.fixed);
        }
        outputs
    }
}

impl<const V: usize> Direction<V> {
    fn step(&self, state: &mut State, gates: &[f32]) {
        let mut sums = [0.0; GATES];
        self.state.product(&state.fixed, 1.0 / UNIT, &mut sums);
        for at in 0..STATE {
            let update = sigmoid(gates[at] + sums[at]);
            let reset = sigmoid(gates[STATE + at] + sums[STATE + at]);
            let recalled = sums[2 * STATE + at] + self.candidate_bias[at];
            let candidate = tanh(gates[2 * STATE + at] + reset * recalled);
            state.exact[at] = (1.0 - update) * candidate + update * state.exact[at];
        }
        state.fix();
    }
}

impl State {
    fn new() -> Self {
        State { exact: [0.0; STATE], fixed: [i16x8::ZERO; STATE_VECTORS] }
    }

    fn fix(&mut self) {
        let (eights, _) = self.exact.as_chunks::<8>();
        for (fixed, exact) in self.fixed.iter_mut().zip(eights) {
            *fixed = i16x8::new(exact.map(to_fixed));
        }
    }
}

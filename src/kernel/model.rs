//! E and its gradient on a training set, over all examples or a batch of them, in one precision.

use super::lanes::Real;
use super::layout::Layout;
use super::pass::Pass;
use super::vector::{add_scaled, dot};
use crate::activation::Activation;
use crate::output::Output;
use std::ops::Range;

/// Examples that go through the network together when the whole set does: few enough for their activations to stay in the
/// first-level cache, 64 in `f32` and 32 in `f64`.
const fn block<T>() -> usize {
    256 / size_of::<T>()
}

/// A network's shape with its parameters, laid out for training.
#[derive(Debug, Clone)]
pub struct Model<T> {
    /// Where the parameters are.
    pub layout: Layout,
    /// θ, padded.
    pub theta: Vec<T>,
    /// The copy of θ for the way back.
    back: Vec<T>,
    activation: Activation,
    output: Output,
    pass: Pass<T>,
}

/// Examples in the layout of training: x in rows of n, y in rows of the last layer's pitch.
#[derive(Debug, Clone, PartialEq)]
pub struct Examples<T> {
    /// m × n.
    pub x: Vec<T>,
    /// m × pitch.
    pub y: Vec<T>,
    /// m.
    pub count: usize,
}

impl<T: Real> Model<T> {
    /// The model with these layer sizes and θ in the order of the boundary.
    #[must_use]
    pub fn new(sizes: &[usize], theta: &[f64], activation: Activation, output: Output) -> Self {
        let layout = Layout::new::<T>(sizes);
        let mut model = Self {
            theta: vec![T::default(); layout.length],
            back: vec![T::default(); layout.back_length],
            pass: Pass::new(&layout, block::<T>()),
            activation,
            output,
            layout,
        };
        model.set_theta(theta);
        model
    }

    /// Takes θ in the order of the boundary.
    pub fn set_theta(&mut self, theta: &[f64]) {
        self.layout.pack(theta, &mut self.theta);
        self.refresh();
    }

    /// To be called after [`Model::theta`] was written to.
    pub fn refresh(&mut self) {
        self.layout.refresh_back(&self.theta, &mut self.back);
    }

    /// Lays out x (m × n) and y (m × K), both flat.
    #[must_use]
    pub fn examples(&self, x: &[f64], y: &[f64]) -> Examples<T> {
        let (first, last) = (&self.layout.layers[0], &self.layout.layers[self.layout.layers.len() - 1]);
        let count = x.len() / first.inputs;
        let mut padded = vec![self.output.padding(); count * last.pitch];
        for (row, y) in padded.chunks_exact_mut(last.pitch).zip(y.chunks_exact(last.units)) {
            for (to, &value) in row.iter_mut().zip(y) {
                *to = T::from_f64(value);
            }
        }
        Examples { x: x.iter().map(|&v| T::from_f64(v)).collect(), y: padded, count }
    }

    /// D over the examples from..to, their mean, with its gradient in `gradient`, which is laid out like θ.
    pub fn data_error_and_gradient(
        &mut self,
        examples: &Examples<T>,
        range: Range<usize>,
        gradient: &mut [T],
    ) -> f64 {
        self.over_blocks(examples, range, gradient, true)
    }

    /// Only the gradient: what a step of descent needs.
    pub fn gradient(&mut self, examples: &Examples<T>, range: Range<usize>, gradient: &mut [T]) {
        self.over_blocks(examples, range, gradient, false);
    }

    /// Forward and backward over a range of examples, block by block; gives the mean of their errors if they are
    /// wanted.
    #[inline(never)]
    fn over_blocks(
        &mut self,
        examples: &Examples<T>,
        range: Range<usize>,
        gradient: &mut [T],
        errors: bool,
    ) -> f64 {
        let inputs = self.layout.layers[0].inputs;
        let last = self.layout.layers[self.layout.layers.len() - 1];
        let scale = T::from_f64(1.0) / T::from_f64(range.len() as f64);
        let mut total = 0.0;
        for start in range.clone().step_by(block::<T>()) {
            let end = (start + block::<T>()).min(range.end);
            let x = &examples.x[start * inputs..end * inputs];
            let y = &examples.y[start * last.pitch..end * last.pitch];
            let z = self.pass.forward(&self.layout, &self.theta, x, self.activation);
            if errors {
                total += self.output.total_error(z, y, last.pitch, last.units);
            }
            self.output.deltas(z, y, last.pitch, last.units, scale);
            let first = start == range.start;
            self.pass.backward(&self.layout, &self.back, x, self.activation, first, gradient);
        }
        total / range.len() as f64
    }

    /// Adds λ∇R = (2λ/m)θ, `decay`·θ, of the weights, not the biases, to `gradient`.
    pub fn add_decay(&self, decay: T, gradient: &mut [T]) {
        for (weights, _) in self.layout.parts().filter(|(_, penalised)| *penalised) {
            add_scaled(&mut gradient[weights.clone()], decay, &self.theta[weights]);
        }
    }

    /// R(θ)·m, the sum of the squares of the weights without the biases.
    #[must_use]
    pub fn squares(&self) -> f64 {
        let weights = self.layout.parts().filter(|(_, penalised)| *penalised);
        weights.map(|(part, _)| dot(&self.theta[part.clone()], &self.theta[part]).to_f64()).sum()
    }
}

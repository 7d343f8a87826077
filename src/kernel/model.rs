//! E and its gradient on a training set, over all examples or a batch of them, in one precision.

use super::lanes::{Lanes, Real};
use super::layout::Layout;
use super::pass::Pass;
use super::product::{Step, step_and_transpose};
use crate::activation::Activation;
use crate::config::Config;
use crate::output::Output;
use std::ops::Range;

/// Examples that go through the network together when the whole set does: few enough for their activations to stay in the
/// first-level cache, 64 in `f32` and 32 in `f64`.
pub(super) const fn block<T>() -> usize {
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
    /// 2λ/m, the factor of θ in λ∇R, for every weight; 0 for the biases. Laid out like θ.
    decays: Vec<T>,
    activation: Activation,
    output: Output,
    pass: Pass<T>,
}

/// Examples in the layout of training: x and y in rows of the first and the last layer's pitch, followed by zeros for as
/// many examples as fill a vector.
#[derive(Debug, Clone, PartialEq)]
pub struct Padded<T> {
    /// (m + lanes) × input pitch.
    pub x: Vec<T>,
    /// (m + lanes) × pitch.
    pub y: Vec<T>,
    /// m.
    pub count: usize,
}

impl<T: Real> Model<T> {
    /// The network of `config` at θ in the order of the boundary, with λ as for m examples.
    #[must_use]
    pub fn new(config: &Config, theta: &[f64], m: usize) -> Self {
        // One output of softmax is 1, whatever z: a case of its own that is not worth a layout.
        let layout = Layout::new::<T>(&config.layer_sizes, config.output != Output::Softmax);
        let mut model = Self {
            theta: vec![T::default(); layout.length],
            back: vec![T::default(); layout.back_length],
            decays: vec![T::default(); layout.length],
            pass: Pass::new(&layout, block::<T>()),
            activation: config.activation,
            output: config.output,
            layout,
        };
        model.set_theta(theta);
        model.set_decay(2.0 * config.lambda / m as f64);
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

    /// Takes 2λ/m, the factor of the weights in λ∇R.
    pub fn set_decay(&mut self, decay: f64) {
        for weights in self.layout.weights() {
            self.decays[weights].fill(T::from_f64(decay));
        }
    }

    /// Lays out x (m × n) and y (m × K), both flat.
    #[must_use]
    pub fn examples(&self, x: &[f64], y: &[f64]) -> Padded<T> {
        let (first, last) = (&self.layout.layers[0], &self.layout.layers[self.layout.layers.len() - 1]);
        let count = x.len() / first.inputs;
        let rows = count + T::LANES;
        Padded {
            x: in_rows(x, first.inputs, self.layout.input_pitch, rows),
            y: in_rows(y, last.units, last.pitch, rows),
            count,
        }
    }

    /// D over a range of examples, their mean, with its gradient in `gradient`, which is laid out like θ.
    pub fn data_error_and_gradient(
        &mut self,
        examples: &Padded<T>,
        range: Range<usize>,
        gradient: &mut [T],
    ) -> f64 {
        self.over_blocks(examples, range, gradient, true)
    }

    /// Only the gradient: what a step of descent needs.
    pub fn gradient(&mut self, examples: &Padded<T>, range: Range<usize>, gradient: &mut [T]) {
        self.over_blocks(examples, range, gradient, false);
    }

    /// Forward and backward over a range of examples, block by block; gives the mean of their errors if they are
    /// wanted.
    #[inline(never)]
    fn over_blocks(
        &mut self,
        examples: &Padded<T>,
        range: Range<usize>,
        gradient: &mut [T],
        errors: bool,
    ) -> f64 {
        let Self { layout, theta, back, pass, activation, output, .. } = self;
        let last = &layout.layers[layout.layers.len() - 1];
        let scale = T::from_f64(1.0) / T::from_f64(range.len() as f64);
        let mut total = 0.0;
        let mut start = range.start;
        while start < range.end {
            let count = block::<T>().min(range.end - start);
            let x = &examples.x[start * layout.input_pitch..];
            let z = pass.forward(layout, theta, x, count, *activation);
            let y = &examples.y[start * last.pitch..][..z.len()];
            if errors {
                total += output.total_error(last, count, z, y);
            }
            output.deltas(last, count, z, y, scale);
            pass.backward(layout, theta, back, x, *activation, start == range.start, gradient);
            start += count;
        }
        if errors { total / range.len() as f64 } else { 0.0 }
    }

    /// Adds λ∇R to `gradient`; gives λR.
    pub fn add_penalty(&self, gradient: &mut [T]) -> f64 {
        let mut twice = T::V::splat(T::default());
        let weights = self.theta.chunks_exact(T::LANES).zip(self.decays.chunks_exact(T::LANES));
        for (gradient, (theta, decay)) in gradient.chunks_exact_mut(T::LANES).zip(weights) {
            let theta = T::V::load(theta);
            let slope = T::V::load(decay) * theta;
            (T::V::load(gradient) + slope).store(gradient);
            // λR = ½ Σ (2λ/m) θ².
            twice = twice + slope * theta;
        }
        0.5 * twice.sum().to_f64()
    }

    /// θ ← θ − ηg with g = ∂D/∂θ + λ∇R, and the copy for the way back with it.
    pub fn descend(&mut self, gradient: &[T], rate: f64) {
        let Self { layout, theta, back, decays, .. } = self;
        let rate = T::from_f64(rate);
        let (mut start, mut copied) = (0, layout.copied());
        loop {
            let layer = copied.next();
            let end = layer.map_or(theta.len(), |layer| layer.weights);
            step(&mut theta[start..end], &decays[start..end], &gradient[start..end], rate);
            let Some(layer) = layer else { break };
            let weights = layer.weights..layer.end;
            let step = Step { rate, decay: decays[layer.weights] };
            let (gradient, back) = (&gradient[weights.clone()], &mut back[layer.back_offset..]);
            step_and_transpose(step, (layer.back_pitch, layer.pitch), gradient, &mut theta[weights], back);
            start = layer.end;
        }
    }

    /// The largest difference between the copy for the way back and what it should be: Θ, and 0 around it.
    #[cfg(test)]
    pub fn padding_of_back(&self) -> f64 {
        let mut rest = self.back.clone();
        for layer in self.layout.copied() {
            for j in 0..layer.units {
                for i in 0..layer.inputs {
                    let at = layer.back_offset + j * layer.back_pitch + i;
                    rest[at] = rest[at] - self.theta[layer.place(j, i + 1)];
                }
            }
        }
        super::vector::largest(&rest)
    }

    /// The largest magnitude of ∂D/∂z in the last pass where there is no unit or no example.
    #[cfg(test)]
    pub fn padding_of_deltas(&self) -> f64 {
        self.pass.padding_of_deltas(&self.layout)
    }

    /// θ, to be written to, and 2λ/m for every weight and 0 for every bias, laid out alike.
    pub fn theta_and_decays(&mut self) -> (&mut [T], &[T]) {
        (&mut self.theta, &self.decays)
    }
}

/// θ ← θ − η(g + decay·θ), each element with its own of `decays`.
///
/// The decay goes into the gradient, not into a factor 1 − η·decay of θ: in `f32` that is 1 where λ is small, and λ without
/// effect.
#[inline(always)]
fn step<T: Real>(theta: &mut [T], decays: &[T], gradient: &[T], rate: T) {
    let rate = T::V::splat(rate);
    let slopes = gradient.chunks_exact(T::LANES).zip(decays.chunks_exact(T::LANES));
    for (place, (gradient, decay)) in theta.chunks_exact_mut(T::LANES).zip(slopes) {
        let theta = T::V::load(place);
        (theta - rate * (T::V::load(gradient) + T::V::load(decay) * theta)).store(place);
    }
}

/// Rows of `width` numbers as `rows` rows at distance `pitch`, with zeros for what is not there.
fn in_rows<T: Real>(values: &[f64], width: usize, pitch: usize, rows: usize) -> Vec<T> {
    let mut padded = vec![T::default(); rows * pitch];
    for (row, values) in padded.chunks_exact_mut(pitch).zip(values.chunks_exact(width)) {
        for (to, &value) in row.iter_mut().zip(values) {
            *to = T::from_f64(value);
        }
    }
    padded
}

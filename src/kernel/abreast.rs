//! Small networks abreast, one in each lane: gradient descent of as many at once as a vector has lanes.
//!
//! A network of a few units leaves most of a vector empty and spends its time on the beginnings and ends of loops. Here a
//! vector holds the same number of several networks, which learn from the same examples; no lane is empty, and a loop
//! serves them all.
//!
//! Each network's numbers are, to the bit, those that [`Pass`](super::pass::Pass) and gradient descent make of it alone:
//! activations and deltas come from the same functions, and sums run in the same order, which where a single output has
//! them run over lanes is that of the parts.

use super::lanes::Real;
use super::layout::{Layer, Layout};
use super::model::{Padded, block};
use crate::activation::Activation;
use crate::config::Config;
use crate::output::Output;
use bytemuck::{cast_slice, cast_slice_mut};

type V = <f32 as Real>::V;
const LANES: usize = f32::LANES;

/// Numbers of an example, and parameters of a hidden unit beside its bias. Others than points of the plane go alone.
const INPUTS: usize = 2;
/// Of a hidden unit.
const PARAMETERS: usize = INPUTS + 1;
/// More hidden units than this fill vectors well enough by themselves.
const MOST_UNITS: usize = 5;

/// As many networks as there are lanes, with the examples that all of them learn from.
#[derive(Debug, Clone)]
pub struct Abreast {
    activation: Activation,
    output: Output,
    units: usize,
    /// Of the parameters, in the padded θ of one network.
    places: Vec<usize>,
    /// Bias and weights of every hidden unit, then of the output.
    theta: Vec<V>,
    gradient: Vec<V>,
    /// 2λ/m for every weight, 0 for the biases.
    decays: Vec<V>,
    /// η.
    rate: V,
    /// The examples, m of each.
    x: Vec<[V; INPUTS]>,
    y: Vec<V>,
    /// a⁽¹⁾ of a block of examples, unit after unit; ∂D/∂z⁽¹⁾; z⁽²⁾ and ∂D/∂z⁽²⁾.
    values: Vec<V>,
    deltas: Vec<V>,
    outputs: Vec<V>,
}

impl Abreast {
    /// Whether networks of this configuration can go abreast.
    pub fn fits(config: &Config) -> bool {
        matches!(*config.layer_sizes, [INPUTS, 1..=MOST_UNITS, 1]) && config.output != Output::Softmax
    }

    /// Room for networks of this configuration, which [`fits`](Self::fits), on these examples; `layout` is that of one.
    #[inline(never)]
    pub fn new(config: &Config, layout: &Layout, examples: &Padded<f32>) -> Self {
        let (units, count) = (config.layer_sizes[1], examples.count);
        let zeros = |count: usize| vec![V::splat(0.0); count];
        let parameters = config.parameters();
        let block = block::<f32>().min(count);
        let (points, _) = examples.x.as_chunks::<INPUTS>();
        Self {
            activation: config.activation,
            output: config.output,
            units,
            places: places(layout),
            theta: zeros(parameters),
            gradient: zeros(parameters),
            decays: zeros(parameters),
            rate: V::splat(0.0),
            x: points[..count].iter().map(|x| x.map(V::splat)).collect(),
            y: examples.y[..count].iter().map(|&y| V::splat(y)).collect(),
            values: zeros(block * units),
            deltas: zeros(block * units),
            outputs: zeros(block),
        }
    }

    /// Takes a network into a lane: θ and the decays, padded, and η.
    #[inline(never)]
    pub fn load(&mut self, lane: usize, (theta, decays): (&[f32], &[f32]), rate: f32) {
        for (at, &place) in self.places.iter().enumerate() {
            self.theta[at].as_mut_array()[lane] = theta[place];
            self.decays[at].as_mut_array()[lane] = decays[place];
        }
        self.rate.as_mut_array()[lane] = rate;
    }

    /// Gives θ of a lane back, padded.
    pub fn store(&self, lane: usize, theta: &mut [f32]) {
        for (at, &place) in self.places.iter().enumerate() {
            theta[place] = self.theta[at].as_array()[lane];
        }
    }

    /// Updates every network this many times: θ ← θ − η∇E.
    #[inline(never)]
    pub fn descend(&mut self, updates: u64) {
        for _ in 0..updates {
            self.gradient.fill(V::splat(0.0));
            for first in (0..self.x.len()).step_by(block::<f32>()) {
                let count = block::<f32>().min(self.x.len() - first);
                self.forward(first, count);
                self.backward(first, count);
            }
            let slopes = self.gradient.iter().zip(&self.decays);
            for (theta, (gradient, decay)) in self.theta.iter_mut().zip(slopes) {
                *theta = *theta - self.rate * (*gradient + *decay * *theta);
            }
        }
    }

    /// Computes a⁽¹⁾ and z⁽²⁾ of `count` examples.
    #[inline(always)]
    fn forward(&mut self, first: usize, count: usize) {
        let (hidden, output) = self.theta.split_at(self.units * PARAMETERS);
        let x = &self.x[first..first + count];
        let (units, _) = hidden.as_chunks::<PARAMETERS>();
        for (&[bias, w1, w2], z) in units.iter().zip(self.values.chunks_exact_mut(count)) {
            for (z, &[x1, x2]) in z.iter_mut().zip(x) {
                *z = bias + x1 * w1 + x2 * w2;
            }
        }
        let values = &mut self.values[..self.units * count];
        self.activation.apply::<f32>(cast_slice_mut(values));

        // As in `dots`: sums over every fourth unit, then those sums.
        let z = &mut self.outputs[..count];
        z.fill(output[0]);
        for lane in 0..LANES.min(self.units) {
            for (p, z) in z.iter_mut().enumerate() {
                let mut sum = V::splat(0.0);
                for unit in (lane..self.units).step_by(LANES) {
                    sum += values[unit * count + p] * output[1 + unit];
                }
                *z += sum;
            }
        }
    }

    /// Adds the gradient of `count` examples.
    #[inline(always)]
    fn backward(&mut self, first: usize, count: usize) {
        let split = self.units * PARAMETERS;
        let (x, y) = (&self.x[first..first + count], &self.y[first..first + count]);
        let delta = &mut self.outputs[..count];
        // The outputs of all networks, as one layer of so many.
        let outputs = Layer { units: LANES, pitch: LANES, ..Layer::default() };
        let scale = 1.0 / self.x.len() as f32;
        self.output.deltas::<f32>(&outputs, count, cast_slice_mut(delta), cast_slice(y), scale);

        let (by_hidden, by_output) = self.gradient.split_at_mut(split);
        // As in `sum`: sums over every fourth example, then those sums.
        let mut sums = [V::splat(0.0); LANES];
        for (p, delta) in delta.iter().enumerate() {
            sums[p % LANES] += *delta;
        }
        by_output[0] += ((sums[0] + sums[1]) + sums[2]) + sums[3];

        let (values, deltas) = (&self.values[..self.units * count], &mut self.deltas[..self.units * count]);
        let rows = values.chunks_exact(count).zip(deltas.chunks_exact_mut(count));
        let weights = self.theta[split + 1..].iter().zip(&mut by_output[1..]);
        for ((a, back), (w, gradient)) in rows.zip(weights) {
            let mut sum = *gradient;
            for ((a, back), delta) in a.iter().zip(back).zip(&*delta) {
                sum += *delta * *a;
                *back = *delta * *w;
            }
            *gradient = sum;
        }
        self.activation.multiply_by_derivative::<f32>(cast_slice(values), cast_slice_mut(deltas));
        let (units, _) = by_hidden.as_chunks_mut::<PARAMETERS>();
        for (gradient, deltas) in units.iter_mut().zip(deltas.chunks_exact(count)) {
            let [mut bias, mut w1, mut w2] = *gradient;
            for (delta, &[x1, x2]) in deltas.iter().zip(x) {
                bias += *delta;
                w1 += x1 * *delta;
                w2 += x2 * *delta;
            }
            *gradient = [bias, w1, w2];
        }
    }
}

/// The places of the parameters in the padded θ of one network, unit by unit.
fn places(layout: &Layout) -> Vec<usize> {
    let mut places = Vec::new();
    for layer in &layout.layers {
        for j in 0..layer.units {
            for i in 0..=layer.inputs {
                places.push(layer.place(j, i));
            }
        }
    }
    places
}

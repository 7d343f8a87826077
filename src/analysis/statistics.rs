//! How the layers of a network fare: the size of their gradients, and where their units work.

use super::directions::norm;
use super::layers::{Forward, matrices};
use crate::activation::Activation;
use crate::error::{Error, Result, require_finite};
use crate::trainer::Trainer;

/// A unit is saturated at an example where σ′(z) is below this share of the largest σ′: |z| > 2.18 for tanh, |z| > 4.36
/// for the logistic sigmoid, z < 0 for a rectifier with a slope below the share, and nowhere for one with a larger slope.
pub const SATURATED: f64 = 0.05;

/// A unit is dead where σ′(z) is below this share of the largest σ′ at every example: it learns a thousand times slower
/// than others, or, of a rectifier with slope 0, not at all.
pub const DEAD: f64 = 0.001;

/// Most bins of a histogram.
const MOST_BINS: usize = 4096;

/// Examples that are looked at together, so that the activations of a large set need not be kept.
const BLOCK: usize = 256;

/// The layers of a network on its training set, from the first to the last. Arrays have an element for each of the L
/// layers, or for each of the L − 1 hidden layers: the output has no σ.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerStatistics {
    /// ‖∂E/∂Θ⁽⁰⁾‖ … ‖∂E/∂Θ⁽ᴸ⁻¹⁾‖, the root of the sum of squares of all elements, biases included.
    pub gradient_norms: Vec<f64>,
    /// ‖∂D/∂Θ⁽⁰⁾‖ …, the same without λR.
    pub data_gradient_norms: Vec<f64>,
    /// The share of the m·sₗ pairs of an example and a hidden unit in which the unit is [`SATURATED`].
    pub saturated: Vec<f64>,
    /// The share of the sₗ units that are [`DEAD`].
    pub dead: Vec<f64>,
    /// The share of pairs with ∂D/∂z = 0 exactly, D being the error of that example: a row of zeros in its ∂D/∂Θ, which
    /// makes gradients sparse. It is 0 where σ′ is, or where everything that the unit leads to has no derivative either.
    pub zero: Vec<f64>,
    /// The first and the last edge of each layer's histogram.
    pub edges: Vec<[f64; 2]>,
    /// z⁽¹⁾ … z⁽ᴸ⁾ by bins of equal width, layer after layer; m·sₗ in all bins of a layer. A bin has its lower edge, and
    /// what lies beyond the edges is in the outer bins; what is no number, after an overflow, in the first.
    pub counts: Vec<u32>,
}

impl Trainer {
    /// The layers at the current θ over the whole training set, with histograms of z of so many bins between two edges;
    /// without edges, of each layer between its smallest and its largest finite z, half a unit beyond where these are
    /// equal. Takes a gradient and a pass over all examples, without edges another one forward.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no training set or the number of bins is not from 1 to 4096;
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`] for edges that are not none, or two that are finite and in order.
    pub fn layer_statistics(&self, bins: usize, edges: &[f64]) -> Result<LayerStatistics> {
        if !(1..=MOST_BINS).contains(&bins) {
            return Err(Error::config("bins", format!("from 1 to {MOST_BINS}"), bins));
        }
        require_edges(edges)?;
        let (config, theta, training) = (self.config(), self.theta(), self.training()?);
        let (sizes, hidden) = (&config.layer_sizes, config.layer_sizes.len() - 2);
        let (data_gradient, gradient) = self.gradients_on(training);
        let mut statistics = LayerStatistics {
            gradient_norms: norms(sizes, &gradient),
            data_gradient_norms: norms(sizes, &data_gradient),
            saturated: vec![0.0; hidden],
            dead: vec![0.0; hidden],
            zero: vec![0.0; hidden],
            edges: match *edges {
                [low, high] => vec![[low, high]; hidden + 1],
                _ => self.ranges(&theta, &training.x),
            },
            counts: vec![0; (hidden + 1) * bins],
        };
        // The largest share of σ′ that each unit has had, layer by layer.
        let mut steepest: Vec<_> = sizes[1..=hidden].iter().map(|units| vec![0.0; *units]).collect();
        let blocks = training.x.chunks(BLOCK * config.inputs());
        for (x, y) in blocks.zip(training.y.chunks(BLOCK * config.outputs())) {
            let forward = Forward::new(config, &theta, x);
            let deltas = forward.deltas(config, &theta, y);
            for (l, z) in forward.z.iter().enumerate() {
                count(z, statistics.edges[l], &mut statistics.counts[l * bins..][..bins]);
            }
            for (l, steepest) in steepest.iter_mut().enumerate() {
                statistics.look_at_units(l, config.activation, &forward.z[l], &deltas[l], steepest);
            }
        }
        for (l, steepest) in steepest.iter().enumerate() {
            let pairs = (training.m * steepest.len()) as f64;
            statistics.saturated[l] /= pairs;
            statistics.zero[l] /= pairs;
            let dead = steepest.iter().filter(|share| **share < DEAD).count();
            statistics.dead[l] = dead as f64 / steepest.len() as f64;
        }
        Ok(statistics)
    }

    /// The smallest and the largest finite z of every layer.
    #[inline(never)]
    fn ranges(&self, theta: &[f64], inputs: &[f64]) -> Vec<[f64; 2]> {
        let mut ranges = vec![[f64::INFINITY, f64::NEG_INFINITY]; self.config().layer_sizes.len() - 1];
        for x in inputs.chunks(BLOCK * self.inputs()) {
            let forward = Forward::new(self.config(), theta, x);
            for (range, z) in ranges.iter_mut().zip(&forward.z) {
                for &z in z {
                    if z.is_finite() {
                        *range = [range[0].min(z), range[1].max(z)];
                    }
                }
            }
        }
        for range in &mut ranges {
            if range[0] > range[1] {
                *range = [0.0, 0.0];
            }
            if range[0] == range[1] {
                *range = [range[0] - 0.5, range[1] + 0.5];
            }
        }
        ranges
    }
}

impl LayerStatistics {
    /// Counts the saturated and the zero pairs among some examples of hidden layer l, and keeps the largest share of σ′ of
    /// each of its units in `steepest`.
    fn look_at_units(
        &mut self,
        l: usize,
        activation: Activation,
        z: &[f64],
        deltas: &[f64],
        steepest: &mut [f64],
    ) {
        let units = steepest.len();
        for (z, deltas) in z.chunks_exact(units).zip(deltas.chunks_exact(units)) {
            for (steepest, (&z, &delta)) in steepest.iter_mut().zip(z.iter().zip(deltas)) {
                let share = share_of_slope(activation, z);
                *steepest = share.max(*steepest);
                self.saturated[l] += f64::from(share < SATURATED);
                self.zero[l] += f64::from(delta == 0.0);
            }
        }
    }
}

/// σ′(z) as a share of the largest σ′.
#[inline(never)]
fn share_of_slope(activation: Activation, z: f64) -> f64 {
    let slope = activation.derivative(z);
    if activation == Activation::Sigmoid { 4.0 * slope } else { slope }
}

/// ‖·‖ of every layer's part of a gradient.
#[inline(never)]
fn norms(sizes: &[usize], gradient: &[f64]) -> Vec<f64> {
    let mut norms = Vec::new();
    for layer in matrices(sizes, gradient) {
        norms.push(norm(layer));
    }
    norms
}

/// Counts values into bins of equal width between two edges.
fn count(values: &[f64], [low, high]: [f64; 2], counts: &mut [u32]) {
    let per_unit = counts.len() as f64 / (high - low);
    let last = counts.len() - 1;
    for value in values {
        // The cast saturates: what lies below, and what is no number, is in the first bin.
        counts[(((value - low) * per_unit) as usize).min(last)] += 1;
    }
}

/// Checks that edges are two in order, or none.
fn require_edges(edges: &[f64]) -> Result<()> {
    require_finite("edges", edges)?;
    match *edges {
        [] => Ok(()),
        [low, high] if low < high => Ok(()),
        [_, value] => Err(Error::data("edges", 1, "above edges[0]", value)),
        _ => Err(Error::shape("edges", "2 (low, high) or no".into(), edges.len())),
    }
}

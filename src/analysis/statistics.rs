//! How the layers of a network fare: the size of their gradients, and where their units work.

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
    /// [`Error::InvalidData`] for edges that are not finite and in order.
    pub fn layer_statistics(&self, bins: usize, edges: Option<[f64; 2]>) -> Result<LayerStatistics> {
        if !(1..=MOST_BINS).contains(&bins) {
            return Err(Error::config("bins", format!("from 1 to {MOST_BINS}"), bins));
        }
        if let Some(edges) = edges {
            require_edges(edges)?;
        }
        let (config, theta, training) = (self.config(), self.theta(), self.training()?);
        let (sizes, hidden) = (&config.layer_sizes, config.layer_sizes.len() - 2);
        let (data_gradient, gradient) = self.gradients()?;
        let edges = edges.map_or_else(|| self.ranges(&theta, &training.x), |edges| vec![edges; hidden + 1]);
        let mut counts = vec![0; (hidden + 1) * bins];
        let (mut saturated, mut zero) = (vec![0.0; hidden], vec![0.0; hidden]);
        let mut steepest: Vec<Vec<f64>> = sizes[1..=hidden].iter().map(|&units| vec![0.0; units]).collect();
        let largest = largest_derivative(config.activation);
        let blocks = training.x.chunks(BLOCK * config.inputs());
        for (x, y) in blocks.zip(training.y.chunks(BLOCK * config.outputs())) {
            let forward = Forward::new(config, &theta, x.to_vec());
            let deltas = forward.deltas(config, &theta, y);
            for (l, z) in forward.z.iter().enumerate() {
                count(z, edges[l], &mut counts[l * bins..][..bins]);
            }
            for l in 0..hidden {
                let units = steepest[l].len();
                for (at, (&z, &delta)) in forward.z[l].iter().zip(&deltas[l]).enumerate() {
                    let share = config.activation.derivative(z) / largest;
                    let steepest = &mut steepest[l][at % units];
                    *steepest = share.max(*steepest);
                    saturated[l] += f64::from(u8::from(share < SATURATED));
                    zero[l] += f64::from(u8::from(delta == 0.0));
                }
            }
        }
        let share_of_pairs = |total: Vec<f64>| -> Vec<f64> {
            let of_layer = total.into_iter().zip(&sizes[1..]);
            of_layer.map(|(total, &units)| total / (training.m * units) as f64).collect()
        };
        let share_of_dead = |layer: &Vec<f64>| {
            layer.iter().filter(|&&share| share < DEAD).count() as f64 / layer.len() as f64
        };
        Ok(LayerStatistics {
            gradient_norms: norms(sizes, &gradient),
            data_gradient_norms: norms(sizes, &data_gradient),
            saturated: share_of_pairs(saturated),
            dead: steepest.iter().map(share_of_dead).collect(),
            zero: share_of_pairs(zero),
            edges,
            counts,
        })
    }

    /// The smallest and the largest finite z of every layer.
    fn ranges(&self, theta: &[f64], inputs: &[f64]) -> Vec<[f64; 2]> {
        let mut ranges = vec![[f64::INFINITY, f64::NEG_INFINITY]; self.config().layer_sizes.len() - 1];
        for x in inputs.chunks(BLOCK * self.inputs()) {
            let forward = Forward::new(self.config(), theta, x.to_vec());
            for (range, z) in ranges.iter_mut().zip(&forward.z) {
                for &z in z.iter().filter(|z| z.is_finite()) {
                    *range = [range[0].min(z), range[1].max(z)];
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

/// The largest σ′.
const fn largest_derivative(activation: Activation) -> f64 {
    match activation {
        Activation::Sigmoid => 0.25,
        Activation::Tanh | Activation::Relu | Activation::LeakyRelu(_) => 1.0,
    }
}

/// ‖·‖ of every layer's part of a gradient.
fn norms(sizes: &[usize], gradient: &[f64]) -> Vec<f64> {
    let layers = matrices(sizes, gradient);
    layers.into_iter().map(|layer| layer.iter().map(|g| g * g).sum::<f64>().sqrt()).collect()
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

fn require_edges(edges: [f64; 2]) -> Result<()> {
    require_finite("edges", &edges)?;
    if edges[0] < edges[1] {
        return Ok(());
    }
    Err(Error::InvalidData { array: "edges", index: 1, expected: "above edges[0]", value: edges[1] })
}

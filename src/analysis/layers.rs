//! Forward and backward pass over a set of examples with every number kept, in `f64`.

use crate::config::Config;
use crate::kernel::evaluate::logits;

/// Θ⁽⁰⁾, Θ⁽¹⁾, … of a θ that has the network's length.
pub(super) fn matrices<'a>(sizes: &[usize], theta: &'a [f64]) -> Vec<&'a [f64]> {
    let (mut rest, mut all) = (theta, Vec::with_capacity(sizes.len()));
    for pair in sizes.windows(2) {
        let (layer, after) = rest.split_at(pair[1] * (pair[0] + 1));
        rest = after;
        all.push(layer);
    }
    all
}

/// z and a of some examples, layer by layer.
pub(super) struct Forward {
    /// a⁽⁰⁾ … a⁽ᴸ⁻¹⁾ without their leading 1: `a[l]` is m × sₗ.
    pub a: Vec<Vec<f64>>,
    /// z⁽¹⁾ … z⁽ᴸ⁾: `z[l]` is z⁽ˡ⁺¹⁾, m × sₗ₊₁.
    pub z: Vec<Vec<f64>>,
}

impl Forward {
    /// Of the network of `config` at θ, for the rows of `inputs`, m × n.
    pub fn new(config: &Config, theta: &[f64], inputs: Vec<f64>) -> Self {
        let sizes = &config.layer_sizes;
        let (mut a, mut z) = (vec![inputs], Vec::with_capacity(sizes.len()));
        for (l, layer) in matrices(sizes, theta).into_iter().enumerate() {
            // A layer is a network without hidden layers.
            let next = logits(&sizes[l..l + 2], layer, config.activation, &a[l]);
            if l + 2 < sizes.len() {
                a.push(next.iter().map(|&z| config.activation.value(z)).collect());
            }
            z.push(next);
        }
        Self { a, z }
    }

    /// z⁽ᴸ⁾, m × K.
    pub fn outputs(&self) -> &[f64] {
        self.z.last().map_or(&[], Vec::as_slice)
    }

    /// The mean of the examples' errors, y being m × K.
    pub fn error(&self, config: &Config, y: &[f64]) -> f64 {
        let k = config.outputs();
        let rows = self.outputs().chunks_exact(k).zip(y.chunks_exact(k));
        rows.map(|(z, y)| config.output.error(z, y)).sum::<f64>() / (y.len() / k) as f64
    }

    /// ∂D/∂z⁽¹⁾ … ∂D/∂z⁽ᴸ⁾ in the shapes of z, D being the error of the row's example alone.
    pub fn deltas(&self, config: &Config, theta: &[f64], y: &[f64]) -> Vec<Vec<f64>> {
        let (sizes, k) = (&config.layer_sizes, config.outputs());
        let layers = matrices(sizes, theta);
        let mut last = Vec::with_capacity(y.len());
        for (z, y) in self.outputs().chunks_exact(k).zip(y.chunks_exact(k)) {
            last.extend(config.output.delta(z, y));
        }
        let mut deltas = vec![last];
        for l in (1..layers.len()).rev() {
            // From z⁽ˡ⁺¹⁾ to z⁽ˡ⁾ through Θ⁽ˡ⁾, without the constant 1, which has no z.
            let (units, columns) = (sizes[l], sizes[l] + 1);
            let mut delta = Vec::with_capacity(self.z[l - 1].len());
            let next = deltas[deltas.len() - 1].chunks_exact(sizes[l + 1]);
            for (z, next) in self.z[l - 1].chunks_exact(units).zip(next) {
                for (i, &z) in z.iter().enumerate() {
                    let column = layers[l].iter().skip(i + 1).step_by(columns);
                    let sum: f64 = next.iter().zip(column).map(|(delta, weight)| delta * weight).sum();
                    delta.push(sum * config.activation.derivative(z));
                }
            }
            deltas.push(delta);
        }
        deltas.reverse();
        deltas
    }

    /// The mean of the examples' ∂D/∂θ, in the order of θ, from their ∂D/∂z.
    pub fn gradient(&self, config: &Config, deltas: &[Vec<f64>]) -> Vec<f64> {
        let (sizes, mut gradient) = (&config.layer_sizes, Vec::with_capacity(config.parameters()));
        for (l, (a, delta)) in self.a.iter().zip(deltas).enumerate() {
            let (inputs, units) = (sizes[l], sizes[l + 1]);
            let m = (a.len() / inputs) as f64;
            for j in 0..units {
                let delta = || delta.iter().skip(j).step_by(units);
                gradient.push(delta().sum::<f64>() / m);
                for i in 0..inputs {
                    let products = delta().zip(a.iter().skip(i).step_by(inputs));
                    gradient.push(products.map(|(delta, a)| delta * a).sum::<f64>() / m);
                }
            }
        }
        gradient
    }
}

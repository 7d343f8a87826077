//! Forward and backward pass over a set of examples with every z, a and ∂D/∂z kept, in `f64`.

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
    #[inline(never)]
    pub fn new(config: &Config, theta: &[f64], inputs: &[f64]) -> Self {
        let sizes = &config.layer_sizes;
        let (mut a, mut z) = (vec![inputs.to_vec()], Vec::with_capacity(sizes.len()));
        for (l, layer) in matrices(sizes, theta).into_iter().enumerate() {
            // A layer is a network without hidden layers.
            let mut next = logits(&sizes[l..l + 2], layer, config.activation, &a[l]);
            z.push(next.clone());
            if l + 2 < sizes.len() {
                for value in &mut next {
                    *value = config.activation.value(*value);
                }
                a.push(next);
            }
        }
        Self { a, z }
    }

    /// z⁽ᴸ⁾, m × K.
    pub fn outputs(&self) -> &[f64] {
        &self.z[self.z.len() - 1]
    }

    /// ∂D/∂z⁽¹⁾ … ∂D/∂z⁽ᴸ⁾ in the shapes of z, D being the error of the row's example alone.
    #[inline(never)]
    pub fn deltas(&self, config: &Config, theta: &[f64], y: &[f64]) -> Vec<Vec<f64>> {
        let (sizes, k) = (&config.layer_sizes, config.outputs());
        let layers = matrices(sizes, theta);
        let mut deltas = self.z.clone();
        let mut last = Vec::with_capacity(y.len());
        for (z, y) in self.outputs().chunks_exact(k).zip(y.chunks_exact(k)) {
            last.extend(config.output.delta(z, y));
        }
        deltas[layers.len() - 1] = last;
        for l in (1..layers.len()).rev() {
            // From z⁽ˡ⁺¹⁾ to z⁽ˡ⁾ through Θ⁽ˡ⁾, without the constant 1, which has no z.
            let (units, next_units) = (sizes[l], sizes[l + 1]);
            let (before, after) = deltas.split_at_mut(l);
            for (to, next) in before[l - 1].chunks_exact_mut(units).zip(after[0].chunks_exact(next_units)) {
                for (i, z) in to.iter_mut().enumerate() {
                    let mut sum = 0.0;
                    for (j, delta) in next.iter().enumerate() {
                        sum += delta * layers[l][j * (units + 1) + i + 1];
                    }
                    *z = sum * config.activation.derivative(*z);
                }
            }
        }
        deltas
    }
}

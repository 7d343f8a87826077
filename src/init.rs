//! What θ starts from. Biases start at 0 in every scheme.

use crate::random::{Stream, standard_normal, stream, uniform01};

/// How the weights are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Init {
    /// Uniform within ±√(6 / (sₗ + sₗ₊₁)): Glorot and Bengio, "Understanding the difficulty of training deep
    /// feedforward neural networks" (2010), equation 16.
    Xavier,
    /// Normal with variance 2 / sₗ: He et al., "Delving deep into rectifiers" (2015), equation 10.
    He,
    /// Uniform within ±½, whatever the layer sizes.
    Uniform,
    /// All zeros. Hidden units of a layer then stay equal for ever: the symmetry that random weights are there to
    /// break.
    Zero,
}

impl Init {
    /// θ for these layer sizes, in the order of the boundary. Each weight takes its own draw, row by row, so the same
    /// seed gives the same weights wherever the sizes agree up to there.
    #[must_use]
    pub fn theta(self, sizes: &[usize], seed: u32) -> Vec<f64> {
        let mut rng = stream(seed, Stream::Init);
        let mut theta = vec![0.0; crate::network::parameter_count(sizes)];
        let mut rest = theta.as_mut_slice();
        for pair in sizes.windows(2) {
            let (inputs, units) = (pair[0], pair[1]);
            let (fan_in, fan_out) = (inputs as f64, units as f64);
            let (layer, after) = rest.split_at_mut(units * (inputs + 1));
            rest = after;
            for weight in layer.chunks_exact_mut(inputs + 1).flat_map(|unit| &mut unit[1..]) {
                *weight = match self {
                    Self::Xavier => (6.0 / (fan_in + fan_out)).sqrt() * (2.0 * uniform01(&mut rng) - 1.0),
                    Self::He => (2.0 / fan_in).sqrt() * standard_normal(&mut rng),
                    Self::Uniform => uniform01(&mut rng) - 0.5,
                    Self::Zero => 0.0,
                };
            }
        }
        theta
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of the weights of one 30 → 40 layer, biases left out.
    fn moments(init: Init) -> (f64, f64) {
        let theta = init.theta(&[30, 40], 7);
        let weights: Vec<f64> = theta.chunks(31).flat_map(|row| row[1..].to_vec()).collect();
        assert!(theta.chunks(31).all(|row| row[0] == 0.0), "biases start at 0");
        let mean = weights.iter().sum::<f64>() / 1200.0;
        (mean, weights.iter().map(|w| (w - mean) * (w - mean)).sum::<f64>() / 1199.0)
    }

    #[test]
    fn weights_have_the_variance_of_their_scheme() {
        // Variance of U(−b, b) is b²/3; four standard errors of a sample variance of 1,200 draws are below 17 %.
        for (init, variance) in
            [(Init::Xavier, 6.0 / 70.0 / 3.0), (Init::He, 2.0 / 30.0), (Init::Uniform, 1.0 / 12.0)]
        {
            let (mean, sampled) = moments(init);
            assert!(mean.abs() < 4.0 * (variance / 1200.0f64).sqrt(), "{init:?}: mean {mean}");
            assert!((sampled / variance - 1.0).abs() < 0.17, "{init:?}: variance {sampled}, not {variance}");
        }
        assert_eq!(moments(Init::Zero), (0.0, 0.0));
    }
}

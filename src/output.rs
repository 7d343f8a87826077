//! The output function g and the data error D that belongs to it, as the lecture defines them. Their vector half is in
//! `kernel`.
//!
//! In all three pairs the error's derivative by z is t − y, up to the factor 2 of the squared error without ½. The
//! cross-entropies are computed from the logits z⁽ᴸ⁾, never from ln t, so that they stay finite and exact where t
//! rounds to 0 or 1.

/// g with its error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// t = z with the squared error Σₖ (tₖ − yₖ)², without ½.
    Identity,
    /// t = 1/(1 + e⁻ᶻ) for K = 1, y ∈ {0, 1}, with the cross-entropy −y ln t − (1 − y) ln(1 − t).
    Sigmoid,
    /// tₖ = e^zₖ / Σⱼ e^zⱼ, y one-hot, with the cross-entropy −Σₖ yₖ ln tₖ.
    Softmax,
}

impl Output {
    /// t = g(z) for one example, z and t of length K.
    pub fn value(self, z: &[f64], t: &mut [f64]) {
        match self {
            Self::Identity => t.copy_from_slice(z),
            Self::Sigmoid => {
                for (t, z) in t.iter_mut().zip(z) {
                    *t = 1.0 / (1.0 + libm::exp(-z));
                }
            }
            Self::Softmax => {
                let highest = highest(z);
                for (t, z) in t.iter_mut().zip(z) {
                    *t = libm::exp(z - highest);
                }
                let total: f64 = t.iter().sum();
                for t in t {
                    *t /= total;
                }
            }
        }
    }

    /// The error of one example from its logits.
    #[must_use]
    pub fn error(self, z: &[f64], y: &[f64]) -> f64 {
        match self {
            Self::Identity => z.iter().zip(y).map(|(z, y)| (z - y) * (z - y)).sum(),
            // −y ln t − (1 − y) ln(1 − t) = max(z, 0) − zy + ln(1 + e^−|z|).
            Self::Sigmoid => z.iter().zip(y).map(|(z, y)| softplus(*z) - z * y).sum(),
            // −Σ yₖ ln tₖ = Σ yₖ (ln Σ e^zⱼ − zₖ), with the largest z taken out of the sum of exponentials.
            Self::Softmax => {
                let highest = highest(z);
                let log_sum = libm::log(z.iter().map(|z| libm::exp(z - highest)).sum());
                z.iter()
                    .zip(y)
                    .map(|(z, y)| if *y == 0.0 { 0.0 } else { y * (log_sum - (z - highest)) })
                    .sum()
            }
        }
    }

    /// ∂D/∂z of one example: t − y, or 2(t − y) for the squared error.
    #[must_use]
    pub fn delta(self, z: &[f64], y: &[f64]) -> Vec<f64> {
        let mut delta = vec![0.0; z.len()];
        self.value(z, &mut delta);
        let factor = if self == Self::Identity { 2.0 } else { 1.0 };
        for (delta, y) in delta.iter_mut().zip(y) {
            *delta = factor * (*delta - y);
        }
        delta
    }
}

/// ln(1 + eᶻ).
fn softplus(z: f64) -> f64 {
    z.max(0.0) + libm::log1p(libm::exp(-z.abs()))
}

/// The largest element; NaN if one is NaN, −∞ if there is none.
fn highest(z: &[f64]) -> f64 {
    z.iter().fold(f64::NEG_INFINITY, |high, &z| if z > high || z.is_nan() { z } else { high })
}

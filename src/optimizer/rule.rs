//! How one gradient changes θ: gradient descent, momentum, Adam.

use crate::config::OptimizerKind;
use crate::kernel::lanes::{Lanes, Real};
use crate::kernel::layout::Layout;
use crate::kernel::vector::flush_tiny;
use std::ops::Range;

/// The velocity's factor per update: Rumelhart, Hinton and Williams (1986), with the customary 0.9.
const MOMENTUM: f64 = 0.9;
/// Kingma and Ba, "Adam: a method for stochastic optimization" (2015), algorithm 1 with its recommended values.
const BETA_1: f64 = 0.9;
const BETA_2: f64 = 0.999;
const EPSILON: f64 = 1e-8;

/// A method's memory, laid out like θ.
#[derive(Debug, Clone)]
pub enum Rule<T> {
    /// θ ← θ − ηg.
    Sgd,
    /// v ← 0.9v − ηg, θ ← θ + v.
    Momentum {
        /// v.
        velocity: Vec<T>,
    },
    /// θ ← θ − η m̂ / (√v̂ + ε).
    Adam {
        /// m, the running mean of g.
        first: Vec<T>,
        /// v, the running mean of g².
        second: Vec<T>,
        /// β₁ᵗ.
        power_1: f64,
        /// β₂ᵗ.
        power_2: f64,
    },
}

impl<T: Real> Rule<T> {
    /// The rule of `kind` at its start for a padded θ of this length. L-BFGS is no such rule and counts as gradient
    /// descent.
    pub fn new(kind: OptimizerKind, length: usize) -> Self {
        let zeros = || vec![T::default(); length];
        match kind {
            OptimizerKind::Sgd | OptimizerKind::Lbfgs => Self::Sgd,
            OptimizerKind::Momentum => Self::Momentum { velocity: zeros() },
            OptimizerKind::Adam => Self::Adam { first: zeros(), second: zeros(), power_1: 1.0, power_2: 1.0 },
        }
    }

    /// Changes θ by the gradient of E, which is ∂D/∂θ plus `decay`·θ for the weights.
    pub fn update(
        &mut self,
        layout: &Layout,
        theta: &mut [T],
        gradient: &[T],
        decay: f64,
        learning_rate: f64,
    ) {
        if let Self::Adam { power_1, power_2, .. } = self {
            *power_1 *= BETA_1;
            *power_2 *= BETA_2;
        }
        for (part, penalised) in layout.parts() {
            let decay = if penalised { decay } else { 0.0 };
            self.update_part(part.clone(), &mut theta[part.clone()], &gradient[part], decay, learning_rate);
        }
    }

    /// As [`Rule::update`] for one part of θ.
    fn update_part(
        &mut self,
        part: Range<usize>,
        theta: &mut [T],
        gradient: &[T],
        decay: f64,
        learning_rate: f64,
    ) {
        let splat = |value: f64| T::V::splat(T::from_f64(value));
        let decay_vector = splat(decay);
        let pairs = theta.chunks_exact_mut(T::LANES).zip(gradient.chunks_exact(T::LANES));
        match self {
            Self::Sgd => {
                // θ − η(g + decay·θ)
                let (keep, eta) = (splat(1.0 - learning_rate * decay), splat(learning_rate));
                for (theta, g) in pairs {
                    (keep * T::V::load(theta) - eta * T::V::load(g)).store(theta);
                }
            }
            Self::Momentum { velocity } => {
                let (eta, momentum) = (splat(learning_rate), splat(MOMENTUM));
                for ((theta, g), v) in pairs.zip(velocity[part].chunks_exact_mut(T::LANES)) {
                    let old = T::V::load(theta);
                    let next = momentum * T::V::load(v) - eta * (T::V::load(g) + decay_vector * old);
                    next.store(v);
                    (old + next).store(theta);
                }
            }
            Self::Adam { first, second, power_1, power_2 } => {
                // The efficient order of the paper's section 2: both corrections in the step length and in ε.
                let correction = (1.0 - *power_2).sqrt();
                let step = splat(learning_rate * correction / (1.0 - *power_1));
                let epsilon = splat(EPSILON * correction);
                let (keep_1, add_1) = (splat(BETA_1), splat(1.0 - BETA_1));
                let (keep_2, add_2) = (splat(BETA_2), splat(1.0 - BETA_2));
                let (first, second) = (&mut first[part.clone()], &mut second[part]);
                let moments = first.chunks_exact_mut(T::LANES).zip(second.chunks_exact_mut(T::LANES));
                for ((theta, g), (m, v)) in pairs.zip(moments) {
                    let old = T::V::load(theta);
                    let g = T::V::load(g) + decay_vector * old;
                    let next_m = keep_1 * T::V::load(m) + add_1 * g;
                    let next_v = keep_2 * T::V::load(v) + add_2 * (g * g);
                    next_m.store(m);
                    next_v.store(v);
                    (old - step * next_m / (next_v.sqrt() + epsilon)).store(theta);
                }
            }
        }
    }

    /// Empties the memory.
    pub fn forget(&mut self) {
        match self {
            Self::Sgd => {}
            Self::Momentum { velocity } => velocity.fill(T::default()),
            Self::Adam { first, second, power_1, power_2 } => {
                first.fill(T::default());
                second.fill(T::default());
                (*power_1, *power_2) = (1.0, 1.0);
            }
        }
    }

    /// Sets memory that has decayed to nothing to 0. The thresholds leave room for 256 more decays before anything is
    /// denormal: 1e-20 · 0.9²⁵⁶ ≈ 2e-32 and 1e-30 · 0.999²⁵⁶ ≈ 8e-31.
    pub fn flush(&mut self) {
        match self {
            Self::Sgd => {}
            Self::Momentum { velocity } => flush_tiny(velocity, 1e-20),
            Self::Adam { first, second, .. } => {
                flush_tiny(first, 1e-20);
                flush_tiny(second, 1e-30);
            }
        }
    }
}

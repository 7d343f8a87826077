//! How one gradient changes θ: gradient descent, momentum, Adam.

use crate::config::Rule;
use crate::kernel::lanes::{Lanes, Real};
use crate::kernel::model::Model;
use crate::kernel::vector::flush_tiny;

/// The velocity's factor per update: Rumelhart, Hinton and Williams (1986), with the customary 0.9.
const MOMENTUM: f64 = 0.9;
/// Kingma and Ba, "Adam: a method for stochastic optimization" (2015), algorithm 1 with its recommended values.
const BETA_1: f64 = 0.9;
const BETA_2: f64 = 0.999;
const EPSILON: f64 = 1e-8;

/// What a rule remembers of the gradients so far, laid out like θ.
#[derive(Debug, Clone)]
pub enum Memory<T> {
    /// θ ← θ − ηg needs none.
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

impl<T: Real> Memory<T> {
    /// The memory of a rule at its start, for a padded θ of this length.
    pub fn new(rule: Rule, length: usize) -> Self {
        let zeros = || vec![T::default(); length];
        match rule {
            Rule::Sgd => Self::Sgd,
            Rule::Momentum => Self::Momentum { velocity: zeros() },
            Rule::Adam => Self::Adam { first: zeros(), second: zeros(), power_1: 1.0, power_2: 1.0 },
        }
    }

    /// Changes a model's θ by the gradient of E, g = ∂D/∂θ + λ∇R, given ∂D/∂θ.
    pub fn update(&mut self, model: &mut Model<T>, gradient: &[T], learning_rate: f64) {
        if matches!(self, Self::Sgd) {
            return model.descend(gradient, learning_rate);
        }
        let splat = |value: f64| T::V::splat(T::from_f64(value));
        let eta = splat(learning_rate);
        let (theta, decays) = model.theta_and_decays();
        let slopes = gradient.chunks_exact(T::LANES).zip(decays.chunks_exact(T::LANES));
        let places = theta.chunks_exact_mut(T::LANES).zip(slopes).map(|(place, (gradient, decay))| {
            let theta = T::V::load(place);
            (place, theta, T::V::load(gradient) + T::V::load(decay) * theta)
        });
        match self {
            Self::Sgd => {}
            Self::Momentum { velocity } => {
                let momentum = splat(MOMENTUM);
                for ((place, theta, g), v) in places.zip(velocity.chunks_exact_mut(T::LANES)) {
                    let next = momentum * T::V::load(v) - eta * g;
                    next.store(v);
                    (theta + next).store(place);
                }
            }
            Self::Adam { first, second, power_1, power_2 } => {
                *power_1 *= BETA_1;
                *power_2 *= BETA_2;
                // The efficient order of the paper's section 2: both corrections in the step length and in ε.
                let correction = (1.0 - *power_2).sqrt();
                let step = splat(learning_rate * correction / (1.0 - *power_1));
                let epsilon = splat(EPSILON * correction);
                let (keep_1, add_1) = (splat(BETA_1), splat(1.0 - BETA_1));
                let (keep_2, add_2) = (splat(BETA_2), splat(1.0 - BETA_2));
                let moments = first.chunks_exact_mut(T::LANES).zip(second.chunks_exact_mut(T::LANES));
                for ((place, theta, g), (m, v)) in places.zip(moments) {
                    let next_m = keep_1 * T::V::load(m) + add_1 * g;
                    let next_v = keep_2 * T::V::load(v) + add_2 * (g * g);
                    next_m.store(m);
                    next_v.store(v);
                    (theta - step * next_m / (next_v.sqrt() + epsilon)).store(place);
                }
            }
        }
        model.refresh();
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

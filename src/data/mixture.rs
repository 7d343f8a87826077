//! Finite mixtures of Gaussians in the plane, one per class: the densities behind the points.
//!
//! With K equally likely classes of densities f_k(x) = Σ_i w_i N(x; μ_i, Σ_i), everything that theory says about a
//! source follows from the joint log densities ln(f_k(x) / K).

use super::density::{RUN, Run, Term};
use crate::random::{standard_normal_pair, uniform01};
use rand::Rng;

/// One Gaussian of a class at noise 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Component {
    /// Share among the components of its class, in any unit.
    pub(super) weight: f64,
    /// μ.
    pub(super) mean: [f64; 2],
    /// Lower triangle (l₁₁, l₂₁, l₂₂) of L, with covariance L Lᵀ at noise 1 and s² L Lᵀ at noise s.
    pub(super) factor: [f64; 3],
}

impl Component {
    /// A round cloud with standard deviation `sd` in every direction.
    pub(super) fn round(mean: [f64; 2], sd: f64) -> Self {
        Self {
            weight: 1.0,
            mean,
            factor: [sd, 0.0, sd],
        }
    }

    /// An ellipse with standard deviation `along` in the direction `angle` (radians, counter-clockwise from x₁) and
    /// `across` at a right angle to it: the Cholesky factor of R diag(along², across²) Rᵀ.
    pub(super) fn tilted(mean: [f64; 2], along: f64, across: f64, angle: f64) -> Self {
        let (sin, cos) = libm::sincos(angle);
        let (a, b) = (along * along, across * across);
        let l11 = (a * cos * cos + b * sin * sin).sqrt();
        let l21 = (a - b) * sin * cos / l11;
        // The determinants agree: (l₁₁ l₂₂)² = (along · across)².
        let l22 = along * across / l11;
        Self {
            weight: 1.0,
            mean,
            factor: [l11, l21, l22],
        }
    }

    /// The same Gaussian with another share of its class.
    pub(super) fn weighing(self, weight: f64) -> Self {
        Self { weight, ..self }
    }
}

/// One class: its components at a noise, to draw from and to evaluate.
struct Class {
    components: Vec<Component>,
    /// Running sums of the weights, ending near 1.
    cumulative: Vec<f64>,
    terms: Vec<Term>,
}

/// A mixture per class, the classes equally likely.
pub(super) struct Mixture {
    noise: f64,
    classes: Vec<Class>,
}

impl Mixture {
    /// `components[k]` are those of class k at noise 1; none of the lists is empty.
    pub(super) fn new(components: Vec<Vec<Component>>, noise: f64) -> Self {
        let prior = 1.0 / components.len() as f64;
        let class = |mut components: Vec<Component>| {
            let total: f64 = components.iter().map(|component| component.weight).sum();
            let mut sum = 0.0;
            let mut cumulative = Vec::with_capacity(components.len());
            for component in &mut components {
                component.weight /= total;
                sum += component.weight;
                cumulative.push(sum);
            }
            let terms = components
                .iter()
                .map(|component| Term::new(component, prior, noise))
                .collect();
            Class {
                components,
                cumulative,
                terms,
            }
        };
        Self {
            noise,
            classes: components.into_iter().map(class).collect(),
        }
    }

    /// K.
    pub(super) fn class_count(&self) -> usize {
        self.classes.len()
    }

    /// A point of class `class`. Takes one uniform from `points` for the component and one pair of normals u from
    /// `noise`, whatever the noise s: x = μ + s L u, so another s moves the same points.
    pub(super) fn draw(&self, class: usize, points: &mut impl Rng, noise: &mut impl Rng) -> [f64; 2] {
        let class = &self.classes[class];
        let share = uniform01(points);
        // The last sum can fall short of 1 by rounding.
        let chosen = class
            .cumulative
            .partition_point(|&sum| sum <= share)
            .min(class.components.len() - 1);
        let Component {
            mean,
            factor: [l11, l21, l22],
            ..
        } = class.components[chosen];
        let [u1, u2] = standard_normal_pair(noise);
        [
            mean[0] + self.noise * (l11 * u1),
            mean[1] + self.noise * (l21 * u1 + l22 * u2),
        ]
    }

    /// The prepared components of each class.
    pub(super) fn terms(&self) -> impl Iterator<Item = &[Term]> {
        self.classes.iter().map(|class| class.terms.as_slice())
    }

    /// ln(f_k(x) / K) by class k and point of the run.
    pub(super) fn log_joint(&self, run: &Run) -> Vec<[f64; RUN]> {
        self.terms().map(|terms| run.log_sum(terms)).collect()
    }

    /// What a network would have before g: the log odds of class 1 for two classes, else ln P(k|x) of each class.
    pub(super) fn z_into(&self, points: &[[f64; 2]], z: &mut [f64]) {
        let outputs = if self.class_count() == 2 {
            1
        } else {
            self.class_count()
        };
        for (points, z) in points.chunks(RUN).zip(z.chunks_mut(RUN * outputs)) {
            let logs = self.log_joint(&Run::new(points.iter().copied()));
            for (lane, z) in z.chunks_exact_mut(outputs).enumerate() {
                if let [z] = z {
                    *z = logs[1][lane] - logs[0][lane];
                } else {
                    let total = log_total(&logs, lane);
                    z.iter_mut()
                        .zip(&logs)
                        .for_each(|(z, log)| *z = log[lane] - total);
                }
            }
        }
    }
}

/// ln Σ_k e^(logs[k]) at one point of a run: ln of the density over all classes.
pub(super) fn log_total(logs: &[[f64; RUN]], lane: usize) -> f64 {
    let largest = logs
        .iter()
        .fold(f64::NEG_INFINITY, |largest, log| largest.max(log[lane]));
    largest + libm::log(logs.iter().map(|log| libm::exp(log[lane] - largest)).sum())
}

//! Finite mixtures of Gaussians in the plane, one per class: the densities behind the points.
//!
//! With K classes of prior probabilities πₖ and densities fₖ(x) = Σᵢ wᵢ N(x; μᵢ, Σᵢ), everything that theory says
//! about a source follows from the joint log densities ln(πₖ fₖ(x)).

use super::density::{RUN, Run, Term, larger};
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
        Self { weight: 1.0, mean, factor: [sd, 0.0, sd] }
    }

    /// An ellipse with standard deviation `along` in the direction `angle` (radians, counter-clockwise from x₁) and
    /// `across` at a right angle to it: the Cholesky factor of R diag(along², across²) Rᵀ.
    pub(super) fn tilted(mean: [f64; 2], along: f64, across: f64, angle: f64) -> Self {
        let (sin, cos) = crate::functions::sin_cos(angle);
        let (a, b) = (along * along, across * across);
        let l11 = (a * cos * cos + b * sin * sin).sqrt();
        let l21 = (a - b) * sin * cos / l11;
        // The determinants agree: (l₁₁ l₂₂)² = (along · across)².
        let l22 = along * across / l11;
        Self { weight: 1.0, mean, factor: [l11, l21, l22] }
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

/// A mixture per class.
pub(super) struct Mixture {
    noise: f64,
    classes: Vec<Class>,
}

impl Mixture {
    /// `components[k]` are those of class k at noise 1; none of the lists is empty. `prior(k)` is the probability of
    /// class k.
    pub(super) fn new(components: Vec<Vec<Component>>, prior: impl Fn(usize) -> f64, noise: f64) -> Self {
        let class = |(k, mut components): (usize, Vec<Component>)| {
            let total: f64 = components.iter().map(|component| component.weight).sum();
            let mut sum = 0.0;
            let mut cumulative = Vec::with_capacity(components.len());
            for component in &mut components {
                component.weight /= total;
                sum += component.weight;
                cumulative.push(sum);
            }
            let terms = components.iter().map(|component| Term::new(component, prior(k), noise)).collect();
            Class { components, cumulative, terms }
        };
        Self { noise, classes: components.into_iter().enumerate().map(class).collect() }
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
        let chosen = class.cumulative.partition_point(|&sum| sum <= share).min(class.components.len() - 1);
        let Component { mean, factor: [l11, l21, l22], .. } = class.components[chosen];
        let [u1, u2] = standard_normal_pair(noise);
        [mean[0] + self.noise * (l11 * u1), mean[1] + self.noise * (l21 * u1 + l22 * u2)]
    }

    /// The prepared components of each class.
    pub(super) fn terms(&self) -> impl Iterator<Item = &[Term]> {
        self.classes.iter().map(|class| class.terms.as_slice())
    }

    /// ln(πₖ fₖ(x)) by class k and point of the run.
    #[inline(never)]
    pub(super) fn log_joint(&self, run: &Run) -> Vec<[f64; RUN]> {
        self.terms().map(|terms| run.log_sum(terms)).collect()
    }

    /// What a network would have before g: the log odds of class 1 for two classes, else ln P(k|x) of each class.
    pub(super) fn z_into(&self, points: &[[f64; 2]], z: &mut [f64]) {
        let outputs = if self.class_count() == 2 { 1 } else { self.class_count() };
        for (points, z) in points.chunks(RUN).zip(z.chunks_mut(RUN * outputs)) {
            let logs = self.log_joint(&Run::new(points));
            for (lane, z) in z.chunks_exact_mut(outputs).enumerate() {
                if let [z] = z {
                    *z = logs[1][lane] - logs[0][lane];
                } else {
                    let (largest, rest) = log_total(&logs, lane);
                    z.iter_mut().zip(&logs).for_each(|(z, log)| *z = (log[lane] - largest) - rest);
                }
            }
        }
    }
}

/// The largest of the numbers at one point of a run, and ln Σₖ e^(logs[k] − largest). Kept apart, since their sum
/// would round away what the differences between classes hold.
pub(super) fn log_total(logs: &[[f64; RUN]], lane: usize) -> (f64, f64) {
    let largest = logs.iter().fold(f64::NEG_INFINITY, |largest, log| larger(largest, log[lane]));
    (largest, libm::log(logs.iter().map(|log| libm::exp(log[lane] - largest)).sum()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Stream, stream};

    /// Two components of different weight, one of them tilted, at noise 1.3.
    fn mixture() -> Mixture {
        let tilted = Component::tilted([1.0, -2.0], 2.0, 0.5, 0.7);
        let class = vec![tilted.weighing(3.0), Component::round([-4.0, 3.0], 0.8)];
        Mixture::new(vec![class, vec![Component::round([0.0, 0.0], 1.0)]], |_| 0.5, 1.3)
    }

    #[test]
    fn a_tilted_component_has_the_covariance_of_its_ellipse() {
        let [l11, l21, l22] = Component::tilted([0.0, 0.0], 3.0, 0.4, 2.0).factor;
        // R diag(9, 0.16) Rᵀ for an angle of 2 radians, by hand.
        let (sin, cos) = crate::functions::sin_cos(2.0);
        let expected = [
            9.0 * cos * cos + 0.16 * sin * sin,
            (9.0 - 0.16) * sin * cos,
            9.0 * sin * sin + 0.16 * cos * cos,
        ];
        let covariance = [l11 * l11, l11 * l21, l21 * l21 + l22 * l22];
        for (got, want) in covariance.into_iter().zip(expected) {
            assert!((got - want).abs() < 1e-14, "{got} {want}");
        }
    }

    #[test]
    fn drawn_points_have_the_mean_and_covariance_of_the_mixture() {
        let mixture = mixture();
        let (mut points, mut noise) = (stream(5, Stream::Points), stream(5, Stream::Noise));
        let count = 200_000;
        let draws: Vec<_> = (0..count).map(|_| mixture.draw(0, &mut points, &mut noise)).collect();
        // Of the mixture: E[x] = Σ w μ and Cov = Σ w (s² L Lᵀ + μ μᵀ) − E[x] E[x]ᵀ, with w = 3/4 and 1/4.
        let (sin, cos) = crate::functions::sin_cos(0.7);
        let ellipse =
            [4.0 * cos * cos + 0.25 * sin * sin, 3.75 * sin * cos, 4.0 * sin * sin + 0.25 * cos * cos];
        let mean = [0.75 * 1.0 + 0.25 * -4.0, 0.75 * -2.0 + 0.25 * 3.0];
        let second = |k: usize, round: f64, first: f64, other: f64| {
            0.75 * (1.69 * ellipse[k] + first) + 0.25 * (1.69 * round + other)
        };
        let covariance = [
            second(0, 0.64, 1.0, 16.0) - mean[0] * mean[0],
            second(1, 0.0, -2.0, -12.0) - mean[0] * mean[1],
            second(2, 0.64, 4.0, 9.0) - mean[1] * mean[1],
        ];
        // 4.5 standard errors, taken from the sample.
        let check = |what: &str, want: f64, value: &dyn Fn(&[f64; 2]) -> f64| {
            let n = f64::from(count);
            let got = draws.iter().map(value).sum::<f64>() / n;
            let variance = draws.iter().map(|x| (value(x) - got) * (value(x) - got)).sum::<f64>() / n;
            assert!((got - want).abs() < 4.5 * (variance / n).sqrt(), "{what}: {got} instead of {want}");
        };
        check("mean of x1", mean[0], &|x| x[0]);
        check("mean of x2", mean[1], &|x| x[1]);
        check("variance of x1", covariance[0], &|x| (x[0] - mean[0]) * (x[0] - mean[0]));
        check("covariance", covariance[1], &|x| (x[0] - mean[0]) * (x[1] - mean[1]));
        check("variance of x2", covariance[2], &|x| (x[1] - mean[1]) * (x[1] - mean[1]));
    }

    #[test]
    fn joint_densities_are_the_formula_and_integrate_to_the_priors() {
        let mixture = mixture();
        let step = 0.1;
        let mut masses = [0.0; 2];
        for (i, j) in (-200..200).flat_map(|i| (-200..200).step_by(RUN).map(move |j| (i, j))) {
            let point = |lane: usize| [step * f64::from(i), step * (f64::from(j) + lane as f64)];
            let points: Vec<_> = (0..RUN.min((200 - j) as usize)).map(point).collect();
            let logs = mixture.log_joint(&Run::new(&points));
            for (lane, x) in points.into_iter().enumerate() {
                for (mass, log) in masses.iter_mut().zip(&logs) {
                    *mass += step * step * libm::exp(log[lane]);
                }
                let squared = (x[0] * x[0] + x[1] * x[1]) / 1.69;
                let log_density = -0.5 * squared - libm::log(2.0 * std::f64::consts::TAU * 1.69);
                assert!((logs[1][lane] - log_density).abs() <= 1e-15 * log_density.abs());
            }
        }
        assert!(masses.iter().all(|mass| (mass - 0.5).abs() < 1e-12), "{masses:?}");
    }
}

//! Sums of Gaussian densities in the logarithm, many points at a time.
//!
//! In the logarithm the sums stay finite and exact a thousand standard deviations out, where every density is 0 in
//! f64. Most of a picture is far from most components of a ring or a spiral. Points therefore come in runs of
//! [`RUN`] neighbours: bounds over the whole run drop the components that do not count, and exponentials are taken of
//! the few that are left.

use super::mixture::Component;
use crate::kernel::elementary::exp;
use crate::kernel::lanes::Lanes;
use wide::f64x2;

/// Points that are evaluated together.
pub(super) const RUN: usize = 16;

const VECTORS: usize = RUN / 2;

/// A component smaller than the largest by this many units of the logarithm does not count: a hundred of them add
/// 100 e⁻⁴² = 6·10⁻¹⁷ to a sum of at least 1, half of what rounding takes.
const NEGLIGIBLE: f64 = 42.0;

/// Coordinates count as at most this. Farther out the squared distances to two classes agree in all of their digits.
const FARTHEST: f64 = 1e9;

/// The larger of two numbers, neither NaN. `f64::max` has rules for NaN that no instruction of wasm has, so it is a call.
pub(super) fn larger(a: f64, b: f64) -> f64 {
    if a < b { b } else { a }
}

/// The smaller of two numbers, neither NaN.
fn smaller(a: f64, b: f64) -> f64 {
    if b < a { b } else { a }
}

/// A component at some noise, prepared for evaluation.
pub(super) struct Term {
    mean: [f64; 2],
    /// Lower triangle of (s L)⁻¹, which turns x − μ into standard normal coordinates.
    whiten: [f64; 3],
    /// By how much `whiten` stretches a length at most: its spectral norm, one over the smallest standard deviation.
    stretch: f64,
    /// ln(w N(μ; μ, Σ) · prior).
    log_peak: f64,
}

impl Term {
    /// The component with its share of the class counted `prior` times, its covariance noise² L Lᵀ.
    pub(super) fn new(component: &Component, prior: f64, noise: f64) -> Self {
        let [l11, l21, l22] = component.factor.map(|l| noise * l);
        let [p, q, r] = [1.0 / l11, -l21 / (l11 * l22), 1.0 / l22];
        // Eigenvalues of W Wᵀ from its trace T = p² + q² + r² and determinant (p r)²: (T + √(T² − 4 (p r)²)) / 2.
        let (trace, twice_root) = (p * p + q * q + r * r, 2.0 * p * r);
        let difference = ((trace - twice_root).max(0.0) * (trace + twice_root)).sqrt();
        Self {
            mean: component.mean,
            whiten: [p, q, r],
            stretch: (0.5 * (trace + difference)).sqrt(),
            log_peak: libm::log(component.weight * prior * p * r / std::f64::consts::TAU),
        }
    }

    pub(super) fn mean(&self) -> [f64; 2] {
        self.mean
    }

    /// Smallest standard deviation over all directions.
    pub(super) fn narrowest(&self) -> f64 {
        1.0 / self.stretch
    }

    /// Standard deviation in the direction of the unit vector `d`: |s Lᵀ d|.
    pub(super) fn spread(&self, d: [f64; 2]) -> f64 {
        let [p, q, r] = self.whiten;
        // s L is the inverse of the lower triangle (p, q, r).
        let (l11, l21, l22) = (1.0 / p, -q / (p * r), 1.0 / r);
        let (a, b) = (l11 * d[0] + l21 * d[1], l22 * d[1]);
        (a * a + b * b).sqrt()
    }

    /// Squared distance from the mean in standard deviations.
    fn squared_distance(&self, x1: f64, x2: f64) -> f64 {
        let [p, q, r] = self.whiten;
        let (dx1, dx2) = (x1 - self.mean[0], x2 - self.mean[1]);
        let (u1, u2) = (p * dx1, q * dx1 + r * dx2);
        u1 * u1 + u2 * u2
    }

    /// Logarithm of the term at each point of the run.
    fn logs(&self, run: &Run) -> [f64x2; VECTORS] {
        let [p, q, r] = self.whiten.map(f64x2::splat);
        let [mean1, mean2] = self.mean.map(f64x2::splat);
        let (log_peak, half) = (f64x2::splat(self.log_peak), f64x2::splat(0.5));
        std::array::from_fn(|v| {
            let (dx1, dx2) = (run.x1[v] - mean1, run.x2[v] - mean2);
            let (u1, u2) = (p * dx1, q * dx1 + r * dx2);
            log_peak - half * (u1 * u1 + u2 * u2)
        })
    }

    /// Least and largest logarithm of the term at any point within the run's circle.
    fn bounds(&self, run: &Run) -> [f64; 2] {
        let distance = self.squared_distance(run.center[0], run.center[1]).sqrt();
        let reach = self.stretch * run.radius;
        let (near, far) = (larger(distance - reach, 0.0), distance + reach);
        [self.log_peak - 0.5 * far * far, self.log_peak - 0.5 * near * near]
    }
}

/// Up to [`RUN`] points that are evaluated together, and a circle around them.
pub(super) struct Run {
    x1: [f64x2; VECTORS],
    x2: [f64x2; VECTORS],
    center: [f64; 2],
    radius: f64,
}

impl Run {
    /// A run of the first [`RUN`] points, which must be finite. Coordinates beyond ±10⁹ count as ±10⁹. Lanes without
    /// a point repeat the first.
    #[inline(never)]
    pub(super) fn new(points: &[[f64; 2]]) -> Self {
        let near = |c: f64| smaller(larger(c, -FARTHEST), FARTHEST);
        let first = points.first().copied().unwrap_or_default().map(near);
        let (mut x1, mut x2) = ([first[0]; RUN], [first[1]; RUN]);
        for ((lane1, lane2), point) in x1.iter_mut().zip(&mut x2).zip(points) {
            [*lane1, *lane2] = point.map(near);
        }
        let (center1, half1) = middle(&x1);
        let (center2, half2) = middle(&x2);
        Self {
            x1: bytemuck::cast(x1),
            x2: bytemuck::cast(x2),
            center: [center1, center2],
            radius: (half1 * half1 + half2 * half2).sqrt(),
        }
    }

    /// No point of the run has a larger ln Σ than this.
    pub(super) fn log_sum_at_most(&self, terms: &[Term]) -> f64 {
        let largest = terms.iter().map(|term| term.bounds(self)[1]).fold(f64::NEG_INFINITY, larger);
        largest + libm::log(terms.len() as f64)
    }

    /// ln Σ of the terms at each point.
    pub(super) fn log_sum(&self, terms: &[Term]) -> [f64; RUN] {
        let bounds: Vec<_> = terms.iter().map(|term| term.bounds(self)).collect();
        let least = bounds.iter().fold(f64::NEG_INFINITY, |least, bound| larger(least, bound[0]));
        let mut largest = [f64x2::splat(f64::NEG_INFINITY); VECTORS];
        let mut logs = Vec::new();
        for (term, bound) in terms.iter().zip(&bounds) {
            if bound[1] >= least - NEGLIGIBLE {
                let log = term.logs(self);
                for (largest, log) in largest.iter_mut().zip(log) {
                    *largest = largest.at_least(log);
                }
                logs.push(log);
            }
        }
        let mut sum = [f64x2::splat(0.0); VECTORS];
        let exp = exp::<f64>();
        for log in &logs {
            for ((sum, log), largest) in sum.iter_mut().zip(log).zip(largest) {
                *sum += exp(*log - largest);
            }
        }
        let (largest, sum): ([f64; RUN], [f64; RUN]) = (bytemuck::cast(largest), bytemuck::cast(sum));
        std::array::from_fn(|lane| largest[lane] + libm::log(sum[lane]))
    }
}

/// Middle of the range of some numbers, and half its width.
fn middle(values: &[f64; RUN]) -> (f64, f64) {
    let (least, largest) =
        values.iter().fold((values[0], values[0]), |(low, high), &v| (smaller(low, v), larger(high, v)));
    (f64::midpoint(least, largest), 0.5 * (largest - least))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Stream, standard_normal, stream, uniform01};

    /// Components of all shapes and sizes, and a run of points `spread` apart around `center`.
    fn random(seed: u32, center: f64, spread: f64) -> (Vec<Term>, Vec<[f64; 2]>) {
        let mut rng = stream(seed, Stream::Points);
        let terms = (0..40)
            .map(|_| {
                let mean = [5.0 * standard_normal(&mut rng), 5.0 * standard_normal(&mut rng)];
                let (along, across) = (0.1 + 2.0 * uniform01(&mut rng), 0.1 + 2.0 * uniform01(&mut rng));
                let component = Component::tilted(mean, along, across, 7.0 * uniform01(&mut rng));
                Term::new(&component.weighing(uniform01(&mut rng) / 20.0), 0.5, 0.7)
            })
            .collect();
        let coordinate = |rng: &mut _| center + spread * standard_normal(rng);
        let points = (0..RUN).map(|_| [coordinate(&mut rng), coordinate(&mut rng)]).collect();
        (terms, points)
    }

    #[test]
    fn bounds_hold_at_every_point_of_the_run() {
        for seed in 0..50 {
            let (terms, points) = random(seed, 0.0, 0.1 * f64::from(seed));
            let run = Run::new(&points);
            let sums = run.log_sum(&terms);
            assert!(sums.iter().all(|&sum| sum <= run.log_sum_at_most(&terms)));
            for term in &terms {
                let [least, most] = term.bounds(&run);
                let logs: [f64; RUN] = bytemuck::cast(term.logs(&run));
                let slack = 1e-12 * least.abs();
                assert!(logs.iter().all(|&log| least - slack <= log && log <= most + slack));
            }
        }
    }

    #[test]
    fn bounds_of_a_single_point_are_its_value() {
        for seed in 0..50 {
            let (terms, points) = random(seed, 0.0, 0.1 * f64::from(seed));
            let run = Run::new(&points[..1]);
            let mut largest = f64::NEG_INFINITY;
            for term in &terms {
                let logs: [f64; RUN] = bytemuck::cast(term.logs(&run));
                let close = |bound: f64| (bound - logs[0]).abs() <= 1e-12 * logs[0].abs();
                assert!(
                    term.bounds(&run).into_iter().all(close),
                    "{:?} around {}",
                    term.bounds(&run),
                    logs[0]
                );
                largest = larger(largest, logs[0]);
            }
            let most = largest + libm::log(terms.len() as f64);
            assert!((run.log_sum_at_most(&terms) - most).abs() <= 1e-12 * most.abs());
        }
    }

    #[test]
    fn dropping_small_components_does_not_show() {
        for (seed, center) in [(1, 0.0), (2, 0.0), (3, 30.0), (4, 1000.0)] {
            let (terms, points) = random(seed, center, 0.5);
            let run = Run::new(&points);
            let all: Vec<[f64; RUN]> = terms.iter().map(|term| bytemuck::cast(term.logs(&run))).collect();
            for (lane, got) in run.log_sum(&terms).into_iter().enumerate() {
                let largest = all.iter().fold(f64::NEG_INFINITY, |largest, log| largest.max(log[lane]));
                let sum: f64 = all.iter().map(|log| libm::exp(log[lane] - largest)).sum();
                let want = largest + libm::log(sum);
                assert!((got - want).abs() <= 1e-15 * want.abs().max(4.0), "{got} {want}");
            }
        }
    }

    #[test]
    fn spreads_are_those_of_the_ellipse() {
        let term = Term::new(&Component::tilted([0.0, 0.0], 3.0, 0.4, 0.6), 1.0, 2.0);
        let (sin, cos) = crate::functions::sin_cos(0.6);
        assert!((term.spread([cos, sin]) - 6.0).abs() < 1e-13);
        assert!((term.spread([-sin, cos]) - 0.8).abs() < 1e-13);
        assert!((term.narrowest() - 0.8).abs() < 1e-13);
    }
}

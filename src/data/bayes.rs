//! The Bayes error and the Bayes cross-entropy of a mixture, by quadrature over the plane.
//!
//! With j_k(x) = f_k(x) / K the two are ∫ (Σ_k j_k − max_k j_k) dx and −∫ Σ_k j_k ln(j_k / Σ j) dx. For functions as
//! smooth as Gaussians the plain sum over a grid converges exponentially in the inverse step (Trefethen and Weideman,
//! "The Exponentially Convergent Trapezoidal Rule", SIAM Review 56, 2014); at a step of a third of the standard
//! deviation its error is that of rounding. The maximum has a kink where the best class changes, which the sum along
//! each row is corrected for. The rows are turned by an angle that belongs to no source, so that no boundary between
//! classes runs along a row.

use super::density::{RUN, Run, Term};
use super::mixture::{Mixture, log_total};

/// What nobody can do better than, on average over a source. `None` where it does not apply.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bayes {
    /// Share of examples that the best classifier gets wrong: 1 − E[max_k P(k|x)].
    pub error: Option<f64>,
    /// Mean cross-entropy of the true posterior, the smallest possible D: −E[Σ_k P(k|x) ln P(k|x)].
    pub cross_entropy: Option<f64>,
    /// Mean squared error of E[y|x], the smallest possible D of a regression: the variance of the noise.
    pub noise_variance: Option<f64>,
}

/// Step of the grid, in standard deviations of the narrowest component.
const STEP: f64 = 1.0 / 3.0;

/// How far beyond the means the grid goes, in standard deviations. Outside is less than e^(−7² / 2) = 2·10⁻¹¹.
const REACH: f64 = 7.0;

/// Where all classes but one have a lower log density than this, nothing is left to integrate: e⁻³⁰ over an area of
/// some hundred is 10⁻¹¹.
const NEGLIGIBLE: f64 = -30.0;

/// Direction of the rows in radians.
const TURN: f64 = 0.4;

/// Error and cross-entropy, to about 1e-7.
pub(super) fn bayes_of(mixture: &Mixture) -> Bayes {
    let (sin, cos) = libm::sincos(TURN);
    let (along, across) = ([cos, sin], [-sin, cos]);
    let terms = || mixture.terms().flatten();
    let step = STEP * terms().map(Term::narrowest).fold(f64::INFINITY, f64::min);
    let [left, right] = extent(terms(), along);
    let [bottom, top] = extent(terms(), across);
    let (columns, rows) = (
        ((right - left) / step).ceil() as usize,
        ((top - bottom) / step).ceil() as usize,
    );
    let mut sums = RowSums::default();
    for row in 0..=rows {
        let v = bottom + row as f64 * step;
        let node = |column: usize| {
            let u = left + column as f64 * step;
            [u * along[0] + v * across[0], u * along[1] + v * across[1]]
        };
        sums.last = None;
        for first in (0..=columns).step_by(RUN) {
            let count = RUN.min(columns + 1 - first);
            sums.add(mixture, &Run::new((first..first + count).map(node)), count);
        }
    }
    let cell = step * step;
    Bayes {
        error: Some(cell * sums.error),
        cross_entropy: Some(cell * sums.cross_entropy),
        noise_variance: None,
    }
}

/// Range of the mixture in the direction of the unit vector `d`.
fn extent<'a>(terms: impl Iterator<Item = &'a Term>, d: [f64; 2]) -> [f64; 2] {
    terms.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], term| {
        let [x1, x2] = term.mean();
        let (middle, reach) = (x1 * d[0] + x2 * d[1], REACH * term.spread(d));
        [low.min(middle - reach), high.max(middle + reach)]
    })
}

/// The two integrands summed over the nodes so far.
#[derive(Default)]
struct RowSums {
    error: f64,
    cross_entropy: f64,
    /// The j_k of the node before in the same row, unless it was left out.
    last: Option<Vec<f64>>,
}

impl RowSums {
    fn add(&mut self, mixture: &Mixture, run: &Run, count: usize) {
        let contested = mixture
            .terms()
            .filter(|terms| run.log_sum_at_most(terms) > NEGLIGIBLE)
            .count();
        if contested < 2 {
            self.last = None;
            return;
        }
        let logs = mixture.log_joint(run);
        for lane in 0..count {
            let total = log_total(&logs, lane);
            let joint: Vec<_> = logs.iter().map(|log| libm::exp(log[lane])).collect();
            let best = largest(&joint);
            for (class, j) in joint.iter().enumerate() {
                self.cross_entropy += j * (total - logs[class][lane]);
                if class != best {
                    self.error += j;
                }
            }
            if let Some(last) = &self.last {
                self.error += kink(last, &joint);
            }
            self.last = Some(joint);
        }
    }
}

/// What the sum over nodes lacks, in units of the step, where the best class changes between two of them. Between
/// them the error turns from j_q to j_p: its slope drops by |g′|, with g = j_p − j_q. By the Euler–Maclaurin formula a
/// kink of that size at the fraction θ between the nodes costs −h² |g′| B₂(θ) / 2, B₂(θ) = θ² − θ + 1/6.
fn kink(last: &[f64], joint: &[f64]) -> f64 {
    let (p, q) = (largest(last), largest(joint));
    if p == q {
        return 0.0;
    }
    let before = last[p] - last[q];
    let change = before - (joint[p] - joint[q]);
    if change <= 0.0 {
        return 0.0; // Both are ties: there is no kink to speak of.
    }
    let theta = before / change;
    -0.5 * change * (theta * theta - theta + 1.0 / 6.0)
}

/// Index of the largest number, the first among equals.
fn largest(values: &[f64]) -> usize {
    (1..values.len()).fold(0, |best, k| if values[k] > values[best] { k } else { best })
}

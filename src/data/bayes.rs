//! The Bayes error and the Bayes cross-entropy of a mixture, by quadrature over the plane.
//!
//! With jₖ(x) = πₖ fₖ(x) the two are ∫ (Σₖ jₖ − maxₖ jₖ) dx and −∫ Σₖ jₖ ln(jₖ / Σ j) dx. For functions as smooth as
//! Gaussians the plain sum over a grid converges exponentially in the inverse step (Trefethen and Weideman, "The
//! Exponentially Convergent Trapezoidal Rule", SIAM Review 56, 2014), and at a fifth of the standard deviation the
//! cross-entropy is as good as exact. The maximum has a kink along the boundaries between classes. A boundary that runs
//! along a row would meet all of the row's kinks at the same distance from a node, and their errors would add up; the
//! rows are turned against every straight boundary of the sources, so that the errors cancel.

use super::density::{RUN, Run, Term};
use super::mixture::{Mixture, log_total};
use std::ops::Range;

/// What nobody can do better than, on average over a source. `None` where it does not apply.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bayes {
    /// Share of examples that the best classifier gets wrong: 1 − E[maxₖ P(k|x)].
    pub error: Option<f64>,
    /// Mean cross-entropy of the true posterior, the smallest possible D: −E[Σₖ P(k|x) ln P(k|x)].
    pub cross_entropy: Option<f64>,
    /// Mean squared error of E[y|x], the smallest possible D of a regression: the variance of the noise.
    pub noise_variance: Option<f64>,
}

/// Step of the grid, in standard deviations of the narrowest component.
const STEP: f64 = 0.2;

/// How far beyond the means the grid goes, in standard deviations. Outside is less than e^(−7² / 2) = 2·10⁻¹¹.
const REACH: f64 = 7.0;

/// Where all classes but one have a lower log density than this, nothing is left to integrate: e⁻³⁰ over an area of
/// some hundred is 10⁻¹¹.
pub(super) const NEGLIGIBLE: f64 = -30.0;

/// Direction of the rows in radians: 10° or more from every boundary between blobs, their number from 2 to 8.
const TURN: f64 = 0.6;

/// The error to within 5e-5, the cross-entropy to within 1e-8.
pub(super) fn bayes_of(mixture: &Mixture) -> Bayes {
    let grid = Grid::over(mixture, 1.0);
    let mut sums = Sums::default();
    grid.runs(&mut |run, count, _| sums.add(mixture, run, count));
    Bayes {
        error: Some(grid.cell() * sums.error),
        cross_entropy: Some(grid.cell() * sums.cross_entropy),
        noise_variance: None,
    }
}

/// The nodes over which integrals are summed.
pub(super) struct Grid {
    along: [f64; 2],
    across: [f64; 2],
    left: f64,
    bottom: f64,
    step: f64,
    columns: usize,
    rows: usize,
}

impl Grid {
    /// A grid over all of a mixture, its step `coarseness` times that of the Bayes error's.
    #[inline(never)]
    pub(super) fn over(mixture: &Mixture, coarseness: f64) -> Self {
        let (sin, cos) = crate::functions::sin_cos(TURN);
        let (along, across) = ([cos, sin], [-sin, cos]);
        let terms = || mixture.terms().flatten();
        let step = coarseness * STEP * terms().map(Term::narrowest).fold(f64::INFINITY, f64::min);
        let [left, right] = extent(terms(), along);
        let [bottom, top] = extent(terms(), across);
        let (columns, rows) =
            (((right - left) / step).ceil() as usize + 1, ((top - bottom) / step).ceil() as usize + 1);
        Self { along, across, left, bottom, step, columns, rows }
    }

    /// Area that a node stands for.
    pub(super) fn cell(&self) -> f64 {
        self.step * self.step
    }

    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.columns * self.rows
    }

    /// Nodes in a row.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    fn node(&self, column: usize, row: usize) -> [f64; 2] {
        let (u, v) = (self.left + column as f64 * self.step, self.bottom + row as f64 * self.step);
        [u * self.along[0] + v * self.across[0], u * self.along[1] + v * self.across[1]]
    }

    /// As many rows from `first` on as have about `nodes` nodes, at least one.
    pub(super) fn some_rows(&self, first: usize, nodes: usize) -> Range<usize> {
        first..(first + nodes.div_ceil(self.columns)).min(self.rows)
    }

    /// All nodes of some rows.
    pub(super) fn nodes(&self, rows: Range<usize>) -> Vec<[f64; 2]> {
        let mut nodes = Vec::with_capacity(rows.len() * self.columns);
        for row in rows {
            for column in 0..self.columns {
                nodes.push(self.node(column, row));
            }
        }
        nodes
    }

    /// All nodes in runs: `visit(run, count, [column, row] of the first)`.
    pub(super) fn runs(&self, visit: &mut dyn FnMut(&Run, usize, [usize; 2])) {
        for row in 0..self.rows {
            for first in (0..self.columns).step_by(RUN) {
                let count = RUN.min(self.columns - first);
                let mut points = [[0.0; 2]; RUN];
                for (point, column) in points[..count].iter_mut().zip(first..) {
                    *point = self.node(column, row);
                }
                visit(&Run::new(&points[..count]), count, [first, row]);
            }
        }
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
struct Sums {
    error: f64,
    cross_entropy: f64,
}

impl Sums {
    fn add(&mut self, mixture: &Mixture, run: &Run, count: usize) {
        let present = mixture.terms().filter(|terms| run.log_sum_at_most(terms) > NEGLIGIBLE);
        if present.count() < 2 {
            return;
        }
        let logs = mixture.log_joint(run);
        for lane in 0..count {
            let (largest, rest) = log_total(&logs, lane);
            let best = libm::exp(largest);
            let mut all = 0.0;
            for log in &logs {
                let joint = libm::exp(log[lane]);
                all += joint;
                self.cross_entropy += joint * (rest + (largest - log[lane]));
            }
            self.error += all - best;
        }
    }
}

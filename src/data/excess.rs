//! How far a network is from the optimum, on average over a source: what no finite test set says exactly.
//!
//! With jₖ(x) = πₖ fₖ(x), P = j / Σ j and the network's t, the two are ∫ Σₖ jₖ ln(Pₖ / tₖ) dx, the expected
//! Kullback–Leibler divergence, which is also the expected D minus the Bayes cross-entropy; and ∫ (maxₖ jₖ − jₖ₍ₜ₎) dx
//! with k(t) the network's most probable class, the expected share of wrong decisions minus the Bayes error.
//!
//! Both are sums over the grid of the Bayes error. A network can be steeper than any source, so how good the sums are
//! is not known beforehand; the nodes in even rows and columns give the sums of a grid with twice the step at no cost,
//! and the difference is reported as the error's estimate.
//!
//! In a regression x is uniform over the domain, and what is lost is E[(t − E[y|x])²], the expected D minus the variance
//! of the noise: a mean over midpoints, of which every third makes the coarser grid.

use super::bayes::{Grid, NEGLIGIBLE};
use super::mixture::{Mixture, log_total};
use crate::output::Output;

/// An expectation with its uncertainty.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// By how much a grid of twice the step gives another value.
    pub uncertainty: f64,
}

/// How far a network is from the optimum.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Excess {
    /// What the expected D has beyond the smallest possible: `E[KL(P‖t)]`, or `E[(t − E[y|x])²]` in a regression.
    pub divergence: Estimate,
    /// Expected share of wrong decisions − Bayes error; `None` in a regression.
    pub error: Option<Estimate>,
}

/// Sums over all nodes and over those in even rows and columns.
#[derive(Default)]
struct Sum {
    all: f64,
    even: f64,
}

impl Sum {
    fn add(&mut self, value: f64, is_even: bool) {
        self.all += value;
        if is_even {
            self.even += value;
        }
    }

    /// An even node stands for the area of four.
    fn estimate(&self, cell: f64) -> Estimate {
        Estimate { value: cell * self.all, uncertainty: (cell * (self.all - 4.0 * self.even)).abs() }
    }
}

/// Most nodes along an axis of a regression.
const FINEST: f64 = 1000.0;

/// Nodes at which the network is asked together: what it does once for each call, such as reading θ, then takes no time
/// to speak of.
const ASKED: usize = 4096;

/// `logits(x)` gives z⁽ᴸ⁾ of the network at every row of x (m × 2), m × K; a single output is that of class 1. The grid
/// has at most about `nodes` nodes.
pub(super) fn excess_of(
    mixture: &Mixture,
    output: Output,
    nodes: f64,
    logits: &dyn Fn(&[f64]) -> Vec<f64>,
) -> Excess {
    let finest = Grid::over(mixture, 1.0);
    let coarseness = (finest.len() as f64 / nodes).sqrt();
    let grid = if coarseness > 1.0 { Grid::over(mixture, coarseness) } else { finest };
    let classes = mixture.class_count();
    let outputs = if output == Output::Sigmoid { 1 } else { classes };
    let (mut divergence, mut error) = (Sum::default(), Sum::default());
    let mut posterior = vec![0.0; classes];
    // z of the nodes in some rows.
    let (mut rows, mut z) = (0..0, Vec::new());
    grid.runs(&mut |run, count, [column, row]| {
        if !mixture.terms().any(|terms| run.log_sum_at_most(terms) > NEGLIGIBLE) {
            return;
        }
        if !rows.contains(&row) {
            rows = grid.some_rows(row, ASKED);
            z = logits(grid.nodes(rows.clone()).as_flattened());
        }
        let first = ((row - rows.start) * grid.columns() + column) * outputs;
        let logs = mixture.log_joint(run);
        for (lane, z) in z[first..first + count * outputs].chunks_exact(outputs).enumerate() {
            let (largest, rest) = log_total(&logs, lane);
            let mut least = 0.0;
            for (p, log) in posterior.iter_mut().zip(&logs) {
                let ln_p = (log[lane] - largest) - rest;
                *p = libm::exp(ln_p);
                least -= *p * ln_p;
            }
            let (y, chosen) = match z {
                [z] => (&posterior[1..], usize::from(*z >= 0.0)),
                _ => (&*posterior, (1..classes).fold(0, |best, k| if z[k] > z[best] { k } else { best })),
            };
            // Σ jₖ ln(Pₖ / tₖ) is Σ j times the expected error −Σ Pₖ ln tₖ of the network, less that of P itself.
            let density = libm::exp(largest + rest);
            let is_even = row % 2 == 0 && (column + lane) % 2 == 0;
            divergence.add(density * (output.error(z, y) - least), is_even);
            error.add(density * (libm::exp(-rest) - posterior[chosen]), is_even);
        }
    });
    let cell = grid.cell();
    Excess { divergence: divergence.estimate(cell), error: Some(error.estimate(cell)) }
}

/// The same for a regression with n = 1 or 2 over a domain. The grid has at most about `nodes` nodes.
pub(super) fn squared_excess(
    mean: fn(&[f64]) -> f64,
    domain: &[f64],
    nodes: f64,
    logits: &dyn Fn(&[f64]) -> Vec<f64>,
) -> Excess {
    let n = domain.len() / 2;
    // A line, or as many rows as columns; and how many cells one of the coarser grid stands for.
    let (most, coarse_cell) = if n == 1 { (nodes, 3.0) } else { (nodes.sqrt(), 9.0) };
    let columns = 3 * ((most.min(FINEST) / 3.0) as usize).max(1);
    let rows = if n == 1 { 1 } else { columns };
    let at = |axis: usize, index: usize| {
        let [low, high] = [domain[2 * axis], domain[2 * axis + 1]];
        low + (high - low) * (index as f64 + 0.5) / columns as f64
    };
    let (mut all, mut third) = (0.0, 0.0);
    for row in 0..rows {
        let mut x = Vec::with_capacity(n * columns);
        for column in 0..columns {
            x.push(at(0, column));
            if n == 2 {
                x.push(at(1, row));
            }
        }
        for (column, (x, t)) in x.chunks_exact(n).zip(logits(&x)).enumerate() {
            let lost = (t - mean(x)) * (t - mean(x));
            all += lost;
            if column % 3 == 1 && (n == 1 || row % 3 == 1) {
                third += lost;
            }
        }
    }
    let cells = (columns * rows) as f64;
    let value = all / cells;
    let uncertainty = (value - third * coarse_cell / cells).abs();
    Excess { divergence: Estimate { value, uncertainty }, error: None }
}

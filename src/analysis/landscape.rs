//! E and D as functions of two coordinates of θ: the landscape that training walks in, along a plane.

use super::directions::require_theta;
use super::trace::require_range;
use crate::config::Precision;
use crate::error::Result;
use crate::kernel::elementary;
use crate::kernel::lanes::{Lanes, Real};
use crate::output::Output;
use crate::plane::Nodes;
use crate::trainer::Trainer;
use std::ops::Range;

type Vector = <f32 as Real>::V;

/// Examples whose errors are summed in `f32`, so that a sum over many stays as exact as one over few.
const RUN: usize = 64;

/// A grid over the plane θ(a, b) = θ₀ + a·u + b·v. Node (i, j) is at a = a₀ + i (a₁ − a₀)/(width − 1) and
/// b = b₀ + j (b₁ − b₀)/(height − 1); row j = 0 is the bottom, as in [`Plane`](crate::Plane).
#[derive(Debug, Clone, PartialEq)]
pub struct Landscape {
    /// θ₀, u and v.
    arrays: [Vec<f64>; 3],
    nodes: Nodes,
}

/// D and E at the nodes of some rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Errors {
    /// D, row by row from the bottom.
    pub d: Vec<f32>,
    /// E = D + λR.
    pub e: Vec<f32>,
}

impl Landscape {
    /// `width` × `height` nodes over `domain` = [a₀, a₁, b₀, b₁] of the plane through the origin θ₀ along u and v, in the
    /// order of θ. u and v need no length and no angle; where one is 0 or both lie on a line, the landscape is that along
    /// a line.
    ///
    /// # Errors
    /// As [`Plane::new`](crate::Plane::new) for the grid.
    pub fn new(arrays: [&[f64]; 3], domain: &[f64], width: u32, height: u32) -> Result<Self> {
        Ok(Self { arrays: arrays.map(<[f64]>::to_vec), nodes: Nodes::new(domain, width, height)? })
    }

    /// D and E of a trainer's network on its training set with its λ at all nodes of some rows, counted from the bottom;
    /// the trainer's own θ stays. A row at a time or all at once gives the same bits.
    ///
    /// θ is computed in `f64`, the network and D in `f32`: D is exact to about 10⁻⁶ of its size and of the z that it is
    /// computed from, 10⁻⁵ at most where z is in the tens; [`Trainer::error_at`] gives it in `f64`. Where `f32` overflows,
    /// D and E are infinite or NaN.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no training set, or for rows that are not there; [`Error::ShapeMismatch`] or
    /// [`Error::InvalidData`] for an origin or a direction that is no θ of the trainer, or examples that are not finite in
    /// `f32`.
    pub fn errors(&self, trainer: &Trainer, rows: Range<usize>) -> Result<Errors> {
        let (config, training) = (trainer.config(), trainer.training()?);
        let [origin, u, v] = &self.arrays;
        for (array, values) in [("origin", origin), ("u", u), ("v", v)] {
            require_theta(&config.layer_sizes, array, values)?;
        }
        training.require_precision(config, Precision::Single)?;
        let [a, b] = [self.nodes.coordinates(0), self.nodes.coordinates(1)];
        require_range("rows", &rows, b.len())?;
        let (m, n, k) = (training.m, config.inputs(), config.outputs());
        let (stride, mut evaluator) = (f32::padded(m), trainer.evaluator::<f32>());
        let (x, y) = (in_lanes(&training.x, n, stride), in_lanes(&training.y, k, stride));
        let mut z = vec![0.0; k * stride];
        let penalty = Quadratic::new(&config.layer_sizes, [origin, u, v]);
        let weight = config.lambda / m as f64;
        let mut errors = Errors { d: Vec::new(), e: Vec::new() };
        for &b in &b[rows] {
            let start: Vec<f64> = origin.iter().zip(v).map(|(origin, v)| origin + b * v).collect();
            for &a in &a {
                evaluator.set_theta(start.iter().zip(u).map(|(start, u)| (start + a * u) as f32));
                evaluator.each(
                    m,
                    |first, input, run| run.copy_from_slice(&x[input * stride + first..][..run.len()]),
                    |first, output, run| z[output * stride + first..][..run.len()].copy_from_slice(run),
                );
                let d = total_error(config.output, &z, &y, stride, m) / m as f64;
                errors.d.push(d as f32);
                errors.e.push((d + weight * penalty.at(a, b)) as f32);
            }
        }
        Ok(errors)
    }
}

/// m·R along the plane, which is quadratic in a and b: the products of the three arrays' weights with each other, so that
/// no node has to sum squares.
struct Quadratic {
    /// Of 1, a, b, a², ab, b².
    coefficients: [f64; 6],
}

impl Quadratic {
    fn new(sizes: &[usize], arrays: [&[f64]; 3]) -> Self {
        let [origin, u, v] = arrays;
        let mut coefficients = [0.0; 6];
        let mut first = 0;
        for pair in sizes.windows(2) {
            for _ in 0..pair[1] {
                for i in first + 1..=first + pair[0] {
                    let (o, u, v) = (origin[i], u[i], v[i]);
                    let terms = [o * o, 2.0 * o * u, 2.0 * o * v, u * u, 2.0 * u * v, v * v];
                    for (sum, term) in coefficients.iter_mut().zip(terms) {
                        *sum += term;
                    }
                }
                first += pair[0] + 1;
            }
        }
        Self { coefficients }
    }

    fn at(&self, a: f64, b: f64) -> f64 {
        let [one, of_a, of_b, of_aa, of_ab, of_bb] = self.coefficients;
        one + a * (of_a + a * of_aa + b * of_ab) + b * (of_b + b * of_bb)
    }
}

/// Rows of `columns` numbers as columns of `stride`, examples in lanes; zeros where there is no example.
fn in_lanes(rows: &[f64], columns: usize, stride: usize) -> Vec<f32> {
    let mut lanes = vec![0.0; columns * stride];
    for (example, row) in rows.chunks_exact(columns).enumerate() {
        for (column, &value) in row.iter().enumerate() {
            lanes[column * stride + example] = value as f32;
        }
    }
    lanes
}

/// The sum of the errors of m examples in lanes, `stride` for each output.
#[inline(never)]
fn total_error(output: Output, z: &[f32], y: &[f32], stride: usize, m: usize) -> f64 {
    let softplus = elementary::softplus::<f32>();
    let load = |from: &[f32], at: usize| Vector::load(&from[at..]);
    let mut total = 0.0;
    for first in (0..m).step_by(RUN) {
        let mut sum = Vector::splat(0.0);
        for at in (first..m.min(first + RUN)).step_by(f32::LANES) {
            let mut error = Vector::splat(0.0);
            if output == Output::Identity {
                for at in (at..z.len()).step_by(stride) {
                    let rest = load(z, at) - load(y, at);
                    error += rest * rest;
                }
            } else {
                // −Σ yₖ ln tₖ = ln Σ e^zₖ − Σ yₖzₖ, since the yₖ add up to 1; class by class
                // ln(eᵃ + eᵇ) = a + ln(1 + eᵇ⁻ᵃ). A single sigmoid is the second of two classes, the first with z = 0.
                let mut classes = (at..z.len()).step_by(stride);
                if output == Output::Softmax {
                    classes.next();
                    error = load(z, at);
                }
                for at in classes {
                    error += softplus(load(z, at) - error);
                }
                for at in (at..z.len()).step_by(stride) {
                    error -= load(y, at) * load(z, at);
                }
            }
            if at + f32::LANES > m {
                let mut lanes = [0.0; f32::LANES];
                error.store(&mut lanes);
                lanes[m - at..].fill(0.0);
                error = Vector::load(&lanes);
            }
            sum += error;
        }
        total += f64::from(sum.sum());
    }
    total
}

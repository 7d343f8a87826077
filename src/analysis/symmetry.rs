//! The same function by another θ: hidden units in another order and, of odd activations, with other signs.
//!
//! Exchanging two units of a hidden layer, with their rows of Θ⁽ˡ⁻¹⁾ and their columns of Θ⁽ˡ⁾, leaves t as it is. Since
//! tanh(−z) = −tanh z and, for the logistic sigmoid, σ(−z) = 1 − σ(z), so does turning a unit's sign: its row and its
//! column are negated, and of the sigmoid the old column is added to the next layer's biases. A layer of s units thus
//! has 2ˢ·s! equal forms; of tanh networks without superfluous units these are all there are (Sussmann, "Uniqueness of
//! the weights for minimal feedforward nets with a given input-output map", Neural Networks 5, 1992). Rectifiers have
//! the orders alone. Scaling a rectifier's row by c > 0 and its column by 1/c keeps t, too, but not R; the canonical form
//! leaves it as it is.

use super::directions::require_theta;
use crate::activation::Activation;
use crate::error::Result;
use std::cmp::Ordering;

impl Activation {
    /// Whether the sign of a unit can be turned.
    pub(super) const fn has_signs(self) -> bool {
        matches!(self, Self::Sigmoid | Self::Tanh)
    }
}

/// The canonical form of θ, in the order of the boundary: every other θ with the same units in another order or with
/// other signs has the same one, up to rounding, and it is its own.
///
/// Signs: the first number other than 0 of a unit's incoming weights is positive; where they are all 0, its bias; where
/// that is 0 too, its first outgoing weight other than 0. Order: units of a layer by their incoming weights, the first
/// first, then by bias, from small to large; those that are equal in all, which are the same unit twice, by their
/// outgoing weights. Layers are brought into order from the first on, so only in such twins does the form of one layer
/// depend on the order of the next.
///
/// A weight that decides, and is as good as 0 or as good as another unit's, may fall either way by a last bit; to find
/// out whether two θ are nearly the same, use [`super::solutions`].
///
/// # Errors
/// [`Error::ShapeMismatch`](crate::Error::ShapeMismatch) or [`Error::InvalidData`](crate::Error::InvalidData) for θ.
pub fn canonical_form(sizes: &[usize], activation: Activation, theta: &[f64]) -> Result<Vec<f64>> {
    require_theta(sizes, "theta", theta)?;
    let mut theta = theta.to_vec();
    bring_into_form(sizes, activation, &mut theta);
    Ok(theta)
}

/// [`canonical_form`] of a θ that has the network's length.
pub(super) fn bring_into_form(sizes: &[usize], activation: Activation, theta: &mut [f64]) {
    for value in theta.iter_mut() {
        // −0 + 0 = 0: zeros have no sign.
        *value += 0.0;
    }
    let mut rest = theta;
    for sizes in sizes.windows(3) {
        let (inputs, units) = (sizes[0], sizes[1]);
        let (layer, after) = rest.split_at_mut(units * (inputs + 1));
        let next = &mut after[..sizes[2] * (units + 1)];
        if activation.has_signs() {
            for (j, row) in layer.chunks_exact_mut(inputs + 1).enumerate() {
                if is_negative(row, next, units + 1, j + 1) {
                    turn(activation, row, next, units + 1, j + 1);
                }
            }
        }
        sort(layer, next, inputs + 1, units);
        rest = after;
    }
}

/// Whether the number that decides on a unit's sign is negative: of its row, or of its column in the next layer.
fn is_negative(row: &[f64], next: &[f64], columns: usize, column: usize) -> bool {
    let outgoing = next.iter().skip(column).step_by(columns);
    let mut numbers = row[1..].iter().chain(&row[..1]).chain(outgoing);
    numbers.find(|number| **number != 0.0).is_some_and(|number| *number < 0.0)
}

/// Turns the sign of a unit.
fn turn(activation: Activation, row: &mut [f64], next: &mut [f64], columns: usize, column: usize) {
    for number in row {
        *number = 0.0 - *number;
    }
    for next in next.chunks_exact_mut(columns) {
        if activation == Activation::Sigmoid {
            next[0] += next[column];
        }
        next[column] = 0.0 - next[column];
    }
}

/// Brings the units of a layer into order: rows of `length` numbers, and columns of the next layer.
fn sort(layer: &mut [f64], next: &mut [f64], length: usize, units: usize) {
    // By insertion: layers are small, and a general sort is a kilobyte of the module.
    for end in 1..units {
        let mut j = end;
        while j > 0 && order(layer, next, length, units, j - 1, j) == Ordering::Greater {
            for i in 0..length {
                layer.swap((j - 1) * length + i, j * length + i);
            }
            for next in next.chunks_exact_mut(units + 1) {
                next.swap(j, j + 1);
            }
            j -= 1;
        }
    }
}

/// How units j and k of a layer stand to each other.
fn order(layer: &[f64], next: &[f64], length: usize, units: usize, j: usize, k: usize) -> Ordering {
    let row = |unit: usize| &layer[unit * length..][..length];
    let incoming = |unit: usize| row(unit)[1..].iter().chain(&row(unit)[..1]);
    let outgoing = |unit: usize| next.iter().skip(unit + 1).step_by(units + 1);
    let pairs = incoming(j).zip(incoming(k)).chain(outgoing(j).zip(outgoing(k)));
    pairs.map(|(a, b)| a.total_cmp(b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

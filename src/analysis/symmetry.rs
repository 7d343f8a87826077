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
/// Signs: the first number other than 0 of a unit's row of Θ, its bias first, is positive; where there is none, of its
/// column in the next layer. Order: units of a layer by their rows, number by number from small to large; those that are
/// equal in all, which are the same unit twice, by their columns. Layers are brought into order from the first on, so only
/// of such twins does the form of one layer depend on the order of the next.
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
#[inline(never)]
pub(super) fn bring_into_form(sizes: &[usize], activation: Activation, theta: &mut [f64]) {
    let mut rest = theta;
    for sizes in sizes.windows(3) {
        let (columns, units) = (sizes[0] + 1, sizes[1]);
        let (layer, after) = rest.split_at_mut(units * columns);
        let next = &mut after[..sizes[2] * (units + 1)];
        // Of every unit its row, then its column.
        let length = columns + sizes[2];
        let mut unit_by_unit = vec![0.0; units * length];
        for (j, unit) in unit_by_unit.chunks_exact_mut(length).enumerate() {
            let (row, column) = unit.split_at_mut(columns);
            row.copy_from_slice(&layer[j * columns..][..columns]);
            for (k, weight) in column.iter_mut().enumerate() {
                *weight = next[k * (units + 1) + j + 1];
            }
            let first = unit.iter().find(|number| **number != 0.0);
            let turns = activation.has_signs() && first.is_some_and(|first| *first < 0.0);
            for (at, number) in unit.iter_mut().enumerate() {
                if turns && activation == Activation::Sigmoid && at >= columns {
                    next[(at - columns) * (units + 1)] += *number;
                }
                // Zeros have no sign: 0 − 0 = −0 + 0 = 0.
                *number = if turns { 0.0 - *number } else { *number + 0.0 };
            }
        }
        sort(&mut unit_by_unit, length);
        for (j, unit) in unit_by_unit.chunks_exact(length).enumerate() {
            let (row, column) = unit.split_at(columns);
            layer[j * columns..][..columns].copy_from_slice(row);
            for (k, weight) in column.iter().enumerate() {
                next[k * (units + 1) + j + 1] = *weight;
            }
        }
        rest = after;
    }
}

/// Sorts rows of `length` numbers. By insertion: layers are small, and a general sort is two kilobytes of the module.
fn sort(rows: &mut [f64], length: usize) {
    for end in (length..rows.len()).step_by(length) {
        let mut at = end;
        while at > 0 && order(&rows[at - length..at], &rows[at..at + length]) == Ordering::Greater {
            let (before, after) = rows.split_at_mut(at);
            before[at - length..].swap_with_slice(&mut after[..length]);
            at -= length;
        }
    }
}

/// How two rows stand to each other, by the first numbers in which they differ.
#[inline(never)]
pub(super) fn order(one: &[f64], other: &[f64]) -> Ordering {
    for (one, other) in one.iter().zip(other) {
        let order = one.total_cmp(other);
        if order.is_ne() {
            return order;
        }
    }
    Ordering::Equal
}

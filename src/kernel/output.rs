//! The error and its derivative of whole blocks of examples, the vector half of [`Output`].
//!
//! A single output lies one number an example; several lie in rows of whole vectors, one row an example.

use super::elementary;
use super::lanes::{Lanes, Real};
use super::layout::Layer;
use super::vector::keep_first;
use crate::output::Output;

impl Output {
    /// Replaces the logits of `count` examples by `scale` · ∂D/∂z, laid out as `layer` says. What lies in z beyond the
    /// outputs and beyond the examples becomes 0.
    #[inline(never)]
    pub(crate) fn deltas<T: Real>(self, layer: &Layer, count: usize, z: &mut [T], y: &[T], scale: T) {
        match self {
            Self::Identity => by_lane(z, y, scale + scale, |z| z),
            Self::Sigmoid => by_lane(z, y, scale, elementary::sigmoid::<T>()),
            Self::Softmax => {
                for (z, y) in z.chunks_exact_mut(layer.pitch).zip(y.chunks_exact(layer.pitch)) {
                    let total = exponentials(z, layer.units).1;
                    for (z, y) in z.iter_mut().zip(y).take(layer.units) {
                        *z = (*z / total - *y) * scale;
                    }
                    keep_first(z, layer.units);
                }
            }
        }
        if layer.is_single {
            keep_first(z, count);
        }
    }

    /// The sum of the errors of `count` examples, laid out as for [`Output::deltas`].
    #[must_use]
    #[inline(never)]
    pub(crate) fn total_error<T: Real>(self, layer: &Layer, count: usize, z: &[T], y: &[T]) -> f64 {
        match self {
            Self::Identity => {
                let rows = z.chunks_exact(layer.pitch).zip(y.chunks_exact(layer.pitch)).take(count);
                rows.map(|(z, y)| sum_of(z, y, layer.units, |z, y| (z - y) * (z - y))).sum()
            }
            Self::Sigmoid => {
                let softplus = elementary::softplus::<T>();
                let (mut total, mut left) = (0.0, count);
                for (z, y) in z.chunks_exact(T::LANES).zip(y.chunks_exact(T::LANES)) {
                    let z = T::V::load(z);
                    let mut errors = [T::default(); 4];
                    (softplus(z) - z * T::V::load(y)).store(&mut errors);
                    for error in &errors[..T::LANES.min(left)] {
                        total += error.to_f64();
                    }
                    left = left.saturating_sub(T::LANES);
                }
                total
            }
            Self::Softmax => {
                let mut row = vec![T::default(); layer.pitch];
                let rows = z.chunks_exact(layer.pitch).zip(y.chunks_exact(layer.pitch)).take(count);
                rows.map(|(z, y)| {
                    row.copy_from_slice(z);
                    let (highest, total) = exponentials(&mut row, layer.units);
                    let log_sum = libm::log(total.to_f64());
                    sum_of(z, y, layer.units, |z, y| {
                        if y == 0.0 { 0.0 } else { y * (log_sum - (z - highest.to_f64())) }
                    })
                })
                .sum()
            }
        }
    }
}

/// Σ f(z, y) over the first `classes` lanes, in order.
fn sum_of<T: Real>(z: &[T], y: &[T], classes: usize, f: impl Fn(f64, f64) -> f64) -> f64 {
    z.iter().zip(y).take(classes).map(|(z, y)| f(z.to_f64(), y.to_f64())).sum()
}

/// Replaces every z by `scale`·(t(z) − y).
#[inline(always)]
fn by_lane<T: Real>(z: &mut [T], y: &[T], scale: T, t: impl Fn(T::V) -> T::V) {
    for (z, y) in z.chunks_exact_mut(T::LANES).zip(y.chunks_exact(T::LANES)) {
        ((t(T::V::load(z)) - T::V::load(y)) * T::V::splat(scale)).store(z);
    }
}

/// Replaces the logits of one row by e^(z − highest); gives the highest and the sum over the classes. NaN in gives a
/// NaN sum.
fn exponentials<T: Real>(row: &mut [T], classes: usize) -> (T, T) {
    let highest = row[1..classes].iter().fold(row[0], |high, &z| if z > high { z } else { high });
    let exp = elementary::exp::<T>();
    for lanes in row.chunks_exact_mut(T::LANES) {
        exp(T::V::load(lanes) - T::V::splat(highest)).store(lanes);
    }
    let total = row[1..classes].iter().fold(row[0], |total, &e| total + e);
    (highest, total)
}

//! The output function g and the data error D that belongs to it.
//!
//! In all three pairs the error's derivative by z is t − y, up to the factor 2 of the squared error without ½. The
//! cross-entropies are computed from the logits z⁽ᴸ⁾, never from ln t, so that they stay finite and exact where t
//! rounds to 0 or 1.

use crate::kernel::elementary;
use crate::kernel::lanes::{Lanes, Real};

/// g with its error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// t = z with the squared error Σₖ (tₖ − yₖ)², without ½.
    Identity,
    /// t = 1/(1 + e⁻ᶻ) for K = 1, y ∈ {0, 1}, with the cross-entropy −y ln t − (1 − y) ln(1 − t).
    Sigmoid,
    /// tₖ = e^zₖ / Σⱼ e^zⱼ, y one-hot, with the cross-entropy −Σₖ yₖ ln tₖ.
    Softmax,
}

impl Output {
    /// t = g(z) for one example, z and t of length K.
    pub fn value(self, z: &[f64], t: &mut [f64]) {
        match self {
            Self::Identity => t.copy_from_slice(z),
            Self::Sigmoid => {
                for (t, z) in t.iter_mut().zip(z) {
                    *t = 1.0 / (1.0 + libm::exp(-z));
                }
            }
            Self::Softmax => {
                let highest = highest(z);
                for (t, z) in t.iter_mut().zip(z) {
                    *t = libm::exp(z - highest);
                }
                let total: f64 = t.iter().sum();
                for t in t {
                    *t /= total;
                }
            }
        }
    }

    /// The error of one example from its logits.
    #[must_use]
    pub fn error(self, z: &[f64], y: &[f64]) -> f64 {
        match self {
            Self::Identity => z.iter().zip(y).map(|(z, y)| (z - y) * (z - y)).sum(),
            // −y ln t − (1 − y) ln(1 − t) = max(z, 0) − zy + ln(1 + e^−|z|).
            Self::Sigmoid => z.iter().zip(y).map(|(z, y)| softplus(*z) - z * y).sum(),
            // −Σ yₖ ln tₖ = Σ yₖ (ln Σ e^zⱼ − zₖ), with the largest z taken out of the sum of exponentials.
            Self::Softmax => {
                let highest = highest(z);
                let log_sum = libm::log(z.iter().map(|z| libm::exp(z - highest)).sum());
                z.iter()
                    .zip(y)
                    .map(|(z, y)| if *y == 0.0 { 0.0 } else { y * (log_sum - (z - highest)) })
                    .sum()
            }
        }
    }

    /// ∂D/∂z of one example: t − y, or 2(t − y) for the squared error.
    #[must_use]
    pub fn delta(self, z: &[f64], y: &[f64]) -> Vec<f64> {
        let mut delta = vec![0.0; z.len()];
        self.value(z, &mut delta);
        let factor = if self == Self::Identity { 2.0 } else { 1.0 };
        for (delta, y) in delta.iter_mut().zip(y) {
            *delta = factor * (*delta - y);
        }
        delta
    }

    /// What [`Output::deltas`] expects in the lanes of y beyond K: g of the zero that is in z there.
    #[must_use]
    pub fn padding<T: Real>(self) -> T {
        T::from_f64(if self == Self::Sigmoid { 0.5 } else { 0.0 })
    }

    /// Replaces each row of logits by `scale` · ∂D/∂z: rows of `pitch`, a whole number of vectors, of which the first
    /// `classes` are the outputs. Lanes beyond must be 0 in z and [`Output::padding`] in y; they stay 0.
    #[inline(never)]
    pub fn deltas<T: Real>(self, z: &mut [T], y: &[T], pitch: usize, classes: usize, scale: T) {
        match self {
            Self::Identity => by_lane(z, y, scale + scale, |z| z),
            Self::Sigmoid => by_square(z, y, scale, elementary::sigmoid::<T>()),
            Self::Softmax => {
                for (z, y) in z.chunks_exact_mut(pitch).zip(y.chunks_exact(pitch)) {
                    let total = exponentials(z, classes).1;
                    for (z, y) in z.iter_mut().zip(y).take(classes) {
                        *z = (*z / total - *y) * scale;
                    }
                    z[classes..].fill(T::default());
                }
            }
        }
    }

    /// The sum of the errors of all rows, laid out as for [`Output::deltas`].
    #[must_use]
    #[inline(never)]
    pub fn total_error<T: Real>(self, z: &[T], y: &[T], pitch: usize, classes: usize) -> f64 {
        let rows = z.chunks_exact(pitch).zip(y.chunks_exact(pitch));
        match self {
            Self::Identity => rows.map(|(z, y)| sum_of(z, y, classes, |z, y| (z - y) * (z - y))).sum(),
            Self::Sigmoid => {
                let softplus = elementary::softplus::<T>();
                rows.map(|(z, y)| {
                    let mut lanes = [T::default(); 4];
                    let first = T::V::load(z);
                    (softplus(first) - first * T::V::load(y)).store(&mut lanes);
                    lanes[0].to_f64()
                })
                .sum()
            }
            Self::Softmax => {
                let mut row = vec![T::default(); pitch];
                rows.map(|(z, y)| {
                    row.copy_from_slice(z);
                    let (highest, total) = exponentials(&mut row, classes);
                    let log_sum = libm::log(total.to_f64());
                    sum_of(
                        z,
                        y,
                        classes,
                        |z, y| {
                            if y == 0.0 { 0.0 } else { y * (log_sum - (z - highest.to_f64())) }
                        },
                    )
                })
                .sum()
            }
        }
    }
}

/// ln(1 + eᶻ).
fn softplus(z: f64) -> f64 {
    z.max(0.0) + libm::log1p(libm::exp(-z.abs()))
}

/// The largest element; NaN if one is NaN, −∞ if there is none.
fn highest(z: &[f64]) -> f64 {
    z.iter().fold(f64::NEG_INFINITY, |high, &z| if z > high || z.is_nan() { z } else { high })
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

/// As [`by_lane`] for a single output, which stands in the first lane of rows of one vector: t is taken of as many rows
/// at a time as there are lanes. The other lanes of t are ½, as where z = 0.
#[inline(always)]
fn by_square<T: Real>(z: &mut [T], y: &[T], scale: T, t: impl Fn(T::V) -> T::V) {
    let square = T::LANES * T::LANES;
    let half = T::V::splat(T::from_f64(0.5));
    let mut logits = z.chunks_exact_mut(square);
    let mut targets = y.chunks_exact(square);
    for (z, y) in logits.by_ref().zip(targets.by_ref()) {
        let mut rows = <T::V as Lanes>::Square::default();
        for (row, z) in rows.as_mut().iter_mut().zip(z.chunks_exact(T::LANES)) {
            *row = T::V::load(z);
        }
        let mut columns = T::V::transpose(rows);
        let columns_mut = columns.as_mut();
        columns_mut[0] = t(columns_mut[0]);
        columns_mut[1..].fill(half);
        let places = z.chunks_exact_mut(T::LANES).zip(y.chunks_exact(T::LANES));
        for (t, (z, y)) in T::V::transpose(columns).as_mut().iter().zip(places) {
            ((*t - T::V::load(y)) * T::V::splat(scale)).store(z);
        }
    }
    by_lane(logits.into_remainder(), targets.remainder(), scale, t);
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

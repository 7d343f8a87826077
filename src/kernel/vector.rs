//! Sums and combinations of whole arrays whose lengths are multiples of the lanes, in a fixed order.

use super::lanes::{Lanes, Real};

/// Σ aᵢ bᵢ, in four interleaved partial sums.
#[must_use]
pub fn dot<T: Real>(a: &[T], b: &[T]) -> T {
    let mut sums = [T::V::splat(T::default()); 4];
    let block = 4 * T::LANES;
    let (a_blocks, b_blocks) = (a.chunks_exact(block), b.chunks_exact(block));
    let (a_rest, b_rest) = (a_blocks.remainder(), b_blocks.remainder());
    for (a, b) in a_blocks.zip(b_blocks) {
        for (k, sum) in sums.iter_mut().enumerate() {
            *sum = *sum + T::V::load(&a[k * T::LANES..]) * T::V::load(&b[k * T::LANES..]);
        }
    }
    for (a, b) in a_rest.chunks_exact(T::LANES).zip(b_rest.chunks_exact(T::LANES)) {
        sums[0] = sums[0] + T::V::load(a) * T::V::load(b);
    }
    ((sums[0] + sums[1]) + (sums[2] + sums[3])).sum()
}

/// Σ xᵢ, lane by lane, then over the lanes.
#[must_use]
pub fn sum<T: Real>(x: &[T]) -> T {
    let lanes = x.chunks_exact(T::LANES).fold(T::V::splat(T::default()), |sum, x| sum + T::V::load(x));
    lanes.sum()
}

/// Sets the elements from number `count` on to 0, all of which lie in the last vector.
pub fn keep_first<T: Real>(x: &mut [T], count: usize) {
    // Lane by lane instead of by `fill`, which for a length that is not known leaves the module for the wasm engine.
    if let Some(last) = x.len().checked_sub(T::LANES) {
        for lane in 0..T::LANES {
            if last + lane >= count {
                x[last + lane] = T::default();
            }
        }
    }
}

/// y ← y + αx.
pub fn add_scaled<T: Real>(y: &mut [T], alpha: T, x: &[T]) {
    let alpha = T::V::splat(alpha);
    for (y, x) in y.chunks_exact_mut(T::LANES).zip(x.chunks_exact(T::LANES)) {
        (T::V::load(y) + alpha * T::V::load(x)).store(y);
    }
}

/// x ← αx.
pub fn scale<T: Real>(x: &mut [T], alpha: T) {
    for x in x {
        *x = *x * alpha;
    }
}

/// maxᵢ |xᵢ|; NaN if any is NaN; 0 for none.
#[must_use]
pub fn largest<T: Real>(x: &[T]) -> f64 {
    x.iter().map(|v| v.to_f64().abs()).fold(0.0, |high, v| if v > high || v.is_nan() { v } else { high })
}

/// Whether no element is infinite or NaN.
#[must_use]
pub fn all_finite<T: Real>(x: &[T]) -> bool {
    x.iter().all(|v| v.is_finite())
}

/// Sets elements below `threshold` in magnitude to 0: denormal operands make x86 a hundred times slower, and decaying
/// weights and moments end there.
pub fn flush_tiny<T: Real>(x: &mut [T], threshold: f64) {
    let (low, high) = (T::from_f64(-threshold), T::from_f64(threshold));
    for v in x {
        if *v > low && *v < high {
            *v = T::default();
        }
    }
}

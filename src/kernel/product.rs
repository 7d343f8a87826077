//! The one matrix product: C = S + A·B, tile by tile in registers. It serves the forward pass, the deltas and the
//! gradient, in f32 and f64; what differs is which operand is read by rows.
//!
//! A's elements are spread over all lanes, B's and C's rows are read and written as vectors. For every element of C
//! the sum runs over the depth in order, so the result does not depend on how C is tiled.

use super::lanes::{Lanes, Real};

/// The operand that is read one element at a time: A(row, k) = `data[row · row_stride + k · depth_stride]`. Strides
/// make a matrix, its transpose or a column of ones (both 0) of the same slice.
#[derive(Debug, Clone, Copy)]
pub struct Spread<'a, T> {
    /// The elements.
    pub data: &'a [T],
    /// Distance between rows.
    pub row_stride: usize,
    /// Distance along the depth, over which the product sums.
    pub depth_stride: usize,
}

/// The operand that is read in vectors: B(k, ·) starts at `data[k · pitch]`.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a, T> {
    /// The elements.
    pub data: &'a [T],
    /// Distance between rows, at least the number of columns.
    pub pitch: usize,
}

/// S, what the sums start from.
#[derive(Debug, Clone, Copy)]
pub enum Start<'a, T> {
    /// All zeros.
    Zero,
    /// The same row for every row of C: a layer's biases when units are columns.
    Row(&'a [T]),
    /// One value per row of C, `data[row · stride]`: a layer's biases when units are rows.
    Column(&'a [T], usize),
    /// What is in C already: a sum over blocks of examples.
    Sum,
}

/// The size of a product: C is `rows` × (`vectors` · lanes), summed over `depth`.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Rows of A and C.
    pub rows: usize,
    /// Columns of A, rows of B.
    pub depth: usize,
    /// Columns of B and C, in whole vectors.
    pub vectors: usize,
}

/// Computes C = S + A·B. C's rows are `c_pitch` apart and are written in whole vectors. Depth 0 gives S; no rows or no
/// vectors give nothing.
///
/// Compiled once per precision: a copy for each of its callers, with their next step worked in, gained 3 % of speed and
/// cost two thirds of the wasm module.
#[inline(never)]
pub fn product<T: Real>(
    size: Size,
    a: Spread<'_, T>,
    b: Rows<'_, T>,
    start: Start<'_, T>,
    c: &mut [T],
    c_pitch: usize,
) {
    let mut vector = 0;
    while vector < size.vectors {
        let column = vector * T::LANES;
        // Tiles of 2 × 5, 3 × 4 or 4 × 3 vectors, their operands included, fit wasm's sixteen vector registers.
        let width = tile_width(size.vectors - vector);
        match width {
            1 => strip::<T, 4, 1>(size, a, b, start, c, c_pitch, column),
            2 => strip::<T, 4, 2>(size, a, b, start, c, c_pitch, column),
            3 => strip::<T, 4, 3>(size, a, b, start, c, c_pitch, column),
            4 => strip::<T, 3, 4>(size, a, b, start, c, c_pitch, column),
            _ => strip::<T, 2, 5>(size, a, b, start, c, c_pitch, column),
        }
        vector += width;
    }
}

/// How many of `left` vectors the next tile takes: 4, or 5 where that leaves no narrow rest.
fn tile_width(left: usize) -> usize {
    match left {
        0..=5 => left,
        6 => 3,
        7 | 8 => 4,
        _ if left % 4 == 0 => 4,
        _ => 5,
    }
}

/// All rows of `C` vectors from `column` on, `R` rows at a time, then what is left one by one.
#[inline(always)]
fn strip<T: Real, const R: usize, const C: usize>(
    size: Size,
    a: Spread<'_, T>,
    b: Rows<'_, T>,
    start: Start<'_, T>,
    c: &mut [T],
    c_pitch: usize,
    column: usize,
) {
    let mut row = 0;
    while row + R <= size.rows {
        tile::<T, R, C>(size.depth, a, b, start, &mut c[row * c_pitch..], c_pitch, row, column);
        row += R;
    }
    while row < size.rows {
        tile::<T, 1, C>(size.depth, a, b, start, &mut c[row * c_pitch..], c_pitch, row, column);
        row += 1;
    }
}

/// `R` rows × `C` vectors of C, held in registers over the whole depth. `c` starts at the tile's first row.
#[allow(clippy::too_many_arguments, reason = "the operands of a product, in registers")]
#[inline(always)]
fn tile<T: Real, const R: usize, const C: usize>(
    depth: usize,
    a: Spread<'_, T>,
    b: Rows<'_, T>,
    start: Start<'_, T>,
    c: &mut [T],
    c_pitch: usize,
    row: usize,
    column: usize,
) {
    let mut sums = [[T::V::splat(T::default()); C]; R];
    for (r, sums) in sums.iter_mut().enumerate() {
        for (k, sum) in sums.iter_mut().enumerate() {
            *sum = match start {
                Start::Zero => *sum,
                Start::Row(values) => T::V::load(&values[column + k * T::LANES..]),
                Start::Column(values, stride) => T::V::splat(values[(row + r) * stride]),
                Start::Sum => T::V::load(&c[r * c_pitch + column + k * T::LANES..]),
            };
        }
    }
    let a_rows: [&[T]; R] = std::array::from_fn(|r| a.data.get((row + r) * a.row_stride..).unwrap_or_default());
    for k in 0..depth {
        let b_row = &b.data[k * b.pitch + column..][..C * T::LANES];
        let vectors: [T::V; C] = std::array::from_fn(|v| T::V::load(&b_row[v * T::LANES..]));
        for (sums, a_row) in sums.iter_mut().zip(a_rows) {
            let factor = T::V::splat(a_row[k * a.depth_stride]);
            for (sum, vector) in sums.iter_mut().zip(vectors) {
                *sum = *sum + factor * vector;
            }
        }
    }
    for (r, sums) in sums.into_iter().enumerate() {
        let row = &mut c[r * c_pitch + column..][..C * T::LANES];
        for (sum, to) in sums.into_iter().zip(row.chunks_exact_mut(T::LANES)) {
            sum.store(to);
        }
    }
}

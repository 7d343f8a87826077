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
///
/// # Panics
/// If an operand is shorter than `size` and its strides say.
#[inline(never)]
pub fn product<T: Real>(
    size: Size,
    a: Spread<'_, T>,
    b: Rows<'_, T>,
    start: Start<'_, T>,
    c: &mut [T],
    c_pitch: usize,
) {
    if size.rows == 0 || size.vectors == 0 {
        return;
    }
    let columns = size.vectors * T::LANES;
    // In u64, because wasm's usize could overflow.
    let reach = |rows: usize, stride: usize, last: usize| {
        (rows as u64).saturating_sub(1) * stride as u64 + last as u64
    };
    // Bounds 1 to 4, on which `tile` relies.
    assert!(reach(size.rows, c_pitch, columns) <= c.len() as u64, "C is too short");
    if size.depth > 0 {
        let along = (size.depth as u64 - 1) * a.depth_stride as u64;
        assert!(reach(size.rows, a.row_stride, 1) + along <= a.data.len() as u64, "A is too short");
        assert!(reach(size.depth, b.pitch, columns) <= b.data.len() as u64, "B is too short");
    }
    assert!(
        match start {
            Start::Zero | Start::Sum => true,
            Start::Row(values) => columns <= values.len(),
            Start::Column(values, stride) => reach(size.rows, stride, 1) <= values.len() as u64,
        },
        "S is too short"
    );
    let operands = Operands { depth: size.depth, a, b, start, c_pitch };
    let mut vector = 0;
    while vector < size.vectors {
        let column = vector * T::LANES;
        // Tiles of 2 × 5, 3 × 4 or 4 × 3 vectors, their operands included, fit wasm's sixteen vector registers.
        let width = tile_width(size.vectors - vector);
        match width {
            1 => strip::<T, 8, 4, 1>(&operands, c, size.rows, column),
            2 => strip::<T, 4, 2, 2>(&operands, c, size.rows, column),
            3 => strip::<T, 4, 2, 3>(&operands, c, size.rows, column),
            4 => strip::<T, 3, 2, 4>(&operands, c, size.rows, column),
            _ => strip::<T, 2, 1, 5>(&operands, c, size.rows, column),
        }
        vector += width;
    }
}

/// What all tiles of a product share.
struct Operands<'a, T> {
    depth: usize,
    a: Spread<'a, T>,
    b: Rows<'a, T>,
    start: Start<'a, T>,
    c_pitch: usize,
}

/// How many of `left` vectors the next tile takes: 4, or 5 where that leaves no narrow rest.
fn tile_width(left: usize) -> usize {
    match left {
        0..=5 => left,
        6 => 3,
        7 | 8 => 4,
        _ if left.is_multiple_of(4) => 4,
        _ => 5,
    }
}

/// All rows of `C` vectors from `column` on, `R` rows at a time, then `S`, then what is left one by one.
///
/// A function of its own for every width: with all of them in one, the compiler of the wasm engine runs out of
/// registers and training takes half as long again.
#[inline(never)]
fn strip<T: Real, const R: usize, const S: usize, const C: usize>(
    operands: &Operands<'_, T>,
    c: &mut [T],
    rows: usize,
    column: usize,
) {
    let mut row = 0;
    while row + R <= rows {
        tile::<T, R, C>(operands, c, row, column);
        row += R;
    }
    while S > 1 && row + S <= rows {
        tile::<T, S, C>(operands, c, row, column);
        row += S;
    }
    while row < rows {
        tile::<T, 1, C>(operands, c, row, column);
        row += 1;
    }
}

/// `R` rows × `C` vectors of C, held in registers over the whole depth.
#[allow(unsafe_code, reason = "bounds are asserted once per product instead of at every access; see above")]
#[inline(always)]
fn tile<T: Real, const R: usize, const C: usize>(
    operands: &Operands<'_, T>,
    c: &mut [T],
    row: usize,
    column: usize,
) {
    let Operands { depth, a, b, start, c_pitch } = *operands;
    let load = |from: *const T| T::V::load(unsafe { std::slice::from_raw_parts(from, T::LANES) });
    let c = unsafe { c.as_mut_ptr().add(row * c_pitch + column) };
    let mut sums = [[T::V::splat(T::default()); C]; R];
    match start {
        Start::Zero => {}
        Start::Row(values) => {
            let from = unsafe { values.as_ptr().add(column) };
            for v in 0..C {
                let value = load(unsafe { from.add(v * T::LANES) });
                for sums in &mut sums {
                    sums[v] = value;
                }
            }
        }
        Start::Column(values, stride) => {
            for (r, sums) in sums.iter_mut().enumerate() {
                *sums = [T::V::splat(unsafe { *values.as_ptr().add((row + r) * stride) }); C];
            }
        }
        Start::Sum => {
            for (r, sums) in sums.iter_mut().enumerate() {
                let from = unsafe { c.add(r * c_pitch) };
                for (v, sum) in sums.iter_mut().enumerate() {
                    *sum = load(unsafe { from.add(v * T::LANES) });
                }
            }
        }
    }
    let mut factors = unsafe { a.data.as_ptr().add(row * a.row_stride) };
    let mut vectors = unsafe { b.data.as_ptr().add(column) };
    for _ in 0..depth {
        let spread: [T::V; R] = std::array::from_fn(|r| T::V::splat(unsafe { *factors.add(r * a.row_stride) }));
        for v in 0..C {
            let vector = load(unsafe { vectors.add(v * T::LANES) });
            for (sums, factor) in sums.iter_mut().zip(spread) {
                sums[v] = sums[v] + factor * vector;
            }
        }
        factors = factors.wrapping_add(a.depth_stride);
        vectors = vectors.wrapping_add(b.pitch);
    }
    for (r, sums) in sums.into_iter().enumerate() {
        let to = unsafe { c.add(r * c_pitch) };
        for (v, sum) in sums.into_iter().enumerate() {
            sum.store(unsafe { std::slice::from_raw_parts_mut(to.add(v * T::LANES), T::LANES) });
        }
    }
}

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
#[inline(always)]
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
        },
        "S is too short"
    );
    // Where S is read: `Zero` reads the same zeros again and again.
    let (start, start_pitch, start_step) = match start {
        Start::Zero => (T::ZEROS.as_ptr(), 0, 0),
        Start::Row(values) => (values.as_ptr(), 0, 1),
        Start::Sum => (c.as_ptr(), c_pitch, 1),
    };
    let operands = Operands { depth: size.depth, a, b, start, start_pitch, start_step, c_pitch };
    let mut vector = 0;
    while vector < size.vectors {
        let column = vector * T::LANES;
        let width = tile_width(size.vectors - vector);
        match width {
            1 => strip::<T, 8, 2, 1>(&operands, c, size.rows, column),
            2 => strip::<T, 5, 2, 2>(&operands, c, size.rows, column),
            3 => strip::<T, 3, 1, 3>(&operands, c, size.rows, column),
            4 => strip::<T, 2, 1, 4>(&operands, c, size.rows, column),
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
    start: *const T,
    start_pitch: usize,
    start_step: usize,
    c_pitch: usize,
}

/// How many of `left` vectors the next tile takes: 4, or 5 where that leaves no narrow rest.
fn tile_width(left: usize) -> usize {
    match left {
        0..=5 => left,
        6 => 3,
        7 | 8 => 4,
        _ => 5,
    }
}

/// All rows of `C` vectors from `column` on, `R` rows at a time, then `S`, then what is left one by one.
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
    let Operands { depth, a, b, start, start_pitch, start_step, c_pitch } = *operands;
    let load = |from: *const T| T::V::load(unsafe { std::slice::from_raw_parts(from, T::LANES) });
    let c = unsafe { c.as_mut_ptr().add(row * c_pitch + column) };
    let start = unsafe { start.add(row * start_pitch + column * start_step) };
    let mut sums: [[T::V; C]; R] = std::array::from_fn(|r| {
        let from = unsafe { start.add(r * start_pitch) };
        std::array::from_fn(|v| load(unsafe { from.add(v * T::LANES) }))
    });
    let mut factors = unsafe { a.data.as_ptr().add(row * a.row_stride) };
    let mut vectors = unsafe { b.data.as_ptr().add(column) };
    for _ in 0..depth {
        let factor = |r: usize| T::V::splat(unsafe { *factors.add(r * a.row_stride) });
        let vector = |v: usize| load(unsafe { vectors.add(v * T::LANES) });
        if R <= C {
            let factors: [T::V; R] = std::array::from_fn(factor);
            for v in 0..C {
                let vector = vector(v);
                for r in 0..R {
                    sums[r][v] = sums[r][v] + factors[r] * vector;
                }
            }
        } else {
            let vectors: [T::V; C] = std::array::from_fn(vector);
            for r in 0..R {
                let factor = factor(r);
                for v in 0..C {
                    sums[r][v] = sums[r][v] + factor * vectors[v];
                }
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

/// Writes the transpose of the first `rows` × `columns` elements of `from` to `to`, whole squares of lanes at a time, so
/// both numbers are rounded up to multiples of the lanes.
///
/// # Panics
/// If a slice is shorter than the rounded sizes and its pitch say.
#[allow(unsafe_code, reason = "bounds are asserted once per matrix")]
pub fn transpose<T: Real>(rows: usize, columns: usize, from: Rows<'_, T>, to: &mut [T], to_pitch: usize) {
    if rows == 0 || columns == 0 {
        return;
    }
    let (rows, columns) = (T::padded(rows), T::padded(columns));
    assert!((rows - 1) * from.pitch + columns <= from.data.len(), "from is too short");
    assert!((columns - 1) * to_pitch + rows <= to.len(), "to is too short");
    for row in (0..rows).step_by(T::LANES) {
        for column in (0..columns).step_by(T::LANES) {
            let mut square = <T::V as Lanes>::Square::default();
            let mut at = row * from.pitch + column;
            for vector in square.as_mut() {
                *vector = T::V::load(unsafe { from.data.get_unchecked(at..at + T::LANES) });
                at += from.pitch;
            }
            let mut at = column * to_pitch + row;
            for vector in T::V::transpose(square).as_mut() {
                vector.store(unsafe { to.get_unchecked_mut(at..at + T::LANES) });
                at += to_pitch;
            }
        }
    }
}

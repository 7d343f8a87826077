//! The one matrix product: C = S + A·B, tile by tile in registers. It serves the forward pass, the deltas and the
//! gradient, in f32 and f64; what differs is which operand is read by rows. Beside it the transpose that the way back
//! needs.
//!
//! A's elements are spread over all lanes, B's and C's rows are read and written as vectors. For every element of C
//! the sum runs over the depth in order, so the result does not depend on how C is tiled.
//!
//! The crate's only unchecked memory accesses are here; with a check at each of them training takes a third longer.
//! They are sound because [`product`], the only way to a [`Strip`], has asserted
//!
//! 1. of C: (rows − 1) · `c_pitch` + columns ≤ its length,
//! 2. of A, if depth > 0: (rows − 1) · `row_stride` + (depth − 1) · `depth_stride` < its length,
//! 3. of B, if depth > 0: (depth − 1) · pitch + columns ≤ its length,
//! 4. of S: columns ≤ the length of a row; a sum starts from C itself, and the zeros are as long as the widest strip,
//!
//! and because strips divide the columns, [`Strip::compute`] divides the rows, and k < depth: every element that is
//! read or written lies at one of these sums with a smaller or equal row, column and k, so before the same end. Pointers
//! beyond an end are formed by wrapping arithmetic and not followed. C is borrowed alone, so nothing else is written.

#![allow(unsafe_code, reason = "bounds are asserted once per product instead of at every access")]

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
/// Its checks are worked into every caller, its strips are compiled once per precision and width: copies of those for
/// each caller gained 3 % of speed and cost two thirds of the wasm module.
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
    // Bounds 1 to 4 of the module's list.
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
    let c = c.as_mut_ptr();
    // Where S is read: `Zero` reads the same zeros again and again.
    let (start, start_pitch, start_step) = match start {
        Start::Zero => (T::ZEROS.as_ptr(), 0, 0),
        Start::Row(values) => (values.as_ptr(), 0, T::LANES),
        Start::Sum => (c.cast_const(), c_pitch, T::LANES),
    };
    let mut strip = Strip {
        rows: size.rows,
        depth: size.depth,
        a: a.data.as_ptr(),
        row_stride: a.row_stride,
        depth_stride: a.depth_stride,
        b: b.data.as_ptr(),
        b_pitch: b.pitch,
        start,
        start_pitch,
        c,
        c_pitch,
    };
    let mut vectors = size.vectors;
    while vectors > 0 {
        let width = strip_width(vectors);
        // The sums, the smaller side of the tile and two temporaries are at most fifteen vectors: as many registers
        // as V8 hands out on x86-64. More would be kept in memory, at a third of the speed.
        // SAFETY: bounds 1 to 4 hold for all columns of the product, and these are some of them.
        unsafe {
            match width {
                1 => strip.compute::<8, 2, 1>(),
                2 => strip.compute::<5, 2, 2>(),
                3 => strip.compute::<3, 1, 3>(),
                4 => strip.compute::<2, 1, 4>(),
                _ => strip.compute::<2, 1, 5>(),
            }
        }
        vectors -= width;
        strip.b = strip.b.wrapping_add(width * T::LANES);
        strip.c = strip.c.wrapping_add(width * T::LANES);
        strip.start = strip.start.wrapping_add(width * start_step);
    }
}

/// How many of `vectors` the next strip takes: five, unless that leaves a narrow rest.
fn strip_width(vectors: usize) -> usize {
    match vectors {
        0..=5 => vectors,
        6 => 3,
        7 | 8 => 4,
        _ => 5,
    }
}

/// How many elements `rows` rows at distance `stride` reach over, of which each has `last`. In u64, because wasm's usize
/// could overflow.
fn reach(rows: usize, stride: usize, last: usize) -> u64 {
    (rows as u64).saturating_sub(1) * stride as u64 + last as u64
}

/// Some neighbouring columns of a product: pointers to the first element of each operand, distances in elements.
struct Strip<T> {
    rows: usize,
    depth: usize,
    a: *const T,
    row_stride: usize,
    depth_stride: usize,
    b: *const T,
    b_pitch: usize,
    start: *const T,
    start_pitch: usize,
    c: *mut T,
    c_pitch: usize,
}

impl<T: Real> Strip<T> {
    /// All rows of `C` vectors, `R` rows at a time, then `S`, then what is left one by one.
    ///
    /// A function of its own for every width: in one for all, the wasm engine's compiler would run out of registers.
    ///
    /// # Safety
    /// Bounds 1 to 4 of the module's list hold for `C` vectors.
    #[inline(never)]
    unsafe fn compute<const R: usize, const S: usize, const C: usize>(&self) {
        let mut tile = (self.a, self.start, self.c);
        let mut rows = self.rows;
        while rows >= R {
            tile = unsafe { self.tile::<R, C>(tile) };
            rows -= R;
        }
        while S > 1 && rows >= S {
            tile = unsafe { self.tile::<S, C>(tile) };
            rows -= S;
        }
        while rows > 0 {
            tile = unsafe { self.tile::<1, C>(tile) };
            rows -= 1;
        }
    }

    /// `R` rows × `C` vectors of C, held in registers over the whole depth; gives where the next rows start.
    ///
    /// # Safety
    /// As for [`Strip::compute`], with `R` rows from where the operands are given.
    #[inline(always)]
    unsafe fn tile<const R: usize, const C: usize>(
        &self,
        (a, start, c): (*const T, *const T, *mut T),
    ) -> (*const T, *const T, *mut T) {
        let load = |from: *const T| T::V::load(unsafe { std::slice::from_raw_parts(from, T::LANES) });
        let mut sums: [[T::V; C]; R] = std::array::from_fn(|r| {
            let from = start.wrapping_add(r * self.start_pitch);
            std::array::from_fn(|v| load(unsafe { from.add(v * T::LANES) }))
        });
        let (mut a_k, mut b_k) = (a, self.b);
        for _ in 0..self.depth {
            let factor = |r: usize| T::V::splat(unsafe { *a_k.add(r * self.row_stride) });
            let vector = |v: usize| load(unsafe { b_k.add(v * T::LANES) });
            // What is held meanwhile is the smaller of the two, so that nothing else has to leave the registers.
            if R <= C {
                let factors: [T::V; R] = std::array::from_fn(factor);
                for v in 0..C {
                    let vector = vector(v);
                    for (sums, factor) in sums.iter_mut().zip(factors) {
                        sums[v] = sums[v] + factor * vector;
                    }
                }
            } else {
                let vectors: [T::V; C] = std::array::from_fn(vector);
                for (r, sums) in sums.iter_mut().enumerate() {
                    let factor = factor(r);
                    for (sum, vector) in sums.iter_mut().zip(vectors) {
                        *sum = *sum + factor * vector;
                    }
                }
            }
            a_k = a_k.wrapping_add(self.depth_stride);
            b_k = b_k.wrapping_add(self.b_pitch);
        }
        for (r, sums) in sums.into_iter().enumerate() {
            let to = c.wrapping_add(r * self.c_pitch);
            for (v, sum) in sums.into_iter().enumerate() {
                sum.store(unsafe { std::slice::from_raw_parts_mut(to.add(v * T::LANES), T::LANES) });
            }
        }
        (
            a.wrapping_add(R * self.row_stride),
            start.wrapping_add(R * self.start_pitch),
            c.wrapping_add(R * self.c_pitch),
        )
    }
}

/// Writes the transpose of the first `rows` × `columns` elements of `from` to `to`, whole squares of lanes at a time, so
/// both numbers are rounded up to multiples of the lanes.
///
/// # Panics
/// If a slice is shorter than the rounded sizes and its pitch say.
pub fn transpose<T: Real>(rows: usize, columns: usize, from: Rows<'_, T>, to: &mut [T], to_pitch: usize) {
    if rows == 0 || columns == 0 {
        return;
    }
    let (rows, columns) = (T::padded(rows), T::padded(columns));
    assert!(reach(rows, from.pitch, columns) <= from.data.len() as u64, "from is too short");
    assert!(reach(columns, to_pitch, rows) <= to.len() as u64, "to is too short");
    for row in (0..rows).step_by(T::LANES) {
        for column in (0..columns).step_by(T::LANES) {
            let mut square = <T::V as Lanes>::Square::default();
            let mut at = row * from.pitch + column;
            for vector in square.as_mut() {
                // SAFETY: a row and a column before the end of what is asserted above, here and below.
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

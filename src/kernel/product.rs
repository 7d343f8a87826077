//! The one matrix product: C = S + A·B, tile by tile in registers. It serves the forward pass, the deltas and the
//! gradient, in f32 and f64; what differs is which operand is read by rows. Beside it what a single output needs, dot
//! products, and what the way back needs, a transpose.
//!
//! A's elements are spread over all lanes, B's and C's rows are read and written as vectors. For every element of C
//! the sum runs over the depth in order, so the result does not depend on how C is tiled.
//!
//! The crate's only unchecked memory accesses are here; with a check at each of them training takes a third longer.
//! They are sound because a [`Product`] knows how far it reaches into each operand, computed once by
//! [`Product::new`] in arithmetic that panics instead of wrapping:
//!
//! 1. into C: (rows − 1) · `c_pitch` + columns,
//! 2. into A, if depth > 0: (rows − 1) · `row_stride` + (depth − 1) · `depth_stride` + 1,
//! 3. into B, if depth > 0: (depth − 1) · `b_pitch` + columns,
//! 4. into S: columns if it is a row; a sum starts from C itself, and the zeros are as long as the widest strip;
//!
//! because [`Product::run`] asserts that the operands are as long; and because strips divide the columns, tiles the
//! rows, and k < depth: every element that is read or written lies at one of these sums with a smaller or equal row,
//! column and k, so before the same end. Pointers beyond an end are formed by wrapping arithmetic and not followed. C
//! is borrowed alone, so nothing else is written.

#![allow(unsafe_code, reason = "bounds are asserted once per product instead of at every access")]

use super::lanes::{Lanes, Real};

/// The size of a product: C is `rows` × (`vectors` · lanes), summed over `depth`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Rows of A and C.
    pub rows: usize,
    /// Columns of A, rows of B.
    pub depth: usize,
    /// Columns of B and C, in whole vectors.
    pub vectors: usize,
}

/// Where the elements of the operands lie: A(row, k) at `row · row_stride + k · depth_stride`, which makes a matrix,
/// its transpose or a column of ones (both 0) of the same slice; B(k, ·) from `k · b_pitch` on; C(row, ·) from
/// `row · c_pitch` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strides {
    /// Distance between A's rows.
    pub row_stride: usize,
    /// Distance along A's depth, over which the product sums.
    pub depth_stride: usize,
    /// Distance between B's rows.
    pub b_pitch: usize,
    /// Distance between C's rows.
    pub c_pitch: usize,
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

/// A product of a known shape, to be computed many times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Product {
    size: Size,
    strides: Strides,
    /// Columns of B and C in elements of the type it was made for.
    columns: usize,
    /// How many elements of A, B and C it reaches over: bounds 1 to 3 of the module's list.
    reach_a: usize,
    reach_b: usize,
    reach_c: usize,
}

impl Product {
    /// The product of this shape of `T`.
    ///
    /// # Panics
    /// If it reaches further than memory could.
    #[must_use]
    pub fn new<T: Real>(size: Size, strides: Strides) -> Self {
        let Size { rows, depth, vectors } = size;
        let columns = vectors.checked_mul(T::LANES);
        let empty = rows == 0 || vectors == 0;
        let reach_c = reach(&[(rows, strides.c_pitch)], columns);
        let reach_a = reach(&[(rows, strides.row_stride), (depth, strides.depth_stride)], Some(1));
        let reach_b = reach(&[(depth, strides.b_pitch)], columns);
        let (Some(columns), Some(reach_a), Some(reach_b), Some(reach_c)) =
            (columns, reach_a, reach_b, reach_c)
        else {
            panic!("a product that reaches beyond any memory");
        };
        let read = |reach| if depth == 0 || empty { 0 } else { reach };
        Self {
            size,
            strides,
            columns,
            reach_a: read(reach_a),
            reach_b: read(reach_b),
            reach_c: if empty { 0 } else { reach_c },
        }
    }

    /// Computes C = S + A·B, C in whole vectors. Depth 0 gives S; no rows or no vectors give nothing.
    ///
    /// Its checks are worked into every caller, its strips are compiled once per precision and width: copies of those
    /// for each caller gained 3 % of speed and cost two thirds of the wasm module.
    ///
    /// # Panics
    /// If an operand is shorter than the product reaches.
    #[inline(always)]
    pub fn run<T: Real>(&self, a: &[T], b: &[T], start: Start<'_, T>, c: &mut [T]) {
        if self.size.rows == 0 {
            return;
        }
        // Bounds 1 to 4 of the module's list; the lanes are those of the type that the product was made for.
        let row = if let Start::Row(values) = start { values.len() } else { self.columns };
        if self.columns != self.size.vectors * T::LANES
            || self.reach_a > a.len()
            || self.reach_b > b.len()
            || self.reach_c > c.len()
            || self.columns > row
        {
            too_short();
        }
        let c = c.as_mut_ptr();
        // Where S is read: `Zero` reads the same zeros again and again.
        let (mut start, start_pitch, start_step) = match start {
            Start::Zero => (T::ZEROS.as_ptr(), 0, 0),
            Start::Row(values) => (values.as_ptr(), 0, T::LANES),
            Start::Sum => (c.cast_const(), self.strides.c_pitch, T::LANES),
        };
        let (mut b, mut c, mut vectors) = (b.as_ptr(), c, self.size.vectors);
        while vectors > 0 {
            let width = strip_width(vectors);
            let tile = Tile { a: a.as_ptr(), start, c };
            // The sums, the smaller side of the tile and two temporaries are at most fifteen vectors: as many registers
            // as V8 hands out on x86-64. More would be kept in memory, at a third of the speed.
            // SAFETY: bounds 1 to 4 hold for all columns of the product, and these are some of them.
            unsafe {
                match width {
                    1 => strip::<T, 8, 2, 1>(self, tile, b, start_pitch),
                    2 => strip::<T, 5, 2, 2>(self, tile, b, start_pitch),
                    3 => strip::<T, 3, 1, 3>(self, tile, b, start_pitch),
                    4 => strip::<T, 2, 1, 4>(self, tile, b, start_pitch),
                    _ => strip::<T, 2, 1, 5>(self, tile, b, start_pitch),
                }
            }
            vectors -= width;
            b = b.wrapping_add(width * T::LANES);
            c = c.wrapping_add(width * T::LANES);
            start = start.wrapping_add(width * start_step);
        }
    }
}

/// One place to fail for all callers, into which the checks are worked.
#[cold]
#[inline(never)]
fn too_short() -> ! {
    panic!("an operand is shorter than its product reaches, or of another type");
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

/// How many elements are reached over in steps of `stride`, `count` positions along each way, of which each has `last`;
/// `None` where that is no number of elements.
fn reach(ways: &[(usize, usize)], last: Option<usize>) -> Option<usize> {
    ways.iter().try_fold(last?, |sum, (count, stride)| {
        sum.checked_add(count.saturating_sub(1).checked_mul(*stride)?)
    })
}

/// Where the next rows of some neighbouring columns start in A, S and C.
#[derive(Clone, Copy)]
struct Tile<T> {
    a: *const T,
    start: *const T,
    c: *mut T,
}

/// All rows of `C` vectors from `b` and `tile` on, `R` rows at a time, then `S`, then what is left one by one.
///
/// A function of its own for every width: in one for all, the wasm engine's compiler would run out of registers.
///
/// # Safety
/// Bounds 1 to 4 of the module's list hold for `C` vectors.
#[inline(never)]
unsafe fn strip<T: Real, const R: usize, const S: usize, const C: usize>(
    product: &Product,
    mut tile: Tile<T>,
    b: *const T,
    start_pitch: usize,
) {
    let mut rows = product.size.rows;
    while rows >= R {
        tile = unsafe { rows_of::<T, R, C>(product, tile, b, start_pitch) };
        rows -= R;
    }
    while S > 1 && rows >= S {
        tile = unsafe { rows_of::<T, S, C>(product, tile, b, start_pitch) };
        rows -= S;
    }
    while rows > 0 {
        tile = unsafe { rows_of::<T, 1, C>(product, tile, b, start_pitch) };
        rows -= 1;
    }
}

/// `R` rows × `C` vectors of C, held in registers over the whole depth; gives where the next rows start.
///
/// # Safety
/// As for [`strip`], with `R` rows from where the tile starts.
#[inline(always)]
unsafe fn rows_of<T: Real, const R: usize, const C: usize>(
    product: &Product,
    tile: Tile<T>,
    b: *const T,
    start_pitch: usize,
) -> Tile<T> {
    let &Product { size, strides, .. } = product;
    let load = |from: *const T| T::V::load(unsafe { std::slice::from_raw_parts(from, T::LANES) });
    let mut sums: [[T::V; C]; R] = std::array::from_fn(|r| {
        let from = tile.start.wrapping_add(r * start_pitch);
        std::array::from_fn(|v| load(unsafe { from.add(v * T::LANES) }))
    });
    let (mut a_k, mut b_k) = (tile.a, b);
    for _ in 0..size.depth {
        let factor = |r: usize| T::V::splat(unsafe { *a_k.add(r * strides.row_stride) });
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
        a_k = a_k.wrapping_add(strides.depth_stride);
        b_k = b_k.wrapping_add(strides.b_pitch);
    }
    for (r, sums) in sums.into_iter().enumerate() {
        let to = tile.c.wrapping_add(r * strides.c_pitch);
        for (v, sum) in sums.into_iter().enumerate() {
            sum.store(unsafe { std::slice::from_raw_parts_mut(to.add(v * T::LANES), T::LANES) });
        }
    }
    Tile {
        a: tile.a.wrapping_add(R * strides.row_stride),
        start: tile.start.wrapping_add(R * start_pitch),
        c: tile.c.wrapping_add(R * strides.c_pitch),
    }
}

/// z[p] = `start` + Σᵢ a[p, i] · w[i] for each z: i in lanes, as many examples at a time as there are lanes. A's rows
/// are as long as `w`, a whole number of vectors, and so is z.
///
/// # Panics
/// If `a` has not a row for each z, or `w` or `z` are no whole number of vectors.
#[inline(never)]
pub fn dots<T: Real>(a: &[T], w: &[T], start: T, z: &mut [T]) {
    let pitch = w.len();
    assert!(pitch.is_multiple_of(T::LANES) && z.len().is_multiple_of(T::LANES), "whole vectors");
    assert!(z.len().checked_mul(pitch).is_some_and(|reach| reach <= a.len()), "A is too short");
    let start = T::V::splat(start);
    let mut first = 0;
    for z in z.chunks_exact_mut(T::LANES) {
        let mut sums = <T::V as Lanes>::Square::default();
        for v in (0..pitch).step_by(T::LANES) {
            // SAFETY: v + LANES ≤ pitch, and A has LANES rows of `pitch` from `first` on.
            let w = T::V::load(unsafe { w.get_unchecked(v..v + T::LANES) });
            let mut at = first + v;
            for sum in sums.as_mut() {
                *sum = *sum + T::V::load(unsafe { a.get_unchecked(at..at + T::LANES) }) * w;
                at += pitch;
            }
        }
        let mut total = start;
        for column in T::V::transpose(sums).as_mut() {
            total = total + *column;
        }
        total.store(z);
        first += T::LANES * pitch;
    }
}

/// How far θ goes down the gradient of E: θ ← θ − η(g + decay·θ).
#[derive(Clone, Copy)]
pub struct Step<T> {
    /// η.
    pub rate: T,
    /// 2λ/m.
    pub decay: T,
}

/// Takes a step with `theta`, `rows` × `columns`, and writes its transpose to `to`; both numbers are multiples of the
/// lanes. In two passes θ would be read twice.
///
/// # Panics
/// If they are not, or a slice is too short.
#[inline(never)]
pub fn step_and_transpose<T: Real>(
    step: Step<T>,
    (rows, columns): (usize, usize),
    gradient: &[T],
    theta: &mut [T],
    to: &mut [T],
) {
    require_squares::<T>(rows, columns, gradient.len().min(theta.len()).min(to.len()));
    let (rate, decay) = (T::V::splat(step.rate), T::V::splat(step.decay));
    for row in (0..rows).step_by(T::LANES) {
        for column in (0..columns).step_by(T::LANES) {
            let mut square = <T::V as Lanes>::Square::default();
            let mut at = row * columns + column;
            for vector in square.as_mut() {
                // SAFETY: a row and a column of what is asserted above, here and below.
                let place = unsafe { theta.get_unchecked_mut(at..at + T::LANES) };
                let (old, g) =
                    (T::V::load(place), T::V::load(unsafe { gradient.get_unchecked(at..at + T::LANES) }));
                *vector = old - rate * (g + decay * old);
                vector.store(place);
                at += columns;
            }
            let mut at = column * rows + row;
            for vector in T::V::transpose(square).as_mut() {
                vector.store(unsafe { to.get_unchecked_mut(at..at + T::LANES) });
                at += rows;
            }
        }
    }
}

/// Writes the transpose of `from`, `rows` × `columns`, to `to`; both numbers are multiples of the lanes.
///
/// # Panics
/// If they are not, or a slice is too short.
pub fn transpose<T: Real>(rows: usize, columns: usize, from: &[T], to: &mut [T]) {
    require_squares::<T>(rows, columns, from.len().min(to.len()));
    for row in (0..rows).step_by(T::LANES) {
        for column in (0..columns).step_by(T::LANES) {
            let mut square = <T::V as Lanes>::Square::default();
            let mut at = row * columns + column;
            for vector in square.as_mut() {
                // SAFETY: a row and a column of what is asserted above, here and below.
                *vector = T::V::load(unsafe { from.get_unchecked(at..at + T::LANES) });
                at += columns;
            }
            let mut at = column * rows + row;
            for vector in T::V::transpose(square).as_mut() {
                vector.store(unsafe { to.get_unchecked_mut(at..at + T::LANES) });
                at += rows;
            }
        }
    }
}

/// Asserts that rows and columns are whole squares of lanes, and the shortest of some slices as long as they say.
#[inline(always)]
fn require_squares<T: Real>(rows: usize, columns: usize, shortest: usize) {
    let whole = rows.is_multiple_of(T::LANES) && columns.is_multiple_of(T::LANES);
    assert!(
        whole && rows.checked_mul(columns).is_some_and(|count| count <= shortest),
        "whole squares, as many elements as rows and columns say"
    );
}

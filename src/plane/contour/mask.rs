//! Rows of a grid as rows of bits, one per node, 64 to a word, lowest bit first.
//!
//! Four comparisons at a time turn a row into bits; from then on a few word operations tell which of 64 cells are
//! crossed. On a 400 × 400 grid a typical line crosses one cell in a hundred, so nearly all of the work is this scan.

use super::Grid;
use wide::f32x4;

/// How many words hold one bit per node of a row.
pub(super) fn words_per_row(width: usize) -> usize {
    width.div_ceil(64)
}

/// Sets bit i where `test` sets lane i; the bits behind the last node are 0.
fn fill(bits: &mut [u64], row: &[f32], test: impl Fn(f32x4) -> u32) {
    for (word, nodes) in bits.iter_mut().zip(row.chunks(64)) {
        let (quads, rest) = nodes.as_chunks::<4>();
        *word = 0;
        for (q, &quad) in quads.iter().enumerate() {
            *word |= u64::from(test(f32x4::from(quad))) << (4 * q);
        }
        if !rest.is_empty() {
            let mut quad = [0.0; 4];
            quad[..rest.len()].copy_from_slice(rest);
            let lanes = test(f32x4::from(quad)) & ((1 << rest.len()) - 1);
            *word |= u64::from(lanes) << (4 * quads.len());
        }
    }
}

/// Which nodes of a row are at `level` or above. NaN is not.
pub(super) fn fill_inside(bits: &mut [u64], row: &[f32], level: f32) {
    let level = f32x4::splat(level);
    fill(bits, row, |v| v.simd_ge(level).to_bitmask());
}

/// Word `w` of a row moved one node to the left, so that bit i tells about node i + 1.
pub(super) fn right_neighbours(bits: &[u64], w: usize) -> u64 {
    let carried = bits.get(w + 1).map_or(0, |next| next << 63);
    bits[w] >> 1 | carried
}

/// The cells that can carry a line: those whose four corners are finite.
pub(super) struct Holes {
    words: usize,
    /// Bit i of row j is set where the cell with corners (i, j) and (i + 1, j + 1) is whole. The last node of a row
    /// starts no cell, so its bit is 0.
    whole: Vec<u64>,
}

impl Holes {
    pub(super) fn find(grid: &Grid) -> Self {
        let words = words_per_row(grid.width);
        let largest = f32x4::splat(f32::MAX);
        let finite_row = |j, bits: &mut [u64]| {
            // The comparison fails for infinities and NaN alike.
            fill(bits, grid.row(j), |v| largest.simd_ge(v.abs()).to_bitmask());
        };
        let mut whole = Vec::with_capacity(words * (grid.height - 1));
        let mut below = vec![0; words];
        let mut above = vec![0; words];
        finite_row(0, &mut below);
        for j in 1..grid.height {
            finite_row(j, &mut above);
            for w in 0..words {
                let corners = below[w] & above[w];
                let right = right_neighbours(&below, w) & right_neighbours(&above, w);
                whole.push(corners & right);
            }
            std::mem::swap(&mut below, &mut above);
        }
        Self { words, whole }
    }

    /// The whole cells between the rows of nodes `j` and `j + 1`.
    pub(super) fn whole_cells(&self, j: usize) -> &[u64] {
        &self.whole[j * self.words..(j + 1) * self.words]
    }
}

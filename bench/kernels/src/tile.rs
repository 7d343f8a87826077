//! The most that a matrix product can reach: one register tile fed from two packed panels that stay in the first-level
//! cache. What a kernel loses against this, it loses at its edges and between its calls.

use std::array::from_fn;
use std::hint::black_box;
use wide::f32x4;

/// Columns of the one panel, rows of the other: those of a layer of 64 units, the largest of the page.
pub const DEPTH: usize = 64;

/// Runs one tile `times` over and gives the sum of its elements, or `None` if there is no kernel of that size.
pub fn run(rows: u32, vectors: u32, times: u32) -> Option<f32> {
    Some(match (rows, vectors) {
        (2, 4) => run_tile::<2, 4>(times),
        (2, 5) => run_tile::<2, 5>(times),
        (3, 3) => run_tile::<3, 3>(times),
        (3, 4) => run_tile::<3, 4>(times),
        (4, 2) => run_tile::<4, 2>(times),
        (4, 3) => run_tile::<4, 3>(times),
        _ => return None,
    })
}

fn run_tile<const R: usize, const C: usize>(times: u32) -> f32 {
    let a = black_box(vec![[0.5f32; R]; DEPTH]);
    let b = black_box(vec![[f32x4::splat(0.25); C]; DEPTH]);
    // Carried from one time to the next, so that no time can be left out.
    let mut sums = [[f32x4::splat(0.0); C]; R];
    for _ in 0..times {
        for (a, b) in a.iter().zip(&b) {
            let products: [[f32x4; C]; R] = from_fn(|r| from_fn(|c| f32x4::splat(a[r]) * b[c]));
            for (sums, products) in sums.iter_mut().zip(products) {
                for (sum, product) in sums.iter_mut().zip(products) {
                    *sum += product;
                }
            }
        }
    }
    sums.iter().flatten().map(|sum| sum.to_array().iter().sum::<f32>()).sum()
}

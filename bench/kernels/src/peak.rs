//! The most multiplications and additions per second that registers allow: independent chains x ← x·factor + summand,
//! without a single access to memory.
//!
//! Each chain waits for its own last result, so how many chains keep all units busy depends on the machine; too many
//! do not fit wasm's registers. The benchmark tries all counts and takes the best.

use std::array::from_fn;
use std::hint::black_box;
use std::ops::{Add, Mul};

/// Runs `steps` of `chains` chains and gives the sum of their ends, or `None` if there is no kernel for that count.
pub fn run<V>(chains: u32, steps: u32, splat: impl Fn(f64) -> V) -> Option<V>
where
    V: Copy + Add<Output = V> + Mul<Output = V>,
{
    Some(match chains {
        8 => run_chains::<V, 8>(steps, splat),
        10 => run_chains::<V, 10>(steps, splat),
        12 => run_chains::<V, 12>(steps, splat),
        13 => run_chains::<V, 13>(steps, splat),
        14 => run_chains::<V, 14>(steps, splat),
        16 => run_chains::<V, 16>(steps, splat),
        20 => run_chains::<V, 20>(steps, splat),
        24 => run_chains::<V, 24>(steps, splat),
        _ => return None,
    })
}

fn run_chains<V, const N: usize>(steps: u32, splat: impl Fn(f64) -> V) -> V
where
    V: Copy + Add<Output = V> + Mul<Output = V>,
{
    // Unknown to the compiler, which must not compute anything ahead. All chains tend to 1: no overflow, no denormals.
    let factor = splat(black_box(0.5));
    let summand = splat(black_box(0.5));
    // Chains that start alike would be computed once.
    let mut chains: [V; N] = from_fn(|index| splat(2.0 + index as f64));
    for _ in 0..steps {
        for chain in &mut chains {
            *chain = *chain * factor + summand;
        }
    }
    chains.into_iter().fold(splat(0.0), |sum, chain| sum + chain)
}

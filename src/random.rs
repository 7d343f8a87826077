//! Reproducible randomness: one generator per purpose, seeded by a `u32`, the same bits on every machine.
//!
//! The generator is PCG32 (O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for
//! Random Number Generation", 2014): named, portable, and built on one 64-bit product, which wasm has; the 128-bit
//! product of PCG64 it would have to emulate.
//!
//! The distributions are written out here instead of taken from `rand_distr`, whose ziggurat and `Exp` call the
//! platform's `exp` and `ln`: their last bits differ between a native build and wasm, and a link has to give the same
//! points everywhere. Everything below is integer arithmetic, `+ − × ÷`, `sqrt` and the `libm` crate.

use rand::{Rng, SeedableRng};
use rand_pcg::Pcg32;

/// What a stream of random numbers is used for. Each purpose has a stream of its own, so that changing one thing (the
/// noise, λ, the batch size) does not move another (the points, the initial weights).
///
/// The numbers are part of what a seed means: changing one changes the pictures behind existing links. Number 5 is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Where training points lie: component of the mixture, or x of a regression source.
    Points = 1,
    /// The standard normal offsets of training points.
    Noise = 2,
    /// As [`Stream::Points`], for the test set.
    TestPoints = 3,
    /// As [`Stream::Noise`], for the test set.
    TestNoise = 4,
    /// Initial weights Θ.
    Init = 6,
    /// The order of the examples in each epoch.
    Shuffle = 7,
    /// Directions in which to look at E around a θ.
    Directions = 8,
    /// Which examples a bootstrap sample takes.
    Bootstrap = 9,
}

/// The generator of `seed` for `purpose`, at its start.
///
/// `seed_from_u64` hashes seed and purpose into both state and increment, so that neighbouring seeds and the purposes
/// of one seed are unrelated sequences.
#[must_use]
pub fn stream(seed: u32, purpose: Stream) -> Pcg32 {
    Pcg32::seed_from_u64((purpose as u64) << 32 | u64::from(seed))
}

/// Uniform on [0, 1) in steps of 2⁻⁵³. Takes 64 bits from the generator.
pub fn uniform01(rng: &mut impl Rng) -> f64 {
    const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
    (rng.next_u64() >> 11) as f64 * STEP
}

/// Uniform integer in `0..bound` without bias: Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29
/// (2019), algorithm 5 in 32 bits. `bound` = 0 gives 0. May draw more than once.
pub fn below(rng: &mut impl Rng, bound: u32) -> u32 {
    let mut product = u64::from(rng.next_u32()) * u64::from(bound);
    if (product as u32) < bound {
        // 2³² mod bound, in 32 bits. The low halves under it would make some results one likelier than others.
        let threshold = bound.wrapping_neg() % bound;
        while (product as u32) < threshold {
            product = u64::from(rng.next_u32()) * u64::from(bound);
        }
    }
    (product >> 32) as u32
}

/// Two independent standard normal numbers by Box and Muller, "A Note on the Generation of Random Normal Deviates",
/// Ann. Math. Stat. 29 (1958). Always takes two uniforms, so that the k-th pair of a stream does not depend on the
/// values before it.
pub fn standard_normal_pair(rng: &mut impl Rng) -> [f64; 2] {
    // 1 − u lies in (0, 1], so the logarithm is finite; the largest radius is √(106 ln 2) ≈ 8.6.
    let radius = (-2.0 * libm::log(1.0 - uniform01(rng))).sqrt();
    let (sin, cos) = crate::functions::sin_cos(std::f64::consts::TAU * uniform01(rng));
    [radius * cos, radius * sin]
}

/// One standard normal number: the first of a [`standard_normal_pair`]; the second is dropped to keep the stream free
/// of hidden state.
pub fn standard_normal(rng: &mut impl Rng) -> f64 {
    standard_normal_pair(rng)[0]
}

/// Brings `items`, fewer than 2³², into a uniformly random order: Fisher–Yates (Knuth, TAOCP 2, algorithm 3.4.2 P).
pub fn shuffle(rng: &mut impl Rng, items: &mut [u32]) {
    for last in (1..items.len()).rev() {
        items.swap(last, below(rng, last as u32 + 1) as usize);
    }
}

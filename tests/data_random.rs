//! The random streams: what a seed means, and the distributions built on them.

use mlp_playground::random::{Stream, below, shuffle, standard_normal_pair, stream, uniform01};
use rand::Rng;

const PURPOSES: [Stream; 6] =
    [Stream::Points, Stream::Noise, Stream::TestPoints, Stream::TestNoise, Stream::Init, Stream::Shuffle];

#[test]
fn a_seed_means_the_same_for_ever() {
    // Computed apart from this crate with Python's integers: seed_from_u64's hash of (purpose << 32 | seed), then PCG32's
    // recurrence and output, twice for 64 bits. Another number would change the points behind every link.
    let first = |seed, purpose| stream(seed, purpose).next_u64();
    assert_eq!(first(1, Stream::Points), 17_712_049_846_708_151_905);
    assert_eq!(first(1, Stream::Init), 10_774_856_622_212_490_103);
    assert_eq!(first(u32::MAX, Stream::Shuffle), 5_185_547_585_435_635_657);
}

#[test]
fn seeds_and_purposes_give_unrelated_streams() {
    let count = 4000;
    let mut streams = Vec::new();
    for seed in [0, 1, 2, 1 << 31] {
        for purpose in PURPOSES {
            let mut rng = stream(seed, purpose);
            streams.push((0..count).map(|_| uniform01(&mut rng) - 0.5).collect::<Vec<_>>());
        }
    }
    // The correlation of independent streams has standard deviation 1/√4000; 276 pairs stay below 4.5 of them.
    for (k, a) in streams.iter().enumerate() {
        for b in &streams[..k] {
            let covariance: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / f64::from(count);
            assert!((covariance * 12.0).abs() < 4.5 / f64::from(count).sqrt());
        }
    }
}

#[test]
fn uniform_numbers_fill_the_interval_evenly() {
    let mut rng = stream(3, Stream::Points);
    let mut counts = [0_i32; 64];
    let draws = 640_000;
    for _ in 0..draws {
        let u = uniform01(&mut rng);
        assert!((0.0..1.0).contains(&u));
        counts[(u * 64.0) as usize] += 1;
    }
    assert!(chi_squared(&counts) < 63.0 + 5.0 * 126_f64.sqrt());
}

#[test]
fn integers_below_a_bound_are_equally_likely() {
    for bound in [1, 2, 3, 7, 10, 33] {
        let mut rng = stream(bound, Stream::Shuffle);
        let mut counts = vec![0; bound as usize];
        for _ in 0..100_000 {
            counts[below(&mut rng, bound) as usize] += 1;
        }
        let freedom = f64::from(bound - 1);
        assert!(chi_squared(&counts) <= freedom + 5.0 * (2.0 * freedom).sqrt(), "bound {bound}");
    }
    // Where 2³² is no multiple of the bound, a plain product of two words favours some results by a half.
    let bound = 3 << 30;
    let mut rng = stream(5, Stream::Shuffle);
    let mut thirds = [0; 3];
    for _ in 0..100_000 {
        thirds[below(&mut rng, bound) as usize % 3] += 1;
    }
    assert!(chi_squared(&thirds) < 2.0 + 5.0 * 2.0);
    assert_eq!(below(&mut rng, 0), 0);
}

/// Σ (count − expected)² / expected for equally likely cells: its mean is the number of cells less 1, its variance
/// twice that.
fn chi_squared(counts: &[i32]) -> f64 {
    let expected = f64::from(counts.iter().sum::<i32>()) / counts.len() as f64;
    counts.iter().map(|&count| (f64::from(count) - expected) * (f64::from(count) - expected) / expected).sum()
}

#[test]
fn normal_numbers_have_the_moments_and_tails_of_the_standard_normal() {
    let mut rng = stream(11, Stream::Noise);
    let count = 400_000;
    let (mut moments, mut product, mut beyond) = ([0.0; 4], 0.0, [0.0; 3]);
    for _ in 0..count {
        let pair = standard_normal_pair(&mut rng);
        product += pair[0] * pair[1];
        for u in pair {
            let mut power = 1.0;
            for moment in &mut moments {
                power *= u;
                *moment += power;
            }
            for (k, beyond) in beyond.iter_mut().enumerate() {
                *beyond += f64::from(u > (k + 1) as f64);
            }
        }
    }
    let n = 2.0 * f64::from(count);
    // Mean and variance of u^k are 0, 1, 0, 3 and 1, 2, 15, 96.
    for ((moment, mean), variance) in
        moments.into_iter().zip([0.0, 1.0, 0.0, 3.0]).zip([1.0, 2.0, 15.0, 96.0])
    {
        assert!((moment / n - mean).abs() < 4.5 * f64::sqrt(variance / n));
    }
    assert!((product / f64::from(count)).abs() < 4.5 / f64::from(count).sqrt());
    for (k, beyond) in beyond.into_iter().enumerate() {
        let tail = 0.5 * libm::erfc((k + 1) as f64 / std::f64::consts::SQRT_2);
        assert!((beyond / n - tail).abs() < 4.5 * (tail / n).sqrt(), "beyond {}", k + 1);
    }
}

#[test]
fn a_shuffle_makes_every_order_equally_likely() {
    let mut rng = stream(2, Stream::Shuffle);
    let mut counts = std::collections::BTreeMap::new();
    for _ in 0..24_000 {
        let mut items = [0, 1, 2, 3];
        shuffle(&mut rng, &mut items);
        *counts.entry(items).or_insert(0) += 1;
    }
    let counts: Vec<_> = counts.into_values().collect();
    assert_eq!(counts.len(), 24);
    assert!(chi_squared(&counts) < 23.0 + 5.0 * 46_f64.sqrt());
}

#[test]
fn a_shuffle_of_nothing_or_one_changes_nothing() {
    let mut rng = stream(2, Stream::Shuffle);
    shuffle(&mut rng, &mut []);
    let mut one = [7];
    shuffle(&mut rng, &mut one);
    assert_eq!(one, [7]);
}

//! Sine, cosine and hypotenuse, with the bits of the `libm` crate, but without what nothing here needs of it: its functions
//! reduce arguments of any size by hundreds of digits of 2/π, and take square roots digit by digit where wasm has an
//! instruction. That would be two kilobytes of the module.
//!
//! Reduction and polynomials of sine and cosine are those of fdlibm, on which `libm` is built: "Copyright (C) 1993 by Sun
//! Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and distribute this software is freely granted,
//! provided that this notice is preserved."

use std::f64::consts::{FRAC_2_PI, TAU};

/// 2π − [`TAU`].
const TAU_REST: f64 = 2.449_293_598_294_706_4e-16;

/// π/2 in parts: of each pair the first has 33 bits, so that its product with a number of 20 bits is exact, and the second
/// is what is missing, the first two of the pair's successor included.
const QUARTERS: [[f64; 2]; 3] = [
    [1.570_796_326_734_125_6, 6.077_100_506_506_192e-11],
    [6.077_100_506_303_966e-11, 2.022_266_248_795_950_6e-21],
    [2.022_266_248_711_166_5e-21, 8.478_427_660_368_9e-32],
];

/// Adding and subtracting it rounds a number below 2⁵¹ to a whole one.
const SHIFT: f64 = 1.5 * (1u64 << 52) as f64;

/// The upper halves of the bits of 2⁻²⁷·√2, π/4, 9π/4 and 2²⁰ · π/2.
const TINY: u32 = 0x3e46_a09e;
const EIGHTH: u32 = 0x3fe9_21fb;
const NINE_EIGHTHS: u32 = 0x401c_463b;
const LARGE: u32 = 0x4139_21fb;
/// Those of 3π/4, 5π/4 and 7π/4, between which the next quarter turn changes.
const BETWEEN: [u32; 3] = [0x4002_d97c, 0x400f_6a7a, 0x4015_fdbc];
/// Those of π/2, π, 3π/2 and 2π, near which a reduction cancels most digits.
const AT: [u32; 4] = [0x3ff9_21fb, 0x4009_21fb, 0x4012_d97c, 0x4019_21fb];

/// The upper half of the bits of |x|, which rises with |x|.
const fn upper_half(x: f64) -> u32 {
    (x.to_bits() >> 32) as u32 & 0x7fff_ffff
}

/// (sin x, cos x); beyond ±1.6 million with an error of a few 10⁻¹⁶, beyond ±2⁵³, where numbers are radians apart, as if x
/// were whole turns; NaN where x is not finite.
#[inline(never)]
#[must_use]
pub fn sin_cos(mut x: f64) -> (f64, f64) {
    if upper_half(x) >= LARGE {
        if x.abs() >= (1u64 << 53) as f64 {
            return (0.0 * x, 1.0 + 0.0 * x);
        }
        let turns = x / TAU + SHIFT - SHIFT;
        let [product, rest] = product(turns, TAU);
        x = x - product - rest - turns * TAU_REST;
    }
    let upper = upper_half(x);
    if upper < TINY {
        return (x, 1.0);
    }
    if upper <= EIGHTH {
        let square = x * x;
        return (x + square * x * (SINE[0] + square * sine_rest(square)), cosine(x, 0.0));
    }
    let cancels = AT.contains(&upper) || upper > NINE_EIGHTHS;
    let quarters = if cancels {
        x * FRAC_2_PI + SHIFT - SHIFT
    } else {
        let passed = BETWEEN.iter().filter(|between| upper > **between).count();
        (1.0 + passed as f64).copysign(x)
    };
    let (x, rest) = reduced(x, quarters, cancels);
    let (sin, cos) = (sine(x, rest), cosine(x, rest));
    match quarters as i32 & 3 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// sin x, as of [`sin_cos`].
#[must_use]
pub fn sin(x: f64) -> f64 {
    sin_cos(x).0
}

/// x less so many quarter turns, and what its rounding has left; by more digits of π/2 where the first ones `cancel`.
fn reduced(x: f64, quarters: f64, cancels: bool) -> (f64, f64) {
    let exponent = |x: f64| upper_half(x) >> 20;
    let [high, low] = QUARTERS[0].map(|part| quarters * part);
    let (mut rest, mut correction) = (x - high, low);
    for (parts, lost) in QUARTERS[1..].iter().zip([16, 49]) {
        if !cancels || exponent(x).saturating_sub(exponent(rest - correction)) <= lost {
            break;
        }
        let [high, low] = parts.map(|part| quarters * part);
        let before = rest;
        rest = before - high;
        correction = low - ((before - rest) - high);
    }
    let reduced = rest - correction;
    (reduced, (rest - reduced) - correction)
}

/// Of sin x = x + x³(S₁ + x²S₂ + …), |x| ≤ π/4.
const SINE: [f64; 6] = [
    -0.166_666_666_666_666_32,
    0.008_333_333_333_322_49,
    -0.000_198_412_698_298_579_5,
    2.755_731_370_707_006_8e-6,
    -2.505_076_025_340_686_3e-8,
    1.589_690_995_211_55e-10,
];

/// Of cos x = 1 − x²/2 + x⁴(C₁ + x²C₂ + …), |x| ≤ π/4.
const COSINE: [f64; 6] = [
    0.041_666_666_666_666_6,
    -0.001_388_888_888_887_411,
    2.480_158_728_947_673e-5,
    -2.755_731_435_139_066_3e-7,
    2.087_572_321_298_175e-9,
    -1.135_964_755_778_819_5e-11,
];

/// S₂ + x²S₃ + …
fn sine_rest(square: f64) -> f64 {
    let [_, s2, s3, s4, s5, s6] = SINE;
    s2 + square * (s3 + square * s4) + square * (square * square) * (s5 + square * s6)
}

/// sin(x + rest), |x| ≤ π/4, where the rest is small.
fn sine(x: f64, rest: f64) -> f64 {
    let square = x * x;
    let cube = square * x;
    x - ((square * (0.5 * rest - cube * sine_rest(square)) - rest) - cube * SINE[0])
}

/// cos(x + rest), |x| ≤ π/4, where the rest is small.
#[inline(never)]
fn cosine(x: f64, rest: f64) -> f64 {
    let [c1, c2, c3, c4, c5, c6] = COSINE;
    let square = x * x;
    let fourth = square * square;
    let terms =
        square * (c1 + square * (c2 + square * c3)) + fourth * fourth * (c4 + square * (c5 + square * c6));
    let half = 0.5 * square;
    let first = 1.0 - half;
    first + (((1.0 - first) - half) + (square * terms - x * rest))
}

/// xy, and what its rounding has left: Dekker, "A floating-point technique for extending the available precision", Numer.
/// Math. 18 (1971).
fn product(x: f64, y: f64) -> [f64; 2] {
    const SPLIT: f64 = (1u32 << 27) as f64 + 1.0;
    let halves = |x: f64| {
        let shifted = x * SPLIT;
        let high = x - shifted + shifted;
        [high, x - high]
    };
    let ([x_high, x_low], [y_high, y_low]) = (halves(x), halves(y));
    let product = x * y;
    [product, x_high * y_high - product + (x_high * y_low + x_low * y_high) + x_low * y_low]
}

/// √(x² + y²) for numbers whose squares neither overflow nor vanish, with the rounding errors of the squares added.
#[must_use]
pub fn hypot(x: f64, y: f64) -> f64 {
    let (x, y) = (x.abs(), y.abs());
    let [long, short] = (if x < y { [y, x] } else { [x, y] }).map(|x| product(x, x));
    (short[1] + long[1] + short[0] + long[0]).sqrt()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_bits_are_those_of_libm(x in -20.0..20.0f64, far in -1.6e6..1.6e6f64, tiny in -300.0..0.0f64, [a, b] in [-9.0..9.0f64, -9.0..9.0f64]) {
            for x in [x, far, x * libm::exp10(tiny)] {
                prop_assert_eq!(sin_cos(x), libm::sincos(x));
                prop_assert_eq!(sin(x), libm::sin(x));
            }
            prop_assert_eq!(hypot(a, b), libm::hypot(a, b));
        }

        #[test]
        fn large_arguments_turn_round(x in 1e6..1e15f64) {
            for x in [x, -x] {
                let (sin, cos) = sin_cos(x);
                prop_assert!((sin - libm::sin(x)).abs() < 1e-15 && (cos - libm::cos(x)).abs() < 1e-15, "{}", x);
            }
        }
    }

    #[test]
    fn the_ends() {
        assert_eq!(hypot(0.0, 0.0), 0.0);
        assert_eq!((hypot(-3.0, 0.0), hypot(0.0, 4.0), hypot(3.0, -4.0)), (3.0, 4.0, 5.0));
        assert_eq!(sin_cos(-0.0).0.to_bits(), (-0.0f64).to_bits());
        // Around every multiple of π/4 of the short reductions, and around the next numbers.
        for eighth in -20..=20 {
            let at = f64::from(eighth) * std::f64::consts::FRAC_PI_4;
            for distance in [0.0, 1e-15, 1e-12, 1e-9, 3e-7, 1e-6, 2e-6, 1e-5] {
                for x in [at - distance, at + distance] {
                    assert_eq!(sin_cos(x), libm::sincos(x), "{x}");
                }
            }
        }
        for x in [1e16, -1e300, f64::MAX] {
            assert_eq!(sin_cos(x), (0.0, 1.0), "{x}");
        }
        assert!([f64::NAN, f64::INFINITY, f64::NEG_INFINITY].iter().all(|x| sin(*x).is_nan()));
    }
}

//! exp, tanh, the logistic sigmoid and ln(1 + e^x), a vector at a time.
//!
//! They are written here because results have to be equal bit for bit natively and in wasm, which rules out the
//! platform's functions, and because `wide`'s tanh and exp cost about twice as much as the network's products. Errors
//! against the exact value: below 1e-6 in `f32`, below 1e-14 in `f64` (relative for exp, absolute for the others; the
//! tests measure them). NaN gives NaN.
//!
//! Each is a function that gives the function: it reads its constants once, outside the caller's loop, from a table that
//! `black_box` hides from the optimizer. Where the optimizer sees them, it writes them into the loop, and the wasm
//! engine rebuilds each with three instructions in every pass, which makes tanh take twice as long.

use super::coefficients::RationalTanh;
use super::lanes::{Lanes, Real};
use std::hint::black_box;

/// c₀ + c₁x + c₂x² + … for `square` = x² and at least two coefficients: even and odd powers apart, by Horner's rule, which
/// halves the chain of operations that wait for each other.
#[inline(always)]
fn polynomial<T: Real>(x: T::V, square: T::V, coefficients: &[T]) -> T::V {
    // Pairs, not every second element: only loops over pairs are unrolled.
    let (pairs, rest) = coefficients.as_chunks::<2>();
    let mut pairs = pairs.iter().rev().map(|pair| pair.map(T::V::splat));
    let Some([mut even, mut odd]) = pairs.next() else { return T::V::splat(T::default()) };
    if let Some(&highest) = rest.first() {
        even = T::V::splat(highest) * square + even;
    }
    for [c, d] in pairs {
        (even, odd) = (even * square + c, odd * square + d);
    }
    even + x * odd
}

/// x ↦ (2ⁿ, N, D) with e^x = 2ⁿ(1 + N/D), after Cody and Waite's argument reduction x = n ln 2 + r, |r| ≤ ln 2 / 2.
///
/// With T = r·P(r²)/Q(r²) ≈ tanh(r/2) it is e^r = (1 + T)/(1 − T) = 1 + 2rP/(Q − rP). As a fraction it costs the
/// functions below no division of its own, and fewer constants than a polynomial.
#[inline(always)]
fn exp_fraction<T: Real>() -> impl Fn(T::V) -> (T::V, T::V, T::V) {
    let table = black_box(T::EXP);
    move |x| {
        let s = T::V::splat;
        let x = x.at_most(s(table.max)).at_least(s(table.min));
        let (n, two_to_n) = (x * s(table.log2_e)).round_and_exp2(s(table.shift));
        let r = x - n * s(table.ln_2_high) - n * s(table.ln_2_low);
        let square = r * r;
        let p = r * ((square + s(table.p[1])) * square + s(table.p[0]));
        let q = (s(table.q[2]) * square + s(table.q[1])) * square + s(table.q[0]);
        (two_to_n, p + p, q - p)
    }
}

/// x ↦ e^x, held at the smallest normal and the largest finite result's neighbourhood outside −87 … 88 (`f32`) or
/// −708 … 690 (`f64`).
#[inline(always)]
pub fn exp<T: Real>() -> impl Fn(T::V) -> T::V {
    let exp_fraction = exp_fraction::<T>();
    move |x| {
        let (two_to_n, n, d) = exp_fraction(x);
        two_to_n + two_to_n * (n / d)
    }
}

/// x ↦ x·P(x²)/Q(x²).
#[inline(always)]
fn odd_rational<T: Real>(rational: &'static RationalTanh<T>) -> impl Fn(T::V) -> T::V {
    let RationalTanh { limit, p, q } = black_box(rational);
    let (limit, p, q) = (T::V::splat(*limit), p.map(T::V::splat), q.map(T::V::splat));
    move |x| {
        let x = x.at_most(limit).at_least(-limit);
        let square = x * x;
        let p = (((p[4] * square + p[3]) * square + p[2]) * square + p[1]) * square + p[0];
        let q = ((square + q[2]) * square + q[1]) * square + q[0];
        x * p / q
    }
}

/// The hyperbolic tangent.
///
/// With E = e^2x − 1 it is E / (E + 2), which keeps its relative accuracy near 0 when E is formed without
/// cancellation, as 2ⁿN/D + (2ⁿ − 1). In `f32` a rational approximation needs fewer operations.
#[inline(always)]
pub fn tanh<T: Real>() -> impl Fn(T::V) -> T::V {
    let rational = T::TANH.map(odd_rational::<T>);
    let (exp_fraction, one) = (exp_fraction::<T>(), T::V::splat(black_box(T::EXP).one));
    move |x| {
        if let Some(rational) = &rational {
            return rational(x);
        }
        let (two_to_n, n, d) = exp_fraction(x + x);
        let e = two_to_n * n + (two_to_n - one) * d;
        e / (e + (d + d))
    }
}

/// The logistic sigmoid 1 / (1 + e^−x).
#[inline(always)]
pub fn sigmoid<T: Real>() -> impl Fn(T::V) -> T::V {
    let rational = T::SIGMOID.map(odd_rational::<T>);
    let exp_fraction = exp_fraction::<T>();
    let half = T::V::splat(T::from_f64(0.5));
    move |x| {
        if let Some(rational) = &rational {
            return half + rational(x);
        }
        let (two_to_n, n, d) = exp_fraction(-x);
        d / (d + two_to_n * (d + n))
    }
}

/// ln(1 + e^x) = max(x, 0) + ln(1 + e^−|x|), the softplus; finite and exact for every finite x.
#[inline(always)]
pub fn softplus<T: Real>() -> impl Fn(T::V) -> T::V {
    let exp_fraction = exp_fraction::<T>();
    move |x| {
        // u = e^−|x|, and s = u / (u + 2) with the fraction's denominator multiplied out.
        let (two_to_n, n, d) = exp_fraction(-x.abs());
        let u = two_to_n * (d + n);
        let s = u / (u + (d + d));
        let w = s * s;
        let ln_1p = s + s + s * w * polynomial::<T>(w, w * w, T::LN_1P);
        let zero = T::V::splat(T::default());
        x.where_at_least(zero, x, zero) + ln_1p
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The largest |difference| / scale over `range`, lane 0 of the vector function against `exact` in f64 (the
    /// `libm` crate, whose error is far below what is measured here).
    fn worst<T: Real>(
        range: std::ops::RangeInclusive<f64>,
        vector: impl Fn(T::V) -> T::V,
        exact: fn(f64) -> f64,
        relative: bool,
    ) -> f64 {
        let steps = 200_000;
        let (from, to) = (*range.start(), *range.end());
        (0..=steps)
            .map(|i| T::from_f64(from + (to - from) * f64::from(i) / f64::from(steps)))
            .map(|x| {
                let mut lanes = vec![T::default(); T::LANES];
                vector(T::V::splat(x)).store(&mut lanes);
                let (got, want) = (lanes[T::LANES - 1].to_f64(), exact(x.to_f64()));
                (got - want).abs() / if relative { want.abs() } else { 1.0 }
            })
            .fold(0.0, f64::max)
    }

    fn exact_sigmoid(x: f64) -> f64 {
        1.0 / (1.0 + libm::exp(-x))
    }

    fn exact_softplus(x: f64) -> f64 {
        x.max(0.0) + libm::log1p(libm::exp(-x.abs()))
    }

    #[test]
    fn polynomials_of_every_degree_are_their_sums() {
        // Of small integers, so that every order of summation is exact.
        for count in 2..=9 {
            let coefficients: Vec<f64> = (0..count).map(|k| f64::from(k * k % 7) - 3.0).collect();
            for x in [-3.0, -1.0, 0.0, 2.0, 5.0] {
                let [x_lanes, square] = [x, x * x].map(<f64 as Real>::V::splat);
                let want: f64 = coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c);
                assert_eq!(
                    polynomial::<f64>(x_lanes, square, &coefficients).to_array(),
                    [want; 2],
                    "{count} at {x}"
                );
            }
        }
    }

    #[test]
    fn f64_is_exact_to_1e_14() {
        assert!(worst::<f64>(-708.0..=690.0, exp::<f64>(), libm::exp, true) < 2e-15);
        assert!(worst::<f64>(-20.0..=20.0, tanh::<f64>(), libm::tanh, false) < 2e-15);
        assert!(worst::<f64>(1e-9..=0.1, tanh::<f64>(), libm::tanh, true) < 2e-15);
        assert!(worst::<f64>(-40.0..=40.0, sigmoid::<f64>(), exact_sigmoid, false) < 2e-15);
        assert!(worst::<f64>(-690.0..=0.0, sigmoid::<f64>(), exact_sigmoid, true) < 1e-14);
        assert!(worst::<f64>(-50.0..=50.0, softplus::<f64>(), exact_softplus, false) < 1e-14);
        assert!(worst::<f64>(-700.0..=-1.0, softplus::<f64>(), exact_softplus, true) < 1e-14);
    }

    #[test]
    fn f32_is_exact_to_1e_6() {
        assert!(worst::<f32>(-87.0..=88.0, exp::<f32>(), libm::exp, true) < 3e-7);
        assert!(worst::<f32>(-10.0..=10.0, tanh::<f32>(), libm::tanh, false) < 7e-7);
        assert!(worst::<f32>(1e-6..=0.1, tanh::<f32>(), libm::tanh, true) < 1e-6);
        assert!(worst::<f32>(-20.0..=20.0, sigmoid::<f32>(), exact_sigmoid, false) < 5e-7);
        assert!(worst::<f32>(-20.0..=1.0, softplus::<f32>(), exact_softplus, false) < 5e-7);
    }

    #[test]
    fn saturated_and_undefined_arguments_stay_in_range() {
        for x in [-1e30, -100.0, 100.0, 1e30, f32::INFINITY, f32::NEG_INFINITY] {
            let t = tanh::<f32>()(wide::f32x4::splat(x)).to_array()[0];
            assert!(
                (0.999_998..=1.0).contains(&t.abs()) && t.is_sign_negative() == x.is_sign_negative(),
                "tanh {x} = {t}"
            );
            let p = sigmoid::<f64>()(wide::f64x2::splat(f64::from(x))).to_array()[0];
            assert!((0.0..=1.0).contains(&p), "sigmoid {x} = {p}");
        }
        for x in [-1e300, -800.0, -400.0, -300.0, 300.0, 400.0, 800.0, f64::INFINITY] {
            let [t, p] = [tanh::<f64>()(wide::f64x2::splat(x)), sigmoid::<f64>()(wide::f64x2::splat(x))];
            assert_eq!(t.to_array()[0], x.signum(), "tanh {x}");
            assert!((p.to_array()[0] - if x > 0.0 { 1.0 } else { 0.0 }).abs() < 1e-100, "sigmoid {x}");
        }
        assert!(tanh::<f32>()(wide::f32x4::splat(f32::NAN)).to_array()[0].is_nan());
        assert!(tanh::<f64>()(wide::f64x2::splat(f64::NAN)).to_array()[0].is_nan());
        assert!(sigmoid::<f32>()(wide::f32x4::splat(f32::NAN)).to_array()[0].is_nan());
        assert!(sigmoid::<f64>()(wide::f64x2::splat(f64::NAN)).to_array()[0].is_nan());
    }
}

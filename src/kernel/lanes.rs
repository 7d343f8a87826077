//! One vector of 128 bits, the same width natively and in wasm, so that the same program gives the same bits.
//!
//! Only operations that IEEE 754 defines exactly are used: no fused multiply-add, no reciprocal estimates.

use bytemuck::{Pod, cast};
use std::fmt::Debug;
use std::ops::{Add, Div, Mul, Neg, Sub};
use wide::{f32x4, f64x2, u32x4, u64x2};

/// A floating-point type that the engine computes in: `f32` or `f64`.
pub trait Real:
    Pod
    + Send
    + Debug
    + Default
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + super::coefficients::Coefficients
{
    /// The vector of this type.
    type V: Lanes<Scalar = Self>;
    /// Elements per vector: 4 for `f32`, 2 for `f64`.
    const LANES: usize;
    /// Zeros, as many as the widest strip of a product has columns.
    const ZEROS: &'static [Self];

    /// The nearest value of this type.
    fn from_f64(value: f64) -> Self;
    /// The same value, exactly.
    fn to_f64(self) -> f64;
    /// Neither infinite nor NaN.
    fn is_finite(self) -> bool;

    /// `length` rounded up to whole vectors.
    #[must_use]
    fn padded(length: usize) -> usize {
        length.next_multiple_of(Self::LANES)
    }
}

/// A vector of [`Real`]s. NaN in gives NaN out, with either operand order, on every machine, unless an operation says
/// otherwise.
pub trait Lanes:
    Copy
    + Debug
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    /// The element type.
    type Scalar: Real<V = Self>;
    /// As many vectors as a vector has lanes.
    type Square: Default + AsMut<[Self]>;

    /// The same value in every lane.
    fn splat(value: Self::Scalar) -> Self;
    /// The first [`Real::LANES`] elements of `from`.
    fn load(from: &[Self::Scalar]) -> Self;
    /// Writes the first [`Real::LANES`] elements of `to`.
    fn store(self, to: &mut [Self::Scalar]);
    /// The rows of a square of lanes as its columns.
    fn transpose(square: Self::Square) -> Self::Square;
    /// Lane by lane: `if_so` where `self ≥ bound`, else `otherwise` (also where `self` is NaN).
    #[must_use]
    fn where_at_least(self, bound: Self, if_so: Self, otherwise: Self) -> Self;
    /// The smaller of the two; NaN in `self` stays.
    #[must_use]
    fn at_most(self, bound: Self) -> Self;
    /// The larger of the two; NaN in `self` stays.
    #[must_use]
    fn at_least(self, bound: Self) -> Self;
    /// |x|.
    #[must_use]
    fn abs(self) -> Self;
    /// √x.
    #[must_use]
    fn sqrt(self) -> Self;
    /// ±1 with the sign bit of each lane, also of ±0.
    #[must_use]
    fn unit_sign(self) -> Self;
    /// Rounds to the nearest integer n and gives (n, 2ⁿ); exact for −126 ≤ x ≤ 127 (`f32`) or −1022 ≤ x ≤ 1023 (`f64`).
    ///
    /// `shift` is 1.5·2ᵖ plus the exponent's bias, p = 23 or 52: adding it pushes the fraction out of the significand,
    /// whose low bits are then the biased exponent of 2ⁿ.
    fn round_and_exp2(self, shift: Self) -> (Self, Self);
    /// The sum of the lanes, from the first to the last.
    fn sum(self) -> Self::Scalar;
}

macro_rules! real {
    ($scalar:ident, $vector:ident, $bits:ident, $lanes:literal, $mantissa:literal) => {
        impl Real for $scalar {
            type V = $vector;
            const LANES: usize = $lanes;
            const ZEROS: &'static [Self] = &[0.0; 5 * $lanes];

            #[inline(always)]
            fn from_f64(value: f64) -> Self {
                value as $scalar
            }
            #[inline(always)]
            fn to_f64(self) -> f64 {
                f64::from(self)
            }
            #[inline(always)]
            fn is_finite(self) -> bool {
                self.is_finite()
            }
        }

        impl Lanes for $vector {
            type Scalar = $scalar;
            type Square = [Self; $lanes];

            #[inline(always)]
            fn splat(value: $scalar) -> Self {
                $vector::splat(value)
            }
            #[inline(always)]
            fn load(from: &[$scalar]) -> Self {
                let lanes: [$scalar; $lanes] = from[..$lanes].try_into().expect("as many elements as lanes");
                $vector::new(lanes)
            }
            #[inline(always)]
            fn store(self, to: &mut [$scalar]) {
                to[..$lanes].copy_from_slice(&self.to_array());
            }
            #[inline(always)]
            fn transpose(square: Self::Square) -> Self::Square {
                $vector::transpose(square)
            }
            #[inline(always)]
            fn where_at_least(self, bound: Self, if_so: Self, otherwise: Self) -> Self {
                self.simd_ge(bound).bitselect(if_so, otherwise)
            }
            #[inline(always)]
            fn at_most(self, bound: Self) -> Self {
                // SSE returns the second operand where one is NaN, wasm's pmin the first.
                if cfg!(target_arch = "wasm32") { self.fast_min(bound) } else { bound.fast_min(self) }
            }
            #[inline(always)]
            fn at_least(self, bound: Self) -> Self {
                if cfg!(target_arch = "wasm32") { self.fast_max(bound) } else { bound.fast_max(self) }
            }
            #[inline(always)]
            fn abs(self) -> Self {
                $vector::abs(self)
            }
            #[inline(always)]
            fn sqrt(self) -> Self {
                $vector::sqrt(self)
            }
            #[inline(always)]
            fn unit_sign(self) -> Self {
                let sign = self & $vector::splat(-0.0);
                sign | $vector::splat(1.0)
            }
            #[inline(always)]
            fn round_and_exp2(self, shift: Self) -> (Self, Self) {
                let shifted = self + shift;
                (shifted - shift, cast(cast::<_, $bits>(shifted) << $mantissa))
            }
            #[inline(always)]
            fn sum(self) -> $scalar {
                let mut lanes = self.to_array().into_iter();
                let first = lanes.next().unwrap_or_default();
                lanes.fold(first, |total, lane| total + lane)
            }
        }
    };
}

real!(f32, f32x4, u32x4, 4, 23);
real!(f64, f64x2, u64x2, 2, 52);

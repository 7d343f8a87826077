//! σ and σ′ of whole arrays, the vector half of [`Activation`].

use super::elementary;
use super::lanes::{Lanes, Real};
use crate::activation::Activation;

impl Activation {
    /// Replaces every z in `values` by σ(z). The length is a multiple of the lanes.
    ///
    /// A rectifier leaves the sign of z in its result, −0 for a negative z with slope 0 and +0 for z = ±0, because
    /// σ′ is read from it on the way back.
    #[inline(never)]
    pub(crate) fn apply<T: Real>(self, values: &mut [T]) {
        let zero = T::V::splat(T::default());
        match self {
            Self::Sigmoid => in_place(values, elementary::sigmoid::<T>()),
            Self::Tanh => in_place(values, elementary::tanh::<T>()),
            Self::Relu => in_place(values, |z| z.where_at_least(zero, z + zero, z * zero)),
            Self::LeakyRelu(slope) => {
                let slope = T::V::splat(T::from_f64(slope));
                in_place(values, |z| z.where_at_least(zero, z + zero, z * slope));
            }
        }
    }

    /// Multiplies `deltas` by σ′, which it reads from the values a = σ(z), so that backpropagation needs no z:
    /// a(1 − a), 1 − a², or 1 where a's sign is positive and the slope where it is not.
    #[inline(never)]
    pub(crate) fn multiply_by_derivative<T: Real>(self, values: &[T], deltas: &mut [T]) {
        let one = T::V::splat(T::from_f64(1.0));
        match self {
            Self::Sigmoid => scale_by(values, deltas, |a| a - a * a),
            Self::Tanh => scale_by(values, deltas, |a| one - a * a),
            Self::Relu => scale_by(values, deltas, rectifier::<T>(0.0)),
            Self::LeakyRelu(slope) => scale_by(values, deltas, rectifier::<T>(slope)),
        }
    }
}

/// a ↦ σ′ of a rectifier with this slope: 1 where a's sign is positive.
#[inline(always)]
pub(super) fn rectifier<T: Real>(slope: f64) -> impl Fn(T::V) -> T::V {
    let (zero, one) = (T::V::splat(T::default()), T::V::splat(T::from_f64(1.0)));
    let slope = T::V::splat(T::from_f64(slope));
    move |a: T::V| a.unit_sign().where_at_least(zero, one, slope)
}

/// Multiplies every vector of `deltas` by `slope` of that in `values`.
#[inline(always)]
fn scale_by<T: Real>(values: &[T], deltas: &mut [T], slope: impl Fn(T::V) -> T::V) {
    for (delta, a) in deltas.chunks_exact_mut(T::LANES).zip(values.chunks_exact(T::LANES)) {
        (T::V::load(delta) * slope(T::V::load(a))).store(delta);
    }
}

/// Applies `f` to every vector of `values`.
#[inline(always)]
fn in_place<T: Real>(values: &mut [T], f: impl Fn(T::V) -> T::V) {
    for lanes in values.chunks_exact_mut(T::LANES) {
        f(T::V::load(lanes)).store(lanes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Activation; 4] =
        [Activation::Sigmoid, Activation::Tanh, Activation::Relu, Activation::LeakyRelu(0.01)];

    /// σ and σ′ of the vector path at one z.
    fn vector<T: Real>(activation: Activation, z: f64) -> (f64, f64) {
        let mut a = vec![T::from_f64(z); T::LANES];
        activation.apply(&mut a);
        let mut slope = vec![T::from_f64(1.0); T::LANES];
        activation.multiply_by_derivative(&a, &mut slope);
        (a[0].to_f64(), slope[0].to_f64())
    }

    #[test]
    fn vectors_agree_with_the_definition() {
        for activation in ALL {
            for z in [-30.0, -2.5, -0.1, -1e-300, -0.0, 0.0, 1e-300, 0.3, 4.0, 50.0] {
                let (a, slope) = vector::<f64>(activation, z);
                assert!((a - activation.value(z)).abs() < 1e-14, "{activation:?} {z}: {a}");
                assert!((slope - activation.derivative(z)).abs() < 1e-14, "{activation:?} {z}: {slope}");
                let (a, slope) = vector::<f32>(activation, z);
                assert!((a - activation.value(z)).abs() < 4e-6, "{activation:?} {z}: {a}");
                // 1e-300 rounds to 0 in f32, where the rectifiers' derivative is 1.
                if z.abs() > 1e-30 {
                    assert!((slope - activation.derivative(z)).abs() < 2e-6, "{activation:?} {z}: {slope}");
                }
            }
        }
    }

    #[test]
    fn derivatives_at_zero_follow_the_lecture() {
        assert_eq!(vector::<f32>(Activation::Relu, 0.0).1, 1.0);
        assert_eq!(vector::<f32>(Activation::Relu, -0.0).1, 1.0);
        assert_eq!(vector::<f64>(Activation::LeakyRelu(0.2), -0.0).1, 1.0);
        assert_eq!(vector::<f64>(Activation::LeakyRelu(0.2), -1.0).1, 0.2);
    }
}

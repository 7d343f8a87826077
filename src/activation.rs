//! σ, the function of a hidden unit: a⁽ˡ⁾ = σ(z⁽ˡ⁾).

use crate::kernel::elementary;
use crate::kernel::lanes::{Lanes, Real};

/// The activation of all hidden units of a network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Activation {
    /// 1 / (1 + e⁻ᶻ).
    Sigmoid,
    /// The hyperbolic tangent.
    Tanh,
    /// max(0, z), with σ′(0) = 1.
    Relu,
    /// max(αz, z) with slope α, 0 ≤ α < 1, and σ′(0) = 1.
    LeakyRelu(f64),
}

impl Activation {
    /// σ(z).
    #[must_use]
    pub fn value(self, z: f64) -> f64 {
        match self {
            Self::Sigmoid => 1.0 / (1.0 + libm::exp(-z)),
            Self::Tanh => libm::tanh(z),
            Self::Relu => z.max(0.0),
            Self::LeakyRelu(slope) => z.max(slope * z),
        }
    }

    /// σ′(z).
    #[must_use]
    pub fn derivative(self, z: f64) -> f64 {
        match self {
            Self::Sigmoid => {
                let a = self.value(z);
                a * (1.0 - a)
            }
            Self::Tanh => {
                let a = self.value(z);
                1.0 - a * a
            }
            Self::Relu if z >= 0.0 => 1.0,
            Self::Relu => 0.0,
            Self::LeakyRelu(_) if z >= 0.0 => 1.0,
            Self::LeakyRelu(slope) => slope,
        }
    }

    /// Replaces every z in `values` by σ(z). The length is a multiple of the lanes.
    ///
    /// A rectifier leaves the sign of z in its result, −0 for a negative z with slope 0 and +0 for z = ±0, because
    /// [`Derivative`] reads σ′ from it.
    pub fn apply<T: Real>(self, values: &mut [T]) {
        let zero = T::V::splat(T::default());
        match self {
            Self::Sigmoid => in_place(values, elementary::sigmoid::<T>),
            Self::Tanh => in_place(values, elementary::tanh::<T>),
            Self::Relu => in_place(values, |z| z.where_at_least(zero, z + zero, z * zero)),
            Self::LeakyRelu(slope) => {
                let slope = T::V::splat(T::from_f64(slope));
                in_place(values, |z| z.where_at_least(zero, z + zero, z * slope));
            }
        }
    }
}

/// Applies `f` to every vector of `values`.
#[inline(always)]
fn in_place<T: Real>(values: &mut [T], f: impl Fn(T::V) -> T::V) {
    for lanes in values.chunks_exact_mut(T::LANES) {
        f(T::V::load(lanes)).store(lanes);
    }
}

/// σ′(z) as a function of a = σ(z), so that backpropagation needs no z. One type per activation lets the product that
/// multiplies by it be compiled for each.
pub trait Derivative<T: Real> {
    /// σ′ where the activation's value is `a`.
    fn at(&self, a: T::V) -> T::V;
}

/// σ′ = a(1 − a).
pub struct SigmoidDerivative;
/// σ′ = 1 − a².
pub struct TanhDerivative;
/// σ′ = 1 where a's sign is positive, else the slope.
pub struct RectifierDerivative(pub f64);

impl<T: Real> Derivative<T> for SigmoidDerivative {
    #[inline(always)]
    fn at(&self, a: T::V) -> T::V {
        a - a * a
    }
}

impl<T: Real> Derivative<T> for TanhDerivative {
    #[inline(always)]
    fn at(&self, a: T::V) -> T::V {
        T::V::splat(T::from_f64(1.0)) - a * a
    }
}

impl<T: Real> Derivative<T> for RectifierDerivative {
    #[inline(always)]
    fn at(&self, a: T::V) -> T::V {
        let one = T::V::splat(T::from_f64(1.0));
        let zero = T::V::splat(T::default());
        a.unit_sign().where_at_least(zero, one, T::V::splat(T::from_f64(self.0)))
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
        let at = T::V::load(&a);
        let slope = match activation {
            Activation::Sigmoid => Derivative::<T>::at(&SigmoidDerivative, at),
            Activation::Tanh => Derivative::<T>::at(&TanhDerivative, at),
            Activation::Relu => Derivative::<T>::at(&RectifierDerivative(0.0), at),
            Activation::LeakyRelu(slope) => Derivative::<T>::at(&RectifierDerivative(slope), at),
        };
        (a[0].to_f64(), slope.sum().to_f64() / T::LANES as f64)
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

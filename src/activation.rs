//! σ, the function of a hidden unit: a⁽ˡ⁾ = σ(z⁽ˡ⁾), as the lecture defines it. Its vector half is in `kernel`.

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
            Self::Relu | Self::LeakyRelu(_) if z >= 0.0 => 1.0,
            Self::Relu => 0.0,
            Self::LeakyRelu(slope) => slope,
        }
    }
}

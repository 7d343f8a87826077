//! Definition (1), word for word: the readable reference that the kernels are held to.
//!
//! a⁽⁰⁾ = (1, x);  z⁽ˡ⁾ = Θ⁽ˡ⁻¹⁾ a⁽ˡ⁻¹⁾;  a⁽ˡ⁾ = (1, σ(z⁽ˡ⁾)) for l < L;  t = g(z⁽ᴸ⁾).

use crate::activation::Activation;
use crate::error::{Error, Result};
use crate::output::Output;
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

/// A multilayer perceptron with L ≥ 1 layers of weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// Θ⁽⁰⁾ … Θ⁽ᴸ⁻¹⁾; Θ⁽ˡ⁾ is s₍ₗ₊₁₎ × (sₗ + 1), column 0 the biases.
    pub thetas: Vec<Array2<f64>>,
    /// σ of the hidden units.
    pub activation: Activation,
    /// g of the output units, with its error.
    pub output: Output,
}

/// All intermediate values of one example, layer by layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Activations {
    /// a⁽⁰⁾ … a⁽ᴸ⁻¹⁾, each with its leading 1, so sₗ + 1 long.
    pub a: Vec<Array1<f64>>,
    /// z⁽¹⁾ … z⁽ᴸ⁾, so `z[l]` is z⁽ˡ⁺¹⁾.
    pub z: Vec<Array1<f64>>,
    /// t, K long.
    pub t: Array1<f64>,
}

impl Network {
    /// Reads θ in the order of the boundary: Θ⁽⁰⁾, Θ⁽¹⁾, … one after another, each row by row, bias first.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if `theta` is not [`parameter_count`] long.
    pub fn from_theta(
        sizes: &[usize],
        theta: &[f64],
        activation: Activation,
        output: Output,
    ) -> Result<Self> {
        require_parameters(sizes, "theta", theta.len())?;
        let mut rest = theta;
        let thetas = sizes
            .windows(2)
            .map(|pair| {
                let (rows, columns) = (pair[1], pair[0] + 1);
                let (layer, after) = rest.split_at(rows * columns);
                rest = after;
                Array2::from_shape_fn((rows, columns), |(j, i)| layer[j * columns + i])
            })
            .collect();
        Ok(Self { thetas, activation, output })
    }

    /// θ in the order of [`Network::from_theta`].
    #[must_use]
    pub fn theta(&self) -> Vec<f64> {
        self.thetas.iter().flat_map(|theta| theta.iter().copied()).collect()
    }

    /// Everything that definition (1) names, for one example x of length n.
    #[must_use]
    pub fn activations(&self, x: ArrayView1<'_, f64>) -> Activations {
        let (mut a, mut z) = (vec![with_one(x)], Vec::with_capacity(self.thetas.len()));
        for (l, theta) in self.thetas.iter().enumerate() {
            let next = theta.dot(&a[l]);
            if l + 1 < self.thetas.len() {
                a.push(with_one(next.mapv(|z| self.activation.value(z)).view()));
            }
            z.push(next);
        }
        let last = z.last().map_or_else(Vec::new, |z| z.to_vec());
        let mut t = vec![0.0; last.len()];
        self.output.value(&last, &mut t);
        Activations { a, z, t: t.into() }
    }

    /// t for every row of x (m × n): m × K.
    #[must_use]
    pub fn predict(&self, x: ArrayView2<'_, f64>) -> Array2<f64> {
        let outputs = self.thetas.last().map_or(0, Array2::nrows);
        let mut t = Array2::zeros((x.nrows(), outputs));
        for (x, mut t) in x.rows().into_iter().zip(t.rows_mut()) {
            t.assign(&self.activations(x).t);
        }
        t
    }
}

/// Σ s₍ₗ₊₁₎ (sₗ + 1), the number of parameters of a network with these layer sizes.
#[must_use]
pub fn parameter_count(sizes: &[usize]) -> usize {
    sizes.windows(2).map(|pair| pair[1] * (pair[0] + 1)).sum()
}

/// Checks the length of an array in the place of θ.
///
/// # Errors
/// [`Error::ShapeMismatch`] that spells out the shapes of all Θ.
pub fn require_parameters(sizes: &[usize], array: &'static str, actual: usize) -> Result<()> {
    let count = parameter_count(sizes);
    if actual == count {
        return Ok(());
    }
    let shapes: Vec<String> = sizes.windows(2).map(|pair| format!("{}×{}", pair[1], pair[0] + 1)).collect();
    Err(Error::shape(array, format!("{count} ({})", shapes.join(" + ")), actual))
}

/// (1, v).
fn with_one(v: ArrayView1<'_, f64>) -> Array1<f64> {
    std::iter::once(1.0).chain(v.iter().copied()).collect()
}

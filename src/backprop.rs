//! ∂E/∂θ by backpropagation, the readable reference: one pass from right to left,
//! ∂D/∂θⱼᵢ⁽ˡ⁻¹⁾ = ∂D/∂zⱼ⁽ˡ⁾ · aᵢ⁽ˡ⁻¹⁾.

use crate::network::{Activations, Network};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

/// Forward and backward pass of one example, with every number that a lecture writes on the board.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// z, a and t.
    pub activations: Activations,
    /// ∂D/∂z⁽¹⁾ … ∂D/∂z⁽ᴸ⁾, so `delta[l]` belongs to z⁽ˡ⁺¹⁾.
    pub delta: Vec<Array1<f64>>,
    /// ∂D/∂Θ⁽⁰⁾ … ∂D/∂Θ⁽ᴸ⁻¹⁾ of this example alone, each of the shape of its Θ.
    pub gradient: Vec<Array2<f64>>,
}

/// The trace of one example x (n) with target y (K).
#[must_use]
pub fn trace(network: &Network, x: ArrayView1<'_, f64>, y: ArrayView1<'_, f64>) -> Trace {
    let activations = network.activations(x);
    let layers = network.thetas.len();
    let mut delta = vec![Array1::zeros(0); layers];
    let mut gradient = vec![Array2::zeros((0, 0)); layers];
    for l in (0..layers).rev() {
        delta[l] = if l + 1 == layers {
            network.output.delta(&activations.z[l].to_vec(), &y.to_vec()).into()
        } else {
            let through_weights = network.thetas[l + 1].t().dot(&delta[l + 1]);
            let slopes = activations.z[l].mapv(|z| network.activation.derivative(z));
            // Row 0 of Θᵀ belongs to the constant 1, which has no z.
            slopes * through_weights.slice(ndarray::s![1..])
        };
        let (d, a) = (&delta[l], &activations.a[l]);
        gradient[l] = Array2::from_shape_fn((d.len(), a.len()), |(j, i)| d[j] * a[i]);
    }
    Trace { activations, delta, gradient }
}

/// ∂E/∂θ over all m examples, E = D + λR, in the order of [`Network::theta`].
#[must_use]
pub fn gradient(network: &Network, lambda: f64, x: ArrayView2<'_, f64>, y: ArrayView2<'_, f64>) -> Vec<f64> {
    let m = x.nrows() as f64;
    let mut sum: Vec<Array2<f64>> = network.thetas.iter().map(|theta| Array2::zeros(theta.dim())).collect();
    for (x, y) in x.rows().into_iter().zip(y.rows()) {
        for (sum, gradient) in sum.iter_mut().zip(trace(network, x, y).gradient) {
            *sum += &gradient;
        }
    }
    for (sum, theta) in sum.iter_mut().zip(&network.thetas) {
        *sum /= m;
        // ∂λR/∂θⱼᵢ = (2λ/m) θⱼᵢ for i ≥ 1.
        for ((j, i), g) in sum.indexed_iter_mut() {
            if i > 0 {
                *g += 2.0 * lambda / m * theta[(j, i)];
            }
        }
    }
    sum.iter().flat_map(|g| g.iter().copied()).collect()
}

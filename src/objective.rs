//! What training minimises: E = D + λR, equations (2) and (3).

use crate::network::Network;
use ndarray::ArrayView2;

/// D: the mean over the m examples of their error; x is m × n, y is m × K. No examples give NaN.
#[must_use]
pub fn data_error(network: &Network, x: ArrayView2<'_, f64>, y: ArrayView2<'_, f64>) -> f64 {
    let errors = x.rows().into_iter().zip(y.rows()).map(|(x, y)| {
        let z = network.activations(x).z.pop().map_or_else(Vec::new, |z| z.to_vec());
        network.output.error(&z, &y.to_vec())
    });
    errors.sum::<f64>() / x.nrows() as f64
}

/// R(θ) = (1/m) Σₗ Σ_{i≥1} Σⱼ (θⱼᵢ⁽ˡ⁾)²: the biases, i = 0, are left out.
#[must_use]
pub fn penalty(network: &Network, m: usize) -> f64 {
    let squares = network.thetas.iter().flat_map(|theta| {
        theta
            .rows()
            .into_iter()
            .flat_map(|row| row.to_vec().into_iter().skip(1))
            .map(|w| w * w)
            .collect::<Vec<_>>()
    });
    squares.sum::<f64>() / m as f64
}

/// E = D + λR.
#[must_use]
pub fn objective(network: &Network, lambda: f64, x: ArrayView2<'_, f64>, y: ArrayView2<'_, f64>) -> f64 {
    data_error(network, x, y) + lambda * penalty(network, x.nrows())
}

//! What several test files need.
#![allow(dead_code, reason = "each test file uses its part")]

use mlp_playground::{Activation, Config, Optimizer, Rule};
use ndarray::{Array2, ArrayView2};

/// A network of tanh units, otherwise as by default.
pub fn config(sizes: &[usize]) -> Config {
    Config { layer_sizes: sizes.to_vec(), activation: Activation::Tanh, ..Config::default() }
}

/// Every method, by the rate and batch size that all but L-BFGS take.
pub fn optimizers(learning_rate: f64, batch_size: usize) -> [Optimizer; 4] {
    let descent = |rule| Optimizer::descent(rule, learning_rate, batch_size);
    [descent(Rule::Sgd), descent(Rule::Momentum), descent(Rule::Adam), Optimizer::Lbfgs]
}

/// Flat values as rows of `columns`.
pub fn rows(columns: usize, values: &[f64]) -> ArrayView2<'_, f64> {
    ArrayView2::from_shape((values.len() / columns, columns), values).expect("columns divide the values")
}

/// Flat values as a matrix of `rows` rows.
pub fn matrix(rows: usize, values: &[f64]) -> Array2<f64> {
    Array2::from_shape_vec((rows, values.len() / rows), values.to_vec()).expect("rows divide the values")
}

/// Every element within `tolerance`, relative to elements above 1.
pub fn assert_close(got: &[f64], want: &[f64], tolerance: f64, what: &str) {
    assert_eq!(got.len(), want.len(), "{what}");
    for (index, (got, want)) in got.iter().zip(want).enumerate() {
        let off = (got - want).abs() / want.abs().max(1.0);
        assert!(off <= tolerance, "{what}[{index}]: {got} instead of {want}, off by {off:e}");
    }
}

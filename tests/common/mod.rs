//! What several test files need.
#![allow(dead_code, reason = "each test file uses its part")]

use mlp_playground::activation::Activation;
use mlp_playground::config::{Config, OptimizerConfig, OptimizerKind};
use mlp_playground::init::Init;
use mlp_playground::output::Output;
use ndarray::Array2;

/// A plain configuration: tanh, sigmoid, λ = 0, L-BFGS, Xavier, seed 1.
pub fn config(sizes: &[usize]) -> Config {
    Config {
        layer_sizes: sizes.to_vec(),
        features: None,
        activation: Activation::Tanh,
        output: Output::Sigmoid,
        lambda: 0.0,
        optimizer: optimizer(OptimizerKind::Lbfgs, 0.03, 0),
        init: Init::Xavier,
        seed: 1,
    }
}

/// An optimizer that shuffles, in its own precision.
pub fn optimizer(kind: OptimizerKind, learning_rate: f64, batch_size: usize) -> OptimizerConfig {
    OptimizerConfig { kind, learning_rate, batch_size, shuffle: true, precision: None }
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

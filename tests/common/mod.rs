//! What several test files need.
#![allow(dead_code, reason = "each test file uses its part")]

use mlp_playground::{Activation, Config, Optimizer, Part, Rule, Source, Trainer};
use ndarray::{Array2, ArrayView2};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::ProptestConfig;

/// So many cases of a property, or as many times more as the environment variable `FUZZ_FACTOR` says.
#[cfg(not(target_arch = "wasm32"))]
pub fn cases(usual: u32) -> ProptestConfig {
    let factor = std::env::var("FUZZ_FACTOR").ok().and_then(|factor| factor.parse().ok()).unwrap_or(1);
    let cases = usual.saturating_mul(factor);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

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

/// Training points of a source with two classes, or one of regression.
pub fn drawn(source: &str, noise: f64, m: u32, seed: u32) -> (Array2<f64>, Array2<f64>) {
    let classes = if ["plane", "bumps", "sine"].contains(&source) { 1 } else { 2 };
    let sample = Source::new(source, classes, noise).and_then(|source| source.sample(m, seed, Part::Train));
    let sample = sample.expect("a known source with few points");
    (sample.x, sample.y)
}

/// A trainer with a training set.
pub fn trainer(config: Config, x: &Array2<f64>, y: &Array2<f64>) -> Trainer {
    let mut trainer = Trainer::new(config).expect("a valid configuration");
    trainer.set_training_set(x.view(), y.view()).expect("the examples fit");
    trainer
}

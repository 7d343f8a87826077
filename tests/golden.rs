//! Twelve networks whose t, D, R, E and ∂E/∂θ were computed with JAX in float64 by automatic differentiation
//! (`tests/golden/cases.json`); the engine and the readable reference have to agree with them to 1e-9.

mod common;

use common::{assert_close, matrix, rows};
use mlp_playground::{Activation, Config, Network, Output, Trainer, backprop, objective};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    sizes: Vec<usize>,
    hidden: String,
    output: String,
    alpha: f64,
    lam: f64,
    m: usize,
    theta: Vec<f64>,
    x: Vec<f64>,
    y: Vec<f64>,
    t: Vec<f64>,
    d: f64,
    r: f64,
    e: f64,
    gradient: Vec<f64>,
}

const TOLERANCE: f64 = 1e-9;

fn cases() -> Vec<Case> {
    let cases: Vec<Case> = serde_json::from_str(include_str!("golden/cases.json")).expect("the cases parse");
    assert_eq!(cases.len(), 12);
    cases
}

impl Case {
    fn config(&self) -> Config {
        Config {
            layer_sizes: self.sizes.clone(),
            activation: match self.hidden.as_str() {
                "sigmoid" => Activation::Sigmoid,
                "tanh" => Activation::Tanh,
                "relu" => Activation::Relu,
                "leaky_relu" => Activation::LeakyRelu(self.alpha),
                other => panic!("unknown activation {other}"),
            },
            output: match self.output.as_str() {
                "identity" => Output::Identity,
                "sigmoid" => Output::Sigmoid,
                "softmax" => Output::Softmax,
                other => panic!("unknown output {other}"),
            },
            lambda: self.lam,
            ..common::config(&self.sizes)
        }
    }
}

#[test]
fn the_engine_agrees_with_jax() {
    for case in cases() {
        let mut trainer = Trainer::new(case.config()).expect("a valid case");
        trainer.set_theta(&case.theta).expect("θ fits");
        let (n, k) = (case.sizes[0], case.sizes[case.sizes.len() - 1]);
        trainer.set_training_set(rows(n, &case.x), rows(k, &case.y)).expect("the examples fit");
        assert_eq!(trainer.theta(), case.theta, "{}: θ comes back exactly", case.name);
        assert_close(
            &trainer.predict(rows(n, &case.x)).expect("x fits").into_iter().collect::<Vec<_>>(),
            &case.t,
            TOLERANCE,
            &format!("{}: t", case.name),
        );
        let report = trainer.error().expect("there is a training set");
        assert_close(
            &[report.d, report.r, report.e],
            &[case.d, case.r, case.e],
            TOLERANCE,
            &format!("{}: D, R, E", case.name),
        );
        let gradient = trainer.gradient().expect("there is a training set");
        assert_close(&gradient, &case.gradient, TOLERANCE, &format!("{}: ∂E/∂θ", case.name));
    }
}

#[test]
fn the_reference_agrees_with_jax() {
    for case in cases() {
        let config = case.config();
        let network =
            Network::from_theta(&case.sizes, &case.theta, config.activation, config.output).expect("θ fits");
        let (x, y) = (matrix(case.m, &case.x), matrix(case.m, &case.y));
        let t: Vec<f64> = network.predict(x.view()).iter().copied().collect();
        assert_close(&t, &case.t, TOLERANCE, &format!("{}: t", case.name));
        let (d, r) =
            (objective::data_error(&network, x.view(), y.view()), objective::penalty(&network, case.m));
        let e = objective::objective(&network, case.lam, x.view(), y.view());
        assert_close(&[d, r, e], &[case.d, case.r, case.e], TOLERANCE, &format!("{}: D, R, E", case.name));
        let gradient = backprop::gradient(&network, case.lam, x.view(), y.view());
        assert_close(&gradient, &case.gradient, TOLERANCE, &format!("{}: ∂E/∂θ", case.name));
        assert_eq!(network.theta(), case.theta, "{}", case.name);
    }
}

//! Networks and examples that nobody picked.
#![allow(dead_code, reason = "each test file uses its part")]

use super::common::rows;
use mlp_playground::network::parameter_count;
use mlp_playground::{Activation, Config, Network, Output, Trainer, objective};
use ndarray::ArrayView2;
use proptest::prelude::*;

/// A network, examples and λ.
#[derive(Debug, Clone)]
pub struct Problem {
    pub config: Config,
    pub theta: Vec<f64>,
    pub x: Vec<f64>,
    pub y: Vec<f64>,
    pub m: usize,
}

pub fn activations() -> impl Strategy<Value = Activation> {
    prop_oneof![
        Just(Activation::Sigmoid),
        Just(Activation::Tanh),
        Just(Activation::Relu),
        (0.0..0.5).prop_map(Activation::LeakyRelu),
    ]
}

fn outputs() -> impl Strategy<Value = Output> {
    prop_oneof![Just(Output::Identity), Just(Output::Sigmoid), Just(Output::Softmax)]
}

/// Up to four layers of up to `units` units, and up to `examples` examples.
pub fn problems(units: usize, examples: usize) -> impl Strategy<Value = Problem> {
    let sizes = prop::collection::vec(1..=units, 2..=5);
    (sizes, activations(), outputs(), 1..=examples, 0.0..3.0f64).prop_flat_map(
        |(mut sizes, activation, output, m, lambda)| {
            if output == Output::Sigmoid {
                *sizes.last_mut().expect("at least two sizes") = 1;
            }
            let (n, k) = (sizes[0], sizes[sizes.len() - 1]);
            let theta = prop::collection::vec(-1.5..1.5f64, parameter_count(&sizes));
            let x = prop::collection::vec(-3.0..3.0f64, m * n);
            let y = prop::collection::vec(0usize..k.max(2), m).prop_map(move |classes| {
                let mut y = Vec::new();
                for class in classes {
                    y.extend((0..k).map(|j| match output {
                        Output::Softmax => f64::from(u8::from(class % k == j)),
                        _ => (class % 2) as f64,
                    }));
                }
                y
            });
            let config = Config { activation, output, lambda, layer_sizes: sizes, ..Config::default() };
            (theta, x, y).prop_map(move |(theta, x, y)| Problem { config: config.clone(), theta, x, y, m })
        },
    )
}

impl Problem {
    pub fn trainer(&self) -> Trainer {
        let mut trainer = Trainer::new(self.config.clone()).expect("a valid configuration");
        trainer.set_theta(&self.theta).expect("θ fits");
        let (x, y) = self.points();
        trainer.set_training_set(x, y).expect("the examples fit");
        trainer
    }

    /// The readable network at any θ.
    pub fn network(&self, theta: &[f64]) -> Network {
        Network::from_theta(&self.config.layer_sizes, theta, self.config.activation, self.config.output)
            .expect("θ fits")
    }

    /// x and y, a row for each example.
    pub fn points(&self) -> (ArrayView2<'_, f64>, ArrayView2<'_, f64>) {
        (rows(self.config.inputs(), &self.x), rows(self.config.outputs(), &self.y))
    }

    /// E of the readable network at any θ.
    pub fn objective(&self, theta: &[f64]) -> f64 {
        let (x, y) = self.points();
        objective::objective(&self.network(theta), self.config.lambda, x, y)
    }

    /// x and y of an example.
    pub fn example(&self, number: usize) -> (&[f64], &[f64]) {
        let (n, k) = (self.config.inputs(), self.config.outputs());
        (&self.x[number * n..][..n], &self.y[number * k..][..k])
    }

    /// All numbers of examples.
    pub fn all(&self) -> Vec<u32> {
        (0..self.m as u32).collect()
    }

    /// Whether σ is smooth.
    pub fn is_smooth(&self) -> bool {
        matches!(self.config.activation, Activation::Sigmoid | Activation::Tanh)
    }
}

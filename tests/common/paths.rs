//! Runs with changes on the way, whose results must be the same to the bit on every machine, natively and in wasm:
//! what somebody can do to a network in training, beside the undisturbed runs of `bits.rs`.

use super::runs::fingerprint;
use super::{config, drawn, trainer};
use mlp_playground::{
    Activation, Config, Descent, Feature, Init, Optimizer, Output, Precision, Rule, Status, Trainer,
};

/// The fingerprint of θ, D, R and the clock.
fn of(trainer: &Trainer) -> u64 {
    let (report, clock) = (trainer.error().expect("a training set"), trainer.clock());
    let numbers = trainer.theta().into_iter().chain([report.d, report.r, clock.epochs]).map(f64::to_bits);
    fingerprint(numbers.chain([clock.updates]))
}

/// Features with a sine, which is the engine's own.
fn features() -> u64 {
    let (x, y) = drawn("spirals", 0.3, 90, 7);
    let features = Feature::ALL.map(|(_, feature)| feature).to_vec();
    let optimizer = Optimizer::descent(Rule::Adam, 0.02, 10);
    let mut trainer =
        trainer(Config { features: Some(features), optimizer, ..config(&[7, 6, 5, 1]) }, &x, &y);
    trainer.advance(500).expect("a training set");
    of(&trainer)
}

/// λ dragged up and down under L-BFGS, a few iterations at each of its values.
fn drag() -> u64 {
    let (x, y) = drawn("lecture", 1.0, 120, 7);
    let mut trainer = trainer(Config { activation: Activation::Sigmoid, ..config(&[2, 9, 7, 1]) }, &x, &y);
    for lambda in [0.0, 0.1, 0.2, 0.5, 1.0, 0.5, 0.25, 0.1, 0.01] {
        trainer.set_lambda(lambda).expect("a valid λ");
        trainer.advance(7).expect("a training set");
    }
    of(&trainer)
}

/// Other weights, another rate, another method and other examples on the way.
fn changes() -> u64 {
    let (x, y) = drawn("xor", 0.5, 80, 7);
    let with =
        Config { lambda: 0.2, optimizer: Optimizer::descent(Rule::Momentum, 0.05, 7), ..config(&[2, 5, 1]) };
    let mut trainer = trainer(with, &x, &y);
    trainer.advance(333).expect("a training set");
    let weights: Vec<f64> = trainer.theta().iter().map(|theta| 0.5 * theta).collect();
    trainer.set_theta(&weights).expect("θ fits");
    trainer.advance(100).expect("a training set");
    trainer.set_learning_rate(0.01).expect("a valid rate");
    trainer.advance(100).expect("a training set");
    trainer.set_lambda(0.6).expect("a valid λ");
    trainer.advance(100).expect("a training set");
    trainer.set_optimizer(Optimizer::descent(Rule::Adam, 0.02, 0)).expect("a valid optimizer");
    trainer.advance(50).expect("a training set");
    let (x, y) = drawn("circle", 0.5, 61, 8);
    trainer.set_training_set(x.view(), y.view()).expect("the examples fit");
    trainer.advance(50).expect("a training set");
    trainer.set_optimizer(Optimizer::Lbfgs).expect("a valid optimizer");
    trainer.advance(20).expect("a training set");
    of(&trainer)
}

/// A rule in double precision.
fn double(rule: Rule) -> u64 {
    let (x, y) = drawn("moons", 0.3, 77, 7);
    let descent = Descent {
        rule,
        learning_rate: 0.03,
        batch_size: 10,
        precision: Precision::Double,
        ..Descent::default()
    };
    let with = Config { lambda: 0.05, optimizer: Optimizer::Descent(descent), ..config(&[2, 7, 3, 1]) };
    let mut trainer = trainer(with, &x, &y);
    trainer.advance(700).expect("a training set");
    of(&trainer)
}

/// A run that leaves the finite numbers after hundreds of shuffled updates.
fn diverging() -> u64 {
    let (x, y) = drawn("plane", 0.3, 57, 5);
    let optimizer = Optimizer::descent(Rule::Sgd, 0.083, 10);
    let with = Config { output: Output::Identity, init: Init::He, optimizer, ..config(&[2, 1]) };
    let mut trainer = trainer(with, &x, &y);
    assert_eq!(trainer.advance(100_000).expect("a training set").status, Status::Diverged);
    of(&trainer)
}

/// Every path with its fingerprint as first computed natively on x86-64.
pub fn runs() -> Vec<(&'static str, u64, u64)> {
    vec![
        ("all features, Adam", features(), FEATURES),
        ("λ dragged, L-BFGS", drag(), DRAG),
        ("changes on the way", changes(), CHANGES),
        ("SGD in f64", double(Rule::Sgd), SGD),
        ("momentum in f64", double(Rule::Momentum), MOMENTUM),
        ("divergence", diverging(), DIVERGING),
    ]
}

const FEATURES: u64 = 0x23f1_d4f2_56a1_0784;
const DRAG: u64 = 0xcd9e_f00f_f78e_cbb3;
const CHANGES: u64 = 0x43d4_5369_a923_0820;
const SGD: u64 = 0x2af3_a772_84ff_215d;
const MOMENTUM: u64 = 0x27d9_807a_b108_82cc;
const DIVERGING: u64 = 0xadfe_926b_bfc8_aa9e;

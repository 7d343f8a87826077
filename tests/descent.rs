//! Gradient descent, momentum and Adam against their equations, and their accounts of updates and epochs.

mod common;

use common::{assert_close, config, drawn, optimizers, trainer};
use mlp_playground::{
    Activation, Config, Descent, Init, Network, Optimizer, Output, Precision, Rule, Status, Trainer, backprop,
};
use ndarray::{Array2, ArrayView2, s};

/// θ after `updates` on batches in order, by the rules' equations as their papers write them, one number after another,
/// with the readable reference's gradient.
fn by_equations(
    config: &Config,
    descent: Descent,
    x: &Array2<f64>,
    y: &Array2<f64>,
    updates: usize,
) -> Vec<f64> {
    let m = x.nrows();
    let mut theta = config.init.theta(&config.layer_sizes, config.seed);
    let (mut velocity, mut first, mut second) =
        (vec![0.0; theta.len()], vec![0.0; theta.len()], vec![0.0; theta.len()]);
    let mut start = 0;
    for t in 1..=updates {
        let end = if descent.batch_size == 0 { m } else { (start + descent.batch_size).min(m) };
        let (x, y) = (x.slice(s![start..end, ..]), y.slice(s![start..end, ..]));
        let network = Network::from_theta(&config.layer_sizes, &theta, config.activation, config.output);
        // λ∇R has the full m, so that every batch is an unbiased estimate of ∇E.
        let lambda = config.lambda * (end - start) as f64 / m as f64;
        let gradient = backprop::gradient(&network.expect("θ fits"), lambda, x, y);
        for (j, g) in gradient.into_iter().enumerate() {
            match descent.rule {
                // θ ← θ − η g.
                Rule::Sgd => theta[j] -= descent.learning_rate * g,
                // v ← 0.9 v − η g, θ ← θ + v.
                Rule::Momentum => {
                    velocity[j] = 0.9 * velocity[j] - descent.learning_rate * g;
                    theta[j] += velocity[j];
                }
                // Kingma and Ba (2015), algorithm 1.
                Rule::Adam => {
                    first[j] = 0.9 * first[j] + (1.0 - 0.9) * g;
                    second[j] = 0.999 * second[j] + (1.0 - 0.999) * g * g;
                    let unbiased_first = first[j] / (1.0 - libm::pow(0.9, t as f64));
                    let unbiased_second = second[j] / (1.0 - libm::pow(0.999, t as f64));
                    theta[j] -= descent.learning_rate * unbiased_first / (unbiased_second.sqrt() + 1e-8);
                }
            }
        }
        start = if end == m { 0 } else { end };
    }
    theta
}

#[test]
fn ten_steps_are_those_of_the_equations() {
    let (x, y) = drawn("lecture", 1.0, 23, 3);
    for rule in [Rule::Sgd, Rule::Momentum, Rule::Adam] {
        // Batches of 23 = 10 + 10 + 3, so that ten steps go three times through the examples.
        for batch_size in [0, 10] {
            for (precision, tolerance) in [(Precision::Double, 1e-12), (Precision::Single, 2e-5)] {
                let descent = Descent { rule, learning_rate: 0.05, batch_size, shuffle: false, precision };
                let with =
                    Config { lambda: 0.7, optimizer: Optimizer::Descent(descent), ..config(&[2, 5, 3, 1]) };
                let mut trainer = trainer(with.clone(), &x, &y);
                trainer.advance(10).expect("a training set");
                let what = format!("{rule:?} in batches of {batch_size}, {precision:?}: θ");
                assert_close(&trainer.theta(), &by_equations(&with, descent, &x, &y, 10), tolerance, &what);
            }
        }
    }
}

#[test]
fn new_weights_start_without_memory() {
    let (x, y) = drawn("lecture", 1.0, 30, 3);
    for rule in [Rule::Sgd, Rule::Momentum, Rule::Adam] {
        let descent = Descent { rule, learning_rate: 0.05, shuffle: false, ..Descent::default() };
        let with = Config { optimizer: Optimizer::Descent(descent), ..config(&[2, 4, 1]) };
        let (mut fresh, mut used) = (trainer(with.clone(), &x, &y), trainer(with, &x, &y));
        used.advance(50).expect("a training set");
        used.set_theta(&fresh.theta()).expect("θ fits");
        fresh.advance(20).expect("a training set");
        used.advance(20).expect("a training set");
        assert_eq!(used.theta(), fresh.theta(), "{rule:?}");
    }
}

#[test]
fn what_is_changed_counts_as_if_it_had_been_so_from_the_start() {
    let (x, y) = drawn("lecture", 1.0, 30, 3);
    for optimizer in optimizers(0.05, 0) {
        let with = Config { lambda: 0.7, optimizer, ..config(&[2, 5, 3, 1]) };
        let mut from_the_start = trainer(with.clone(), &x, &y);
        let mut changed = trainer(Config { lambda: 40.0, ..with }, &x, &y);
        changed.set_learning_rate(3.0).expect("a valid rate");
        changed.set_learning_rate(0.05).expect("a valid rate");
        changed.set_lambda(0.7).expect("a valid λ");
        assert_eq!((changed.lambda(), changed.learning_rate()), (0.7, optimizer.learning_rate()));
        from_the_start.advance(20).expect("a training set");
        changed.advance(20).expect("a training set");
        assert_eq!(changed.theta(), from_the_start.theta(), "{optimizer:?}");
        assert_eq!(changed.config(), from_the_start.config(), "{optimizer:?}");
    }
}

#[test]
fn a_small_lambda_is_not_lost_in_single_precision() {
    // η·2λ/m = 2e-8 is less than half the step of f32 below 1, so that a factor 1 − η·2λ/m of θ would be 1.
    let (x, y) = drawn("lecture", 1.0, 500, 3);
    let after = |lambda: f64, precision: Precision| {
        let descent =
            Descent { learning_rate: 0.001, batch_size: 10, shuffle: false, precision, ..Descent::default() };
        let mut trainer =
            trainer(Config { lambda, optimizer: Optimizer::Descent(descent), ..config(&[2, 5, 1]) }, &x, &y);
        trainer.advance(300 * 50).expect("a training set");
        trainer.theta()
    };
    let effect = |precision: Precision| -> Vec<f64> {
        let (with, without) = (after(0.005, precision), after(0.0, precision));
        with.iter().zip(without).map(|(with, without)| with - without).collect()
    };
    let (exact, rounded) = (effect(Precision::Double), effect(Precision::Single));
    let largest = |v: &[f64]| v.iter().fold(0.0f64, |high, v| high.max(v.abs()));
    let off: Vec<f64> = exact.iter().zip(&rounded).map(|(exact, rounded)| exact - rounded).collect();
    assert!(largest(&off) < 0.1 * largest(&exact), "{rounded:?} instead of {exact:?}");
}

/// Advances in slices until training is no longer training.
fn to_the_end(trainer: &mut Trainer, slices: &[u64]) {
    for slice in slices.iter().cycle() {
        if trainer.advance(*slice).expect("a training set").status != Status::Training {
            return;
        }
    }
}

#[test]
fn late_divergence_on_shuffled_examples_ends_at_the_same_weights_however_sliced() {
    // A rate just beyond what is stable, so that θ grows by a constant factor up to the end of single precision. Looks at
    // whether θ is finite fall into the middle of an epoch of six batches.
    let (x, y) = drawn("plane", 0.3, 57, 5);
    for rule in [Rule::Sgd, Rule::Momentum] {
        let rate = if rule == Rule::Sgd { 0.083 } else { 0.095 };
        let start = || {
            let optimizer = Optimizer::descent(rule, rate, 10);
            trainer(Config { output: Output::Identity, optimizer, ..config(&[2, 1]) }, &x, &y)
        };
        let mut at_once = start();
        let clock = at_once.advance(100_000).expect("a training set");
        assert_eq!(clock.status, Status::Diverged, "{rule:?}");
        assert!(clock.updates > 600, "{rule:?}: {clock:?}");
        assert!(at_once.theta().iter().all(|v| v.is_finite()), "{rule:?}");
        for slices in [&[1][..], &[100, 3, 256], &[511, 2]] {
            let mut sliced = start();
            to_the_end(&mut sliced, slices);
            assert_eq!(sliced.theta(), at_once.theta(), "{rule:?} in slices of {slices:?}");
            assert_eq!(sliced.clock(), clock, "{rule:?} in slices of {slices:?}");
        }
        let still = at_once.advance(10).expect("a training set");
        assert_eq!(still, clock, "{rule:?}");
    }
}

#[test]
fn divergence_goes_back_no_further_than_the_last_change() {
    let (x, y) = drawn("plane", 0.3, 57, 5);
    let start = || {
        let with = Config {
            output: Output::Identity,
            optimizer: Optimizer::descent(Rule::Sgd, 0.01, 10),
            ..config(&[2, 1])
        };
        let mut trainer = trainer(with, &x, &y);
        trainer.advance(300).expect("a training set");
        trainer.set_learning_rate(0.2).expect("a valid rate");
        trainer
    };
    let (mut at_once, mut stepped) = (start(), start());
    let clock = at_once.advance(10_000).expect("a training set");
    assert_eq!(clock.status, Status::Diverged);
    assert!(clock.updates > 310, "{clock:?}");
    to_the_end(&mut stepped, &[1]);
    assert_eq!(stepped.clock(), clock);
    assert_eq!(stepped.theta(), at_once.theta());
    // One update after the last finite θ it is not finite: θ is large already.
    assert!(at_once.theta().iter().any(|theta| theta.abs() > 1e30), "{:?}", at_once.theta());
}

#[test]
fn weights_that_decay_to_nothing_become_0() {
    // Units that are never active: nothing but λ moves their weights, by a tenth of themselves an update.
    let (x, y) = drawn("lecture", 1.0, 20, 3);
    for precision in [Precision::Single, Precision::Double] {
        let descent = Descent { learning_rate: 0.1, precision, ..Descent::default() };
        let with = Config {
            activation: Activation::Relu,
            lambda: 10.0,
            optimizer: Optimizer::Descent(descent),
            init: Init::Uniform,
            ..config(&[2, 3, 1])
        };
        let mut trainer = trainer(with, &x, &y);
        let mut theta = trainer.theta();
        for unit in 0..3 {
            theta[3 * unit] = -1000.0;
        }
        trainer.set_theta(&theta).expect("θ fits");
        for _ in 0..1500 {
            trainer.advance(1).expect("a training set");
            let theta = trainer.theta();
            assert!(theta.iter().all(|v| *v == 0.0 || v.abs() > f64::from(f32::MIN_POSITIVE)), "{theta:?}");
        }
        let weights: Vec<f64> = (0..9).filter(|i| i % 3 > 0).map(|i| trainer.theta()[i]).collect();
        assert_eq!(weights, [0.0; 6], "{precision:?}");
    }
}

#[test]
fn epochs_go_on_over_training_sets_and_optimizers() {
    let (x, y) = drawn("lecture", 1.0, 60, 3);
    let first = |m: usize| -> (ArrayView2<'_, f64>, ArrayView2<'_, f64>) {
        (x.slice(s![..m, ..]), y.slice(s![..m, ..]))
    };
    let with = Config { optimizer: Optimizer::descent(Rule::Sgd, 0.01, 10), ..config(&[2, 3, 1]) };
    let mut trainer = Trainer::new(with).expect("valid");
    assert_eq!((trainer.clock().updates, trainer.clock().epochs), (0, 0.0));
    let advance = |trainer: &mut Trainer, updates: u64, want: (u64, f64)| {
        let clock = trainer.advance(updates).expect("a training set");
        assert_eq!((clock.updates, clock.epochs), want);
    };
    let (x_60, y_60) = first(60);
    trainer.set_training_set(x_60, y_60).expect("the examples fit");
    advance(&mut trainer, 33, (33, 5.5));
    let (x_40, y_40) = first(40);
    trainer.set_training_set(x_40, y_40).expect("the examples fit");
    assert_eq!((trainer.clock().updates, trainer.clock().epochs), (33, 5.5));
    advance(&mut trainer, 8, (41, 7.5));
    trainer.set_optimizer(Optimizer::Lbfgs).expect("valid");
    assert_eq!((trainer.clock().updates, trainer.clock().epochs), (41, 7.5));
    advance(&mut trainer, 3, (44, 10.5));
    trainer.set_optimizer(Optimizer::descent(Rule::Adam, 0.01, 20)).expect("valid");
    advance(&mut trainer, 3, (47, 12.0));
}

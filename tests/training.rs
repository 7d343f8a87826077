//! Training against what is known exactly: closed forms, unique optima, and promises about its own reproducibility.

mod common;

use common::{assert_close, config, drawn, optimizers, rows, trainer};
use mlp_playground::{
    Activation, Config, Descent, Error, Init, Optimizer, Output, Precision, Rule, Status, Trainer,
};
use ndarray::Array2;

fn lecture(m: u32) -> (Array2<f64>, Array2<f64>) {
    drawn("lecture", 1.0, m, 3)
}

/// Solves A v = b by Gaussian elimination with pivoting.
fn solve(mut a: Array2<f64>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for column in 0..n {
        let pivot = (column..n)
            .max_by(|&i, &j| a[(i, column)].abs().total_cmp(&a[(j, column)].abs()))
            .expect("rows left");
        for k in 0..n {
            a.swap((column, k), (pivot, k));
        }
        b.swap(column, pivot);
        for row in (0..n).filter(|&row| row != column) {
            let factor = a[(row, column)] / a[(column, column)];
            for k in 0..n {
                a[(row, k)] -= factor * a[(column, k)];
            }
            b[row] -= factor * b[column];
        }
    }
    (0..n).map(|i| b[i] / a[(i, i)]).collect()
}

#[test]
fn linear_regression_with_a_penalty_is_ridge_regression() {
    // E = (1/m)(‖Xθ − y‖² + λ Σ_{i≥1} θᵢ²), so (XᵀX + λ diag(0, 1, 1)) θ = Xᵀy with X = (1, x).
    let (x, y) = drawn("plane", 0.3, 80, 5);
    let lambda = 7.5;
    let with_one = Array2::from_shape_fn((80, 3), |(i, j)| if j == 0 { 1.0 } else { x[(i, j - 1)] });
    let mut a = with_one.t().dot(&with_one);
    a[(1, 1)] += lambda;
    a[(2, 2)] += lambda;
    let closed_form = solve(a, with_one.t().dot(&y).column(0).to_vec());
    let config = Config { output: Output::Identity, lambda, ..config(&[2, 1]) };
    let mut trainer = trainer(config, &x, &y);
    let clock = trainer.advance(200).expect("a training set");
    assert_eq!(clock.status, Status::Converged);
    assert_close(&trainer.theta(), &closed_form, 1e-8, "θ");
}

#[test]
fn logistic_regression_has_one_optimum() {
    let (x, y) = lecture(120);
    let from = |seed, optimizer| {
        let start = Config { lambda: 0.5, seed, init: Init::He, optimizer, ..config(&[2, 1]) };
        let mut trainer = trainer(start, &x, &y);
        let clock = trainer.advance(200_000).expect("a training set");
        assert_eq!(clock.status, Status::Converged, "{optimizer:?}");
        trainer.theta()
    };
    let optimum = from(1, Optimizer::Lbfgs);
    assert_close(&from(2, Optimizer::Lbfgs), &optimum, 1e-6, "another start");
    // The descent methods stop at |∇E| ≤ 1e-5, which is 1e-5 / (smallest curvature) away.
    for (rule, learning_rate) in [(Rule::Sgd, 0.1), (Rule::Momentum, 0.02), (Rule::Adam, 0.01)] {
        let descent = Descent { rule, learning_rate, precision: Precision::Double, ..Descent::default() };
        assert_close(&from(3, Optimizer::Descent(descent)), &optimum, 1e-3, &format!("{rule:?}"));
    }
}

#[test]
fn every_method_lowers_e_in_both_precisions() {
    let (x, y) = lecture(200);
    for optimizer in optimizers(0.03, 10) {
        for precision in [Precision::Single, Precision::Double] {
            let optimizer = match optimizer {
                Optimizer::Descent(descent) => Optimizer::Descent(Descent { precision, ..descent }),
                Optimizer::Lbfgs => Optimizer::Lbfgs,
            };
            let mut trainer = trainer(Config { optimizer, ..config(&[2, 20, 20, 1]) }, &x, &y);
            let before = trainer.error().expect("a training set").e;
            let clock = trainer.advance(400).expect("a training set");
            let after = trainer.error().expect("a training set").e;
            assert!(after < 0.6 * before, "{optimizer:?}: {before} → {after}");
            assert_eq!(clock.updates, 400);
            let epochs = if optimizer == Optimizer::Lbfgs { 400.0 } else { 20.0 };
            assert_eq!(clock.epochs, epochs, "{optimizer:?}");
        }
    }
}

#[test]
fn how_updates_are_sliced_makes_no_difference() {
    let (x, y) = lecture(57);
    for optimizer in optimizers(0.05, 10) {
        let start = || trainer(Config { optimizer, ..config(&[2, 7, 1]) }, &x, &y);
        let (mut at_once, mut sliced) = (start(), start());
        at_once.advance(1000).expect("a training set");
        for slice in [1, 2, 255, 1, 300, 41, 400] {
            sliced.advance(slice).expect("a training set");
        }
        assert_eq!(at_once.theta(), sliced.theta(), "{optimizer:?}");
        assert_eq!(at_once.clock(), sliced.clock(), "{optimizer:?}");
    }
}

#[test]
fn a_twin_goes_on_to_the_last_bit_and_by_itself() {
    let (x, y) = lecture(60);
    for optimizer in optimizers(0.05, 7) {
        let mut original = trainer(Config { optimizer, lambda: 0.01, ..config(&[2, 5, 1]) }, &x, &y);
        // In the midst of an epoch, with something to remember.
        original.advance(13).expect("a training set");
        original.set_lambda(0.02).expect("a training set");
        original.advance(4).expect("a training set");
        let mut twin = original.twin();
        let there = original.theta();
        assert_eq!(twin.theta(), there);
        twin.advance(29).expect("a training set");
        assert_eq!(original.theta(), there, "what is done to one is not done to the other");
        let clock = original.advance(29).expect("a training set");
        assert_eq!(twin.theta(), original.theta(), "{optimizer:?}");
        assert_eq!(twin.clock(), clock);
        assert_eq!(twin.error().expect("a training set"), original.error().expect("a training set"));
    }
}

#[test]
fn divergence_keeps_the_last_finite_weights_however_sliced() {
    let (x, y) = drawn("bumps", 0.1, 100, 1);
    for rule in [Rule::Sgd, Rule::Momentum] {
        let start = || {
            let wild = Config {
                activation: Activation::Relu,
                output: Output::Identity,
                optimizer: Optimizer::descent(rule, 50.0, 10),
                ..config(&[2, 10, 10, 1])
            };
            trainer(wild, &x, &y)
        };
        let (mut at_once, mut stepped) = (start(), start());
        let clock = at_once.advance(5000).expect("a training set");
        assert_eq!(clock.status, Status::Diverged, "{rule:?}");
        assert!(at_once.theta().iter().all(|v| v.is_finite()), "{rule:?}");
        while stepped.advance(1).expect("a training set").status == Status::Training {}
        assert_eq!(at_once.theta(), stepped.theta(), "{rule:?}");
        assert_eq!(at_once.clock(), stepped.clock(), "{rule:?}");
        let still = at_once.advance(10).expect("a training set");
        assert_eq!((still.updates, still.status), (clock.updates, Status::Diverged), "{rule:?}");
        // A smaller rate takes it up again.
        at_once.set_theta(&Init::Xavier.theta(&[2, 10, 10, 1], Activation::Tanh, 1)).expect("θ fits");
        at_once.set_learning_rate(0.001).expect("a valid rate");
        assert_eq!(at_once.advance(10).expect("a training set").status, Status::Training);
    }
}

#[test]
fn lambda_goes_on_from_the_current_weights() {
    let (x, y) = lecture(200);
    for optimizer in optimizers(0.05, 0) {
        let mut trainer = trainer(Config { optimizer, ..config(&[2, 20, 20, 1]) }, &x, &y);
        trainer.advance(150).expect("a training set");
        let (theta, free) = (trainer.theta(), trainer.error().expect("a training set"));
        trainer.set_lambda(2.0).expect("a valid λ");
        assert_eq!(trainer.theta(), theta, "{optimizer:?}");
        let changed = trainer.error().expect("a training set");
        assert_eq!((changed.d, changed.r), (free.d, free.r));
        assert_close(&[changed.e], &[free.d + 2.0 * free.r], 1e-15, "E = D + λR");
        trainer.advance(300).expect("a training set");
        let after = trainer.error().expect("a training set");
        assert!(after.r < free.r && after.e < changed.e, "{optimizer:?}: {changed:?} → {after:?}");
    }
}

#[test]
fn zero_weights_stay_symmetric() {
    // An odd number: with equally many examples of both classes zero weights would be a saddle point to begin with.
    let (x, y) = lecture(101);
    for optimizer in optimizers(0.5, 0) {
        let start =
            Config { init: Init::Zero, activation: Activation::Sigmoid, optimizer, ..config(&[2, 4, 1]) };
        let mut trainer = trainer(start, &x, &y);
        trainer.advance(300).expect("a training set");
        let theta = trainer.theta();
        assert!(theta[..3].iter().any(|v| v.abs() > 1e-3), "{optimizer:?}: it did learn");
        for unit in 1..4 {
            assert_close(
                &theta[3 * unit..3 * unit + 3],
                &theta[..3],
                1e-12,
                &format!("{optimizer:?}: unit {unit}"),
            );
        }
    }
}

#[test]
fn another_method_goes_on_from_the_current_weights() {
    let (x, y) = lecture(200);
    let mut trainer =
        trainer(Config { optimizer: Optimizer::descent(Rule::Adam, 0.01, 20), ..config(&[2, 8, 1]) }, &x, &y);
    let before = trainer.advance(100).expect("a training set");
    let theta = trainer.theta();
    trainer.set_optimizer(Optimizer::Lbfgs).expect("valid");
    assert_eq!(trainer.theta(), theta);
    let after = trainer.advance(25).expect("a training set");
    assert_eq!((after.updates, after.epochs), (before.updates + 25, before.epochs + 25.0));
}

#[test]
fn mini_batches_are_unbiased() {
    // The mean of the batch gradients of one epoch is ∇E: with a rate so small that θ hardly moves, an epoch of
    // gradient descent goes −η · batches · ∇E.
    let (x, y) = lecture(60);
    let rate = 1e-7;
    let descent =
        Descent { learning_rate: rate, batch_size: 12, precision: Precision::Double, ..Descent::default() };
    let optimizer = Optimizer::Descent(descent);
    let mut trainer = trainer(Config { lambda: 4.0, optimizer, ..config(&[2, 6, 1]) }, &x, &y);
    let (start, gradient) = (trainer.theta(), trainer.gradient().expect("a training set"));
    trainer.advance(5).expect("a training set");
    let moved: Vec<f64> =
        trainer.theta().iter().zip(&start).map(|(after, before)| (before - after) / (5.0 * rate)).collect();
    assert_close(&moved, &gradient, 1e-5, "mean batch gradient");
}

#[test]
fn errors_name_the_place_and_change_nothing() {
    let (x, y) = lecture(10);
    let mut trainer = trainer(config(&[2, 3, 1]), &x, &y);
    let theta = trainer.theta();
    let shape = |result: Result<(), Error>, array: &str| match result {
        Err(Error::ShapeMismatch { array: named, .. }) => assert_eq!(named, array),
        other => panic!("{other:?}"),
    };
    shape(trainer.set_theta(&[1.0]), "theta");
    shape(trainer.set_training_set(rows(3, &[1.0, 2.0, 3.0]), rows(1, &[1.0])), "x");
    shape(trainer.set_training_set(rows(2, &[]), rows(1, &[])), "x");
    shape(trainer.set_training_set(rows(2, &[1.0, 2.0]), rows(1, &[1.0, 0.0])), "y");
    let data = |result: Result<(), Error>, array: &str, at: usize| match result {
        Err(Error::InvalidData { array: named, index, .. }) => assert_eq!((named, index), (array, at)),
        other => panic!("{other:?}"),
    };
    data(trainer.set_training_set(rows(2, &[1.0, f64::NAN]), rows(1, &[1.0])), "x", 1);
    data(trainer.set_training_set(rows(2, &[1.0, 1.0, 2.0, 2.0]), rows(1, &[1.0, 2.0])), "y", 1);
    data(trainer.set_theta(&[&[f64::INFINITY], &theta[1..]].concat()), "theta", 0);
    let config_error = |result: Result<(), Error>, at: &str| match result {
        Err(Error::InvalidConfig { field, .. }) => assert_eq!(field, at),
        other => panic!("{other:?}"),
    };
    config_error(trainer.set_lambda(-1.0), "lambda");
    config_error(trainer.set_lambda(f64::NAN), "lambda");
    config_error(trainer.set_learning_rate(0.0), "learningRate");
    let bad = [
        (Config { layer_sizes: vec![2], ..config(&[2, 1]) }, "layerSizes"),
        (Config { layer_sizes: vec![2, 0, 1], ..config(&[2, 1]) }, "layerSizes[1]"),
        (Config { layer_sizes: vec![1 << 20, 1 << 20, 1], ..config(&[2, 1]) }, "layerSizes"),
        (Config { layer_sizes: vec![2, 2], ..config(&[2, 1]) }, "layerSizes[1]"),
        (Config { activation: Activation::LeakyRelu(1.0), ..config(&[2, 1]) }, "leak"),
        (Config { lambda: f64::INFINITY, ..config(&[2, 1]) }, "lambda"),
        (
            Config { optimizer: Optimizer::descent(Rule::Sgd, -1.0, 0), ..config(&[2, 1]) },
            "optimizer.learningRate",
        ),
    ];
    for (config, field) in bad {
        config_error(Trainer::new(config).map(|_| ()), field);
    }
    assert_eq!(trainer.theta(), theta);
    assert_eq!(trainer.advance(5).expect("the old training set is still there").updates, 5);
    let untrained = Trainer::new(config(&[2, 3, 1])).expect("valid");
    assert!(untrained.error().is_err() && untrained.gradient().is_err());
    assert_eq!(untrained.predict(rows(2, &[0.0, 0.0])).expect("no data needed").len(), 1);
}

#[test]
fn softmax_with_two_outputs_is_the_sigmoid_of_their_difference() {
    let (x, y) = lecture(50);
    let one = trainer(config(&[2, 4, 1]), &x, &y);
    let theta = one.theta();
    // The same hidden layer; outputs (0, z).
    let two_theta = [&theta[..12], &[0.0; 5], &theta[12..]].concat();
    let one_hot = Array2::from_shape_fn((50, 2), |(i, k)| if k == 0 { 1.0 - y[(i, 0)] } else { y[(i, 0)] });
    let mut two = trainer(Config { output: Output::Softmax, ..config(&[2, 4, 2]) }, &x, &one_hot);
    two.set_theta(&two_theta).expect("θ fits");
    let p = two.predict(x.view()).expect("x fits").column(1).to_vec();
    assert_close(&p, &one.predict(x.view()).expect("x fits").column(0).to_vec(), 1e-14, "P(1)");
    let (one, two) = (one.error().expect("set"), two.error().expect("set"));
    assert_close(
        &[two.d, two.accuracy.expect("classes")],
        &[one.d, one.accuracy.expect("classes")],
        1e-14,
        "D",
    );
}

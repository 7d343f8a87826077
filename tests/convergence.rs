//! What the end of training promises: `Converged` where E can hardly be lowered, and only there.

mod common;

use common::{assert_close, cases, config, drawn, optimizers, trainer};
use mlp_playground::{
    Activation, Clock, Config, Descent, Init, Optimizer, Output, Part, Precision, Rule, Source, Status,
    Trainer,
};
use ndarray::{Array2, Axis};
use proptest::prelude::*;

/// The lecture's points with targets for any output: numbers that depend on the class and the point, the class itself, or
/// one-hot by class and half-plane.
fn lecture_for(output: Output, outputs: usize, m: u32, seed: u32) -> (Array2<f64>, Array2<f64>) {
    let source = Source::new("lecture", 2, 1.0).expect("known");
    let points = source.sample(m, seed, Part::Train).expect("few enough");
    let class = |i: usize| usize::from(points.y[(i, 0)] > 0.5);
    let y = Array2::from_shape_fn((m as usize, outputs), |(i, k)| match output {
        Output::Identity => points.x[(i, k % 2)] * (1.0 - 2.0 * class(i) as f64),
        Output::Sigmoid => points.y[(i, 0)],
        Output::Softmax => {
            let class = (2 * class(i) + usize::from(points.x[(i, 0)] > 0.0)) % outputs;
            f64::from(u8::from(class == k))
        }
    });
    (points.x, y)
}

/// maxⱼ |∂E/∂θⱼ|, where y has the unit 1.
fn slope(trainer: &Trainer) -> f64 {
    slope_in_units(trainer, 1.0)
}

/// maxⱼ |∂E/∂θⱼ| in units of y. E has its square; the weights of the last layer have it, all others none.
fn slope_in_units(trainer: &Trainer, unit: f64) -> f64 {
    let sizes = &trainer.config().layer_sizes;
    let gradient = trainer.gradient().expect("a training set");
    let last = gradient.len() - sizes[sizes.len() - 1] * (sizes[sizes.len() - 2] + 1);
    let slopes =
        gradient.iter().enumerate().map(|(j, g)| g.abs() / if j < last { unit * unit } else { unit });
    slopes.fold(0.0, f64::max)
}

/// By what fraction a step along −∇E lowers E at most, of steps of all lengths from 16 down to nothing.
fn largest_fall(trainer: &Trainer) -> f64 {
    let (theta, gradient) = (trainer.theta(), trainer.gradient().expect("a training set"));
    let e = trainer.error().expect("a training set").e;
    let after = |halvings: i32| {
        let step = libm::ldexp(16.0, -halvings);
        let there: Vec<f64> = theta.iter().zip(&gradient).map(|(theta, g)| theta - step * g).collect();
        trainer.error_at(&there).expect("θ fits").e
    };
    (0..80).map(|halvings| (e - after(halvings)) / e).fold(0.0, f64::max)
}

/// A network of smooth units with examples.
#[derive(Debug, Clone)]
struct Problem {
    config: Config,
    m: u32,
}

/// One to four hidden layers of one to nine units: most are no multiple of the lanes.
fn problems(lambda: impl Strategy<Value = f64>) -> impl Strategy<Value = Problem> {
    let outputs = prop_oneof![
        (1usize..4).prop_map(|outputs| (Output::Identity, outputs)),
        Just((Output::Sigmoid, 1)),
        (2usize..4).prop_map(|outputs| (Output::Softmax, outputs)),
    ];
    let activation = prop_oneof![Just(Activation::Sigmoid), Just(Activation::Tanh)];
    let hidden = prop::collection::vec(1usize..10, 1..=4);
    (hidden, activation, outputs, lambda, 20u32..150, 0u32..1000).prop_map(
        |(hidden, activation, (output, outputs), lambda, m, seed)| {
            let layer_sizes = [&[2], hidden.as_slice(), &[outputs]].concat();
            let config = Config { layer_sizes, activation, output, lambda, seed, ..Config::default() };
            Problem { config, m }
        },
    )
}

impl Problem {
    fn examples(&self) -> (Array2<f64>, Array2<f64>) {
        lecture_for(self.config.output, self.config.outputs(), self.m, self.config.seed)
    }

    /// After so many updates that most come to an end.
    fn trained(&self) -> (Trainer, Status) {
        let (x, y) = self.examples();
        let mut trainer = trainer(self.config.clone(), &x, &y);
        let status = trainer.advance(1500).expect("a training set").status;
        (trainer, status)
    }

    /// The standard deviation of y where it has a unit.
    fn unit(&self) -> f64 {
        if self.config.output == Output::Identity {
            self.examples().1.var_axis(Axis(0), 0.0).sum().sqrt()
        } else {
            1.0
        }
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn where_lbfgs_converges_the_gradient_is_0(problem in problems(0.01..3.0f64)) {
        let (trainer, status) = problem.trained();
        prop_assert_ne!(status, Status::Diverged);
        if status == Status::Converged {
            let (slope, fall) = (slope_in_units(&trainer, problem.unit()), largest_fall(&trainer));
            // Where E is very curved, its rounding already hides a fall at a slope of 1e-6.
            prop_assert!(slope <= 1e-6 || fall <= 1e-13, "|∇E| = {slope:e} and E falls by {fall:e}");
        }
    }

    /// Without λ E may have no minimum: weights grow until units are steps, ∇E at a step is large, and yet no step lowers
    /// E by more than its rounding, which grows with the weights.
    #[test]
    fn where_lbfgs_converges_without_lambda_nothing_leads_down(problem in problems(Just(0.0))) {
        let (trainer, status) = problem.trained();
        prop_assert_ne!(status, Status::Diverged);
        if status == Status::Converged {
            let (slope, fall) = (slope_in_units(&trainer, problem.unit()), largest_fall(&trainer));
            let rounding = 1e-15 * trainer.theta().iter().fold(0.0f64, |high, theta| high.max(theta.abs()));
            prop_assert!(slope <= 1e-6 || fall <= 1e-8 + rounding, "|∇E| = {slope:e} and E falls by {fall:e}");
        }
    }
}

#[test]
fn lbfgs_finds_a_minimum_for_networks_of_odd_sizes() {
    let (x, y) = drawn("lecture", 1.0, 200, 3);
    for hidden in [&[3, 3][..], &[5, 5], &[7, 7], &[5, 6], &[3, 3, 3]] {
        for activation in [Activation::Sigmoid, Activation::Tanh] {
            for seed in 1..=4 {
                let layer_sizes = [&[2], hidden, &[1]].concat();
                let with = Config { layer_sizes, activation, lambda: 0.1, seed, ..Config::default() };
                let mut trainer = trainer(with, &x, &y);
                let clock = trainer.advance(20_000).expect("a training set");
                let what = format!("{hidden:?}, {activation:?}, seed {seed}: {clock:?}");
                assert_eq!(clock.status, Status::Converged, "{what}");
                assert!(slope(&trainer) <= 1e-6, "{what}: |∇E| = {:e}", slope(&trainer));
            }
        }
    }
}

#[test]
fn dragging_lambda_with_the_history_kept_ends_closer_to_the_minimum() {
    // 30 values of λ with one iteration each, against the same with the history lost at every value: how far E is above
    // the minimum that either then leads to.
    let (x, y) = drawn("lecture", 1.0, 200, 3);
    let above = |seed: u32, kept: bool| {
        let sigmoid = Config { activation: Activation::Sigmoid, seed, ..config(&[2, 6, 1]) };
        let mut trainer = trainer(Config { lambda: 0.01, ..sigmoid }, &x, &y);
        trainer.advance(200).expect("a training set");
        for step in 1..=30 {
            trainer.set_lambda(0.01 * libm::pow(1.15, f64::from(step))).expect("a valid λ");
            if !kept {
                trainer.set_optimizer(Optimizer::Lbfgs).expect("valid");
            }
            trainer.advance(1).expect("a training set");
        }
        let e = trainer.error().expect("a training set").e;
        trainer.advance(20_000).expect("a training set");
        e - trainer.error().expect("a training set").e
    };
    for seed in 1..=4 {
        let (kept, lost) = (above(seed, true), above(seed, false));
        assert!(10.0 * kept <= lost, "seed {seed}: {kept:e} with the history, {lost:e} without");
    }
}

#[test]
fn on_batches_training_ends_where_e_no_longer_falls() {
    let (x, y) = drawn("lecture", 1.0, 60, 3);
    for rule in [Rule::Sgd, Rule::Momentum, Rule::Adam] {
        let with =
            Config { lambda: 0.5, optimizer: Optimizer::descent(rule, 0.03, 10), ..config(&[2, 5, 1]) };
        let mut trainer = trainer(with, &x, &y);
        let clock = trainer.advance(100_000).expect("a training set");
        assert_eq!(clock.status, Status::Converged, "{rule:?}");
        assert!(clock.updates < 100_000, "{rule:?}");
        // It was E that had settled: the gradient of a batch is never 0, and so θ never where ∇E is.
        assert!(slope(&trainer) > 1e-5, "{rule:?}: {:e}", slope(&trainer));
    }
}

#[test]
fn training_is_not_at_its_end_while_e_falls() {
    // From large weights, which separate these points far too well, λ takes weights back: E falls for long, while D, at
    // first almost 0, only rises.
    let x =
        Array2::from_shape_fn((20, 2), |(i, j)| if j == 0 { [1.0, -1.0][i % 2] } else { i as f64 / 20.0 });
    let y = Array2::from_shape_fn((20, 1), |(i, _)| [1.0, 0.0][i % 2]);
    // On all examples E may fall slowly, on batches a thousandth in a hundred epochs is not told from noise.
    for (batch, learning_rate, least) in [(0, 2e-6, 2e-5), (10, 0.001, 0.01)] {
        let optimizer = Optimizer::descent(Rule::Sgd, learning_rate, batch);
        let with = Config { lambda: 1.0, optimizer, ..config(&[2, 1]) };
        let mut trainer = trainer(with, &x, &y);
        trainer.set_theta(&[0.0, 20.0, 0.0]).expect("θ fits");
        let updates = if batch == 0 { 1 } else { 2 };
        let mut before = trainer.error().expect("a training set");
        for _ in 0..15 {
            let clock = trainer.advance(100 * updates).expect("a training set");
            let after = trainer.error().expect("a training set");
            let falls = after.e < (1.0 - least) * before.e;
            assert!(after.d > before.d && falls, "batch {batch}: {before:?} → {after:?}");
            assert_eq!(clock.status, Status::Training, "batch {batch}: {clock:?}");
            before = after;
        }
    }
}

#[test]
fn training_on_all_examples_ends_where_steps_of_fixed_length_hover() {
    // Adam's steps have the length η whatever the slope, so that θ comes no closer to a minimum than η.
    let (x, y) = drawn("bumps", 0.3, 60, 2);
    let with = Config {
        output: Output::Identity,
        lambda: 0.1,
        optimizer: Optimizer::descent(Rule::Adam, 0.05, 0),
        ..config(&[2, 4, 1])
    };
    for unit in [1.0, 1000.0] {
        let mut trainer = trainer(with.clone(), &x, &(&y * unit));
        let clock = trainer.advance(300_000).expect("a training set");
        assert_eq!(clock.status, Status::Converged, "y × {unit}");
    }
}

#[test]
fn tolerances_follow_the_unit_of_y() {
    // A linear regression is the same in any unit of y: every method has to come as close in as many updates. Powers of
    // two, so that rounding is the same, too.
    let (x, y) = drawn("plane", 0.3, 80, 5);
    let descent = |rule, precision| {
        Optimizer::Descent(Descent { rule, learning_rate: 0.02, precision, ..Descent::default() })
    };
    for optimizer in [
        descent(Rule::Sgd, Precision::Single),
        descent(Rule::Momentum, Precision::Single),
        descent(Rule::Sgd, Precision::Double),
        Optimizer::Lbfgs,
    ] {
        let with = Config { output: Output::Identity, optimizer, init: Init::Zero, ..config(&[2, 1]) };
        let end = |unit: f64| {
            let mut trainer = trainer(with.clone(), &x, &(&y * unit));
            let clock = trainer.advance(20_000).expect("a training set");
            assert_eq!(clock.status, Status::Converged, "{optimizer:?}, y × {unit}");
            (clock.updates, trainer.theta().iter().map(|theta| theta / unit).collect::<Vec<_>>())
        };
        let (updates, theta) = end(1.0);
        for unit in [libm::ldexp(1.0, -30), 1024.0, libm::ldexp(1.0, 30)] {
            let (other_updates, other_theta) = end(unit);
            // The length of the first step of L-BFGS has no unit.
            if optimizer != Optimizer::Lbfgs {
                assert_eq!(other_updates, updates, "{optimizer:?}, y × {unit}");
            }
            assert_close(&other_theta, &theta, 1e-8, &format!("{optimizer:?}, y × {unit}: θ"));
        }
    }
}

#[test]
fn descent_goes_on_after_the_end_and_lbfgs_rests() {
    let (x, y) = drawn("lecture", 1.0, 60, 3);
    for optimizer in optimizers(0.03, 0) {
        let mut trainer = trainer(Config { lambda: 2.0, optimizer, ..config(&[2, 1]) }, &x, &y);
        let end = trainer.advance(100_000).expect("a training set");
        assert_eq!(end.status, Status::Converged, "{optimizer:?}");
        let theta = trainer.theta();
        let nothing = trainer.advance(0).expect("a training set");
        assert_eq!(nothing, end, "{optimizer:?}");
        let after = trainer.advance(50).expect("a training set");
        if optimizer == Optimizer::Lbfgs {
            assert_eq!(after, end);
            assert_eq!(trainer.theta(), theta);
        } else {
            let (updates, epochs) = (end.updates + 50, end.epochs + 50.0);
            assert_eq!(after, Clock { updates, epochs, status: Status::Training }, "{optimizer:?}");
        }
        // A change wakes all of them.
        trainer.set_lambda(0.5).expect("a valid λ");
        assert_eq!(trainer.clock().status, Status::Training, "{optimizer:?}");
        assert!(trainer.advance(5).expect("a training set").updates > after.updates, "{optimizer:?}");
    }
}

#[test]
fn lbfgs_says_where_e_is_not_finite() {
    // (1e200)² is beyond f64.
    let x = Array2::from_shape_fn((3, 2), |(i, _)| 1e200 * (i as f64 + 1.0));
    let y = Array2::zeros((3, 1));
    let mut trainer = trainer(Config { output: Output::Identity, ..config(&[2, 1]) }, &x, &y);
    let theta = trainer.theta();
    for _ in 0..2 {
        let clock = trainer.advance(10).expect("a training set");
        assert_eq!((clock.status, clock.updates), (Status::Diverged, 0));
        assert_eq!(trainer.theta(), theta);
    }
    trainer.set_theta(&[0.0; 3]).expect("θ fits");
    assert_eq!(trainer.clock().status, Status::Converged, "all is fitted at 0");
}

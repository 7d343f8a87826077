//! What a plan's axes mean, and what it refuses.

use crate::common;
use crate::members::{all_of, four_points, two_units};
use mlp_playground::fleet::bootstrap;
use mlp_playground::{Axis, Config, Error, Fleet, Optimizer, Plan, Rule, Source, Vary};

#[test]
fn members_have_the_values_of_the_axes() {
    let direction: Vec<f64> = (0..9).map(f64::from).collect();
    let base = two_units(0.5);
    let axis = |vary, values: &[f64]| Axis { vary, values: values.to_vec() };
    let plan = Plan {
        base: base.clone(),
        axes: vec![
            axis(Vary::Seed, &[4.0, 5.0, 6.0]),
            axis(Vary::Lambda, &[0.0, 0.5]),
            axis(Vary::LearningRate, &[0.1, 0.2]),
            axis(Vary::Start(direction.clone()), &[-1.0, 2.0]),
        ],
        ..Plan::default()
    };
    let fleet = Fleet::new(plan).expect("a valid plan");
    assert_eq!(fleet.members(), 3 * 2 * 2 * 2);
    // Seed 6, λ = 0.5, η = 0.1 and twice the direction.
    let index = 2 + 3 * (1 + 2 * 2);
    let config = fleet.config(index).expect("a member");
    let optimizer = Optimizer::descent(Rule::Sgd, 0.1, 0);
    assert_eq!(config, Config { seed: 6, lambda: 0.5, optimizer, ..base.clone() });
    let initial = base.init.theta(&[2, 2, 1], base.activation, 6);
    let start: Vec<f64> = initial.iter().zip(&direction).map(|(theta, along)| theta + 2.0 * along).collect();
    assert_eq!(fleet.start(index).expect("a member"), start);
}

#[test]
fn a_bootstrap_sample_takes_every_example_as_often_as_another() {
    let mut taken = [0u32; 50];
    for seed in 0..400 {
        let rows = bootstrap(50, seed);
        assert_eq!(rows.len(), 50);
        for row in rows {
            taken[row as usize] += 1;
        }
    }
    // 20,000 draws, 400 expected of each; five standard deviations are 5·√(20,000·0.02·0.98) = 99.
    assert!(taken.iter().all(|&times| times.abs_diff(400) < 99), "{taken:?}");
    assert_ne!(bootstrap(50, 1), bootstrap(50, 2));
    assert_eq!(bootstrap(0, 1), []);
}

/// Asserts that an error's message has all of `words`.
fn refused<T>(result: Result<T, Error>, words: &[&str]) {
    let Err(error) = result else { panic!("{words:?} accepted") };
    let message = error.to_string();
    assert!(words.iter().all(|word| message.contains(word)), "{words:?} in \"{message}\"");
}

#[test]
fn a_wrong_plan_names_the_field_and_the_value() {
    let plan = |axes: Vec<Axis>| Plan { base: two_units(0.1), axes, ..Plan::default() };
    let make = |axes| Fleet::new(plan(axes)).map(|_| ());
    let axis = |vary, values: &[f64]| Axis { vary, values: values.to_vec() };
    let start = |length| Vary::Start(vec![1e15; length]);
    let points = |source, m| Vary::Points { source: Source::new(source, 2, 0.5).expect("known"), m };
    refused(make(vec![axis(Vary::Seed, &[])]), &["axes[0].values", "at least one"]);
    refused(make(vec![axis(Vary::Seed, &[0.5])]), &["axes[0].values[0]", "whole", "0.5"]);
    refused(make(vec![axis(Vary::Bootstrap, &[0.0, -1.0])]), &["axes[0].values[1]", "whole", "-1"]);
    refused(make(vec![axis(Vary::Lambda, &[0.0, -1.0])]), &["axes[0].values[1]", "at least 0", "-1"]);
    let two = vec![axis(Vary::Seed, &[1.0]), axis(Vary::LearningRate, &[0.0])];
    refused(make(two), &["axes[1].values[0]", "greater than 0", "0"]);
    refused(make(vec![axis(Vary::Units(2), &[1.0])]), &["axes[0].layer", "hidden", "2"]);
    refused(make(vec![axis(Vary::Units(0), &[1.0])]), &["axes[0].layer", "0"]);
    refused(make(vec![axis(Vary::Units(1), &[3.0, 0.0])]), &["axes[0].values[1]", "from 1", "0"]);
    refused(make(vec![axis(start(8), &[1.0])]), &["axes[0].direction", "9", "8"]);
    refused(make(vec![axis(start(9), &[1.0, f64::NAN])]), &["axes[0].values[1]", "1e15", "NaN"]);
    refused(make(vec![axis(start(9), &[1.0, -2e15])]), &["axes[0].values[1]", "1e15", "-2000000000000000"]);
    refused(make(vec![axis(Vary::Start(vec![f64::INFINITY; 9]), &[1.0])]), &["axes[0].direction[0]", "inf"]);
    let two = vec![axis(Vary::Units(1), &[2.0, 3.0]), axis(start(9), &[1.0])];
    refused(make(two), &["axes[1].direction", "13", "9"]);
    let two = vec![axis(Vary::Seed, &[1.0]), axis(Vary::Seed, &[2.0])];
    refused(make(two), &["axes[1]", "kind of its own"]);
    let two = vec![axis(Vary::Bootstrap, &[1.0]), axis(points("xor", 5), &[2.0])];
    refused(make(two), &["axes[1]", "kind of its own"]);
    refused(make(vec![axis(points("xor", 1_000_000), &[1.0])]), &["axes[0].m", "1000000"]);
    refused(make(vec![axis(points("xor", 0), &[1.0])]), &["axes[0].x", "at least one"]);
    refused(make(vec![axis(points("sine", 5), &[1.0])]), &["axes[0].x", "2"]);
    let base = Config { lambda: -1.0, ..two_units(0.1) };
    refused(Fleet::new(Plan { base, ..Plan::default() }), &["base.lambda", "-1"]);
    let many: Vec<f64> = (0..1100).map(f64::from).collect();
    let two = vec![axis(Vary::Seed, &many), axis(Vary::Bootstrap, &many)];
    refused(make(two), &["axes", "members", "1210000"]);
    let large = Plan {
        base: common::config(&[2, 200, 200, 1]),
        axes: vec![axis(Vary::Seed, &many)],
        ..Plan::default()
    };
    // 1,100 · (3·200 + 201·200 + 201) parameters.
    refused(Fleet::new(large), &["axes", "parameters", "45101100"]);
    let lbfgs = Plan {
        base: Config { optimizer: Optimizer::Lbfgs, ..two_units(1.0) },
        ..plan(vec![axis(Vary::LearningRate, &[0.1])])
    };
    refused(Fleet::new(lbfgs), &["axes[0]", "lbfgs"]);
    refused(Fleet::new(Plan { first: 1, ..plan(vec![]) }), &["first", "1"]);
    refused(Fleet::new(Plan { step: 0, ..plan(vec![]) }), &["step", "0"]);
    refused(Fleet::new(Plan { start: Some(vec![0.0; 3]), ..plan(vec![]) }), &["start must hold 9", "3"]);
    let mut nan = vec![0.0; 9];
    nan[4] = f64::NAN;
    refused(Fleet::new(Plan { start: Some(nan), ..plan(vec![]) }), &["start[4]", "NaN"]);
}

#[test]
fn a_fleet_without_points_does_not_begin() {
    let mut fleet = Fleet::new(Plan { base: two_units(0.1), ..Plan::default() }).expect("a valid plan");
    refused(fleet.advance_while(&mut || true), &["trainingSet"]);
    refused(fleet.config(1), &["index", "1"]);
    assert_eq!((fleet.left(), fleet.theta(0), fleet.theta(7)), (1, None, None));
    let (x, y) = four_points();
    refused(fleet.set_training_set(x.view(), y.t()), &["y", "4"]);
    fleet.set_training_set(x.view(), y.view()).expect("the examples fit");
    assert_eq!(all_of(&mut fleet, 1).len(), 1);
    let source = Source::new("xor", 2, 1.0).expect("known");
    let axes = vec![Axis { vary: Vary::Points { source, m: 5 }, values: vec![1.0] }];
    let mut drawn = Fleet::new(Plan { base: two_units(0.1), axes, ..Plan::default() }).expect("a valid plan");
    refused(drawn.set_training_set(x.view(), y.view()), &["trainingSet", "draws"]);
    assert_eq!(all_of(&mut drawn, 1).len(), 1);
}

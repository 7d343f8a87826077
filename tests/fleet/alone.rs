//! Every member is the training that it would be alone.

use crate::common::{self, cases};
use crate::members::{all_of, alone, fleet, found, four_points, two_units, xor};
use crate::plans::{axes, axis, base, descent, direction, points_of};
use mlp_playground::{Axis, Config, Descent, Fleet, Optimizer, Output, Plan, Precision, Rule, Vary};
use ndarray::Array2;
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn every_member_is_the_training_alone(
        base in base(),
        kinds in [axis(), axis()],
        four in any::<bool>(),
        m in 1u32..150,
        with_test in any::<bool>(),
        updates in 0u64..700,
        until_converged in any::<bool>(),
        looks in 1usize..40,
    ) {
        let points = if four { four_points() } else { xor(m, 3) };
        let draws = |axis: &Axis| matches!(axis.vary, Vary::Points { .. });
        let plan = Plan { base: base.clone(), axes: axes(&base, kinds.clone()), updates, until_converged, ..Plan::default() };
        let mut fleet = Fleet::new(plan).expect("a valid plan");
        let axes = axes(&base, kinds);
        if !axes.iter().any(draws) {
            fleet.set_training_set(points.0.view(), points.1.view()).expect("the examples fit");
        }
        let test = xor(20, 9);
        if with_test {
            fleet.set_test_set(test.0.view(), test.1.view()).expect("the examples fit");
        }
        let outcomes = all_of(&mut fleet, looks);
        prop_assert_eq!(outcomes.len(), fleet.members());
        for outcome in &outcomes {
            let (config, start) = (fleet.config(outcome.index).expect("a member"), fleet.start(outcome.index).expect("a member"));
            let own = points_of(&axes, outcome.index, &points);
            let test = with_test.then_some(&test);
            let want = alone(&config, Some(&start), &own, test, (updates, until_converged));
            prop_assert_eq!(found(&fleet, outcome), want, "{:?}", config);
        }
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn small_networks_abreast_are_the_trainings_alone(
        units in 1usize..=6,
        base in base(),
        // Plain gradient descent on all examples most often: nothing else goes abreast.
        descent in prop_oneof![2 => Just(Descent { batch_size: 0, precision: Precision::Single, ..Descent::default() }), 1 => descent()],
        rates in prop::collection::vec(prop_oneof![4 => 0.05f64..3.0, 1 => 50.0f64..1e5], 1..8),
        m in 1u32..150,
        updates in 0u64..700,
        until_converged in any::<bool>(),
    ) {
        let layer_sizes = vec![2, units, 1];
        let base = Config { layer_sizes, optimizer: Optimizer::Descent(descent), ..base };
        let axes = vec![
            Axis { vary: Vary::LearningRate, values: rates },
            Axis { vary: Vary::Start(direction(base.parameters())), values: vec![0.0, 5.0] },
        ];
        let points = xor(m, 5);
        let mut fleet = fleet(Plan { base, axes, updates, until_converged, ..Plan::default() }, &points);
        for outcome in all_of(&mut fleet, 3) {
            let config = fleet.config(outcome.index).expect("a member");
            let start = fleet.start(outcome.index).expect("a member");
            let want = alone(&config, Some(&start), &points, None, (updates, until_converged));
            prop_assert_eq!(found(&fleet, &outcome), want, "{:?}", config);
        }
    }
}

#[test]
fn weights_that_decay_to_nothing_are_nothing() {
    // Where all x are 0, hidden weights shrink by 1 − η·2λ/m = ¾ an update: below 1e-30 at the look after 256.
    let points = (Array2::zeros((4, 2)), four_points().1);
    let base = Config { lambda: 0.5, ..two_units(1.0) };
    let axes = vec![Axis { vary: Vary::Seed, values: vec![1.0, 2.0, 3.0, 4.0] }];
    // They converge long before.
    let plan = Plan { base, axes, updates: 290, until_converged: false, ..Plan::default() };
    let mut fleet = fleet(plan, &points);
    for outcome in all_of(&mut fleet, 1) {
        let config = fleet.config(outcome.index).expect("a member");
        let want = alone(&config, None, &points, None, (290, false));
        assert_eq!(found(&fleet, &outcome), want);
        assert_eq!(fleet.theta(outcome.index).expect("done")[1], 0.0);
    }
}

#[test]
fn a_bootstrap_sample_has_its_own_scale() {
    // Without the one large y, a regression on a sample has another scale, and converges at another time.
    let x = xor(10, 1).0;
    let y = Array2::from_shape_fn((10, 1), |(row, _)| if row == 0 { 1000.0 } else { row as f64 / 10.0 });
    let optimizer = Optimizer::descent(Rule::Sgd, 0.05, 0);
    let base = Config { output: Output::Identity, optimizer, ..common::config(&[2, 1]) };
    let axes = || vec![Axis { vary: Vary::Bootstrap, values: (0..12).map(f64::from).collect() }];
    let points = (x, y);
    let mut fleet = fleet(Plan { base, axes: axes(), ..Plan::default() }, &points);
    let mut updates = Vec::new();
    for outcome in all_of(&mut fleet, 1) {
        let config = fleet.config(outcome.index).expect("a member");
        let own = points_of(&axes(), outcome.index, &points);
        assert_eq!(found(&fleet, &outcome), alone(&config, None, &own, None, (500, true)));
        updates.push(outcome.updates);
    }
    assert!(updates.iter().any(|other| *other != updates[0]), "{updates:?}");
}

//! The order of members, their shares among workers, and slices of time.

use crate::common;
use crate::members::{all_of, fleet, four_points, two_units, xor};
use mlp_playground::{Axis, Config, Optimizer, Plan, Rule, Vary};

/// A map of starts, `side` × `side`, of a plane.
fn map(side: u32, first: usize, step: usize) -> Plan {
    let base = two_units(1.0);
    let (u, v) =
        (base.init.theta(&[2, 2, 1], base.activation, 7), base.init.theta(&[2, 2, 1], base.activation, 8));
    let values: Vec<f64> = (0..side).map(|i| -4.0 + 8.0 * (f64::from(i) / f64::from(side))).collect();
    let axis = |direction| Axis { vary: Vary::Start(direction), values: values.clone() };
    let start = Some(vec![0.25; 9]);
    Plan { base, axes: vec![axis(u), axis(v)], start, updates: 150, first, step, ..Plan::default() }
}

#[test]
fn a_fine_map_goes_on_from_the_coarse_one() {
    let points = four_points();
    let (mut coarse, mut fine) = (fleet(map(8, 0, 1), &points), fleet(map(16, 64, 1), &points));
    let mut whole = fleet(map(16, 0, 1), &points);
    for fleet in [&mut coarse, &mut fine, &mut whole] {
        all_of(fleet, 1);
    }
    assert_eq!((coarse.members(), fine.members()), (64, 256));
    for index in 0..256 {
        let (column, row) = (index % 16, index / 16);
        let (of, at) = if column % 2 == 0 && row % 2 == 0 {
            assert_eq!(fine.theta(index), None);
            (&coarse, column / 2 + 8 * (row / 2))
        } else {
            (&fine, index)
        };
        assert_eq!(of.theta(at).expect("done"), whole.theta(index).expect("done"), "{index}");
    }
}

#[test]
fn workers_share_a_fleet_among_themselves() {
    let points = four_points();
    let mut whole = fleet(map(9, 0, 1), &points);
    all_of(&mut whole, 5);
    let mut done = 0;
    for first in 0..5 {
        let mut share = fleet(map(9, first, 5), &points);
        assert_eq!(share.left(), 81usize.saturating_sub(first).div_ceil(5));
        for outcome in all_of(&mut share, 2) {
            assert_eq!(share.theta(outcome.index), whole.theta(outcome.index));
            done += 1;
        }
    }
    assert_eq!(done, 81);
}

#[test]
fn a_slice_ends_within_a_long_training() {
    let calls = |optimizer| {
        let base = Config { optimizer, ..common::config(&[2, 20, 20, 1]) };
        let mut fleet = fleet(Plan { base, updates: 400, ..Plan::default() }, &xor(200, 1));
        let mut calls = 0;
        while fleet.left() > 0 {
            fleet.advance_while(&mut || false).expect("a training set");
            calls += 1;
        }
        calls
    };
    let on = |batch_size| Optimizer::descent(Rule::Sgd, 0.01, batch_size);
    let [by_lbfgs, on_all, on_one] = [Optimizer::Lbfgs, on(0), on(1)].map(calls);
    assert!(by_lbfgs > 20 && on_all > 20, "{by_lbfgs} and {on_all} calls");
    // What a slice holds follows from the work of an update.
    assert!(on_one * 5 < on_all, "{on_one} and {on_all} calls");
}

#[test]
fn a_new_training_set_starts_over() {
    let mut fleet = fleet(map(3, 0, 1), &four_points());
    all_of(&mut fleet, 1);
    let before = fleet.theta(4).expect("done").to_vec();
    let points = xor(40, 1);
    fleet.set_training_set(points.0.view(), points.1.view()).expect("the examples fit");
    assert_eq!((fleet.left(), fleet.theta(4)), (9, None));
    all_of(&mut fleet, 1);
    assert_ne!(fleet.theta(4).expect("done"), before);
}

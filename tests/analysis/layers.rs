//! Statistics of layers.

use crate::common::{assert_close, cases, config, rows};
use crate::problems::{Problem, problems};
use mlp_playground::analysis::statistics::{DEAD, SATURATED};
use mlp_playground::{Activation, Config, Error, Output, Trainer, backprop};
use proptest::prelude::*;

/// Edges of a histogram for every layer, from its values.
fn extent(values: &[f64]) -> [f64; 2] {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if low == high { [low - 0.5, high + 0.5] } else { [low, high] }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn statistics_are_what_they_are_defined_as(problem in problems(8, 12), bins in 1usize..9) {
        let Problem { config, theta, m, .. } = &problem;
        let network = problem.network(theta);
        let statistics = problem.trainer().layer_statistics(bins, &[]).expect("a training set");
        let traces: Vec<_> = (0..*m).map(|number| {
            let (x, y) = problem.example(number);
            backprop::trace(&network, x.into(), y.into())
        }).collect();
        let layers = config.layer_sizes.len() - 1;
        let steepest = if config.activation == Activation::Sigmoid { 0.25 } else { 1.0 };
        for l in 0..layers {
            let units = config.layer_sizes[l + 1];
            let z: Vec<f64> = traces.iter().flat_map(|trace| trace.activations.z[l].to_vec()).collect();
            assert_close(&statistics.edges[l], &extent(&z), 1e-12, "edges");
            let counts = &statistics.counts[l * bins..][..bins];
            prop_assert_eq!(counts.iter().sum::<u32>() as usize, m * units);
            if z.iter().any(|&other| other != z[0]) {
                prop_assert!(counts[0] > 0 && counts[bins - 1] > 0, "the smallest is in the first, the largest in the last");
            }
            if l == layers - 1 {
                continue;
            }
            let shares: Vec<f64> = z.iter().map(|&z| config.activation.derivative(z) / steepest).collect();
            let pairs = (m * units) as f64;
            let saturated = shares.iter().filter(|&&share| share < SATURATED).count() as f64 / pairs;
            let dead = (0..units).filter(|&j| shares.iter().skip(j).step_by(units).all(|&share| share < DEAD)).count();
            let zero = traces.iter().flat_map(|trace| &trace.delta[l]).filter(|&&delta| delta == 0.0).count();
            assert_close(&[statistics.saturated[l]], &[saturated], 1e-12, "saturated");
            assert_close(&[statistics.dead[l]], &[dead as f64 / units as f64], 1e-12, "dead");
            assert_close(&[statistics.zero[l]], &[zero as f64 / pairs], 1e-12, "zero");
        }
        prop_assert_eq!(statistics.edges.len(), layers);
        prop_assert_eq!([&statistics.saturated, &statistics.dead, &statistics.zero].map(Vec::len), [layers - 1; 3]);
        let (x, y) = problem.points();
        for (lambda, norms) in [(config.lambda, &statistics.gradient_norms), (0.0, &statistics.data_gradient_norms)] {
            let gradient = problem.network(&backprop::gradient(&network, lambda, x, y));
            let want: Vec<f64> =
                gradient.thetas.iter().map(|g| g.iter().map(|g| g * g).sum::<f64>().sqrt()).collect();
            assert_close(norms, &want, 1e-11, "norms");
        }
    }
}

/// A network of one input that passes x on to its units as it is, and the points given.
fn passing_on(activation: Activation, units: usize, x: &[f64]) -> Trainer {
    let sizes = [1, units, 1];
    let mut trainer = Trainer::new(Config { activation, output: Output::Identity, ..config(&sizes) })
        .expect("a valid configuration");
    let mut theta: Vec<f64> = [0.0, 1.0].repeat(units);
    theta.extend(vec![1.0; units + 1]);
    trainer.set_theta(&theta).expect("θ fits");
    trainer.set_training_set(rows(1, x), rows(1, &vec![0.5; x.len()])).expect("they fit");
    trainer
}

#[test]
fn histograms_count_what_is_known() {
    let trainer = passing_on(Activation::Tanh, 2, &[-1.0, -0.25, 0.0, 0.25, 1.0, 9.0]);
    let counts = trainer.layer_statistics(4, &[-1.0, 1.0]).expect("a training set").counts;
    // Edges −1, −0.5, 0, 0.5, 1, two units; a bin has its lower edge, the outer ones what lies beyond.
    assert_eq!(counts[..4], [2, 2, 4, 4]);
    let own = trainer.layer_statistics(2, &[]).expect("a training set");
    assert_eq!((own.edges[0], &own.counts[..2]), ([-1.0, 9.0], &[10, 2][..]));
    let same = passing_on(Activation::Tanh, 3, &[2.0, 2.0]).layer_statistics(2, &[]).expect("a training set");
    assert_eq!((same.edges[0], &same.counts[..2]), ([1.5, 2.5], &[0, 6][..]));
}

#[test]
fn saturation_and_death_by_activation() {
    let of = |activation, x: &[f64]| {
        let statistics = passing_on(activation, 2, x).layer_statistics(1, &[]).expect("a training set");
        (statistics.saturated[0], statistics.dead[0])
    };
    // 1 − tanh²(2.18) = 0.0500…; σ′/max of the logistic sigmoid is 1 − tanh²(z/2).
    assert_eq!(of(Activation::Tanh, &[-2.17, 2.17, 2.19, 2.19]), (0.5, 0.0));
    assert_eq!(of(Activation::Sigmoid, &[-4.35, 4.35, 4.37, 4.37]), (0.5, 0.0));
    assert_eq!(of(Activation::Tanh, &[4.2, -4.2]), (1.0, 1.0));
    assert_eq!(of(Activation::Relu, &[-1.0, -2.0, -3.0, 0.0]), (0.75, 0.0));
    assert_eq!(of(Activation::Relu, &[-1.0, -2.0]), (1.0, 1.0));
    assert_eq!(of(Activation::LeakyRelu(0.01), &[-1.0, -2.0]), (1.0, 0.0));
    assert_eq!(of(Activation::LeakyRelu(0.1), &[-1.0, -2.0]), (0.0, 0.0));
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn examples_that_occur_often_are_counted_as_often(problem in problems(8, 12), bins in 1usize..9) {
        // More than are looked at together.
        let times = 256 / problem.m + 2;
        let (x, y) = (problem.x.repeat(times), problem.y.repeat(times));
        let many = Problem { x, y, m: times * problem.m, ..problem.clone() };
        let [once, often] =
            [&problem, &many].map(|problem| problem.trainer().layer_statistics(bins, &[]).expect("a training set"));
        prop_assert_eq!(once.edges, often.edges);
        let counts: Vec<_> = once.counts.iter().map(|count| count * times as u32).collect();
        prop_assert_eq!(counts, often.counts);
        assert_close(&often.saturated, &once.saturated, 1e-12, "saturated");
        assert_close(&often.dead, &once.dead, 1e-12, "dead");
        assert_close(&often.zero, &once.zero, 1e-12, "zero");
        assert_close(&often.data_gradient_norms, &once.data_gradient_norms, 1e-11, "norms");
    }
}

#[test]
fn many_examples_are_counted_once_each() {
    let x: Vec<f64> = (0..1000).map(f64::from).collect();
    let statistics = passing_on(Activation::Relu, 3, &x).layer_statistics(10, &[]).expect("a training set");
    assert_eq!(statistics.counts[..10], [300; 10]);
}

#[test]
fn a_network_without_hidden_layers_has_one_layer() {
    let mut trainer = Trainer::new(config(&[1, 1])).expect("a valid configuration");
    assert!(trainer.layer_statistics(4, &[]).is_err(), "no training set");
    trainer.set_training_set(rows(1, &[1.0, 2.0]), rows(1, &[0.0, 1.0])).expect("they fit");
    let statistics = trainer.layer_statistics(4, &[]).expect("a training set");
    assert_eq!((statistics.gradient_norms.len(), statistics.saturated.len()), (1, 0));
    assert_eq!(statistics.counts.iter().sum::<u32>(), 2);
    for bins in [0, 4097] {
        assert!(matches!(trainer.layer_statistics(bins, &[]), Err(Error::InvalidConfig { .. })));
    }
    for edges in [[1.0, 1.0], [0.0, f64::NAN]] {
        let refused = trainer.layer_statistics(4, &edges);
        assert!(matches!(refused, Err(Error::InvalidData { array: "edges", index: 1, .. })));
    }
    let three = trainer.layer_statistics(4, &[1.0, 2.0, 3.0]);
    assert!(matches!(three, Err(Error::ShapeMismatch { array: "edges", actual: 3, .. })));
}

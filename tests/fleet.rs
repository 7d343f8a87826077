//! A fleet's members are the trainings that they would be alone, to the bit, in whatever order and however cut.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::rows;
use mlp_playground::fleet::bootstrap;
use mlp_playground::{
    Activation, Axis, Config, Descent, Error, Fleet, Init, Optimizer, Outcome, Output, Part, Plan, Precision,
    Report, Rule, Source, Status, Trainer, Vary,
};
use ndarray::Array2;
use proptest::prelude::*;

/// x and y.
type Points = (Array2<f64>, Array2<f64>);

/// Exclusive or of clouds, or of four points.
fn xor(m: u32, seed: u32) -> Points {
    let sample = Source::new("xor", 2, 1.5).and_then(|source| source.sample(m, seed, Part::Train));
    let sample = sample.expect("few enough");
    (sample.x, sample.y)
}

fn four_points() -> Points {
    let x = rows(2, &[-1.0, -1.0, -1.0, 1.0, 1.0, -1.0, 1.0, 1.0]).to_owned();
    (x, rows(1, &[0.0, 1.0, 1.0, 0.0]).to_owned())
}

/// Two units that learn by gradient descent on all examples.
fn two_units(learning_rate: f64) -> Config {
    Config { optimizer: Optimizer::descent(Rule::Sgd, learning_rate, 0), ..common::config(&[2, 2, 1]) }
}

fn fleet(plan: Plan, (x, y): &Points) -> Fleet {
    let mut fleet = Fleet::new(plan).expect("a valid plan");
    fleet.set_training_set(x.view(), y.view()).expect("the examples fit");
    fleet
}

/// All outcomes, with at most `looks` slices a call.
fn all_of(fleet: &mut Fleet, looks: usize) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    while fleet.left() > 0 {
        let mut left = looks;
        outcomes.extend(
            fleet
                .advance_while(&mut || {
                    left -= 1;
                    left > 0
                })
                .expect("a training set"),
        );
    }
    outcomes
}

/// The numbers of an outcome as bits, since NaN is equal to itself here.
fn bits(status: Status, updates: u64, report: Report, slope: f64, theta: &[f64]) -> Vec<u64> {
    let Report { d, r, e, accuracy, test_d, test_accuracy } = report;
    let optional = [accuracy, test_d, test_accuracy].map(|number| number.unwrap_or(f64::NAN));
    let numbers = [d, r, e, slope].into_iter().chain(optional).chain(theta.iter().copied());
    [status as u64, updates].into_iter().chain(numbers.map(f64::to_bits)).collect()
}

/// The same training by a trainer.
fn alone(
    config: &Config,
    start: Option<&[f64]>,
    points: &Points,
    test: Option<&Points>,
    (updates, until_converged): (u64, bool),
) -> Vec<u64> {
    let mut trainer = Trainer::new(config.clone()).expect("a valid configuration");
    if let Some(start) = start {
        trainer.set_theta(start).expect("as long as θ");
    }
    trainer.set_training_set(points.0.view(), points.1.view()).expect("the examples fit");
    if let Some((x, y)) = test {
        trainer.set_test_set(x.view(), y.view()).expect("the examples fit");
    }
    let mut clock = trainer.clock();
    while clock.updates < updates && (clock.status == Status::Training || !until_converged) {
        let next = trainer.advance(updates - clock.updates).expect("a training set");
        if next.updates == clock.updates {
            break;
        }
        clock = next;
    }
    let slope = trainer
        .gradient()
        .expect("a training set")
        .iter()
        .fold(0.0f64, |high, g| if g.abs() > high || g.is_nan() { g.abs() } else { high });
    let report = trainer.error().expect("a training set");
    bits(trainer.clock().status, trainer.clock().updates, report, slope, &trainer.theta())
}

fn found(fleet: &Fleet, outcome: &Outcome) -> Vec<u64> {
    let theta = fleet.theta(outcome.index).expect("done");
    bits(outcome.status, outcome.updates, outcome.report, outcome.slope, theta)
}

fn optimizer() -> impl Strategy<Value = Optimizer> {
    let descent = (
        // Plain gradient descent most often: it is what goes abreast.
        prop_oneof![4 => Just(Rule::Sgd), 1 => Just(Rule::Momentum), 1 => Just(Rule::Adam)],
        prop_oneof![3 => 0.05f64..2.0, 1 => 5.0f64..1e4],
        prop_oneof![3 => Just(0usize), 1 => 1usize..100],
        any::<bool>(),
        prop_oneof![2 => Just(Precision::Single), 1 => Just(Precision::Double)],
    );
    let descent = descent.prop_map(|(rule, learning_rate, batch_size, shuffle, precision)| {
        Optimizer::Descent(Descent { rule, learning_rate, batch_size, shuffle, precision })
    });
    prop_oneof![5 => descent, 1 => Just(Optimizer::Lbfgs)]
}

fn base() -> impl Strategy<Value = Config> {
    let sizes = prop_oneof![
        4 => (1usize..12).prop_map(|units| vec![2, units, 1]),
        1 => (1usize..6, 1usize..6).prop_map(|(a, b)| vec![2, a, b, 1]),
        1 => Just(vec![2, 1]),
    ];
    let activation = prop_oneof![
        Just(Activation::Tanh),
        Just(Activation::Sigmoid),
        Just(Activation::Relu),
        Just(Activation::LeakyRelu(0.1))
    ];
    let output = prop_oneof![3 => Just(Output::Sigmoid), 1 => Just(Output::Identity)];
    let lambda = prop_oneof![Just(0.0), 0.0f64..1.0];
    (sizes, activation, output, lambda, optimizer(), any::<u32>()).prop_map(
        |(layer_sizes, activation, output, lambda, optimizer, seed)| Config {
            layer_sizes,
            activation,
            output,
            lambda,
            optimizer,
            init: Init::He,
            seed,
            features: None,
        },
    )
}

/// What an axis is made of.
fn axis() -> impl Strategy<Value = (u32, Vec<u32>)> {
    (0u32..7, prop::collection::vec(any::<u32>(), 1..6))
}

/// A number from `low` to `high` for an arbitrary one.
fn between(low: f64, high: f64, number: u32) -> f64 {
    low + (high - low) * f64::from(number) / f64::from(u32::MAX)
}

/// At most two axes of different kinds, with values from arbitrary numbers.
fn axes(base: &Config, kinds: [(u32, Vec<u32>); 2]) -> Vec<Axis> {
    let mut axes: Vec<Axis> = Vec::new();
    for (kind, numbers) in kinds {
        let whole = || numbers.iter().copied().map(f64::from).collect();
        let reals = |low, high| numbers.iter().map(|&number| between(low, high, number)).collect();
        let (vary, values): (_, Vec<f64>) = match kind {
            0 => (Vary::Seed, whole()),
            1 => (Vary::Lambda, reals(0.0, 2.0)),
            2 if base.optimizer != Optimizer::Lbfgs => (Vary::LearningRate, reals(0.01, 20.0)),
            3 if base.layer_sizes.len() > 2 => {
                (Vary::Units(1), numbers.iter().map(|number| f64::from(1 + number % 9)).collect())
            }
            4 => (Vary::Bootstrap, whole()),
            5 => {
                let (source, m) = (Source::new("xor", 2, 1.0).expect("known"), 1 + numbers[0] % 60);
                (Vary::Points { source, m }, whole())
            }
            _ => (Vary::Start(direction(base.parameters())), reals(-3.0, 3.0)),
        };
        let fits = |other: &Axis| match (&other.vary, &vary) {
            (Vary::Start(_), Vary::Start(_)) => true,
            (Vary::Units(_), Vary::Start(_))
            | (Vary::Start(_), Vary::Units(_))
            | (Vary::Bootstrap, Vary::Points { .. })
            | (Vary::Points { .. }, Vary::Bootstrap) => false,
            (other, vary) => std::mem::discriminant(other) != std::mem::discriminant(vary),
        };
        if axes.iter().all(fits) {
            axes.push(Axis { vary, values });
        }
    }
    axes
}

/// What a member learns from: the values of its axes, as the plan's documentation counts them.
fn points_of(axes: &[Axis], index: usize, (x, y): &Points) -> Points {
    let mut rest = index;
    for Axis { vary, values } in axes {
        let seed = values[rest % values.len()] as u32;
        rest /= values.len();
        match vary {
            Vary::Points { source, m } => {
                let sample = source.sample(*m, seed, Part::Train).expect("few enough");
                return (sample.x, sample.y);
            }
            Vary::Bootstrap => {
                let rows: Vec<usize> =
                    bootstrap(x.nrows() as u32, seed).into_iter().map(|row| row as usize).collect();
                return (x.select(ndarray::Axis(0), &rows), y.select(ndarray::Axis(0), &rows));
            }
            _ => {}
        }
    }
    (x.clone(), y.clone())
}

/// An arbitrary direction.
fn direction(length: usize) -> Vec<f64> {
    (1..=length as u32).map(|i| between(-1.0, 1.0, i.wrapping_mul(0x9e37_79b1))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

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
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn small_networks_abreast_are_the_trainings_alone(
        units in 1usize..=6,
        base in base(),
        rates in prop::collection::vec(prop_oneof![4 => 0.05f64..3.0, 1 => 50.0f64..1e5], 1..8),
        m in 1u32..150,
        updates in 0u64..700,
        until_converged in any::<bool>(),
    ) {
        let layer_sizes = vec![2, units, 1];
        let base = Config { layer_sizes, optimizer: Optimizer::descent(Rule::Sgd, 1.0, 0), ..base };
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
    let base = Config { optimizer: Optimizer::Lbfgs, ..common::config(&[2, 20, 20, 1]) };
    let mut fleet = fleet(Plan { base, updates: 400, ..Plan::default() }, &xor(200, 1));
    let mut calls = 0;
    while fleet.left() > 0 {
        fleet.advance_while(&mut || false).expect("a training set");
        calls += 1;
    }
    assert!(calls > 20, "{calls} calls");
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

//! What cannot be seen from outside: padding, memory, the second copy of θ.

use super::*;
use crate::config::{Optimizer, Precision, Rule};
use crate::kernel::layout::Layout;
use crate::kernel::tests::common::cases;
use crate::{Activation, Init, Output};
use ndarray::ArrayView2;
use proptest::prelude::*;

/// Points around 0, both targets of each kind among them.
fn examples(config: &Config, m: usize) -> Examples {
    let (n, outputs) = (config.inputs(), config.outputs());
    let x: Vec<f64> = (0..m * n).map(|i| ((i * 7919) % 41) as f64 / 10.0 - 2.0).collect();
    let target = |i: usize| match config.output {
        Output::Softmax => (0..outputs).map(|k| f64::from(u8::from(i % outputs == k))).collect(),
        _ => vec![(i % 2) as f64; outputs],
    };
    let y: Vec<f64> = (0..m).flat_map(target).collect();
    let rows = |columns, values| ArrayView2::from_shape((m, columns), values).expect("m rows");
    Examples::new(config, rows(n, &x), rows(outputs, &y)).expect("valid examples")
}

/// Descent in `T`, whatever precision its settings name.
fn start<T: Real>(
    config: &Config,
    rule: Rule,
    learning_rate: f64,
    batch_size: usize,
    m: usize,
) -> GradientDescent<T> {
    let descent = Descent { rule, learning_rate, batch_size, ..Descent::default() };
    let theta = config.init.theta(&config.layer_sizes, config.activation, config.seed);
    GradientDescent::new(config, descent, &theta, &examples(config, m))
}

impl<T: Real> GradientDescent<T> {
    /// Every array of the memory.
    fn memories(&self) -> Vec<&[T]> {
        match &self.state.memory {
            Memory::Sgd => vec![],
            Memory::Momentum { velocity } => vec![velocity],
            Memory::Adam { first, second, .. } => vec![first, second],
        }
    }

    /// Asserts that nothing stands where there is no parameter.
    fn check_padding(&self, what: &str) {
        let layout = &self.model.layout;
        for array in [&[self.model.theta.as_slice(), &self.gradient][..], &self.memories()].concat() {
            assert_eq!(layout.padding(array), 0.0, "{what}");
        }
        assert_eq!(self.model.padding_of_back(), 0.0, "{what}");
    }
}

/// Networks of all shapes, outputs and smooth or broken units.
pub(in crate::optimizer) fn configs() -> impl Strategy<Value = Config> {
    let activation = prop_oneof![
        Just(Activation::Sigmoid),
        Just(Activation::Tanh),
        Just(Activation::Relu),
        Just(Activation::LeakyRelu(0.1)),
    ];
    let output = prop_oneof![Just(Output::Identity), Just(Output::Sigmoid), Just(Output::Softmax)];
    (prop::collection::vec(1usize..10, 2..=5), activation, output, 0.0..3.0f64, 0u32..100).prop_map(
        |(mut layer_sizes, activation, output, lambda, seed)| {
            if output == Output::Sigmoid {
                *layer_sizes.last_mut().expect("at least two sizes") = 1;
            }
            Config { layer_sizes, activation, output, lambda, seed, ..Config::default() }
        },
    )
}

fn check_descent<T: Real>(config: &Config, batch: usize) {
    for rule in [Rule::Sgd, Rule::Momentum, Rule::Adam] {
        let mut descent = start::<T>(config, rule, 0.01, batch, 23);
        for updates in [1, 10, LOOK_EVERY] {
            descent.advance(updates);
            descent.check_padding(&format!("{rule:?}"));
        }
    }
}

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn padding_stays_0(config in configs(), batch in 0usize..12) {
        check_descent::<f32>(&config, batch);
        check_descent::<f64>(&config, batch);
    }
}

/// A network with hidden units that are never active, so that nothing but λ moves their weights, by a tenth of
/// themselves an update.
fn shrinking() -> (Config, Vec<f64>) {
    let config = Config {
        layer_sizes: vec![2, 3, 3, 1],
        activation: Activation::Relu,
        lambda: 10.0,
        init: Init::Uniform,
        ..Config::default()
    };
    let mut theta = config.init.theta(&config.layer_sizes, config.activation, config.seed);
    for unit in 0..3 {
        theta[3 * unit] = -1000.0;
        theta[9 + 4 * unit] = -1000.0;
    }
    (config, theta)
}

/// Goes on where it seems to have converged, too.
fn advance_to<T: Real>(descent: &mut GradientDescent<T>, updates: u64) {
    while descent.state.updates < updates {
        assert!(descent.advance(updates - descent.state.updates).updates > 0, "it rests");
    }
}

fn check_flush<T: Real>() {
    let (config, theta) = shrinking();
    for (rule, rate) in [(Rule::Sgd, 0.1), (Rule::Momentum, 0.02)] {
        let mut descent = start::<T>(&config, rule, rate, 0, 20);
        descent.set_theta(&theta);
        let is_tiny = |v: &T| v.to_f64() != 0.0 && v.to_f64().abs() < TINY;
        for look in 1..=12 {
            advance_to(&mut descent, look * LOOK_EVERY);
            assert!(!descent.model.theta.iter().any(is_tiny), "{rule:?}: θ at look {look}");
            assert!(!descent.memories().concat().iter().any(is_tiny), "{rule:?}: memory at look {look}");
            assert_eq!(descent.model.padding_of_back(), 0.0, "{rule:?}: second copy at look {look}");
        }
        let zeros = descent.theta().iter().filter(|v| **v == 0.0).count();
        assert!(zeros >= 12, "{rule:?}: {:?}", descent.theta());
        let mut at_once = start::<T>(&config, rule, rate, 0, 20);
        at_once.set_theta(&theta);
        // One more, so that it does not end with a look.
        for descent in [&mut descent, &mut at_once] {
            advance_to(descent, 12 * LOOK_EVERY + 1);
        }
        assert_eq!(at_once.theta(), descent.theta(), "{rule:?}: no look is left out");
    }
}

#[test]
fn what_has_decayed_to_nothing_becomes_0_in_both_copies() {
    check_flush::<f32>();
    check_flush::<f64>();
}

#[test]
fn memory_becomes_0_where_theta_would_no_longer_feel_it() {
    for rule in [Rule::Momentum, Rule::Adam] {
        let mut memory = Memory::<f32>::new(rule, 4);
        match &mut memory {
            Memory::Sgd => unreachable!("not a rule of this test"),
            Memory::Momentum { velocity } => velocity.copy_from_slice(&[1e-21, -1e-21, 1e-19, -1e-19]),
            Memory::Adam { first, second, .. } => {
                first.copy_from_slice(&[1e-21, -1e-21, 1e-19, -1e-19]);
                second.copy_from_slice(&[1e-31, 9e-31, 1.1e-30, 1.0]);
            }
        }
        memory.flush();
        match memory {
            Memory::Sgd => unreachable!("not a rule of this test"),
            Memory::Momentum { velocity } => assert_eq!(velocity, [0.0, 0.0, 1e-19, -1e-19]),
            Memory::Adam { first, second, .. } => {
                assert_eq!(first, [0.0, 0.0, 1e-19, -1e-19]);
                assert_eq!(second, [0.0, 0.0, 1.1e-30, 1.0]);
            }
        }
    }
}

#[test]
fn the_rule_and_precision_are_those_that_were_asked_for() {
    let descent = Descent { rule: Rule::Adam, precision: Precision::Double, ..Descent::default() };
    let config = Config { optimizer: Optimizer::Descent(descent), ..Config::default() };
    assert_eq!(config.optimizer.precision(), Precision::Double);
    let adam = start::<f64>(&config, Rule::Adam, 0.01, 7, 20);
    assert!(matches!(adam.state.memory, Memory::Adam { .. }));
    assert_eq!((adam.batch, adam.shuffle), (7, true));
    // One batch of everything has no order.
    for batch in [0, 20, 21] {
        let whole = start::<f64>(&config, Rule::Sgd, 0.01, batch, 20);
        assert_eq!((whole.batch, whole.shuffle), (20, false), "batch {batch}");
    }
}

#[test]
fn a_gradient_is_flat_where_every_layer_is_in_its_unit() {
    // Scale 100: y has the unit 10. The last layer starts at element 4 · 3 = 12.
    let layout = Layout::new::<f32>(&[2, 3, 1], true);
    assert_eq!(layout.layers[1].offset, 12);
    let is_flat_with = |at: usize, slope: f32| {
        let mut gradient = vec![0.0f32; layout.length];
        gradient[at] = slope;
        is_flat(&layout, &gradient, 1e-3, 100.0)
    };
    assert!(is_flat_with(0, 0.0999) && is_flat_with(11, -0.0999));
    assert!(!is_flat_with(0, 0.1001) && !is_flat_with(11, -0.1001));
    assert!(is_flat_with(12, 0.00999) && !is_flat_with(12, 0.01001));
    assert!(!is_flat_with(0, f32::NAN) && !is_flat_with(13, f32::NAN));
}

//! Plans that nobody picked, and what their members learn from.

use crate::members::Points;
use mlp_playground::fleet::bootstrap;
use mlp_playground::{
    Activation, Axis, Config, Descent, Init, Optimizer, Output, Part, Precision, Rule, Source, Vary,
};
use proptest::prelude::*;

pub fn descent() -> impl Strategy<Value = Descent> {
    let settings = (
        // Plain gradient descent most often: it is what goes abreast.
        prop_oneof![4 => Just(Rule::Sgd), 1 => Just(Rule::Momentum), 1 => Just(Rule::Adam)],
        prop_oneof![3 => 0.05f64..2.0, 1 => 5.0f64..1e4],
        prop_oneof![3 => Just(0usize), 1 => 1usize..100],
        any::<bool>(),
        prop_oneof![2 => Just(Precision::Single), 1 => Just(Precision::Double)],
    );
    settings.prop_map(|(rule, learning_rate, batch_size, shuffle, precision)| Descent {
        rule,
        learning_rate,
        batch_size,
        shuffle,
        precision,
    })
}

pub fn base() -> impl Strategy<Value = Config> {
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
    let optimizer = prop_oneof![5 => descent().prop_map(Optimizer::Descent), 1 => Just(Optimizer::Lbfgs)];
    (sizes, activation, output, lambda, optimizer, any::<u32>()).prop_map(
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
pub fn axis() -> impl Strategy<Value = (u32, Vec<u32>)> {
    (0u32..7, prop::collection::vec(any::<u32>(), 1..6))
}

/// A number from `low` to `high` for an arbitrary one.
fn between(low: f64, high: f64, number: u32) -> f64 {
    low + (high - low) * f64::from(number) / f64::from(u32::MAX)
}

/// At most two axes of different kinds, with values from arbitrary numbers.
pub fn axes(base: &Config, kinds: [(u32, Vec<u32>); 2]) -> Vec<Axis> {
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
pub fn points_of(axes: &[Axis], index: usize, (x, y): &Points) -> Points {
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
pub fn direction(length: usize) -> Vec<f64> {
    (1..=length as u32).map(|i| between(-1.0, 1.0, i.wrapping_mul(0x9e37_79b1))).collect()
}

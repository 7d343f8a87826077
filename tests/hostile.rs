//! Whatever is asked of a trainer, a fleet or a plane, it is done or refused with everything as before: no panic, no
//! overflow of whole numbers, which wraps in a release and stops here.

mod common;

use common::cases;
use mlp_playground::{
    Activation, Axis, Config, Descent, Feature, Fleet, Init, Optimizer, Output, Plan, Plane, Precision, Rule,
    Source, Trainer, Vary,
};
use ndarray::Array2;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Mostly numbers that can be computed with.
fn number() -> impl Strategy<Value = f64> {
    let edges = [f64::NAN, f64::INFINITY, -f64::INFINITY, -0.0, 1e300, -1e300, 5e-324, 3.5e38, 1e-40];
    prop_oneof![12 => -8.0..8.0f64, 2 => any::<f64>(), 1 => proptest::sample::select(edges.to_vec())]
}

/// Mostly few, seldom as many as there can be.
fn count() -> impl Strategy<Value = usize> {
    prop_oneof![12 => 0..12usize, 1 => proptest::sample::select(vec![1 << 22, 1 << 32, usize::MAX / 2, usize::MAX])]
}

fn optimizer() -> impl Strategy<Value = Optimizer> {
    let rules = vec![Rule::Sgd, Rule::Momentum, Rule::Adam];
    let rate = prop_oneof![12 => 1e-6..1000.0f64, 1 => number()];
    let precision = proptest::sample::select(vec![Precision::Single, Precision::Double]);
    let descent = (proptest::sample::select(rules), rate, count(), any::<bool>(), precision).prop_map(
        |(rule, learning_rate, batch_size, shuffle, precision)| {
            Optimizer::Descent(Descent { rule, learning_rate, batch_size, shuffle, precision })
        },
    );
    prop_oneof![3 => descent, 1 => Just(Optimizer::Lbfgs)]
}

fn config() -> impl Strategy<Value = Config> {
    let sizes = prop_oneof![
        12 => vec(1..7usize, 2..5),
        1 => vec(prop_oneof![1..70usize, count()], 0..5),
    ];
    let leak = prop_oneof![12 => 0.0..0.99f64, 1 => number()];
    let activation = (0..4usize, leak).prop_map(|(which, leak)| {
        [Activation::Sigmoid, Activation::Tanh, Activation::Relu, Activation::LeakyRelu(leak)][which]
    });
    let output = proptest::sample::select(vec![Output::Identity, Output::Sigmoid, Output::Softmax]);
    let init =
        proptest::sample::select(vec![Init::Xavier, Init::XavierPlain, Init::He, Init::Uniform, Init::Zero]);
    let features =
        option::weighted(0.3, vec(proptest::sample::select(Feature::ALL.map(|(_, it)| it).to_vec()), 0..8));
    let lambda = prop_oneof![12 => 0.0..100.0f64, 1 => number()];
    let fits = prop_oneof![9 => Just(true), 1 => Just(false)];
    (sizes, features, activation, output, lambda, optimizer(), init, any::<u32>(), fits).prop_map(
        |(mut layer_sizes, features, activation, output, lambda, optimizer, init, seed, fits)| {
            if let (true, Some(last)) = (fits, layer_sizes.last_mut()) {
                match output {
                    Output::Sigmoid => *last = 1,
                    Output::Softmax => *last = (*last).max(2),
                    Output::Identity => {}
                }
            }
            if let (true, Some(features), Some(first)) = (fits, &features, layer_sizes.first_mut()) {
                *first = features.len();
            }
            Config { layer_sizes, features, activation, output, lambda, optimizer, init, seed }
        },
    )
}

/// Examples: rows, what the numbers are, and whether shapes and targets are to fit.
#[derive(Debug, Clone)]
struct Examples {
    m: usize,
    numbers: Vec<f64>,
    fit: bool,
}

fn examples() -> impl Strategy<Value = Examples> {
    let numbers = prop_oneof![3 => vec(-5.0..5.0f64, 1..40), 1 => vec(number(), 1..40)];
    (0..12usize, numbers, prop_oneof![4 => Just(true), 1 => Just(false)])
        .prop_map(|(m, numbers, fit)| Examples { m, numbers, fit })
}

impl Examples {
    fn matrix(&self, columns: usize) -> Array2<f64> {
        let columns = if self.fit { columns } else { self.numbers.len() % 4 };
        Array2::from_shape_fn((self.m, columns), |(i, j)| {
            self.numbers[(i * columns + j) % self.numbers.len()]
        })
    }

    fn targets(&self, columns: usize) -> Array2<f64> {
        if !self.fit {
            return self.matrix(columns);
        }
        let truth = |i: usize, j: usize| if columns == 1 { i % 2 == 1 } else { i % columns == j };
        Array2::from_shape_fn((self.m, columns), |(i, j)| f64::from(u8::from(truth(i, j))))
    }
}

#[derive(Debug, Clone)]
enum Act {
    Train(Examples),
    Test(Examples),
    Advance(u64),
    Ask(usize, Vec<f64>),
    Theta(Vec<f64>),
    Lambda(f64),
    Rate(f64),
    Optimizer(Optimizer),
    Examples(Vec<u32>, usize, usize),
}

fn act() -> impl Strategy<Value = Act> {
    let numbers = || prop_oneof![vec(-5.0..5.0f64, 1..40), vec(number(), 0..40)];
    prop_oneof![
        3 => examples().prop_map(Act::Train),
        1 => examples().prop_map(Act::Test),
        4 => (0..60u64).prop_map(Act::Advance),
        2 => (0..4usize, numbers()).prop_map(|(what, numbers)| Act::Ask(what, numbers)),
        1 => numbers().prop_map(Act::Theta),
        1 => number().prop_map(Act::Lambda),
        1 => number().prop_map(Act::Rate),
        1 => optimizer().prop_map(Act::Optimizer),
        1 => (vec(0..14u32, 0..4), count(), count()).prop_map(|(examples, a, b)| Act::Examples(examples, a, b)),
    ]
}

/// As long as θ is where there are numbers to repeat, else as they are.
fn as_theta(trainer: &Trainer, numbers: &[f64]) -> Vec<f64> {
    let length = trainer.config().parameters();
    if numbers.is_empty() || length > 10_000 {
        numbers.to_vec()
    } else {
        numbers.iter().copied().cycle().take(length).collect()
    }
}

/// Whether it was done.
fn done(trainer: &mut Trainer, act: &Act) -> bool {
    let (n, k) = (trainer.coordinates(), trainer.outputs());
    match act {
        Act::Train(examples) => {
            trainer.set_training_set(examples.matrix(n).view(), examples.targets(k).view()).is_ok()
        }
        Act::Test(examples) => {
            trainer.set_test_set(examples.matrix(n).view(), examples.targets(k).view()).is_ok()
        }
        Act::Advance(updates) => trainer.advance(*updates).is_ok(),
        Act::Ask(0, _) => trainer.error().is_ok(),
        Act::Ask(1, _) => trainer.gradient().is_ok(),
        Act::Ask(2, numbers) => trainer.error_at(&as_theta(trainer, numbers)).is_ok(),
        Act::Ask(_, numbers) => {
            let x = Array2::from_shape_fn((3, n), |(i, j)| numbers.get(i + j).copied().unwrap_or(0.5));
            trainer.predict(x.view()).is_ok()
        }
        Act::Theta(numbers) => {
            let theta = as_theta(trainer, numbers);
            trainer.set_theta(&theta).is_ok()
        }
        Act::Lambda(lambda) => trainer.set_lambda(*lambda).is_ok(),
        Act::Rate(rate) => trainer.set_learning_rate(*rate).is_ok(),
        Act::Optimizer(optimizer) => trainer.set_optimizer(*optimizer).is_ok(),
        Act::Examples(examples, first, last) => {
            let traced = trainer.trace(examples).is_ok();
            let differences = trainer.differences(examples, *first..*last).is_ok();
            let statistics = trainer.layer_statistics(*first, &[-1.0, 1.0]).is_ok();
            traced && differences && statistics
        }
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn whatever_is_asked_of_a_trainer_is_done_or_refused(config in config(), acts in vec(act(), 0..12)) {
        let Ok(mut trainer) = Trainer::new(config) else { return Ok(()) };
        for act in acts {
            let (theta, clock, lambda) = (trainer.theta(), trainer.clock(), trainer.lambda());
            if !done(&mut trainer, &act) {
                prop_assert_eq!(trainer.theta(), theta, "{:?}", act);
                prop_assert_eq!((trainer.clock(), trainer.lambda()), (clock, lambda), "{:?}", act);
            }
            prop_assert!(trainer.theta().iter().all(|theta| theta.is_finite()), "θ after {:?}", act);
            prop_assert!(trainer.lambda() >= 0.0);
        }
    }

    #[test]
    fn whatever_fleet_is_asked_for_is_trained_or_refused(
        base in config(),
        axes in vec((0..6usize, count(), vec(prop_oneof![4 => (0..9u32).prop_map(f64::from), 1 => number()], 0..4)), 0..3),
        updates in 0..30u64,
        (first, step) in (count(), count()),
        training in examples(),
        index in count(),
    ) {
        let axes = axes.into_iter().map(|(which, layer, values)| {
            let vary = match which {
                0 => Vary::Seed,
                1 => Vary::Lambda,
                2 => Vary::LearningRate,
                3 => Vary::Units(layer),
                4 => Vary::Bootstrap,
                _ => Vary::Start(values.clone()),
            };
            Axis { vary, values }
        });
        let plan = Plan { base, axes: axes.collect(), updates, first, step, ..Plan::default() };
        let (n, k) = (plan.base.features.as_ref().map(|_| 2), plan.base.layer_sizes.last().copied());
        let n = n.or(plan.base.layer_sizes.first().copied()).unwrap_or(0);
        let Ok(mut fleet) = Fleet::new(plan) else { return Ok(()) };
        let (x, y) = (training.matrix(n), training.targets(k.unwrap_or(0)));
        if fleet.set_training_set(x.view(), y.view()).is_ok() {
            let mut slices = 0;
            let outcomes = fleet.advance_while(&mut || { slices += 1; slices < 40 }).expect("there are examples");
            for outcome in outcomes {
                prop_assert!(fleet.theta(outcome.index).is_some_and(|theta| theta.iter().all(|it| it.is_finite())));
            }
        }
        prop_assert!(fleet.left() <= fleet.members());
        let _ = (fleet.start(index), fleet.config(index), fleet.theta(index));
    }

    #[test]
    fn whatever_plane_is_asked_for_is_drawn_or_refused(
        domain in vec(prop_oneof![6 => -10.0..10.0f64, 1 => number()], 3..6),
        size in (prop_oneof![12 => 0..24u32, 1 => any::<u32>()], prop_oneof![12 => 0..24u32, 1 => any::<u32>()]),
        config in config(),
        theta in vec(number(), 1..40),
        levels in vec(number(), 0..5),
        (classes, noise, balance) in (0..10u32, number(), prop_oneof![Just(0.5), number()]),
        class in 0..9u32,
    ) {
        let Ok(mut plane) = Plane::new(&domain, size.0, size.1) else { return Ok(()) };
        if let Ok(mut trainer) = Trainer::new(config) {
            let theta = as_theta(&trainer, &theta);
            let _ = trainer.set_theta(&theta);
            let _ = plane.evaluate_network(&trainer);
        }
        for name in ["blobs", "lecture", "bumps"] {
            let levels: Vec<f32> = levels.iter().map(|level| *level as f32).collect();
            let _ = (plane.contours(&levels), plane.boundaries(), plane.select_class(class), plane.contours(&[0.0]));
            let _ = plane.value_pixels(&[9; 1024], levels.first().copied().unwrap_or(0.0), 1.0);
            if let Ok(source) = Source::with_balance(name, classes, noise, balance) {
                let _ = plane.evaluate_optimum(&source);
            }
        }
        prop_assert!(plane.values().is_empty() || plane.values().len() == (size.0 * size.1) as usize);
    }
}

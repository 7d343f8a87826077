//! The vectorised engine against the readable reference and against difference quotients, for networks of every shape:
//! sizes that are no multiple of the lanes, one unit, one example, no hidden layer.

mod common;

use common::{assert_close, matrix};
use mlp_playground::activation::Activation;
use mlp_playground::config::Config;
use mlp_playground::kernel::lanes::Real;
use mlp_playground::kernel::model::Model;
use mlp_playground::kernel::product::{Rows, Size, Spread, Start, product, transpose};
use mlp_playground::network::{Network, parameter_count};
use mlp_playground::output::Output;
use mlp_playground::trainer::Trainer;
use mlp_playground::{backprop, objective};
use proptest::prelude::*;

/// A network, examples and λ.
#[derive(Debug, Clone)]
struct Problem {
    config: Config,
    theta: Vec<f64>,
    x: Vec<f64>,
    y: Vec<f64>,
    m: usize,
}

fn activations() -> impl Strategy<Value = Activation> {
    prop_oneof![
        Just(Activation::Sigmoid),
        Just(Activation::Tanh),
        Just(Activation::Relu),
        (0.0..0.5).prop_map(Activation::LeakyRelu),
    ]
}

fn outputs() -> impl Strategy<Value = Output> {
    prop_oneof![Just(Output::Identity), Just(Output::Sigmoid), Just(Output::Softmax)]
}

/// Up to four layers of up to 23 units and up to 70 examples: below and above the kernels' blocks and tiles.
fn problems() -> impl Strategy<Value = Problem> {
    (prop::collection::vec(1usize..24, 2..=5), activations(), outputs(), 1usize..70, 0.0..3.0f64)
        .prop_flat_map(|(mut sizes, activation, output, m, lambda)| {
            if output == Output::Sigmoid {
                *sizes.last_mut().expect("at least two sizes") = 1;
            }
            let (n, k) = (sizes[0], sizes[sizes.len() - 1]);
            let config = Config { activation, output, lambda, ..common::config(&sizes) };
            let theta = prop::collection::vec(-1.5..1.5f64, parameter_count(&sizes));
            let x = prop::collection::vec(-3.0..3.0f64, m * n);
            let y = prop::collection::vec(0usize..k.max(2), m).prop_map(move |classes| {
                let target = |class: usize| match output {
                    Output::Softmax => (0..k).map(|j| f64::from(u8::from(class % k == j))).collect(),
                    _ => vec![(class % 2) as f64; k],
                };
                classes.into_iter().flat_map(target).collect()
            });
            (theta, x, y).prop_map(move |(theta, x, y)| Problem { config: config.clone(), theta, x, y, m })
        })
}

impl Problem {
    fn trainer(&self) -> Trainer {
        let mut trainer = Trainer::new(self.config.clone()).expect("a valid configuration");
        trainer.set_theta(&self.theta).expect("θ fits");
        trainer.set_training_set(&self.x, &self.y).expect("the examples fit");
        trainer
    }

    fn network(&self, theta: &[f64]) -> Network {
        Network::from_theta(&self.config.layer_sizes, theta, self.config.activation, self.config.output)
            .expect("θ fits")
    }

    fn objective(&self, theta: &[f64]) -> f64 {
        let (x, y) = (matrix(self.m, &self.x), matrix(self.m, &self.y));
        objective::objective(&self.network(theta), self.config.lambda, x.view(), y.view())
    }
}

/// D and its gradient from the training kernel in one precision.
fn by_kernel<T: Real>(problem: &Problem) -> (f64, Vec<f64>) {
    let config = &problem.config;
    let mut model = Model::<T>::new(&config.layer_sizes, &problem.theta, config.activation, config.output);
    let examples = model.examples(&problem.x, &problem.y);
    let mut gradient = vec![T::default(); model.layout.length];
    let d = model.data_error_and_gradient(&examples, 0..problem.m, &mut gradient);
    (d, model.layout.unpack(&gradient))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_engine_equals_the_reference(problem in problems()) {
        let (x, y) = (matrix(problem.m, &problem.x), matrix(problem.m, &problem.y));
        let network = problem.network(&problem.theta);
        let trainer = problem.trainer();
        let t: Vec<f64> = network.predict(x.view()).iter().copied().collect();
        assert_close(&trainer.predict(&problem.x).expect("x fits"), &t, 1e-12, "t");
        let report = trainer.error().expect("a training set");
        assert_close(&[report.d, report.e], &[
            objective::data_error(&network, x.view(), y.view()),
            problem.objective(&problem.theta),
        ], 1e-12, "D, E");
        let gradient = backprop::gradient(&network, problem.config.lambda, x.view(), y.view());
        assert_close(&trainer.gradient().expect("a training set"), &gradient, 1e-11, "∂E/∂θ");
        assert_eq!(trainer.network(), network);
    }

    #[test]
    fn both_precisions_of_the_training_kernel_equal_the_reference(problem in problems()) {
        let (x, y) = (matrix(problem.m, &problem.x), matrix(problem.m, &problem.y));
        let network = problem.network(&problem.theta);
        let d = objective::data_error(&network, x.view(), y.view());
        let gradient = backprop::gradient(&network, 0.0, x.view(), y.view());
        // Rounding grows with the largest intermediate number, so it is compared to the largest component.
        let size = gradient.iter().fold(d.abs().max(1.0), |high, g| high.max(g.abs()));
        for ((kernel_d, kernel_gradient), tolerance) in [(by_kernel::<f64>(&problem), 1e-12), (by_kernel::<f32>(&problem), 3e-5)] {
            prop_assert!((kernel_d - d).abs() <= tolerance * size, "D {} instead of {}", kernel_d, d);
            // A rectifier's z within rounding of 0 may fall on either side, with either slope.
            let kink = matches!(problem.config.activation, Activation::Relu | Activation::LeakyRelu(_)) && tolerance > 1e-6;
            if !kink {
                for (got, want) in kernel_gradient.iter().zip(&gradient) {
                    prop_assert!((got - want).abs() <= tolerance * size, "∂D/∂θ {} instead of {}", got, want);
                }
            }
        }
    }

    #[test]
    fn the_gradient_is_the_limit_of_difference_quotients(problem in problems()) {
        // Smooth activations only: a difference quotient across a kink has no limit to compare with.
        prop_assume!(matches!(problem.config.activation, Activation::Sigmoid | Activation::Tanh));
        let gradient = problem.trainer().gradient().expect("a training set");
        let h = 1e-5;
        let size = gradient.iter().fold(1.0f64, |high, g| high.max(g.abs()));
        for index in (0..gradient.len()).step_by(1 + gradient.len() / 12) {
            let shifted = |by: f64| {
                let mut theta = problem.theta.clone();
                theta[index] += by;
                problem.objective(&theta)
            };
            // The central difference's error is h²/6 · E‴ ≈ 1e-10, its rounding 1e-16 · E / h ≈ 1e-11 · E.
            let quotient = (shifted(h) - shifted(-h)) / (2.0 * h);
            prop_assert!((quotient - gradient[index]).abs() < 1e-7 * size, "[{}]: {} and {}", index, gradient[index], quotient);
        }
    }

    #[test]
    fn products_of_every_size_equal_sums(
        rows in 0usize..24, depth in 0usize..12, vectors in 0usize..17, transposed: bool, start in 0u8..3, seed in 0u32..1000,
    ) {
        check_product::<f32>(rows, depth, vectors, transposed, start, seed);
        check_product::<f64>(rows, depth, vectors, transposed, start, seed);
    }

    #[test]
    fn transposes_of_every_size_are_whole(rows in 0usize..24, columns in 0usize..24) {
        check_transpose::<f32>(rows, columns);
        check_transpose::<f64>(rows, columns);
    }
}

/// One product against the sum that defines it. Small integers, so that both are exact.
fn check_product<T: Real>(rows: usize, depth: usize, vectors: usize, transposed: bool, start: u8, seed: u32) {
    let columns = vectors * T::LANES;
    let number = |i: usize| {
        let hash = (i as u32).wrapping_mul(2_654_435_761).wrapping_add(seed.wrapping_mul(97));
        f64::from(hash >> 24) - 128.0
    };
    let numbers = |count: usize, from: usize| -> Vec<T> {
        (from..from + count).map(|i| T::from_f64(number(i))).collect()
    };
    let (a, b) = (numbers(rows * depth, 0), numbers(depth * columns, 5000));
    let (biases, mut c) = (numbers(columns, 9000), numbers(rows * columns, 12000));
    let before = c.clone();
    let (row_stride, depth_stride) = if transposed { (1, rows) } else { (depth, 1) };
    let start_from = [Start::Zero, Start::Row(&biases), Start::Sum][start as usize];
    product::<T>(
        Size { rows, depth, vectors },
        Spread { data: &a, row_stride, depth_stride },
        Rows { data: &b, pitch: columns },
        start_from,
        &mut c,
        columns,
    );
    for row in 0..rows {
        for column in 0..columns {
            let first =
                [0.0, biases[column].to_f64(), before[row * columns + column].to_f64()][start as usize];
            let sum: f64 = (0..depth)
                .map(|k| a[row * row_stride + k * depth_stride].to_f64() * b[k * columns + column].to_f64())
                .sum();
            assert_eq!(
                c[row * columns + column].to_f64(),
                first + sum,
                "{rows}×{depth}×{columns} at {row}, {column}"
            );
        }
    }
}

/// A matrix in rows that are longer than it needs, and its transpose in such rows.
fn check_transpose<T: Real>(rows: usize, columns: usize) {
    let (from_pitch, to_pitch) = (T::padded(columns) + 3, T::padded(rows) + 5);
    let numbers = |count: usize| -> Vec<T> { (0..count).map(|i| T::from_f64(i as f64 + 1.0)).collect() };
    let from = numbers(T::padded(rows) * from_pitch);
    let mut to = vec![T::default(); T::padded(columns) * to_pitch];
    transpose(rows, columns, Rows { data: &from, pitch: from_pitch }, &mut to, to_pitch);
    for row in 0..rows {
        for column in 0..columns {
            assert_eq!(to[column * to_pitch + row], from[row * from_pitch + column], "{rows}×{columns}");
        }
    }
}

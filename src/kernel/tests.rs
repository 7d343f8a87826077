//! The vectorised engine against the readable reference and against difference quotients, for networks of every shape:
//! sizes that are no multiple of the lanes, one unit, one example, no hidden layer.

use super::lanes::Real;
use super::model::Model;
use super::product::{Product, Size, Start, Strides, dots, transpose};
use super::shallow::{self, Block};
use super::vector::keep_first;
use crate::{Activation, backprop, objective};
use common::{assert_close, cases};
use problems::Problem;
use proptest::prelude::*;

#[path = "../../tests/common/mod.rs"]
pub(crate) mod common;
#[path = "../../tests/common/problems.rs"]
mod problems;

/// Networks and examples below and above the kernels' blocks and tiles.
fn problems() -> impl Strategy<Value = Problem> {
    problems::problems(23, 69)
}

/// D and its gradient from the training kernel in one precision, over all blocks at once or two ranges of examples.
fn by_kernel<T: Real>(problem: &Problem) -> (f64, Vec<f64>) {
    let mut model = Model::<T>::new(&problem.config, &problem.theta, problem.m);
    let examples = model.examples(&problem.x, &problem.y);
    let mut gradient = vec![T::default(); model.layout.length];
    let d = model.data_error_and_gradient(&examples, 0..problem.m, &mut gradient);
    (d, model.layout.unpack(&gradient))
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_engine_equals_the_reference(problem in problems()) {
        let (x, y) = problem.points();
        let network = problem.network(&problem.theta);
        let trainer = problem.trainer();
        let t: Vec<f64> = network.predict(x).iter().copied().collect();
        let fast: Vec<f64> = trainer.predict(x).expect("x fits").into_iter().collect();
        assert_close(&fast, &t, 1e-12, "t");
        let report = trainer.error().expect("a training set");
        assert_close(&[report.d, report.e], &[
            objective::data_error(&network, x, y),
            problem.objective(&problem.theta),
        ], 1e-12, "D, E");
        let gradient = backprop::gradient(&network, problem.config.lambda, x, y);
        assert_close(&trainer.gradient().expect("a training set"), &gradient, 1e-11, "∂E/∂θ");
        assert_eq!(trainer.network(), network);
    }

    #[test]
    fn both_precisions_of_the_training_kernel_equal_the_reference(problem in problems()) {
        let (x, y) = problem.points();
        let network = problem.network(&problem.theta);
        let d = objective::data_error(&network, x, y);
        let gradient = backprop::gradient(&network, 0.0, x, y);
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
    fn transposes_of_every_size_are_whole(rows in 0usize..7, columns in 0usize..7) {
        check_transpose::<f32>(rows, columns);
        check_transpose::<f64>(rows, columns);
    }

    #[test]
    fn dot_products_of_every_size_equal_sums(examples in 0usize..6, vectors in 0usize..6) {
        check_dots::<f32>(examples, vectors);
        check_dots::<f64>(examples, vectors);
    }

    #[test]
    fn one_hidden_layer_gives_the_same_bits_either_way(
        units in 1usize..20, count in 1usize..40, tanh: bool, first: bool, seed in 0u32..1000,
    ) {
        let activation = if tanh { Activation::Tanh } else { Activation::Sigmoid };
        check_shallow::<f32>(units, count, activation, first, seed);
        check_shallow::<f64>(units, count, activation, first, seed);
    }

    #[test]
    fn what_stands_in_for_no_parameter_stays_0(problem in problems()) {
        check_padding::<f32>(&problem);
        check_padding::<f64>(&problem);
    }
}

/// Numbers between −1 and 1 without any pattern that matters.
fn scattered<T: Real>(count: usize, seed: u32) -> Vec<T> {
    let hash = |i: usize| (i as u32).wrapping_add(seed.wrapping_mul(7919)).wrapping_mul(2_654_435_761);
    (0..count).map(|i| T::from_f64(f64::from(hash(i)) / f64::from(u32::MAX) * 2.0 - 1.0)).collect()
}

/// The fused passes of one hidden layer against the products that they stand for, bit for bit.
fn check_shallow<T: Real>(units: usize, count: usize, activation: Activation, first: bool, seed: u32) {
    let (pitch, inputs) = (T::padded(units), 2);
    let x = scattered::<T>(count * inputs, seed);
    let (biases, weights) = (scattered::<T>(pitch, seed + 1), scattered::<T>(inputs * pitch, seed + 2));
    let strides =
        |row_stride, depth_stride| Strides { row_stride, depth_stride, b_pitch: pitch, c_pitch: pitch };
    let product =
        |rows, depth, strides| Product::new::<T>(Size { rows, depth, vectors: pitch / T::LANES }, strides);
    let mut a = vec![T::default(); count * pitch];
    product(count, inputs, strides(inputs, 1)).run(&x, &weights, Start::Row(&biases), &mut a);
    activation.apply(&mut a);
    let mut fused = vec![T::default(); count * pitch];
    shallow::forward(&x, &biases, &weights, activation, &mut fused);
    assert_eq!(fused, a);

    let (deltas, outgoing) = (scattered::<T>(count, seed + 3), scattered::<T>(pitch, seed + 4));
    let start = if first { Start::Zero } else { Start::Sum };
    let mut back: Vec<T> =
        deltas.iter().flat_map(|&delta| outgoing.iter().map(move |&w| delta * w)).collect();
    activation.multiply_by_derivative(&a, &mut back);
    let (mut hidden, mut output) = (scattered::<T>(3 * pitch, seed + 5), scattered::<T>(pitch, seed + 6));
    let (mut fused_hidden, mut fused_output) = (hidden.clone(), output.clone());
    product(1, count, strides(0, 1)).run(&deltas, &a, start, &mut output);
    let (bias_gradient, weight_gradient) = hidden.split_at_mut(pitch);
    product(1, count, strides(0, 0)).run(&[T::from_f64(1.0)], &back, start, bias_gradient);
    product(inputs, count, strides(1, inputs)).run(&x, &back, start, weight_gradient);
    let block = Block { values: &a, deltas: &deltas, weights: &outgoing };
    let (mut through, mut through_output) = (vec![T::default(); count * pitch], fused_output.clone());
    shallow::through_output(block, activation, first, &mut through, &mut through_output);
    assert_eq!((through, &through_output), (back, &output));
    shallow::backward(&x, block, activation, first, &mut fused_hidden, &mut fused_output);
    assert_eq!((fused_hidden, fused_output), (hidden, output));
}

/// Gradient, deltas, θ after a step along the gradient, and its second copy are 0 wherever there is no parameter and no
/// unit; without that, sums over them would not be sums over the network.
fn check_padding<T: Real>(problem: &Problem) {
    let mut model = Model::<T>::new(&problem.config, &problem.theta, problem.m);
    let examples = model.examples(&problem.x, &problem.y);
    let mut gradient = vec![T::default(); model.layout.length];
    for range in [0..problem.m, problem.m / 3..problem.m, 0..problem.m.div_ceil(2)] {
        model.data_error_and_gradient(&examples, range, &mut gradient);
        assert_eq!(model.layout.padding(&gradient), 0.0, "gradient");
        assert_eq!(model.padding_of_deltas(), 0.0, "deltas");
        model.add_penalty(&mut gradient);
        assert_eq!(model.layout.padding(&gradient), 0.0, "gradient with penalty");
        let step = T::from_f64(-0.1 / super::vector::largest(&gradient).max(1.0));
        super::vector::add_scaled(&mut model.theta, step, &gradient);
        model.refresh();
        assert_eq!(model.layout.padding(&model.theta), 0.0, "θ");
        assert_eq!(model.padding_of_back(), 0.0, "the copy for the way back");
    }
}

#[test]
fn a_product_that_reaches_beyond_memory_is_refused() {
    let strides = |stride| Strides { row_stride: stride, depth_stride: 1, b_pitch: 1, c_pitch: 1 };
    let refused =
        |size: Size, strides| std::panic::catch_unwind(|| Product::new::<f32>(size, strides)).is_err();
    assert!(refused(Size { rows: 1, depth: 1, vectors: 1 << 62 }, strides(1)));
    assert!(refused(Size { rows: usize::MAX, depth: 2, vectors: 1 }, strides(2)));
    assert!(refused(Size { rows: 3, depth: usize::MAX, vectors: 1 }, strides(usize::MAX / 2)));
    assert!(!refused(Size { rows: 3, depth: 5, vectors: 1 }, strides(5)));
}

#[test]
fn a_product_checks_its_operands() {
    let size = Size { rows: 2, depth: 3, vectors: 1 };
    let product =
        Product::new::<f32>(size, Strides { row_stride: 3, depth_stride: 1, b_pitch: 4, c_pitch: 4 });
    let run = |a: usize, b: usize, s: usize, c: usize| {
        let numbers = |count: usize| vec![1.0f32; count];
        let (a, b, s, mut c) = (numbers(a), numbers(b), numbers(s), numbers(c));
        std::panic::catch_unwind(move || product.run(&a, &b, Start::Row(&s), &mut c)).is_ok()
    };
    assert!(run(6, 12, 4, 8));
    assert!(!run(5, 12, 4, 8) && !run(6, 11, 4, 8) && !run(6, 12, 3, 8) && !run(6, 12, 4, 7));
    let of_another_type = move || product.run(&[1.0f64; 6], &[1.0; 12], Start::Zero, &mut [1.0; 8]);
    assert!(std::panic::catch_unwind(of_another_type).is_err());
}

#[test]
fn only_the_first_are_kept() {
    let mut values = [1.0f32; 8];
    keep_first(&mut values, 6);
    assert_eq!(values, [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0]);
    keep_first(&mut values[..0], 0);
    let mut values = [1.0f64; 4];
    keep_first(&mut values, 4);
    assert_eq!(values, [1.0; 4]);
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
    let strides = Strides { row_stride, depth_stride, b_pitch: columns, c_pitch: columns };
    Product::new::<T>(Size { rows, depth, vectors }, strides).run(&a, &b, start_from, &mut c);
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

/// A matrix of whole squares of lanes and its transpose.
fn check_transpose<T: Real>(rows: usize, columns: usize) {
    let (rows, columns) = (rows * T::LANES, columns * T::LANES);
    let from: Vec<T> = (0..rows * columns).map(|i| T::from_f64(i as f64 + 1.0)).collect();
    let mut to = vec![T::default(); rows * columns];
    transpose(rows, columns, &from, &mut to);
    for row in 0..rows {
        for column in 0..columns {
            assert_eq!(to[column * rows + row], from[row * columns + column], "{rows}×{columns}");
        }
    }
}

/// Dot products with small integers, which are exact.
fn check_dots<T: Real>(examples: usize, vectors: usize) {
    let (examples, pitch) = (examples * T::LANES, vectors * T::LANES);
    let number = |i: usize| T::from_f64((i * 7919 % 41) as f64 - 20.0);
    let a: Vec<T> = (0..examples * pitch).map(number).collect();
    let w: Vec<T> = (0..pitch).map(|i| number(i + 3)).collect();
    let mut z = vec![T::from_f64(f64::NAN); examples];
    dots(&a, &w, T::from_f64(5.0), &mut z);
    for (p, z) in z.iter().enumerate() {
        let sum: f64 = (0..pitch).map(|i| a[p * pitch + i].to_f64() * w[i].to_f64()).sum();
        assert_eq!(z.to_f64(), 5.0 + sum, "example {p} of {examples}, {pitch} inputs");
    }
}

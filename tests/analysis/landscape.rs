//! E over a plane of θ, and planes to look at.

use crate::common::{assert_close, cases, config, rows};
use crate::problems::{Problem, problems};
use mlp_playground::analysis::directions::{filter_normalised, plane_of_three, random_directions};
use mlp_playground::analysis::landscape::Landscape;
use mlp_playground::{Activation, Config, Error, Output, Trainer};
use proptest::prelude::*;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// θ₀ + a·u + b·v.
fn at(origin: &[f64], u: &[f64], v: &[f64], a: f64, b: f64) -> Vec<f64> {
    origin.iter().zip(u).zip(v).map(|((origin, u), v)| origin + a * u + b * v).collect()
}

/// The largest |z| of all units and examples.
fn largest_z(problem: &Problem, theta: &[f64]) -> f64 {
    let network = problem.network(theta);
    let (x, _) = problem.points();
    let all = x.rows().into_iter().flat_map(|x| network.activations(x).z);
    all.flatten().fold(0.0, |high, z| z.abs().max(high))
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn every_node_is_the_error_at_its_theta(
        problem in problems(8, 12), seed: u32, width in 2u32..6, height in 2u32..5, domain in [-2.0..-0.5f64, 0.0..1.5, -1.0..0.0, 0.5..2.0],
    ) {
        let (trainer, origin) = (problem.trainer(), &problem.theta);
        let [u, v] = random_directions(&problem.config.layer_sizes, seed);
        let landscape = Landscape::new([origin, &u, &v], &domain, width, height).expect("a valid grid");
        let errors = landscape.errors(&trainer, 0..height as usize).expect("θ fits");
        prop_assert_eq!((errors.d.len(), errors.e.len()), ((width * height) as usize, (width * height) as usize));
        for j in 0..height {
            for i in 0..width {
                let a = domain[0] + f64::from(i) * (domain[1] - domain[0]) / f64::from(width - 1);
                let b = domain[2] + f64::from(j) * (domain[3] - domain[2]) / f64::from(height - 1);
                let theta = at(origin, &u, &v, a, b);
                let want = trainer.error_at(&theta).expect("θ fits");
                let index = (j * width + i) as usize;
                // D is as exact as the z that it is computed from, and as its size; twice √D is the slope of a square.
                let rough = 1e-6 * (largest_z(&problem, &theta) + 10.0) * (1.0 + 2.0 * want.d.sqrt()) + 1e-5 * want.d;
                prop_assert!((f64::from(errors.d[index]) - want.d).abs() < rough, "D {} instead of {}", errors.d[index], want.d);
                let penalty = f64::from(errors.e[index]) - f64::from(errors.d[index]);
                prop_assert!((penalty - (want.e - want.d)).abs() < 2e-7 * want.e.max(1.0), "λR {} instead of {}", penalty, want.e - want.d);
            }
        }
        prop_assert_eq!(trainer.theta(), &origin[..]);
        // Row by row the same bits.
        let mut rows = Vec::new();
        for row in 0..height as usize {
            rows.extend(landscape.errors(&trainer, row..row + 1).expect("a row").e);
        }
        prop_assert_eq!(rows, errors.e);
    }

    #[test]
    fn filters_have_the_length_of_their_weights(problem in problems(8, 12), seed: u32) {
        let sizes = &problem.config.layer_sizes;
        let [direction, _] = random_directions(sizes, seed);
        let scaled = filter_normalised(sizes, &problem.theta, &direction).expect("they fit");
        let mut first = 0;
        for pair in sizes.windows(2) {
            for _ in 0..pair[1] {
                let row = first..first + pair[0] + 1;
                let (theta, d, s) = (&problem.theta[row.clone()], &direction[row.clone()], &scaled[row]);
                assert_close(&[dot(s, s)], &[dot(theta, theta)], 1e-12, "length");
                // In the direction that it had.
                assert_close(&[dot(s, d)], &[(dot(s, s) * dot(d, d)).sqrt()], 1e-12, "direction");
                first += pair[0] + 1;
            }
        }
    }

    #[test]
    fn a_plane_of_three_goes_through_them(numbers in prop::collection::vec(-5.0..5.0f64, 3 * 9)) {
        let three: Vec<&[f64]> = numbers.chunks_exact(9).collect();
        let plane = plane_of_three(three[0], three[1], three[2]).expect("not on one line");
        let products = [dot(&plane.u, &plane.u), dot(&plane.v, &plane.v), dot(&plane.u, &plane.v)];
        assert_close(&products, &[1.0, 1.0, 0.0], 1e-12, "an orthonormal basis");
        for (theta, [a, b]) in three.iter().zip(plane.positions) {
            assert_close(&at(three[0], &plane.u, &plane.v, a, b), theta, 1e-12, "θ");
        }
        prop_assert_eq!(plane.positions[0], [0.0, 0.0]);
        prop_assert_eq!(plane.positions[1][1], 0.0);
        prop_assert!(plane.positions[1][0] > 0.0 && plane.positions[2][1] > 0.0);
    }
}

#[test]
fn a_basis_stays_at_right_angles_for_three_nearly_on_a_line() {
    let (first, second) = ([0.3, -0.7, 1.1, 0.2], [1.4, 0.6, -0.9, 0.5]);
    let third: Vec<f64> = (0..4)
        .map(|i| first[i] + 1e4 * (second[i] - first[i]) + 1e-2 * f64::from(u8::from(i == 2)))
        .collect();
    let plane = plane_of_three(&first, &second, &third).expect("a millionth off the line");
    assert!(dot(&plane.u, &plane.v).abs() < 1e-14, "{}", dot(&plane.u, &plane.v));
}

#[test]
fn many_examples_are_summed_as_exactly_as_few() {
    let mut trainer = Trainer::new(config(&[1, 4, 1])).expect("a valid configuration");
    // All alike, so that rounding errs to one side, and no multiple of the lanes.
    let (x, y) = (vec![0.7; 100_003], vec![1.0; 100_003]);
    trainer.set_training_set(rows(1, &x), rows(1, &y)).expect("they fit");
    let (theta, still) = (trainer.theta(), vec![0.0; 13]);
    let landscape =
        Landscape::new([&theta, &still, &still], &[0.0, 1.0, 0.0, 1.0], 2, 2).expect("a valid grid");
    let errors = landscape.errors(&trainer, 1..2).expect("θ fits");
    let want = trainer.error().expect("a training set");
    // Along no direction every node is the origin.
    assert_eq!(errors.d[0], errors.d[1]);
    assert!((f64::from(errors.d[0]) / want.d - 1.0).abs() < 1e-6, "{} and {}", errors.d[0], want.d);
}

#[test]
fn where_single_precision_ends_there_is_no_number() {
    let mut trainer =
        Trainer::new(Config { output: Output::Identity, activation: Activation::Relu, ..config(&[1, 1]) })
            .expect("a valid configuration");
    trainer.set_training_set(rows(1, &[1.0]), rows(1, &[0.0])).expect("they fit");
    let landscape = Landscape::new([&[0.0, 0.0], &[0.0, 1e30], &[0.0, 0.0]], &[0.0, 1.0, 0.0, 1.0], 2, 2)
        .expect("a valid grid");
    let errors = landscape.errors(&trainer, 0..1).expect("θ fits");
    assert_eq!(errors.d[0], 0.0);
    assert!(!errors.d[1].is_finite());
}

#[test]
fn directions_are_standard_normal_and_independent() {
    let [u, v] = random_directions(&[30, 60, 20], 5);
    let count = u.len() as f64; // 60·31 + 20·61 = 3,080
    // Four standard errors: 4/√3080 = 0.072 of means and correlations, 4·√(2/3080) = 0.102 of variances.
    for direction in [&u, &v] {
        assert!((direction.iter().sum::<f64>() / count).abs() < 0.072);
        assert!((dot(direction, direction) / count - 1.0).abs() < 0.102);
    }
    assert!((dot(&u, &v) / count).abs() < 0.072);
    assert_eq!(random_directions(&[30, 60, 20], 5), [u.clone(), v]);
    assert_ne!(random_directions(&[30, 60, 20], 6)[0], u);
}

#[test]
fn rows_of_zeros_stay_zeros() {
    let scaled = filter_normalised(
        &[1, 2, 1],
        &[0.0, 0.0, 3.0, 4.0, 1.0, 1.0, 1.0],
        &[1.0, 2.0, 0.0, 2.0, 0.0, 0.0, 0.0],
    );
    assert_eq!(scaled, Ok(vec![0.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0]));
}

#[test]
fn wrong_planes_are_refused() {
    let (one, two, three) = ([0.1, 0.2, 0.7], [1.1, 0.2, 0.7], [-4.3, 0.2, 0.7]);
    let names = |error: Error| (error.name(), error.to_string());
    let on_a_line = plane_of_three(&one, &two, &three).map_err(names).expect_err("three on a line");
    assert!(
        on_a_line.0 == "InvalidConfig" && on_a_line.1.starts_with("third must be off the line"),
        "{on_a_line:?}"
    );
    let same = plane_of_three(&one, &one, &three).map_err(names).expect_err("two are the same");
    assert!(same.1.starts_with("second must be another"), "{same:?}");
    assert!(plane_of_three(&one, &two, &one).is_err());
    assert!(matches!(plane_of_three(&one, &two, &[0.0]), Err(Error::ShapeMismatch { array: "third", .. })));
    let nan = plane_of_three(&one, &[0.0, f64::NAN, 0.0], &three);
    assert!(matches!(nan, Err(Error::InvalidData { array: "second", index: 1, .. })));
    let short = filter_normalised(&[1, 1], &[1.0, 2.0], &[1.0]);
    assert!(matches!(short, Err(Error::ShapeMismatch { array: "direction", .. })));
}

#[test]
fn wrong_landscapes_are_refused() {
    let mut trainer = Trainer::new(config(&[1, 1])).expect("a valid configuration");
    let domain = [0.0, 1.0, 0.0, 1.0];
    let landscape = Landscape::new([&[0.0; 2]; 3], &domain, 3, 3).expect("a valid grid");
    assert!(landscape.errors(&trainer, 0..3).is_err(), "no training set");
    trainer.set_training_set(rows(1, &[1.0]), rows(1, &[0.0])).expect("they fit");
    assert!(landscape.errors(&trainer, 0..3).is_ok_and(|errors| errors.e.len() == 9));
    assert!(landscape.errors(&trainer, 3..3).is_ok_and(|errors| errors.e.is_empty()));
    #[allow(clippy::reversed_empty_ranges, reason = "that is what is to be refused")]
    for rows in [0..4, 2..1] {
        assert!(
            landscape.errors(&trainer, rows).is_err_and(|error| error.to_string().contains("rows must be"))
        );
    }
    for (arrays, name) in [
        ([&[0.0; 3][..], &[0.0; 2], &[0.0; 2]], "origin"),
        ([&[0.0; 2], &[0.0; 3], &[0.0; 2]], "u"),
        ([&[0.0; 2], &[0.0; 2], &[f64::INFINITY; 2]], "v"),
    ] {
        let refused =
            Landscape::new(arrays, &domain, 2, 2).and_then(|landscape| landscape.errors(&trainer, 0..1));
        assert!(refused.is_err_and(|error| error.to_string().starts_with(name)), "{name}");
    }
    assert!(Landscape::new([&[0.0; 2]; 3], &domain, 1, 3).is_err());
    assert!(Landscape::new([&[0.0; 2]; 3], &[1.0, 0.0, 0.0, 1.0], 3, 3).is_err());
    trainer.set_optimizer(mlp_playground::Optimizer::Lbfgs).expect("f64");
    trainer.set_training_set(rows(1, &[1e300]), rows(1, &[0.0])).expect("finite in f64");
    assert!(matches!(landscape.errors(&trainer, 0..1), Err(Error::InvalidData { array: "x", .. })));
}

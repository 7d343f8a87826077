//! The canonical form and classes of solutions.

use crate::common::{assert_close, cases};
use crate::problems::{Problem, problems};
use mlp_playground::analysis::solutions::solutions;
use mlp_playground::analysis::symmetry::canonical_form;
use mlp_playground::network::parameter_count;
use mlp_playground::random::{Stream, shuffle, stream, uniform01};
use mlp_playground::{Activation, Error};
use ndarray::Array2;
use proptest::prelude::*;

/// The same network with its hidden units in another order and, where σ allows it, with other signs, both at random.
fn disguised(problem: &Problem, seed: u32) -> Vec<f64> {
    let mut rng = stream(seed, Stream::Shuffle);
    let mut network = problem.network(&problem.theta);
    for l in 1..network.thetas.len() {
        let units = network.thetas[l - 1].nrows();
        let mut order: Vec<u32> = (0..units as u32).collect();
        shuffle(&mut rng, &mut order);
        let before = network.thetas.clone();
        let column = |j: usize| order[j] as usize;
        network.thetas[l - 1] =
            Array2::from_shape_fn(before[l - 1].dim(), |(j, i)| before[l - 1][(column(j), i)]);
        network.thetas[l] = Array2::from_shape_fn(before[l].dim(), |(k, j)| {
            before[l][(k, if j == 0 { 0 } else { column(j - 1) + 1 })]
        });
        if !problem.is_smooth() {
            continue;
        }
        for j in (0..units).filter(|_| uniform01(&mut rng) < 0.5) {
            network.thetas[l - 1].row_mut(j).mapv_inplace(|w| -w);
            for k in 0..network.thetas[l].nrows() {
                if problem.config.activation == Activation::Sigmoid {
                    let old = network.thetas[l][(k, j + 1)];
                    network.thetas[l][(k, 0)] += old;
                }
                network.thetas[l][(k, j + 1)] *= -1.0;
            }
        }
    }
    network.theta()
}

fn form(problem: &Problem, theta: &[f64]) -> Vec<f64> {
    canonical_form(&problem.config.layer_sizes, problem.config.activation, theta).expect("θ fits")
}

fn classes(problem: &Problem, thetas: &[f64], tolerance: f64) -> Vec<u32> {
    let Problem { config, .. } = problem;
    solutions(&config.layer_sizes, config.activation, thetas, tolerance).expect("θ fit").classes
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_canonical_form_is_the_same_function(problem in problems(8, 12)) {
        let (x, _) = problem.points();
        let canonical = form(&problem, &problem.theta);
        let t: Vec<f64> = problem.network(&problem.theta).predict(x).into_iter().collect();
        let same: Vec<f64> = problem.network(&canonical).predict(x).into_iter().collect();
        assert_close(&same, &t, 1e-12, "t");
    }

    #[test]
    fn every_disguise_has_the_same_form(problem in problems(8, 12), seed: u32) {
        let (other, canonical) = (disguised(&problem, seed), form(&problem, &problem.theta));
        assert_close(&form(&problem, &other), &canonical, 1e-12, "form");
        // The disguise is one: the same function.
        let (x, _) = problem.points();
        let t: Vec<f64> = problem.network(&problem.theta).predict(x).into_iter().collect();
        let same: Vec<f64> = problem.network(&other).predict(x).into_iter().collect();
        assert_close(&same, &t, 1e-12, "t");
        // To the bit its own form, whatever rounding has done on the way.
        prop_assert_eq!(form(&problem, &canonical), canonical);
    }

    #[test]
    fn a_disguise_is_the_same_solution_and_a_change_is_another(
        problem in problems(8, 12), seed: u32, place in 0.0..1.0f64, shift in 0.1..1.0f64,
    ) {
        let mut near = disguised(&problem, seed);
        near.iter_mut().enumerate().for_each(|(i, v)| *v += 1e-7 * ((i % 3) as f64 - 1.0));
        let mut far = disguised(&problem, seed);
        let index = (place * far.len() as f64) as usize;
        far[index] += shift;
        let all = [&problem.theta[..], &near, &far].concat();
        let tolerance = 1e-5;
        let classes = classes(&problem, &all, tolerance);
        prop_assert_eq!(classes[..2].to_vec(), [0, 0]);
        // Σ|θ| of the form differs unless the shift turns a weight of s into −s.
        let forms = [&problem.theta, &far].map(|theta| form(&problem, theta));
        if forms[0].iter().zip(&forms[1]).all(|(a, b)| (a - b).abs() < 1e-9) {
            return Ok(());
        }
        prop_assert_eq!(classes[2], 1, "θ[{}] + {}", index, shift);
    }

    #[test]
    fn biases_a_hair_from_0_do_not_part_solutions(problem in problems(8, 12), layer: usize, signs: u64) {
        // They decide on the signs of units, which move to and fro between the weights and biases of all later layers.
        let sizes = &problem.config.layer_sizes;
        prop_assume!(sizes.len() > 2);
        let layer = 1 + layer % (sizes.len() - 2);
        let (first, row) = (parameter_count(&sizes[..layer]), sizes[layer - 1] + 1);
        let canonical = form(&problem, &problem.theta);
        let with = |signs: u64| {
            let mut theta = canonical.clone();
            for unit in 0..sizes[layer] {
                theta[first + unit * row] = if signs >> unit & 1 == 1 { 1e-9 } else { -1e-9 };
            }
            theta
        };
        let forms = [signs, !signs].map(|signs| form(&problem, &with(signs)));
        let parted = forms[0].iter().zip(&forms[1]).any(|(a, b)| (a - b).abs() > 1e-6);
        prop_assert!(parted || !problem.is_smooth());
        prop_assert_eq!(classes(&problem, &[with(signs), with(!signs)].concat(), 1e-6), [0, 0]);
    }

    #[test]
    fn the_order_of_the_list_numbers_the_classes_and_no_more(problem in problems(8, 12), seed: u32) {
        // Five solutions, some of them often, in any order.
        let kinds = [0usize, 1, 2, 3, 4, 0, 0, 2, 2, 3, 1, 0];
        let theta_of = |kind: usize, at: usize| {
            let mut moved = problem.clone();
            moved.theta[0] += kind as f64;
            moved.theta[0] += 1e-9 * at as f64;
            disguised(&moved, seed.wrapping_add(at as u32))
        };
        let mut order: Vec<u32> = (0..kinds.len() as u32).collect();
        shuffle(&mut stream(seed, Stream::Shuffle), &mut order);
        let list: Vec<f64> = order.iter().flat_map(|&at| theta_of(kinds[at as usize], at as usize)).collect();
        let found = classes(&problem, &list, 1e-6);
        let mut seen = Vec::new();
        for (&at, class) in order.iter().zip(found) {
            let kind = kinds[at as usize];
            let number = seen.iter().position(|k| *k == kind).unwrap_or_else(|| {
                seen.push(kind);
                seen.len() - 1
            });
            prop_assert_eq!(class as usize, number);
        }
    }
}

#[test]
fn weights_that_are_as_good_as_0_or_equal_do_not_part_solutions() {
    // Exclusive or by 2-2-1: at its minimum both units have weights of equal size and no bias to tell them apart, so the
    // last bits decide what the canonical form is.
    let one = [1e-9, 1.5, -1.5, -1e-9, 1.5, 1.5, 0.2, 2.0, -2.0];
    let other = [-1e-9, 1.5, 1.5 - 1e-9, 1e-9, -1.5, 1.5, 0.2, -2.0, -2.0];
    for activation in [Activation::Tanh, Activation::Sigmoid] {
        let forms = [one, other].map(|theta| canonical_form(&[2, 2, 1], activation, &theta).expect("θ fits"));
        assert!(forms[0].iter().zip(&forms[1]).any(|(a, b)| (a - b).abs() > 1.0), "{forms:?}");
    }
    let both = [one, other].concat();
    assert_eq!(solutions(&[2, 2, 1], Activation::Tanh, &both, 1e-6).expect("θ fit").classes, [0, 0]);
    // Without signs they are two.
    assert_eq!(solutions(&[2, 2, 1], Activation::Relu, &both, 1e-6).expect("θ fit").classes, [0, 1]);
    // A unit whose deciding bias is 1e-9 either way; of the sigmoid, its weight is in the next bias when it is turned.
    let by_a_hair = |bias: f64| [1e-9, 1.0, 0.5, 2.0, 1e-9, -1.0, bias, -2.0];
    for (activation, bias) in [(Activation::Tanh, 0.5), (Activation::Sigmoid, 2.5)] {
        let found = solutions(&[1, 1, 1], activation, &by_a_hair(bias), 1e-6).expect("θ fit");
        assert_eq!(found.classes, [0, 0], "{activation:?}");
    }
    // Two units that are told apart by what they give out alone, and of which either may be the first.
    let twins = [0.5, 1.0, 0.5, 1.0 + 1e-9, 0.0, 1.0, 2.0, 0.5, 1.0 + 2e-9, 0.5, 1.0 + 1e-9, 0.0, 1.0, 2.0];
    assert_eq!(solutions(&[1, 2, 1], Activation::Relu, &twins, 1e-6).expect("θ fit").classes, [0, 0]);
}

#[test]
fn outputs_have_places_and_signs_of_their_own() {
    let one = [0.5, 1.0, -1.0, 2.0, 0.0, 1.0, 2.0, 0.0, -3.0, 4.0];
    let (hidden, outputs) = one.split_at(4);
    let swapped = [hidden, &outputs[3..], &outputs[..3]].concat();
    let negative: Vec<f64> = hidden.iter().copied().chain(outputs.iter().map(|v| -v)).collect();
    let all = [&one, &swapped[..], &negative[..]].concat();
    for activation in [Activation::Tanh, Activation::Relu] {
        assert_eq!(solutions(&[1, 2, 2], activation, &all, 0.01).expect("θ fit").classes, [0, 1, 2]);
    }
}

#[test]
fn every_parameter_may_differ_by_the_tolerance() {
    let theta = [0.5, 2.0, 0.25, -3.0, 1.0, 4.0, 5.0];
    let grown = |by: f64| theta.map(|weight: f64| weight + by * weight.signum());
    let list = [theta, grown(0.09), grown(-0.2)].concat();
    assert_eq!(solutions(&[1, 2, 1], Activation::Tanh, &list, 0.1).expect("θ fit").classes, [0, 0, 1]);
}

proptest! {
    #[test]
    fn sums_of_large_parameters_do_not_part_solutions(theta in prop::collection::vec(1.0..2.0f64, 7)) {
        // By the last bit of each, which the sum of all may not hold.
        let theta: Vec<f64> = theta.iter().map(|v| v * f64::from(1 << 20)).collect();
        let bit = f64::from(1 << 20) * f64::EPSILON;
        let other: Vec<f64> = theta.iter().map(|v| v + bit).collect();
        let both = [theta, other].concat();
        for activation in [Activation::Tanh, Activation::Relu] {
            prop_assert_eq!(solutions(&[1, 2, 1], activation, &both, bit).expect("θ fit").classes, [0, 0]);
        }
    }
}

#[test]
fn units_that_are_equal_do_not_hold_up_the_search() {
    // 40 units with the same incoming weights, whose outgoing weights do not fit: 40! orders, none of which is tried out.
    let network = |outgoing: f64| {
        let mut theta = [0.5, 1.0].repeat(40);
        theta.push(0.0);
        theta.extend((0..40).map(|j| if j == 0 { outgoing } else { 1.0 }));
        theta.push(0.0);
        theta.push(1.0);
        theta
    };
    let sizes = [1, 40, 1, 1];
    let list = [network(1.0), network(1.5), network(1.0)].concat();
    assert_eq!(solutions(&sizes, Activation::Tanh, &list, 0.01).expect("θ fit").classes, [0, 1, 0]);
    // Where a unit takes all alike and only the next one does not fit, all orders would be; the search gives up.
    let network = |outgoing: f64| {
        let mut theta = [0.5, 1.0].repeat(12);
        theta.push(2.0);
        theta.extend([1.0; 12]);
        theta.push(1.0);
        theta.extend((0..12).map(|j| if j == 0 { outgoing } else { 1.0 }));
        theta.extend([0.0, 1.0, 1.0]);
        theta
    };
    let list = [network(1.0), network(1.5), network(1.0)].concat();
    assert_eq!(solutions(&[1, 12, 2, 1], Activation::Tanh, &list, 0.01).expect("θ fit").classes, [0, 1, 0]);
}

#[test]
fn zeros_have_one_form() {
    let tanh = |theta: &[f64]| canonical_form(&[1, 2, 1], Activation::Tanh, theta).expect("θ fits");
    // A unit that takes nothing in has its sign from what it gives out; twins are ordered by it.
    assert_eq!(tanh(&[0.0, -0.0, 0.0, 0.0, 1.0, -3.0, 2.0]), [0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0]);
    // The bias decides, and the weight where there is none.
    assert_eq!(tanh(&[1.0, -2.0, 0.0, -0.25, 1.0, 3.0, 4.0]), [0.0, 0.25, 1.0, -2.0, 1.0, -4.0, 3.0]);
    assert!(tanh(&[0.0; 7]).iter().all(|v| v.to_bits() == 0));
}

#[test]
fn a_network_without_hidden_units_is_its_own_form() {
    let theta = [-1.0, -2.0, 3.0];
    assert_eq!(canonical_form(&[2, 1], Activation::Tanh, &theta), Ok(theta.to_vec()));
    let both = [theta, [-1.0, 2.0, -3.0]].concat();
    assert_eq!(solutions(&[2, 1], Activation::Tanh, &both, 0.1).expect("θ fit").classes, [0, 1]);
}

#[test]
fn wrong_lists_are_refused() {
    let find = |thetas: &[f64], tolerance| solutions(&[1, 1], Activation::Tanh, thetas, tolerance);
    assert!(find(&[], 0.1).is_ok_and(|none| none.classes.is_empty() && none.representatives.is_empty()));
    assert!(matches!(find(&[1.0; 3], 0.1), Err(Error::ShapeMismatch { array: "thetas", actual: 3, .. })));
    assert!(matches!(find(&[1.0, f64::NAN], 0.1), Err(Error::InvalidData { array: "thetas", index: 1, .. })));
    for tolerance in [-0.1, f64::NAN, f64::INFINITY] {
        assert!(matches!(find(&[1.0; 2], tolerance), Err(Error::InvalidConfig { .. })));
    }
    assert!(find(&[1.0; 4], 0.0).is_ok_and(|same| same.classes == [0, 0] && same.representatives == [0]));
    let form = canonical_form(&[1, 1], Activation::Tanh, &[1.0]);
    assert!(matches!(form, Err(Error::ShapeMismatch { array: "theta", .. })));
}

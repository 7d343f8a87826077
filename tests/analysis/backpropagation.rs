//! Traces and difference quotients.

use crate::common::{assert_close, cases, config, rows};
use crate::problems::{Problem, problems};
use mlp_playground::{Activation, Config, Error, Feature, Output, Trainer, backprop, objective};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_trace_of_one_example_is_the_references(problem in problems(8, 12), number in 0usize..12) {
        let number = number % problem.m;
        let (x, y) = problem.example(number);
        let want = backprop::trace(&problem.network(&problem.theta), x.into(), y.into());
        let got = problem.trainer().trace(&[number as u32]).expect("there is such an example");
        let without_ones: Vec<f64> = want.activations.a.iter().flat_map(|a| a.to_vec().split_off(1)).collect();
        assert_close(&got.a, &without_ones, 1e-12, "a");
        assert_close(&got.z, &want.activations.z.iter().flatten().copied().collect::<Vec<_>>(), 1e-12, "z");
        assert_close(&got.t, &want.activations.t.to_vec(), 1e-12, "t");
        assert_close(&got.delta, &want.delta.iter().flatten().copied().collect::<Vec<_>>(), 1e-11, "∂D/∂z");
        assert_close(&got.gradient, &want.gradient.iter().flatten().copied().collect::<Vec<_>>(), 1e-11, "∂D/∂θ");
        let d = objective::data_error(&problem.network(&problem.theta), rows(x.len(), x), rows(y.len(), y));
        assert_close(&[got.d], &[d], 1e-12, "D");
    }

    #[test]
    fn a_trace_of_all_examples_is_the_mean_and_keeps_each(problem in problems(8, 12)) {
        let trainer = problem.trainer();
        let all = trainer.trace(&problem.all()).expect("these are all");
        let network = problem.network(&problem.theta);
        let (x, y) = problem.points();
        assert_close(&all.gradient, &backprop::gradient(&network, 0.0, x, y), 1e-11, "∂D/∂θ");
        assert_close(&[all.d], &[objective::data_error(&network, x, y)], 1e-12, "D");
        // Layer by layer, of a layer example by example.
        for number in 0..problem.m {
            let one = trainer.trace(&[number as u32]).expect("there is such an example");
            let (mut of_all, mut of_one) = (0, 0);
            for &units in &problem.config.layer_sizes[1..] {
                let place = of_all + number * units;
                assert_close(&all.z[place..][..units], &one.z[of_one..][..units], 1e-12, "z");
                assert_close(&all.delta[place..][..units], &one.delta[of_one..][..units], 1e-12, "∂D/∂z");
                of_all += problem.m * units;
                of_one += units;
            }
            prop_assert_eq!((of_all, of_one), (all.z.len(), one.z.len()));
        }
    }

    #[test]
    fn quotients_are_near_the_derivatives_but_across_a_kink(problem in problems(8, 12)) {
        let trainer = problem.trainer();
        let examples = problem.all();
        let gradient = trainer.trace(&examples).expect("these are all").gradient;
        let differences = trainer.differences(&examples, 0..gradient.len()).expect("all of θ");
        prop_assert_eq!(differences.quotients.len(), gradient.len());
        let size = gradient.iter().fold(1.0f64, |high, g| high.max(g.abs()));
        for (index, (quotient, derivative)) in differences.quotients.iter().zip(&gradient).enumerate() {
            prop_assert!(!(problem.is_smooth() && differences.crosses_kink[index]));
            if !differences.crosses_kink[index] {
                // Third derivatives grow with the weights of every layer on the way; mostly it is below 1e-9.
                prop_assert!((quotient - derivative).abs() < 1e-7 * size, "[{}]: {} and {}", index, quotient, derivative);
            }
        }
        // Some parameters are the same as all, and θ is as it was.
        let middle = gradient.len() / 2;
        let some = trainer.differences(&examples, middle..gradient.len()).expect("a part of θ");
        prop_assert_eq!(&some.quotients[..], &differences.quotients[middle..]);
        prop_assert_eq!(trainer.theta(), problem.theta);
    }
}

#[test]
fn a_quotient_tells_that_it_crosses_a_kink() {
    // One rectifier exactly at its kink, z = 0: σ′ = 1 is the slope on one side, the quotient the mean of both.
    let problem = Problem {
        config: Config { activation: Activation::Relu, output: Output::Identity, ..config(&[1, 1, 1]) },
        theta: vec![0.0, 1.0, 0.0, 2.0],
        x: vec![0.0],
        y: vec![1.0],
        m: 1,
    };
    let trainer = problem.trainer();
    // t = 2σ(b), D = (t − 1)², ∂D/∂b = 2(t − 1)·2σ′ = −4 with σ′(0) = 1, the mean of −4 and 0 by the quotient.
    assert_eq!(trainer.trace(&[0]).expect("one example").gradient[0], -4.0);
    let differences = trainer.differences(&[0], 0..4).expect("all of θ");
    assert_eq!(differences.crosses_kink, [true, false, false, false]);
    assert!((differences.quotients[0] + 2.0).abs() < 1e-4, "{:?}", differences.quotients);
}

#[test]
fn quotients_are_near_where_inputs_are_in_the_thousands() {
    let problem = Problem {
        config: config(&[1, 2, 1]),
        theta: vec![-2.0, 0.001, 1.5, -0.0007, 0.3, 1.0, -1.0],
        x: vec![1990.0, 2024.0],
        y: vec![0.0, 1.0],
        m: 2,
    };
    let trainer = problem.trainer();
    let gradient = trainer.trace(&[0, 1]).expect("two examples").gradient;
    let quotients = trainer.differences(&[0, 1], 0..7).expect("all of θ").quotients;
    for (quotient, derivative) in quotients.iter().zip(&gradient) {
        // A step of 2⁻¹⁷ in the weight itself would be off by (2000/2¹⁷)²/6 = 4e-5 of the derivative.
        assert!(
            (quotient - derivative).abs() < 1e-8 * derivative.abs().max(1e-3),
            "{quotient} and {derivative}"
        );
    }
}

#[test]
fn quotients_are_near_where_parameters_are_in_the_millions() {
    // ∂D/∂b = 2(t − y) = 2 for t = b + 2x. A step that does not grow with b would be lost in its rounding.
    let mut trainer =
        Trainer::new(Config { output: Output::Identity, ..config(&[1, 1]) }).expect("a valid configuration");
    trainer.set_theta(&[1e6, 2.0]).expect("θ fits");
    trainer.set_training_set(rows(1, &[3.0]), rows(1, &[1_000_005.0])).expect("they fit");
    let quotients = trainer.differences(&[0], 0..2).expect("all of θ").quotients;
    assert_close(&quotients, &[2.0, 6.0], 1e-4, "quotients");
    assert_close(&quotients[..1], &[2.0], 1e-8, "of the large parameter");
}

#[test]
fn the_first_layer_takes_features() {
    let mut trainer =
        Trainer::new(Config { features: Some(vec![Feature::X1X2, Feature::X2]), ..config(&[2, 3, 1]) })
            .expect("a valid configuration");
    trainer.set_training_set(rows(2, &[2.0, 3.0, 5.0, 7.0]), rows(1, &[0.0, 1.0])).expect("they fit");
    assert_eq!(trainer.trace(&[1]).expect("the second").a[..2], [35.0, 7.0]);
}

#[test]
fn wrong_questions_are_refused() {
    let mut trainer = Trainer::new(config(&[1, 1, 1])).expect("a valid configuration");
    assert!(matches!(trainer.trace(&[0]), Err(Error::InvalidConfig { .. })), "no examples yet");
    trainer.set_training_set(rows(1, &[1.0, 2.0]), rows(1, &[0.0, 1.0])).expect("they fit");
    assert!(matches!(trainer.trace(&[]), Err(Error::ShapeMismatch { array: "examples", .. })));
    let beyond = trainer.trace(&[1, 2]);
    assert!(matches!(beyond, Err(Error::InvalidData { array: "examples", index: 1, value: 2.0, .. })));
    assert!(trainer.differences(&[0], 2..4).is_ok());
    assert!(trainer.differences(&[0], 4..4).is_ok_and(|none| none.quotients.is_empty()));
    #[allow(clippy::reversed_empty_ranges, reason = "that is what is to be refused")]
    for range in [0..5, 3..2] {
        let refused = trainer.differences(&[0], range);
        assert!(refused.is_err_and(|error| error.to_string().contains("parameters must be")));
    }
}

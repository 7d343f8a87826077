//! What is asked of examples and weights, and what is measured on them.

mod common;

use common::{assert_close, config, drawn, rows, trainer};
use mlp_playground::{
    Config, Descent, Error, Feature, Init, Optimizer, Output, Precision, Trainer, objective,
};
use ndarray::Array2;

/// Asserts that something is refused for one number of an array.
fn refused(result: Result<(), Error>, array: &str, index: usize, value: f64) {
    match result {
        Err(Error::InvalidData { array: named, index: at, value: got, .. }) => {
            assert_eq!((named, at, got), (array, index, value));
        }
        other => panic!("{array}[{index}]: {other:?}"),
    }
}

#[test]
fn the_test_set_is_measured_by_itself() {
    let ((x, y), (test_x, test_y)) = (drawn("lecture", 1.0, 50, 3), drawn("lecture", 1.5, 33, 4));
    let mut trainer = trainer(config(&[2, 6, 1]), &x, &y);
    trainer.advance(30).expect("a training set");
    let report = trainer.error().expect("a training set");
    assert_eq!((report.test_d, report.test_accuracy), (None, None));
    trainer.set_test_set(test_x.view(), test_y.view()).expect("the examples fit");
    let with_test = trainer.error().expect("a training set");
    assert_eq!((with_test.d, with_test.r, with_test.accuracy), (report.d, report.r, report.accuracy));
    let network = trainer.network();
    let share = |x: &Array2<f64>, y: &Array2<f64>| {
        let t = network.predict(x.view());
        let right = t.iter().zip(y).filter(|(t, y)| (**t >= 0.5) == (**y == 1.0)).count();
        right as f64 / y.len() as f64
    };
    let d = |x: &Array2<f64>, y: &Array2<f64>| objective::data_error(&network, x.view(), y.view());
    let got = [with_test.d, with_test.test_d.expect("a test set")];
    assert_close(&got, &[d(&x, &y), d(&test_x, &test_y)], 1e-12, "D");
    assert_eq!(with_test.accuracy, Some(share(&x, &y)));
    assert_eq!(with_test.test_accuracy, Some(share(&test_x, &test_y)));
    // A network learns the points it sees.
    assert!(with_test.d < got[1] && with_test.accuracy > with_test.test_accuracy);
}

#[test]
fn errors_at_other_weights_leave_the_weights() {
    let (x, y) = drawn("lecture", 1.0, 50, 3);
    let mut trainer = trainer(Config { lambda: 0.3, ..config(&[2, 6, 1]) }, &x, &y);
    let (start, at_start) = (trainer.theta(), trainer.error().expect("a training set"));
    trainer.advance(30).expect("a training set");
    let theta = trainer.theta();
    assert_eq!(trainer.error_at(&start).expect("θ fits"), at_start);
    assert_eq!(trainer.theta(), theta);
    assert_eq!(trainer.error_at(&theta).expect("θ fits"), trainer.error().expect("a training set"));
    let infinite = [&[f64::INFINITY], &theta[1..]].concat();
    refused(trainer.error_at(&infinite).map(|_| ()), "theta", 0, f64::INFINITY);
    assert!(matches!(trainer.error_at(&theta[1..]), Err(Error::ShapeMismatch { array: "theta", .. })));
}

#[test]
fn a_tie_is_class_1_for_one_output_and_the_first_class_for_several() {
    // At θ = 0 every z is 0.
    let x = rows(2, &[1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 0.0]).to_owned();
    let with = Config { init: Init::Zero, ..config(&[2, 3, 1]) };
    let accuracy = |with: &Config, columns: usize, y: &[f64]| {
        let y = rows(columns, y).to_owned();
        trainer(with.clone(), &x, &y).error().expect("a training set").accuracy
    };
    assert_eq!(accuracy(&with, 1, &[1.0, 1.0, 1.0, 0.0]), Some(0.75));
    // So does a target in the middle.
    assert_eq!(accuracy(&with, 1, &[0.5, 0.5, 0.49, 0.0]), Some(0.5));
    let softmax = Config { output: Output::Softmax, init: Init::Zero, ..config(&[2, 3, 2]) };
    assert_eq!(accuracy(&softmax, 2, &[1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0]), Some(0.75));
    assert_eq!(accuracy(&softmax, 2, &[0.5, 0.5, 0.4, 0.6, 0.6, 0.4, 0.0, 1.0]), Some(0.5));
    let regression = Config { output: Output::Identity, init: Init::Zero, ..config(&[2, 3, 1]) };
    assert_eq!(accuracy(&regression, 1, &[1.0, 1.0, 1.0, 0.0]), None);
}

#[test]
fn targets_of_softmax_are_probabilities_with_sum_1() {
    let x = rows(2, &[1.0, 0.0, 0.0, 1.0]).to_owned();
    let mut trainer = Trainer::new(Config { output: Output::Softmax, ..config(&[2, 3]) }).expect("valid");
    let mut set = |y: &[f64]| trainer.set_training_set(x.view(), rows(3, y));
    set(&[1.0, 0.0, 0.0, 0.2, 0.3, 0.5]).expect("two rows of probabilities");
    // Thirds have no exact sum.
    set(&[1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0, 0.1, 0.2, 0.7]).expect("two rows of probabilities");
    refused(set(&[1.0, 0.0, 0.0, 0.2, 0.3, 0.4]), "y", 3, 0.2);
    refused(set(&[1.0, 1.0, 0.0, 0.2, 0.3, 0.5]), "y", 0, 1.0);
    refused(set(&[0.0, 0.0, 0.0, 0.2, 0.3, 0.5]), "y", 0, 0.0);
    refused(set(&[1.0, 0.0, 0.0, 0.7, -0.2, 0.5]), "y", 4, -0.2);
    let mut sigmoid = Trainer::new(config(&[2, 1])).expect("valid");
    sigmoid.set_training_set(x.view(), rows(1, &[0.3, 0.9])).expect("probabilities");
    refused(sigmoid.set_training_set(x.view(), rows(1, &[0.3, 1.1])), "y", 1, 1.1);
    refused(sigmoid.set_training_set(x.view(), rows(1, &[-0.1, 1.0])), "y", 0, -0.1);
    // A regression takes anything.
    let mut regression = Trainer::new(Config { output: Output::Identity, ..config(&[2, 1]) }).expect("valid");
    regression.set_training_set(x.view(), rows(1, &[-3.0, 1e30])).expect("numbers");
}

/// Gradient descent in a precision.
fn sgd(precision: Precision) -> Optimizer {
    Optimizer::Descent(Descent { learning_rate: 0.01, precision, ..Descent::default() })
}

#[test]
fn what_single_precision_cannot_hold_is_refused_and_nothing_is_lost() {
    // 1e39 is finite in f64 and infinite in f32.
    let regression = |optimizer| Config { output: Output::Identity, optimizer, ..config(&[2, 1]) };
    let (x, y) = drawn("plane", 0.3, 10, 5);
    let (mut large_x, mut large_y) = (x.clone(), y.clone());
    large_x[(4, 1)] = 1e39;
    large_y[(7, 0)] = -1e39;
    let mut trainer = trainer(regression(sgd(Precision::Single)), &x, &y);
    trainer.advance(5).expect("a training set");
    let (theta, clock) = (trainer.theta(), trainer.clock());
    let large_theta = [0.0, 1e39, 1.0];
    refused(trainer.set_theta(&large_theta), "theta", 1, 1e39);
    refused(trainer.set_training_set(large_x.view(), y.view()), "x", 9, 1e39);
    refused(trainer.set_training_set(x.view(), large_y.view()), "y", 7, -1e39);
    assert_eq!((trainer.theta(), trainer.clock()), (theta, clock));
    assert_eq!(trainer.advance(5).expect("the old training set").updates, 10);
    // All of it is fine in double precision, where a later change to single is refused.
    for double in [sgd(Precision::Double), Optimizer::Lbfgs] {
        let set = |x: &Array2<f64>, y: &Array2<f64>, theta: &[f64]| {
            let mut trainer = Trainer::new(regression(double)).expect("valid");
            trainer.set_theta(theta).expect("finite");
            trainer.set_training_set(x.view(), y.view()).expect("finite");
            trainer
        };
        let cases = [
            (set(&x, &y, &large_theta), "theta", 1, 1e39),
            (set(&large_x, &y, &[0.0; 3]), "x", 9, 1e39),
            (set(&x, &large_y, &[0.0; 3]), "y", 7, -1e39),
        ];
        for (mut trainer, array, index, value) in cases {
            let (theta, clock) = (trainer.theta(), trainer.clock());
            refused(trainer.set_optimizer(sgd(Precision::Single)), array, index, value);
            assert_eq!(trainer.config().optimizer, double, "{array}");
            assert_eq!((trainer.theta(), trainer.clock()), (theta, clock), "{array}");
            trainer.set_optimizer(sgd(Precision::Double)).expect("finite in f64");
        }
    }
    // Before there are examples θ is no optimizer's.
    let mut waiting = Trainer::new(regression(sgd(Precision::Single))).expect("valid");
    waiting.set_theta(&large_theta).expect("finite");
    refused(waiting.set_training_set(x.view(), y.view()), "theta", 1, 1e39);
    waiting.set_theta(&[0.0; 3]).expect("finite");
    waiting.set_training_set(x.view(), y.view()).expect("finite");
    // The largest number of single precision is not too large.
    waiting.set_theta(&[0.0, f64::from(f32::MAX), 1.0]).expect("finite in f32");
}

#[test]
fn features_have_to_be_finite_in_the_precision_too() {
    let features = Some(vec![Feature::X1, Feature::X2, Feature::X1X1]);
    let with = |optimizer| Config { features: features.clone(), optimizer, ..config(&[3, 2, 1]) };
    let y = rows(1, &[1.0, 0.0, 1.0]);
    // The square of the third point's x₁ is 1e40.
    let x = [1.0, 2.0, 3.0, 4.0, -1e20, 5.0];
    let mut single = Trainer::new(with(sgd(Precision::Single))).expect("valid");
    refused(single.set_training_set(rows(2, &x), y), "x", 4, 1e40);
    let mut double = Trainer::new(with(Optimizer::Lbfgs)).expect("valid");
    assert_eq!((double.inputs(), double.coordinates(), double.outputs()), (3, 2, 1));
    double.set_training_set(rows(2, &x), y).expect("finite");
    refused(double.set_optimizer(sgd(Precision::Single)), "x", 4, 1e40);
    refused(double.set_training_set(rows(2, &[1.0, 2.0, 1e200, 4.0, 5.0, 6.0]), y), "x", 2, 1e200);
    refused(double.predict(rows(2, &[1.0, 2.0, 1e200, 4.0])).map(|_| ()), "x", 2, 1e200);
}

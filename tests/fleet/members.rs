//! Fleets, their points and outcomes, and the same trainings alone.

use crate::common::{self, rows};
use mlp_playground::{Config, Fleet, Optimizer, Outcome, Part, Plan, Report, Rule, Source, Status, Trainer};
use ndarray::Array2;

/// x and y.
pub type Points = (Array2<f64>, Array2<f64>);

/// Exclusive or of clouds, or of four points.
pub fn xor(m: u32, seed: u32) -> Points {
    let sample = Source::new("xor", 2, 1.5).and_then(|source| source.sample(m, seed, Part::Train));
    let sample = sample.expect("few enough");
    (sample.x, sample.y)
}

pub fn four_points() -> Points {
    let x = rows(2, &[-1.0, -1.0, -1.0, 1.0, 1.0, -1.0, 1.0, 1.0]).to_owned();
    (x, rows(1, &[0.0, 1.0, 1.0, 0.0]).to_owned())
}

/// Two units that learn by gradient descent on all examples.
pub fn two_units(learning_rate: f64) -> Config {
    Config { optimizer: Optimizer::descent(Rule::Sgd, learning_rate, 0), ..common::config(&[2, 2, 1]) }
}

pub fn fleet(plan: Plan, (x, y): &Points) -> Fleet {
    let mut fleet = Fleet::new(plan).expect("a valid plan");
    fleet.set_training_set(x.view(), y.view()).expect("the examples fit");
    fleet
}

/// All outcomes, with at most `looks` slices a call.
pub fn all_of(fleet: &mut Fleet, looks: usize) -> Vec<Outcome> {
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
pub fn bits(status: Status, updates: u64, report: Report, slope: f64, theta: &[f64]) -> Vec<u64> {
    let Report { d, r, e, accuracy, test_d, test_accuracy } = report;
    let optional = [accuracy, test_d, test_accuracy].map(|number| number.unwrap_or(f64::NAN));
    let numbers = [d, r, e, slope].into_iter().chain(optional).chain(theta.iter().copied());
    [status as u64, updates].into_iter().chain(numbers.map(f64::to_bits)).collect()
}

/// The same training by a trainer.
pub fn alone(
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

pub fn found(fleet: &Fleet, outcome: &Outcome) -> Vec<u64> {
    let theta = fleet.theta(outcome.index).expect("done");
    bits(outcome.status, outcome.updates, outcome.report, outcome.slope, theta)
}

//! Gradient descent on batches, with any [`Rule`].

use super::rule::Rule;
use super::{Optimizer, Progress, Status};
use crate::config::Config;
use crate::kernel::lanes::Real;
use crate::kernel::model::{Examples, Model};
use crate::kernel::vector::{all_finite, flush_tiny, largest};
use crate::random::{Stream, shuffle, stream};
use rand_pcg::Pcg32;

/// Updates between two looks at whether θ is still finite; a power of two. Looking takes a twentieth of an update.
const LOOK_EVERY: u64 = 256;
/// Epochs between two tests of convergence: each costs one more pass over the examples.
const TEST_EVERY: u64 = 100;
/// Converged when no component of ∇E is larger.
const GRADIENT_TOLERANCE: f64 = 1e-5;
/// On batches ∇E of the whole set never settles. Converged when E has not fallen by this fraction …
const PLATEAU_TOLERANCE: f64 = 1e-3;
/// … over this many tests in a row.
const PLATEAU_TESTS: u32 = 10;
/// Weights below this are 0 for every purpose; denormal numbers would slow training down a hundredfold.
const TINY: f64 = 1e-30;

/// A network on its way down.
#[derive(Debug, Clone)]
pub struct Descent<T: Real> {
    model: Model<T>,
    /// The training set in its own order.
    examples: Examples<T>,
    /// The training set in the order of the current epoch.
    ordered: Examples<T>,
    gradient: Vec<T>,
    state: State<T>,
    /// The state at the last look, to go back to when θ turns out not to be finite.
    known_good: State<T>,
    lambda: f64,
    learning_rate: f64,
    batch: usize,
    shuffle: bool,
    status: Status,
}

/// All that an update changes.
#[derive(Debug, Clone)]
struct State<T> {
    theta: Vec<T>,
    rule: Rule<T>,
    rng: Pcg32,
    order: Vec<u32>,
    /// Examples of the current epoch that have been used.
    cursor: usize,
    epochs: u64,
    updates: u64,
    /// Examples that went into all updates so far.
    used: u64,
    lowest: f64,
    tests_without_progress: u32,
}

impl<T: Real> Descent<T> {
    /// Starts at θ, given in the order of the boundary. x is m × n, y is m × K, m ≥ 1.
    #[must_use]
    pub fn new(config: &Config, theta: &[f64], x: &[f64], y: &[f64]) -> Self {
        let model = Model::<T>::new(&config.layer_sizes, theta, config.activation, config.output);
        let examples = model.examples(x, y);
        let state = State {
            theta: model.theta.clone(),
            rule: Rule::new(config.optimizer.kind, model.layout.length),
            rng: stream(config.seed, Stream::Shuffle),
            order: (0..examples.count as u32).collect(),
            cursor: 0,
            epochs: 0,
            updates: 0,
            used: 0,
            lowest: f64::INFINITY,
            tests_without_progress: 0,
        };
        let batch = match config.optimizer.batch_size {
            0 => examples.count,
            size => size.min(examples.count),
        };
        Self {
            ordered: examples.clone(),
            gradient: vec![T::default(); model.layout.length],
            // Without several batches an order has no meaning.
            shuffle: config.optimizer.shuffle && batch < examples.count,
            known_good: state.clone(),
            lambda: config.lambda,
            learning_rate: config.optimizer.learning_rate,
            status: Status::Training,
            model,
            examples,
            state,
            batch,
        }
    }

    /// 2λ/m, the factor of θ in λ∇R.
    fn decay(&self) -> f64 {
        2.0 * self.lambda / self.examples.count as f64
    }

    /// One change of θ.
    fn update(&mut self) {
        if self.state.cursor == 0 && self.shuffle {
            shuffle(&mut self.state.rng, &mut self.state.order);
            self.arrange();
        }
        let from = self.state.cursor;
        let to = (from + self.batch).min(self.examples.count);
        let decay = self.decay();
        self.model.gradient(&self.ordered, from..to, &mut self.gradient);
        let (model, rule) = (&mut self.model, &mut self.state.rule);
        rule.update(&model.layout, &mut model.theta, &self.gradient, decay, self.learning_rate);
        self.model.refresh();
        self.state.updates += 1;
        self.state.used += (to - from) as u64;
        self.state.cursor = to;
        if to == self.examples.count {
            self.state.cursor = 0;
            self.state.epochs += 1;
            if self.state.epochs.is_multiple_of(TEST_EVERY) {
                self.test_convergence();
            }
        }
    }

    /// Brings the examples into the order of the epoch.
    fn arrange(&mut self) {
        let (n, k) =
            (self.examples.x.len() / self.examples.count, self.examples.y.len() / self.examples.count);
        for (to, &from) in self.state.order.iter().enumerate() {
            let from = from as usize;
            self.ordered.x[to * n..][..n].copy_from_slice(&self.examples.x[from * n..][..n]);
            self.ordered.y[to * k..][..k].copy_from_slice(&self.examples.y[from * k..][..k]);
        }
    }

    /// Looks at ∇E, and on batches also at whether E still falls.
    fn test_convergence(&mut self) {
        let d =
            self.model.data_error_and_gradient(&self.examples, 0..self.examples.count, &mut self.gradient);
        self.model.add_decay(T::from_f64(self.decay()), &mut self.gradient);
        let e = d + self.lambda * self.model.squares() / self.examples.count as f64;
        if e < self.state.lowest * (1.0 - PLATEAU_TOLERANCE) {
            self.state.lowest = e;
            self.state.tests_without_progress = 0;
        } else {
            self.state.tests_without_progress += 1;
        }
        let settled = self.batch < self.examples.count && self.state.tests_without_progress >= PLATEAU_TESTS;
        if settled || largest(&self.gradient) <= GRADIENT_TOLERANCE {
            self.status = Status::Converged;
        }
    }

    /// Goes on after θ or the objective was changed from outside.
    fn resume(&mut self) {
        self.status = Status::Training;
        self.state.lowest = f64::INFINITY;
        self.state.tests_without_progress = 0;
        self.remember();
    }

    /// Makes the current state the one to go back to.
    fn remember(&mut self) {
        self.state.theta.copy_from_slice(&self.model.theta);
        self.known_good.clone_from(&self.state);
    }

    /// θ is no longer finite: goes back to the last look and forward again one update at a time, up to the last finite
    /// θ.
    fn find_last_finite(&mut self) {
        let reached = self.state.updates;
        self.restore();
        loop {
            let before = self.state.clone();
            let theta = self.model.theta.clone();
            if self.state.updates == reached {
                break;
            }
            self.update();
            if !all_finite(&self.model.theta) {
                self.state = before;
                self.model.theta.copy_from_slice(&theta);
                self.model.refresh();
                break;
            }
        }
        self.status = Status::Diverged;
    }

    /// Goes back to the last look.
    fn restore(&mut self) {
        self.state.clone_from(&self.known_good);
        self.model.theta.copy_from_slice(&self.known_good.theta);
        self.model.refresh();
        if self.shuffle {
            self.arrange();
        }
    }
}

impl<T: Real> Optimizer for Descent<T> {
    fn advance(&mut self, updates: u64) -> Progress {
        let (updates_before, used_before) = (self.state.updates, self.state.used);
        let mut left = updates;
        while left > 0 && self.status == Status::Training {
            let until_look = LOOK_EVERY - self.state.updates % LOOK_EVERY;
            for _ in 0..until_look.min(left) {
                self.update();
                left -= 1;
                if self.status != Status::Training {
                    break;
                }
            }
            if !all_finite(&self.model.theta) {
                self.find_last_finite();
            } else if self.state.updates.is_multiple_of(LOOK_EVERY) {
                flush_tiny(&mut self.model.theta, TINY);
                self.state.rule.flush();
                self.model.refresh();
                self.remember();
            }
        }
        Progress {
            updates: self.state.updates - updates_before,
            examples: self.state.used - used_before,
            status: self.status,
        }
    }

    fn theta(&self) -> Vec<f64> {
        self.model.layout.unpack(&self.model.theta)
    }

    fn set_theta(&mut self, theta: &[f64]) {
        self.model.set_theta(theta);
        self.state.rule.forget();
        self.resume();
    }

    fn set_lambda(&mut self, lambda: f64) {
        self.lambda = lambda;
        self.resume();
    }

    fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
        self.resume();
    }

    fn status(&self) -> Status {
        self.status
    }
}

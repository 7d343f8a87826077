//! Gradient descent on batches, with any [`Rule`](crate::config::Rule).
//!
//! The tolerances are relative to the [scale](Examples::scale) of what is learnt, so that y in other units converges alike.

mod abreast;

pub(crate) use abreast::advance_abreast;

use super::rule::Memory;
use super::{Method, Progress, Status, is_flat};
use crate::config::{Config, Descent};
use crate::examples::Examples;
use crate::kernel::lanes::Real;
use crate::kernel::model::{Model, Padded};
use crate::kernel::vector::{all_finite, flush_tiny};
use crate::random::{Stream, shuffle, stream};
use rand_pcg::Pcg32;

/// Updates between two looks at whether θ is still finite; a power of two. Looking takes a twentieth of an update.
const LOOK_EVERY: u64 = 256;
/// Epochs between two tests of convergence: each costs one more pass over the examples.
const TEST_EVERY: u64 = 100;
/// Converged when no component of ∇E is larger than this in its unit.
const GRADIENT_TOLERANCE: f64 = 1e-5;
/// On batches ∇E of the whole set never settles, and a step of fixed length may hover around a minimum. Converged when E
/// has not fallen by this fraction on batches …
const BATCH_PLATEAU: f64 = 1e-3;
/// … or this one on all examples, just above the rounding of E in `f32` …
const FULL_PLATEAU: f64 = 1e-6;
/// … over this many tests in a row.
const PLATEAU_TESTS: u32 = 10;
/// Weights below this are 0 for every purpose; denormal numbers would slow training down a hundredfold.
const TINY: f64 = 1e-30;

/// A network on its way down.
#[derive(Debug, Clone)]
pub struct GradientDescent<T: Real> {
    model: Model<T>,
    /// The training set in its own order.
    examples: Padded<T>,
    /// The training set in the order of the current epoch.
    ordered: Padded<T>,
    gradient: Vec<T>,
    state: State<T>,
    /// The state at the last look, to go back to when θ turns out not to be finite.
    known_good: State<T>,
    /// Of E, for the tolerances.
    scale: f64,
    learning_rate: f64,
    batch: usize,
    shuffle: bool,
    status: Status,
}

/// All that an update changes.
#[derive(Debug, Clone)]
struct State<T> {
    theta: Vec<T>,
    memory: Memory<T>,
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

impl<T: Real> GradientDescent<T> {
    /// Starts at θ, given in the order of the boundary.
    #[must_use]
    pub fn new(config: &Config, descent: Descent, theta: &[f64], training: &Examples) -> Self {
        let model = Model::<T>::new(config, theta, training.m);
        let examples = model.examples(&training.x, &training.y);
        let state = State {
            theta: model.theta.clone(),
            memory: Memory::new(descent.rule, model.layout.length),
            rng: stream(config.seed, Stream::Shuffle),
            order: (0..examples.count as u32).collect(),
            cursor: 0,
            epochs: 0,
            updates: 0,
            used: 0,
            lowest: f64::INFINITY,
            tests_without_progress: 0,
        };
        let batch = match descent.batch_size {
            0 => examples.count,
            size => size.min(examples.count),
        };
        Self {
            ordered: examples.clone(),
            gradient: vec![T::default(); model.layout.length],
            // Without several batches an order has no meaning.
            shuffle: descent.shuffle && batch < examples.count,
            known_good: state.clone(),
            scale: training.scale,
            learning_rate: descent.learning_rate,
            status: Status::Training,
            model,
            examples,
            state,
            batch,
        }
    }

    /// One change of θ.
    fn update(&mut self) {
        if self.state.cursor == 0 && self.shuffle {
            shuffle(&mut self.state.rng, &mut self.state.order);
            self.arrange();
        }
        let from = self.state.cursor;
        let to = (from + self.batch).min(self.examples.count);
        self.model.gradient(&self.ordered, from..to, &mut self.gradient);
        self.state.memory.update(&mut self.model, &self.gradient, self.learning_rate);
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
        let layout = &self.model.layout;
        let (n, k) = (layout.input_pitch, layout.layers[layout.layers.len() - 1].pitch);
        for (to, &from) in self.state.order.iter().enumerate() {
            let from = from as usize;
            self.ordered.x[to * n..][..n].copy_from_slice(&self.examples.x[from * n..][..n]);
            self.ordered.y[to * k..][..k].copy_from_slice(&self.examples.y[from * k..][..k]);
        }
    }

    /// Looks at ∇E, and at whether E still falls.
    fn test_convergence(&mut self) {
        let d =
            self.model.data_error_and_gradient(&self.examples, 0..self.examples.count, &mut self.gradient);
        let e = d + self.model.add_penalty(&mut self.gradient);
        let plateau = if self.batch < self.examples.count { BATCH_PLATEAU } else { FULL_PLATEAU };
        if e < self.state.lowest * (1.0 - plateau) {
            self.state.lowest = e;
            self.state.tests_without_progress = 0;
        } else {
            self.state.tests_without_progress += 1;
        }
        let has_settled = self.state.tests_without_progress >= PLATEAU_TESTS;
        if has_settled || is_flat(&self.model.layout, &self.gradient, GRADIENT_TOLERANCE, self.scale) {
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

impl<T: Real> Method for GradientDescent<T> {
    fn advance(&mut self, updates: u64) -> Progress {
        let (updates_before, used_before) = (self.state.updates, self.state.used);
        let mut left = updates;
        if left > 0 && self.status == Status::Converged {
            self.status = Status::Training;
        }
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
                self.state.memory.flush();
                self.model.refresh();
                self.remember();
            }
        }
        Progress { updates: self.state.updates - updates_before, examples: self.state.used - used_before }
    }

    fn theta(&self) -> Vec<f64> {
        self.model.layout.unpack(&self.model.theta)
    }

    fn set_theta(&mut self, theta: &[f64]) {
        self.model.set_theta(theta);
        self.state.memory.forget();
        self.resume();
    }

    fn set_lambda(&mut self, lambda: f64) {
        self.model.set_decay(2.0 * lambda / self.examples.count as f64);
        self.resume();
    }

    fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
        self.resume();
    }

    fn status(&self) -> Status {
        self.status
    }

    fn twin(&self) -> Box<dyn Method> {
        Box::new(self.clone())
    }
}

#[cfg(test)]
pub(super) mod tests;

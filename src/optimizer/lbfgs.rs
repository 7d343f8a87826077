//! Limited-memory BFGS on all examples: Nocedal and Wright, "Numerical Optimization" (2nd ed., 2006), algorithms 7.4
//! and 7.5.
//!
//! Our own instead of the `argmin` crate's, because θ has to stay in the layout of the kernels between iterations,
//! because the history has to survive a change of λ, and because the same bits have to come out natively and in wasm. In
//! `f64` only: in `f32` the line search stalls at the rounding error of E.

use super::line_search::{Point, strong_wolfe};
use super::{Method, Progress, Status, is_flat};
use crate::config::Config;
use crate::examples::Examples;
use crate::kernel::model::{Model, Padded};
use crate::kernel::vector::{add_scaled, all_finite, dot, largest, scale};
use std::collections::VecDeque;

/// Pairs of steps and gradient changes that are remembered.
const HISTORY: usize = 10;
/// Converged when no component of ∇E is larger than this in its unit.
const GRADIENT_TOLERANCE: f64 = 1e-8;
/// Converged when E has not fallen by more than rounding …
const STALL_TOLERANCE: f64 = 4.0 * f64::EPSILON;
/// … in this many iterations in a row.
const STALL_ITERATIONS: u32 = 8;

/// sₖ = θₖ₊₁ − θₖ and yₖ = ∇Eₖ₊₁ − ∇Eₖ.
#[derive(Debug, Clone)]
struct Pair {
    s: Vec<f64>,
    y: Vec<f64>,
    /// sᵀy > 0.
    curvature: f64,
}

/// A network on its way to a minimum of E.
#[derive(Debug, Clone)]
pub struct Lbfgs {
    model: Model<f64>,
    examples: Padded<f64>,
    scale: f64,
    e: f64,
    gradient: Vec<f64>,
    history: VecDeque<Pair>,
    /// Room for the next pair.
    spare: Pair,
    stalled: u32,
    status: Status,
    direction: Vec<f64>,
    theta_before: Vec<f64>,
    gradient_before: Vec<f64>,
}

impl Lbfgs {
    /// Starts at θ, given in the order of the boundary.
    #[must_use]
    pub fn new(config: &Config, theta: &[f64], training: &Examples) -> Self {
        let model = Model::<f64>::new(config, theta, training.m);
        let zeros = vec![0.0; model.layout.length];
        let mut lbfgs = Self {
            examples: model.examples(&training.x, &training.y),
            scale: training.scale,
            e: f64::NAN,
            gradient: zeros.clone(),
            history: VecDeque::with_capacity(HISTORY),
            spare: Pair { s: zeros.clone(), y: zeros.clone(), curvature: 0.0 },
            stalled: 0,
            status: Status::Training,
            direction: zeros.clone(),
            theta_before: zeros.clone(),
            gradient_before: zeros,
            model,
        };
        lbfgs.resume();
        lbfgs
    }

    /// E and ∇E at the model's θ.
    fn evaluate(&mut self) {
        self.model.refresh();
        let d =
            self.model.data_error_and_gradient(&self.examples, 0..self.examples.count, &mut self.gradient);
        self.e = d + self.model.add_penalty(&mut self.gradient);
    }

    /// Takes stock after θ or the objective was changed from outside.
    fn resume(&mut self) {
        self.evaluate();
        self.stalled = 0;
        self.status = if self.e.is_finite() && all_finite(&self.gradient) {
            Status::Training
        } else {
            Status::Diverged
        };
        self.test_convergence();
    }

    fn test_convergence(&mut self) {
        if self.status == Status::Training
            && (is_flat(&self.model.layout, &self.gradient, GRADIENT_TOLERANCE, self.scale)
                || self.stalled >= STALL_ITERATIONS)
        {
            self.status = Status::Converged;
        }
    }

    /// Algorithm 7.4: the direction −H∇E, with H's start scaled by equation 7.20.
    fn find_direction(&mut self) {
        let q = &mut self.direction;
        q.copy_from_slice(&self.gradient);
        let mut alphas = [0.0; HISTORY];
        for (pair, alpha) in self.history.iter().zip(&mut alphas).rev() {
            *alpha = dot(&pair.s, q) / pair.curvature;
            add_scaled(q, -*alpha, &pair.y);
        }
        if let Some(newest) = self.history.back() {
            scale(q, newest.curvature / dot(&newest.y, &newest.y));
        }
        for (pair, alpha) in self.history.iter().zip(alphas) {
            let beta = dot(&pair.y, q) / pair.curvature;
            add_scaled(q, alpha - beta, &pair.s);
        }
        scale(q, -1.0);
    }

    /// One iteration; `false` if no lower point was found, in which case θ is as before.
    fn iterate(&mut self) -> bool {
        self.find_direction();
        let mut slope = dot(&self.gradient, &self.direction);
        if !(slope < 0.0 && slope.is_finite()) {
            self.history.clear();
            self.find_direction();
            slope = dot(&self.gradient, &self.direction);
        }
        self.theta_before.copy_from_slice(&self.model.theta);
        self.gradient_before.copy_from_slice(&self.gradient);
        let e_before = self.e;
        // Without a history the direction has no scale of its own.
        let first = if self.history.is_empty() { 1.0 / largest(&self.gradient).max(1.0) } else { 1.0 };
        let start = Point { step: 0.0, value: self.e, slope };
        let found = strong_wolfe(start, first, |step| {
            self.model.theta.copy_from_slice(&self.theta_before);
            add_scaled(&mut self.model.theta, step, &self.direction);
            self.evaluate();
            Point { step, value: self.e, slope: dot(&self.gradient, &self.direction) }
        });
        if found.is_none() || !all_finite(&self.gradient) || !all_finite(&self.model.theta) {
            self.model.theta.copy_from_slice(&self.theta_before);
            self.evaluate();
            return false;
        }
        self.remember();
        let fell = e_before - self.e > STALL_TOLERANCE * e_before.abs();
        self.stalled = if fell { 0 } else { self.stalled + 1 };
        true
    }

    /// Adds the last step to the history, unless it met no curvature; the oldest makes room.
    fn remember(&mut self) {
        let pair = &mut self.spare;
        pair.s.copy_from_slice(&self.model.theta);
        add_scaled(&mut pair.s, -1.0, &self.theta_before);
        pair.y.copy_from_slice(&self.gradient);
        add_scaled(&mut pair.y, -1.0, &self.gradient_before);
        pair.curvature = dot(&pair.s, &pair.y);
        // sᵀy is positive beyond rounding, as BFGS needs it.
        if pair.curvature > f64::EPSILON * dot(&pair.y, &pair.y) {
            let oldest = if self.history.len() == HISTORY { self.history.pop_front() } else { None };
            let next = oldest.unwrap_or_else(|| pair.clone());
            self.history.push_back(std::mem::replace(pair, next));
        }
    }
}

impl Method for Lbfgs {
    fn advance(&mut self, updates: u64) -> Progress {
        let mut done = 0;
        while done < updates && self.status == Status::Training {
            if !self.iterate() {
                // The history may mislead. Without it the direction is steepest descent, which fails at the rounding of
                // E, or at a rectifier's kink.
                if self.history.is_empty() {
                    self.status = Status::Converged;
                    break;
                }
                self.history.clear();
                continue;
            }
            done += 1;
            self.test_convergence();
        }
        Progress { updates: done, examples: done * self.examples.count as u64 }
    }

    fn theta(&self) -> Vec<f64> {
        self.model.layout.unpack(&self.model.theta)
    }

    fn set_theta(&mut self, theta: &[f64]) {
        self.model.set_theta(theta);
        self.history.clear();
        self.resume();
    }

    /// Keeps the history, whose pairs know the curvature of the old E: while λ is dragged, a few iterations at each of its
    /// values, they lead much closer to the minimum than a fresh start does.
    fn set_lambda(&mut self, lambda: f64) {
        self.model.set_decay(2.0 * lambda / self.examples.count as f64);
        self.resume();
    }

    fn set_learning_rate(&mut self, _: f64) {}

    fn status(&self) -> Status {
        self.status
    }

    fn twin(&self) -> Box<dyn Method> {
        Box::new(self.clone())
    }
}

#[cfg(test)]
mod tests;

//! `Trainer` for JavaScript.

use super::config;
use super::convert::{JsResult, flat, plain, rows};
use crate::error::Within as _;
use crate::optimizer::Status;
use crate::report::Report;
use crate::trainer::{Clock, Trainer};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A multilayer perceptron in training.
#[wasm_bindgen(js_name = Trainer)]
pub struct JsTrainer {
    pub(super) trainer: Trainer,
    /// What was last given as η; the trainer keeps it only for methods that use it.
    learning_rate: f64,
}

/// `{ updates, epochs, status }`.
#[derive(Serialize)]
struct JsClock {
    updates: u64,
    epochs: f64,
    status: &'static str,
}

impl From<Clock> for JsClock {
    fn from(clock: Clock) -> Self {
        let status = match clock.status {
            Status::Training => "training",
            Status::Converged => "converged",
            Status::Diverged => "diverged",
        };
        Self { updates: clock.updates, epochs: clock.epochs, status }
    }
}

/// `{ d, r, e, accuracy, testD, testAccuracy }`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsReport {
    d: f64,
    r: f64,
    e: f64,
    accuracy: Option<f64>,
    test_d: Option<f64>,
    test_accuracy: Option<f64>,
}

impl From<Report> for JsReport {
    fn from(Report { d, r, e, accuracy, test_d, test_accuracy }: Report) -> Self {
        Self { d, r, e, accuracy, test_d, test_accuracy }
    }
}

#[wasm_bindgen(js_class = Trainer)]
impl JsTrainer {
    /// A network at its initial weights. Throws `InvalidConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: &JsValue) -> JsResult<Self> {
        let (config, learning_rate) = config::trainer(config)?;
        Ok(Self { trainer: Trainer::new(config)?, learning_rate })
    }

    /// A trainer of its own that goes on exactly as this one does, with all that its optimizer remembers.
    #[must_use]
    pub fn twin(&self) -> Self {
        Self { trainer: self.trainer.twin(), learning_rate: self.learning_rate }
    }

    /// The examples to learn from: x is m × n, y is m × K. Throws `ShapeMismatch` or `InvalidData`.
    #[wasm_bindgen(js_name = setTrainingSet)]
    pub fn set_training_set(&mut self, x: &[f64], y: &[f64]) -> JsResult<()> {
        let (n, k) = (self.trainer.coordinates(), self.trainer.outputs());
        Ok(self.trainer.set_training_set(rows("x", x, n)?, rows("y", y, k)?)?)
    }

    /// The examples to judge by: x is m × n, y is m × K. Throws `ShapeMismatch` or `InvalidData`.
    #[wasm_bindgen(js_name = setTestSet)]
    pub fn set_test_set(&mut self, x: &[f64], y: &[f64]) -> JsResult<()> {
        let (n, k) = (self.trainer.coordinates(), self.trainer.outputs());
        Ok(self.trainer.set_test_set(rows("x", x, n)?, rows("y", y, k)?)?)
    }

    /// Does at most this many updates. Gives `{ updates, epochs, status }`: the clock since the trainer was made.
    pub fn advance(&mut self, updates: u32) -> JsResult<JsValue> {
        plain(&JsClock::from(self.trainer.advance(updates.into())?))
    }

    /// `{ d, r, e, accuracy, testD, testAccuracy }` with e = d + λr; `null` where a number does not apply.
    pub fn error(&self) -> JsResult<JsValue> {
        plain(&JsReport::from(self.trainer.error()?))
    }

    /// As `error()` at any θ; the trainer's own stays. Throws `ShapeMismatch` or `InvalidData`.
    #[wasm_bindgen(js_name = errorAt)]
    pub fn error_at(&self, theta: &[f64]) -> JsResult<JsValue> {
        plain(&JsReport::from(self.trainer.error_at(theta)?))
    }

    /// ∂E/∂θ over the whole training set.
    pub fn gradient(&self) -> JsResult<Vec<f64>> {
        Ok(self.trainer.gradient()?)
    }

    /// θ: Θ⁽⁰⁾, Θ⁽¹⁾, … one after another, each row by row, bias first.
    #[wasm_bindgen(getter)]
    pub fn theta(&self) -> Vec<f64> {
        self.trainer.theta()
    }

    /// Throws `ShapeMismatch` or `InvalidData`.
    #[wasm_bindgen(setter)]
    pub fn set_theta(&mut self, theta: &[f64]) -> JsResult<()> {
        Ok(self.trainer.set_theta(theta)?)
    }

    /// λ.
    #[wasm_bindgen(getter)]
    pub fn lambda(&self) -> f64 {
        self.trainer.lambda()
    }

    /// Throws `InvalidConfig`.
    #[wasm_bindgen(setter)]
    pub fn set_lambda(&mut self, lambda: f64) -> JsResult<()> {
        Ok(self.trainer.set_lambda(lambda)?)
    }

    /// η, also where L-BFGS has no use for it: what was last given, or 0.1 where an optimizer was given without.
    #[wasm_bindgen(getter, js_name = learningRate)]
    pub fn learning_rate(&self) -> f64 {
        self.learning_rate
    }

    /// Throws `InvalidConfig`.
    #[wasm_bindgen(setter, js_name = learningRate)]
    pub fn set_learning_rate(&mut self, learning_rate: f64) -> JsResult<()> {
        self.trainer.set_learning_rate(learning_rate)?;
        self.learning_rate = learning_rate;
        Ok(())
    }

    /// Goes on with another optimizer from the current θ. Throws `InvalidConfig`.
    #[wasm_bindgen(js_name = setOptimizer)]
    pub fn set_optimizer(&mut self, optimizer: &JsValue) -> JsResult<()> {
        let (optimizer, learning_rate) = config::optimizer(optimizer).within("optimizer")?;
        self.trainer.set_optimizer(optimizer)?;
        self.learning_rate = learning_rate;
        Ok(())
    }

    /// t for every row of x: m × K.
    pub fn predict(&self, x: &[f64]) -> JsResult<Vec<f64>> {
        Ok(flat(self.trainer.predict(rows("x", x, self.trainer.coordinates())?)?))
    }
}

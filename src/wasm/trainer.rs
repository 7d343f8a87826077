//! `Trainer` for JavaScript.

use super::config;
use super::convert::{JsResult, plain};
use crate::trainer::Trainer;
use wasm_bindgen::prelude::*;

/// A multilayer perceptron in training.
#[wasm_bindgen(js_name = Trainer)]
pub struct JsTrainer(pub(super) Trainer);

#[wasm_bindgen(js_class = Trainer)]
impl JsTrainer {
    /// A network at its initial weights. Throws `InvalidConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: &JsValue) -> JsResult<Self> {
        Ok(Self(Trainer::new(config::trainer(config)?)?))
    }

    /// The examples to learn from: x is m × n, y is m × K. Throws `ShapeMismatch` or `InvalidData`.
    #[wasm_bindgen(js_name = setTrainingSet)]
    pub fn set_training_set(&mut self, x: &[f64], y: &[f64]) -> JsResult<()> {
        Ok(self.0.set_training_set(x, y)?)
    }

    /// The examples to judge by: x is m × n, y is m × K. Throws `ShapeMismatch` or `InvalidData`.
    #[wasm_bindgen(js_name = setTestSet)]
    pub fn set_test_set(&mut self, x: &[f64], y: &[f64]) -> JsResult<()> {
        Ok(self.0.set_test_set(x, y)?)
    }

    /// Does at most this many updates. Gives `{ updates, epochs, status }`: the clock since the trainer was made.
    pub fn advance(&mut self, updates: u32) -> JsResult<JsValue> {
        plain(&self.0.advance(updates.into())?)
    }

    /// `{ d, r, e, accuracy, testD, testAccuracy }` with e = d + λr; `null` where a number does not apply.
    pub fn error(&self) -> JsResult<JsValue> {
        plain(&self.0.error()?)
    }

    /// ∂E/∂θ over the whole training set.
    pub fn gradient(&self) -> JsResult<Vec<f64>> {
        Ok(self.0.gradient()?)
    }

    /// θ: Θ⁽⁰⁾, Θ⁽¹⁾, … one after another, each row by row, bias first.
    #[wasm_bindgen(getter)]
    pub fn theta(&self) -> Vec<f64> {
        self.0.theta()
    }

    /// Throws `ShapeMismatch` or `InvalidData`.
    #[wasm_bindgen(setter)]
    pub fn set_theta(&mut self, theta: &[f64]) -> JsResult<()> {
        Ok(self.0.set_theta(theta)?)
    }

    /// λ.
    #[wasm_bindgen(getter)]
    pub fn lambda(&self) -> f64 {
        self.0.lambda()
    }

    /// Throws `InvalidConfig`.
    #[wasm_bindgen(setter)]
    pub fn set_lambda(&mut self, lambda: f64) -> JsResult<()> {
        Ok(self.0.set_lambda(lambda)?)
    }

    /// η.
    #[wasm_bindgen(getter, js_name = learningRate)]
    pub fn learning_rate(&self) -> f64 {
        self.0.learning_rate()
    }

    /// Throws `InvalidConfig`.
    #[wasm_bindgen(setter, js_name = learningRate)]
    pub fn set_learning_rate(&mut self, learning_rate: f64) -> JsResult<()> {
        Ok(self.0.set_learning_rate(learning_rate)?)
    }

    /// Goes on with another optimizer from the current θ. Throws `InvalidConfig`.
    #[wasm_bindgen(js_name = setOptimizer)]
    pub fn set_optimizer(&mut self, optimizer: &JsValue) -> JsResult<()> {
        Ok(self.0.set_optimizer(config::optimizer(optimizer)?)?)
    }

    /// t for every row of x: m × K.
    pub fn predict(&self, x: &[f64]) -> JsResult<Vec<f64>> {
        Ok(self.0.predict(x)?)
    }
}

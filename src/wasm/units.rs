//! The values of all units, for JavaScript.

use super::convert::{JsResult, object};
use super::plane::JsPlane;
use super::sources::source;
use super::trainer::JsTrainer;
use crate::data::Estimate;
use crate::network::parameter_count;
use crate::plane::units::{Units, unit_values};
use crate::trainer::logits;
use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(js_class = Plane)]
impl JsPlane {
    /// Takes z of one unit of a network with two inputs; units count from 0 through layers 1 to L.
    #[wasm_bindgen(js_name = evaluateUnit)]
    pub fn evaluate_unit(&mut self, trainer: &JsTrainer, unit: u32) -> JsResult<()> {
        Ok(self.0.evaluate_unit(&trainer.0, unit as usize)?)
    }

    /// `{ z, a }` of every unit at every node: a row of nodes for each unit of layers 1 to L, each from the bottom row
    /// of the grid on. `a` is σ(z) of hidden units and t of output units.
    #[wasm_bindgen(js_name = unitValues)]
    pub fn unit_values(&self, trainer: &JsTrainer) -> JsResult<JsValue> {
        Ok(both(&self.0.unit_values(&trainer.0)?))
    }
}

#[wasm_bindgen(js_class = Trainer)]
impl JsTrainer {
    /// `{ z, a }` of every unit of layers 1 to L at every row of x (m × n): a row of m points for each unit.
    #[wasm_bindgen(js_name = unitValues)]
    pub fn unit_values(&self, x: &[f64]) -> JsResult<JsValue> {
        Ok(both(&unit_values(&self.0, x)?))
    }
}

/// Multiplications that an expectation over a source may take: about half a second.
const EXCESS_WORK: f64 = 4e8;

/// How far a network is from the optimum of `{ source, classes, noise }`, on average over the distribution: `{ divergence,
/// divergenceUncertainty, error, errorUncertainty }`, or `null` where the two do not fit.
#[wasm_bindgen]
pub fn excess(settings: &JsValue, trainer: &JsTrainer) -> JsResult<JsValue> {
    let (source, trainer) = (source(settings)?, &trainer.0);
    if trainer.inputs() != source.info().n {
        return Ok(JsValue::NULL);
    }
    let (config, outputs) = (trainer.config(), trainer.outputs());
    let nodes = EXCESS_WORK / parameter_count(&config.layer_sizes) as f64;
    let theta = trainer.theta();
    let at = |x: &[f64]| logits(&config.layer_sizes, &theta, config.activation, x);
    let excess = source.excess(config.output, outputs, nodes, &at);
    Ok(excess.map_or(JsValue::NULL, |excess| {
        let numbers = |Estimate { value, uncertainty }| [JsValue::from(value), uncertainty.into()];
        let ([divergence, divergence_uncertainty], [error, error_uncertainty]) =
            (numbers(excess.divergence), numbers(excess.error));
        object(&[
            ("divergence", divergence),
            ("divergenceUncertainty", divergence_uncertainty),
            ("error", error),
            ("errorUncertainty", error_uncertainty),
        ])
    }))
}

fn both(units: &Units) -> JsValue {
    let array = |values: &[f64]| Float64Array::from(values).into();
    object(&[("z", array(&units.z)), ("a", array(&units.a))])
}

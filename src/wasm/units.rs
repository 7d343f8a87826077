//! The values of all units, and how far a network is from the optimum, for JavaScript.

use super::convert::{JsResult, object, plain};
use super::sources::source;
use super::trainer::JsTrainer;
use crate::network::parameter_count;
use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(js_class = Trainer)]
impl JsTrainer {
    /// `{ z, a }` of every unit of layers 1 to L at every row of x (m × n; m × 2 with features): a row of m points for
    /// each unit. `a` is σ(z) of hidden units and t of output units.
    #[wasm_bindgen(js_name = unitValues)]
    pub fn unit_values(&self, x: &[f64]) -> JsResult<JsValue> {
        let units = self.0.unit_values(x)?;
        let array = |values: &[f64]| Float64Array::from(values).into();
        Ok(object(&[("z", array(&units.z)), ("a", array(&units.a))]))
    }

    /// z of one unit at every row of x; units count from 0 through layers 1 to L.
    #[wasm_bindgen(js_name = unitLogits)]
    pub fn unit_logits(&self, unit: u32, x: &[f64]) -> JsResult<Vec<f64>> {
        Ok(self.0.unit_logits(unit as usize, x)?)
    }
}

/// Multiplications that an expectation over a source may take: about half a second.
const EXCESS_WORK: f64 = 4e8;

/// How far a network is from the optimum of `{ source, classes, noise, balance }`, on average over the distribution:
/// `{ divergence: { value, uncertainty }, error: { value, uncertainty } | null }`, or `null` where the two do not fit.
#[wasm_bindgen]
pub fn excess(settings: &JsValue, trainer: &JsTrainer) -> JsResult<JsValue> {
    let (source, trainer) = (source(settings)?, &trainer.0);
    if trainer.coordinates() != source.info().n {
        return Ok(JsValue::NULL);
    }
    let config = trainer.config();
    let nodes = EXCESS_WORK / parameter_count(&config.layer_sizes) as f64;
    // Points of a source are finite and have as many coordinates as the network takes.
    let logits = |x: &[f64]| trainer.logits(x).unwrap_or_default();
    plain(&source.excess(config.output, trainer.outputs(), nodes, &logits))
}

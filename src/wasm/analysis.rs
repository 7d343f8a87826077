//! `Landscape` and the rest of [`crate::analysis`] for JavaScript. What needs layer sizes, σ or examples is a method of the
//! `Trainer` that has them.

use super::convert::{JsResult, object};
use super::trainer::JsTrainer;
use crate::analysis::directions::{filter_normalised, plane_of_three, random_directions};
use crate::analysis::landscape::Landscape;
use crate::analysis::solutions::solutions;
use crate::analysis::symmetry::canonical_form;
use js_sys::{Float32Array, Float64Array, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(js_class = Trainer)]
impl JsTrainer {
    /// Forward and backward pass of the training examples with these numbers, counted from 0:
    /// `{ a, z, t, d, delta, gradient }`. Every array holds one layer after another, and of a layer one example after
    /// another: `a` is a⁽⁰⁾ … a⁽ᴸ⁻¹⁾ without their 1, `z` and `delta` (∂D/∂z of each example alone) are of layers 1 to L;
    /// `d` and `gradient`, ∂D/∂θ in the order of θ, are means over the examples. Throws `InvalidConfig`, `ShapeMismatch` or
    /// `InvalidData`.
    pub fn trace(&self, examples: &[u32]) -> JsResult<JsValue> {
        let trace = self.trainer.trace(examples)?;
        Ok(object(&[
            ("a", numbers(&trace.a)),
            ("z", numbers(&trace.z)),
            ("t", numbers(&trace.t)),
            ("d", trace.d.into()),
            ("delta", numbers(&trace.delta)),
            ("gradient", numbers(&trace.gradient)),
        ]))
    }

    /// Central difference quotients of D, the mean error of these examples, for the parameters number `first` to
    /// `last` − 1 of θ: `{ quotients, crossesKink }`, the latter 1 where a rectifier passes its kink between θ ± h, so that
    /// the quotient mixes two slopes. Throws `InvalidConfig`, `ShapeMismatch` or `InvalidData`.
    pub fn differences(&self, examples: &[u32], first: u32, last: u32) -> JsResult<JsValue> {
        let differences = self.trainer.differences(examples, first as usize..last as usize)?;
        let crosses: Vec<u8> = differences.crosses_kink.into_iter().map(u8::from).collect();
        Ok(object(&[
            ("quotients", numbers(&differences.quotients)),
            ("crossesKink", Uint8Array::from(crosses.as_slice()).into()),
        ]))
    }

    /// The layers on the training set: `{ gradientNorms, dataGradientNorms, saturated, dead, zero, edges, counts }`.
    /// ‖∂E/∂Θ⁽ˡ⁾‖ and ‖∂D/∂Θ⁽ˡ⁾‖ of every layer; of every hidden layer the shares of saturated pairs of unit and example
    /// (σ′ below 5 % of the largest), of dead units (below 0.1 % at all examples), and of pairs with ∂D/∂z = 0; for each
    /// layer the two outermost edges and the counts of a histogram of z, between `edges`, `[low, high]`, or, of an empty
    /// array, between the smallest and the largest z of the layer. Throws `InvalidConfig`, `ShapeMismatch` or `InvalidData`.
    #[wasm_bindgen(js_name = layerStatistics)]
    pub fn layer_statistics(&self, bins: u32, edges: &[f64]) -> JsResult<JsValue> {
        let statistics = self.trainer.layer_statistics(bins as usize, edges)?;
        Ok(object(&[
            ("gradientNorms", numbers(&statistics.gradient_norms)),
            ("dataGradientNorms", numbers(&statistics.data_gradient_norms)),
            ("saturated", numbers(&statistics.saturated)),
            ("dead", numbers(&statistics.dead)),
            ("zero", numbers(&statistics.zero)),
            ("edges", numbers(statistics.edges.as_flattened())),
            ("counts", Uint32Array::from(statistics.counts.as_slice()).into()),
        ]))
    }

    /// Two standard normal directions in the space of θ, one after the other, reproducible by their seed.
    #[wasm_bindgen(js_name = randomDirections)]
    pub fn random_directions(&self, seed: u32) -> Vec<f64> {
        random_directions(&self.trainer.config().layer_sizes, seed).concat()
    }

    /// A direction with every unit's part scaled to the length of that unit's weights in θ. Throws `ShapeMismatch` or
    /// `InvalidData`.
    #[wasm_bindgen(js_name = filterNormalised)]
    pub fn filter_normalised(&self, theta: &[f64], direction: &[f64]) -> JsResult<Vec<f64>> {
        Ok(filter_normalised(&self.trainer.config().layer_sizes, theta, direction)?)
    }

    /// The θ that all networks share which are this one but for order and, of tanh and the sigmoid, signs of hidden units.
    /// Throws `ShapeMismatch` or `InvalidData`.
    #[wasm_bindgen(js_name = canonicalForm)]
    pub fn canonical_form(&self, theta: &[f64]) -> JsResult<Vec<f64>> {
        let config = self.trainer.config();
        Ok(canonical_form(&config.layer_sizes, config.activation, theta)?)
    }

    /// Puts networks, θ after θ, into classes that are the same within a tolerance but for order and signs of hidden
    /// units: `{ classes, representatives }`, the class of each, numbered as they first occur, and the number of a
    /// network for each class. Throws `ShapeMismatch`, `InvalidData` or `InvalidConfig`.
    pub fn solutions(&self, thetas: &[f64], tolerance: f64) -> JsResult<JsValue> {
        let config = self.trainer.config();
        let found = solutions(&config.layer_sizes, config.activation, thetas, tolerance)?;
        Ok(object(&[
            ("classes", Uint32Array::from(found.classes.as_slice()).into()),
            ("representatives", Uint32Array::from(found.representatives.as_slice()).into()),
        ]))
    }
}

/// The plane through three θ: `{ u, v, positions }`, an orthonormal basis and (a, b) of the three in
/// first + a·u + b·v. Throws `ShapeMismatch`, `InvalidData`, or `InvalidConfig` for three on one line.
#[wasm_bindgen(js_name = planeOfThree)]
pub fn js_plane_of_three(first: &[f64], second: &[f64], third: &[f64]) -> JsResult<JsValue> {
    let plane = plane_of_three(first, second, third)?;
    Ok(object(&[
        ("u", numbers(&plane.u)),
        ("v", numbers(&plane.v)),
        ("positions", numbers(plane.positions.as_flattened())),
    ]))
}

/// A grid over the plane origin + a·u + b·v in the space of θ; row 0 is the bottom.
#[wasm_bindgen(js_name = Landscape)]
pub struct JsLandscape(Landscape);

#[wasm_bindgen(js_class = Landscape)]
impl JsLandscape {
    /// A grid over `[a0, a1, b0, b1]`. Throws `ShapeMismatch`, `InvalidData` or `InvalidConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        origin: &[f64],
        u: &[f64],
        v: &[f64],
        domain: &[f64],
        width: u32,
        height: u32,
    ) -> JsResult<Self> {
        Ok(Self(Landscape::new([origin, u, v], domain, width, height)?))
    }

    /// `{ d, e }` of a trainer's network on its training set at all nodes of the rows number `first` to `last` − 1, row
    /// by row from the bottom, in f32; the trainer's own θ stays. Throws `InvalidConfig`, `ShapeMismatch` or `InvalidData`.
    pub fn errors(&self, trainer: &JsTrainer, first: u32, last: u32) -> JsResult<JsValue> {
        let errors = self.0.errors(&trainer.trainer, first as usize..last as usize)?;
        let values = |values: &[f32]| Float32Array::from(values).into();
        Ok(object(&[("d", values(&errors.d)), ("e", values(&errors.e))]))
    }
}

fn numbers(values: &[f64]) -> JsValue {
    Float64Array::from(values).into()
}

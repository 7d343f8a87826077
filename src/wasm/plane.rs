//! `Plane` and `traceContours` for JavaScript.

use super::convert::{JsResult, object};
use super::sources::source;
use super::trainer::JsTrainer;
use crate::plane::contour::{Contours, trace_contours};
use crate::plane::grid::Plane;
use js_sys::{Float32Array, Uint8Array, Uint32Array};
use wasm_bindgen::{Clamped, prelude::*};

/// A grid over a rectangle of the plane, row 0 at the bottom, with a value or more than two classes at every node.
#[wasm_bindgen(js_name = Plane)]
pub struct JsPlane(pub(super) Plane);

#[wasm_bindgen(js_class = Plane)]
impl JsPlane {
    /// A plane of zeros over `[x0, x1, y0, y1]`. Throws `ShapeMismatch`, `InvalidData` or `InvalidConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(domain: &[f64], width: u32, height: u32) -> JsResult<Self> {
        Ok(Self(Plane::new(domain, width, height)?))
    }

    /// Changes the number of nodes; until something is evaluated again, all values are 0. Throws `InvalidConfig`.
    pub fn resize(&mut self, width: u32, height: u32) -> JsResult<()> {
        Ok(self.0.resize(width, height)?)
    }

    /// Changes the rectangle; until something is evaluated again, all values are 0. Throws `ShapeMismatch` or
    /// `InvalidData`.
    #[wasm_bindgen(js_name = setDomain)]
    pub fn set_domain(&mut self, domain: &[f64]) -> JsResult<()> {
        Ok(self.0.set_domain(domain)?)
    }

    /// Takes z⁽ᴸ⁾ of a network of points of the plane, with one output or softmax. Throws `ShapeMismatch`.
    #[wasm_bindgen(js_name = evaluateNetwork)]
    pub fn evaluate_network(&mut self, trainer: &JsTrainer) -> JsResult<()> {
        Ok(self.0.evaluate_network(&trainer.trainer)?)
    }

    /// Takes the logit of the posterior, ln P of each class, or E[y|x], of `{ source, classes, noise, balance }`. Throws
    /// `InvalidConfig` or `ShapeMismatch`.
    #[wasm_bindgen(js_name = evaluateOptimum)]
    pub fn evaluate_optimum(&mut self, settings: &JsValue) -> JsResult<()> {
        Ok(self.0.evaluate_optimum(&source(settings)?)?)
    }

    /// The values, row by row from the bottom; none where there are classes and none of them is selected.
    pub fn values(&self) -> Vec<f32> {
        self.0.values().to_vec()
    }

    /// RGBA of every node, row by row from the bottom, from 256 RGBA colours for probabilities from 0 to 1; transparent
    /// where the value is NaN. Throws `ShapeMismatch`, or `InvalidConfig` for classes of which none is selected.
    pub fn pixels(&self, palette: &[u8]) -> JsResult<Clamped<Vec<u8>>> {
        Ok(Clamped(self.0.pixels(palette)?))
    }

    /// RGBA of every node from 256 RGBA colours for values from `low` to `high`. Throws as `pixels`.
    #[wasm_bindgen(js_name = valuePixels)]
    pub fn value_pixels(&self, palette: &[u8], low: f32, high: f32) -> JsResult<Clamped<Vec<u8>>> {
        Ok(Clamped(self.0.value_pixels(palette, low, high)?))
    }

    /// Makes the log odds of one of more than two classes the values; the classes stay. Throws `InvalidConfig`.
    #[wasm_bindgen(js_name = selectClass)]
    pub fn select_class(&mut self, class: u32) -> JsResult<()> {
        Ok(self.0.select_class(class)?)
    }

    /// RGBA of every node from 256 RGBA colours for each class: the most probable class by its probability. Throws
    /// `InvalidConfig` without classes, or `ShapeMismatch`.
    #[wasm_bindgen(js_name = regionPixels)]
    pub fn region_pixels(&self, palette: &[u8]) -> JsResult<Clamped<Vec<u8>>> {
        Ok(Clamped(self.0.region_pixels(palette)?))
    }

    /// The lines between the regions of the most probable classes, as `contours` gives them. Throws `InvalidConfig`
    /// without classes.
    pub fn boundaries(&self) -> JsResult<JsValue> {
        Ok(polylines(&self.0.boundaries()?))
    }

    /// `{ points, starts, level }` in data coordinates. Throws `InvalidData`, or `InvalidConfig` for classes of which
    /// none is selected.
    pub fn contours(&self, levels: &[f32]) -> JsResult<JsValue> {
        Ok(polylines(&self.0.contours(levels)?))
    }
}

/// Joined contour lines of a grid, `{ points, starts, level }`: `points` are x, y in cells; polyline i runs from
/// `starts[i]` to `starts[i + 1]`, counted in points; `level[i]` is an index into `levels`.
#[wasm_bindgen(js_name = traceContours)]
pub fn js_trace_contours(values: &[f32], width: u32, height: u32, levels: &[f32]) -> JsResult<JsValue> {
    Ok(polylines(&trace_contours(values, width as usize, height as usize, levels)?))
}

pub fn polylines(contours: &Contours) -> JsValue {
    object(&[
        ("points", Float32Array::from(contours.points.as_slice()).into()),
        ("starts", Uint32Array::from(contours.starts.as_slice()).into()),
        ("level", Uint8Array::from(contours.level.as_slice()).into()),
    ])
}

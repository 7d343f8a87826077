//! `Ensemble` for JavaScript.

use super::convert::JsResult;
use super::fleet::JsFleet;
use super::plane::{JsPlane, polylines};
use super::trainer::JsTrainer;
use crate::config::Config;
use crate::error::Error;
use crate::plane::ensemble::{Ensemble, Member};
use wasm_bindgen::prelude::*;

/// Mean and variance of P, the probability of class 1, over several networks on a grid, and the line P = ½ of each.
#[wasm_bindgen(js_name = Ensemble)]
pub struct JsEnsemble(Ensemble);

#[wasm_bindgen(js_class = Ensemble)]
impl JsEnsemble {
    /// An ensemble of no networks on the grid of `new Plane(domain, width, height)`. Throws what that throws.
    #[wasm_bindgen(constructor)]
    pub fn new(domain: &[f64], width: u32, height: u32) -> JsResult<Self> {
        Ok(Self(Ensemble::new(domain, width, height)?))
    }

    /// Takes in a network as it is now: of points of the plane, with a sigmoid or two softmax outputs. Throws
    /// `ShapeMismatch` or `InvalidConfig`.
    pub fn add(&mut self, trainer: &JsTrainer) -> JsResult<()> {
        self.add_network(trainer.trainer.config(), &trainer.trainer.theta())
    }

    /// Takes in a member of a fleet. Throws as `add`, and `InvalidConfig` unless the member is done.
    #[wasm_bindgen(js_name = addMember)]
    pub fn add_member(&mut self, fleet: &JsFleet, index: usize) -> JsResult<()> {
        let config = fleet.0.config(index)?;
        let not_done = || Error::config("index", "of a member that is done", index);
        self.add_network(&config, fleet.0.theta(index).ok_or_else(not_done)?)
    }

    /// How many networks there are.
    #[wasm_bindgen(getter)]
    pub fn members(&self) -> u32 {
        self.0.members() as u32
    }

    /// The line P = ½ of a network, the first is number 0, as `Plane.contours` gives it. Throws `InvalidConfig`.
    pub fn boundary(&self, member: u32) -> JsResult<JsValue> {
        Ok(polylines(self.0.boundary(member)?))
    }

    /// A new `Plane` with the logit of the mean of P for values, NaN without networks.
    pub fn mean(&self) -> JsPlane {
        JsPlane(self.0.mean())
    }

    /// A new `Plane` with the variance of P for values, from 0 to ¼: 0 for one network, NaN without any.
    pub fn variance(&self) -> JsPlane {
        JsPlane(self.0.variance())
    }
}

impl JsEnsemble {
    fn add_network(&mut self, config: &Config, theta: &[f64]) -> JsResult<()> {
        Ok(self.0.add(&Member {
            layer_sizes: &config.layer_sizes,
            features: config.features.as_deref(),
            activation: config.activation,
            output: config.output,
            theta,
        })?)
    }
}

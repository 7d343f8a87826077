//! The engine's defaults for JavaScript, to which the page's are held.

use super::config::{INITS, LEAK, OUTPUTS, PRECISIONS, RULES, activations};
use super::convert::{JsResult, plain};
use crate::config::{Config, Descent, Optimizer};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The configuration that a trainer has where nothing else is said, in the form that `new Trainer` takes: one hidden
/// layer of 5, the lecture's first network.
#[wasm_bindgen(js_name = defaultConfig)]
pub fn default_config() -> JsResult<JsValue> {
    plain(&JsConfig::defaults())
}

/// A trainer's configuration as JavaScript writes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsConfig {
    layer_sizes: Vec<usize>,
    activation: &'static str,
    leak: f64,
    output: &'static str,
    lambda: f64,
    optimizer: JsOptimizer,
    init: &'static str,
    seed: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsOptimizer {
    kind: &'static str,
    learning_rate: f64,
    batch_size: usize,
    shuffle: bool,
    precision: &'static str,
}

impl JsConfig {
    /// [`Config::default`], and [`Descent::default`] for what L-BFGS does not use.
    fn defaults() -> Self {
        let Config { layer_sizes, activation, output, lambda, optimizer, init, seed, .. } = Config::default();
        let descent = match optimizer {
            Optimizer::Descent(descent) => descent,
            Optimizer::Lbfgs => Descent::default(),
        };
        let rule = (optimizer != Optimizer::Lbfgs).then_some(descent.rule);
        Self {
            layer_sizes,
            activation: word(&activations(LEAK), activation),
            leak: LEAK,
            output: word(&OUTPUTS, output),
            lambda,
            optimizer: JsOptimizer {
                kind: word(&RULES, rule),
                learning_rate: descent.learning_rate,
                batch_size: descent.batch_size,
                shuffle: descent.shuffle,
                precision: word(&PRECISIONS, optimizer.precision()),
            },
            init: word(&INITS, init),
            seed,
        }
    }
}

/// The word for a value.
fn word<T: PartialEq>(choices: &[(&'static str, T)], value: T) -> &'static str {
    choices.iter().find(|choice| choice.1 == value).map_or("", |choice| choice.0)
}

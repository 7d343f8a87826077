//! The engine's defaults for JavaScript, to which the page's are held.

use super::config::{INITS, LEAK, OUTPUTS, PRECISIONS, RULES, activations};
use super::convert::object;
use crate::config::{Config, Descent, Optimizer};
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// The configuration that a trainer has where nothing else is said, in the form that `new Trainer` takes: one hidden
/// layer of 5, the lecture's first network. What L-BFGS does not use is as in [`Descent::default`].
#[wasm_bindgen(js_name = defaultConfig)]
pub fn default_config() -> JsValue {
    let Config { layer_sizes, activation, output, lambda, optimizer, init, seed, .. } = Config::default();
    let descent = match optimizer {
        Optimizer::Descent(descent) => descent,
        Optimizer::Lbfgs => Descent::default(),
    };
    let rule = (optimizer != Optimizer::Lbfgs).then_some(descent.rule);
    let method = [
        ("kind", word(&RULES, rule)),
        ("learningRate", descent.learning_rate.into()),
        ("batchSize", (descent.batch_size as u32).into()),
        ("shuffle", descent.shuffle.into()),
        ("precision", word(&PRECISIONS, optimizer.precision())),
    ];
    let sizes: Array = layer_sizes.into_iter().map(|size| JsValue::from(size as u32)).collect();
    object(&[
        ("layerSizes", sizes.into()),
        ("activation", word(&activations(LEAK), activation)),
        ("leak", LEAK.into()),
        ("output", word(&OUTPUTS, output)),
        ("lambda", lambda.into()),
        ("optimizer", object(&method)),
        ("init", word(&INITS, init)),
        ("seed", seed.into()),
    ])
}

/// The word for a value.
fn word<T: PartialEq>(choices: &[(&'static str, T)], value: T) -> JsValue {
    choices.iter().find(|choice| choice.1 == value).map_or(JsValue::UNDEFINED, |choice| choice.0.into())
}

//! The configuration objects of the boundary.

use super::convert::Fields;
use crate::activation::Activation;
use crate::config::{Config, Descent, Optimizer, Precision, Rule, check_leak, check_learning_rate};
use crate::error::{Refused, Within as _};
use crate::features::Feature;
use crate::init::Init;
use crate::output::Output;
use wasm_bindgen::JsValue;

/// The slope of a leaky rectifier, as the lecture has it.
pub const LEAK: f64 = 0.01;

pub const OUTPUTS: [(&str, Output); 3] =
    [("identity", Output::Identity), ("sigmoid", Output::Sigmoid), ("softmax", Output::Softmax)];
pub const INITS: [(&str, Init); 5] = [
    ("xavier", Init::Xavier),
    ("xavierPlain", Init::XavierPlain),
    ("he", Init::He),
    ("uniform", Init::Uniform),
    ("zero", Init::Zero),
];
/// L-BFGS has no rule.
pub const RULES: [(&str, Option<Rule>); 4] = [
    ("sgd", Some(Rule::Sgd)),
    ("momentum", Some(Rule::Momentum)),
    ("adam", Some(Rule::Adam)),
    ("lbfgs", None),
];
pub const PRECISIONS: [(&str, Precision); 2] = [("f32", Precision::Single), ("f64", Precision::Double)];

pub const fn activations(leak: f64) -> [(&'static str, Activation); 4] {
    [
        ("sigmoid", Activation::Sigmoid),
        ("tanh", Activation::Tanh),
        ("relu", Activation::Relu),
        ("leakyRelu", Activation::LeakyRelu(leak)),
    ]
}

/// A trainer's configuration. What may be left out and is then as in [`Config::default`]: `features`, `activation` without
/// hidden layers, `lambda`, `optimizer`, `init`, `seed`; and `leak` (0.01). Beside it the learning rate, which L-BFGS
/// does not keep.
pub fn trainer(object: &JsValue) -> Refused<(Config, f64)> {
    let known =
        ["layerSizes", "features", "activation", "leak", "output", "lambda", "optimizer", "init", "seed"];
    let fields = Fields::new(object, &known)?;
    let layer_sizes = fields.whole_list("layerSizes")?;
    let defaults = Config::default();
    // Checked whatever the activation, which may be another one the next time.
    let leak = fields.number("leak")?.unwrap_or(LEAK);
    check_leak(leak)?;
    let activation = match fields.choice("activation", &activations(leak))? {
        Some(activation) => activation,
        // Without hidden layers there is none to name.
        None if layer_sizes.len() <= 2 => defaults.activation,
        None => return Err(fields.refuse("activation", "one of sigmoid, tanh, relu, leakyRelu")),
    };
    let method = fields.raw("optimizer");
    let (optimizer, learning_rate) = if method.is_undefined() {
        (defaults.optimizer, Descent::default().learning_rate)
    } else {
        optimizer(&method).within("optimizer")?
    };
    let config = Config {
        layer_sizes,
        features: fields.choices("features", &Feature::ALL)?,
        activation,
        output: fields
            .choice("output", &OUTPUTS)?
            .ok_or_else(|| fields.refuse("output", "one of identity, sigmoid, softmax"))?,
        lambda: fields.number("lambda")?.unwrap_or(defaults.lambda),
        optimizer,
        init: fields.choice("init", &INITS)?.unwrap_or(defaults.init),
        seed: fields.whole("seed")?.unwrap_or(defaults.seed),
    };
    Ok((config, learning_rate))
}

/// An optimizer's configuration. What may be left out: `learningRate` for L-BFGS, `batchSize` (0, all examples),
/// `shuffle` (true), `precision` (f32, but f64 for L-BFGS). What L-BFGS does not use is checked all the same. Beside it
/// the learning rate, which L-BFGS does not keep.
pub fn optimizer(object: &JsValue) -> Refused<(Optimizer, f64)> {
    let known = ["kind", "learningRate", "batchSize", "shuffle", "precision"];
    let fields = Fields::new(object, &known)?;
    let rule = fields
        .choice("kind", &RULES)?
        .ok_or_else(|| fields.refuse("kind", "one of sgd, momentum, adam, lbfgs"))?;
    let learning_rate = fields.number("learningRate")?;
    if let Some(learning_rate) = learning_rate {
        check_learning_rate("learningRate", learning_rate)?;
    }
    let defaults = Descent::default();
    let batch_size = fields.whole("batchSize")?.map_or(defaults.batch_size, |size| size as usize);
    let shuffle = fields.truth("shuffle")?.unwrap_or(defaults.shuffle);
    let precision = fields.choice("precision", &PRECISIONS)?;
    let Some(rule) = rule else {
        return match precision {
            Some(Precision::Single) => Err(fields.refuse("precision", "f64 where kind is lbfgs")),
            _ => Ok((Optimizer::Lbfgs, learning_rate.unwrap_or(defaults.learning_rate))),
        };
    };
    let learning_rate = learning_rate.ok_or_else(|| fields.refuse("learningRate", "a number"))?;
    let precision = precision.unwrap_or(defaults.precision);
    Ok((Optimizer::Descent(Descent { rule, learning_rate, batch_size, shuffle, precision }), learning_rate))
}

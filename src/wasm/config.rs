//! The configuration objects of the boundary.

use super::convert::Fields;
use crate::activation::Activation;
use crate::config::{Config, OptimizerConfig, OptimizerKind, Precision};
use crate::error::Result;
use crate::features::Feature;
use crate::init::Init;
use crate::output::Output;
use wasm_bindgen::JsValue;

/// A trainer's configuration. What may be left out: `features` (x as it comes), `activation` without hidden layers, `leak` (0.01), `lambda` (0),
/// `optimizer` (L-BFGS), `init` (Xavier), `seed` (1).
pub fn trainer(object: &JsValue) -> Result<Config> {
    let known =
        ["layerSizes", "features", "activation", "leak", "output", "lambda", "optimizer", "init", "seed"];
    let fields = Fields::new(object, "", &known)?;
    let layer_sizes = fields.whole_list("layerSizes")?;
    let leak = fields.number("leak")?.unwrap_or(0.01);
    let activations = [
        ("sigmoid", Activation::Sigmoid),
        ("tanh", Activation::Tanh),
        ("relu", Activation::Relu),
        ("leakyRelu", Activation::LeakyRelu(leak)),
    ];
    let outputs =
        [("identity", Output::Identity), ("sigmoid", Output::Sigmoid), ("softmax", Output::Softmax)];
    let inits = [
        ("xavier", Init::Xavier),
        ("xavierPlain", Init::XavierPlain),
        ("he", Init::He),
        ("uniform", Init::Uniform),
        ("zero", Init::Zero),
    ];
    let activation = match fields.choice("activation", &activations)? {
        Some(activation) => activation,
        // Without hidden layers there is none to name.
        None if layer_sizes.len() <= 2 => Activation::Tanh,
        None => return Err(fields.refuse("activation", "one of sigmoid, tanh, relu, leakyRelu")),
    };
    let method = fields.raw("optimizer");
    Ok(Config {
        layer_sizes,
        features: fields.choices("features", &Feature::ALL)?,
        activation,
        output: fields
            .choice("output", &outputs)?
            .ok_or_else(|| fields.refuse("output", "one of identity, sigmoid, softmax"))?,
        lambda: fields.number("lambda")?.unwrap_or(0.0),
        optimizer: if method.is_undefined() { LBFGS } else { optimizer(&method)? },
        init: fields.choice("init", &inits)?.unwrap_or(Init::Xavier),
        seed: fields.whole("seed")?.unwrap_or(1),
    })
}

/// An optimizer's configuration. What may be left out: `learningRate` for L-BFGS, `batchSize` (0, all examples),
/// `shuffle` (true), `precision` (f32, but f64 for L-BFGS).
pub fn optimizer(object: &JsValue) -> Result<OptimizerConfig> {
    let known = ["kind", "learningRate", "batchSize", "shuffle", "precision"];
    let fields = Fields::new(object, "optimizer.", &known)?;
    let kinds = [
        ("sgd", OptimizerKind::Sgd),
        ("momentum", OptimizerKind::Momentum),
        ("adam", OptimizerKind::Adam),
        ("lbfgs", OptimizerKind::Lbfgs),
    ];
    let kind = fields
        .choice("kind", &kinds)?
        .ok_or_else(|| fields.refuse("kind", "one of sgd, momentum, adam, lbfgs"))?;
    let learning_rate = fields.number("learningRate")?;
    Ok(OptimizerConfig {
        kind,
        learning_rate: match kind {
            OptimizerKind::Lbfgs => learning_rate.unwrap_or(LBFGS.learning_rate),
            _ => learning_rate.ok_or_else(|| fields.refuse("learningRate", "a number"))?,
        },
        batch_size: fields.whole("batchSize")?.unwrap_or(0) as usize,
        shuffle: fields.truth("shuffle")?.unwrap_or(true),
        precision: fields.choice("precision", &[("f32", Precision::Single), ("f64", Precision::Double)])?,
    })
}

/// L-BFGS, whose learning rate is never used.
const LBFGS: OptimizerConfig = OptimizerConfig {
    kind: OptimizerKind::Lbfgs,
    learning_rate: 1.0,
    batch_size: 0,
    shuffle: true,
    precision: None,
};

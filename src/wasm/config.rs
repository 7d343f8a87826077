//! The configuration objects of the boundary.

use super::convert::Fields;
use crate::activation::Activation;
use crate::config::{Config, OptimizerConfig, OptimizerKind, Precision};
use crate::error::Error;
use crate::init::Init;
use crate::output::Output;
use wasm_bindgen::JsValue;

/// A trainer's configuration. What may be left out: `leak` (0.01), `lambda` (0), `optimizer` (L-BFGS), `init`
/// (Xavier), `seed` (1).
pub fn trainer(object: &JsValue) -> Result<Config, Error> {
    let known = [
        "layerSizes",
        "activation",
        "leak",
        "output",
        "lambda",
        "optimizer",
        "init",
        "seed",
    ];
    let fields = Fields::new(object, "", &known)?;
    let sizes: Vec<u32> = fields.required("layerSizes", "an array of whole numbers")?;
    let leak = fields.optional("leak", "a number")?.unwrap_or(0.01);
    let activations = [
        ("sigmoid", Activation::Sigmoid),
        ("tanh", Activation::Tanh),
        ("relu", Activation::Relu),
        ("leakyRelu", Activation::LeakyRelu(leak)),
    ];
    let outputs = [
        ("identity", Output::Identity),
        ("sigmoid", Output::Sigmoid),
        ("softmax", Output::Softmax),
    ];
    let inits = [
        ("xavier", Init::Xavier),
        ("he", Init::He),
        ("uniform", Init::Uniform),
        ("zero", Init::Zero),
    ];
    let missing = |field: &str, expected: &str| Error::InvalidConfig {
        field: field.into(),
        expected: expected.into(),
        value: "nothing".into(),
    };
    // Without hidden layers there is no hidden activation to name.
    let activation = match fields.choice("activation", &activations)? {
        Some(activation) => activation,
        None if sizes.len() <= 2 => Activation::Tanh,
        None => return Err(missing("activation", "one of sigmoid, tanh, relu, leakyRelu")),
    };
    let method = fields.raw("optimizer");
    Ok(Config {
        layer_sizes: sizes.into_iter().map(|size| size as usize).collect(),
        activation,
        output: fields
            .choice("output", &outputs)?
            .ok_or_else(|| missing("output", "one of identity, sigmoid, softmax"))?,
        lambda: fields.optional("lambda", "a number")?.unwrap_or(0.0),
        optimizer: if method.is_undefined() {
            lbfgs()
        } else {
            optimizer(&method)?
        },
        init: fields.choice("init", &inits)?.unwrap_or(Init::Xavier),
        seed: fields
            .optional("seed", "a whole number from 0 to 4294967295")?
            .unwrap_or(1),
    })
}

/// An optimizer's configuration. What may be left out: `learningRate` for L-BFGS, `batchSize` (0, all examples),
/// `shuffle` (true), `precision` (f32, but f64 for L-BFGS).
pub fn optimizer(object: &JsValue) -> Result<OptimizerConfig, Error> {
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
        .ok_or_else(|| Error::InvalidConfig {
            field: "optimizer.kind".into(),
            expected: "one of sgd, momentum, adam, lbfgs".into(),
            value: "nothing".into(),
        })?;
    let learning_rate = match kind {
        OptimizerKind::Lbfgs => fields
            .optional("learningRate", "a number")?
            .unwrap_or(lbfgs().learning_rate),
        _ => fields.required("learningRate", "a number")?,
    };
    let batch_size: u32 = fields
        .optional("batchSize", "a whole number from 0 on")?
        .unwrap_or(0);
    Ok(OptimizerConfig {
        kind,
        learning_rate,
        batch_size: batch_size as usize,
        shuffle: fields.optional("shuffle", "true or false")?.unwrap_or(true),
        precision: fields.choice(
            "precision",
            &[("f32", Precision::Single), ("f64", Precision::Double)],
        )?,
    })
}

/// L-BFGS, whose learning rate is never used.
const fn lbfgs() -> OptimizerConfig {
    OptimizerConfig {
        kind: OptimizerKind::Lbfgs,
        learning_rate: 1.0,
        batch_size: 0,
        shuffle: true,
        precision: None,
    }
}

//! The data sources for JavaScript.

use super::convert::{Fields, JsResult, flat, object, rows};
use super::trainer::JsTrainer;
use crate::data::{self, Part, Source, Task};
use crate::error::Refused;
use crate::network::parameter_count;
use js_sys::{Array, Float64Array};
use wasm_bindgen::prelude::*;

/// All sources: `[{ name, task, n, classes: [min, max], noise: [min, max, default], domain: [x0, x1, y0, y1] }]`.
#[wasm_bindgen]
pub fn sources() -> Array {
    let numbers =
        |values: &[f64]| -> JsValue { values.iter().map(|&v| JsValue::from(v)).collect::<Array>().into() };
    let listed = |info: &data::SourceInfo| {
        let task = match info.task {
            Task::Classification => "classification",
            Task::Regression => "regression",
        };
        object(&[
            ("name", info.name.into()),
            ("task", task.into()),
            ("n", (info.n as u32).into()),
            ("classes", numbers(&info.classes.map(f64::from))),
            ("noise", numbers(&info.noise)),
            ("domain", numbers(&info.domain)),
        ])
    };
    data::sources().iter().map(listed).collect()
}

/// Draws points: `{ source, classes, noise, balance, m, seed, part }` gives `{ x, y, n, k }`; `part` is `train` (the default)
/// or `test`.
#[wasm_bindgen(js_name = sampleSource)]
pub fn sample_source(settings: &JsValue) -> JsResult<JsValue> {
    let fields = Fields::new(settings, &["source", "classes", "noise", "balance", "m", "seed", "part"])?;
    let source = source_of(&fields)?;
    let part = fields.choice("part", &[("train", Part::Train), ("test", Part::Test)])?.unwrap_or(Part::Train);
    let count = |name| fields.whole(name)?.ok_or_else(|| fields.refuse(name, "a whole number"));
    let sample = source.sample(count("m")?, count("seed")?, part)?;
    let numbers = |values| Float64Array::from(flat(values).as_slice()).into();
    Ok(object(&[
        ("x", numbers(sample.x)),
        ("y", numbers(sample.y)),
        ("n", (source.info().n as u32).into()),
        ("k", (source.k() as u32).into()),
    ]))
}

/// The posterior at every row of x, m × K (K = 1: that of class 1), or E[y|x], of
/// `{ source, classes, noise, balance }`.
#[wasm_bindgen]
pub fn optimum(settings: &JsValue, x: &[f64]) -> JsResult<Vec<f64>> {
    let source = source(settings)?;
    let x = rows("x", x, source.info().n)?;
    Ok(flat(source.optimum(x)?))
}

/// `{ error, crossEntropy, noiseVariance }` of
/// `{ source, classes, noise, balance }`: the best that any network can reach, `null`
/// where a number does not apply.
#[wasm_bindgen]
pub fn bayes(settings: &JsValue) -> JsResult<JsValue> {
    let bayes = source(settings)?.bayes();
    let number = |value: Option<f64>| value.map_or(JsValue::NULL, JsValue::from);
    Ok(object(&[
        ("error", number(bayes.error)),
        ("crossEntropy", number(bayes.cross_entropy)),
        ("noiseVariance", number(bayes.noise_variance)),
    ]))
}

/// Multiplications that an expectation over a source may take: about half a second.
const EXCESS_WORK: f64 = 4e8;

/// How far a network is from the optimum of `{ source, classes, noise, balance }`, on average over the distribution: the
/// expected D beyond the smallest possible and its uncertainty, and for classes the expected share of errors beyond the
/// Bayes error and its uncertainty; `undefined` where the two do not fit.
#[wasm_bindgen]
pub fn excess(settings: &JsValue, trainer: &JsTrainer) -> JsResult<Option<Vec<f64>>> {
    let (source, trainer) = (source(settings)?, &trainer.trainer);
    if trainer.coordinates() != source.info().n {
        return Ok(None);
    }
    let config = trainer.config();
    let nodes = EXCESS_WORK / parameter_count(&config.layer_sizes) as f64;
    // Points of a source are finite and have as many coordinates as the network takes.
    let logits = |x: &[f64]| {
        let x = rows("x", x, trainer.coordinates());
        x.and_then(|x| trainer.logits(x)).map(flat).unwrap_or_default()
    };
    let excess = source.excess(config.output, trainer.outputs(), nodes, &logits);
    Ok(excess.map(|excess| {
        let both = [Some(excess.divergence), excess.error].into_iter().flatten();
        both.flat_map(|estimate| [estimate.value, estimate.uncertainty]).collect()
    }))
}

/// The source that `{ source, classes, noise, balance }` describes.
pub fn source(settings: &JsValue) -> Refused<Source> {
    source_of(&Fields::new(settings, &["source", "classes", "noise", "balance"])?)
}

/// `classes`, `noise` and `balance` may be left out: they are then the fewest, the usual and even.
pub(super) fn source_of(fields: &Fields<'_>) -> Refused<Source> {
    let name = fields.word("source")?.ok_or_else(|| fields.refuse("source", "a source's name"))?;
    let info = data::sources().iter().find(|info| info.name == name);
    let classes = fields.whole("classes")?.or(info.map(|info| info.classes[0]));
    let noise = fields.number("noise")?.or(info.map(|info| info.noise[2]));
    let balance = fields.number("balance")?.unwrap_or(data::EVEN);
    Ok(Source::with_balance(&name, classes.unwrap_or_default(), noise.unwrap_or_default(), balance)?)
}

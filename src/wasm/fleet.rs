//! `Fleet` for JavaScript.

use super::config;
use super::convert::{Fields, JsResult, items_of, object, rows};
use super::sources::source;
use crate::error::{Error, Refused, Within as _};
use crate::fleet::{Axis, Fleet, Outcome, Plan, Vary, bootstrap, place};
use crate::report::Report;
use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Milliseconds, from the clock that pages, workers and Node have in common.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Updates of a member where nothing else is asked for.
const UPDATES: u32 = 500;

/// Many trainings of small networks.
#[wasm_bindgen(js_name = Fleet)]
pub struct JsFleet(pub(super) Fleet);

#[wasm_bindgen(js_class = Fleet)]
impl JsFleet {
    /// A fleet of `{ base, axes, start, updates, untilConverged, first, step }`.
    ///
    /// `base` is a trainer's configuration, `axes` an array (empty if left out) of what members differ in, the first axis
    /// running fastest:
    ///
    /// - `{ vary: 'seed', values }`
    /// - `{ vary: 'lambda', values }`
    /// - `{ vary: 'learningRate', values }`
    /// - `{ vary: 'units', layer, values }`: the size of a hidden layer, from 1 on
    /// - `{ vary: 'start', direction, values }`: how far along `direction`, which is as long as θ, a member starts
    /// - `{ vary: 'bootstrap', values }`: seeds of samples of the training set, drawn with replacement
    /// - `{ vary: 'points', source, m, values }`: seeds of draws from a source, `{ source, classes, noise, balance }`
    ///
    /// `start` is the θ that all start from, if not their own initial weights; `updates` (500) are done of each, fewer
    /// where it converges, unless `untilConverged` is false, or diverges; `first` and `step` (0 and 1) are which of the
    /// members are trained here, counted coarse to fine. Throws `InvalidConfig`, `InvalidData` or `ShapeMismatch`.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &JsValue) -> JsResult<Self> {
        Ok(Self(Fleet::new(plan(settings)?)?))
    }

    /// The examples to learn from, or to draw samples from: x is m × n, y is m × K. All members start over. Throws
    /// `ShapeMismatch`, `InvalidData`, or `InvalidConfig` where an axis draws points.
    #[wasm_bindgen(js_name = setTrainingSet)]
    pub fn set_training_set(&mut self, x: &[f64], y: &[f64]) -> JsResult<()> {
        let (n, k) = self.columns();
        Ok(self.0.set_training_set(rows("x", x, n)?, rows("y", y, k)?)?)
    }

    /// The examples to judge by: x is m × n, y is m × K. Throws `ShapeMismatch` or `InvalidData`.
    #[wasm_bindgen(js_name = setTestSet)]
    pub fn set_test_set(&mut self, x: &[f64], y: &[f64]) -> JsResult<()> {
        let (n, k) = self.columns();
        Ok(self.0.set_test_set(rows("x", x, n)?, rows("y", y, k)?)?)
    }

    /// Trains for about so many milliseconds, at least for a slice of less than one, and gives the members that were done
    /// meanwhile, an element of each array to a member:
    /// `{ index, status, updates, d, r, e, slope, accuracy, testD, testAccuracy }`. `status` is 0 for one still in
    /// training after its last update, 1 for converged, 2 for diverged; `slope` is the largest magnitude in ∂E/∂θ; NaN
    /// stands where a number does not apply. Throws `InvalidConfig` if there are no examples.
    pub fn advance(&mut self, milliseconds: f64) -> JsResult<JsValue> {
        let start = now();
        Ok(columns_of(&self.0.advance_while(&mut || now() - start < milliseconds)?))
    }

    /// Members that are not done, of those that are trained here.
    #[wasm_bindgen(getter)]
    pub fn left(&self) -> usize {
        self.0.left()
    }

    /// Members in all.
    #[wasm_bindgen(getter)]
    pub fn members(&self) -> usize {
        self.0.members()
    }

    /// θ of a member that is done; `undefined` of any other.
    pub fn theta(&self, index: usize) -> Option<Vec<f64>> {
        self.0.theta(index).map(<[f64]>::to_vec)
    }

    /// θ at a member's start. Throws `InvalidConfig`.
    pub fn start(&self, index: usize) -> JsResult<Vec<f64>> {
        Ok(self.0.start(index)?)
    }
}

/// More examples than a training set can have that is drawn or pasted.
const MOST_EXAMPLES: u32 = 1 << 24;

/// Which of m examples a sample of axis `bootstrap` takes, m indices. Throws `InvalidConfig` for m above 2²⁴.
#[wasm_bindgen(js_name = bootstrap)]
pub fn js_bootstrap(m: u32, seed: u32) -> JsResult<Vec<u32>> {
    if m > MOST_EXAMPLES {
        return Err(Error::config("m", format!("at most {MOST_EXAMPLES}"), m).into());
    }
    Ok(bootstrap(m, seed))
}

impl JsFleet {
    /// Columns of x and y.
    fn columns(&self) -> (usize, usize) {
        (self.0.base().coordinates(), self.0.base().outputs())
    }
}

/// Outcomes as an array for each of their numbers.
fn columns_of(outcomes: &[Outcome]) -> JsValue {
    let names = ["index", "status", "updates", "d", "r", "e", "slope", "accuracy", "testD", "testAccuracy"];
    let numbers = |outcome: &Outcome| {
        let &Outcome { index, status, updates, slope, report } = outcome;
        let Report { d, r, e, accuracy, test_d, test_accuracy } = report;
        let [accuracy, test_d, test_accuracy] =
            [accuracy, test_d, test_accuracy].map(|number| number.unwrap_or(f64::NAN));
        let status = f64::from(status as u8);
        [index as f64, status, updates as f64, d, r, e, slope, accuracy, test_d, test_accuracy]
    };
    let rows: Vec<_> = outcomes.iter().map(numbers).collect();
    let mut columns = names.map(|name| (name, JsValue::NULL));
    for (number, (_, column)) in columns.iter_mut().enumerate() {
        let values: Vec<f64> = rows.iter().map(|row| row[number]).collect();
        *column = Float64Array::from(values.as_slice()).into();
    }
    object(&columns)
}

/// The plan that JavaScript describes.
fn plan(settings: &JsValue) -> Refused<Plan> {
    let known = ["base", "axes", "start", "updates", "untilConverged", "first", "step"];
    let fields = Fields::new(settings, &known)?;
    let mut axes = Vec::new();
    let listed = fields.raw("axes");
    if !listed.is_undefined() {
        let items = items_of(&listed).ok_or_else(|| fields.refuse("axes", "an array"))?;
        for (number, item) in items.iter().enumerate() {
            axes.push(axis(item).within(&place(number))?);
        }
    }
    let mut counts = [UPDATES, 0, 1];
    for (name, count) in ["updates", "first", "step"].into_iter().zip(&mut counts) {
        *count = fields.whole(name)?.unwrap_or(*count);
    }
    let [updates, first, step] = counts;
    Ok(Plan {
        base: config::trainer(&fields.raw("base")).within("base")?.0,
        axes,
        start: if fields.raw("start").is_undefined() { None } else { Some(fields.numbers("start")?) },
        updates: updates.into(),
        until_converged: fields.truth("untilConverged")?.unwrap_or(true),
        first: first as usize,
        step: step as usize,
    })
}

/// An axis that JavaScript describes.
fn axis(settings: &JsValue) -> Refused<Axis> {
    let fields = Fields::new(settings, &["vary", "values", "layer", "direction", "source", "m"])?;
    let kinds = ["seed", "lambda", "learningRate", "units", "start", "bootstrap", "points"];
    let kind = fields.choice_of("vary", &kinds)?;
    let (name, count) = match kind {
        Some(3) => ("layer", fields.whole("layer")?),
        _ => ("m", fields.whole("m")?),
    };
    let vary = match (kind, count) {
        (Some(0), _) => Vary::Seed,
        (Some(1), _) => Vary::Lambda,
        (Some(2), _) => Vary::LearningRate,
        (Some(3), Some(layer)) => Vary::Units(layer as usize),
        (Some(4), _) => Vary::Start(fields.numbers("direction")?),
        (Some(5), _) => Vary::Bootstrap,
        (Some(6), Some(m)) => {
            let source = source(&fields.raw("source")).within("source")?;
            Vary::Points { source, m }
        }
        (Some(_), _) => return Err(fields.refuse(name, "a whole number")),
        (None, _) => return Err(fields.refuse("vary", "what members differ in")),
    };
    Ok(Axis { vary, values: fields.numbers("values")? })
}

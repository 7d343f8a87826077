//! Between Rust's values and JavaScript's: errors, configuration objects, result objects.

use crate::error::{Error, Refused, Value};
use js_sys::{Array, JSON, JsString, Number, Object, Reflect};
use ndarray::{Array2, ArrayView2};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

impl From<Error> for JsValue {
    /// A JavaScript `Error` whose `name` is the kind, with the parts of its message beside it: `place`, `expected` and
    /// `value`, for those who say it in another language.
    fn from(error: Error) -> Self {
        let parts = error.parts(|number| shown(&number.into()));
        let js = js_sys::Error::new(&error.message(&parts));
        js.set_name(error.name());
        for (key, part) in [("place", &parts.place), ("expected", &parts.expected), ("value", &parts.value)] {
            // An error that was just made takes every property.
            let _ = Reflect::set(&js, &key.into(), &part.into());
        }
        js.into()
    }
}

impl From<Box<Error>> for JsValue {
    fn from(error: Box<Error>) -> Self {
        (*error).into()
    }
}

/// What functions of the boundary return: the error is a JavaScript `Error`.
pub type JsResult<T> = Result<T, JsValue>;

/// A configuration object from JavaScript, read field by field so that an error can name the field.
///
/// By hand rather than by deriving `Deserialize`: serde's errors name no field, and ignore what is misspelt.
///
/// Errors name a field as this object has it; whoever has found the object in another one says
/// [where](crate::error::Within).
pub struct Fields<'a>(&'a JsValue);

impl<'a> Fields<'a> {
    /// Takes an object whose keys are all among `known`: a misspelt field is an error, not a default.
    pub fn new(object: &'a JsValue, known: &[&str]) -> Refused<Self> {
        let Some(entries) = object.dyn_ref::<Object>().filter(|object| !object.is_function()) else {
            return Err(Error::config("", "an object", text(object)).into());
        };
        let fields = Self(object);
        for key in Object::keys(entries).iter().filter_map(|key| key.as_string()) {
            if !known.contains(&key.as_str()) {
                return Err(fields.refuse(&key, &format!("left out; known are {}", known.join(", "))));
            }
        }
        Ok(fields)
    }

    /// The field's raw value; `undefined` if it is missing.
    pub fn raw(&self, name: &str) -> JsValue {
        Reflect::get(self.0, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    /// The error that the field is not what it has to be.
    #[cold]
    #[inline(never)]
    #[allow(clippy::unnecessary_box_returns, reason = "every caller hands it on as it is")]
    pub fn refuse(&self, name: &str, expected: &str) -> Box<Error> {
        Error::config(name, expected, text(&self.raw(name))).into()
    }

    /// A field, if it is there, as a number that `read` makes of it; an error if it makes none. Everything goes this way,
    /// truth and words, too, because a function for each kind of result would be in the module as often.
    #[inline(never)]
    fn optional(
        &self,
        name: &str,
        expected: &str,
        read: &dyn Fn(&JsValue) -> Option<f64>,
    ) -> Refused<Option<f64>> {
        let value = self.raw(name);
        if value.is_undefined() {
            return Ok(None);
        }
        match read(&value) {
            None => Err(self.refuse(name, expected)),
            number => Ok(number),
        }
    }

    /// A number, if the field is there.
    pub fn number(&self, name: &str) -> Refused<Option<f64>> {
        self.optional(name, "a number", &JsValue::as_f64)
    }

    /// A whole number, if the field is there.
    #[inline(never)]
    pub fn whole(&self, name: &str) -> Refused<Option<u32>> {
        let number = self.optional(name, "a whole number from 0 to 4294967295", &whole)?;
        Ok(number.map(|number| number as u32))
    }

    /// A truth value, if the field is there.
    pub fn truth(&self, name: &str) -> Refused<Option<bool>> {
        let number = self.optional(name, "true or false", &|value| value.as_bool().map(f64::from))?;
        Ok(number.map(|number| number != 0.0))
    }

    /// A word, if the field is there.
    pub fn word(&self, name: &str) -> Refused<Option<String>> {
        let value = self.raw(name);
        match value.as_string() {
            None if !value.is_undefined() => Err(self.refuse(name, "a word")),
            word => Ok(word),
        }
    }

    /// One of several words, if the field is there.
    pub fn choice<T: Copy>(&self, name: &str, choices: &[(&str, T)]) -> Refused<Option<T>> {
        let chosen = self.choice_of(name, &words(choices))?;
        Ok(chosen.map(|index| choices[index].1))
    }

    /// The index of the word, if the field is there.
    #[inline(never)]
    pub fn choice_of(&self, name: &str, words: &[&str]) -> Refused<Option<usize>> {
        let chosen = self.optional(name, &one_of(words), &|value| index_of(value, words))?;
        Ok(chosen.map(|index| index as usize))
    }

    /// A list of whole numbers that has to be there; an error names the element.
    pub fn whole_list(&self, name: &str) -> Refused<Vec<usize>> {
        let numbers = self.list(name, "an array of whole numbers", "a whole number", &whole)?;
        Ok(numbers.into_iter().map(|number| number as usize).collect())
    }

    /// A list of numbers that has to be there; an error names the element.
    #[cfg(feature = "lab")]
    pub fn numbers(&self, name: &str) -> Refused<Vec<f64>> {
        self.list(name, "an array of numbers", "a number", &JsValue::as_f64)
    }

    /// A list of some of several words, if the field is there; an error names the element.
    pub fn choices<T: Copy>(&self, name: &str, choices: &[(&str, T)]) -> Refused<Option<Vec<T>>> {
        if self.raw(name).is_undefined() {
            return Ok(None);
        }
        let words = words(choices);
        let chosen = self.list(name, "an array of words", &one_of(&words), &|item| index_of(item, &words))?;
        Ok(Some(chosen.into_iter().map(|index| choices[index as usize].1).collect()))
    }

    /// Numbers, as `read` makes them out of the elements of an array.
    fn list(
        &self,
        name: &str,
        expected: &str,
        element: &str,
        read: &dyn Fn(&JsValue) -> Option<f64>,
    ) -> Refused<Vec<f64>> {
        let items = items_of(&self.raw(name)).ok_or_else(|| self.refuse(name, expected))?;
        let mut numbers = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let Some(number) = read(item) else {
                return Err(Error::config(format!("{name}[{index}]"), element, text(item)).into());
            };
            numbers.push(number);
        }
        Ok(numbers)
    }
}

/// The elements of what is an array or can be gone through like one.
pub fn items_of(value: &JsValue) -> Option<Vec<JsValue>> {
    let items = value.dyn_ref::<Array>().map(Array::to_vec);
    let items = items.or_else(|| js_sys::try_iter(value).ok()??.collect::<JsResult<Vec<_>>>().ok());
    items.filter(|_| !value.is_string())
}

fn words<'a, T>(choices: &[(&'a str, T)]) -> Vec<&'a str> {
    choices.iter().map(|choice| choice.0).collect()
}

fn one_of(words: &[&str]) -> String {
    format!("one of {}", words.join(", "))
}

fn index_of(value: &JsValue, words: &[&str]) -> Option<f64> {
    let word = value.as_string()?;
    words.iter().position(|known| *known == word).map(|index| index as f64)
}

/// A value that is a whole number of 32 bits.
fn whole(value: &JsValue) -> Option<f64> {
    value.as_f64().filter(|number| f64::from(*number as u32) == *number)
}

/// What was refused, for an error.
fn text(value: &JsValue) -> Value {
    Value::Text(shown(value))
}

/// A JavaScript value as a person would write it.
fn shown(value: &JsValue) -> String {
    // JSON has no word for NaN and the infinities.
    let shown = match value.dyn_ref::<Number>() {
        Some(number) => number.to_string_with_radix(10).ok(),
        None => JSON::stringify(value).ok().and_then(|json| json.dyn_into::<JsString>().ok()),
    };
    shown.map_or_else(
        || {
            if value.is_undefined() { "nothing".into() } else { "something unreadable".into() }
        },
        String::from,
    )
}

/// A plain JavaScript object.
pub fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a fresh object cannot fail.
        Reflect::set(&object, &(*key).into(), value).ok();
    }
    object.into()
}

/// A result as plain JavaScript objects, arrays and numbers; what is not there is `null`.
pub fn plain(result: &(impl Serialize + ?Sized)) -> JsResult<JsValue> {
    Ok(result.serialize(&Serializer::json_compatible())?)
}

/// A flat array of JavaScript's as rows of `columns`.
pub fn rows<'a>(
    array: &'static str,
    values: &'a [f64],
    columns: usize,
) -> Result<ArrayView2<'a, f64>, Error> {
    let whole = values.len().is_multiple_of(columns);
    let view = ArrayView2::from_shape((values.len() / columns, columns), values).ok().filter(|_| whole);
    view.ok_or_else(|| {
        let expected = format!("a multiple of {columns}, a row for each point,");
        Error::shape(array, expected, values.len())
    })
}

/// A matrix row by row, one that has just been made and is therefore contiguous.
pub fn flat(matrix: Array2<f64>) -> Vec<f64> {
    matrix.into_raw_vec_and_offset().0
}

//! Between Rust's values and JavaScript's: errors, configuration objects, result objects.

use crate::error::Error;
use js_sys::{Object, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

impl From<Error> for JsValue {
    /// A JavaScript `Error` whose `name` is the kind.
    fn from(error: Error) -> Self {
        let js = js_sys::Error::new(&error.to_string());
        js.set_name(error.name());
        js.into()
    }
}

/// What functions of the boundary return: the error is a JavaScript `Error`.
pub type JsResult<T> = Result<T, JsValue>;

/// A configuration object from JavaScript, read field by field so that an error can name the field.
pub struct Fields<'a> {
    object: &'a JsValue,
    /// The path of the object itself, such as `optimizer.`, or nothing.
    path: &'a str,
}

impl<'a> Fields<'a> {
    /// Takes an object whose keys are all among `known`: a misspelt field is an error, not a default.
    pub fn new(object: &'a JsValue, path: &'a str, known: &[&str]) -> Result<Self, Error> {
        let Some(entries) = object.dyn_ref::<Object>().filter(|object| !object.is_function()) else {
            let field = if path.is_empty() {
                "configuration"
            } else {
                path.trim_end_matches('.')
            };
            return Err(Error::InvalidConfig {
                field: field.into(),
                expected: "an object".into(),
                value: shown(object),
            });
        };
        for key in Object::keys(entries) {
            let key = key.as_string().unwrap_or_default();
            if !known.contains(&key.as_str()) {
                return Err(Error::InvalidConfig {
                    field: format!("{path}{key}"),
                    expected: format!("left out; known are {}", known.join(", ")),
                    value: Reflect::get(object, &key.as_str().into())
                        .map_or_else(|_| "unreadable".into(), |v| shown(&v)),
                });
            }
        }
        Ok(Self { object, path })
    }

    /// The field's raw value; `undefined` if it is missing.
    pub fn raw(&self, name: &str) -> JsValue {
        Reflect::get(self.object, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    /// The field's path for error messages.
    pub fn path(&self, name: &str) -> String {
        format!("{}{name}", self.path)
    }

    /// A field that may be missing or `undefined`.
    pub fn optional<T: DeserializeOwned>(&self, name: &str, expected: &str) -> Result<Option<T>, Error> {
        let value = self.raw(name);
        if value.is_undefined() {
            return Ok(None);
        }
        serde_wasm_bindgen::from_value(value.clone())
            .map(Some)
            .map_err(|_| Error::InvalidConfig {
                field: self.path(name),
                expected: expected.into(),
                value: shown(&value),
            })
    }

    /// A field that has to be there.
    pub fn required<T: DeserializeOwned>(&self, name: &str, expected: &str) -> Result<T, Error> {
        self.optional(name, expected)?
            .ok_or_else(|| Error::InvalidConfig {
                field: self.path(name),
                expected: expected.into(),
                value: "nothing".into(),
            })
    }

    /// A field that is one of several words.
    pub fn choice<T: Copy>(&self, name: &str, choices: &[(&str, T)]) -> Result<Option<T>, Error> {
        let expected = || {
            format!(
                "one of {}",
                choices
                    .iter()
                    .map(|choice| choice.0)
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        };
        let value = self.raw(name);
        if value.is_undefined() {
            return Ok(None);
        }
        let found = value
            .as_string()
            .and_then(|word| choices.iter().find(|choice| choice.0 == word));
        found
            .map(|choice| Some(choice.1))
            .ok_or_else(|| Error::InvalidConfig {
                field: self.path(name),
                expected: expected(),
                value: shown(&value),
            })
    }
}

/// A JavaScript value as a person would write it.
fn shown(value: &JsValue) -> String {
    js_sys::JSON::stringify(value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| format!("{value:?}"))
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

/// A number, or `null` where there is none.
pub fn or_null(value: Option<f64>) -> JsValue {
    value.map_or(JsValue::NULL, JsValue::from_f64)
}

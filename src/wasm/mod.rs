//! The boundary to JavaScript, the one place that knows of it. It wraps, copies and names errors; it computes nothing.
//!
//! Arrays are flat and row-major. Objects that JavaScript makes with `new` hold memory in the wasm module until their
//! `free()` is called.

mod config;
mod convert;
mod fleet;
mod plane;
mod sources;
mod trainer;

use wasm_bindgen::prelude::*;

/// Reports a panic, which is a bug, with its place on the console before the module traps.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
    }));
}

/// A fresh seed from the browser's source of randomness.
///
/// # Errors
/// A JavaScript `Error` where there is no such source.
#[wasm_bindgen(js_name = randomSeed)]
pub fn random_seed() -> Result<u32, JsError> {
    Ok(getrandom::u32()?)
}

//! The boundary to JavaScript, the one place that knows of it. It wraps, copies and names errors; it computes nothing.
//!
//! Arrays are flat and row-major. Objects that JavaScript makes with `new` hold memory in the wasm module until their
//! `free()` is called.
//!
//! There are two modules of it: one with all of this, and one without the feature `lab`, which the page loads first.

#[cfg(feature = "lab")]
mod analysis;
mod config;
mod convert;
#[cfg(feature = "lab")]
mod defaults;
#[cfg(feature = "lab")]
mod ensemble;
#[cfg(feature = "lab")]
mod fleet;
mod memory;
mod plane;
mod sources;
mod trainer;

use convert::JsResult;
use wasm_bindgen::prelude::*;
use web_sys::console;

/// Reports a panic, which is a bug, with its place on the console before the module traps: message, file, line.
///
/// As parts, which the console writes side by side; put together here, they would cost the module their formatting.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.payload_as_str().unwrap_or("panicked");
        let (file, line) = info.location().map_or(("", 0), |place| (place.file(), place.line()));
        console::error_3(&message.into(), &file.into(), &line.into());
    }));
}

/// A fresh seed from the browser's source of randomness. Nothing else asks for that: where there is none, or it fails,
/// everything but this works.
///
/// # Errors
/// A JavaScript `Error` named `NoRandomness`; `getrandom` has one error for all that can go wrong in a browser.
#[wasm_bindgen(js_name = randomSeed)]
pub fn random_seed() -> JsResult<u32> {
    Ok(getrandom::u32().map_err(|_| {
        let error = js_sys::Error::new("there is no fresh seed, for the browser gives no random numbers");
        error.set_name("NoRandomness");
        error
    })?)
}

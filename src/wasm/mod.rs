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

/// A fresh seed from the browser's source of randomness.
///
/// # Errors
/// A JavaScript `Error` where there is no such source.
#[wasm_bindgen(js_name = randomSeed)]
pub fn random_seed() -> Result<u32, JsError> {
    Ok(getrandom::u32()?)
}

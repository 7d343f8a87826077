//! In wasm, runs give the same bits as natively (`bits.rs`).
//!
//! A program of its own, not a test of a harness: wasm-bindgen's harness takes a hundred crates, which compile for longer
//! than all else that this needs. `cargo xtask run` runs it in Node.

#[cfg(target_arch = "wasm32")]
mod common;
#[cfg(target_arch = "wasm32")]
#[path = "common/paths.rs"]
mod paths;
#[cfg(target_arch = "wasm32")]
#[path = "common/bits.rs"]
mod runs;

#[cfg(target_arch = "wasm32")]
use common::{config, drawn, trainer};

/// Natively `bits.rs` holds the same; in wasm a program begins with what its library has for pages, not here.
fn main() {}

/// Called by `cargo xtask run`.
///
/// # Panics
/// Where a run gives other bits.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn test() {
    use web_sys::console;

    // A panic is a trap in wasm, and says nothing by itself.
    std::panic::set_hook(Box::new(|panic| console::error_1(&panic.to_string().into())));
    for (name, got, want) in [runs::runs(), runs::methods(), paths::runs()].concat() {
        assert_eq!(got, want, "{name}: {got:#018x} instead of {want:#018x}");
        console::log_1(&format!("{name}: {got:#018x}").into());
    }
    console::log_1(&"test result: ok. 1 passed; 0 failed; 0 ignored".into());
}

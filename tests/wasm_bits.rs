//! In wasm, runs give the same bits as natively (`bits.rs`).
#![cfg(target_arch = "wasm32")]

mod common;
#[path = "common/paths.rs"]
mod paths;
#[path = "common/bits.rs"]
mod runs;

use common::{config, drawn, trainer};

#[wasm_bindgen_test::wasm_bindgen_test]
fn runs_give_the_same_bits_as_ever() {
    for (name, got, want) in [runs::runs(), paths::runs()].concat() {
        assert_eq!(got, want, "{name}: {got:#018x} instead of {want:#018x}");
    }
}

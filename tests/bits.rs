//! Natively, runs give the bits they are known to give; `wasm_bits.rs` holds the wasm module to the same ones.

mod common;
#[path = "common/paths.rs"]
mod paths;
#[path = "common/bits.rs"]
mod runs;

use common::{config, drawn, trainer};

#[test]
fn runs_give_the_same_bits_as_ever() {
    let all = [runs::runs(), runs::methods(), paths::runs()].concat();
    for (name, got, _) in &all {
        println!("{name}: {got:#018x}");
    }
    for (name, got, want) in all {
        assert_eq!(got, want, "{name}: {got:#018x} instead of {want:#018x}");
    }
}

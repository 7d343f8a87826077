//! Runs the crate's tests in wasm; cargo calls it as the runner of wasm32-unknown-unknown.
//!
//! Apart from `xtask`, so that building the page does not compile a test runner's hundred crates.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}

//! `cargo xtask run`: a test that was compiled for wasm, in Node. cargo calls it as the runner of wasm32-unknown-unknown.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

/// Calls what the program exports as `test`.
///
/// # Errors
///
/// Where there is no Node, and where the program ends by a panic, of which Node shows the trap.
pub fn run(program: &Path) -> Result<()> {
    let glue = program.with_extension("node");
    Bindgen::new()
        .input_path(program)
        .out_name("program")
        .nodejs(true)?
        .typescript(false)
        .generate(&glue)
        .context("wasm-bindgen cannot make the glue")?;
    // What is above it may say that scripts are modules.
    fs::write(glue.join("package.json"), r#"{ "type": "commonjs" }"#)?;
    let status = Command::new("node")
        .current_dir(&glue)
        .args(["--eval", "require('./program.js').test()"])
        .status()
        .context("cannot start Node")?;
    if !status.success() {
        bail!("{} failed", program.display());
    }
    Ok(())
}

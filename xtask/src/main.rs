//! Build steps that cargo alone cannot do; called as `cargo xtask`.

mod publish;
mod run;
mod wasm;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask wasm [--dev | --named]
       cargo xtask run PROGRAM

  wasm      builds the library for the browser into www/pkg: JavaScript glue, types and the wasm module
  --dev     builds with the dev profile: checks for overflow, readable panics, a larger and slower module
  --named   keeps the functions' names, for a profiler, and writes to target/bench/named

  run       runs a test that was compiled for wasm in Node";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["wasm"] => wasm::build(wasm::Profile::Release).map(Some),
        ["wasm", "--dev"] => wasm::build(wasm::Profile::Dev).map(Some),
        ["wasm", "--named"] => wasm::build(wasm::Profile::Named).map(Some),
        // cargo adds which of its tests are to be run; there is one.
        ["run", program, ..] => run::run(Path::new(program)).map(|()| None),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(line) => {
            if let Some(line) = line {
                println!("{line}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

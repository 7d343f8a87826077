//! Build steps that cargo alone cannot do; called as `cargo xtask`.

mod publish;
mod wasm;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask wasm [--dev | --named]

  wasm      builds the library for the browser into www/pkg: JavaScript glue, types and the wasm module
  --dev     builds with the dev profile: checks for overflow, readable panics, a larger and slower module
  --named   keeps the functions' names, for a profiler, and writes to target/bench/named";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["wasm"] => wasm::build(wasm::Profile::Release),
        ["wasm", "--dev"] => wasm::build(wasm::Profile::Dev),
        ["wasm", "--named"] => wasm::build(wasm::Profile::Named),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

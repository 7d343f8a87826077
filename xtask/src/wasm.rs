//! `cargo xtask wasm`: the library as a wasm module with its JavaScript glue and types, in `www/pkg`.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

use anyhow::{Context as _, Result, bail};
use flate2::{Compression, write::GzEncoder};
use wasm_bindgen_cli_support::Bindgen;

use crate::publish::publish;

/// The package whose library is built, and the stem of the files in `www/pkg`.
const LIBRARY: &str = "mlp_playground";

/// Where the module with all of the boundary goes, below the one that the page loads first; the feature that is its
/// difference.
const WHOLE: &str = "lab";

/// What cargo optimises for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// What people run.
    Release,
    /// Checks for overflow, and names in panics.
    Dev,
    /// What people run, with the functions' names for a profiler.
    Named,
}

impl Profile {
    /// Where the library is written, from the repository's root.
    const fn directory(self) -> &'static str {
        match self {
            Self::Release | Self::Dev => "www/pkg",
            Self::Named => "target/bench/named",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev",
            Self::Named => "release with names",
        }
    }
}

/// Builds the library and returns a line that says what was done.
pub fn build(profile: Profile) -> Result<String> {
    let root = repository()?;
    let package = root.join(profile.directory());
    // Beside its destination, so that moving a file into place is a rename within one file system.
    let staging = package.join(".next");
    remove_if_present(&staging)?;
    let whole = staging.join(WHOLE);
    // cargo puts both into one place, so each is used before the next is made.
    bindgen(&compile(&root, profile, false)?, &staging, profile)?;
    bindgen(&compile(&root, profile, true)?, &whole, profile)?;
    let size = |directory: &Path| gzip_size(&directory.join(format!("{LIBRARY}_bg.wasm")));
    let (gzip, whole_gzip) = (size(&staging)?, size(&whole)?);
    let changed = publish(&staging, &package)?;
    remove_if_present(&staging)?;

    let done = if changed == 0 { "is up to date" } else { "is written" };
    let (directory, name) = (profile.directory(), profile.name());
    Ok(format!("{directory} {done} ({name}, wasm {gzip} bytes with gzip, {whole_gzip} with {WHOLE}/)"))
}

/// The checkout that cargo runs this for.
///
/// Asked for at run time: checkouts that share a target directory also share this program, and what was compiled in
/// would be the checkout that happened to build it.
fn repository() -> Result<PathBuf> {
    let manifest =
        env::var_os("CARGO_MANIFEST_DIR").context("CARGO_MANIFEST_DIR is not set; call `cargo xtask`")?;
    let root = Path::new(&manifest).parent().context("xtask lies inside the repository")?;
    Ok(root.to_owned())
}

/// Compiles the library, the `whole` of it or what the page loads first, and returns the path of the wasm module.
fn compile(root: &Path, profile: Profile, whole: bool) -> Result<PathBuf> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(root)
        .args(["build", "--lib", "--package", LIBRARY, "--target", "wasm32-unknown-unknown"])
        // Where the module lies depends on the person's own cargo settings, so let cargo tell.
        .args(["--message-format", "json-render-diagnostics"])
        // These would replace the flags of .cargo/config.toml, and simd128 with them.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        // Without it, cargo keeps one record of what it last compiled for both modules, and compiles each anew every
        // time. No cargo promises this; one that does not know it is slower, no more.
        .env("__CARGO_DEFAULT_LIB_METADATA", LIBRARY)
        .stderr(Stdio::inherit());
    if profile != Profile::Dev {
        cargo.arg("--release");
    }
    if !whole {
        cargo.arg("--no-default-features");
    }
    for directory in package_directories(root)? {
        // Added to the flags of .cargo/config.toml.
        let flags = serde_json::json!(["--remap-path-prefix", format!("{}/=", directory.display())]);
        cargo.arg("--config").arg(format!("target.wasm32-unknown-unknown.rustflags={flags}"));
    }
    let output = cargo.output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!("the library does not build for wasm32-unknown-unknown");
    }
    String::from_utf8(output.stdout)
        .context("cargo's messages are not UTF-8")?
        .lines()
        .find_map(wasm_file)
        .context("cargo names no wasm module among what it built")
}

/// Where cargo keeps the sources of the packages that the library uses. Panics name their files; with the directories
/// taken off, the module is the same wherever it is built, and tells nobody where that was.
fn package_directories(root: &Path) -> Result<BTreeSet<PathBuf>> {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(root)
        .args(["metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"])
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).context("cargo's metadata are not JSON")?;
    let packages = metadata["packages"].as_array().context("cargo's metadata name no packages")?;
    // Of a package of a registry: its own directory is named after it, in one with all the others.
    let foreign = packages.iter().filter(|package| !package["source"].is_null());
    let manifests = foreign.filter_map(|package| package["manifest_path"].as_str());
    Ok(manifests.filter_map(|manifest| Path::new(manifest).ancestors().nth(2).map(Path::to_owned)).collect())
}

/// The wasm module that one of cargo's JSON messages reports, if it is the library's.
fn wasm_file(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    if message["reason"] != "compiler-artifact" || message["target"]["name"] != LIBRARY {
        return None;
    }
    let mut files =
        message["filenames"].as_array()?.iter().filter_map(|file| file.as_str().map(PathBuf::from));
    files.find(|file| file.extension().is_some_and(|extension| extension == "wasm"))
}

/// Writes the module and its glue into `directory`.
fn bindgen(module: &Path, directory: &Path, profile: Profile) -> Result<()> {
    let dev = profile == Profile::Dev;
    Bindgen::new()
        .input_path(module)
        .out_name(LIBRARY)
        .web(true)?
        .typescript(true)
        // The page passes the address, which the bundler knows; a default path would be bundled a second time.
        .omit_default_module_path(true)
        .debug(dev)
        .keep_debug(dev)
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(!dev)
        .generate(directory)
        .context("wasm-bindgen cannot make the glue")
}

fn gzip_size(file: &Path) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&fs::read(file)?)?;
    Ok(encoder.finish()?.len())
}

fn remove_if_present(directory: &Path) -> io::Result<()> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

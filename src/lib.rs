//! The numeric core of the MLP playground: multilayer perceptrons, their training, the data they learn from, and the
//! pictures of what they have learnt.
//!
//! Start with [`Trainer`], which brings a network, its examples and an optimizer together; its example trains the
//! lecture's figure. [`network`], [`objective`] and [`backprop`] are the mathematics as a lecture writes it, and what the
//! vectorised `kernel` is tested against.

#[cfg(all(target_arch = "wasm32", not(target_feature = "simd128")))]
compile_error!(
    "build with -C target-feature=+simd128: a RUSTFLAGS variable hides the flags of .cargo/config.toml"
);

// Tests inside the crate share code with those in `tests/`, which know the crate by this name.
#[cfg(test)]
extern crate self as mlp_playground;

pub mod activation;
pub mod analysis;
pub mod backprop;
pub mod config;
pub mod data;
pub mod error;
mod examples;
pub mod features;
pub mod fleet;
mod functions;
pub mod init;
mod kernel;
pub mod network;
pub mod objective;
pub mod optimizer;
pub mod output;
pub mod plane;
pub mod random;
pub mod report;
pub mod trainer;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use activation::Activation;
pub use config::{Config, Descent, Optimizer, Precision, Rule};
pub use data::{Part, Source};
pub use error::{Error, Result};
pub use features::Feature;
pub use fleet::{Axis, Fleet, Outcome, Plan, Vary};
pub use init::Init;
pub use network::Network;
pub use optimizer::Status;
pub use output::Output;
pub use plane::grid::Plane;
pub use report::Report;
pub use trainer::{Clock, Trainer};

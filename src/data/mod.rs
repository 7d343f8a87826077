//! Where points come from: distributions whose truth is known.
//!
//! A classification source is a finite Gaussian mixture per class, so the posterior P(class | x) is exact, and with it
//! the smallest error and cross-entropy that any network can reach. A regression source is a function plus Gaussian
//! noise, so E[y|x] is exact.
//!
//! ```
//! use mlp_playground::data::{Part, Source};
//!
//! let source = Source::new("lecture", 2, 1.0)?;
//! let points = source.sample(300, 7, Part::Train)?; // x: 300 × 2, y: 300 × 1
//! let posterior = source.optimum(points.x.view())?; // P(class 1 | x), 300 × 1
//! let smallest_error = source.bayes().error; // Some(0.10…)
//! # assert!(posterior.iter().all(|p| (0.0..=1.0).contains(p)) && smallest_error < Some(0.12));
//! # Ok::<(), mlp_playground::error::Error>(())
//! ```

mod bayes;
mod catalogue;
mod classification;
mod density;
mod excess;
mod mixture;
mod regression;
mod source;

pub use bayes::Bayes;
pub use catalogue::{SourceInfo, Task, sources};
pub use excess::{Estimate, Excess};
pub use source::{BALANCE, EVEN, MAX_POINTS, Part, Sample, Source};

//! What a lecture looks at besides the training, against the readable reference and against what defines it.

#[path = "../common/mod.rs"]
mod common;

mod backpropagation;
mod landscape;
mod layers;
mod problems;
mod symmetry;

//! What a lecture looks at besides the training, against the readable reference and against what defines it.

#[path = "../common/mod.rs"]
mod common;

mod backpropagation;
mod landscape;
mod layers;
#[path = "../common/problems.rs"]
mod problems;
mod symmetry;

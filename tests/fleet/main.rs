//! A fleet's members are the trainings that they would be alone, to the bit, in whatever order and however cut.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;

mod alone;
mod members;
mod order;
mod plan;
mod plans;

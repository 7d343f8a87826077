//! Vector arithmetic: lanes, elementary functions, the tiled product, the padded layout of θ, and the two ways through
//! a network built on them: [`pass`] for training, [`evaluate`] for many points.

pub mod abreast;
mod activation;
pub mod coefficients;
pub mod elementary;
pub mod evaluate;
pub mod lanes;
pub mod layout;
pub mod model;
mod output;
pub mod pass;
pub mod product;
mod shallow;
pub mod vector;

#[cfg(test)]
pub(crate) mod tests;

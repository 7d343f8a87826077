//! What a lecture looks at besides the training: the numbers of a backward pass, the layers' gradients, E as a function
//! of θ, and which networks are the same but for the names of their units.
//!
//! - [`trace`]: every number of forward and backward pass, and difference quotients beside the derivatives.
//! - [`statistics`]: norms of the gradients, saturated and dead units, histograms of z, layer by layer.
//! - [`landscape`]: E and D over a plane of θ; [`directions`]: the planes to look at.
//! - [`symmetry`]: the canonical form of a θ; [`solutions`]: a list of θ by the solution that each has reached.

pub mod directions;
pub mod landscape;
mod layers;
pub mod solutions;
pub mod statistics;
pub mod symmetry;
pub mod trace;

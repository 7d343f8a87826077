//! Values over a rectangle of the plane, the lines along which they are constant, and their colours.

mod classes;
mod colours;
pub mod contour;
pub mod ensemble;
pub mod grid;
mod nodes;

pub(crate) use nodes::Nodes;

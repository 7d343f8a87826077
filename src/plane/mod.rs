//! Values over a rectangle of the plane, the lines along which they are constant, and their colours.

mod classes;
pub mod contour;
pub mod grid;

//! Values over a rectangle of the plane, the lines along which they are constant, and their colours.

pub mod contour;
pub mod grid;
pub mod units;

//! Contour lines: what every polyline has to satisfy on any grid, and drawn cases with known answers.

mod drawn;
mod field;
mod properties;

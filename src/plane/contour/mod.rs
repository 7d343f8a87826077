//! Contour lines of values on a grid, joined into polylines.
//!
//! Marching squares in three steps, each in a module of its own: bit masks find the cells that a line crosses without
//! looking at the others (`mask`), each crossed cell links the two vertices of its segment (`cells`), and the
//! links are followed from end to end (`join`). Interpolation is done in f64 with `+ − × ÷` alone, so the vertices
//! are the same bits natively and in wasm.

mod cells;
mod join;
mod mask;

use crate::error::{Error, Result};
use cells::Segments;
use mask::Holes;

/// Most levels in one call: an index into them has to fit [`Contours::level`].
const MAX_LEVELS: usize = u8::MAX as usize;

/// Polylines along which the interpolated values equal a level.
///
/// With two polylines, one of two points and one of three, `points` is `[x, y, x, y, x, y, x, y, x, y]`, `starts` is
/// `[0, 2, 5]`, and `level` holds two indices into the levels asked for.
///
/// A closed polyline repeats its first point as its last, bit for bit; an open one ends on the border of the grid or
/// beside a cell with a non-finite value. Walking along a polyline, higher values lie to the left (x to the right,
/// y upwards). Lines are ordered by level, open ones before closed ones. Consecutive points differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Contours {
    /// x and y in turn, in cells: the node in column i and row j is at (i, j).
    pub points: Vec<f32>,
    /// Polyline i owns the points `starts[i]..starts[i + 1]` (counted in points, not numbers); the last entry is the
    /// number of points. Never empty.
    pub starts: Vec<u32>,
    /// For each polyline the index of its level.
    pub level: Vec<u8>,
}

impl Default for Contours {
    /// No polylines.
    fn default() -> Self {
        Self { points: Vec::new(), starts: vec![0], level: Vec::new() }
    }
}

impl Contours {
    /// Adds the lines of `others`, each at the level number `level` of this.
    pub(super) fn append(&mut self, others: &Self, level: u8) {
        let before = (self.points.len() / 2) as u32;
        self.points.extend_from_slice(&others.points);
        self.starts.extend(others.starts[1..].iter().map(|start| before + start));
        self.level.resize(self.level.len() + others.level.len(), level);
    }
}

/// Traces the lines where the bilinear interpolation of `values` crosses each of `levels`.
///
/// `values` is row-major, `height` rows of `width` nodes. A node at the level or above is inside, so a node that
/// equals the level is a vertex wherever a neighbour lies below, and a plateau at the level is outlined once. Cells
/// with a NaN or infinite corner carry no line. A cell whose diagonal corners agree against the other two is resolved
/// by its bilinear saddle value. Lines that shrink to one point (a lone peak at exactly the level) are left out. A
/// grid less than two nodes wide or high has no cells and gives no lines.
///
/// ```
/// # use mlp_playground::plane::contour::trace_contours;
/// let ramp = [0.0, 1.0, 0.0, 1.0, 0.0, 1.0]; // 2 columns, 3 rows
/// let lines = trace_contours(&ramp, 2, 3, &[0.25])?;
/// assert_eq!(lines.points, [0.25, 2.0, 0.25, 1.0, 0.25, 0.0]); // downwards: the higher values are on its left
/// assert_eq!(lines.starts, [0, 3]);
/// assert_eq!(lines.level, [0]);
/// # Ok::<(), mlp_playground::error::Error>(())
/// ```
///
/// # Errors
/// [`Error::ShapeMismatch`] where `values` does not hold `width · height` numbers or there are more than 255 levels,
/// [`Error::InvalidData`] for a level that is not finite.
pub fn trace_contours(values: &[f32], width: usize, height: usize, levels: &[f32]) -> Result<Contours> {
    let mut contours = Contours::default();
    let grid = Grid::new(values, width, height)?;
    require_levels(levels)?;
    if width < 2 || height < 2 {
        return Ok(contours);
    }
    let holes = Holes::find(&grid);
    let mut segments = Segments::default();
    for (&level, index) in levels.iter().zip(0..) {
        segments.trace(&grid, &holes, level);
        join::append(&mut segments, index, &mut contours);
    }
    Ok(contours)
}

/// Node values whose length is known to be `width · height`.
struct Grid<'a> {
    values: &'a [f32],
    width: usize,
    height: usize,
}

impl<'a> Grid<'a> {
    fn new(values: &'a [f32], width: usize, height: usize) -> Result<Self> {
        if width.checked_mul(height) == Some(values.len()) {
            return Ok(Self { values, width, height });
        }
        Err(Error::shape("values", format!("width × height = {width} × {height}"), values.len()))
    }

    fn row(&self, j: usize) -> &'a [f32] {
        &self.values[j * self.width..(j + 1) * self.width]
    }
}

fn require_levels(levels: &[f32]) -> Result<()> {
    if levels.len() > MAX_LEVELS {
        return Err(Error::shape("levels", format!("at most {MAX_LEVELS}"), levels.len()));
    }
    match levels.iter().position(|level| !level.is_finite()) {
        None => Ok(()),
        Some(index) => Err(Error::data("levels", index, "finite", levels[index].into())),
    }
}

//! The segments of one level: a vertex on each crossed grid edge, and links from vertex to vertex through the cells.
//!
//! Corners and edges of a cell are numbered counter-clockwise (y upwards), edge k leading from corner k to k + 1:
//!
//! ```text
//!   3 ──2── 2
//!   3       1
//!   0 ──0── 1
//! ```
//!
//! Going round the cell, a segment starts on an edge that leads from inside to outside and ends on one that leads
//! from outside to inside: then the inside is on its left. Both cells at an edge agree on this, so every vertex has at
//! most one segment to it and one from it, and the links form simple chains.

use super::Grid;
use super::mask::{Holes, fill_inside, right_neighbours, words_per_row};

/// Stands for no vertex.
pub(super) const NONE: u32 = u32::MAX;

/// First and last edge of a segment.
type Segment = (usize, usize);

/// The segment of a cell by its four corner bits (corner k inside: bit k). 0 and 15 have none; 5 and 10, the saddles,
/// have two and are listed in [`SADDLES`].
const SEGMENTS: [Segment; 16] = {
    const UNUSED: Segment = (0, 0);
    [
        UNUSED,
        (0, 3),
        (1, 0),
        (1, 3),
        (2, 1),
        UNUSED,
        (2, 0),
        (2, 3),
        (3, 2),
        (0, 2),
        UNUSED,
        (1, 2),
        (3, 1),
        (0, 1),
        (3, 0),
        UNUSED,
    ]
};

/// The two segments of a saddle: row 0 for corners 0 and 2 inside (bits 5), row 1 for 1 and 3 (bits 10); within a row
/// first with the inside corners cut off from each other, then with them joined through the middle.
const SADDLES: [[[Segment; 2]; 2]; 2] =
    [[[(0, 3), (2, 1)], [(0, 1), (2, 3)]], [[(1, 0), (3, 2)], [(1, 2), (3, 0)]]];

/// The vertices of one level and the links between them. Reused from level to level for its memory.
#[derive(Default)]
pub(super) struct Segments {
    /// Position of each vertex, in cells.
    pub(super) points: Vec<[f32; 2]>,
    /// The vertex that each vertex leads to, or [`NONE`].
    pub(super) next: Vec<u32>,
    /// Whether some vertex leads to this one.
    pub(super) entered: Vec<bool>,
}

impl Segments {
    /// Replaces the content by the segments of `level`. The grid must have at least one cell.
    pub(super) fn trace(&mut self, grid: &Grid, holes: &Holes, level: f32) {
        self.points.clear();
        self.next.clear();
        self.entered.clear();
        let words = words_per_row(grid.width);
        let mut below = vec![0; words];
        let mut above = vec![0; words];
        // The vertex on the upper edge of the last crossed cell of each column.
        let mut upper = vec![NONE; grid.width - 1];
        let mut previous_from = 0;
        fill_inside(&mut below, grid.row(0), level);
        for j in 0..grid.height - 1 {
            fill_inside(&mut above, grid.row(j + 1), level);
            let mut row = Row {
                grid,
                level: f64::from(level),
                j,
                upper: &mut upper,
                previous_from,
                right: (usize::MAX, NONE),
            };
            previous_from = index(self.points.len());
            for (w, &whole) in holes.whole_cells(j).iter().enumerate() {
                let (b, t) = (below[w], above[w]);
                let (b_right, t_right) = (right_neighbours(&below, w), right_neighbours(&above, w));
                let mut crossed = ((b ^ b_right) | (t ^ t_right) | (b ^ t)) & whole;
                while crossed != 0 {
                    let bit = crossed.trailing_zeros();
                    crossed &= crossed - 1;
                    let corner = |word: u64| (word >> bit & 1) as usize;
                    let case = corner(b) | corner(b_right) << 1 | corner(t_right) << 2 | corner(t) << 3;
                    self.cross(&mut row, w * 64 + bit as usize, case);
                }
            }
            std::mem::swap(&mut below, &mut above);
        }
    }

    /// Adds the one or two segments of the cell in column `i`.
    fn cross(&mut self, row: &mut Row, i: usize, case: usize) {
        let v = row.corners(i);
        let vertices = self.vertices(row, i, case, v);
        let mut link = |(from, to): Segment| {
            self.next[vertices[from] as usize] = vertices[to];
            self.entered[vertices[to] as usize] = true;
        };
        if case == 0b0101 || case == 0b1010 {
            let saddle = &SADDLES[usize::from(case == 0b1010)];
            let joined = joins_inside(v, row.level, case);
            saddle[usize::from(joined)].into_iter().for_each(link);
        } else {
            link(SEGMENTS[case]);
        }
    }

    /// The vertices on the crossed edges of the cell in column `i`. The lower and the left one already exist where
    /// the cell below or to the left carries a line too, which only a hole prevents.
    fn vertices(&mut self, row: &mut Row, i: usize, case: usize, v: [f64; 4]) -> [u32; 4] {
        let (x, y, level) = (i as f64, row.j as f64, row.level);
        let crossed = |k: usize| (case >> k ^ case >> ((k + 1) & 3)) & 1 == 1;
        let mut vertices = [NONE; 4];
        if crossed(0) {
            let known = row.upper[i];
            vertices[0] = if known != NONE && known >= row.previous_from {
                known
            } else {
                self.add(x + fraction(level, v[0], v[1]), y)
            };
        }
        if crossed(3) {
            vertices[3] = match row.right {
                (column, known) if column == i => known,
                _ => self.add(x, y + fraction(level, v[0], v[3])),
            };
        }
        if crossed(1) {
            vertices[1] = self.add(x + 1.0, y + fraction(level, v[1], v[2]));
            row.right = (i + 1, vertices[1]);
        }
        if crossed(2) {
            vertices[2] = self.add(x + fraction(level, v[3], v[2]), y + 1.0);
            row.upper[i] = vertices[2];
        }
        vertices
    }

    fn add(&mut self, x: f64, y: f64) -> u32 {
        self.points.push([x as f32, y as f32]);
        self.next.push(NONE);
        self.entered.push(false);
        index(self.points.len() - 1)
    }
}

/// One row of cells and the vertices that it shares with what has been visited.
struct Row<'a> {
    grid: &'a Grid<'a>,
    level: f64,
    j: usize,
    /// By column: the newest vertex on an upper edge.
    upper: &'a mut [u32],
    /// Vertices of the row below count from here; an older one in `upper` was left behind by a hole.
    previous_from: u32,
    /// The newest vertex on a right edge, with the column of the cell that has it as its left one.
    right: (usize, u32),
}

impl Row<'_> {
    /// Corner values of the cell in column `i`, counter-clockwise.
    fn corners(&self, i: usize) -> [f64; 4] {
        let lower = &self.grid.row(self.j)[i..i + 2];
        let upper = &self.grid.row(self.j + 1)[i..i + 2];
        [lower[0], lower[1], upper[1], upper[0]].map(f64::from)
    }
}

/// Where on the way from `a` to `b` the level lies, in [0, 1]; one of them is at the level or above, the other below.
/// In f64, where the difference of two f32 can neither overflow nor vanish.
fn fraction(level: f64, a: f64, b: f64) -> f64 {
    (level - a) / (b - a)
}

/// Whether the inside corners of a saddle are joined through the middle: whether the bilinear interpolation at its
/// saddle point, (v₀v₂ − v₁v₃) / (v₀ + v₂ − v₁ − v₃), is at the level or above. This is the asymptotic decider of
/// Nielson and Hamann, "The Asymptotic Decider: Resolving the Ambiguity in Marching Cubes", IEEE Visualization 1991.
/// With values counted from the level the sign of the denominator is known from the case, so no division is needed.
fn joins_inside(v: [f64; 4], level: f64, case: usize) -> bool {
    let [a, b, c, d] = v.map(|value| value - level);
    if case == 0b0101 { a * c >= b * d } else { b * d >= a * c }
}

/// Vertex numbers are u32; a grid small enough for memory has fewer edges than that.
fn index(count: usize) -> u32 {
    count as u32
}

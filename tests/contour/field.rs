//! A grid of values with everything that its contour lines have to satisfy.

use mlp_playground::plane::contour::{Contours, trace_contours};
use std::collections::{HashMap, HashSet};

/// The polylines of `contours` as lists of points.
pub fn polylines(contours: &Contours) -> Vec<Vec<[f32; 2]>> {
    let (points, _) = contours.points.as_chunks::<2>();
    contours.starts.windows(2).map(|run| points[run[0] as usize..run[1] as usize].to_vec()).collect()
}

pub fn is_closed(line: &[[f32; 2]]) -> bool {
    line.len() > 2 && line.first() == line.last()
}

pub fn segment_length(ends: &[[f32; 2]]) -> f64 {
    libm::hypot(f64::from(ends[1][0] - ends[0][0]), f64::from(ends[1][1] - ends[0][1]))
}

/// The two nodes of the grid edge that carries a vertex. `None` where the vertex is a node.
pub fn edge_of([x, y]: [f32; 2]) -> Option<[(usize, usize); 2]> {
    let (i, j) = (x.floor() as usize, y.floor() as usize);
    match (x.fract() == 0.0, y.fract() == 0.0) {
        (true, true) => None,
        (false, true) => Some([(i, j), (i + 1, j)]),
        (true, false) => Some([(i, j), (i, j + 1)]),
        (false, false) => panic!("({x}, {y}) lies on no grid edge"),
    }
}

/// A grid with what the tests ask about it.
#[derive(Debug)]
pub struct Field {
    pub values: Vec<f32>,
    pub width: usize,
    pub height: usize,
}

impl Field {
    pub fn from_fn(width: usize, height: usize, f: impl Fn(f64, f64) -> f64) -> Self {
        let node = |index| f((index % width) as f64, (index / width) as f64) as f32;
        Self { values: (0..width * height).map(node).collect(), width, height }
    }

    pub fn at(&self, (i, j): (usize, usize)) -> f32 {
        self.values[j * self.width + i]
    }

    pub fn trace(&self, levels: &[f32]) -> Contours {
        trace_contours(&self.values, self.width, self.height, levels).expect("valid grid")
    }

    fn cell_is_whole(&self, i: usize, j: usize) -> bool {
        let corners = [(i, j), (i + 1, j), (i, j + 1), (i + 1, j + 1)];
        corners.iter().all(|&node| self.at(node).is_finite())
    }

    /// Whether cells of both sides of the edge exist and are whole.
    fn is_inner_edge(&self, [(i, j), (i2, _)]: [(usize, usize); 2]) -> bool {
        let whole = |i: Option<usize>, j: Option<usize>| match (i, j) {
            (Some(i), Some(j)) if i + 1 < self.width && j + 1 < self.height => self.cell_is_whole(i, j),
            _ => false,
        };
        let (i_here, j_here) = (Some(i), Some(j));
        if i2 > i {
            whole(i_here, j_here) && whole(i_here, j.checked_sub(1))
        } else {
            whole(i_here, j_here) && whole(i.checked_sub(1), j_here)
        }
    }

    /// Grid edges of whole cells with one end at the level or above and the other below.
    fn crossed_edges(&self, level: f32) -> usize {
        let mut edges = HashSet::new();
        for j in 0..self.height - 1 {
            for i in (0..self.width - 1).filter(|&i| self.cell_is_whole(i, j)) {
                let [a, b, c, d] = [(i, j), (i + 1, j), (i, j + 1), (i + 1, j + 1)];
                for edge in [[a, b], [c, d], [a, c], [b, d]] {
                    if (self.at(edge[0]) >= level) != (self.at(edge[1]) >= level) {
                        edges.insert(edge);
                    }
                }
            }
        }
        edges.len()
    }

    /// Everything that holds for any grid whose values differ from the level.
    pub fn check(&self, level: f32) {
        let mut visits: HashMap<[u32; 2], usize> = HashMap::new();
        for line in polylines(&self.trace(&[level])) {
            assert!(line.len() >= 2);
            for pair in line.windows(2) {
                assert_ne!(pair[0], pair[1], "two equal points in a row");
            }
            let closed = is_closed(&line);
            for (k, &point) in line.iter().enumerate() {
                self.check_vertex(point, level);
                if !(closed && k == 0) {
                    *visits.entry(point.map(f32::to_bits)).or_default() += 1;
                }
            }
            if !closed {
                for end in [line[0], line[line.len() - 1]] {
                    let edge = edge_of(end).expect("no node equals the level");
                    assert!(!self.is_inner_edge(edge), "open end inside at {end:?}");
                }
            }
            self.check_sides(&line, level);
        }
        assert!(visits.values().all(|&count| count == 1), "a vertex twice");
        assert_eq!(visits.len(), self.crossed_edges(level));
    }

    /// Linear interpolation along the grid edge at the vertex gives the level back, up to the rounding of the
    /// coordinates to f32.
    pub fn check_vertex(&self, [x, y]: [f32; 2], level: f32) {
        let [from, to] = edge_of([x, y]).expect("no node equals the level");
        let (a, b) = (f64::from(self.at(from)), f64::from(self.at(to)));
        let t = f64::from(x.fract()) + f64::from(y.fract());
        let rounding = f64::from(x.max(y)) * f64::from(f32::EPSILON) * (b - a).abs();
        let value = a + t * (b - a);
        let off = (value - f64::from(level)).abs();
        assert!(off <= rounding, "{value} at ({x}, {y}) is not {level}");
    }

    /// Each vertex has its inside node on the left of the segment that leaves it or, at the end, that reaches it.
    fn check_sides(&self, line: &[[f32; 2]], level: f32) {
        for pair in line.windows(2) {
            for point in pair {
                let [from, to] = edge_of(*point).expect("no node equals the level");
                let inside = if self.at(from) >= level { from } else { to };
                let along = [pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]];
                let aside = [inside.0 as f32 - pair[0][0], inside.1 as f32 - pair[0][1]];
                assert!(along[0] * aside[1] - along[1] * aside[0] > 0.0);
            }
        }
    }
}

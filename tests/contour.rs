//! Contour lines: what every polyline has to satisfy on any grid, and drawn cases with known answers.

use mlp_playground::error::Error;
use mlp_playground::plane::contour::{Contours, trace_contours};
use proptest::prelude::*;
use std::collections::HashMap;

const NAN: f32 = f32::NAN;

/// The polylines of `contours` as lists of points.
fn polylines(contours: &Contours) -> Vec<Vec<[f32; 2]>> {
    let (points, _) = contours.points.as_chunks::<2>();
    contours
        .starts
        .windows(2)
        .map(|run| points[run[0] as usize..run[1] as usize].to_vec())
        .collect()
}

/// Rows are written from top to bottom, as they look; the tracer counts them upwards.
fn trace_drawing(drawing: &[&[f32]], level: f32) -> Vec<Vec<[f32; 2]>> {
    let values: Vec<f32> = drawing
        .iter()
        .rev()
        .flat_map(|row| row.iter().copied())
        .collect();
    let traced = trace_contours(&values, drawing[0].len(), drawing.len(), &[level]);
    polylines(&traced.expect("valid drawing"))
}

fn is_closed(line: &[[f32; 2]]) -> bool {
    line.len() > 2 && line.first() == line.last()
}

/// The two nodes of the grid edge that carries a vertex. `None` where the vertex is a node.
fn edge_of([x, y]: [f32; 2]) -> Option<[(usize, usize); 2]> {
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
struct Field {
    values: Vec<f32>,
    width: usize,
    height: usize,
}

impl Field {
    fn from_fn(width: usize, height: usize, f: impl Fn(f64, f64) -> f64) -> Self {
        let node = |index| f((index % width) as f64, (index / width) as f64) as f32;
        Self {
            values: (0..width * height).map(node).collect(),
            width,
            height,
        }
    }

    fn at(&self, (i, j): (usize, usize)) -> f32 {
        self.values[j * self.width + i]
    }

    fn trace(&self, levels: &[f32]) -> Contours {
        trace_contours(&self.values, self.width, self.height, levels).expect("valid grid")
    }

    fn cell_is_whole(&self, i: usize, j: usize) -> bool {
        let corners = [(i, j), (i + 1, j), (i, j + 1), (i + 1, j + 1)];
        corners.iter().all(|&node| self.at(node).is_finite())
    }

    /// Whether cells of both sides of the edge exist and are whole.
    fn is_inner_edge(&self, [(i, j), (i2, _)]: [(usize, usize); 2]) -> bool {
        let whole = |i: Option<usize>, j: Option<usize>| match (i, j) {
            (Some(i), Some(j)) if i + 1 < self.width && j + 1 < self.height => {
                self.cell_is_whole(i, j)
            }
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
        let mut edges = std::collections::HashSet::new();
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
    fn check(&self, level: f32) {
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
    fn check_vertex(&self, [x, y]: [f32; 2], level: f32) {
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

#[test]
fn a_circle_is_one_closed_line_of_its_length() {
    // 120.25² − r² on a 400 × 400 grid: the level 0 is the circle of radius 120.25.
    let radius: f64 = 120.25;
    let field = Field::from_fn(400, 400, |x, y| {
        radius * radius - (x - 199.3).powi(2) - (y - 200.6).powi(2)
    });
    let lines = polylines(&field.trace(&[0.0]));
    assert_eq!(lines.len(), 1);
    assert!(is_closed(&lines[0]));
    let length: f64 = lines[0]
        .windows(2)
        .map(|p| f64::from(p[1][0] - p[0][0]).hypot(f64::from(p[1][1] - p[0][1])))
        .sum();
    // Linear interpolation on an edge of length 1 puts a vertex up to 1 / 8r inside the circle, a factor 1 − 1 / 8r²;
    // a chord c ≤ √2 is shorter than its arc by 1 − c² / 24r². With r = 120.25 together 1.5e-5 at most.
    let circumference = std::f64::consts::TAU * radius;
    assert!(
        (length / circumference - 1.0).abs() < 2e-5,
        "{length} {circumference}"
    );
    // Counter-clockwise, since the inside is higher.
    let area: f64 = lines[0]
        .windows(2)
        .map(|p| f64::from(p[0][0]) * f64::from(p[1][1]) - f64::from(p[1][0]) * f64::from(p[0][1]))
        .sum();
    // The factor of the vertices counts twice here, and a chord cuts off a share c² / 6r²: 4.1e-5 at most.
    assert!((area / 2.0 / (std::f64::consts::PI * radius * radius) - 1.0).abs() < 5e-5);
    field.check(0.0);
}

#[test]
fn lines_of_smooth_functions_hold_on_every_width_around_a_word() {
    for width in [2, 3, 5, 63, 64, 65, 66, 67, 127, 128, 129, 131] {
        let field = Field::from_fn(width, 40, |x, y| {
            (x * 0.31 + 0.2).sin() * (y * 0.23).cos() + 0.013 * x - 0.004 * y
        });
        for level in [-0.7, -0.111, 0.003, 0.5] {
            field.check(level);
        }
    }
}

#[test]
fn levels_come_in_order_and_each_as_if_alone() {
    let field = Field::from_fn(70, 50, |x, y| (x * 0.2).sin() + (y * 0.3).cos());
    let levels = [0.41, -0.3, 0.0];
    let together = field.trace(&levels);
    assert!(together.level.is_sorted());
    let apart: Vec<_> = levels
        .iter()
        .flat_map(|&level| polylines(&field.trace(&[level])))
        .collect();
    assert_eq!(polylines(&together), apart);
    assert_eq!(together.level.len() + 1, together.starts.len());
    let count = *together.starts.last().expect("never empty") as usize;
    assert_eq!(count * 2, together.points.len());
}

#[test]
fn a_saddle_is_joined_where_its_middle_is_high() {
    // The bilinear saddle value is (3·3 − 0·0) / (3 + 3 − 0 − 0) = 1.5, by hand.
    let high_corners_on_the_falling_diagonal: [&[f32]; 2] = [&[3.0, 0.0], &[0.0, 3.0]];
    let high_corners_on_the_rising_diagonal: [&[f32]; 2] = [&[0.0, 3.0], &[3.0, 0.0]];
    let (t, u) = (1.0 / 3.0, 2.0 / 3.0);
    // Below the saddle value the lines cut off the low corners, above it the high ones.
    let cases = [
        (
            high_corners_on_the_falling_diagonal,
            1.0,
            [[0.0, t], [t, 0.0]],
            [[1.0, u], [u, 1.0]],
        ),
        (
            high_corners_on_the_falling_diagonal,
            2.0,
            [[0.0, u], [t, 1.0]],
            [[1.0, t], [u, 0.0]],
        ),
        (
            high_corners_on_the_rising_diagonal,
            1.0,
            [[u, 0.0], [1.0, t]],
            [[t, 1.0], [0.0, u]],
        ),
        (
            high_corners_on_the_rising_diagonal,
            2.0,
            [[t, 0.0], [0.0, t]],
            [[u, 1.0], [1.0, u]],
        ),
    ];
    for (drawing, level, first, second) in cases {
        assert_eq!(
            trace_drawing(&drawing, level),
            [first, second],
            "level {level}"
        );
    }
}

#[test]
fn a_saddle_at_exactly_its_middle_value_is_joined() {
    // 1.5 is the saddle value, and what is at the level counts as inside.
    let lines = trace_drawing(&[&[3.0, 0.0], &[0.0, 3.0]], 1.5);
    assert_eq!(lines, [[[0.0, 0.5], [0.5, 0.0]], [[1.0, 0.5], [0.5, 1.0]]]);
}

#[test]
fn a_plateau_at_the_level_is_outlined_once() {
    let lines = trace_drawing(
        &[
            &[0.0, 0.0, 0.0, 0.0],
            &[0.0, 1.0, 1.0, 0.0],
            &[0.0, 1.0, 1.0, 0.0],
            &[0.0, 0.0, 0.0, 0.0],
        ],
        1.0,
    );
    let outline = [[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 2.0], [1.0, 1.0]];
    assert_eq!(lines, [outline]);
}

#[test]
fn flat_grids_carry_no_line() {
    let flat: [&[f32]; 2] = [&[1.0, 1.0, 1.0], &[1.0, 1.0, 1.0]];
    for level in [0.5, 1.0, 1.5] {
        assert_eq!(trace_drawing(&flat, level).len(), 0);
    }
}

#[test]
fn a_lone_node_at_the_level_is_a_point_and_left_out() {
    let peak: [&[f32]; 3] = [&[0.0, 0.0, 0.0], &[0.0, 1.0, 0.0], &[0.0, 0.0, 0.0]];
    assert_eq!(trace_drawing(&peak, 1.0).len(), 0);
    assert_eq!(trace_drawing(&peak, 0.5).len(), 1);
    let pit: [&[f32]; 3] = [&[2.0, 2.0, 2.0], &[2.0, 1.0, 2.0], &[2.0, 2.0, 2.0]];
    assert_eq!(trace_drawing(&pit, 1.0).len(), 0);
}

#[test]
fn a_line_through_nodes_has_each_of_them_once() {
    // v = x − y: the level 0 runs along the diagonal, from node to node.
    let lines = trace_drawing(
        &[&[-2.0, -1.0, 0.0], &[-1.0, 0.0, 1.0], &[0.0, 1.0, 2.0]],
        0.0,
    );
    assert_eq!(lines, [[[2.0, 2.0], [1.0, 1.0], [0.0, 0.0]]]);
}

#[test]
fn a_hole_interrupts_the_line() {
    for hole in [NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let lines = trace_drawing(
            &[
                &[1.0, 1.0, hole, 1.0, 1.0],
                &[1.0, 1.0, 1.0, 1.0, 1.0],
                &[0.0, 0.0, 0.0, 0.0, 0.0],
                &[0.0, 0.0, hole, 0.0, 0.0],
            ],
            0.5,
        );
        let whole = (0..5).map(|i| [i as f32, 1.5]).collect::<Vec<_>>();
        assert_eq!(lines, [whole.clone()], "the crossed cells are whole");
        let lines = trace_drawing(&[&[1.0, 1.0, hole, 1.0, 1.0], &[0.0; 5]], 0.5);
        assert_eq!(lines, [[[0.0, 0.5], [1.0, 0.5]], [[3.0, 0.5], [4.0, 0.5]]]);
    }
    let field = Field::from_fn(90, 60, |x, y| {
        let hole = (x - 40.0).hypot(y - 30.0) < 9.0 || (x as usize * 7 + y as usize * 3) % 41 == 0;
        if hole {
            f64::NAN
        } else {
            (x * 0.3).sin() * (y * 0.27).cos() + 0.0071
        }
    });
    field.check(0.25);
}

#[test]
fn all_holes_and_huge_values_are_no_trouble() {
    assert_eq!(trace_drawing(&[&[NAN; 3], &[NAN; 3]], 0.0).len(), 0);
    let lines = trace_drawing(&[&[f32::MAX, f32::MAX], &[f32::MIN, f32::MIN]], 0.0);
    assert_eq!(lines, [[[0.0, 0.5], [1.0, 0.5]]]);
    let tiny = f32::from_bits(1);
    let lines = trace_drawing(&[&[tiny, tiny], &[0.0, 0.0]], tiny);
    assert_eq!(lines, [[[0.0, 1.0], [1.0, 1.0]]]);
}

#[test]
fn grids_without_cells_have_no_lines() {
    for (width, height) in [(0, 0), (0, 5), (5, 0), (1, 1), (1, 4), (4, 1)] {
        let values: Vec<f32> = (0..width * height).map(|v| v as f32).collect();
        let lines = trace_contours(&values, width, height, &[0.5]).expect("valid");
        assert_eq!(lines.starts, [0]);
        assert!(lines.points.is_empty() && lines.level.is_empty());
    }
}

#[test]
fn no_levels_no_lines() {
    let lines = trace_contours(&[0.0, 1.0, 0.0, 1.0], 2, 2, &[]).expect("valid");
    assert_eq!(lines.starts, [0]);
}

#[test]
fn wrong_input_is_named() {
    let values = [0.0; 6];
    for (width, height) in [(2, 2), (3, 3), (0, 0), (usize::MAX, 2)] {
        let error = trace_contours(&values, width, height, &[0.5]).expect_err("6 values");
        assert!(
            matches!(
                &error,
                Error::ShapeMismatch {
                    array: "values",
                    actual: 6,
                    ..
                }
            ),
            "{error}"
        );
    }
    for level in [NAN, f32::INFINITY] {
        let error = trace_contours(&values, 3, 2, &[0.0, level]).expect_err("not finite");
        assert!(
            matches!(
                &error,
                Error::InvalidData {
                    array: "levels",
                    index: 1,
                    ..
                }
            ),
            "{error}"
        );
        let error = trace_contours(&[], 0, 0, &[level]).expect_err("also without cells");
        assert_eq!(error.name(), "InvalidData");
    }
    assert!(trace_contours(&values, 3, 2, &[0.5; 255]).is_ok());
    let error = trace_contours(&values, 3, 2, &[0.5; 256]).expect_err("too many");
    assert!(
        matches!(
            &error,
            Error::ShapeMismatch {
                array: "levels",
                actual: 256,
                ..
            }
        ),
        "{error}"
    );
}

fn total_length(lines: &[Vec<[f32; 2]>]) -> f64 {
    let length = |p: &[[f32; 2]]| f64::from((p[1][0] - p[0][0]).hypot(p[1][1] - p[0][1]));
    lines
        .iter()
        .flat_map(|line| line.windows(2).map(length))
        .sum()
}

/// Grids of small whole numbers, in which ties and saddles are frequent, with a few holes.
fn grids() -> impl Strategy<Value = Field> {
    let node = prop_oneof![
        30 => (-3_i8..=3).prop_map(f32::from),
        1 => prop_oneof![Just(NAN), Just(f32::INFINITY), Just(f32::NEG_INFINITY)],
    ];
    (2_usize..140, 2_usize..12).prop_flat_map(move |(width, height)| {
        prop::collection::vec(node.clone(), width * height).prop_map(move |values| Field {
            values,
            width,
            height,
        })
    })
}

proptest! {
    #[test]
    fn lines_between_the_values_hold_on_random_grids(field in grids(), step in -4_i8..4) {
        field.check(f32::from(step) + 0.5);
    }

    #[test]
    fn a_node_at_the_level_counts_as_just_above_it(field in grids(), level in -3_i8..=3) {
        let level = f32::from(level);
        let lines = polylines(&field.trace(&[level]));
        for line in &lines {
            prop_assert!(line.len() >= 2);
            prop_assert!(line.windows(2).all(|p| p[0] != p[1]));
            for &point in line {
                match edge_of(point) {
                    Some(_) => field.check_vertex(point, level),
                    None => prop_assert_eq!(field.at((point[0] as usize, point[1] as usize)), level),
                }
            }
        }
        let raised = Field {
            values: field.values.iter().map(|&v| if v == level { level + 1e-4 } else { v }).collect(),
            ..field
        };
        let reference = polylines(&raised.trace(&[level]));
        // A raised node moves each of its up to four vertices by at most 1e-4.
        let slack = 4e-4 * raised.values.len() as f64;
        prop_assert!((total_length(&lines) - total_length(&reference)).abs() <= slack);
    }
}

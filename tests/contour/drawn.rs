//! Small grids written out as they look, with the lines that they must give, and wrong input.

use crate::field::polylines;
use mlp_playground::error::Error;
use mlp_playground::plane::contour::{Contours, trace_contours};

const NAN: f32 = f32::NAN;

/// Rows are written from top to bottom, as they look; the tracer counts them upwards.
fn trace_drawing(drawing: &[&[f32]], level: f32) -> Vec<Vec<[f32; 2]>> {
    let values: Vec<f32> = drawing.iter().rev().flat_map(|row| row.iter().copied()).collect();
    let traced = trace_contours(&values, drawing[0].len(), drawing.len(), &[level]);
    polylines(&traced.expect("valid drawing"))
}

#[test]
fn a_saddle_is_joined_where_its_middle_is_high() {
    // The bilinear saddle value is (3·3 − 0·0) / (3 + 3 − 0 − 0) = 1.5, by hand.
    let high_corners_on_the_falling_diagonal: [&[f32]; 2] = [&[3.0, 0.0], &[0.0, 3.0]];
    let high_corners_on_the_rising_diagonal: [&[f32]; 2] = [&[0.0, 3.0], &[3.0, 0.0]];
    let (t, u) = (1.0 / 3.0, 2.0 / 3.0);
    // Below the saddle value the lines cut off the low corners, above it the high ones.
    let cases = [
        (high_corners_on_the_falling_diagonal, 1.0, [[0.0, t], [t, 0.0]], [[1.0, u], [u, 1.0]]),
        (high_corners_on_the_falling_diagonal, 2.0, [[0.0, u], [t, 1.0]], [[1.0, t], [u, 0.0]]),
        (high_corners_on_the_rising_diagonal, 1.0, [[u, 0.0], [1.0, t]], [[t, 1.0], [0.0, u]]),
        (high_corners_on_the_rising_diagonal, 2.0, [[t, 0.0], [0.0, t]], [[u, 1.0], [1.0, u]]),
    ];
    for (drawing, level, first, second) in cases {
        assert_eq!(trace_drawing(&drawing, level), [first, second], "level {level}");
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
        &[&[0.0, 0.0, 0.0, 0.0], &[0.0, 1.0, 1.0, 0.0], &[0.0, 1.0, 1.0, 0.0], &[0.0, 0.0, 0.0, 0.0]],
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
    let lines = trace_drawing(&[&[-2.0, -1.0, 0.0], &[-1.0, 0.0, 1.0], &[0.0, 1.0, 2.0]], 0.0);
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
        assert_eq!(lines, [whole], "the crossed cells are whole");
        let lines = trace_drawing(&[&[1.0, 1.0, hole, 1.0, 1.0], &[0.0; 5]], 0.5);
        assert_eq!(lines, [[[0.0, 0.5], [1.0, 0.5]], [[3.0, 0.5], [4.0, 0.5]]]);
    }
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
fn the_default_is_no_lines() {
    let traced = trace_contours(&[0.0; 4], 2, 2, &[0.5]).expect("valid");
    assert_eq!(traced, Contours::default());
}

#[test]
fn wrong_input_is_named() {
    let values = [0.0; 6];
    for (width, height) in [(2, 2), (3, 3), (0, 0), (usize::MAX, 2)] {
        let error = trace_contours(&values, width, height, &[0.5]).expect_err("6 values");
        assert!(matches!(&error, Error::ShapeMismatch { array: "values", actual: 6, .. }), "{error}");
    }
    for level in [NAN, f32::INFINITY] {
        let error = trace_contours(&values, 3, 2, &[0.0, level]).expect_err("not finite");
        assert!(matches!(&error, Error::InvalidData { array: "levels", index: 1, .. }), "{error}");
        let error = trace_contours(&[], 0, 0, &[level]).expect_err("also without cells");
        assert_eq!(error.name(), "InvalidData");
    }
    assert!(trace_contours(&values, 3, 2, &[0.5; 255]).is_ok());
    let error = trace_contours(&values, 3, 2, &[0.5; 256]).expect_err("too many");
    assert!(matches!(&error, Error::ShapeMismatch { array: "levels", actual: 256, .. }), "{error}");
}

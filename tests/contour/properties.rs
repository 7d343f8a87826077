//! What holds for the lines of any grid, on smooth functions, around holes and on random numbers.

use crate::field::{Field, edge_of, is_closed, polylines, segment_length};
use proptest::prelude::*;

#[test]
fn a_circle_is_one_closed_line_of_its_length() {
    // 120.25² − r² on a 400 × 400 grid: the level 0 is the circle of radius 120.25.
    let radius: f64 = 120.25;
    let field = Field::from_fn(400, 400, |x, y| {
        radius * radius - (x - 199.3) * (x - 199.3) - (y - 200.6) * (y - 200.6)
    });
    let lines = polylines(&field.trace(&[0.0]));
    assert_eq!(lines.len(), 1);
    assert!(is_closed(&lines[0]));
    let length: f64 = lines[0].windows(2).map(segment_length).sum();
    // Linear interpolation on an edge of length 1 puts a vertex up to 1 / 8r inside the circle, a factor 1 − 1 / 8r²;
    // a chord c ≤ √2 is shorter than its arc by 1 − c² / 24r². With r = 120.25 together 1.5e-5 at most.
    let circumference = std::f64::consts::TAU * radius;
    assert!((length / circumference - 1.0).abs() < 2e-5, "{length} {circumference}");
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
            libm::sin(x * 0.31 + 0.2) * libm::cos(y * 0.23) + 0.013 * x - 0.004 * y
        });
        for level in [-0.7, -0.111, 0.003, 0.5] {
            field.check(level);
        }
    }
}

#[test]
fn lines_around_many_holes_hold() {
    let field = Field::from_fn(90, 60, |x, y| {
        let hole = libm::hypot(x - 40.0, y - 30.0) < 9.0 || (x * 7.0 + y * 3.0) % 41.0 == 0.0;
        if hole { f64::NAN } else { libm::sin(x * 0.3) * libm::cos(y * 0.27) + 0.0071 }
    });
    field.check(0.25);
}

#[test]
fn levels_come_in_order_and_each_as_if_alone() {
    let field = Field::from_fn(70, 50, |x, y| libm::sin(x * 0.2) + libm::cos(y * 0.3));
    let levels = [0.41, -0.3, 0.0];
    let together = field.trace(&levels);
    assert!(together.level.is_sorted());
    let apart: Vec<_> = levels.iter().flat_map(|&level| polylines(&field.trace(&[level]))).collect();
    assert_eq!(polylines(&together), apart);
    assert_eq!(together.level.len() + 1, together.starts.len());
    let count = *together.starts.last().expect("never empty") as usize;
    assert_eq!(count * 2, together.points.len());
}

fn total_length(lines: &[Vec<[f32; 2]>]) -> f64 {
    lines.iter().flat_map(|line| line.windows(2).map(segment_length)).sum()
}

/// Grids of small whole numbers, in which ties and saddles are frequent, with a few holes.
fn grids() -> impl Strategy<Value = Field> {
    let node = prop_oneof![
        30 => (-3_i8..=3).prop_map(f32::from),
        1 => prop_oneof![Just(f32::NAN), Just(f32::INFINITY), Just(f32::NEG_INFINITY)],
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
                if edge_of(point).is_some() {
                    field.check_vertex(point, level);
                } else {
                    prop_assert_eq!(field.at((point[0] as usize, point[1] as usize)), level);
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

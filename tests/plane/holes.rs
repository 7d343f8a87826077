//! Where numbers overflow, a plane shows nothing.

use crate::made::{network, nodes, palette};
use mlp_playground::Output;
use mlp_playground::plane::contour::Contours;
use mlp_playground::plane::grid::Plane;

/// z = 3·10³⁸ (x₁ − x₂) in f32, which overflows from x = 2 on: ∞, −∞ or, as their sum, NaN.
const OVERFLOWING: [f64; 3] = [0.0, 3e38, -3e38];

fn overflowing([x1, x2]: [f64; 2]) -> f32 {
    3e38 * x1 as f32 + -3e38 * x2 as f32
}

/// Where `OVERFLOWING` is NaN on the grid below.
fn is_hole([x1, x2]: [f64; 2]) -> bool {
    x1 >= 2.0 && x2 >= 2.0
}

const SQUARE: [f64; 4] = [0.0, 4.0, 0.0, 4.0];

#[test]
fn nodes_without_a_value_are_transparent() {
    let mut plane = Plane::new(&SQUARE, 5, 5).expect("valid");
    let mut network = network(&[2, 1], Output::Sigmoid, None, 1);
    network.set_theta(&OVERFLOWING).expect("three");
    plane.evaluate_network(&network).expect("points of the plane");
    for pixels in [plane.pixels(&palette(1)), plane.value_pixels(&palette(1), -1.0, 1.0)] {
        let pixels = pixels.expect("256 colours");
        for (point, pixel) in nodes(SQUARE, [5, 5]).into_iter().zip(pixels.chunks(4)) {
            let z = overflowing(point);
            assert_eq!(z.is_nan(), is_hole(point));
            // The ends of the palette hold beyond it, and half of 255 is rounded up.
            let entry = [0, 128, 255][1 + usize::from(z > 0.0) - usize::from(z < 0.0)];
            assert_eq!(pixel, if z.is_nan() { [0; 4] } else { [0, entry, 0, 255] }, "{point:?}");
        }
    }
    assert_clear_of_holes(&plane.contours(&[0.0]).expect("finite"));
}

#[test]
fn nodes_at_which_a_class_has_no_number_are_transparent() {
    for place in 0..3 {
        // Beside it z = x₁ + ¼ and z = x₂, whose boundary would run right through the holes.
        let mut rows = vec![[0.25, 1.0, 0.0], [0.0, 0.0, 1.0]];
        rows.insert(place, OVERFLOWING);
        let mut network = network(&[2, 3], Output::Softmax, None, 1);
        network.set_theta(rows.as_flattened()).expect("nine");
        let mut plane = Plane::new(&SQUARE, 5, 5).expect("valid");
        plane.evaluate_network(&network).expect("classes");
        let pixels = plane.region_pixels(&palette(3)).expect("256 colours each");
        let others: Vec<_> = (0..3).filter(|&class| class != place).collect();
        for (point, pixel) in nodes(SQUARE, [5, 5]).into_iter().zip(pixels.chunks(4)) {
            if is_hole(point) {
                assert_eq!(pixel, [0; 4], "{point:?}");
            } else if overflowing(point) == f32::NEG_INFINITY {
                assert_eq!(usize::from(pixel[0]), others[usize::from(point[1] > point[0])], "{point:?}");
                assert_eq!(pixel[3], 255);
            }
        }
        assert_clear_of_holes(&plane.boundaries().expect("classes"));
    }
}

/// Cells with a corner at (2, 2) or beyond carry no line.
fn assert_clear_of_holes(lines: &Contours) {
    assert!(!lines.points.is_empty());
    assert!(lines.points.chunks(2).all(|p| p[0] <= 1.0 || p[1] <= 1.0), "{lines:?}");
}

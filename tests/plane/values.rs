//! The numbers at the nodes, and the lines between them, against the definitions.

use crate::made::{network, nodes, palette};
use mlp_playground::features::features_of;
use mlp_playground::plane::grid::Plane;
use mlp_playground::{Feature, Output, Source};
use ndarray::{ArrayView1, ArrayView2};
use proptest::prelude::*;
use std::collections::HashSet;

/// ln(P / (1 − P)) of a class from z⁽ᴸ⁾ of all.
fn log_odds(z: ArrayView1<f64>, class: usize) -> f64 {
    let others = (0..z.len()).filter(|&k| k != class).map(|k| libm::exp(z[k] - z[class]));
    -libm::log(others.sum())
}

proptest! {
    #[test]
    fn nodes_have_what_the_definition_of_a_network_gives(
        // Narrow grids and such as are no multiple of any number of lanes or points at a time.
        size in [2..75_u32, 2..9_u32],
        features in prop::option::of(prop::collection::vec(prop::sample::select(&Feature::ALL), 1..5)),
        outputs in 1..5_usize,
        seed in 0..1000_u32,
    ) {
        let domain = [-2.0, 1.5, -1.0, 3.0];
        let features: Option<Vec<_>> = features.map(|all| all.into_iter().map(|(_, feature)| feature).collect());
        let inputs = features.as_ref().map_or(2, Vec::len);
        let output = if outputs == 1 { Output::Sigmoid } else { Output::Softmax };
        let network = network(&[inputs, 5, outputs], output, features.as_deref(), seed);
        let mut plane = Plane::new(&domain, size[0], size[1]).expect("valid");
        plane.evaluate_network(&network).expect("points of the plane");
        let definition = network.network();
        for class in 0..if outputs > 2 { outputs } else { 1 } {
            if outputs > 2 {
                plane.select_class(class as u32).expect("one of them");
            }
            for (point, value) in nodes(domain, size).into_iter().zip(plane.values()) {
                let x = features.as_ref().map_or_else(|| point.to_vec(), |features| features_of(features, &point));
                let z = definition.activations(ArrayView1::from(&x)).z.pop().expect("the last layer's");
                let want = match outputs {
                    1 => z[0],
                    2 => z[1] - z[0],
                    _ => log_odds(z.view(), class),
                };
                // Rounding of a few dozen terms of up to ten to f32.
                prop_assert!((f64::from(*value) - want).abs() < 2e-4, "{value} instead of {want} at {point:?}");
            }
        }
    }

    #[test]
    fn nodes_have_what_the_source_knows(size in [2..40_u32, 2..9_u32], which in 0..4_usize) {
        let (name, classes) = [("lecture", 2), ("spirals", 2), ("blobs", 3), ("bumps", 1)][which];
        let source = Source::new(name, classes, 0.8).expect("listed");
        let domain = [-6.0, 5.0, -3.0, 6.0];
        let mut plane = Plane::new(&domain, size[0], size[1]).expect("valid");
        plane.evaluate_optimum(&source).expect("n = 2");
        let (points, k) = (nodes(domain, size), source.k());
        let mut z = vec![0.0; points.len() * k];
        let x = ArrayView2::from_shape((points.len(), 2), points.as_flattened()).expect("two each");
        source.optimum_z_into(x, &mut z).expect("finite");
        for class in 0..k {
            if k > 1 {
                plane.select_class(class as u32).expect("one of them");
            }
            for (z, value) in z.chunks(k).zip(plane.values()) {
                let want = if k > 1 { log_odds(ArrayView1::from(z), class) } else { z[0] };
                prop_assert!((f64::from(*value) - want).abs() < 1e-5 * want.abs().max(1.0), "{value} {want}");
            }
        }
    }

    #[test]
    fn colours_are_the_nearest_to_the_share(
        size in [2..40_u32, 2..9_u32], classes in 3..6_usize, seed in 0..1000_u32, low in -4.0..0.0_f32, range in 0.5..6.0_f32,
    ) {
        // The entry nearest to 255 times the share, but for rounding; the ends of the palette hold beyond it.
        let nearest = |pixel: &[u8], share: f64| (f64::from(pixel[1]) - 255.0 * share.max(0.0).min(1.0)).abs() < 0.5 + 1e-3;
        let domain = [-2.0, 1.5, -1.0, 3.0];
        let mut plane = Plane::new(&domain, size[0], size[1]).expect("valid");
        plane.evaluate_network(&network(&[2, 5, 1], Output::Sigmoid, None, seed)).expect("points of the plane");
        let pixels = plane.pixels(&palette(1)).expect("256 colours");
        for (pixel, &z) in pixels.chunks(4).zip(plane.values()) {
            prop_assert!(nearest(pixel, 1.0 / (1.0 + libm::exp(f64::from(-z)))), "{pixel:?} for {z}");
        }
        let pixels = plane.value_pixels(&palette(1), low, low + range).expect("256 colours");
        for (pixel, &z) in pixels.chunks(4).zip(plane.values()) {
            prop_assert!(nearest(pixel, f64::from((z - low) / range)), "{pixel:?} for {z} from {low}");
        }
        let network = network(&[2, 5, classes], Output::Softmax, None, seed);
        plane.evaluate_network(&network).expect("classes");
        let (definition, pixels) = (network.network(), plane.region_pixels(&palette(classes)).expect("a row for each"));
        for (pixel, point) in pixels.chunks(4).zip(nodes(domain, size)) {
            let p = definition.activations(ArrayView1::from(&point)).t;
            let largest = p.iter().fold(0.0_f64, |high, &p| high.max(p));
            prop_assert!(nearest(pixel, largest), "{pixel:?} for {p}");
            prop_assert!(p[usize::from(pixel[0])] > largest - 1e-5, "{pixel:?} for {p}");
        }
    }

    #[test]
    fn boundaries_separate_all_nodes_of_different_classes(
        size in [2..30_u32, 2..20_u32],
        classes in 3..9_usize,
        seed in 0..1000_u32,
    ) {
        // Cells of width 1, so that vertices are exactly where they are in the grid.
        let domain = [0.0, f64::from(size[0] - 1), 0.0, f64::from(size[1] - 1)];
        let mut plane = Plane::new(&domain, size[0], size[1]).expect("valid");
        plane.evaluate_network(&network(&[2, 6, classes], Output::Softmax, None, seed)).expect("classes");
        let pixels = plane.region_pixels(&palette(classes)).expect("a row for each");
        let winner = |[i, j]: [u32; 2]| pixels[4 * (j * size[0] + i) as usize];
        let lines = plane.boundaries().expect("classes");
        let vertices: Vec<_> = lines.points.chunks(2).map(|p| [p[0], p[1]]).collect();
        // Polylines follow each other without a gap and go from cell to cell.
        prop_assert_eq!(lines.level.len() + 1, lines.starts.len());
        prop_assert_eq!((lines.starts[0], lines.starts[lines.level.len()] as usize), (0, vertices.len()));
        for ends in lines.starts.windows(2) {
            for step in vertices[ends[0] as usize..ends[1] as usize].windows(2) {
                prop_assert!((0..2).all(|axis| (step[1][axis] - step[0][axis]).abs() <= 1.0), "{step:?}");
            }
        }
        let crossed: HashSet<_> = vertices.into_iter().map(|p| p.map(f32::to_bits)).collect();
        let crossed: Vec<_> = crossed.into_iter().map(|p| p.map(f32::from_bits)).collect();
        let mut between = 0;
        for (i, j) in (0..size[0]).flat_map(|i| (0..size[1]).map(move |j| (i, j))) {
            for axis in 0..2 {
                let mut end = [i, j];
                end[axis] += 1;
                if end[axis] == size[axis] {
                    continue;
                }
                let within = |p: &&[f32; 2]| {
                    let off = [p[0] - i as f32, p[1] - j as f32];
                    off[1 - axis] == 0.0 && (0.0..=1.0).contains(&off[axis])
                };
                let vertex = crossed.iter().find(within);
                if winner([i, j]) != winner(end) {
                    between += 1;
                    prop_assert!(vertex.is_some(), "no line between {:?} and {end:?}", [i, j]);
                } else if let Some(p) = vertex {
                    // A vertex between nodes of one class is at one of the two, where another class draws level with it.
                    prop_assert!(p[axis].fract() == 0.0, "a line between {:?} and {end:?}", [i, j]);
                }
            }
        }
        prop_assert!(between > 0 || crossed.is_empty());
    }
}

#[test]
fn lines_are_in_the_coordinates_of_the_data() {
    // z = x₁ + 2x₂ − 1.25, which is linear between nodes as well.
    let mut plane = Plane::new(&[-3.0, 4.0, 2.0, 2.5], 8, 3).expect("valid");
    let mut network = network(&[2, 1], Output::Sigmoid, None, 1);
    network.set_theta(&[-1.25, 1.0, 2.0]).expect("three");
    plane.evaluate_network(&network).expect("points of the plane");
    let line = plane.contours(&[1.0]).expect("finite").points;
    assert!(line.len() >= 6, "{line:?}");
    for point in line.chunks(2) {
        assert!((point[0] + 2.0 * point[1] - 2.25).abs() < 1e-5, "{point:?}");
    }
}

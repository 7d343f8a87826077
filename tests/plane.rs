//! A plane holds what was evaluated last, on the grid that it has now, and nothing else; and it shows all of it.

mod common;

use common::config;
use mlp_playground::config::Config;
use mlp_playground::data::Source;
use mlp_playground::error::Result;
use mlp_playground::features::{Feature, features_of};
use mlp_playground::init::Init;
use mlp_playground::output::Output;
use mlp_playground::plane::contour::Contours;
use mlp_playground::plane::grid::{PALETTE_COLOURS, Plane};
use mlp_playground::trainer::Trainer;
use ndarray::{ArrayView1, ArrayView2};
use proptest::prelude::*;
use std::collections::HashSet;

/// Rows of a palette that tell row and entry: (row, entry, 0, 255).
fn palette(rows: usize) -> Vec<u8> {
    (0..rows * PALETTE_COLOURS)
        .flat_map(|at| [(at / PALETTE_COLOURS) as u8, (at % PALETTE_COLOURS) as u8, 0, 255])
        .collect()
}

/// A network of points of the plane at its initial weights, which are no smaller than those of trained ones.
fn network(sizes: &[usize], output: Output, features: Option<&[Feature]>, seed: u32) -> Trainer {
    let config = Config {
        output,
        features: features.map(<[Feature]>::to_vec),
        init: Init::Uniform,
        seed,
        ..config(sizes)
    };
    let mut network = Trainer::new(config).expect("valid");
    // Biases as well.
    let theta: Vec<f64> =
        network.theta().iter().zip(1..).map(|(w, i)| 3.0 * w + libm::sin(f64::from(i))).collect();
    network.set_theta(&theta).expect("as long as before");
    network
}

/// What a plane is asked to take.
#[derive(Debug, Clone)]
enum Evaluation {
    OneOutput(u32),
    TwoOutputs(u32),
    Classes(usize, u32),
    Optimum(&'static str, u32),
    /// More inputs than a plane has.
    Refused,
}

impl Evaluation {
    fn apply(&self, plane: &mut Plane) -> Result<()> {
        let evaluate = |plane: &mut Plane, sizes: &[usize], output, seed: u32| {
            plane.evaluate_network(&network(sizes, output, None, seed))
        };
        match *self {
            Self::OneOutput(seed) => evaluate(plane, &[2, 3, 1], Output::Sigmoid, seed),
            Self::TwoOutputs(seed) => evaluate(plane, &[2, 3, 2], Output::Softmax, seed),
            Self::Classes(count, seed) => evaluate(plane, &[2, 3, count], Output::Softmax, seed),
            Self::Optimum(name, classes) => {
                plane.evaluate_optimum(&Source::new(name, classes, 0.6).expect("listed"))
            }
            Self::Refused => evaluate(plane, &[3, 1], Output::Sigmoid, 1),
        }
    }
}

/// A step in a plane's life.
#[derive(Debug, Clone)]
enum Step {
    Resize([u32; 2]),
    SetDomain([f64; 4]),
    Evaluate(Evaluation),
    SelectClass(u32),
}

fn steps() -> impl Strategy<Value = Step> {
    let evaluation = prop_oneof![
        (0..9_u32).prop_map(Evaluation::OneOutput),
        (0..9_u32).prop_map(Evaluation::TwoOutputs),
        (3..6_usize, 0..9_u32).prop_map(|(count, seed)| Evaluation::Classes(count, seed)),
        prop_oneof![Just(("moons", 2)), Just(("blobs", 4)), Just(("bumps", 1))]
            .prop_map(|(name, classes)| Evaluation::Optimum(name, classes)),
        Just(Evaluation::Refused),
    ];
    prop_oneof![
        // 1 and 5,000 nodes, and domains upside down, are refused and must change nothing.
        2 => prop_oneof![9 => [2..9_u32, 2..9_u32], 1 => Just([5, 5000]), 1 => Just([1, 5])].prop_map(Step::Resize),
        1 => prop_oneof![
            Just([-2.0, 2.0, -1.0, 1.0]),
            Just([0.0, 3.0, -4.0, 1.0]),
            Just([0.0, 3.0, 1.0, -4.0])
        ]
        .prop_map(Step::SetDomain),
        3 => evaluation.prop_map(Step::Evaluate),
        2 => (0..6_u32).prop_map(Step::SelectClass),
    ]
}

/// Everything that can be seen of a plane.
#[derive(Debug, PartialEq)]
struct Seen {
    values: Vec<f32>,
    pixels: [Result<Vec<u8>>; 3],
    contours: [Result<Contours>; 2],
}

fn seen(plane: &Plane) -> Seen {
    Seen {
        values: plane.values().to_vec(),
        pixels: [
            plane.pixels(&palette(1)),
            plane.value_pixels(&palette(1), -1.0, 2.0),
            plane.region_pixels(&palette(6)),
        ],
        contours: [plane.contours(&[-0.5, 0.0, 0.75]), plane.boundaries()],
    }
}

proptest! {
    #[test]
    fn a_plane_that_was_used_before_shows_what_a_fresh_one_shows(steps in prop::collection::vec(steps(), 1..14)) {
        let (mut domain, mut size) = ([-1.0, 1.0, -1.0, 1.0], [4, 4]);
        let mut plane = Plane::new(&domain, size[0], size[1]).expect("valid");
        let (mut last, mut selected) = (None, None);
        for step in steps {
            match step {
                Step::Resize([width, height]) => {
                    if plane.resize(width, height).is_ok() {
                        (size, last, selected) = ([width, height], None, None);
                    }
                }
                Step::SetDomain(edges) => {
                    if plane.set_domain(&edges).is_ok() {
                        (domain, last, selected) = (edges, None, None);
                    }
                }
                Step::Evaluate(evaluation) => {
                    if evaluation.apply(&mut plane).is_ok() {
                        (last, selected) = (Some(evaluation), None);
                    }
                }
                Step::SelectClass(class) => {
                    if plane.select_class(class).is_ok() {
                        selected = Some(class);
                    }
                }
            }
            let mut fresh = Plane::new(&domain, size[0], size[1]).expect("what the other plane took");
            if let Some(evaluation) = &last {
                evaluation.apply(&mut fresh).expect("what the other plane took");
            }
            if let Some(class) = selected {
                fresh.select_class(class).expect("what the other plane took");
            }
            prop_assert_eq!(seen(&plane), seen(&fresh));
            // And of the right kind.
            let classes = match last {
                Some(Evaluation::Classes(count, _)) => count,
                Some(Evaluation::Optimum("blobs", count)) => count as usize,
                _ => 1,
            };
            let nodes = (size[0] * size[1]) as usize;
            prop_assert_eq!(plane.values().len(), if classes > 1 && selected.is_none() { 0 } else { nodes });
            prop_assert_eq!(plane.pixels(&palette(1)).is_ok(), classes == 1 || selected.is_some());
            prop_assert_eq!(plane.region_pixels(&palette(6)).is_ok(), classes > 1);
            prop_assert_eq!(plane.boundaries().is_ok(), classes > 1);
            prop_assert!(selected.is_none_or(|class| (class as usize) < classes));
        }
    }
}

/// Where the nodes lie, row by row from the bottom, by the definition.
fn nodes(domain: [f64; 4], [width, height]: [u32; 2]) -> Vec<[f64; 2]> {
    let at = |[low, high]: [f64; 2], index: u32, count: u32| {
        low + f64::from(index) * (high - low) / f64::from(count - 1)
    };
    let [x0, x1, y0, y1] = domain;
    let node = |index: u32| [at([x0, x1], index % width, width), at([y0, y1], index / width, height)];
    (0..width * height).map(node).collect()
}

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
        let crossed: HashSet<_> =
            plane.boundaries().expect("classes").points.chunks(2).map(|p| [p[0].to_bits(), p[1].to_bits()]).collect();
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

#[test]
fn refusals_say_what_there_is() {
    let mut plane = Plane::new(&[0.0, 1.0, 0.0, 1.0], 3, 3).expect("valid");
    let evaluate = |sizes: &[usize], output| {
        let mut plane = plane.clone();
        plane.evaluate_network(&network(sizes, output, None, 1)).expect_err("refused").to_string()
    };
    assert_eq!(
        evaluate(&[3, 4, 1], Output::Sigmoid),
        "layerSizes must hold 2 (points of the plane) as the first of its values, got 3"
    );
    assert_eq!(
        evaluate(&[2, 4, 5], Output::Identity),
        "layerSizes must hold 1 (more where output is softmax) as the last of its values, got 5"
    );
    let mut largest = Plane::new(&[0.0, 1.0, 0.0, 1.0], 4096, 4096).expect("4096 nodes each way");
    let many = largest.evaluate_network(&network(&[2, 9], Output::Softmax, None, 1)).expect_err("refused");
    assert_eq!(many.to_string(), "layerSizes must be few enough outputs for so many nodes, got 9");
    let refused = |result: Result<()>| result.expect_err("refused").to_string();
    for (domain, message) in [
        ([1.0, 1.0, 0.0, 1.0], "domain[1] must be right of domain[0], at a finite distance, got 1"),
        ([0.0, 1.0, 2.0, 1.0], "domain[3] must be above domain[2], at a finite distance, got 1"),
        ([0.0, f64::NAN, 0.0, 1.0], "domain[1] must be finite, got NaN"),
    ] {
        assert_eq!(refused(plane.set_domain(&domain)), message);
    }
    assert!(plane.set_domain(&[-f64::MAX, f64::MAX, 0.0, 1.0]).is_err());
    let sine = Source::new("sine", 1, 0.3).expect("listed");
    assert_eq!(refused(plane.evaluate_optimum(&sine)), "source must hold 2 inputs for its values, got 1");
    assert_eq!(refused(plane.select_class(0)), "classes must be more than two, got one value at each node");
    Evaluation::Classes(3, 1).apply(&mut plane).expect("classes");
    let message = plane.pixels(&palette(1)).expect_err("none selected").to_string();
    assert_eq!(message, "class must be selected before its values are shown, got none");
    let message = plane.region_pixels(&palette(2)).expect_err("too few rows").to_string();
    assert_eq!(message, "palette must hold at least 3072 (3 × 256 × RGBA) values, got 2048");
    assert_eq!(refused(plane.select_class(3)), "class must be below 3, got 3");
}

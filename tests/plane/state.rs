//! What a plane was before leaves no trace, and what it refuses changes nothing.

use crate::made::{Evaluation, network, palette};
use mlp_playground::error::Result;
use mlp_playground::plane::contour::Contours;
use mlp_playground::plane::grid::Plane;
use mlp_playground::{Output, Source};
use proptest::prelude::*;

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

//! How far networks are from the optimum: the quadrature against sampling and against what is known exactly.

use mlp_playground::data::{Part, Source};
use mlp_playground::output::Output;
use std::cell::Cell;

/// A network that is wrong in every respect: a wiggly logit.
fn wrong(x: &[f64]) -> f64 {
    2.0 * libm::sin(1.3 * x[0]) + 0.4 * x[1] - 0.3
}

fn one_output(x: &[f64]) -> Vec<f64> {
    x.chunks_exact(2).map(wrong).collect()
}

#[test]
fn the_optimum_is_no_distance_from_itself() {
    for name in ["lecture", "moons", "xor"] {
        let source = Source::new(name, 2, 0.6).expect("listed");
        let best = |x: &[f64]| {
            let mut z = vec![0.0; x.len() / 2];
            let x = ndarray::ArrayView2::from_shape((z.len(), 2), x).expect("m × 2");
            source.optimum_z_into(x, &mut z).expect("finite");
            z
        };
        let excess = source.excess(Output::Sigmoid, 1, 1e6, &best);
        let excess = excess.expect("two classes");
        assert!(excess.divergence.value.abs() < 1e-12, "{name}: {excess:?}");
        assert!(excess.error.expect("classes").value.abs() < 1e-12, "{name}: {excess:?}");
    }
}

#[test]
fn quadrature_agrees_with_sampling() {
    for (name, noise) in [("lecture", 1.0), ("moons", 0.6), ("xor", 0.5), ("spirals", 0.8)] {
        let source = Source::new(name, 2, noise).expect("listed");
        let excess = source.excess(Output::Sigmoid, 1, 1e6, &one_output).expect("two classes");
        let sample = source.sample(100_000, 5, Part::Test).expect("allowed");
        let posterior = source.optimum(sample.x.view()).expect("m × 2");
        // With the posterior in place of the drawn class, each point contributes its own expectation.
        let (mut divergences, mut errors) = (Vec::new(), Vec::new());
        for (x, p) in sample.x.rows().into_iter().zip(&posterior) {
            let t = 1.0 / (1.0 + libm::exp(-wrong(&[x[0], x[1]])));
            let part = |p: f64, t: f64| if p > 0.0 { p * libm::log(p / t) } else { 0.0 };
            divergences.push(part(*p, t) + part(1.0 - p, 1.0 - t));
            let right = if t >= 0.5 { *p } else { 1.0 - p };
            errors.push(p.max(1.0 - p) - right);
        }
        for (estimate, values) in [(excess.divergence, divergences), (excess.error.expect("classes"), errors)]
        {
            let m = values.len() as f64;
            let mean = values.iter().sum::<f64>() / m;
            let spread = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / m;
            let allowed = 4.5 * (spread / m).sqrt() + estimate.uncertainty;
            assert!((estimate.value - mean).abs() < allowed, "{name}: {estimate:?}, {mean} ± {allowed}");
            assert!(estimate.uncertainty < 5e-3 && estimate.value > 0.05, "{name}: {estimate:?}");
        }
    }
}

#[test]
fn one_sigmoid_output_equals_two_softmax_outputs() {
    let source = Source::new("lecture", 2, 1.0).expect("listed");
    let one = source.excess(Output::Sigmoid, 1, 1e5, &one_output);
    let two = source.excess(Output::Softmax, 2, 1e5, &|x| {
        x.chunks_exact(2).flat_map(|x| [1.0, 1.0 + wrong(x)]).collect()
    });
    let (one, two) = (one.expect("two classes"), two.expect("two classes"));
    assert!((one.divergence.value - two.divergence.value).abs() < 1e-12);
    let errors = [one, two].map(|excess| excess.error.expect("classes").value);
    assert!((errors[0] - errors[1]).abs() < 1e-12);
}

#[test]
fn an_unlikely_class_weighs_little() {
    // At even odds the constant t = ½ loses ln 2 minus the Bayes cross-entropy; at odds b it loses the entropy −Σ πₖ ln ½ = ln 2
    // minus the Bayes cross-entropy of those odds.
    for balance in [0.5, 0.1] {
        let source = Source::with_balance("lecture", 2, 1.0, balance).expect("listed");
        let excess =
            source.excess(Output::Sigmoid, 1, 1e6, &|x| vec![0.0; x.len() / 2]).expect("two classes");
        let floor = source.bayes().cross_entropy.expect("classes");
        assert!((excess.divergence.value - (std::f64::consts::LN_2 - floor)).abs() < 1e-7);
    }
}

#[test]
fn a_regression_loses_the_squared_distance() {
    for source in mlp_playground::data::sources().iter().filter(|info| info.classes[1] < 2) {
        let (name, n) = (source.name, source.n);
        let source = Source::new(name, source.classes[0], source.noise[2]).expect("listed");
        let best = |x: &[f64]| {
            let x = ndarray::ArrayView2::from_shape((x.len() / n, n), x).expect("m × n");
            source.optimum(x).expect("finite").into_iter().collect::<Vec<f64>>()
        };
        let none = source.excess(Output::Identity, 1, 1e5, &best).expect("a regression");
        assert!(none.divergence.value < 1e-24 && none.error.is_none(), "{name}: {none:?}");
        let off = source.excess(Output::Identity, 1, 1e5, &|x| best(x).iter().map(|t| t + 0.3).collect());
        let off = off.expect("a regression").divergence;
        assert!((off.value - 0.09).abs() < 1e-12 && off.uncertainty < 1e-12, "{name}: {off:?}");
        // Against E[y|x] alone: a network that gives 0 loses the mean square, here by sampling.
        let zero =
            source.excess(Output::Identity, 1, 1e5, &|x| vec![0.0; x.len() / n]).expect("a regression");
        let sample = source.sample(100_000, 3, Part::Test).expect("allowed");
        let squares: Vec<f64> =
            source.optimum(sample.x.view()).expect("finite").iter().map(|y| y * y).collect();
        let m = squares.len() as f64;
        let mean = squares.iter().sum::<f64>() / m;
        let spread = squares.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / m;
        let allowed = 4.5 * (spread / m).sqrt() + zero.divergence.uncertainty;
        assert!((zero.divergence.value - mean).abs() < allowed + 1e-12, "{name}: {zero:?} {mean}");
        assert_eq!(source.excess(Output::Sigmoid, 1, 1e4, &best), None);
    }
}

#[test]
fn outputs_that_are_not_the_classes_have_no_distance() {
    let source = Source::new("lecture", 2, 1.0).expect("listed");
    assert_eq!(source.excess(Output::Identity, 1, 1e4, &|_| Vec::new()), None);
    assert_eq!(source.excess(Output::Softmax, 3, 1e4, &|_| Vec::new()), None);
}

#[test]
fn networks_are_asked_at_no_more_points_than_about_the_nodes() {
    for (name, classes, output) in [
        ("lecture", 2, Output::Sigmoid),
        ("spirals", 2, Output::Sigmoid),
        ("blobs", 3, Output::Softmax),
        ("plane", 1, Output::Identity),
        ("sine", 1, Output::Identity),
    ] {
        let source = Source::new(name, classes, 0.5).expect("listed");
        let (n, outputs) = (if name == "sine" { 1 } else { 2 }, source.k());
        let asked = [1e3, 1e4].map(|nodes| {
            let asked = Cell::new(0);
            let logits = |x: &[f64]| {
                asked.set(asked.get() + x.len() / n);
                vec![0.0; x.len() / n * outputs]
            };
            source.excess(output, outputs, nodes, &logits).expect("it predicts what the source does");
            asked.get() as f64
        });
        // Rows are whole.
        assert!(asked[0] < 1.2e3 && asked[1] < 1.1e4, "{name}: {asked:?}");
        // A line needs no more than a thousand.
        assert!(asked[1] > 2.0 * asked[0] || name == "sine", "{name}: {asked:?}");
    }
}

#[test]
fn a_network_that_predicts_something_else_has_no_excess() {
    let of = |name, classes, output, outputs| {
        let source = Source::new(name, classes, 0.5).expect("listed");
        source.excess(output, outputs, 100.0, &|x| vec![0.0; x.len() * outputs]).is_some()
    };
    assert!(of("lecture", 2, Output::Sigmoid, 1) && of("blobs", 3, Output::Softmax, 3));
    assert!(of("plane", 1, Output::Identity, 1));
    assert!(!of("blobs", 3, Output::Sigmoid, 1) && !of("blobs", 3, Output::Softmax, 2));
    assert!(!of("lecture", 2, Output::Identity, 1) && !of("plane", 1, Output::Sigmoid, 1));
    assert!(!of("plane", 1, Output::Identity, 2));
}

//! How far networks are from the optimum: the quadrature against sampling and against what is known exactly.

use mlp_playground::data::{Part, Source};
use mlp_playground::output::Output;

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
        assert!(excess.error.value.abs() < 1e-12, "{name}: {excess:?}");
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
        for (estimate, values) in [(excess.divergence, divergences), (excess.error, errors)] {
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
    assert!((one.error.value - two.error.value).abs() < 1e-12);
}

#[test]
fn outputs_that_are_not_the_classes_have_no_distance() {
    let source = Source::new("lecture", 2, 1.0).expect("listed");
    assert_eq!(source.excess(Output::Identity, 1, 1e4, &|_| Vec::new()), None);
    assert_eq!(source.excess(Output::Softmax, 3, 1e4, &|_| Vec::new()), None);
}

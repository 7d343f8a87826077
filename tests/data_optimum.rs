//! The truth about the sources: posteriors and Bayes numbers against sampling and against closed forms.

use mlp_playground::data::{Part, Source, Task, sources};
use ndarray::{Array2, Axis};
use proptest::prelude::*;

/// Points to compare with.
const SAMPLED: u32 = 30_000;

/// Every classification source with several numbers of classes, at its smallest, usual and largest noise.
fn classification() -> impl Iterator<Item = Source> {
    let infos = sources().iter().filter(|info| info.task == Task::Classification);
    infos.flat_map(|info| {
        let [fewest, most] = info.classes;
        [fewest, 3.min(most), most]
            .into_iter()
            .flat_map(|classes| info.noise.map(|noise| (classes, noise)))
            .map(|(classes, noise)| Source::new(info.name, classes, noise).expect("listed"))
    })
}

/// The posterior of every class, m × K, whatever k is.
fn posterior(source: &Source, x: &Array2<f64>) -> Array2<f64> {
    let p = source.optimum(x.view()).expect("n columns");
    if p.ncols() > 1 {
        return p;
    }
    ndarray::concatenate![Axis(1), 1.0 - &p, p]
}

/// Φ(x), the standard normal distribution function.
fn normal_below(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

#[test]
fn posteriors_are_calibrated() {
    for source in classification() {
        let sample = source.sample(SAMPLED, 1, Part::Test).expect("allowed");
        let p = posterior(&source, &sample.x);
        let class_count = p.ncols();
        for class in 0..class_count {
            // Points by what the posterior says about the class: how often should it be right, how often is it?
            let mut bins = [[0.0; 3]; 20];
            for (m, &p) in p.column(class).iter().enumerate() {
                let is_class = if sample.y.ncols() > 1 {
                    sample.y[[m, class]]
                } else {
                    f64::from(sample.y[[m, 0]] == class as f64)
                };
                let [expected, variance, observed] = &mut bins[((p * 20.0) as usize).min(19)];
                *expected += p;
                *variance += p * (1.0 - p);
                *observed += is_class;
            }
            for (bin, [expected, variance, observed]) in bins.into_iter().enumerate() {
                // 4.5 binomial standard errors, and one point more where hardly any is expected.
                let allowed = 4.5 * f64::sqrt(variance) + 1.0;
                assert!(
                    (observed - expected).abs() <= allowed,
                    "{} K = {class_count}, class {class}, bin {bin}: {observed} instead of {expected} ± {allowed}",
                    source.info().name
                );
            }
        }
    }
}

#[test]
fn bayes_numbers_agree_with_sampling() {
    for source in classification() {
        let sample = source.sample(SAMPLED, 2, Part::Test).expect("allowed");
        let bayes = source.bayes();
        let (error, cross_entropy) = (bayes.error.expect("classes"), bayes.cross_entropy.expect("classes"));
        let p = posterior(&source, &sample.x);
        let entropy = |p: &f64| if *p > 0.0 { -p * libm::log(*p) } else { 0.0 };
        let errors: Vec<f64> =
            p.outer_iter().map(|p| 1.0 - p.iter().fold(0.0, |a: f64, &b| a.max(b))).collect();
        let entropies: Vec<f64> = p.outer_iter().map(|p| p.iter().map(entropy).sum()).collect();
        let class_count = p.ncols() as f64;
        for (name, exact, values, largest) in [
            ("error", error, errors, 1.0 - 1.0 / class_count),
            ("cross-entropy", cross_entropy, entropies, libm::log(class_count)),
        ] {
            let m = values.len() as f64;
            let mean = values.iter().sum::<f64>() / m;
            // 4.5 standard errors. Numbers between 0 and b with mean μ have a variance of at most b μ, which holds
            // even where the few points that carry μ are missing from the sample.
            let allowed = 4.5 * (largest * exact / m).sqrt() + 1e-9;
            let info = source.info();
            assert!(
                (mean - exact).abs() < allowed,
                "{} {name}: {exact}, sampled {mean} ± {allowed}",
                info.name
            );
        }
    }
}

#[test]
fn the_lecture_has_a_bayes_error_near_a_tenth() {
    let error = Source::new("lecture", 2, 1.0).expect("valid").bayes().error.expect("classes");
    assert!((0.09..0.11).contains(&error), "{error}");
}

/// Mahalanobis distance of the two `gaussians` at noise 1: means ±(1.6, 0.9), standard deviations 2 along 60° and 1.2
/// across, so the difference (3.2, 1.8) is taken apart along these axes.
fn gaussians_distance() -> f64 {
    let (sin, cos) = libm::sincos(std::f64::consts::FRAC_PI_3);
    let (along, across) = ((3.2 * cos + 1.8 * sin) * 0.5, (1.8 * cos - 3.2 * sin) / 1.2);
    libm::hypot(along, across)
}

#[test]
fn two_gaussians_have_the_bayes_error_of_the_textbook() {
    // Φ(−d/2) for equal covariances and Mahalanobis distance d: Duda, Hart and Stork, Pattern Classification, 2.6.
    for noise in [0.2, 0.3, 0.5, 1.0, 1.7, 2.0] {
        let bayes = Source::new("gaussians", 2, noise).expect("valid").bayes();
        let d = gaussians_distance() / noise;
        let error = normal_below(-0.5 * d);
        assert!((bayes.error.expect("classes") - error).abs() < 2e-5, "{noise}: {bayes:?} {error}");
        // The log odds of the true class are normal with mean d²/2 and variance d²: E[ln(1 + e^−Z)] in one dimension.
        let step = 1e-3;
        let cross_entropy: f64 = (-10_000..=10_000)
            .map(|i| f64::from(i) * step)
            .map(|u| {
                let density = libm::exp(-0.5 * u * u) / std::f64::consts::TAU.sqrt();
                step * density * libm::log1p(libm::exp(-(0.5 * d * d + d * u)))
            })
            .sum();
        assert!(
            (bayes.cross_entropy.expect("classes") - cross_entropy).abs() < 1e-8,
            "{noise}: {cross_entropy}"
        );
    }
}

#[test]
fn boundaries_along_the_axes_cost_the_quadrature_nothing() {
    // xor: means (±2.6, ±2.6), so a point is wrong if exactly one coordinate is on the wrong side.
    for noise in [0.4, 0.8, 1.2, 2.5] {
        let q = normal_below(-2.6 / noise);
        let error = Source::new("xor", 2, noise).expect("valid").bayes().error.expect("classes");
        assert!((error - 2.0 * q * (1.0 - q)).abs() < 3e-5, "{noise}: {error}");
    }
    // Two blobs are 8 apart, four are the corners of a square with sides 4√2.
    let blobs =
        |classes, noise| Source::new("blobs", classes, noise).expect("valid").bayes().error.expect("classes");
    let q = normal_below(-0.5 * 32_f64.sqrt() / 1.5);
    assert!((blobs(2, 1.5) - normal_below(-4.0 / 1.5)).abs() < 2e-5);
    assert!((blobs(4, 1.5) - (1.0 - (1.0 - q) * (1.0 - q))).abs() < 3e-5);
}

#[test]
fn the_log_odds_of_two_gaussians_are_linear() {
    // w = Σ⁻¹(μ₁ − μ₀), in the axes of the ellipse; the means are symmetric about 0, so there is no constant.
    let (sin, cos) = libm::sincos(std::f64::consts::FRAC_PI_3);
    let noise = 0.7;
    let along = (3.2 * cos + 1.8 * sin) / (2.0 * 2.0 * noise * noise);
    let across = (1.8 * cos - 3.2 * sin) / (1.2 * 1.2 * noise * noise);
    let w = [along * cos - across * sin, along * sin + across * cos];
    let source = Source::new("gaussians", 2, noise).expect("valid");
    for scale in [1.0, 10.0, 1e3, 1e6] {
        let x = Array2::from_shape_fn((99, 2), |(m, j)| scale * libm::sin(m as f64 * 1.7 + j as f64 * 2.1));
        let mut z = vec![0.0; 99];
        source.optimum_z_into(x.view(), &mut z).expect("n columns");
        for (x, z) in x.outer_iter().zip(z) {
            let linear = w[0] * x[0] + w[1] * x[1];
            // Log densities grow with the square of the distance, and z is their difference.
            assert!((z - linear).abs() < 1e-14 + 1e-15 * scale * scale * 10.0, "{z} {linear} {scale}");
        }
    }
}

#[test]
fn the_posterior_of_xor_is_the_formula() {
    let noise = 1.2;
    let source = Source::new("xor", 2, noise).expect("valid");
    let x = Array2::from_shape_fn((500, 2), |(m, j)| 5.0 * libm::sin(m as f64 * 0.37 + j as f64));
    let p = source.optimum(x.view()).expect("n columns");
    for (x, &p) in x.outer_iter().zip(&p) {
        let density = |mu1: f64, mu2: f64| {
            let (d1, d2) = ((x[0] - mu1) / noise, (x[1] - mu2) / noise);
            libm::exp(-0.5 * (d1 * d1 + d2 * d2))
        };
        let crosses = density(-2.6, 2.6) + density(2.6, -2.6);
        let circles = density(2.6, 2.6) + density(-2.6, -2.6);
        assert!((p - crosses / (crosses + circles)).abs() < 1e-14);
    }
}

#[test]
fn the_order_of_the_points_does_not_matter() {
    for source in classification() {
        let x = source.sample(200, 3, Part::Train).expect("allowed").x;
        let together = source.optimum(x.view()).expect("n columns");
        for (x, together) in x.axis_chunks_iter(Axis(0), 1).zip(together.axis_chunks_iter(Axis(0), 1)) {
            let alone = source.optimum(x).expect("n columns");
            for (a, b) in alone.iter().zip(together) {
                assert!((a - b).abs() <= 1e-13 * a.max(1e-3), "{a} {b}");
            }
        }
    }
}

#[test]
fn far_out_everything_is_finite() {
    let far = [-1e300, -1e6, -1e3, -10.0, 0.0, 0.3, 10.0, 1e3, 1e6, 1e300];
    let x = Array2::from_shape_fn((far.len() * far.len(), 2), |(m, j)| {
        if j == 0 { far[m / far.len()] } else { far[m % far.len()] }
    });
    for source in classification() {
        let mut z = vec![0.0; x.nrows() * source.k()];
        source.optimum_z_into(x.view(), &mut z).expect("finite x");
        assert!(z.iter().all(|z| z.is_finite()), "{}", source.info().name);
        for p in posterior(&source, &x).outer_iter() {
            assert!(p.iter().all(|p| (0.0..=1.0).contains(p)));
            assert!((p.sum() - 1.0).abs() < 1e-14);
        }
    }
    for info in sources().iter().filter(|info| info.task == Task::Regression) {
        let source = Source::new(info.name, 1, info.noise[2]).expect("listed");
        let x = Array2::from_shape_fn((far.len(), info.n), |(m, _)| far[m].max(-1e6).min(1e6));
        assert!(source.optimum(x.view()).expect("n columns").iter().all(|t| t.is_finite()));
    }
}

proptest! {
    #[test]
    fn posteriors_are_probabilities_everywhere(
        info in prop::sample::select(sources().iter().filter(|info| info.task == Task::Classification).collect::<Vec<_>>()),
        share in 0.0..=1.0,
        classes in 2_u32..=8,
        x in prop::collection::vec(-30.0..30.0_f64, 2..80),
    ) {
        let noise = info.noise[0] + share * (info.noise[1] - info.noise[0]);
        let source = Source::new(info.name, classes.clamp(info.classes[0], info.classes[1]), noise).expect("in range");
        let x = Array2::from_shape_fn((x.len() / 2, 2), |(m, j)| x[2 * m + j]);
        for p in posterior(&source, &x).outer_iter() {
            prop_assert!(p.iter().all(|p| (0.0..=1.0).contains(p)));
            prop_assert!((p.sum() - 1.0).abs() < 1e-14);
        }
    }
}

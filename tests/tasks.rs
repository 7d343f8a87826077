//! What a board can learn besides two equally frequent classes from plain coordinates: more classes, softmax for two,
//! unequal classes, values, features. And how the plane shows it.

mod common;

use common::{assert_close, config, rows};
use mlp_playground::data::Sample;
use mlp_playground::features::features_of;
use mlp_playground::plane::grid::PALETTE_COLOURS;
use mlp_playground::{Config, Error, Feature, Output, Part, Plane, Source, Trainer};
use ndarray::{Array2, Axis, s};

const DOMAIN: [f64; 4] = [-6.0, 6.0, -5.0, 5.0];
const SIZE: [u32; 2] = [23, 18];

fn drawn(name: &str, classes: u32, m: u32) -> Sample {
    Source::new(name, classes, 1.0).expect("known").sample(m, 3, Part::Train).expect("few enough")
}

fn flat(values: &Array2<f64>) -> Vec<f64> {
    values.iter().copied().collect()
}

/// A trainer on a sample after some updates.
fn trained(config: Config, sample: &Sample, updates: u64) -> Trainer {
    let mut trainer = Trainer::new(config).expect("valid");
    trainer.set_training_set(sample.x.view(), sample.y.view()).expect("fits");
    trainer.advance(updates).expect("trains");
    trainer
}

/// The nodes of a plane over `DOMAIN`, a row each.
fn nodes() -> Array2<f64> {
    let [width, height] = SIZE;
    let at = |low: f64, high: f64, index: u32, count: u32| {
        low + f64::from(index) * (high - low) / f64::from(count - 1)
    };
    Array2::from_shape_fn(((width * height) as usize, 2), |(node, axis)| {
        let (i, j) = (node as u32 % width, node as u32 / width);
        if axis == 0 { at(DOMAIN[0], DOMAIN[1], i, width) } else { at(DOMAIN[2], DOMAIN[3], j, height) }
    })
}

fn plane() -> Plane {
    Plane::new(&DOMAIN, SIZE[0], SIZE[1]).expect("valid")
}

fn seen(values: &[f32]) -> Vec<f64> {
    values.iter().map(|&value| value.into()).collect()
}

/// The field and the message of a refusal.
fn refused<T>(result: Result<T, Error>) -> String {
    result.err().expect("refused").to_string()
}

fn normal_below(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

#[test]
fn unequal_classes_are_drawn_as_often_as_asked() {
    for (balance, m, ones) in [(0.1, 200, 20), (0.29, 100, 29), (0.95, 5000, 4750), (0.5, 11, 5), (0.7, 1, 0)]
    {
        let source = Source::with_balance("moons", 2, 0.6, balance).expect("valid");
        let sample = source.sample(m, 1, Part::Train).expect("few enough");
        assert_eq!(sample.y.sum(), f64::from(ones), "{balance}");
    }
}

#[test]
fn unequal_classes_shift_the_log_odds_by_those_of_the_priors() {
    // Bayes: ln(π₁ f₁ / π₀ f₀) = ln(f₁ / f₀) + ln(π₁ / π₀).
    for name in ["lecture", "spirals", "blobs"] {
        let noise = 0.7;
        let sample =
            Source::new(name, 2, noise).expect("valid").sample(100, 5, Part::Test).expect("few enough");
        let z = |balance| {
            let source = Source::with_balance(name, 2, noise, balance).expect("valid");
            let mut z = vec![0.0; 100];
            source.optimum_z_into(sample.x.view(), &mut z).expect("n columns");
            z
        };
        let shifted: Vec<f64> = z(0.5).iter().map(|z| z + libm::log(0.8 / 0.2)).collect();
        assert_close(&z(0.8), &shifted, 1e-12, name);
    }
}

#[test]
fn unequal_gaussians_have_the_bayes_error_of_the_textbook() {
    // For equal covariances, Mahalanobis distance d and c = ln(π₀/π₁):
    // π₀ Φ(−d/2 − c/d) + π₁ Φ(−d/2 + c/d). Duda, Hart and Stork, Pattern Classification, 2.6.
    let (sin, cos) = libm::sincos(std::f64::consts::FRAC_PI_3);
    let d = libm::hypot((3.2 * cos + 1.8 * sin) * 0.5, (1.8 * cos - 3.2 * sin) / 1.2);
    for balance in [0.05, 0.2, 0.5, 0.65, 0.95] {
        let bayes = Source::with_balance("gaussians", 2, 1.0, balance).expect("valid").bayes();
        let c = libm::log((1.0 - balance) / balance);
        let want =
            (1.0 - balance) * normal_below(-d / 2.0 - c / d) + balance * normal_below(-d / 2.0 + c / d);
        let got = bayes.error.expect("classes");
        assert!((got - want).abs() < 5e-5, "{balance}: {got} instead of {want}");
    }
}

#[test]
fn a_balance_that_does_not_apply_is_refused() {
    for (name, classes, balance) in
        [("moons", 2, 0.01), ("moons", 2, 1.0), ("moons", 2, f64::NAN), ("blobs", 3, 0.4), ("sine", 2, 0.4)]
    {
        let noise = if name == "sine" { 0.3 } else { 0.9 };
        let message = refused(Source::with_balance(name, classes, noise, balance));
        assert!(message.starts_with("balance must be"), "{message}");
    }
    assert!(Source::with_balance("sine", 2, 0.3, 0.5).is_ok());
}

#[test]
fn two_softmax_outputs_are_the_sigmoid_of_their_difference() {
    // e^b / (e^a + e^b) = 1 / (1 + e^−(b − a)): the lecture's remark.
    let sample = drawn("lecture", 2, 60);
    let one_hot = ndarray::concatenate![Axis(1), 1.0 - &sample.y, sample.y];
    let two = Sample { x: sample.x.clone(), y: one_hot };
    let two = trained(Config { output: Output::Softmax, lambda: 0.05, ..config(&[2, 6, 2]) }, &two, 40);
    let theta = two.theta();
    let (hidden, last) = theta.split_at(18);
    let difference = last[7..].iter().zip(&last[..7]).map(|(one, zero)| one - zero);
    let mut one = trained(config(&[2, 6, 1]), &sample, 0);
    one.set_theta(&hidden.iter().copied().chain(difference).collect::<Vec<_>>()).expect("fits");

    let class_one = two.predict(nodes().view()).expect("fits").column(1).to_vec();
    assert_close(&class_one, &flat(&one.predict(nodes().view()).expect("fits")), 1e-14, "t");
    let (a, b) = (two.error().expect("set"), one.error().expect("set"));
    assert_close(&[a.d], &[b.d], 1e-13, "D");
    assert_eq!(a.accuracy, b.accuracy);

    let (mut pair, mut single) = (plane(), plane());
    pair.evaluate_network(&two).expect("two classes");
    single.evaluate_network(&one).expect("two classes");
    assert_close(&seen(pair.values()), &seen(single.values()), 1e-5, "logit");
}

#[test]
fn a_network_of_features_is_the_plain_network_of_the_mapped_points() {
    let sample = drawn("circle", 2, 80);
    let features = vec![Feature::X2, Feature::X1X1, Feature::X2X2, Feature::X1X2, Feature::SinX1];
    let mapped = features_of(&features, &flat(&sample.x));
    let x = Array2::from_shape_vec((80, 5), mapped).expect("five each");
    // λ keeps t away from 1, where ln(t / (1 − t)) would lose its digits.
    let config = |features| Config { features, lambda: 0.1, ..config(&[5, 4, 1]) };
    let plain = trained(config(None), &Sample { x, y: sample.y.clone() }, 30);
    let network = trained(config(Some(features.clone())), &sample, 30);
    assert_eq!(network.theta(), plain.theta());
    assert_eq!(network.error().expect("set"), plain.error().expect("set"));
    assert_eq!(network.gradient().expect("set"), plain.gradient().expect("set"));
    let t = network.predict(nodes().view()).expect("fits");
    assert_eq!(t, plain.predict(rows(5, &features_of(&features, &flat(&nodes())))).expect("fits"));
    let mut plane = plane();
    plane.evaluate_network(&network).expect("points of the plane");
    let logits: Vec<f64> = t.iter().map(|t| libm::log(t / (1.0 - t))).collect();
    assert_close(&seen(plane.values()), &logits, 2e-4, "logit");
}

#[test]
fn the_coordinates_as_features_change_nothing() {
    let sample = drawn("xor", 2, 50);
    let features = Some(Feature::PLAIN.to_vec());
    let (plain, named) = (
        trained(config(&[2, 5, 1]), &sample, 25),
        trained(Config { features, ..config(&[2, 5, 1]) }, &sample, 25),
    );
    assert_eq!(plain.theta(), named.theta());
    let (mut one, mut other) = (plane(), plane());
    one.evaluate_network(&plain).expect("points of the plane");
    other.evaluate_network(&named).expect("points of the plane");
    assert_eq!(one, other);
}

#[test]
fn a_circle_is_linear_in_the_squares() {
    // x₁² + x₂² separates a disc from a ring around it: no hidden layer is needed. Noise 0.25 leaves no overlap.
    let sample = Source::new("circle", 2, 0.25).expect("known").sample(100, 1, Part::Train).expect("few");
    let squares = Some(vec![Feature::X1X1, Feature::X2X2]);
    let network = trained(Config { features: squares, ..config(&[2, 1]) }, &sample, 200);
    assert_eq!(network.error().expect("set").accuracy, Some(1.0));
    let straight = trained(config(&[2, 1]), &sample, 200);
    assert!(straight.error().expect("set").accuracy < Some(0.8));
}

#[test]
fn features_that_cannot_be_are_refused() {
    let with = |features: &[Feature], sizes: &[usize]| {
        refused(Trainer::new(Config { features: Some(features.to_vec()), ..config(sizes) }))
    };
    assert!(with(&[], &[2, 1]).starts_with("features must be at least one"));
    assert!(with(&[Feature::X1], &[2, 1]).starts_with("layerSizes[0] must be the number of features, got 2"));
    let mut network =
        Trainer::new(Config { features: Some(vec![Feature::X1X1]), ..config(&[1, 1]) }).expect("valid");
    let message = refused(network.set_training_set(rows(1, &[1.0, 2.0, 3.0]), rows(1, &[0.0, 1.0, 1.0])));
    assert!(message.starts_with("x must hold a multiple of 2"), "{message}");
}

/// P of every class at every node, m × K, and a plane of the same: of a trained network, then of the optimum.
fn classes(count: u32) -> [(Array2<f64>, Plane); 2] {
    let sample = drawn("blobs", count, 120);
    let k = count as usize;
    let network = trained(Config { output: Output::Softmax, lambda: 0.1, ..config(&[2, 8, k]) }, &sample, 60);
    let source = Source::new("blobs", count, 1.0).expect("known");
    let (mut learned, mut best) = (plane(), plane());
    learned.evaluate_network(&network).expect("classes");
    best.evaluate_optimum(&source).expect("n = 2");
    [
        (network.predict(nodes().view()).expect("fits"), learned),
        (source.optimum(nodes().view()).expect("n = 2"), best),
    ]
}

#[test]
fn regions_have_the_colour_of_the_most_probable_class_and_of_its_probability() {
    for count in [3, 5, 8] {
        for (p, plane) in classes(count) {
            // A palette that tells row and entry.
            let palette: Vec<u8> = (0..8 * PALETTE_COLOURS)
                .flat_map(|at| [(at / PALETTE_COLOURS) as u8, (at % PALETTE_COLOURS) as u8, 0, 255])
                .collect();
            let pixels = plane.region_pixels(&palette).expect("eight rows");
            for (pixel, p) in pixels.chunks(4).zip(p.outer_iter()) {
                let best = p.iter().copied().fold(0.0, f64::max);
                assert!(p[usize::from(pixel[0])] > best - 1e-5);
                assert!((f64::from(pixel[1]) - 255.0 * best).abs() < 0.51);
            }
        }
    }
}

#[test]
fn a_selected_class_has_its_log_odds_for_values() {
    for (p, mut plane) in classes(4) {
        for class in 0..4 {
            plane.select_class(class).expect("one of four");
            for (got, p) in plane.values().iter().zip(p.column(class as usize)) {
                let want = libm::log(p / (1.0 - p));
                // Where 1 − P has lost its digits in f64, the plane still has them.
                if want.abs() < 30.0 {
                    assert!((f64::from(*got) - want).abs() < 2e-4 * want.abs().max(1.0), "{got} {want}");
                }
            }
        }
        assert!(refused(plane.select_class(4)).starts_with("class must be below 4"));
    }
}

#[test]
fn boundaries_lie_between_the_two_most_probable_classes() {
    for (p, plane) in classes(5) {
        let lines = plane.boundaries().expect("classes");
        assert!(lines.points.len() > 20 && lines.level.iter().all(|&level| level == 0));
        assert_eq!(*lines.starts.last().expect("never empty") as usize, lines.points.len() / 2);
        assert_eq!(lines.starts.len(), lines.level.len() + 1);
        let winner = |row: usize| {
            let p = p.slice(s![row, ..]);
            (0..5).fold(0, |best, k| if p[k] > p[best] { k } else { best })
        };
        let [width, height] = SIZE.map(|side| side as usize);
        for point in lines.points.chunks(2) {
            // Each vertex lies on an edge of the grid, whose ends have different winners.
            let cell = |axis: usize, count: usize| {
                let share =
                    (f64::from(point[axis]) - DOMAIN[2 * axis]) / (DOMAIN[2 * axis + 1] - DOMAIN[2 * axis]);
                share * (count - 1) as f64
            };
            let (i, j) = (cell(0, width), cell(1, height));
            let ends = [i, j].map(|at| [(at - 1e-4).floor().max(0.0) as usize, (at + 1e-4).ceil() as usize]);
            let winners: Vec<_> = ends[0]
                .iter()
                .flat_map(|&i| ends[1].iter().map(move |&j| (i.min(width - 1), j.min(height - 1))))
                .map(|(i, j)| winner(j * width + i))
                .collect();
            assert!(winners.iter().any(|&other| other != winners[0]), "{i} {j}");
        }
    }
}

#[test]
fn values_are_coloured_between_the_ends_of_their_scale() {
    let sample = Source::new("plane", 1, 0.0).expect("known").sample(50, 1, Part::Train).expect("few");
    let network = trained(Config { output: Output::Identity, ..config(&[2, 1]) }, &sample, 100);
    let mut plane = plane();
    plane.evaluate_network(&network).expect("one output");
    let palette: Vec<u8> = (0..PALETTE_COLOURS).flat_map(|at| [at as u8, 0, 0, 255]).collect();
    let pixels = plane.value_pixels(&palette, -2.0, 3.0).expect("256 colours");
    for (pixel, x) in pixels.chunks(4).zip(nodes().rows()) {
        // The source's own definition: y = x₁ / 2 − x₂ / 4 + 1/2, which a network without hidden layer learns exactly.
        let y = 0.5 * x[0] - 0.25 * x[1] + 0.5;
        let want = (255.0 * (y + 2.0) / 5.0).max(0.0).min(255.0);
        assert!((f64::from(pixel[0]) - want).abs() < 0.6, "{} {want}", pixel[0]);
    }
}

#[test]
fn the_plane_refuses_what_it_cannot_show() {
    let mut plane = plane();
    for refusal in [
        refused(plane.region_pixels(&[0; 8 * 1024])),
        refused(plane.boundaries()),
        refused(plane.select_class(0)),
    ] {
        assert!(refusal.starts_with("classes must be more than two"), "{refusal}");
    }
    let curve = Trainer::new(Config { output: Output::Identity, ..config(&[1, 1]) }).expect("valid");
    assert!(refused(plane.evaluate_network(&curve)).starts_with("layerSizes must hold"));
    let sine = Source::new("sine", 1, 0.3).expect("known");
    assert!(refused(plane.evaluate_optimum(&sine)).starts_with("source must hold 2 inputs"));
    let three = Trainer::new(Config { output: Output::Softmax, ..config(&[2, 3]) }).expect("valid");
    plane.evaluate_network(&three).expect("classes");
    assert!(refused(plane.region_pixels(&[0; 1024])).starts_with("palette must hold at least 3"));
}

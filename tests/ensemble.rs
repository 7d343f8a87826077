//! Mean and variance of P over networks, and the line of each, against the definitions.

use mlp_playground::activation::Activation;
use mlp_playground::features::{Feature, features_of};
use mlp_playground::init::Init;
use mlp_playground::network::Network;
use mlp_playground::output::Output;
use mlp_playground::plane::ensemble::{Ensemble, Member};
use mlp_playground::plane::grid::{PALETTE_COLOURS, Plane};
use ndarray::ArrayView1;
use proptest::prelude::*;

const DOMAIN: [f64; 4] = [-2.0, 2.5, -1.0, 1.0];
const SIZE: [u32; 2] = [13, 7];
const FEATURES: [Feature; 3] = [Feature::X2, Feature::X1X1, Feature::SinX1];

/// A network of its own kind for each number.
#[derive(Debug, Clone)]
struct Made {
    sizes: Vec<usize>,
    features: Option<&'static [Feature]>,
    activation: Activation,
    output: Output,
    theta: Vec<f64>,
}

impl Made {
    fn new(number: u32, scale: f64) -> Self {
        let features = (number % 3 == 1).then_some(&FEATURES[..]);
        let (output, outputs) = if number % 2 == 0 { (Output::Sigmoid, 1) } else { (Output::Softmax, 2) };
        let sizes = vec![features.map_or(2, <[Feature]>::len), 4, outputs];
        let activation = [Activation::Tanh, Activation::Relu, Activation::Sigmoid][number as usize % 3];
        let theta = Init::Uniform.theta(&sizes, activation, number).into_iter().zip(1..);
        let theta = theta.map(|(w, i)| scale * (w + 0.2 * libm::sin(f64::from(i * number)))).collect();
        Self { sizes, features, activation, output, theta }
    }

    fn member(&self) -> Member<'_> {
        Member {
            layer_sizes: &self.sizes,
            features: self.features,
            activation: self.activation,
            output: self.output,
            theta: &self.theta,
        }
    }

    /// The logit of class 1 and its probability at a point, by the readable definition.
    fn truth(&self, point: [f64; 2]) -> [f64; 2] {
        let network =
            Network::from_theta(&self.sizes, &self.theta, self.activation, self.output).expect("fits");
        let x = self.features.map_or_else(|| point.to_vec(), |features| features_of(features, &point));
        let activations = network.activations(ArrayView1::from(&x));
        let z = activations.z.last().expect("a layer");
        [if z.len() == 2 { z[1] - z[0] } else { z[0] }, activations.t[activations.t.len() - 1]]
    }
}

fn ensemble(members: &[Made]) -> Ensemble {
    let mut ensemble = Ensemble::new(&DOMAIN, SIZE[0], SIZE[1]).expect("valid");
    for member in members {
        ensemble.add(&member.member()).expect("two classes");
    }
    ensemble
}

fn nodes() -> Vec<[f64; 2]> {
    let [width, height] = SIZE;
    let at = |axis: usize, index: u32| {
        let [low, high] = [DOMAIN[2 * axis], DOMAIN[2 * axis + 1]];
        low + f64::from(index) * (high - low) / f64::from(SIZE[axis] - 1)
    };
    (0..width * height).map(|index| [at(0, index % width), at(1, index / width)]).collect()
}

proptest! {
    #[test]
    fn mean_and_variance_are_those_of_the_definition(first in 0..1000_u32, count in 1..12_u32, scale in 0.1..6.0) {
        let members: Vec<_> = (first..first + count).map(|number| Made::new(number, scale)).collect();
        let ensemble = ensemble(&members);
        prop_assert_eq!(ensemble.members(), count as usize);
        let (mean, variance) = (ensemble.mean(), ensemble.variance());
        let seen = mean.values().iter().zip(variance.values());
        for (point, (logit, got)) in nodes().into_iter().zip(seen) {
            let p: Vec<f64> = members.iter().map(|member| member.truth(point)[1]).collect();
            let want = p.iter().sum::<f64>() / f64::from(count);
            let off = (1.0 / (1.0 + libm::exp(-f64::from(*logit))) - want).abs();
            prop_assert!(off < 2e-6, "mean at {point:?}: {logit} instead of {want}, off by {off}");
            let want = p.iter().map(|p| (p - want) * (p - want)).sum::<f64>() / f64::from(count);
            prop_assert!((f64::from(*got) - want).abs() < 2e-6, "variance at {point:?}: {got} instead of {want}");
            prop_assert!((0.0..=0.25).contains(got));
        }
    }

    #[test]
    fn every_network_keeps_the_line_that_a_plane_gives_it(first in 0..1000_u32) {
        let members: Vec<_> = (first..first + 4).map(|number| Made::new(number, 3.0)).collect();
        let all = ensemble(&members);
        for (member, number) in members.iter().zip(0..) {
            let alone = ensemble(std::slice::from_ref(member));
            prop_assert_eq!(all.boundary(number).expect("four"), alone.boundary(0).expect("one"));
            // The mean of one network is the network, the logit of whose P is z again.
            for (point, logit) in nodes().into_iter().zip(alone.mean().values()) {
                let z = member.truth(point)[0];
                // P near 1 has steps of 2⁻⁵³, of which its logit makes e^|z| times as much.
                let within = 1e-4 * z.abs().max(1.0) + f64::EPSILON * libm::exp(z.abs());
                prop_assert!((f64::from(*logit) - z).abs() < within, "{logit} instead of {z}");
            }
            let lines = alone.mean().contours(&[0.0]).expect("finite");
            prop_assert_eq!(lines.points.len(), all.boundary(number).expect("four").points.len());
            for (a, b) in lines.points.iter().zip(&all.boundary(number).expect("four").points) {
                prop_assert!((a - b).abs() < 1e-3);
            }
        }
    }
}

#[test]
fn networks_that_agree_leave_no_variance_and_those_that_contradict_each_other_all_of_it() {
    // θ of a network without hidden layer whose z is `bias` everywhere.
    let constant = |bias: f64| Made {
        sizes: vec![2, 1],
        features: None,
        theta: vec![bias, 0.0, 0.0],
        ..Made::new(0, 1.0)
    };
    let all = |plane: &Plane, want: f32, within: f32| {
        assert!(plane.values().iter().all(|v| (v - want).abs() <= within), "{want}: {:?}", plane.values());
    };
    let alike = ensemble(&vec![constant(1.5); 1000]);
    all(&alike.mean(), 1.5, 1e-6);
    all(&alike.variance(), 0.0, 0.0);
    // P differ by 3·10⁻¹⁰ here, and their variance is (half of that)²: far less than the rounding of P² itself.
    let (high, low) = (15.001_f32, 15.0_f32);
    let near = ensemble(&[constant(high.into()), constant(low.into())]);
    let p = |z: f32| 1.0 / (1.0 + libm::exp(-f64::from(z)));
    let want = (p(high) - p(low)) * (p(high) - p(low)) / 4.0;
    all(&near.variance(), want as f32, 1e-5 * want as f32);
    let opposed = ensemble(&[constant(50.0), constant(-50.0)]);
    all(&opposed.mean(), 0.0, 1e-6);
    all(&opposed.variance(), 0.25, 0.0);
    // P = 1/(1 + e⁻¹) and ½ three times: by hand, mean 0.557764645…, variance 3/16 · (0.231058579…)² = 0.0100102…
    let mixed = ensemble(&[constant(1.0), constant(0.0), constant(0.0), constant(0.0)]);
    let p = 1.0 / (1.0 + libm::exp(-1.0));
    let mean = 0.5 + (p - 0.5) / 4.0;
    all(&mixed.mean(), libm::log(mean / (1.0 - mean)) as f32, 1e-6);
    all(&mixed.variance(), (3.0 / 16.0 * (p - 0.5) * (p - 0.5)) as f32, 1e-8);
    // Where the mean rounds to 1 or 0 its logit is that of the numbers next to them, 2⁻⁵³ away: 53 ln 2 = 36.74.
    for (bias, end) in [(300.0, 36.736_8), (-300.0, -36.736_8)] {
        all(&ensemble(&[constant(bias), constant(bias)]).mean(), end, 1e-4);
    }
}

#[test]
fn without_networks_nothing_has_a_value() {
    let mut empty = ensemble(&[]);
    for plane in [empty.mean(), empty.variance()] {
        assert!(plane.values().len() == 91 && plane.values().iter().all(|v| v.is_nan()));
        assert!(plane.pixels(&[7; 4 * PALETTE_COLOURS]).expect("256 colours").iter().all(|byte| *byte == 0));
        assert_eq!(plane.contours(&[0.0]).expect("finite").starts, [0]);
    }
    assert_eq!(empty.boundary(0).expect_err("none").to_string(), "member must be below 0, got 0");
    empty.add(&Made::new(2, 1.0).member()).expect("two classes");
    assert!(empty.variance().values().iter().all(|v| *v == 0.0));
}

#[test]
fn networks_that_do_not_fit_are_refused_and_change_nothing() {
    let before = ensemble(&[Made::new(0, 1.0), Made::new(1, 1.0)]);
    let mut after = before.clone();
    let fits = Made { features: None, sizes: vec![2, 4, 1], output: Output::Sigmoid, ..Made::new(0, 1.0) };
    let mut refused = |made: Made| after.add(&made.member()).expect_err("refused").to_string();
    let sizes = |sizes: &[usize]| Made { sizes: sizes.to_vec(), ..fits.clone() };
    assert_eq!(refused(sizes(&[2])), "layerSizes must be at least two sizes, inputs and outputs, got [2]");
    assert_eq!(
        refused(sizes(&[3, 4, 1])),
        "layerSizes must hold 2 (points of the plane) as the first of its values, got 3"
    );
    assert_eq!(
        refused(sizes(&[2, 4, 3])),
        "layerSizes must hold 1 (more where output is softmax) as the last of its values, got 3"
    );
    for outputs in [1, 3] {
        let softmax = Made { output: Output::Softmax, ..sizes(&[2, 4, outputs]) };
        let message = format!(
            "layerSizes must hold 2 (where output is softmax) as the last of its values, got {outputs}"
        );
        assert_eq!(refused(softmax), message);
    }
    let identity = Made { output: Output::Identity, ..fits.clone() };
    assert_eq!(refused(identity), "output must be sigmoid or softmax, got identity");
    let featured = Made { features: Some(&FEATURES), ..fits.clone() };
    assert_eq!(refused(featured), "layerSizes[0] must be the number of features, got 2");
    let short = Made { theta: fits.theta[1..].to_vec(), ..fits.clone() };
    assert_eq!(refused(short), "theta must hold 17 (4×3 + 1×5) values, got 16");
    let endless = Made { theta: vec![f64::INFINITY; 17], ..fits };
    assert_eq!(refused(endless), "theta[0] must be finite, got inf");
    assert_eq!(after, before);
    assert_eq!(Ensemble::new(&DOMAIN, 1, 9).expect_err("narrow").name(), "InvalidConfig");
}

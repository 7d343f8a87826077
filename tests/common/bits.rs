//! Runs whose results must be the same to the bit on every machine, natively and in wasm, and their fingerprints.

use super::config;
use mlp_playground::analysis::directions::{filter_normalised, plane_of_three, random_directions};
use mlp_playground::analysis::landscape::Landscape;
use mlp_playground::analysis::solutions::solutions;
use mlp_playground::analysis::symmetry::canonical_form;
use mlp_playground::data::sources;
use mlp_playground::plane::contour::Contours;
use mlp_playground::plane::ensemble::{Ensemble, Member};
use mlp_playground::plane::grid::PALETTE_COLOURS;
use mlp_playground::{
    Activation, Axis, Config, Descent, Fleet, Init, Optimizer, Output, Part, Plan, Plane, Precision, Rule,
    Source, Trainer, Vary,
};
use ndarray::{ArrayView2, array};

/// FNV-1a over the bits of all numbers (Fowler, Noll and Vo, 64-bit offset basis and prime).
pub fn fingerprint(values: impl IntoIterator<Item = u64>) -> u64 {
    let bytes = values.into_iter().flat_map(u64::to_le_bytes);
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The fingerprint of θ, the errors and the picture after 1,000 updates.
fn after_1000_updates(config: Config, source: &str) -> u64 {
    let info = sources().iter().find(|info| info.name == source).expect("a known source");
    let classes = info.classes[0].max(config.layer_sizes[config.layer_sizes.len() - 1] as u32);
    let source = Source::new(source, classes, info.noise[2]).expect("its own defaults");
    let sample = source.sample(150, 11, Part::Train).expect("few enough");
    let mut trainer = Trainer::new(config).expect("a valid configuration");
    trainer.set_training_set(sample.x.view(), sample.y.view()).expect("the examples fit");
    trainer.advance(1000).expect("a training set");
    let report = trainer.error().expect("a training set");
    let mut bits: Vec<u64> =
        trainer.theta().into_iter().chain([report.d, report.r]).map(f64::to_bits).collect();
    bits.extend(trainer.predict(sample.x.view()).expect("x fits").into_iter().map(f64::to_bits));
    if (trainer.inputs(), trainer.outputs()) == (2, 1) {
        let mut plane = Plane::new(&info.domain, 37, 29).expect("a valid plane");
        plane.evaluate_network(&trainer).expect("two inputs, one output");
        bits.extend(plane.values().iter().map(|v| u64::from(v.to_bits())));
        let contours = plane.contours(&[-2.0, 0.0, 2.0]).expect("finite levels");
        bits.extend(contours.points.iter().map(|v| u64::from(v.to_bits())));
    }
    fingerprint(bits)
}

/// The truth of every source at points all over its domain and beyond.
fn truths() -> u64 {
    let mut bits = Vec::new();
    for info in sources() {
        let source = Source::new(info.name, info.classes[1], info.noise[2]).expect("its own limits");
        let sample = source.sample(200, 5, Part::Test).expect("few enough");
        let posterior = source.optimum((&sample.x * 1.7).view()).expect("finite points");
        bits.extend(sample.x.iter().chain(&sample.y).chain(&posterior).map(|v| v.to_bits()));
        let bayes = source.bayes();
        bits.extend(
            [bayes.error, bayes.cross_entropy, bayes.noise_variance].into_iter().flatten().map(f64::to_bits),
        );
    }
    fingerprint(bits)
}

/// A network with a sigmoid, or softmax outputs, at its initial weights.
fn untrained(sizes: &[usize], activation: Activation, seed: u32) -> Trainer {
    let output = if sizes[sizes.len() - 1] == 1 { Output::Sigmoid } else { Output::Softmax };
    Trainer::new(Config { activation, output, init: Init::He, seed, ..config(sizes) }).expect("valid")
}

/// The bits of lines, their ends included.
fn lines(contours: &Contours) -> impl Iterator<Item = u64> {
    let points = contours.points.iter().map(|v| u64::from(v.to_bits()));
    points.chain(contours.starts.iter().map(|&start| start.into()))
}

/// Regions, boundaries and each class of a network and of the optimum; the logit of two softmax outputs.
fn classes() -> u64 {
    let palette: Vec<u8> = (0..8 * 4 * PALETTE_COLOURS).map(|at| (at * 7 % 251) as u8).collect();
    let plane = || Plane::new(&[-6.0, 6.0, -5.0, 5.0], 37, 29).expect("a valid plane");
    let mut planes = [plane(), plane(), plane()];
    planes[0].evaluate_network(&untrained(&[2, 9, 5], Activation::Relu, 3)).expect("classes");
    planes[1].evaluate_optimum(&Source::new("blobs", 8, 1.1).expect("listed")).expect("n = 2");
    planes[2].evaluate_network(&untrained(&[2, 6, 2], Activation::Tanh, 4)).expect("two classes");
    let mut bits = Vec::new();
    for (plane, count) in planes.iter_mut().zip([5, 8, 0]) {
        if count > 0 {
            bits.extend(plane.region_pixels(&palette).expect("eight rows").into_iter().map(u64::from));
            bits.extend(lines(&plane.boundaries().expect("classes")));
        }
        for class in 0..count.max(1) {
            if count > 0 {
                plane.select_class(class).expect("one of them");
            }
            bits.extend(plane.values().iter().map(|v| u64::from(v.to_bits())));
            let palette = &palette[..4 * PALETTE_COLOURS];
            bits.extend(plane.pixels(palette).expect("256 colours").into_iter().map(u64::from));
            bits.extend(
                plane.value_pixels(palette, -3.0, 2.0).expect("256 colours").into_iter().map(u64::from),
            );
        }
    }
    fingerprint(bits)
}

/// How far networks are from the optimum of classes, of more classes, and of a regression.
fn distances() -> u64 {
    let mut bits = Vec::new();
    for (name, count, output, sizes) in [
        ("lecture", 2, Output::Sigmoid, [2, 5, 1]),
        ("pinwheel", 3, Output::Softmax, [2, 4, 3]),
        ("bumps", 1, Output::Identity, [2, 4, 1]),
    ] {
        let network = untrained(&sizes, Activation::Tanh, 5);
        let logits = |x: &[f64]| {
            let x = ArrayView2::from_shape((x.len() / 2, 2), x).expect("points of the plane");
            network.logits(x).expect("points of the plane").into_iter().collect()
        };
        let source = Source::new(name, count, 0.9).expect("listed");
        let excess = source.excess(output, sizes[2], 2e4, &logits).expect("outputs that fit");
        for estimate in [Some(excess.divergence), excess.error].into_iter().flatten() {
            bits.extend([estimate.value, estimate.uncertainty].map(f64::to_bits));
        }
    }
    fingerprint(bits)
}

/// Mean, variance and lines of a few networks.
fn ensemble() -> u64 {
    let mut ensemble = Ensemble::new(&[-6.0, 6.0, -5.0, 5.0], 37, 29).expect("a valid plane");
    let mut bits = Vec::new();
    for number in 0..5 {
        let network = untrained(&[2, 7, 1 + number as usize % 2], Activation::Tanh, number);
        let config = network.config();
        let member = Member {
            layer_sizes: &config.layer_sizes,
            features: None,
            activation: config.activation,
            output: config.output,
            theta: &network.theta(),
        };
        ensemble.add(&member).expect("two classes");
        bits.extend(lines(ensemble.boundary(number).expect("the last")));
    }
    for plane in [ensemble.mean(), ensemble.variance()] {
        bits.extend(plane.values().iter().map(|v| u64::from(v.to_bits())));
    }
    fingerprint(bits)
}

/// What can be looked at in a network after 50 updates: backward passes, layers, the landscape, the canonical form.
fn looks(config: Config, source: &str) -> u64 {
    let (sizes, activation) = (config.layer_sizes.clone(), config.activation);
    let source = Source::new(source, sizes[sizes.len() - 1].max(2) as u32, 0.5)
        .or_else(|_| Source::new(source, 1, 0.5))
        .expect("a known source");
    let sample = source.sample(70, 3, Part::Train).expect("few enough");
    let mut trainer = Trainer::new(config).expect("a valid configuration");
    trainer.set_training_set(sample.x.view(), sample.y.view()).expect("the examples fit");
    trainer.advance(50).expect("a training set");
    let theta = trainer.theta();
    let trace = trainer.trace(&[3, 65]).expect("two examples");
    let differences = trainer.differences(&[3, 65], 0..theta.len()).expect("all of θ");
    let statistics = trainer.layer_statistics(7, &[]).expect("a training set");
    let [u, v] = random_directions(&sizes, 2)
        .map(|direction| filter_normalised(&sizes, &theta, &direction).expect("as long as θ"));
    let landscape = Landscape::new([&theta, &u, &v], &[-1.0, 0.7, -0.6, 1.0], 6, 5).expect("a valid grid");
    let errors = landscape.errors(&trainer, 0..5).expect("θ fits");
    let plane = plane_of_three(&theta, &u, &v).expect("not on one line");
    let form = canonical_form(&sizes, activation, &theta).expect("θ fits");
    let list = [&theta[..], &u, &form, &v, &u].concat();
    let solutions = solutions(&sizes, activation, &list, 1e-9).expect("θ fit");
    let doubles =
        [trace.a, trace.z, trace.t, vec![trace.d], trace.delta, trace.gradient, differences.quotients];
    let norms = [statistics.gradient_norms, statistics.data_gradient_norms];
    let shares = [statistics.saturated, statistics.dead, statistics.zero];
    let others = [statistics.edges.as_flattened(), plane.positions.as_flattened(), &plane.u, &plane.v, &form];
    let mut bits: Vec<u64> = [doubles.concat(), norms.concat(), shares.concat(), others.concat()]
        .concat()
        .into_iter()
        .map(f64::to_bits)
        .collect();
    bits.extend(errors.d.iter().chain(&errors.e).map(|v| u64::from(v.to_bits())));
    bits.extend(statistics.counts.iter().chain(&solutions.classes).map(|&v| u64::from(v)));
    bits.extend(differences.crosses_kink.into_iter().map(u64::from));
    fingerprint(bits)
}

/// What the members of a fleet come to, in the order of the visits.
fn come_to(mut fleet: Fleet) -> u64 {
    let mut bits = Vec::new();
    while fleet.left() > 0 {
        for outcome in fleet.advance_while(&mut || false).expect("examples") {
            let numbers = [outcome.report.e, outcome.report.r, outcome.slope];
            bits.extend([outcome.index as u64, outcome.status as u64, outcome.updates]);
            bits.extend(numbers.iter().chain(fleet.theta(outcome.index).expect("done")).map(|v| v.to_bits()));
        }
    }
    fingerprint(bits)
}

/// Exclusive or of four points from a plane of starts, by networks abreast, some of which diverge.
fn plane_of_starts() -> u64 {
    let base =
        Config { optimizer: Optimizer::descent(Rule::Sgd, 4.0, 0), lambda: 0.01, ..config(&[2, 2, 1]) };
    let [u, v] = [7, 8].map(|seed| base.init.theta(&[2, 2, 1], base.activation, seed));
    let values: Vec<f64> = (0..11).map(|i| f64::from(i) - 5.0).collect();
    let along = |direction| Axis { vary: Vary::Start(direction), values: values.clone() };
    let rates = Axis { vary: Vary::LearningRate, values: vec![0.5, 4.0, 1e5] };
    let axes = vec![along(u), along(v), rates];
    let mut fleet = Fleet::new(Plan { base, axes, updates: 400, ..Plan::default() }).expect("a valid plan");
    let x = array![[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]];
    fleet.set_training_set(x.view(), array![[0.0], [1.0], [1.0], [0.0]].view()).expect("the examples fit");
    come_to(fleet)
}

/// Networks of several sizes, each on points of its own.
fn cloud_of_boundaries() -> u64 {
    let source = Source::new("lecture", 2, 1.0).expect("its own defaults");
    let axes = vec![
        Axis { vary: Vary::Points { source, m: 80 }, values: vec![1.0, 2.0, 3.0, 4.0] },
        Axis { vary: Vary::Units(1), values: vec![2.0, 5.0] },
    ];
    let base = Config { lambda: 0.1, ..config(&[2, 5, 1]) };
    come_to(Fleet::new(Plan { base, axes, updates: 200, ..Plan::default() }).expect("a valid plan"))
}

/// Every run with its fingerprint as first computed natively on x86-64. A difference means that links no longer give
/// the pictures they gave: to be changed only on purpose, with a note in the changelog.
pub fn runs() -> Vec<(&'static str, u64, u64)> {
    let with = |sizes: &[usize], rule, rate, batch| Config {
        optimizer: Optimizer::descent(rule, rate, batch),
        ..config(sizes)
    };
    let deep = config(&[2, 20, 20, 1]);
    vec![
        ("lecture, 2 × 20, L-BFGS", after_1000_updates(Config { lambda: 0.1, ..deep }, "lecture"), LECTURE),
        ("xor, tanh, SGD", after_1000_updates(with(&[2, 7, 5, 1], Rule::Sgd, 0.03, 10), "xor"), XOR),
        (
            "spirals, sigmoid, momentum",
            after_1000_updates(
                Config { activation: Activation::Sigmoid, ..with(&[2, 33, 1], Rule::Momentum, 0.1, 16) },
                "spirals",
            ),
            SPIRALS,
        ),
        (
            "blobs, ReLU, softmax, Adam",
            after_1000_updates(
                Config {
                    activation: Activation::Relu,
                    output: Output::Softmax,
                    init: Init::He,
                    ..with(&[2, 12, 5], Rule::Adam, 0.01, 10)
                },
                "blobs",
            ),
            BLOBS,
        ),
        (
            "sine, leaky ReLU, identity, Adam on all",
            after_1000_updates(
                Config {
                    activation: Activation::LeakyRelu(0.01),
                    output: Output::Identity,
                    init: Init::Uniform,
                    ..with(&[1, 9, 9, 1], Rule::Adam, 0.01, 0)
                },
                "sine",
            ),
            SINE,
        ),
        ("all sources", truths(), TRUTHS),
        ("a fleet over a plane of starts", plane_of_starts(), STARTS),
        ("a fleet over draws of a source", cloud_of_boundaries(), CLOUD),
        ("planes of classes", classes(), CLASSES),
        ("distances from the optimum", distances(), DISTANCES),
        ("an ensemble", ensemble(), ENSEMBLE),
        (
            "a look into tanh, sigmoid",
            looks(Config { lambda: 0.2, ..config(&[2, 6, 3, 1]) }, "lecture"),
            LOOK_TANH,
        ),
        (
            "a look into sigmoid, softmax",
            looks(
                Config { activation: Activation::Sigmoid, output: Output::Softmax, ..config(&[2, 5, 3]) },
                "blobs",
            ),
            LOOK_SIGMOID,
        ),
        (
            "a look into leaky ReLU, identity",
            looks(
                Config {
                    activation: Activation::LeakyRelu(0.02),
                    output: Output::Identity,
                    ..config(&[1, 9, 4, 1])
                },
                "sine",
            ),
            LOOK_RELU,
        ),
    ]
}

/// θ of one network after 1,000 updates of every method in every precision that it has. Pages run the same
/// (`tests/engines/bits/runs.js`, which knows these by the names of their constants).
pub fn methods() -> Vec<(&'static str, u64, u64)> {
    let sample = Source::new("lecture", 2, 1.0).and_then(|source| source.sample(200, 4, Part::Train));
    let sample = sample.expect("few enough");
    let after = |optimizer| {
        let mut trainer = Trainer::new(Config { lambda: 0.01, optimizer, ..config(&[2, 20, 20, 1]) })
            .expect("a valid configuration");
        trainer.set_training_set(sample.x.view(), sample.y.view()).expect("the examples fit");
        trainer.advance(1000).expect("a training set");
        fingerprint(trainer.theta().into_iter().map(f64::to_bits))
    };
    let descent = |rule, learning_rate, precision| {
        after(Optimizer::Descent(Descent { rule, learning_rate, batch_size: 10, shuffle: true, precision }))
    };
    let (single, double) = (Precision::Single, Precision::Double);
    vec![
        ("1,000 updates, L-BFGS", after(Optimizer::Lbfgs), LBFGS_F64),
        ("1,000 updates, SGD in f32", descent(Rule::Sgd, 0.03, single), SGD_F32),
        ("1,000 updates, SGD in f64", descent(Rule::Sgd, 0.03, double), SGD_F64),
        ("1,000 updates, momentum in f32", descent(Rule::Momentum, 0.03, single), MOMENTUM_F32),
        ("1,000 updates, momentum in f64", descent(Rule::Momentum, 0.03, double), MOMENTUM_F64),
        ("1,000 updates, Adam in f32", descent(Rule::Adam, 0.01, single), ADAM_F32),
        ("1,000 updates, Adam in f64", descent(Rule::Adam, 0.01, double), ADAM_F64),
    ]
}

const LBFGS_F64: u64 = 0xd0a3_7635_631f_69ec;
const SGD_F32: u64 = 0xe168_c98e_34a4_a2dd;
const SGD_F64: u64 = 0x16ab_210d_238d_be36;
const MOMENTUM_F32: u64 = 0xb09d_b747_0c16_4284;
const MOMENTUM_F64: u64 = 0x9863_09ee_5b65_0ec0;
const ADAM_F32: u64 = 0x9790_2856_f7e8_456b;
const ADAM_F64: u64 = 0xca98_ef7e_011c_f90e;

const LECTURE: u64 = 0x9a0c_1829_7737_e4fb;
const XOR: u64 = 0xc3f6_9287_66ae_026c;
const SPIRALS: u64 = 0xaa1a_511f_1647_57a1;
const BLOBS: u64 = 0xe7c3_ce53_32ae_78f9;
const SINE: u64 = 0xff94_80dd_e56f_74b9;
const TRUTHS: u64 = 0xdd5e_4e8e_e480_0c4c;
const CLASSES: u64 = 0xa209_b5e3_07ce_afa4;
const DISTANCES: u64 = 0x2dc4_963f_3ae8_27a1;
const ENSEMBLE: u64 = 0xdda8_451c_33f0_abaf;
const LOOK_TANH: u64 = 0xc737_b4b1_68d4_6362;
const LOOK_SIGMOID: u64 = 0x4147_3b4d_b107_0382;
const LOOK_RELU: u64 = 0x1e8f_a4d8_6665_dae1;
const STARTS: u64 = 0xfab9_fe1d_f8cc_8037;
const CLOUD: u64 = 0xe030_39f4_e1a0_4dec;

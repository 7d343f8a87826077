//! Runs whose results must be the same to the bit on every machine, natively and in wasm, and their fingerprints.

use super::config;
use mlp_playground::data::sources;
use mlp_playground::{Activation, Config, Init, Optimizer, Output, Part, Plane, Rule, Source, Trainer};

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
    ]
}

const LECTURE: u64 = 0x96e7_b0b7_e6f6_b5b2;
const XOR: u64 = 0x7f20_b8ae_e5d2_55fa;
const SPIRALS: u64 = 0xa1bb_dd87_9ac2_7d15;
const BLOBS: u64 = 0x46b8_52b9_befe_3334;
const SINE: u64 = 0xff94_80dd_e56f_74b9;
const TRUTHS: u64 = 0xf1bb_5b82_05da_b10d;

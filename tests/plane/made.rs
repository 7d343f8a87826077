//! Planes' networks, palettes and evaluations, as several files need them.

use crate::common::config;
use mlp_playground::error::Result;
use mlp_playground::init::Init;
use mlp_playground::plane::grid::{PALETTE_COLOURS, Plane};
use mlp_playground::{Config, Feature, Output, Source, Trainer};

/// Rows of a palette that tell row and entry: (row, entry, 0, 255).
pub fn palette(rows: usize) -> Vec<u8> {
    (0..rows * PALETTE_COLOURS)
        .flat_map(|at| [(at / PALETTE_COLOURS) as u8, (at % PALETTE_COLOURS) as u8, 0, 255])
        .collect()
}

/// A network of points of the plane at its initial weights, which are no smaller than those of trained ones.
pub fn network(sizes: &[usize], output: Output, features: Option<&[Feature]>, seed: u32) -> Trainer {
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
pub enum Evaluation {
    OneOutput(u32),
    TwoOutputs(u32),
    Classes(usize, u32),
    Optimum(&'static str, u32),
    /// More inputs than a plane has.
    Refused,
}

impl Evaluation {
    pub fn apply(&self, plane: &mut Plane) -> Result<()> {
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

/// Where the nodes lie, row by row from the bottom, by the definition.
pub fn nodes(domain: [f64; 4], [width, height]: [u32; 2]) -> Vec<[f64; 2]> {
    let at = |[low, high]: [f64; 2], index: u32, count: u32| {
        low + f64::from(index) * (high - low) / f64::from(count - 1)
    };
    let [x0, x1, y0, y1] = domain;
    let node = |index: u32| [at([x0, x1], index % width, width), at([y0, y1], index / width, height)];
    (0..width * height).map(node).collect()
}

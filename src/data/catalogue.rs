//! The list of data sources: what each is called, what it takes, and how it is built.

use super::mixture::Component;
use super::{classification, regression};

/// What is to be learned from a source's points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Which of K classes a point of the plane belongs to.
    Classification,
    /// A number y that depends on x.
    Regression,
}

/// A data source by name, with the settings that it takes.
#[derive(Debug)]
pub struct SourceInfo {
    /// What [`Source::new`](super::Source::new) calls it.
    pub name: &'static str,
    /// What is to be learned.
    pub task: Task,
    /// Number of inputs n: 2 for classification, 1 or 2 for regression.
    pub n: usize,
    /// Fewest and most classes K. `[1, 1]` for regression, which has no classes and takes any number as none.
    pub classes: [u32; 2],
    /// Smallest, largest and usual noise. For classification it multiplies the standard deviations of the components
    /// (for `lecture` and `gaussians` 1 leaves the clouds as they are drawn; for the others it is the standard
    /// deviation in the units of x) and is positive, since without spread there is no density. For regression it is
    /// the standard deviation of y.
    pub noise: [f64; 3],
    /// The rectangle to show, `[left, right, bottom, top]`: x₁ and x₂ for n = 2, x and y for n = 1. Regression
    /// sources draw x uniformly from it; the points of classification sources may leave it.
    pub domain: [f64; 4],
    pub(super) recipe: Recipe,
}

/// How a source makes its truth.
#[derive(Debug, Clone, Copy)]
pub(super) enum Recipe {
    /// From the number of classes to the components of each class at noise 1.
    Mixture(fn(usize) -> Vec<Vec<Component>>),
    /// E[y|x].
    Function(fn(&[f64]) -> f64),
}

const SQUARE: [f64; 4] = [-6.0, 6.0, -6.0, 6.0];

const fn classification(
    name: &'static str,
    classes: [u32; 2],
    noise: [f64; 3],
    domain: [f64; 4],
    components: fn(usize) -> Vec<Vec<Component>>,
) -> SourceInfo {
    let recipe = Recipe::Mixture(components);
    SourceInfo { name, task: Task::Classification, n: 2, classes, noise, domain, recipe }
}

const fn regression(
    name: &'static str,
    n: usize,
    noise: [f64; 3],
    domain: [f64; 4],
    mean: fn(&[f64]) -> f64,
) -> SourceInfo {
    let recipe = Recipe::Function(mean);
    SourceInfo { name, task: Task::Regression, n, classes: [1, 1], noise, domain, recipe }
}

static SOURCES: [SourceInfo; 14] = [
    classification("lecture", [2, 2], [0.2, 2.0, 1.0], [-7.0, 8.0, -6.0, 5.0], classification::lecture),
    classification("gaussians", [2, 2], [0.2, 2.0, 1.0], SQUARE, classification::gaussians),
    classification("xor", [2, 2], [0.2, 2.5, 1.2], SQUARE, classification::xor),
    classification("circle", [2, 2], [0.25, 1.2, 0.6], SQUARE, classification::circle),
    classification("spirals", [2, 2], [0.15, 0.8, 0.35], SQUARE, classification::spirals),
    classification("moons", [2, 2], [0.25, 1.5, 0.6], SQUARE, classification::moons),
    classification(
        "checkerboard",
        [2, 2],
        [0.3, 0.8, 0.4],
        [-7.0, 7.0, -7.0, 7.0],
        classification::checkerboard,
    ),
    classification("blobs", [2, 8], [0.2, 2.0, 0.9], SQUARE, classification::blobs),
    classification("pinwheel", [2, 8], [0.3, 1.5, 0.8], SQUARE, classification::pinwheel),
    regression("line", 1, [0.0, 2.0, 0.5], [-5.0, 5.0, -4.0, 4.0], regression::line),
    regression("sine", 1, [0.0, 2.0, 0.3], [-5.0, 5.0, -4.0, 4.0], regression::sine),
    regression("step", 1, [0.0, 2.0, 0.3], [-5.0, 5.0, -4.0, 4.0], regression::step),
    regression("plane", 2, [0.0, 2.0, 0.5], SQUARE, regression::plane),
    regression("bumps", 2, [0.0, 2.0, 0.3], SQUARE, regression::bumps),
];

/// All data sources, in the order in which to offer them.
#[must_use]
pub fn sources() -> &'static [SourceInfo] {
    &SOURCES
}

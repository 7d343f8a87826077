//! Several networks on one plane: how probable class 1 is to them on average, how far they disagree, and where each of
//! them decides.

use super::contour::{Contours, trace_contours};
use super::grid::Plane;
use super::nodes::{Nodes, require_plane};
use crate::activation::Activation;
use crate::error::{Error, Result, Value, require_finite};
use crate::features::{Feature, check_features};
use crate::kernel::elementary;
use crate::kernel::evaluate::Evaluator;
use crate::kernel::lanes::{Lanes, Real};
use crate::network::require_parameters;
use crate::output::Output;

type Pair = <f64 as Real>::V;

/// A network of two classes for an [`Ensemble`].
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// (n, s₁, …, K).
    pub layer_sizes: &'a [usize],
    /// The n inputs, if they are features of points (x₁, x₂); `None` = the network takes the points as they come.
    pub features: Option<&'a [Feature]>,
    /// σ of the hidden units.
    pub activation: Activation,
    /// g: sigmoid for K = 1, softmax for K = 2.
    pub output: Output,
    /// θ in the order of the boundary.
    pub theta: &'a [f64],
}

/// Mean and variance of P, the probability of class 1, over networks that come one after another, at every node of a
/// grid; and the line P = ½ of each network.
///
/// Both are kept up to date with every network (Welford, "Note on a method for calculating corrected sums of squares and
/// products", Technometrics 4, 1962), in f64: sums of squares, whose difference the variance is, would lose its digits
/// where the networks agree. z⁽ᴸ⁾ is evaluated in f32, as for a [`Plane`].
#[derive(Debug, Clone, PartialEq)]
pub struct Ensemble {
    nodes: Nodes,
    /// The mean of P, and the sum of the squared deviations from it, of every node, rounded up to whole vectors.
    mean: Vec<f64>,
    squares: Vec<f64>,
    boundaries: Vec<Contours>,
}

impl Ensemble {
    /// An ensemble of no networks on the grid of [`Plane::new`].
    ///
    /// # Errors
    /// As [`Plane::new`].
    pub fn new(domain: &[f64], width: u32, height: u32) -> Result<Self> {
        let nodes = Nodes::new(domain, width, height)?;
        let zeros = vec![0.0; f32::padded(nodes.count())];
        Ok(Self { nodes, mean: zeros.clone(), squares: zeros, boundaries: Vec::new() })
    }

    /// Takes one more network in.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`], [`Error::InvalidConfig`] or [`Error::InvalidData`] unless it takes points of the plane,
    /// tells two classes apart, and its θ is finite and as long as its sizes say. The ensemble then stays.
    pub fn add(&mut self, member: &Member<'_>) -> Result<()> {
        let &Member { layer_sizes, features, activation, theta, .. } = member;
        member.check()?;
        let outputs = layer_sizes[layer_sizes.len() - 1];
        let mut network = Evaluator::new(layer_sizes, theta, activation);
        let logits = self.nodes.evaluate_network(&mut network, features.unwrap_or(&Feature::PLAIN), outputs);
        let Nodes { width, height, .. } = self.nodes;
        let boundary = trace_contours(&logits[..self.nodes.count()], width, height, &[0.0])?;
        self.boundaries.push(self.nodes.place(boundary));

        let (count, sigmoid) = (Pair::splat(self.boundaries.len() as f64), elementary::sigmoid::<f64>());
        let statistics = self.mean.as_chunks_mut::<2>().0.iter_mut().zip(self.squares.as_chunks_mut::<2>().0);
        for (z, (mean, squares)) in logits.as_chunks::<2>().0.iter().zip(statistics) {
            let p = sigmoid(Pair::load(&z.map(f64::from)));
            let before = Pair::load(mean);
            let after = before + (p - before) / count;
            after.store(mean);
            (Pair::load(squares) + (p - before) * (p - after)).store(squares);
        }
        Ok(())
    }

    /// How many networks there are.
    #[must_use]
    pub fn members(&self) -> usize {
        self.boundaries.len()
    }

    /// The line P = ½ of network number `member`, in the order of [`Ensemble::add`], in data coordinates.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there are no more than `member` networks.
    pub fn boundary(&self, member: u32) -> Result<&Contours> {
        let missing = || Error::config("member", format!("below {}", self.members()), member);
        self.boundaries.get(member as usize).ok_or_else(missing)
    }

    /// A plane with the logit ln(P̄ / (1 − P̄)) of the mean P̄ for values, finite also where P̄ rounds to 0 or 1: beyond
    /// 2⁻⁵³ from them it stays at ±36.7. Without networks no node has a value.
    #[must_use]
    pub fn mean(&self) -> Plane {
        const LEAST: f64 = f64::EPSILON / 2.0;
        self.plane(&self.mean, |mean| {
            let p = if mean < LEAST { LEAST } else { mean };
            let q = if 1.0 - mean < LEAST { LEAST } else { 1.0 - mean };
            libm::log(p / q)
        })
    }

    /// A plane with the variance of P for values, the mean of (P − P̄)², from 0 to ¼: of the networks as they are, not an
    /// estimate for others like them. 0 for a single network; without networks no node has a value.
    #[must_use]
    pub fn variance(&self) -> Plane {
        let count = self.members() as f64;
        self.plane(&self.squares, |squares| squares / count)
    }

    fn plane(&self, numbers: &[f64], value: impl Fn(f64) -> f64) -> Plane {
        let value = |&number| if self.boundaries.is_empty() { f32::NAN } else { value(number) as f32 };
        Plane::of(self.nodes.clone(), numbers.iter().map(value).collect())
    }
}

impl Member<'_> {
    fn check(&self) -> Result<()> {
        let &[inputs, .., outputs] = self.layer_sizes else {
            return Err(Error::config(
                "layerSizes",
                "at least two sizes, inputs and outputs",
                self.layer_sizes,
            ));
        };
        if let Some(features) = self.features {
            check_features(features, inputs)?;
        }
        require_plane(inputs, self.features, outputs, self.output)?;
        match (self.output, outputs) {
            (Output::Sigmoid, 1) | (Output::Softmax, 2) => {}
            (Output::Softmax, _) => {
                let expected = "2 (where output is softmax) as the last of its".to_owned();
                return Err(Error::shape("layerSizes", expected, outputs));
            }
            _ => return Err(Error::config("output", "sigmoid or softmax", Value::Text("identity".into()))),
        }
        require_parameters(self.layer_sizes, "theta", self.theta.len())?;
        require_finite("theta", self.theta)
    }
}

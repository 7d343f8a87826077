//! A trainer's settings and their limits.

use crate::activation::Activation;
use crate::error::{Error, Result};
use crate::features::{COORDINATES, Feature, check_features};
use crate::init::Init;
use crate::network::parameter_count;
use crate::output::Output;

/// More parameters than this are refused: the engine is made for networks that train while one watches.
const MOST_PARAMETERS: usize = 1 << 22;

/// Everything that a trainer is made from. [`Config::check`] is called once, by the trainer.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// (n, s₁, …, K); at least two, each at least 1.
    pub layer_sizes: Vec<usize>,
    /// The n inputs, if they are features of points (x₁, x₂); `None` = the network takes x as it comes.
    pub features: Option<Vec<Feature>>,
    /// σ of the hidden units.
    pub activation: Activation,
    /// g with its error.
    pub output: Output,
    /// λ ≥ 0.
    pub lambda: f64,
    /// How θ is improved.
    pub optimizer: OptimizerConfig,
    /// What θ starts from.
    pub init: Init,
    /// Seed of the initial weights and of the order of the examples.
    pub seed: u32,
}

/// How θ is improved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OptimizerConfig {
    /// The method.
    pub kind: OptimizerKind,
    /// η > 0; without meaning for L-BFGS.
    pub learning_rate: f64,
    /// Examples per update; 0 = all of them. Without meaning for L-BFGS.
    pub batch_size: usize,
    /// Whether each epoch takes the examples in a new random order.
    pub shuffle: bool,
    /// What θ is computed in; `None` = `f32`, and `f64` for L-BFGS, which stalls in `f32`.
    pub precision: Option<Precision>,
}

/// The optimization methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptimizerKind {
    /// Gradient descent, θ ← θ − η∇E.
    Sgd,
    /// Gradient descent with momentum 0.9.
    Momentum,
    /// Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    Adam,
    /// Limited-memory BFGS on all examples.
    Lbfgs,
}

/// The precision in which θ is kept and improved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// `f32`.
    Single,
    /// `f64`.
    Double,
}

impl Config {
    /// Checks every field.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] for the first field that is out of range.
    pub fn check(&self) -> Result<()> {
        let sizes = self.layer_sizes.as_slice();
        if sizes.len() < 2 {
            return Err(Error::config("layerSizes", "at least two sizes, inputs and outputs", sizes));
        }
        if let Some(at) = sizes.iter().position(|&size| size == 0 || size > MOST_PARAMETERS) {
            let field = format!("layerSizes[{at}]");
            return Err(Error::config(field, format!("from 1 to {MOST_PARAMETERS}"), sizes[at]));
        }
        let parameters =
            sizes.windows(2).try_fold(0usize, |sum, pair| sum.checked_add(pair[1].checked_mul(pair[0] + 1)?));
        if parameters.is_none_or(|count| count > MOST_PARAMETERS) {
            let expected = format!("sizes with at most {MOST_PARAMETERS} parameters");
            return Err(Error::config("layerSizes", expected, sizes));
        }
        if let Some(features) = &self.features {
            check_features(features, sizes[0])?;
        }
        if self.output == Output::Sigmoid && sizes[sizes.len() - 1] != 1 {
            let field = format!("layerSizes[{}]", sizes.len() - 1);
            return Err(Error::config(field, "1 where output is sigmoid", sizes[sizes.len() - 1]));
        }
        if let Activation::LeakyRelu(slope) = self.activation
            && !(0.0..1.0).contains(&slope)
        {
            return Err(Error::config("leak", "at least 0 and below 1", slope));
        }
        check_lambda(self.lambda)?;
        self.optimizer.check()
    }

    /// The length of θ.
    #[must_use]
    pub fn parameters(&self) -> usize {
        parameter_count(&self.layer_sizes)
    }

    /// n.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.layer_sizes[0]
    }

    /// K.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.layer_sizes[self.layer_sizes.len() - 1]
    }

    /// Numbers that a point is given by: n, or its two coordinates where the inputs are features of them.
    #[must_use]
    pub fn coordinates(&self) -> usize {
        if self.features.is_some() { COORDINATES } else { self.inputs() }
    }
}

impl OptimizerConfig {
    /// Checks every field.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if the learning rate is not positive and finite and the method uses one, or if L-BFGS
    /// is asked for in single precision.
    pub fn check(&self) -> Result<()> {
        if self.kind == OptimizerKind::Lbfgs {
            if self.precision == Some(Precision::Single) {
                return Err(Error::config("optimizer.precision", "f64 where kind is lbfgs", "f32"));
            }
            return Ok(());
        }
        check_learning_rate("optimizer.learningRate", self.learning_rate)
    }
}

/// Checks λ.
///
/// # Errors
/// [`Error::InvalidConfig`] unless λ is finite and at least 0.
pub fn check_lambda(lambda: f64) -> Result<()> {
    if lambda.is_finite() && lambda >= 0.0 {
        return Ok(());
    }
    Err(Error::config("lambda", "finite and at least 0", lambda))
}

/// Checks η.
///
/// # Errors
/// [`Error::InvalidConfig`] that names `field` unless η is finite and positive.
pub fn check_learning_rate(field: &str, learning_rate: f64) -> Result<()> {
    if learning_rate.is_finite() && learning_rate > 0.0 {
        return Ok(());
    }
    Err(Error::config(field, "finite and greater than 0", learning_rate))
}

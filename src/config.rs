//! A trainer's settings, their defaults and their limits.

use crate::activation::Activation;
use crate::error::{Error, Result};
use crate::features::{COORDINATES, Feature, check_features};
use crate::init::Init;
use crate::network::parameter_count;
use crate::output::Output;

/// More parameters than this are refused: the engine is made for networks that train while one watches.
const MOST_PARAMETERS: usize = 1 << 22;

/// Everything that a trainer is made from. [`Config::check`] is called once, by the trainer.
///
/// The default is the lecture's first figure: one hidden layer of 5 on points of the plane, λ = 0, trained by L-BFGS.
/// It is the one home of the engine's defaults.
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
    pub optimizer: Optimizer,
    /// What θ starts from.
    pub init: Init,
    /// Seed of the initial weights and of the order of the examples.
    pub seed: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            layer_sizes: vec![2, 5, 1],
            features: None,
            activation: Activation::Sigmoid,
            output: Output::Sigmoid,
            lambda: 0.0,
            optimizer: Optimizer::Lbfgs,
            init: Init::Xavier,
            seed: 1,
        }
    }
}

/// How θ is improved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Optimizer {
    /// Limited-memory BFGS on all examples, in `f64`.
    Lbfgs,
    /// Steps along the gradient of a batch.
    Descent(Descent),
}

/// The settings of the methods that step along the gradient of a batch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Descent {
    /// What a step makes of the gradient.
    pub rule: Rule,
    /// η > 0.
    pub learning_rate: f64,
    /// Examples per update; 0 = all of them.
    pub batch_size: usize,
    /// Whether each epoch takes the examples in a new random order.
    pub shuffle: bool,
    /// What θ is computed in.
    pub precision: Precision,
}

impl Default for Descent {
    fn default() -> Self {
        Self {
            rule: Rule::Sgd,
            learning_rate: 0.1,
            batch_size: 0,
            shuffle: true,
            precision: Precision::Single,
        }
    }
}

/// What a step makes of the gradient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Gradient descent, θ ← θ − η∇E.
    Sgd,
    /// Gradient descent with momentum 0.9.
    Momentum,
    /// Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    Adam,
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
        if let Activation::LeakyRelu(slope) = self.activation {
            check_leak(slope)?;
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

impl Optimizer {
    /// Gradient descent and its kin in their usual form: shuffled, in `f32`.
    #[must_use]
    pub fn descent(rule: Rule, learning_rate: f64, batch_size: usize) -> Self {
        Self::Descent(Descent { rule, learning_rate, batch_size, ..Descent::default() })
    }

    /// Checks every field.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if the learning rate is not positive and finite.
    pub fn check(&self) -> Result<()> {
        match self {
            Self::Lbfgs => Ok(()),
            Self::Descent(descent) => check_learning_rate("optimizer.learningRate", descent.learning_rate),
        }
    }

    /// η; L-BFGS has none.
    #[must_use]
    pub const fn learning_rate(&self) -> Option<f64> {
        match self {
            Self::Lbfgs => None,
            Self::Descent(descent) => Some(descent.learning_rate),
        }
    }

    /// What θ is kept in.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        match self {
            Self::Lbfgs => Precision::Double,
            Self::Descent(descent) => descent.precision,
        }
    }
}

/// Checks the slope α of a leaky rectifier.
///
/// # Errors
/// [`Error::InvalidConfig`] unless 0 ≤ α < 1.
pub fn check_leak(slope: f64) -> Result<()> {
    if (0.0..1.0).contains(&slope) {
        return Ok(());
    }
    Err(Error::config("leak", "at least 0 and below 1", slope))
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

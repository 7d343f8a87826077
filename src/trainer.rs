//! The file that matters: a network, its training set, and an optimizer that brings the two together.

use crate::config::{Config, Optimizer, Precision, check_lambda, check_learning_rate};
use crate::error::{Error, Result, Value, require_finite};
use crate::examples::{Examples, inputs_of};
use crate::kernel::evaluate::{Evaluator, logits};
use crate::kernel::lanes::Real;
use crate::network::{Network, require_parameters};
use crate::optimizer::{GradientDescent, Lbfgs, Method, Status};
use crate::report::{Report, gradients, report};
use ndarray::{Array2, ArrayView2};
use std::fmt;

/// The clock: how far a trainer has come since it was made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clock {
    /// Changes of θ.
    pub updates: u64,
    /// Passes over the training set, with the fraction of the current one. An update of L-BFGS counts as one, however
    /// often its line search looked.
    pub epochs: f64,
    /// Where training stands.
    pub status: Status,
}

/// A multilayer perceptron in training.
///
/// θ crosses this surface as f64, in the order Θ⁽⁰⁾, Θ⁽¹⁾, …, each row by row, bias first. An optimizer that works in
/// f32 rounds what it is given; what it gives is exact.
///
/// ```
/// use mlp_playground::{Config, Part, Source, Status, Trainer};
///
/// // The lecture's figure: two hidden layers of 20, λ = 0.1, on 200 points in four clouds.
/// let source = Source::new("lecture", 2, 1.0)?;
/// let points = source.sample(200, 4, Part::Train)?;
/// let mut trainer = Trainer::new(Config { layer_sizes: vec![2, 20, 20, 1], lambda: 0.1, ..Config::default() })?;
/// trainer.set_training_set(points.x.view(), points.y.view())?;
/// assert_eq!(trainer.advance(2000)?.status, Status::Converged);
/// // No network can come below the Bayes cross-entropy of new points; this one is close.
/// let new = source.sample(5000, 4, Part::Test)?;
/// trainer.set_test_set(new.x.view(), new.y.view())?;
/// assert!(trainer.error()?.test_d.unwrap() < source.bayes().cross_entropy.unwrap() + 0.05);
/// # Ok::<(), mlp_playground::Error>(())
/// ```
pub struct Trainer {
    config: Config,
    /// θ while there is no training set, so no optimizer.
    start: Vec<f64>,
    training: Option<Examples>,
    test: Option<Examples>,
    method: Option<Box<dyn Method>>,
    updates: u64,
    /// Epochs on earlier training sets, and on earlier optimizers.
    epochs_before: f64,
    /// Examples used since then.
    examples_used: u64,
}

impl Trainer {
    /// A trainer at its initial weights.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] that names the first field out of range.
    pub fn new(config: Config) -> Result<Self> {
        config.check()?;
        Ok(Self {
            start: config.init.theta(&config.layer_sizes, config.activation, config.seed),
            config,
            training: None,
            test: None,
            method: None,
            updates: 0,
            epochs_before: 0.0,
            examples_used: 0,
        })
    }

    /// A trainer that goes on exactly as this one does, to the last bit: with its θ, and with all that its optimizer
    /// remembers.
    #[must_use]
    pub fn twin(&self) -> Self {
        Self {
            config: self.config.clone(),
            start: self.start.clone(),
            training: self.training.clone(),
            test: self.test.clone(),
            method: self.method.as_ref().map(|method| method.twin()),
            ..*self
        }
    }

    /// The settings as they are now.
    #[must_use]
    pub const fn config(&self) -> &Config {
        &self.config
    }

    /// Takes the examples to learn from: x is m × n (m × 2 for a network of features), y is m × K. θ stays; what the
    /// optimizer remembered goes.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`] for arrays that do not fit each other or the network, that
    /// are empty, or whose y is no target of the network's output. The old training set then stays.
    pub fn set_training_set(&mut self, x: ArrayView2<'_, f64>, y: ArrayView2<'_, f64>) -> Result<()> {
        let training = Examples::new(&self.config, x, y)?;
        let method = method(&self.config, self.config.optimizer, &self.theta(), &training)?;
        self.settle_clock();
        self.training = Some(training);
        self.method = Some(method);
        Ok(())
    }

    /// Takes the examples that training does not see.
    ///
    /// # Errors
    /// As [`Trainer::set_training_set`]. The old test set then stays.
    pub fn set_test_set(&mut self, x: ArrayView2<'_, f64>, y: ArrayView2<'_, f64>) -> Result<()> {
        self.test = Some(Examples::new(&self.config, x, y)?);
        Ok(())
    }

    /// Does at most this many updates; fewer when training converges or diverges. How updates are split into calls
    /// makes no difference up to there. After [`Status::Converged`] gradient descent, momentum and Adam go on.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no training set.
    pub fn advance(&mut self, updates: u64) -> Result<Clock> {
        let progress = self.method.as_mut().ok_or_else(no_training_set)?.advance(updates);
        self.updates += progress.updates;
        self.examples_used += progress.examples;
        Ok(self.clock())
    }

    /// How far training has come.
    #[must_use]
    pub fn clock(&self) -> Clock {
        let used =
            self.training.as_ref().map_or(0.0, |examples| self.examples_used as f64 / examples.m as f64);
        Clock {
            updates: self.updates,
            epochs: self.epochs_before + used,
            status: self.method.as_ref().map_or(Status::Training, |method| method.status()),
        }
    }

    /// E, D, R and accuracies at the current θ, in f64.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no training set.
    pub fn error(&self) -> Result<Report> {
        self.error_at(&self.theta())
    }

    /// As [`Trainer::error`] at any θ; the trainer's own stays.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no training set; [`Error::ShapeMismatch`] or [`Error::InvalidData`] for θ.
    pub fn error_at(&self, theta: &[f64]) -> Result<Report> {
        self.require_theta(theta)?;
        Ok(report(&self.config, theta, self.training()?, self.test.as_ref()))
    }

    /// ∂E/∂θ over the whole training set, in f64 and in the order of θ.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no training set.
    pub fn gradient(&self) -> Result<Vec<f64>> {
        Ok(self.gradients_on(self.training()?).1)
    }

    /// ∂D/∂θ and ∂E/∂θ over examples, in the order of θ.
    pub(crate) fn gradients_on(&self, examples: &Examples) -> (Vec<f64>, Vec<f64>) {
        gradients(&self.config, &self.theta(), examples)
    }

    /// θ.
    #[must_use]
    pub fn theta(&self) -> Vec<f64> {
        self.method.as_ref().map_or_else(|| self.start.clone(), |method| method.theta())
    }

    /// Replaces θ; training goes on from there.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`], also for what is not finite in the optimizer's precision; θ
    /// then stays.
    pub fn set_theta(&mut self, theta: &[f64]) -> Result<()> {
        self.require_theta(theta)?;
        match &mut self.method {
            Some(method) => {
                self.config.optimizer.precision().require("theta", theta)?;
                method.set_theta(theta);
            }
            None => self.start = theta.to_vec(),
        }
        Ok(())
    }

    /// λ.
    #[must_use]
    pub const fn lambda(&self) -> f64 {
        self.config.lambda
    }

    /// Changes λ and goes on from the current θ.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] unless λ is finite and at least 0.
    pub fn set_lambda(&mut self, lambda: f64) -> Result<()> {
        check_lambda(lambda)?;
        self.config.lambda = lambda;
        if let Some(method) = &mut self.method {
            method.set_lambda(lambda);
        }
        Ok(())
    }

    /// η; L-BFGS has none.
    #[must_use]
    pub const fn learning_rate(&self) -> Option<f64> {
        self.config.optimizer.learning_rate()
    }

    /// Changes η and goes on from the current θ. L-BFGS has no use for it.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] unless η is finite and positive.
    pub fn set_learning_rate(&mut self, learning_rate: f64) -> Result<()> {
        check_learning_rate("learningRate", learning_rate)?;
        if let Optimizer::Descent(descent) = &mut self.config.optimizer {
            descent.learning_rate = learning_rate;
            if let Some(method) = &mut self.method {
                method.set_learning_rate(learning_rate);
            }
        }
        Ok(())
    }

    /// Goes on from the current θ with another method.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] that names the first field out of range, or [`Error::InvalidData`] for θ or examples that
    /// are not finite in the method's precision; the old method then stays.
    pub fn set_optimizer(&mut self, optimizer: Optimizer) -> Result<()> {
        optimizer.check()?;
        if let Some(training) = &self.training {
            self.method = Some(method(&self.config, optimizer, &self.theta(), training)?);
        }
        self.settle_clock();
        self.config.optimizer = optimizer;
        Ok(())
    }

    /// z⁽ᴸ⁾ for every row of x, m × n or, for a network of features, m × 2: m × K, in f64.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`].
    pub fn logits(&self, x: ArrayView2<'_, f64>) -> Result<Array2<f64>> {
        let z = self.logits_of_inputs(&self.theta(), &inputs_of(&self.config, x)?);
        Ok(in_rows(z, self.outputs()))
    }

    /// t for every row of x, m × n or, for a network of features, m × 2: m × K, in f64.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`].
    pub fn predict(&self, x: ArrayView2<'_, f64>) -> Result<Array2<f64>> {
        let (z, outputs) =
            (self.logits_of_inputs(&self.theta(), &inputs_of(&self.config, x)?), self.outputs());
        let mut t = vec![0.0; z.len()];
        for (z, t) in z.chunks_exact(outputs).zip(t.chunks_exact_mut(outputs)) {
            self.config.output.value(z, t);
        }
        Ok(in_rows(t, outputs))
    }

    /// The network as definition (1) writes it.
    ///
    /// # Panics
    /// Never: θ always has the network's length.
    #[must_use]
    pub fn network(&self) -> Network {
        let config = &self.config;
        Network::from_theta(&config.layer_sizes, &self.theta(), config.activation, config.output)
            .expect("θ has the network's length")
    }

    /// The current network for many points at once, in the precision that the picture or a number needs.
    #[must_use]
    pub(crate) fn evaluator<T: Real>(&self) -> Evaluator<T> {
        Evaluator::new(&self.config.layer_sizes, &self.theta(), self.config.activation)
    }

    /// n.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.config.inputs()
    }

    /// K.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.config.outputs()
    }

    /// Numbers that a point is given by: n, or its two coordinates where the inputs are features of them.
    #[must_use]
    pub fn coordinates(&self) -> usize {
        self.config.coordinates()
    }

    /// z⁽ᴸ⁾ at θ for every row of inputs, m × K.
    fn logits_of_inputs(&self, theta: &[f64], inputs: &[f64]) -> Vec<f64> {
        logits(&self.config.layer_sizes, theta, self.config.activation, inputs)
    }

    /// The training set.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is none.
    pub(crate) fn training(&self) -> Result<&Examples> {
        self.training.as_ref().ok_or_else(no_training_set)
    }

    fn require_theta(&self, theta: &[f64]) -> Result<()> {
        require_parameters(&self.config.layer_sizes, "theta", theta.len())?;
        require_finite("theta", theta)
    }

    /// Closes the account of epochs on the current training set.
    fn settle_clock(&mut self) {
        self.epochs_before = self.clock().epochs;
        self.examples_used = 0;
    }
}

impl fmt::Debug for Trainer {
    /// Without θ and the examples. By hand, because an optimizer behind a pointer would bring its formatting into the
    /// wasm module, where nobody asks for it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (config, clock) = (&self.config, self.clock());
        formatter
            .debug_struct("Trainer")
            .field("config", config)
            .field("clock", &clock)
            .finish_non_exhaustive()
    }
}

/// An optimizer at work on examples, from θ.
///
/// # Errors
/// [`Error::InvalidData`] for what is not finite in its precision.
pub(crate) fn method(
    config: &Config,
    optimizer: Optimizer,
    theta: &[f64],
    training: &Examples,
) -> Result<Box<dyn Method>> {
    optimizer.precision().require("theta", theta)?;
    training.require_precision(config, optimizer.precision())?;
    Ok(match optimizer {
        Optimizer::Lbfgs => Box::new(Lbfgs::new(config, theta, training)),
        Optimizer::Descent(descent) => match descent.precision {
            Precision::Single => Box::new(GradientDescent::<f32>::new(config, descent, theta, training)),
            Precision::Double => Box::new(GradientDescent::<f64>::new(config, descent, theta, training)),
        },
    })
}

/// That there is nothing to learn from.
pub(crate) fn no_training_set() -> Error {
    Error::config("trainingSet", "set first", Value::Text("nothing".into()))
}

/// Flat values as rows of `columns`.
fn in_rows(values: Vec<f64>, columns: usize) -> Array2<f64> {
    let rows = values.len() / columns;
    Array2::from_shape_vec((rows, columns), values).unwrap_or_default()
}

//! The file that matters: a network, its training set, and an optimizer that brings the two together.

use crate::config::{Config, OptimizerConfig, OptimizerKind, Precision, check_lambda, check_learning_rate};
use crate::error::{Error, Result, Value, require_finite};
use crate::examples::{Examples, inputs_of};
use crate::kernel::evaluate::{Evaluator, logits};
use crate::kernel::lanes::Real;
use crate::kernel::model::Model;
use crate::network::{Network, require_parameters};
use crate::optimizer::{Descent, Lbfgs, Optimizer, Status};

/// The clock: how far a trainer has come since it was made.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(target_arch = "wasm32", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct Clock {
    /// Changes of θ.
    pub updates: u64,
    /// Passes over the training set, with the fraction of the current one.
    pub epochs: f64,
    /// Where training stands.
    pub status: Status,
}

/// The errors at the current θ. Without a training set there is no [`Report`]; what does not apply is `None`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(target_arch = "wasm32", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct Report {
    /// D, the mean error of the training examples.
    pub d: f64,
    /// R, without its factor λ.
    pub r: f64,
    /// E = D + λR.
    pub e: f64,
    /// The fraction of training examples whose most probable class is theirs; `None` in a regression.
    pub accuracy: Option<f64>,
    /// D of the test set.
    pub test_d: Option<f64>,
    /// The accuracy on the test set.
    pub test_accuracy: Option<f64>,
}

/// A multilayer perceptron in training.
///
/// θ crosses this surface as f64, in the order Θ⁽⁰⁾, Θ⁽¹⁾, …, each row by row, bias first. An optimizer that works in
/// f32 rounds what it is given; what it gives is exact.
pub struct Trainer {
    config: Config,
    /// θ while there is no training set, so no optimizer.
    start: Vec<f64>,
    training: Option<Examples>,
    test: Option<Examples>,
    optimizer: Option<Box<dyn Optimizer>>,
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
            optimizer: None,
            updates: 0,
            epochs_before: 0.0,
            examples_used: 0,
        })
    }

    /// The settings as they are now.
    #[must_use]
    pub const fn config(&self) -> &Config {
        &self.config
    }

    /// Takes the examples to learn from: x is m × n (m × 2 for a network of features), y is m × K, flat. θ stays; what the optimizer remembered goes.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`] for arrays that do not fit each other or the network, that
    /// are empty, or whose y is no target of the network's output. The old training set then stays.
    pub fn set_training_set(&mut self, x: &[f64], y: &[f64]) -> Result<()> {
        let examples = Examples::new(&self.config, x, y)?;
        self.settle_clock();
        self.start = self.theta();
        self.training = Some(examples);
        self.renew_optimizer();
        Ok(())
    }

    /// Takes the examples that training does not see.
    ///
    /// # Errors
    /// As [`Trainer::set_training_set`]. The old test set then stays.
    pub fn set_test_set(&mut self, x: &[f64], y: &[f64]) -> Result<()> {
        self.test = Some(Examples::new(&self.config, x, y)?);
        Ok(())
    }

    /// Does at most this many updates; fewer when training converges or diverges. How updates are split into calls
    /// makes no difference.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no training set.
    pub fn advance(&mut self, updates: u64) -> Result<Clock> {
        let progress = self.optimizer.as_mut().ok_or_else(no_training_set)?.advance(updates);
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
            status: self.optimizer.as_ref().map_or(Status::Training, |optimizer| optimizer.status()),
        }
    }

    /// E, D, R and accuracies at the current θ, in f64.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no training set.
    pub fn error(&self) -> Result<Report> {
        let training = self.training.as_ref().ok_or_else(no_training_set)?;
        let (d, accuracy) = self.data_error(training);
        let theta = self.theta();
        let r = squares(&self.config.layer_sizes, &theta) / training.m as f64;
        let test = self.test.as_ref().map(|test| self.data_error(test));
        Ok(Report {
            d,
            r,
            e: d + self.config.lambda * r,
            accuracy,
            test_d: test.map(|(d, _)| d),
            test_accuracy: test.and_then(|(_, accuracy)| accuracy),
        })
    }

    /// ∂E/∂θ over the whole training set, in f64 and in the order of θ.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no training set.
    pub fn gradient(&self) -> Result<Vec<f64>> {
        let training = self.training.as_ref().ok_or_else(no_training_set)?;
        let config = &self.config;
        let mut model =
            Model::<f64>::new(&config.layer_sizes, &self.theta(), config.activation, config.output);
        let examples = model.examples(&training.x, &training.y);
        let mut gradient = vec![0.0; model.layout.length];
        model.data_error_and_gradient(&examples, 0..examples.count, &mut gradient);
        model.add_decay(2.0 * config.lambda / training.m as f64, &mut gradient);
        Ok(model.layout.unpack(&gradient))
    }

    /// θ.
    #[must_use]
    pub fn theta(&self) -> Vec<f64> {
        self.optimizer.as_ref().map_or_else(|| self.start.clone(), |optimizer| optimizer.theta())
    }

    /// Replaces θ; training goes on from there.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`]; θ then stays.
    pub fn set_theta(&mut self, theta: &[f64]) -> Result<()> {
        require_parameters(&self.config.layer_sizes, theta.len())?;
        require_finite("theta", theta)?;
        match &mut self.optimizer {
            Some(optimizer) => optimizer.set_theta(theta),
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
        if let Some(optimizer) = &mut self.optimizer {
            optimizer.set_lambda(lambda);
        }
        Ok(())
    }

    /// η.
    #[must_use]
    pub const fn learning_rate(&self) -> f64 {
        self.config.optimizer.learning_rate
    }

    /// Changes η and goes on from the current θ. L-BFGS has no use for it.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] unless η is finite and positive.
    pub fn set_learning_rate(&mut self, learning_rate: f64) -> Result<()> {
        check_learning_rate("learningRate", learning_rate)?;
        self.config.optimizer.learning_rate = learning_rate;
        if let Some(optimizer) = &mut self.optimizer {
            optimizer.set_learning_rate(learning_rate);
        }
        Ok(())
    }

    /// Goes on from the current θ with another method.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] that names the first field out of range; the old method then stays.
    pub fn set_optimizer(&mut self, optimizer: OptimizerConfig) -> Result<()> {
        optimizer.check()?;
        self.settle_clock();
        self.start = self.theta();
        self.config.optimizer = optimizer;
        self.renew_optimizer();
        Ok(())
    }

    /// z⁽ᴸ⁾ for every row of x, m × n or, for a network of features, m × 2: m × K, flat, in f64.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`].
    pub fn logits(&self, x: &[f64]) -> Result<Vec<f64>> {
        Ok(self.logits_of_inputs(&inputs_of(&self.config, x)?))
    }

    /// t for every row of x, m × n or, for a network of features, m × 2: m × K, flat, in f64.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`].
    pub fn predict(&self, x: &[f64]) -> Result<Vec<f64>> {
        let outputs = self.outputs();
        let z = self.logits(x)?;
        let mut t = vec![0.0; z.len()];
        for (z, t) in z.chunks_exact(outputs).zip(t.chunks_exact_mut(outputs)) {
            self.config.output.value(z, t);
        }
        Ok(t)
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
    pub fn evaluator<T: Real>(&self) -> Evaluator<T> {
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

    /// z⁽ᴸ⁾ for every row of inputs, m × K.
    fn logits_of_inputs(&self, inputs: &[f64]) -> Vec<f64> {
        logits(&self.config.layer_sizes, &self.theta(), self.config.activation, inputs)
    }

    /// D and the accuracy on a set of examples.
    fn data_error(&self, examples: &Examples) -> (f64, Option<f64>) {
        examples.error(self.config.output, &self.logits_of_inputs(&examples.x))
    }

    /// Makes the optimizer anew at `start`, if there is something to learn from.
    fn renew_optimizer(&mut self) {
        let Some(Examples { x, y, .. }) = &self.training else {
            return;
        };
        let (config, start) = (&self.config, &self.start);
        let precision = config.optimizer.precision.unwrap_or(Precision::Single);
        self.optimizer = Some(match (config.optimizer.kind, precision) {
            (OptimizerKind::Lbfgs, _) => Box::new(Lbfgs::new(config, start, x, y)),
            (_, Precision::Single) => Box::new(Descent::<f32>::new(config, start, x, y)),
            (_, Precision::Double) => Box::new(Descent::<f64>::new(config, start, x, y)),
        });
    }

    /// Closes the account of epochs on the current training set.
    fn settle_clock(&mut self) {
        self.epochs_before = self.clock().epochs;
        self.examples_used = 0;
    }
}

fn no_training_set() -> Error {
    Error::config("trainingSet", "set before training", Value::Text("none".into()))
}

/// Σ θⱼᵢ² over i ≥ 1.
fn squares(sizes: &[usize], theta: &[f64]) -> f64 {
    let mut rest = theta;
    let layers = sizes.windows(2).map(|pair| {
        let (layer, after) = rest.split_at(pair[1] * (pair[0] + 1));
        rest = after;
        layer.chunks_exact(pair[0] + 1).flat_map(|row| &row[1..]).map(|w| w * w).sum::<f64>()
    });
    layers.sum()
}

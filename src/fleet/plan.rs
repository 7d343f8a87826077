//! What the members of a fleet have in common and in what they differ.

use crate::config::{Config, Optimizer};
use crate::data::Source;
use crate::error::{Error, Result, Value, require_finite};
use crate::kernel::vector::largest;
use crate::network::require_parameters;

/// More members than this are refused.
const MOST_MEMBERS: usize = 1 << 20;
/// More parameters than this in all members are refused: they are kept, in 8 bytes each.
const MOST_PARAMETERS: usize = 1 << 25;

/// The trainings of a [`Fleet`](super::Fleet).
pub struct Plan {
    /// What the members have in common.
    pub base: Config,
    /// In what they differ: there is a member for every combination of the axes' values. Member i₀ + n₀(i₁ + n₁(i₂ + …))
    /// has the values i₀, i₁, i₂, … of axes with n₀, n₁, n₂, … values. Without axes there is one member.
    pub axes: Vec<Axis>,
    /// θ that all start from, before axes of [`Vary::Start`]; `None` = each at its initial weights.
    pub start: Option<Vec<f64>>,
    /// At most so many updates each. 0 tells the errors at the start.
    pub updates: u64,
    /// Whether a member is done when it converges. Otherwise gradient descent, momentum and Adam go on to the last
    /// update; L-BFGS, which then rests, does not.
    pub until_converged: bool,
    /// The first member to be trained, counted from 0 in the order of the visits …
    pub first: usize,
    /// … and the steps from there to the next: workers that share a plan take `first` = 0, 1, … and their number.
    pub step: usize,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            base: Config::default(),
            axes: Vec::new(),
            start: None,
            updates: 500,
            until_converged: true,
            first: 0,
            step: 1,
        }
    }
}

/// Something in which members differ, with its values.
pub struct Axis {
    /// What.
    pub vary: Vary,
    /// At least one.
    pub values: Vec<f64>,
}

/// In what members differ.
pub enum Vary {
    /// [`Config::seed`], whole numbers below 2³².
    Seed,
    /// [`Config::lambda`].
    Lambda,
    /// The learning rate of gradient descent, momentum or Adam.
    LearningRate,
    /// sₗ of the hidden layer l, from 1 to L − 1.
    Units(usize),
    /// How far along a direction, which is as long as θ, a member starts. Two such axes span a plane.
    Start(Vec<f64>),
    /// What sample of the training set a member learns from: seeds of [`bootstrap`](super::bootstrap).
    Bootstrap,
    /// What draw of a source a member learns from: seeds of [`Source::sample`]. There is no other training set.
    Points {
        /// The source.
        source: Source,
        /// Examples in each draw.
        m: u32,
    },
}

impl Vary {
    /// Gives a value to a configuration; what is no part of one stays.
    fn configure(&self, value: f64, config: &mut Config) {
        match self {
            Self::Seed => config.seed = value as u32,
            Self::Lambda => config.lambda = value,
            Self::LearningRate => {
                if let Optimizer::Descent(descent) = &mut config.optimizer {
                    descent.learning_rate = value;
                }
            }
            Self::Units(layer) => config.layer_sizes[*layer] = value as usize,
            Self::Start(_) | Self::Bootstrap | Self::Points { .. } => {}
        }
    }

    /// What two axes of a plan must not both change.
    const fn subject(&self) -> Option<usize> {
        match self {
            Self::Seed => Some(0),
            Self::Lambda => Some(1),
            Self::LearningRate => Some(2),
            Self::Bootstrap | Self::Points { .. } => Some(3),
            Self::Units(layer) => Some(3 + *layer),
            Self::Start(_) => None,
        }
    }

    /// Whether values are whole numbers.
    const fn is_whole(&self) -> bool {
        matches!(self, Self::Seed | Self::Units(_) | Self::Bootstrap | Self::Points { .. })
    }
}

impl Plan {
    /// Checks every field.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`], [`Error::ShapeMismatch`] or [`Error::InvalidData`] for the first that is out of range.
    pub(super) fn check(&self) -> Result<()> {
        self.base.check()?;
        let mut members = 1usize;
        for (number, axis) in self.axes.iter().enumerate() {
            self.check_axis(number, axis)?;
            members = members.saturating_mul(axis.values.len());
        }
        let refused =
            |field: &str, expected: String, value: usize| Err(Error::config(field, expected, value));
        if members > MOST_MEMBERS {
            return refused("axes", format!("of at most {MOST_MEMBERS} members"), members);
        }
        let parameters = self.check_shapes(members)?;
        if parameters > MOST_PARAMETERS {
            let expected = format!("of members with at most {MOST_PARAMETERS} parameters in all");
            return refused("axes", expected, parameters);
        }
        if self.first >= members {
            return refused("first", format!("below the number of members, {members}"), self.first);
        }
        if self.step == 0 {
            return refused("step", "at least 1".into(), 0);
        }
        self.check_start()
    }

    /// Checks an axis by itself.
    fn check_axis(&self, number: usize, axis: &Axis) -> Result<()> {
        let refused = |what: &str, expected: &str, value: Value| {
            Err(Error::InvalidConfig {
                field: format!("axes[{number}]{what}"),
                expected: expected.into(),
                value,
            })
        };
        let hidden = self.base.layer_sizes.len() - 2;
        match axis.vary {
            Vary::Units(layer) if layer == 0 || layer > hidden => {
                return refused(".layer", &format!("a hidden layer, from 1 to {hidden}"), layer.into());
            }
            Vary::LearningRate if self.base.optimizer == Optimizer::Lbfgs => {
                return refused("", "left out where the optimizer is lbfgs", "learningRate".into());
            }
            _ => {}
        }
        let subject = axis.vary.subject();
        if subject.is_some() && self.axes[..number].iter().any(|other| other.vary.subject() == subject) {
            return refused("", "of a kind of its own", "another one".into());
        }
        if axis.values.is_empty() {
            return refused(".values", "at least one value", "none".into());
        }
        for (at, &value) in axis.values.iter().enumerate() {
            let what = format!(".values[{at}]");
            if axis.vary.is_whole() && f64::from(value as u32) != value {
                return refused(&what, "a whole number from 0 to 4294967295", value.into());
            }
            if !value.is_finite() {
                return refused(&what, "finite", value.into());
            }
            let mut config = self.base.clone();
            axis.vary.configure(value, &mut config);
            if let Err(Error::InvalidConfig { expected, value, .. }) = config.check() {
                return Err(Error::InvalidConfig { field: format!("axes[{number}]{what}"), expected, value });
            }
        }
        Ok(())
    }

    /// Checks that what is given of θ has the length of every member's; gives the number of all parameters.
    fn check_shapes(&self, members: usize) -> Result<usize> {
        let differ = self.axes.iter().any(|axis| matches!(axis.vary, Vary::Units(_)));
        let (shapes, each) = if differ { (members, 1) } else { (1, members) };
        let mut parameters = 0usize;
        for index in 0..shapes {
            let config = self.config(index);
            config.check()?;
            for theta in self.start.iter().chain(self.directions().map(|(direction, _)| direction)) {
                require_parameters(&config.layer_sizes, theta.len())?;
            }
            parameters = parameters.saturating_add(config.parameters().saturating_mul(each));
        }
        Ok(parameters)
    }

    /// Checks that every start is finite in the optimizer's precision.
    fn check_start(&self) -> Result<()> {
        let mut furthest = self.start.clone().unwrap_or_default();
        require_finite("start", &furthest)?;
        for (direction, values) in self.directions() {
            require_finite("direction", direction)?;
            let most = largest(values);
            furthest.resize(direction.len(), 0.0);
            for (far, direction) in furthest.iter_mut().zip(direction) {
                *far = far.abs() + most * direction.abs();
            }
        }
        require_finite("start", &furthest)?;
        self.base.optimizer.precision().require("start", &furthest)
    }

    /// The axes of starts.
    fn directions(&self) -> impl Iterator<Item = (&Vec<f64>, &Vec<f64>)> {
        self.axes.iter().filter_map(|axis| match &axis.vary {
            Vary::Start(direction) => Some((direction, &axis.values)),
            _ => None,
        })
    }

    /// How many values the axes have.
    pub(super) fn sizes(&self) -> Vec<usize> {
        self.axes.iter().map(|axis| axis.values.len()).collect()
    }

    /// In what members differ, with the values that one of them has.
    pub(super) fn values_of(&self, index: usize) -> impl Iterator<Item = (&Vary, f64)> {
        let mut rest = index;
        self.axes.iter().map(move |Axis { vary, values }| {
            let value = values[rest % values.len()];
            rest /= values.len();
            (vary, value)
        })
    }

    /// A member's settings.
    pub(super) fn config(&self, index: usize) -> Config {
        let mut config = self.base.clone();
        for (vary, value) in self.values_of(index) {
            vary.configure(value, &mut config);
        }
        config
    }

    /// θ at a member's start, given its settings.
    pub(super) fn start(&self, index: usize, config: &Config) -> Vec<f64> {
        let initial = || config.init.theta(&config.layer_sizes, config.seed);
        let mut theta = self.start.clone().unwrap_or_else(initial);
        for (vary, value) in self.values_of(index) {
            if let Vary::Start(direction) = vary {
                for (theta, direction) in theta.iter_mut().zip(direction) {
                    *theta += value * direction;
                }
            }
        }
        theta
    }

    /// Whether members draw their points from a source.
    pub(super) fn draws(&self) -> bool {
        self.axes.iter().any(|axis| matches!(axis.vary, Vary::Points { .. }))
    }

    /// Whether all members are networks of one shape that learn from the same points.
    pub(super) fn is_alike(&self) -> bool {
        self.axes.iter().all(|axis| !matches!(axis.vary.subject(), Some(3..)))
    }
}

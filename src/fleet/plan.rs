//! What the members of a fleet have in common and in what they differ.

use crate::config::{Config, Optimizer};
use crate::data::Source;
use crate::error::{Error, Expected, Refused, Result, Value, Within as _};
use crate::network::require_parameters;

/// More members than this are refused.
const MOST_MEMBERS: usize = 1 << 20;
/// More parameters than this in all members are refused: they are kept, in 8 bytes each.
const MOST_PARAMETERS: usize = 1 << 25;

/// Starts are within ±this, and so are directions and how far they go: no sum of them leaves the numbers of an `f32`.
const FURTHEST: f64 = 1e15;

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

    /// What two axes of a plan must not both change, numbered; from 3 on, what keeps members from going abreast.
    const fn subject(&self) -> Option<usize> {
        match self {
            Self::Seed => Some(0),
            Self::Lambda => Some(1),
            Self::LearningRate => Some(2),
            Self::Bootstrap | Self::Points { .. } => Some(3),
            Self::Units(layer) => Some(layer.saturating_add(3)),
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
    pub(super) fn check(&self) -> Refused<()> {
        self.base.check().within("base")?;
        let mut members = 1usize;
        for (number, axis) in self.axes.iter().enumerate() {
            self.check_axis(number, axis).within(&place(number))?;
            members = members.saturating_mul(axis.values.len());
        }
        let parameters = if members > MOST_MEMBERS { 0 } else { self.check_shapes(members)? };
        // One error for all of them: each of its own would be a hundred bytes of the wasm module.
        let (field, expected, value) = if members > MOST_MEMBERS {
            ("axes", "of at most 1048576 members", members)
        } else if parameters > MOST_PARAMETERS {
            ("axes", "of members with at most 33554432 parameters in all", parameters)
        } else if self.first >= members {
            ("first", "below the number of members", self.first)
        } else if self.step == 0 {
            ("step", "at least 1", 0)
        } else {
            return Ok(require_moderate("start", self.start.as_deref().unwrap_or_default())?);
        };
        Err(Error::config(field, expected, value).into())
    }

    /// Checks axis number `number`; errors are within it.
    fn check_axis(&self, number: usize, axis: &Axis) -> Refused<()> {
        if let Vary::Start(direction) = &axis.vary {
            require_moderate("direction", direction)?;
            require_moderate("values", &axis.values)?;
        }
        let subject = axis.vary.subject();
        let is_twice = |other: &Axis| subject.is_some() && other.vary.subject() == subject;
        let inner = 1..self.base.layer_sizes.len() - 1;
        let (what, expected, value) = match axis.vary {
            Vary::Units(layer) if !inner.contains(&layer) => {
                ("layer", "the number of a hidden layer", Value::from(layer))
            }
            Vary::LearningRate if self.base.optimizer == Optimizer::Lbfgs => {
                ("", "left out where the optimizer is lbfgs", "learningRate".into())
            }
            _ if self.axes[..number].iter().any(is_twice) => ("", "of a kind of its own", "another".into()),
            _ if axis.values.is_empty() => ("values", "at least one value", "none".into()),
            _ => return self.check_values(axis),
        };
        Err(Error::config(what, expected, value).into())
    }

    /// Checks that every value makes a valid configuration.
    fn check_values(&self, axis: &Axis) -> Refused<()> {
        for (at, &value) in axis.values.iter().enumerate() {
            let mut config = self.base.clone();
            axis.vary.configure(value, &mut config);
            let (expected, value) = if axis.vary.is_whole() && f64::from(value as u32) != value {
                (Expected::from("a whole number from 0 to 4294967295"), Value::from(value))
            } else if let Err(Error::InvalidConfig { expected, value, .. }) = config.check() {
                (expected, value)
            } else {
                continue;
            };
            return Err(Error::config(format!("values[{at}]"), expected, value).into());
        }
        Ok(())
    }

    /// Checks that what is given of θ has the length of every member's; gives the number of all parameters.
    fn check_shapes(&self, members: usize) -> Refused<usize> {
        let differ = self.axes.iter().any(|axis| matches!(axis.vary, Vary::Units(_)));
        let (shapes, each) = if differ { (members, 1) } else { (1, members) };
        let mut parameters = 0usize;
        for index in 0..shapes {
            let config = self.config(index);
            config.check().within("base")?;
            if let Some(start) = &self.start {
                require_parameters(&config.layer_sizes, "start", start.len())?;
            }
            for (number, axis) in self.axes.iter().enumerate() {
                if let Vary::Start(direction) = &axis.vary {
                    require_parameters(&config.layer_sizes, "direction", direction.len())
                        .within(&place(number))?;
                }
            }
            parameters = parameters.saturating_add(config.parameters().saturating_mul(each));
        }
        Ok(parameters)
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
        let initial = || config.init.theta(&config.layer_sizes, config.activation, config.seed);
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

/// Where an axis is, in an error.
pub(crate) fn place(number: usize) -> String {
    format!("axes[{number}]")
}

/// Checks numbers that starts are made of.
fn require_moderate(array: &'static str, values: &[f64]) -> Result<()> {
    match values.iter().position(|value| !(-FURTHEST..=FURTHEST).contains(value)) {
        None => Ok(()),
        Some(index) => Err(Error::data(array, index, "from -1e15 to 1e15", values[index])),
    }
}

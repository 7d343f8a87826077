//! Backpropagation with every number that a lecture writes on the board, and what to check its derivatives by.

use super::layers::Forward;
use crate::activation::Activation;
use crate::error::{Error, Result};
use crate::trainer::Trainer;
use std::ops::Range;

/// A step of a difference quotient at parameters and inputs of size 1: 2⁻¹⁷, near the cube root of `f64`'s rounding
/// error 2⁻⁵³, where what is cut off, h²/6 · D‴, and what is rounded, 2⁻⁵³ D/h, are equally small.
const STEP: f64 = 1.0 / (1_u64 << 17) as f64;

/// Forward and backward pass of some training examples at the trainer's θ. Every array holds one layer after another,
/// and of a layer one example after another: for one example these are the layers' vectors in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// a⁽⁰⁾ … a⁽ᴸ⁻¹⁾ without their leading 1; a⁽⁰⁾ is x, or its features.
    pub a: Vec<f64>,
    /// z⁽¹⁾ … z⁽ᴸ⁾.
    pub z: Vec<f64>,
    /// t.
    pub t: Vec<f64>,
    /// y.
    pub y: Vec<f64>,
    /// D of these examples, the mean of their errors.
    pub d: f64,
    /// ∂D/∂z⁽¹⁾ … ∂D/∂z⁽ᴸ⁾ in the order of z, D being here the error of each example alone.
    pub delta: Vec<f64>,
    /// ∂D/∂θ, the mean over these examples, in the order of θ: ∂D/∂θⱼᵢ⁽ˡ⁻¹⁾ is the mean of ∂D/∂zⱼ⁽ˡ⁾ · aᵢ⁽ˡ⁻¹⁾.
    pub gradient: Vec<f64>,
}

/// Central difference quotients of D for some parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Differences {
    /// (D(θ + h) − D(θ − h)) / 2h for one parameter after another.
    pub quotients: Vec<f64>,
    /// Whether between θ − h and θ + h some rectifier passes its kink, for each quotient. It then mixes the slopes of
    /// both sides, and is not to be compared with the derivative, which is that of one side. Never so for the sigmoid
    /// and tanh.
    pub crosses_kink: Vec<bool>,
}

impl Trainer {
    /// Forward and backward pass of the training examples with these numbers, counted from 0. An example that is named
    /// twice counts twice.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no training set; [`Error::ShapeMismatch`] for no example,
    /// [`Error::InvalidData`] for a number that none has.
    pub fn trace(&self, examples: &[u32]) -> Result<Trace> {
        let ((x, y), config, theta) = (self.chosen(examples)?, self.config(), self.theta());
        let forward = Forward::new(config, &theta, x);
        let deltas = forward.deltas(config, &theta, &y);
        let mut t = vec![0.0; y.len()];
        for (z, t) in
            forward.outputs().chunks_exact(config.outputs()).zip(t.chunks_exact_mut(config.outputs()))
        {
            config.output.value(z, t);
        }
        Ok(Trace {
            d: forward.error(config, &y),
            gradient: forward.gradient(config, &deltas),
            a: forward.a.concat(),
            z: forward.z.concat(),
            delta: deltas.concat(),
            t,
            y,
        })
    }

    /// Difference quotients of D, the mean error of some training examples, for a range of parameters in the order of θ.
    /// Each takes two forward passes of the examples.
    ///
    /// The step is h = 2⁻¹⁷ · max(1, |θⱼᵢ|) / max(1, |aᵢ|), with the largest |aᵢ| of the examples: z then moves by as
    /// much as a parameter of size 1 moves it, also where inputs are in the thousands. The quotient is off by about
    /// h²/6 · |∂³D/∂θ³| + 2⁻⁵³ |D|/h, mostly 10⁻¹¹ to 10⁻⁹ where D and its derivatives are of the order of 1. It is D's
    /// alone: the derivative of λR is 2λ/m · θⱼᵢ.
    ///
    /// # Errors
    /// As [`Trainer::trace`]; [`Error::InvalidConfig`] for a range that is not within θ.
    pub fn differences(&self, examples: &[u32], parameters: Range<usize>) -> Result<Differences> {
        let ((x, y), config, mut theta) = (self.chosen(examples)?, self.config(), self.theta());
        if parameters.start > parameters.end || parameters.end > theta.len() {
            let expected = format!("a range within the {} of θ", theta.len());
            return Err(Error::config("parameters", expected, &[parameters.start, parameters.end][..]));
        }
        let steps = steps(&config.layer_sizes, &theta, &Forward::new(config, &theta, x.clone()));
        let has_kinks = matches!(config.activation, Activation::Relu | Activation::LeakyRelu(_));
        let mut differences = Differences { quotients: Vec::new(), crosses_kink: Vec::new() };
        for index in parameters {
            let middle = theta[index];
            let (above, below) = (middle + steps[index], middle - steps[index]);
            let [right, left] = [above, below].map(|value| {
                theta[index] = value;
                Forward::new(config, &theta, x.clone())
            });
            theta[index] = middle;
            let rise = right.error(config, &y) - left.error(config, &y);
            // By the steps that rounding has left, not by 2h.
            differences.quotients.push(rise / (above - below));
            differences.crosses_kink.push(has_kinks && sides_differ(&right, &left));
        }
        Ok(differences)
    }

    /// x as the network takes it and y of some training examples.
    fn chosen(&self, examples: &[u32]) -> Result<(Vec<f64>, Vec<f64>)> {
        let training = self.training()?;
        if examples.is_empty() {
            let expected = "at least one example's number".to_owned();
            return Err(Error::ShapeMismatch { array: "examples", expected, actual: 0 });
        }
        let (n, k) = (self.inputs(), self.outputs());
        let (mut x, mut y) = (Vec::new(), Vec::new());
        for (index, &number) in examples.iter().enumerate() {
            let at = number as usize;
            if at >= training.m {
                let expected = "the number of an example, counted from 0";
                let value = number.into();
                return Err(Error::InvalidData { array: "examples", index, expected, value });
            }
            x.extend_from_slice(&training.x[at * n..][..n]);
            y.extend_from_slice(&training.y[at * k..][..k]);
        }
        Ok((x, y))
    }
}

/// h for every parameter.
fn steps(sizes: &[usize], theta: &[f64], forward: &Forward) -> Vec<f64> {
    let mut steps = Vec::with_capacity(theta.len());
    for (l, a) in forward.a.iter().enumerate() {
        for _ in 0..sizes[l + 1] {
            steps.push(STEP);
            for i in 0..sizes[l] {
                let column = a.iter().skip(i).step_by(sizes[l]);
                steps.push(STEP / column.fold(1.0, |high, a| a.abs().max(high)));
            }
        }
    }
    for (step, theta) in steps.iter_mut().zip(theta) {
        *step *= theta.abs().max(1.0);
    }
    steps
}

/// Whether a hidden unit lies on the other side of its rectifier's kink.
fn sides_differ(one: &Forward, other: &Forward) -> bool {
    let hidden = one.z.len() - 1;
    let mut pairs = one.z.iter().zip(&other.z).take(hidden);
    pairs.any(|(one, other)| one.iter().zip(other).any(|(one, other)| (*one >= 0.0) != (*other >= 0.0)))
}

//! Backpropagation with every number that a lecture writes on the board, and what to check its derivatives by.

use super::layers::Forward;
use crate::error::{Error, Result};
use crate::examples::Examples;
use crate::kernel::evaluate::logits;
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
        let (examples, config, theta) = (self.chosen(examples)?, self.config(), self.theta());
        let forward = Forward::new(config, &theta, &examples.x);
        let deltas = forward.deltas(config, &theta, &examples.y);
        let mut t = vec![0.0; examples.y.len()];
        let k = config.outputs();
        for (z, t) in forward.outputs().chunks_exact(k).zip(t.chunks_exact_mut(k)) {
            config.output.value(z, t);
        }
        Ok(Trace {
            d: examples.error(config.output, forward.outputs()).0,
            gradient: self.gradients_on(&examples).0,
            a: forward.a.concat(),
            z: forward.z.concat(),
            delta: deltas.concat(),
            t,
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
        let (examples, config, mut theta) = (self.chosen(examples)?, self.config(), self.theta());
        require_range("parameters", &parameters, theta.len())?;
        let steps = steps(&config.layer_sizes, &theta, &Forward::new(config, &theta, &examples.x).a);
        let mut differences = Differences { quotients: Vec::new(), crosses_kink: Vec::new() };
        for index in parameters {
            let middle = theta[index];
            let (above, below) = (middle + steps[index], middle - steps[index]);
            theta[index] = above;
            let (right, kinks_right) = self.error_and_kinks(&theta, &examples);
            theta[index] = below;
            let (left, kinks_left) = self.error_and_kinks(&theta, &examples);
            theta[index] = middle;
            // By the steps that rounding has left, not by 2h.
            differences.quotients.push((right - left) / (above - below));
            differences.crosses_kink.push(kinks_right != kinks_left);
        }
        Ok(differences)
    }

    /// D at θ, and of rectifiers on which side of its kink every hidden z lies.
    #[inline(never)]
    fn error_and_kinks(&self, theta: &[f64], examples: &Examples) -> (f64, Vec<bool>) {
        let config = self.config();
        let error = |z: &[f64]| examples.error(config.output, z).0;
        // Odd functions have no kink: the outputs are enough.
        if config.activation.has_signs() {
            let z = logits(&config.layer_sizes, theta, config.activation, &examples.x);
            return (error(&z), Vec::new());
        }
        let (forward, mut sides) = (Forward::new(config, theta, &examples.x), Vec::new());
        for z in &forward.z[..forward.z.len() - 1] {
            sides.extend(z.iter().map(|z| *z >= 0.0));
        }
        (error(forward.outputs()), sides)
    }

    /// Some training examples.
    #[inline(never)]
    fn chosen(&self, numbers: &[u32]) -> Result<Examples> {
        let training = self.training()?;
        if numbers.is_empty() {
            let expected = "at least one example's number".to_owned();
            return Err(Error::shape("examples", expected, 0));
        }
        let (n, k) = (self.inputs(), self.outputs());
        let (mut x, mut y) = (Vec::new(), Vec::new());
        for (index, &number) in numbers.iter().enumerate() {
            let at = number as usize;
            if at >= training.m {
                let expected = "the number of an example, counted from 0";
                let value = number.into();
                return Err(Error::data("examples", index, expected, value));
            }
            x.extend_from_slice(&training.x[at * n..][..n]);
            y.extend_from_slice(&training.y[at * k..][..k]);
        }
        Ok(Examples { x, y, m: numbers.len(), scale: training.scale })
    }
}

/// Checks a range of indices below `length`.
pub(super) fn require_range(field: &str, range: &Range<usize>, length: usize) -> Result<()> {
    if range.start <= range.end && range.end <= length {
        return Ok(());
    }
    Err(Error::config(field, format!("a range from 0 to {length}"), &[range.start, range.end][..]))
}

/// h for every parameter, from the a of all layers.
fn steps(sizes: &[usize], theta: &[f64], a: &[Vec<f64>]) -> Vec<f64> {
    let mut steps = Vec::with_capacity(theta.len());
    for (l, a) in a.iter().enumerate() {
        let mut largest = vec![1.0f64; sizes[l] + 1];
        for a in a.chunks_exact(sizes[l]) {
            for (largest, a) in largest[1..].iter_mut().zip(a) {
                *largest = largest.max(a.abs());
            }
        }
        for _ in 0..sizes[l + 1] {
            for largest in &largest {
                steps.push(STEP * theta[steps.len()].abs().max(1.0) / largest);
            }
        }
    }
    steps
}

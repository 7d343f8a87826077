//! Examples on their way into a network: checked, with the features of their points in place of coordinates.

use crate::config::Config;
use crate::error::{Error, Result, require_finite};
use crate::features::features_of;
use crate::output::Output;

/// Examples as the network takes them: x is m × n, y is m × K, both flat and row-major.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Examples {
    pub(crate) x: Vec<f64>,
    pub(crate) y: Vec<f64>,
    pub(crate) m: usize,
}

impl Examples {
    /// Checks examples and takes them in.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`] for arrays that do not fit each other or the network, that
    /// are empty, or whose y is no target of the network's output.
    pub(crate) fn new(config: &Config, x: &[f64], y: &[f64]) -> Result<Self> {
        let inputs = inputs_of(config, x)?;
        let outputs = config.outputs();
        let m = x.len() / config.coordinates();
        if m == 0 {
            let expected = format!("at least one example of {}", config.coordinates());
            return Err(Error::ShapeMismatch { array: "x", expected, actual: 0 });
        }
        if y.len() != m * outputs {
            let expected = format!("{} ({m} examples × {outputs})", m * outputs);
            return Err(Error::ShapeMismatch { array: "y", expected, actual: y.len() });
        }
        require_finite("y", y)?;
        require_targets(config.output, outputs, y)?;
        Ok(Self { x: inputs, y: y.to_vec(), m })
    }

    /// D, and the share of examples whose most probable class is theirs, from z⁽ᴸ⁾ of each; a regression has no such
    /// share.
    pub(crate) fn error(&self, output: Output, z: &[f64]) -> (f64, Option<f64>) {
        let outputs = z.len() / self.m;
        let pairs = || z.chunks_exact(outputs).zip(self.y.chunks_exact(outputs));
        let m = self.m as f64;
        let d = pairs().map(|(z, y)| output.error(z, y)).sum::<f64>() / m;
        let accuracy = match output {
            Output::Identity => None,
            Output::Sigmoid => Some(pairs().filter(|(z, y)| (z[0] >= 0.0) == (y[0] >= 0.5)).count()),
            Output::Softmax => {
                Some(pairs().filter(|(z, y)| index_of_largest(z) == index_of_largest(y)).count())
            }
        };
        (d, accuracy.map(|right| right as f64 / m))
    }
}

/// What the network takes in of points, m × n or, for a network of features, m × 2; the one place where features come
/// in.
///
/// # Errors
/// [`Error::ShapeMismatch`] or [`Error::InvalidData`].
pub(crate) fn inputs_of(config: &Config, x: &[f64]) -> Result<Vec<f64>> {
    if !x.len().is_multiple_of(config.coordinates()) {
        let expected = format!("a multiple of {} (points × inputs)", config.coordinates());
        return Err(Error::ShapeMismatch { array: "x", expected, actual: x.len() });
    }
    require_finite("x", x)?;
    Ok(config.features.as_ref().map_or_else(|| x.to_vec(), |features| features_of(features, x)))
}

/// Checks that y is what an output can be compared with: anything, a probability, or probabilities with sum 1.
fn require_targets(output: Output, outputs: usize, y: &[f64]) -> Result<()> {
    let expected = match output {
        Output::Identity => return Ok(()),
        Output::Sigmoid => "from 0 to 1",
        Output::Softmax => "from 0 to 1, each row with sum 1",
    };
    for (row, values) in y.chunks_exact(outputs).enumerate() {
        let wrong = values.iter().position(|v| !(0.0..=1.0).contains(v)).or_else(|| {
            let total: f64 = values.iter().sum();
            (output == Output::Softmax && (total - 1.0).abs() > 1e-9).then_some(0)
        });
        if let Some(k) = wrong {
            let index = row * outputs + k;
            return Err(Error::InvalidData { array: "y", index, expected, value: y[index] });
        }
    }
    Ok(())
}

/// The first index of the largest element.
fn index_of_largest(values: &[f64]) -> usize {
    (1..values.len()).fold(0, |best, k| if values[k] > values[best] { k } else { best })
}

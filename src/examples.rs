//! Examples on their way into a network: checked, with the features of their points in place of coordinates.

use crate::config::{Config, Precision};
use crate::error::{Error, Result, require_finite};
use crate::features::features_of;
use crate::output::Output;
use ndarray::ArrayView2;

/// Examples as the network takes them: x is m × n, y is m × K, both flat and row-major.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Examples {
    pub(crate) x: Vec<f64>,
    pub(crate) y: Vec<f64>,
    pub(crate) m: usize,
    /// What E is measured by: 1 for a cross-entropy, D of the best constant for a squared error, which grows with the
    /// square of y's unit. Never 0.
    pub(crate) scale: f64,
}

impl Examples {
    /// Checks examples and takes them in.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`] for arrays that do not fit each other or the network, that
    /// are empty, or whose y is no target of the network's output.
    pub(crate) fn new(config: &Config, x: ArrayView2<'_, f64>, y: ArrayView2<'_, f64>) -> Result<Self> {
        let (m, outputs) = (x.nrows(), config.outputs());
        let inputs = inputs_of(config, x)?;
        if m == 0 {
            let expected = format!("at least one example of {}", config.coordinates());
            return Err(Error::shape("x", expected, 0));
        }
        if y.dim() != (m, outputs) {
            let expected = format!("{} ({m} examples × {outputs})", m * outputs);
            return Err(Error::shape("y", expected, y.len()));
        }
        let y: Vec<f64> = y.iter().copied().collect();
        require_finite("y", &y)?;
        require_targets(config.output, outputs, &y)?;
        Ok(Self::checked(config.output, inputs, y, m))
    }

    /// m examples that were checked.
    fn checked(output: Output, x: Vec<f64>, y: Vec<f64>, m: usize) -> Self {
        let scale = match output {
            Output::Identity => spread(&y, y.len() / m),
            Output::Sigmoid | Output::Softmax => 1.0,
        };
        Self { x, y, m, scale }
    }

    /// These rows of the examples, in this order.
    pub(crate) fn take(&self, output: Output, rows: &[u32]) -> Self {
        let taken = |from: &[f64]| {
            let width = from.len() / self.m;
            let mut to = Vec::new();
            for &row in rows {
                to.extend_from_slice(&from[row as usize * width..][..width]);
            }
            to
        };
        Self::checked(output, taken(&self.x), taken(&self.y), rows.len())
    }

    /// Checks that the examples are finite numbers of this precision, too.
    ///
    /// # Errors
    /// [`Error::InvalidData`] that names the first number that is not; the first coordinate of a point of which a
    /// feature is not.
    pub(crate) fn require_precision(&self, config: &Config, precision: Precision) -> Result<()> {
        precision.require("x", &self.x).map_err(|error| match error {
            Error::InvalidData { array, index, expected, value, .. } => {
                Error::data(array, point_of(config, index), expected, value)
            }
            other => other,
        })?;
        precision.require("y", &self.y)
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

impl Precision {
    /// Checks that numbers, finite ones, stay finite when they are rounded to this precision.
    ///
    /// # Errors
    /// [`Error::InvalidData`] that names the first that does not.
    pub(crate) fn require(self, array: &'static str, values: &[f64]) -> Result<()> {
        let too_large = |value: &f64| self == Self::Single && !(*value as f32).is_finite();
        match values.iter().position(too_large) {
            None => Ok(()),
            Some(index) => {
                Err(Error::data(array, index, "below 3.4e38, the end of single precision", values[index]))
            }
        }
    }
}

/// What the network takes in of points, m × n or, for a network of features, m × 2; the one place where features come
/// in.
///
/// # Errors
/// [`Error::ShapeMismatch`] or [`Error::InvalidData`], also for a point of which a feature is not finite.
pub(crate) fn inputs_of(config: &Config, x: ArrayView2<'_, f64>) -> Result<Vec<f64>> {
    let coordinates = config.coordinates();
    if x.ncols() != coordinates {
        let expected = format!("a multiple of {coordinates} (points × inputs)");
        return Err(Error::shape("x", expected, x.len()));
    }
    let x: Vec<f64> = x.iter().copied().collect();
    require_finite("x", &x)?;
    let Some(features) = &config.features else {
        return Ok(x);
    };
    let inputs = features_of(features, &x);
    if let Some(at) = inputs.iter().position(|input| !input.is_finite()) {
        let index = point_of(config, at);
        let expected = "small enough for its features to be finite";
        return Err(Error::data("x", index, expected, x[index]));
    }
    Ok(inputs)
}

/// The number of the coordinate that input number `at` was made of; of the first one of its point if it is a feature.
fn point_of(config: &Config, at: usize) -> usize {
    if config.features.is_some() { at / config.inputs() * config.coordinates() } else { at }
}

/// D of the best constant, the variance of y summed over its columns; where that is 0 but for rounding, the mean square of
/// y; where that is 0 too, 1.
fn spread(y: &[f64], outputs: usize) -> f64 {
    let m = (y.len() / outputs) as f64;
    let sum = |f: &dyn Fn(f64, f64) -> f64| {
        let columns = (0..outputs).map(|k| {
            let column = || y.iter().skip(k).step_by(outputs);
            let mean = column().sum::<f64>() / m;
            column().map(|&y| f(y, mean)).sum::<f64>() / m
        });
        columns.sum::<f64>()
    };
    let (variance, square) = (sum(&|y, mean| (y - mean) * (y - mean)), sum(&|y, _| y * y));
    // The mean of equal numbers differs from them in its last bits.
    let rounding = (4.0 * f64::EPSILON) * (4.0 * f64::EPSILON) * m * m * square;
    let scales = [variance, square].into_iter().zip([rounding, 0.0]);
    scales
        .filter(|(scale, least)| scale > least && scale.is_finite())
        .map(|(scale, _)| scale)
        .next()
        .unwrap_or(1.0)
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
            return Err(Error::data("y", index, expected, y[index]));
        }
    }
    Ok(())
}

/// The first index of the largest element.
fn index_of_largest(values: &[f64]) -> usize {
    (1..values.len()).fold(0, |best, k| if values[k] > values[best] { k } else { best })
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn the_scale_of_a_squared_error_is_that_of_the_best_constant() {
        // Columns 1, 3, 5, 7 and 2, 2, 4, 4, with variances 5 and 1.
        assert_eq!(spread(&[1.0, 2.0, 3.0, 2.0, 5.0, 4.0, 7.0, 4.0], 2), 6.0);
        assert_eq!(spread(&[1.0, 3.0, 5.0, 7.0], 1), 5.0);
        // Constants: their mean square; nothing at all: 1.
        assert_eq!(spread(&[3.0, 4.0, 3.0, 4.0], 2), 25.0);
        // 0.1 + 0.1 + 0.1 is not 0.3, and their mean not 0.1.
        assert!((spread(&[0.1; 3], 1) - 0.01).abs() < 1e-15);
        assert!((spread(&[1e9, 1e9 + 1.0], 1) - 0.25).abs() < 1e-3);
        assert_eq!(spread(&[0.0, 0.0, 0.0], 1), 1.0);
        // What overflows is no scale.
        assert_eq!(spread(&[1e200, -1e200], 1), 1.0);
    }
}

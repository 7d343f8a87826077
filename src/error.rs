//! Everything that a caller can get wrong, by kind, with the place and the value in the message.

/// The three kinds of wrong input. The wasm boundary turns them into JavaScript `Error`s whose `name` is
/// [`Error::name`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A setting that is missing, unknown, of the wrong type or out of range.
    #[error("{field} must be {expected}, got {value}")]
    InvalidConfig {
        /// The setting's path as the caller wrote it, such as `optimizer.learningRate` or `layerSizes[2]`.
        field: String,
        /// What would be accepted.
        expected: String,
        /// What came instead.
        value: String,
    },
    /// One element of an array that cannot be used.
    #[error("{array}[{index}] must be {expected}, got {value}")]
    InvalidData {
        /// The array's name in the signature, such as `x`.
        array: &'static str,
        /// The flat index of the first offending element.
        index: usize,
        /// What would be accepted.
        expected: &'static str,
        /// What came instead.
        value: String,
    },
    /// An array whose length does not fit the network, the points or the grid.
    #[error("{array} must hold {expected} values, got {actual}")]
    ShapeMismatch {
        /// The array's name in the signature, such as `theta`.
        array: &'static str,
        /// The length or lengths that fit, in words, such as `a multiple of 2` or `15 (Θ⁽⁰⁾ 5×3)`.
        expected: String,
        /// The length that came.
        actual: usize,
    },
}

/// What fallible functions of this crate return.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The kind as callers across the boundary see it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::InvalidConfig { .. } => "InvalidConfig",
            Self::InvalidData { .. } => "InvalidData",
            Self::ShapeMismatch { .. } => "ShapeMismatch",
        }
    }

    /// An [`Error::InvalidConfig`] from anything printable.
    pub fn config(
        field: impl Into<String>,
        expected: impl Into<String>,
        value: impl std::fmt::Debug,
    ) -> Self {
        Self::InvalidConfig {
            field: field.into(),
            expected: expected.into(),
            value: format!("{value:?}"),
        }
    }
}

/// Checks that every element is finite; names the first that is not.
///
/// # Errors
/// [`Error::InvalidData`] with the flat index of the first NaN or infinity.
pub fn require_finite(array: &'static str, values: &[f64]) -> Result<()> {
    match values.iter().position(|v| !v.is_finite()) {
        None => Ok(()),
        Some(index) => Err(Error::InvalidData {
            array,
            index,
            expected: "finite",
            value: values[index].to_string(),
        }),
    }
}

//! Everything that a caller can get wrong, by kind, with the place and the value in the message.

/// The three kinds of wrong input. The wasm boundary turns them into JavaScript `Error`s whose `name` is
/// [`Error::name`].
#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    /// A setting that is missing, unknown, of the wrong type or out of range.
    InvalidConfig {
        /// The setting's path as the caller wrote it, such as `optimizer.learningRate` or `layerSizes[2]`; nothing for
        /// the configuration itself.
        field: String,
        /// What would be accepted.
        expected: Expected,
        /// What came instead.
        value: Value,
    },
    /// One element of an array that cannot be used.
    InvalidData {
        /// Where the array is, such as `axes[1].`; nothing where it is an argument.
        place: String,
        /// The array's name in the signature, such as `x`, or in its place.
        array: &'static str,
        /// The flat index of the first offending element.
        index: usize,
        /// What would be accepted.
        expected: &'static str,
        /// What came instead.
        value: f64,
    },
    /// An array whose length does not fit the network, the points or the grid.
    ShapeMismatch {
        /// Where the array is, such as `axes[1].`; nothing where it is an argument.
        place: String,
        /// The array's name in the signature, such as `theta`, or in its place.
        array: &'static str,
        /// The length or lengths that fit, in words, such as `a multiple of 2` or `15 (5×3)`.
        expected: String,
        /// The length that came.
        actual: usize,
    },
}

/// What a setting should have been.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// A number from the first to the second.
    Range(f64, f64),
    /// Anything else, in words.
    Text(String),
}

/// A value that was refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// Anything else, in words.
    Text(String),
}

/// What fallible functions of this crate return.
pub type Result<T> = std::result::Result<T, Error>;

/// What functions within the crate return whose callers hand an error on and on: it is large, and a pointer to it is not.
pub(crate) type Refused<T> = std::result::Result<T, Box<Error>>;

/// The result for a part of something larger.
pub(crate) trait Within<T> {
    /// With an error that says where: `field` of `axes[1]` is `axes[1].field`, and the axis itself, a field without a
    /// name, is `axes[1]`.
    fn within(self, outer: &str) -> Refused<T>;
}

impl<T, E: Into<Box<Error>>> Within<T> for std::result::Result<T, E> {
    fn within(self, outer: &str) -> Refused<T> {
        self.map_err(|error| {
            let mut error = error.into();
            error.move_into(outer);
            error
        })
    }
}

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

    /// An [`Error::InvalidConfig`]. Out of line, as the others: the two dozen callers are half a kilobyte smaller for it.
    #[cold]
    #[inline(never)]
    pub fn config(field: impl Into<String>, expected: impl Into<Expected>, value: impl Into<Value>) -> Self {
        Self::InvalidConfig { field: field.into(), expected: expected.into(), value: value.into() }
    }

    /// An [`Error::InvalidData`] of an argument.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn data(array: &'static str, index: usize, expected: &'static str, value: f64) -> Self {
        Self::InvalidData { place: String::new(), array, index, expected, value }
    }

    /// An [`Error::ShapeMismatch`] of an argument.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn shape(array: &'static str, expected: String, actual: usize) -> Self {
        Self::ShapeMismatch { place: String::new(), array, expected, actual }
    }

    /// As [`Within::within`].
    #[cold]
    #[inline(never)]
    fn move_into(&mut self, outer: &str) {
        let (inner, joint) = match self {
            Self::InvalidConfig { field, .. } if field.is_empty() => (field, ""),
            Self::InvalidConfig { field: inner, .. }
            | Self::InvalidData { place: inner, .. }
            | Self::ShapeMismatch { place: inner, .. } => (inner, "."),
        };
        *inner = [outer, joint, inner.as_str()].concat();
    }

    /// What the message says, part by part, with numbers written by `number`. JavaScript can write numbers by itself,
    /// which saves the wasm module a tenth of its size.
    pub fn parts(&self, number: impl Fn(f64) -> String) -> Parts {
        match self {
            Self::InvalidConfig { field, expected, value } => Parts {
                place: if field.is_empty() { "configuration".into() } else { field.clone() },
                expected: match expected {
                    Expected::Range(least, most) => {
                        ["from ", &number(*least), " to ", &number(*most)].concat()
                    }
                    Expected::Text(text) => text.clone(),
                },
                value: match value {
                    Value::Number(value) => number(*value),
                    Value::Text(text) => text.clone(),
                },
            },
            Self::InvalidData { place, array, index, expected, value } => Parts {
                place: format!("{place}{array}[{index}]"),
                expected: (*expected).into(),
                value: number(*value),
            },
            Self::ShapeMismatch { place, array, expected, actual } => Parts {
                place: [place.as_str(), array].concat(),
                expected: expected.clone(),
                value: actual.to_string(),
            },
        }
    }

    /// The message of its parts.
    #[must_use]
    pub fn message(&self, Parts { place, expected, value }: &Parts) -> String {
        let (before, after) =
            if matches!(self, Self::ShapeMismatch { .. }) { ("hold ", " values") } else { ("be ", "") };
        [place, " must ", before, expected, after, ", got ", value].concat()
    }
}

/// What the message of an [`Error`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The path of the setting or of the array's element.
    pub place: String,
    /// What would be accepted; of a [`Error::ShapeMismatch`], the number of values.
    pub expected: String,
    /// What came instead.
    pub value: String,
}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message(&self.parts(|number| number.to_string())))
    }
}

impl std::error::Error for Error {}

impl From<Box<Error>> for Error {
    fn from(error: Box<Error>) -> Self {
        *error
    }
}

impl From<&str> for Expected {
    fn from(words: &str) -> Self {
        Self::Text(words.into())
    }
}

impl From<String> for Expected {
    fn from(words: String) -> Self {
        Self::Text(words)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Number(value.into())
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        Self::Number(value as f64)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(format!("\"{value}\""))
    }
}

impl From<&[usize]> for Value {
    fn from(values: &[usize]) -> Self {
        let numbers: Vec<String> = values.iter().map(usize::to_string).collect();
        Self::Text(format!("[{}]", numbers.join(", ")))
    }
}

/// Checks that every element is finite; names the first that is not.
///
/// # Errors
/// [`Error::InvalidData`] with the flat index of the first NaN or infinity.
pub fn require_finite(array: &'static str, values: &[f64]) -> Result<()> {
    match values.iter().position(|v| !v.is_finite()) {
        None => Ok(()),
        Some(index) => Err(Error::data(array, index, "finite", values[index])),
    }
}

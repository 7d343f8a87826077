//! What a network may take in of a point (x₁, x₂) in place of the coordinates alone.
//!
//! Every feature is a function of x₁ times a function of x₂. A grid therefore needs the functions once for each column
//! and row only.

use crate::error::{Error, Result, Value};
use crate::kernel::lanes::Real;

/// Coordinates of a point of which features are taken.
pub const COORDINATES: usize = 2;

/// One input of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    /// x₁.
    X1,
    /// x₂.
    X2,
    /// x₁².
    X1X1,
    /// x₂².
    X2X2,
    /// x₁x₂.
    X1X2,
    /// sin x₁.
    SinX1,
    /// sin x₂.
    SinX2,
}

/// A function of one coordinate.
#[derive(Debug, Clone, Copy)]
enum Factor {
    One,
    Itself,
    Square,
    Sine,
}

impl Factor {
    fn of(self, coordinate: f64) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Itself => coordinate,
            Self::Square => coordinate * coordinate,
            Self::Sine => crate::functions::sin(coordinate),
        }
    }
}

impl Feature {
    /// All of them by name, in the order in which to offer them.
    pub const ALL: [(&str, Self); 7] = [
        ("x1", Self::X1),
        ("x2", Self::X2),
        ("x1x1", Self::X1X1),
        ("x2x2", Self::X2X2),
        ("x1x2", Self::X1X2),
        ("sinx1", Self::SinX1),
        ("sinx2", Self::SinX2),
    ];

    /// The coordinates alone.
    pub const PLAIN: [Self; COORDINATES] = [Self::X1, Self::X2];

    /// Of x₁ and of x₂.
    const fn factors(self) -> [Factor; COORDINATES] {
        use Factor::{Itself, One, Sine, Square};
        match self {
            Self::X1 => [Itself, One],
            Self::X2 => [One, Itself],
            Self::X1X1 => [Square, One],
            Self::X2X2 => [One, Square],
            Self::X1X2 => [Itself, Itself],
            Self::SinX1 => [Sine, One],
            Self::SinX2 => [One, Sine],
        }
    }

    /// The feature of a point.
    #[must_use]
    pub fn of(self, point: [f64; COORDINATES]) -> f64 {
        let [first, second] = self.factors();
        first.of(point[0]) * second.of(point[1])
    }

    /// The factor that belongs to coordinate number `axis`, for each of `coordinates`.
    #[must_use]
    pub fn factor<T: Real>(self, axis: usize, coordinates: &[f64]) -> Vec<T> {
        let factor = self.factors()[axis];
        coordinates.iter().map(|&coordinate| T::from_f64(factor.of(coordinate))).collect()
    }
}

/// The features of points given as x₁, x₂, x₁, x₂, …, point by point.
#[must_use]
pub fn features_of(features: &[Feature], x: &[f64]) -> Vec<f64> {
    let (points, _) = x.as_chunks::<COORDINATES>();
    let mut inputs = Vec::with_capacity(points.len() * features.len());
    for point in points {
        for feature in features {
            inputs.push(feature.of(*point));
        }
    }
    inputs
}

/// Checks that there are features, one for each of `inputs`.
///
/// # Errors
/// [`Error::InvalidConfig`] for `features` or `layerSizes[0]`.
pub fn check_features(features: &[Feature], inputs: usize) -> Result<()> {
    if features.is_empty() {
        return Err(Error::config("features", "at least one feature", Value::Text("none".into())));
    }
    if features.len() != inputs {
        return Err(Error::config("layerSizes[0]", "the number of features", inputs));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_what_their_names_say() {
        let all = Feature::ALL.map(|(_, feature)| feature);
        let (a, b) = (-1.25, 0.75);
        let want = [a, b, a * a, b * b, a * b, crate::functions::sin(a), crate::functions::sin(b)];
        assert_eq!(features_of(&all, &[a, b]), want);
        assert_eq!(features_of(&Feature::PLAIN, &[a, b, 3.0, 4.0]), [a, b, 3.0, 4.0]);
        for feature in all {
            let product = feature.factor::<f64>(0, &[a])[0] * feature.factor::<f64>(1, &[b])[0];
            assert_eq!(product, feature.of([a, b]));
        }
    }
}

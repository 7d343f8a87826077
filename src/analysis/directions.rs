//! Planes of θ that are worth looking at.

use super::layers::matrices;
use crate::error::{Error, Result, require_finite};
use crate::network::{parameter_count, require_parameters};
use crate::random::{Stream, standard_normal, stream};

/// A plane through three θ, with an orthonormal basis.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaneOfThree {
    /// From the first θ towards the second, of length 1.
    pub u: Vec<f64>,
    /// At a right angle to u, on the third θ's side, of length 1.
    pub v: Vec<f64>,
    /// (a, b) of the three in θ₁ + a·u + b·v: (0, 0), (‖θ₂ − θ₁‖, 0), and the third's with b > 0.
    pub positions: [[f64; 2]; 3],
}

/// Below this share of a θ's distance from a line, it counts as lying on the line: rounding moves it about as far.
const ON_A_LINE: f64 = 1e-9;

/// Two directions u and v for networks with these layer sizes, every element standard normal, reproducible by their seed.
/// They are independent, so nearly at right angles where there are many parameters; among a few they may lie close.
#[must_use]
pub fn random_directions(sizes: &[usize], seed: u32) -> [Vec<f64>; 2] {
    let (mut rng, count) = (stream(seed, Stream::Directions), parameter_count(sizes));
    let mut u: Vec<f64> = (0..2 * count).map(|_| standard_normal(&mut rng)).collect();
    let v = u.split_off(count);
    [u, v]
}

/// A direction in which a step is as large for every unit as the unit's own weights: each row of its Θ is scaled to the
/// length of that row of θ. Li, Xu, Taylor, Studer and Goldstein, "Visualizing the loss landscape of neural nets"
/// (2018), section 4, with a unit in place of a filter. Without it, E looks flat around large weights and sharp around
/// small ones, even where scaling a rectifier's weights leaves the function the same.
///
/// The bias counts as one of its unit's weights, since such a scaling has to scale it, too. A row of zeros, of θ or of the
/// direction, gives a row of zeros.
///
/// # Errors
/// [`Error::ShapeMismatch`] or [`Error::InvalidData`] for θ or the direction.
pub fn filter_normalised(sizes: &[usize], theta: &[f64], direction: &[f64]) -> Result<Vec<f64>> {
    require_theta(sizes, "theta", theta)?;
    require_theta(sizes, "direction", direction)?;
    let mut scaled = Vec::with_capacity(theta.len());
    let layers = matrices(sizes, theta).into_iter().zip(matrices(sizes, direction));
    for ((theta, direction), inputs) in layers.zip(sizes) {
        for (theta, direction) in theta.chunks_exact(inputs + 1).zip(direction.chunks_exact(inputs + 1)) {
            let length = norm(direction);
            let factor = if length > 0.0 { norm(theta) / length } else { 0.0 };
            let first = scaled.len();
            scaled.extend_from_slice(direction);
            scale(&mut scaled[first..], factor);
        }
    }
    Ok(scaled)
}

/// The plane through three θ of one length: Gram and Schmidt's basis, from the first.
///
/// # Errors
/// [`Error::ShapeMismatch`] or [`Error::InvalidData`] for arrays of different lengths or with numbers that are not finite;
/// [`Error::InvalidConfig`] for three on one line, or two that are the same.
pub fn plane_of_three(first: &[f64], second: &[f64], third: &[f64]) -> Result<PlaneOfThree> {
    for (array, theta) in [("first", first), ("second", second), ("third", third)] {
        if theta.len() != first.len() {
            let expected = format!("{}, as many as first,", first.len());
            return Err(Error::shape(array, expected, theta.len()));
        }
        require_finite(array, theta)?;
    }
    let (mut u, mut v) = (second.to_vec(), third.to_vec());
    add_scaled(&mut u, -1.0, first);
    add_scaled(&mut v, -1.0, first);
    let (distance, reach) = (norm(&u), norm(&v));
    if distance == 0.0 {
        return Err(Error::config("second", "another θ than first", "the same"));
    }
    scale(&mut u, 1.0 / distance);
    // Twice: what rounding has left of u in v after the first time is taken away as well.
    let mut along = 0.0;
    for _ in 0..2 {
        let part = dot(&u, &v);
        along += part;
        add_scaled(&mut v, -part, &u);
    }
    let height = norm(&v);
    if height <= ON_A_LINE * reach.max(distance) {
        return Err(Error::config("third", "off the line through first and second", "on it"));
    }
    scale(&mut v, 1.0 / height);
    Ok(PlaneOfThree { u, v, positions: [[0.0, 0.0], [distance, 0.0], [along, height]] })
}

/// Checks an array in the place of θ.
///
/// # Errors
/// [`Error::ShapeMismatch`] or [`Error::InvalidData`].
pub(super) fn require_theta(sizes: &[usize], array: &'static str, theta: &[f64]) -> Result<()> {
    require_parameters(sizes, array, theta.len())?;
    require_finite(array, theta)
}

#[inline(never)]
fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

pub(super) fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

/// a ← a + factor · b.
#[inline(never)]
fn add_scaled(a: &mut [f64], factor: f64, b: &[f64]) {
    for (a, b) in a.iter_mut().zip(b) {
        *a += factor * b;
    }
}

#[inline(never)]
fn scale(a: &mut [f64], factor: f64) {
    for a in a {
        *a *= factor;
    }
}

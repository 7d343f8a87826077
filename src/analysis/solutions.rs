//! Which of many θ are the same solution: equal, within a tolerance, but for order and signs of hidden units.

use super::symmetry::{bring_into_form, order};
use crate::activation::Activation;
use crate::error::{Error, Result, require_finite};
use crate::network::parameter_count;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Pairs of units that are tried before two θ count as different. It is reached only where many units are as good as
/// equal and yet do not fit; a layer of 64 units takes 8,192 at most where none are.
const MOST_PAIRS: usize = 100_000;

/// A list of θ by solution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solutions {
    /// The class of every θ; classes are numbered as they first occur in the list.
    pub classes: Vec<u32>,
    /// For every class, the number of the θ in the list that the others are near to.
    pub representatives: Vec<u32>,
}

/// Puts networks of one shape, θ after θ, into classes: every one is the same solution as its class's representative,
/// which means that with some order and signs of its hidden units no parameter differs by more than `tolerance`. (For
/// logistic units, whose biases change with the signs, the biases are those of the network written with tanh of half
/// the z; rectifiers have no signs.)
///
/// The order of the list decides on nothing but the numbers of the classes: θ in front of the list keep the numbers that
/// they had. Representatives are chosen from the smallest Σ|θ| on. Classes whose θ lie within `tolerance` of each other
/// and farther from all others are found as they are, whoever represents them; a continuum that is wider than
/// `tolerance`, as of networks that are still on their way, is cut into pieces.
///
/// # Errors
/// [`Error::ShapeMismatch`] or [`Error::InvalidData`] for the list; [`Error::InvalidConfig`] for a tolerance that is not
/// finite and at least 0.
pub fn solutions(
    sizes: &[usize],
    activation: Activation,
    thetas: &[f64],
    tolerance: f64,
) -> Result<Solutions> {
    let length = parameter_count(sizes);
    if !thetas.len().is_multiple_of(length) {
        let expected = format!("a multiple of {length}, θ after θ,");
        return Err(Error::shape("thetas", expected, thetas.len()));
    }
    require_finite("thetas", thetas)?;
    if !(tolerance.is_finite() && tolerance >= 0.0) {
        return Err(Error::config("tolerance", "finite and at least 0", tolerance));
    }
    let mut forms = thetas.to_vec();
    for theta in forms.chunks_exact_mut(length) {
        bring_into_form(sizes, activation, theta);
        centre_biases(sizes, activation, theta);
    }
    let mut matching = Matching::new(sizes, activation.has_signs(), tolerance);
    let (mut leaders, mut nearest) = (Vec::<Ranked<'_>>::new(), vec![0; thetas.len() / length]);
    let mut first = 0;
    for next in ranked(&forms, length) {
        // The sums of networks that are the same differ by no more.
        let reach = length as f64 * tolerance + 1e-12 * next.magnitude;
        while first < leaders.len() && next.magnitude - leaders[first].magnitude > reach {
            first += 1;
        }
        let leader = leaders[first..].iter().find(|leader| matching.is_same(leader.form, next.form));
        nearest[next.number as usize] = leader.unwrap_or(&next).number;
        if leader.is_none() {
            leaders.push(next);
        }
    }
    Ok(numbered(&nearest))
}

/// A network of the list.
struct Ranked<'a> {
    /// Σ|θ| of its form, which order and signs of units leave as it is.
    magnitude: f64,
    form: &'a [f64],
    number: u32,
}

/// The networks from small to large by Σ|θ|, then by form, then as they come.
fn ranked(forms: &[f64], length: usize) -> Vec<Ranked<'_>> {
    let mut all = Vec::with_capacity(forms.len() / length);
    for (number, form) in forms.chunks_exact(length).enumerate() {
        let magnitude = form.iter().map(|v| v.abs()).sum();
        all.push(Ranked { magnitude, form, number: number as u32 });
    }
    // By a heap: the general sort is two kilobytes of the module.
    BinaryHeap::from(all).into_sorted_vec()
}

impl Ord for Ranked<'_> {
    #[inline(never)]
    fn cmp(&self, other: &Self) -> Ordering {
        let forms = || order(self.form, other.form).then(self.number.cmp(&other.number));
        self.magnitude.total_cmp(&other.magnitude).then_with(forms)
    }
}

impl PartialOrd for Ranked<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked<'_> {}

/// Classes by first occurrence, from the representative of each θ.
fn numbered(nearest: &[u32]) -> Solutions {
    const NONE: u32 = u32::MAX;
    let mut solutions = Solutions { classes: Vec::with_capacity(nearest.len()), representatives: Vec::new() };
    let mut class_of = vec![NONE; nearest.len()];
    for &leader in nearest {
        let class = &mut class_of[leader as usize];
        if *class == NONE {
            *class = solutions.representatives.len() as u32;
            solutions.representatives.push(leader);
        }
        solutions.classes.push(*class);
    }
    solutions
}

/// Of logistic units, replaces the biases of the layers after the first by those of the network with tanh(z/2) = 2σ(z) − 1
/// in place of σ, b + ½ Σ w, which a change of signs leaves as they are.
fn centre_biases(sizes: &[usize], activation: Activation, theta: &mut [f64]) {
    if activation != Activation::Sigmoid {
        return;
    }
    let mut first = sizes[1] * (sizes[0] + 1);
    for pair in sizes[1..].windows(2) {
        for row in theta[first..][..pair[1] * (pair[0] + 1)].chunks_exact_mut(pair[0] + 1) {
            row[0] += 0.5 * row[1..].iter().sum::<f64>();
        }
        first += pair[1] * (pair[0] + 1);
    }
}

/// The search for an order and signs of one network's hidden units that bring it to another one.
struct Matching<'a> {
    sizes: &'a [usize],
    has_signs: bool,
    tolerance: f64,
    /// For every input, then every hidden unit, layer by layer, of one network: its place in the other's layer, and the
    /// sign, ±1.
    partners: Vec<(usize, f64)>,
    /// Where each layer's part of `partners` starts.
    starts: Vec<usize>,
}

impl<'a> Matching<'a> {
    fn new(sizes: &'a [usize], has_signs: bool, tolerance: f64) -> Self {
        let (mut starts, mut partners) = (Vec::new(), Vec::new());
        for &size in sizes {
            starts.push(partners.len());
            // Inputs stay in their places.
            for unit in 0..size {
                partners.push((unit, 1.0));
            }
        }
        Self { sizes, has_signs, tolerance, partners, starts }
    }

    fn is_near(&self, one: f64, other: f64) -> bool {
        (one - other).abs() <= self.tolerance
    }

    /// Whether the two are the same solution: unit after unit gets a partner whose incoming weights are near, as long as
    /// there is one; where there is none, the last choice is taken back.
    #[inline(never)]
    fn is_same(&mut self, one: &[f64], other: &[f64]) -> bool {
        // The biases of the outputs have no other place and no sign: most of what is different ends here.
        let [.., inputs, outputs] = self.sizes else { return false };
        for k in 0..*outputs {
            let bias = one.len() - (k + 1) * (inputs + 1);
            if !self.is_near(one[bias], other[bias]) {
                return false;
            }
        }
        // The canonical forms are mostly as near as the solutions.
        if one.iter().zip(other).all(|(one, other)| self.is_near(*one, *other)) {
            return true;
        }
        let layers = self.sizes.len() - 1;
        let (mut l, mut unit, mut row, mut pairs) = (1, 0, 0, 0);
        // For every unit that has a partner, which of its candidates it was.
        let mut choices: Vec<usize> = Vec::new();
        let mut candidate = 0;
        loop {
            if unit == self.sizes[l] {
                if l == layers {
                    return true;
                }
                (l, unit) = (l + 1, 0);
                row += self.sizes[l - 1] * (self.sizes[l - 2] + 1);
                candidate = 0;
            }
            if let Some(found) = self.next_partner(one, other, (l, unit, row), candidate, &mut pairs) {
                choices.push(found);
                unit += 1;
                candidate = 0;
            } else if let Some(last) = choices.pop() {
                if unit == 0 {
                    l -= 1;
                    unit = self.sizes[l];
                    row -= self.sizes[l] * (self.sizes[l - 1] + 1);
                }
                unit -= 1;
                candidate = last + 1;
            } else {
                return false;
            }
            if pairs > MOST_PAIRS {
                return false;
            }
        }
    }

    /// The first candidate, from this one on, that can be the partner of a unit of layer l whose rows start at `row`: its
    /// own place first, then the places after it, each with both signs; an output has its own place alone.
    fn next_partner(
        &mut self,
        one: &[f64],
        other: &[f64],
        (l, unit, row): (usize, usize, usize),
        from: usize,
        pairs: &mut usize,
    ) -> Option<usize> {
        let (units, columns) = (self.sizes[l], self.sizes[l - 1] + 1);
        let is_output = l + 1 == self.sizes.len();
        let signs = if self.has_signs && !is_output { 2 } else { 1 };
        let candidates = if is_output { 1 } else { units * signs };
        for candidate in from..candidates {
            let (place, sign) = ((unit + candidate / signs) % units, [1.0, -1.0][candidate % signs]);
            let placed = &self.partners[self.starts[l]..][..unit];
            if !is_output && placed.iter().any(|partner| partner.0 == place) {
                continue;
            }
            *pairs += 1;
            let (one, other) =
                (&one[row + unit * columns..][..columns], &other[row + place * columns..][..columns]);
            let mut is_near = self.is_near(one[0], sign * other[0]);
            for (one, (place, turned)) in one[1..].iter().zip(&self.partners[self.starts[l - 1]..]) {
                is_near = is_near && self.is_near(*one, sign * turned * other[place + 1]);
            }
            if is_near {
                if !is_output {
                    self.partners[self.starts[l] + unit] = (place, sign);
                }
                return Some(candidate);
            }
        }
        None
    }
}

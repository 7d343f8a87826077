//! The way back through a single output, and all of the way of one hidden layer of smooth units between two inputs and
//! a single output, the lecture's first network, in fewer and longer loops: there the products are so small that calling
//! them, and storing and loading what goes from one to the next, takes longer than they do.
//!
//! Every sum runs in the same order as in a [`product`](super::product), so both give the same bits.

use super::activation::rectifier;
use super::elementary;
use super::lanes::{Lanes, Real};
use super::layout::Layout;
use crate::activation::Activation;

/// Inputs of the networks that go this way.
const INPUTS: usize = 2;

/// What the way back from a single output reads.
#[derive(Clone, Copy)]
pub struct Block<'a, T> {
    /// a⁽ᴸ⁻¹⁾, in rows of the hidden layer's pitch.
    pub values: &'a [T],
    /// ∂D/∂z⁽ᴸ⁾, one number an example.
    pub deltas: &'a [T],
    /// Θ⁽ᴸ⁻¹⁾ without its bias, as long as the pitch.
    pub weights: &'a [T],
}

/// Writes ∂D/∂z⁽ᴸ⁻¹⁾ = δwσ′ to `to`, in rows of the pitch, and adds the gradient of the weights, Σ δa, to `output`, or
/// overwrites it if it is the `first` block of examples.
#[inline(never)]
pub fn through_output<T: Real>(
    block: Block<'_, T>,
    activation: Activation,
    first: bool,
    to: &mut [T],
    output: &mut [T],
) {
    let one = T::V::splat(T::from_f64(1.0));
    match activation {
        Activation::Sigmoid => through_output_by(block, first, to, output, |a| a - a * a),
        Activation::Tanh => through_output_by(block, first, to, output, |a| one - a * a),
        Activation::Relu => through_output_by(block, first, to, output, rectifier::<T>(0.0)),
        Activation::LeakyRelu(slope) => through_output_by(block, first, to, output, rectifier::<T>(slope)),
    }
}

/// As [`through_output`], one vector of hidden units after the other, with σ′ from a.
#[inline(always)]
fn through_output_by<T: Real>(
    block: Block<'_, T>,
    first: bool,
    to: &mut [T],
    output: &mut [T],
    slope: impl Fn(T::V) -> T::V,
) {
    let pitch = block.weights.len();
    for at in (0..pitch).step_by(T::LANES) {
        let weights = T::V::load(&block.weights[at..]);
        let mut sum = if first { T::V::splat(T::default()) } else { T::V::load(&output[at..]) };
        let rows = to.chunks_exact_mut(pitch).zip(block.values.chunks_exact(pitch));
        for ((to, values), &delta) in rows.zip(block.deltas) {
            let (delta, a) = (T::V::splat(delta), T::V::load(&values[at..]));
            sum = sum + delta * a;
            (delta * weights * slope(a)).store(&mut to[at..]);
        }
        sum.store(&mut output[at..]);
    }
}

/// Whether a network goes back this way.
#[must_use]
pub fn goes_back(layout: &Layout, activation: Activation) -> bool {
    match (layout.layers.as_slice(), activation) {
        ([hidden, output], Activation::Sigmoid | Activation::Tanh) => {
            hidden.inputs == INPUTS && output.is_single
        }
        _ => false,
    }
}

/// Whether a network goes forward this way, too: in `f64` σ leaves no registers for anything beside it.
#[must_use]
pub fn goes_forward<T: Real>(layout: &Layout, activation: Activation) -> bool {
    T::TANH.is_some() && goes_back(layout, activation)
}

/// a⁽¹⁾ of the rows of x, as many as `values` has rows as long as the biases.
#[inline(never)]
pub fn forward<T: Real>(x: &[T], biases: &[T], weights: &[T], activation: Activation, values: &mut [T]) {
    match activation {
        Activation::Sigmoid => forward_by(x, biases, weights, values, elementary::sigmoid::<T>()),
        _ => forward_by(x, biases, weights, values, elementary::tanh::<T>()),
    }
}

/// As [`forward`], one vector of hidden units after the other, with σ.
#[inline(always)]
fn forward_by<T: Real>(
    x: &[T],
    biases: &[T],
    weights: &[T],
    values: &mut [T],
    activation: impl Fn(T::V) -> T::V,
) {
    let pitch = biases.len();
    let (x, _) = x.as_chunks::<INPUTS>();
    for at in (0..pitch).step_by(T::LANES) {
        let bias = T::V::load(&biases[at..]);
        let [first, second] = [T::V::load(&weights[at..]), T::V::load(&weights[pitch + at..])];
        for (values, x) in values.chunks_exact_mut(pitch).zip(x) {
            let z = bias + T::V::splat(x[0]) * first + T::V::splat(x[1]) * second;
            activation(z).store(&mut values[at..]);
        }
    }
}

/// Adds the gradients of Θ⁽⁰⁾ and of the weights of Θ⁽¹⁾ to `hidden` and `output`, their parts of the gradient, or
/// overwrites them if it is the `first` block of examples.
#[inline(never)]
pub fn backward<T: Real>(
    x: &[T],
    block: Block<'_, T>,
    activation: Activation,
    first: bool,
    hidden: &mut [T],
    output: &mut [T],
) {
    let one = T::V::splat(T::from_f64(1.0));
    match activation {
        Activation::Sigmoid => backward_by(x, block, first, hidden, output, |a| a - a * a),
        _ => backward_by(x, block, first, hidden, output, |a| one - a * a),
    }
}

/// As [`backward`], one vector of hidden units after the other, with σ′ from a.
#[inline(always)]
fn backward_by<T: Real>(
    x: &[T],
    block: Block<'_, T>,
    first: bool,
    hidden: &mut [T],
    output: &mut [T],
    slope: impl Fn(T::V) -> T::V,
) {
    let pitch = block.weights.len();
    let zero = T::V::splat(T::default());
    let (x, _) = x.as_chunks::<INPUTS>();
    for at in (0..pitch).step_by(T::LANES) {
        let weights = T::V::load(&block.weights[at..]);
        let mut sums = [zero; INPUTS + 2];
        if !first {
            sums[0] = T::V::load(&output[at..]);
            for row in 0..=INPUTS {
                sums[row + 1] = T::V::load(&hidden[row * pitch + at..]);
            }
        }
        for ((values, x), &delta) in block.values.chunks_exact(pitch).zip(x).zip(block.deltas) {
            let (delta, a) = (T::V::splat(delta), T::V::load(&values[at..]));
            sums[0] = sums[0] + delta * a;
            let delta = delta * weights * slope(a);
            sums[1] = sums[1] + delta;
            for i in 0..INPUTS {
                sums[i + 2] = sums[i + 2] + T::V::splat(x[i]) * delta;
            }
        }
        sums[0].store(&mut output[at..]);
        for row in 0..=INPUTS {
            sums[row + 1].store(&mut hidden[row * pitch + at..]);
        }
    }
}

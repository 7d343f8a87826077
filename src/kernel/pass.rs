//! Forward and backward pass of a block of examples, units in lanes: what training spends its time in.

use super::lanes::Real;
use super::layout::{Layer, Layout};
use super::product::{Rows, Size, Spread, Start, product};
use crate::activation::Activation;

/// The buffers of a pass over at most `capacity` examples.
#[derive(Debug, Clone)]
pub struct Pass<T> {
    /// a⁽¹⁾ … a⁽ᴸ⁻¹⁾ and z⁽ᴸ⁾, later ∂D/∂z⁽ᴸ⁾: `values[l]` has the layer's pitch and one row per example.
    values: Vec<Vec<T>>,
    /// ∂D/∂z of the hidden layers, in the same shape.
    deltas: Vec<Vec<T>>,
    capacity: usize,
}

impl<T: Real> Pass<T> {
    /// Buffers for `capacity` examples.
    #[must_use]
    pub fn new(layout: &Layout, capacity: usize) -> Self {
        let buffer = |layer: &Layer| vec![T::default(); layer.pitch * capacity];
        Self {
            values: layout.layers.iter().map(buffer).collect(),
            deltas: layout.layers.iter().map(buffer).collect(),
            capacity,
        }
    }

    /// The most examples that fit.
    #[must_use]
    pub const fn capacity(&self) -> usize {
        self.capacity
    }

    /// Computes all activations of the rows of x (count × n, count ≤ capacity); gives z⁽ᴸ⁾ in rows of the last pitch.
    pub fn forward(&mut self, layout: &Layout, theta: &[T], x: &[T], activation: Activation) -> &mut [T] {
        let count = x.len() / layout.layers[0].inputs;
        let last = layout.layers.len() - 1;
        for (l, layer) in layout.layers.iter().enumerate() {
            let (before, after) = self.values.split_at_mut(l);
            let (a, row_stride) = match before.last() {
                Some(a) => (a.as_slice(), layout.layers[l - 1].pitch),
                None => (x, layer.inputs),
            };
            let z = &mut after[0][..count * layer.pitch];
            product::<T>(
                Size { rows: count, depth: layer.inputs, vectors: layer.pitch / T::LANES },
                Spread { data: a, row_stride, depth_stride: 1 },
                Rows { data: &theta[layer.weights()..], pitch: layer.pitch },
                Start::Row(&theta[layer.offset..]),
                z,
                layer.pitch,
            );
            if l < last {
                activation.apply(z);
            }
        }
        let pitch = layout.layers[last].pitch;
        &mut self.values[last][..count * pitch]
    }

    /// Goes back from ∂D/∂z⁽ᴸ⁾, which the caller has put in the place of z⁽ᴸ⁾ that [`Pass::forward`] gave for the
    /// same x. Adds to `gradient`, laid out like θ, or overwrites it if it is the `first` block of examples.
    pub fn backward(
        &mut self,
        layout: &Layout,
        back: &[T],
        x: &[T],
        activation: Activation,
        first: bool,
        gradient: &mut [T],
    ) {
        let count = x.len() / layout.layers[0].inputs;
        let last = layout.layers.len() - 1;
        let start = if first { Start::Zero } else { Start::Sum };
        for (l, layer) in layout.layers.iter().enumerate().rev() {
            let delta: &[T] = if l == last { &self.values[l] } else { &self.deltas[l] };
            let deltas = Rows { data: delta, pitch: layer.pitch };
            let vectors = layer.pitch / T::LANES;
            let (biases, weights) = gradient[layer.offset..].split_at_mut(layer.pitch);
            let ones = Spread { data: &[T::from_f64(1.0)], row_stride: 0, depth_stride: 0 };
            product::<T>(Size { rows: 1, depth: count, vectors }, ones, deltas, start, biases, layer.pitch);
            let (a, depth_stride) = if l == 0 {
                (x, layer.inputs)
            } else {
                (&self.values[l - 1][..], layout.layers[l - 1].pitch)
            };
            let inputs = Spread { data: a, row_stride: 1, depth_stride };
            let size = Size { rows: layer.inputs, depth: count, vectors };
            product::<T>(size, inputs, deltas, start, weights, layer.pitch);
            if l > 0 {
                self.step_back(layer, l, count, back, activation);
            }
        }
    }

    /// ∂D/∂z of the layer before `layer`: Θᵀ ∂D/∂z, times σ′.
    fn step_back(&mut self, layer: &Layer, l: usize, count: usize, back: &[T], activation: Activation) {
        let (before, after) = self.deltas.split_at_mut(l);
        // The outputs' deltas stand where their logits were.
        let delta: &[T] = if l + 1 == self.values.len() { &self.values[l] } else { &after[0] };
        let to = &mut before[l - 1][..count * layer.back_pitch];
        product::<T>(
            Size { rows: count, depth: layer.units, vectors: layer.back_pitch / T::LANES },
            Spread { data: delta, row_stride: layer.pitch, depth_stride: 1 },
            Rows { data: &back[layer.back_offset..], pitch: layer.back_pitch },
            Start::Zero,
            to,
            layer.back_pitch,
        );
        activation.multiply_by_derivative(&self.values[l - 1], to);
    }
}

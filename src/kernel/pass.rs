//! Forward and backward pass of a block of examples, units in lanes: what training spends its time in.

use super::lanes::{Lanes, Real};
use super::layout::{Layer, Layout};
use super::product::{product, Rows, Size, Spread, Start};
use crate::activation::{Activation, Derivative, RectifierDerivative, SigmoidDerivative, TanhDerivative};

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
                |row, column, sum| sum.store(&mut z[row * layer.pitch + column..]),
            );
            if l < last {
                activation.apply(z);
            }
        }
        let pitch = layout.layers[last].pitch;
        &mut self.values[last][..count * pitch]
    }

    /// Goes back from ∂D/∂z⁽ᴸ⁾, which the caller has put in the place of z⁽ᴸ⁾ that [`Pass::forward`] gave for the
    /// same x.
    ///
    /// Every vector of the gradient is handed to `sink(at, penalised, value)` once: `at` is its place in the padded θ,
    /// `penalised` says whether R counts these parameters. `back` is read after the sink has had the layers behind it,
    /// so the sink may already change θ, but not `back`.
    pub fn backward(
        &mut self,
        layout: &Layout,
        back: &[T],
        x: &[T],
        activation: Activation,
        mut sink: impl FnMut(usize, bool, T::V),
    ) {
        let count = x.len() / layout.layers[0].inputs;
        let last = layout.layers.len() - 1;
        for (l, layer) in layout.layers.iter().enumerate().rev() {
            let delta: &[T] = if l == last { &self.values[l] } else { &self.deltas[l] };
            let deltas = Rows { data: delta, pitch: layer.pitch };
            let vectors = layer.pitch / T::LANES;
            product::<T>(
                Size { rows: 1, depth: count, vectors },
                Spread { data: &[T::from_f64(1.0)], row_stride: 0, depth_stride: 0 },
                deltas,
                Start::Zero,
                |_, column, sum| sink(layer.offset + column, false, sum),
            );
            let (a, depth_stride) =
                if l == 0 { (x, layer.inputs) } else { (&self.values[l - 1][..], layout.layers[l - 1].pitch) };
            product::<T>(
                Size { rows: layer.inputs, depth: count, vectors },
                Spread { data: a, row_stride: 1, depth_stride },
                deltas,
                Start::Zero,
                |row, column, sum| sink(layer.weights() + row * layer.pitch + column, true, sum),
            );
            if l > 0 {
                match activation {
                    Activation::Sigmoid => self.step_back(layer, l, count, back, &SigmoidDerivative),
                    Activation::Tanh => self.step_back(layer, l, count, back, &TanhDerivative),
                    Activation::Relu => self.step_back(layer, l, count, back, &RectifierDerivative(0.0)),
                    Activation::LeakyRelu(slope) => self.step_back(layer, l, count, back, &RectifierDerivative(slope)),
                }
            }
        }
    }

    /// ∂D/∂z of the layer before `layer`: Θᵀ ∂D/∂z, times σ′.
    fn step_back(&mut self, layer: &Layer, l: usize, count: usize, back: &[T], derivative: &impl Derivative<T>) {
        let (before, after) = self.deltas.split_at_mut(l);
        // The outputs' deltas stand where their logits were.
        let delta: &[T] = if l + 1 == self.values.len() { &self.values[l] } else { &after[0] };
        let (to, a) = (&mut before[l - 1], &self.values[l - 1]);
        product::<T>(
            Size { rows: count, depth: layer.units, vectors: layer.back_pitch / T::LANES },
            Spread { data: delta, row_stride: layer.pitch, depth_stride: 1 },
            Rows { data: &back[layer.back_offset..], pitch: layer.back_pitch },
            Start::Zero,
            |row, column, sum| {
                let at = row * layer.back_pitch + column;
                (sum * derivative.at(T::V::load(&a[at..]))).store(&mut to[at..]);
            },
        );
    }
}

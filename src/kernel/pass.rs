//! Forward and backward pass of a block of examples, units in lanes: what training spends its time in.

use super::lanes::Real;
use super::layout::{Layer, Layout};
use super::product::{Product, Size, Start, Strides, dots};
use super::shallow::{self, Block};
use super::vector::{keep_first, sum};
use crate::activation::Activation;

/// The buffers of a pass over at most `capacity` examples, and the products of one over as many as last time.
#[derive(Debug, Clone)]
pub struct Pass<T> {
    /// a⁽¹⁾ … a⁽ᴸ⁻¹⁾ and z⁽ᴸ⁾, later ∂D/∂z⁽ᴸ⁾: `values[l]` has the layer's pitch and one row per example.
    values: Vec<Vec<T>>,
    /// ∂D/∂z of the hidden layers, in the same shape.
    deltas: Vec<Vec<T>>,
    plan: Plan,
}

/// The products of a pass over `count` examples: planned once, because batches and blocks are mostly of one size, and
/// computing how far each product reaches takes as long as a small product.
#[derive(Debug, Clone)]
struct Plan {
    count: usize,
    layers: Vec<LayerPlan>,
}

/// The products of one layer. Without hidden layers a single output needs the weights' gradient of them; with hidden
/// layers it needs none.
#[derive(Debug, Clone)]
struct LayerPlan {
    forward: Product,
    bias_gradient: Product,
    weight_gradient: Product,
    back: Product,
}

impl Plan {
    fn new<T: Real>(layout: &Layout, count: usize) -> Self {
        let mut input_pitch = layout.input_pitch;
        let mut layers = Vec::with_capacity(layout.layers.len());
        for layer in &layout.layers {
            layers.push(LayerPlan::new::<T>(layer, input_pitch, count));
            input_pitch = layer.pitch;
        }
        Self { count, layers }
    }
}

impl LayerPlan {
    fn new<T: Real>(layer: &Layer, input_pitch: usize, count: usize) -> Self {
        let &Layer { inputs, units, pitch, back_pitch, .. } = layer;
        let (vectors, back_vectors) = (pitch / T::LANES, back_pitch / T::LANES);
        let product = |rows, depth, vectors, row_stride, depth_stride, b_pitch, c_pitch| {
            let strides = Strides { row_stride, depth_stride, b_pitch, c_pitch };
            Product::new::<T>(Size { rows, depth, vectors }, strides)
        };
        Self {
            forward: product(count, inputs, vectors, input_pitch, 1, pitch, pitch),
            // A column of ones times δ.
            bias_gradient: product(1, count, vectors, 0, 0, pitch, pitch),
            weight_gradient: if layer.is_single {
                product(1, count, back_vectors, 0, 1, back_pitch, back_pitch)
            } else {
                product(inputs, count, vectors, 1, input_pitch, pitch, pitch)
            },
            back: product(count, units, back_vectors, pitch, 1, back_pitch, back_pitch),
        }
    }
}

impl<T: Real> Pass<T> {
    /// Buffers for `capacity` examples.
    #[must_use]
    pub fn new(layout: &Layout, capacity: usize) -> Self {
        // Whole vectors of examples for a single output, which takes as many at a time.
        let buffer = |layer: &Layer| vec![T::default(); layer.pitch * T::padded(capacity)];
        let hidden = &layout.layers[..layout.layers.len() - 1];
        Self {
            values: layout.layers.iter().map(buffer).collect(),
            deltas: hidden.iter().map(buffer).collect(),
            plan: Plan::new::<T>(layout, capacity),
        }
    }

    /// Computes all activations of the first `count` ≤ capacity rows of x; gives z⁽ᴸ⁾, one row of the last pitch an
    /// example. Of a single output, z of as many examples as fill the last vector; x must then have rows for them.
    pub fn forward(
        &mut self,
        layout: &Layout,
        theta: &[T],
        x: &[T],
        count: usize,
        activation: Activation,
    ) -> &mut [T] {
        if self.plan.count != count {
            self.plan = Plan::new::<T>(layout, count);
        }
        let last = layout.layers.len() - 1;
        for (l, layer) in layout.layers.iter().enumerate() {
            let (before, after) = self.values.split_at_mut(l);
            let a = before.last().map_or(x, Vec::as_slice);
            let (biases, weights) = theta[layer.offset..layer.end].split_at(layer.weights - layer.offset);
            if layer.is_single {
                dots(a, weights, biases[0], &mut after[0][..T::padded(count)]);
                break;
            }
            let z = &mut after[0][..count * layer.pitch];
            if shallow::goes_forward::<T>(layout, activation) {
                shallow::forward(x, biases, weights, activation, z);
                continue;
            }
            self.plan.layers[l].forward.run(a, weights, Start::Row(biases), z);
            if l < last {
                activation.apply(z);
            }
        }
        let layer = &layout.layers[last];
        let length = if layer.is_single { T::padded(count) } else { count * layer.pitch };
        &mut self.values[last][..length]
    }

    /// Goes back from ∂D/∂z⁽ᴸ⁾, which the caller has put in the place of z⁽ᴸ⁾ that [`Pass::forward`] gave for the
    /// same x. Adds to `gradient`, laid out like θ, or overwrites it if it is the `first` block of examples.
    #[allow(clippy::too_many_arguments, reason = "the parts of a model, borrowed apart")]
    pub fn backward(
        &mut self,
        layout: &Layout,
        theta: &[T],
        back: &[T],
        x: &[T],
        activation: Activation,
        first: bool,
        gradient: &mut [T],
    ) {
        if shallow::goes_back(layout, activation) {
            return self.backward_shallow(layout, theta, x, activation, first, gradient);
        }
        let start = if first { Start::Zero } else { Start::Sum };
        for (l, layer) in layout.layers.iter().enumerate().rev() {
            let (plan, count) = (&self.plan.layers[l], self.plan.count);
            // The outputs' deltas stand where their logits were.
            let (before, after) = self.deltas.split_at_mut(l);
            let delta: &[T] = after.first().unwrap_or(&self.values[l]);
            let a = if l == 0 { x } else { &self.values[l - 1] };
            let to = before.last_mut().map(|to| &mut to[..count * layer.back_pitch]);
            let gradient = &mut gradient[layer.offset..layer.end];
            let (biases, weights) = gradient.split_at_mut(layer.weights - layer.offset);
            if !layer.is_single {
                plan.bias_gradient.run(&[T::from_f64(1.0)], delta, start, biases);
                plan.weight_gradient.run(a, delta, start, weights);
                if let Some(to) = to {
                    // Θᵀ ∂D/∂z, times σ′.
                    plan.back.run(delta, &back[layer.back_offset..], Start::Zero, to);
                    activation.multiply_by_derivative(a, to);
                }
                continue;
            }
            let total = sum(&delta[..T::padded(count)]);
            biases[0] = if first { total } else { biases[0] + total };
            if let Some(to) = to {
                let block =
                    Block { values: a, deltas: &delta[..count], weights: &theta[layer.weights..layer.end] };
                shallow::through_output(block, activation, first, to, weights);
            } else {
                plan.weight_gradient.run(delta, a, start, weights);
            }
            // σ(0) of a logistic unit, beyond the last input, is not 0.
            keep_first(weights, layer.inputs);
        }
    }

    /// As [`Pass::backward`] for networks that [`shallow`] is for.
    fn backward_shallow(
        &self,
        layout: &Layout,
        theta: &[T],
        x: &[T],
        activation: Activation,
        first: bool,
        gradient: &mut [T],
    ) {
        let (hidden, output) = (&layout.layers[0], &layout.layers[1]);
        let deltas = &self.values[1][..T::padded(self.plan.count)];
        let block = Block {
            values: &self.values[0],
            deltas: &deltas[..self.plan.count],
            weights: &theta[output.weights..output.end],
        };
        let (by_hidden, by_output) = gradient.split_at_mut(hidden.end);
        let (bias, weights) =
            by_output[..output.end - hidden.end].split_at_mut(output.weights - output.offset);
        let total = sum(deltas);
        bias[0] = if first { total } else { bias[0] + total };
        shallow::backward(x, block, activation, first, by_hidden, weights);
        keep_first(weights, output.inputs);
    }

    /// The largest magnitude of ∂D/∂z in the last pass where there is no unit or no example.
    #[cfg(test)]
    pub fn padding_of_deltas(&self, layout: &Layout) -> f64 {
        let last = layout.layers.len() - 1;
        let beyond = |l: usize| {
            let layer = &layout.layers[l];
            let deltas = if l == last { &self.values[l] } else { &self.deltas[l] };
            let examples = deltas.chunks_exact(layer.pitch).take(self.plan.count);
            let lanes = examples.flat_map(|row| &row[layer.units..]);
            let vector = T::padded(self.plan.count) * usize::from(layer.is_single);
            lanes.chain(deltas.get(self.plan.count..vector).unwrap_or_default()).copied().collect::<Vec<T>>()
        };
        (0..=last).map(|l| super::vector::largest(&beyond(l))).fold(0.0, f64::max)
    }
}

//! How θ lies in memory while it is trained: units in lanes, rows padded to whole vectors.
//!
//! Layer l is (sₗ + 1) rows of `pitch` = sₗ₊₁ rounded up to lanes: row 0 the biases, row i the weights from input i. It
//! is the transpose of Θ⁽ˡ⁾, so that the forward product reads rows. Going back reads Θ⁽ˡ⁾ itself, without biases,
//! from a second copy: sₗ₊₁ rows of `back_pitch` = sₗ rounded up. The copy is made by whole squares of lanes, so rows
//! of zeros follow the last one up to a whole square.
//!
//! A single output would fill one lane of each vector. Its layer is kept the other way round: a vector with the bias
//! in its first lane, then the weights as one row, inputs in lanes, which is Θ⁽ˡ⁾ itself and needs no second copy. Its
//! z and δ lie one number an example.
//!
//! Whatever stands in for a parameter, lanes beyond the units and rows beyond the inputs, is 0 in θ, in every gradient
//! and in the second copy: sums over whole arrays are then sums over the parameters.

use super::lanes::Real;
use super::product::transpose;
use std::ops::Range;

/// One layer's place in the padded arrays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layer {
    /// sₗ.
    pub inputs: usize,
    /// sₗ₊₁.
    pub units: usize,
    /// Whether this is the layer of a single output, kept as one row.
    pub is_single: bool,
    /// Distance between examples in z, a and δ of the layer's units: sₗ₊₁ rounded up to whole vectors, or 1 for a single
    /// output.
    pub pitch: usize,
    /// Where the biases start in the padded θ.
    pub offset: usize,
    /// Where the weights start in the padded θ.
    pub weights: usize,
    /// Where the layer, with its rows of zeros, ends in the padded θ.
    pub end: usize,
    /// sₗ rounded up to whole vectors.
    pub back_pitch: usize,
    /// Where the layer starts in the copy for the way back.
    pub back_offset: usize,
}

impl Layer {
    /// The place of θⱼᵢ in the padded θ.
    #[must_use]
    pub const fn place(&self, j: usize, i: usize) -> usize {
        match (self.is_single, i) {
            (true, 0) => self.offset,
            (true, _) => self.weights + i - 1,
            (false, _) => self.offset + i * self.pitch + j,
        }
    }
}

/// All layers of a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// From the inputs to the outputs.
    pub layers: Vec<Layer>,
    /// Distance between examples in x: n, or n rounded up where inputs are in lanes, before a single output.
    pub input_pitch: usize,
    /// Length of the padded θ.
    pub length: usize,
    /// Length of the copy for the way back.
    pub back_length: usize,
}

impl Layout {
    /// The layout of a network with `sizes` = (n, s₁, …, K) in `T`'s lanes; `single` says whether one output is kept as
    /// one row.
    #[must_use]
    pub fn new<T: Real>(sizes: &[usize], single: bool) -> Self {
        let (mut length, mut back_length) = (0, 0);
        let mut layers = Vec::with_capacity(sizes.len());
        for (l, pair) in sizes.windows(2).enumerate() {
            let (inputs, units) = (pair[0], pair[1]);
            let is_single = single && units == 1 && l + 2 == sizes.len();
            let (columns, back_pitch) = (T::padded(units), T::padded(inputs));
            // The first layer has no way back, and so no second copy.
            let rows = if l == 0 { inputs } else { back_pitch };
            let weights = length + columns;
            let layer = Layer {
                inputs,
                units,
                is_single,
                pitch: if is_single { 1 } else { columns },
                offset: length,
                weights,
                end: weights + if is_single { back_pitch } else { rows * columns },
                back_pitch,
                back_offset: back_length,
            };
            length = layer.end;
            back_length += if is_single || l == 0 { 0 } else { columns * back_pitch };
            layers.push(layer);
        }
        let input_pitch = if layers[0].is_single { layers[0].back_pitch } else { layers[0].inputs };
        Self { layers, input_pitch, length, back_length }
    }

    /// The weights' parts of the padded θ, without the biases: what R counts.
    pub fn weights(&self) -> impl Iterator<Item = Range<usize>> {
        self.layers.iter().map(|layer| layer.weights..layer.end)
    }

    /// Writes θ, in the order of the boundary, into the padded layout. `theta` has the network's length.
    pub fn pack<T: Real>(&self, theta: &[f64], padded: &mut [T]) {
        let mut from = theta.iter();
        for layer in &self.layers {
            for j in 0..layer.units {
                for (i, &value) in from.by_ref().take(layer.inputs + 1).enumerate() {
                    padded[layer.place(j, i)] = T::from_f64(value);
                }
            }
        }
    }

    /// The inverse of [`Layout::pack`]; also brings a gradient back into the order of the boundary.
    #[must_use]
    pub fn unpack<T: Real>(&self, padded: &[T]) -> Vec<f64> {
        // Loops, where nested iterators compile to eight times the code.
        let mut values = Vec::new();
        for layer in &self.layers {
            for j in 0..layer.units {
                for i in 0..=layer.inputs {
                    values.push(padded[layer.place(j, i)].to_f64());
                }
            }
        }
        values
    }

    /// The largest magnitude of what stands in for no parameter.
    #[cfg(test)]
    pub fn padding<T: Real>(&self, padded: &[T]) -> f64 {
        let mut rest = padded.to_vec();
        for layer in &self.layers {
            for j in 0..layer.units {
                for i in 0..=layer.inputs {
                    rest[layer.place(j, i)] = T::default();
                }
            }
        }
        super::vector::largest(&rest)
    }

    /// The layers that have a second copy. The first layer has no way back.
    pub fn copied(&self) -> impl Iterator<Item = &Layer> {
        self.layers.iter().skip(1).filter(|layer| !layer.is_single)
    }

    /// Refreshes the copy for the way back from the padded θ.
    pub fn refresh_back<T: Real>(&self, padded: &[T], back: &mut [T]) {
        for layer in self.copied() {
            let from = &padded[layer.weights..layer.end];
            transpose(layer.back_pitch, layer.pitch, from, &mut back[layer.back_offset..]);
        }
    }
}

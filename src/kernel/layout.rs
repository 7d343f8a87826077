//! How θ lies in memory while it is trained: units in lanes, rows padded to whole vectors.
//!
//! Layer l is (sₗ + 1) rows of `pitch` = sₗ₊₁ rounded up to lanes: row 0 the biases, row i the weights from input i. It
//! is the transpose of Θ⁽ˡ⁾, so that the forward product reads rows. Going back reads Θ⁽ˡ⁾ itself, without biases,
//! from a second copy: sₗ₊₁ rows of `back_pitch` = sₗ rounded up. Lanes beyond the units are always 0.

use super::lanes::Real;
use super::product::{Rows, transpose};
use std::ops::Range;

/// One layer's place in the padded arrays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layer {
    /// sₗ.
    pub inputs: usize,
    /// sₗ₊₁.
    pub units: usize,
    /// sₗ₊₁ rounded up to whole vectors.
    pub pitch: usize,
    /// Where the biases start in the padded θ.
    pub offset: usize,
    /// sₗ rounded up to whole vectors.
    pub back_pitch: usize,
    /// Where the layer starts in the copy for the way back.
    pub back_offset: usize,
}

impl Layer {
    /// Where the weights, without the biases, start in the padded θ.
    #[must_use]
    pub const fn weights(&self) -> usize {
        self.offset + self.pitch
    }

    /// Where the layer ends in the padded θ.
    #[must_use]
    pub const fn end(&self) -> usize {
        self.offset + (self.inputs + 1) * self.pitch
    }
}

/// All layers of a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// From the inputs to the outputs.
    pub layers: Vec<Layer>,
    /// Length of the padded θ.
    pub length: usize,
    /// Length of the copy for the way back.
    pub back_length: usize,
}

impl Layout {
    /// The layout of a network with `sizes` = (n, s₁, …, K) in `T`'s lanes.
    #[must_use]
    pub fn new<T: Real>(sizes: &[usize]) -> Self {
        let (mut length, mut back_length) = (0, 0);
        let mut layers = Vec::with_capacity(sizes.len());
        for pair in sizes.windows(2) {
            let (inputs, units) = (pair[0], pair[1]);
            // The way back transposes whole squares of lanes, so it has whole squares of rows too.
            let layer = Layer {
                inputs,
                units,
                pitch: T::padded(units),
                offset: length,
                back_pitch: T::padded(inputs),
                back_offset: back_length,
            };
            length = layer.end();
            back_length += layer.pitch * layer.back_pitch;
            layers.push(layer);
        }
        // The last layer's transpose reads up to a whole square beyond the last row.
        length += layers.last().map_or(0, |last| (last.back_pitch - last.inputs) * last.pitch);
        Self { layers, length, back_length }
    }

    /// The parts of the padded θ that R leaves out (`false`, biases) and counts (`true`, weights), in turn.
    pub fn parts(&self) -> impl Iterator<Item = (Range<usize>, bool)> {
        self.layers
            .iter()
            .flat_map(|layer| [(layer.offset..layer.weights(), false), (layer.weights()..layer.end(), true)])
    }

    /// Writes θ, in the order of the boundary, into the padded layout. `theta` has the network's length.
    pub fn pack<T: Real>(&self, theta: &[f64], padded: &mut [T]) {
        let mut from = theta.iter();
        for layer in &self.layers {
            for j in 0..layer.units {
                for (i, &value) in from.by_ref().take(layer.inputs + 1).enumerate() {
                    padded[layer.offset + i * layer.pitch + j] = T::from_f64(value);
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
                    values.push(padded[layer.offset + i * layer.pitch + j].to_f64());
                }
            }
        }
        values
    }

    /// Refreshes the copy for the way back from the padded θ. The first layer has no way back.
    pub fn refresh_back<T: Real>(&self, padded: &[T], back: &mut [T]) {
        for layer in self.layers.iter().skip(1) {
            let from = Rows { data: &padded[layer.weights()..], pitch: layer.pitch };
            let to = &mut back[layer.back_offset..];
            transpose(layer.inputs, layer.units, from, to, layer.back_pitch);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padded_and_back_again() {
        let sizes = [3, 5, 6, 1];
        let count = crate::network::parameter_count(&sizes);
        let theta: Vec<f64> = (1..=count).map(|v| v as f64).collect();
        let layout = Layout::new::<f32>(&sizes);
        let mut padded = vec![0f32; layout.length];
        layout.pack(&theta, &mut padded);
        assert_eq!(layout.unpack(&padded), theta);
        let mut back = vec![0f32; layout.back_length];
        layout.refresh_back(&padded, &mut back);
        for layer in &layout.layers[1..] {
            for j in 0..layer.pitch {
                for i in 0..layer.inputs {
                    let forward = padded[layer.weights() + i * layer.pitch + j];
                    assert_eq!(
                        back[layer.back_offset + j * layer.back_pitch + i],
                        forward,
                        "{layer:?} {j} {i}"
                    );
                }
            }
        }
    }
}

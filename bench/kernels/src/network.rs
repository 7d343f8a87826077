//! The plain Rust way: every layer an `ndarray` product, every activation a `mapv`, a fresh array for every result.

#![allow(
    clippy::disallowed_methods,
    reason = "the plain way; nothing here has to give the same bits elsewhere"
)]

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis, s};

/// tanh layers and one logit, trained on the cross-entropy of its sigmoid.
#[derive(Default)]
pub struct Network {
    layers: Vec<Layer>,
    /// m × n.
    x: Array2<f32>,
    /// 0 or 1 for every row of x; empty where there is nothing to learn.
    y: Array1<f32>,
}

struct Layer {
    /// Units × inputs.
    weights: Array2<f32>,
    biases: Array1<f32>,
}

impl Network {
    /// The network with these layer sizes and θ, layer by layer, row by row, bias first.
    pub fn new(sizes: &[usize], theta: &[f32]) -> Self {
        let mut rest = theta;
        let layers = sizes.windows(2).map(|pair| {
            let (inputs, units) = (pair[0], pair[1]);
            let (layer, after) = rest.split_at(units * (inputs + 1));
            rest = after;
            let rows = Array2::from_shape_fn((units, inputs + 1), |(unit, i)| layer[unit * (inputs + 1) + i]);
            Layer { weights: rows.slice(s![.., 1..]).to_owned(), biases: rows.column(0).to_owned() }
        });
        Self { layers: layers.collect(), ..Self::default() }
    }

    /// Takes `count` rows of x, followed by `count` y or by nothing.
    pub fn set_points(&mut self, count: usize, values: &[f32]) {
        let inputs = self.layers[0].weights.ncols();
        let (x, y) = values.split_at(count * inputs);
        self.x = Array2::from_shape_fn((count, inputs), |(row, column)| x[row * inputs + column]);
        self.y = Array1::from(y.to_vec());
    }

    /// z⁽ᴸ⁾ at every point.
    pub fn logits(&self) -> Array1<f32> {
        forward(&self.layers, &self.x).1.column(0).to_owned()
    }

    /// D, the mean cross-entropy on the points.
    pub fn data_error(&self) -> f32 {
        let errors = self.logits().iter().zip(&self.y).map(|(&z, &y)| cross_entropy(z, y)).sum::<f32>();
        errors / self.y.len() as f32
    }

    /// One pass over the points in batches, the last of which may be smaller; `decay` is 2λ/m.
    pub fn epoch(&mut self, batch: usize, learning_rate: f32, decay: f32) {
        let m = self.y.len();
        for from in (0..m).step_by(batch) {
            let to = (from + batch).min(m);
            let (x, y) = (self.x.slice(s![from..to, ..]), self.y.slice(s![from..to]));
            update(&mut self.layers, &x, &y, learning_rate, decay);
        }
    }
}

/// What enters each layer, x first, and z⁽ᴸ⁾.
fn forward(layers: &[Layer], x: &ArrayRef2<f32>) -> (Vec<Array2<f32>>, Array2<f32>) {
    let mut entering = Vec::with_capacity(layers.len());
    let mut z = x.to_owned();
    for layer in layers {
        let a = if entering.is_empty() { z } else { z.mapv(tanh) };
        z = a.dot(&layer.weights.t()) + &layer.biases;
        entering.push(a);
    }
    (entering, z)
}

/// One step down the mean gradient of a batch.
fn update(layers: &mut [Layer], x: &ArrayRef2<f32>, y: &ArrayRef1<f32>, learning_rate: f32, decay: f32) {
    let count = y.len() as f32;
    let (entering, z) = forward(layers, x);
    let mut delta = (z.mapv(sigmoid) - y.view().insert_axis(Axis(1))) / count;
    for (l, (layer, a)) in layers.iter_mut().zip(&entering).enumerate().rev() {
        let gradient = delta.t().dot(a);
        let bias_gradient = delta.sum_axis(Axis(0));
        if l > 0 {
            delta = delta.dot(&layer.weights) * a.mapv(|a| 1.0 - a * a);
        }
        layer.weights.zip_mut_with(&gradient, |w, g| *w -= learning_rate * (g + decay * *w));
        layer.biases.scaled_add(-learning_rate, &bias_gradient);
    }
}

fn tanh(z: f32) -> f32 {
    z.tanh()
}

fn sigmoid(z: f32) -> f32 {
    1.0 / (1.0 + (-z).exp())
}

/// −ln of the probability of class y, from the logit.
fn cross_entropy(z: f32, y: f32) -> f32 {
    z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
}

//! The plain Rust way: every layer an `ndarray` product, every activation a `mapv`, no thought for buffers.

use ndarray::{Array1, Array2, ArrayView1, Axis, s};

/// tanh layers and one logit, trained on the cross-entropy of its sigmoid.
#[derive(Default)]
pub struct Network {
    layers: Vec<Layer>,
    /// m × n.
    x: Array2<f32>,
    /// 0 or 1; empty where there is nothing to learn.
    y: Array1<f32>,
}

struct Layer {
    /// Outputs × inputs.
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
            Layer {
                weights: Array2::from_shape_fn((units, inputs), |(j, i)| layer[j * (inputs + 1) + 1 + i]),
                biases: Array1::from_shape_fn(units, |j| layer[j * (inputs + 1)]),
            }
        });
        Self { layers: layers.collect(), x: Array2::default((0, 0)), y: Array1::default(0) }
    }

    /// Takes `count` rows of x, followed by `count` y or by nothing.
    pub fn set_points(&mut self, count: usize, values: &[f32]) {
        let inputs = self.layers[0].weights.ncols();
        let (x, y) = values.split_at(count * inputs);
        self.x = Array2::from_shape_fn((count, inputs), |(row, column)| x[row * inputs + column]);
        self.y = Array1::from(y.to_vec());
    }

    /// z of the output at every point.
    pub fn logits(&self) -> Array1<f32> {
        self.forward(self.x.clone()).pop().map_or_else(Array1::default_empty, |z| z.column(0).to_owned())
    }

    /// The mean cross-entropy on the points.
    pub fn data_error(&self) -> f32 {
        let errors = self.logits().iter().zip(&self.y).map(|(&z, &y)| cross_entropy(z, y)).sum::<f32>();
        errors / self.y.len() as f32
    }

    /// One pass over the points in batches.
    pub fn epoch(&mut self, batch: usize, learning_rate: f32, decay: f32) {
        for from in (0..self.y.len()).step_by(batch) {
            let range = s![from..(from + batch).min(self.y.len())];
            self.update(self.x.slice(s![from..(from + batch).min(self.y.len()), ..]).to_owned(), self.y.slice(range).to_owned().view(), learning_rate, decay);
        }
    }
}

//! z⁽ᴸ⁾ of many points, points in lanes: no lane is wasted, whatever the layer sizes. For the picture, in `f32`, and
//! for everything that is read as a number, in `f64`.

use super::lanes::{Lanes, Real};
use super::product::{Product, Size, Start, Strides};
use crate::activation::Activation;

/// Points evaluated together: enough to amortise a product, few enough that a layer of 64 units stays in the
/// first-level cache, and a multiple of the widest strip of a product, five vectors.
const BLOCK: usize = 60;

/// A network to evaluate, with its buffers.
#[derive(Debug, Clone)]
pub struct Evaluator<T> {
    sizes: Vec<usize>,
    /// θ in the order of the boundary.
    theta: Vec<T>,
    activation: Activation,
    /// Two layers' values, `BLOCK` points a row, used in turn.
    values: [Vec<T>; 2],
    /// The layers' products for so many vectors of points: planned once for all blocks of one size.
    products: Vec<Product>,
    vectors: usize,
}

impl<T: Real> Evaluator<T> {
    /// The network with these layer sizes and θ in the order of the boundary.
    #[must_use]
    pub fn new(sizes: &[usize], theta: &[f64], activation: Activation) -> Self {
        let widest = sizes.iter().copied().max().unwrap_or(0);
        // The first row of each is the 1 of (1, a).
        let mut buffer = vec![T::default(); (widest + 1) * BLOCK];
        buffer[..BLOCK].fill(T::from_f64(1.0));
        Self {
            sizes: sizes.to_vec(),
            theta: theta.iter().map(|&v| T::from_f64(v)).collect(),
            activation,
            values: [buffer.clone(), buffer],
            products: Vec::new(),
            vectors: 0,
        }
    }

    /// Takes another θ for the same layer sizes, in the order of the boundary.
    pub fn set_theta(&mut self, theta: impl Iterator<Item = T>) {
        for (old, new) in self.theta.iter_mut().zip(theta) {
            *old = new;
        }
    }

    /// Evaluates `count` points, a run of them at a time: `input(first, coordinate, run)` fills in a coordinate of the
    /// points from number `first` on, `output(first, k, run)` gets their z⁽ᴸ⁾. Runs are whole vectors and `first` a
    /// multiple of the lanes; what a run has beyond the last point is of no account, and may be left as it is.
    pub fn each(
        &mut self,
        count: usize,
        mut input: impl FnMut(usize, usize, &mut [T]),
        mut output: impl FnMut(usize, usize, &[T]),
    ) {
        let outputs = self.sizes.last().copied().unwrap_or(0);
        // Blocks of about one size, not full ones and a rest, which would take as long as half a block.
        let blocks = count.div_ceil(BLOCK).max(1);
        let size = T::padded(count.div_ceil(blocks).max(1));
        for first in (0..count).step_by(size) {
            let block = T::padded(size.min(count - first));
            let rows = self.values[0][BLOCK..].chunks_exact_mut(BLOCK).take(self.sizes[0]);
            for (coordinate, row) in rows.enumerate() {
                input(first, coordinate, &mut row[..block]);
            }
            let z = self.forward(block);
            for (k, row) in z.chunks_exact(BLOCK).take(outputs).enumerate() {
                output(first, k, &row[..block]);
            }
        }
    }

    /// Plans the layers' products for blocks of so many vectors.
    fn plan(&mut self, vectors: usize) {
        self.vectors = vectors;
        self.products.clear();
        for pair in self.sizes.windows(2) {
            let depth = pair[0] + 1;
            let strides = Strides { row_stride: depth, depth_stride: 1, b_pitch: BLOCK, c_pitch: BLOCK };
            self.products.push(Product::new::<T>(Size { rows: pair[1], depth, vectors }, strides));
        }
    }

    /// Brings the block in `values[0]` through all layers; gives z⁽ᴸ⁾, K rows of `BLOCK`.
    fn forward(&mut self, block: usize) -> &[T] {
        let vectors = block / T::LANES;
        if self.vectors != vectors {
            self.plan(vectors);
        }
        let [mut a, mut z] = self.values.each_mut();
        let mut theta = self.theta.as_slice();
        let layers = self.sizes.len() - 1;
        for (l, pair) in self.sizes.windows(2).enumerate() {
            let (inputs, units) = (pair[0], pair[1]);
            let (layer, rest) = theta.split_at(units * (inputs + 1));
            theta = rest;
            let to = &mut z[BLOCK..];
            if inputs == 2 && l == 0 {
                layer_of_points(layer, &a[BLOCK..], to, vectors);
            } else {
                self.products[l].run(layer, a, Start::Zero, to);
            }
            if l + 1 < layers {
                self.activation.apply(&mut z[BLOCK..][..units * BLOCK]);
            }
            std::mem::swap(&mut a, &mut z);
        }
        &a[BLOCK..]
    }
}

/// What a [`Product`] gives for a layer with two inputs, in the same order of sums. Products of depth 3 take half as long
/// again, for as much comes before and after the inner loop as is in it.
fn layer_of_points<T: Real>(theta: &[T], x: &[T], z: &mut [T], vectors: usize) {
    let used = vectors * T::LANES;
    for (row, z) in theta.chunks_exact(3).zip(z.chunks_exact_mut(BLOCK)) {
        let bias = T::V::splat(T::default()) + T::V::splat(row[0]);
        let (w1, w2) = (T::V::splat(row[1]), T::V::splat(row[2]));
        let points = x[..used].chunks_exact(T::LANES).zip(x[BLOCK..][..used].chunks_exact(T::LANES));
        for (z, (x1, x2)) in z[..used].chunks_exact_mut(T::LANES).zip(points) {
            (bias + w1 * T::V::load(x1) + w2 * T::V::load(x2)).store(z);
        }
    }
}

/// z⁽ᴸ⁾ of the network with these layer sizes and θ for every row of x (m × n), m × K. One copy for all callers: most
/// of an evaluator's code would be compiled again for each.
#[must_use]
#[inline(never)]
pub fn logits(sizes: &[usize], theta: &[f64], activation: Activation, x: &[f64]) -> Vec<f64> {
    let (inputs, outputs) = (sizes[0], sizes[sizes.len() - 1]);
    let count = x.len() / inputs;
    let mut z = vec![0.0; count * outputs];
    Evaluator::<f64>::new(sizes, theta, activation).each(
        count,
        |first, coordinate, run| {
            for (to, point) in run.iter_mut().zip(x[first * inputs..].chunks_exact(inputs)) {
                *to = point[coordinate];
            }
        },
        |first, k, run| {
            for (point, value) in z[first * outputs..].chunks_exact_mut(outputs).zip(run) {
                point[k] = *value;
            }
        },
    );
    z
}

//! z⁽ᴸ⁾ of more than two classes at the nodes of a grid: who is the most probable, how probable, and where that changes.

use super::colours::Palette;
use super::contour::{Contours, trace_contours};
use super::nodes::{LANES, Nodes, Vector};
use crate::error::Result;
use crate::kernel::elementary;
use crate::kernel::lanes::Lanes;

/// One layer of nodes for each class. What counts are differences between classes: a network's z⁽ᴸ⁾ and the logarithm of
/// a posterior serve alike. A node at which one of them is NaN has no most probable class.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Classes {
    layers: Vec<f32>,
    count: usize,
    /// Distance between layers, a whole number of vectors.
    pitch: usize,
}

impl Classes {
    /// `count` layers of whole vectors, one after another.
    pub(super) fn new(layers: Vec<f32>, count: usize) -> Self {
        Self { pitch: layers.len() / count, layers, count }
    }

    /// K.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// z of a class at the nodes from number `first` on.
    fn z(&self, class: usize, first: usize) -> Vector {
        Vector::load(&self.layers[class * self.pitch + first..])
    }

    /// A layer of ln(P / (1 − P)) of one class: z − ln Σ e^z of the others.
    pub(super) fn log_odds(&self, class: usize) -> Vec<f32> {
        let softplus = elementary::softplus::<f32>();
        // ln(eᵃ + eᵇ) = a + ln(1 + e^(b − a)).
        self.less_the_others(class, |sum, z| sum + softplus(z - sum))
    }

    /// A layer of z of one class less what `join` makes of the others, one after another.
    fn less_the_others(&self, class: usize, join: impl Fn(Vector, Vector) -> Vector) -> Vec<f32> {
        let mut layer = vec![0.0; self.pitch];
        let start = usize::from(class == 0);
        for (number, to) in layer.chunks_exact_mut(LANES).enumerate() {
            let first = number * LANES;
            let mut others = self.z(start, first);
            for other in (start + 1..self.count).filter(|&other| other != class) {
                others = join(others, self.z(other, first));
            }
            (self.z(class, first) - others).store(to);
        }
        layer
    }

    /// RGBA of every node from the most probable class's row of the palette and its probability 1 / Σ e^(z − largest).
    pub(super) fn pixels(&self, nodes: usize, palette: &Palette) -> Vec<u8> {
        let exp = elementary::exp::<f32>();
        palette.paint(nodes, |first| {
            let (mut best, mut largest) = (Vector::splat(0.0), self.z(0, first));
            for class in 1..self.count {
                let z = self.z(class, first);
                best = largest.where_at_least(z, best, Vector::splat(class as f32));
                largest = larger(largest, z);
            }
            let mut total = Vector::splat(0.0);
            for class in 0..self.count {
                total += exp(self.z(class, first) - largest);
            }
            (best.to_array().map(|class| class as usize), Vector::splat(1.0) / total)
        })
    }

    /// Where the lead changes, in cells: for each class but the last the line on which its z equals the largest of the
    /// others. A line between two classes is there for both, unless one is the last.
    pub(super) fn boundaries(&self, nodes: &Nodes) -> Result<Contours> {
        let mut all = Contours::default();
        for class in 0..self.count - 1 {
            let ahead = self.less_the_others(class, larger);
            let line = trace_contours(&ahead[..nodes.count()], nodes.width, nodes.height, &[0.0])?;
            all.append(&line, 0);
        }
        Ok(all)
    }
}

/// The larger of two; NaN where one of them is.
fn larger(a: Vector, b: Vector) -> Vector {
    b.where_at_least(b, a.at_least(b), b)
}

//! Where the nodes of a grid lie, and what a network and the optimum have there before g.

use super::contour::Contours;
use crate::data::Source;
use crate::error::{Error, Result, require_finite};
use crate::features::Feature;
use crate::kernel::evaluate::Evaluator;
use crate::kernel::lanes::{Lanes, Real};
use crate::output::Output;

pub(super) type Vector = <f32 as Real>::V;
pub(super) const LANES: usize = <f32 as Real>::LANES;

/// Most nodes along one side.
const MOST_NODES: usize = 4096;
/// Most numbers, outputs times nodes: half a gigabyte.
const MOST_VALUES: usize = 1 << 27;

/// `width` × `height` nodes over the rectangle `domain` = [x₀, x₁, y₀, y₁], row by row from the bottom.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Nodes {
    domain: [f64; 4],
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Nodes {
    /// # Errors
    /// As [`Nodes::set_domain`] and [`Nodes::resize`].
    pub(crate) fn new(domain: &[f64], width: u32, height: u32) -> Result<Self> {
        let mut nodes = Self { domain: [0.0; 4], width: 0, height: 0 };
        nodes.set_domain(domain)?;
        nodes.resize(width, height)?;
        Ok(nodes)
    }

    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`] unless the domain is four finite numbers with x₀ < x₁ and
    /// y₀ < y₁, at finite distances.
    pub(super) fn set_domain(&mut self, domain: &[f64]) -> Result<()> {
        let expected = || "4 (x₀, x₁, y₀, y₁)".to_owned();
        let edges: [f64; 4] =
            domain.try_into().map_err(|_| Error::shape("domain", expected(), domain.len()))?;
        require_finite("domain", &edges)?;
        let ordered = |low: usize, expected| {
            let distance = edges[low + 1] - edges[low];
            if distance > 0.0 && distance.is_finite() {
                return Ok(());
            }
            Err(Error::data("domain", low + 1, expected, edges[low + 1]))
        };
        ordered(0, "right of domain[0], at a finite distance")?;
        ordered(2, "above domain[2], at a finite distance")?;
        self.domain = edges;
        Ok(())
    }

    /// # Errors
    /// [`Error::InvalidConfig`] unless both are from 2 to 4096.
    pub(super) fn resize(&mut self, width: u32, height: u32) -> Result<()> {
        for (field, nodes) in [("width", width), ("height", height)] {
            if !(2..=MOST_NODES).contains(&(nodes as usize)) {
                return Err(Error::config(field, format!("from 2 to {MOST_NODES}"), nodes));
            }
        }
        (self.width, self.height) = (width as usize, height as usize);
        Ok(())
    }

    /// How many nodes there are.
    pub(super) fn count(&self) -> usize {
        self.width * self.height
    }

    /// # Errors
    /// [`Error::InvalidConfig`] where so many layers are more than a plane holds.
    pub(super) fn require_room(&self, layers: usize) -> Result<()> {
        if layers <= MOST_VALUES / self.count() {
            return Ok(());
        }
        Err(Error::config("layerSizes", "few enough outputs for so many nodes", layers))
    }

    /// As many layers of zeros. A layer has a number for every node, rounded up to whole vectors.
    pub(super) fn layers(&self, count: usize) -> Vec<f32> {
        vec![0.0; count * f32::padded(self.count())]
    }

    /// z⁽ᴸ⁾ of a network of points or of their features, a layer for each output; of two outputs the one layer of their
    /// difference, which is the logit of two classes. `features` are [`Feature::PLAIN`] for a network of points.
    pub(super) fn evaluate_network(
        &self,
        network: &mut Evaluator<f32>,
        features: &[Feature],
        outputs: usize,
    ) -> Vec<f32> {
        let (x1, x2) = (self.coordinates(0), self.coordinates(1));
        let inputs: Vec<_> =
            features.iter().map(|feature| (feature.factor(0, &x1), feature.factor(1, &x2))).collect();
        let mut layers = self.layers(if outputs == 2 { 1 } else { outputs });
        let pitch = f32::padded(self.count());
        network.each(
            self.count(),
            |first, input, run| self.multiply(&inputs[input], first, run),
            |first, k, run| {
                if (k, outputs) == (1, 2) {
                    layers[first..].iter_mut().zip(run).for_each(|(z, one)| *z = one - *z);
                } else {
                    layers[k * pitch + first..][..run.len()].copy_from_slice(run);
                }
            },
        );
        layers
    }

    /// Fills whole vectors of nodes from number `first` on with a function of the column times a function of the row.
    /// Lanes behind the last node repeat one of the last row.
    fn multiply(&self, (across, up): &(Vec<f32>, Vec<f32>), first: usize, run: &mut [f32]) {
        // Dividing at every node would take longer than a layer does.
        let (mut row, mut column) = (first / self.width, first % self.width);
        for to in run.chunks_exact_mut(LANES) {
            if column + LANES < self.width {
                (Vector::load(&across[column..]) * Vector::splat(up[row])).store(to);
                column += LANES;
                continue;
            }
            for to in to {
                *to = across[column] * up[row.min(self.height - 1)];
                column += 1;
                if column == self.width {
                    (row, column) = (row + 1, 0);
                }
            }
        }
    }

    /// What the best possible network has before g, a layer for each output. Row by row: all points at once would take
    /// several times the memory of the layers, and neighbours within a row are what a source is fast at.
    pub(super) fn evaluate_optimum(&self, source: &Source) -> Vec<f32> {
        let outputs = source.k();
        let mut layers = self.layers(outputs);
        let pitch = f32::padded(self.count());
        let mut points: Vec<[f64; 2]> = self.coordinates(0).into_iter().map(|x1| [x1, 0.0]).collect();
        let mut z = vec![0.0; self.width * outputs];
        for (row, x2) in self.coordinates(1).into_iter().enumerate() {
            for point in &mut points {
                point[1] = x2;
            }
            source.z_into(points.as_flattened(), &mut z);
            for (column, z) in z.chunks_exact(outputs).enumerate() {
                for (k, z) in z.iter().enumerate() {
                    layers[k * pitch + row * self.width + column] = *z as f32;
                }
            }
        }
        layers
    }

    /// From cells to data coordinates.
    pub(super) fn place(&self, mut contours: Contours) -> Contours {
        let steps = [self.step(0) as f32, self.step(1) as f32];
        let origin = [self.domain[0] as f32, self.domain[2] as f32];
        for point in contours.points.chunks_exact_mut(2) {
            for axis in 0..2 {
                point[axis] = origin[axis] + point[axis] * steps[axis];
            }
        }
        contours
    }

    /// Distance between nodes along an axis.
    fn step(&self, axis: usize) -> f64 {
        let nodes = [self.width, self.height][axis];
        (self.domain[2 * axis + 1] - self.domain[2 * axis]) / (nodes - 1) as f64
    }

    /// Where the nodes lie along an axis.
    pub(crate) fn coordinates(&self, axis: usize) -> Vec<f64> {
        let (low, step) = (self.domain[2 * axis], self.step(axis));
        (0..[self.width, self.height][axis]).map(|index| low + index as f64 * step).collect()
    }
}

/// Checks that a network can be shown on the plane.
///
/// # Errors
/// [`Error::ShapeMismatch`] that names `layerSizes` unless the network takes points of the plane, or features of them,
/// and has one output or classes.
pub(super) fn require_plane(
    inputs: usize,
    features: Option<&[Feature]>,
    outputs: usize,
    output: Output,
) -> Result<()> {
    let refused = |expected: &str, actual| Err(Error::shape("layerSizes", expected.to_owned(), actual));
    if features.is_none() && inputs != 2 {
        return refused("2 (points of the plane) as the first of its", inputs);
    }
    if outputs > 1 && output != Output::Softmax {
        return refused("1 (more where output is softmax) as the last of its", outputs);
    }
    Ok(())
}

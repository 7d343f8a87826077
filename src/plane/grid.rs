//! A grid of values over a rectangle of the plane: what a figure shows.

use super::contour::{Contours, trace_contours};
use crate::data::Source;
use crate::error::{Error, Result, require_finite};
use crate::kernel::elementary;
use crate::kernel::evaluate::Evaluator;
use crate::kernel::lanes::{Lanes, Real};
use crate::trainer::Trainer;
use ndarray::Array2;

type Vector = <f32 as Real>::V;

/// Most nodes along one side.
const MOST_NODES: usize = 4096;
/// Colours in a palette.
pub const PALETTE_COLOURS: usize = 256;

/// Values at `width` × `height` nodes, the outermost of which lie on the edges of the domain.
///
/// Node (i, j) is at (x₀ + i (x₁ − x₀)/(width − 1), y₀ + j (y₁ − y₀)/(height − 1)); row j = 0 is the bottom. Values are
/// z⁽ᴸ⁾: the logit where the output is a probability, on which contours are smooth even where the probability is
/// steep.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    domain: [f64; 4],
    width: usize,
    height: usize,
    values: Vec<f32>,
}

impl Plane {
    /// A plane of zeros over `domain` = [x₀, x₁, y₀, y₁].
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`], [`Error::InvalidData`] or [`Error::InvalidConfig`] unless the domain is four finite
    /// numbers with x₀ < x₁ and y₀ < y₁ and there are from 2 to 4096 nodes each way.
    pub fn new(domain: &[f64], width: u32, height: u32) -> Result<Self> {
        let mut plane = Self { domain: [0.0; 4], width: 0, height: 0, values: Vec::new() };
        plane.set_domain(domain)?;
        plane.resize(width, height)?;
        Ok(plane)
    }

    /// Shows another rectangle; the values have to be evaluated anew.
    ///
    /// # Errors
    /// As [`Plane::new`]; the old domain then stays.
    pub fn set_domain(&mut self, domain: &[f64]) -> Result<()> {
        let expected = || "4 (x₀, x₁, y₀, y₁)".to_owned();
        let edges: [f64; 4] = domain.try_into().map_err(|_| Error::ShapeMismatch {
            array: "domain",
            expected: expected(),
            actual: domain.len(),
        })?;
        require_finite("domain", &edges)?;
        let ordered = |low: usize, expected| {
            if edges[low] < edges[low + 1] {
                return Ok(());
            }
            Err(Error::InvalidData { array: "domain", index: low + 1, expected, value: edges[low + 1] })
        };
        ordered(0, "right of domain[0]")?;
        ordered(2, "above domain[2]")?;
        self.domain = edges;
        Ok(())
    }

    /// Makes the grid finer or coarser; the values have to be evaluated anew.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] unless both are from 2 to 4096; the old size then stays.
    pub fn resize(&mut self, width: u32, height: u32) -> Result<()> {
        for (field, nodes) in [("width", width), ("height", height)] {
            if !(2..=MOST_NODES).contains(&(nodes as usize)) {
                return Err(Error::config(field, format!("from 2 to {MOST_NODES}"), nodes));
            }
        }
        (self.width, self.height) = (width as usize, height as usize);
        self.values.resize(self.width * self.height, 0.0);
        Ok(())
    }

    /// Nodes (across, up).
    #[must_use]
    pub const fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// The values, `height` rows of `width`, from the bottom.
    #[must_use]
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// Takes z⁽ᴸ⁾ of a network with n = 2 and K = 1 at every node, in f32.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if the network has another n or K.
    pub fn evaluate_network(&mut self, trainer: &Trainer) -> Result<()> {
        let sizes = &trainer.config().layer_sizes;
        if (trainer.inputs(), trainer.outputs()) != (2, 1) {
            let expected = "2 inputs and 1 output".to_owned();
            return Err(Error::ShapeMismatch { array: "layerSizes", expected, actual: sizes.len() });
        }
        self.fill(&mut trainer.evaluator());
        Ok(())
    }

    /// Takes z of a network with n = 2 and K = 1 at every node.
    pub(super) fn fill(&mut self, evaluator: &mut Evaluator<f32>) {
        let width = self.width;
        let (x1, x2) = (self.coordinates(0), self.coordinates(1));
        let values = &mut self.values;
        evaluator.each(
            width * self.height,
            |first, coordinate, run| {
                // Dividing at every node would take longer than a layer does.
                let (mut row, mut column) = (first / width, first % width);
                for to in run {
                    *to = if coordinate == 0 { x1[column] } else { x2[row] };
                    column += 1;
                    if column == width {
                        (row, column) = (row + 1, 0);
                    }
                }
            },
            |first, _, run| values[first..first + run.len()].copy_from_slice(run),
        );
    }

    /// Takes what the best possible network has as z⁽ᴸ⁾: the logit of the posterior, or E[y|x].
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] unless the source has n = 2 and two classes or a number to predict.
    pub fn evaluate_optimum(&mut self, source: &Source) -> Result<()> {
        if (source.info().n, source.k()) != (2, 1) {
            let expected = "2 inputs and 1 output".to_owned();
            return Err(Error::ShapeMismatch { array: "source", expected, actual: source.k() });
        }
        let nodes = Array2::from_shape_fn((self.width * self.height, 2), |(node, coordinate)| {
            if coordinate == 0 {
                self.coordinate(0, node % self.width)
            } else {
                self.coordinate(1, node / self.width)
            }
        });
        let mut z = vec![0.0; nodes.nrows()];
        source.optimum_z_into(nodes.view(), &mut z)?;
        for (value, z) in self.values.iter_mut().zip(z) {
            *value = z as f32;
        }
        Ok(())
    }

    /// Contour lines, in data coordinates.
    ///
    /// # Errors
    /// As [`trace_contours`].
    pub fn contours(&self, levels: &[f32]) -> Result<Contours> {
        let mut contours = trace_contours(&self.values, self.width, self.height, levels)?;
        let steps = [self.step(0) as f32, self.step(1) as f32];
        let origin = [self.domain[0] as f32, self.domain[2] as f32];
        for point in contours.points.chunks_exact_mut(2) {
            for axis in 0..2 {
                point[axis] = origin[axis] + point[axis] * steps[axis];
            }
        }
        Ok(contours)
    }

    /// The colour of every node, RGBA, from the palette's entry number round(255 · sigmoid(value)); nodes without a
    /// value are transparent.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] unless the palette holds 256 RGBA colours.
    pub fn pixels(&self, palette: &[u8]) -> Result<Vec<u8>> {
        if palette.len() != 4 * PALETTE_COLOURS {
            let expected = "1024 (256 colours × RGBA)".to_owned();
            return Err(Error::ShapeMismatch { array: "palette", expected, actual: palette.len() });
        }
        // The last colour is that of NaN.
        let mut colours = [[0; 4]; PALETTE_COLOURS + 1];
        colours[..PALETTE_COLOURS].copy_from_slice(palette.as_chunks().0);
        let (scale, half) = (Vector::splat((PALETTE_COLOURS - 1) as f32), Vector::splat(0.5));
        let sigmoid = elementary::sigmoid::<f32>();
        let mut pixels = vec![[0; 4]; self.values.len()];
        let mut numbers = [0f32; f32::LANES];
        for (pixels, values) in pixels.chunks_mut(f32::LANES).zip(self.values.chunks(f32::LANES)) {
            numbers[..values.len()].copy_from_slice(values);
            (sigmoid(Vector::load(&numbers)) * scale + half).store(&mut numbers);
            for (pixel, number) in pixels.iter_mut().zip(numbers) {
                let index = if number.is_nan() { PALETTE_COLOURS } else { number as usize };
                *pixel = colours[index.min(PALETTE_COLOURS)];
            }
        }
        Ok(pixels.into_flattened())
    }

    /// Distance between nodes along an axis.
    fn step(&self, axis: usize) -> f64 {
        let nodes = [self.width, self.height][axis];
        (self.domain[2 * axis + 1] - self.domain[2 * axis]) / (nodes - 1) as f64
    }

    /// Where the node in a column and row lies.
    pub(super) fn position(&self, column: usize, row: usize) -> [f64; 2] {
        [self.coordinate(0, column), self.coordinate(1, row)]
    }

    /// Where node number `index` lies along an axis.
    fn coordinate(&self, axis: usize, index: usize) -> f64 {
        self.domain[2 * axis] + index as f64 * self.step(axis)
    }

    /// Where all nodes lie along an axis.
    fn coordinates(&self, axis: usize) -> Vec<f32> {
        (0..[self.width, self.height][axis]).map(|index| self.coordinate(axis, index) as f32).collect()
    }
}

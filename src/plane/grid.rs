//! A grid of values over a rectangle of the plane: what a figure shows.

use super::classes::Classes;
use super::contour::{Contours, trace_contours};
use crate::data::Source;
use crate::error::{Error, Result, require_finite};
use crate::features::Feature;
use crate::kernel::elementary;
use crate::kernel::lanes::{Lanes, Real};
use crate::output::Output;
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
/// steep. Of more than two classes each has its z⁽ᴸ⁾; they are shown together by their regions, or one by one.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    domain: [f64; 4],
    width: usize,
    height: usize,
    values: Vec<f32>,
    /// z⁽ᴸ⁾ of more than two classes.
    classes: Option<Classes>,
}

impl Plane {
    /// A plane of zeros over `domain` = [x₀, x₁, y₀, y₁].
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`], [`Error::InvalidData`] or [`Error::InvalidConfig`] unless the domain is four finite
    /// numbers with x₀ < x₁ and y₀ < y₁ and there are from 2 to 4096 nodes each way.
    pub fn new(domain: &[f64], width: u32, height: u32) -> Result<Self> {
        let mut plane = Self { domain: [0.0; 4], width: 0, height: 0, values: Vec::new(), classes: None };
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

    /// Takes z⁽ᴸ⁾ of a network at every node, in f32; of two softmax outputs their difference, which is the logit.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] unless the network takes points of the plane and has one output or classes.
    pub fn evaluate_network(&mut self, trainer: &Trainer) -> Result<()> {
        let (config, outputs) = (trainer.config(), trainer.outputs());
        if trainer.coordinates() != 2 || (outputs > 1 && config.output != Output::Softmax) {
            let expected = "2 inputs and 1 output".to_owned();
            return Err(Error::ShapeMismatch {
                array: "layerSizes",
                expected,
                actual: config.layer_sizes.len(),
            });
        }
        let (width, nodes) = (self.width, self.width * self.height);
        let (x1, x2) = (self.coordinates(0), self.coordinates(1));
        let inputs = config.features.as_ref().map(|features| self.features(features));
        let mut z = vec![0.0; outputs * nodes];
        trainer.evaluator::<f32>().each(
            nodes,
            |first, input, run| {
                if let Some(inputs) = &inputs {
                    run.copy_from_slice(&inputs[input * nodes + first..][..run.len()]);
                    return;
                }
                // Dividing at every node would take longer than a layer does.
                let (mut row, mut column) = (first / width, first % width);
                for to in run {
                    *to = if input == 0 { x1[column] } else { x2[row] } as f32;
                    column += 1;
                    if column == width {
                        (row, column) = (row + 1, 0);
                    }
                }
            },
            |first, k, run| z[k * nodes + first..][..run.len()].copy_from_slice(run),
        );
        self.take(z, outputs);
        Ok(())
    }

    /// Takes what the best possible network has as z⁽ᴸ⁾: the logit of the posterior, ln P of each class, or E[y|x].
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] unless the source has n = 2.
    pub fn evaluate_optimum(&mut self, source: &Source) -> Result<()> {
        if source.info().n != 2 {
            let expected = "2 inputs".to_owned();
            return Err(Error::ShapeMismatch { array: "source", expected, actual: source.info().n });
        }
        let points = Array2::from_shape_fn((self.width * self.height, 2), |(node, coordinate)| {
            if coordinate == 0 {
                self.coordinate(0, node % self.width)
            } else {
                self.coordinate(1, node / self.width)
            }
        });
        let (nodes, outputs) = (points.nrows(), source.k());
        let mut rows = vec![0.0; nodes * outputs];
        source.optimum_z_into(points.view(), &mut rows)?;
        let mut z = vec![0.0; rows.len()];
        for (node, row) in rows.chunks_exact(outputs).enumerate() {
            for (k, value) in row.iter().enumerate() {
                z[k * nodes + node] = *value as f32;
            }
        }
        self.take(z, outputs);
        Ok(())
    }

    /// Takes `outputs` × nodes values of z⁽ᴸ⁾.
    fn take(&mut self, z: Vec<f32>, outputs: usize) {
        self.classes = None;
        match outputs {
            1 => self.values = z,
            2 => {
                let (zero, one) = z.split_at(self.values.len());
                self.values = one.iter().zip(zero).map(|(one, zero)| one - zero).collect();
            }
            _ => self.classes = Some(Classes::new(z, outputs)),
        }
    }

    /// The features of every node, one feature after another.
    fn features(&self, features: &[Feature]) -> Vec<f32> {
        let (x1, x2) = (self.coordinates(0), self.coordinates(1));
        let mut inputs = Vec::with_capacity(features.len() * self.values.len());
        for feature in features {
            let (columns, rows) = (feature.factor::<f32>(0, &x1), feature.factor::<f32>(1, &x2));
            for row in rows {
                inputs.extend(columns.iter().map(|column| column * row));
            }
        }
        inputs
    }

    /// Makes the log odds of one of more than two classes, ln(P / (1 − P)), the values.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no such class.
    pub fn select_class(&mut self, class: u32) -> Result<()> {
        let classes = self.classes()?;
        if class as usize >= classes.count() {
            return Err(Error::config("class", format!("below {}", classes.count()), class));
        }
        self.values = classes.log_odds(class as usize);
        Ok(())
    }

    /// The colour of every node, RGBA: of the most probable class, the palette's row of that class, entry number
    /// round(255 · P).
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] unless the palette holds 256 RGBA colours for each class; [`Error::InvalidConfig`]
    /// unless there are more than two classes.
    pub fn region_pixels(&self, palette: &[u8]) -> Result<Vec<u8>> {
        let classes = self.classes()?;
        if palette.len() < 4 * PALETTE_COLOURS * classes.count() {
            let expected = format!("at least {} × 256 × RGBA", classes.count());
            return Err(Error::ShapeMismatch { array: "palette", expected, actual: palette.len() });
        }
        Ok(classes.pixels(palette))
    }

    /// The lines between the regions in which different classes are the most probable, in data coordinates.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] unless there are more than two classes.
    pub fn boundaries(&self) -> Result<Contours> {
        Ok(self.placed(self.classes()?.boundaries(self.width, self.height)?))
    }

    fn classes(&self) -> Result<&Classes> {
        self.classes.as_ref().ok_or_else(|| Error::config("classes", "more than two", 2u32))
    }

    /// Contour lines, in data coordinates.
    ///
    /// # Errors
    /// As [`trace_contours`].
    pub fn contours(&self, levels: &[f32]) -> Result<Contours> {
        Ok(self.placed(trace_contours(&self.values, self.width, self.height, levels)?))
    }

    /// From cells to data coordinates.
    fn placed(&self, mut contours: Contours) -> Contours {
        let steps = [self.step(0) as f32, self.step(1) as f32];
        let origin = [self.domain[0] as f32, self.domain[2] as f32];
        for point in contours.points.chunks_exact_mut(2) {
            for axis in 0..2 {
                point[axis] = origin[axis] + point[axis] * steps[axis];
            }
        }
        contours
    }

    /// The colour of every node, RGBA, from the palette's entry number round(255 · sigmoid(value)); nodes without a
    /// value are transparent.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] unless the palette holds 256 RGBA colours.
    pub fn pixels(&self, palette: &[u8]) -> Result<Vec<u8>> {
        self.coloured(palette, elementary::sigmoid::<f32>())
    }

    /// The same for values as they are, from the palette's first entry at `low` to its last at `high`.
    ///
    /// # Errors
    /// As [`Plane::pixels`].
    pub fn value_pixels(&self, palette: &[u8], low: f32, high: f32) -> Result<Vec<u8>> {
        let (low, scale) = (Vector::splat(low), Vector::splat(1.0 / (high - low)));
        self.coloured(palette, |values| (values - low) * scale)
    }

    /// The palette's entry number round(255 · share(value)) for every node.
    fn coloured(&self, palette: &[u8], share: impl Fn(Vector) -> Vector) -> Result<Vec<u8>> {
        if palette.len() != 4 * PALETTE_COLOURS {
            let expected = "1024 (256 colours × RGBA)".to_owned();
            return Err(Error::ShapeMismatch { array: "palette", expected, actual: palette.len() });
        }
        // The last colour is that of NaN.
        let mut colours = [[0; 4]; PALETTE_COLOURS + 1];
        colours[..PALETTE_COLOURS].copy_from_slice(palette.as_chunks().0);
        let (scale, half) = (Vector::splat((PALETTE_COLOURS - 1) as f32), Vector::splat(0.5));
        let mut pixels = vec![[0; 4]; self.values.len()];
        let mut numbers = [0f32; f32::LANES];
        for (pixels, values) in pixels.chunks_mut(f32::LANES).zip(self.values.chunks(f32::LANES)) {
            numbers[..values.len()].copy_from_slice(values);
            (share(Vector::load(&numbers)) * scale + half).store(&mut numbers);
            for (pixel, number) in pixels.iter_mut().zip(numbers) {
                // Beyond the ends of the palette, the cast and the last colour saturate.
                let index = (number as usize).min(PALETTE_COLOURS - 1);
                *pixel = colours[if number.is_nan() { PALETTE_COLOURS } else { index }];
            }
        }
        Ok(pixels.into_flattened())
    }

    /// Distance between nodes along an axis.
    fn step(&self, axis: usize) -> f64 {
        let nodes = [self.width, self.height][axis];
        (self.domain[2 * axis + 1] - self.domain[2 * axis]) / (nodes - 1) as f64
    }

    /// Where node number `index` lies along an axis.
    fn coordinate(&self, axis: usize, index: usize) -> f64 {
        self.domain[2 * axis] + index as f64 * self.step(axis)
    }

    /// Where all nodes lie along an axis.
    fn coordinates(&self, axis: usize) -> Vec<f64> {
        (0..[self.width, self.height][axis]).map(|index| self.coordinate(axis, index)).collect()
    }
}

/// The colour for a share from 0 to 1; transparent where it is not a number.
pub(super) fn colour(colours: &[[u8; 4]], share: f32) -> &[u8; 4] {
    let highest = (PALETTE_COLOURS - 1) as f32;
    // Beyond 0 and 1 the cast and the palette's end saturate.
    let entry = ((share * highest + 0.5) as usize).min(PALETTE_COLOURS - 1);
    colours.get(entry).filter(|_| !share.is_nan()).unwrap_or(&[0; 4])
}

//! A grid of values over a rectangle of the plane: what a figure shows.

use super::classes::Classes;
pub use super::colours::PALETTE_COLOURS;
use super::colours::Palette;
use super::contour::{Contours, trace_contours};
use super::nodes::{Nodes, Vector, require_plane};
use crate::data::Source;
use crate::error::{Error, Result, Value};
use crate::features::Feature;
use crate::kernel::elementary;
use crate::kernel::lanes::Lanes;
use crate::trainer::Trainer;

/// What is known at `width` × `height` nodes, the outermost of which lie on the edges of the domain.
///
/// Node (i, j) is at (x₀ + i (x₁ − x₀)/(width − 1), y₀ + j (y₁ − y₀)/(height − 1)); row j = 0 is the bottom.
///
/// A plane holds a value for every node, or z⁽ᴸ⁾ of more than two classes. Values are z⁽ᴸ⁾ of a single output, and of two
/// softmax outputs their difference: the logit where the output is a probability, on which contours are smooth even
/// where the probability is steep. Classes are shown together by their regions, or one by one: that which is selected
/// gives its log odds for values. Until something is evaluated, and after a change of the grid, all values are 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    nodes: Nodes,
    content: Content,
}

/// Layers of numbers for the nodes, rounded up to whole vectors.
#[derive(Debug, Clone, PartialEq)]
enum Content {
    Values(Vec<f32>),
    /// More than two classes, and the log odds of the one that is selected.
    Classes(Classes, Option<Vec<f32>>),
}

impl Plane {
    /// A plane of zeros over `domain` = [x₀, x₁, y₀, y₁].
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`], [`Error::InvalidData`] or [`Error::InvalidConfig`] unless the domain is four finite
    /// numbers with x₀ < x₁ and y₀ < y₁ and there are from 2 to 4096 nodes each way.
    pub fn new(domain: &[f64], width: u32, height: u32) -> Result<Self> {
        let nodes = Nodes::new(domain, width, height)?;
        Ok(Self { content: Content::Values(nodes.layers(1)), nodes })
    }

    /// A plane of a layer of values.
    pub(super) fn of(nodes: Nodes, values: Vec<f32>) -> Self {
        Self { nodes, content: Content::Values(values) }
    }

    /// Shows another rectangle; the values are 0 until they are evaluated anew.
    ///
    /// # Errors
    /// As [`Plane::new`]; everything then stays.
    pub fn set_domain(&mut self, domain: &[f64]) -> Result<()> {
        self.nodes.set_domain(domain)?;
        self.content = Content::Values(self.nodes.layers(1));
        Ok(())
    }

    /// Makes the grid finer or coarser; the values are 0 until they are evaluated anew.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] unless both are from 2 to 4096; everything then stays.
    pub fn resize(&mut self, width: u32, height: u32) -> Result<()> {
        self.nodes.resize(width, height)?;
        self.content = Content::Values(self.nodes.layers(1));
        Ok(())
    }

    /// The values, `height` rows of `width`, from the bottom; none where there are classes of which none is selected.
    #[must_use]
    pub fn values(&self) -> &[f32] {
        self.layer().map_or(&[], |layer| &layer[..self.nodes.count()])
    }

    /// The values, rounded up to whole vectors.
    fn layer(&self) -> Result<&[f32]> {
        match &self.content {
            Content::Values(values) | Content::Classes(_, Some(values)) => Ok(values),
            Content::Classes(_, None) => Err(Error::config(
                "class",
                "selected before its values are shown",
                Value::Text("none".into()),
            )),
        }
    }

    /// Takes z⁽ᴸ⁾ of a network at every node, in f32; of two softmax outputs their difference, which is the logit.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] unless the network takes points of the plane and has one output or classes,
    /// [`Error::InvalidConfig`] where all outputs at all nodes are more numbers than a plane holds.
    pub fn evaluate_network(&mut self, trainer: &Trainer) -> Result<()> {
        let (config, outputs) = (trainer.config(), trainer.outputs());
        let features = config.features.as_deref();
        require_plane(trainer.inputs(), features, outputs, config.output)?;
        self.nodes.require_room(outputs)?;
        let features = features.unwrap_or(&Feature::PLAIN);
        self.take(self.nodes.evaluate_network(&mut trainer.evaluator(), features, outputs), outputs);
        Ok(())
    }

    /// Takes what the best possible network has as z⁽ᴸ⁾: the logit of the posterior, ln P of each class, or E[y|x].
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] unless the source has n = 2.
    pub fn evaluate_optimum(&mut self, source: &Source) -> Result<()> {
        let n = source.info().n;
        if n != 2 {
            let expected = "2 inputs for its".to_owned();
            return Err(Error::shape("source", expected, n));
        }
        self.take(self.nodes.evaluate_optimum(source), source.k());
        Ok(())
    }

    /// Takes the layers of that many outputs.
    fn take(&mut self, layers: Vec<f32>, outputs: usize) {
        self.content = match outputs {
            1 | 2 => Content::Values(layers),
            _ => Content::Classes(Classes::new(layers, outputs), None),
        };
    }

    /// Makes the log odds of one of more than two classes, ln(P / (1 − P)), the values. The classes stay as they are.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no such class.
    pub fn select_class(&mut self, class: u32) -> Result<()> {
        let Content::Classes(classes, selected) = &mut self.content else { return Err(no_classes()) };
        if class as usize >= classes.count() {
            return Err(Error::config("class", format!("below {}", classes.count()), class));
        }
        *selected = Some(classes.log_odds(class as usize));
        Ok(())
    }

    /// The colour of every node, RGBA: of the most probable class, the palette's row of that class, entry number
    /// round(255 · P). Nodes at which a z⁽ᴸ⁾ is NaN or +∞ are transparent.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] unless the palette holds 256 RGBA colours for each class; [`Error::InvalidConfig`]
    /// unless there are more than two classes.
    pub fn region_pixels(&self, palette: &[u8]) -> Result<Vec<u8>> {
        let classes = self.classes()?;
        Ok(classes.pixels(self.nodes.count(), &Palette::new(palette, classes.count())?))
    }

    /// The lines between the regions in which different classes are the most probable, in data coordinates.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] unless there are more than two classes.
    pub fn boundaries(&self) -> Result<Contours> {
        Ok(self.nodes.place(self.classes()?.boundaries(&self.nodes)?))
    }

    fn classes(&self) -> Result<&Classes> {
        match &self.content {
            Content::Classes(classes, _) => Ok(classes),
            Content::Values(_) => Err(no_classes()),
        }
    }

    /// Contour lines of the values, in data coordinates.
    ///
    /// # Errors
    /// As [`trace_contours`]; [`Error::InvalidConfig`] for classes of which none is selected.
    pub fn contours(&self, levels: &[f32]) -> Result<Contours> {
        let values = &self.layer()?[..self.nodes.count()];
        Ok(self.nodes.place(trace_contours(values, self.nodes.width, self.nodes.height, levels)?))
    }

    /// The colour of every node, RGBA, from the palette's entry number round(255 · sigmoid(value)); nodes without a
    /// value are transparent.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] unless the palette holds 256 RGBA colours; [`Error::InvalidConfig`] for classes of which
    /// none is selected.
    pub fn pixels(&self, palette: &[u8]) -> Result<Vec<u8>> {
        self.coloured(palette, elementary::sigmoid::<f32>())
    }

    /// The same for values as they are, from the palette's first entry at `low` to its last at `high`, and with these two
    /// for what lies beyond. Where `low` = `high`, nodes with just this value are transparent.
    ///
    /// # Errors
    /// As [`Plane::pixels`].
    pub fn value_pixels(&self, palette: &[u8], low: f32, high: f32) -> Result<Vec<u8>> {
        let (low, scale) = (Vector::splat(low), Vector::splat(1.0 / (high - low)));
        self.coloured(palette, |values| (values - low) * scale)
    }

    /// The palette's entry number round(255 · share(value)) for every node.
    fn coloured(&self, palette: &[u8], share: impl Fn(Vector) -> Vector) -> Result<Vec<u8>> {
        let layer = self.layer()?;
        let palette = Palette::new(palette, 1)?;
        Ok(palette.paint(self.nodes.count(), |first| ([0; _], share(Vector::load(&layer[first..])))))
    }
}

fn no_classes() -> Error {
    Error::config("classes", "more than two", Value::Text("one value at each node".into()))
}

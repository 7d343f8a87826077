//! From numbers to colours: rows of 256 for shares from 0 to 1, and transparency for what is no number.

use super::nodes::{LANES, Vector};
use crate::error::{Error, Result};
use crate::kernel::lanes::Lanes;

/// Colours in a row of a palette.
pub const PALETTE_COLOURS: usize = 256;

/// A palette to look up in.
pub(super) struct Palette {
    /// Row by row; the last colour is that of NaN.
    colours: Vec<[u8; 4]>,
}

impl Palette {
    /// From RGBA, a row for each class or a single one.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] unless a single row is all there is, or there is one for each of more classes.
    pub(super) fn new(palette: &[u8], rows: usize) -> Result<Self> {
        let bytes = 4 * PALETTE_COLOURS * rows;
        if palette.len() < bytes || (rows == 1 && palette.len() > bytes) {
            let expected = match rows {
                1 => "1024 (256 colours × RGBA)".to_owned(),
                _ => format!("at least {bytes} ({rows} × 256 × RGBA)"),
            };
            return Err(Error::shape("palette", expected, palette.len()));
        }
        let (colours, _) = palette[..bytes].as_chunks();
        Ok(Self { colours: [colours, &[[0; 4]]].concat() })
    }

    /// RGBA of `nodes` nodes. `vector(first)` gives the palette's rows and the shares of whole vectors of nodes from number
    /// `first` on; the colour is entry number round(255 · share), the first below 0 and the last above 1.
    pub(super) fn paint(&self, nodes: usize, vector: impl Fn(usize) -> ([usize; LANES], Vector)) -> Vec<u8> {
        let (scale, half) = (Vector::splat((PALETTE_COLOURS - 1) as f32), Vector::splat(0.5));
        let mut pixels = vec![[0; 4]; nodes.next_multiple_of(LANES)];
        for (number, pixels) in pixels.chunks_exact_mut(LANES).enumerate() {
            let (rows, share) = vector(number * LANES);
            let mut entries = [0.0; LANES];
            (share * scale + half).store(&mut entries);
            for ((pixel, entry), row) in pixels.iter_mut().zip(entries).zip(rows) {
                // The cast saturates as well.
                let index = row * PALETTE_COLOURS + (entry as usize).min(PALETTE_COLOURS - 1);
                *pixel = self.colours[if entry.is_nan() { self.colours.len() - 1 } else { index }];
            }
        }
        pixels.truncate(nodes);
        pixels.into_flattened()
    }
}

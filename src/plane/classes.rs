//! z⁽ᴸ⁾ of more than two classes at the nodes of a grid: who is the most probable, how probable, and where that changes.

use super::contour::{Contours, trace_contours};
use super::grid::{PALETTE_COLOURS, colour};
use crate::error::Result;
use crate::kernel::elementary;
use crate::kernel::lanes::{Lanes, Real};

type Vector = <f32 as Real>::V;
const LANES: usize = <f32 as Real>::LANES;

/// One layer of nodes for each class. What counts are differences between classes: a network's z⁽ᴸ⁾ and the logarithm of
/// a posterior serve alike.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Classes {
    z: Vec<f32>,
    count: usize,
}

impl Classes {
    /// `count` layers of equal length.
    pub(super) fn new(z: Vec<f32>, count: usize) -> Self {
        Self { z, count }
    }

    /// K.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    fn nodes(&self) -> usize {
        self.z.len() / self.count
    }

    /// z of a class at up to `LANES` nodes from `first` on, in vectors; what is beyond the last node is 0.
    fn lanes(&self, class: usize, first: usize) -> Vector {
        let mut lanes = [0.0; LANES];
        let rest = &self.z[class * self.nodes() + first..(class + 1) * self.nodes()];
        let count = rest.len().min(LANES);
        lanes[..count].copy_from_slice(&rest[..count]);
        Vector::load(&lanes)
    }

    /// ln(P / (1 − P)) of one class: z − ln Σ e^z of the others.
    pub(super) fn log_odds(&self, class: usize) -> Vec<f32> {
        let mut odds = vec![0.0; self.nodes()];
        let softplus = elementary::softplus::<f32>();
        for (block, odds) in odds.chunks_mut(LANES).enumerate() {
            let z = |class| self.lanes(class, block * LANES);
            let mut others = (0..self.count).filter(|&other| other != class).map(z);
            let first = others.next().unwrap_or_else(|| Vector::splat(f32::NEG_INFINITY));
            // ln(eᵃ + eᵇ) = a + ln(1 + e^(b − a)).
            let rest = others.fold(first, |sum, other| sum + softplus(other - sum));
            let mut lanes = [0.0; LANES];
            (z(class) - rest).store(&mut lanes);
            odds.copy_from_slice(&lanes[..odds.len()]);
        }
        odds
    }

    /// The class with the largest z at a node, that z, and the next one.
    fn leader(&self, node: usize) -> (usize, f32, f32) {
        let (mut best, mut top, mut second) = (0, f32::NEG_INFINITY, f32::NEG_INFINITY);
        for class in 0..self.count {
            let z = self.z[class * self.nodes() + node];
            if z > top {
                (best, top, second) = (class, z, top);
            } else {
                second = second.max(z);
            }
        }
        (best, top, second)
    }

    /// RGBA of every node from the most probable class's row of the palette and its probability 1 / Σ e^(z − largest).
    pub(super) fn pixels(&self, palette: &[u8]) -> Vec<u8> {
        let (colours, _) = palette.as_chunks::<4>();
        let mut pixels = Vec::with_capacity(4 * self.nodes());
        let exp = elementary::exp::<f32>();
        for first in (0..self.nodes()).step_by(LANES) {
            let count = LANES.min(self.nodes() - first);
            let (mut best, mut largest) = ([0; LANES], [0.0; LANES]);
            for lane in 0..count {
                (best[lane], largest[lane], _) = self.leader(first + lane);
            }
            let (largest, mut total) = (Vector::load(&largest), Vector::splat(0.0));
            for class in 0..self.count {
                total += exp(self.lanes(class, first) - largest);
            }
            let mut totals = [0.0; LANES];
            total.store(&mut totals);
            for lane in 0..count {
                let row = &colours[best[lane] * PALETTE_COLOURS..][..PALETTE_COLOURS];
                pixels.extend_from_slice(colour(row, 1.0 / totals[lane]));
            }
        }
        pixels
    }

    /// Where the lead changes, in cells: for each class but the last the line on which its z equals the largest of the
    /// others. A line between two classes is there for both, unless one is the last.
    pub(super) fn boundaries(&self, width: usize, height: usize) -> Result<Contours> {
        let leaders: Vec<_> = (0..self.nodes()).map(|node| self.leader(node)).collect();
        let mut all = Contours { starts: vec![0], ..Contours::default() };
        for class in 0..self.count - 1 {
            let ahead: Vec<f32> = leaders
                .iter()
                .zip(&self.z[class * self.nodes()..])
                .map(|(&(best, top, second), z)| z - if best == class { second } else { top })
                .collect();
            all.append(&trace_contours(&ahead, width, height, &[0.0])?, 0);
        }
        Ok(all)
    }
}

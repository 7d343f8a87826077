//! From links between vertices to polylines.

use super::Contours;
use super::cells::{NONE, Segments};

/// Appends the polylines of one level: the open ones from their ends, then what is left, which is closed.
pub(super) fn append(segments: &mut Segments, level: u8, contours: &mut Contours) {
    contours.points.reserve(2 * segments.points.len());
    for first in 0..segments.points.len() {
        if !segments.entered[first] {
            follow(segments, first, level, contours);
        }
    }
    for first in 0..segments.points.len() {
        // Links are taken out as they are followed, so a vertex that still leads somewhere was not visited.
        if segments.next[first] != NONE {
            follow(segments, first, level, contours);
        }
    }
}

/// Appends the chain from `first` to its end or, where it is closed, back to `first`.
fn follow(segments: &mut Segments, first: usize, level: u8, contours: &mut Contours) {
    let begin = contours.points.len();
    let mut vertex = first;
    let mut last = segments.points[first];
    contours.points.extend(last);
    loop {
        let next = std::mem::replace(&mut segments.next[vertex], NONE);
        if next == NONE {
            break;
        }
        vertex = next as usize;
        let point = segments.points[vertex];
        // A node that equals the level is the vertex of all its crossed edges.
        if point != last {
            contours.points.extend(point);
            last = point;
        }
    }
    if contours.points.len() == begin + 2 {
        contours.points.truncate(begin);
        return;
    }
    contours.starts.push((contours.points.len() / 2) as u32);
    contours.level.push(level);
}

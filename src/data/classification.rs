//! Classification sources: one or two clouds per class, and classes that are curves and areas, which are mixtures of
//! many small components.
//!
//! Those stand at most 1.7 standard deviations apart at the source's smallest noise. Along a curve the density then
//! varies by under 2 e^(−2π² / 1.7²) = 0.2 % from component to component (the first term of its Fourier series), and far
//! less at any larger noise.

use super::mixture::Component;
use std::f64::consts::{PI, TAU};

/// One degree in radians.
const DEGREE: f64 = PI / 180.0;

/// Unit vectors (cos, sin) in `count` directions, evenly around the circle, counter-clockwise from 45°.
fn around(count: usize) -> impl Iterator<Item = [f64; 2]> {
    (0..count).map(move |k| unit(PI / 4.0 + TAU * k as f64 / count as f64))
}

fn unit(angle: f64) -> [f64; 2] {
    let (sin, cos) = crate::functions::sin_cos(angle);
    [cos, sin]
}

/// The lecture's example: crosses (class 1) upper left and lower right, circles (class 0) upper right and lower left;
/// four long clouds of different tilt that run into each other.
pub(super) fn lecture(_classes: usize) -> Vec<Vec<Component>> {
    let upper_right = Component::tilted([3.3, 1.8], 2.2, 1.05, 18.0 * DEGREE);
    let lower_left = Component::tilted([-2.6, -2.2], 2.0, 1.0, 50.0 * DEGREE);
    let upper_left = Component::tilted([-2.2, 1.9], 2.2, 0.95, -24.0 * DEGREE);
    let lower_right = Component::tilted([2.8, -2.1], 2.2, 1.1, -32.0 * DEGREE);
    vec![
        vec![upper_right.weighing(0.55), lower_left.weighing(0.45)],
        vec![upper_left.weighing(0.45), lower_right.weighing(0.55)],
    ]
}

/// Two clouds with the same covariance: the log odds are linear in x, so logistic regression is exactly right.
pub(super) fn gaussians(_classes: usize) -> Vec<Vec<Component>> {
    [[-1.6, -0.9], [1.6, 0.9]].map(|mean| vec![Component::tilted(mean, 2.0, 1.2, 60.0 * DEGREE)]).to_vec()
}

/// Exclusive or of the signs: class 1 where x₁ and x₂ differ in sign.
pub(super) fn xor(_classes: usize) -> Vec<Vec<Component>> {
    let corners = |means: [[f64; 2]; 2]| means.map(|mean| Component::round(mean, 1.0)).to_vec();
    vec![corners([[2.6, 2.6], [-2.6, -2.6]]), corners([[-2.6, 2.6], [2.6, -2.6]])]
}

/// K round clouds on a circle, clockwise from the upper right.
pub(super) fn blobs(classes: usize) -> Vec<Vec<Component>> {
    around(classes).map(|[cos, sin]| vec![Component::round([4.0 * sin, 4.0 * cos], 1.0)]).collect()
}

/// `count` points in the middle of equally long pieces of the curve that `at` runs through from 0 to 1.
fn evenly(count: usize, at: &dyn Fn(f64) -> [f64; 2]) -> Vec<[f64; 2]> {
    // Chords of a 32nd of a piece: their lengths are off by far less than anyone sees.
    let steps = 32 * count;
    let nodes: Vec<_> = (0..=steps).map(|step| at(step as f64 / steps as f64)).collect();
    let chord = |step: usize| {
        let (from, to) = (nodes[step], nodes[step + 1]);
        crate::functions::hypot(to[0] - from[0], to[1] - from[1])
    };
    let piece = (0..steps).map(chord).sum::<f64>() / count as f64;
    let mut points = Vec::with_capacity(count);
    let (mut step, mut passed) = (0, 0.0);
    for k in 0..count {
        let target = (k as f64 + 0.5) * piece;
        while step + 1 < steps && passed + chord(step) < target {
            passed += chord(step);
            step += 1;
        }
        let t = (target - passed) / chord(step);
        let (from, to) = (nodes[step], nodes[step + 1]);
        points.push([from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]);
    }
    points
}

/// Components of standard deviation 1 at noise 1, so that the noise is the width of the curve in the units of x.
fn round(means: Vec<[f64; 2]>) -> Vec<Component> {
    means.into_iter().map(|mean| Component::round(mean, 1.0)).collect()
}

/// A disc (class 1) inside a ring (class 0).
pub(super) fn circle(_classes: usize) -> Vec<Vec<Component>> {
    const RING: f64 = 4.0;
    const DISC: f64 = 1.7;
    const DISC_COMPONENTS: usize = 60;
    let ring = evenly(60, &|t| unit(TAU * t).map(|c| RING * c));
    // Vogel's sunflower, "A better way to construct the sunflower head", Math. Biosci. 44 (1979): the golden angle
    // fills a disc evenly.
    let golden = PI * (3.0 - 5.0_f64.sqrt());
    let seed = |k: usize| {
        let radius = DISC * ((k as f64 + 0.5) / DISC_COMPONENTS as f64).sqrt();
        unit(golden * k as f64).map(|c| radius * c)
    };
    vec![round(ring), round((0..DISC_COMPONENTS).map(seed).collect())]
}

/// Two arms of one and a half turns (Archimedean spirals), half a turn apart.
pub(super) fn spirals(_classes: usize) -> Vec<Vec<Component>> {
    const ARM_COMPONENTS: usize = 108;
    let arm =
        |turned: f64| evenly(ARM_COMPONENTS, &|t| unit(turned + 3.0 * PI * t).map(|c| (0.6 + 4.4 * t) * c));
    vec![round(arm(0.0)), round(arm(PI))]
}

/// Two half rings that reach into each other: class 0 opens downwards, class 1 upwards.
pub(super) fn moons(_classes: usize) -> Vec<Vec<Component>> {
    const RADIUS: f64 = 3.2;
    let moon = |side: f64| {
        evenly(26, &|t| {
            let [cos, sin] = unit(PI * t);
            [side * RADIUS * (cos - 0.5), side * RADIUS * (sin - 0.25)]
        })
    };
    vec![round(moon(1.0)), round(moon(-1.0))]
}

/// Four by four cells of width 3 in turn; class 1 has the upper left one. Each cell is a lattice of components that
/// keeps a margin to its neighbours.
pub(super) fn checkerboard(_classes: usize) -> Vec<Vec<Component>> {
    const CELLS: usize = 4;
    const LATTICE: usize = 5;
    let coordinate = |cell: usize, node: usize| {
        let cell_center = 3.0 * (cell as f64 - 0.5 * (CELLS - 1) as f64);
        cell_center + 0.5 * (node as f64 - 0.5 * (LATTICE - 1) as f64)
    };
    let mut means = vec![Vec::new(), Vec::new()];
    for column in 0..CELLS {
        for row in 0..CELLS {
            for i in 0..LATTICE {
                for j in 0..LATTICE {
                    means[(column + row) % 2].push([coordinate(column, i), coordinate(row, j)]);
                }
            }
        }
    }
    means.into_iter().map(round).collect()
}

/// K arms that swirl outwards on logarithmic spirals and widen in proportion to the radius; the noise is their
/// standard deviation at radius 5.
pub(super) fn pinwheel(classes: usize) -> Vec<Vec<Component>> {
    const RADIUS: f64 = 5.0;
    let arm = |[cos, sin]: [f64; 2]| {
        evenly(50, &|t| {
            let radius = 1.2 + (RADIUS - 1.2) * t;
            let [c, s] = unit(1.3 * libm::log(radius));
            [radius * (cos * c - sin * s), radius * (sin * c + cos * s)]
        })
    };
    let widening =
        |mean: [f64; 2]| Component::round(mean, crate::functions::hypot(mean[0], mean[1]) / RADIUS);
    around(classes).map(|direction| arm(direction).into_iter().map(widening).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_along_a_curve_are_evenly_spaced() {
        // A circle run through at uneven speed: the points must still be a regular polygon.
        let points = evenly(12, &|t| unit(TAU * t * t));
        for (k, point) in points.into_iter().enumerate() {
            let expected = unit(TAU * (k as f64 + 0.5) / 12.0);
            assert!(crate::functions::hypot(point[0] - expected[0], point[1] - expected[1]) < 1e-4);
        }
    }

    #[test]
    fn components_stand_close_enough_for_a_smooth_density() {
        // Each component has another within 1.7 standard deviations at the smallest noise of its source.
        for info in super::super::sources() {
            let super::super::catalogue::Recipe::Mixture(components) = info.recipe else {
                continue;
            };
            for class in components(info.classes[1] as usize).into_iter().filter(|class| class.len() > 2) {
                for (k, component) in class.iter().enumerate() {
                    let distance = |other: &Component| {
                        crate::functions::hypot(
                            component.mean[0] - other.mean[0],
                            component.mean[1] - other.mean[1],
                        )
                    };
                    let others = class.iter().enumerate().filter(|&(other, _)| other != k);
                    let nearest = others.map(|(_, other)| distance(other)).fold(f64::INFINITY, f64::min);
                    let spacing = nearest / (info.noise[0] * component.factor[0]);
                    assert!(spacing <= 1.7, "{}: {spacing}", info.name);
                }
            }
        }
    }
}

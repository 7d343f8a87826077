//! Classification sources of one or two clouds per class.

use super::curves::around;
use super::mixture::Component;

/// One degree in radians.
const DEGREE: f64 = std::f64::consts::PI / 180.0;

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

/// K round clouds on a circle.
pub(super) fn blobs(classes: usize) -> Vec<Vec<Component>> {
    around(classes).map(|[sin, cos]| vec![Component::round([4.0 * cos, 4.0 * sin], 1.0)]).collect()
}

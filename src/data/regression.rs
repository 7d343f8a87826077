//! Regression sources: a function plus Gaussian noise, y = f(x) + s u, so that E[y|x] = f(x) exactly.

/// y = x₁ / 2 + 1/2.
pub(super) fn line(x: &[f64]) -> f64 {
    0.5 * x[0] + 0.5
}

/// y = 2 sin x₁.
pub(super) fn sine(x: &[f64]) -> f64 {
    2.0 * crate::functions::sin(x[0])
}

/// y = −1.5 left of 0, 1.5 from 0 on: a jump, which no network with smooth activations can follow exactly.
pub(super) fn step(x: &[f64]) -> f64 {
    if x[0] < 0.0 { -1.5 } else { 1.5 }
}

/// y = x₁ / 2 − x₂ / 4 + 1/2.
pub(super) fn plane(x: &[f64]) -> f64 {
    0.5 * x[0] - 0.25 * x[1] + 0.5
}

/// Three Gaussian hills, one of them a hollow.
pub(super) fn bumps(x: &[f64]) -> f64 {
    /// x₁, x₂, width, height.
    const BUMPS: [[f64; 4]; 3] = [[-2.2, 2.0, 1.6, 3.0], [2.6, 1.2, 1.3, 2.2], [0.6, -2.8, 1.8, -3.0]];
    let height = |[x1, x2, width, height]: [f64; 4]| {
        let (d1, d2) = ((x[0] - x1) / width, (x[1] - x2) / width);
        height * libm::exp(-0.5 * (d1 * d1 + d2 * d2))
    };
    BUMPS.into_iter().map(height).sum()
}

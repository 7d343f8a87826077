//! Ways of improving θ, behind one trait.

mod descent;
mod lbfgs;
mod line_search;
mod rule;

pub(crate) use descent::{GradientDescent, advance_abreast};
pub(crate) use lbfgs::Lbfgs;

use crate::kernel::lanes::Real;
use crate::kernel::layout::Layout;
use crate::kernel::vector::largest;
use std::any::Any;

/// Where training stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// There is something left to improve, or nobody has looked yet.
    Training,
    /// Further updates would hardly lower E: ∇E is as good as 0, or E has stopped to fall. With rectifiers it may also
    /// be a kink of E, where no direction that was tried leads down and ∇E is not 0. Without λ, points that can be told
    /// apart draw weights towards infinity; where these are so large that E cannot fall by more than its rounding, ∇E
    /// need not be 0 either.
    ///
    /// L-BFGS then rests until something changes. Gradient descent, momentum and Adam go on when they are asked to:
    /// what looked like the end may have been a plateau.
    Converged,
    /// θ or E left the finite numbers; θ is the last finite one, and stays.
    Diverged,
}

/// What one call of [`Method::advance`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Changes of θ.
    pub updates: u64,
    /// Examples that went into these changes, counted as often as they were used.
    pub examples: u64,
}

/// A method together with the network and the training set it works on. θ is in the order of the boundary.
pub(crate) trait Method: Any + Send {
    /// Does at most this many updates; fewer when it converges or diverges.
    ///
    /// How a number of updates is split into calls makes no difference to the result, up to where it converges.
    fn advance(&mut self, updates: u64) -> Progress;
    /// The current θ; the last finite one if diverged.
    fn theta(&self) -> Vec<f64>;
    /// Replaces θ and forgets what was remembered of the old one's surroundings.
    fn set_theta(&mut self, theta: &[f64]);
    /// Changes λ and goes on from the current θ.
    fn set_lambda(&mut self, lambda: f64);
    /// Changes η and goes on from the current θ.
    fn set_learning_rate(&mut self, learning_rate: f64);
    /// Where training stands.
    fn status(&self) -> Status;
    /// One that goes on as this one does, with all that it remembers.
    fn twin(&self) -> Box<dyn Method>;
}

/// Whether no component of ∇E, padded, is larger than `tolerance` in the unit of what is learnt, whose square is the
/// [scale](crate::examples::Examples::scale) of E: the last layer's weights have that unit, all others have none.
fn is_flat<T: Real>(layout: &Layout, gradient: &[T], tolerance: f64, scale: f64) -> bool {
    let (hidden, last) = gradient.split_at(layout.layers[layout.layers.len() - 1].offset);
    largest(hidden) <= tolerance * scale && largest(last) <= tolerance * scale.sqrt()
}

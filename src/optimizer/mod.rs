//! Ways of improving θ, behind one trait.

mod descent;
mod lbfgs;
mod line_search;
mod rule;

pub use descent::Descent;
pub use lbfgs::Lbfgs;

/// Where training stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(target_arch = "wasm32", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub enum Status {
    /// There is something left to improve, or nobody has looked yet.
    Training,
    /// Further updates would not lower E noticeably; [`Optimizer::advance`] does nothing until something changes.
    Converged,
    /// θ or E left the finite numbers; θ is the last finite one, and stays.
    Diverged,
}

/// What one call of [`Optimizer::advance`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Changes of θ.
    pub updates: u64,
    /// Examples that went into these changes, counted as often as they were used.
    pub examples: u64,
    /// Where training stands now.
    pub status: Status,
}

/// A method together with the network and the training set it works on. θ is in the order of the boundary.
pub trait Optimizer {
    /// Does at most this many updates; fewer when it converges or diverges.
    ///
    /// How a number of updates is split into calls makes no difference to the result.
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
}

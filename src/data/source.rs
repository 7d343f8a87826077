//! A data source with its settings: points to learn from, and the truth about them.

use super::bayes::{Bayes, bayes_of};
use super::catalogue::{Recipe, SourceInfo, Task, sources};
use super::excess::{Excess, excess_of, squared_excess};
use super::mixture::Mixture;
use crate::error::{Error, Expected, Result, require_finite};
use crate::output::Output;
use crate::random::{Stream, standard_normal, stream, uniform01};
use ndarray::{Array2, ArrayView2};

/// Most points in one sample.
pub const MAX_POINTS: u32 = 100_000;

/// The share of class 1 where nothing else is asked for.
pub const EVEN: f64 = 0.5;

/// Smallest and largest share of class 1.
pub const BALANCE: [f64; 2] = [0.05, 0.95];

/// Which of a source's independent samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The points to learn from.
    Train,
    /// Points from streams of their own, to judge by.
    Test,
}

/// m examples, one to a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// m × n.
    pub x: Array2<f64>,
    /// m × k: the number y for regression; 0 or 1 for two classes; a row with a single 1 for more.
    pub y: Array2<f64>,
}

/// A distribution of examples whose truth is known.
pub struct Source {
    info: &'static SourceInfo,
    noise: f64,
    /// Share of class 1 where there are two classes.
    balance: f64,
    truth: Truth,
}

enum Truth {
    Mixture(Mixture),
    Function(fn(&[f64]) -> f64),
}

impl Source {
    /// The source `name` of [`sources`] with `classes` equally likely classes. Regression sources have none and do not
    /// look at it.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] for `source`, `classes` or `noise`, with what would be accepted.
    pub fn new(name: &str, classes: u32, noise: f64) -> Result<Self> {
        Self::with_balance(name, classes, noise, EVEN)
    }

    /// The same with `balance` as the probability of class 1, from 0.05 to 0.95. More classes than two are equally
    /// likely, and a regression has none: there, only [`EVEN`] is accepted.
    ///
    /// # Errors
    /// As [`Source::new`], and [`Error::InvalidConfig`] for `balance`.
    pub fn with_balance(name: &str, classes: u32, noise: f64, balance: f64) -> Result<Self> {
        let Some(info) = sources().iter().find(|info| info.name == name) else {
            let names: Vec<_> = sources().iter().map(|info| info.name).collect();
            return Err(Error::config("source", format!("one of {}", names.join(", ")), name));
        };
        let [least, most, _] = info.noise;
        if !(least..=most).contains(&noise) {
            return Err(Error::config("noise", Expected::Range(least, most), noise));
        }
        if !(BALANCE[0]..=BALANCE[1]).contains(&balance) {
            return Err(Error::config("balance", Expected::Range(BALANCE[0], BALANCE[1]), balance));
        }
        if balance != EVEN && (info.task, classes) != (Task::Classification, 2) {
            return Err(Error::config("balance", "left out unless there are two classes", balance));
        }
        let truth = match info.recipe {
            Recipe::Function(mean) => Truth::Function(mean),
            Recipe::Mixture(components) => {
                let [fewest, most] = info.classes;
                if !(fewest..=most).contains(&classes) {
                    let expected = if fewest == most {
                        format!("{fewest} for {name}")
                    } else {
                        format!("from {fewest} to {most} for {name}")
                    };
                    return Err(Error::config("classes", expected, classes));
                }
                let prior = |class| match (classes, class) {
                    (2, 0) => 1.0 - balance,
                    (2, _) => balance,
                    _ => 1.0 / f64::from(classes),
                };
                Truth::Mixture(Mixture::new(components(classes as usize), prior, noise))
            }
        };
        Ok(Self { info, noise, balance, truth })
    }

    /// What [`sources`] says about this source.
    #[must_use]
    pub fn info(&self) -> &'static SourceInfo {
        self.info
    }

    /// Number of outputs: columns of y. 1 for regression and for two classes, else the number of classes.
    #[must_use]
    pub fn k(&self) -> usize {
        match &self.truth {
            Truth::Mixture(mixture) if mixture.class_count() > 2 => mixture.class_count(),
            _ => 1,
        }
    }

    /// Draws m examples, m from 0 to [`MAX_POINTS`].
    ///
    /// The classes take turns, so any beginning of the sample has as many examples of each as the probabilities say, to
    /// within one example. More examples leave the first ones as they are; another noise moves each example along a line of its own; train and
    /// test share no random number.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] for an `m` that is too large.
    pub fn sample(&self, m: u32, seed: u32, part: Part) -> Result<Sample> {
        if m > MAX_POINTS {
            return Err(Error::config("m", format!("at most {MAX_POINTS}"), m));
        }
        let (points, noise) = match part {
            Part::Train => (Stream::Points, Stream::Noise),
            Part::Test => (Stream::TestPoints, Stream::TestNoise),
        };
        let (mut points, mut noise) = (stream(seed, points), stream(seed, noise));
        let mut x = Array2::zeros((m as usize, self.info.n));
        let mut y = Array2::zeros((m as usize, self.k()));
        let rows = x.as_slice_mut().unwrap_or_default().chunks_exact_mut(self.info.n);
        let targets = y.as_slice_mut().unwrap_or_default().chunks_exact_mut(self.k());
        for (example, (x, y)) in rows.zip(targets).enumerate() {
            match &self.truth {
                Truth::Mixture(mixture) => {
                    let class = match mixture.class_count() {
                        2 => usize::from(self.ones_before(example + 1) > self.ones_before(example)),
                        classes => example % classes,
                    };
                    x.copy_from_slice(&mixture.draw(class, &mut points, &mut noise));
                    match y {
                        [y] => *y = class as f64,
                        y => y[class] = 1.0,
                    }
                }
                Truth::Function(mean) => {
                    let (ranges, _) = self.info.domain.as_chunks::<2>();
                    for (x, [low, high]) in x.iter_mut().zip(ranges) {
                        *x = low + (high - low) * uniform01(&mut points);
                    }
                    y[0] = mean(x) + self.noise * standard_normal(&mut noise);
                }
            }
        }
        Ok(Sample { x, y })
    }

    /// How many of the first `examples` are of class 1, of two classes.
    fn ones_before(&self, examples: usize) -> usize {
        // Without the margin, 0.29 · 100 would be less than 29.
        (examples as f64 * self.balance + 1e-9) as usize
    }

    /// The best possible prediction at each row of x, m × k: the posterior P(class | x) of each class (k = 1: of class
    /// 1), or E[y|x].
    ///
    /// # Errors
    /// As [`Source::optimum_z_into`].
    pub fn optimum(&self, x: ArrayView2<f64>) -> Result<Array2<f64>> {
        let mut t = Array2::zeros((x.nrows(), self.k()));
        self.optimum_z_into(x, t.as_slice_mut().unwrap_or_default())?;
        match (self.info.task, self.k()) {
            (Task::Regression, _) => {}
            (Task::Classification, 1) => t.mapv_inplace(sigmoid),
            (Task::Classification, _) => t.mapv_inplace(libm::exp),
        }
        Ok(t)
    }

    /// What the best possible network has at its output before g, into m × k numbers row by row: the log odds
    /// ln(P(1|x) / P(0|x)) for two classes, ln P(class | x) of each for more, E[y|x] for regression. Contours are
    /// traced on this.
    ///
    /// The log odds are differences of log densities, finite and exact to the rounding of the larger one however far
    /// out x lies; coordinates beyond ±10⁹ count as ±10⁹. Neighbouring points should follow one another as in the rows
    /// of a grid: that is several times faster.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] where x does not have n columns or z does not hold m · k numbers,
    /// [`Error::InvalidData`] for a coordinate that is not finite.
    pub fn optimum_z_into(&self, x: ArrayView2<f64>, z: &mut [f64]) -> Result<()> {
        let (m, n, k) = (x.nrows(), self.info.n, self.k());
        if x.ncols() != n {
            let expected = format!("rows of {n}");
            return Err(Error::shape("x", expected, x.ncols()));
        }
        if z.len() != m * k {
            let expected = format!("m × k = {m} × {k}");
            return Err(Error::shape("z", expected, z.len()));
        }
        let x: Vec<f64> = x.iter().copied().collect();
        require_finite("x", &x)?;
        self.z_into(&x, z);
        Ok(())
    }

    /// [`Source::optimum_z_into`] for finite x, flat and row-major, and z of the right length.
    pub(crate) fn z_into(&self, x: &[f64], z: &mut [f64]) {
        match &self.truth {
            Truth::Mixture(mixture) => mixture.z_into(x.as_chunks().0, z),
            Truth::Function(mean) => {
                for (x, z) in x.chunks_exact(self.info.n).zip(z) {
                    *z = mean(x);
                }
            }
        }
    }

    /// What nobody can do better than, on average over the source.
    #[must_use]
    pub fn bayes(&self) -> Bayes {
        match &self.truth {
            Truth::Mixture(mixture) => bayes_of(mixture),
            Truth::Function(_) => Bayes { noise_variance: Some(self.noise * self.noise), ..Bayes::default() },
        }
    }

    /// How far a network is from the optimum, on average over the source; `None` for a network whose outputs are not
    /// what the source has to predict. `logits(x)` gives its z⁽ᴸ⁾ at every row of x (m × n); it is asked at about `nodes`
    /// points at most.
    pub fn excess(
        &self,
        output: Output,
        outputs: usize,
        nodes: f64,
        logits: &dyn Fn(&[f64]) -> Vec<f64>,
    ) -> Option<Excess> {
        match (&self.truth, output, outputs) {
            (Truth::Function(mean), Output::Identity, 1) => {
                Some(squared_excess(*mean, &self.info.domain[..2 * self.info.n], nodes, logits))
            }
            (Truth::Mixture(mixture), Output::Sigmoid, 1) if mixture.class_count() == 2 => {
                Some(excess_of(mixture, output, nodes, logits))
            }
            (Truth::Mixture(mixture), Output::Softmax, _) if mixture.class_count() == outputs => {
                Some(excess_of(mixture, output, nodes, logits))
            }
            _ => None,
        }
    }
}

/// g for two classes: 1 / (1 + e⁻ᶻ), without overflow.
fn sigmoid(z: f64) -> f64 {
    let e = libm::exp(-z.abs());
    if z < 0.0 { e / (1.0 + e) } else { 1.0 / (1.0 + e) }
}

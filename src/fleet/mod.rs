//! Many trainings of small networks in one call: a lecture hall of starts, a map over λ and η, a plane of starts, a
//! cloud of boundaries.
//!
//! [`Plan`] says what the members have in common and along which axes they differ, [`Fleet`] trains them. They take their
//! turns coarse to fine: as soon as there have been as many as a picture of every second, fourth, … member along every
//! axis has, they are that picture. A grid of twice as many values along every axis, every other one of them the coarse
//! grid's, begins with the coarse grid's members, so its plan can pass over them by [`Plan::first`]. Equal values give
//! equal results, and from + (to − from)·(i/n) is equal to the bit where i/n is, such as for 3/64 and 6/128.
//!
//! A member's result is, to the bit, that of a [`Trainer`](crate::Trainer) with the same settings, start and points,
//! whatever the other members are and however the work is cut into calls.

mod order;
mod plan;

pub(crate) use plan::place;
pub use plan::{Axis, Plan, Vary};

use crate::config::{Config, Optimizer, Precision, Rule};
use crate::data::Part;
use crate::error::{Error, Refused, Result, Within as _};
use crate::examples::Examples;
use crate::kernel::abreast::Abreast;
use crate::kernel::lanes::Real;
use crate::kernel::vector::largest;
use crate::optimizer::{GradientDescent, Method, Status, advance_abreast};
use crate::random::{Stream, below, stream};
use crate::report::{Report, gradients, report};
use crate::trainer::{method, no_training_set};
use ndarray::ArrayView2;
use order::Order;
use std::any::Any;
use std::sync::Arc;

/// About how many multiplications are done between two looks at the clock, a third of a millisecond.
const SLICE: usize = 1 << 20;

/// What a training has come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The member, as [`Plan::axes`] counts them.
    pub index: usize,
    /// [`Status::Training`] if it was still on its way after its last update.
    pub status: Status,
    /// Changes of θ.
    pub updates: u64,
    /// The errors at the end.
    pub report: Report,
    /// The largest magnitude of a component of ∇E at the end, which tells a minimum from a plateau.
    pub slope: f64,
}

/// Many trainings.
///
/// ```
/// use mlp_playground::{Axis, Config, Fleet, Optimizer, Plan, Rule, Vary};
/// use ndarray::array;
///
/// // Exclusive or, learnt by two units from 64 starts: how many find the way?
/// let base = Config {
///     layer_sizes: vec![2, 2, 1],
///     optimizer: Optimizer::descent(Rule::Sgd, 1.0, 0),
///     ..Config::default()
/// };
/// let axes = vec![Axis { vary: Vary::Seed, values: (0..64).map(f64::from).collect() }];
/// let mut fleet = Fleet::new(Plan { base, axes, updates: 2000, ..Plan::default() })?;
/// let x = array![[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]];
/// fleet.set_training_set(x.view(), array![[0.0], [1.0], [1.0], [0.0]].view())?;
/// let mut solved = 0;
/// while fleet.left() > 0 {
///     // A page would go on as long as its frame has time.
///     let mut looks = 0;
///     let outcomes = fleet.advance_while(&mut || {
///         looks += 1;
///         looks < 10
///     })?;
///     solved += outcomes.iter().filter(|outcome| outcome.report.accuracy == Some(1.0)).count();
/// }
/// assert!((32..64).contains(&solved), "{solved}");
/// # Ok::<(), mlp_playground::Error>(())
/// ```
pub struct Fleet {
    plan: Plan,
    /// The examples that all learn from, or draw theirs from.
    training: Option<Arc<Examples>>,
    test: Option<Examples>,
    order: Order,
    /// Members that have yet to begin.
    waiting: usize,
    /// Those in training.
    crew: Vec<Member>,
    /// Whether several members can go abreast, and where they do: made with the first of them.
    go_abreast: bool,
    room: Option<Abreast>,
    thetas: Vec<Option<Box<[f64]>>>,
}

/// A member in training.
struct Member {
    index: usize,
    config: Config,
    training: Arc<Examples>,
    method: Box<dyn Method>,
    updates: u64,
}

impl Fleet {
    /// A fleet whose members are all at their start.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`], [`Error::ShapeMismatch`] or [`Error::InvalidData`] for the first field that is out of
    /// range.
    pub fn new(plan: Plan) -> Result<Self> {
        plan.check()?;
        let members = plan.sizes().iter().product();
        let mut fleet = Self {
            order: Order::default(),
            thetas: vec![None; members],
            waiting: 0,
            crew: Vec::new(),
            go_abreast: false,
            room: None,
            training: None,
            test: None,
            plan,
        };
        fleet.start_over();
        // Whether the points that are drawn fit.
        fleet.training_of(0, &fleet.plan.base)?;
        Ok(fleet)
    }

    /// Takes the examples that the members learn from, or draw theirs from; all start over. x is m × n (m × 2 for
    /// networks of features), y is m × K.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`] for arrays that do not fit each other or the networks, that are
    /// empty, or whose y is no target of the networks' output; [`Error::InvalidConfig`] if an axis draws points.
    pub fn set_training_set(&mut self, x: ArrayView2<'_, f64>, y: ArrayView2<'_, f64>) -> Result<()> {
        if self.plan.draws() {
            return Err(Error::config("trainingSet", "left out where an axis draws points", "one"));
        }
        let examples = Examples::new(&self.plan.base, x, y)?;
        examples.require_precision(&self.plan.base, self.plan.base.optimizer.precision())?;
        self.training = Some(Arc::new(examples));
        self.start_over();
        Ok(())
    }

    /// Takes the examples that members are judged by which are done from now on.
    ///
    /// # Errors
    /// As [`Fleet::set_training_set`]. The old test set then stays.
    pub fn set_test_set(&mut self, x: ArrayView2<'_, f64>, y: ArrayView2<'_, f64>) -> Result<()> {
        self.test = Some(Examples::new(&self.plan.base, x, y)?);
        Ok(())
    }

    /// Trains until `go_on` says no or all are done, and gives what was done meanwhile, in the order in which it was
    /// done. How the work is cut makes no difference to what comes of it. `go_on` is asked after every third of a millisecond or so; an update that takes longer is not interrupted.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there are no examples.
    pub fn advance_while(&mut self, go_on: &mut dyn FnMut() -> bool) -> Result<Vec<Outcome>> {
        if self.training.is_none() && !self.plan.draws() {
            return Err(no_training_set());
        }
        let mut outcomes = Vec::new();
        while self.left() > 0 {
            self.fill_crew()?;
            self.advance_crew();
            for member in std::mem::take(&mut self.crew) {
                if self.is_done(&member) {
                    outcomes.push(self.retire(&member));
                } else {
                    self.crew.push(member);
                }
            }
            if !go_on() {
                break;
            }
        }
        Ok(outcomes)
    }

    /// What the members have in common.
    #[must_use]
    pub const fn base(&self) -> &Config {
        &self.plan.base
    }

    /// Members that are not done, of those that this fleet trains.
    #[must_use]
    pub fn left(&self) -> usize {
        self.waiting + self.crew.len()
    }

    /// Members in all, those included that [`Plan::first`] and [`Plan::step`] leave to others.
    #[must_use]
    pub fn members(&self) -> usize {
        self.thetas.len()
    }

    /// θ of a member that is done; `None` of any other.
    #[must_use]
    pub fn theta(&self, index: usize) -> Option<&[f64]> {
        self.thetas.get(index)?.as_deref()
    }

    /// A member's settings. A [`Trainer`](crate::Trainer) with them does the same training from its
    /// [`start`](Self::start).
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no such member.
    pub fn config(&self, index: usize) -> Result<Config> {
        self.require_member(index)?;
        Ok(self.plan.config(index))
    }

    /// θ at a member's start.
    ///
    /// # Errors
    /// [`Error::InvalidConfig`] if there is no such member.
    pub fn start(&self, index: usize) -> Result<Vec<f64>> {
        Ok(self.plan.start(index, &self.config(index)?))
    }

    fn require_member(&self, index: usize) -> Result<()> {
        if index < self.members() {
            return Ok(());
        }
        Err(Error::config("index", format!("below the number of members, {}", self.members()), index))
    }

    fn start_over(&mut self) {
        let Plan { first, step, .. } = self.plan;
        self.order = Order::new(self.plan.sizes(), first, step);
        self.waiting = (self.members() - first).div_ceil(step);
        self.crew.clear();
        self.thetas.fill(None);
        self.go_abreast = self.can_go_abreast();
        self.room = None;
    }

    /// Whether the members are networks of one shape that go down the gradient of the same examples.
    fn can_go_abreast(&self) -> bool {
        let plan = &self.plan;
        let Optimizer::Descent(descent) = plan.base.optimizer else { return false };
        let m = self.training.as_ref().map_or(0, |examples| examples.m);
        let on_all = descent.batch_size == 0 || descent.batch_size >= m;
        let plain = descent.rule == Rule::Sgd && descent.precision == Precision::Single;
        plain && on_all && plan.is_alike() && Abreast::fits(&plan.base)
    }

    /// Begins with as many members as there is room for.
    fn fill_crew(&mut self) -> Refused<()> {
        let places = if self.go_abreast { f32::LANES } else { 1 };
        while self.crew.len() < places && self.waiting > 0 {
            let Some(index) = self.order.next() else { break };
            let member = self.member(index)?;
            self.crew.push(member);
            self.waiting -= 1;
        }
        Ok(())
    }

    /// A member at its start.
    fn member(&self, index: usize) -> Refused<Member> {
        let config = self.plan.config(index);
        let training = self.training_of(index, &config)?.ok_or_else(no_training_set)?;
        let theta = self.plan.start(index, &config);
        let method = method(&config, config.optimizer, &theta, &training)?;
        Ok(Member { index, config, training, method, updates: 0 })
    }

    /// What a member learns from; `None` if there is nothing.
    fn training_of(&self, index: usize, config: &Config) -> Refused<Option<Arc<Examples>>> {
        for (number, (vary, value)) in self.plan.values_of(index).enumerate() {
            match (vary, &self.training) {
                (Vary::Points { source, m }, _) => {
                    let drawn = source
                        .sample(*m, value as u32, Part::Train)
                        .and_then(|sample| Examples::new(config, sample.x.view(), sample.y.view()));
                    return drawn.map(|drawn| Some(Arc::new(drawn))).within(&place(number));
                }
                (Vary::Bootstrap, Some(training)) => {
                    let rows = bootstrap(training.m as u32, value as u32);
                    return Ok(Some(Arc::new(training.take(config.output, &rows))));
                }
                _ => {}
            }
        }
        Ok(self.training.clone())
    }

    /// Updates the members in training for a slice of time.
    fn advance_crew(&mut self) {
        let Some(member) = self.crew.first() else { return };
        let batch = match member.config.optimizer {
            Optimizer::Descent(descent) if descent.batch_size > 0 => {
                descent.batch_size.min(member.training.m)
            }
            _ => member.training.m,
        };
        // What comes on top of the products counts as so many more of them.
        let work =
            (member.config.parameters() + 16).saturating_mul(batch + 16).saturating_mul(self.crew.len());
        let slice = (SLICE / work).max(1) as u64;
        let most = self.plan.updates;
        if self.crew.len() > 1 {
            self.together(slice);
        } else {
            for member in &mut self.crew {
                member.updates += member.method.advance(slice.min(most - member.updates)).updates;
            }
        }
    }

    /// Does at most `slice` updates of each of the crew abreast, and no more than there are left for any of them.
    fn together(&mut self, slice: u64) {
        let left = self.crew.iter().map(|member| self.plan.updates - member.updates);
        let updates = left.fold(slice, u64::min);
        let mut methods: Vec<&mut GradientDescent<f32>> = Vec::new();
        for Member { config, method, .. } in &mut self.crew {
            let method: &mut dyn Any = &mut **method;
            if let Some(method) = method.downcast_mut::<GradientDescent<f32>>() {
                self.room.get_or_insert_with(|| method.room(config));
                methods.push(method);
            }
        }
        if let Some(room) = &mut self.room {
            advance_abreast(room, &mut methods, updates);
        }
        let updates: Vec<u64> = methods.iter().map(|method| method.updates()).collect();
        for (member, updates) in self.crew.iter_mut().zip(updates) {
            member.updates = updates;
        }
    }

    fn is_done(&self, member: &Member) -> bool {
        member.updates >= self.plan.updates
            || match member.method.status() {
                Status::Training => false,
                Status::Converged => self.plan.until_converged || member.config.optimizer == Optimizer::Lbfgs,
                Status::Diverged => true,
            }
    }

    /// What a member has come to; keeps its θ.
    fn retire(&mut self, member: &Member) -> Outcome {
        let Member { index, config, training, method, updates } = member;
        let theta = method.theta();
        let outcome = Outcome {
            index: *index,
            status: method.status(),
            updates: *updates,
            report: report(config, &theta, training, self.test.as_ref()),
            slope: largest(&gradients(config, &theta, training).1),
        };
        self.thetas[*index] = Some(theta.into_boxed_slice());
        outcome
    }
}

/// Which of m examples a sample of as many takes, each of them with equal probability and as often as it comes: the
/// bootstrap of Efron, "Bootstrap methods: another look at the jackknife", Ann. Statist. 7 (1979).
#[must_use]
pub fn bootstrap(m: u32, seed: u32) -> Vec<u32> {
    let mut rng = stream(seed, Stream::Bootstrap);
    (0..m).map(|_| below(&mut rng, m)).collect()
}

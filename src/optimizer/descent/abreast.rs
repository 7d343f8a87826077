//! Gradient descent of several networks abreast: what happens between two looks at them.

use super::{GradientDescent, LOOK_EVERY, Method, Status, TEST_EVERY};
use crate::config::Config;
use crate::kernel::abreast::Abreast;
use crate::kernel::vector::all_finite;

impl GradientDescent<f32> {
    /// Room for trainings like this one, of `config`, to go abreast.
    pub(crate) fn room(&self, config: &Config) -> Abreast {
        Abreast::new(config, &self.model.layout, &self.examples)
    }

    /// Changes of θ so far.
    pub(crate) fn updates(&self) -> u64 {
        self.state.updates
    }

    /// Counts updates that went over all examples.
    fn count(&mut self, updates: u64) {
        self.state.updates += updates;
        self.state.epochs += updates;
        self.state.used += updates * self.examples.count as u64;
    }

    /// Updates after which θ or E is looked at, the next one included.
    fn until_look(&self) -> u64 {
        (LOOK_EVERY - self.state.updates % LOOK_EVERY).min(TEST_EVERY - self.state.epochs % TEST_EVERY)
    }
}

/// Does at most this many updates of every member, as [`Method::advance`] does of each: together up to the one after
/// which θ or E is looked at, and that one by itself. Ends early when one of them converges or diverges.
///
/// The members take steps along the gradient of all examples, which are the same for all and those of `room`.
pub(crate) fn advance_abreast(room: &mut Abreast, members: &mut [&mut GradientDescent<f32>], updates: u64) {
    for member in members.iter_mut().filter(|member| member.status == Status::Converged) {
        member.status = Status::Training;
    }
    let mut left = updates;
    while left > 0 && members.iter().all(|member| member.status == Status::Training) {
        let next = members.iter().map(|member| member.until_look()).fold(left, u64::min);
        for (lane, member) in members.iter_mut().enumerate() {
            let (theta, decays) = member.model.theta_and_decays();
            room.load(lane, (theta, decays), member.learning_rate as f32);
        }
        room.descend(next - 1);
        for (lane, member) in members.iter_mut().enumerate() {
            let model = &mut member.model;
            room.store(lane, &mut model.theta);
            model.refresh();
            member.count(next - 1);
            if all_finite(&member.model.theta) {
                member.advance(1);
            } else {
                member.find_last_finite();
            }
        }
        left -= next;
    }
}

//! What cannot be seen from outside: padding, the history, and how the search goes on when it is misled.

use super::super::descent::tests::configs;
use super::*;
use crate::Source;
use crate::data::Part;
use crate::kernel::tests::common::cases;
use ndarray::{Array2, ArrayView1, ArrayView2};
use proptest::prelude::*;

impl Lbfgs {
    /// Asserts that nothing stands where there is no parameter.
    fn check_padding(&self) {
        let layout = &self.model.layout;
        let pairs = self.history.iter().flat_map(|pair| [&pair.s, &pair.y]);
        for array in [&self.model.theta, &self.gradient, &self.direction].into_iter().chain(pairs) {
            assert_eq!(layout.padding(array), 0.0);
        }
        assert_eq!(self.model.padding_of_back(), 0.0);
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn padding_stays_0(config in configs()) {
        let (m, n, outputs) = (23, config.inputs(), config.outputs());
        let x: Vec<f64> = (0..m * n).map(|i| ((i * 7919) % 41) as f64 / 10.0 - 2.0).collect();
        let y: Vec<f64> = (0..m * outputs).map(|i| f64::from(u8::from(i / outputs % outputs == i % outputs))).collect();
        let rows = |columns, values| ArrayView2::from_shape((m, columns), values).expect("m rows");
        let training = Examples::new(&config, rows(n, &x), rows(outputs, &y)).expect("valid examples");
        let theta = config.init.theta(&config.layer_sizes, config.activation, config.seed);
        let mut lbfgs = Lbfgs::new(&config, &theta, &training);
        for updates in [1, 3, 30] {
            lbfgs.advance(updates);
            lbfgs.check_padding();
        }
    }
}

/// At work on the lecture's points, some iterations from the start.
fn started(updates: u64) -> Lbfgs {
    let config = Config { layer_sizes: vec![2, 5, 1], lambda: 0.1, ..Config::default() };
    let source = Source::new("lecture", 2, 1.0).expect("known");
    let points = source.sample(100, 3, Part::Train).expect("few enough");
    let training = Examples::new(&config, points.x.view(), points.y.view()).expect("valid examples");
    let mut lbfgs = Lbfgs::new(
        &config,
        &config.init.theta(&config.layer_sizes, config.activation, config.seed),
        &training,
    );
    assert_eq!(lbfgs.advance(updates).updates, updates);
    lbfgs
}

#[test]
fn the_direction_is_that_of_the_whole_matrix() {
    for updates in [1, 4, 30] {
        let mut lbfgs = started(updates);
        lbfgs.find_direction();
        // H as a matrix: γ·1 by equation 7.20, then equation 6.17 for every pair, H ← VᵀHV + ρssᵀ with V = 1 − ρysᵀ.
        let newest = lbfgs.history.back().expect("a pair");
        let identity = Array2::<f64>::eye(lbfgs.gradient.len());
        let mut h = &identity * (newest.curvature / dot(&newest.y, &newest.y));
        for pair in &lbfgs.history {
            let column = |values: &[f64]| Array2::from_shape_fn((values.len(), 1), |(i, _)| values[i]);
            let (s, y) = (column(&pair.s), column(&pair.y));
            let rho = 1.0 / dot(&pair.s, &pair.y);
            let v = &identity - &(y.dot(&s.t()) * rho);
            h = v.t().dot(&h).dot(&v) + s.dot(&s.t()) * rho;
        }
        let want = -h.dot(&ArrayView1::from(&lbfgs.gradient));
        let size = want.iter().fold(0.0f64, |high, d| high.max(d.abs()));
        for (got, want) in lbfgs.direction.iter().zip(&want) {
            assert!((got - want).abs() < 1e-9 * size, "{got} instead of {want} after {updates}");
        }
    }
}

#[test]
fn a_history_that_misleads_is_thrown_away_and_the_search_goes_on() {
    let mut lbfgs = started(30);
    let (e, remembered) = (lbfgs.e, lbfgs.history.len());
    assert_eq!(remembered, HISTORY);
    // Claims that E is as good as straight: steps become so long that no search comes back from them.
    for pair in &mut lbfgs.history {
        for y in &mut pair.y {
            *y *= 1e-60;
        }
        pair.curvature *= 1e-60;
    }
    assert_eq!(lbfgs.advance(1).updates, 1);
    assert_eq!((lbfgs.status, lbfgs.history.len()), (Status::Training, 1));
    assert!(lbfgs.e < e);
    lbfgs.advance(5000);
    assert_eq!(lbfgs.status, Status::Converged);
    assert!(largest(&lbfgs.gradient) <= 1e-6);
}

#[test]
fn a_direction_that_leads_up_is_replaced_by_the_gradient() {
    let mut lbfgs = started(30);
    let e = lbfgs.e;
    // Claims that E is curved the other way round.
    for pair in &mut lbfgs.history {
        for y in &mut pair.y {
            *y = -*y;
        }
        pair.curvature = -pair.curvature;
    }
    assert_eq!(lbfgs.advance(1).updates, 1);
    assert!(lbfgs.e < e);
    assert_eq!(lbfgs.history.len(), 1);
}

#[test]
fn the_history_keeps_the_newest_pairs() {
    let mut lbfgs = started(HISTORY as u64 + 5);
    assert_eq!(lbfgs.history.len(), HISTORY);
    let before: Vec<f64> = lbfgs.history.iter().map(|pair| pair.curvature).collect();
    let theta = lbfgs.model.theta.clone();
    let gradient = lbfgs.gradient.clone();
    lbfgs.advance(1);
    let after: Vec<f64> = lbfgs.history.iter().map(|pair| pair.curvature).collect();
    assert_eq!(after[..HISTORY - 1], before[1..]);
    let newest = lbfgs.history.back().expect("not empty");
    for j in 0..theta.len() {
        assert_eq!(newest.s[j], lbfgs.model.theta[j] - theta[j]);
        assert_eq!(newest.y[j], lbfgs.gradient[j] - gradient[j]);
    }
    // Another λ keeps it, other weights do not.
    lbfgs.set_lambda(0.2);
    assert_eq!(lbfgs.history.len(), HISTORY);
    let theta = lbfgs.theta();
    lbfgs.set_theta(&theta);
    assert!(lbfgs.history.is_empty());
}

#[test]
fn a_pair_without_curvature_is_not_remembered() {
    let mut lbfgs = started(30);
    let before: Vec<f64> = lbfgs.history.iter().map(|pair| pair.curvature).collect();
    // θ has not moved since: s = 0.
    lbfgs.theta_before.copy_from_slice(&lbfgs.model.theta);
    lbfgs.remember();
    let curvatures = |lbfgs: &Lbfgs| lbfgs.history.iter().map(|pair| pair.curvature).collect::<Vec<_>>();
    assert_eq!(curvatures(&lbfgs), before);
    // Nor has ∇E: y = 0.
    lbfgs.gradient_before.copy_from_slice(&lbfgs.gradient);
    lbfgs.remember();
    assert_eq!(curvatures(&lbfgs), before);
}

#[test]
fn it_ends_where_e_has_stopped_to_fall() {
    let mut lbfgs = started(30);
    // No gradient is flat enough.
    lbfgs.scale = 0.0;
    let mut stalled = 0;
    for _ in 0..5000 {
        let e = lbfgs.e;
        if lbfgs.advance(1).updates == 0 || lbfgs.status != Status::Training {
            break;
        }
        stalled = if e - lbfgs.e > STALL_TOLERANCE * e { 0 } else { stalled + 1 };
        assert_eq!(lbfgs.stalled, stalled);
    }
    println!("{} {:?} {:e}", lbfgs.stalled, lbfgs.status, largest(&lbfgs.gradient));
    assert_eq!(lbfgs.status, Status::Converged);
    assert!(largest(&lbfgs.gradient) < 1e-7);
}

#[test]
fn what_is_not_finite_diverges_and_can_be_mended() {
    let mut lbfgs = started(5);
    let theta = lbfgs.theta();
    lbfgs.set_theta(&vec![1e300; theta.len()]);
    assert_eq!(lbfgs.status, Status::Diverged);
    assert_eq!(lbfgs.advance(10).updates, 0);
    assert_eq!(lbfgs.theta(), vec![1e300; theta.len()]);
    lbfgs.set_theta(&theta);
    assert_eq!(lbfgs.status, Status::Training);
    assert_eq!(lbfgs.advance(10).updates, 10);
}

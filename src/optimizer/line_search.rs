//! A step length that satisfies the strong Wolfe conditions: Nocedal and Wright, "Numerical Optimization" (2nd ed.,
//! 2006), algorithms 3.5 and 3.6, with cubic interpolation by their equation 3.59.

/// Sufficient decrease, c₁, and curvature, c₂, as the book recommends for quasi-Newton methods.
const DECREASE: f64 = 1e-4;
const CURVATURE: f64 = 0.9;
/// Evaluations after which the search gives up.
const MOST_EVALUATIONS: usize = 25;
/// Steps beyond this are not tried.
const LONGEST: f64 = 1e10;

/// E along the search direction: φ(α) and φ′(α).
#[derive(Debug, Clone, Copy)]
pub struct Point {
    /// α.
    pub step: f64,
    /// φ(α).
    pub value: f64,
    /// φ′(α).
    pub slope: f64,
}

/// Looks for a step along a descent direction.
///
/// `start` is φ at 0, with φ′(0) < 0; `first` the step to try first. The point that is returned is the last one that
/// was evaluated. `None`: no step was found that lowers E, either because φ is not what φ′ promises (rounding, a kink) or
/// because `MOST_EVALUATIONS` did not suffice to come down to one. Non-finite values count as too high.
pub fn strong_wolfe(start: Point, first: f64, mut evaluate: impl FnMut(f64) -> Point) -> Option<Point> {
    // Near the minimum E's rounding error is larger than the decrease that is asked for.
    let rounding = 8.0 * f64::EPSILON * start.value.abs();
    let falls = |p: &Point| p.value <= start.value + DECREASE * p.step * start.slope + rounding;
    let flat = |p: &Point| p.slope.abs() <= -CURVATURE * start.slope;
    let mut previous = start;
    let mut step = first;
    for evaluation in 1..=MOST_EVALUATIONS {
        let point = evaluate(step);
        if !falls(&point) || (evaluation > 1 && point.value >= previous.value) || !point.value.is_finite() {
            return zoom(previous, point, MOST_EVALUATIONS - evaluation, falls, flat, evaluate);
        }
        if flat(&point) {
            return Some(point);
        }
        if point.slope >= 0.0 {
            return zoom(point, previous, MOST_EVALUATIONS - evaluation, falls, flat, evaluate);
        }
        let wider = interpolate(&previous, &point).filter(|s| *s > 1.1 * step).unwrap_or(2.0 * step);
        previous = point;
        step = wider.min(10.0 * step);
        if step > LONGEST {
            return Some(point);
        }
    }
    // Still falling where the search ends: not flat, but the lowest so far.
    Some(previous)
}

/// Algorithm 3.6: `low` satisfies the decrease and is the lowest so far; a good step lies between it and `high`.
fn zoom(
    mut low: Point,
    mut high: Point,
    evaluations: usize,
    falls: impl Fn(&Point) -> bool,
    flat: impl Fn(&Point) -> bool,
    mut evaluate: impl FnMut(f64) -> Point,
) -> Option<Point> {
    let mut last = None;
    for _ in 0..evaluations {
        let (from, to) = (low.step.min(high.step), low.step.max(high.step));
        let width = to - from;
        if width <= f64::EPSILON * to {
            break;
        }
        // Stay clear of both ends, so that the interval shrinks.
        let step = interpolate(&low, &high)
            .map_or(from + 0.5 * width, |s| s.max(from + 0.1 * width).min(to - 0.1 * width));
        let point = evaluate(step);
        last = Some(point);
        if !falls(&point) || point.value >= low.value || !point.value.is_finite() {
            high = point;
        } else {
            if flat(&point) {
                return Some(point);
            }
            if point.slope * (high.step - low.step) >= 0.0 {
                high = low;
            }
            low = point;
        }
    }
    // Not flat enough, but lower: better than nothing, if it is where the last evaluation was.
    if low.step > 0.0 && falls(&low) {
        if last.is_some_and(|last| last.step == low.step) { last } else { Some(evaluate(low.step)) }
    } else {
        None
    }
}

/// The minimum of the cubic through two points and their slopes; `None` where there is none or a value is not finite.
fn interpolate(a: &Point, b: &Point) -> Option<f64> {
    let d1 = a.slope + b.slope - 3.0 * (a.value - b.value) / (a.step - b.step);
    let square = d1 * d1 - a.slope * b.slope;
    let d2 = (b.step - a.step).signum() * square.sqrt();
    let step = b.step - (b.step - a.step) * (b.slope + d2 - d1) / (b.slope - a.slope + 2.0 * d2);
    (step.is_finite() && step > 0.0).then_some(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs the search on φ and checks both conditions at what it gives; returns the step.
    fn searched(first: f64, phi: impl Fn(f64) -> (f64, f64)) -> f64 {
        let at = |step: f64| {
            let (value, slope) = phi(step);
            Point { step, value, slope }
        };
        let start = at(0.0);
        let mut last = f64::NAN;
        let found = strong_wolfe(start, first, |step| {
            last = step;
            at(step)
        })
        .expect("a step");
        assert_eq!(last, found.step, "the result is the last evaluation");
        assert!(found.value <= start.value + DECREASE * found.step * start.slope, "{found:?} falls");
        assert!(found.slope.abs() <= CURVATURE * start.slope.abs(), "{found:?} is flat");
        found.step
    }

    #[test]
    fn satisfies_both_conditions_from_any_first_step() {
        // Moré and Thuente, "Line search algorithms with guaranteed sufficient decrease", ACM TOMS 20 (1994),
        // functions 5.1 (β = 2) and 5.2 (β = 0.004), from the first steps of their tables.
        let more_thuente_1 = |a: f64| (-a / (a * a + 2.0), (a * a - 2.0) / libm::pow(a * a + 2.0, 2.0));
        let more_thuente_2 = |a: f64| {
            let b = a + 0.004;
            let power = |n: f64| libm::pow(b, n);
            (power(5.0) - 2.0 * power(4.0), 5.0 * power(4.0) - 8.0 * power(3.0))
        };
        for first in [1e-3, 1e-1, 1e1, 1e3] {
            searched(first, more_thuente_1);
            searched(first, more_thuente_2);
        }
    }

    #[test]
    fn finds_the_minimum_of_a_parabola_beyond_infinite_values() {
        let step = searched(1e3, |a| {
            if a > 50.0 { (f64::INFINITY, f64::NAN) } else { ((a - 3.0) * (a - 3.0), 2.0 * (a - 3.0)) }
        });
        assert!((0.3..=5.7).contains(&step), "{step}");
    }

    /// What the search gives, and the steps that it has tried.
    fn tried(start: Point, first: f64, phi: impl Fn(f64) -> Point) -> (Option<Point>, Vec<f64>) {
        let mut steps = Vec::new();
        let found = strong_wolfe(start, first, |step| {
            steps.push(step);
            phi(step)
        });
        (found, steps)
    }

    #[test]
    fn keeps_the_lowest_point_of_a_long_fall() {
        // φ = −α falls for ever, and from so short a step no 25 doubled ones come to an end.
        let at = |step: f64| Point { step, value: -step, slope: -1.0 };
        let (found, steps) = tried(at(0.0), 1e-30, at);
        let doubled: Vec<f64> = (0..25).map(|i| libm::ldexp(1e-30, i)).collect();
        assert_eq!(steps, doubled);
        assert_eq!(found.expect("every step was lower").step, doubled[24]);
        let (found, steps) = tried(at(0.0), 1e9, at);
        assert_eq!(steps, [1e9, 2e9, 4e9, 8e9], "further than 1e10 is too far");
        assert_eq!(found.expect("every step was lower").step, 8e9);
    }

    #[test]
    fn becomes_no_more_than_ten_times_longer_at_once() {
        // The minimum at 3 is seen from the first step on.
        let (found, steps) = tried(Point { step: 0.0, value: 9.0, slope: -6.0 }, 1e-3, |step| Point {
            step,
            value: (step - 3.0) * (step - 3.0),
            slope: 2.0 * (step - 3.0),
        });
        assert_eq!(steps.len(), 4, "{steps:?}");
        for (step, want) in steps.iter().zip([0.001, 0.01, 0.1, 1.0]) {
            assert!((step / want - 1.0).abs() < 1e-12, "{steps:?}");
        }
        assert_eq!(found.expect("lower").step, steps[3]);
    }

    #[test]
    fn looks_behind_a_point_that_is_higher_than_the_last() {
        // From 1 on φ is lower than at the start by less and less, although it claims to fall.
        let at =
            |step: f64| Point { step, value: if step <= 1.0 { -step } else { -1.0 / step }, slope: -1.0 };
        let (_, steps) = tried(at(0.0), 1.0, at);
        assert!(steps[1] > 1.0, "{steps:?}");
        assert!(steps[2..].iter().all(|step| (1.0..steps[1]).contains(step)), "{steps:?}");
    }

    #[test]
    fn gives_up_where_nothing_is_lower() {
        let start = Point { step: 0.0, value: 1.0, slope: -1.0 };
        let (found, steps) = tried(start, 1.0, |step| Point { step, value: 2.0, slope: 1.0 });
        assert!(found.is_none());
        assert_eq!(steps.len(), MOST_EVALUATIONS);
    }

    #[test]
    fn comes_to_an_end_at_a_kink() {
        // φ = |α − 0.3| is flat nowhere: what is left is the lowest point of 25, looked at once more.
        let at = |step: f64| Point { step, value: (step - 0.3).abs(), slope: (step - 0.3).signum() };
        for first in [0.4, 2.0] {
            let (found, steps) = tried(at(0.0), first, at);
            let found = found.expect("lower");
            assert!(steps.len() <= MOST_EVALUATIONS + 1, "{}: {steps:?}", steps.len());
            assert_eq!(Some(&found.step), steps.last());
            assert!(steps.iter().all(|step| at(*step).value >= found.value), "{found:?} of {steps:?}");
        }
    }

    #[test]
    fn allows_for_the_rounding_of_values() {
        // A parabola with its minimum 1e-20 below the start: its values are 1, or one rounding above.
        let phi = |step: f64| {
            let value = if step == 0.0 { 1.0 } else { 1.0 + f64::EPSILON };
            Point { step, value, slope: 1e-20 * (step - 1.0) }
        };
        let found = strong_wolfe(phi(0.0), 1.0, phi).expect("as low as can be told");
        assert_eq!(found.step, 1.0);
        // Eight roundings are no rounding any more.
        let high = |step: f64| Point { value: 1.0 + 9.0 * f64::EPSILON, ..phi(step) };
        assert!(strong_wolfe(phi(0.0), 1.0, high).is_none());
    }
}

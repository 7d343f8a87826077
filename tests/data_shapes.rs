//! The clouds, curves and areas that classes are drawn around, as the sources' documentation describes them.

use mlp_playground::data::{Part, Source, sources};
use std::f64::consts::{FRAC_PI_4, PI, TAU};

/// Middles of the components that 600 points are drawn from, with their class: x is a middle and so many times the noise,
/// so that two noises give the x of none.
fn middles(name: &str, classes: u32) -> Vec<(usize, [f64; 2])> {
    let [least, most, _] = sources().iter().find(|info| info.name == name).expect("listed").noise;
    let [low, high] = [least, most].map(|noise| {
        Source::new(name, classes, noise)
            .and_then(|source| source.sample(600, 4, Part::Train))
            .expect("valid")
    });
    let points = low.x.rows().into_iter().zip(high.x.rows()).zip(low.y.rows());
    points
        .map(|((low, high), y)| {
            let class =
                if y.len() == 1 { y[0] as usize } else { y.iter().position(|&y| y == 1.0).expect("one hot") };
            (class, [0, 1].map(|axis| (most * low[axis] - least * high[axis]) / (most - least)))
        })
        .collect()
}

/// r, and the angle from −π to π beyond one that it is compared with.
fn polar([x1, x2]: [f64; 2], from: f64) -> [f64; 2] {
    let turned = (libm::atan2(x2, x1) - from) / TAU;
    [libm::hypot(x1, x2), TAU * (turned - turned.round())]
}

/// Curves are cut into chords.
fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-3
}

#[test]
fn exclusive_or_has_a_cloud_in_every_corner() {
    for (class, [x1, x2]) in middles("xor", 2) {
        assert!(is_near(x1.abs(), 2.6) && is_near(x2.abs(), 2.6));
        assert_eq!(class == 1, x1 * x2 < 0.0);
    }
}

#[test]
fn a_ring_goes_round_a_disc() {
    let mut disc = Vec::<[f64; 2]>::new();
    let (mut squares, mut count, mut sum) = (0.0, 0.0, [0.0; 2]);
    for (class, middle) in middles("circle", 2) {
        let [r, _] = polar(middle, 0.0);
        if class == 0 {
            assert!(is_near(r, 4.0), "{r}");
        } else {
            assert!(r < 1.7, "{r}");
            (squares, count) = (squares + r * r, count + 1.0);
            sum = [0, 1].map(|axis| sum[axis] + middle[axis]);
            let to = |other: &[f64; 2]| libm::hypot(middle[0] - other[0], middle[1] - other[1]);
            let nearest = disc.iter().map(to).fold(f64::INFINITY, f64::min);
            // 60 squares of the disc's area have sides of 0.39. Components drawn before are the same but for rounding.
            assert!(!(1e-9..0.3).contains(&nearest), "{middle:?} is {nearest} from another");
            if nearest > 1e-9 {
                disc.push(middle);
            }
        }
    }
    // Evenly filled: r² is uniform from 0 to 1.7², with variance 1.7⁴/12; x₁ and x₂ have variance 1.7²/4. 300 drawn,
    // four standard deviations.
    let (most, deviations) = (1.7 * 1.7, 4.0 / f64::sqrt(300.0));
    assert!((squares / count - most / 2.0).abs() < deviations * most / f64::sqrt(12.0));
    assert!(sum.iter().all(|sum| (sum / count).abs() < deviations * 1.7 / 2.0), "{sum:?}");
}

#[test]
fn two_spirals_are_half_a_turn_apart() {
    let (mut least, mut most) = (f64::INFINITY, 0.0f64);
    for (class, middle) in middles("spirals", 2) {
        // r = 0.6 + 4.4 t while the arm turns by 3πt.
        let turns = 3.0 * PI * (polar(middle, 0.0)[0] - 0.6) / 4.4;
        let [r, off] = polar(middle, turns + PI * class as f64);
        assert!(off.abs() < 2e-3, "{middle:?} is {off} off");
        (least, most) = (least.min(r), most.max(r));
    }
    assert!((0.6..0.8).contains(&least) && (4.8..5.0).contains(&most), "{least} to {most}");
}

#[test]
fn two_moons_reach_into_each_other() {
    let mut ends = [f64::INFINITY, f64::NEG_INFINITY];
    for (class, middle) in middles("moons", 2) {
        // Each is the other turned by half; class 0 is the upper half of a circle of radius 3.2.
        let [x1, x2] = if class == 0 { middle } else { middle.map(|x| -x) };
        let [x1, x2] = [x1 + 1.6, x2 + 0.8];
        assert!(is_near(libm::hypot(x1, x2), 3.2) && x2 > 0.0, "{middle:?}");
        ends = [ends[0].min(x1), ends[1].max(x1)];
    }
    assert!(ends[0] < -3.15 && ends[1] > 3.15, "{ends:?}");
}

#[test]
fn a_checkerboard_has_four_by_four_cells() {
    for (class, middle) in middles("checkerboard", 2) {
        let cells = middle.map(|x| ((x + 6.0) / 3.0).floor());
        assert!(cells.iter().all(|cell| (0.0..4.0).contains(cell)), "{middle:?}");
        // The upper left cell, (0, 3), has class 1.
        assert_eq!(class as f64, (cells[0] + cells[1]) % 2.0, "{middle:?}");
        for (x, cell) in middle.iter().zip(cells) {
            // Five rows, half a unit apart around the middle of the cell.
            let row = 2.0 * (x - (3.0 * cell - 4.5));
            assert!(is_near(row, row.round()) && row.abs() < 2.5, "{middle:?}");
        }
    }
}

#[test]
fn blobs_stand_on_a_circle() {
    for classes in 2..=6 {
        for (class, middle) in middles("blobs", classes) {
            let [r, off] = polar(middle, FRAC_PI_4 - TAU * class as f64 / f64::from(classes));
            assert!(is_near(r, 4.0) && is_near(off, 0.0), "{middle:?}");
        }
    }
}

#[test]
fn arms_of_a_pinwheel_are_logarithmic_spirals() {
    for classes in 2..=5 {
        for (class, middle) in middles("pinwheel", classes) {
            let bend = 1.3 * libm::log(polar(middle, 0.0)[0]);
            let [r, off] = polar(middle, FRAC_PI_4 + TAU * class as f64 / f64::from(classes) + bend);
            assert!((1.2..5.0).contains(&r) && off.abs() < 2e-3, "{middle:?}");
        }
    }
}

//! What every source's samples have to satisfy, and what wrong settings are told.

use mlp_playground::data::{MAX_POINTS, Part, Sample, Source, SourceInfo, Task, sources};
use mlp_playground::error::Error;
use ndarray::{Array2, ArrayView2, array, s};

fn source(info: &SourceInfo, classes: u32, noise: f64) -> Source {
    Source::new(info.name, classes, noise).expect("settings from the list")
}

/// Every source with its fewest and its most classes, at its usual noise.
fn usual() -> impl Iterator<Item = Source> {
    sources().iter().flat_map(|info| info.classes.map(|classes| source(info, classes, info.noise[2])))
}

fn sample(source: &Source, m: u32, seed: u32) -> Sample {
    source.sample(m, seed, Part::Train).expect("few enough points")
}

/// The class of each row of y.
fn classes(y: &Array2<f64>) -> Vec<usize> {
    let class = |row: ndarray::ArrayView1<f64>| match row.len() {
        1 => row[0] as usize,
        _ => row.iter().position(|&y| y == 1.0).expect("one-hot"),
    };
    y.outer_iter().map(class).collect()
}

#[test]
fn the_list_holds_what_the_page_offers() {
    let names: Vec<_> = sources().iter().map(|info| info.name).collect();
    assert_eq!(
        names,
        [
            "lecture",
            "gaussians",
            "xor",
            "circle",
            "spirals",
            "moons",
            "checkerboard",
            "blobs",
            "pinwheel",
            "line",
            "sine",
            "step",
            "plane",
            "bumps"
        ]
    );
    for info in sources() {
        let [least, most, usual] = info.noise;
        assert!(least <= usual && usual <= most);
        assert!(info.domain[0] < info.domain[1] && info.domain[2] < info.domain[3]);
        match info.task {
            Task::Classification => assert!(least > 0.0 && info.n == 2 && info.classes[0] >= 2),
            Task::Regression => assert!(least == 0.0 && info.classes == [1, 1]),
        }
    }
    assert_eq!(sources()[0].domain, [-7.0, 8.0, -6.0, 5.0]);
}

#[test]
fn samples_have_the_shapes_that_they_say() {
    for source in usual() {
        let Sample { x, y } = sample(&source, 37, 1);
        assert_eq!(x.dim(), (37, source.info().n));
        assert_eq!(y.dim(), (37, source.k()));
        assert!(x.iter().chain(&y).all(|v| v.is_finite()));
        assert_eq!(sample(&source, 0, 1).x.dim(), (0, source.info().n));
    }
}

#[test]
fn the_same_seed_gives_the_same_points_and_another_gives_others() {
    for source in usual() {
        assert_eq!(sample(&source, 50, 4), sample(&source, 50, 4));
        assert_ne!(sample(&source, 50, 4).x, sample(&source, 50, 5).x);
        let test = source.sample(50, 4, Part::Test).expect("few enough points");
        let train = sample(&source, 50, 4);
        for (test, train) in test.x.outer_iter().zip(train.x.outer_iter()) {
            assert_ne!(test, train);
        }
    }
}

#[test]
fn more_points_keep_the_first_ones() {
    for source in usual() {
        let (few, many) = (sample(&source, 300, 9), sample(&source, 500, 9));
        assert_eq!(few.x, many.x.slice(s![..300, ..]));
        assert_eq!(few.y, many.y.slice(s![..300, ..]));
    }
}

#[test]
fn another_noise_moves_each_point_along_a_line() {
    for info in sources() {
        let [least, most, _] = info.noise;
        let [low, middle, high] = [least, 0.75 * least + 0.25 * most, most]
            .map(|noise| sample(&source(info, info.classes[1], noise), 400, 6));
        let affine = |low: &Array2<f64>, middle: &Array2<f64>, high: &Array2<f64>| {
            let between = 0.75 * low + 0.25 * high;
            let off = (&between - middle).iter().fold(0.0, |most: f64, v| most.max(v.abs()));
            assert!(off < 1e-13, "{}: {off}", info.name);
        };
        affine(&low.x, &middle.x, &high.x);
        affine(&low.y, &middle.y, &high.y);
        match info.task {
            Task::Classification => assert!(low.y == high.y && low.x != high.x),
            Task::Regression => assert!(low.x == high.x && low.y != high.y),
        }
    }
}

#[test]
fn classes_take_turns() {
    for source in usual().filter(|source| source.info().task == Task::Classification) {
        let class_count = source.k().max(2);
        for m in [1, 7, 300, 301] {
            let classes = classes(&sample(&source, m, 2).y);
            let counts = (0..class_count).map(|class| classes.iter().filter(|&&c| c == class).count());
            let (fewest, most) = counts.fold((usize::MAX, 0), |(low, high), n| (low.min(n), high.max(n)));
            assert!(most - fewest <= 1, "{} {m}", source.info().name);
        }
    }
}

#[test]
fn one_hot_rows_hold_a_single_one() {
    let source = Source::new("blobs", 5, 1.0).expect("valid");
    for row in sample(&source, 100, 1).y.outer_iter() {
        assert_eq!(row.sum(), 1.0);
        assert_eq!(row.iter().filter(|&&y| y == 0.0).count(), 4);
    }
}

#[test]
fn the_domain_shows_nearly_all_points() {
    for source in usual() {
        let [left, right, bottom, top] = source.info().domain;
        let Sample { x, y } = sample(&source, 2000, 3);
        let points = x.outer_iter().zip(y.outer_iter());
        let (across, up) = (left..=right, bottom..=top);
        let inside = points
            .filter(|(x, y)| across.contains(&x[0]) && up.contains(if x.len() == 2 { &x[1] } else { &y[0] }))
            .count();
        assert!(inside >= 1900, "{}: {inside} of 2000", source.info().name);
    }
}

#[test]
fn the_lecture_has_its_clouds_in_the_right_corners() {
    let source = Source::new("lecture", 2, 1.0).expect("valid");
    let Sample { x, y } = sample(&source, 20_000, 8);
    // Around the middle of the clouds, each corner belongs to one class: crosses (1) upper left and lower right.
    for (corner, crosses) in [([-1.0, 1.0], 1), ([1.0, -1.0], 1), ([1.0, 1.0], 0), ([-1.0, -1.0], 0)] {
        let (mut here, mut right) = (0, 0);
        for (x, y) in x.outer_iter().zip(&y) {
            if x[0] * corner[0] > 1.0 && x[1] * corner[1] > 1.0 {
                here += 1;
                right += usize::from(*y == f64::from(crosses));
            }
        }
        assert!(here > 2000 && right * 100 > here * 90, "{corner:?}: {right} of {here}");
    }
}

#[test]
fn a_regression_without_noise_is_its_mean() {
    for info in sources().iter().filter(|info| info.task == Task::Regression) {
        let source = source(info, 2, 0.0);
        let Sample { x, y } = sample(&source, 200, 1);
        assert_eq!(source.optimum(x.view()).expect("n columns"), y);
    }
}

#[test]
fn the_noise_of_a_regression_has_its_variance() {
    for info in sources().iter().filter(|info| info.task == Task::Regression) {
        let source = source(info, 1, 0.7);
        let Sample { x, y } = sample(&source, 50_000, 1);
        let residuals = y - source.optimum(x.view()).expect("n columns");
        let variance = residuals.mapv(|r| r * r).mean().expect("points");
        assert_eq!(source.bayes().noise_variance, Some(0.7 * 0.7));
        // Its standard error is σ² √(2 / m).
        assert!((variance / 0.49 - 1.0).abs() < 4.5 * (2.0 / 50_000.0_f64).sqrt());
        assert!(residuals.mean().expect("points").abs() < 4.5 * 0.7 / 50_000.0_f64.sqrt());
        assert_eq!((source.bayes().error, source.bayes().cross_entropy), (None, None));
    }
}

#[test]
fn regression_functions_have_their_values() {
    let value = |name, x: &[f64]| {
        let x = ArrayView2::from_shape((1, x.len()), x).expect("one row");
        Source::new(name, 1, 0.3).expect("valid").optimum(x).expect("n columns")[[0, 0]]
    };
    assert_eq!(value("line", &[3.0]), 2.0);
    assert_eq!(value("sine", &[0.0]), 0.0);
    assert!((value("sine", &[std::f64::consts::FRAC_PI_2]) - 2.0).abs() < 1e-15);
    assert_eq!([-2.0, -1e-9, 0.0, 1.0].map(|x| value("step", &[x])), [-1.5, -1.5, 1.5, 1.5]);
    assert_eq!(value("plane", &[2.0, -2.0]), 2.0);
    // The three hills summed by Python's math.exp.
    for (x, want) in [
        ([0.0, 0.0], -0.118_217_076_775_972_15),
        ([1.0, 1.0], 1.038_160_655_043_642_2),
        ([-4.0, 3.0], 1.309_967_711_948_819_1),
        ([2.5, -2.0], -1.449_192_954_050_544_6),
    ] {
        assert!((value("bumps", &x) - want).abs() < 1e-14, "{x:?}");
    }
}

/// The setting that the error names, and its message.
fn refused(result: Result<Source, Error>) -> (String, String) {
    match result.map(|source| source.info()) {
        Err(error @ Error::InvalidConfig { .. }) => {
            let message = error.to_string();
            let (field, _) = message.split_once(" must be ").expect("it says what would be accepted");
            (field.to_owned(), message)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn wrong_settings_are_named_with_what_is_accepted() {
    let (field, message) = refused(Source::new("moon", 2, 0.5));
    assert_eq!(field, "source");
    assert!(sources().iter().all(|info| message.contains(info.name)), "{message}");
    for (name, classes) in [("lecture", 3), ("lecture", 1), ("xor", 0), ("blobs", 1), ("pinwheel", 9)] {
        let info = sources().iter().find(|info| info.name == name).expect("listed");
        assert_eq!(refused(Source::new(name, classes, info.noise[2])).0, "classes");
    }
    for noise in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e9] {
        assert_eq!(refused(Source::new("lecture", 2, noise)).0, "noise");
    }
    assert_eq!(refused(Source::new("line", 2, -0.1)).0, "noise");
    let source = Source::new("xor", 2, 1.0).expect("valid");
    assert!(source.sample(MAX_POINTS, 1, Part::Train).is_ok());
    let error = source.sample(MAX_POINTS + 1, 1, Part::Train).expect_err("too many");
    assert!(matches!(&error, Error::InvalidConfig { field, .. } if field == "m"), "{error}");
}

#[test]
fn wrong_arrays_are_named() {
    let plane = Source::new("xor", 2, 1.0).expect("valid");
    let axis = Source::new("sine", 1, 0.3).expect("valid");
    for (source, columns) in [(&plane, 1), (&plane, 3), (&plane, 0), (&axis, 2), (&axis, 0)] {
        let error = source.optimum(Array2::zeros((4, columns)).view()).expect_err("wrong n");
        assert!(
            matches!(&error, Error::ShapeMismatch { array: "x", actual, .. } if *actual == columns),
            "{error}"
        );
    }
    let x = array![[0.0, 1.0], [2.0, f64::NAN], [f64::INFINITY, 0.0]];
    let error = plane.optimum(x.view()).expect_err("not finite");
    assert!(matches!(&error, Error::InvalidData { array: "x", index: 3, .. }), "{error}");
    let error = plane.optimum(x.slice(s![.., ..;-1])).expect_err("not finite");
    assert!(matches!(&error, Error::InvalidData { array: "x", index: 2, .. }), "{error}");
    let error = plane.optimum_z_into(Array2::zeros((4, 2)).view(), &mut [0.0; 3]).expect_err("short");
    assert!(matches!(&error, Error::ShapeMismatch { array: "z", actual: 3, .. }), "{error}");
    assert_eq!(plane.optimum(Array2::zeros((0, 2)).view()).expect("no points").dim(), (0, 1));
}

//! What is read of a θ: E with its parts, and ∇E, in f64 whatever it was trained in.

use crate::config::Config;
use crate::examples::Examples;
use crate::kernel::evaluate::logits;
use crate::kernel::model::Model;

/// The errors at the current θ. Without a training set there is no [`Report`]; what does not apply is `None`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Report {
    /// D, the mean error of the training examples.
    pub d: f64,
    /// R, without its factor λ.
    pub r: f64,
    /// E = D + λR.
    pub e: f64,
    /// The fraction of training examples whose most probable class is theirs; `None` in a regression.
    pub accuracy: Option<f64>,
    /// D of the test set.
    pub test_d: Option<f64>,
    /// The accuracy on the test set.
    pub test_accuracy: Option<f64>,
}

/// E, D, R and accuracies at θ, which has the network's length.
pub(crate) fn report(config: &Config, theta: &[f64], training: &Examples, test: Option<&Examples>) -> Report {
    let data_error = |examples: &Examples| {
        let z = logits(&config.layer_sizes, theta, config.activation, &examples.x);
        examples.error(config.output, &z)
    };
    let (d, accuracy) = data_error(training);
    let r = penalty(&config.layer_sizes, theta, training.m);
    let test = test.map(data_error);
    Report {
        d,
        r,
        e: d + config.lambda * r,
        accuracy,
        test_d: test.map(|(d, _)| d),
        test_accuracy: test.and_then(|(_, accuracy)| accuracy),
    }
}

/// ∂D/∂θ and ∂E/∂θ at θ, which has the network's length, in f64 and in the order of θ.
pub(crate) fn gradients(config: &Config, theta: &[f64], examples: &Examples) -> (Vec<f64>, Vec<f64>) {
    let mut model = Model::<f64>::new(config, theta, examples.m);
    let padded = model.examples(&examples.x, &examples.y);
    let mut gradient = vec![0.0; model.layout.length];
    model.gradient(&padded, 0..padded.count, &mut gradient);
    let of_data = model.layout.unpack(&gradient);
    model.add_penalty(&mut gradient);
    (of_data, model.layout.unpack(&gradient))
}

/// R(θ) for θ in the order of the boundary: the mean over m of Σ θⱼᵢ² over i ≥ 1.
fn penalty(sizes: &[usize], theta: &[f64], m: usize) -> f64 {
    let (mut rest, mut sum) = (theta, 0.0);
    for pair in sizes.windows(2) {
        let (layer, after) = rest.split_at(pair[1] * (pair[0] + 1));
        rest = after;
        for row in layer.chunks_exact(pair[0] + 1) {
            sum += row[1..].iter().map(|weight| weight * weight).sum::<f64>();
        }
    }
    sum / m as f64
}

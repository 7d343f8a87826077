//! What θ starts from. Biases start at 0 in every scheme.

use crate::activation::Activation;
use crate::random::{Stream, standard_normal, stream, uniform01};

/// How the weights are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Init {
    /// By layer sizes and activation, so that signals keep their size on the way through many layers.
    ///
    /// - The last layer, whose units are outputs, and layers of tanh units: uniform within ±√(6 / (sₗ + sₗ₊₁)), which
    ///   supposes σ′(0) = 1: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
    ///   networks" (2010), section 4.2.1 and equation 16.
    /// - Layers of sigmoid units: uniform within four times that, as σ′(0) = ¼: LISA lab, "Deep Learning Tutorials",
    ///   chapter "Multilayer Perceptron", section on weight initialization.
    /// - Layers of rectifiers: as [`Init::He`], to the bit.
    Xavier,
    /// [`Init::Xavier`] as if σ′(0) were 1 for every activation. A layer of sigmoid units then passes on a quarter of
    /// the signal, and of the gradient, that it should: with many of them, both vanish.
    XavierPlain,
    /// Normal with variance 2 / sₗ: He et al., "Delving deep into rectifiers" (2015), equation 10.
    He,
    /// Uniform within ±½, whatever the layer sizes.
    Uniform,
    /// All zeros. Hidden units of a layer then stay equal for ever: the symmetry that random weights are there to
    /// break.
    Zero,
}

/// The distribution of one layer's weights.
enum Weights {
    /// On ±b.
    Uniform(f64),
    /// Around 0 with this standard deviation.
    Normal(f64),
    /// All of them 0.
    Zero,
}

impl Init {
    /// θ for these layer sizes, all at least 1, in the order of the boundary. Each weight takes its own draw, row by
    /// row, so the same seed gives the same weights wherever the sizes agree up to there.
    ///
    /// Without hidden layers, the activation makes no difference.
    #[must_use]
    pub fn theta(self, sizes: &[usize], activation: Activation, seed: u32) -> Vec<f64> {
        let mut rng = stream(seed, Stream::Init);
        let mut theta = vec![0.0; crate::network::parameter_count(sizes)];
        let mut rest = theta.as_mut_slice();
        for (l, pair) in sizes.windows(2).enumerate() {
            let (inputs, units) = (pair[0], pair[1]);
            let (layer, after) = rest.split_at_mut(units * (inputs + 1));
            rest = after;
            let is_hidden = l + 2 < sizes.len();
            let weights = self.weights(inputs as f64, units as f64, is_hidden.then_some(activation));
            for weight in layer.chunks_exact_mut(inputs + 1).flat_map(|unit| &mut unit[1..]) {
                *weight = match weights {
                    Weights::Uniform(bound) => bound * (2.0 * uniform01(&mut rng) - 1.0),
                    Weights::Normal(deviation) => deviation * standard_normal(&mut rng),
                    Weights::Zero => 0.0,
                };
            }
        }
        theta
    }

    /// How the weights of one layer are drawn; the last layer has no activation.
    fn weights(self, fan_in: f64, fan_out: f64, activation: Option<Activation>) -> Weights {
        let xavier = (6.0 / (fan_in + fan_out)).sqrt();
        let he = Weights::Normal((2.0 / fan_in).sqrt());
        match (self, activation) {
            (Self::Xavier, Some(Activation::Sigmoid)) => Weights::Uniform(4.0 * xavier),
            (Self::Xavier, Some(Activation::Relu | Activation::LeakyRelu(_))) | (Self::He, _) => he,
            (Self::Xavier | Self::XavierPlain, _) => Weights::Uniform(xavier),
            (Self::Uniform, _) => Weights::Uniform(0.5),
            (Self::Zero, _) => Weights::Zero,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTIVATIONS: [Activation; 4] =
        [Activation::Sigmoid, Activation::Tanh, Activation::Relu, Activation::LeakyRelu(0.2)];

    /// Networks with no, one and several hidden layers, odd sizes and a unit alone among them.
    const SHAPES: [&[usize]; 6] =
        [&[2, 1], &[3, 4], &[2, 5, 1], &[1, 1, 1], &[2, 20, 20, 1], &[7, 3, 9, 2, 4]];

    /// The layers of θ, each unit by unit, bias first.
    type Layers = Vec<Vec<f64>>;

    fn layers(theta: &[f64], sizes: &[usize]) -> Layers {
        let mut rest = theta;
        let layers = sizes.windows(2).map(|pair| {
            let (layer, after) = rest.split_at(pair[1] * (pair[0] + 1));
            rest = after;
            layer.to_vec()
        });
        layers.collect()
    }

    /// θ by layers from two schemes, for many shapes and seeds.
    fn pairs(activation: Activation, one: Init, other: Init) -> Vec<(Layers, Layers)> {
        let runs = SHAPES.iter().flat_map(|sizes| (0..20).map(move |seed| (*sizes, seed)));
        let of = |init: Init, sizes: &[usize], seed| layers(&init.theta(sizes, activation, seed), sizes);
        runs.map(|(sizes, seed)| (of(one, sizes, seed), of(other, sizes, seed))).collect()
    }

    #[test]
    fn weights_have_the_variance_of_their_scheme_layer_by_layer() {
        const SIZES: [usize; 4] = [30, 40, 35, 30];
        for activation in ACTIVATIONS {
            // Of U(−b, b) the variance is b²/3: 2 / (sₗ + sₗ₊₁) for Xavier without gain, 16 times that with gain 4.
            let gain = |l: usize| if l < 2 && activation == Activation::Sigmoid { 16.0 } else { 1.0 };
            let is_rectified =
                |l: usize| l < 2 && matches!(activation, Activation::Relu | Activation::LeakyRelu(_));
            let plain = |l: usize| 2.0 / (SIZES[l] + SIZES[l + 1]) as f64;
            let he = |l: usize| 2.0 / SIZES[l] as f64;
            let xavier = |l: usize| if is_rectified(l) { he(l) } else { gain(l) * plain(l) };
            let schemes: [(Init, &dyn Fn(usize) -> f64); 5] = [
                (Init::Xavier, &xavier),
                (Init::XavierPlain, &plain),
                (Init::He, &he),
                (Init::Uniform, &|_| 1.0 / 12.0),
                (Init::Zero, &|_| 0.0),
            ];
            for (init, variance) in schemes {
                for (l, layer) in layers(&init.theta(&SIZES, activation, 7), &SIZES).iter().enumerate() {
                    let units: Vec<&[f64]> = layer.chunks(SIZES[l] + 1).collect();
                    assert!(units.iter().all(|unit| unit[0] == 0.0), "biases start at 0");
                    let weights: Vec<f64> = units.iter().flat_map(|unit| unit[1..].to_vec()).collect();
                    let count = weights.len() as f64;
                    let mean = weights.iter().sum::<f64>() / count;
                    let sampled =
                        weights.iter().map(|w| (w - mean) * (w - mean)).sum::<f64>() / (count - 1.0);
                    let (variance, name) = (variance(l), format!("{init:?}, {activation:?}, layer {l}"));
                    assert!(mean.abs() <= 4.0 * (variance / count).sqrt(), "{name}: mean {mean}");
                    // Of at least 1,050 draws, four standard errors of the sample variance are at most
                    // 4 √(2 / 1050) = 17.5 %, those of normal numbers.
                    assert!(
                        (sampled - variance).abs() <= 0.175 * variance,
                        "{name}: {sampled}, not {variance}"
                    );
                }
            }
        }
    }

    #[test]
    fn hidden_layers_take_the_gain_of_their_activation_to_the_bit_and_the_last_layer_none() {
        for activation in ACTIVATIONS {
            let gain = match activation {
                Activation::Sigmoid => 4.0,
                Activation::Tanh => 1.0,
                Activation::Relu | Activation::LeakyRelu(_) => continue, // below
            };
            for (xavier, plain) in pairs(activation, Init::Xavier, Init::XavierPlain) {
                let last = xavier.len() - 1;
                for (l, (xavier, plain)) in xavier.iter().zip(&plain).enumerate() {
                    let gain = if l < last { gain } else { 1.0 };
                    for (with, without) in xavier.iter().zip(plain) {
                        assert_eq!(with.to_bits(), (gain * without).to_bits(), "{activation:?}, layer {l}");
                    }
                }
            }
        }
    }

    #[test]
    fn xavier_is_he_for_hidden_layers_of_rectifiers() {
        for activation in [Activation::Relu, Activation::LeakyRelu(0.2)] {
            for (xavier, he) in pairs(activation, Init::Xavier, Init::He) {
                let last = xavier.len() - 1;
                assert_eq!(xavier[..last], he[..last], "{activation:?}");
                assert_ne!(xavier[last], he[last], "{activation:?}");
            }
        }
    }

    #[test]
    fn only_xavier_asks_for_the_activation() {
        for init in [Init::XavierPlain, Init::He, Init::Uniform, Init::Zero] {
            for sizes in SHAPES {
                let of = |activation| init.theta(sizes, activation, 3);
                assert!(
                    ACTIVATIONS.iter().all(|&activation| of(activation) == of(Activation::Tanh)),
                    "{init:?}"
                );
            }
        }
    }
}

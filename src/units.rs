//! What every unit of a network makes of points: z and a, for those who look inside.

use crate::error::{Error, Result};
use crate::kernel::evaluate::logits;
use crate::trainer::Trainer;

/// The values of all units but the inputs at m points: the units of layer 1 first, those of the output last.
///
/// Flat, a row of m points for each unit. A 2-3-1 network has 4 rows; rows 0 to 2 are z⁽¹⁾ and a⁽¹⁾, row 3 is z⁽²⁾ and t.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Units {
    /// z of each unit.
    pub z: Vec<f64>,
    /// σ(z) of the hidden units, without their leading 1, and t = g(z) of the output units.
    pub a: Vec<f64>,
}

impl Trainer {
    /// z and a of every unit at every row of x (m × n, or m × 2 for a network of features), in f64. No point has no
    /// values.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] or [`Error::InvalidData`] where x does not have these rows or is not finite.
    pub fn unit_values(&self, x: &[f64]) -> Result<Units> {
        let config = self.config();
        let theta = self.theta();
        let mut rest = theta.as_slice();
        let mut before = self.checked_inputs_of(x)?;
        let count = before.len() / self.inputs();
        let mut units = Units::default();
        for (l, pair) in config.layer_sizes.windows(2).enumerate() {
            let (layer, after) = rest.split_at(pair[1] * (pair[0] + 1));
            rest = after;
            // One layer is a network without hidden layers: no layer is computed twice.
            let z = logits(pair, layer, config.activation, &before);
            let mut a = vec![0.0; z.len()];
            for (z, a) in z.chunks_exact(pair[1]).zip(a.chunks_exact_mut(pair[1])) {
                if l + 2 == config.layer_sizes.len() {
                    config.output.value(z, a);
                    continue;
                }
                for (z, a) in z.iter().zip(a) {
                    *a = config.activation.value(*z);
                }
            }
            for unit in 0..pair[1] {
                for point in 0..count {
                    units.z.push(z[point * pair[1] + unit]);
                    units.a.push(a[point * pair[1] + unit]);
                }
            }
            before = a;
        }
        Ok(units)
    }

    /// z of one unit at every row of x, as [`Trainer::unit_values`] takes them. Units count from 0 through layers 1 to
    /// L.
    ///
    /// # Errors
    /// As [`Trainer::unit_values`], and [`Error::InvalidConfig`] if there is no such unit.
    pub fn unit_logits(&self, unit: usize, x: &[f64]) -> Result<Vec<f64>> {
        let config = self.config();
        let inputs = self.checked_inputs_of(x)?;
        let theta = self.theta();
        let (mut start, mut before) = (0, 0);
        for (l, pair) in config.layer_sizes.windows(2).enumerate() {
            if unit - before < pair[1] {
                // The network that ends in this unit.
                let row = start + (unit - before) * (pair[0] + 1);
                let ending = [&theta[..start], &theta[row..=row + pair[0]]].concat();
                let sizes = [&config.layer_sizes[..=l], &[1]].concat();
                return Ok(logits(&sizes, &ending, config.activation, &inputs));
            }
            start += pair[1] * (pair[0] + 1);
            before += pair[1];
        }
        Err(Error::config("unit", format!("below {before}"), unit as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation::Activation;
    use crate::config::{Config, OptimizerConfig, OptimizerKind};
    use crate::features::Feature;
    use crate::init::Init;
    use crate::output::Output;
    use ndarray::ArrayView1;

    fn trainer(layer_sizes: &[usize], activation: Activation, output: Output) -> Trainer {
        let optimizer = OptimizerConfig {
            kind: OptimizerKind::Lbfgs,
            learning_rate: 1.0,
            batch_size: 0,
            shuffle: true,
            precision: None,
        };
        let layer_sizes = layer_sizes.to_vec();
        let config = Config {
            layer_sizes,
            features: None,
            activation,
            output,
            lambda: 0.0,
            optimizer,
            init: Init::He,
            seed: 3,
        };
        Trainer::new(config).expect("a valid configuration")
    }

    #[test]
    fn every_unit_is_that_of_the_definition() {
        for (sizes, activation, output) in [
            (vec![2, 1], Activation::Tanh, Output::Sigmoid),
            (vec![2, 5, 1], Activation::Sigmoid, Output::Sigmoid),
            (vec![2, 7, 3, 4], Activation::Relu, Output::Softmax),
            (vec![1, 3, 3, 1], Activation::LeakyRelu(0.2), Output::Identity),
        ] {
            let trainer = trainer(&sizes, activation, output);
            let n = sizes[0];
            let x: Vec<f64> = (0..n * 131).map(|i| f64::from((i * 37 % 101) as u32) / 17.0 - 3.0).collect();
            let count = x.len() / n;
            let units = trainer.unit_values(&x).expect("x is m × n");
            let network = trainer.network();
            for point in 0..count {
                let all = network.activations(ArrayView1::from(&x[point * n..(point + 1) * n]));
                let z: Vec<f64> = all.z.iter().flatten().copied().collect();
                let hidden = all.a[1..].iter().flat_map(|a| a.iter().skip(1).copied());
                let a: Vec<f64> = hidden.chain(all.t.iter().copied()).collect();
                assert_eq!(units.z.len(), z.len() * count);
                for unit in 0..z.len() {
                    let (got_z, got_a) = (units.z[unit * count + point], units.a[unit * count + point]);
                    assert!((got_z - z[unit]).abs() < 1e-12 && (got_a - a[unit]).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn one_unit_is_one_of_all() {
        let trainer = trainer(&[2, 6, 3, 1], Activation::Sigmoid, Output::Sigmoid);
        let x = [0.5, -1.0, 2.0, 3.0, -0.25, 0.0];
        let all = trainer.unit_values(&x).expect("m × n");
        for (unit, row) in all.z.chunks_exact(3).enumerate() {
            let one = trainer.unit_logits(unit, &x).expect("a unit of the network");
            assert!(one.iter().zip(row).all(|(got, want)| (got - want).abs() < 1e-12), "unit {unit}");
        }
        assert!(trainer.unit_logits(10, &x).is_err());
    }

    #[test]
    fn units_see_the_features_of_a_point() {
        let features = vec![Feature::X1X1, Feature::X2, Feature::SinX1];
        let plain = trainer(&[3, 4, 1], Activation::Tanh, Output::Sigmoid);
        let config = Config { features: Some(features), ..plain.config().clone() };
        let trainer = Trainer::new(config).expect("three features");
        let (a, b) = (0.7, -1.1);
        let want = plain.unit_values(&[a * a, b, libm::sin(a)]).expect("three inputs");
        assert_eq!(trainer.unit_values(&[a, b]).expect("a point"), want);
        let last = trainer.unit_logits(4, &[a, b]).expect("the output");
        assert!((last[0] - want.z[4]).abs() < 1e-12);
    }

    #[test]
    fn points_of_another_dimension_are_refused() {
        let trainer = trainer(&[2, 1], Activation::Tanh, Output::Sigmoid);
        assert!(trainer.unit_values(&[1.0]).is_err());
        assert!(trainer.unit_values(&[f64::NAN, 0.0]).is_err());
        assert_eq!(trainer.unit_values(&[]).expect("no point"), Units::default());
        assert!(trainer.unit_logits(0, &[1.0]).is_err());
    }
}

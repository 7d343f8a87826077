//! What every unit of a network makes of the plane: z and a of all of them at many points.

use super::grid::Plane;
use crate::error::{Error, Result, require_finite};
use crate::kernel::evaluate::Evaluator;
use crate::trainer::{Trainer, logits};

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

/// z and a of every unit at every row of x (m × n), in f64.
///
/// # Errors
/// [`Error::ShapeMismatch`] or [`Error::InvalidData`] where x is not m × n or not finite.
pub fn unit_values(trainer: &Trainer, x: &[f64]) -> Result<Units> {
    let config = trainer.config();
    let inputs = trainer.inputs();
    if !x.len().is_multiple_of(inputs) {
        let expected = format!("a multiple of {inputs} (points × inputs)");
        return Err(Error::ShapeMismatch { array: "x", expected, actual: x.len() });
    }
    require_finite("x", x)?;
    let count = x.len() / inputs;
    let theta = trainer.theta();
    let mut rest = theta.as_slice();
    let mut before = x.to_vec();
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

impl Plane {
    /// Takes z of one unit of a network with n = 2 at every node, in f32. Units count from 0 through layers 1 to L.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if the network has another n, [`Error::InvalidConfig`] if it has no such unit.
    pub fn evaluate_unit(&mut self, trainer: &Trainer, unit: usize) -> Result<()> {
        let config = trainer.config();
        require_plane(trainer)?;
        let mut theta = trainer.theta();
        let (mut start, mut before) = (0, 0);
        for (l, pair) in config.layer_sizes.windows(2).enumerate() {
            if unit - before < pair[1] {
                // The network that ends in this unit.
                let row = start + (unit - before) * (pair[0] + 1);
                theta.copy_within(row..=row + pair[0], start);
                theta.truncate(start + pair[0] + 1);
                let mut sizes = config.layer_sizes[..=l].to_vec();
                sizes.push(1);
                self.fill(&mut Evaluator::new(&sizes, &theta, config.activation));
                return Ok(());
            }
            start += pair[1] * (pair[0] + 1);
            before += pair[1];
        }
        Err(Error::config("unit", format!("below {before}"), unit as u32))
    }

    /// z and a of every unit of a network with n = 2 at every node; each unit's row holds the grid from its bottom row
    /// on.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if the network has another n.
    pub fn unit_values(&self, trainer: &Trainer) -> Result<Units> {
        let (width, height) = self.size();
        require_plane(trainer)?;
        let mut nodes = Vec::with_capacity(2 * width * height);
        for node in 0..width * height {
            nodes.extend_from_slice(&self.position(node % width, node / width));
        }
        unit_values(trainer, &nodes)
    }
}

fn require_plane(trainer: &Trainer) -> Result<()> {
    if trainer.inputs() == 2 {
        return Ok(());
    }
    let expected = "2 inputs".to_owned();
    Err(Error::ShapeMismatch { array: "layerSizes", expected, actual: trainer.inputs() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation::Activation;
    use crate::config::{Config, OptimizerConfig, OptimizerKind};
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
        let config =
            Config { layer_sizes, activation, output, lambda: 0.0, optimizer, init: Init::He, seed: 3 };
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
            let units = unit_values(&trainer, &x).expect("x is m × n");
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
    fn a_plane_takes_the_units_at_its_nodes() {
        let trainer = trainer(&[2, 3, 1], Activation::Tanh, Output::Sigmoid);
        let plane = Plane::new(&[-1.0, 2.0, 0.0, 1.0], 4, 3).expect("a valid plane");
        let units = plane.unit_values(&trainer).expect("two inputs");
        // Node (3, 0) is the bottom right corner.
        let corner = unit_values(&trainer, &[2.0, 0.0]).expect("two inputs");
        let column: Vec<f64> = units.z.chunks_exact(12).map(|row| row[3]).collect();
        assert_eq!(column, corner.z);
    }

    #[test]
    fn a_plane_takes_one_unit_at_its_nodes() {
        let trainer = trainer(&[2, 6, 3, 1], Activation::Sigmoid, Output::Sigmoid);
        let mut plane = Plane::new(&[-1.0, 2.0, 0.0, 1.0], 9, 7).expect("a valid plane");
        let all = plane.unit_values(&trainer).expect("two inputs");
        for (unit, row) in all.z.chunks_exact(63).enumerate() {
            plane.evaluate_unit(&trainer, unit).expect("a unit of the network");
            assert!(plane.values().iter().zip(row).all(|(&got, want)| (f64::from(got) - want).abs() < 1e-5));
        }
        assert!(plane.evaluate_unit(&trainer, 10).is_err());
    }

    #[test]
    fn points_of_another_dimension_are_refused() {
        let trainer = trainer(&[2, 1], Activation::Tanh, Output::Sigmoid);
        assert!(unit_values(&trainer, &[1.0]).is_err());
        assert!(unit_values(&trainer, &[f64::NAN, 0.0]).is_err());
        assert_eq!(unit_values(&trainer, &[]).expect("no point"), Units::default());
    }
}

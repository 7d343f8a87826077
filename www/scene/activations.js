/**
 * σ of hidden units and its derivative as functions of one number, for curves and single units. Networks are computed by
 * the engine, whose definitions these are (src/activation.rs).
 *
 * @import { Activation } from './scene.d.ts'
 */

/**
 * σ. With α for the slope of a leaky rectifier below 0; others have no use for it.
 *
 * @param {Activation} name
 * @param {number} leak
 * @returns {(z: number) => number}
 */
export function activationOf(name, leak) {
  switch (name) {
    case 'sigmoid':
      return (z) => 1 / (1 + Math.exp(-z));
    case 'tanh':
      return Math.tanh;
    case 'relu':
      return (z) => Math.max(0, z);
    case 'leakyRelu':
      return (z) => Math.max(leak * z, z);
  }
}

/**
 * σ′. Rectifiers have none at 0, where the lecture sets σ′(0) := 1.
 *
 * @param {Activation} name
 * @param {number} leak
 * @returns {(z: number) => number}
 */
export function slopeOf(name, leak) {
  const sigma = activationOf(name, leak);
  switch (name) {
    case 'sigmoid':
      return (z) => sigma(z) * (1 - sigma(z));
    case 'tanh':
      return (z) => 1 - sigma(z) ** 2;
    case 'relu':
      return (z) => (z >= 0 ? 1 : 0);
    case 'leakyRelu':
      return (z) => (z >= 0 ? 1 : leak);
  }
}

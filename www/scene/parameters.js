/** Of its own, so that a worker has it without the tables of the scene. */

/** Weights and biases of a network. @param {readonly number[]} sizes  s_0 … s_L */
export const parameterCount = (sizes) =>
  sizes.slice(1).reduce((sum, size, i) => sum + size * (sizes[i] + 1), 0);

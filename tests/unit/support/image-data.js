/** A browser's, as far as pictures use it. */
/** @type {any} */ (globalThis).ImageData = class {
  /** @param {Uint8ClampedArray} data @param {number} width @param {number} height */
  constructor(data, width, height) {
    Object.assign(this, { data, width, height });
  }
};

/** What several page scripts need. */

/**
 * Loads a package that comes as a classic script and leaves its name on the window.
 *
 * @param {string} path below bench/node_modules
 * @returns {Promise<void>}
 */
export function loadScript(path) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(`../node_modules/${path}`, import.meta.url).href;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${path} cannot be loaded`));
    document.head.append(script);
  });
}

/**
 * The nodes of the grid, row by row from the bottom, flat.
 *
 * @param {{ domain: [number, number, number, number], side?: number }} problem
 * @returns {number[]}
 */
export function gridPoints({ domain: [x0, x1, y0, y1], side = 2 }) {
  const points = [];
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      points.push(x0 + (i * (x1 - x0)) / (side - 1), y0 + (j * (y1 - y0)) / (side - 1));
    }
  }
  return points;
}

/**
 * −ln of the probability that a logit gives to y.
 *
 * @param {number} z
 * @param {number} y 0 or 1
 */
export function crossEntropy(z, y) {
  return Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));
}

/** @param {ArrayLike<number>} values */
export function mean(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/**
 * Flat rows as an array of rows.
 *
 * @param {readonly number[]} flat
 * @param {number} width
 * @returns {number[][]}
 */
export function rows(flat, width) {
  return Array.from({ length: flat.length / width }, (_, row) => flat.slice(row * width, (row + 1) * width));
}

/**
 * θ as layers of units: `layers[l][unit]` is [bias, weight, weight, …].
 *
 * @param {readonly number[]} sizes
 * @param {readonly number[]} theta
 * @returns {number[][][]}
 */
export function layersOf(sizes, theta) {
  let offset = 0;
  return sizes.slice(1).map((units, l) => {
    const width = sizes[l] + 1;
    const layer = rows(theta.slice(offset, offset + units * width), width);
    offset += units * width;
    return layer;
  });
}

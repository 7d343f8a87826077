/**
 * The runs of tests/common/bits.rs whose results can be reached through the JavaScript boundary, so that what a browser
 * computes is held to what the processor computes natively. Runs wherever the wasm module does: in Node, pages, workers.
 *
 * @typedef {typeof import('../../../www/pkg/mlp_playground.js')} Engine
 * @typedef {Float64Array | Float32Array} Numbers
 */

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** Methods of training, each with its rate and the size of its batches. */
export const METHODS = /** @type {const} */ ([
  ['lbfgs', 1, 0],
  ['sgd', 0.03, 10],
  ['momentum', 0.03, 10],
  ['adam', 0.01, 10],
]);

/** FNV-1a over numbers as bits.rs takes it: 64 bits each, those of f32 filled up with zeros. @param {Numbers[]} parts */
function fingerprint(parts) {
  let hash = OFFSET;
  for (const part of parts) {
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    const size = part.BYTES_PER_ELEMENT;
    for (let i = 0; i < bytes.length; i += 1) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(bytes[i])) * PRIME);
      if (size === 8 || i % size !== size - 1) continue;
      for (let zeros = size; zeros < 8; zeros += 1) hash = BigInt.asUintN(64, hash * PRIME);
    }
  }
  return `0x${hash.toString(16).padStart(16, '0')}`;
}

/** @param {string} kind @param {number} learningRate @param {number} batchSize @param {'f32' | 'f64'} [precision] */
const method = (kind, learningRate, batchSize, precision) => ({
  ...{ kind, learningRate, batchSize },
  ...(precision && { precision }),
});

/** @param {number[]} layerSizes @param {object} others */
const config = (layerSizes, others) => ({ layerSizes, activation: 'tanh', output: 'sigmoid', ...others });

/**
 * θ, errors and picture after 1,000 updates.
 *
 * @param {Engine} engine
 * @param {{ layerSizes: number[], [field: string]: any }} settings
 * @param {string} source
 */
function after1000Updates({ Trainer, Plane, sampleSource, sources }, settings, source) {
  const info = /** @type {any} */ (sources()).find((/** @type {any} */ { name }) => name === source);
  const [inputs, outputs] = [settings.layerSizes[0], settings.layerSizes.at(-1) ?? 1];
  const classes = Math.max(info.classes[0], outputs);
  const { x, y } = sampleSource({ source, classes, noise: info.noise[2], m: 150, seed: 11, part: 'train' });
  const trainer = new Trainer(/** @type {any} */ (settings));
  trainer.setTrainingSet(x, y);
  trainer.advance(1000);
  const { d, r } = trainer.error();
  /** @type {Numbers[]} */
  const parts = [trainer.theta, Float64Array.of(d, r), trainer.predict(x)];
  if (inputs === 2 && outputs === 1) {
    const plane = new Plane(Float64Array.from(info.domain), 37, 29);
    plane.evaluateNetwork(trainer);
    parts.push(plane.values(), plane.contours(Float32Array.of(-2, 0, 2)).points);
    plane.free();
  }
  trainer.free();
  return fingerprint(parts);
}

/** What is known of every source, at points all over its domain and beyond. @param {Engine} engine */
function truths({ sampleSource, sources, optimum, bayes }) {
  const parts = /** @type {any[]} */ (sources()).flatMap(({ name: source, classes: [, most], noise }) => {
    const truth = { source, classes: most, noise: noise[2] };
    const { x, y } = sampleSource({ ...truth, m: 200, seed: 5, part: 'test' });
    const { error, crossEntropy, noiseVariance } = bayes(truth);
    const known = [error, crossEntropy, noiseVariance].filter((value) => typeof value === 'number');
    const far = x.map((/** @type {number} */ value) => value * 1.7);
    return [x, y, optimum(truth, far), Float64Array.from(known)];
  });
  return fingerprint(parts);
}

/** By the names of the constants in bits.rs. @param {Engine} engine @returns {Record<string, string>} */
export function native(engine) {
  const deep = config([2, 20, 20, 1], { lambda: 0.1, optimizer: method('lbfgs', 1, 0) });
  const xor = config([2, 7, 5, 1], { optimizer: method('sgd', 0.03, 10) });
  const spirals = config([2, 33, 1], { activation: 'sigmoid', optimizer: method('momentum', 0.1, 16) });
  const blobs = config([2, 12, 5], {
    ...{ activation: 'relu', output: 'softmax', init: 'he' },
    optimizer: method('adam', 0.01, 10),
  });
  const sine = config([1, 9, 9, 1], {
    ...{ activation: 'leakyRelu', leak: 0.01, output: 'identity', init: 'uniform' },
    optimizer: method('adam', 0.01, 0),
  });
  return {
    LECTURE: after1000Updates(engine, deep, 'lecture'),
    XOR: after1000Updates(engine, xor, 'xor'),
    SPIRALS: after1000Updates(engine, spirals, 'spirals'),
    BLOBS: after1000Updates(engine, blobs, 'blobs'),
    SINE: after1000Updates(engine, sine, 'sine'),
    TRUTHS: truths(engine),
  };
}

/**
 * θ of one network after 1,000 updates of every method in every precision, by the names of the constants in bits.rs.
 *
 * @param {Engine} engine
 * @returns {Record<string, string>}
 */
export function methods({ Trainer, sampleSource }) {
  const { x, y } = sampleSource({ source: 'lecture', noise: 1, m: 200, seed: 4 });
  const all = METHODS.flatMap(([kind, rate, size]) =>
    (kind === 'lbfgs' ? [undefined] : /** @type {const} */ (['f32', 'f64'])).map((precision) => {
      const optimizer = method(kind, rate, size, precision);
      const trainer = new Trainer(/** @type {any} */ (config([2, 20, 20, 1], { lambda: 0.01, optimizer })));
      trainer.setTrainingSet(x, y);
      trainer.advance(1000);
      const { theta } = trainer;
      trainer.free();
      return [`${kind}_${precision ?? 'f64'}`.toUpperCase(), fingerprint([theta])];
    }),
  );
  return Object.fromEntries(all);
}

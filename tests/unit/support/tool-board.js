/**
 * What tests of tools have in common: points of a source with their truth, a small network, how it is drawn, and a job that
 * any number of workers shares.
 *
 * @import { Data, TrainerConfig, Truth } from '../../../www/training/protocol.js'
 */
import assert from 'node:assert/strict';
import { networkFigure } from '../../../www/scene/schema.js';
import { runJob } from '../../../www/training/jobs.js';
import './image-data.js';
import { engine } from './engine.js';
import { lab } from './lab.js';
import { storeOf } from './pool.js';
import { simulate } from './simulation.js';

/** @type {Truth} */
export const LECTURE = { source: 'lecture', classes: 2, noise: 1, balance: 0.5 };

/** @type {Truth} */
const XOR = { source: 'xor', classes: 2, noise: 0.8, balance: 0.5 };

/**
 * @param {Truth} truth
 * @param {{ m: number, tests: number, seed?: number, domain?: Data['domain'] }} points  no test set of 0
 * @returns {Data}
 */
export function dataFrom(truth, { m, tests, seed = 3, domain = [-7, 8, -6, 5] }) {
  const test = tests > 0 ? lab.sampleSource({ ...truth, m: tests, seed, part: 'test' }) : null;
  return { train: lab.sampleSource({ ...truth, m, seed }), test, domain, truth };
}

/** Exclusive or of 40 points. @type {Data} */
export const XOR_DATA = dataFrom(XOR, { m: 40, tests: 30, seed: 5, domain: [-4, 4, -4, 4] });

/** @param {Partial<TrainerConfig>} [more] @returns {TrainerConfig} */
export const configWith = (more = {}) => ({
  layerSizes: [2, 3, 1],
  activation: 'tanh',
  leak: 0.01,
  output: 'sigmoid',
  lambda: 0,
  optimizer: { kind: 'lbfgs', learningRate: 0.1, batchSize: 0 },
  init: 'xavier',
  seed: 1,
  ...more,
});

/** Every byte of a colour tells its place in the palette. */
export const PALETTE = Uint8Array.from({ length: 1024 }, (_, i) => i);

/** What small pictures of P are drawn with. */
export const VIEW = {
  size: { width: 12, height: 9 },
  palettes: { probability: PALETTE, classes: new Uint8Array(8192), values: PALETTE },
  look: { kind: /** @type {const} */ ('probability'), levels: [0.5] },
};

/** Measures texts, for pictures that are saved as SVG. */
export const RULER = /** @type {any} */ ({
  font: '',
  textBaseline: '',
  measureText: (/** @type {string} */ text) => ({ width: 6 * text.length, actualBoundingBoxAscent: 5 }),
});

/**
 * What a job has found, of each of its units, on a board with so many workers.
 *
 * @param {number} cores
 * @param {{ kind: string, units: readonly unknown[], board: Parameters<typeof storeOf>[1] }} job
 * @returns {Promise<readonly (readonly any[])[]>}
 */
export async function resultsOn(cores, { kind, units, board }) {
  const store = storeOf([networkFigure(1, { hidden: [2], lambda: 1 })], board);
  const simulation = simulate(store, { cores, engine, millisPerUpdate: 0.1 });
  simulation.pool.introduce(/** @type {any} */ ({ type: 'lab', module: null, script: '' }));
  await simulation.run(100);
  const job = runJob(simulation.pool, kind, units, { needsLab: true });
  /** @type {unknown[]} */
  const ends = [];
  void job.done.then((end) => ends.push(end));
  await simulation.run(20_000);
  assert.deepEqual(ends, [{ type: 'done' }]);
  return job.results.value;
}

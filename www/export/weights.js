/**
 * A network's weights as a file that people and programs can read, and back.
 *
 *     { "format": "mlp-playground weights", "version": 1,
 *       "network": { "layerSizes": [2, 1], "activation": "sigmoid", "output": "sigmoid", "lambda": 0, … },
 *       "theta": [[[0.1, 0.2, 0.3]]], … }
 *
 * `theta` holds Θ⁽⁰⁾, Θ⁽¹⁾, …, a row for each unit, bias first, in full precision. Where the points came from a table,
 * `axes` says how its columns were scaled to the plane that the network sees: for each `{ name, plane, table }`, where
 * the values `table` lie at the edges `plane`. It is there for other programs; reading it back changes nothing.
 *
 * @import { Model } from './model.js'
 * @import { NetworkSettings } from '../scene/scene.d.ts'
 */
import { NETWORK } from '../scene/schema.js';
import { matricesOf } from './model.js';

const FORMAT = 'mlp-playground weights';
const VERSION = 1;

/** Beyond what the largest network that the page shows needs, about 36,000 numbers of up to 25 characters. */
export const MAX_BYTES = 4_000_000;

/**
 * @param {Model} model
 * @returns {string} JSON, a line for each unit
 */
export function weightsText({ title, link, config, theta, updates, error, axes }) {
  const { layerSizes, optimizer, ...others } = config;
  const head = JSON.stringify(
    {
      format: FORMAT,
      version: VERSION,
      title,
      link,
      network: { layerSizes, ...others },
      ...(axes.length > 0 ? { axes } : {}),
      training: { optimizer, updates, D: error.d, R: error.r, E: error.e },
    },
    null,
    2,
  );
  const matrices = matricesOf(layerSizes, theta)
    .map((rows) => `    [\n${rows.map((row) => `      ${JSON.stringify(row)}`).join(',\n')}\n    ]`)
    .join(',\n');
  return `${head.slice(0, -2)},\n  "theta": [\n${matrices}\n  ]\n}\n`;
}

/**
 * What a file of weights says.
 *
 * @typedef {object} Weights
 * @property {Partial<NetworkSettings>} settings  of the figure
 * @property {number[]} layerSizes  s_0 … s_L
 * @property {string | null} output  null where the file does not say
 * @property {Float64Array} theta
 */

/**
 * What is wrong with a file of weights, as a code with its values; the catalogue has the sentences. Rows and entries
 * count from 1, layers as in Θ⁽⁰⁾, Θ⁽¹⁾, …; a `value` is as it stands in the file.
 *
 * @typedef {{ code: 'tooLarge' | 'noSizes' | 'noEngine' }
 *   | { code: 'noJson', reason: string }
 *   | { code: 'otherFormat', format: string }
 *   | { code: 'otherVersion', version: string, known: number }
 *   | { code: 'hiddenSizes', most: number, from: number, to: number }
 *   | { code: 'setting', name: string, value: string }
 *   | { code: 'layers', layers: number }
 *   | { code: 'rows', layer: number, units: number }
 *   | { code: 'row', layer: number, row: number, width: number }
 *   | { code: 'noNumber' | 'beyond', layer: number, row: number, entry: number, value: string }
 *   | { code: 'otherNetwork', sizes: string, inputs: number, outputs: number }
 *   | { code: 'otherOutput', output: string, wanted: string }} WeightsFault
 */

export class WeightsError extends Error {
  name = 'WeightsError';

  /** @param {WeightsFault} fault */
  constructor(fault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Signs of a value that are told. */
const MOST_SIGNS = 32;

/** @param {unknown} value */
function asInFile(value) {
  try {
    return String(JSON.stringify(value)).slice(0, MOST_SIGNS);
  } catch {
    return '[[[…'; // nested more deeply than it can be written
  }
}

/**
 * @param {string} text
 * @returns {Weights}
 * @throws {WeightsError}
 */
export function readWeights(text) {
  if (text.length > MAX_BYTES) {
    throw new WeightsError({ code: 'tooLarge' });
  }
  const file = parse(text);
  if (!isRecord(file) || file.format !== FORMAT) {
    throw new WeightsError({ code: 'otherFormat', format: FORMAT });
  }
  if (file.version !== VERSION) {
    throw new WeightsError({ code: 'otherVersion', version: asInFile(file.version), known: VERSION });
  }
  const network = isRecord(file.network) ? file.network : {};
  const layerSizes = checkedSizes(network.layerSizes);
  return {
    settings: { hidden: layerSizes.slice(1, -1), ...checkedSettings(network) },
    layerSizes,
    output: outputIn(network),
    theta: checkedTheta(layerSizes, file.theta),
  };
}

/** @param {Record<string, unknown>} network @returns {string | null} */
function outputIn({ output }) {
  if (output === undefined) return null;
  return typeof output === 'string' ? output.slice(0, MOST_SIGNS) : asInFile(output);
}

/** @param {string} text @returns {unknown} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WeightsError({
      code: 'noJson',
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} sizes @returns {number[]} */
function checkedSizes(sizes) {
  const known = Array.isArray(sizes) && sizes.length >= 2 ? sizes : [];
  const isWhole = (/** @type {unknown} */ size) => Number.isInteger(size) && Number(size) >= 1;
  if (known.length === 0 || !isWhole(known[0]) || !isWhole(known.at(-1))) {
    throw new WeightsError({ code: 'noSizes' });
  }
  if (NETWORK.hidden.check(known.slice(1, -1)) === undefined) {
    const { maxLayers: most, minUnits: from, maxUnits: to } = NETWORK.hidden;
    throw new WeightsError({ code: 'hiddenSizes', most, from, to });
  }
  return known;
}

/**
 * The figure's other settings; one that is missing keeps its present value.
 *
 * @param {Record<string, unknown>} network
 * @returns {Record<string, unknown>}
 */
function checkedSettings(network) {
  const { hidden: _, ...others } = NETWORK;
  return Object.fromEntries(
    Object.entries(others).flatMap(([name, field]) => {
      if (!Object.hasOwn(network, name)) return [];
      const value = field.check(network[name]);
      // An output that follows from the task, such as the identity's, is no setting.
      if (value === undefined && name === 'output') return [];
      if (value === undefined) {
        throw new WeightsError({ code: 'setting', name, value: asInFile(network[name]) });
      }
      return [[name, value]];
    }),
  );
}

/**
 * @param {readonly number[]} layerSizes
 * @param {unknown} matrices
 * @returns {Float64Array}
 */
function checkedTheta(layerSizes, matrices) {
  const layers = layerSizes.length - 1;
  if (!Array.isArray(matrices) || matrices.length !== layers) {
    throw new WeightsError({ code: 'layers', layers });
  }
  /** @type {number[]} */
  const theta = [];
  for (const [layer, rows] of matrices.entries()) {
    const [units, width] = [layerSizes[layer + 1], 1 + layerSizes[layer]];
    if (!Array.isArray(rows) || rows.length !== units) {
      throw new WeightsError({ code: 'rows', layer, units });
    }
    for (const [unit, row] of rows.entries()) {
      if (!Array.isArray(row) || row.length !== width) {
        throw new WeightsError({ code: 'row', layer, row: unit + 1, width });
      }
      for (const [place, value] of row.entries()) {
        const where = { layer, row: unit + 1, entry: place + 1, value: asInFile(value) };
        if (!Number.isFinite(value)) {
          throw new WeightsError({ code: 'noNumber', ...where });
        }
        // Links hold weights in single precision.
        if (!Number.isFinite(Math.fround(value))) {
          throw new WeightsError({ code: 'beyond', ...where });
        }
        theta.push(value);
      }
    }
  }
  return Float64Array.from(theta);
}

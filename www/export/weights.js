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
import { superscript } from '../words/digits.js';
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

/** What is wrong with a file, in words for the person who opened it. */
export class WeightsError extends Error {
  name = 'WeightsError';
}

/**
 * @param {string} text
 * @returns {Weights}
 * @throws {WeightsError}
 */
export function readWeights(text) {
  if (text.length > MAX_BYTES) {
    throw new WeightsError('The file is too large to hold the weights of a network.');
  }
  const file = parse(text);
  if (!isRecord(file) || file.format !== FORMAT) {
    throw new WeightsError(`This is no file of weights: its “format” is not “${FORMAT}”.`);
  }
  if (file.version !== VERSION) {
    throw new WeightsError(
      `The file is of version ${String(file.version)}; this page reads version ${VERSION}.`,
    );
  }
  const network = isRecord(file.network) ? file.network : {};
  const layerSizes = checkedSizes(network.layerSizes);
  return {
    settings: { hidden: layerSizes.slice(1, -1), ...checkedSettings(network) },
    layerSizes,
    output: network.output === undefined ? null : String(network.output),
    theta: checkedTheta(layerSizes, file.theta),
  };
}

/** @param {string} text @returns {unknown} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WeightsError(`The file is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} sizes @returns {number[]} */
function checkedSizes(sizes) {
  const known = Array.isArray(sizes) && sizes.length >= 2 ? sizes : [];
  const isWhole = (/** @type {unknown} */ size) => Number.isInteger(size) && Number(size) >= 1;
  if (known.length === 0 || !isWhole(known[0]) || !isWhole(known.at(-1))) {
    throw new WeightsError('“layerSizes” is not a list of sizes such as [2, 20, 20, 1].');
  }
  if (NETWORK.hidden.check(known.slice(1, -1)) === undefined) {
    throw new WeightsError(`“layerSizes”: the hidden layers are not ${NETWORK.hidden.expects}.`);
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
        throw new WeightsError(`“${name}”: ${JSON.stringify(network[name])} is not ${field.expects}.`);
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
    throw new WeightsError(`“theta” does not hold ${layers} matri${layers === 1 ? 'x' : 'ces'}.`);
  }
  /** @type {number[]} */
  const theta = [];
  for (const [layer, rows] of matrices.entries()) {
    const [units, width] = [layerSizes[layer + 1], 1 + layerSizes[layer]];
    const name = `Θ${superscript(layer)}`;
    if (!Array.isArray(rows) || rows.length !== units) {
      throw new WeightsError(
        `${name} does not have ${units} row${units === 1 ? '' : 's'}, one for each unit.`,
      );
    }
    for (const [unit, row] of rows.entries()) {
      if (!Array.isArray(row) || row.length !== width) {
        throw new WeightsError(
          `${name}, row ${unit + 1}: not ${width} numbers, the bias and ${width - 1} weights.`,
        );
      }
      for (const [place, value] of row.entries()) {
        const entry = `${name}, row ${unit + 1}, entry ${place + 1}`;
        if (!Number.isFinite(value)) {
          throw new WeightsError(`${entry}: ${JSON.stringify(value)?.slice(0, 32)} is not a number.`);
        }
        // Links hold weights in single precision.
        if (!Number.isFinite(Math.fround(value))) {
          throw new WeightsError(`${entry}: ${value} is beyond single precision, ±3.4e38.`);
        }
        theta.push(value);
      }
    }
  }
  return Float64Array.from(theta);
}

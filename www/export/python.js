/**
 * A figure as a Python program: figure.py, a program by itself, with the figure in place of its example.
 *
 * @import { Model } from './model.js'
 */
import { matricesOf, rowsOf } from './model.js';

/** The example in the template, with its marks. */
const EXAMPLE = /^# <figure>\n.*^# <\/figure>\n/ms;

/**
 * @param {string} template  figure.py
 * @param {Model} model
 * @returns {string}
 */
export function pythonScript(template, model) {
  if (!EXAMPLE.test(template)) throw new Error('figure.py has lost the marks of its example');
  return template.replace(EXAMPLE, () => figureBlock(model));
}

/** @param {Model} model */
function figureBlock({ title, link, config, theta, updates, error, train, domain, axes }) {
  const matrices = matricesOf(config.layerSizes, theta).map((rows) => listOf(rows.map(literal), 8));
  return [
    `TITLE = ${literal(title)}`,
    `LINK = ${literal(link)}`,
    `FEATURES = ${literal(config.features ?? ['x1', 'x2'])}`,
    `LAYER_SIZES = ${literal(config.layerSizes)}`,
    `ACTIVATION = ${literal(config.activation)}`,
    `LEAK = ${literal(config.leak)}`,
    `OUTPUT = ${literal(config.output)}`,
    `LAMBDA = ${literal(config.lambda)}`,
    `OPTIMIZER = ${literal(config.optimizer)}`,
    `UPDATES = ${literal(updates)}`,
    `DOMAIN = ${literal(domain)}`,
    '# Where the points came from a table: what each axis of the plane measures, and which of its values lie at the',
    "# plane's edges.",
    `AXES = ${axes.length > 0 ? listOf(axes.map(literal), 4) : '[]'}`,
    '# Theta^(l), one matrix per layer: a row for each unit, bias first.',
    `THETA = ${listOf(matrices, 4)}`,
    '# Training points: coordinates, and y.',
    `X = ${listOf(rowsOf(train.x, train.n).map(literal), 4)}`,
    `Y = ${listOf(rowsOf(train.y, train.k).map(literal), 4)}`,
    '# What the page shows for these weights.',
    `PAGE = ${literal({ D: error.d, R: error.r, E: error.e })}`,
    '',
  ].join('\n');
}

/**
 * A literal of Python. Numbers are the shortest decimals that read back as the same double. Texts are escaped beyond
 * ASCII, so that the program runs whatever encoding it went through.
 *
 * @param {unknown} value  numbers, texts, and lists and records of them
 * @returns {string}
 */
function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `float("${value}")`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map((pair) => pair.map(literal).join(': '))
      .join(', ')}}`;
  }
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * @param {readonly string[]} items
 * @param {number} indent
 */
function listOf(items, indent) {
  const margin = ' '.repeat(indent);
  return `[\n${items.map((item) => `${margin}${item},\n`).join('')}${' '.repeat(indent - 4)}]`;
}

/**
 * What can be seen of a network that is looked into: the inspector's tabs and tools, and of each what is set there, one
 * row a setting, as the schema has it for the board. It comes with the inspector; until then a view is a text.
 *
 * @import { Problem } from './scene.d.ts'
 * @import { Field } from './schema.js'
 */
import { Problems, fallback, cut } from './problems.js';
import { choice, integer, numberOr, real, flag } from './codecs.js';
import { field, NETWORK, VIEW } from './schema.js';
import { numbers } from './view-codecs.js';
import { optional } from './link-codecs.js';

/** The tabs, in their order. */
export const TABS = /** @type {const} */ (['network', 'curves', 'truth']);

/** Settings of each, by their names. @satisfies {Record<string, Record<string, Field<any>>>} */
export const VIEWS = Object.freeze({
  network: {},
  curves: {},
  truth: {},
  activations: {
    // The network's own, or another to compare with.
    shown: field('f', 'own', choice(['own', ...NETWORK.activation.choices])),
    leak: field('a', 'own', numberOr(NETWORK.leak, ['own'])),
    layer: field('layer', 1, integer({ min: 1, max: NETWORK.hidden.maxLayers + 1 })),
    at: field('z', 0, real({ min: -1e6, max: 1e6 })),
    axis: field('axis', 'shape', choice(['shape', 'all'])),
    move: field('t', 0, real({ min: 0, max: 3 })),
  },
  gradients: {
    // Of E, or of D alone, without λR.
    error: field('of', 'e', choice(['e', 'd'])),
    share: field('share', 'saturated', choice(['saturated', 'dead', 'zero'])),
    axis: field('axis', 'log', choice(['log', 'linear'])),
    // The activation that is shown beside the network's own.
    former: field('before', 'none', choice(['none', ...NETWORK.activation.choices])),
  },
  formula: {
    // What stands for each factor.
    show: field('v', 'both', choice(['both', 'numbers', 'symbols'])),
    // The point of the plane at which it is read; none: where the page was last pointed at, or the first training point.
    at: field(
      'at',
      Object.freeze(/** @type {number[]} */ ([])),
      numbers({ min: -1e6, max: 1e6, fewest: 2, most: 2 }),
    ),
  },
  outputs: {
    section: field('s', 'softmax', choice(['softmax', 'two', 'squared', 'pairing'])),
    // Whose z: of a training point, by its number from 1, of the probed point, or set by hand.
    from: field('p', 1, numberOr(integer({ min: 1, max: 5000 }), ['probe', 'own'])),
    // c, the class that is true, where no point tells it.
    c: field('c', 1, integer({ min: 1, max: 8 })),
    // z_1 … z_K by hand.
    z: field('z', Object.freeze([1, 0, -1, 0, 0, 0, 0, 0]), numbers({ min: -1000, max: 1000, most: 8 })),
    // t and y of the squared error by hand.
    t: field('t', 1, real({ min: -1000, max: 1000 })),
    y: field('y', 0, real({ min: -1000, max: 1000 })),
    // z and y of a sigmoid with either error: here confidently wrong.
    logit: field('w', -6, real({ min: -1000, max: 1000 })),
    target: field('o', 1, integer({ min: 0, max: 1 })),
  },
  backprop: {
    // From 1, as people count; where there are fewer points, weights or layers, the last one.
    point: field('p', 1, integer({ min: 1, max: 1_000_000 })),
    examples: field('of', 'one', choice(['one', 'batch', 'all'])),
    batch: field('b', null, optional(integer({ min: 1, max: 5000 }), 'board')),
    step: field('s', 0, integer({ min: 0, max: 99 })),
    unit: field('j', 1, integer({ min: 1, max: 64 })),
    from: field('i', 1, integer({ min: 0, max: 64 })),
    // Into which the weights lead that an update is shown of; 0 for the outputs.
    layer: field('l', 0, integer({ min: 0, max: 11 })),
    hide: field('hide', 'none', choice(['none', 'last', 'two', 'all'])),
    // Of the table of derivatives; usually the one that the step's weight is on.
    page: field('page', null, optional(integer({ min: 1, max: 100_000 }), 'step')),
  },
  sweep: {
    count: field('n', 11, integer({ min: 7, max: 15 })),
    from: field('from', 0.001, real({ min: 1e-6, max: 1000 })),
    to: field('to', 10, real({ min: 1e-6, max: 1000 })),
    start: field('start', 'cold', choice(['cold', 'warm'])),
  },
  starts: {
    count: field('n', 200, integer({ min: 10, max: 1000 })),
    from: field('from', 1, integer({ min: 0, max: 0xffff_fc17 })),
    zero: field('zero', false, flag()),
  },
  minima: {
    updates: field('n', 500, integer({ min: 1, max: 20_000 })),
    directions: field('seed', 1, integer({ min: 0, max: 0xffff_ffff })),
    size: field('size', '256', choice(['64', '128', '256'])),
    a: field('a', 0, real({ min: -1e4, max: 1e4 })),
    b: field('b', 0, real({ min: -1e4, max: 1e4 })),
    width: field('w', 8, real({ min: 0.001, max: 1e4, positive: true })),
  },
  landscape: {
    through: field('through', 'random', choice(['random', 'three'])),
    directions: field('seed', 1, integer({ min: 0, max: 0xffff_ffff })),
    isNormalised: field('norm', true, flag()),
    // Places on the board, from 1; 0 for the next ones of the same shape.
    second: field('second', 0, integer({ min: 0, max: 24 })),
    third: field('third', 0, integer({ min: 0, max: 24 })),
    extent: field('extent', 1, real({ min: 0.001, max: 1000, positive: true })),
  },
  cloud: {
    count: field('n', 100, integer({ min: 10, max: 200 })),
    // Beside the figure's own: 0.1 beside 0, and 0 beside any other.
    other: field('l', 'auto', numberOr(real({ min: 0, max: 1e6 }), ['auto'])),
    // As many for every network, or the spread would measure how far each has come.
    updates: field('u', 500, integer({ min: 10, max: 5000 })),
    from: field('from', 'source', choice(['source', 'bootstrap'])),
  },
  weather: {
    axes: field('y', 'rate', choice(['rate', 'units'])),
    size: field('n', '48', choice(['12', '24', '48'])),
    from: field('from', 0.001, real({ min: 1e-6, max: 1e6 })),
    to: field('to', 1000, real({ min: 1e-6, max: 1e6 })),
    rateFrom: field('rfrom', 0.01, real({ min: 1e-6, max: 1000 })),
    rateTo: field('rto', 10, real({ min: 1e-6, max: 1000 })),
    layer: field('layer', 1, integer({ min: 1, max: 10 })),
    most: field('most', 24, integer({ min: 2, max: 64 })),
    updates: field('u', 1000, integer({ min: 10, max: 10_000 })),
  },
});

/** @typedef {keyof typeof VIEWS} ViewName */

/** @typedef {{ name: ViewName, settings: Readonly<Record<string, any>> }} View */

/** @param {string} name @returns {name is ViewName} */
const isView = (name) => Object.hasOwn(VIEWS, name);

/** @param {ViewName} name @returns {Record<string, Field<any>>} */
const fieldsOf = (name) => VIEWS[name];

/**
 * What a text means. What cannot be understood falls back to its default, and is named.
 *
 * @param {string} text
 * @returns {View & { problems: readonly Problem[] }}
 */
export function decodeView(text) {
  const problems = new Problems();
  const { key } = VIEW;
  const [name, ...pairs] = text.split(',');
  const known = isView(name) ? name : 'network';
  if (!isView(name)) problems.push({ field: key, code: 'unknown', key: cut(name) });
  const fields = fieldsOf(known);
  const settings = Object.fromEntries(Object.entries(fields).map(([is, row]) => [is, row.default]));
  for (const pair of isView(name) ? pairs : []) {
    const at = pair.indexOf('=');
    const [part, written] = [pair.slice(0, at), pair.slice(at + 1)];
    const entry = Object.entries(fields).find(([, row]) => row.key === part);
    const value = entry?.[1].parse(written);
    if (!entry) problems.push({ field: key, code: 'unknown', key: cut(part) });
    else if (value === undefined) problems.push(fallback(`${key}, ${part}`, written, entry[1]));
    else settings[entry[0]] = value;
  }
  return { name: known, settings, problems: problems.told() };
}

/**
 * A view as a text: what differs from the defaults.
 *
 * @param {ViewName} name
 * @param {Readonly<Record<string, unknown>>} [settings]  the others are the defaults
 * @throws {RangeError} where a setting is not there, or not what it takes
 */
export function encodeView(name, settings = {}) {
  const fields = fieldsOf(name);
  const pairs = Object.entries(settings).flatMap(([is, value]) => {
    const checked = fields[is]?.check(value);
    if (checked === undefined) throw new RangeError(`${name}.${is}: ${value} is not what it takes`);
    const written = fields[is].encode(checked);
    return written === fields[is].encode(fields[is].default) ? [] : [`${fields[is].key}=${written}`];
  });
  return [name, ...pairs].join(',');
}

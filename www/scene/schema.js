/**
 * Every field of a scene: its name in a link, its default, its limits and how it is written. The
 * only home of defaults; the store, the link and the controls all read this table. What stands in links alone is in
 * link-schema.js.
 *
 * @import { Board, Feature, Figure, NetworkFigure, NetworkSettings, OptimumFigure, Scene } from './scene.d.ts'
 * @import { Codec } from './codecs.js'
 */
import {
  choice,
  flag,
  identifier,
  integer,
  layerSizes,
  name,
  numberOr,
  probabilities,
  real,
  subset,
  lessonPlace,
  viewText,
} from './codecs.js';
import { LEVELS } from './levels.js';

/**
 * @template T
 * @typedef {Codec<T> & { key: string, default: T, repeats?: boolean }} Field
 */

/** The source of points that nobody sampled; they are part of the scene. */
export const OWN = 'own';

/** More figures than anyone can compare, and few enough that a link cannot exhaust the machine. */
export const MAX_FIGURES = 24;

/**
 * Epochs after which a run that nobody started by hand rests, converged or not. An unpenalised
 * network may creep along for ever; after 2000 L-BFGS iterations its picture no longer changes
 * visibly, and an open page should not heat a room.
 */
export const UNATTENDED_EPOCHS = 2000;

/** Epochs after which "train to convergence" gives up: SGD hovers around a minimum without end. */
export const CONVERGENCE_EPOCHS = 100_000;

/**
 * Updates that a link may ask a page to repeat. A small network makes a million in a second, so this is minutes of
 * work; whoever sends a later moment sends its weights along.
 */
export const MOST_REPEATED = 100_000_000;

/** Signs of a figure's name: more would not fit above its caption. */
const LONGEST_FIGURE_NAME = 40;

const seed = integer({ min: 0, max: 0xffff_ffff });

/**
 * @template {Codec<any>} C
 * @typedef {C extends Codec<infer T> ? T : never} ValueOf
 */

/**
 * @template {Codec<any>} C
 * @param {string} key  name in the link
 * @param {ValueOf<C>} value  the default
 * @param {C} codec
 * @returns {Readonly<C & { key: string, default: ValueOf<C> }>}
 */
export const field = (key, value, codec) => Object.freeze({ key, default: value, ...codec });

export const BOARD = Object.freeze(
  /** @satisfies {{ [F in keyof Board]: Field<Board[F]> }} */ ({
    // Which sources exist, and how many classes and how much noise each takes, is the engine's
    // knowledge; the pool replaces what it refuses (task.js).
    source: field('source', 'lecture', identifier()),
    classes: field('classes', 2, integer({ min: 2, max: 8 })),
    // The noise at which `lecture` leaves its clouds as they are drawn.
    noise: field('noise', 1, real({ min: 0, max: 1000 })),
    // Of two classes. A class that is rarer still hardly shows among a few hundred points.
    balance: field('balance', 0.5, real({ min: 0.05, max: 0.95 })),
    shown: field('show', 'all', choice(['all', '0', '1', '2', '3', '4', '5', '6', '7'])),
    points: field('points', 200, integer({ min: 10, max: 5000 })),
    testPoints: field('test', 1000, integer({ min: 0, max: 5000 })),
    // Points on which the lecture's figures show what they are there for, and come to rest soon; what that is stands in
    // tests/unit/default-scene.test.js. On most others, five units without a penalty want infinite weights.
    seed: field('seed', 579, seed),
    testShare: field('share', 0, real({ min: 0, max: 0.9 })),
    optimizer: field('optimizer', 'lbfgs', choice(['sgd', 'momentum', 'adam', 'lbfgs'])),
    learningRate: field('rate', 0.1, real({ min: 0, max: 1000, positive: true })),
    batchSize: field('batch', 0, integer({ min: 0, max: 5000 })),
    showTest: field('testpoints', false, flag()),
    speed: field('speed', 'auto', numberOr(integer({ min: 1, max: 100_000 }), ['auto', 'fastest'])),
    fill: field('fill', true, flag()),
    levels: field('levels', LEVELS, probabilities({ min: 0.0001, max: 0.9999, most: 9 })),
  }),
);

export const NETWORK = Object.freeze(
  /** @satisfies {{ [F in keyof NetworkSettings]: Field<NetworkSettings[F]> }} */ ({
    hidden: field('hidden', Object.freeze([5]), layerSizes({ maxLayers: 10, minUnits: 1, maxUnits: 64 })),
    lambda: field('l', 0, real({ min: 0, max: 1e6 })),
    activation: field('act', 'sigmoid', choice(['sigmoid', 'tanh', 'relu', 'leakyRelu'])),
    leak: field('leak', 0.01, real({ min: 0, max: 0.99 })),
    output: field('out', 'sigmoid', choice(['sigmoid', 'softmax'])),
    features: field(
      'in',
      Object.freeze(/** @type {Feature[]} */ (['x1', 'x2'])),
      subset(['x1', 'x2', 'x1x1', 'x2x2', 'x1x2', 'sinx1', 'sinx2']),
    ),
    init: field('init', 'xavier', choice(['xavier', 'xavierPlain', 'he', 'uniform', 'zero'])),
    seed: field('seed', 1, seed),
    name: field('name', '', name({ most: LONGEST_FIGURE_NAME })),
  }),
);

/** What is seen of the network that is looked into; what that means is views.js's, which comes with the inspector. */
export const VIEW = field('view', 'network', viewText());

/** The scene of a lesson that the board is part of; what it says is the lessons', which come with the first of them. */
export const LESSON = field('lesson', null, lessonPlace());

/** What a person chooses about the optimum. */
export const OPTIMUM = Object.freeze({ name: NETWORK.name });

/** @returns {Board} */
export const defaultBoard = () => /** @type {Board} */ (defaultsOf(BOARD));

/**
 * A network with the default of every field that `settings` leaves out.
 *
 * @param {number} id
 * @param {Partial<NetworkSettings>} [settings]
 * @returns {NetworkFigure}
 */
export const networkFigure = (id, settings = {}) => ({
  kind: 'network',
  id,
  .../** @type {NetworkSettings} */ (defaultsOf(NETWORK)),
  ...settings,
});

/**
 * @param {number} id
 * @param {{ name?: string }} [settings]
 * @returns {OptimumFigure}
 */
export const optimumFigure = (id, { name = OPTIMUM.name.default } = {}) => ({ kind: 'optimum', id, name });

/**
 * The lecture's four figures: too small to follow the data, large enough to follow its noise, the
 * same held back by λ, and what can be known at best.
 *
 * @returns {readonly Figure[]}
 */
export const defaultFigures = () => [
  networkFigure(1, { hidden: [5] }),
  networkFigure(2, { hidden: [20, 20] }),
  networkFigure(3, { hidden: [20, 20], lambda: 0.1 }),
  optimumFigure(4),
];

/** @returns {Scene} */
export const defaultScene = () => ({
  board: defaultBoard(),
  figures: defaultFigures(),
  inspect: null,
  view: VIEW.default,
  lesson: LESSON.default,
});

/** @param {Record<string, Field<any>>} fields */
const defaultsOf = (fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, row]) => [name, row.default]));

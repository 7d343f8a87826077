/** Scenes and moments that nobody picked, from every field that a link has. */
import { oneLine } from '../../../www/points/names.js';
import { emptyPlane, withKeys } from '../../../www/points/edit.js';
import { keyOf } from '../../../www/points/grid.js';
import {
  BOARD,
  MAX_FIGURES,
  NETWORK,
  defaultBoard,
  networkFigure,
  optimumFigure,
} from '../../../www/scene/schema.js';

/** @typedef {ReturnType<typeof import('./random.js').createRandom>} Random */

/** @param {Random} random */
const number = (random) => random.next() * 10 ** (random.below(12) - 8);

/** @param {Random} random @param {number} most  signs */
const name = (random, most) =>
  oneLine(
    Array.from({ length: random.below(most) }, () =>
      random.pick(['a', 'Ö', '月', '🙂', ' ', '-', '"', '&', '=']),
    ).join(''),
  );

/** @param {Random} random */
function randomOwn(random) {
  const classes = 2 + random.below(7);
  const plane = emptyPlane(random.pick([undefined, [-1.5, 3, 0.1, 8]]), classes);
  const axes = plane.axes.map((axis) =>
    random.pick([axis, { name: name(random, 20), from: -number(random), to: 1 + number(random) }]),
  );
  const keys = Array.from({ length: random.pick([0, 1, 3, random.below(150)]) }, () =>
    keyOf(random.below(classes), random.below(65536), random.below(65536)),
  );
  const names = Array.from({ length: classes }, () => name(random, 12));
  return withKeys(
    { ...plane, axes: /** @type {any} */ (axes), classes: random.pick([plane.classes, names]) },
    keys,
  );
}

/** @param {Random} random @param {number} id */
const randomNetwork = (random, id) =>
  networkFigure(id, {
    hidden: Array.from({ length: random.below(11) }, () => 1 + random.below(64)),
    lambda: random.pick([0, 0.1, number(random), 1e6, Number.MIN_VALUE]),
    activation: random.pick(NETWORK.activation.choices),
    leak: random.pick([0.01, 0.99 * random.next()]),
    output: random.pick(NETWORK.output.choices),
    features: random.pick([['x1', 'x2'], ['sinx2'], ['x1', 'x1x1', 'x2x2', 'x1x2', 'sinx1']]),
    init: random.pick(NETWORK.init.choices),
    seed: random.pick([1, random.below(2 ** 32)]),
    name: random.pick(['', name(random, 41)]),
  });

/** @param {Random} random */
export function randomScene(random) {
  const figures = [];
  const optimumAt = random.below(12);
  for (let id = 1; id <= random.below(MAX_FIGURES + 1); id += 1) {
    figures.push(
      id === optimumAt
        ? optimumFigure(id, { name: random.pick(['', name(random, 41)]) })
        : randomNetwork(random, id),
    );
  }
  const networks = figures.filter(({ kind }) => kind === 'network');
  const own = random.below(3) === 0 ? randomOwn(random) : undefined;
  const board = {
    source: own ? 'own' : random.pick(['lecture', 'moons', 'xor']),
    classes: own ? own.classes.length : 2 + random.below(7),
    noise: random.pick([1, number(random)]),
    balance: random.pick([0.5, 0.05 + 0.9 * random.next()]),
    shown: random.pick(BOARD.shown.choices),
    points: 10 + random.below(4991),
    testPoints: random.below(5001),
    seed: random.below(2 ** 32),
    testShare: random.pick([0, 0.3, 0.9 * random.next()]),
    optimizer: random.pick(BOARD.optimizer.choices),
    learningRate: Math.min(number(random) + 1e-9, 1000),
    batchSize: random.below(5001),
    showTest: random.pick([true, false]),
    speed: random.pick([.../** @type {const} */ (['auto', 'fastest']), 1 + random.below(100_000)]),
    fill: random.pick([true, false]),
    levels: random.pick([
      BOARD.levels.default,
      [],
      [0.5],
      /** @type {number[]} */ (
        BOARD.levels.check(Array.from({ length: 1 + random.below(9) }, () => 0.0001 + 0.9998 * random.next()))
      ),
    ]),
  };
  const inspect = random.pick([null, ...networks.map(({ id }) => id)]);
  return {
    board: random.below(8) === 0 && !own ? defaultBoard() : board,
    figures,
    inspect,
    lesson: random.pick([null, null, 'overfitting', 'overfitting/lambda', 'own-one/2-5-1']),
    view:
      inspect === null ? 'network' : random.pick(['network', 'curves', 'sweep,n=11', 'a,b=-1.5e-7,c=0.1:2']),
    ...(own ? { own } : {}),
  };
}

/** A scene, and in half of the cases a moment. @param {Random} random */
export function randomBoard(random) {
  const scene = randomScene(random);
  const weights = () => Float32Array.from({ length: 1 + random.below(40) }, () => 4 * random.next() - 2);
  const late = () => ({ at: random.pick([1e9, 2 ** 53 - 1]), theta: weights() });
  const early = () => ({
    at: random.pick([0, random.below(1e8)]),
    theta: random.pick([null, null, weights()]),
  });
  const stands = scene.figures.flatMap(({ kind, id }) =>
    kind === 'network' && random.below(4) > 0 ? [[id, random.pick([late, early, early])()]] : [],
  );
  const moment =
    stands.length > 0 && random.below(2) > 0
      ? { rests: random.pick([true, false]), figures: new Map(/** @type {any} */ (stands)) }
      : null;
  return { scene, moment };
}

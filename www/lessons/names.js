/**
 * The names that lessons know: of quantities, controls, tools and numbers. What a lesson may say stands here and nowhere
 * else.
 *
 * @import { BoardControl, ControlTarget, FigureControl, Hidden, NumberFormat, QuantityName, StatusWord, ToolName } from './lessons.d.ts'
 */

/**
 * How many arguments each takes, the first of which is the figure's place, and how it is told. Layers are numbered as in
 * Θ⁽⁰⁾ … Θ⁽ᴸ⁻¹⁾, so that `weight(1,0,2,1)` is θ₂₁⁽⁰⁾ of figure 1, i = 0 being the bias; layers of units from 1.
 *
 * @type {Readonly<Record<QuantityName, { least: number, most: number, format: NumberFormat['kind'] }>>}
 */
export const QUANTITIES = {
  D: { least: 1, most: 1, format: 'auto' },
  R: { least: 1, most: 1, format: 'auto' },
  E: { least: 1, most: 1, format: 'auto' },
  testD: { least: 1, most: 1, format: 'auto' },
  accuracy: { least: 1, most: 1, format: 'percent' },
  testAccuracy: { least: 1, most: 1, format: 'percent' },
  // Two names of one: the expected D beyond the smallest possible, which is E[KL(P‖t)] of classes.
  kl: { least: 1, most: 1, format: 'auto' },
  excess: { least: 1, most: 1, format: 'auto' },
  excessError: { least: 1, most: 1, format: 'percent' },
  // Of the board's source, so that the figure says nothing.
  bayesD: { least: 0, most: 1, format: 'auto' },
  bayesError: { least: 0, most: 1, format: 'percent' },
  lambda: { least: 1, most: 1, format: 'setting' },
  epochs: { least: 1, most: 1, format: 'whole' },
  updates: { least: 1, most: 1, format: 'whole' },
  status: { least: 1, most: 1, format: 'word' },
  maxWeight: { least: 1, most: 1, format: 'auto' },
  weight: { least: 4, most: 4, format: 'auto' },
  gradNorm: { least: 1, most: 2, format: 'auto' },
  saturated: { least: 2, most: 2, format: 'percent' },
  dead: { least: 2, most: 2, format: 'percent' },
  parameters: { least: 1, most: 1, format: 'whole' },
  points: { least: 0, most: 1, format: 'whole' },
};

/** @type {readonly StatusWord[]} */
export const STATUS_WORDS = ['training', 'converged', 'diverged'];

/** @type {readonly ToolName[]} */
export const TOOLS = [
  ...['network', 'curves', 'truth', 'formula', 'backprop', 'outputs', 'starts'],
  ...['minima', 'landscape', 'sweep', 'cloud', 'weather', 'activations', 'gradients'],
].map((name) => /** @type {ToolName} */ (name));

/** @type {readonly FigureControl[]} */
export const FIGURE_CONTROLS = ['lambda', 'layers', 'activation', 'output', 'seed', 'weights', 'figure'];

/** @type {readonly BoardControl[]} */
export const BOARD_CONTROLS = [
  ...['source', 'noise', 'points', 'new-points', 'optimizer', 'rate', 'batch', 'classes', 'balance'],
  ...['train', 'update', 'epoch', 'reset', 'speed', 'levels', 'fill', 'test-points', 'tool'],
].map((name) => /** @type {BoardControl} */ (name));

/** @type {readonly Hidden[]} */
export const HIDDEN = ['d', 'r', 'e', 'accuracy', 'test', 'excess', 'optimum', 'bayes', 'tool'];

/**
 * `2.lambda` or `noise`: a figure's control has its place before it, one of the board none.
 *
 * @param {string} text
 * @returns {ControlTarget | undefined}
 */
export function controlTarget(text) {
  const [, place, name] = /^(?:([1-9]\d?)\.)?([a-z-]+)$/.exec(text) ?? [];
  const figure = place === undefined ? null : Number(place);
  const known = /** @type {ControlTarget['name'] | undefined} */ (
    (figure === null ? BOARD_CONTROLS : FIGURE_CONTROLS).find((each) => each === name)
  );
  return known && { figure, name: known };
}

/** @param {ControlTarget} target */
export const controlText = ({ figure, name }) => (figure === null ? name : `${figure}.${name}`);

/** All controls, as they are written for the first figure. */
export const CONTROLS = [...FIGURE_CONTROLS.map((name) => `1.${name}`), ...BOARD_CONTROLS];

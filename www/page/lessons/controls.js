/**
 * The controls of the page by the names that lessons have for them: which are shown in a scene, and which one a text
 * points at.
 *
 * @import { ControlTarget, Fence } from '../../lessons/lessons.d.ts'
 */
import { BOARD_CONTROLS, FIGURE_CONTROLS } from '../../lessons/names.js';
import { neededControls } from '../elements/needed.js';

/** @type {Record<import('../../lessons/lessons.d.ts').BoardControl, string>} */
const BOARD = {
  source: 'mlp-source-field',
  noise: '.field:has(#noise-input)',
  points: '.field:has(#points-input)',
  'new-points': '[data-testid="new-points"]',
  optimizer: '.field:has(#optimizer-select)',
  rate: '.field:has(#learning-rate-input)',
  batch: '.field:has(#batch-size-input)',
  classes: '.field:has(#classes-input)',
  balance: '.field:has(#balance-input)',
  train: '.transport [data-testid="play"]',
  update: '.transport [data-testid="step-update"]',
  epoch: '.transport [data-testid="step-epoch"]',
  reset: '.transport [data-testid="reset"]',
  speed: '.transport .speed',
  levels: '[data-testid="picture-settings"]',
  fill: '[data-testid="picture-settings"]',
  'test-points': '.check:has([data-testid="show-test-points"])',
  tool: '.inspector',
};

/** Inside a figure's card. @type {Record<import('../../lessons/lessons.d.ts').FigureControl, string>} */
const FIGURE = {
  lambda: '.lambda',
  layers: 'mlp-layers',
  activation: 'mlp-network-settings',
  output: 'mlp-network-settings',
  seed: 'mlp-network-settings',
  weights: '.inspect',
  figure: '.card',
};

/** What is hidden during a lesson whatever it needs: what leads away from the scene. */
const ALWAYS = [
  '.more-button',
  '[data-testid="add-network"]',
  '[data-testid="add-optimum"]',
  '[data-testid="own-points"]',
  '.transport [data-testid="converge"]',
  'mlp-figure-head .menu',
  '[data-testid$="-handle"]',
  // They stand among fields of which a scene may need one.
  '.field:has(#test-points-input)',
  '.field:has(#test-share-input)',
  '.field:has(#seed-input)',
];

/** What leads from a scene's tool to others. */
const OTHER_TOOLS = ['.inspector > .tabs', '[data-testid="inspector-close"]'];

/** Controls that tools have themselves, by the tools. */
const IN_TOOLS = {
  minima: { rate: 'mlp-inspector .minima-rate' },
  formula: { weights: 'mlp-inspector .tab-panel .formula' },
  gradients: { activation: 'mlp-inspector .tool-settings > fieldset' },
};

/**
 * What a scene needs beside what its tool has itself.
 *
 * @param {readonly ControlTarget[]} targets
 * @param {Fence['tool']} tool
 */
export function besidesTool(targets, tool) {
  const own = Object.keys(IN_TOOLS[/** @type {keyof typeof IN_TOOLS} */ (tool?.name)] ?? {});
  return targets.filter(
    ({ figure, name }) => !own.includes(name) || (figure !== null && figure !== tool?.figure),
  );
}

/** Fields that stand among those which are seldom set. */
const SELDOM = ['rate', 'batch', 'classes', 'balance'];

/** @param {ControlTarget} target */
const isFigure = ({ figure }) => figure !== null;

/** @param {ControlTarget} target  of a figure or of the board */
export function selectorOf({ figure, name }) {
  const inside = FIGURE[/** @type {keyof typeof FIGURE} */ (name)];
  return figure === null
    ? BOARD[/** @type {keyof typeof BOARD} */ (name)]
    : `.board > mlp-figure:nth-of-type(${figure}) ${inside}`;
}

/**
 * Rules that show of all controls these alone.
 *
 * @param {readonly ControlTarget[]} shown
 * @returns {string} as a stylesheet
 */
export function rulesFor(shown) {
  const board = shown.filter((target) => !isFigure(target)).map(selectorOf);
  const isShown = (/** @type {string} */ selector) => board.includes(selector);
  const hidden = [
    ...BOARD_CONTROLS.filter((name) => name !== 'tool').map((name) => BOARD[name]),
    ...ALWAYS,
    ...(isShown(BOARD.tool) ? [] : OTHER_TOOLS),
  ].filter((selector) => !isShown(selector));
  const ofFigures = FIGURE_CONTROLS.filter((name) => name !== 'figure').map((name) => FIGURE[name]);
  // Those of one figure only: the others keep theirs hidden.
  const kept = shown.filter(isFigure).map((target) => selectorOf(target));
  const cards = [...new Set(ofFigures)].map((inside) => {
    const exceptions = kept.filter((selector) => selector.endsWith(` ${inside}`));
    return `.board > mlp-figure ${inside}${exceptions.map((selector) => `:not(${selector})`).join('')}`;
  });
  const isSeldom = shown.some(({ name }) => SELDOM.includes(name));
  return [
    `${[...new Set([...hidden, ...cards])].join(',\n')} { display: none !important; }`,
    isSeldom ? '.settings-more[hidden] { display: flex !important; }' : '',
    board.length === 0 ? 'mlp-settings { display: none !important; }' : '',
    // The count of epochs alone would stay on top of a small screen.
    board.some((selector) => selector.startsWith('.transport'))
      ? ''
      : 'mlp-transport { display: none !important; }',
  ].join('\n');
}

/** A stylesheet that is in force while a scene is shown. */
export class ShownControls {
  #sheet = new CSSStyleSheet();

  constructor() {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /** @param {readonly ControlTarget[] | null} shown  null for all */
  show(shown) {
    this.#sheet.replaceSync(shown === null ? '' : rulesFor(shown));
    neededControls.value = shown;
  }

  close() {
    neededControls.value = null;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}

/**
 * Where figures stand alone, they have their controls beside them, or in a bar that all share.
 *
 * @type {Record<import('../../lessons/lessons.d.ts').FigureControl, (place: number) => string>}
 */
const ON_STAGE = {
  lambda: (place) => `.stage-controls[data-place="${place}"] mlp-slider`,
  layers: (place) => `.stage-controls[data-place="${place}"] mlp-sizes`,
  ...{ activation: neededOn, output: neededOn, seed: neededOn },
  weights: () => 'mlp-inspector .formula, mlp-inspector',
  figure: (place) => `.stage-figure[data-place="${place}"]`,
};

/** @param {number} place */
function neededOn(place) {
  return `.needed-network[data-place="${place}"]`;
}

/** @param {ControlTarget} target */
export const stageSelectorOf = ({ figure, name }) =>
  figure === null
    ? selectorOf({ figure, name })
    : ON_STAGE[/** @type {keyof typeof ON_STAGE} */ (name)](figure);

/** The control that is meant, on the page or on a stage. @param {ControlTarget} target */
const elementOf = (target) => {
  const inTools = Object.values(IN_TOOLS).flatMap((own) =>
    Object.entries(own).flatMap(([name, selector]) => (name === target.name ? [selector] : [])),
  );
  const found = [...inTools, selectorOf(target), stageSelectorOf(target)].map((selector) =>
    document.querySelector(selector),
  );
  return found.find((element) => element?.checkVisibility()) ?? null;
};

/** @type {Element | null} */
let lit = null;

/**
 * Lights up a control, or none.
 *
 * @param {ControlTarget | null} target
 * @param {{ isWanted?: boolean }} [options]  whether a person wants to get there: it is brought into sight, and has the focus
 */
export function lightUp(target, { isWanted = false } = {}) {
  lit?.removeAttribute('data-lit');
  lit = target && elementOf(target);
  lit?.setAttribute('data-lit', '');
  if (!lit || !isWanted) return;
  lit.scrollIntoView({ block: 'nearest' });
  const inside = lit.matches('button, input, select')
    ? lit
    : lit.querySelector('input, select, button, summary');
  if (inside instanceof HTMLElement) inside.focus({ preventScroll: true });
}

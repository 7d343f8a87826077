/**
 * The board, every dialog, every tab and tool of the inspector, and a lesson: how each is opened, and what is there when it has come.
 *
 * @import { Page } from '@playwright/test'
 */
import { expect } from './fixtures.js';

const BOARD = '#v=1&points=40&test=40&fig=2,l=0.1&fig=2,l=0.2&fig=2,l=0.3,seed=3&fig=optimum';
const XOR = '#v=1&source=xor&points=40&test=40&optimizer=sgd&rate=0.5&fig=2,act=tanh,l=0.01';

/**
 * A view by its name: the link that shows it, what a hand does then, and what is there when it has come.
 *
 * @type {Record<string, { link: string, open?: (page: Page) => Promise<unknown>, there: string }>}
 */
export const VIEWS = {
  board: { link: BOARD, there: 'caption' },
  scenes: { link: BOARD, open: press('scenes'), there: 'scenes-dialog' },
  help: { link: BOARD, open: press('help'), there: 'help-dialog' },
  share: { link: BOARD, open: press('share'), there: 'share-dialog' },
  'own points': { link: BOARD, open: press('own-points'), there: 'own-file' },
  seeds: { link: BOARD, open: press('figure-1-menu-button', 'figure-1-seeds'), there: 'seeds-dialog' },
  lessons: { link: BOARD, open: press('scenes', 'open-lessons'), there: 'copy-scene' },
  'a lesson': { link: '#v=1&lesson=overfitting/five', there: 'lesson' },
  network: { link: `${BOARD}&inspect=1`, there: 'weight' },
  curves: { link: `${BOARD}&inspect=1&view=curves`, there: 'readings' },
  truth: { link: `${BOARD}&inspect=1&view=truth`, there: 'divergence' },
  formula: { link: `${BOARD}&inspect=1&view=formula`, there: 'formula' },
  outputs: { link: `${BOARD}&inspect=1&view=outputs`, there: 'outputs-from' },
  'outputs of four classes': {
    link: '#v=1&source=blobs&classes=4&noise=1&points=40&test=40&fig=3,l=0.1&inspect=1&view=outputs',
    there: 'outputs-shares',
  },
  'two outputs and one': {
    link: '#v=1&points=40&test=40&fig=0,l=0.1&fig=optimum&inspect=1&view=outputs,s=two',
    there: 'outputs-rest-picture',
  },
  'squared errors': {
    link: '#v=1&source=sine&noise=0.3&points=40&test=40&fig=3,l=0.01&inspect=1&view=outputs,s=squared',
    there: 'outputs-from',
  },
  'the wrong pairing': { link: `${BOARD}&inspect=1&view=outputs,s=pairing`, there: 'outputs-verdict' },
  backprop: { link: `${BOARD}&inspect=1&view=backprop`, there: 'walk' },
  activations: { link: `${BOARD}&inspect=1&view=activations`, there: 'activation-table' },
  gradients: { link: `${BOARD}&inspect=1&view=gradients`, there: 'gradients-share-table' },
  landscape: { link: `${BOARD}&inspect=1&view=landscape`, there: 'landscape-table' },
  sweep: { link: `${BOARD}&inspect=1&view=sweep,n=7`, there: 'sweep-table' },
  cloud: { link: `${BOARD}&inspect=1&view=cloud,n=10,u=10`, there: 'cloud-table' },
  starts: { link: `${BOARD}&inspect=1&view=starts,n=10`, there: 'starts-table' },
  minima: { link: `${XOR}&inspect=1&view=minima,n=10,size=64`, there: 'minima-table' },
  weather: { link: `${XOR}&inspect=1&view=weather,n=12,u=60`, open: readCell, there: 'weather-table' },
  'weather of units': {
    link: `${XOR}&inspect=1&view=weather,y=units,n=12,most=5,u=60`,
    open: readCell,
    there: 'weather-table',
  },
};

/** @param {...string} ids  of what is pressed, one after the other, by keys as well as a mouse does it */
function press(...ids) {
  return async (/** @type {Page} */ page) => {
    for (const id of ids) await page.getByTestId(id).press('Enter');
  };
}

/** @param {Page} page */
async function readCell(page) {
  await page.getByTestId('weather-cursor').focus();
  await page.keyboard.press('ArrowUp');
}

/** @param {Page} page @param {keyof typeof VIEWS} name */
export async function show(page, name) {
  const { link, open, there } = VIEWS[name];
  await page.goto('about:blank');
  await page.goto(`./${link}`);
  await open?.(page);
  await expect(page.getByTestId(there).first()).toBeVisible();
  // With all of its numbers.
  await expect(page.locator('[data-end=running]')).toHaveCount(0);
  for (const each of await page.locator('mlp-data-table details').all()) {
    await each.evaluate((details) => details.setAttribute('open', ''));
  }
}

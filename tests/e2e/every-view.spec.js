/**
 * Every dialog, tool and lesson: what machines can check of WCAG 2.2 AA in both languages, targets of 24 px, and a window
 * of 1280 × 1024 px at 400 %, which is 320 × 256 px. What each view does is tested elsewhere.
 *
 * @import { Page } from '@playwright/test'
 */
import { violations } from './support/axe.js';
import { expect, test } from './support/fixtures.js';
import { smallTargets, tooWide } from './support/reach.js';

const BOARD = '#v=1&points=40&test=40&fig=2,l=0.1&fig=2,l=0.2&fig=2,l=0.3,seed=3&fig=optimum';
const XOR = '#v=1&source=xor&points=40&test=40&optimizer=sgd&rate=0.5&fig=2,act=tanh,l=0.01';

/**
 * A view by its name: the link that shows it, what a hand does then, and what is there when it has come.
 *
 * @type {Record<string, { link: string, open?: (page: Page) => Promise<unknown>, there: string }>}
 */
const VIEWS = {
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
  backprop: { link: `${BOARD}&inspect=1&view=backprop`, there: 'walk' },
  activations: { link: `${BOARD}&inspect=1&view=activations`, there: 'activation-table' },
  gradients: { link: `${BOARD}&inspect=1&view=gradients`, there: 'gradients-share-table' },
  landscape: { link: `${BOARD}&inspect=1&view=landscape`, there: 'landscape-table' },
  sweep: { link: `${BOARD}&inspect=1&view=sweep,n=7`, there: 'sweep-table' },
  cloud: { link: `${BOARD}&inspect=1&view=cloud,n=10,u=10`, there: 'cloud-table' },
  starts: { link: `${BOARD}&inspect=1&view=starts,n=10`, there: 'starts-table' },
  minima: { link: `${XOR}&inspect=1&view=minima,n=10,size=64`, there: 'minima-table' },
  weather: { link: `${XOR}&inspect=1&view=weather,n=12`, there: 'weather-table' },
};

/** @param {...string} ids  of what is pressed, one after the other */
function press(...ids) {
  return async (/** @type {Page} */ page) => {
    for (const id of ids) await page.getByTestId(id).click();
  };
}

/** @param {Page} page @param {keyof typeof VIEWS} name */
async function show(page, name, lang = 'en') {
  const { link, open, there } = VIEWS[name];
  await page.goto('about:blank');
  await page.goto(`./?lang=${lang}${link}`);
  await open?.(page);
  await expect(page.getByTestId(there).first()).toBeVisible();
  // With its numbers.
  for (const each of await page.locator('mlp-data-table details').all()) {
    await each.evaluate((details) => details.setAttribute('open', ''));
  }
}

for (const name of Object.keys(VIEWS)) {
  test(`${name}: axe finds nothing, and nothing is too small or too wide`, async ({ page }) => {
    await show(page, name);
    expect(await violations(page)).toEqual([]);
    expect((await smallTargets(page)).small).toEqual([]);
    await page.setViewportSize({ width: 320, height: 256 });
    await expect.poll(() => tooWide(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await show(page, name, 'de');
    await page.setViewportSize({ width: 320, height: 256 });
    await expect.poll(() => tooWide(page)).toEqual([]);
  });
}

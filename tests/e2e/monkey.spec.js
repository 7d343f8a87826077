/** No sequence of clicks and entries breaks the page. */
import { createRandom } from '../unit/support/random.js';
import { expect, test } from './support/fixtures.js';

const ACTIONS = 60;
const ENTRIES = ['0', '1', '0,5', '-3', '1e-3', '1e12', '7', '64', '', 'x', '10', '200', '0.0000001', '３'];
const KEYS = [
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowLeft',
  'ArrowRight',
  'Space',
  'Enter',
  'Escape',
  'Tab',
];

for (const seed of [1, 2]) {
  test(`${ACTIONS} random actions leave a page that works, seed ${seed}`, async ({ board, page }) => {
    // A second an action on a busy machine, and some of them open a table or a file.
    test.setTimeout(180_000);
    const random = createRandom(seed);
    await board.open('#points=40&test=40&fig=3&fig=4-2,l=0.1,act=leakyRelu&fig=optimum');
    /** @type {string[]} */
    const done = [];
    for (let i = 0; i < ACTIONS; i++) {
      // While a dialog is open, nothing else can be reached.
      const scope = page.locator((await page.locator('dialog[open]').count()) > 0 ? 'dialog[open]' : 'body');
      const controls = scope.locator(
        'button:visible:enabled, input:visible:enabled:not([type=file], [readonly]), select:visible, summary:visible',
      );
      const count = await controls.count();
      // What it is stays the same, whatever comes and goes beside it.
      const control = page.locator('[data-chosen]');
      try {
        const chosen = controls.nth(random.below(count));
        await page.evaluate(() => document.querySelector('[data-chosen]')?.removeAttribute('data-chosen'));
        await chosen.evaluate((element) => element.setAttribute('data-chosen', ''), undefined, {
          timeout: 5_000,
        });
        const kind = await control.evaluate(kindOf, undefined, { timeout: 5_000 });
        done.push(kind.name);
        await act(page, control, kind.type, random);
      } catch (error) {
        // A dialog is loaded when it is asked for first, and may open in front of what was chosen meanwhile; and
        // what follows an action a moment later may leave fewer controls than there were to choose from.
        const isCovered = (await page.locator('dialog[open]').count()) > 0;
        const isThere =
          (await control.count()) > 0 && (await control.isEnabled({ timeout: 500 }).catch(() => false));
        if (!isCovered && isThere) throw error;
      }
    }
    // Closes the dialog, if that is where it ended, also one that is still on its way.
    await expect(async () => {
      await page.keyboard.press('Escape');
      await expect(page.locator('dialog[open]')).toHaveCount(0, { timeout: 500 });
    }).toPass({ timeout: 20_000 });
    const story = done.join(' ');
    // No worker was lost on the way.
    await expect(board.notices.filter({ hasText: 'worker' }), story).toHaveCount(0);
    // What the link says now is a scene without problems, and training still works.
    await board.stops();
    const link = await board.hash();
    await board.open(link);
    await expect(board.notices, link).toHaveCount(0);
    await board.follow('#points=40&fig=3,l=0.2&fig=optimum');
    await board.rests();
    await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'converged');
  });
}

/**
 * What a person may do with a control of this type, some of it without sense.
 *
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').Locator} control
 * @param {string} type of an input, otherwise the element's name
 * @param {ReturnType<typeof createRandom>} random
 */
async function act(page, control, type, random) {
  const timeout = 5_000;
  if (type === 'select') {
    const options = await control.locator('option').count();
    await control.selectOption({ index: random.below(options) }, { timeout });
  } else if (type === 'text') {
    await control.fill(random.pick(ENTRIES), { timeout });
    await control.blur({ timeout });
  } else if (type === 'number') {
    const numbers = ENTRIES.filter((entry) => /^(-?\d+(\.\d+)?)?$/.test(entry));
    await control.fill(random.pick(numbers), { timeout });
    await control.blur({ timeout });
  } else if (type === 'range') {
    await control.focus({ timeout });
    await page.keyboard.press(random.pick(KEYS));
  } else if (type === 'radio') {
    await control.check({ force: true, timeout }); // its label is what is seen
  } else {
    await control.click({ timeout });
  }
}

/** @param {Element} element @returns {{ type: string, name: string }} */
function kindOf(element) {
  const type = element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase();
  return {
    type,
    name: element.getAttribute('data-testid') ?? element.getAttribute('aria-label') ?? type,
  };
}

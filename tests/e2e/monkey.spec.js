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
      const control = controls.nth(random.below(count));
      const kind = await control.evaluate((element) => {
        const type = element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase();
        return {
          type,
          name: element.getAttribute('data-testid') ?? element.getAttribute('aria-label') ?? type,
        };
      });
      done.push(kind.name);
      if (kind.type === 'select') {
        const options = await control.locator('option').count();
        await control.selectOption({ index: random.below(options) });
      } else if (kind.type === 'text') {
        await control.fill(random.pick(ENTRIES));
        await control.blur();
      } else if (kind.type === 'number') {
        await control.fill(random.pick(ENTRIES.filter((entry) => /^(-?\d+(\.\d+)?)?$/.test(entry))));
        await control.blur();
      } else if (kind.type === 'range') {
        await control.focus();
        await page.keyboard.press(random.pick(KEYS));
      } else if (kind.type === 'radio') {
        await control.check({ force: true }); // its label is what is seen
      } else {
        await control.click();
      }
    }
    await page.keyboard.press('Escape'); // closes the dialog, if that is where it ended
    const story = done.join(' ');
    // No worker was lost on the way.
    await expect(board.notices.filter({ hasText: 'worker' }), story).toHaveCount(0);
    // What the link says now is a scene without problems, and training still works.
    await board.stepUpdate.click(); // pauses
    await expect(board.play).toHaveText('Train');
    const link = await board.hash();
    await board.open(link);
    await expect(board.notices, link).toHaveCount(0);
    await board.follow('#points=40&fig=3,l=0.2&fig=optimum');
    await board.rests();
    await expect(board.figure(0).status).toHaveText('converged');
  });
}

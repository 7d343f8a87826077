/**
 * Every dialog, tool and lesson: what machines can check of WCAG 2.2 AA in both languages and colours; targets of 24 px; a
 * walk by Tab from the first control to the last, and back, each in sight and marked while the keyboard is on it; a window of
 * 1280 × 1024 px at 400 %, which is 320 × 256 px; and every button, while nothing can be fetched. What each view does is
 * tested elsewhere.
 */
import { inOtherLanguage, violations } from './support/axe.js';
import { CUT_OFF, fetchNothingAtRest, pressAllCutOff } from './support/cut-off.js';
import { expect, test } from './support/fixtures.js';
import { smallTargets, tooWide } from './support/reach.js';
import { VIEWS, show } from './support/views.js';
import { walkByTab } from './support/walk.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} part @param {Parameters<typeof walkByTab>[2]} [how] */
async function isWalked(page, part, how) {
  const { walked, stops, troubles } = await walkByTab(page, part, how);
  expect(stops.length).toBeGreaterThan(1);
  expect(walked).toEqual(stops);
  expect(troubles).toEqual([]);
}

/** Views whose only pictures are those of figures, or whose numbers stand in sentences; every other has a table. */
const WITHOUT_NUMBERS = ['truth', 'formula'];

/**
 * Pictures without rows in a table behind them, or the view, where it has no table at all. A map of one network has none, as
 * figures of the board have none.
 *
 * @param {Page} page
 */
const untabled = (page) =>
  page.evaluate(() => {
    // One that has come late is folded, and has none before it is unfolded.
    for (const table of document.querySelectorAll('mlp-data-table details')) table.setAttribute('open', '');
    const hasRows = (/** @type {Element} */ part) => part.querySelector('mlp-data-table tbody tr') !== null;
    const pictures = [...document.querySelectorAll('mlp-tool-picture, mlp-curves')];
    return [document.body, ...pictures]
      .filter((part) => part.getAttribute('key') !== 'landscape-there' && !hasRows(part))
      .map((part) => part.outerHTML.slice(0, 80));
  });

test.use({ expectedProblems: [CUT_OFF] });

for (const name of Object.keys(VIEWS)) {
  test(`${name}: axe finds nothing, all has room, numbers are in tables, Tab leads through it in sight, and nothing is thrown without a network`, async ({
    page,
  }) => {
    await fetchNothingAtRest(page);
    await show(page, name);
    // The board beside a tool has been looked at by itself, and beside one of them.
    const hasInspector = (await page.locator('mlp-inspector').count()) > 0;
    const part = hasInspector && name !== 'network' ? 'mlp-inspector' : 'html';
    if (hasInspector && !WITHOUT_NUMBERS.includes(name)) {
      // Some of them come with the numbers, a moment later than the rest.
      await expect.poll(() => untabled(page), 'what has no table').toEqual([]);
    }
    expect(await violations(page, part)).toEqual([]);
    expect((await smallTargets(page)).small).toEqual([]);
    await isWalked(page, part);
    // Upwards, too, nothing comes to lie under what stays on top.
    await page.setViewportSize({ width: 360, height: 740 });
    await isWalked(page, part, { isBack: true });
    await page.setViewportSize({ width: 740, height: 360 });
    await isWalked(page, part);
    await page.setViewportSize({ width: 320, height: 256 });
    const fits = () => expect.poll(() => tooWide(page)).toEqual([]);
    await fits();
    await inOtherLanguage(page, fits);
    // Whatever is pressed asks for what does not come, and says so: nothing is thrown.
    expect(await pressAllCutOff(page, part)).toBeGreaterThan(0);
  });
}

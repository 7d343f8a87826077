/**
 * What tools of the inspector with one picture have to do.
 *
 * @import { Page } from '@playwright/test'
 */
import { readFile } from 'node:fs/promises';
import { pixelsOf } from './drawing.js';
import { expect, test } from './fixtures.js';
import { strangersIn } from './strangers.js';

/**
 * Tests of one tool: it has no words but those of the catalogue, is drawn in light and dark, and its picture and its
 * numbers are saved. That it fits on a phone and is without barriers is tested for all views at once.
 *
 * @param {object} tool
 * @param {string} tool.key  of its picture
 * @param {string} tool.element
 * @param {string} tool.link
 * @param {(page: Page) => Promise<unknown>} tool.isDone
 * @param {RegExp} tool.svg  what its picture has when it is saved
 * @param {number} tool.rows  of its table, at least
 * @param {readonly string[]} [tool.known]  letters that are no words
 */
export function testTool({ key, element, link, isDone, svg, rows, known = [] }) {
  test('its words are of the catalogue', async ({ page }) => {
    await page.goto(`./?lang=pseudo${link}`);
    await isDone(page);
    const { count, strange } = await strangersIn(page, element, ['SVG', 'PNG', 'PDF', 'CSV', ...known]);
    expect(count).toBeGreaterThan(10);
    expect(strange).toEqual([]);
  });

  test('light and dark differ, and picture and numbers are saved', async ({ board, page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await board.openAtRest(link);
    await isDone(page);
    const canvas = page.getByTestId(`${key}-picture`);
    const light = await pixelsOf(canvas);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => pixelsOf(canvas)).not.toBe(light);
    const saved = async (/** @type {string} */ format) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByTestId(`${key}-save-${format}`).click(),
      ]);
      return readFile(await download.path());
    };
    expect((await saved('svg')).toString()).toMatch(svg);
    expect((await saved('png')).subarray(1, 4).toString()).toBe('PNG');
    expect((await saved('pdf')).subarray(0, 4).toString()).toBe('%PDF');
    await page.getByTestId(`${key}-table`).locator('summary').click();
    const lines = (await saved('csv')).toString().trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(rows);
  });
}

/** Paper is white, whatever the screen shows; and colours that people have chosen for all pages count. */
import { expect, test } from './support/fixtures.js';

/** @import { Page } from '@playwright/test' */
/** @import { Board } from './support/board.js' */

/** @type {[what: string, link: string][]} */
const BOARDS = [
  ['two classes', '#points=40&test=0&fig=3,l=0.1&fig=optimum'],
  ['more classes', '#source=blobs&classes=5&noise=0.9&points=40&test=0&fig=3,l=0.1&fig=optimum'],
  ['one of more classes', '#source=blobs&classes=4&noise=0.9&show=1&points=40&test=0&fig=3,l=0.1'],
  ['a surface', '#source=bumps&noise=0.3&points=40&test=0&fig=3,l=0.1&fig=optimum'],
  ['a curve', '#source=sine&noise=0.3&points=40&test=0&fig=3,l=0.1&fig=optimum'],
];

/** @param {Board} board */
const pictures = async (board) =>
  Promise.all((await board.allFigures()).map((figure) => figure.canvas.evaluate(bytesOf)));

/** @param {HTMLCanvasElement | SVGElement | HTMLElement} canvas */
function bytesOf(canvas) {
  return /** @type {HTMLCanvasElement} */ (canvas).toDataURL();
}

/** Of every text that can be seen: how much it stands out from white. @param {Page} page */
const faintTexts = (page) =>
  page.evaluate(() => {
    const linear = (/** @type {number} */ byte) => {
      const share = byte / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          element.checkVisibility() &&
          !element.closest('.visually-hidden, .skip, svg') &&
          [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
      )
      .filter((element) => {
        const [red, green, blue] = (getComputedStyle(element).color.match(/[\d.]+/g) ?? []).map(Number);
        const light = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        return 1.05 / (light + 0.05) < 4.5; // WCAG 2.2, 1.4.3
      })
      .map((element) => element.outerHTML.slice(0, 100));
  });

for (const [what, link] of BOARDS) {
  test(`a dark board of ${what} is printed as a light one`, async ({ board, page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await board.openAtRest(link);
    const light = await pictures(board);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(async () => (await pictures(board))[0]).not.toBe(light[0]);
    await board.isStill();
    const dark = await pictures(board);
    // What is on the canvases when the event is over is what gets onto paper.
    const printed = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const drawn = [...document.querySelectorAll('[data-testid=figure] canvas')].map((canvas) =>
        /** @type {HTMLCanvasElement} */ (canvas).toDataURL(),
      );
      return drawn;
    });
    expect(printed).toEqual(light);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await board.isStill();
    await expect.poll(() => pictures(board)).toEqual(dark);
  });
}

for (const [how, prepare] of /** @type {[string, (page: Page) => Promise<void>][]} */ ([
  ['the system', (page) => page.emulateMedia({ colorScheme: 'dark', media: 'print' })],
  [
    'the page',
    async (page) => {
      await page.getByTestId('theme').click();
      await page.getByTestId('theme').click();
      await expect(page.getByTestId('theme')).toContainText('dark');
      await page.emulateMedia({ colorScheme: 'light', media: 'print' });
    },
  ],
])) {
  test(`every word is dark on white when ${how} is dark`, async ({ board, page }) => {
    await board.openAtRest('#points=40&test=0&fig=3,l=0.1&fig=optimum&inspect=1');
    await prepare(page);
    expect(await faintTexts(page)).toEqual([]);
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(paper).toBe('rgb(255, 255, 255)');
    // The browser's own print: pictures are there, and no controls.
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });
}

test.describe('forced colours', () => {
  test('what is chosen can be told from what is not, for every choice', async ({ board, page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await board.openAtRest('#source=blobs&classes=3&noise=0.9&points=40&test=0&fig=3,l=0.1&inspect=1');
    await expect(page.getByTestId('weight').first()).toBeVisible();
    await page.getByTestId('weight').first().click();
    await page.getByTestId('own-points').click();
    await page.getByTestId('draw-copy').click();
    await expect(page.getByTestId('own-tools')).toBeVisible();
    const same = await page.evaluate(() => {
      const lookOf = (/** @type {Element} */ element) => {
        const { backgroundColor, color, borderTopColor, borderTopWidth } = getComputedStyle(element);
        return [backgroundColor, color, borderTopColor, borderTopWidth].join();
      };
      const chosen = [
        ...document.querySelectorAll(
          '[aria-pressed=true], [role=radio][aria-checked=true], .segment:has(:checked)',
        ),
      ].filter((element) => element.checkVisibility());
      const kinds = new Set(chosen.map((element) => element.className));
      return {
        kinds: kinds.size,
        alike: chosen
          .filter((element) => {
            const others = [...document.querySelectorAll(`.${element.classList[0]}`)].filter(
              (other) => !chosen.includes(other) && other.checkVisibility() && !other.matches(':disabled'),
            );
            return others.some((other) => lookOf(other) === lookOf(element));
          })
          .map((element) => element.outerHTML.slice(0, 100)),
      };
    });
    expect(same.kinds).toBeGreaterThanOrEqual(4);
    expect(same.alike).toEqual([]);
  });

  test('pictures follow the chosen colours, not the page’s own', async ({ board, page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await board.openAtRest('#points=40&test=0&fig=3,l=0.1');
    const dark = await pictures(board);
    await page.getByTestId('theme').click();
    await expect(page.getByTestId('theme')).toContainText('light');
    await expect.poll(() => pictures(board)).not.toEqual(dark);
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
    await board.isStill();
    await expect.poll(() => pictures(board)).toEqual(dark);
  });

  test('what means something by its colour keeps it', async ({ board, page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await board.openAtRest('#points=40&test=0&fig=3,l=0.1');
    const shown = await page.locator('.scale-bar').evaluate((bar) => getComputedStyle(bar).backgroundImage);
    expect(shown).toContain('linear-gradient');
  });
});

/** Paper is white, whatever the screen shows; and colours that people have chosen for all pages count. */
import { expect, test } from './support/fixtures.js';

/** @import { Page } from '@playwright/test' */

/** @type {[what: string, link: string][]} */
const BOARDS = [
  ['two classes', '#points=40&test=0&fig=3,l=0.1&fig=optimum'],
  ['more classes', '#source=blobs&classes=5&noise=0.9&points=40&test=0&fig=3,l=0.1&fig=optimum'],
  ['one of more classes', '#source=blobs&classes=4&noise=0.9&show=1&points=40&test=0&fig=3,l=0.1'],
  ['a surface', '#source=bumps&noise=0.3&points=40&test=0&fig=3,l=0.1&fig=optimum'],
  ['a curve', '#source=sine&noise=0.3&points=40&test=0&fig=3,l=0.1&fig=optimum'],
];

/** Keeps all pictures under a name. @param {Page} page @param {string} name */
const remember = (page, name) =>
  page.evaluate((key) => Object.assign(window, { [key]: /** @type {any} */ (window).pixelsNow() }), name);

/** By how much a channel of a pixel differs at most from pictures that were kept. @param {Page} page @param {string} name */
const differenceFrom = (page, name) =>
  page.evaluate((key) => {
    const { pixelsNow, [key]: kept } = /** @type {any} */ (window);
    return differ(pixelsNow(), kept);

    /** @param {Uint8ClampedArray[]} some @param {Uint8ClampedArray[]} others */
    function differ(some, others) {
      if (some.some(({ length }, i) => length !== others[i].length)) return Infinity;
      let most = 0;
      some.forEach((bytes, i) =>
        bytes.forEach((byte, j) => (most = Math.max(most, Math.abs(byte - others[i][j])))),
      );
      return most;
    }
  }, name);

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const pixelsNow = () =>
      [...document.querySelectorAll('[data-testid=figure] canvas')].map((element) => {
        const canvas = /** @type {HTMLCanvasElement} */ (element);
        return canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      });
    Object.assign(window, { pixelsNow });
  });
});

/** Light and dark pictures differ by far more; where two dark colours are one, two light ones are next to each other. */
const HARDLY = 8;

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
    await remember(page, 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => differenceFrom(page, 'light')).toBeGreaterThan(50);
    await board.isStill();
    await remember(page, 'dark');
    // What is on the canvases when the event is over is what gets onto paper.
    await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      Object.assign(window, { printed: /** @type {any} */ (window).pixelsNow() });
      dispatchEvent(new Event('afterprint'));
      // The comparison is of what was drawn then.
      const { pixelsNow } = /** @type {any} */ (window);
      Object.assign(window, { pixelsNow: () => /** @type {any} */ (window).printed, later: pixelsNow });
    });
    expect(await differenceFrom(page, 'light')).toBeLessThanOrEqual(HARDLY);
    await page.evaluate(() => Object.assign(window, { pixelsNow: /** @type {any} */ (window).later }));
    await expect.poll(() => differenceFrom(page, 'dark')).toBe(0);
  });
}

for (const [how, prepare] of /** @type {[string, (page: Page) => Promise<void>][]} */ ([
  ['the system', (page) => page.emulateMedia({ colorScheme: 'dark', media: 'print' })],
  [
    'the page',
    async (page) => {
      await page.getByTestId('theme').click();
      await page.getByTestId('theme').click();
      await expect(page.getByTestId('theme')).toHaveAttribute('data-choice', 'dark');
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

test('a printed sheet says what is on it, and the link that leads back', async ({ board, page }) => {
  const hash = '#v=1&points=40&test=0&fig=3,l=0.1&fig=optimum';
  await board.openAtRest(hash);
  const [title, link] = [page.getByTestId('print-title'), page.getByTestId('print-link')];
  await expect(title).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(title).toBeVisible();
  await expect(title).toHaveText(await page.title());
  await expect(link).toHaveText(new URL(hash, page.url()).href);
  // What a person has printed is there when the event is over and its tasks are done.
  await page.emulateMedia({ media: 'screen' });
  await expect(title).toHaveCount(0);
  await page.evaluate(async () => {
    dispatchEvent(new Event('beforeprint'));
    await Promise.resolve();
  });
  await expect(title).toHaveCount(1);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(title).toHaveCount(0);
  // Pages of weights help nobody.
  await page.emulateMedia({ media: 'print' });
  await board.follow(`#v=1&points=40&test=0&fig=64-64,w=${'A'.repeat(Math.ceil((4 * 4 * 4417) / 3))},at=3`);
  await expect.poll(() => board.hash()).toMatch(/w=A+,at=3$/);
  await expect(link).toHaveText(/#v=1&points=40&test=0&fig=64-64$/);
});

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
        const { backgroundColor, color } = getComputedStyle(element);
        return [backgroundColor, color].join();
      };
      const chosen = [
        ...document.querySelectorAll(
          '[aria-pressed=true], [role=radio][aria-checked=true], .segment:has(:checked)',
        ),
      ].filter((element) => element.checkVisibility() && !element.matches('.unit')); // whose canvas shows it
      const kinds = new Set(chosen.map((element) => element.className));
      return {
        kinds: kinds.size,
        // What browsers do not replace by a colour of their own.
        alike: chosen
          .filter((element) => getComputedStyle(element).forcedColorAdjust !== 'none')
          .concat(chosen.filter((element) => lookOf(element) !== lookOf(chosen[0])))
          .map((element) => element.outerHTML.slice(0, 100)),
      };
    });
    expect(same.kinds).toBeGreaterThanOrEqual(4);
    expect(same.alike).toEqual([]);
  });

  test('pictures follow the chosen colours, not the page’s own', async ({ board, page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await board.openAtRest('#points=40&test=0&fig=3,l=0.1');
    await remember(page, 'dark');
    await page.getByTestId('theme').click();
    await expect(page.getByTestId('theme')).toHaveAttribute('data-choice', 'light');
    await expect.poll(() => differenceFrom(page, 'dark')).toBeGreaterThan(50);
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
    await expect.poll(() => differenceFrom(page, 'dark')).toBe(0);
  });

  test('what means something by its colour keeps it', async ({ board, page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await board.openAtRest('#points=40&test=0&fig=3,l=0.1');
    const shown = await page.locator('.scale-bar').evaluate((bar) => getComputedStyle(bar).backgroundImage);
    expect(shown).toContain('linear-gradient');
  });
});

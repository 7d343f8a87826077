/** Screens and settings of all kinds: pixels, frames, windows, colours, translators. */
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';
import { openTab } from './support/inspector.js';

/** @import { Page } from '@playwright/test' */

const ONE = '#fig=20-20,l=0.1';

/**
 * The first plot, and how much of the page there is beyond the window.
 *
 * @param {Page} page
 */
const measured = (page) =>
  page.evaluate(() => {
    const plot = /** @type {Element} */ (document.querySelector('mlp-figure canvas')).getBoundingClientRect();
    const { scrollWidth, scrollHeight } = document.documentElement;
    return {
      plot: { top: plot.top, bottom: plot.bottom, width: plot.width, height: plot.height },
      overflow: [scrollWidth - innerWidth, scrollHeight - innerHeight],
    };
  });

test('a screen with other pixels gets a sharp picture, though nothing else has changed', async ({
  board,
  page,
}) => {
  // Beside others, the size of a figure does not depend on the height of the window.
  await board.openAtRest('#points=60&fig=4&fig=4&fig=optimum&inspect=1');
  const session = await page.context().newCDPSession(page);
  const widths = () =>
    page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'mlp-figure canvas, .diagram canvas, mlp-unit-plot canvas, .chart canvas',
        ),
      ].map(
        (canvas) =>
          /** @type {HTMLCanvasElement} */ (canvas).width / /** @type {HTMLElement} */ (canvas).clientWidth,
      ),
    );
  // Three figures, the diagram and a unit; and the chart in a tab of its own.
  await expect.poll(async () => (await widths()).length).toBe(5);
  for (const [i, ratio] of [2, 1.5, 1].entries()) {
    // Under emulation the browser only asks its media queries anew where the window has another size, too.
    await session.send('Emulation.setDeviceMetricsOverride', {
      ...{ width: 1440, height: 901 + i, mobile: false },
      deviceScaleFactor: ratio,
    });
    for (const [tab, count] of /** @type {const} */ ([
      ['curves', 4],
      ['network', 5],
    ])) {
      await openTab(page, tab);
      await expect.poll(async () => (await widths()).length, tab).toBe(count);
      for (let place = 0; place < count; place++) {
        await expect
          .poll(async () => (await widths())[place], `canvas ${place} of ${tab} at ${ratio}`)
          .toBeCloseTo(ratio, 1);
      }
    }
  }
});

for (const [width, height] of [
  [1280, 720],
  [1366, 768],
  [1440, 900],
]) {
  test(`at ${width} × ${height} a single figure is in the window with its axis`, async ({ board, page }) => {
    await page.setViewportSize({ width, height });
    await board.open(ONE);
    await expect.poll(async () => (await measured(page)).plot.bottom).toBeLessThanOrEqual(height);
    expect((await measured(page)).plot.height / height).toBeGreaterThan(0.5);
    // What comes above it takes from its height; a message lies over the page.
    const { plot } = await measured(page);
    await board.follow('#fig=20-20,l=0.1&source=sin');
    await expect(board.notices).toHaveCount(1);
    const { plot: beside } = await measured(page);
    expect([beside.width, beside.height]).toEqual([plot.width, plot.height]);
    // Not by a pixel; texts that change may be higher by a part of one.
    expect(Math.abs(beside.top - plot.top)).toBeLessThan(0.5);
    await page.evaluate(() => document.querySelector('mlp-board')?.before(document.createElement('hr')));
    await page.evaluate(() => {
      /** @type {HTMLElement} */ (document.querySelector('hr')).style.height = '40px';
    });
    await expect.poll(async () => (await measured(page)).plot.height).toBeLessThan(plot.height - 30);
    await expect.poll(async () => (await measured(page)).plot.bottom).toBeLessThanOrEqual(height);
    expect((await measured(page)).plot.height).toBeLessThan(plot.height);
  });
}

test('on a phone on its side a figure is in the first view', async ({ board, page }) => {
  await page.setViewportSize({ width: 740, height: 360 });
  await board.open();
  const { plot } = await measured(page);
  expect(plot.top).toBeLessThan(0.25 * 360);
  await expect(page.getByTestId('noise-input')).toBeHidden();
  await page.getByText('Data and training').click();
  await expect(page.getByTestId('noise-input')).toBeVisible();
});

for (const [width, height] of [
  [768, 1024],
  [360, 740],
]) {
  test(`at ${width} × ${height} the inspector comes into sight when it is opened`, async ({
    board,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await board.openAtRest('#points=60&fig=4&fig=4&fig=4');
    if (width < 640) await board.show(2);
    await board.figure(2).control('inspect').click();
    const title = page.locator('#inspector-title');
    await expect(title).toBeFocused();
    await expect(page.getByTestId('weight').first()).toBeVisible();
    const top = () => title.evaluate((element) => element.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(0.3 * height);
    expect(await top()).toBeGreaterThanOrEqual(0);
    // Nothing that stays in sight lies over it.
    const isOnTop = await title.evaluate((element) => {
      const { left, top, width: wide, height: high } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + wide / 4, top + high / 2));
    });
    expect(isOnTop).toBe(true);
  });
}

test('the wish for less motion is followed as soon as it is made', async ({ board, page }) => {
  await board.open('#optimizer=sgd&rate=0.001&points=300&fig=20-20');
  await page.getByTestId('play').click();
  if ((await board.play.innerText()).includes('Train')) await board.play.click();
  const drawingsIn = async (/** @type {number} */ frames) => {
    const before = (await board.figure(0).drawing()).count;
    await page.evaluate(
      (frames) =>
        new Promise((resolve) => {
          const next = () => (frames-- > 0 ? requestAnimationFrame(next) : resolve(null));
          next();
        }),
      frames,
    );
    return (await board.figure(0).drawing()).count - before;
  };
  await expect.poll(() => drawingsIn(30)).toBeGreaterThan(8);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(() => drawingsIn(30)).toBeLessThan(8);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(() => drawingsIn(30)).toBeGreaterThan(8);
});

test('with forced colours pictures keep their paper, and what is chosen is still told', async ({
  board,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await board.openAtRest('#points=60&classes=3&source=blobs&fig=4&inspect=1');
  const styleOf = (/** @type {string} */ selector, /** @type {any} */ property) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element)[name], property);
  await expect(page.getByTestId('diagram')).toBeVisible();
  expect(await styleOf('mlp-figure canvas', 'backgroundColor')).toBe('rgb(19, 20, 22)');
  expect(await styleOf('.diagram canvas', 'backgroundColor')).toBe('rgb(19, 20, 22)');
  expect(await styleOf('.scale-bar, .class-button svg', 'forcedColorAdjust')).toBe('none');
  for (const chosen of ['.class-button[aria-pressed=true]', '.unit[aria-pressed=true]', '.inspect']) {
    expect(await styleOf(chosen, 'outlineStyle'), chosen).toBe('solid');
  }
  expect(await styleOf('.class-button[aria-pressed=false]', 'outlineStyle')).toBe('none');
});

test('a translator that wraps texts leaves what changes alone', async ({ board, page }) => {
  const TEXTS = [
    '.caption',
    '.detail',
    '.readout',
    '.legend',
    '.note',
    '.probe-text',
    '.readings',
    '#inspector-title',
    '.play',
    '.clock',
  ];
  const textsOf = () =>
    page.evaluate(
      (selectors) =>
        [...document.querySelectorAll(selectors.join())].map((element) =>
          element.textContent?.replace(/\s+/g, ' ').trim(),
        ),
      TEXTS,
    );
  const link = '#points=60&fig=4&fig=5,l=0.1&inspect=1';
  await board.openAtRest(link);
  await expect(page.locator('.diagram canvas')).toBeVisible();
  const wrapped = await page.evaluate(() => {
    // As browsers do it: every text goes into an element of its own, but for what is not to be translated.
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const texts = [];
    while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
    let count = 0;
    for (const text of texts) {
      const isKept = text.parentElement?.closest('[translate=no], script, style, option');
      if (isKept || text.data.trim() === '') continue;
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(text);
      count += 1;
    }
    return count;
  });
  expect(wrapped).toBeGreaterThan(30);
  await board.figure(0).enter('lambda-input', '0.3');
  await chooseSource(board.page, 'blobs');
  await (await board.figure(1).setting('activation-select')).selectOption('relu');
  await board.rests();
  const after = await textsOf();
  expect(after.length).toBeGreaterThan(10);

  // The address tells the same to a page that nobody has translated.
  const hash = () => board.hash();
  await expect.poll(hash).toContain('blobs');
  await expect.poll(hash).toContain('relu');
  await board.openAtRest(await hash());
  await expect.poll(textsOf).toEqual(after);
});

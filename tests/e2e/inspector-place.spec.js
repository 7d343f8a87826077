/** Where the inspector and its figure stand, and what the inspector asks for. */
import { expect, test } from './support/fixtures.js';
import { fetchNothingAtRest } from './support/cut-off.js';
import { openTab, TABS } from './support/inspector.js';
import { inEach } from './support/windows.js';

/** @import { Page } from '@playwright/test' */

const FOUR = '#points=60&test=60&fig=3,l=0.02&fig=4,l=0.02&fig=20,l=0.02&fig=optimum';
const ALIKE = '#points=40&test=0&fig=3,l=0.1&fig=3,l=0.1,act=relu';

/** @param {Page} page @param {string} selector */
async function boxOf(page, selector) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is nowhere`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

/** Parts that the workers were asked for last. @param {Page} page */
const partsAsked = (page) => page.evaluate(() => /** @type {any} */ (window).askedParts?.toSorted() ?? []);

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ ...rest) {
      const subject = message?.type === 'inspect' && message.subject;
      if (subject) /** @type {any} */ (window).askedParts = Object.keys(subject.parts);
      return post.call(this, message, ...rest);
    };
  }),
);

for (const [width, height] of [
  [1280, 720],
  [1440, 900],
  [1920, 1080],
]) {
  test(`at ${width} × ${height} the inspected figure is beside the inspector, marked, and shows what is edited`, async ({
    board,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await board.openAtRest(FOUR);
    const captions = await board.captions.allInnerTexts();
    await board.figure(2).control('inspect').click();
    const card = page.locator('mlp-figure[data-inspected]');
    await expect(card).toHaveCount(1);
    await expect(board.figure(2).control('inspect')).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByTestId('weight').first()).toBeVisible();
    await board.isStill();

    const picture = await boxOf(page, 'mlp-figure[data-inspected] canvas');
    const inspector = await boxOf(page, '[data-testid=inspector]');
    const other = await boxOf(page, 'mlp-figure:not([data-inspected]) canvas');
    expect(picture.right).toBeLessThanOrEqual(inspector.x);
    expect(picture.y).toBeGreaterThan(0);
    expect(picture.bottom).toBeLessThanOrEqual(height);
    expect(inspector.y).toBeLessThan(height / 3);
    expect(picture.width).toBeGreaterThan(1.2 * other.width);
    expect(other.y).toBeGreaterThanOrEqual(picture.bottom);
    // The scene keeps its order.
    expect(await board.captions.allInnerTexts()).toEqual(captions);
    await expect
      .poll(() => board.hash())
      .toMatch(/fig=3,l=0.02&fig=4,l=0.02&fig=20,l=0.02&fig=optimum&inspect=3/);

    const before = await board.figure(2).pixels();
    await page.getByTestId('weight').last().click();
    await page.getByTestId('theta-input').fill('12');
    await page.keyboard.press('Enter');
    await expect.poll(() => board.figure(2).pixels()).not.toBe(before);
    await expect(board.figure(2).root.locator('canvas').first()).toBeInViewport({ ratio: 0.9 });

    await page.keyboard.press('Escape');
    await expect(card).toHaveCount(0);
    await expect(board.figure(2).control('inspect')).toBeInViewport();
  });
}

test('of the worker only the parts of the chosen tab are asked', async ({ board, page }) => {
  await board.openAtRest(`${FOUR}&inspect=2`);
  await expect(page.getByTestId('weight').first()).toBeVisible();
  await expect.poll(() => partsAsked(page)).toEqual(['bayes', 'maps', 'picture', 'theta']);
  await openTab(page, 'curves');
  await expect.poll(() => partsAsked(page)).toEqual(['bayes', 'curve', 'theta']);
  await openTab(page, 'truth');
  await expect.poll(() => partsAsked(page)).toEqual(['bayes', 'confusion', 'excess', 'picture', 'theta']);
  await openTab(page, 'network');
  await page.getByTestId('probe').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => partsAsked(page)).toEqual(['bayes', 'maps', 'picture', 'probe', 'theta']);
});

test('tabs are gone through by arrow keys, and stay from figure to figure', async ({ board, page }) => {
  await board.openAtRest(`${FOUR}&inspect=1`);
  const tabs = page.getByRole('tablist').getByRole('tab');
  await expect(tabs).toHaveCount(3);
  await tabs.first().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tabs.nth(2)).toBeFocused();
  await expect(tabs.nth(2)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(tabs.nth(1)).toBeFocused();
  await expect(page.getByRole('tabpanel')).toHaveAttribute('data-shows', 'curves');
  await expect(page.locator('[role=tab][tabindex="0"]')).toHaveCount(1);
  await board.figure(1).control('inspect').click();
  await expect(page.locator('#inspector-title')).toHaveAttribute('data-place', '2');
  await expect(page.getByRole('tabpanel')).toHaveAttribute('data-shows', 'curves');
});

const SIZES = /** @type {const} */ ([
  [1280, 720],
  [768, 1024],
  [360, 740],
]);

/** How many units of the diagram stick out of its frame. @param {Page} page */
const unitsOut = (page) =>
  page.evaluate(() => {
    const frame = /** @type {Element} */ (document.querySelector('.diagram-frame')).getBoundingClientRect();
    return [...document.querySelectorAll('.diagram .unit')].filter((unit) => {
      const { left, right, top, bottom } = unit.getBoundingClientRect();
      return left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom;
    }).length;
  });

/** What of the inspector scrolls by itself. @param {Page} page */
const scrollers = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.looking-in, .looking-in *')]
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const clips = [overflowX, overflowY].some((value) => value === 'auto' || value === 'scroll');
        return clips && !element.matches('select, textarea, input');
      })
      .map((element) => element.className),
  );

for (const [[width, height], name, link] of /** @type {const} */ ([
  [SIZES[0], '20-20', '#points=60&test=60&fig=20-20,l=0.1&fig=optimum&inspect=1'],
  [
    SIZES[2],
    'ten layers',
    `#points=60&test=0&fig=${Array(10).fill(10).join('-')},act=relu&fig=optimum&inspect=1`,
  ],
])) {
  test(`${name}, come at ${width} × ${height}: the diagram is whole in every window, and nothing in the inspector scrolls`, async ({
    board,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await board.openAtRest(link);
    await expect(page.getByTestId('weight').first()).toBeVisible();
    const units = page.getByTestId('diagram').locator('button.unit');
    await expect(units).toHaveCount(name === '20-20' ? 41 : 101);
    await inEach(page, SIZES, (at) => expect.poll(() => unitsOut(page), at).toBe(0));
    for (const tab of TABS) {
      await openTab(page, tab);
      await board.isStill();
      await inEach(page, SIZES, async (at) => expect(await scrollers(page), `${tab} at ${at}`).toEqual([]));
    }
  });
}

for (const [width, height] of [
  [768, 1024],
  [360, 740],
  [740, 360],
]) {
  test(`at ${width} × ${height} the inspector opens in view, and closing leads back to its figure`, async ({
    board,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await board.openAtRest(FOUR);
    if (width < 768) await board.show(2);
    await board.figure(2).control('inspect').click();
    await expect(page.locator('#inspector-title')).toBeFocused();
    await expect(page.getByTestId('weight').first()).toBeVisible();
    await board.isStill();
    const { y } = await boxOf(page, '#inspector-title');
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(0.45 * height);
    const covers = await page.evaluate(() => {
      const { left, top, height } = /** @type {Element} */ (
        document.querySelector('#inspector-title')
      ).getBoundingClientRect();
      return document.elementFromPoint(left + 4, top + height / 2)?.id;
    });
    expect(covers, 'no header lies over it').toBe('inspector-title');
    await page.getByTestId('inspector-close').click();
    await expect(board.figure(2).control('inspect')).toBeFocused();
    await expect(board.figure(2).root).toBeInViewport();
  });
}

test('two networks of the same caption are told apart by their place', async ({ board, page }) => {
  await board.openAtRest(ALIKE);
  const title = page.locator('#inspector-title');
  await board.figure(0).control('inspect').click();
  await expect(title).toHaveAttribute('data-place', '1');
  const first = await title.innerText();
  await board.figure(1).control('inspect').click();
  await expect(title).toHaveAttribute('data-place', '2');
  expect(await title.innerText()).not.toBe(first);
  expect((await title.innerText()).replace('2', '1')).toBe(first);
});

test('the type of the chart is the page’s', async ({ board, page }) => {
  await board.openAtRest(`${FOUR}&inspect=1`);
  await page.evaluate(() => {
    const fonts = /** @type {Set<string>} */ (/** @type {any} */ (window).chartFonts = new Set());
    const fill = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (...rest) {
      if (this.canvas.closest('.chart')) fonts.add(this.font);
      return fill.apply(this, rest);
    };
  });
  await openTab(page, 'curves');
  await expect(page.locator('.chart canvas')).toBeVisible();
  const fonts = () => page.evaluate(() => [.../** @type {any} */ (window).chartFonts]);
  await expect.poll(async () => (await fonts()).length).toBeGreaterThan(0);
  for (const font of await fonts()) expect(font).toContain('Segoe UI Variable Text');
});

test('all that the inspector says comes from the catalogue', async ({ board, page }) => {
  for (const link of [
    FOUR,
    '#source=blobs&classes=3&noise=1&points=60&test=60&fig=3',
    '#source=sine&noise=0.3&points=60&test=80&fig=64,act=relu,init=zero',
  ]) {
    await page.goto('about:blank');
    await page.goto(`./?lang=pseudo${link}&inspect=1`);
    await expect(page.getByTestId('weight').first()).toBeVisible();
    for (const tab of TABS) {
      await openTab(page, tab);
      if (tab === 'network') await page.getByTestId('weight').first().click();
      await board.isStill();
      const bare = await page.evaluate(() => {
        // Names of tools and of their settings are the same in every language; fields say their own.
        const others = 'code, mlp-slider, [data-testid=lambda-elsewhere] dt';
        const found = [];
        for (const element of document.querySelectorAll('mlp-inspector, mlp-inspector *')) {
          if (element.closest(others)) continue;
          const texts = ['aria-label', 'title', 'placeholder', 'aria-valuetext'].map((name) =>
            element.getAttribute(name),
          );
          for (const node of element.childNodes) if (node instanceof Text) texts.push(node.data);
          for (const text of texts) {
            const rest = (text ?? '').replace(/⟦.*⟧/gs, '');
            if (/\p{L}{2,}/u.test(rest)) found.push(text);
          }
        }
        return found;
      });
      expect(bare).toEqual([]);
    }
  }
});

for (const [opener, link] of /** @type {const} */ ([
  ['a link', `${ALIKE}&inspect=1`],
  ['a hand', ALIKE],
])) {
  test(`opened by ${opener}, it comes late and takes nothing from a hand that has gone on`, async ({
    board,
    page,
  }) => {
    await fetchNothingAtRest(page);
    /** @type {(() => void)[]} */
    const held = [];
    const hold = () => new Promise((resolve) => held.push(() => resolve(null)));
    const isHeld = opener === 'a link' ? '**/assets/{later,inspector}-*.js' : '**/assets/inspector-*.js';
    await page.route(isHeld, async (route) => {
      await hold();
      await route.continue();
    });
    await board.openAtRest(link);
    if (opener === 'a hand') await board.figure(0).control('inspect').click();
    await expect.poll(() => held.length).toBeGreaterThan(0);
    await page.getByTestId('source-select').click();
    const goOn = () => held.splice(0).forEach((release) => release());
    await expect
      .poll(async () => {
        goOn();
        return page.getByTestId('weight').first().isVisible();
      })
      .toBe(true);
    await board.isStill();
    await expect(page.getByTestId('source-option-xor')).toBeVisible();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.getByTestId('source-option-xor').click();
    await expect(page.getByTestId('source-select')).toHaveAttribute('data-value', 'xor');
  });
}

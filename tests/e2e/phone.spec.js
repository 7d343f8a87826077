/** Small screens: one large figure, and a strip of small live pictures to choose it by. */
import { inOtherLanguage, violations } from './support/axe.js';
import { boxesOf, faultsOf } from './support/boxes.js';
import { expect, test } from './support/fixtures.js';
import { inEach, staysInWindow } from './support/windows.js';

/** @import { Page } from '@playwright/test' */

/** Quick to train, and all different. */
const SMALL = '#points=60&fig=3&fig=4,l=0.1&fig=2,l=1&fig=optimum';
/** What takes most room: classes with buttons, a long caption, many figures. */
const WIDE =
  '#points=60&source=blobs&classes=5&fig=5-5-5-5-5-5-5-5-5-5,l=0.00015&fig=3&fig=3&fig=3&fig=3&fig=optimum';
const PORTRAIT = { width: 360, height: 740 };
const LANDSCAPE = { width: 740, height: 360 };

/** @param {Page} page */
const tabs = (page) => page.getByTestId('strip-tab');
/** Place of the figure that is large, by its tab and by what is to be seen. @param {Page} page */
const large = (page) =>
  page.evaluate(() => {
    const places = (/** @type {Element[]} */ all, /** @type {(one: Element) => boolean} */ is) =>
      all.flatMap((one, place) => (is(one) ? [place] : []));
    return {
      chosen: places([...document.querySelectorAll('.strip-tab')], (tab) => tab.ariaSelected === 'true'),
      shown: places([...document.querySelectorAll('mlp-figure')], (figure) => figure.checkVisibility()),
    };
  });
const only = (/** @type {number} */ place) => ({ chosen: [place], shown: [place] });

for (const language of ['en', 'de']) {
  for (const size of [PORTRAIT, LANDSCAPE]) {
    test(`at ${size.width} × ${size.height} picture and λ are in the first view, in ${language}`, async ({
      board,
      page,
    }) => {
      await page.setViewportSize(size);
      for (const link of [
        SMALL,
        '#points=60&fig=3',
        WIDE,
        '#points=60&source=sine&noise=0.3&fig=3&fig=optimum',
      ]) {
        await board.open(`?lang=${language}${link}`);
        await expect(page.getByTestId('noise-input')).toBeHidden();
        if (link !== '#points=60&fig=3') await expect(tabs(page).first()).toBeVisible();
        const { plot, lambda, top } = await boxesOf(page, {
          plot: 'mlp-figure:not([data-behind]) canvas',
          lambda: 'mlp-figure:not([data-behind]) .lambda',
          top: '.title, .tagline, mlp-transport, mlp-page-actions',
        });
        expect(lambda.bottom, link).toBeLessThanOrEqual(size.height);
        expect(plot.top, 'nothing lies over it').toBeGreaterThanOrEqual(top.bottom - 1);
        if (size === PORTRAIT) {
          expect(plot.width).toBeGreaterThan(0.9 * size.width);
          expect(lambda.top).toBeGreaterThanOrEqual(plot.bottom);
          expect(lambda.top - plot.bottom, 'directly below').toBeLessThan(100);
          const { legend, own } = await boxesOf(page, { legend: '.legend', own: '[data-testid=own-points]' });
          if (link === SMALL) expect(legend.height, 'two lines').toBeLessThan(2.5 * own.height);
        } else {
          expect(plot.bottom, 'the whole picture').toBeLessThanOrEqual(size.height);
          expect(plot.height).toBeGreaterThan(0.7 * size.height);
          expect(lambda.left, 'beside it').toBeGreaterThanOrEqual(plot.right);
          expect(top.bottom, 'the head is one line').toBeLessThan(60);
        }
      }
    });
  }
}

test('the strip is tabs, for fingers and keys, and the link does not know of them', async ({
  board,
  page,
}) => {
  await page.setViewportSize(PORTRAIT);
  await board.openAtRest(SMALL);
  await expect(tabs(page)).toHaveCount(4);
  const link = await board.hash();
  expect(await large(page)).toEqual(only(0));
  await tabs(page).nth(2).click();
  expect(await large(page)).toEqual(only(2));
  for (const [key, place] of /** @type {const} */ ([
    ['ArrowRight', 3],
    ['ArrowRight', 0],
    ['ArrowLeft', 3],
    ['Home', 0],
    ['End', 3],
    ['ArrowUp', 2],
    ['ArrowDown', 3],
  ])) {
    await page.keyboard.press(key);
    await expect(tabs(page).nth(place)).toBeFocused();
    expect(await large(page), key).toEqual(only(place));
  }
  const wired = await page.evaluate(() =>
    [...document.querySelectorAll('.strip-tab')].map((tab) => {
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      return [panel?.role, panel?.getAttribute('aria-labelledby') === tab.id, tab.getAttribute('tabindex')];
    }),
  );
  expect(wired).toEqual([0, 1, 2, 3].map((place) => ['tabpanel', true, place === 3 ? '0' : '-1']));
  await board.isStill();
  expect(await board.hash()).toBe(link);
});

test('all figures train, and their small pictures follow', async ({ board, page }) => {
  await page.setViewportSize(PORTRAIT);
  await board.openAtRest('#optimizer=sgd&rate=0.01&points=60&fig=4&fig=5,l=0.1&fig=optimum');
  await board.resetButton.click();
  await board.isStill();
  const pictures = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.thumbnail')].map((canvas) =>
        /** @type {HTMLCanvasElement} */ (canvas).toDataURL(),
      ),
    );
  const before = await pictures();
  await board.play.click();
  await expect
    .poll(async () => {
      const now = await pictures();
      return now.map((picture, place) => picture !== before[place]);
    })
    .toEqual([true, true, false]);
});

test('what is added, removed and brought back is shown', async ({ board, page }) => {
  await page.setViewportSize(PORTRAIT);
  await board.openAtRest(SMALL);
  await tabs(page).nth(1).click();
  await board.figure(1).choose('remove');
  await expect(tabs(page)).toHaveCount(3);
  expect(await large(page), 'its neighbour').toEqual(only(1));
  await board.notices.getByRole('button').first().click();
  await expect(tabs(page)).toHaveCount(4);
  expect(await large(page), 'what came back').toEqual(only(1));
  await page.getByTestId('add-network').click();
  await expect(tabs(page)).toHaveCount(5);
  const place = await page.evaluate(() =>
    [...document.querySelectorAll('mlp-figure')].findIndex((figure) => figure.checkVisibility()),
  );
  expect(await large(page)).toEqual(only(place));
  expect(place, 'what is new').not.toBe(1);
  await board.figure(place).choose('duplicate');
  await expect(tabs(page)).toHaveCount(6);
  expect(await large(page)).toEqual(only(place + 1));
  await board.follow(SMALL.replace('fig=3', 'fig=5'));
  await expect(tabs(page)).toHaveCount(4);
  expect(await large(page)).toEqual(only(0));
});

test('looking into a network shows it, and choosing another looks into that one', async ({ board, page }) => {
  await page.setViewportSize(PORTRAIT);
  await board.openAtRest(`${SMALL}&inspect=2`);
  expect(await large(page)).toEqual(only(1));
  await expect(page.getByTestId('weight').first()).toBeVisible();
  await tabs(page).nth(0).click();
  expect(await large(page)).toEqual(only(0));
  await expect(board.figure(0).control('inspect')).toHaveAttribute('aria-expanded', 'true');
  // The optimum has nothing to look into.
  await tabs(page).nth(3).click();
  expect(await large(page)).toEqual(only(3));
  await expect(page.locator('#inspector-title')).toBeHidden();
});

test('with room for all there is no strip, and all are drawn', async ({ board, page }) => {
  await page.setViewportSize(PORTRAIT);
  await board.openAtRest(SMALL);
  await expect(tabs(page)).toHaveCount(4);
  await page.setViewportSize({ width: 768, height: 1024 });
  await expect(tabs(page)).toHaveCount(0);
  expect((await large(page)).shown).toEqual([0, 1, 2, 3]);
  const roles = await page.evaluate(() => document.querySelectorAll('[role=tabpanel]').length);
  expect(roles).toBe(0);
  const columns = await page.evaluate(
    () =>
      new Set([...document.querySelectorAll('mlp-figure')].map((one) => one.getBoundingClientRect().left))
        .size,
  );
  expect(columns).toBe(2);
});

/** Opens what lies over the page. @type {Record<string, (page: Page) => Promise<unknown>>} */
const OVER_THE_PAGE = {
  board: async () => {},
  menu: (page) => page.getByTestId('more-actions').click(),
  settings: (page) => page.locator('.settings > summary').click(),
  inspector: async (page) => {
    await page.locator('mlp-figure:not([data-behind]) .inspect').click();
    await expect(page.getByTestId('weight').first()).toBeVisible();
  },
  scenes: async (page) => {
    await page.getByTestId('scenes').click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  help: async (page) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  share: async (page) => {
    await page.getByTestId('figure-1-menu-button').click();
    await page.getByTestId('figure-1-save').click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'four seeds': async (page) => {
    await page.getByTestId('figure-1-menu-button').click();
    await page.getByTestId('figure-1-seeds').click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'own points': async (page) => {
    await page.getByTestId('own-points').click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  presentation: async (page) => {
    await page.keyboard.press('p');
    await expect(page.locator('.present')).toBeVisible();
  },
};

const SIZES = /** @type {const} */ ([
  [320, 640],
  [360, 740],
  [568, 320],
  [740, 360],
]);

// What is opened comes in one size and language, another for each, and is then seen in all.
for (const [n, [what, open]] of Object.entries(OVER_THE_PAGE).entries()) {
  const [width, height] = SIZES[n % SIZES.length];
  const language = n % 3 === 0 ? 'de' : 'en';
  test(`${what}, come at ${width} × ${height} in ${language}: nothing sticks out, is cut or lies over another at any size of phones`, async ({
    board,
    page,
  }) => {
    await staysInWindow(page);
    for (const link of what === 'board' ? [SMALL, WIDE] : [SMALL]) {
      await page.setViewportSize({ width, height });
      await board.open(`?lang=${language}${link}`);
      await expect(tabs(page).first()).toBeVisible();
      await open(page);
      const fits = () => inEach(page, SIZES, (name) => expect.poll(() => faultsOf(page), name).toEqual([]));
      await fits();
      // Where it can be changed.
      if ((await page.getByTestId('language').count()) > 0) await inOtherLanguage(page, fits);
    }
  });
}

for (const [width, height] of [
  [360, 740],
  [740, 360],
]) {
  test(`axe finds nothing in the strip at ${width} × ${height}`, async ({ board, page }) => {
    await page.setViewportSize({ width, height });
    await board.openAtRest(SMALL);
    await expect(tabs(page)).toHaveCount(4);
    expect(await violations(page)).toEqual([]);
  });
}

test('before the small pictures of a phone come, they have the room that they will take', async ({
  page,
}) => {
  /** @type {() => void} */
  let release = () => {};
  const isReleased = new Promise((resolve) => (release = () => resolve(null)));
  await page.route(/strip-[^/]*\.js$/, async (route) => {
    await isReleased;
    await route.continue();
  });
  await page.setViewportSize({ width: 360, height: 900 });
  await page.goto('./#points=60');
  const strip = page.locator('mlp-strip');
  await expect(strip).toBeAttached();
  const heights = async () => {
    /** @type {number[]} */
    const found = [];
    for (const width of [320, 333, 360, 393, 414, 430, 479]) {
      await page.setViewportSize({ width, height: 900 });
      found.push(await strip.evaluate((element) => element.getBoundingClientRect().height));
    }
    return found;
  };
  const before = await heights();
  release();
  await expect(page.locator('.strip-tab')).toHaveCount(4);
  for (const [n, height] of (await heights()).entries()) {
    expect(Math.abs(height - before[n])).toBeLessThan(0.5);
  }
});

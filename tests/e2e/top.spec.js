/** The head of the page: what it takes of the window, its menus, its actions, its language. */
import { SCENES } from '../../www/page/scenes/list.js';
import { engine } from '../unit/support/engine.js';
import { violations } from './support/axe.js';
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';
import { strangersIn } from './support/strangers.js';
import { inEach } from './support/windows.js';

/** @import { Page } from '@playwright/test' */

const SMALL = '#points=20&test=0&fig=2,l=1';
const SIZES = /** @type {const} */ ([
  [1280, 720],
  [1366, 768],
  [1440, 900],
  [1920, 1080],
]);

for (const lang of ['en', 'de']) {
  test(`head, settings and legend leave the window to the pictures, in ${lang}`, async ({ board, page }) => {
    // Sources with everything that the row can hold.
    for (const link of [`?lang=${lang}`, `?lang=${lang}#optimizer=sgd&source=blobs&classes=5&noise=0.9`]) {
      await board.open(link);
      await inEach(page, SIZES, async (name, { width }) => {
        const { top, lines } = await page.evaluate(() => {
          const fields = [...document.querySelectorAll('div.settings-row > *')];
          const middles = fields.map((field) => {
            const { top: from, height: extent } = field.getBoundingClientRect();
            return Math.round(from + extent / 2);
          });
          return {
            top: document.querySelector('mlp-board')?.getBoundingClientRect().top ?? NaN,
            lines: Math.max(...middles) - Math.min(...middles),
          };
        });
        expect(lines, `the settings are one row at ${name}`).toBeLessThanOrEqual(2);
        // Text is larger there.
        expect(top, name).toBeLessThanOrEqual(width > 1440 ? 165 : 150);
      });
    }
  });

  test(`nothing in the head overlaps or is cut, in ${lang}`, async ({ board, page }) => {
    await board.open(`?lang=${lang}${SMALL}`);
    for (const width of [320, 360, 641, 768, 864, 1024, 1216, 1280, 1366, 1440, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const found = await page.evaluate(() => {
        const parts = [
          ...document.querySelectorAll(
            '.title, .tagline, .transport > *, .page-actions > :not(.folded-actions)',
          ),
          ...document.querySelectorAll('.folded-actions > *, .settings-row > *, .legend > *'),
        ].filter((part) => part.checkVisibility() && !part.matches('.visually-hidden'));
        const boxes = parts.map((part) => ({ part, box: part.getBoundingClientRect() }));
        const name = (/** @type {Element} */ part) =>
          part.getAttribute('data-testid') ?? `.${part.className}`;
        const cut = parts
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1 && clientWidth > 0)
          .map((part) => `${name(part)} is cut`);
        const over = boxes.flatMap(({ part, box: a }, i) =>
          boxes
            .slice(i + 1)
            .filter(({ box: b }) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1)
            .filter(({ box: b }) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
            .map(({ part: other }) => `${name(part)} lies over ${name(other)}`),
        );
        return [...cut, ...over];
      });
      expect(found, `${width} px`).toEqual([]);
    }
  });
}

test('another source changes no plot’s place or height', async ({ board, page }) => {
  for (const link of ['#points=20&test=0&fig=2,l=1&fig=optimum', SMALL]) {
    await board.openAtRest(link);
    const places = () =>
      board.plots.evaluateAll((plots) =>
        plots.map((plot) => {
          const { top, height } = plot.getBoundingClientRect();
          return [Math.round(top), Math.round(height)];
        }),
      );
    const first = await places();
    for (const source of ['xor', 'checkerboard', 'pinwheel', 'sine', 'plane', 'own']) {
      await chooseSource(page, source);
      await board.isDrawn();
      // The tools for own points take a row; a single figure, as large as the window allows, makes room for it.
      if (source !== 'own') expect(await places(), source).toEqual(first);
      else if (link !== SMALL) expect((await places())[0][1], source).toBe(first[0][1]);
    }
  }
});

test('the sources are a list of pictures, for the keyboard too', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  const button = page.getByTestId('source-select');
  const list = page.getByTestId('source-list');
  const active = () => button.getAttribute('aria-activedescendant');
  await expect(button).toHaveAccessibleName('Source');
  await button.focus();
  await page.keyboard.press('ArrowDown');
  await expect(list).toBeVisible();
  await expect(list.getByRole('option', { selected: true })).toHaveAttribute('id', 'source-option-lecture');
  const sources = engine.sources().length;
  await expect(list.locator('.source-picture')).toHaveCount(sources);
  const paths = await list
    .locator('.source-picture')
    .evaluateAll((all) => all.map(({ innerHTML }) => innerHTML));
  expect(new Set(paths).size, 'every source has its own').toBe(sources);
  expect(await violations(page)).toEqual([]);

  expect(await active()).toBe('source-option-lecture');
  await page.keyboard.press('ArrowRight');
  expect(await active()).toBe('source-option-gaussians');
  const below = await list.getByRole('option').evaluateAll((options) => {
    const boxes = options.map((option) => ({ id: option.id, box: option.getBoundingClientRect() }));
    const { left, top } = /** @type {(typeof boxes)[number]} */ (
      boxes.find(({ id }) => id === 'source-option-gaussians')
    ).box;
    const row = Math.min(...boxes.map(({ box }) => box.top).filter((each) => each > top + 1));
    const isInRow = (/** @type {(typeof boxes)[number]} */ { box }) => Math.abs(box.top - row) < 1;
    const farness = (/** @type {(typeof boxes)[number]} */ { box }) => Math.abs(box.left - left);
    return boxes.filter(isInRow).sort((a, b) => farness(a) - farness(b))[0].id;
  });
  await page.keyboard.press('ArrowDown'); // the row below
  expect(await active()).toBe(below);
  await page.keyboard.press('ArrowUp');
  expect(await active()).toBe('source-option-gaussians');
  await page.keyboard.press('End');
  expect(await active()).toBe('source-option-own');
  await page.keyboard.press('Home');
  await page.keyboard.press('m');
  expect(await active()).toBe('source-option-moons');
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute('data-value', 'lecture');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('two s');
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('data-value', 'spirals');
  await expect(button).toBeFocused();
  await expect.poll(() => board.hash()).toContain('source=spirals');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(list).toHaveCount(0);
  await button.click();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(list).toHaveCount(0);
  await expect(button).toHaveAttribute('data-value', 'spirals');
});

test('a scene is one click away, and Back and Undo return', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  const before = await board.hash();
  const choose = async (/** @type {string} */ id) => {
    await page.getByTestId('scenes').click();
    await page.getByTestId(`scene-${id}`).click();
    await expect(page.getByTestId('scenes-dialog')).toBeHidden();
    await board.isDrawn();
  };
  await choose('xor');
  const xor = SCENES.find(({ id }) => id === 'xor')?.link;
  await expect.poll(() => board.hash()).toBe(xor);
  await expect(board.figures).toHaveCount(4);
  await choose('lambda');
  await expect(page.getByTestId('source-select')).toHaveAttribute('data-value', 'lecture');
  await page.goBack();
  await expect.poll(() => board.hash()).toBe(xor);
  await page.goBack();
  await expect.poll(() => board.hash()).toBe(before);
  await choose('sparse');
  await expect(page.getByTestId('inspector')).toBeVisible();
  await page.getByTestId('page-undo').click();
  await expect.poll(() => board.hash()).toBe(before);
  await expect(page.getByTestId('inspector')).toBeHidden();
});

for (const lang of ['en', 'de']) {
  test(`the menu of scenes has a picture, a name and a link of each, in ${lang}`, async ({ board, page }) => {
    await board.openAtRest(`?lang=${lang}${SMALL}`);
    await page.getByTestId('scenes').click();
    const scenes = page.getByTestId('scenes-dialog').getByRole('link');
    await expect(scenes).toHaveCount(SCENES.length);
    for (const [i, { link, id }] of SCENES.entries()) {
      expect(await scenes.nth(i).getAttribute('href'), id).toBe(link);
      await expect(scenes.nth(i)).toHaveAccessibleName(/.{20,}/);
    }
    const colours = await page
      .getByTestId('scenes-dialog')
      .locator('canvas')
      .evaluateAll((all) =>
        all.map((canvas) => {
          const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
          const context = /** @type {HTMLCanvasElement} */ (canvas).getContext('2d');
          return context?.getImageData(0, 0, width, height).data.some((byte) => byte > 0);
        }),
      );
    expect(colours.length).toBeGreaterThan(30);
    expect(colours).not.toContain(false);
  });

  test(`help tells the keys and what everything means, in ${lang}`, async ({ board, page }) => {
    await board.openAtRest(`?lang=${lang}${SMALL}`);
    const help = page.getByTestId('help-dialog');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await expect(help).toBeVisible();
    await expect(help.locator('kbd', { hasText: '?' })).toBeVisible();
    await expect(help.getByRole('heading', { level: 3 })).toHaveCount(8);
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await page.getByTestId('help').click();
    await expect(help).toBeVisible();
    await page.getByTestId('help-close').click();
    await expect(page.getByTestId('help')).toBeFocused();
  });
}

test('every scene’s link opens without a complaint', async ({ board, page }) => {
  test.slow();
  await board.open('#fig=none');
  for (const { id, link } of SCENES) {
    await page.goto(`./${link}`);
    await board.isDrawn();
    await expect(board.notices, id).toHaveCount(0);
  }
});

test('the language is switched in place, and remembered', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  const root = page.locator('html');
  await expect(root).toHaveAttribute('lang', 'en');
  const english = await page.getByTestId('tagline').innerText();
  // Labels of lines are placed anew where their texts have other widths, and need not come back.
  const texts = async () => (await board.shown()).map((shown) => ({ ...shown, pixels: 0 }));
  const before = await texts();
  await page.getByTestId('language').click();
  await expect(root).toHaveAttribute('lang', 'de');
  expect(await page.getByTestId('tagline').innerText()).not.toBe(english);
  await expect(page).toHaveTitle(/^Vorlesung/);
  await expect(page.getByTestId('language')).toHaveAttribute('lang', 'en');
  await page.reload();
  await board.isDrawn();
  await expect(root).toHaveAttribute('lang', 'de');
  await page.getByTestId('language').click();
  await expect(root).toHaveAttribute('lang', 'en');
  await board.rests();
  expect(await texts()).toEqual(before);
});

test('undo and redo are buttons, too', async ({ board, page }) => {
  await board.openAtRest('#points=20&test=0&fig=2,l=1&fig=3,l=1');
  const [undo, redo] = [page.getByTestId('page-undo'), page.getByTestId('page-redo')];
  await expect(undo).toBeDisabled();
  await expect(redo).toBeDisabled();
  await page.getByTestId('add-network').click();
  await expect(board.figures).toHaveCount(3);
  await undo.click();
  await expect(board.figures).toHaveCount(2);
  await expect(undo).toBeDisabled();
  await redo.click();
  await expect(board.figures).toHaveCount(3);
  await expect(redo).toBeDisabled();
  await expect(undo).toBeEnabled();
});

for (const width of [320, 360]) {
  test(`at ${width} px all actions are at hand, most of them in a menu`, async ({ openBoard }) => {
    const board = await openBoard({ viewport: { width, height: 740 }, hasTouch: true, isMobile: true });
    const { page } = board;
    await board.openAtRest(SMALL);
    const fold = page.getByTestId('more-actions');
    const ids = ['copy-link', 'share', 'present-open', 'language', 'theme', 'help'];
    for (const id of ids) await expect(page.getByTestId(id)).toBeHidden();
    for (const id of ['scenes', 'page-undo', 'page-redo']) await expect(page.getByTestId(id)).toBeVisible();
    await fold.tap();
    for (const id of ids) await expect(page.getByTestId(id)).toBeInViewport({ ratio: 1 });
    expect(await violations(page, '.page-actions')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('share')).toBeHidden();
    await expect(fold).toBeFocused();
    await fold.tap();
    await page.getByTestId('help').tap();
    await expect(page.getByTestId('help-dialog')).toBeVisible();
    await page.getByTestId('help-close').tap();
    await expect(page.getByTestId('share')).toBeHidden();
    await expect(fold).toBeFocused();
    await fold.tap();
    await page.getByTestId('language').tap();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await page.getByRole('heading', { level: 1 }).tap();
    await expect(page.getByTestId('language')).toBeHidden();
  });
}

test('all words of the head, its menus, the help and the scenes come from the catalogue', async ({
  board,
  page,
}) => {
  // Letters that are no words: symbols, keys, names of languages and of programs.
  const symbols = [
    'P',
    't',
    'x',
    'y',
    'E',
    'Alt',
    'Esc',
    'S',
    'R',
    'I',
    'P',
    'Z',
    'F5',
    'O',
    'F',
    'B',
    'N',
    'Q',
    'Deutsch',
  ];
  const strangers = () =>
    strangersIn(page, '.skip, .top, mlp-settings, mlp-legend, .foot, dialog[open]', symbols);
  for (const link of [
    '',
    '#source=blobs&classes=3&optimizer=adam&fig=2,l=1',
    '#source=sine&noise=0.3&fig=none',
  ]) {
    await board.open(`?lang=pseudo${link}`);
    await board.showMore();
    await page.getByTestId('source-select').click();
    await expect(page.getByTestId('source-list')).toBeVisible();
    const { count, strange } = await strangers();
    expect(strange).toEqual([]);
    expect(count).toBeGreaterThan(80);
    await page.keyboard.press('Escape');
  }
  for (const dialog of ['scenes', 'help']) {
    await page.getByTestId(dialog).click();
    await expect(page.getByTestId(`${dialog}-dialog`)).toBeVisible();
    expect((await strangers()).strange, dialog).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

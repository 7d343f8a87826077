/** A figure's card: where its parts are, its name, its place on the board. */
import { expect, test } from './support/fixtures.js';
import { inEach } from './support/windows.js';

/** @import { Page } from '@playwright/test' */

const FIGURES = ['fig=5', 'fig=20-20', 'fig=20-20,l=0.1', 'fig=optimum'];

const SIZES = /** @type {const} */ ([
  [1280, 720],
  [1366, 768],
  [1440, 900],
  [1920, 1080],
]);

/** @param {Page} page */
const measured = (page) =>
  page.evaluate(() => {
    const boxOf = (/** @type {string} */ selector) =>
      /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect();
    const plot = boxOf('mlp-figure canvas');
    return {
      bottom: boxOf('[data-testid=figure-1-lambda-slider]').bottom,
      plot: { top: plot.top, bottom: plot.bottom, width: plot.width, height: plot.height },
      across: document.documentElement.scrollWidth,
    };
  });

for (const count of [1, 2, 3, 4]) {
  for (const [n, language] of ['en', 'de'].entries()) {
    const [width, height] = SIZES[(count + 2 * n) % SIZES.length];
    test(`with ${count} of four figures, come at ${width} × ${height} in ${language}, λ is in every window with its picture`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`./?lang=${language}#points=60&${FIGURES.slice(0, count).join('&')}`);
      await expect(page.getByTestId('figure-1-lambda-slider')).toBeVisible();
      await expect(page.locator('mlp-figure canvas')).toHaveCount(count);
      await inEach(page, SIZES, async (name, size) => {
        await expect.poll(async () => (await measured(page)).bottom, name).toBeLessThanOrEqual(size.height);
        const { plot, across } = await measured(page);
        expect(plot.top, name).toBeGreaterThan(0);
        expect(plot.bottom, name).toBeLessThanOrEqual(size.height);
        expect(across, name).toBeLessThanOrEqual(size.width);
        // As large as the window allows: a picture is bounded by its height or by its share of the width.
        const isTall = plot.height > 0.42 * size.height;
        const isWide = plot.width > (0.84 * size.width) / count;
        expect(isTall || isWide, `${name}: ${plot.width} × ${plot.height}`).toBe(true);
      });
    });
  }
}

/**
 * Moves a λ slider over its whole length and back, and tells what has moved with it: the upper edges of all that is on
 * the page, and the left edges and widths of whatever holds its place.
 *
 * @param {Page} page
 * @param {string} testId
 */
const movedBy = (page, testId) =>
  page.evaluate(async (testId) => {
    const slider = /** @type {HTMLInputElement} */ (document.querySelector(`[data-testid=${testId}]`));
    const all = [...document.querySelectorAll('body *')].filter(
      (element) => !element.closest('svg, .notices'),
    );
    const isFixed = (/** @type {Element} */ element) =>
      element.matches(
        'button, input, select, summary, canvas, label, figure, dt, .bar-track, .term, .operator, .caption-lambda',
      );
    const placeOf = (/** @type {Element} */ element) => {
      const { top, left, width } = element.getBoundingClientRect();
      return isFixed(element) ? [top, left, width] : [top];
    };
    // Layouts count in sixty-fourths of a pixel, and round.
    const isElsewhere = (/** @type {number[]} */ place, /** @type {number} */ i) =>
      place.some((value, at) => Math.abs(value - before[i][at]) > 0.05);
    const before = all.map(placeOf);
    const height = document.documentElement.scrollHeight;
    /** @type {Set<string>} */
    const moved = new Set();
    const look = () => {
      if (document.documentElement.scrollHeight !== height) moved.add('the page’s height');
      for (const [i, element] of all.entries()) {
        const place = placeOf(element);
        if (element.isConnected && element.checkVisibility() && isElsewhere(place, i)) {
          moved.add(`${element.tagName} ${element.className}: ${before[i]} to ${place}`);
        }
      }
    };
    const most = Number(slider.max);
    const start = Math.round(Number(slider.value));
    const positions = Array.from({ length: 2 * most + 2 }, (_, i) => (i <= most ? most - i : i - most - 1));
    for (const position of [start, ...positions]) {
      slider.value = String(position);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      for (let frame = 0; frame < 4; frame++) {
        await new Promise(requestAnimationFrame);
        look();
      }
    }
    // The numbers of the last one, and the network of the seed.
    for (let i = 0; i < 12; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      look();
    }
    return [...moved];
  }, testId);

for (const [width, language] of /** @type {const} */ ([
  [1440, 'en'],
  [1440, 'de'],
  [1280, 'de'],
  [768, 'en'],
  [360, 'de'],
])) {
  test(`at ${width} px nothing on the page moves while λ is dragged (${language})`, async ({
    board,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`./?lang=${language}#points=60`);
    await board.isDrawn();
    await board.rests();
    if (width < 640) await board.show(2);
    expect(await movedBy(page, 'figure-3-lambda-slider')).toEqual([]);
  });
}

for (const width of [1440, 768, 360]) {
  test(`at ${width} px the page keeps its height when the rest of its styles comes`, async ({
    board,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    /** @type {() => void} */
    let release = () => {};
    const isReleased = new Promise((resolve) => (release = () => resolve(null)));
    await page.route(/later-[^/]*\.css$/, async (route) => {
      await isReleased;
      await route.continue();
    });
    await page.goto('./#points=60');
    await board.isDrawn();
    await board.rests();
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const before = await height();
    release();
    await page.waitForFunction(() => [...document.styleSheets].some(({ href }) => /later-/.test(href ?? '')));
    await board.isStill();
    expect(await height()).toBe(before);
  });
}

test('neither does anything move where a message goes with the first step of λ', async ({ board, page }) => {
  await board.openAtRest('#points=60&fig=4&fig=20-20,l=0.1&fig=3');
  await board.figure(2).choose('remove');
  await expect(board.notices).toHaveCount(1);
  await board.rests();
  // And one at the field, of which the same holds.
  await board.figure(1).enter('lambda-input', 'x');
  await expect(board.figure(1).problemOf('lambda-input')).not.toBeEmpty();
  expect(await movedBy(page, 'figure-2-lambda-slider')).toEqual([]);
  await expect(board.notices).toHaveCount(0);
  await expect(board.figure(1).problemOf('lambda-input')).toBeEmpty();
});

test('λ goes through values that one would write, and a typed one stands between its neighbours', async ({
  board,
  page,
}) => {
  await board.openAtRest('#points=50&fig=3');
  const figure = board.figure(0);
  const [slider, field] = [figure.control('lambda-slider'), figure.control('lambda-input')];
  await slider.focus();
  for (const value of ['0.0001', '0.00015', '0.0002', '0.0003', '0.0005', '0.0007', '0.001']) {
    await page.keyboard.press('ArrowRight');
    await expect(field).toHaveValue(value);
  }
  await page.keyboard.press('PageUp');
  await expect(field).toHaveValue('0.01');
  const place = () => slider.inputValue().then(Number);
  const at = [];
  let last = await place();
  for (const value of ['0.3', '0.4', '0.5']) {
    await figure.enter('lambda-input', value);
    const before = last;
    await expect.poll(place).not.toBe(before);
    at.push((last = await place()));
  }
  expect(at[2] - at[0]).toBe(1);
  expect(at[1]).toBeGreaterThan(at[0] + 0.2);
  expect(at[1]).toBeLessThan(at[2] - 0.2);
  for (const [key, value] of [
    ['ArrowLeft', '0.3'],
    ['ArrowUp', '0.5'],
  ]) {
    await figure.enter('lambda-input', '0.4');
    await slider.focus();
    await page.keyboard.press(key);
    await expect(field).toHaveValue(value);
  }
});

test('figures change places by menu, by key and by dragging, with their pictures, and undo takes it back', async ({
  board,
  page,
}) => {
  await board.openAtRest('#points=60&fig=2&fig=3&fig=4');
  const sizes = async () =>
    (await board.captions.allInnerTexts()).map((text) => text.match(/size (\d)/)?.[1]).join('');
  // Columns differ by parts of a pixel, and so may pictures; what they show is told, and drawn.
  const told = async () => {
    const texts = [];
    for (const figure of await board.allFigures()) {
      texts.push(await figure.alternative());
      expect((await figure.drawing()).marks.length).toBeGreaterThan(30);
    }
    return texts;
  };
  // What there is to tell comes with the rest of the page.
  await expect.poll(async () => (await told()).every((text) => text.includes('updates'))).toBe(true);
  const [first, second, third] = await told();
  await board.figure(0).choose('right');
  await expect.poll(sizes).toBe('324');
  await board.rests();
  expect(await told()).toEqual([second, first, third]);
  await expect.poll(() => board.hash()).toBe('#v=1&points=60&fig=3&fig=2&fig=4');

  const handle = page.getByTestId('figure-1-handle');
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(sizes).toBe('342');
  await expect(handle).toBeFocused();
  await page.keyboard.press('ArrowRight'); // it is the last one
  expect(await sizes()).toBe('342');
  await page.keyboard.press('Home');
  await expect.poll(sizes).toBe('234');
  await expect(handle).toBeFocused();

  const last = await board.figure(2).root.boundingBox();
  if (!last) throw new Error('the figure is not laid out');
  await handle.hover();
  await page.mouse.down();
  await page.mouse.move(last.x + 0.8 * last.width, last.y + 40, { steps: 5 });
  await expect(page.locator('[data-drop=after]')).toHaveCount(1);
  expect(await sizes()).toBe('234');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.locator('[data-drop], [data-dragged]')).toHaveCount(0);
  expect(await sizes()).toBe('234');
  await handle.hover();
  await page.mouse.down();
  await page.mouse.move(last.x + 0.8 * last.width, last.y + 40, { steps: 5 });
  await page.mouse.up();
  await expect.poll(sizes).toBe('342');
  await board.rests();
  const dropped = await board.allFigures();
  expect(await told()).toEqual([second, third, first]);
  // λ is still to be had in a card that has moved.
  await dropped[2].enter('lambda-input', '0.3');
  await expect(dropped[2].caption).toHaveText(/λ = 0.3\s*$/);

  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(sizes).toBe('234');
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(sizes).toBe('342');
});

test('a figure is given a name, which goes with its caption wherever that goes', async ({ board, page }) => {
  await board.openAtRest('#points=60&fig=3&fig=optimum');
  const figure = board.figure(0);
  await figure.choose('rename');
  const field = page.getByTestId('figure-1-name');
  await expect(field).toBeFocused();
  await page.keyboard.type('Too small? <b>&');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(figure.root.getByTestId('name')).toHaveCount(0);
  await expect(figure.menuButton).toBeFocused();
  await figure.choose('rename');
  await page.keyboard.type('Too small? <b>&');
  await page.keyboard.press('Enter');
  await expect(figure.root.getByTestId('name')).toHaveText('Too small? <b>&');
  await expect(figure.caption).toHaveText('1 hidden layer of size 3, λ = 0');
  await expect(figure.root).toHaveAccessibleName('Too small? <b>& – 1 hidden layer of size 3, λ = 0');
  await expect(page).toHaveTitle(/Too small\? <b>&/);
  await board.figure(1).choose('rename');
  await page.keyboard.type('Best');
  await page.keyboard.press('Tab'); // leaving the field is enough
  await expect(board.figure(1).root.getByTestId('name')).toHaveText('Best');
  await expect.poll(() => board.hash()).toMatch(/fig=3,name=Too-small[\w.-]+&fig=optimum,name=Best$/);

  const hash = await board.hash();
  await board.openAtRest(hash);
  await expect(board.figure(0).root.getByTestId('name')).toHaveText('Too small? <b>&');
  await expect(board.notices).toHaveCount(0);
  await board.figure(0).choose('rename');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(board.figure(0).root.getByTestId('name')).toHaveCount(0);
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Control+z');
  await expect(board.figure(0).root.getByTestId('name')).toHaveText('Too small? <b>&');
});

test('one figure starts anew by itself, also on a board that stands still, and undo brings it back', async ({
  board,
  page,
}) => {
  await board.openAtRest('#points=60&fig=3,l=0.01&fig=4,l=0.01');
  const atRest = await board.shown();
  await board.resetToStart();
  for (let i = 0; i < 3; i++) await board.stepUpdate.click();
  await expect.poll(() => board.figure(1).number('updates')).toBe(3);
  await board.isStill();
  const [first, second] = await board.shown();
  await board.figure(0).choose('restart');
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'converged');
  await board.isStill();
  const [trained, other] = await board.shown();
  expect(trained).toEqual(atRest[0]);
  expect(other).toEqual(second);
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Control+z');
  await expect.poll(() => board.figure(0).number('updates')).toBe(3);
  await board.isStill();
  expect(await board.shown()).toEqual([first, second]);
});

test('figures with equal captions have different names for those who hear them', async ({ board }) => {
  await board.openAtRest('#points=60&fig=3&fig=3,seed=2&fig=4');
  const namesOf = async (/** @type {(figure: any) => any} */ partOf) => {
    const names = [];
    for (const figure of await board.allFigures()) {
      const part = partOf(figure);
      names.push((await part.getAttribute('aria-label')) ?? '');
    }
    return names;
  };
  for (const part of [
    (/** @type {any} */ figure) => figure.root,
    (/** @type {any} */ figure) => figure.menuButton,
    (/** @type {any} */ figure) => figure.control('handle'),
    (/** @type {any} */ figure) => figure.control('inspect'),
    (/** @type {any} */ figure) => figure.canvas,
  ]) {
    const names = await namesOf(part);
    expect(new Set(names).size, names.join('; ')).toBe(3);
    expect(names[0]).toContain('(figure 1)');
    expect(names[2]).not.toContain('(figure');
  }
});

test('every word of a card is from the catalogue', async ({ board, page }) => {
  await page.goto('./?lang=pseudo#points=60&noise=2&fig=3-4,act=leakyRelu&fig=0,name=n&fig=optimum');
  await board.isDrawn();
  await board.rests();
  for (const figure of [board.figure(0), board.figure(1)]) await figure.openSettings();
  await board.figure(0).menuButton.click();
  const strange = await page.evaluate(() => {
    /** @type {string[]} */
    const texts = [];
    const walker = document.createTreeWalker(
      /** @type {Element} */ (document.querySelector('mlp-board')),
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    );
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Element) {
        for (const name of ['title', 'aria-label', 'aria-description', 'placeholder', 'aria-valuetext']) {
          texts.push(node.getAttribute(name) ?? '');
        }
      } else if (!node.parentElement?.closest('[data-testid=name]')) texts.push(node.textContent ?? '');
    }
    const within = (/** @type {string} */ text) => {
      let [depth, rest] = [0, ''];
      for (const sign of text) {
        if (sign === '⟦') depth += 1;
        else if (sign === '⟧') depth -= 1;
        else if (depth === 0) rest += sign;
      }
      return rest;
    };
    // Symbols alone know no language.
    return texts.filter((text) => /\p{L}{2}/u.test(within(text).replace(/λR|tanh|sin|ReLU/gu, '')));
  });
  expect(strange).toEqual([]);
});

/** The figures alone, for a hall. */
import { expect, test } from './support/fixtures.js';
import { SMALL, present, stage } from './support/present.js';

/** @import { Page } from '@playwright/test' */

test('what is drawn a last time when it is left does not change the type of the page', async ({
  board,
  page,
}) => {
  await board.open(SMALL);
  const sizeOfType = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  const before = await sizeOfType();
  await present(page);
  await expect.poll(sizeOfType).not.toBe(before);
  await page.evaluate(async () => {
    const figures =
      /** @type {HTMLElement & { requestUpdate: () => void, updateComplete: Promise<unknown> }} */ (
        document.querySelector('mlp-stage')
      );
    /** @type {HTMLElement} */ (document.querySelector('[data-testid=present-leave]')).click();
    figures.requestUpdate();
    await figures.updateComplete;
  });
  await expect(stage(page)).toHaveCount(0);
  expect(await sizeOfType()).toBe(before);
});

test('it takes the page’s place and gives it back as it was', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  await page.setViewportSize({ width: 900, height: 500 });
  await page.getByTestId('figure-2-layers-input').scrollIntoViewIfNeeded();
  await page.getByTestId('figure-2-layers-input').focus();
  await page.evaluate(() => scrollBy(0, 40));
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(40);
  await page.evaluate(() =>
    /** @type {HTMLElement} */ (document.querySelector('[data-testid=present-open]')).click(),
  );
  await expect(stage(page)).toBeVisible();
  await expect(page.getByTestId('play')).toHaveCount(0);
  // Nothing of the page can be reached by key.
  for (let i = 0; i < 25; i += 1) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () =>
          document.activeElement === document.body || document.activeElement?.closest('mlp-present') !== null,
      ),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(stage(page)).toHaveCount(0);
  await expect(page.getByTestId('figure-2-layers-input')).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(before);
  expect(await page.evaluate(() => document.documentElement.style.fontSize)).toBe('');
});

test('λ and layers are changed there, and nothing moves while λ is dragged', async ({ board, page }) => {
  await board.open(SMALL);
  await present(page);
  const slider = page.getByTestId('stage-1-lambda-slider');
  await expect(slider).toBeVisible();
  const places = await page.evaluate(async () => {
    const range = /** @type {HTMLInputElement} */ (
      document.querySelector('[data-testid=stage-1-lambda-slider]')
    );
    const seen = new Set();
    for (let position = Number(range.max); position >= 0; position -= 1) {
      range.value = String(position);
      range.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
      const plot = /** @type {Element} */ (
        document.querySelector('[data-testid=figure] canvas')
      ).getBoundingClientRect();
      const { left, top } = range.getBoundingClientRect();
      seen.add([left, top, plot.left, plot.top, plot.width].map(Math.round).join());
    }
    return [...seen];
  });
  expect(places).toHaveLength(1);
  await expect.poll(() => board.hash()).toContain('fig=5&');
  const sizes = page.getByTestId('stage-1-sizes');
  await sizes.fill('7, 2');
  await sizes.press('Enter');
  await page.getByTestId('stage-2-more').click();
  await expect.poll(() => board.hash()).toContain('fig=7-2&fig=3-3-3,l=0.1');
  await sizes.fill('99');
  await sizes.press('Enter');
  await expect(sizes).toHaveAttribute('aria-invalid', 'true');
  await sizes.press('Escape');
  await expect(sizes).toHaveValue('7-2');
  await expect(stage(page)).toBeVisible();
});

test('one figure is enlarged by F or a double click, and arrows lead on', async ({ board, page }) => {
  await board.open(SMALL);
  await present(page);
  const width = async () =>
    (await page.getByTestId('figure').first().locator('canvas').boundingBox())?.width ?? 0;
  const small = await width();
  await page.getByTestId('figure').nth(1).locator('canvas').dblclick();
  await expect(stage(page)).toHaveAttribute('data-enlarged', '2');
  await expect(page.getByTestId('figure')).toHaveCount(1);
  expect(await width()).toBeGreaterThan(1.2 * small);
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveAttribute('data-enlarged', '3');
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveAttribute('data-enlarged', '1');
  await page.keyboard.press('ArrowLeft');
  await expect(stage(page)).toHaveAttribute('data-enlarged', '3');
  await page.keyboard.press('f');
  await expect(stage(page)).toHaveAttribute('data-enlarged', '');
  await page.getByTestId('figure').nth(2).hover();
  await page.keyboard.press('f');
  await expect(stage(page)).toHaveAttribute('data-enlarged', '3');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('figure')).toHaveCount(3);
  // Arrows are the slider's where it has the focus.
  await page.getByTestId('stage-1-lambda-slider').focus();
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveAttribute('data-place', '0');
  await expect.poll(() => board.hash()).not.toContain('fig=5,l=0.05&');
});

test('more than six figures are in pages', async ({ board, page }) => {
  await board.open(`#points=20&test=0${'&fig=1'.repeat(8)}`);
  await present(page);
  await expect(page.getByTestId('figure')).toHaveCount(4);
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveAttribute('data-place', '1');
  await expect(page.getByTestId('figure').first()).toHaveAttribute('data-figure', '5');
  await page.keyboard.press('ArrowDown');
  await expect(stage(page)).toHaveAttribute('data-place', '0');
  await expect(page.getByTestId('present-page')).toBeVisible();
});

test('a point makes it black, and Page Up and Page Down are left alone', async ({ board, page }) => {
  await board.open(SMALL);
  await present(page);
  await page.evaluate(() => {
    const seen = /** @type {any} */ (window);
    seen.keys = [];
    addEventListener('keydown', (event) => seen.keys.push([event.key, event.defaultPrevented]));
  });
  for (const key of ['.', 'b']) {
    await page.keyboard.press(key);
    await expect(page.getByTestId('black')).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(page.getByTestId('black')).toBeVisible();
    await page.keyboard.press('x');
    await expect(page.getByTestId('black')).toHaveCount(0);
  }
  const slider = page.getByTestId('stage-1-lambda-slider');
  await slider.click();
  const value = await slider.inputValue();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  expect(await slider.inputValue()).toBe(value);
  await page.keyboard.press('ArrowLeft');
  expect(Number(await slider.inputValue())).toBe(Number(value) - 1);
  /** @type {[string, boolean][]} */
  const keys = await page.evaluate(() => /** @type {any} */ (window).keys);
  expect(keys.filter(([key]) => key.startsWith('Page')).map(([, isPrevented]) => isPrevented)).toEqual(
    Array(5).fill(false),
  );
});

test('a key that ends the black does nothing else, also while it is held', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  await present(page);
  const slider = page.getByTestId('stage-1-lambda-slider');
  await slider.focus();
  const value = await slider.inputValue();
  const hash = await board.hash();
  for (const key of ['ArrowRight', 'End', 'f', 'Control+z', ' ']) {
    await page.keyboard.press('.');
    await expect(page.getByTestId('black')).toBeVisible();
    // Twice down without being let go is a key that is held.
    if (key === 'ArrowRight') {
      await page.keyboard.down(key);
      await page.keyboard.down(key);
      await page.keyboard.up(key);
    } else await page.keyboard.press(key);
    await expect(page.getByTestId('black')).toHaveCount(0);
    await expect(slider).toBeFocused();
    expect(await slider.inputValue(), key).toBe(value);
    await expect(stage(page)).toHaveAttribute('data-enlarged', '');
  }
  expect(await board.hash()).toBe(hash);
  // Afterwards keys are what they were.
  await page.keyboard.press('ArrowRight');
  expect(Number(await slider.inputValue())).toBe(Number(value) + 1);
});

test('the help opens over the figures, and the focus goes back to what had it', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  await page.getByTestId('present-open').click();
  await expect(stage(page)).toBeVisible();
  const slider = page.getByTestId('stage-1-lambda-slider');
  await slider.focus();
  await page.keyboard.press('?');
  await expect(page.getByTestId('help-dialog')).toBeVisible();
  const keys = await page.getByTestId('help-presenting-keys').locator('kbd').allTextContents();
  for (const key of ['F', '←', '→', '.', 'Q', 'N', 'P', 'Esc']) expect(keys).toContain(key);
  await page.keyboard.press('f');
  await expect(stage(page)).toHaveAttribute('data-enlarged', '');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('help-dialog')).toBeHidden();
  await expect(slider).toBeFocused();
  await page.keyboard.press('p');
  await expect(stage(page)).toHaveCount(0);
  await expect(page.getByTestId('present-open')).toBeFocused();
  // Also where a button of the stage was pressed, and where the whole screen was given back on the way.
  await page.keyboard.press('Enter');
  await expect(stage(page)).toBeVisible();
  await page.getByTestId('present-leave').click();
  await expect(page.getByTestId('present-open')).toBeFocused();
});

const LONG =
  '#v=1&points=30&test=0&fig=20-20,name=Deep-one&fig=10-10-10-10-10-10-10-10-10-10&fig=32-31-30-29&fig=optimum,name=Best';

for (const [width, height] of [
  [1280, 720],
  [1024, 768],
  [720, 1280],
]) {
  for (const lang of ['en', 'de']) {
    test(`no text of a figure is cut, ${width} × ${height}, ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`./?present&lang=${lang}${LONG}`);
      await expect(page.getByTestId('figure')).toHaveCount(4);
      await expect(page.locator('.stage-lambda')).toHaveCount(3);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('.stage-caption > span, .stage-lambda, .stage-controls .stepper input')]
          .filter((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            const place = /** @type {Element} */ (
              element.closest('.stage-caption, .stage-controls')
            ).getBoundingClientRect();
            const sticksOut =
              left < place.left - 1 ||
              right > place.right + 1 ||
              top < place.top - 1 ||
              bottom > place.bottom + 2;
            return (
              sticksOut || element.scrollWidth > element.clientWidth + (element.clientWidth > 0 ? 1 : 9999)
            );
          })
          .map((element) => element.textContent || /** @type {HTMLInputElement} */ (element).value),
      );
      expect(cut).toEqual([]);
      // At 1024 × 768 there is no room for them.
      if (width !== 1024) await expect(page.getByTestId('stage-2-sizes')).toHaveValue('10 × 10');
      await expect(page.getByTestId('caption').first()).toContainText('Deep one');
      await expect(page.getByTestId('caption').last()).toContainText('Best');
      for (const id of [1, 2, 3]) await expect(page.getByTestId(`stage-${id}-lambda-input`)).toBeVisible();
    });
  }
}

test('on a phone on its side there are fewer figures at once, each with its λ', async ({ page }) => {
  await page.setViewportSize({ width: 740, height: 360 });
  await page.goto('./?present#v=1&points=30&test=0&fig=20-20&fig=5&fig=3&fig=2&fig=1');
  const seen = new Set();
  for (let place = 0; place < 5; place += 1) {
    await expect(page.locator('.stage-controls input[type=range]').first()).toBeVisible();
    const ids = await page
      .getByTestId('figure')
      .evaluateAll((all) => all.map((figure) => figure.getAttribute('data-figure')));
    expect(await page.locator('.stage-controls input[type=range]').count()).toBe(ids.length);
    for (const id of ids) seen.add(id);
    await page.keyboard.press('ArrowRight');
  }
  expect(seen.size).toBe(5);
});

test('the idle pointer hides, and the screen stays awake', async ({ board, page }) => {
  await page.addInitScript(() => {
    const locks = /** @type {any} */ (window);
    Object.assign(locks, { asked: 0, held: 0 });
    Object.defineProperty(Object.getPrototypeOf(navigator), 'wakeLock', {
      get: () => ({
        request: async () => {
          const lock = { released: false, release: async () => ((lock.released = true), (locks.held -= 1)) };
          Object.assign(locks, { asked: locks.asked + 1, held: locks.held + 1, lock });
          return lock;
        },
      }),
    });
  });
  await board.open(SMALL);
  expect(await page.evaluate(() => /** @type {any} */ (window).asked)).toBe(0);
  await present(page);
  const host = page.locator('mlp-present');
  await page.mouse.move(300, 300);
  await expect(host).toHaveAttribute('data-idle', 'no');
  await expect(host).toHaveAttribute('data-idle', 'yes');
  expect(await page.locator('.present').evaluate((element) => getComputedStyle(element).cursor)).toBe('none');
  await page.mouse.move(310, 300);
  await expect(host).toHaveAttribute('data-idle', 'no');
  const held = () =>
    page.evaluate(() => [/** @type {any} */ (window).asked, /** @type {any} */ (window).held]);
  await expect.poll(held).toEqual([1, 1]);
  // The browser takes the lock away while the page is hidden.
  await page.evaluate(async () => {
    await /** @type {any} */ (window).lock.release();
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(held).toEqual([2, 1]);
  await page.keyboard.press('p');
  await expect.poll(held).toEqual([2, 0]);
});

test('where the screen can be filled, it is, and given back', async ({ board, page }) => {
  await board.open(SMALL);
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.keyboard.press('p');
  await expect.poll(isFull).toBe(true);
  await page.keyboard.press('p');
  await expect.poll(isFull).toBe(false);
  await expect(stage(page)).toHaveCount(0);
  // Whoever leaves the full screen has left.
  await page.getByTestId('present-open').click();
  await expect.poll(isFull).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect(stage(page)).toHaveCount(0);
});

test('it begins by address, also without a full screen, and the address forgets it', async ({ page }) => {
  /** @type {string[]} */
  const warnings = [];
  page.on('console', (message) => {
    // What the browser that is driven says itself.
    const isOwn = message.text().includes('Service Worker registration blocked');
    if (message.type() === 'warning' && !isOwn) warnings.push(message.text());
  });
  await page.goto(`./?present&lang=de${SMALL}`);
  await expect(stage(page)).toBeVisible();
  await page.getByTestId('present-leave').click();
  await expect(page.getByTestId('play')).toBeVisible();
  expect(new URL(page.url()).search).toBe('?lang=de');
  expect(warnings).toEqual([]);
});

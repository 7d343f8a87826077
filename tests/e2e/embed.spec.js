/** The board alone in the frames of slides: it fills them, and leaves the deck its keys. */
import { expect, test } from './support/fixtures.js';
import { inEach } from './support/windows.js';

/** @import { Page } from '@playwright/test' */

const FIGURES = ['fig=optimum', 'fig=20-20,l=0.1', 'fig=5', 'fig=3,l=1'];

/** @param {Page} page */
const measured = (page) =>
  page.evaluate(() => {
    const boxes = (/** @type {string} */ selector) =>
      [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
    const plots = boxes('[data-testid=figure] canvas');
    const all = boxes(
      'canvas, .stage-caption > span, .stage-controls > *, .stage-sum, .stage-legend, .stage-buttons > *',
    );
    const { scrollWidth, scrollHeight } = document.documentElement;
    return {
      out: all.filter(
        ({ left, top, right, bottom }) =>
          left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1,
      ),
      overflow: [Math.max(0, scrollWidth - innerWidth), Math.max(0, scrollHeight - innerHeight)],
      share: plots.reduce((sum, { width, height }) => sum + width * height, 0) / (innerWidth * innerHeight),
      legend: boxes('.stage-legend > *').length,
      lines: boxes('.stage-sum > span').map(
        ({ height }) => height / parseFloat(getComputedStyle(document.documentElement).fontSize),
      ),
    };
  });

const FRAMES = /** @type {const} */ ([
  [320, 240],
  [480, 360],
  [640, 480],
  [960, 540],
  [1280, 720],
  [1920, 1080],
]);
/** Of the frame's area, what the pictures have at least, by its width. */
const leastOf = (/** @type {number} */ width) => (width < 480 ? 0.17 : width < 960 ? 0.2 : 0.25);

let loads = 0;
for (const count of [1, 2, 3, 4]) {
  for (const lang of ['en', 'de']) {
    for (const controls of ['', '&controls=lambda,layers,train']) {
      const come = FRAMES[loads % FRAMES.length];
      loads += 1;
      test(`${count} of four figures, come at ${come.join(' × ')}, fill every frame, ${lang}${controls}`, async ({
        page,
      }) => {
        await page.setViewportSize({ width: come[0], height: come[1] });
        await page.goto(
          `./?embed${controls}&lang=${lang}#points=30&test=0&${FIGURES.slice(0, count).join('&')}`,
        );
        await expect(page.getByTestId('figure')).toHaveCount(count);
        await inEach(page, FRAMES, async (name, { width }) => {
          // The pictures take their places before the words have theirs.
          await expect(async () => {
            const { share, out, overflow, legend, lines } = await measured(page);
            expect(share, name).toBeGreaterThan(leastOf(width));
            expect({ out, overflow }, name).toEqual({ out: [], overflow: [0, 0] });
            expect(legend).toBeGreaterThanOrEqual(3);
            for (const line of lines) expect(line).toBeLessThan(2);
          }).toPass({ timeout: 15_000 });
          if (controls === '' && width >= 480 && count < 4) {
            await expect(page.getByTestId('lambda-r'), name).toHaveCount(count - 1);
          }
        });
      });
    }
  }
}

test('controls are those that the address asks for, and one that there is not is told', async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 540 });
  await page.goto('./?embed&controls=lambda,play#points=40&test=0&fig=5,l=0.1');
  await expect(page.getByTestId('stage-1-lambda-slider')).toBeVisible();
  await expect(page.getByTestId('stage-1-sizes')).toHaveCount(0);
  await expect(page.getByTestId('embed-train')).toHaveCount(0);
  await expect(page.getByTestId('unknown-controls')).toContainText('play');
  await expect(page.getByTestId('notice')).toHaveCount(0);
  await page.getByTestId('stage-1-lambda-slider').fill('0');
  await expect(page.getByTestId('open-in-playground')).toHaveAttribute(
    'href',
    /\/#v=1&points=40&test=0&fig=5$/,
  );
  await page.goto('about:blank');
  await page.goto('./?embed&controls=layers,train#points=40&test=0&fig=5,l=0.1');
  await expect(page.getByTestId('stage-1-lambda-slider')).toHaveCount(0);
  await page.getByTestId('stage-1-more').click();
  await expect(page.getByTestId('open-in-playground')).toHaveAttribute('href', /fig=5-5,l=0\.1/);
  await expect(page.getByTestId('unknown-controls')).toHaveCount(0);
  await expect(page.getByTestId('embed-train')).toHaveAttribute('data-does', /^(pause|on|anew)$/);
  await expect(page.getByTestId('embed-reset')).toBeVisible();
});

test('controls that figures have no room for are there once, for the one that is chosen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 480, height: 360 });
  await page.goto(
    './?embed&controls=lambda,layers#points=30&test=0&fig=optimum&fig=3,l=0.1&fig=4,l=0.1&fig=5,l=0.1',
  );
  const link = page.getByTestId('open-in-playground');
  await expect(page.getByTestId('stage-bar')).toBeVisible();
  await expect(page.getByRole('slider')).toHaveCount(1);
  await page.getByRole('slider').fill('0');
  await expect(link).toHaveAttribute('href', /fig=3&fig=4,l=0\.1&fig=5,l=0\.1$/);
  await page.getByTestId('stage-which-select').selectOption({ index: 1 });
  await page.getByRole('slider').fill('0');
  await expect(link).toHaveAttribute('href', /fig=3&fig=4&fig=5,l=0\.1$/);
  await page.getByTestId('figure').nth(3).getByTestId('caption').click();
  await expect(page.locator('[data-chosen]')).toHaveAttribute('data-figure', '4');
  await page.getByTestId('stage-4-more').click();
  await expect(link).toHaveAttribute('href', /fig=3&fig=4&fig=5-5,l=0\.1$/);
  // A figure by itself has room for all, also for its numbers.
  await expect(page.getByTestId('e')).toHaveCount(0);
  await page.getByTestId('figure').nth(3).locator('canvas').dblclick();
  await expect(page.getByTestId('figure')).toHaveCount(1);
  await expect(page.getByTestId('stage-bar')).toHaveCount(0);
  await expect(page.getByTestId('e')).toHaveCount(1);
  await page.getByTestId('enlarge-4').click();
  await expect(page.getByTestId('figure')).toHaveCount(4);
});

const DECK_KEYS = ['PageDown', 'PageUp', 'ArrowRight', 'ArrowUp', 'Home', 'End', 'Escape', 'f', 'b', '.'];

for (const isElsewhere of [false, true]) {
  test(`keys that it has no use for are the deck’s, ${isElsewhere ? 'by messages' : 'by events'}`, async ({
    page,
    address,
    servers,
  }) => {
    // The page's own policy would let no other frames in.
    const body = '<!doctype html><link rel="icon" href="data:,">';
    if (isElsewhere) await page.goto(await servers.serveText(body));
    else {
      await page.route('**/deck.html', (route) => route.fulfill({ contentType: 'text/html', body }));
      await page.goto(`${address}deck.html`);
    }
    const source = `${address}?embed&controls=lambda#v=1&points=30&test=0&fig=3,l=0.1`;
    await page.evaluate((src) => {
      document.body.innerHTML = '';
      const seen = /** @type {any} */ (window);
      seen.keys = [];
      addEventListener('keydown', ({ key }) => seen.keys.push(key));
      addEventListener(
        'message',
        ({ data }) => data?.source === 'mlp-playground' && seen.keys.push(data.key),
      );
      const frame = document.createElement('iframe');
      Object.assign(frame, { src, width: '640', height: '480' });
      document.body.append(frame);
    }, source);
    const frame = page.frameLocator('iframe');
    const slider = frame.getByTestId('stage-1-lambda-slider');
    await expect(slider).toBeVisible();
    await frame.locator('body').evaluate(() => {
      /** @type {any} */ (window).prevented = [];
      addEventListener(
        'keydown',
        (event) => event.defaultPrevented && /** @type {any} */ (window).prevented.push(event.key),
      );
    });
    const keys = () => page.evaluate(() => /** @type {any} */ (window).keys.splice(0));
    for (const key of DECK_KEYS) {
      await frame.getByTestId('caption').click();
      await page.keyboard.press(key);
      await expect.poll(keys, key).toEqual([key]);
    }
    for (const key of ['PageDown', 'PageUp', 'Home', 'End', 'Escape', 'f', '.']) {
      await slider.click();
      const value = await slider.inputValue();
      await page.keyboard.press(key);
      await expect.poll(keys, `${key} after a click on the slider`).toEqual([key]);
      expect(await slider.inputValue()).toBe(value);
    }
    // Its own arrows it keeps.
    await slider.click();
    const value = Number(await slider.inputValue());
    await page.keyboard.press('ArrowRight');
    expect(Number(await slider.inputValue())).toBe(value + 1);
    expect(await keys()).toEqual([]);
    const prevented = await frame.locator('body').evaluate(() => /** @type {any} */ (window).prevented);
    expect(prevented).toEqual(['ArrowRight']);
  });
}

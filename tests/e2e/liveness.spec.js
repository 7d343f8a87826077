/** Training never blocks the page: what happens is told by the order of events, not by a clock. */
import { expect, test } from './support/fixtures.js';

/** One update takes many frames of the screen: 38,000 weights, 5,000 points. */
const HEAVY = '#points=5000&test=0&optimizer=sgd&rate=0.001&fig=64-64-64-64-64-64-64-64-64-64';

/**
 * The order in which frames of the screen ("frame") and new counts of updates ("update") come, until there are
 * `updates` of these.
 *
 * @param {import('@playwright/test').Page} page
 * @param {number} updates
 * @returns {Promise<string[]>}
 */
const eventsOf = (page, updates) =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const counter = document.querySelector('[data-testid=updates]');
        /** @type {string[]} */
        const events = [];
        let before = counter?.textContent;
        let left = wanted;
        const look = () => {
          events.push('frame');
          if (counter?.textContent !== before) {
            events.push('update');
            before = counter?.textContent;
            left -= 1;
          }
          if (left > 0) requestAnimationFrame(look);
          else resolve(events);
        };
        requestAnimationFrame(look);
      }),
    updates,
  );

test('figures are trained by workers, several where the machine has several cores', async ({
  board,
  page,
}) => {
  await page.addInitScript(() => {
    /** @type {string[]} */
    const types = [];
    Object.assign(window, { types });
    window.Worker = class extends Worker {
      /** @param {string | URL} url @param {WorkerOptions} [options] */
      constructor(url, options) {
        super(url, options);
        types.push(options?.type ?? 'classic');
      }
    };
  });
  await board.openAtRest();
  const { types, cores } = await page.evaluate(() => ({
    types: /** @type {any} */ (window).types,
    cores: navigator.hardwareConcurrency,
  }));
  // Module workers do not start in every frame.
  expect(types).toEqual(Array.from({ length: Math.min(cores, 4) }, () => 'classic'));
});

test('the screen goes on while an update is computed', async ({ board, page }) => {
  await board.open(HEAVY);
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'training');
  const events = await eventsOf(page, 3);
  // A page that trained in its own thread would show at most one frame for each update.
  const framesOfUpdates = events
    .join(' ')
    .split('update')
    .slice(0, -1)
    .map((frames) => frames.trim().split(' ').length);
  expect(Math.max(...framesOfUpdates)).toBeGreaterThan(2);
});

test('a click on pause is answered before the update that is under way', async ({ board, page }) => {
  await board.open(HEAVY);
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'training');
  // Whether the update ended between the click and the next frame is chance; a page that waited for it would be late each time.
  let isEarly = false;
  for (let attempt = 0; attempt < 8 && !isEarly; attempt += 1) {
    if (attempt > 0) await board.play.click();
    await eventsOf(page, 1);
    const answer = await page.evaluate(async () => {
      const [play, status, counter] = ['play', 'status', 'updates'].map((id) =>
        document.querySelector(`[data-testid=${id}]`),
      );
      const before = counter?.textContent;
      /** @type {HTMLButtonElement} */ (play).click();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return {
        play: play?.textContent?.trim(),
        status: status?.textContent,
        isEarly: counter?.textContent === before,
      };
    });
    expect(answer).toMatchObject({ play: 'Train', status: 'paused' });
    ({ isEarly } = answer);
  }
  expect(isEarly).toBe(true);
  // And so is what comes next.
  await board.figure(0).enter('layers-input', '0');
  await board.enter('points-input', '50');
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'ready');
  await board.stepUpdate.click();
  await expect(board.figure(0).updates).toHaveText('1 update');
});

test('fields can be typed into while the heaviest board trains', async ({ board, page }) => {
  await board.open(`${HEAVY}&fig=64-64-64-64-64&fig=optimum`);
  await expect(board.transport).toHaveAttribute('data-going', 'true');
  const field = board.figure(0).control('lambda-input');
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0.125');
  await page.keyboard.press('Enter');
  await expect(board.figure(0).caption).toHaveText(/λ = 0.125\s*$/);
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'training');
});

test('a picture is drawn for many of the steps of a drag', async ({ board, page }) => {
  await board.openAtRest('#fig=20-20,l=0.001');
  const slider = board.figure(0).control('lambda-slider');
  await slider.focus();
  // One step of the slider per frame of the screen, and what the canvas shows after each.
  const { pictures, steps } = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const input = /** @type {HTMLInputElement} */ (document.activeElement);
        const canvas = document.querySelector('canvas');
        const drawn = () => /** @type {any} */ (window).drawingOn(canvas).count;
        const first = drawn();
        let left = 24;
        const step = () => {
          input.value = String(input.valueAsNumber + 1);
          input.dispatchEvent(new Event('input', { bubbles: true }));
          if (--left > 0) requestAnimationFrame(step);
          else resolve({ pictures: drawn() - first, steps: 24 });
        };
        requestAnimationFrame(step);
      }),
  );
  // On a machine that does nothing else it is one for each.
  expect(pictures).toBeGreaterThan(steps / 10);
});

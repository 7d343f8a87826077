/** Workers and files that fail: one notice, and nothing is lost. */
import { BOARD as DEFAULT } from '../../www/scene/schema.js';
import { fetchNothingAtRest } from './support/cut-off.js';
import { expect, test } from './support/fixtures.js';

/** @import { Page } from '@playwright/test' */

const BOARD = '#points=60&fig=4,l=0.02&fig=0,l=0.1&fig=3,l=0.5&fig=optimum';

/**
 * Keeps the page's workers where tests can reach them, and counts those that were started.
 *
 * @param {Page} page
 */
async function holdWorkers(page) {
  await page.addInitScript(() => {
    /** @type {Worker[]} */
    const workers = [];
    Object.assign(window, { workers });
    window.Worker = class extends Worker {
      /** @param {string | URL} url @param {WorkerOptions} [options] */
      constructor(url, options) {
        super(url, options);
        workers.push(this);
      }
    };
  });
}

/** @param {Page} page */
const startedWorkers = (page) => page.evaluate(() => /** @type {any} */ (window).workers.length);

/** Ways in which a worker dies: what it is sent that it cannot work with. */
const DEATHS = /** @type {const} */ ([
  // The message is no message: its script throws, and the browser reports it.
  ['throws', null],
  // A message of its own that is broken: it notices that it can no longer be trusted, and says so.
  ['gives up', { type: 'goals', goals: null }],
]);

for (const [what, message] of DEATHS) {
  test(`a worker that ${what} is replaced, and its figures come back to where they were`, async ({
    board,
    page,
  }) => {
    await holdWorkers(page);
    await board.openAtRest(BOARD);
    const before = await board.shown();
    const started = await startedWorkers(page);
    await page.evaluate((broken) => /** @type {any} */ (window).workers[0].postMessage(broken), message);
    await expect(board.notices).toHaveCount(1);
    await expect(board.notices).toContainText(/worker stopped .* replaced/);
    await expect.poll(() => startedWorkers(page)).toBe(started + 1);
    await board.rests();
    await expect.poll(() => board.shown()).toEqual(before);
    await expect(board.notices).toHaveCount(1);

    // The board is as good as before.
    await board.enter('seed-input', '5');
    await board.figure(0).enter('lambda-input', '0.3');
    await board.rests();
    await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'converged');
    expect((await board.shown())[3].pixels).not.toBe(before[3].pixels);
  });
}

test('a worker that dies while it trains is replaced while it trains', async ({ board, page }) => {
  await holdWorkers(page);
  await board.openAtRest('#points=60&test=0&optimizer=sgd&rate=0.001&fig=4&fig=5');
  await board.play.click();
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'training');
  await page.evaluate(() => {
    for (const worker of /** @type {any} */ (window).workers) worker.postMessage(null);
  });
  await expect(board.notices).toHaveCount(1);
  await expect(board.transport).toHaveAttribute('data-going', 'true');
  for (const position of [0, 1]) {
    await expect.poll(() => board.figure(position).number('updates')).toBeGreaterThan(2000);
    await expect(board.figure(position).progress).toHaveAttribute('data-progress', 'training');
  }
});

test('a worker that dies again and again is left alone until a person says so', async ({ board, page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { isCursed: false });
    window.Worker = class extends Worker {
      /** @param {any} message @param {any} [transfer] */
      postMessage(message, transfer) {
        const isCursed = /** @type {any} */ (window).isCursed;
        super.postMessage(isCursed && message.type === 'network' ? null : message, transfer);
      }
    };
  });
  await board.openAtRest('#points=60&fig=3,l=0.1');
  const before = await board.shown();
  await page.evaluate(() => Object.assign(window, { isCursed: true }));
  await board.figure(0).enter('size-1-input', '4');
  await expect(board.notices.filter({ hasText: 'again and again' })).toHaveCount(1);
  expect(await board.notices.count()).toBeLessThanOrEqual(2);
  // The page itself is well.
  await page.getByTestId('theme').click();
  await expect(page.getByTestId('theme')).toHaveAttribute('data-choice', 'light');
  await page.evaluate(() => Object.assign(window, { isCursed: false }));
  await board.figure(0).enter('size-1-input', '3');
  await board.resetButton.click();
  await board.converge.click();
  // What stands above the board takes room from it.
  while ((await board.notices.count()) > 0) {
    await board.notices.first().getByLabel('Close this message').click();
  }
  await board.rests();
  await expect.poll(() => board.shown()).toEqual(before);
});

test.describe('an engine that cannot be had', () => {
  test.use({ expectedProblems: [/Failed to load resource/] });

  test('is named, and the page stays', async ({ board, page }) => {
    await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('./#fig=3,l=0.1');
    await expect(board.notices).toHaveCount(1);
    await expect(board.notices).toContainText(/engine could not be loaded.*404/);
    await expect(board.captions).toHaveText(['1 hidden layer of size 3, λ = 0.1']);
    await expect(board.transport).toHaveAttribute('data-going', 'false');
    await board.figure(0).enter('lambda-input', '0.2');
    for (const button of [board.play, board.stepUpdate, board.converge]) await expect(button).toBeDisabled();
    await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'refused');
    await page.getByTestId('add-network').click();
    await expect(board.figures).toHaveCount(2);
    await expect(board.notices).toHaveCount(1);
    await page.getByTestId('new-points').click();
    await expect(board.notices.nth(1)).toContainText('There is no new seed: no worker is left');
    await expect(page.getByTestId('seed-input')).toHaveValue(String(DEFAULT.seed.default));
    // The network is back: reset tries again.
    await page.unroute('**/*.wasm');
    await board.resetButton.click();
    await board.rests();
    await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'converged');
  });

  test('because it is no engine, is named too', async ({ board, page }) => {
    await page.route('**/*.wasm', (route) =>
      route.fulfill({ contentType: 'application/wasm', body: '<!doctype html>' }),
    );
    await page.goto('./');
    await expect(board.notices).toHaveCount(1);
    await expect(board.notices).toContainText('engine could not be loaded');
    await expect(board.figures).toHaveCount(4);
  });
});

test('an engine of a server that does not know wasm is taken all the same', async ({ board, page }) => {
  await page.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-type': 'application/octet-stream' },
    });
  });
  await board.openAtRest('#points=60&fig=3,l=0.1');
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'converged');
  await expect(board.notices).toHaveCount(0);
});

test.describe('where what comes with the first touch fails itself', () => {
  test.use({ expectedProblems: [/ERR_FAILED/] });
  test.beforeEach(async ({ page }) => {
    await fetchNothingAtRest(page);
  });

  test('its script: the page says why, also before it can tell of anything', async ({ board, page }) => {
    await page.route('**/assets/later-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("not today")' }),
    );
    await board.openAtRest('#points=20&fig=3');
    await board.figure(0).menuButton.click();
    await expect(page.locator('mlp-notices')).toHaveText(/not today/);
  });

  test('its styles: they are asked for again when they are next wanted', async ({ board, page }) => {
    let failures = 0;
    await page.route('**/assets/later-*.css', (route) =>
      failures++ === 0 ? route.abort() : route.continue(),
    );
    await board.openAtRest('#points=20&fig=3');
    await board.figure(0).menuButton.click();
    await expect(page.locator('mlp-notices')).toHaveText(/no connection/);
    await expect(async () => {
      await board.figure(0).menuButton.click();
      await expect(board.figure(0).remove).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(board.notices).toHaveText([/no connection/]);
  });
});

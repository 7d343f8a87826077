/** What happens to pages, browsers and machines: each time the page goes on, or says what to do. */
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../tools/chromium.js';
import { formatError } from '../../www/words/numbers.js';
import { atRest } from '../engines/support/expected.js';
import { Board, chooseSource } from './support/board.js';
import { fetchNothingAtRest } from './support/cut-off.js';
import { pixelsOf } from './support/drawing.js';
import { expect, test } from './support/fixtures.js';
import { lesson } from './support/lesson.js';
import { openTab } from './support/inspector.js';

/** @import { Page } from '@playwright/test' */

const SMALL = '#v=1&points=40&test=40&fig=3,l=0.1';
const ENDLESS = '#v=1&points=60&test=0&optimizer=sgd&rate=0.001&speed=fastest&fig=4&fig=5';

/** A worker may owe an answer for ten seconds. */
const HANGS = { timeout: 45_000 };

test('workers that hang when a job comes, or are gone without a word, are replaced, and all comes back', async ({
  board,
  page,
}) => {
  test.setTimeout(120_000);
  /** @param {() => void} fate */
  const befall = (fate) => {
    // Nobody answers, so nobody waits for it.
    for (const worker of page.workers()) void worker.evaluate(fate).catch(() => {});
  };
  await board.openAtRest(`${SMALL}&inspect=1&view=sweep,n=7`);
  const job = page.getByTestId('sweep-job');
  const table = page.getByTestId('sweep-table');
  await expect(job).toHaveAttribute('data-end', 'done');
  const [before, found] = [await board.shown(), await table.textContent()];
  befall(() => {
    for (;;);
  });
  await page.getByTestId('sweep-again').click();
  await expect(board.notices.first()).toContainText('replaced', HANGS);
  await expect(job).toHaveAttribute('data-end', 'done', HANGS);
  expect(await table.textContent()).toBe(found);
  await expect.poll(() => board.shown()).toEqual(before);

  // While the network is looked into.
  await openTab(page, 'network');
  const weights = page.getByTestId('weight');
  await expect(weights).not.toHaveCount(0);
  const theta = await weights.allTextContents();
  befall(() => close());
  await board.figure(0).enter('lambda-input', '0.2');
  await expect.poll(() => weights.allTextContents(), HANGS).not.toEqual(theta);
  await board.figure(0).enter('lambda-input', '0.1');
  await expect.poll(() => weights.allTextContents()).toEqual(theta);
});

test('canvases that have lost what was on them are drawn again', async ({ board, page }) => {
  await page.addInitScript(() => {
    /** Those beside the page, too. @type {HTMLCanvasElement[]} */
    const canvases = [];
    const { createElement } = document;
    document.createElement = (/** @type {string} */ tag, /** @type {any} */ options) => {
      const element = createElement.call(document, tag, options);
      if (element instanceof HTMLCanvasElement) canvases.push(element);
      return element;
    };
    // As where the graphics card has been reset.
    const loseAll = () => {
      const all = new Set([...canvases, ...document.querySelectorAll('canvas')]);
      for (const canvas of all) canvas.getContext('2d')?.reset();
      for (const name of ['contextlost', 'contextrestored']) {
        for (const canvas of all) canvas.dispatchEvent(new Event(name));
      }
      return [...all].every((canvas) => {
        const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width || 1, canvas.height || 1).data;
        return data?.every((value) => value === 0);
      });
    };
    Object.assign(window, { loseAll });
  });
  await board.openAtRest(`${SMALL}&fig=optimum&inspect=1`);
  await expect(page.getByTestId('weight')).not.toHaveCount(0);
  // Where labels of a unit's plot stand depends on the pictures before.
  const canvases = page.locator('main canvas:not(mlp-unit-plot canvas)');
  const shown = async () => Promise.all((await canvases.all()).map((canvas) => pixelsOf(canvas)));
  for (const tab of /** @type {const} */ (['network', 'curves'])) {
    await openTab(page, tab);
    await board.isStill();
    const before = await shown();
    expect(before.length).toBeGreaterThan(3);
    expect(await page.evaluate(() => /** @type {any} */ (window).loseAll()), 'all empty').toBe(true);
    await expect.poll(shown).toEqual(before);
  }
});

/** @type {[what: string, spoil: () => void][]} */
const STORAGES = [
  [
    'is blocked',
    () => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    },
  ],
  [
    'is full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    },
  ],
];

for (const [what, spoil] of STORAGES) {
  test(`where the browser’s storage ${what} everything goes, and what was made is in the link`, async ({
    board,
    page,
  }) => {
    await page.addInitScript(spoil);
    await board.openAtRest(SMALL);
    await page.getByTestId('theme').click();
    await expect(page.getByTestId('theme')).toHaveAttribute('data-choice', 'light');
    await page.getByTestId('language').click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await chooseSource(page, 'own');
    await board.figure(0).enter('lambda-input', '0.25');
    await expect(page.getByTestId('own-facts')).toContainText('40');
    await expect.poll(() => board.hash()).toContain('l=0.25');
    await page.reload();
    await board.isDrawn();
    await expect(page.getByTestId('own-facts')).toContainText('40');
    await expect(board.figure(0).control('lambda-input')).toHaveValue('0.25');
    await page.goto('about:blank');
    await page.goto('./#lesson=overfitting/five');
    await expect(lesson(page)).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(lesson(page)).toHaveAttribute('data-beat', 'ask');
    await page.locator('.lesson-option input').nth(1).check();
    await page.keyboard.press('PageDown');
    await expect(page.locator('.lesson-option').nth(1)).toHaveAttribute('data-chosen', '');
    await expect(board.notices).toHaveCount(0);
  });
}

test('a page that nobody sees says that it waits, and goes on, also after it was frozen', async ({
  board,
  page,
}) => {
  await board.open(ENDLESS);
  await board.stops();
  await board.play.click();
  const goesOn = async () => {
    const before = await board.figure(0).number('updates');
    await expect.poll(() => board.figure(0).number('updates')).toBeGreaterThan(before);
  };
  await goesOn();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(page).toHaveTitle(/^Waits – Lecture/);
  await page.evaluate(() => {
    delete (/** @type {any} */ (document).hidden);
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(page).toHaveTitle(/^Lecture/);
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await goesOn();
  await expect(board.notices).toHaveCount(0);
});

test('Back and Forward find the page as it was left, also one whose workers are gone', async ({
  address,
}) => {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: CHROMIUM_ARGUMENTS,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    // One that is about to keep the page's files takes pages over, which ends those that the browser has put by.
    const page = await browser.newPage({ baseURL: address, serviceWorkers: 'block' });
    const board = new Board(page);
    await page.goto(`./${SMALL}`);
    await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'converged');
    const e = formatError(atRest(SMALL)[0].e);
    await expect(board.figure(0).root.getByTestId('e')).toHaveText(e);
    // What comes with the first touch, or at rest, watches over this.
    await page.keyboard.press('Shift');
    await page.waitForFunction(() => customElements.get('mlp-print-head'));
    await page.evaluate(() => {
      Object.assign(window, { isSame: true });
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
    });
    // Gone before the page is left: what is frozen on its way would come back alive.
    const workers = page.workers();
    expect(workers.length).toBeGreaterThan(0);
    await Promise.all(
      workers.map((worker) => {
        const gone = worker.waitForEvent('close');
        void worker.evaluate(() => close()).catch(() => {});
        return gone;
      }),
    );
    await page.goto('./licences.txt');
    await page.evaluate(() => history.back());
    // While the one page goes and the other comes, there is nobody to ask.
    await expect
      .poll(() =>
        page
          .evaluate(() => [Reflect.get(window, 'isSame'), Reflect.get(window, 'persisted')])
          .catch(() => null),
      )
      .toEqual([true, true]);
    await expect(board.notices).toContainText('replaced', HANGS);
    await expect(board.figure(0).root.getByTestId('e')).toHaveText(e);
  } finally {
    await browser.close();
  }
});

test.describe('a part that does not come:', () => {
  test.use({ expectedProblems: [/ERR_FAILED|ERR_INTERNET_DISCONNECTED/] });

  test('a chapter, which the link keeps for a reload that needs a network', async ({
    board,
    context,
    page,
  }) => {
    await fetchNothingAtRest(page);
    await page.route('**/assets/overfitting-*.js', (route) => route.abort());
    await page.goto('./#lesson=overfitting/five');
    await expect(page.getByTestId('lesson-lost')).toBeVisible();
    const notice = board.notices.filter({ hasText: 'A part of the page' });
    await expect(notice).toHaveText(/no connection/);
    await board.isDrawn();
    expect(await board.hash()).toContain('lesson=overfitting/five');
    await page.evaluate(() => Object.assign(window, { isSame: true }));
    await context.setOffline(true);
    await notice.getByTestId('notice-action').click();
    await expect(notice).toHaveText(/no connection/);
    expect(await page.evaluate(() => /** @type {any} */ (window).isSame)).toBe(true);
    await context.setOffline(false);
    await page.unroute('**/assets/overfitting-*.js');
    await notice.getByTestId('notice-action').click();
    await expect(lesson(page)).toHaveAttribute('data-scene', 'overfitting/five');
    await expect(board.notices).toHaveCount(0);
  });

  test('the lab, which is asked for again', async ({ board, page }) => {
    await fetchNothingAtRest(page);
    await board.openAtRest(SMALL);
    for (const pattern of ['**/*.wasm', '**/lab-*.js']) {
      await page.route(pattern, (route) => route.abort());
      await (pattern === '**/*.wasm'
        ? page.evaluate(() => (location.hash += '&inspect=1&view=cloud,n=10'))
        : page.getByTestId('cloud-again').click());
      await expect(board.notices).toHaveText(/no connection/);
      await board.notices.getByRole('button').last().click();
      await expect(page.getByTestId('cloud-again')).toBeVisible();
      await page.unroute(pattern);
    }
    await page.getByTestId('cloud-again').click();
    await expect(page.getByTestId('cloud-job')).toHaveAttribute('data-end', 'done');
  });
});

test('two tabs of one browser have nothing to do with each other', async ({ board, context, page }) => {
  const other = await context.newPage();
  const beside = new Board(other);
  await beside.openAtRest('#v=1&points=30&fig=2,l=0.5');
  const state = async () => ({
    shown: await beside.shown(),
    hash: await beside.hash(),
    lang: await other.locator('html').getAttribute('lang'),
    theme: await other.getByTestId('theme').getAttribute('data-choice'),
  });
  const before = await state();
  await page.bringToFront();
  await board.openAtRest(SMALL);
  await page.getByTestId('theme').click();
  await page.getByTestId('language').click();
  await chooseSource(page, 'own');
  await board.figure(0).enter('lambda-input', '0.25');
  await board.rests();
  await other.bringToFront();
  expect(await state()).toEqual(before);
});

test('the lecturer’s window leads one window of a lesson, also where its tab was duplicated, or crashes', async ({
  context,
  page,
}) => {
  const isAt = (/** @type {Page} */ window, /** @type {string} */ beat) =>
    expect(lesson(window)).toHaveAttribute('data-beat', beat);
  await page.goto('./#lesson=overfitting/five');
  await isAt(page, 'show');
  /** @param {() => Promise<unknown>} open */
  const opened = async (open) => (await Promise.all([context.waitForEvent('page'), open()]))[0];
  const lecturer = await opened(async () => {
    await page.keyboard.press('o');
    await page.getByTestId('open-presenter').click();
  });
  const notes = lecturer.getByTestId('presenter');
  await expect(notes).toHaveAttribute('data-beat', 'show');
  // It has what the other window remembers, as a duplicate has.
  const copy = await opened(() => page.evaluate(() => void window.open(location.href)));
  await isAt(copy, 'show');
  await lecturer.keyboard.press('PageDown');
  await isAt(page, 'ask');
  await copy.keyboard.press('PageDown');
  await copy.keyboard.press('PageDown');
  await isAt(copy, 'reveal');
  await lecturer.keyboard.press('PageUp');
  await isAt(page, 'show');
  await expect(notes).toHaveAttribute('data-beat', 'show');
  await isAt(copy, 'reveal');

  // As where it crashes: it says nothing any more.
  await page.evaluate(() =>
    addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true }),
  );
  await page.close();
  await copy.keyboard.press('PageUp');
  await expect(notes).toHaveAttribute('data-beat', 'ask');
  await lecturer.keyboard.press('PageUp');
  await isAt(copy, 'show');
});

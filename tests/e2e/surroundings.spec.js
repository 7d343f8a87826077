/** Where the page runs: below any path, in a frame, without a network. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../tools/run.js';
import { Board } from './support/board.js';
import { chooseSource } from './support/board.js';
import { fetchNothingAtRest } from './support/cut-off.js';
import { expect, keepNothing, test } from './support/fixtures.js';
import { openTab } from './support/inspector.js';
import { REFUSED, refusedBy } from './support/policy.js';

test.use({ savesData: false });

test('works below any path, link and all', async ({ servers, page }) => {
  const address = await servers.serve('/courses/2026/lecture-4/');
  await page.goto(`${address}?lang=en#v=1&points=40&fig=3,l=0.1`);
  const board = new Board(page);
  await board.isDrawn();
  await board.rests();
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'converged');
  await board.figure(0).enter('lambda-input', '0.2');
  await expect.poll(() => page.url()).toContain('fig=3,l=0.2');
  expect(page.url().split('#')[0]).toBe(`${address}?lang=en`);
  // The default scene leaves the path and its question alone.
  await board.follow('');
  await expect(board.figures).toHaveCount(4);
  await board.enter('points-input', '50');
  await expect.poll(() => page.url()).toBe(`${address}?lang=en#v=1&points=50`);
});

test('once loaded it needs no network', async ({ board, context, page }) => {
  await keepNothing(page);
  await board.openAtRest('#points=60&fig=3,l=0.1');
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
  await context.setOffline(true);
  // More figures may want more workers.
  for (let i = 0; i < 3; i++) await page.getByTestId('add-network').click();
  await page.getByTestId('add-optimum').click();
  await board.rests();
  expect(await board.figure(3).number('e')).toBe(await board.figure(0).number('e'));
  await chooseSource(page, 'circle');
  await page.getByTestId('new-points').click();
  await page.getByTestId('theme').click();
  await board.figure(1).enter('size-1-input', '6');
  await board.rests();
  for (let i = 0; i < 4; i++) expect(await board.figure(i).number('updates')).toBeGreaterThan(0);
  await expect(board.notices).toHaveCount(0);
});

test.describe('a frame of a slide deck that', () => {
  // What the browser itself writes.
  test.use({ expectedProblems: [/Clipboard API has been blocked/] });

  test('allows it nothing but scripts: it trains', async ({ address, page }) => {
    // Without allow-same-origin a frame has no storage and no history of its own.
    const deck = `<!doctype html><iframe sandbox="allow-scripts" width="1000" height="800"
      src="${address}#points=40&fig=2,l=0.5"></iframe>`;
    await page.route('**/deck.html', (route) => route.fulfill({ contentType: 'text/html', body: deck }));
    // It has no origin either, so it needs a server that hands its files to everyone, as those of public pages do.
    await page.route('**/assets/*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'access-control-allow-origin': '*' },
      });
    });
    await page.goto('./deck.html');
    const frame = page.frameLocator('iframe');
    await expect(frame.getByTestId('caption')).toHaveText('1 hidden layer of size 2, λ = 0.5');
    await expect(frame.getByTestId('status')).toHaveText('converged');
    await expect(frame.getByTestId('notice')).toHaveCount(0);
    await frame.getByTestId('theme').click();
    await expect(frame.getByTestId('theme')).toHaveAttribute('data-choice', 'light');
    await frame.getByTestId('copy-link').click();
    await expect(frame.getByTestId('notice').filter({ hasText: '#v=1&points=40&fig=2,l=0.5' })).toHaveCount(
      1,
    );
    await frame.getByTestId('reset').click();
    await expect(frame.getByTestId('figure')).toHaveCount(1);
    // What looks into networks comes to the worker by its address.
    await frame.getByTestId('figure-1-inspect').click();
    await expect(frame.getByTestId('weight').first()).toBeVisible();
  });
});

test('asks for nothing but its own few files', async ({ board, page }) => {
  /** @type {string[]} */
  const paths = [];
  page.on('request', (request) => {
    const { protocol, pathname } = new URL(request.url());
    if (protocol === 'http:') paths.push(pathname);
  });
  // What comes when there is nothing else to do is no part of the first view.
  await fetchNothingAtRest(page);
  await board.openAtRest();
  const files = new Set(paths);
  expect([...files].filter((path) => !/^\/($|assets\/[\w-]+\.(js|css|wasm)$)/.test(path))).toEqual([]);
  expect(files.size).toBeLessThanOrEqual(4);
  const bytes = [...files].map((path) => readFileSync(`dist/${path === '/' ? 'index.html' : path}`));
  const kilobytes = bytes.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0) / 1000;
  expect(kilobytes, 'the first view with gzip').toBeLessThanOrEqual(168.6);
  // It keeps nothing of the person.
  expect(await page.evaluate(() => document.cookie)).toBe('');
  // Nor of the browser, but that it has been here.
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['visited']);
});

test.describe('what the page does not hold', () => {
  test.use({ expectedProblems: [/Content Security Policy|request to another server/] });

  test('it neither loads nor runs', async ({ board, page }) => {
    await board.openAtRest('#points=20&fig=2,l=1');
    expect(await refusedBy(page)).toEqual({ found: REFUSED, ran: false });
  });
});

test('the inspector opens where the system has no language', async ({ board, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'language', { get: () => 'C' }));
  await board.openAtRest('#points=40&fig=2,l=0.5&inspect=1');
  await expect(page.getByTestId('weight').first()).toBeVisible();
  await openTab(page, 'curves');
  await expect(page.locator('.uplot').first()).toBeVisible();
});

test('a part that does not come is named with its reason', async ({ board, page }) => {
  await page.route('**/assets/inspector-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("not today")' }),
  );
  await board.openAtRest('#points=40&fig=2,l=0.5');
  await board.figure(0).control('inspect').click();
  await expect(board.notices).toHaveText(/could not be loaded: not today/);
  await expect(page.getByTestId('inspector')).toHaveCount(0);
});

test('the window is called by what is on the board', async ({ board, page }) => {
  await board.open('#source=xor&points=20&fig=4-2,l=0.5&fig=optimum');
  await expect(page).toHaveTitle('XOR: 4-2 λ = 0.5, optimum – MLP playground');
  await board.figure(0).enter('lambda-input', '0.25');
  await expect(page).toHaveTitle(/λ = 0.25/);
  await page.goto('./?embed#points=20&fig=0');
  await expect(page).toHaveTitle('Lecture: no hidden layer – MLP playground');
});

test('the help leads to the licences of all that the page is made of', async ({ board, page }) => {
  await board.open('#points=20&fig=0');
  await page.getByTestId('help').click();
  const address = await page.getByTestId('licences').evaluate((link) => /** @type {any} */ (link).href);
  const text = await (await page.request.get(address)).text();
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const name of [...Object.keys(dependencies), 'ndarray', 'wasm-bindgen']) {
    expect(text).toContain(`\n${name} `);
  }
  // What the service worker is made of, which is a build of its own, it says itself.
  const worker = readFileSync(join(ROOT, 'dist/service-worker.js'), 'utf8');
  const parts = [...worker.matchAll(/["'`]workbox:([a-z-]+):/g)].map(([, name]) => name);
  expect(parts).toContain('precaching');
  for (const name of parts) expect(text).toContain(`\nworkbox-${name} `);
  expect(text).toContain('\nIris. R. A. Fisher');
});

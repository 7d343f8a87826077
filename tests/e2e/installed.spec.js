/** The page without a network, and what happens when there is a new version of it. */
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { preview } from 'vite';
import { ROOT } from '../../tools/run.js';
import { Board } from './support/board.js';
import { expect, test } from './support/fixtures.js';

/**
 * @import { Page } from '@playwright/test'
 */

const LINK = '#points=40&fig=2,l=0.5';

test.use({ serviceWorkers: 'allow', savesData: false });

/** Until the service worker has all files, and the page has them from there. @param {Page} page */
const isKept = (page) =>
  expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { message: 'kept' })
    .toBe('activated');

/** @param {Page} page */
const registrations = (page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));

test('after the first visit it opens without a network, below any path, with every part', async ({
  context,
  page,
  servers,
}) => {
  const address = await servers.serve('/courses/alone/');
  await page.goto(`${address}${LINK}`);
  const board = new Board(page);
  await board.rests();
  await isKept(page);
  expect(await registrations(page)).toEqual([address]);
  const e = await board.figure(0).number('e');

  await context.setOffline(true);
  await page.reload();
  await board.rests();
  expect(await board.figure(0).number('e')).toBe(e);
  // What was never asked for while there was a network: another language, the lab and a lesson.
  await page.goto(`${address}?lang=de#points=60&test=60&fig=3,l=0.02&fig=optimum&inspect=1&view=sweep,n=7`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByTestId('sweep-job')).toHaveAttribute('data-end', 'done');
  await page.goto(`${address}?lang=en#v=1&lesson=overfitting/five`);
  await expect(page.getByTestId('lesson')).toBeVisible();
  await expect(page.getByTestId('notice')).toHaveCount(0);
});

test('every file of the build is kept', async () => {
  const files = await readdir(join(ROOT, 'dist'), { recursive: true, withFileTypes: true });
  const built = files
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => relative(join(ROOT, 'dist'), join(parentPath, name)).replaceAll(sep, '/'));
  const worker = await readFile(join(ROOT, 'dist/service-worker.js'), 'utf8');
  const kept = new Set([...worker.matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url));
  // What is not: itself.
  expect([...kept].sort()).toEqual(built.filter((file) => file !== 'service-worker.js').sort());
});

test('it can be installed, below any path', async ({ page, servers }) => {
  const address = await servers.serve('/courses/alone/');
  await page.goto(`${address}${LINK}`);
  const session = await page.context().newCDPSession(page);
  const { url, errors, data = '' } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { start_url: start, scope, display, name, icons } = JSON.parse(data);
  const at = (/** @type {string} */ path) => new URL(path, url).href;
  // Opened from a desk, it is the page that was installed, and what its service worker keeps.
  expect([at(start), at(scope), display]).toEqual([address, address, 'standalone']);
  expect(name).toBe('MLP playground');
  /** @type {string[]} */
  const sizes = [];
  for (const { src, sizes: size, type, purpose = 'any' } of icons) {
    const response = await page.request.get(at(src));
    expect(response.headers()['content-type'], src).toBe(type);
    sizes.push(`${purpose} ${size}`);
    if (type !== 'image/png') continue;
    const bytes = await response.body();
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(size);
  }
  // What browsers ask for before they offer it.
  expect(sizes).toEqual(expect.arrayContaining(['any 192x192', 'any 512x512', 'maskable 512x512']));
});

test('in a frame, and as slides have it, nothing of it is registered', async ({ address, page }) => {
  const board = new Board(page);
  const isIdle = () => page.waitForTimeout(1500);
  await page.goto(`${address}?embed${LINK}`);
  await board.rests();
  await isIdle();
  expect(await registrations(page)).toEqual([]);
  await page.route('**/deck.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><iframe width="1000" height="800" src="${address}${LINK}"></iframe>`,
    }),
  );
  await page.goto(`${address}deck.html`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByTestId('status')).toHaveText('converged');
  await frame.getByTestId('figure-1-inspect').click();
  await expect(frame.getByTestId('weight').first()).toBeVisible();
  await expect(frame.locator('html')).toHaveAttribute('data-offline', 'ready');
  await isIdle();
  expect(await registrations(page)).toEqual([]);
  // The same page by itself registers it: the above is not for want of time.
  await page.goto(`${address}${LINK}`);
  await board.rests();
  await isKept(page);
});

test.describe('a new version', () => {
  /** @type {string} */
  let folder;
  /** @type {Awaited<ReturnType<typeof preview>>} */
  let server;

  test.beforeEach(async ({ servers }) => {
    folder = await mkdtemp(join(tmpdir(), 'version-'));
    await cp(join(ROOT, 'dist'), folder, { recursive: true });
    server = await preview({
      root: ROOT,
      configFile: false,
      base: '/',
      logLevel: 'error',
      build: { outDir: folder },
      preview: { host: '127.0.0.1', port: 0 },
    });
    servers.origins.add(new URL(address()).origin);
  });

  test.afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const address = () => server.resolvedUrls?.local[0] ?? '';

  /** Another page, of which a part has another name, as after any change. */
  async function publish() {
    const page = join(folder, 'index.html');
    await writeFile(page, (await readFile(page, 'utf8')).replace('<html', '<html data-version="2"'));
    const part = (await readdir(join(folder, 'assets'))).find((name) =>
      /^inspector-(?!element).*\.js$/.test(name),
    );
    if (!part) throw new Error('The inspector is no part of the page');
    await rename(join(folder, 'assets', part), join(folder, 'assets', 'inspector-2.js'));
    const worker = join(folder, 'service-worker.js');
    const text = await readFile(worker, 'utf8');
    const next = text
      .replace(part, 'inspector-2.js')
      .replace(/[0-9a-f]{32}/g, (hash) => hash.replace(/^./, (sign) => (sign === '0' ? '1' : '0')));
    await writeFile(worker, next);
  }

  test('of which a file cannot be kept is fetched at rest, and needs no network then either', async ({
    context,
    page,
  }) => {
    const worker = join(folder, 'service-worker.js');
    await writeFile(
      worker,
      (await readFile(worker, 'utf8')).replace('"url":"licences.txt"', '"url":"%E0%A4%A"'),
    );
    await page.goto(`${address()}${LINK}`);
    const board = new Board(page);
    await board.rests();
    await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
    const states = () =>
      page.evaluate(async () =>
        (await navigator.serviceWorker.getRegistrations()).map(({ active }) => active?.state),
      );
    // Had it kept all, it would be at work by now.
    expect((await states()).filter(Boolean)).toEqual([]);
    await context.setOffline(true);
    await page.getByTestId('share').click();
    await expect(page.getByTestId('share-dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByTestId('figure-1-inspect').click();
    await expect(page.getByTestId('weight').first()).toBeVisible();
    await expect(board.notices).toHaveCount(0);
  });

  test('is told, comes when a person says so, and takes nothing away', async ({ context, page }) => {
    const board = new Board(page);
    await page.goto(`${address()}${LINK}`);
    await board.rests();
    await isKept(page);
    const other = await context.newPage();
    await other.goto(`${address()}${LINK}`);
    await new Board(other).rests();
    await expect(board.notices).toHaveCount(0);
    await board.figure(0).enter('lambda-input', '0.25');
    await page.evaluate(() => Object.assign(window, { isSame: true }));

    await publish();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(board.notices).toHaveCount(1);
    await expect(page.getByTestId('notice-action')).toBeVisible();
    // It waits, however long, and what is opened meanwhile is the version that runs.
    expect(await page.evaluate(() => 'isSame' in window)).toBe(true);
    await expect(page.locator('html')).not.toHaveAttribute('data-version');

    await page.getByTestId('notice-action').click();
    await expect(page.locator('html')).toHaveAttribute('data-version', '2');
    await board.rests();
    await expect(page).toHaveURL(/l=0\.25/);
    await expect(board.notices).toHaveCount(0);

    // The other window goes on as it was, also with parts that the new version has no more.
    await expect(other.locator('html')).not.toHaveAttribute('data-version');
    await other.getByTestId('figure-1-inspect').click();
    await expect(other.getByTestId('weight').first()).toBeVisible();
    await other.getByTestId('notice-action').click();
    await expect(other.locator('html')).toHaveAttribute('data-version', '2');
  });

  test('that waits is told again by a page that is reloaded', async ({ page }) => {
    const board = new Board(page);
    await page.goto(`${address()}${LINK}`);
    await board.rests();
    await isKept(page);
    await publish();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(board.notices).toHaveCount(1);
    await page.reload();
    await board.rests();
    await expect(board.notices).toHaveCount(1);
    await page.getByTestId('notice-action').click();
    await expect(page.locator('html')).toHaveAttribute('data-version', '2');
  });
});

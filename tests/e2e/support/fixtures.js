/**
 * `test` and `expect` for the tests of the page. Every test runs against the built page, and fails when the page
 * writes an error to the console, throws, or asks another server for anything.
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test as base, expect as baseExpect } from '@playwright/test';
import { preview } from 'vite';
import { ROOT } from '../../../tools/run.js';
import { Board } from './board.js';
import { recordDrawing } from './drawing.js';

/**
 * @import { BrowserContext, BrowserContextOptions, Page, TestInfo } from '@playwright/test'
 */

/** Schemes of requests that leave the page; data: and blob: do not. */
const NETWORK = ['http:', 'https:', 'ws:', 'wss:'];

/**
 * What the driver of Firefox brings about when it hides its marks at the end of a test: it puts a style into the page,
 * against the page's policy. Styles of the page's own are held to it in Chromium.
 */
const OF_DRIVER = /^Content-Security-Policy: .* inline style \(style-src-elem\)/;

/** What Firefox says of a font that was on its way when the page was left: NS_BINDING_ABORTED, and no other reason. */
const LEFT_BEHIND = /^downloadable font: download failed .* status=2152398850 /;

/** A machine that is busy otherwise is slow, not wrong. */
const PATIENCE_MILLIS = 20_000;

export const expect = baseExpect.configure({ timeout: PATIENCE_MILLIS });

/**
 * @typedef {object} Options
 * @property {boolean} isFirstVisit whether this browser opens the page for the first time, so that it sees a replay
 * @property {boolean} savesData whether the person has asked the browser to save data, as here unless it is said: then the
 *   page fetches what is opened, and not all that is left when it rests, which costs more than the view itself
 * @property {RegExp[]} expectedProblems what the page may report in this test: `test.use({ expectedProblems: [/…/] })`
 *
 * @typedef {object} Fixtures
 * @property {string[]} problems what the page has reported so far
 * @property {(context: BrowserContext) => Promise<void>} watch records the drawing of a context's pages and adds what
 *   they report to `problems`
 * @property {(options?: BrowserContextOptions) => Promise<Board>} openBoard a page in a browser context of its own,
 *   as another person has it
 * @property {Board} board the page of this test
 *
 * @typedef {object} WorkerFixtures
 * @property {{ serve: (path: string) => Promise<string>, serveText: (text: string) => Promise<string>,
 *   origins: Set<string> }} servers `serve` serves dist/ below a path and says at which address; `serveText` does so with
 *   a page of another origin, which a route cannot: browsers do not let what comes from nowhere frame what is on this
 *   machine; `origins` are those of all servers
 * @property {string} address of the server of dist/
 */

/** Frames without an origin, and pages that are none, have no storage. */
function rememberVisit() {
  try {
    localStorage.setItem('visited', 'yes');
  } catch {
    // As the page does without.
  }
}

/**
 * Keeps pictures of the pages of a test that failed. The runner's own setting takes one at the end of every test, to have it
 * in case of a failure later on, which costs half as much as the loading of the page.
 *
 * @param {BrowserContext} context
 * @param {TestInfo} testInfo
 */
async function photographFailed(context, testInfo) {
  if (testInfo.errors.length === 0) return;
  for (const page of context.pages()) {
    const path = testInfo.outputPath(`page-${testInfo.attachments.length}.png`);
    // A page that hangs has none.
    const isTaken = await page.screenshot({ path, timeout: 5000 }).catch(() => null);
    // Not by attach(), which would copy it.
    if (isTaken) testInfo.attachments.push({ name: 'screenshot', path, contentType: 'image/png' });
  }
}

/** As where a person has asked for it; Firefox does not tell. */
const saveData = () => Object.defineProperty(navigator, 'connection', { value: { saveData: true } });

/** A browser that allows no service worker, as some do in private windows. @param {Page} page */
export const keepNothing = (page) =>
  page.addInitScript(() => {
    // A page that is none, as the one before the first, has nothing to register with.
    if (!('serviceWorker' in navigator)) return;
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('not allowed', 'SecurityError'));
  });

export const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<Options & Fixtures, WorkerFixtures, import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions, import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions>} */ ({
    expectedProblems: [[], { option: true }],
    isFirstVisit: [false, { option: true }],
    savesData: [true, { option: true }],

    servers: [
      // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern.
      async ({}, use) => {
        if (!existsSync(join(ROOT, 'dist/index.html'))) {
          throw new Error('dist/ is missing: run "npm run build" first');
        }
        /** @type {Awaited<ReturnType<typeof preview>>[]} */
        const running = [];
        const origins = new Set();
        const serve = async (/** @type {string} */ path) => {
          const server = await preview({
            root: ROOT,
            configFile: false,
            base: path,
            logLevel: 'error',
            preview: { host: '127.0.0.1', port: 0 },
          });
          running.push(server);
          const address = /** @type {string} */ (server.resolvedUrls?.local[0]);
          origins.add(new URL(address).origin);
          return address;
        };
        /** @type {import('node:http').Server[]} */
        const others = [];
        const serveText = async (/** @type {string} */ text) => {
          const server = createServer((_request, response) =>
            response.setHeader('content-type', 'text/html').end(text),
          );
          others.push(server);
          await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
          const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
          origins.add(`http://127.0.0.1:${port}`);
          return `http://127.0.0.1:${port}/`;
        };
        await use({ serve, serveText, origins });
        for (const server of others) server.close().closeAllConnections();
        await Promise.all(running.map((server) => server.close()));
      },
      { scope: 'worker' },
    ],

    address: [async ({ servers }, use) => use(await servers.serve('/')), { scope: 'worker' }],

    baseURL: async ({ address }, use) => use(address),

    // eslint-disable-next-line no-empty-pattern -- as above
    problems: async ({}, use, testInfo) => {
      testInfo.setTimeout(3 * PATIENCE_MILLIS);
      /** @type {string[]} */
      const problems = [];
      await use(problems);
      expect(problems, 'what the page reported').toEqual([]);
    },

    watch: [
      async ({ context, servers, problems, expectedProblems, isFirstVisit, savesData }, use, testInfo) => {
        let isOver = false;
        const report = (/** @type {string} */ problem) => {
          if (!isOver && !expectedProblems.some((pattern) => pattern.test(problem))) problems.push(problem);
        };
        const watch = async (/** @type {BrowserContext} */ watched) => {
          watched.on('console', (message) => {
            if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`);
          });
          watched.on('weberror', (error) => {
            const text = String(error.error().stack ?? error.error());
            if (!OF_DRIVER.test(text) && !LEFT_BEHIND.test(text)) report(`uncaught: ${text}`);
          });
          watched.on('request', (request) => {
            const { protocol, origin } = new URL(request.url());
            if (NETWORK.includes(protocol) && !servers.origins.has(origin)) {
              report(`request to another server: ${request.url()}`);
            }
          });
          await recordDrawing(watched);
          if (!isFirstVisit) await watched.addInitScript(rememberVisit);
          if (savesData) await watched.addInitScript(saveData);
        };
        await watch(context);
        await use(watch);
        await photographFailed(context, testInfo);
        // What a test has put into the way of requests may still be at one, and would fail the next test. Without it,
        // requests come to another end than the test has meant.
        isOver = true;
        for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
        await context.unrouteAll({ behavior: 'ignoreErrors' });
      },
      { auto: true },
    ],

    openBoard: async ({ browser, contextOptions, baseURL, watch }, use, testInfo) => {
      /** @type {BrowserContext[]} */
      const contexts = [];
      await use(async (options) => {
        const context = await browser.newContext({ baseURL, ...contextOptions, ...options });
        contexts.push(context);
        await watch(context);
        return new Board(await context.newPage());
      });
      for (const context of contexts) await photographFailed(context, testInfo);
      await Promise.all(contexts.map((context) => context.close()));
    },

    board: async ({ page, watch: _watched }, use) => use(new Board(page)),
  }),
);

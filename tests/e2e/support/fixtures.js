/**
 * `test` and `expect` for the tests of the page. Every test runs against the built page, and fails when the page
 * writes an error to the console, throws, or asks another server for anything.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { preview } from 'vite';
import { ROOT } from '../../../tools/run.js';

/** Schemes of requests that leave the page; data: and blob: do not. */
const NETWORK = ['http:', 'https:', 'ws:', 'wss:'];

/**
 * @typedef {object} Options
 * @property {RegExp[]} expectedProblems what the page may report in this test: `test.use({ expectedProblems: [/…/] })`
 *
 * @typedef {object} Fixtures
 * @property {string[]} problems what the page has reported so far
 *
 * @typedef {object} WorkerFixtures
 * @property {string} address of the server of dist/
 */

export const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<Options & Fixtures, WorkerFixtures, import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions, import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions>} */ ({
    expectedProblems: [[], { option: true }],

    address: [
      // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern.
      async ({}, use) => {
        if (!existsSync(join(ROOT, 'dist/index.html'))) {
          throw new Error('dist/ is missing: run "npm run build" first');
        }
        const server = await preview({
          root: ROOT,
          configFile: false,
          logLevel: 'error',
          preview: { host: '127.0.0.1', port: 0 },
        });
        await use(/** @type {string} */ (server.resolvedUrls?.local[0]));
        await server.close();
      },
      { scope: 'worker' },
    ],

    baseURL: async ({ address }, use) => use(address),

    problems: [
      async ({ context, address, expectedProblems }, use) => {
        /** @type {string[]} */
        const problems = [];
        const report = (/** @type {string} */ problem) => {
          if (!expectedProblems.some((pattern) => pattern.test(problem))) problems.push(problem);
        };
        context.on('console', (message) => {
          if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`);
        });
        context.on('weberror', (error) => report(`uncaught: ${error.error().stack ?? error.error()}`));
        context.on('request', (request) => {
          const { protocol, origin } = new URL(request.url());
          if (NETWORK.includes(protocol) && origin !== new URL(address).origin) {
            report(`request to another server: ${request.url()}`);
          }
        });
        await use(problems);
        expect(problems, 'what the page reported').toEqual([]);
      },
      { auto: true },
    ],
  }),
);

export { expect };

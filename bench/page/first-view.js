/**
 * What a visitor waits for: the page's first paint, four figures at their end, and the bytes before that.
 *
 * @import { Browser } from '@playwright/test'
 * @import { Figure } from '../types.d.ts'
 */
import { gzipSync } from 'node:zlib';
import { visit } from './visit.js';

/** No weight has changed for so long: all figures are where they stay. */
const QUIET_MILLIS = 1500;

/**
 * @param {Browser} browser
 * @param {string} address
 * @param {number} rounds
 * @returns {Promise<Figure[]>}
 */
export async function measureFirstView(browser, address, rounds) {
  const paints = [];
  const converged = [];
  for (let round = 0; round < rounds; round++) {
    const { firstPaint, end } = await visit(browser, address, '', (page) =>
      page.evaluate(async (quiet) => {
        await globalThis.tap.rest(quiet);
        const paint = performance.getEntriesByName('first-paint')[0];
        return { firstPaint: paint.startTime, end: globalThis.tap.progressAt() };
      }, QUIET_MILLIS),
    );
    paints.push(firstPaint);
    converged.push(end - firstPaint);
  }
  return [
    {
      name: 'first paint',
      unit: 'ms',
      values: paints,
      how: 'from the start of the navigation, nothing in any cache',
    },
    {
      name: 'first paint to the lecture’s four figures at their end',
      unit: 'ms',
      values: converged,
      how: 'converged, or after the 2,000 iterations at which the page stops by itself; not the first visit, which shows the first updates slowly',
    },
    ...(await measureSizes(browser, address)),
  ];
}

/**
 * @param {Browser} browser
 * @param {string} address
 * @returns {Promise<Figure[]>}
 */
async function measureSizes(browser, address) {
  const context = await browser.newContext();
  /** @type {Promise<{ url: string, bytes: number }>[]} */
  const files = [];
  context.on('response', (response) => {
    const url = response.url();
    // What stands inside another file has come with it: icons, the worker's script.
    if (url.startsWith('data:') || url.startsWith('blob:')) return;
    files.push(response.body().then((body) => ({ url, bytes: gzipSync(body, { level: 9 }).length })));
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByTestId('figure').last().waitFor();
  await page.waitForLoadState('networkidle');
  // The same script once per worker comes from the cache, and counts once.
  const sizes = new Map((await Promise.all(files)).map(({ url, bytes }) => [url, bytes]));
  await context.close();
  const kilobytes = (/** @type {(url: string) => boolean} */ isWanted) =>
    [...sizes].filter(([url]) => isWanted(url)).reduce((sum, [, bytes]) => sum + bytes, 0) / 1000;
  const how = 'gzip at its strongest, kilobytes of 1,000 bytes';
  return [
    { name: 'the wasm module', unit: 'kB', values: [kilobytes((url) => url.endsWith('.wasm'))], how },
    {
      name: 'the first view in all',
      unit: 'kB',
      values: [kilobytes(() => true)],
      how: `${how}, ${sizes.size} files`,
    },
  ];
}

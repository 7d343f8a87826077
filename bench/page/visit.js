/**
 * The built page in a browser context of its own, with page/tap.js inside.
 *
 * @import { Browser, CDPSession, Page } from '@playwright/test'
 */
import { fileURLToPath } from 'node:url';

const TAP = fileURLToPath(new URL('tap.js', import.meta.url));
const VIEWPORT = { width: 1440, height: 900 };

/** Small steps down the gradient on all points: it creeps on for ever, so that there is always something to show. */
const ENDLESS = 'points=500&optimizer=sgd&rate=0.001&speed=fastest';

/**
 * A board of so many networks of 2 × 20 units on 500 points, each from weights of its own.
 *
 * @param {number} figures
 * @param {'endless' | 'lbfgs'} training
 * @returns {string} a link's hash
 */
export function board(figures, training) {
  const networks = Array.from({ length: figures }, (_, i) =>
    training === 'endless' ? `fig=20-20,seed=${i + 1}` : `fig=20-20,l=0.1,seed=${i + 1}`,
  );
  return `#v=1&${training === 'endless' ? ENDLESS : 'points=500'}&${networks.join('&')}`;
}

/**
 * @template T
 * @param {Browser} browser
 * @param {string} address of the page
 * @param {string} hash the scene
 * @param {(page: Page, session: CDPSession) => Promise<T>} measure
 * @returns {Promise<T>}
 */
export async function visit(browser, address, hash, measure) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.addInitScript({ path: TAP });
    // Or the page would show the first updates slowly, to be watched.
    await page.addInitScript(() => localStorage.setItem('visited', 'yes'));
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(address + hash);
    return await measure(page, session);
  } finally {
    await context.close();
  }
}

/**
 * Presses play, even where the page plays by itself: then it stops by itself too.
 *
 * @param {Page} page
 */
export async function play(page) {
  await pause(page);
  await page.getByTestId('play').click();
}

/**
 * Presses pause, unless nothing plays.
 *
 * @param {Page} page
 */
export async function pause(page) {
  await page.evaluate(() => globalThis.tap.rest(0));
  const button = page.getByTestId('play');
  if ((await button.innerText()).includes('Pause')) await button.click();
}

/**
 * How long the page's main thread has been busy so far, in milliseconds.
 *
 * @param {CDPSession} session
 * @returns {Promise<{ wall: number, cpu: number }>} by the clock, and without the time in which it had no core
 */
export async function busyMillis(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const millis = (/** @type {string} */ wanted) => {
    const seconds = metrics.find(({ name }) => name === wanted)?.value;
    if (seconds === undefined) throw new Error(`The browser does not tell ${wanted}.`);
    return 1000 * seconds;
  };
  return { wall: millis('TaskDuration'), cpu: millis('ThreadTime') };
}

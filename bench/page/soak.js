/**
 * The page at work for an hour: whether it becomes slower, or larger.
 *
 * Four networks train all the time. A hand moves λ, looks into a network and its tools, opens dialogs and changes colours
 * and sizes; at every look it rests for some seconds, so that what is measured is the same each time.
 *
 * @import { Browser, CDPSession, Page } from '@playwright/test'
 * @import { Soak, SoakLook } from '../types.d.ts'
 */
import { firstLine } from '../report/format.js';
import { memoryOf } from './memory.js';
import { board, play, visit } from './visit.js';

const FIGURES = 4;
/** An hour has so many looks; shorter ones have as many as there is time for. */
const MOST_LOOKS = 120;
const LEAST_SECONDS = 15;
/** For how long the hand rests at each, and before. */
const WATCH_MILLIS = 3000;
const SETTLE_MILLIS = 1500;
const DRAG_INTERVAL_MILLIS = 50;
const MINUTE = 60_000;

/**
 * @param {Browser} browser in which no other page is open
 * @param {string} address of a page that is isolated from other origins, as the browser's own account asks for
 * @param {number} minutes
 * @param {(look: SoakLook) => void} tell is called at every look
 * @returns {Promise<Soak>}
 */
export async function soak(browser, address, minutes, tell) {
  const session = await browser.newBrowserCDPSession();
  const seconds = Math.max(LEAST_SECONDS, (60 * minutes) / MOST_LOOKS);
  /** @type {SoakLook[]} */
  const looks = [];
  /** @type {string | null} */
  let failure = null;
  const work = visit(browser, address, board(FIGURES, 'endless'), async (page) => {
    await play(page);
    const begun = performance.now();
    while (performance.now() - begun < MINUTE * minutes) {
      const started = performance.now();
      await page.waitForTimeout(SETTLE_MILLIS);
      const look = { minutes: (performance.now() - begun) / MINUTE, ...(await lookAt(page, session)) };
      looks.push(look);
      tell(look);
      while (performance.now() - started < 1000 * seconds) await act(page, looks.length);
    }
  });
  await work.catch((error) => (failure = firstLine(error)));
  await session.detach();
  return { figures: FIGURES, minutes, looks, failure };
}

/**
 * @param {Page} page
 * @param {CDPSession} session of the browser
 * @returns {Promise<Omit<SoakLook, 'minutes'>>}
 */
async function lookAt(page, session) {
  const before = await page.evaluate(() => globalThis.tap.updates());
  const { frames } = await page.evaluate((millis) => globalThis.tap.watch(millis), WATCH_MILLIS);
  const after = await page.evaluate(() => globalThis.tap.updates());
  const gaps = frames.slice(1).map((time, i) => time - frames[i]);
  return {
    // An update of each network on all points is an epoch.
    epochsPerSecond: (1000 * (after.sum - before.sum)) / (after.time - before.time) / FIGURES,
    framesPerSecond: (1000 * gaps.length) / (frames[frames.length - 1] - frames[0]),
    longestGap: Math.max(...gaps),
    ...(await memoryOf(page, session)),
  };
}

/**
 * Something that a person does, and undoes again: every round begins with the same page.
 *
 * @param {Page} page
 * @param {number} round
 */
async function act(page, round) {
  for (let step = 0; step < 20; step++) {
    // Nobody waits for the picture: a hand does not, either.
    await page.evaluate(
      ([id, at]) => void globalThis.tap.moveSlider(id, at).catch(() => {}),
      [1 + (step % FIGURES), 40 + step],
    );
    await page.waitForTimeout(DRAG_INTERVAL_MILLIS);
  }
  /** @param {string} what @param {boolean} isThere */
  const is = (what, isThere) => page.getByTestId(what).waitFor({ state: isThere ? 'visible' : 'hidden' });
  switch (round % 4) {
    case 0:
      await page.keyboard.press('i');
      await is('inspector-close', true);
      await page.getByTestId('inspector-tools').selectOption('gradients');
      await page.waitForTimeout(1000);
      await page.getByTestId('inspector-close').click();
      break;
    case 1:
      for (const opener of ['scenes', 'help', 'share']) {
        await page.getByTestId(opener).click();
        await is(`${opener}-dialog`, true);
        await page.keyboard.press('Escape');
        await is(`${opener}-dialog`, false);
      }
      break;
    case 2:
      for (const isThere of [true, false]) {
        await page.keyboard.press('p');
        await is('present', isThere);
      }
      break;
    default:
      // Light, dark and what the system has; and another size, by which every canvas is made anew.
      for (let press = 0; press < 3; press++) await page.getByTestId('theme').click();
      await page.setViewportSize({ width: 1100, height: 800 });
      await page.waitForTimeout(400);
      await page.setViewportSize({ width: 1440, height: 900 });
  }
}

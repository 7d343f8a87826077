/**
 * Frames, main thread and pause while a board trains.
 *
 * @import { Browser } from '@playwright/test'
 * @import { Figure } from '../types.d.ts'
 */
import { board, busyMillis, pause, play, visit } from './visit.js';

/** How long each round watches. */
const WATCH_MILLIS = 3000;
/** What a board gets to build its networks, its pictures and its compiled code. */
const SETTLE_MILLIS = 2000;

/**
 * @param {Browser} browser
 * @param {string} address
 * @param {{ figures: number, rounds: number }} plan
 * @returns {Promise<Figure[]>}
 */
export function measureTraining(browser, address, { figures, rounds }) {
  return visit(browser, address, board(figures, 'endless'), async (page, session) => {
    const watch = async () => {
      const before = await busyMillis(session);
      const { frames, longTasks, pictures } = await page.evaluate(
        (millis) => globalThis.tap.watch(millis),
        WATCH_MILLIS,
      );
      const after = await busyMillis(session);
      const intervals = frames.slice(1).map((time, i) => time - frames[i]);
      const seconds = (frames[frames.length - 1] - frames[0]) / 1000;
      return {
        framesPerSecond: (frames.length - 1) / seconds,
        picturesPerSecond: pictures / figures / seconds,
        wallPerFrame: (after.wall - before.wall) / frames.length,
        cpuPerFrame: (after.cpu - before.cpu) / frames.length,
        longestTask: Math.max(0, ...longTasks),
        longestGap: Math.max(...intervals),
      };
    };
    await pause(page);
    await page.waitForTimeout(SETTLE_MILLIS);
    const idle = await watch();
    const training = [];
    const pauses = [];
    for (let round = 0; round < rounds; round++) {
      await play(page);
      await page.waitForTimeout(SETTLE_MILLIS);
      training.push(await watch());
      pauses.push(await page.evaluate(() => globalThis.tap.pause()));
    }
    const who = `${figures} figures of 2 × 20 and 500 points`;
    /** @type {(name: string, unit: string, values: number[], how: string) => Figure} */
    const figure = (name, unit, values, how) => ({ name: `${who}: ${name}`, unit, values, how });
    return [
      figure(
        'frames while training',
        '1/s',
        training.map(({ framesPerSecond }) => framesPerSecond),
        `animation frames in ${WATCH_MILLIS / 1000} s; at rest the display makes ${idle.framesPerSecond.toFixed(0)}`,
      ),
      figure(
        'new pictures of each figure',
        '1/s',
        training.map(({ picturesPerSecond }) => picturesPerSecond),
        'pictures that arrive from the workers',
      ),
      figure(
        'main thread',
        'ms a frame',
        training.map(({ cpuPerFrame }) => cpuPerFrame),
        'processor time of all its tasks, painting included',
      ),
      figure(
        'main thread by the clock',
        'ms a frame',
        training.map(({ wallPerFrame }) => wallPerFrame),
        'the same with the time in which it waited for a core',
      ),
      figure(
        'longest gap between frames',
        'ms',
        training.map(({ longestGap }) => longestGap),
        'the worst of each round',
      ),
      figure(
        'longest task of the main thread',
        'ms',
        training.map(({ longestTask }) => longestTask),
        '0 where none took 50 ms',
      ),
      figure(
        'pause shown',
        'ms',
        pauses.map(({ shown }) => shown),
        'from the click to the painted button',
      ),
      figure(
        'pause done',
        'ms',
        pauses.map(({ stopped }) => stopped),
        'from the click to the last report of changed weights',
      ),
    ];
  });
}

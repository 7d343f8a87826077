/**
 * From a move of a λ slider to the contours that answer it.
 *
 * @import { Browser } from '@playwright/test'
 * @import { Figure } from '../types.d.ts'
 */
import { board, play, visit } from './visit.js';

const FIGURES = 4;
/** Positions of the slider, far enough from each other for visibly other contours. */
const POSITIONS = [70, 40, 62, 50, 66, 44, 58, 48];
/** So long nothing moves before the next move from rest. */
const QUIET_MILLIS = 600;
/** Moves of a drag. */
const DRAG_STEPS = 60;

/**
 * @param {Browser} browser
 * @param {string} address
 * @returns {Promise<Figure[]>}
 */
export async function measureDragging(browser, address) {
  const atRest = await visit(browser, address, board(FIGURES, 'lbfgs'), async (page) => {
    const millis = [];
    for (const position of POSITIONS) {
      await page.evaluate((quiet) => globalThis.tap.rest(quiet), QUIET_MILLIS);
      millis.push(await page.evaluate((position) => globalThis.tap.moveSlider(2, position), position));
    }
    return millis;
  });
  const dragged = await visit(browser, address, board(FIGURES, 'lbfgs'), async (page) => {
    await page.evaluate((quiet) => globalThis.tap.rest(quiet), QUIET_MILLIS);
    return page.evaluate(async (steps) => {
      const millis = [];
      // There and back, the next move as soon as the last one shows.
      for (let step = 0; step < steps; step++) {
        millis.push(await globalThis.tap.moveSlider(2, 40 + Math.abs((step % 60) - 30)));
      }
      return millis;
    }, DRAG_STEPS);
  });
  const training = await visit(browser, address, board(FIGURES, 'endless'), async (page) => {
    await play(page);
    await page.waitForTimeout(2000);
    const millis = [];
    for (const position of POSITIONS) {
      millis.push(await page.evaluate((position) => globalThis.tap.moveSlider(2, position), position));
      await page.waitForTimeout(200);
    }
    return millis;
  });
  const who = `${FIGURES} figures of 2 × 20 and 500 points: λ slider to new contours`;
  const how = 'from the event until a picture trained with the new λ is painted';
  return [
    { name: `${who}, from rest`, unit: 'ms', values: atRest, how },
    {
      name: `${who}, while dragging`,
      unit: 'ms',
      values: dragged,
      how: `${how}; the next event follows at once`,
    },
    { name: `${who}, while all four train`, unit: 'ms', values: training, how },
  ];
}

/** What keys do to a cursor in a picture. */

/** Right and up. */
const STEPS = new Map([
  ['ArrowUp', [0, 1]],
  ['ArrowDown', [0, -1]],
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
]);

/** Of an arrow key, as shares of the picture; with Shift the larger one. */
export const STEP = 1 / 64;
const LEAP = 1 / 8;

/**
 * How far a key moves it to the right and up, as shares of the picture; null where it does not.
 *
 * @param {KeyboardEvent} event
 */
export function movedBy({ key, shiftKey }) {
  const step = STEPS.get(key);
  const by = shiftKey ? LEAP : STEP;
  return step ? { x: by * step[0], y: by * step[1] } : null;
}

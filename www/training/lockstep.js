/**
 * How far figures may train, so that their pictures show about the same epoch.
 *
 * All figures of a board share data, optimizer and batch size, hence the number of updates in an
 * epoch; so updates are the common clock, and whole numbers. Figures that train are kept within a
 * window: from the position of the slowest to a goal that no other may pass. The window is what the
 * slowest worker can do from one report to the next, and a little more, so that it never waits for
 * a new goal and nobody else is further ahead than that.
 *
 * Goals only bound how far a figure goes before the next look. They never change what it computes.
 */

/** Work that a window holds, in cycles of pull and report. */
const CYCLES = 1.5;

/** Bounds of a cycle, in milliseconds; beyond, the page was hidden or something else got in between. */
const SHORTEST_CYCLE = 8;
const LONGEST_CYCLE = 100;

/** With one update, the slowest would wait for a new goal after each. */
const NARROWEST = 2;

/** Before anything is known about speed. */
const FIRST_WIDTH = 32;

/** What levelling after a pause may take in each worker, in milliseconds; a pause that takes 100 does not feel like one. */
const LEVEL_MILLIS = 60;

/**
 * @typedef {object} Load  of a worker in which something trains
 * @property {number} cycleMillis  between two pulls
 * @property {readonly number[]} millisPerUpdate  of the networks that train in it; 0 where not known yet
 */

/**
 * Width of the window, in updates.
 *
 * @param {readonly Load[]} loads  at least one
 */
export function windowWidth(loads) {
  const widths = loads.map(({ cycleMillis, millisPerUpdate }) => {
    if (millisPerUpdate.includes(0)) return FIRST_WIDTH;
    const cycle = Math.min(Math.max(cycleMillis, SHORTEST_CYCLE), LONGEST_CYCLE);
    const millisForAll = millisPerUpdate.reduce((sum, millis) => sum + millis, 0);
    return Math.ceil((CYCLES * cycle) / millisForAll);
  });
  return Math.max(NARROWEST, Math.min(...widths));
}

/**
 * The goal of all figures that train. One that is more than a window behind, because it is new or
 * was built anew, catches up at full speed while the others wait.
 *
 * @param {readonly number[]} updates  positions, at least one
 * @param {number} width
 */
export function commonGoal(updates, width) {
  return Math.max(Math.max(...updates), Math.min(...updates) + width);
}

/**
 * Where figures come to stand after a pause: level with the foremost, if they were in one window
 * and it takes no time that anyone would notice; otherwise wherever they are (a goal of 0).
 *
 * @param {readonly { updates: number, millisPerUpdate: number, slot?: object }[]} figures  that train, with their worker
 * @param {number} width  of the window in which they trained
 */
export function levelGoal(figures, width) {
  const front = Math.max(0, ...figures.map(({ updates }) => updates));
  /** @type {Map<object | undefined, number>} */
  const millis = new Map();
  for (const { updates, millisPerUpdate, slot } of figures) {
    if (front - updates > width) return 0;
    millis.set(slot, (millis.get(slot) ?? 0) + (front - updates) * millisPerUpdate);
  }
  return Math.max(0, ...millis.values()) <= LEVEL_MILLIS ? front : 0;
}

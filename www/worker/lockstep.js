/**
 * How far figures may train, so that their pictures show the same epoch.
 *
 * All figures of a board share data, optimizer and batch size, hence the number of updates in an
 * epoch; so updates are the common clock, and whole numbers. Figures that train are kept within a
 * window: from the slowest one's position to a goal that no other may pass. The window is about
 * twice what the slowest does from one report to the next. The slowest then never waits for a new
 * goal, and nobody is more than two frames of the slowest ahead of it.
 *
 * Goals only bound how far a figure goes before the next look. They never change what it computes.
 */

/** With one update, the slowest would wait for a new goal after each. */
const NARROWEST = 2;

/** Start of a run, before anything is known about speed. It doubles at every report that met its goal. */
const FIRST_WIDTH = 8;

/** What catching up after a pause may take, in milliseconds. */
const LEVEL_MILLIS = 100;

/**
 * @typedef {object} Pace
 * @property {number} width  of the window, in updates
 * @property {number} floor  position of the slowest figure at the last round
 * @property {number} goal  of the last round
 */

/** @type {Readonly<Pace>} */
export const FIRST_PACE = Object.freeze({ width: FIRST_WIDTH, floor: 0, goal: 0 });

/**
 * The next round of a run.
 *
 * A figure that is more than a window behind, because it is new or was built anew, catches up at
 * full speed while the others wait. Meanwhile the window may only narrow: how fast a lone figure
 * runs says nothing about the slowest of all.
 *
 * @param {Pace} pace
 * @param {readonly number[]} updates  of the figures that train, at least one
 * @returns {Pace}
 */
export function nextPace({ width, floor: oldFloor, goal: oldGoal }, updates) {
  const floor = Math.min(...updates);
  const front = Math.max(...updates);
  const progress = floor - oldFloor;
  const measured = Math.max(NARROWEST, 2 * progress);

  if (front > floor + width) {
    return { width: progress < 0 ? width : Math.min(width, measured), floor, goal: front };
  }
  let next = width;
  if (progress >= 0) next = floor >= oldGoal ? 2 * width : Math.min(measured, 2 * width);
  return { width: next, floor, goal: floor + next };
}

/**
 * Where figures come to stand after a pause: level with the foremost, if that takes no time that
 * anyone would notice; otherwise wherever they are (a goal of 0).
 *
 * @param {Pace} pace
 * @param {readonly { updates: number, millisPerUpdate: number }[]} figures  that train
 * @returns {number} goal for all of them
 */
export function levelGoal({ width }, figures) {
  const front = Math.max(0, ...figures.map(({ updates }) => updates));
  const level = figures.every(
    ({ updates, millisPerUpdate }) =>
      front - updates <= width && (front - updates) * millisPerUpdate <= LEVEL_MILLIS,
  );
  return level ? front : 0;
}

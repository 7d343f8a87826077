/**
 * Undo and redo of the scene: of its settings, of figures added and removed, of resets, and of links that were
 * followed. Own points have a history of their own, which goes back stroke by stroke.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Board, Figure, FigureMoment, Moment, Scene, Store } from './scene.d.ts'
 */
import { computed, effect, signal } from '@preact/signals-core';
import { beginningOf } from './history-door.js';
import { OWN } from './schema.js';
import { Undo } from './undo.js';

/** Steps that can be undone. */
const MOST_STEPS = 200;
/** Changes of the same setting that follow each other faster are one movement, as of a slider. */
const MOVEMENT_MILLIS = 1000;
/** What follows at once follows from it: a source that takes fewer classes changes their number, too. */
const CONSEQUENCE_MILLIS = 20;

/**
 * The scene, and the moment at which it stood.
 * @typedef {{ scene: Scene, moment: Moment | null }} State
 */

/**
 * What a person has changed, in a word that is the same for the same setting.
 * @typedef {{ before: State, after: State, what: string, time: number }} Step
 */

/** Steps after which everything began anew, so that the way back is to load the whole. */
const WHOLE = ['load', 'reset'];

/** Before the id of the one figure that began anew. */
const RESTART = 'restart ';

/**
 * What a history goes back to at the most.
 * @typedef {{ scene: Scene, moment: Moment | null, loads: number, resets: number, restarts: number }} Beginning
 */

/**
 * The side of training of which a history has to know.
 * @typedef {object} Training
 * @property {ReadonlySignal<Moment | null>} standing  where the figures are that a person has in hand, also in a run
 * @property {ReadonlySignal<number>} resets
 * @property {() => void} reset
 * @property {ReadonlySignal<{ count: number, id: number }>} restarts  of single figures, and of which one last
 * @property {(id: number) => void} restart
 * @property {(id: number, moment: FigureMoment) => void} bring  a figure that is about to come back
 */

/**
 * @typedef {object} History
 * @property {ReadonlySignal<boolean>} canUndo
 * @property {ReadonlySignal<boolean>} canRedo
 * @property {ReadonlySignal<number>} changes  grows with every step that is made, undone or done again
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} stop
 */

/**
 * Tells of everything that changes the scene, with the moments at which it stood before and after.
 *
 * @param {Store} store
 * @param {Training} training
 * @param {Beginning} from  what has changed since then is told first
 * @param {(made: Omit<Step, 'time'>) => void} onChange
 * @returns {() => void} stops
 */
function watch(store, training, from, onChange) {
  const seen = { ...from };

  const stopMoments = effect(() => {
    const moment = training.standing.value;
    const isSeen =
      store.scene.peek() === seen.scene &&
      store.loaded.peek().count === seen.loads &&
      training.resets.peek() === seen.resets &&
      training.restarts.peek().count === seen.restarts;
    // Where there is something to be looked at below, this moment is the one after it.
    if (isSeen) seen.moment = moment;
  });
  const stopScenes = effect(() => {
    const scene = store.scene.value;
    const loaded = store.loaded.value;
    const resets = training.resets.value;
    const restarts = training.restarts.value;
    const before = { scene: seen.scene, moment: seen.moment };
    const what =
      loaded.count !== seen.loads
        ? 'load'
        : resets !== seen.resets
          ? 'reset'
          : restarts.count !== seen.restarts
            ? `${RESTART}${restarts.id}`
            : difference(before.scene, scene);
    const moment = what === 'load' ? loaded.moment : training.standing.peek();
    Object.assign(seen, { scene, moment, loads: loaded.count, resets, restarts: restarts.count });
    if (what !== '') onChange({ before, after: { scene, moment }, what });
  });
  return () => {
    stopMoments();
    stopScenes();
  };
}

/**
 * @param {Store} store
 * @param {Training} training
 * @param {object} [options]
 * @param {Beginning} [options.from]  what has changed since then is its first step
 * @param {() => number} [options.now]  milliseconds
 * @returns {History}
 */
export function createHistory(
  store,
  training,
  { from = beginningOf(store, training), now = () => performance.now() } = {},
) {
  const steps = /** @type {Undo<Step>} */ (new Undo(MOST_STEPS));
  const changes = signal(0);
  let isStepping = false;

  /** A movement goes on in the step that it began. @param {Omit<Step, 'time'>} made */
  const add = (made) => {
    const step = { ...made, time: now() };
    steps.add(step, (last) => {
      const limit = step.what === last.what ? MOVEMENT_MILLIS : CONSEQUENCE_MILLIS;
      if (WHOLE.includes(step.what) || step.time - last.time >= limit) return null;
      return { ...last, after: step.after, time: step.time };
    });
    changes.value = changes.peek() + 1;
  };
  const stop = watch(store, training, from, (made) => {
    if (!isStepping) add(made);
  });

  /**
   * @param {Step | undefined} step
   * @param {State} here
   * @param {State} there
   * @param {boolean} isRedo
   */
  const go = (step, here, there, isRedo) => {
    if (!step) return;
    isStepping = true;
    if (step.what === 'reset' && isRedo) training.reset();
    else if (WHOLE.includes(step.what)) store.load(there.scene, [], there.moment);
    else if (step.what.startsWith(RESTART)) {
      const id = Number(step.what.slice(RESTART.length));
      const moment = there.moment?.figures.get(id);
      // Where it rested by itself, it comes to rest again.
      if (moment && !isRedo) training.bring(id, moment);
      training.restart(id);
    } else {
      const present = store.scene.peek();
      for (const { id } of there.scene.figures) {
        const moment = there.moment?.figures.get(id);
        if (moment && !present.figures.some((figure) => figure.id === id)) training.bring(id, moment);
      }
      store.restore(between(present, here.scene, there.scene, isRedo));
    }
    isStepping = false;
    changes.value = changes.peek() + 1;
  };

  return {
    canUndo: computed(() => steps.state.value.canUndo),
    canRedo: computed(() => steps.state.value.canRedo),
    changes,
    undo() {
      const step = steps.undo();
      if (step) go(step, step.after, step.before, false);
    },
    redo() {
      const step = steps.redo();
      if (step) go(step, step.before, step.after, true);
    },
    stop,
  };
}

/**
 * What a person has changed between two scenes, in a word that is the same for the same setting; '' for nothing.
 *
 * @param {Scene} before
 * @param {Scene} after
 * @returns {string}
 */
function difference(before, after) {
  const fields = changedFields(before.board, after.board);
  if (before.own !== after.own && before.own && before.board.source === OWN && after.board.source === OWN) {
    return ''; // drawn, erased, read from a table: a step of the points' history
  }
  if (before.own !== after.own) fields.push('own');
  return [...fields, ...changedFigures(before.figures, after.figures)].join();
}

/**
 * @param {readonly Figure[]} before
 * @param {readonly Figure[]} after
 * @returns {string[]}
 */
function changedFigures(before, after) {
  if (before === after) return [];
  const ids = before.map(({ id }) => id).join();
  if (ids !== after.map(({ id }) => id).join()) return [`figures ${ids}`];
  return after.flatMap((figure, i) => {
    const changed = changedFields(before[i], figure);
    return changed.length > 0 ? [`${figure.id}: ${changed.join()}`] : [];
  });
}

/**
 * @template {object} T
 * @param {T} before
 * @param {T} after
 * @returns {string[]}
 */
function changedFields(before, after) {
  if (before === after) return [];
  const names = /** @type {(keyof T & string)[]} */ (Object.keys(after));
  return names.filter((name) => before[name] !== after[name]);
}

/**
 * The parts of the scene that lead `now` from `here` to `there`: what is the same in both stays as it is.
 *
 * @param {Scene} now
 * @param {Scene} here
 * @param {Scene} there
 * @param {boolean} isRedo  whether copies of figures are made once more
 * @returns {Partial<Scene>}
 */
function between(now, here, there, isRedo) {
  const board = /** @type {Board} */ ({ ...now.board });
  for (const name of changedFields(here.board, there.board)) {
    Object.assign(board, { [name]: there.board[/** @type {keyof Board} */ (name)] });
  }
  /** @type {Partial<Scene>} */
  const parts = { board, inspect: now.inspect };
  if (here.own !== there.own) parts.own = there.own;
  if (changedFigures(here.figures, there.figures).length > 0) {
    // What comes back stands where it stood, and no longer where the figure does that it was copied from.
    parts.figures = there.figures.map((figure) => {
      if (isRedo || figure.kind !== 'network') return figure;
      const { from: _, ...settings } = figure;
      return settings;
    });
    if (!parts.figures.some(({ id }) => id === now.inspect)) parts.inspect = null;
  }
  return parts;
}

/**
 * The page's state and the only ways to change it. Whatever is in the scene is valid: actions check
 * by the schema and refuse with a RangeError that names the field, and then nothing has changed.
 *
 * @import { Board, Figure, Loaded, Moment, NetworkFigure, Problem, Scene, Store } from './scene.d.ts'
 * @import { Signal } from '@preact/signals-core'
 * @import { Field } from './schema.js'
 */
import { batch, signal } from '@preact/signals-core';
import { createNotices } from './notices.js';
import { boardClasses } from './own-board.js';
import { nameFrom } from '../points/names.js';
import {
  BOARD,
  LESSON,
  MAX_FIGURES,
  NETWORK,
  OPTIMUM,
  OWN,
  VIEW,
  networkFigure,
  optimumFigure,
} from './schema.js';
import { goesOnAs, sameTask } from './task.js';

/** A name is one figure's alone: what is made from another one has none. */
const UNNAMED = { name: NETWORK.name.default };

/**
 * @param {Scene} scene  valid, as `decode` and `defaultScene` return it
 * @param {readonly Problem[]} [problems]  what of the link fell back
 * @param {Moment | null} [moment]  that the link holds beside the scene
 * @returns {Store}
 */
export function createStore(scene, problems = [], moment = null) {
  const current = signal(scene);
  const notices = createNotices();
  let lastFigureId = Math.max(0, ...scene.figures.map(({ id }) => id));
  const nextId = () => ++lastFigureId;
  notices.report(problems);
  return {
    scene: current,
    ...changes(current),
    ...additions(current, nextId, notices.notify),
    ...replacements(current, nextId, moment, (itsProblems) => {
      notices.forget(); // it spoke of another scene
      notices.report(itsProblems);
    }),
    notices: notices.notices,
    report: notices.report,
    notify: notices.notify,
    dismiss: notices.dismiss,
  };
}

/**
 * Changes of what is there.
 *
 * @param {Signal<Scene>} current
 * @returns {Pick<Store, 'setBoard' | 'setOwn' | 'setFigure' | 'removeFigure' | 'moveFigure' | 'nameFigure' | 'inspect' | 'show' | 'teach' | 'restore'>}
 */
const changes = (current) => ({
  setBoard(patch) {
    const { board, own } = current.value;
    const next = withOwnClasses(patched(board, BOARD, patch), own);
    if (next !== board) current.value = { ...current.value, board: next };
  },

  setOwn(own, patch = {}) {
    const before = current.value.board;
    const classes = boardClasses(own);
    const board = patched(before, BOARD, {
      // What belongs to other classes goes.
      shown: classes === before.classes ? before.shown : 'all',
      balance: BOARD.balance.default,
      ...patch,
      source: OWN,
      classes,
    });
    current.value = { ...current.value, board, own };
  },

  setFigure(id, patch) {
    const { figures } = current.value;
    const index = indexOf(current.value, id);
    const figure = /** @type {Figure} */ (figures[index]);
    if (figure.kind !== 'network') {
      throw new RangeError(`id: figure ${id} is the optimum, which has no settings`);
    }
    const next = patched(figure, NETWORK, patch);
    if (next !== figure) current.value = { ...current.value, figures: figures.with(index, next) };
  },

  removeFigure(id) {
    const { figures, inspect, view } = current.value;
    current.value = {
      ...current.value,
      figures: figures.toSpliced(indexOf(current.value, id), 1),
      ...looking(inspect === id ? null : inspect, view),
    };
  },

  moveFigure(id, place) {
    const { figures } = current.value;
    const index = indexOf(current.value, id);
    const to = Math.min(Math.max(place, 0), figures.length - 1);
    if (to === index) return;
    const others = figures.toSpliced(index, 1);
    const moved = /** @type {Figure} */ (figures[index]);
    current.value = { ...current.value, figures: others.toSpliced(to, 0, moved) };
  },

  nameFigure(id, name) {
    const { figures } = current.value;
    const index = indexOf(current.value, id);
    const figure = /** @type {Figure} */ (figures[index]);
    const fields = figure.kind === 'network' ? NETWORK : OPTIMUM;
    const next = patched(figure, fields, { name: nameFrom(name, NETWORK.name.most) });
    if (next !== figure) current.value = { ...current.value, figures: figures.with(index, next) };
  },

  inspect(id) {
    if (id !== null && current.value.figures[indexOf(current.value, id)]?.kind !== 'network') {
      throw new RangeError(`id: figure ${id} is the optimum, which has nothing inside`);
    }
    if (id === current.value.inspect) return;
    current.value = { ...current.value, ...looking(id, current.value.view) };
  },

  show(view) {
    const checked = VIEW.check(view);
    if (checked === undefined) throw new RangeError(`view: ${view} is none`);
    const { inspect, view: before } = current.value;
    if (inspect !== null && checked !== before) current.value = { ...current.value, view: checked };
  },

  teach(lesson) {
    const checked = LESSON.check(lesson);
    if (checked === undefined) throw new RangeError(`lesson: ${lesson} is none`);
    if (checked !== current.value.lesson) current.value = { ...current.value, lesson: checked };
  },

  restore(parts) {
    const scene = { ...current.value, ...parts };
    const board = withOwnClasses(scene.board, scene.own);
    current.value = { ...scene, board, ...looking(scene.inspect, scene.view) };
  },
});

/**
 * Further figures.
 *
 * @param {Signal<Scene>} current
 * @param {() => number} nextId  that no figure has had
 * @param {Store['notify']} notify
 * @returns {Pick<Store, 'addFigure' | 'duplicateFigure'>}
 */
function additions(current, nextId, notify) {
  /** @param {readonly Figure[]} figures */
  const setFigures = (figures) => {
    current.value = { ...current.value, figures };
  };

  const isFull = () => {
    const full = current.value.figures.length >= MAX_FIGURES;
    if (full) notify({ code: 'boardFull', most: MAX_FIGURES });
    return full;
  };

  return {
    addFigure(kind) {
      const { figures } = current.value;
      if (kind === 'optimum' && figures.some((figure) => figure.kind === 'optimum')) return;
      if (isFull()) return;
      const id = nextId();
      if (kind === 'optimum') {
        setFigures([...figures, optimumFigure(id)]);
        return;
      }
      const last = figures.findLast((figure) => figure.kind === 'network');
      const { from: _, ...settings } = last ?? networkFigure(id);
      setFigures([...figures, { ...settings, ...UNNAMED, id }]);
    },

    duplicateFigure(id, patch = {}) {
      const { figures } = current.value;
      const index = indexOf(current.value, id);
      const original = /** @type {Figure} */ (figures[index]);
      if (original.kind === 'optimum') {
        notify({ code: 'optimumThere' });
        return;
      }
      if (isFull()) return;
      const { from: _, ...settings } = patched(original, NETWORK, patch);
      const isSame = Object.keys(patch).length === 0;
      const copy = { ...settings, ...UNNAMED, id: nextId(), ...(isSame ? { from: id } : {}) };
      setFigures(figures.toSpliced(index + 1, 0, copy));
    },
  };
}

/**
 * Other scenes in the place of this one.
 *
 * @param {Signal<Scene>} current
 * @param {() => number} nextId  that no figure has had
 * @param {Moment | null} moment  of the scene that is there
 * @param {(problems: readonly Problem[]) => void} report  what of another one's link fell back
 * @returns {Pick<Store, 'loaded' | 'load' | 'go'>}
 */
function replacements(current, nextId, moment, report) {
  const loaded = signal(/** @type {Loaded} */ ({ count: 0, moment, isEntry: false }));

  /**
   * Puts another scene in the place of this one.
   *
   * @param {Scene} next
   * @param {readonly (number | null)[]} kept  ids of those that its figures go on from; null for a new start
   * @param {readonly Problem[]} itsProblems
   * @param {Moment | null} itsMoment
   * @param {boolean} isEntry  whether it is another place in the browser's history
   */
  const show = (next, kept, itsProblems, itsMoment, isEntry) => {
    /** Ids of the link, and what they are here. @type {Map<number, number>} */
    const ids = new Map(next.figures.map(({ id }, index) => [id, kept[index] ?? nextId()]));
    const idOf = (/** @type {number} */ id) => /** @type {number} */ (ids.get(id));
    batch(() => {
      const figures = next.figures.map((figure) => ({ ...figure, id: idOf(figure.id) }));
      // A scene without own points leaves those of the page; they are shown when they are asked for again.
      const { own } = current.value;
      current.value = {
        ...(own ? { own } : {}),
        ...next,
        figures,
        ...looking(next.inspect === null ? null : (ids.get(next.inspect) ?? null), next.view),
      };
      const moments = [...(itsMoment?.figures ?? [])].map(
        ([id, at]) => /** @type {const} */ ([idOf(id), at]),
      );
      loaded.value = {
        count: loaded.value.count + 1,
        moment: itsMoment && { ...itsMoment, figures: new Map(moments) },
        isEntry,
      };
      report(itsProblems);
    });
  };

  return {
    loaded,
    load(next, itsProblems = [], itsMoment = null) {
      const kept = next.figures.map(() => null);
      show(next, kept, itsProblems, itsMoment, false);
    },

    go(next, itsProblems = [], itsMoment = null, { isEntry = true } = {}) {
      const { board, own, figures } = current.value;
      const isSameTask = sameTask(board, next.board) && (own === next.own || next.board.source !== OWN);
      const kept = next.figures.map((figure, index) => {
        const before = figures[index];
        return isSameTask && before && goesOnAs(before, figure) ? before.id : null;
      });
      show(next, kept, itsProblems, itsMoment, isEntry);
    },
  };
}

/** Of nothing there is no view. @param {Scene['inspect']} inspect @param {string} view */
const looking = (inspect, view) => ({ inspect, view: inspect === null ? VIEW.default : view });

/**
 * @param {Scene} scene
 * @param {number} id
 */
function indexOf({ figures }, id) {
  const index = figures.findIndex((figure) => figure.id === id);
  if (index < 0) throw new RangeError(`id: no figure ${id} is on the board`);
  return index;
}

/**
 * A board of own points has as many classes as they have, as in its link; `board` itself where it does.
 *
 * @param {Board} board
 * @param {Scene['own']} own
 * @returns {Board}
 */
function withOwnClasses(board, own) {
  if (board.source !== OWN) return board;
  if (!own) throw new RangeError('source: there are no own points');
  const classes = boardClasses(own);
  return classes === board.classes ? board : { ...board, classes };
}

/**
 * `values` with the checked fields of `patch`; `values` itself where nothing differs.
 *
 * @template {Board | Figure} T
 * @param {T} values
 * @param {Record<string, Field<any>>} fields
 * @param {object} patch  from outside, so it may hold anything
 * @returns {T}
 */
function patched(values, fields, patch) {
  /** @type {Record<string, unknown>} */
  const changes = {};
  for (const [name, value] of Object.entries(patch)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) throw new RangeError(`${name}: not a field that can be set`);
    const checked = field.check(value);
    if (checked === undefined) {
      throw new RangeError(`${name}: ${String(value)} is not valid, ${JSON.stringify(field.expects)}`);
    }
    const old = values[/** @type {keyof T} */ (name)];
    if (checked !== old && field.encode(checked) !== field.encode(old)) changes[name] = checked;
  }
  return Object.keys(changes).length === 0 ? values : { ...values, ...changes };
}

/**
 * The quantities of a lesson on the page: of every frame what it brings along, and of networks that stand still what the
 * workers compute of them.
 *
 * @import { Expression, Quantity, QuantityName } from '../../lessons/lessons.d.ts'
 * @import { Asked, Question } from '../../worker/jobs/kinds/quantities.js'
 * @import { Page } from '../page.js'
 */
import { effect, signal, untracked } from '@preact/signals-core';
import { evaluate } from '../../lessons/expressions.js';
import { parameterCount } from '../../scene/parameters.js';
import { trainerConfig } from '../../scene/task.js';
import { boardAsTrained } from '../../scene/own-board.js';
import { runJob } from '../../training/jobs.js';
import { opened } from '../door.js';
import { sourceInfo } from '../page.js';

/** What a frame brings along, or the scene has. */
const AT_HAND = ['D', 'R', 'E', 'testD', 'accuracy', 'testAccuracy', 'lambda', 'epochs', 'updates', 'status', 'parameters', 'points']; // prettier-ignore

/** A slider is moved in steps, and each is a rest. */
const REST_MILLIS = 300;

/** @typedef {{ place: number } & Question} Wanted  `place` of the figure, from 1 */

/**
 * What of expressions has to be computed, each once.
 *
 * @param {readonly Expression[]} expressions
 * @returns {Wanted[]}
 */
export function wantedOf(expressions) {
  /** @type {Map<string, Wanted>} */
  const found = new Map();
  /** @param {Expression} expression */
  const note = (expression) =>
    evaluate(expression, (name, [place = 1, ...args]) => {
      if (!AT_HAND.includes(name)) found.set(keyOf(name, place, args), { place, name, args });
      return undefined;
    });
  // What is left out once one thing is not known is met by looking at every part by itself.
  const walk = (/** @type {any} */ node) => {
    if (!node || typeof node !== 'object') return;
    if (node.kind === 'quantity') note(node);
    else Object.values(node).forEach(walk);
  };
  expressions.forEach(walk);
  return [...found.values()];
}

/** @param {QuantityName} name @param {number} place @param {readonly number[]} args */
const keyOf = (name, place, args) => [name, place, ...args].join(' ');

/** Whether workers have what looks into networks; where it does not come, the page says so. @param {Page} page */
async function openLabOf(page) {
  const lab = await opened(page, 'part', () => import('../inspector/lab.js'));
  return lab !== null && lab.labFor(page);
}

export class Live {
  #page;
  #openLab;
  #stop = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #round = 0;
  #cancel = () => {};
  /** Of networks that stand still, by `keyOf`. */
  #computed = signal(/** @type {ReadonlyMap<string, number | string>} */ (new Map()));

  /**
   * @param {Page} page
   * @param {(page: Page) => Promise<boolean>} [openLab]  brings workers what looks into networks
   */
  constructor(page, openLab = openLabOf) {
    this.#page = page;
    this.#openLab = openLab;
  }

  /** The value of an expression; signals are read. @param {Expression} expression */
  value(expression) {
    return evaluate(expression, this.#quantity);
  }

  /** @type {Quantity} */
  #quantity = (name, [place = 1, ...args]) => {
    const { store, pool } = this.#page;
    if (name === 'points') {
      const points = pool.points.value;
      return points ? points.x.length / points.n : undefined;
    }
    const figure = store.scene.value.figures[place - 1];
    if (!AT_HAND.includes(name)) return this.#computed.value.get(keyOf(name, place, args));
    if (figure?.kind !== 'network') return undefined;
    if (name === 'lambda') return figure.lambda;
    if (name === 'parameters') {
      const config = this.#configOf(place);
      return config ? parameterCount(config.layerSizes) : undefined;
    }
    const frame = pool.frame(figure.id).value;
    if (!frame) return undefined;
    if (name === 'epochs' || name === 'updates' || name === 'status') return frame[name];
    const { d, r, e, ...others } = frame.error ?? { d: undefined, r: undefined, e: undefined };
    const known = /** @type {Record<string, number | null | undefined>} */ ({ D: d, R: r, E: e, ...others });
    return known[name] ?? undefined;
  };

  /** @param {number} place */
  #configOf(place) {
    const scene = this.#page.store.scene.value;
    const figure = scene.figures[place - 1];
    const info = sourceInfo(this.#page);
    return figure?.kind === 'network' && info ? trainerConfig(boardAsTrained(scene), figure, info) : null;
  }

  /** Keeps up to date what is asked for, whenever the board stands still. @param {readonly Wanted[]} wanted */
  follow(wanted) {
    this.#stop();
    this.#cancel();
    this.#computed.value = new Map();
    if (wanted.length === 0) return;
    const { pool, store } = this.#page;
    this.#stop = effect(() => {
      const isGoing = pool.isGoing.value;
      void [pool.points.value, pool.resets.value];
      const stands = store.scene.value.figures.map(({ id }) => pool.frame(id).value?.updates);
      clearTimeout(this.#timer);
      // What is told is of the networks as they are, or is not told.
      if (untracked(() => this.#computed.value.size) > 0) this.#computed.value = new Map();
      if (isGoing || stands.length === 0) return;
      this.#timer = setTimeout(() => void this.#compute(wanted), REST_MILLIS);
    });
  }

  /** @param {readonly Wanted[]} wanted */
  async #compute(wanted) {
    const round = ++this.#round;
    this.#cancel();
    const { pool, store } = this.#page;
    if (!(await this.#openLab(this.#page)) || round !== this.#round) return;
    const { figures } = store.scene.peek();
    const first = figures.findIndex(({ kind }) => kind === 'network') + 1;
    /** @type {Map<number, Wanted[]>} */
    const byPlace = new Map();
    for (const each of wanted) {
      // What is of the board alone may be asked of any network, and the optimum is none.
      const place = figures[each.place - 1]?.kind === 'network' ? each.place : first;
      byPlace.set(place, [...(byPlace.get(place) ?? []), each]);
    }
    /** @type {{ asked: Asked, questions: Wanted[] }[]} */
    const units = [];
    for (const [place, questions] of byPlace) {
      const config = untracked(() => this.#configOf(place));
      const figure = figures[place - 1];
      if (!config || !figure) continue;
      // Where its worker has stopped, another one brings it back, and it is asked for once more when it stands there.
      const snapshot = await pool.snapshot(figure.id, null).catch(() => null);
      if (!snapshot?.theta || snapshot.theta.length !== parameterCount(config.layerSizes)) continue;
      const { theta, updates, status } = snapshot;
      const epochs = pool.frame(figure.id).peek()?.epochs ?? updates;
      units.push({ asked: { config, theta, moment: { updates, epochs, status }, questions }, questions });
    }
    if (round !== this.#round || units.length === 0) return;
    const job = runJob(pool, 'quantities', units.map(({ asked }) => asked), { needsLab: true }); // prettier-ignore
    this.#cancel = () => job.cancel();
    await job.done;
    if (round !== this.#round) return;
    const values = new Map();
    job.results.peek().forEach((parts, i) =>
      parts.forEach((value, k) => {
        const { name, place, args } = units[i].questions[k];
        if (value !== undefined) values.set(keyOf(name, place, args), value);
      }),
    );
    this.#computed.value = values;
  }

  close() {
    this.#stop();
    this.#cancel();
    clearTimeout(this.#timer);
    this.#round += 1;
  }
}

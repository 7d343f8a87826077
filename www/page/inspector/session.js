/**
 * What is looked at inside one network, and what is done to it; lives as long as the inspector shows this network.
 *
 * @import { ReadonlySignal, Signal } from '@preact/signals-core'
 * @import { NetworkFigure } from '../../scene/scene.d.ts'
 * @import { Inspection } from '../../training/training.d.ts'
 * @import { Bayes } from '../../worker/inspect/parts/bayes.js'
 * @import { Probe } from '../../worker/inspect/parts/probe.js'
 * @import { Theta } from '../../worker/inspect/parts/theta.js'
 * @import { Page } from '../page.js'
 */
import { computed, effect, signal } from '@preact/signals-core';
import { parameterCount } from '../../scene/parameters.js';
import { isAlike, kept, selectorsOf } from '../../scene/selectors.js';
import { Undo } from '../../scene/undo.js';
import { calmed } from '../elements/calm.js';
import { unitNumber, unitOf, weightsInto } from '../../views/network/layout.js';
import { unitName } from '../../views/network/notation.js';

/** Steps of one weight that follow each other faster are one movement. */
const MOVEMENT_MILLIS = 800;

/** Edits of weights that are remembered. */
const MOST_EDITS = 500;

/** Sizes of a network that is not known yet. @type {readonly number[]} */
const UNKNOWN = [2, 1];

/** @typedef {Inspection['network'] | null} Network */

/** @param {Network} a @param {Network} b */
const isSameNetwork = (a, b) =>
  a !== null &&
  b !== null &&
  a.output === b.output &&
  a.activation === b.activation &&
  a.leak === b.leak &&
  isAlike(a.sizes, b.sizes) &&
  isAlike(a.features ?? [], b.features ?? []);

/** @typedef {{ name: string, params: () => object | null }} Asked */

/**
 * One weight that is changed, by its place in θ, or all of them at once.
 * @typedef {{ at: number, before: number, after: number } | { at: null, before: Float64Array, after: Float64Array }} Edit
 */

export class Session {
  #page;
  /** Of the figure. */
  id;
  #stop;
  #movedAt = -Infinity;

  /** Moving a slider is one edit, however many steps it takes. */
  edits = /** @type {Undo<Edit>} */ (new Undo(MOST_EDITS));
  /** The unit that is shown large. */
  unit = signal(0);
  /** The weight that is edited: its place in θ. */
  weight = signal(/** @type {number | null} */ (null));
  /** The weight that is pointed at, in the diagram or anywhere else: its place in θ. */
  pointed = signal(/** @type {number | null} */ (null));
  /** The point at which everything is read. */
  probe = signal(/** @type {readonly [number, number] | null} */ (null));
  /** Parts of the inspection that are asked for, and with what; by who asks. @type {Signal<ReadonlyMap<object, Asked>>} */
  #asked = signal(new Map());
  /** θ as edited, until the worker has told it. */
  #draft = signal(/** @type {Float64Array | null} */ (null));

  /** @type {ReadonlySignal<Inspection | null>} */
  inspection;
  /** @type {ReadonlySignal<NetworkFigure | null>} */
  figure;
  /** As its worker has it; null before it has told. @type {ReadonlySignal<Network>} */
  network;
  /** s_0 … s_L. @type {ReadonlySignal<readonly number[]>} */
  sizes;
  /** @type {ReadonlySignal<Float64Array | null>} */
  theta;

  /**
   * @param {Page} page
   * @param {number} id
   */
  constructor(page, id) {
    const { store, pool } = page;
    this.#page = page;
    this.id = id;
    const selectors = selectorsOf(store);
    this.figure = computed(() => {
      const figure = selectors.figure(id).value;
      return figure?.kind === 'network' ? figure : null;
    });
    const calm = calmed(pool.inspection);
    this.inspection = computed(() => {
      const inspection = calm.signal.value;
      return inspection?.id === id ? inspection : null;
    });
    this.network = kept(
      () => this.inspection.value?.network ?? null,
      /** @type {Network} */ (null),
      // Every report brings it along; what depends on it need not start anew.
      (next, before) => next === null || isSameNetwork(next, before),
    );
    // Another activation is no other shape.
    this.sizes = kept(() => this.network.value?.sizes ?? UNKNOWN, UNKNOWN, isAlike);
    this.theta = computed(() => {
      const theta = this.#draft.value ?? /** @type {Theta | null} */ (this.part('theta'));
      const sizes = this.sizes.value;
      // Between a change of the layers and the worker's next word the two do not belong together.
      return theta?.length === parameterCount(sizes) ? theta : null;
    });
    // Whichever tab is open: edits can be undone, and it is known whether there is a truth.
    this.ask('theta');
    this.ask('bayes');
    const stops = this.#follow();
    this.#stop = () => {
      for (const stop of stops) stop();
      calm.dispose();
      pool.inspect(null);
    };
  }

  /** Asks for what is wanted, and lets go of what holds no longer. */
  #follow() {
    const { pool } = this.#page;
    // Of a figure that changes, above all because its edited weights are noted in it.
    const start = computed(() => {
      const { seed, init, activation } = this.figure.value ?? {};
      return `${seed} ${init} ${activation}`;
    });
    return [
      effect(() => {
        const sizes = this.sizes.value;
        this.unit.value = unitNumber(sizes, { layer: sizes.length - 1, index: 1 });
        this.weight.value = null;
        this.pointed.value = null;
        this.edits.clear();
      }),
      effect(() => {
        const wanted = [...this.#asked.value.values()].map(({ name, params }) => [name, params()]);
        const parts = Object.fromEntries(wanted.filter(([, params]) => params !== null));
        pool.inspect({ id: this.id, parts });
      }),
      effect(() => {
        void this.inspection.value;
        this.#draft.value = null;
      }),
      effect(() => {
        if (pool.isGoing.value) this.edits.clear();
      }),
      effect(() => {
        void [pool.resets.value, pool.points.value, start.value];
        this.edits.clear(); // these weights are gone
      }),
    ];
  }

  /** Whether the page lets training rest. What takes long is asked for then. */
  get isPaused() {
    return !this.#page.pool.isGoing.value;
  }

  /**
   * Asks for a part of the inspection.
   *
   * @param {string} name
   * @param {() => object | null} [params]  what it takes, by signals; null where it is not wanted at the moment
   * @returns {() => void} asks no longer
   */
  ask(name, params = () => ({})) {
    const key = {};
    this.#asked.value = new Map(this.#asked.peek()).set(key, { name, params });
    return () => {
      const others = new Map(this.#asked.peek());
      others.delete(key);
      this.#asked.value = others;
    };
  }

  /** What a part tells; null where it has told nothing yet, or has nothing to tell. @param {string} name */
  part(name) {
    return this.inspection.value?.parts[name] ?? null;
  }

  /** The weights into the shown unit, its bias first. */
  get weights() {
    return weightsInto(this.sizes.value, this.unitAt(this.unit.value));
  }

  /** In the lecture's notation. @param {import('../../views/network/layout.js').Unit} unit */
  nameOf({ layer, index }) {
    const { sizes, features } = this.network.value ?? { sizes: UNKNOWN, features: undefined };
    return unitName(layer, index, sizes.length - 1, features);
  }

  /** Every z and a at the probed point. */
  get read() {
    return this.probe.value && /** @type {Probe | null} */ (this.part('probe'));
  }

  /** What no network can do better than, where it is known. */
  get bayes() {
    return /** @type {Bayes | null} */ (this.part('bayes'));
  }

  /** Whether an optimum is known to compare with. */
  get hasTruth() {
    return this.bayes !== null;
  }

  /** Of own points; other classes are numbers. @returns {readonly string[] | undefined} */
  get classNames() {
    return selectorsOf(this.#page.store).ownShown.value?.classes;
  }

  /** @param {number} number */
  unitAt(number) {
    return unitOf(this.sizes.value, number);
  }

  /**
   * @param {number} at  place in θ
   * @param {number} value
   * @param {boolean} isStep  of a slider; several of them make one movement
   */
  edit(at, value, isStep) {
    const theta = this.theta.peek();
    if (!theta || theta[at] === value) return;
    const time = performance.now();
    const continues = isStep && time - this.#movedAt < MOVEMENT_MILLIS;
    const edit = { at, before: theta[at], after: value };
    this.edits.add(edit, (last) =>
      continues && last.at === at && last.after === edit.before ? { ...last, after: value } : null,
    );
    this.#movedAt = isStep ? time : -Infinity;
    this.#set(at, value);
  }

  /** All weights at once, as one edit. @param {Float64Array} next */
  editAll(next) {
    const theta = this.theta.peek();
    if (theta?.length !== next.length || theta.every((value, at) => value === next[at])) return;
    this.edits.add({ at: null, before: theta, after: next });
    this.#movedAt = -Infinity;
    this.#put(next);
  }

  undo() {
    const edit = this.edits.undo();
    if (edit?.at === null) this.#put(edit.before);
    else if (edit) this.#set(edit.at, edit.before);
  }

  redo() {
    const edit = this.edits.redo();
    if (edit?.at === null) this.#put(edit.after);
    else if (edit) this.#set(edit.at, edit.after);
  }

  /** @param {number} at @param {number} value */
  #set(at, value) {
    const theta = this.theta.peek();
    if (!theta) return;
    this.weight.value = at;
    this.#put(theta.with(at, value));
  }

  /** @param {Float64Array} theta */
  #put(theta) {
    this.#page.pool.setTheta(this.id, theta);
    this.#draft.value = theta;
  }

  /** @param {number} updates */
  seek(updates) {
    this.edits.clear();
    this.#page.pool.seek(this.id, updates);
  }

  close() {
    this.#stop();
  }
}

/**
 * The workers and who lives where: starts them, places figures in them, and brings everything back
 * where one has died.
 *
 * @import { Reason } from '../points/points.d.ts'
 * @import { Figure } from '../scene/scene.d.ts'
 * @import { FromWorker, ToWorker } from './protocol.js'
 * @import { Face } from './remote-figure.js'
 * @import { WorkerLike } from './slot.js'
 */
import { costOf, placed, workersFor } from './assignment.js';
import { RemoteFigure } from './remote-figure.js';
import { Slot } from './slot.js';

/**
 * @typedef {object} WorkersDuties
 * @property {() => WorkerLike} startWorker  a new worker that is sent its engine
 * @property {() => ToWorker[]} introduction  what a new worker has to be told before its figures
 * @property {(message: FromWorker) => void} onMessage
 * @property {(slot: Slot, reason: Reason, isReplaced: boolean) => void} onDeath  its figures wait to be configured
 * @property {(id: number) => Face} faceOf
 * @property {() => number} now  milliseconds
 */

export class Workers {
  #duties;
  /** @type {Map<number, RemoteFigure>} */
  #figures = new Map();
  /** @type {Slot[]} */
  slots = [];

  /** @param {WorkersDuties} duties */
  constructor(duties) {
    this.#duties = duties;
  }

  /** @param {number} id */
  figure(id) {
    return this.#figures.get(id);
  }

  get networks() {
    return [...this.#figures.values()].filter(({ kind }) => kind === 'network');
  }

  /** @param {Slot} slot */
  figuresOf(slot) {
    return [...this.#figures.values()].filter((figure) => figure.slot === slot);
  }

  /** @param {ToWorker} message */
  tellAll(message) {
    for (const slot of this.slots) slot.post(message);
  }

  /** Has any worker do something that needs no figure. @param {ToWorker} message @returns {boolean} whether there is one */
  tellAny(message) {
    const slot = this.slots.find(({ isGivenUp }) => !isGivenUp);
    slot?.post(message);
    return slot !== undefined;
  }

  /** @param {number} count */
  open(count) {
    const { startWorker, onMessage, now } = this.#duties;
    while (this.slots.length < count) {
      /** @type {Slot} */
      const slot = new Slot(startWorker, {
        onMessage,
        onDeath: (reason, isReplaced) => this.#recover(slot, reason, isReplaced),
        now,
      });
      this.slots.push(slot);
      this.#introduce(slot);
    }
  }

  /**
   * Takes in the figures that are new and lets go of those that are gone.
   *
   * @param {readonly Figure[]} figures  of the board
   * @param {number} cores  of the machine
   * @param {(figure: Figure) => RemoteFigure | undefined} [originalOf]  as which a new one is to go on, in the same worker
   * @returns {readonly number[]} ids of those that are new
   */
  place(figures, cores, originalOf = () => undefined) {
    const present = new Set(figures.map(({ id }) => id));
    for (const { id, slot } of this.#figures.values()) {
      if (present.has(id)) continue;
      slot.post({ type: 'drop', id });
      this.#figures.delete(id);
    }
    const added = figures.filter(({ id }) => !this.#figures.has(id));
    if (added.length === 0) return [];
    this.revive();
    this.open(workersFor(cores, figures.length));
    const loads = this.slots.map((slot) =>
      figures
        .filter(({ id }) => this.#figures.get(id)?.slot === slot)
        .reduce((sum, figure) => sum + costOf(figure), 0),
    );
    for (const [figure, index] of placed(loads, added)) {
      const { id, kind } = figure;
      const original = originalOf(figure);
      const slot = original?.slot ?? /** @type {Slot} */ (this.slots[index]);
      const twin = new RemoteFigure(id, kind, slot, this.#duties.faceOf(id));
      twin.original = original ?? null;
      this.#figures.set(id, twin);
    }
    return added.map(({ id }) => id);
  }

  /** Tries the workers again that were given up; their figures wait to be configured. */
  revive() {
    for (const slot of this.slots.filter(({ isGivenUp }) => isGivenUp)) {
      slot.revive();
      this.#introduce(slot);
      this.#orphan(slot, false);
    }
  }

  close() {
    for (const slot of this.slots) slot.close();
  }

  /** @param {Slot} slot */
  #introduce(slot) {
    for (const message of this.#duties.introduction()) slot.post(message);
  }

  /** @param {Slot} slot @param {Reason} reason @param {boolean} isReplaced */
  #recover(slot, reason, isReplaced) {
    this.#orphan(slot, !isReplaced);
    if (isReplaced) this.#introduce(slot);
    this.#duties.onDeath(slot, reason, isReplaced);
  }

  /** @param {Slot} slot @param {boolean} isStuck */
  #orphan(slot, isStuck) {
    for (const figure of this.figuresOf(slot)) {
      figure.buildAgain();
      figure.isStuck = isStuck;
    }
  }
}

/**
 * The page's end of jobs: hands their units to the workers, one to each at a time, and puts together what comes. A unit
 * whose worker dies is asked for once more elsewhere. Since a unit's results depend on nothing but what it was asked
 * with, they are the same wherever and however often it is done.
 *
 * @import { Reason } from '../points/points.d.ts'
 * @import { Data, JobReport } from './protocol.js'
 * @import { Slot } from './slot.js'
 * @import { Job, JobEnd, Pool } from './training.d.ts'
 */
import { batch, signal } from '@preact/signals-core';

/** A unit is asked for at most so often. One that kills worker after worker would take the figures along. */
const MOST_ASKS = 3;

/**
 * @typedef {object} Unit
 * @property {Run} run  that it belongs to
 * @property {number} index
 * @property {number} asks  how often it was asked for
 * @property {Slot | null} lostIn  whose worker died of it, or with it
 * @property {number} received  parts that came since it was asked for last
 * @property {number} progress  the furthest that it has been
 */

/** @typedef {{ unit: Unit, slot: Slot }} Asked */

/**
 * @typedef {object} JobWorkers
 * @property {() => readonly Slot[]} slots  those that may ever answer
 * @property {(count: number) => void} open  starts as many of so many workers as the machine has cores for
 * @property {() => void} wake  has them looked at, also on a board at rest
 */

/** What kind of job, a file of worker/jobs/kinds/, and what it cannot do without. @typedef {{ kind: string, needsLab: boolean }} Work */

/** One job. */
class Run {
  progress = signal(0);
  results;
  /** @type {Promise<JobEnd>} */
  done;
  /** @type {(end: JobEnd) => void} */
  resolve = () => {};
  isOver = false;

  /** @param {Work} work @param {readonly unknown[]} params  of each unit @param {Data | null} data */
  constructor(work, params, data) {
    this.work = work;
    this.params = params;
    this.data = data;
    this.done = new Promise((resolve) => (this.resolve = resolve));
    this.results = signal(/** @type {readonly (readonly unknown[])[]} */ (params.map(() => [])));
    /** @type {Unit[]} */
    this.units = params.map((_, index) => ({
      run: this,
      index,
      asks: 0,
      lostIn: null,
      received: 0,
      progress: 0,
    }));
    this.left = params.length;
  }
}

export class Jobs {
  #workers;
  #lastTicket = 0;
  /** By ticket. @type {Map<number, Asked>} */
  #asked = new Map();
  /** @type {Unit[]} */
  #waiting = [];

  /** @param {JobWorkers} workers */
  constructor(workers) {
    this.#workers = workers;
  }

  /**
   * @param {Work} work
   * @param {readonly unknown[]} units  parameters of each
   * @param {Data | null} data
   * @returns {Job}
   */
  run(work, units, data) {
    const run = new Run(work, units, data);
    if (units.length === 0) this.#end(run, { type: 'done' });
    this.#waiting.push(...run.units);
    this.#workers.open(units.length);
    this.#serve();
    const { progress, results, done } = run;
    return { progress, results, done, cancel: () => this.#end(run, { type: 'cancelled' }) };
  }

  /** @param {JobReport} report */
  take({ ticket, parts, progress, end }) {
    const unit = this.#asked.get(ticket)?.unit;
    if (!unit) return; // it was cancelled when this was on its way
    const { run } = unit;
    batch(() => {
      if (parts.length > 0) {
        // What it had brought before its worker died comes again.
        const brought = run.results.peek()[unit.index].toSpliced(unit.received, parts.length, ...parts);
        unit.received += parts.length;
        run.results.value = run.results.peek().with(unit.index, brought);
      }
      unit.progress = Math.max(unit.progress, progress);
      run.progress.value = run.units.reduce((sum, each) => sum + each.progress, 0) / run.units.length;
    });
    if (!end) return;
    this.#asked.delete(ticket);
    if (end.type !== 'done') this.#end(run, end);
    else if (--run.left === 0) this.#end(run, end);
    this.#serve();
  }

  /** A worker has died, perhaps to be replaced; or there never will be any. @param {Slot | null} slot @param {Reason} reason */
  giveUp(slot, reason) {
    for (const [ticket, { unit, slot: itsSlot }] of this.#asked) {
      if (itsSlot !== slot) continue;
      this.#asked.delete(ticket);
      unit.lostIn = slot;
      if (unit.asks < MOST_ASKS) this.#waiting.unshift(unit);
      else this.#end(unit.run, { type: 'lost', reason });
    }
    this.#serve(reason);
  }

  close() {
    for (const run of this.#runs) this.#end(run, { type: 'cancelled' });
  }

  get #runs() {
    const units = [...this.#waiting, ...[...this.#asked.values()].map(({ unit }) => unit)];
    return new Set(units.map(({ run }) => run));
  }

  /** Gives every worker that has none a unit. @param {Reason} [reason]  why there may be no worker */
  #serve(reason = { code: 'noWorker' }) {
    const slots = this.#workers.slots().filter(({ isGivenUp }) => !isGivenUp);
    if (slots.length === 0) for (const run of this.#runs) this.#end(run, { type: 'lost', reason });
    const busy = new Set([...this.#asked.values()].map(({ slot }) => slot));
    for (const slot of slots) slot.isAtJob = busy.has(slot);
    for (const slot of slots.filter((each) => !busy.has(each))) {
      // Elsewhere than where it was lost, where there is an elsewhere.
      const next = this.#waiting.findIndex(({ lostIn }) => lostIn !== slot || slots.length === 1);
      if (next < 0) continue;
      const [unit] = this.#waiting.splice(next, 1);
      const ticket = ++this.#lastTicket;
      Object.assign(unit, { asks: unit.asks + 1, received: 0 });
      this.#asked.set(ticket, { unit, slot });
      const { work, params, data } = unit.run;
      slot.post({ type: 'job', ticket, ...work, params: params[unit.index], data });
      slot.isAtJob = true;
    }
    this.#workers.wake();
  }

  /** @param {Run} run @param {JobEnd} end */
  #end(run, end) {
    if (run.isOver) return;
    run.isOver = true;
    this.#waiting = this.#waiting.filter((unit) => unit.run !== run);
    for (const [ticket, { unit, slot }] of this.#asked) {
      if (unit.run !== run) continue;
      this.#asked.delete(ticket);
      slot.post({ type: 'cancel', ticket });
    }
    run.resolve(end);
    if (end.type !== 'done') this.#serve();
  }
}

/**
 * Does work of a kind, a file of worker/jobs/kinds/, on the points that the board has now. The results are the same
 * whatever the number of workers, and whatever happens to them.
 *
 * @param {Pick<Pool, 'employ'>} pool
 * @param {string} kind
 * @param {readonly unknown[]} units  parameters of each
 * @param {{ needsLab?: boolean }} [options]  needsLab: whoever asks opens the lab (`lab.js`)
 * @returns {Job}
 */
export const runJob = (pool, kind, units, { needsLab = false } = {}) =>
  pool.employ((workers) => new Jobs(workers))({ kind, needsLab }, units);

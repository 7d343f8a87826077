/**
 * Work beside the figures: many trainings, or whatever else takes a while. A unit of a job is a generator that is run in
 * short slices, when no figure has a goal ahead, and now and then when one has, so that it comes to its end in any case.
 *
 * @import { AskJob, Data, FromWorker } from '../../training/protocol.js'
 * @import { JobEnd } from '../../training/training.d.ts'
 * @import { Engine, Lab } from '../host.js'
 */
import { kinds } from '#modules';
import { reasonOf } from '../../points/reason.js';
import { isRefusal, SLICE_MILLIS } from '../../training/protocol.js';
import { isFatal } from '../failure.js';

/** Of so many slices in which a figure could train, one is for jobs. */
const TURN = 8;

/** Between two words about progress, in milliseconds. */
const PROGRESS_MILLIS = 50;

/**
 * What a unit tells at every halt: how far it is, from 0 to 1, and what it has found since the last one, with the
 * buffers of it that nobody else uses. It halts often; a halt costs little.
 *
 * @typedef {{ progress: number, part?: unknown, transfer?: ArrayBufferLike[] }} Halt
 */

/**
 * What a kind of job may use: the engine, the lab if it is asked for with the job, the points of the board, and `own`, which takes what it has made of the engine
 * and frees it at the end of the unit, also where it is cancelled.
 *
 * @typedef {object} Bench
 * @property {Engine} engine
 * @property {Lab | null} lab
 * @property {Data | null} data
 * @property {<T extends { free(): void }>(made: T) => T} own
 */

/**
 * A kind of job. What it tells depends on its parameters and the points alone, and never on the clock or on what the
 * worker has done before.
 *
 * @typedef {(bench: Bench, params: any) => Generator<Halt, void, void>} Kind
 */

/** @typedef {{ ticket: number, steps: Generator<Halt, void, void>, owned: { free(): void }[], toldAt: number }} Running */

export class Jobs {
  #engine;
  #surroundings;
  /** The next one first. @type {Running[]} */
  #running = [];
  /** Slices that figures have had since the last one of a job. */
  #waited = 0;

  /**
   * @param {Engine} engine
   * @param {object} surroundings
   * @param {(message: FromWorker, transfer: Transferable[]) => void} surroundings.post
   * @param {() => number} surroundings.now  milliseconds
   */
  constructor(engine, surroundings) {
    this.#engine = engine;
    this.#surroundings = surroundings;
  }

  get isBusy() {
    return this.#running.length > 0;
  }

  /** Whether the next slice is for jobs. @param {boolean} isWanted  whether a figure could train in it */
  isTurn(isWanted) {
    if (!this.isBusy) return false;
    if (isWanted && this.#waited < TURN - 1) {
      this.#waited += 1;
      return false;
    }
    this.#waited = 0;
    return true;
  }

  /** @param {AskJob} asked @param {Lab | null} [lab] */
  start({ ticket, kind, params, data }, lab = null) {
    if (!Object.hasOwn(kinds, kind)) {
      this.#tell(ticket, [], 0, { type: 'failed', reason: { code: 'unknown', name: kind } });
      return;
    }
    /** @type {Running['owned']} */
    const owned = [];
    /** @type {Bench} */
    const bench = {
      ...{ engine: this.#engine, lab, data },
      own(made) {
        owned.push(made);
        return made;
      },
    };
    const steps = kinds[kind](bench, params);
    this.#running.push({ ticket, steps, owned, toldAt: this.#surroundings.now() });
  }

  /** @param {number} ticket */
  cancel(ticket) {
    const cancelled = this.#running.filter((job) => job.ticket === ticket);
    this.#running = this.#running.filter((job) => job.ticket !== ticket);
    for (const { owned } of cancelled) for (const made of owned) made.free();
  }

  /** Works for about a slice of time, on one job after the other. */
  work() {
    const job = this.#running.shift();
    if (!job) return;
    const { ticket, steps } = job;
    const { now } = this.#surroundings;
    /** @type {unknown[]} */
    const parts = [];
    /** @type {ArrayBufferLike[]} */
    const transfer = [];
    let progress = 0;
    /** @type {JobEnd | null} */
    let end = null;
    try {
      const started = now();
      do {
        const { done, value } = steps.next();
        if (done) end = { type: 'done' };
        if (!value) continue;
        progress = value.progress;
        if ('part' in value) parts.push(value.part);
        transfer.push(...(value.transfer ?? []));
      } while (!end && now() - started < SLICE_MILLIS);
    } catch (error) {
      if (isFatal(error)) throw error;
      end = { type: isRefusal(error) ? 'refused' : 'failed', reason: reasonOf(error) };
    }
    if (end) {
      for (const made of job.owned) made.free();
      return this.#tell(ticket, parts, end.type === 'done' ? 1 : progress, end, transfer);
    }
    this.#running.push(job);
    if (parts.length === 0 && now() - job.toldAt < PROGRESS_MILLIS) return;
    job.toldAt = now();
    this.#tell(ticket, parts, progress, null, transfer);
  }

  /**
   * @param {number} ticket
   * @param {unknown[]} parts
   * @param {number} progress
   * @param {JobEnd | null} end
   * @param {ArrayBufferLike[]} [transfer]
   */
  #tell(ticket, parts, progress, end, transfer = []) {
    this.#surroundings.post(
      { type: 'job', ticket, parts, progress, end },
      /** @type {Transferable[]} */ (transfer),
    );
  }
}

/**
 * The page's end of looking into a figure: tells the figure's worker what is looked at, and puts together what it
 * tells.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Inspection, InspectionSubject } from './training.d.ts'
 * @import { Workers } from './workers.js'
 * @import { FigureReport, ToWorker } from './protocol.js'
 */
import { signal } from '@preact/signals-core';

export class Inspecting {
  #workers;
  #inspection = signal(/** @type {Inspection | null} */ (null));
  /** @type {InspectionSubject | null} */
  #subject = null;
  #askings = 0;

  /** @param {() => Workers} workers */
  constructor(workers) {
    this.#workers = workers;
  }

  /** @returns {ReadonlySignal<Inspection | null>} */
  get inspection() {
    return this.#inspection;
  }

  /** What a new worker has to be told. @returns {ToWorker[]} */
  get introduction() {
    return this.#subject ? [{ type: 'inspect', subject: this.#subject }] : [];
  }

  /** @param {{ id: number, parts: Readonly<Record<string, unknown>> } | null} wanted */
  look(wanted) {
    const before = this.#subject;
    if (before && before.id !== wanted?.id) {
      this.#workers().figure(before.id)?.slot.post({ type: 'inspect', subject: null });
      this.#inspection.value = null;
    }
    const known = before?.id === wanted?.id ? before?.parts : undefined;
    this.#subject = wanted && {
      id: wanted.id,
      parts: Object.fromEntries(
        Object.entries(wanted.parts).map(([name, params]) => {
          const asking = known && Object.hasOwn(known, name) ? known[name].asking : ++this.#askings;
          return [name, { params, asking }];
        }),
      ),
    };
    this.#forgetOthers(known);
    this.#tell();
  }

  /** What is no longer wanted, or wanted anew, is out of date. @param {InspectionSubject['parts']} [known] */
  #forgetOthers(known = {}) {
    const old = this.#inspection.peek();
    const wanted = this.#subject?.parts ?? {};
    const isKept = (/** @type {string} */ name) => wanted[name]?.asking === known[name]?.asking;
    if (!old || Object.keys(old.parts).every(isKept)) return;
    const kept = Object.entries(old.parts).filter(([name]) => isKept(name));
    this.#inspection.value = { ...old, parts: Object.fromEntries(kept) };
  }

  #tell() {
    const subject = this.#subject;
    if (subject) this.#workers().figure(subject.id)?.slot.post({ type: 'inspect', subject });
  }

  /** Figures have been placed; the inspected one may live elsewhere now. */
  placed() {
    if (!this.#inspection.peek()) this.#tell();
  }

  /** @param {FigureReport} report */
  take({ id, inspection }) {
    const subject = this.#subject;
    if (!inspection || id !== subject?.id) return;
    const old = this.#inspection.peek();
    /** @type {Pick<Inspection, 'parts' | 'problems'>} */
    const all = { parts: {}, problems: {} };
    for (const name of Object.keys(subject.parts)) {
      const from = name in inspection.parts ? inspection : old;
      all.parts[name] = from?.parts[name] ?? null;
      if (from?.problems[name]) all.problems[name] = from.problems[name];
    }
    this.#inspection.value = { ...inspection, ...all };
    // What the worker did not get to is asked for in the next frame.
    const slot = this.#workers().figure(id)?.slot;
    if (slot && !inspection.isComplete) slot.isStale = true;
  }
}

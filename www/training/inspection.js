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

  /** @param {InspectionSubject | null} subject */
  look(subject) {
    const before = this.#subject;
    this.#subject = subject;
    if (before && before.id !== subject?.id) {
      this.#workers().figure(before.id)?.slot.post({ type: 'inspect', subject: null });
      this.#inspection.value = null;
    }
    if (subject) this.#workers().figure(subject.id)?.slot.post({ type: 'inspect', subject });
  }

  /** Figures have been placed; the inspected one may live elsewhere now. */
  placed() {
    if (this.#subject && !this.#inspection.peek()) this.look(this.#subject);
  }

  /** @param {FigureReport} report */
  take({ id, inspection }) {
    if (!inspection || id !== this.#subject?.id) return;
    const old = this.#inspection.peek();
    const { theta, maps, picture, probe, curve, confusion, excess, bayes } = inspection;
    this.#inspection.value = {
      ...inspection,
      theta: theta ?? old?.theta ?? null,
      maps: maps ?? old?.maps ?? null,
      picture: picture ?? old?.picture ?? null,
      probe: this.#subject.probe && (probe ?? old?.probe ?? null),
      curve: curve ?? old?.curve ?? null,
      confusion: confusion ?? old?.confusion ?? null,
      excess: excess ?? (theta ? null : (old?.excess ?? null)),
      bayes: bayes ?? old?.bayes ?? null,
    };
    // What the worker did not get to is asked for in the next frame.
    const slot = this.#workers().figure(id)?.slot;
    if (slot && !inspection.isComplete) slot.isStale = true;
  }
}

/**
 * Moments of figures for elsewhere: asked for by ticket, answered once each.
 *
 * @import { Snapshot } from './training.d.ts'
 * @import { ExportView } from './protocol.js'
 * @import { Slot } from './slot.js'
 */
import { Refusal } from '../points/reason.js';

export class Requests {
  #lastTicket = 0;
  /** @type {Map<number, { slot: Slot, resolve: (snapshot: Snapshot) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();

  /**
   * @param {Slot | undefined} slot  where the figure lives
   * @param {number} id
   * @param {ExportView | null} view
   * @returns {Promise<Snapshot>}
   */
  ask(slot, id, view) {
    return new Promise((resolve, reject) => {
      if (!slot || slot.isGivenUp) return reject(new Refusal({ code: 'noFigure' }));
      const ticket = ++this.#lastTicket;
      this.#waiting.set(ticket, { slot, resolve, reject });
      slot.post({ type: 'export', ticket, id, view });
    });
  }

  /**
   * @param {number} ticket
   * @param {Snapshot | null} snapshot
   */
  take(ticket, snapshot) {
    const asked = this.#waiting.get(ticket);
    this.#waiting.delete(ticket);
    if (snapshot) asked?.resolve(snapshot);
    else asked?.reject(new Refusal({ code: 'noFigure' }));
  }

  /** A worker is gone, with what it was asked for. @param {Slot} slot */
  giveUp(slot) {
    for (const [ticket, request] of this.#waiting) {
      if (request.slot !== slot) continue;
      this.#waiting.delete(ticket);
      request.reject(new Refusal({ code: 'workerStopped' }));
    }
  }
}

/**
 * What is asked of workers by ticket, and answered once each: moments of figures for elsewhere, and values at a place.
 *
 * @import { Snapshot } from './training.d.ts'
 * @import { ExportView, ToWorker, Values } from './protocol.js'
 * @import { Slot } from './slot.js'
 */
import { Refusal } from '../points/reason.js';

export class Requests {
  #lastTicket = 0;
  /** @type {Map<number, { slot: Slot, resolve: (answer: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();

  /** @param {() => void} wake  has workers looked at: one that hangs is found out on a board at rest, too */
  constructor(wake) {
    this.wake = wake;
  }

  /**
   * @param {Slot | undefined} slot  where the figure lives
   * @param {number} id
   * @param {ExportView | null} view
   * @returns {Promise<Snapshot>}
   */
  ask(slot, id, view) {
    return this.askBy(slot, (ticket) => ({ type: 'export', ticket, id, view }));
  }

  /**
   * @param {Slot | undefined} slot
   * @param {(ticket: number) => ToWorker} message
   * @returns {Promise<any>}
   */
  askBy(slot, message) {
    return new Promise((resolve, reject) => {
      if (!slot || slot.isGivenUp) return reject(new Refusal({ code: 'noFigure' }));
      const ticket = ++this.#lastTicket;
      this.#waiting.set(ticket, { slot, resolve, reject });
      slot.post(message(ticket));
      this.wake();
    });
  }

  /**
   * @param {number} ticket
   * @param {Snapshot | Values | null} answer  null where the figure is not there
   */
  take(ticket, answer) {
    const asked = this.#waiting.get(ticket);
    this.#waiting.delete(ticket);
    if (answer) asked?.resolve(answer);
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

/**
 * Fresh seeds from the engine, which has them from the system. Some are always in stock, so that nobody who wants one
 * waits for a worker in the midst of its work.
 *
 * @import { Reason } from '../points/points.d.ts'
 */
import { Refusal } from '../points/reason.js';
import { SEEDS } from './protocol.js';

export class Seeds {
  #ask;
  /** @type {number[]} */
  #stock = [];
  /** @type {{ resolve: (seed: number) => void, reject: (error: Error) => void }[]} */
  #waiting = [];
  #isAsked = false;

  /** @param {() => boolean} ask  asks a worker for more; false where there is none */
  constructor(ask) {
    this.#ask = ask;
  }

  /**
   * A fresh seed, 1 … 9999: short, because people read seeds aloud and type them.
   *
   * @returns {Promise<number>}  is rejected where there is none in stock and no worker to ask
   */
  take() {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#serve();
    });
  }

  /** @param {readonly number[]} seeds  u32 */
  add(seeds) {
    this.#isAsked = false;
    this.#stock.push(...seeds.map((seed) => 1 + (seed % 9999)));
    if (seeds.length === 0) return this.#refuse({ code: 'noRandomness' });
    this.#serve();
  }

  /** A worker is gone, perhaps the one that was asked. */
  askAgain() {
    this.#isAsked = false;
    if (this.#waiting.length > 0) this.#serve();
  }

  #serve() {
    while (this.#stock.length > 0 && this.#waiting.length > 0) {
      this.#waiting.shift()?.resolve(/** @type {number} */ (this.#stock.shift()));
    }
    if (this.#stock.length > SEEDS / 2 || this.#isAsked) return;
    this.#isAsked = this.#ask();
    if (this.#isAsked) return;
    this.#refuse({ code: 'noWorker' });
  }

  /** @param {Reason} reason */
  #refuse(reason) {
    for (const { reject } of this.#waiting.splice(0)) reject(new Refusal(reason));
  }
}

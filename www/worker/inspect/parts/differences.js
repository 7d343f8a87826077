/**
 * Central difference quotients of D for some parameters, to hold ∂D/∂θ against.
 *
 * @import { Context, Part } from '../inspection.js'
 */
import { LabTrainer, examplesOf } from '../lab-trainer.js';

/** What they may take of one report, in milliseconds. */
const SHARE_MILLIS = 8;

/** @typedef {{ first: number, count: number, from: number, to: number }} Asked  points, and parameters by their places in θ */

/**
 * @typedef {object} Differences
 * @property {number} from  place of the first one in θ
 * @property {Float64Array} quotients  those that are known by now
 * @property {Uint8Array} crossesKink  1 where a rectifier passes its kink between θ ± h, likewise
 */

/** Those of one question, which take several reports. */
class Quotients {
  #now;
  /** What they are of. */
  #key = '';
  /** @type {number[]} */
  quotients = [];
  /** @type {number[]} */
  crossesKink = [];
  isComplete = false;
  version = 0;

  /** @param {Context} context */
  constructor({ now }) {
    this.#now = now;
  }

  /** @param {Context} context @param {Asked} asked */
  follow(context, asked) {
    const { moment, lab } = context;
    const key = JSON.stringify([asked, moment.weightsVersion, moment.errorVersion, lab !== null]);
    if (key !== this.#key) {
      this.#key = key;
      Object.assign(this, { quotients: [], crossesKink: [], version: this.version + 1 });
    }
    this.isComplete = true;
    const isDone = this.quotients.length >= asked.to - asked.from;
    const network = moment.mayTrain || isDone ? null : context.tool(LabTrainer).at(context);
    if (!network) return;
    const started = this.#now();
    const { trainer, theta, m } = network;
    const examples = examplesOf(asked, m);
    const end = Math.min(asked.to, theta.length);
    while (asked.from + this.quotients.length < end) {
      if (this.#now() - started > SHARE_MILLIS) {
        this.isComplete = false;
        return;
      }
      const at = asked.from + this.quotients.length;
      const { quotients, crossesKink } = trainer.differences(examples, at, at + 1);
      this.quotients.push(quotients[0]);
      this.crossesKink.push(crossesKink[0]);
      this.version += 1;
    }
  }
}

/** @type {Part} */
export const part = {
  needs: ['errors'],
  cost: 'dear',
  work(context, asked) {
    const quotients = context.tool(Quotients);
    quotients.follow(context, asked);
    return quotients;
  },
  report({ tool }, /** @type {Asked} */ { from }) {
    const { quotients, crossesKink } = tool(Quotients);
    /** @type {Differences} */
    const data = {
      from,
      quotients: Float64Array.from(quotients),
      crossesKink: Uint8Array.from(crossesKink),
    };
    return { data };
  },
};

/**
 * The board's points: what is wanted, what has been asked for, what is there.
 *
 * One request is on its way at a time. While somebody drags the noise, each answer is used although
 * it is not the newest any more, and the newest wish is asked for next; so the points move along.
 *
 * @import { DataSpec, Samples } from './protocol.js'
 */

/** @typedef {Samples & { spec: DataSpec }} BoardData */

/**
 * What the newest points mean for a network: nothing; that it goes on with them from where it is, because somebody
 * draws; or a new start.
 *
 * @typedef {'same' | 'edited' | 'new'} TrainingChange
 */

export class BoardPoints {
  #ask;
  /** @type {DataSpec | null} */
  #wanted = null;
  /** @type {DataSpec | null} */
  #asked = null;
  /** @type {DataSpec | null} what the engine did not take; asking again would not help */
  #refused = null;
  /** @type {BoardData | null} */
  #current = null;

  /** @param {(spec: DataSpec) => boolean} ask  has a worker draw the points; false where there is none */
  constructor(ask) {
    this.#ask = ask;
  }

  get current() {
    return this.#current;
  }

  /** Whether points are on their way. */
  get isWaiting() {
    return this.#asked !== null;
  }

  /** @param {DataSpec} spec */
  want(spec) {
    this.#wanted = spec;
    this.#askNext();
  }

  /**
   * @param {DataSpec} spec
   * @param {Samples} samples
   * @returns {{ data: BoardData, change: TrainingChange } | null} null where it is not what is waited for
   */
  take(spec, { train, test }) {
    if (!this.#asked || !same(spec, this.#asked)) return null;
    const change = changeOfTraining(this.#current, { spec, train });
    this.#current = { spec, train, test };
    this.#asked = null;
    this.#askNext();
    return { data: this.#current, change };
  }

  /** The engine did not take what was asked for; the present points stay. */
  refuse() {
    this.#refused = this.#asked;
    this.#asked = null;
    this.#askNext();
  }

  /** A worker is gone, perhaps the one that was asked; or there is one again. */
  askAgain() {
    this.#asked = null;
    this.#askNext();
  }

  #askNext() {
    const wanted = this.#wanted;
    if (
      !wanted ||
      this.#asked ||
      [this.#current?.spec, this.#refused].some((spec) => spec && same(spec, wanted))
    ) {
      return;
    }
    this.#asked = wanted;
    if (!this.#ask(wanted)) this.#asked = null; // until there is one
  }
}

/**
 * @param {Pick<BoardData, 'spec' | 'train'> | null} before
 * @param {Pick<BoardData, 'spec' | 'train'>} now
 * @returns {TrainingChange}
 */
function changeOfTraining(before, now) {
  if (!before || trainingKey(before.spec) !== trainingKey(now.spec)) return 'new';
  if (before.spec.own === now.spec.own) return 'same';
  // Without points there is nothing to go on from.
  return before.train.x.length > 0 && now.train.x.length > 0 ? 'edited' : 'new';
}

/**
 * What the training points depend on, but for own points themselves. Test points have a stream of their own.
 *
 * @param {DataSpec} spec
 */
const trainingKey = ({ source, classes, noise, balance, points, seed, own, testShare }) =>
  JSON.stringify(
    own
      ? [source, own.classes.length, own.value?.range, own.domain, seed, testShare]
      : [source, classes, noise, balance, points, seed],
  );

/** @param {DataSpec} a @param {DataSpec} b */
const same = (a, b) =>
  trainingKey(a) === trainingKey(b) && a.own === b.own && (a.own || a.testPoints === b.testPoints);

/**
 * What a worker holds for the optimum on the board.
 *
 * @import { Domain } from '../points/points.d.ts'
 * @import { Snapshot } from '../training/training.d.ts'
 * @import { View } from './network.js'
 * @import { Engine } from './host.js'
 * @import { FigureReport, Truth } from '../training/protocol.js'
 * @import { Subject } from './picture.js'
 */
import { Picture } from './picture.js';

/** The posterior, or E[y|x], under the distribution that the points were drawn from. It never trains. */
export class OptimumFigure {
  #engine;
  #truth;
  #picture;
  #bayes;
  #now;

  revision = 0;

  /**
   * @param {Engine} engine
   * @param {Truth} truth
   * @param {Domain} domain
   * @param {() => number} now  milliseconds
   * @throws {Error} of the engine, by kind, when it refuses the source
   */
  constructor(engine, truth, domain, now) {
    this.#engine = engine;
    this.#truth = truth;
    this.#picture = new Picture(engine, domain, truth);
    this.#bayes = engine.bayes(truth);
    this.#now = now;
  }

  /**
   * @param {View | null} view
   * @returns {Snapshot}
   */
  snapshot(view) {
    return {
      ...{ updates: 0, status: 'converged', isOnPath: true },
      theta: null,
      error: null,
      bayes: this.#bayes,
      picture: view && this.#picture.still(this.#subject, view),
    };
  }

  /**
   * @param {View | null} view
   * @returns {Omit<FigureReport, 'id'>}
   */
  report(view) {
    return {
      revision: this.revision,
      updates: 0,
      epochs: 0,
      status: 'converged',
      ...{ isOnPath: true, hasGoneOn: false, isSettling: false, successions: 0, condition: null },
      picture: view && this.#picture.draw(this.#subject, 0, view, this.#now),
      error: null,
      inspection: null,
      bayes: this.#bayes,
      millisPerUpdate: 0,
      millisPerNode: this.#picture.millisPerNode,
    };
  }

  /** The posterior of the classes, of two that of class 1, or E[y|x], at one place. @param {Float64Array} x */
  valuesAt(x) {
    return this.#subject.values(x);
  }

  /** @type {Subject} */
  get #subject() {
    return {
      fill: (plane) => plane.evaluateOptimum(this.#truth),
      values: (x) => this.#engine.optimum(this.#truth, x),
    };
  }

  free() {
    this.#picture.free();
  }
}

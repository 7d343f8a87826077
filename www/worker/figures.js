/**
 * The figures that a worker holds, and their training in slices: one slice after the other, with the messages that wait
 * in between.
 *
 * @import { Goals } from '../training/protocol.js'
 * @import { Guard } from './failure.js'
 * @import { Jobs } from './jobs/jobs.js'
 * @import { OptimumFigure } from './optimum.js'
 */
import { NetworkFigure } from './network.js';

export class Figures {
  #jobs;
  #guard;
  #defer;
  #sliceIsDue = false;
  /** By their ids. @type {Map<number, NetworkFigure | OptimumFigure>} */
  all = new Map();

  /**
   * @param {() => Jobs | null} jobs  that have some of the slices
   * @param {Guard} guard
   * @param {(task: () => void) => void} defer  runs `task` after the messages that wait
   */
  constructor(jobs, guard, defer) {
    this.#jobs = jobs;
    this.#guard = guard;
    this.#defer = defer;
  }

  get networks() {
    return [...this.all.values()].filter((figure) => figure instanceof NetworkFigure);
  }

  /** @param {number} id */
  drop(id) {
    this.all.get(id)?.free();
    this.all.delete(id);
  }

  /**
   * @param {{ id: number, revision: number }} message
   * @param {() => NetworkFigure | OptimumFigure} make
   */
  build({ id, revision }, make) {
    this.drop(id);
    const figure = make();
    figure.revision = revision;
    this.all.set(id, figure);
  }

  /**
   * @param {{ id: number, revision: number }} message
   * @param {(figure: NetworkFigure) => void} apply
   */
  change({ id, revision }, apply) {
    const figure = this.all.get(id);
    if (!(figure instanceof NetworkFigure)) return; // it was refused when it was built
    figure.revision = revision;
    apply(figure);
    this.wake();
  }

  /** @param {Goals} goals */
  setGoals(goals) {
    for (const [id, goal, goesOn] of goals) {
      const figure = this.all.get(id);
      if (figure instanceof NetworkFigure) Object.assign(figure, { goal, goesOn });
    }
    this.wake();
  }

  /** Has slices follow each other as long as there is something to do. */
  wake() {
    if (this.#sliceIsDue || this.#guard.isDead || !(this.#slowest || this.#jobs()?.isBusy)) return;
    this.#sliceIsDue = true;
    this.#defer(() => {
      this.#sliceIsDue = false;
      const figure = this.#slowest;
      const jobs = this.#jobs();
      if (jobs?.isTurn(figure !== null)) this.#guard.run(null, () => jobs.work());
      // What cannot train would be tried for ever.
      else if (figure && !this.#guard.run(figure.id, () => figure.train())) this.drop(figure.id);
      this.wake();
    });
  }

  /** Of the networks that have a goal ahead, the one that is furthest behind. */
  get #slowest() {
    /** @type {NetworkFigure | null} */
    let found = null;
    for (const figure of this.networks) {
      if (figure.mayTrain && (!found || figure.position < found.position)) found = figure;
    }
    return found;
  }
}

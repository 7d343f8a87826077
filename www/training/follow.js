/**
 * From what is asked for to what is done: looks at what of the scene differs from what it was, and tells the workers that
 * and no more.
 *
 * Everything that defines where a training starts, the points, the layers, the activation, the initial weights, begins
 * anew when it changes. What only steers it, λ and the optimizer and own points, goes on from the present weights, so
 * that the picture yields under the finger; and where nobody has the network in hand, it is a preview: when the settings
 * rest, the network is trained with them from its seed (schedule.js), so that every figure at rest is what its link
 * trains to.
 *
 * @import { Board, Scene, SourceInfo } from '../scene/scene.d.ts'
 * @import { BoardData, TrainingChange } from './board-data.js'
 * @import { Clock } from './clock.js'
 * @import { Moments } from './moment.js'
 * @import { DataSpec } from './protocol.js'
 * @import { RemoteFigure } from './remote-figure.js'
 * @import { Workers } from './workers.js'
 */
import { boardAsTrained, ownInfo } from '../scene/own-board.js';
import { trainerConfig, truthOf, updatesPerEpoch } from '../scene/task.js';
import { UNATTENDED_EPOCHS } from '../scene/schema.js';

export class Follower {
  #parts;
  /** Figures that have yet to begin, and then are in nobody's hand: those of the scene that was loaded last. @type {Set<number>} */
  #loaded = new Set();

  /**
   * @param {object} parts
   * @param {Workers} parts.workers
   * @param {Clock} parts.clock
   * @param {Moments} parts.moments
   * @param {() => Scene} parts.scene
   * @param {() => readonly SourceInfo[]} parts.sources
   * @param {() => BoardData | null} parts.data  the points that are there
   * @param {() => boolean} parts.isDataDue  whether others are on their way
   * @param {(board: Board, info: SourceInfo) => void} parts.look  what figures show
   * @param {(name: string, text: string) => void} parts.report  what of a link fell back
   * @param {() => number} parts.now  milliseconds
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** The board with the points that are there: what differs from them is on its way with the next ones. @returns {Board} */
  get board() {
    const board = boardAsTrained(this.#parts.scene());
    const spec = this.#parts.data()?.spec;
    return spec ? { ...board, ...spec } : board;
  }

  /** Updates after which an unattended network rests. */
  get limit() {
    return UNATTENDED_EPOCHS * updatesPerEpoch(boardAsTrained(this.#parts.scene()));
  }

  /** @param {DataSpec} spec */
  infoOf({ source, own }) {
    return own ? ownInfo(own) : this.#parts.sources().find(({ name }) => name === source);
  }

  /**
   * Tells the workers what differs from what they know of all figures, or of some of them. Before there are points there
   * is nothing to tell.
   *
   * @param {ReadonlySet<number>} [some]  ids
   */
  configure(some) {
    const { workers, scene, data } = this.#parts;
    const spec = data()?.spec;
    const info = spec && this.infoOf(spec);
    if (!spec || !info) return;
    const { board } = this;
    if (!some) this.#parts.look(board, info);
    for (const scenes of scene().figures) {
      if (some && !some.has(scenes.id)) continue;
      const figure = workers.figure(scenes.id);
      if (!figure || figure.slot.isGivenUp) continue;
      if (scenes.kind === 'network') {
        this.#apply(figure, figure.configureNetwork(trainerConfig(board, scenes, info)));
      } else if (spec.own) {
        figure.letGo(); // own points have no known optimum
      } else if (figure.configureOptimum(truthOf(spec), info.domain) === 'built') {
        figure.moved(this.#parts.now());
      }
    }
  }

  /**
   * @param {RemoteFigure} figure
   * @param {'built' | 'changed' | 'same'} change
   */
  #apply(figure, change) {
    if (change === 'built') this.#begun(figure);
    else if (change === 'changed') this.changed(figure);
    // A moment belongs to the points of its scene, which may be on their way.
    if (!this.#parts.isDataDue()) this.#restore(figure);
  }

  /** A network starts from its seed. @param {RemoteFigure} figure */
  #begun(figure) {
    const { clock, now } = this.#parts;
    figure.moved(now());
    // What is new on a board that a person has in hand is in that person's hand, and what comes back stays in whose it was.
    if (!figure.comesBack) {
      figure.isByHand = !this.#loaded.has(figure.id) && (clock.isRunning || clock.isPaused);
    }
    figure.comesBack = false;
    if (!this.#parts.isDataDue()) this.#loaded.delete(figure.id);
    this.arm(figure);
  }

  /** Something that steers the training has changed on the way. @param {RemoteFigure} figure */
  changed(figure) {
    const { clock, now } = this.#parts;
    figure.changedAt = now();
    if (clock.isPaused) figure.isByHand = true; // nothing moves, whatever changes
    if (figure.isByHand && !clock.isRunning) return;
    this.arm(figure);
    figure.moved(now());
  }

  /** Says how far it may go: from where it is, as far as the present run goes. @param {RemoteFigure} figure */
  arm(figure) {
    const updates = updatesPerEpoch(boardAsTrained(this.#parts.scene()));
    figure.end = figure.updates + this.#parts.clock.epochs * updates;
  }

  /** A whole scene was loaded: its networks are in nobody's hand but those of which its link holds a moment. */
  loaded() {
    const { scene, moments, workers } = this.#parts;
    const ids = scene().figures.map(({ id }) => id);
    this.#loaded = new Set(ids.filter((id) => !moments.isPending(id)));
    for (const id of ids) {
      const kept = workers.figure(id);
      if (kept && moments.isPending(id)) kept.startAnew();
      else if (kept) kept.isByHand = false; // and so it comes to where its settings lead to
    }
  }

  /** A network that is about to begin is in nobody's hand. @param {number} id */
  leaveAlone(id) {
    if (!this.#parts.moments.isPending(id)) this.#loaded.add(id);
  }

  /** Brings a figure to the moment that a link holds of it. @param {RemoteFigure} figure */
  #restore(figure) {
    const moment = this.#parts.moments.take(figure.id);
    if (!moment) return;
    const { at, theta } = moment;
    figure.isByHand = true;
    if (theta?.length === figure.parameters) {
      const epochs = at / updatesPerEpoch(boardAsTrained(this.#parts.scene()));
      figure.changeTheta(Float64Array.from(theta), { updates: at, epochs });
      return;
    }
    if (theta) {
      const text = `${theta.length} weights do not fit a network that has ${figure.parameters}; left out`;
      this.#parts.report('w', text);
    }
    figure.comeBackTo(at);
  }

  /**
   * Other points are there.
   *
   * @param {TrainingChange} change
   */
  takePoints(change) {
    for (const figure of this.#parts.workers.networks) {
      if (change === 'new' || (change === 'edited' && figure.isStuck)) figure.startAnew();
      if (change !== 'edited' || !figure.isBuilt) continue;
      figure.goOnWithNewPoints();
      this.changed(figure);
    }
    this.configure();
  }
}

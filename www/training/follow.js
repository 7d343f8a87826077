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
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Board, Figure, Loaded, Scene, SourceInfo, Store } from '../scene/scene.d.ts'
 * @import { BoardData, BoardPoints, TrainingChange } from './board-data.js'
 * @import { Clock } from './clock.js'
 * @import { Inspecting } from './inspection.js'
 * @import { Introduction } from './introduction.js'
 * @import { Moments } from './moment.js'
 * @import { DataSpec } from './protocol.js'
 * @import { Published } from './publish.js'
 * @import { RemoteFigure } from './remote-figure.js'
 * @import { Workers } from './workers.js'
 */
import { lookOf } from '../scene/look.js';
import { boardAsTrained, ownInfo, ownShown } from '../scene/own-board.js';
import { UNATTENDED_EPOCHS } from '../scene/schema.js';
import { dataOf, settleBoard, trainerConfig, truthOf, updatesPerEpoch } from '../scene/task.js';

export class Follower {
  #parts;
  /** What was followed last. */
  #seen = {
    scene: /** @type {Scene | null} */ (null),
    loads: -1,
    sources: /** @type {readonly SourceInfo[]} */ ([]),
  };
  /** Figures that have yet to begin, and then are in nobody's hand: those of the scene that was loaded last. @type {Set<number>} */
  #loaded = new Set();

  /**
   * @param {object} parts
   * @param {Store} parts.store
   * @param {ReadonlySignal<readonly SourceInfo[]>} parts.sources
   * @param {Workers} parts.workers
   * @param {BoardPoints} parts.feed
   * @param {Introduction} parts.introduction
   * @param {Clock} parts.clock
   * @param {Moments} parts.moments
   * @param {Inspecting} parts.inspecting
   * @param {Published} parts.published
   * @param {number} parts.cores  of the machine
   * @param {() => number} parts.now  milliseconds
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** The scene, as far as it has been followed; null before there are sources. */
  get scene() {
    return this.#seen.scene;
  }

  /** @returns {Scene} */
  get #newest() {
    return this.#parts.store.scene.peek();
  }

  /** The board with the points that are there: what differs from them is on its way with the next ones. @returns {Board} */
  get board() {
    const board = boardAsTrained(this.#newest);
    const spec = this.#parts.feed.current?.spec;
    return spec ? { ...board, ...spec } : board;
  }

  /** Updates after which an unattended network rests. */
  get limit() {
    return UNATTENDED_EPOCHS * updatesPerEpoch(boardAsTrained(this.#newest));
  }

  /** @param {DataSpec} spec */
  #infoOf({ source, own }) {
    return own ? ownInfo(own) : this.#parts.sources.peek().find(({ name }) => name === source);
  }

  /**
   * Looks at what differs from what was followed last.
   *
   * @param {Scene} scene
   * @param {Loaded} loaded
   * @returns {boolean} whether it was followed; not where the board had to be settled first, so that the scene is another
   */
  follow(scene, loaded) {
    const { store, feed } = this.#parts;
    const sources = this.#parts.sources.peek();
    const before = this.#seen.scene;
    const isLoaded = loaded.count !== this.#seen.loads;
    const knowsMore = sources !== this.#seen.sources;
    const isBoard = isLoaded || knowsMore || scene.board !== before?.board || scene.own !== before.own;
    if (isBoard) {
      const own = ownShown(scene);
      const { patch, problems } = settleBoard(scene.board, own ? [ownInfo(own)] : sources);
      store.report(problems);
      if (Object.keys(patch).length > 0) {
        store.setBoard(patch);
        return false;
      }
    }
    this.#seen = { scene, loads: loaded.count, sources };
    if (before && before !== scene) this.#parts.clock.isReplaying.value = false; // somebody is doing something
    if (isLoaded || before?.figures.some(({ id }) => !scene.figures.some((figure) => figure.id === id))) {
      this.#parts.moments.leave();
    }
    if (isLoaded) this.#load(loaded, before === null);
    const changed = isBoard ? undefined : changedFigures(before?.figures ?? [], scene.figures);
    this.#place(scene);
    if (isBoard) feed.want(dataOf(scene.board, scene.own));
    this.configure(changed);
    return true;
  }

  /** @param {Loaded} loaded @param {boolean} isFirst */
  #load({ moment }, isFirst) {
    const { clock, moments } = this.#parts;
    moments.ask(moment);
    // A person may have stopped it before there was anything to stop.
    if (isFirst && clock.isPaused) return;
    clock.state.value = moment && !moment.rests ? 'paused' : 'unattended';
    this.#free();
  }

  /** @param {Scene} scene */
  #place({ figures }) {
    const { workers, moments, inspecting, published, cores } = this.#parts;
    const originalOf = (/** @type {Figure} */ figure) => this.#originalOf(figure);
    const added = workers.place(figures, cores, originalOf);
    for (const figure of figures) {
      if (figure.kind !== 'network' || figure.from === undefined || !added.includes(figure.id)) continue;
      if (!originalOf(figure)) moments.copy(figure.id, figure.from);
    }
    inspecting.placed();
    published.keep((id) => workers.figure(id) !== undefined);
  }

  /**
   * The original of a copy, where no number of updates leads to what it is, or where it runs: what the copy is to go on
   * from is in its worker alone.
   *
   * @param {Figure} figure
   */
  #originalOf(figure) {
    const { workers, moments, clock } = this.#parts;
    const original = figure.kind === 'network' && figure.from !== undefined && workers.figure(figure.from);
    if (!original || !original.isByHand || !original.isBuilt || moments.isPending(original.id)) {
      return undefined;
    }
    return !original.isOnPath || clock.isRunning ? original : undefined;
  }

  /**
   * Tells the workers what differs from what they know of all figures, or of some of them. Before there are points there
   * is nothing to tell.
   *
   * @param {ReadonlySet<number>} [some]  ids
   */
  configure(some) {
    const { workers, feed, introduction } = this.#parts;
    const data = feed.current;
    const info = data && this.#infoOf(data.spec);
    if (!info) return;
    const { board } = this;
    const { spec, train } = data;
    if (!some) introduction.takeLook(lookOf(board, info, train.y));
    for (const scenes of this.#newest.figures) {
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
   * @param {'built' | 'twin' | 'changed' | 'same'} change
   */
  #apply(figure, change) {
    if (change === 'built') this.#begun(figure);
    else if (change === 'twin') figure.moved(this.#parts.now());
    else if (change === 'changed') this.#changed(figure);
    // A moment belongs to the points of its scene, which may be on their way.
    if (!this.#parts.feed.isWaiting) this.#restore(figure);
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
    if (!this.#parts.feed.isWaiting) this.#loaded.delete(figure.id);
    this.arm(figure);
  }

  /** Something that steers the training has changed on the way. @param {RemoteFigure} figure */
  #changed(figure) {
    const { clock, now } = this.#parts;
    figure.changedAt = now();
    if (clock.isPaused) figure.isByHand = true; // nothing moves, whatever changes
    if (figure.isByHand && !clock.isRunning) return;
    this.arm(figure);
    figure.moved(now());
  }

  /** Says how far it may go: from where it is, as far as the present run goes. @param {RemoteFigure} figure */
  arm(figure) {
    const updates = updatesPerEpoch(boardAsTrained(this.#newest));
    figure.end = figure.updates + this.#parts.clock.epochs * updates;
  }

  /** A whole scene was loaded: its networks are in nobody's hand but those of which its link holds a moment. */
  #free() {
    const { moments, workers } = this.#parts;
    const ids = this.#newest.figures.map(({ id }) => id);
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
      const epochs = at / updatesPerEpoch(boardAsTrained(this.#newest));
      figure.changeTheta(Float64Array.from(theta), { updates: at, epochs });
      return;
    }
    if (theta) {
      const { length: weights } = theta;
      this.#parts.store.report([{ field: 'w', code: 'otherWeights', weights, wanted: figure.parameters }]);
    }
    figure.comeBackTo(at);
  }

  /**
   * Other points are there.
   *
   * @param {BoardData} data
   * @param {TrainingChange} change
   */
  takePoints(data, change) {
    this.#parts.introduction.takePoints(data, change, this.#infoOf(data.spec)?.domain);
    for (const figure of this.#parts.workers.networks) {
      if (change === 'new' || (change === 'edited' && figure.isStuck)) figure.startAnew();
      if (change !== 'edited' || !figure.isBuilt) continue;
      figure.goOnWithNewPoints();
      this.#changed(figure);
    }
    this.configure();
  }
}

/**
 * Ids of the figures that are new or other than they were.
 *
 * @param {Scene['figures']} before
 * @param {Scene['figures']} now
 * @returns {Set<number>}
 */
function changedFigures(before, now) {
  const known = new Set(before);
  return new Set(now.filter((figure) => !known.has(figure)).map(({ id }) => id));
}

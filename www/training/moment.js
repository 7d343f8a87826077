/**
 * Where networks stand that are in somebody's hand, as a link holds it: so a link to a paused board shows the same figures.
 *
 * The weights of a network on its path follow from its settings and the number of updates; training so many again gives
 * the same bits. Of any other they are written down themselves. A network that rests where its settings lead to needs no
 * moment.
 *
 * @import { Figure, FigureMoment, Moment } from '../scene/scene.d.ts'
 * @import { RemoteFigure } from './remote-figure.js'
 * @import { Requests } from './requests.js'
 */
import { signal } from '@preact/signals-core';
import { MOST_REPEATED } from '../scene/schema.js';

/**
 * @typedef {object} Known  weights, and the change after which, and the update at which, they are those of the figure
 * @property {number} revision
 * @property {number} updates
 * @property {Float32Array | null} theta  null while they are asked for
 */

export class Moments {
  #figure;
  #requests;
  /** @type {WeakMap<RemoteFigure, Known>} */
  #known = new WeakMap();
  /** Moments to which figures have yet to be brought. @type {Map<number, FigureMoment>} */
  #pending = new Map();

  /** What a link holds: nothing of what moves. */
  current = signal(/** @type {Moment | null} */ (null));

  /**
   * Where all that is in somebody's hand stands, also in the midst of a run: what one comes back to who takes back that
   * it was left. Weights that do not follow from the settings are filled in by `leave`.
   */
  standing = signal(/** @type {Moment | null} */ (null));

  /**
   * @param {(id: number) => RemoteFigure | undefined} figure
   * @param {Requests} requests
   */
  constructor(figure, requests) {
    this.#figure = figure;
    this.#requests = requests;
  }

  /** What a link asks for; null where it asks for none. @param {Moment | null} moment */
  ask(moment) {
    this.#pending = new Map(moment?.figures);
  }

  /** Takes what a figure is yet to be brought to. @param {number} id */
  take(id) {
    const moment = this.#pending.get(id);
    this.#pending.delete(id);
    return moment;
  }

  /** @param {number} id */
  isPending(id) {
    return this.#pending.has(id);
  }

  /** A copy of a figure is to stand where the figure stands. @param {number} id @param {number} original */
  copy(id, original) {
    const moment = this.#pending.get(original) ?? this.current.peek()?.figures.get(original);
    if (moment) this.#pending.set(id, moment);
  }

  /** A figure that comes back to the board is to stand where it stood. @param {number} id @param {FigureMoment} moment */
  bring(id, moment) {
    this.#pending.set(id, moment);
  }

  /** A figure whose worker is gone is to come back with its weights, where they are known. @param {RemoteFigure} figure */
  keep(figure) {
    const known = this.#known.get(figure);
    if (figure.isOnPath || known?.updates !== figure.updates || !known.theta) return false;
    this.#pending.set(figure.id, { at: known.updates, theta: known.theta });
    return true;
  }

  /**
   * Notes where all figures stand.
   *
   * @param {readonly Figure[]} figures  of the board
   * @param {{ isRunning: boolean, isPaused: boolean }} clock
   */
  note(figures, { isRunning, isPaused }) {
    const before = this.current.peek();
    /** @type {Map<number, FigureMoment>} */
    const moments = new Map();
    for (const { id, kind } of figures) {
      const moment = this.#pending.get(id) ?? this.#of(id, isRunning, before?.figures.get(id));
      if (kind === 'network' && moment) moments.set(id, moment);
    }
    const next = moments.size > 0 ? { rests: !isPaused, figures: moments } : null;
    if (!isSame(before, next)) this.current.value = next;
    this.#noteStanding(figures, next, isPaused || isRunning);
  }

  /**
   * @param {readonly Figure[]} figures  of the board
   * @param {Moment | null} next  of the link
   * @param {boolean} isInHand  whether the board is, too
   */
  #noteStanding(figures, next, isInHand) {
    /** @type {Map<number, FigureMoment>} */
    const moments = new Map();
    for (const { id } of figures) {
      const figure = this.#figure(id);
      const moment = next?.figures.get(id) ?? (figure?.isByHand && figure.isBuilt ? whereIs(figure) : null);
      if (moment) moments.set(id, moment);
    }
    const standing = moments.size > 0 ? { rests: !isInHand, figures: moments } : null;
    if (!isSame(this.standing.peek(), standing)) this.standing.value = standing;
  }

  /**
   * All that moves is about to be lost, or some of it: has its weights written down where the number of updates does not
   * lead to them.
   */
  leave() {
    const standing = this.standing.peek();
    for (const [id, moment] of standing?.figures ?? []) {
      const figure = this.#figure(id);
      const follows = figure?.isOnPath && moment.at < MOST_REPEATED;
      if (!figure?.isBuilt || follows || moment.theta || this.#pending.has(id)) continue;
      this.#requests.ask(figure.slot, id, null).then(
        ({ theta, updates }) => {
          if (theta) Object.assign(moment, { at: updates, theta: Float32Array.from(theta, single) });
        },
        () => {}, // its worker is gone, and its weights with it
      );
    }
  }

  /**
   * @param {number} id
   * @param {boolean} isRunning  whether a person's run is not over: what moves has no moment
   * @param {FigureMoment | undefined} before
   * @returns {FigureMoment | undefined}
   */
  #of(id, isRunning, before) {
    const figure = this.#figure(id);
    if (!figure?.isByHand || isRunning) return undefined;
    if (figure.isOwing) return { at: figure.owed, theta: null };
    if (!figure.stands) return before; // until it is known
    // One update more than L-BFGS has made: towards that it converges once more; so does what diverges.
    // What takes too long to train again is written down.
    if (figure.isOnPath && figure.updates < MOST_REPEATED) {
      return { at: figure.canGoOn ? figure.updates : figure.updates + 1, theta: null };
    }
    const known = this.#known.get(figure);
    const { revision, updates } = figure;
    if (known?.revision !== revision || known.updates !== updates) this.#askWeights(figure);
    else if (known.theta) return { at: updates, theta: known.theta };
    return before;
  }

  /** @param {RemoteFigure} figure */
  async #askWeights(figure) {
    const known = {
      revision: figure.revision,
      updates: figure.updates,
      theta: /** @type {Float32Array | null} */ (null),
    };
    this.#known.set(figure, known);
    try {
      const { theta, updates } = await this.#requests.ask(figure.slot, figure.id, null);
      if (theta && updates === known.updates) known.theta = Float32Array.from(theta, single);
    } catch {
      // Its worker is gone; it is built again, and asked again where it is astray then.
    }
    this.onKnown();
  }

  /** Called when weights have become known. */
  onKnown = () => {};
}

/** @param {RemoteFigure} figure @returns {FigureMoment} */
const whereIs = ({ isOwing, owed, updates }) => ({ at: isOwing ? owed : updates, theta: null });

const LARGEST_SINGLE = 3.4028234663852886e38;

/** In a link weights are of single precision, which has no room for larger ones. @param {number} weight */
const single = (weight) => Math.min(Math.max(weight, -LARGEST_SINGLE), LARGEST_SINGLE);

/** @param {Moment | null} a @param {Moment | null} b */
function isSame(a, b) {
  if (a?.rests !== b?.rests || a?.figures.size !== b?.figures.size) return false;
  for (const [id, { at, theta }] of a?.figures ?? []) {
    const other = b?.figures.get(id);
    if (other?.at !== at || other.theta !== theta) return false;
  }
  return true;
}

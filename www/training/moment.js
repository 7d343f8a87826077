/**
 * The moment at which a board stands, as its scene holds it: so a link to a paused board shows the same figures.
 *
 * A network's weights follow from its settings and the number of updates; training so many again gives the same bits.
 * Where they do not, because somebody has edited them or has changed λ, the optimizer or own points on the way, they are
 * written down themselves. A board that came to rest needs no moment, unless it holds such a network.
 *
 * @import { FigureMoment, NetworkFigure, Store } from '../scene/scene.d.ts'
 * @import { Crew } from './workers.js'
 * @import { Member } from './remote-figure.js'
 * @import { Run } from './clock.js'
 * @import { Snapshots } from './requests.js'
 */
import { batch } from '@preact/signals-core';
import { boardAsTrained } from '../scene/own-board.js';
import { updatesPerEpoch } from '../scene/task.js';

export class Moment {
  #store;
  #crew;
  #run;
  #snapshots;

  /**
   * @param {Store} store
   * @param {Crew} crew
   * @param {Run} run
   * @param {Snapshots} snapshots
   */
  constructor(store, crew, run, snapshots) {
    this.#store = store;
    this.#crew = crew;
    this.#run = run;
    this.#snapshots = snapshots;
  }

  /** Writes into the scene where its networks stand while nothing trains, or that they stand nowhere. */
  note() {
    batch(() => this.#note());
  }

  #note() {
    const isHeld = this.#isHeld;
    let isNew = false;
    for (const figure of this.#store.scene.peek().figures) {
      const member = this.#crew.member(figure.id);
      if (figure.kind !== 'network' || !member) continue;
      isNew ||= member.isNew;
      if (member.isNew) continue;
      const moment = momentOf(member, isHeld);
      if (moment) this.#store.setFigure(figure.id, moment);
      if (isHeld && stands(member) && isAstray(member) && !member.isAsked) this.#ask(member);
    }
    if (!isNew) this.#store.setBoard({ rests: isHeld && this.#run.isResting });
  }

  /** Whether the scene holds a moment. */
  get #isHeld() {
    const run = this.#run;
    return run.isPaused || (run.isResting && this.#crew.networks.some(({ strayed }) => strayed !== null));
  }

  /** Asks for weights that the seed does not lead to. @param {Member} member */
  async #ask(member) {
    member.isAsked = true;
    try {
      const { theta, updates } = await this.#snapshots.ask(member.slot, member.id, null);
      if (theta && member.strayed) member.strayed = { theta, updates };
    } catch {
      member.strayed = null; // its worker is gone, and with it the weights
    }
    member.isAsked = false;
    this.note();
  }

  /**
   * Brings a new network to where the scene says that it stands.
   *
   * @param {Member} member
   * @param {NetworkFigure} figure
   */
  restore(member, { at, theta }) {
    if (theta?.length === member.parameters) {
      const updates = at ?? 0;
      const epochs = updates / updatesPerEpoch(boardAsTrained(this.#store.scene.peek()));
      member.changeTheta(Float64Array.from(theta), { updates, epochs });
      return;
    }
    if (theta) {
      const text = `${theta.length} weights do not fit a network that has ${member.parameters}; left out`;
      this.#store.report([{ field: 'w', text }]);
    }
    member.owed = at ?? 0;
  }
}

/**
 * What the scene holds of a network's moment; null where it is not known yet.
 *
 * @param {Member} member
 * @param {boolean} isHeld  by a moment
 * @returns {FigureMoment | { at: null, theta: null } | null}
 */
function momentOf(member, isHeld) {
  if (!isHeld) return { at: null, theta: null };
  if (!stands(member) || isAstray(member)) return null;
  if (member.strayed) return { at: member.updates, theta: Float32Array.from(member.strayed.theta) };
  // One update more than it has made: towards that it converges or diverges once more.
  return { at: member.isTraining ? member.updates : member.updates + 1, theta: null };
}

/** Whether its last report is how it is and stays. @param {Member} member */
const stands = ({ isBuilt, isReported, isMoving, isOwing }) => isBuilt && isReported && !isMoving && !isOwing;

/** Whether its weights are neither those of its seed nor known. @param {Member} member */
const isAstray = ({ strayed, updates }) => strayed !== null && strayed.updates !== updates;

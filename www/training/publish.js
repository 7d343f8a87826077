/**
 * What is seen of the training: of each figure its frame and its state, of all together the count of epochs, and
 * what can be done.
 *
 * @import { Progress } from './training.d.ts'
 * @import { Clock } from './clock.js'
 * @import { Face, RemoteFigure } from './remote-figure.js'
 */
import { batch, computed, signal } from '@preact/signals-core';
import { controlsOf, NO_CONTROLS, sameControls } from './controls.js';
import { progressOf, sameProgress } from './progress.js';

/** Device pixels of a plot, until its view has told. */
const FIRST_VIEW = { width: 300, height: 300 };

export class Published {
  /** @type {Map<number, Face>} */
  #faces = new Map();
  epochs = signal(0);
  controls = signal(NO_CONTROLS);
  isGoing = computed(() => this.controls.value.isGoing);
  #isLost = false;

  /** @param {number} id  of a figure, which need not be there yet @returns {Face} */
  face(id) {
    let face = this.#faces.get(id);
    if (!face) {
      face = {
        frame: signal(null),
        progress: signal(this.#without),
        view: FIRST_VIEW,
      };
      this.#faces.set(id, face);
    }
    return face;
  }

  /** Of a figure before its network is there. @returns {Progress} */
  get #without() {
    return { code: this.#isLost ? 'refused' : 'waiting' };
  }

  /** Whether there is an engine, or one may still come. @param {boolean} isLost */
  loses(isLost) {
    this.#isLost = isLost;
    for (const { progress } of this.#faces.values()) progress.value = this.#without;
  }

  /** Forgets the figures that are gone. @param {(id: number) => boolean} isThere */
  keep(isThere) {
    for (const id of this.#faces.keys()) if (!isThere(id)) this.#faces.delete(id);
  }

  /**
   * Says what has changed.
   *
   * @param {readonly RemoteFigure[]} networks
   * @param {Clock} clock
   * @param {{ isUnderway: (figure: RemoteFigure) => boolean }} schedule
   * @param {{ count: number, limit: number }} board  networks on it, and updates after which an unattended one rests
   */
  update(networks, { isPaused, isRunning }, schedule, board) {
    batch(() => {
      for (const figure of networks) {
        const isUnderway = schedule.isUnderway(figure);
        const next = progressOf(figure, { isUnderway, isPaused });
        const { progress } = figure.face;
        if (!sameProgress(progress.peek(), next)) progress.value = next;
      }
      // A preview is no training that counts, and what takes its place is yet to come: the count waits for it.
      const isPreview = networks.some(
        ({ isOnPath, isByHand, isSettling }) => !isByHand && (!isOnPath || isSettling),
      );
      if (!isPreview) this.epochs.value = Math.max(0, ...networks.map((figure) => figure.epochs));
      const next = controlsOf(networks, {
        isGoing: isRunning || networks.some((figure) => schedule.isUnderway(figure) && !figure.isStepping),
        ...{ isLost: this.#isLost, ...board },
      });
      if (!sameControls(this.controls.peek(), next)) this.controls.value = next;
    });
  }
}

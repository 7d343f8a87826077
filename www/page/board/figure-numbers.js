/**
 * What tells the numbers of one figure. They and the state of its training change in one beat, so that they always belong
 * together.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Figure } from '../../scene/scene.d.ts'
 * @import { Frame, Progress } from '../../training/training.d.ts'
 * @import { Page } from '../page.js'
 */
import { computed, signal } from '@preact/signals-core';
import { paced, READING_SECONDS } from '../elements/pace.js';
import { required, SignalElement } from '../elements/signal-element.js';

/** @typedef {{ frame: Frame | null, progress: Progress }} Beat */

export class FigureNumbers extends SignalElement {
  static properties = { page: { attribute: false }, kind: {}, figureId: { attribute: false } };

  /** @type {ReadonlySignal<Beat>} */
  #shown = signal({ frame: null, progress: { code: 'waiting' } });
  #dispose = () => {};

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {Figure['kind']} */
    this.kind = required();
    /** The same as long as the element lives. */
    this.figureId = -1;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const { pool } = this.page;
    const id = this.figureId;
    const follower = paced(
      computed(() => ({ frame: pool.frame(id).value, progress: pool.progress(id).value })),
      READING_SECONDS,
    );
    this.#shown = follower.signal;
    this.#dispose = follower.dispose;
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dispose();
  }

  /** Read in a render method, it is told of the next one. */
  get beat() {
    return this.#shown.value;
  }
}

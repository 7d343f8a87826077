/**
 * Milestones of the training, said to screen readers: paused, converged, diverged, reset. Not every number.
 *
 * @import { Page } from '../page.js'
 */
import { effect, signal } from '@preact/signals-core';
import { html } from 'lit';
import { formatCount } from '../../views/format.js';
import { required, SignalElement } from '../elements/signal-element.js';

/** A state is a milestone when it has lasted this long; while a slider is dragged, networks settle again and again. */
const LASTING_SECONDS = 1;

export class Announcer extends SignalElement {
  static properties = { page: { attribute: false } };

  #text = signal('');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {() => void} */
  #dispose = () => {};

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const { store, pool } = this.page;
    let before = {
      playing: store.playing.peek(),
      settled: pool.settled.peek(),
      resets: store.resetCount.peek(),
    };
    this.#dispose = effect(() => {
      const now = {
        playing: store.playing.value,
        settled: pool.settled.value,
        resets: store.resetCount.value,
      };
      if (now.resets !== before.resets) this.#say(() => 'Every network starts anew from its seed.');
      else if (now.settled && !before.settled && pool.points.peek()?.x.length !== 0) {
        this.#say(() => this.#settledText());
      } else if (!now.playing && before.playing && !now.settled) {
        this.#say(() => `Paused at epoch ${formatCount(pool.epochs.peek())}.`);
      }
      before = now;
    });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dispose();
    clearTimeout(this.#timer);
  }

  /** @param {() => string} text */
  #say(text) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#text.value = text()), 1000 * LASTING_SECONDS);
  }

  #settledText() {
    const { store, pool } = this.page;
    const states = store.scene
      .peek()
      .figures.filter(({ kind }) => kind === 'network')
      .map(({ id }) => pool.frame(id).peek()?.status);
    const converged = states.filter((status) => status === 'converged').length;
    const diverged = states.filter((status) => status === 'diverged').length;
    const parts = [];
    if (converged > 0) parts.push(`${converged} of ${states.length} networks converged`);
    if (diverged > 0) parts.push(`${diverged} diverged`);
    return parts.length === 0 ? '' : `Training has ended: ${parts.join(', ')}.`;
  }

  /** @override */
  render() {
    return html`<p class="visually-hidden" role="status" data-testid="announcement">${this.#text.value}</p>`;
  }
}

customElements.define('mlp-announcer', Announcer);

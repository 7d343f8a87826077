/**
 * Milestones of the training, said to screen readers: paused, converged, diverged, reset. Not every number.
 *
 * @import { Page } from '../page.js'
 */
import { effect, signal } from '@preact/signals-core';
import { html } from 'lit';
import { PROGRESS } from '../../views/caption.js';
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
    const { pool } = this.page;
    let before = {
      clock: pool.clock.peek(),
      settled: pool.settled.peek(),
      resets: pool.resets.peek(),
    };
    this.#dispose = effect(() => {
      const now = {
        clock: pool.clock.value,
        settled: pool.settled.value,
        resets: pool.resets.value,
      };
      if (now.resets !== before.resets) this.#say(() => 'Every network starts anew from its seed.');
      else if (now.settled && !before.settled && pool.points.peek()?.x.length !== 0) {
        this.#say(() => this.#settledText());
      } else if (now.clock === 'paused' && before.clock !== 'paused' && !now.settled) {
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
      .map(({ id }) => pool.progress(id).peek().code);
    const parts = [...new Set(states)]
      .filter((code) => !['waiting', 'empty', 'ready', 'training', 'returning'].includes(code))
      .map(
        (code) =>
          `${PROGRESS[code].word}: ${states.filter((other) => other === code).length} of ${states.length}`,
      );
    return parts.length === 0 ? '' : `Training has ended: ${parts.join(', ')}.`;
  }

  /** @override */
  render() {
    return html`<p class="visually-hidden" role="status" data-testid="announcement">${this.#text.value}</p>`;
  }
}

customElements.define('mlp-announcer', Announcer);

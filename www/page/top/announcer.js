/**
 * Milestones of the training, said to screen readers: paused, converged, diverged, reset. Not every number.
 *
 * @import { Page } from '../page.js'
 */
import { effect, signal } from '@preact/signals-core';
import { html } from 'lit';
import { formatCount } from '../../words/numbers.js';
import { figureWords } from '../../words/en/figures.js';
import { topWords } from '../../words/en/top.js';
import { required, SignalElement } from '../elements/signal-element.js';

/** A state is a milestone when it has lasted this long; while a slider is dragged, networks settle again and again. */
const LASTING_SECONDS = 1;

/** States in which nothing has come to an end. */
const SILENT = ['waiting', 'empty', 'ready', 'training', 'returning'];

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
    if (this.hasUpdated) this.#listen();
  }

  /** This class is loaded late, and what the element was given before is taken over with the first update. @override */
  firstUpdated() {
    this.#listen();
  }

  #listen() {
    const { pool } = this.page;
    // A page begins to train before this class is there.
    let before = { isGoing: true, resets: pool.resets.peek() };
    this.#dispose = effect(() => {
      const now = { isGoing: pool.isGoing.value, resets: pool.resets.value };
      if (now.resets !== before.resets) this.#say(() => topWords().announced.reset);
      else if (!now.isGoing && before.isGoing) this.#say(() => this.#endText());
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

  #endText() {
    const { store, pool } = this.page;
    const { announced } = topWords();
    if (pool.clock.peek() === 'paused') return announced.paused(formatCount(pool.epochs.peek()));
    const codes = store.scene
      .peek()
      .figures.filter(({ kind }) => kind === 'network')
      .map(({ id }) => pool.progress(id).peek().code)
      .filter((code) => !SILENT.includes(code));
    if (codes.length === 0) return '';
    const states = [...new Set(codes)].map((code) => {
      const count = codes.filter((other) => other === code).length;
      return /** @type {const} */ ([count, figureWords().states[code]]);
    });
    return announced.ended(states, codes.length);
  }

  /** @override */
  render() {
    return html`<p class="visually-hidden" role="status" data-testid="announcement">${this.#text.value}</p>`;
  }
}

customElements.define('mlp-announcer', Announcer);

/**
 * Play, pause, step, train to convergence, reset, and the board's clock.
 *
 * @import { Page } from '../page.js'
 * @import { ReadonlySignal } from '@preact/signals-core'
 */
import { signal } from '@preact/signals-core';
import { html } from 'lit';
import { formatCount } from '../../views/format.js';
import { convergeIcon, epochIcon, pauseIcon, playIcon, resetIcon, stepIcon } from '../elements/icons.js';
import { paced, READING_SECONDS } from '../board/pace.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { stepOnce } from './actions.js';

export class Transport extends SignalElement {
  static properties = { page: { attribute: false } };

  /** @type {ReadonlySignal<number>} */
  #epochs = signal(0);
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
    const clock = paced(this.page.pool.epochs, READING_SECONDS);
    this.#epochs = clock.signal;
    this.#dispose = clock.dispose;
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dispose();
  }

  /** @override */
  render() {
    const { store, pool } = this.page;
    const playing = store.playing.value;
    return html`
      <div class="transport" role="group" aria-label="Training">
        <button
          type="button"
          class="button primary play"
          data-testid="play"
          @click=${() => (store.playing.value = !store.playing.peek())}
        >
          ${playing ? pauseIcon : playIcon}<span>${playing ? 'Pause' : 'Train'}</span>
        </button>
        <button
          type="button"
          class="button"
          data-testid="step-update"
          title="One update of every network"
          @click=${() => stepOnce(this.page, 'update')}
        >
          ${stepIcon}<span>Update</span>
        </button>
        <button
          type="button"
          class="button"
          data-testid="step-epoch"
          title="One epoch: every training point once"
          @click=${() => stepOnce(this.page, 'epoch')}
        >
          ${epochIcon}<span>Epoch</span>
        </button>
        <button
          type="button"
          class="button"
          data-testid="converge"
          title="Train until every network has converged"
          @click=${() => pool.trainToConvergence()}
        >
          ${convergeIcon}<span>Converge</span>
        </button>
        <button
          type="button"
          class="button"
          data-testid="reset"
          title="Start every network anew from its seed"
          @click=${() => store.reset()}
        >
          ${resetIcon}<span>Reset</span>
        </button>
        <p class="clock">
          <span class="label">Epoch</span>
          <span class="clock-value" data-testid="epochs">${formatCount(Math.floor(this.#epochs.value))}</span>
        </p>
      </div>
    `;
  }
}

customElements.define('mlp-transport', Transport);

/**
 * Play, pause, step, train to convergence, reset, and the board's clock.
 *
 * @import { Page } from '../page.js'
 * @import { ReadonlySignal } from '@preact/signals-core'
 */
import { signal } from '@preact/signals-core';
import { html } from 'lit';
import { topWords } from '../../words/en/top.js';
import { formatCount } from '../../words/numbers.js';
import { convergeIcon, epochIcon, pauseIcon, playIcon, resetIcon, stepIcon } from '../elements/icons.js';
import { paced, READING_SECONDS } from '../elements/pace.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { toggleTraining } from './actions.js';
import './speed.js';

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
    const { pool } = this.page;
    const { isGoing, train, canStep, canConverge, canReset, reason } = pool.controls.value;
    const words = topWords().transport;
    const { titles } = words;
    const why = words.reasons[reason];
    return html`
      <div
        class="transport"
        role="group"
        aria-label=${words.group}
        data-clock=${pool.clock.value}
        data-going=${isGoing}
        data-replaying=${pool.isReplaying.value}
      >
        <button
          type="button"
          class="button primary play"
          data-testid="play"
          data-does=${isGoing ? 'pause' : train}
          title=${isGoing ? titles.pause : train === 'none' ? why : titles[train]}
          ?disabled=${!isGoing && train === 'none'}
          @click=${() => toggleTraining(this.page)}
        >
          ${isGoing ? pauseIcon : playIcon}<span translate="no"
            >${isGoing ? words.pause : train === 'anew' ? words.trainAgain : words.train}</span
          >
        </button>
        ${action('step-update', stepIcon, words.update, canStep ? titles.update : why, canStep, () => pool.step('update'))}
        ${action('step-epoch', epochIcon, words.epoch, canStep ? titles.epoch : why, canStep, () => pool.step('epoch'))}
        ${action(
          'converge',
          convergeIcon,
          words.converge,
          canConverge ? titles.converge : canStep ? titles.allRest : why,
          canConverge,
          () => pool.trainToConvergence(),
        )}
        ${action('reset', resetIcon, words.reset, canReset ? titles.reset : titles.atStart, canReset, () =>
          pool.reset(),
        )}
        <mlp-speed .page=${this.page}></mlp-speed>
        <p class="clock">
          <span class="label">${words.epoch}</span>
          <span class="clock-value" translate="no" data-testid="epochs"
            >${formatCount(Math.floor(this.#epochs.value))}</span
          >
        </p>
      </div>
    `;
  }
}

/**
 * A button that says why it would do nothing, where it would.
 *
 * @param {string} testId
 * @param {unknown} icon
 * @param {string} name
 * @param {string} title
 * @param {boolean} can
 * @param {() => void} act
 */
const action = (testId, icon, name, title, can, act) => html`
  <button type="button" class="button" data-testid=${testId} title=${title} ?disabled=${!can} @click=${act}>
    ${icon}<span>${name}</span>
  </button>
`;

customElements.define('mlp-transport', Transport);

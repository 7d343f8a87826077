/**
 * Play, pause, step, train to convergence, reset, and the board's clock.
 *
 * @import { Page } from '../page.js'
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Controls } from '../../training/training.d.ts'
 */
import { signal } from '@preact/signals-core';
import { html } from 'lit';
import { formatCount } from '../../words/numbers.js';
import { convergeIcon, epochIcon, pauseIcon, playIcon, resetIcon, stepIcon } from '../elements/icons.js';
import { paced, READING_SECONDS } from '../elements/pace.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { toggleTraining } from './actions.js';
import './speed.js';

/** @type {Record<Controls['reason'], string>} */
const REASONS = {
  'no engine': 'The engine could not be loaded; Reset tries again',
  'no networks': 'There is no network on the board',
  'no points': 'There are no points to train on',
  waiting: 'The networks are being prepared',
  settling: 'A network is being trained from its seed, with the settings as they are now',
  ended: 'Every network has come to its end: another update would change nothing',
};

/** Why Converge has nothing to do where single updates have: descent goes on, where it rests, when it is asked to. */
const ALL_REST = 'Every network has come to rest; Update and Epoch go on';

const TRAIN_TITLES = {
  on: 'Train every network on',
  anew: 'Every network has come to its end; train them once more from their seeds',
};

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
    const why = REASONS[reason];
    return html`
      <div
        class="transport"
        role="group"
        aria-label="Training"
        data-clock=${pool.clock.value}
        data-going=${isGoing}
        data-replaying=${pool.isReplaying.value}
      >
        <button
          type="button"
          class="button primary play"
          data-testid="play"
          data-does=${isGoing ? 'pause' : train}
          title=${isGoing ? 'Stop every network where it is' : train === 'none' ? why : TRAIN_TITLES[train]}
          ?disabled=${!isGoing && train === 'none'}
          @click=${() => toggleTraining(this.page)}
        >
          ${isGoing ? pauseIcon : playIcon}<span translate="no"
            >${isGoing ? 'Pause' : train === 'anew' ? 'Train again' : 'Train'}</span
          >
        </button>
        ${action('step-update', stepIcon, 'Update', canStep ? 'One update of every network' : why, canStep, () => pool.step('update'))}
        ${action('step-epoch', epochIcon, 'Epoch', canStep ? 'One epoch: every training point once' : why, canStep, () => pool.step('epoch'))}
        ${action(
          'converge',
          convergeIcon,
          'Converge',
          canConverge ? 'Train until every network has converged' : canStep ? ALL_REST : why,
          canConverge,
          () => pool.trainToConvergence(),
        )}
        ${action(
          'reset',
          resetIcon,
          'Reset',
          canReset ? 'Start every network anew from its seed' : 'Every network is at its start',
          canReset,
          () => pool.reset(),
        )}
        <mlp-speed .page=${this.page}></mlp-speed>
        <p class="clock">
          <span class="label">Epoch</span>
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

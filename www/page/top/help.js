/**
 * The lines under the board: keys, and what E, D, λ and R are.
 *
 * @import { Page } from '../page.js'
 */
import { signal } from '@preact/signals-core';
import { html } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { isRegression } from '../../views/caption.js';
import { formatSetting } from '../../words/numbers.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { listenForKeys } from './keys.js';
import { recall, remember } from './theme.js';

const STORAGE_KEY = 'shortcuts';

export class Help extends SignalElement {
  static properties = { page: { attribute: false } };

  #enabled = signal(recall(STORAGE_KEY) !== 'off');
  #stop = () => {};

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#stop = listenForKeys(this.page, () => this.#enabled.peek());
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  /** @param {Event & { target: HTMLInputElement }} event */
  #onSwitch(event) {
    this.#enabled.value = event.target.checked;
    remember(STORAGE_KEY, event.target.checked ? 'on' : 'off');
  }

  /** @override */
  render() {
    const points = selectorsOf(this.page.store).trainingPoints.value;
    return html`
      <footer class="help">
        <p>
          <var>E</var> = <var>D</var> + <var>λR</var>: the mean
          ${isRegression(this.page.pool.look.value) ? 'squared error' : 'cross-entropy'} <var>D</var> of the
          <var>m</var> = ${formatSetting(points)} training points and <var>R</var> = 1/<var>m</var> times the
          sum of all squared weights without the biases. In scikit-learn this <var>λ</var> is <var>α</var>/2;
          as a weight decay, as in PyTorch, it is 2<var>λ</var>/<var>m</var>.
        </p>
        <p class="keys">
          <label class="check">
            <input
              type="checkbox"
              data-testid="shortcuts"
              .checked=${this.#enabled.value}
              @change=${this.#onSwitch}
            />
            keys:
          </label>
          <span><kbd>Space</kbd> train or pause</span>
          <span><kbd>S</kbd> one update</span>
          <span><kbd>R</kbd> reset</span>
          <span><kbd>I</kbd> inspect</span>
          <span><kbd>Ctrl</kbd>+<kbd>Z</kbd> undo</span>
        </p>
      </footer>
    `;
  }
}

customElements.define('mlp-help', Help);

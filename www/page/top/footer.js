/**
 * The line under the board: what E, D, λ and R are, and the way to all the rest.
 *
 * @import { Page } from '../page.js'
 */
import { html } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { isRegression } from '../../views/caption.js';
import { topWords } from '../../words/en/top.js';
import { formatSetting } from '../../words/numbers.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { openHelp } from './help/open.js';
import { listenForKeys } from './keys.js';

export class Footer extends SignalElement {
  static properties = { page: { attribute: false } };

  #stop = () => {};

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#stop = listenForKeys(this.page);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  /** @override */
  render() {
    const points = selectorsOf(this.page.store).trainingPoints.value;
    const words = topWords().footer;
    return html`
      <footer class="foot">
        <p>${words.formula(isRegression(this.page.pool.look.value), formatSetting(points))}</p>
        <button
          type="button"
          class="button quiet"
          aria-haspopup="dialog"
          data-testid="foot-help"
          @click=${() => openHelp(this.page)}
        >
          <kbd>?</kbd><span>${words.help}</span>
        </button>
      </footer>
    `;
  }
}

customElements.define('mlp-footer', Footer);

/**
 * What marks and colours mean, and which figures the board has.
 *
 * @import { Page } from './page.js'
 */
import { html, nothing } from 'lit';
import { circleMark, crossMark, plusIcon } from './icons.js';
import { required, SignalElement } from './signal-element.js';

export class Legend extends SignalElement {
  static properties = { page: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  render() {
    const { store, showTestPoints } = this.page;
    const hasOptimum = store.scene.value.figures.some(({ kind }) => kind === 'optimum');
    return html`
      <div class="legend">
        <span class="mark">${circleMark} circle <span class="aside">class 0</span></span>
        <span class="mark">${crossMark} cross <span class="aside">class 1</span></span>
        <span class="scale">
          <span><var>P</var>(cross)</span>
          <span class="scale-end">0</span>
          <span class="scale-bar" aria-hidden="true"></span>
          <span class="scale-end">1</span>
        </span>
        <label class="check">
          <input
            type="checkbox"
            data-testid="show-test-points"
            .checked=${showTestPoints.value}
            @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
              store.setBoard({ showTest: event.target.checked })}
          />
          test points
        </label>
        <span class="legend-actions">
          <button
            type="button"
            class="button"
            data-testid="add-network"
            @click=${() => store.addFigure('network')}
          >
            ${plusIcon}<span>Network</span>
          </button>
          ${
            hasOptimum
              ? nothing
              : html`<button
                  type="button"
                  class="button"
                  data-testid="add-optimum"
                  @click=${() => store.addFigure('optimum')}
                >
                  ${plusIcon}<span>Optimum</span>
                </button>`
          }
        </span>
      </div>
    `;
  }
}

customElements.define('mlp-legend', Legend);

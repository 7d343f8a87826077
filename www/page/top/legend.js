/**
 * What marks and colours mean, which class is shown by itself, and which figures the board has.
 *
 * @import { Look, Shown } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { classText, probabilityOf } from '../../views/class-names.js';
import { formatSetting } from '../../words/numbers.js';
import { toldEnds } from '../../views/told.js';
import { MARKS } from '../../views/plot/marks.js';
import { classMark, dotMark, plusIcon } from '../elements/icons.js';
import { openDesk } from '../own/own-points.js';
import { required, SignalElement } from '../elements/signal-element.js';

export class Legend extends SignalElement {
  static properties = { page: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  get #selectors() {
    return selectorsOf(this.page.store);
  }

  /** @override */
  render() {
    const { store, pool, showTestPoints } = this.page;
    const hasOptimum = this.#selectors.hasOptimum.value;
    return html`
      <div class="legend">
        ${this.#meaning(pool.look.value)}
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
          ${this.#selectors.ownShown.value ? nothing : this.#ownButton()}
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

  #ownButton() {
    const open = async () => {
      const desk = await openDesk(this.page);
      if (desk) desk.dialog.value = 'start';
    };
    return html`<button
      type="button"
      class="button"
      data-testid="own-points"
      title="Draw points, open a table, save the points shown"
      @click=${open}
    >
      Own points…
    </button>`;
  }

  /** @param {Look | null} look */
  #meaning(look) {
    switch (look?.kind) {
      case 'curve':
        return html`${CURVE_KEY}${this.#selectors.ownShown.value ? nothing : TRUTH_KEY}`;
      case 'surface':
        return scale(
          html`<var>t</var>, ${this.#selectors.ownShown.value?.value?.name || html`<var>y</var>`}`,
          formatSetting(toldEnds(look)[0]),
          formatSetting(toldEnds(look)[1]),
          'value-gradient',
        );
      case 'regions':
        return html`${this.#classes()} <span class="aside">the paler, the less sure</span>`;
      case 'class':
        return html`${this.#classes()}
        ${scale(this.#probability(look.class), '0', '1', `class-gradient-${look.class}`)}`;
      default:
        return html`
          ${MARKS.slice(0, 2).map(
            ({ name }, label) =>
              html`<span class="mark" translate="no"
                >${classMark(label)} ${name} <span class="aside">${this.#nameOf(label)}</span></span
              >`,
          )}
          ${scale(this.#probability(1), '0', '1', 'probability-gradient')}
        `;
    }
  }

  /** @param {number} label */
  #nameOf(label) {
    return classText(this.#selectors.ownShown.value, label);
  }

  /** @param {number} label */
  #probability(label) {
    const { ownShown, board } = this.#selectors;
    return html`<var>P</var>(${probabilityOf(ownShown.value, board.value.classes, label)})`;
  }

  /** All classes, each with a button that shows its probability by itself. */
  #classes() {
    const { classes, shown } = this.#selectors.board.value;
    /** @param {Shown} choice @param {string} title @param {unknown} content */
    const button = (choice, title, content) =>
      html`<button
        type="button"
        class="class-button"
        data-testid=${`show-${choice}`}
        aria-pressed=${shown === choice}
        title=${title}
        @click=${() => this.page.store.setBoard({ shown: choice })}
      >
        ${content}
      </button>`;
    return html`
      <span class="class-buttons" translate="no" role="group" aria-label="Show">
        ${button('all', 'The most probable class everywhere', 'all')}
        ${MARKS.slice(0, classes).map(({ name }, label) =>
          button(
            /** @type {Shown} */ (String(label)),
            `The probability of ${this.#nameOf(label)}, ${name}`,
            html`${classMark(label)}<span class="visually-hidden">${name}, class</span>
              ${this.#selectors.ownShown.value?.classes[label] || label}`,
          ),
        )}
      </span>
    `;
  }
}

const CURVE_KEY = html`
  <span class="mark" translate="no"
    >${dotMark}<span>point (<var>x</var>, <var>y</var>)</span></span
  >
  <span class="mark" translate="no"
    ><span class="key-line" aria-hidden="true"></span><span><var>t</var>(<var>x</var>)</span></span
  >
`;

/** Of own points nobody knows the truth. */
const TRUTH_KEY = html`
  <span class="mark" translate="no"
    ><span class="key-line key-truth" aria-hidden="true"></span
    ><span>E[<var>y</var>|<var>x</var>]</span></span
  >
  <span class="mark" translate="no"><span class="key-band" aria-hidden="true"></span>± noise</span>
`;

/**
 * @param {unknown} quantity
 * @param {string} low
 * @param {string} high
 * @param {string} gradient A custom property of the theme.
 */
const scale = (quantity, low, high, gradient) => html`
  <span class="scale" translate="no">
    <span>${quantity}</span>
    <span class="scale-end">${low}</span>
    <span class="scale-bar" style=${`background: var(--${gradient})`} aria-hidden="true"></span>
    <span class="scale-end">${high}</span>
  </span>
`;

customElements.define('mlp-legend', Legend);

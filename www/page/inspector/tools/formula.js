/**
 * t of the network written out, beside its diagram: every factor is tied to its line, and every weight can be moved in
 * either, or in the table below.
 *
 * @import { Network } from '../../../views/tools/formula.js'
 * @import { Probe } from '../../../worker/inspect/parts/probe.js'
 * @import { ToolProps } from './tool-element.js'
 */
import { html, nothing } from 'lit';
import '../../../styles/tool-formula.css';
import { formulaWords } from '../../../words/en/tool-formula.js';
import { isWrittenOut, texOf } from '../../../views/tools/formula.js';
import { copyOrShow } from '../../device.js';
import { AskedPart } from '../asked-part.js';
import '../diagram.js';
import '../probe-table.js';
import '../unit-plot.js';
import '../weights.js';
import { WrittenFormula } from './formula-written.js';
import { ToolElement } from './tool-element.js';

/** A point of the plane is told with so many digits, when it has not moved for so long. */
const DIGITS = 5;
const REST_MILLIS = 300;

const SHOWS = /** @type {const} */ (['both', 'symbols', 'numbers']);

/** @typedef {{ show: typeof SHOWS[number], at: readonly number[] }} Settings */

/** @extends {ToolElement<Settings>} */
export class Formula extends ToolElement {
  /** @type {AskedPart<Probe>} */
  #probe = new AskedPart(this, 'probe', ({ probe }) => probe.value && { x: probe.value });
  #written = new WrittenFormula(this);
  /** The point that the link had when it was last read. */
  #readAt = '';
  /** @type {unknown} */
  #sizes = null;
  /** The point that nobody has chosen. @type {readonly [number, number] | null} */
  #first = null;
  #keeping = 0;

  /** @override */
  willUpdate() {
    const { settings, session } = this;
    const sizes = session.sizes.peek();
    if (this.#sizes !== sizes) {
      this.#sizes = sizes;
      this.#written.fold();
    }
    const at = settings.at.join();
    if (at !== this.#readAt && settings.at.length === 2) {
      session.probe.value = /** @type {[number, number]} */ ([...settings.at]);
    } else if (session.probe.peek() === null) this.#probeFirst();
    this.#readAt = at;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('focusin', this.#onPoint);
    this.addEventListener('pointerover', this.#onPoint);
    this.addEventListener('focusout', this.#onLeave);
    this.addEventListener('pointerout', this.#onLeave);
  }

  /** What was read in the map belongs to the link, once it is left there. @param {readonly [number, number] | null} probe */
  #keepProbe(probe) {
    clearTimeout(this.#keeping);
    const [first, second] = this.settings.at;
    if (!probe || probe === this.#first || (probe[0] === first && probe[1] === second)) return;
    this.#keeping = window.setTimeout(() => {
      const at = probe.map((value) => Number(value.toPrecision(DIGITS)));
      if (this.isConnected) this.change({ at });
    }, REST_MILLIS);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#keeping);
  }

  /** Until somebody has pointed at the plane, a point that is there: the first one of the training. */
  #probeFirst() {
    const points = this.page.pool.points.value;
    if (!points || points.x.length === 0) return;
    this.#first = [points.x[0], points.n === 1 ? 0 : points.x[1]];
    this.session.probe.value = this.#first;
  }

  /** @param {Event} event */
  #onPoint = (event) => {
    const place = /** @type {Element} */ (event.target).closest('.formula [data-at]');
    if (place) this.session.pointed.value = Number(place.getAttribute('data-at'));
  };

  /** @param {Event} event */
  #onLeave = (event) => {
    if (/** @type {Element} */ (event.target).closest('.formula')) this.session.pointed.value = null;
  };

  /** @override */
  render() {
    const { page, session, settings } = this;
    const network = /** @type {Network | null} */ (session.network.value);
    if (!network || !session.theta.value) return nothing;
    void this.#probe.data;
    this.#keepProbe(session.probe.value);
    if (session.probe.value === null) void page.pool.points.value;
    const layers = network.sizes.length - 1;
    const words = formulaWords();
    return html`
      <div class="formula-diagram"><mlp-diagram .page=${page} .session=${session}></mlp-diagram></div>
      <div class="formula-tools">
        <div class="formula-shows" role="group" aria-label=${words.shows}>
          ${SHOWS.map(
            (show) =>
              html`<button
                type="button"
                class="button quiet"
                aria-pressed=${settings.show === show}
                data-testid=${`formula-${show}`}
                @click=${() => this.change({ show })}
              >
                ${words.show[show]}
              </button>`,
          )}
        </div>
        <button
          type="button"
          class="button quiet"
          data-testid="formula-copy"
          @click=${() => copyOrShow(page, texOf(network), 'value')}
        >
          ${words.copy}
        </button>
      </div>
      <div
        class="formula"
        role="group"
        aria-label=${words.label}
        translate="no"
        data-testid="formula"
        data-show=${settings.show}
      >
        ${
          isWrittenOut(network.sizes)
            ? this.#written.units(layers, true)
            : Array.from({ length: layers }, (_, i) => this.#written.layer(layers - i))
        }
      </div>
      <p class="aside">${words.hint}</p>
      <div class="unit-row">
        <mlp-unit-plot .page=${page} .session=${session} .of=${'unit'}></mlp-unit-plot>
        <mlp-weights .page=${page} .session=${session}></mlp-weights>
      </div>
      <mlp-probe-table .page=${page} .session=${session}></mlp-probe-table>
    `;
  }
}

customElements.define('mlp-tool-formula', Formula);

/** @param {ToolProps} props */
export const template = ({ page, session, settings, change }) =>
  html`<mlp-tool-formula
    .page=${page}
    .session=${session}
    .settings=${settings}
    .change=${change}
  ></mlp-tool-formula>`;

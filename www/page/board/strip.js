/**
 * On a phone: all figures as a strip of small live pictures, which are tabs; the chosen one stands large below.
 *
 * @import { Figure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { selectorsOf } from '../../scene/selectors.js';
import { linearName } from '../../views/caption.js';
import { sizesText } from '../../views/sizes.js';
import { boardWords } from '../../words/en/board.js';
import { formatSetting } from '../../words/numbers.js';
import { plotProportions } from '../elements/plot-canvas.js';
import { PLOT_ASPECT } from '../page.js';
import { required, SignalElement } from '../elements/signal-element.js';
import '../../styles/strip.css';
import './thumbnail.js';

/** Fires `choose` with the id of a figure. */
export class Strip extends SignalElement {
  static properties = { page: { attribute: false }, large: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** The id of the large one. @type {number | null} */
    this.large = null;
  }

  get #ids() {
    return selectorsOf(this.page.store).ids.value;
  }

  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('large')) this.#showTab();
  }

  /** The strip alone moves, and never the page. */
  #showTab() {
    const list = this.querySelector('.strip');
    const tab = this.querySelector('[aria-selected=true]');
    if (!list || !tab) return;
    const [frame, box] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
    list.scrollLeft += Math.min(0, box.left - frame.left) + Math.max(0, box.right - frame.right);
  }

  /** @param {number} id */
  #choose(id) {
    this.dispatchEvent(new CustomEvent('choose', { detail: id }));
  }

  /** As tabs do: arrows go round, and what has the focus is shown. @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const ids = this.#ids;
    const place = ids.findIndex((id) => id === this.large);
    const next = {
      ArrowLeft: place - 1,
      ArrowUp: place - 1,
      ArrowRight: place + 1,
      ArrowDown: place + 1,
      Home: 0,
      End: -1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const id = ids[(next + ids.length) % ids.length];
    this.#choose(id);
    /** @type {HTMLElement | null} */ (this.querySelector(`#${tabId(id)}`))?.focus();
  }

  /** @override */
  render() {
    return html`<div
      class="strip"
      role="tablist"
      aria-label=${boardWords().strip}
      .style=${plotProportions(PLOT_ASPECT)}
      @keydown=${this.#onKeydown}
    >
      ${repeat(
        this.#ids,
        (id) => id,
        (id) => this.#tab(id),
      )}
    </div>`;
  }

  /** @param {number} id */
  #tab(id) {
    const figure = selectorsOf(this.page.store).figure(id).value;
    const isLarge = id === this.large;
    return html`<button
      type="button"
      class="strip-tab"
      role="tab"
      id=${tabId(id)}
      aria-selected=${isLarge}
      aria-controls=${panelId(id)}
      .style=${`--place: '${this.#ids.indexOf(id) + 1}'`}
      tabindex=${isLarge ? 0 : -1}
      data-testid="strip-tab"
      @click=${() => this.#choose(id)}
    >
      <mlp-thumbnail .page=${this.page} .figureId=${id} .isLarge=${isLarge}></mlp-thumbnail>
      ${figure ? this.#name(figure) : ''}
    </button>`;
  }

  /** @param {Figure} figure */
  #name(figure) {
    const isNetwork = figure.kind === 'network';
    const network = isNetwork && (sizesText(figure.hidden) || linearName(this.page.pool.look.value));
    return html`<span class="strip-name" translate="no"
        >${figure.name || network || boardWords().optimum}</span
      >
      <span class="strip-lambda" translate="no">
        ${isNetwork ? html`<var>λ</var> = ${formatSetting(figure.lambda)}` : '\u00a0'}
      </span>`;
  }
}

/** Of a figure's tab. @param {number} id */
const tabId = (id) => `figure-${id}-tab`;
/** Of the figure that the tab shows, as the board has it. @param {number} id */
const panelId = (id) => `figure-${id}-panel`;

customElements.define('mlp-strip', Strip);

/**
 * The figures, side by side; with the inspector of the one that is looked into.
 *
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { selectorsOf } from '../../scene/selectors.js';
import { plotProportions } from '../elements/plot-canvas.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { PLOT_ASPECT } from '../page.js';
import './figure-card.js';

export class Board extends SignalElement {
  static properties = { page: { attribute: false } };

  /** What lies above the board takes height from its figures. */
  #observer = new ResizeObserver(() => {
    const top = Math.ceil(this.getBoundingClientRect().top + scrollY);
    this.style.setProperty('--board-top', `${top}px`);
  });

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    // Where something above grows, so does all that holds it; where the board grows in turn, its top stays.
    for (let holder = this.parentElement; holder; holder = holder.parentElement) {
      this.#observer.observe(holder);
    }
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** @override */
  render() {
    const { ids: all, inspect } = selectorsOf(this.page.store);
    const ids = all.value;
    const inspected = inspect.value;
    return html`
      <div
        class="board"
        data-count=${inspected === null ? Math.min(ids.length, 5) : nothing}
        ?data-inspecting=${inspected !== null}
        style=${plotProportions(PLOT_ASPECT)}
      >
        ${repeat(
          ids,
          (id) => id,
          (id) =>
            html`<mlp-figure
              ?data-inspected=${id === inspected}
              .page=${this.page}
              .figureId=${id}
            ></mlp-figure>`,
        )}
        <mlp-inspector-place class="looking-in" .page=${this.page}></mlp-inspector-place>
      </div>
    `;
  }
}

customElements.define('mlp-board', Board);

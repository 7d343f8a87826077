/**
 * The figures, side by side; with the inspector of the one that is looked into.
 *
 * @import { Page } from '../page.js'
 */
import { batch, effect, signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { selectorsOf } from '../../scene/selectors.js';
import { opened } from '../door.js';
import { plotProportions } from '../elements/plot-canvas.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { PLOT_ASPECT } from '../page.js';
import { isSmall } from '../elements/surroundings.js';
import './figure-card.js';
import { nextLarge } from './large.js';

export class Board extends SignalElement {
  static properties = { page: { attribute: false } };

  /** What lies above the board takes height from its figures. */
  #observer = new ResizeObserver(() => {
    const top = Math.ceil(this.getBoundingClientRect().top + scrollY);
    this.style.setProperty('--board-top', `${top}px`);
  });

  /** The figure that is shown where there is room for one. It is nobody's but this screen's, and in no link. */
  #large = signal(/** @type {number | null} */ (null));
  /** Whether small pictures of all figures are there to choose it by; null before that is known. */
  #hasStrip = signal(/** @type {boolean | null} */ (null));
  /** @type {(() => void)[]} */
  #stops = [];

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
    this.#stops = [this.#followLarge(), this.#loadStrip()];
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    for (const stop of this.#stops.splice(0)) stop();
  }

  #followLarge() {
    const { store } = this.page;
    const { ids, inspect } = selectorsOf(store);
    const seen = () => ({ ids: ids.value, inspect: inspect.value, loads: store.loaded.value.count });
    let before = { ids: /** @type {readonly number[]} */ ([]), inspect: /** @type {number | null} */ (null), loads: -1 }; // prettier-ignore
    return effect(() => {
      const now = seen();
      this.#large.value = nextLarge(before, now, this.#large.peek());
      before = now;
    });
  }

  /** Once, when the screen is first so small. Where it cannot be loaded, all figures stay below each other. */
  #loadStrip() {
    let isAsked = false;
    return effect(() => {
      if (!isSmall.value || isAsked) return;
      isAsked = true;
      void opened(this.page, 'part', () => import('./strip.js')).then((strip) => {
        this.#hasStrip.value = strip !== null;
      });
    });
  }

  /** Whoever looks into a network goes on to look into the one that they choose. @param {number} id */
  #choose(id) {
    const { store } = this.page;
    const isNetwork = selectorsOf(store).figure(id).peek()?.kind === 'network';
    batch(() => {
      if (selectorsOf(store).inspect.peek() !== null) store.inspect(isNetwork ? id : null);
      this.#large.value = id;
    });
  }

  /** @override */
  render() {
    const { ids: all, inspect } = selectorsOf(this.page.store);
    const ids = all.value;
    const inspected = inspect.value;
    const isOne = isSmall.value && ids.length > 1 && this.#hasStrip.value !== false;
    const large = this.#large.value;
    return html`
      ${
        isOne
          ? html`<mlp-strip
              .page=${this.page}
              .large=${large}
              @choose=${(/** @type {CustomEvent<number>} */ event) => this.#choose(event.detail)}
            ></mlp-strip>`
          : nothing
      }
      <div
        class="board"
        data-count=${inspected === null ? Math.min(ids.length, 5) : nothing}
        ?data-inspecting=${inspected !== null}
        ?data-one=${isOne}
        .style=${plotProportions(PLOT_ASPECT)}
      >
        ${repeat(
          ids,
          (id) => id,
          (id, i) =>
            html`<mlp-figure
              .style=${`--place: '${i + 1}'`}
              ?data-inspected=${id === inspected}
              ?data-behind=${isOne && id !== large}
              id=${`figure-${id}-panel`}
              role=${isOne ? 'tabpanel' : nothing}
              aria-labelledby=${isOne ? `figure-${id}-tab` : nothing}
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

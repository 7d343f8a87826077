/**
 * What every canvas of the page has in common: it follows the size of its place and the pixels of its screen, waits for
 * its turn to be drawn, and says so where drawing fails.
 *
 * @import { ReactiveController, LitElement } from 'lit'
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Reason } from '../../points/points.d.ts'
 */
import { effect, signal, untracked } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { reasonOf } from '../../points/reason.js';
import { pictureWords } from '../../words/en/picture.js';
import { reasonText } from '../../words/en/reasons.js';
import { drawNoMore, drawSoon } from './drawing.js';
import { pixelRatio } from './surroundings.js';

/**
 * @typedef {object} Plan
 * @property {string} place  selects, inside the host, the element whose size is followed
 * @property {(() => void)[]} follow  Each reads signals, and is run again when one of them changes; then it is drawn.
 * @property {() => void} draw  Called when it is its turn, and never before the place has a size.
 * @property {() => unknown} [key]  what tells it from all other canvases; the surface itself where it is missing
 * @property {() => boolean} [isFirst]  whether it goes before all others now
 * @property {() => void} [sized]  when the place has a size, and whenever this or the pixels of the screen change
 * @property {() => void} [stop]  when the host leaves the page, or its place has no size any more
 * @property {() => void} [forget]  when what canvases held is lost, those beside the page too: whatever is kept is made anew
 */

/** @implements {ReactiveController} */
export class Surface {
  #host;
  #plan;
  #size = signal({ width: 0, height: 0 });
  #problem = signal(/** @type {Reason | null} */ (null));
  #observer = new ResizeObserver((entries) => {
    const { width, height } = entries[entries.length - 1].contentRect;
    const before = this.#size.peek();
    if (width !== before.width || height !== before.height) this.#size.value = { width, height };
  });
  /** @type {(() => void)[]} */
  #stops = [];

  /**
   * @param {LitElement} host
   * @param {Plan} plan
   */
  constructor(host, plan) {
    this.#host = host;
    this.#plan = plan;
    host.addController(this);
    // With the graphics card's memory, as after a suspend, canvases lose what is on them. The event does not bubble.
    host.addEventListener('contextrestored', () => (plan.forget?.(), this.drawSoon()), true);
  }

  /** Of the place, in CSS pixels; 0 × 0 before it is laid out. @returns {ReadonlySignal<{ width: number, height: number }>} */
  get size() {
    return this.#size;
  }

  /** After its first rendering the host has a place, and so it has when it comes back to the page. */
  hostUpdated() {
    if (this.#stops.length > 0 || !this.#host.isConnected) return;
    const place = this.#host.querySelector(this.#plan.place);
    if (!place) return;
    this.#observer.observe(place);
    const isSized = () => {
      const isThere = this.#size.value.width > 0 && pixelRatio.value > 0;
      untracked(() => (isThere ? this.#plan.sized?.() : this.#plan.stop?.()));
    };
    this.#stops = [isSized, ...this.#plan.follow].map((read) =>
      effect(() => {
        read();
        this.drawSoon();
      }),
    );
  }

  /** Until the host is rendered again. */
  stop() {
    drawNoMore(this.#key);
    this.#observer.disconnect();
    for (const stop of this.#stops.splice(0)) stop();
  }

  hostDisconnected() {
    this.stop();
    this.#plan.stop?.();
  }

  drawSoon() {
    drawSoon(this.#key, this.#draw, this.#plan.isFirst?.() ?? false);
  }

  /** @returns {unknown} */
  get #key() {
    return this.#plan.key?.() ?? this;
  }

  /** What goes wrong in one picture is told there, and is no other's trouble; the next change tries again. */
  #draw = () => {
    if (this.#size.peek().width === 0) return;
    try {
      this.#plan.draw();
      this.#problem.value = null;
    } catch (error) {
      const reason = reasonOf(error);
      // Once: it is drawn sixty times a second.
      if (JSON.stringify(reason) === JSON.stringify(this.#problem.peek())) return;
      reportError(error);
      this.#problem.value = reason;
    }
  };

  /** For the host's template, over the canvas. */
  problem() {
    const reason = this.#problem.value;
    if (!reason) return nothing;
    return html`<p class="plot-problem" role="status" translate="no" data-testid="plot-problem">
      ${pictureWords().notDrawn(reasonText(reason) || pictureWords().unknownError)}
    </p>`;
  }
}

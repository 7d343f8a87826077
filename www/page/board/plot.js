/**
 * The picture of one figure: it follows the newest frame, the data and the theme.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Figure } from '../../scene/scene.d.ts'
 * @import { Frame, Progress } from '../../training/training.d.ts'
 * @import { PlotSetting } from '../elements/plot-canvas.js'
 * @import { Page } from '../page.js'
 */
import { computed, signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { captionText } from '../../views/caption.js';
import { later } from '../door.js';
import { boardSetting } from '../elements/plot-canvas.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { isEditing } from '../own/own-points.js';
import { PLOT_ASPECT } from '../page.js';
import { calmed } from '../elements/calm.js';
import { paced } from '../elements/pace.js';
import { pictureWords } from '../../words/en/picture.js';

/** Between changes of the text alternative, which is read on demand and never aloud by itself. */
const SUMMARY_SECONDS = 0.5;
/** How long a figure is drawn before all others after it was changed. */
const ATTENTION_MILLIS = 500;

/**
 * What one would see in a picture, in words: its caption, until those who cannot see it have what tells more
 * (`description.js`).
 */
export const description = signal(
  /** @type {(caption: string, frame: Frame | null, progress: Progress) => string} */ (
    (caption) => `${caption}.`
  ),
);

export class Plot extends SignalElement {
  static properties = {
    page: { attribute: false },
    figure: { attribute: false },
    told: {},
  };

  #changedAt = -Infinity;
  /** @type {(() => void)[]} */
  #disposers = [];
  /** @type {ReadonlySignal<Frame | null>} */
  #frame = signal(null);
  /** @type {ReadonlySignal<Frame | null>} */
  #summaryFrame = this.#frame;
  /** @type {ReadonlySignal<PlotSetting | null>} */
  #setting = signal(null);
  /** A frame may bring new numbers only. */
  #pixels = computed(() => this.#frame.value?.pixels);

  /** Once somebody points, or may do so by keys. @type {import('../picture/pointing.js').Pointing | null} */
  #pointing = null;
  /** A pointer that has come before that, as long as it is there. @type {PointerEvent | null} */
  #pointer = null;

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {Figure} Its id stays the same as long as the element lives. */
    this.figure = required();
    /** Its caption, different from those of all others; empty where it goes by its caption alone. */
    this.told = '';
    for (const type of /** @type {const} */ (['pointerenter', 'pointermove'])) {
      this.addEventListener(type, (event) => {
        if (this.#pointing) return;
        this.#pointer = event;
        void this.#point();
      });
    }
    this.addEventListener('pointerleave', () => (this.#pointer = null));
  }

  async #point() {
    const loaded = this.#pointing ? null : await later(this.page);
    if (loaded) this.#pointing ??= new loaded.Pointing(this, this.#pointer);
    return this.#pointing;
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (this.#pointing) this.#pointing.onKeydown(event);
    else void this.#point().then((pointing) => pointing?.onKeydown(event));
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const newest = this.page.pool.frame(this.figure.id);
    const calm = calmed(newest);
    const summary = paced(newest, SUMMARY_SECONDS);
    this.#disposers = [calm.dispose, summary.dispose];
    this.#frame = calm.signal;
    this.#summaryFrame = summary.signal;
    this.#pixels = computed(() => this.#frame.value?.pixels);
    // Who edits points sees all of them.
    const showsTest = computed(() => this.page.showTestPoints.value || isEditing(this.page));
    this.#setting = boardSetting(this.page, showsTest);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    // A picture that is taken away is not told that the pointer leaves it.
    this.#pointer = null;
    this.#pointing?.end();
    for (const dispose of this.#disposers.splice(0)) dispose();
  }

  /**
   * @override
   * @param {Map<string, unknown>} changed
   */
  willUpdate(changed) {
    if (changed.has('figure')) this.#changedAt = performance.now();
  }

  /** @override */
  render() {
    const { pool } = this.page;
    const frame = this.#summaryFrame.value;
    const { id } = this.figure;
    return html`<mlp-plot-canvas
        .key=${id}
        .aspect=${PLOT_ASPECT}
        .label=${description.value(this.told || captionText(this.figure, pool.look.value), frame, pool.progress(id).value)}
        .setting=${this.#setting}
        .follow=${this.#follow}
        .shown=${this.#shown}
        .isFirst=${this.#isFirst}
        @resolution=${this.#onResolution}
      ></mlp-plot-canvas>
      ${isEditing(this.page) ? nothing : this.#crosshair(captionText(this.figure, pool.look.value))}
      ${
        isEditing(this.page)
          ? html`<mlp-draw-layer .page=${this.page} .name=${this.told}></mlp-draw-layer>`
          : nothing
      }`;
  }

  /** What one can focus, and, once somebody points, the crosshair. @param {string} name */
  #crosshair(name) {
    const { label, keys, role } = pictureWords().crosshair;
    return html`<div
        class="crosshair-focus"
        tabindex="0"
        role="application"
        aria-roledescription=${role}
        aria-label=${label(name)}
        aria-description=${keys}
        data-testid="crosshair-focus"
        @focus=${this.#point}
        @keydown=${this.#onKeydown}
        @blur=${() => this.#pointing?.end()}
      ></div>
      <mlp-crosshair .page=${this.page} .figure=${this.figure}></mlp-crosshair>`;
  }

  #follow = () => void [this.#pixels.value, this.page.pool.isGoing.value];

  /** @returns {[Frame | null, boolean]} */
  #shown = () => [this.#frame.peek(), this.page.pool.isGoing.peek()];

  /** Somebody who moves the figure's own controls looks at this one. */
  #isFirst = () => performance.now() - this.#changedAt < ATTENTION_MILLIS;

  /** @param {CustomEvent<{ width: number, height: number }>} event */
  #onResolution = ({ detail: { width, height } }) =>
    this.page.pool.setResolution(this.figure.id, width, height);
}

customElements.define('mlp-plot', Plot);

/**
 * The picture of one figure: a canvas that follows the newest frame, the data, its own size and the theme.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Figure } from '../../scene/scene.d.ts'
 * @import { Frame } from '../../training/training.d.ts'
 * @import { Page } from '../page.js'
 */
import { computed, effect, signal, untracked } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { ownAxes } from '../../scene/own-board.js';
import { MARGIN, plotBox } from '../../views/plot/axes.js';
import { captionText, summaryText } from '../../views/caption.js';
import { FigureView } from '../../views/plot/plot.js';
import { plotStyle } from '../../views/palette.js';
import { drawNoMore, drawSoon } from './drawing.js';
import { paced } from './pace.js';
import { isEditing } from '../own/own-points.js';
import { plotAspect, plotUnit } from '../page.js';
import { required, SignalElement } from '../elements/signal-element.js';

/** Between changes of the text alternative, which is read on demand and never aloud by itself. */
const SUMMARY_SECONDS = 0.5;
/** Between pictures, for people who ask for reduced motion. */
const CALM_SECONDS = 0.5;
/** How long a figure is drawn before all others after it was changed. */
const ATTENTION_MILLIS = 500;

export class Plot extends SignalElement {
  static properties = {
    page: { attribute: false },
    figure: { attribute: false },
  };

  /** The canvas as laid out, in CSS pixels. */
  #size = signal({ width: 0, height: 0 });
  #observer = new ResizeObserver((entries) => {
    const { width, height } = entries[entries.length - 1].contentRect;
    this.#size.value = { width, height };
  });
  /** @type {FigureView | null} */
  #view = null;
  #configured = false;
  #changedAt = -Infinity;
  /** @type {(() => void)[]} */
  #disposers = [];
  /** @type {ReadonlySignal<Frame | null>} */
  #frame = signal(null);
  /** @type {ReadonlySignal<Frame | null>} */
  #summaryFrame = this.#frame;

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {Figure} Its id stays the same as long as the element lives. */
    this.figure = required();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const { pool, store, theme } = this.page;
    const { id } = this.figure;
    this.#frame = pool.frame(id);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.#frame = this.#slowly(CALM_SECONDS);
    this.#summaryFrame = this.#slowly(SUMMARY_SECONDS);
    const pixels = computed(() => this.#frame.value?.pixels); // a frame may bring new numbers only
    this.#disposers.push(
      effect(() => {
        void [pixels.value, pool.isGoing.value];
        this.#drawSoon();
      }),
      effect(() => {
        void [this.#size.value, pool.domain.value, pool.points.value, pool.look.value, theme.dark.value];
        void [store.scene.value.own, this.#showsTestPoints && pool.testPoints.value];
        this.#configured = false;
        this.#drawSoon();
      }),
      effect(() => {
        const { width, height } = this.#size.value;
        if (width === 0) return;
        const unit = plotUnit();
        const box = plotBox(width / unit, height / unit);
        const pixelRatio = devicePixelRatio * unit;
        pool.setResolution(id, Math.round(box.width * pixelRatio), Math.round(box.height * pixelRatio));
      }),
    );
    if (this.#view) this.#observer.observe(/** @type {HTMLCanvasElement} */ (this.querySelector('canvas')));
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    drawNoMore(this.figure.id);
    this.#observer.disconnect();
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
  firstUpdated() {
    const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
    this.#view = new FigureView(canvas);
    this.#observer.observe(canvas);
  }

  /**
   * @param {number} seconds
   * @returns {ReadonlySignal<Frame | null>}
   */
  #slowly(seconds) {
    const follower = paced(this.#frame, seconds);
    this.#disposers.push(follower.dispose);
    return follower.signal;
  }

  /** Somebody who moves the figure's own controls looks at this one. */
  #drawSoon() {
    drawSoon(this.figure.id, this.#draw, performance.now() - this.#changedAt < ATTENTION_MILLIS);
  }

  #draw = () => {
    if (!this.#configured) this.#configure();
    if (this.#configured) this.#view?.draw(this.#frame.peek(), this.page.pool.isGoing.peek());
  };

  /** Who edits points sees all of them. */
  get #showsTestPoints() {
    return this.page.showTestPoints.value || isEditing(this.page);
  }

  #configure() {
    const { pool, store, theme } = this.page;
    const { width, height } = this.#size.peek();
    // Before the data are there, the axes are unknown.
    const look = pool.look.peek();
    if (!this.#view || width === 0 || !look || !pool.points.peek()) return;
    this.#configured = true;
    const unit = plotUnit();
    this.#view.configure({
      width: width / unit,
      height: height / unit,
      pixelRatio: devicePixelRatio * unit,
      domain: pool.domain.peek(),
      style: plotStyle(theme.dark.peek()),
      points: pool.points.peek(),
      testPoints: untracked(() => this.#showsTestPoints) ? pool.testPoints.peek() : null,
      axes: ownAxes(store.scene.peek()),
      look,
    });
  }

  /** @override */
  render() {
    const { pool } = this.page;
    const frame = this.#summaryFrame.value;
    const proportions = {
      '--plot-aspect': `${plotAspect(pool)}`,
      '--plot-inset-x': `${(MARGIN.left + MARGIN.right) / 16}rem`,
      '--plot-inset-y': `${(MARGIN.top + MARGIN.bottom) / 16}rem`,
    };
    return html`<canvas
        role="img"
        aria-label=${summaryText(this.figure, frame, pool.progress(this.figure.id).value)}
        style=${styleMap(proportions)}
      ></canvas>
      ${
        isEditing(this.page)
          ? html`<mlp-draw-layer
              .page=${this.page}
              .name=${captionText(this.figure, pool.look.value)}
            ></mlp-draw-layer>`
          : nothing
      }`;
  }
}

customElements.define('mlp-plot', Plot);

/**
 * A small picture of a network that is no figure of the board.
 *
 * @import { Frame } from '../../training/training.d.ts'
 * @import { Page } from '../page.js'
 */
import { signal } from '@preact/signals-core';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { ownAxes } from '../../scene/own-board.js';
import { MARGIN } from '../../views/plot/axes.js';
import { FigureView } from '../../views/plot/plot.js';
import { plotStyle } from '../../views/palette.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { plotAspect, plotUnit } from '../page.js';

export class SeedPlot extends SignalElement {
  static properties = {
    page: { attribute: false },
    frame: { attribute: false },
    label: { attribute: false },
  };

  #size = signal({ width: 0, height: 0 });
  #observer = new ResizeObserver((entries) => {
    const { width, height } = entries[entries.length - 1].contentRect;
    this.#size.value = { width, height };
  });
  /** @type {FigureView | null} */
  #view = null;

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {Frame | null} */
    this.frame = null;
    /** What one would see in it. */
    this.label = '';
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const canvas = this.querySelector('canvas');
    if (canvas) this.#observer.observe(canvas);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** @override */
  firstUpdated() {
    const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
    this.#view = new FigureView(canvas);
    this.#observer.observe(canvas);
  }

  /** @override */
  updated() {
    const { pool, store, theme } = this.page;
    const { width, height } = this.#size.peek();
    const look = pool.look.peek();
    if (!this.#view || width === 0 || !look) return;
    const unit = plotUnit();
    this.#view.configure({
      ...{ width: width / unit, height: height / unit, pixelRatio: devicePixelRatio * unit },
      domain: pool.domain.peek(),
      style: plotStyle(theme.dark.peek()),
      points: pool.points.peek(),
      testPoints: null,
      axes: ownAxes(store.scene.peek()),
      look,
    });
    this.#view.draw(this.frame, false);
  }

  /** @override */
  render() {
    const { pool, theme } = this.page;
    void [this.#size.value, pool.points.value, pool.look.value, theme.dark.value]; // draws again
    const proportions = {
      '--plot-aspect': `${plotAspect(pool)}`,
      '--plot-inset-x': `${(MARGIN.left + MARGIN.right) / 16}rem`,
      '--plot-inset-y': `${(MARGIN.top + MARGIN.bottom) / 16}rem`,
    };
    return html`<canvas role="img" aria-label=${this.label} style=${styleMap(proportions)}></canvas>`;
  }
}

customElements.define('mlp-seed-plot', SeedPlot);

/**
 * A figure's newest picture, small. As long as the figure itself is not to be seen, no larger picture is made of it.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Frame } from '../../training/training.d.ts'
 * @import { PlotSetting } from '../elements/plot-canvas.js'
 * @import { Page } from '../page.js'
 */
import { signal } from '@preact/signals-core';
import { html } from 'lit';
import { drawThumbnail } from '../../views/plot/thumbnail.js';
import { calmed } from '../elements/calm.js';
import { boardSetting } from '../elements/plot-canvas.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { Surface } from '../elements/surface.js';
import { pixelRatio } from '../elements/surroundings.js';

export class Thumbnail extends SignalElement {
  static properties = {
    page: { attribute: false },
    figureId: { attribute: false },
    isLarge: { attribute: false },
  };

  /** @type {ReadonlySignal<Frame | null>} */
  #frame = signal(null);
  /** @type {ReadonlySignal<PlotSetting | null>} */
  #setting = signal(null);
  #dispose = () => {};
  #picture = document.createElement('canvas');
  #surface = new Surface(this, {
    place: 'canvas',
    follow: [() => void [this.#frame.value?.pixels, this.#setting.value]],
    draw: () => this.#draw(),
    sized: () => this.#tellResolution(),
  });

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** The same as long as the element lives. */
    this.figureId = -1;
    /** Whether the figure itself is shown. */
    this.isLarge = false;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const { signal: frame, dispose } = calmed(this.page.pool.frame(this.figureId));
    this.#frame = frame;
    this.#dispose = dispose;
    this.#setting = boardSetting(this.page);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dispose();
  }

  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('isLarge')) this.#tellResolution();
  }

  #tellResolution() {
    if (this.isLarge) return; // the large one says it itself
    const { width, height } = this.#surface.size.peek();
    const ratio = pixelRatio.peek();
    this.page.pool.setResolution(this.figureId, Math.round(width * ratio), Math.round(height * ratio));
  }

  #draw() {
    const setting = this.#setting.peek();
    const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
    const ctx = canvas.getContext('2d');
    if (!setting || !ctx) return;
    const { width, height } = this.#surface.size.peek();
    const ratio = pixelRatio.peek();
    const [deviceWidth, deviceHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== deviceWidth) canvas.width = deviceWidth;
    if (canvas.height !== deviceHeight) canvas.height = deviceHeight;
    drawThumbnail(ctx, this.#picture, this.#frame.peek(), { ...setting, width, height, pixelRatio: ratio });
  }

  /** @override */
  render() {
    return html`<canvas class="thumbnail" aria-hidden="true"></canvas>`;
  }
}

customElements.define('mlp-thumbnail', Thumbnail);

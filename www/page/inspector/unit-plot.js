/**
 * One unit's map, large, with its line z = 0 over the data; pointing at it reads everything at that point.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Domain } from '../../points/points.d.ts'
 * @import { Shown } from '../../views/plot/plot.js'
 * @import { Picture } from '../../worker/inspect/parts/picture.js'
 * @import { PlotSetting } from '../elements/plot-canvas.js'
 */
import { signal, untracked } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { formatWeight } from '../../words/numbers.js';
import { differencePixels, unitPixels } from '../../views/network/unit-colours.js';
import { palettes } from '../../views/palette.js';
import { MARGIN } from '../../views/plot/axes.js';
import { boardSetting } from '../elements/plot-canvas.js';
import { PLOT_ASPECT, plotBoxIn } from '../page.js';
import { AskedPart } from './asked-part.js';
import { InspectorElement } from './inspector-element.js';

/** Nodes across the map. */
const COLUMNS = 160;

/** Steps of the arrow keys, as shares of the plane; with Shift ten times finer. */
const STEP = 1 / 50;

export class UnitPlot extends InspectorElement {
  /** @type {AskedPart<Picture>} */
  #picture = new AskedPart(this, 'picture', ({ unit }) => ({ unit: unit.value, width: COLUMNS }));
  /** @type {ReadonlySignal<PlotSetting | null>} */
  #setting = signal(null);
  #follow = () => {};

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#setting = boardSetting(this.page);
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('session')) return;
    // Another function, so that the canvas follows the other session.
    this.#follow = () => void this.#picture.data;
  }

  /** @returns {[Shown | null, boolean]} */
  #shown = () => [this.#frame(), true];

  /** @returns {Shown | null} */
  #frame() {
    const { network } = this.session;
    const picture = untracked(() => this.#picture.data);
    const known = network.peek();
    if (!picture || !known) return null;
    const { values, width, height, contours, unit } = picture;
    const { probability } = palettes(this.page.theme.dark.peek());
    const { scale } = this.session;
    const isDifference = unit === 'difference';
    const pixels = isDifference
      ? differencePixels(values, known.output === 'identity', probability)
      : unitPixels(values, scale, probability);
    const isShare = isDifference || (known.output === 'softmax' && scale === 'share');
    const nothingElse = { curve: null, error: null, bayes: null, status: /** @type {const} */ ('training') };
    return {
      look: { kind: 'unit', line: isShare ? 't = ½' : 'z = 0' },
      domain: this.page.pool.domain.peek(),
      ...{ pixels, width, height, contours, updates: 0, epochs: 0, ...nothingElse },
    };
  }

  /** @param {PointerEvent} event */
  #onPointer(event) {
    if (event.type === 'pointermove' && event.pointerType !== 'mouse' && event.buttons === 0) return;
    const canvas = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    const { left, top, width, height } = plotBoxIn(canvas);
    const share = (/** @type {number} */ px, /** @type {number} */ length) =>
      Math.min(1, Math.max(0, px / length));
    const right = share(event.clientX - canvas.left - left, width);
    const down = share(event.clientY - canvas.top - top, height);
    const [x0, x1, y0, y1] = this.page.pool.domain.peek();
    this.session.probe.value = [x0 + right * (x1 - x0), y1 - down * (y1 - y0)];
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    const [x0, x1, y0, y1] = this.page.pool.domain.peek();
    if (event.key === 'Escape' && this.session.probe.peek()) {
      event.preventDefault();
      this.session.probe.value = null;
      return;
    }
    const step = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    const [x, y] = this.session.probe.peek() ?? [(x0 + x1) / 2, (y0 + y1) / 2];
    const size = event.shiftKey ? STEP / 10 : STEP;
    this.session.probe.value = [
      Math.min(x1, Math.max(x0, x + size * step[0] * (x1 - x0))),
      Math.min(y1, Math.max(y0, y + size * step[1] * (y1 - y0))),
    ];
  }

  /** @override */
  render() {
    const { session, page } = this;
    const unit = session.unit.value;
    const at = typeof unit === 'number' ? session.unitAt(unit) : null;
    const name = at ? session.nameOf(at) : '|t − optimum|';
    const probe = session.probe.value;
    return html`
      <div
        class="plot probe"
        role="application"
        tabindex="0"
        aria-label=${`Map of ${name}. Arrow keys move the point at which values are read, Shift in small steps.`}
        data-testid="probe"
        @pointermove=${this.#onPointer}
        @pointerdown=${this.#onPointer}
        @keydown=${this.#onKeydown}
      >
        <mlp-plot-canvas
          .aspect=${PLOT_ASPECT}
          .setting=${this.#setting}
          .follow=${this.#follow}
          .shown=${this.#shown}
        ></mlp-plot-canvas>
        ${probe ? html`<span class="crosshair" style=${styleMap(placeOf(probe, page.pool.domain.value))}></span>` : nothing}
      </div>
      <p
        class="probe-text"
        translate="no"
        aria-live=${page.pool.isGoing.value ? 'off' : 'polite'}
        data-testid="probe-text"
      >
        ${this.#probeText()}
      </p>
    `;
  }

  #probeText() {
    const probe = this.session.probe.value;
    const { read } = this.session;
    if (!probe || !read) {
      return html`<span class="aside">Point at the map, or use its arrow keys, to read values.</span>`;
    }
    const t = read.a.slice(-(this.session.sizes.value.at(-1) ?? 1));
    const [x1, x2] = read.x;
    const numbers = (/** @type {Iterable<number>} */ values) =>
      [...values].map((v) => formatWeight(v)).join(', ');
    const { features, output } = this.session.network.value ?? {};
    const at = features ? `(${formatWeight(x1, 2)}, ${formatWeight(x2, 2)})` : formatWeight(x1, 2);
    const truth = output === 'identity' ? 'E[y|x]' : 'true posterior';
    return html`<var>x</var> = ${at}: <var>t</var> =
      ${numbers(t)}${read.posterior ? html`, ${truth} ${numbers(read.posterior)}` : nothing}`;
  }
}

/**
 * Where a point stands over the canvas, in units that follow its size by themselves.
 *
 * @param {readonly [number, number]} point
 * @param {Domain} domain
 */
function placeOf([a, b], [x0, x1, y0, y1]) {
  const along = (/** @type {number} */ before, /** @type {number} */ after, /** @type {number} */ share) =>
    `calc(${before / 16}rem + ${share} * (100% - ${(before + after) / 16}rem))`;
  return {
    left: along(MARGIN.left, MARGIN.right, (a - x0) / (x1 - x0)),
    top: along(MARGIN.top, MARGIN.bottom, (y1 - b) / (y1 - y0)),
  };
}

customElements.define('mlp-unit-plot', UnitPlot);

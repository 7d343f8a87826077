/**
 * One unit's map, large, with its line z = 0 over the data; pointing at it reads everything at that point.
 *
 * @import { Shown } from '../../views/plot/plot.js'
 * @import { Page } from '../page.js'
 * @import { Session } from './session.js'
 */
import { effect, signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { ownAxes } from '../../scene/own-board.js';
import { MARGIN, plotBox } from '../../views/plot/axes.js';
import { FigureView } from '../../views/plot/plot.js';
import { formatWeight } from '../../views/format.js';
import { palettes, plotStyle } from '../../views/palette.js';
import { differencePixels, unitPixels } from '../../views/network/unit-colours.js';
import { createTransform } from '../../views/plot/transform.js';
import { plotAspect } from '../page.js';
import { required, SignalElement } from '../elements/signal-element.js';

/** Steps of the arrow keys, as shares of the plane; with Shift ten times finer. */
const STEP = 1 / 50;

export class UnitPlot extends SignalElement {
  static properties = { page: { attribute: false }, session: { attribute: false } };

  #size = signal({ width: 0, height: 0 });
  #observer = new ResizeObserver((entries) => {
    const { width, height } = entries[entries.length - 1].contentRect;
    this.#size.value = { width, height };
  });
  /** @type {FigureView | null} */
  #view = null;
  /** @type {(() => void)[]} */
  #stops = [];
  #animationFrame = 0;
  #isConfigured = false;

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {Session} */
    this.session = required();
  }

  /** @override */
  firstUpdated() {
    const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
    this.#view = new FigureView(canvas);
    this.#observer.observe(canvas);
    const { pool, theme } = this.page;
    this.#stops.push(
      effect(() => {
        void [this.#size.value, pool.domain.value, pool.points.value, pool.look.value, theme.dark.value];
        this.#isConfigured = false;
        this.#schedule();
      }),
      effect(() => {
        void this.session.inspection.value?.picture;
        this.#schedule();
      }),
    );
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    cancelAnimationFrame(this.#animationFrame);
    for (const stop of this.#stops.splice(0)) stop();
  }

  #schedule() {
    this.#animationFrame ||= requestAnimationFrame(() => {
      this.#animationFrame = 0;
      this.#draw();
    });
  }

  #draw() {
    const { pool, theme } = this.page;
    const { width, height } = this.#size.peek();
    const look = pool.look.peek();
    if (!this.#view || width === 0 || !pool.points.peek() || !look) return;
    if (!this.#isConfigured) {
      this.#isConfigured = true;
      this.#view.configure({
        ...{ width, height },
        pixelRatio: devicePixelRatio,
        domain: pool.domain.peek(),
        style: plotStyle(theme.dark.peek()),
        points: pool.points.peek(),
        testPoints: null,
        axes: ownAxes(this.page.store.scene.peek()),
        look,
      });
    }
    this.#view.draw(this.#frame(), true);
  }

  /** @returns {Shown | null} */
  #frame() {
    const { inspection, network } = this.session;
    const picture = inspection.peek()?.picture;
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

  get #transform() {
    const { width, height } = this.#size.value;
    return createTransform(this.page.pool.domain.value, plotBox(width, height));
  }

  /** @param {PointerEvent} event */
  #onPointer(event) {
    if (event.type === 'pointermove' && event.pointerType !== 'mouse' && event.buttons === 0) return;
    const canvas = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    const { box, domain } = this.#transform;
    const share = (/** @type {number} */ px, /** @type {number} */ length) =>
      Math.min(1, Math.max(0, px / length));
    const right = share(event.clientX - canvas.left - box.left, box.width);
    const up = 1 - share(event.clientY - canvas.top - box.top, box.height);
    const [x0, x1, y0, y1] = domain;
    this.session.probe.value = [x0 + right * (x1 - x0), y0 + up * (y1 - y0)];
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
    const { pxFromX1, pxFromX2 } = this.#transform;
    const proportions = {
      '--plot-aspect': `${plotAspect(page.pool)}`,
      '--plot-inset-x': `${MARGIN.left + MARGIN.right}px`,
      '--plot-inset-y': `${MARGIN.top + MARGIN.bottom}px`,
    };
    return html`
      <div
        class="plot probe"
        role="group"
        tabindex="0"
        aria-label=${`Map of ${name}. Arrow keys move the point at which values are read, Shift in small steps.`}
        data-testid="probe"
        style=${styleMap(proportions)}
        @pointermove=${this.#onPointer}
        @pointerdown=${this.#onPointer}
        @keydown=${this.#onKeydown}
      >
        <canvas aria-hidden="true"></canvas>
        ${
          probe
            ? html`<span
                class="crosshair"
                style=${styleMap({ left: `${pxFromX1(probe[0])}px`, top: `${pxFromX2(probe[1])}px` })}
              ></span>`
            : nothing
        }
      </div>
      <p class="probe-text" aria-live=${page.pool.isGoing.value ? 'off' : 'polite'} data-testid="probe-text">
        ${this.#probeText()}
      </p>
    `;
  }

  #probeText() {
    const probe = this.session.probe.value;
    const read = this.session.inspection.value?.probe;
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

customElements.define('mlp-unit-plot', UnitPlot);

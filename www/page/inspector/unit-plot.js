/**
 * One unit, large, with its line z = 0 over the data, or how far the network is from the optimum; of one input as a
 * curve. Pointing at it reads everything at that point.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Domain } from '../../points/points.d.ts'
 * @import { Shown } from '../../views/plot/plot.js'
 * @import { Picture } from '../../worker/inspect/parts/picture.js'
 * @import { Probe } from '../../worker/inspect/parts/probe.js'
 * @import { PlotSetting } from '../elements/plot-canvas.js'
 */
import { computed, signal, untracked } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { posteriorFor } from '../../scene/targets.js';
import { formatWeight } from '../../words/numbers.js';
import { inspectorWords } from '../../words/en/inspector.js';
import { inRow, language } from '../../words/language.js';
import { differencePixels, meaningOf, paletteFor, unitPixels } from '../../views/network/unit-colours.js';
import { rangeOf } from '../../views/network/unit-curve.js';
import { palettes } from '../../views/palette.js';
import { MARGIN } from '../../views/plot/axes.js';
import { valueAt } from '../../views/plot/regression.js';
import { boardSetting } from '../elements/plot-canvas.js';
import { styleText } from '../elements/style.js';
import { PLOT_ASPECT, plotBoxIn } from '../page.js';
import { AskedPart } from './asked-part.js';
import { InspectorElement } from './inspector-element.js';

/** Nodes across the map. */
const COLUMNS = 160;

/** Steps of the arrow keys, as shares of the plane; with Shift ten times finer. */
const STEP = 1 / 50;

const NOTHING_ELSE = {
  ...{ updates: 0, epochs: 0, error: null, bayes: null },
  status: /** @type {const} */ ('training'),
};

export class UnitPlot extends InspectorElement {
  static properties = { ...InspectorElement.properties, of: {}, marked: { attribute: false } };

  /** @type {AskedPart<Picture>} */
  #picture = new AskedPart(this, 'picture', ({ unit }) => ({
    unit: this.of === 'difference' ? this.of : unit.value,
    width: COLUMNS,
  }));
  /** @type {AskedPart<Probe>} */
  #probe = new AskedPart(this, 'probe', ({ probe }) => probe.value && { x: probe.value });
  /** @type {ReadonlySignal<PlotSetting | null>} */
  #setting = signal(null);
  #follow = () => {};

  constructor() {
    super();
    /** What is shown: the chosen unit, or |t − optimum|. @type {'unit' | 'difference'} */
    this.of = 'unit';
    /** A place that stays marked, whatever is pointed at. @type {readonly [number, number] | null} */
    this.marked = null;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('session')) return;
    this.#setting = this.#settingOf(boardSetting(this.page));
    // Another function, so that the canvas follows the other session.
    this.#follow = () => void [this.#picture.data, language()];
  }

  /** Whether what is shown is a function of x alone. */
  get #isCurve() {
    return this.session.network.value?.features === null;
  }

  /** Whether the values are those of y, so that points can be shown with them. */
  get #isOfPoints() {
    const { sizes, unit } = this.session;
    return this.of === 'unit' && this.session.unitAt(unit.value).layer === sizes.value.length - 1;
  }

  get #name() {
    const { session } = this;
    if (this.of === 'difference') return inspectorWords().map.distance;
    return session.nameOf(session.unitAt(session.unit.value));
  }

  /**
   * The board's axes and points; a hidden unit's curve, and a distance, have an axis of their own.
   *
   * @param {ReadonlySignal<PlotSetting | null>} board
   * @returns {ReadonlySignal<PlotSetting | null>}
   */
  #settingOf(board) {
    /** @type {PlotSetting | null} */
    let last = null;
    return computed(() => {
      const setting = board.value;
      if (!setting || !this.#isCurve || this.#isOfPoints) return setting;
      const { network, unit } = this.session;
      const known = network.value;
      const picture = this.#picture.data;
      const [from, to] = setting.domain;
      const { scale } =
        known && this.of === 'unit'
          ? meaningOf(known, this.session.unitAt(unit.value))
          : { scale: /** @type {const} */ ('identity') };
      const [low, high] = rangeOf(picture?.values ?? [], scale);
      const next = {
        ...{ ...setting, points: null, testPoints: null },
        domain: /** @type {Domain} */ ([from, to, low, high]),
        axes: /** @type {const} */ ([
          setting.axes?.[0] ?? { name: '', from, to },
          { name: this.#name, from: low, to: high },
        ]),
      };
      const isSame =
        last?.axes?.[1].name === this.#name &&
        last.style === next.style &&
        next.domain.every((edge, i) => edge === last?.domain[i]);
      if (!isSame) last = next;
      return last;
    });
  }

  /** @returns {[Shown | null, boolean]} */
  #shown = () => [untracked(() => this.#frame()), true];

  /** @returns {Shown | null} */
  #frame() {
    const picture = this.#picture.data;
    const known = this.session.network.value;
    const setting = this.#setting.value;
    if (!picture || !known || !setting) return null;
    const { values, width, height, contours, unit } = picture;
    const { domain } = setting;
    if (this.#isCurve) {
      const t = Float64Array.from(values.subarray(0, width));
      const pixels = new Uint8ClampedArray();
      const curve = { t, truth: null };
      return { ...NOTHING_ELSE, look: setting.look, domain, pixels, width, height, contours, curve };
    }
    const colours = palettes(this.page.theme.dark.peek());
    const isDifference = unit === 'difference';
    const meaning = isDifference ? null : meaningOf(known, this.session.unitAt(unit));
    const pixels = meaning
      ? unitPixels(values, meaning.scale, paletteFor(colours, meaning))
      : differencePixels(values, known.output === 'identity', colours.probability);
    const line = isDifference || meaning?.label !== null ? 't = ½' : 'z = 0';
    const look = { kind: /** @type {const} */ ('unit'), line };
    return { ...NOTHING_ELSE, look, domain, pixels, width, height, contours, curve: null };
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
    if (!step || (this.#isCurve && step[0] === 0)) return;
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
    const { page } = this;
    const words = inspectorWords().map;
    const isCurve = this.#isCurve;
    return html`
      <div
        class="plot probe"
        role="application"
        tabindex="0"
        aria-label=${isCurve ? words.curveLabel(this.#name) : words.label(this.#name)}
        data-testid="probe"
        data-shows=${this.of}
        data-kind=${isCurve ? 'curve' : 'map'}
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
        ${this.#mark()} ${this.#crosshair()}
      </div>
      <p
        class="probe-text"
        translate="no"
        aria-live=${page.pool.isGoing.value ? 'off' : 'polite'}
        data-testid="probe-text"
      >
        ${this.#probeText() ?? html`<span class="aside">${words.hint}</span>`}
      </p>
    `;
  }

  #mark() {
    const domain = this.#setting.value?.domain;
    if (!this.marked || !domain) return nothing;
    const point = this.#isCurve && !this.#isOfPoints ? this.#onCurve(this.marked[0], domain) : this.marked;
    return point && html`<span class="crosshair marked" .style=${styleText(placeOf(point, domain))}></span>`;
  }

  /** At the probed point, which lies on the curve where there is one. */
  #crosshair() {
    const probe = this.session.probe.value;
    const domain = this.#setting.value?.domain;
    if (!probe || !domain) return nothing;
    const point = this.#isCurve ? this.#onCurve(probe[0], domain) : probe;
    return point && html`<span class="crosshair" .style=${styleText(placeOf(point, domain))}></span>`;
  }

  /** @param {number} x @param {Domain} domain @returns {[x: number, value: number] | null} */
  #onCurve(x, [left, right, low, high]) {
    const picture = this.#picture.data;
    if (!picture) return null;
    const row = Float64Array.from(picture.values.subarray(0, picture.width));
    const value = valueAt(row, (x - left) / (right - left));
    return [x, Math.min(high, Math.max(low, value))];
  }

  /** @returns {string | null} */
  #probeText() {
    const { session } = this;
    const read = this.#probe.data;
    const { features, output } = session.network.value ?? {};
    if (!session.probe.value || !read) return null;
    const t = read.a.slice(-(session.sizes.value.at(-1) ?? 1));
    const [x1, x2] = read.x;
    const numbers = (/** @type {Iterable<number>} */ values) =>
      inRow([...values].map((v) => formatWeight(v)));
    const x = features ? `(${inRow([formatWeight(x1, 2), formatWeight(x2, 2)])})` : formatWeight(x1, 2);
    const truth = read.posterior && numbers(posteriorFor(read.posterior, t.length));
    return inspectorWords().map.read(x, numbers(t), truth, output === 'identity');
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

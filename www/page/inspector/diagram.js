/**
 * The network diagram: a canvas for the picture, and a button over every unit for the pointer and the keyboard.
 *
 * @import { Frame } from '../../training/training.d.ts'
 * @import { Line } from '../../views/network/diagram.js'
 * @import { Layout, Place, Unit } from '../../views/network/layout.js'
 * @import { Maps } from '../../worker/inspect/parts/maps.js'
 */
import { signal, untracked } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { drawDiagram, lineNear, linesOf, MOST_LINES } from '../../views/network/diagram.js';
import { inputMaps, inputsAt } from '../../views/network/features.js';
import { formatTheta, formatWeight } from '../../words/numbers.js';
import { updatePicture } from '../../views/plot/heatmap.js';
import { layoutOf, unitNumber, weightAt } from '../../views/network/layout.js';
import { thetaName } from '../../views/network/notation.js';
import { palettes, plotStyle } from '../../views/palette.js';
import { unitPixels } from '../../views/network/unit-colours.js';
import { PLOT_ASPECT } from '../page.js';
import { Surface } from '../elements/surface.js';
import { pixelRatio } from '../elements/surroundings.js';
import { AskedPart } from './asked-part.js';
import { InspectorElement } from './inspector-element.js';

/** A finger or a pointer this near to a line means it, in CSS pixels. */
const REACH = 6;

const ZOOMS = [0.5, 0.75, 1, 1.5, 2];

export class Diagram extends InspectorElement {
  /** @type {AskedPart<Maps>} */
  #part = new AskedPart(this, 'maps');
  #zoom = signal(1);
  #hovered = signal(/** @type {{ line: Line, x: number, y: number } | null} */ (null));
  #surface = new Surface(this, {
    place: '.diagram-scroll',
    follow: [
      () => {
        const { inspection, sizes, theta, unit, weight, probe } = this.session;
        void [inspection.value, sizes.value, theta.value, unit.value, weight.value, probe.value];
        void [this.#zoom.value, this.#hovered.value, this.page.theme.dark.value];
      },
    ],
    draw: () => this.#draw(),
  });
  #scrolledFor = '';
  /** @type {Map<string, HTMLCanvasElement>} */
  #maps = new Map();
  /** @type {unknown} */
  #mapsOf = null;
  /** @type {Line[]} */
  #lines = [];

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('session')) this.#surface.stop();
  }

  /** @returns {Layout} */
  get #layout() {
    const available = Math.max(200, this.#surface.size.value.width - 2);
    return layoutOf(this.session.sizes.value, available, PLOT_ASPECT, this.#zoom.value);
  }

  get #chosen() {
    const unit = this.session.unit.value;
    return typeof unit === 'number' ? this.session.unitAt(unit) : null;
  }

  /** Brings the middle of a tall diagram into sight, once for every network. */
  #scrollToMiddle() {
    const key = this.session.sizes.peek().join();
    if (key === this.#scrolledFor) return;
    this.#scrolledFor = key;
    const scroller = /** @type {HTMLElement} */ (this.querySelector('.diagram-scroll'));
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) / 2;
  }

  #draw() {
    const canvas = /** @type {HTMLCanvasElement | null} */ (this.querySelector('canvas'));
    const ctx = canvas?.getContext('2d');
    const { theta, network, weight, sizes } = this.session;
    const values = theta.peek();
    if (!canvas || !ctx || !values) return;
    const layout = this.#layout;
    const ratio = pixelRatio.peek();
    const [width, height] = [Math.round(layout.width * ratio), Math.round(layout.height * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#scrollToMiddle();
    this.#updateMaps();
    this.#lines = linesOf(sizes.peek(), layout, values, this.#chosen);
    const read = untracked(() => this.session.read);
    const inputs = read ? inputsAt(network.peek()?.features ?? null, read.x) : [];
    drawDiagram(
      ctx,
      {
        nameOf: (place) => this.session.nameOf(place),
        sizes: sizes.peek(),
        layout,
        lines: this.#lines,
        mapOf: (place) => this.#maps.get(`${place.layer},${place.index}`) ?? null,
        valueOf: (place) => {
          if (!read || layout.mapHeight < 22) return null;
          return formatWeight(
            place.layer === 0 ? inputs[place.index - 1] : read.a[unitNumber(sizes.peek(), place)],
            2,
          );
        },
        chosen: this.#chosen,
        marked: this.#hovered.peek()?.line.at ?? weight.peek(),
      },
      plotStyle(this.page.theme.dark.peek()),
    );
  }

  /** Makes the small pictures of all units, where the weights or the colours have changed. */
  #updateMaps() {
    const maps = untracked(() => this.#part.data);
    const sizes = this.session.sizes.peek();
    const isDark = this.page.theme.dark.peek();
    if (!maps || (this.#mapsOf === maps && this.#maps.size > 0 && this.dataset.dark === `${isDark}`)) return;
    this.#mapsOf = maps;
    this.dataset.dark = `${isDark}`;
    this.#maps.clear();
    const palette = palettes(isDark).probability;
    const { width, height, a } = maps;
    const nodes = width * height;
    const { features = null, output, activation = 'sigmoid' } = this.session.network.peek() ?? {};
    const put = (/** @type {Unit} */ unit, /** @type {Frame['pixels']} */ pixels) => {
      const canvas = document.createElement('canvas');
      updatePicture(canvas, { pixels, width, height });
      this.#maps.set(`${unit.layer},${unit.index}`, canvas);
    };
    inputMaps(features, { domain: this.page.pool.domain.peek(), width, height }).forEach((values, i) =>
      put({ layer: 0, index: i + 1 }, unitPixels(values, 'share', palette)),
    );
    let from = 0;
    for (let layer = 1; layer < sizes.length; layer++) {
      const last = output === 'identity' ? 'identity' : 'share';
      const scale = layer === sizes.length - 1 ? last : activation;
      for (let index = 1; index <= sizes[layer]; index++, from += nodes) {
        put({ layer, index }, unitPixels(a.subarray(from, from + nodes), scale, palette));
      }
    }
  }

  /** @param {PointerEvent} event */
  #lineUnder(event) {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const line = lineNear(this.#lines, x, y, REACH);
    return line && { line, x, y };
  }

  /** @param {PointerEvent} event */
  #onClick(event) {
    const found = this.#lineUnder(event);
    if (!found) return;
    const { to, at } = found.line;
    this.session.unit.value = unitNumber(this.session.sizes.peek(), to);
    this.session.weight.value = at;
  }

  /** Arrow keys go from unit to unit: along the layer, and to the layers beside it. @param {KeyboardEvent} event */
  #onKeydown(event) {
    const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    const focused = /** @type {HTMLElement} */ (event.target)
      .closest('[data-unit]')
      ?.getAttribute('data-unit');
    if (!step || !focused) return;
    event.preventDefault();
    const sizes = this.session.sizes.peek();
    const from = this.session.unitAt(Number(focused));
    const layer = Math.min(sizes.length - 1, Math.max(1, from.layer + step[0]));
    const index = Math.min(sizes[layer], Math.max(1, from.index + step[1]));
    this.session.unit.value = unitNumber(sizes, { layer, index });
    this.session.weight.value = null;
    void this.updateComplete.then(() => {
      /** @type {HTMLElement | null} */ (
        this.querySelector(`[data-unit="${unitNumber(sizes, { layer, index })}"]`)
      )?.focus();
    });
  }

  /** @param {Place} place */
  #unitButton(place) {
    const { x, y, width, height, layer, index } = place;
    const sizes = this.session.sizes.value;
    const number = unitNumber(sizes, place);
    const isChosen = this.session.unit.value === number;
    // Where no unit is chosen, the diagram is entered at the first output.
    const isTabStop = isChosen || (this.#chosen === null && layer === sizes.length - 1 && index === 1);
    const name = this.session.nameOf(place);
    const where = layer === sizes.length - 1 ? 'output' : `hidden layer ${layer}`;
    return html`<button
      type="button"
      class="unit"
      data-unit=${number}
      tabindex=${isTabStop ? 0 : -1}
      aria-pressed=${isChosen}
      aria-label=${`${name}, unit ${index} of ${sizes[layer]}, ${where}`}
      style=${styleMap({ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` })}
      @click=${() => {
        this.session.unit.value = number;
        this.session.weight.value = null;
      }}
    ></button>`;
  }

  /** @param {-1 | 1} direction */
  #zoomBy(direction) {
    const place = ZOOMS.indexOf(this.#zoom.peek()) + direction;
    this.#zoom.value = ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, place))];
  }

  /** @override */
  render() {
    const layout = this.#layout;
    const sizes = this.session.sizes.value;
    const hovered = this.#hovered.value;
    const isThinned = sizes.some((size, l) => l + 1 < sizes.length && sizes[l + 1] * (size + 1) > MOST_LINES);
    const size = styleMap({ width: `${layout.width}px`, height: `${layout.height}px` });
    return html`
      ${this.#tools()}
      <div class="diagram-scroll" tabindex="-1">
        <div
          class="diagram"
          role="group"
          aria-label="Units of the network; arrow keys go from one to the next"
          data-testid="diagram"
          style=${size}
          @keydown=${this.#onKeydown}
          @click=${this.#onClick}
          @pointermove=${(/** @type {PointerEvent} */ event) => (this.#hovered.value = this.#lineUnder(event))}
          @pointerleave=${() => (this.#hovered.value = null)}
        >
          <canvas aria-hidden="true" style=${size}></canvas>
          ${this.#surface.problem()}
          ${layout.layers
            .slice(1)
            .flat()
            .filter(({ index }) => index > 0)
            .map((place) => this.#unitButton(place))}
          ${
            hovered
              ? html`<span
                  class="tip"
                  aria-hidden="true"
                  translate="no"
                  style=${styleMap({ left: `${hovered.x}px`, top: `${hovered.y}px` })}
                  data-testid="weight-tip"
                  >${this.#nameOf(hovered.line)}</span
                >`
              : nothing
          }
        </div>
      </div>
      ${
        isThinned
          ? html`<p class="aside">
              Of every layer the ${MOST_LINES} largest weights are drawn, and all of the chosen unit.
            </p>`
          : nothing
      }
    `;
  }

  #tools() {
    return html`
      <div class="diagram-tools">
        <span class="line-key"
          ><svg width="26" height="8" aria-hidden="true"><path class="positive" d="M0 4h26" /></svg>
          positive</span
        >
        <span class="line-key"
          ><svg width="26" height="8" aria-hidden="true"><path class="negative" d="M0 4h26" /></svg>
          negative</span
        >
        <span class="aside">width: size</span>
        <span class="stepper">
          <button
            type="button"
            class="icon-button"
            aria-label="Smaller diagram"
            @click=${() => this.#zoomBy(-1)}
          >
            −
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label="Larger diagram"
            @click=${() => this.#zoomBy(1)}
          >
            +
          </button>
        </span>
      </div>
    `;
  }

  /** @param {Line} line */
  #nameOf({ at, value }) {
    const { layer, row, column } = weightAt(this.session.sizes.peek(), at);
    return `${thetaName(layer, row, column)} = ${formatTheta(value)}`;
  }
}

customElements.define('mlp-diagram', Diagram);

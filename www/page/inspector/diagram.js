/**
 * The network diagram: a canvas for the picture, and a button over every unit for the pointer and the keyboard.
 *
 * @import { Line } from '../../views/network/diagram.js'
 * @import { Group, Layout, Place } from '../../views/network/layout.js'
 * @import { Maps } from '../../worker/inspect/parts/maps.js'
 */
import { signal, untracked } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { drawDiagram, lineNear, linesOf, middleOf, MOST_LINES } from '../../views/network/diagram.js';
import { inputsAt } from '../../views/network/features.js';
import { formatWeight } from '../../words/numbers.js';
import { formatTheta } from '../../words/theta.js';
import { layoutOf, unitNumber, weightAt } from '../../views/network/layout.js';
import { thetaName } from '../../views/network/notation.js';
import { plotStyle } from '../../views/palette.js';
import { inspectorWords } from '../../words/en/inspector.js';
import { language } from '../../words/language.js';
import { PLOT_ASPECT } from '../page.js';
import { styleText } from '../elements/style.js';
import { Surface } from '../elements/surface.js';
import { pixelRatio } from '../elements/surroundings.js';
import { AskedPart } from './asked-part.js';
import { InspectorElement } from './inspector-element.js';
import { keyed, Scrub } from './scrub.js';
import { UnitPictures } from './unit-pictures.js';
import { WeightTrack } from './weight-track.js';

/** A finger or a pointer this near to a line means it, in CSS pixels. */
const REACH = 6;

/** On a unit lower than this, in CSS pixels, no value is written. */
const LEGIBLE = 22;

/** The first one shows the whole network. */
const ZOOMS = [1, 1.5, 2, 3, 4.5];

export class Diagram extends InspectorElement {
  /** @type {AskedPart<Maps>} */
  #part = new AskedPart(this, 'maps');
  #zoom = signal(1);
  #hovered = signal(/** @type {{ line: Line, x: number, y: number } | null} */ (null));
  #surface = new Surface(this, {
    place: '.diagram-room',
    follow: [
      () => {
        const { inspection, sizes, theta, unit, weight, probe } = this.session;
        void [inspection.value, sizes.value, theta.value, unit.value, weight.value, probe.value];
        void [
          this.session.pointed.value,
          this.#zoom.value,
          this.#hovered.value,
          this.page.theme.dark.value,
          language(),
        ];
      },
    ],
    draw: () => this.#draw(),
    forget: () => this.#pictures.forget(),
  });
  #pictures = new UnitPictures();
  /** @type {Line[]} */
  #lines = [];
  #scrub = new Scrub();
  /** The weight on which a pointer went down. @type {number | undefined} */
  #pressed;
  #track = new WeightTrack();

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('session')) this.#surface.stop();
  }

  /** @returns {Layout} */
  get #layout() {
    const { width, height } = this.#surface.size.value;
    const room = { width: Math.max(200, width), height: Math.max(120, height) };
    const look = { zoom: this.#zoom.value, chosen: this.#chosen };
    return layoutOf(this.session.sizes.value, room, PLOT_ASPECT, look);
  }

  get #chosen() {
    return this.session.unitAt(this.session.unit.value);
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
    const isDark = this.page.theme.dark.peek();
    const maps = untracked(() => this.#part.data);
    const shape = network.peek();
    if (maps && shape) this.#pictures.update(maps, shape, this.page.pool.domain.peek(), isDark);
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
        pictureOf: (place) => this.#pictures.of(place),
        valueOf: (place) => {
          if (!read || place.height < LEGIBLE) return null;
          return formatWeight(
            place.layer === 0 ? inputs[place.index - 1] : read.a[unitNumber(sizes.peek(), place)],
            2,
          );
        },
        chosen: this.#chosen,
        marked: this.session.pointed.peek() ?? weight.peek(),
      },
      plotStyle(isDark),
    );
  }

  /** @param {PointerEvent} event */
  #lineUnder(event) {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const line = lineNear(this.#lines, x, y, REACH);
    return line && { line, x, y };
  }

  /** What was pressed is chosen, wherever it was dragged to. @param {PointerEvent} event */
  #onClick(event) {
    const at = this.#pressed ?? this.#lineUnder(event)?.line.at;
    this.#pressed = undefined;
    if (at === undefined || /** @type {Element} */ (event.target).closest('button')) return;
    const { layer, row } = weightAt(this.session.sizes.peek(), at);
    this.session.unit.value = unitNumber(this.session.sizes.peek(), { layer: layer + 1, index: row });
    this.session.weight.value = at;
  }

  /** A line is dragged like a slider. @param {PointerEvent} event */
  #onPress(event) {
    this.#pressed = undefined;
    if (/** @type {Element} */ (event.target).closest('button')) return;
    const at = this.#knobUnder(event) ?? this.#lineUnder(event)?.line.at;
    this.#pressed = at;
    const value = at === undefined ? undefined : this.session.theta.peek()?.[at];
    if (at === undefined || value === undefined) return;
    const set = (/** @type {number} */ next) => this.session.edit(at, next, true);
    this.#scrub.begin(event, { value, track: this.#track.of(at, value), set });
  }

  /** @param {PointerEvent} event */
  #knobUnder(event) {
    const isKnob = /** @type {Element} */ (event.target).closest('.edge-knob') !== null;
    return isKnob ? (this.session.weight.peek() ?? undefined) : undefined;
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    if (this.#scrub.move(event)) return;
    this.#point(this.#lineUnder(event));
  }

  /** @param {{ line: Line, x: number, y: number } | null} found */
  #point(found) {
    this.#hovered.value = found;
    this.session.pointed.value = found?.line.at ?? null;
  }

  /** On the line of the chosen weight, for the keyboard and the finger. */
  #knob() {
    const { session } = this;
    const at = session.weight.value;
    const theta = session.theta.value;
    if (at === null || !theta) return nothing;
    const middle = middleOf(session.sizes.value, this.#layout, at);
    const value = theta[at];
    const track = this.#track.of(at, value);
    const { layer, row, column } = weightAt(session.sizes.value, at);
    const name = thetaName(layer, row, column);
    return html`<span
      class="edge-knob"
      role="slider"
      tabindex="0"
      data-testid="edge-knob"
      data-weight=${at}
      aria-label=${name}
      aria-valuemin=${-this.#track.limit}
      aria-valuemax=${this.#track.limit}
      aria-valuenow=${value}
      aria-valuetext=${`${name} = ${formatTheta(value)}`}
      .style=${styleText({ left: `${middle.x}px`, top: `${middle.y}px` })}
      @keydown=${(/** @type {KeyboardEvent} */ event) => {
        const next = keyed(event, { value, track });
        if (next === null) return;
        event.preventDefault();
        session.edit(at, next, true);
      }}
    ></span>`;
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
    const name = this.session.nameOf(place);
    const hiddenLayer = layer === sizes.length - 1 ? null : layer;
    return html`<button
      type="button"
      class="unit"
      data-unit=${number}
      tabindex=${isChosen ? 0 : -1}
      aria-pressed=${isChosen}
      aria-label=${inspectorWords().diagram.unit(name, index, sizes[layer], hiddenLayer)}
      .style=${styleText({ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` })}
      @click=${() => {
        this.session.unit.value = number;
        this.session.weight.value = null;
      }}
    ></button>`;
  }

  /** Its middle one is chosen, and so comes out of it. @param {Group} group */
  #groupButton({ layer, index, last, x, y, width, height }) {
    return html`<button
      type="button"
      class="unit group-of-units"
      tabindex="-1"
      aria-label=${inspectorWords().diagram.group(index, last, layer)}
      title=${inspectorWords().diagram.group(index, last, layer)}
      .style=${styleText({ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` })}
      @click=${() => {
        const middle = (index + last) >> 1;
        this.session.unit.value = unitNumber(this.session.sizes.peek(), { layer, index: middle });
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
    const words = inspectorWords().diagram;
    const layout = this.#layout;
    const sizes = this.session.sizes.value;
    const hovered = this.#hovered.value;
    const isThinned = sizes.some((size, l) => l + 1 < sizes.length && sizes[l + 1] * (size + 1) > MOST_LINES);
    const size = styleText({ width: `${layout.width}px`, height: `${layout.height}px` });
    return html`
      ${this.#tools()}
      <div class="diagram-frame" ?data-zoomed=${this.#zoom.value > 1}>
        <div class="diagram-room"></div>
        <div
          class="diagram"
          role="group"
          aria-label=${words.label}
          data-testid="diagram"
          .style=${size}
          @keydown=${this.#onKeydown}
          @click=${this.#onClick}
          @pointerdown=${this.#onPress}
          @pointermove=${this.#onMove}
          @pointerup=${(/** @type {PointerEvent} */ event) => this.#scrub.end(event)}
          @pointercancel=${(/** @type {PointerEvent} */ event) => this.#scrub.end(event)}
          @pointerleave=${() => this.#point(null)}
        >
          <canvas aria-hidden="true" .style=${size}></canvas>
          ${this.#surface.problem()}
          ${layout.layers
            .slice(1)
            .flat()
            .filter(({ index }) => index > 0)
            .map((place) => this.#unitButton(place))}
          ${layout.groups.map((group) => this.#groupButton(group))} ${this.#knob()}
          ${hovered ? this.#tip(hovered) : nothing}
        </div>
      </div>
      ${isThinned ? html`<p class="aside">${words.thinned(MOST_LINES)}</p>` : nothing}
    `;
  }

  /** @param {{ line: Line, x: number, y: number }} hovered */
  #tip({ line, x, y }) {
    const { width } = this.#surface.size.value;
    // Beside the pointer, on the side where there is room.
    const [side, far] = x > width / 2 ? ['right', `calc(100% - ${x}px)`] : ['left', `${x}px`];
    return html`<span
      class="tip"
      aria-hidden="true"
      translate="no"
      .style=${styleText({ [side]: far, top: `${y}px` })}
      data-testid="weight-tip"
      >${this.#nameOf(line)}</span
    >`;
  }

  #tools() {
    const words = inspectorWords().diagram;
    const zoom = this.#zoom.value;
    return html`
      <div class="diagram-tools">
        <span class="line-key"
          ><svg width="26" height="8" aria-hidden="true"><path class="positive" d="M0 4h26" /></svg>
          ${words.positive}</span
        >
        <span class="line-key"
          ><svg width="26" height="8" aria-hidden="true"><path class="negative" d="M0 4h26" /></svg>
          ${words.negative}</span
        >
        <span class="aside">${words.width}</span>
        <span class="stepper">
          <button
            type="button"
            class="icon-button"
            aria-label=${words.smaller}
            title=${words.smaller}
            data-testid="diagram-smaller"
            ?disabled=${zoom === ZOOMS[0]}
            @click=${() => this.#zoomBy(-1)}
          >
            −
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label=${words.larger}
            title=${words.larger}
            data-testid="diagram-larger"
            ?disabled=${zoom === ZOOMS[ZOOMS.length - 1]}
            @click=${() => this.#zoomBy(1)}
          >
            +
          </button>
        </span>
      </div>
    `;
  }

  /** @param {Line} line */
  #nameOf({ at }) {
    const value = this.session.theta.value?.[at] ?? NaN;
    const { layer, row, column } = weightAt(this.session.sizes.peek(), at);
    return `${thetaName(layer, row, column)} = ${formatTheta(value)}`;
  }
}

customElements.define('mlp-diagram', Diagram);

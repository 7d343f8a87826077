/**
 * A crosshair in all figures at once, with what each of them says at its place.
 *
 * Values are the engine's own at the place that is told, in double precision, not read off the picture's grid. A worker
 * tells them in between its slices; one request is in flight at a time, and after it the newest place is asked for. While
 * networks train they follow in the beat of numbers that are read; at rest they belong to the weights that are shown.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Figure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 * @import { Place, Reading } from '../../views/plot/reading.js'
 */
import { computed, effect, signal } from '@preact/signals-core';
import { html, nothing, svg } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { valuesAt } from '../../training/values.js';
import { placeText, readingOf, readingText, roundPlace } from '../../views/plot/reading.js';
import { createTransform } from '../../views/plot/transform.js';
import { laterWords } from '../../words/en/later.js';
import { classMark } from '../elements/icons.js';
import { READING_SECONDS } from '../elements/pace.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { styleText } from '../elements/style.js';
import { plotBoxIn } from '../page.js';

/** After this long at a place to which somebody has gone by keys, it is said. */
const SAY_MILLIS = 400;
/** Around the place nothing is drawn, and the tag stands off it; CSS pixels. */
const CLEARANCE = 7;

/**
 * @typedef {object} Aim
 * @property {number} id Of the figure that somebody points into.
 * @property {Place} place In data coordinates.
 * @property {(() => boolean) | null} isUnder Whether it is still under the pointer; null for who goes there by keys.
 */

/** @typedef {{ place: Place, values: ReadonlyMap<number, Float64Array | null> }} Answer */

export class Crosshair {
  #page;
  /** @type {import('@preact/signals-core').Signal<Aim | null>} */
  #aim = signal(null);
  /** What was answered last; it may be of the place before. @type {import('@preact/signals-core').Signal<Answer | null>} */
  #answer = signal(null);
  /** To be said politely. */
  #said = signal('');
  #isAsking = false;
  /** Whether something has changed since it was asked. */
  #isStale = false;
  /** Where somebody was last by keys. @type {Place | null} */
  #last = null;
  /** Ended by Escape: the pointer has to leave the figure before it points again. */
  #isMuted = false;
  /** @type {(() => void)[]} */
  #stops = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #sayTimer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #beat;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
  }

  /** @returns {ReadonlySignal<Aim | null>} */
  get aim() {
    return this.#aim;
  }

  /** @returns {ReadonlySignal<Answer | null>} */
  get answer() {
    return this.#answer;
  }

  /** @returns {ReadonlySignal<string>} */
  get said() {
    return this.#said;
  }

  /** With a pointer. @param {number} id @param {Place} place @param {() => boolean} isUnder */
  point(id, place, isUnder) {
    if (!this.#isMuted) this.#goTo({ id, place: this.#rounded(place), isUnder });
  }

  /** By keys, from where it is, or else from where it was or the middle. @param {number} id @param {Place} step  as shares of the plane */
  move(id, step) {
    const [x0, x1, y0, y1] = this.#page.pool.domain.peek();
    const before = this.#aim.peek();
    const start = before?.place ?? this.#last ?? [(x0 + x1) / 2, (y0 + y1) / 2];
    // The first key shows it where it is.
    const [right, up] = before ? step : [0, 0];
    /** @type {Place} */
    const place = [
      within(start[0] + right * (x1 - x0), x0, x1 - x0),
      within(start[1] + up * (y1 - y0), y0, y1 - y0),
    ];
    this.#last = this.#rounded(place);
    this.#goTo({ id, place: this.#last, isUnder: null });
  }

  /** @param {Place} place */
  #rounded(place) {
    const { pool, store } = this.#page;
    return roundPlace(place, pool.domain.peek(), selectorsOf(store).axes.peek());
  }

  /** Somebody no longer points into a figure. @param {number} id */
  leave(id) {
    this.#isMuted = false;
    if (this.#aim.peek()?.id === id) this.#end();
  }

  /** @param {Aim} aim */
  #goTo(aim) {
    const isFirst = this.#aim.peek() === null;
    this.#aim.value = aim;
    if (isFirst) this.#follow();
    this.#ask();
    clearTimeout(this.#sayTimer);
    if (!aim.isUnder) this.#sayTimer = setTimeout(() => this.#say(), SAY_MILLIS);
  }

  #end() {
    this.#aim.value = null;
    this.#answer.value = null;
    this.#said.value = '';
    clearTimeout(this.#sayTimer);
    clearTimeout(this.#beat);
    this.#beat = undefined;
    for (const stop of this.#stops.splice(0)) stop();
  }

  /**
   * As long as it is there: values change where pictures change, and Escape ends it, and nothing else. Where the picture
   * has moved away from under the pointer, as one that is enlarged does, nobody means the crosshair by that key.
   */
  #follow() {
    const { pool, store } = this.#page;
    let isFirst = true;
    const stop = effect(() => {
      for (const id of selectorsOf(store).ids.value) void pool.frame(id).value;
      if (!isFirst) this.#beat ??= setTimeout(() => this.#askAgain(), 1000 * READING_SECONDS);
      isFirst = false;
    });
    const onKeydown = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Escape' || document.querySelector('dialog:modal')) return;
      const isUnder = this.#aim.peek()?.isUnder;
      const isMeant = isUnder?.() !== false;
      this.#isMuted = isMeant && Boolean(isUnder);
      this.#end();
      if (!isMeant) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', onKeydown, true);
    this.#stops = [stop, () => document.removeEventListener('keydown', onKeydown, true)];
  }

  #askAgain() {
    this.#beat = undefined;
    this.#ask();
  }

  async #ask() {
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#isStale && this.#aim.peek()) {
      this.#isStale = false;
      const { place } = /** @type {Aim} */ (this.#aim.peek());
      const isCurve = this.#page.pool.look.peek()?.kind === 'curve';
      const values = await valuesAt(this.#page.pool, Float64Array.from(isCurve ? [place[0]] : place));
      if (this.#aim.peek()) this.#answer.value = { place, values };
    }
    this.#isAsking = false;
  }

  /** What all figures say, in one sentence. */
  #say() {
    const answer = this.#answer.peek();
    const { pool, store } = this.#page;
    const look = pool.look.peek();
    if (!answer || !look || !this.#aim.peek()) return;
    const { told, figure } = laterWords().crosshair;
    const { axes, ids, ownShown } = selectorsOf(store);
    const texts = ids.peek().flatMap((id, i) => {
      const t = answer.values.get(id);
      return t ? [figure(i + 1, readingText(readingOf(t, { look, own: ownShown.peek() })))] : [];
    });
    this.#said.value = told(placeText(answer.place, look, pool.domain.peek(), axes.peek()), texts);
  }
}

/** @type {WeakMap<Page, Crosshair>} */
const crosshairs = new WeakMap();

/** @param {Page} page @returns {Crosshair} */
export function crosshairOf(page) {
  let crosshair = crosshairs.get(page);
  if (!crosshair) {
    crosshair = new Crosshair(page);
    crosshairs.set(page, crosshair);
  }
  return crosshair;
}

/** The crosshair in one figure: two lines, and a tag beside their crossing. */
class CrosshairElement extends SignalElement {
  static properties = { page: { attribute: false }, figure: { attribute: false } };

  /** What is read here; null as long as nothing is known. @type {ReadonlySignal<{ place: string, reading: Reading } | null>} */
  #read = computed(() => {
    const { pool, store } = this.page;
    const answer = crosshairOf(this.page).answer.value;
    const look = pool.look.value;
    const t = answer?.values.get(this.figure.id);
    if (!answer || !look || !t) return null;
    const { axes, ownShown } = selectorsOf(store);
    return {
      place: placeText(answer.place, look, pool.domain.value, axes.value),
      reading: readingOf(t, { look, own: ownShown.value }),
    };
  });

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {Figure} */
    this.figure = required();
  }

  /** @override */
  render() {
    const crosshair = crosshairOf(this.page);
    const aim = crosshair.aim.value;
    return html`<p class="visually-hidden" role="status">
        ${aim?.id === this.figure.id ? crosshair.said.value : ''}
      </p>
      ${aim ? this.#cross(aim) : nothing}`;
  }

  /** @param {Aim} aim */
  #cross({ place, id }) {
    const { width, height } = this.getBoundingClientRect();
    const { pool } = this.page;
    const { box, pxFromX1, pxFromX2 } = createTransform(pool.domain.value, plotBoxIn({ width, height }));
    const isCurve = pool.look.value?.kind === 'curve';
    const read = this.#read.value;
    const x = pxFromX1(place[0]);
    const curveAt = read?.reading.height ?? null;
    // Of a curve, what counts is where it is at x.
    const y =
      isCurve && curveAt !== null ? within(pxFromX2(curveAt), box.top, box.height) : pxFromX2(place[1]);
    const [right, bottom] = [box.left + box.width, box.top + box.height];
    const lines = [
      `M${x} ${box.top}V${Math.max(box.top, y - CLEARANCE)}`,
      `M${x} ${bottom}V${Math.min(bottom, y + CLEARANCE)}`,
      ...(isCurve
        ? []
        : [
            `M${box.left} ${y}H${Math.max(box.left, x - CLEARANCE)}`,
            `M${right} ${y}H${Math.min(right, x + CLEARANCE)}`,
          ]),
    ].join('');
    // The tag is on the side on which there is more room.
    const side = {
      ...(x < box.left + box.width / 2
        ? { left: `${x + CLEARANCE}px`, right: '' }
        : { left: '', right: `${width - x + CLEARANCE}px` }),
      ...(y > box.top + box.height / 2
        ? { bottom: `${height - y + CLEARANCE}px`, top: '' }
        : { bottom: '', top: `${y + CLEARANCE}px` }),
    };
    return html`<svg
        class="crosshair"
        width=${width}
        height=${height}
        aria-hidden="true"
        ?data-pointed=${id === this.figure.id}
      >
        ${svg`<path class="crosshair-halo" d=${lines}></path><path d=${lines}></path>`}
        ${isCurve && curveAt !== null ? svg`<circle cx=${x} cy=${y} r="3.5"></circle>` : nothing}
      </svg>
      ${read ? this.#tag(read, side) : nothing}`;
  }

  /** @param {{ place: string, reading: Reading }} read @param {Record<string, string>} side */
  #tag({ place, reading: { quantity, classes } }, side) {
    return html`<div
      class="crosshair-tag"
      .style=${styleText(side)}
      translate="no"
      data-testid="crosshair-tag"
    >
      <span class="crosshair-place" data-testid="crosshair-place">${place}</span>
      ${
        quantity
          ? html`<span data-testid="crosshair-value"><var>${quantity.symbol}</var> = ${quantity.value}</span>`
          : html`<ul>
              ${classes.map(
                ({ label, name, share, isMost }) =>
                  html`<li ?data-most=${isMost} title=${name}>${classMark(label)}<span>${share}</span></li>`,
              )}
            </ul>`
      }
    </div>`;
  }
}

/** @param {number} value @param {number} from @param {number} length */
const within = (value, from, length) => Math.min(from + length, Math.max(from, value));

customElements.define('mlp-crosshair', CrosshairElement);

/**
 * tanh(x) = 2σ(2x) − 1, seen: σ is made narrower, higher and moved down until it lies on tanh.
 *
 * @import { Page } from '../../page.js'
 * @import { Picture } from './tool-picture.js'
 */
import { signal } from '@preact/signals-core';
import { html } from 'lit';
import { activationOf } from '../../../scene/activations.js';
import { VIEWS } from '../../../scene/views.js';
import { drawMove, MOVE_STEPS, moveAt, moveCurves } from '../../../views/tools/activations.js';
import { activationsWords } from '../../../words/en/tool-activations.js';
import { formatError, formatSetting, formatWeight } from '../../../words/numbers.js';
import { required, SignalElement } from '../../elements/signal-element.js';
import '../../elements/slider-field.js';
import { reducedMotion } from '../../elements/surroundings.js';
import { linearTrack } from '../../elements/tracks.js';
import './tool-picture.js';

/** Of a step that is seen going on. */
const STEP_MILLIS = 1200;

const TRACK = linearTrack(0, MOVE_STEPS, 60);

const sigma = activationOf('sigmoid', 0);
const tanh = activationOf('tanh', 0);

/** Fires `move` with how far it is, from 0 to 3, when it has come to rest there. */
class ActivationsMove extends SignalElement {
  static properties = { page: { attribute: false }, move: { type: Number } };

  /** Where it is on the way to the next step; null where it rests. */
  #onTheWay = signal(/** @type {number | null} */ (null));
  #frame = 0;

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    this.move = 0;
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#rest();
  }

  #rest() {
    cancelAnimationFrame(this.#frame);
    this.#onTheWay.value = null;
  }

  /** @param {number} move */
  #commit(move) {
    this.#rest();
    this.dispatchEvent(new CustomEvent('move', { detail: move }));
  }

  #step() {
    const from = this.#onTheWay.peek() ?? this.move;
    const to = Math.min(MOVE_STEPS, Math.floor(from + 1e-9) + 1);
    this.#rest();
    if (reducedMotion.peek()) return this.#commit(to);
    const started = performance.now();
    const go = (/** @type {number} */ time) => {
      const part = Math.min(1, Math.max(0, (time - started) / STEP_MILLIS));
      if (part === 1) return this.#commit(to);
      this.#onTheWay.value = from + (to - from) * part * part * (3 - 2 * part);
      this.#frame = requestAnimationFrame(go);
    };
    this.#frame = requestAnimationFrame(go);
  }

  /** @override */
  render() {
    const words = activationsWords().move;
    const t = this.#onTheWay.value ?? this.move;
    const curves = moveCurves(sigma, tanh, t);
    const name = nameOf(t);
    const isDone = t >= MOVE_STEPS;
    /** @type {Picture} */
    const picture = {
      title: `tanh(x) = 2σ(2x) − 1: ${name}`,
      label: words.label(name, formatError(curves.distance)),
      height: (width) => Math.max(0.5 * width, 240),
      draw: (ctx, size, style) => void drawMove(ctx, size, style, { ...curves, name }),
      table: {
        caption: name,
        columns: ['x', name, 'tanh(x)'],
        rows: Array.from(curves.x, (x, i) => [x, curves.moved[i], curves.goal[i]]).filter(
          (_, i) => i % 10 === 0,
        ),
        write: (value) => formatWeight(value),
      },
    };
    return html`<section
      class="tool-section"
      aria-labelledby="activation-move-title"
      data-testid="activation-move"
      data-move=${t}
      data-distance=${curves.distance}
    >
      <h3 id="activation-move-title" translate="no">${words.title}</h3>
      <p class="aside">${words.about}</p>
      <mlp-tool-picture .page=${this.page} .key=${'activation-move'} .picture=${picture}></mlp-tool-picture>
      <mlp-slider
        class="tool-slider"
        .key=${'activation-move'}
        .name=${words.slider}
        .value=${Number(t.toFixed(3))}
        .rule=${VIEWS.activations.move}
        .track=${TRACK}
        @commit=${(/** @type {CustomEvent<number>} */ event) => this.#commit(event.detail)}
      ></mlp-slider>
      <p class="tool-act">
        <button
          type="button"
          class="button"
          data-testid="activation-move-next"
          @click=${() => (isDone ? this.#commit(0) : this.#step())}
        >
          ${isDone ? words.back : words.next}
        </button>
        <span role="status">${words.steps[Math.floor(t + 1e-9)]}</span>
      </p>
      <p class="tool-reading">${words.apart(formatError(curves.distance))}</p>
    </section>`;
  }
}

/** 1.4σ(2x) − 0.2, as one writes it. @param {number} t */
function nameOf(t) {
  const { a, b, c } = moveAt(t);
  const factor = (/** @type {number} */ value) => (value === 1 ? '' : short(value));
  return `${factor(a)}σ(${factor(b)}x)${c === 0 ? '' : ` − ${short(-c)}`}`;
}

/** @param {number} value */
const short = (value) => formatSetting(Number(value.toFixed(2)));

customElements.define('mlp-activations-move', ActivationsMove);

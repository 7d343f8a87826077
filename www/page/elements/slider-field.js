/**
 * A number on a slider with a field beside it for exact values.
 *
 * @import { TemplateResult } from 'lit'
 * @import { NumberRule } from '../../scene/codecs.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { formatSetting } from '../../words/numbers.js';
import './number-field.js';
import { isFreed } from './freed-keys.js';
import { paced, READING_SECONDS } from './pace.js';
import { required, SignalElement } from './signal-element.js';

/**
 * How a slider's whole positions 0 … steps stand for values; what lies between two of them is shown there. `page` is how
 * many Page Up and Page Down go, a tenth of all where it is missing.
 *
 * @typedef {object} Track
 * @property {number} steps
 * @property {number} [page]
 * @property {(position: number) => number} valueAt
 * @property {(value: number) => number} positionOf
 */

/** Of positions: what differs by less is the same. */
const NEARLY = 1e-6;

/**
 * Where a key leads from a position; null where it is none of a slider's.
 *
 * @param {string} key
 * @param {number} position
 * @param {Track} track
 */
export function positionAfter(key, position, { steps, page = Math.ceil(steps / 10) }) {
  const up = (/** @type {number} */ count) => Math.floor(position + NEARLY) + count;
  const down = (/** @type {number} */ count) => Math.ceil(position - NEARLY) - count;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(up(1), steps);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(down(1), 0);
    case 'PageUp':
      return Math.min(up(page), steps);
    case 'PageDown':
      return Math.max(down(page), 0);
    case 'Home':
      return 0;
    case 'End':
      return steps;
    default:
      return null;
  }
}

/**
 * Fires `commit` with the number as `detail`, continuously while the slider moves. The field beside it follows in the
 * beat of all numbers that are read, since every new text in it is laid out.
 */
export class SliderField extends SignalElement {
  static properties = {
    key: {},
    name: {},
    label: { attribute: false },
    value: { type: Number },
    rule: { attribute: false },
    track: { attribute: false },
    disabled: { type: Boolean },
    describedBy: {},
  };

  #newest = signal(0);
  /** Whether the value comes from the field, which then has it at once and is never behind what is typed next. */
  #isTyped = false;
  /** @type {ReturnType<typeof paced<number>> | undefined} */
  #read;

  constructor() {
    super();
    /** Unique in the page; ids are made from it. */
    this.key = '';
    this.name = '';
    /** @type {TemplateResult | string | null} Shown instead of the name. */
    this.label = null;
    this.value = 0;
    /** @type {NumberRule} What the field accepts; the slider may cover less. */
    this.rule = required();
    /** @type {Track} */
    this.track = required();
    this.disabled = false;
    this.describedBy = '';
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#newest.value = this.value;
    this.#read = paced(this.#newest, READING_SECONDS);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#read?.dispose();
  }

  /** @override */
  willUpdate() {
    this.#newest.value = this.value;
  }

  /** @param {number} value @param {boolean} [isTyped] */
  #commit(value, isTyped = false) {
    this.#isTyped = isTyped;
    if (value !== this.value) this.dispatchEvent(new CustomEvent('commit', { detail: value }));
  }

  /** @param {KeyboardEvent & { target: HTMLInputElement }} event */
  #onKeydown(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || isFreed(event.target, event.key)) return;
    const position = positionAfter(event.key, this.track.positionOf(this.value), this.track);
    if (position === null) return;
    event.preventDefault(); // the browser would move it by steps of its own
    event.target.value = String(position);
    this.#commit(this.track.valueAt(position));
  }

  /** Whole positions only, under the finger as well. @param {Event & { target: HTMLInputElement }} event */
  #onInput({ target }) {
    const position = Math.round(target.valueAsNumber);
    target.value = String(position);
    this.#commit(this.track.valueAt(position));
  }

  /** @override */
  render() {
    const { track } = this;
    return html`
      <label class="label" for=${`${this.key}-input`}>${this.label ?? this.name}</label>
      <div class="slider">
        <input
          type="range"
          data-testid=${`${this.key}-slider`}
          min="0"
          max=${track.steps}
          step="any"
          aria-label=${this.name}
          aria-valuetext=${`${this.name} = ${formatSetting(this.value)}`}
          aria-describedby=${this.describedBy || nothing}
          ?disabled=${this.disabled}
          .value=${live(String(track.positionOf(this.value)))}
          @keydown=${this.#onKeydown}
          @input=${this.#onInput}
        />
        <mlp-number
          bare
          .key=${this.key}
          .name=${this.name}
          .value=${this.#isTyped ? this.value : (this.#read?.signal.value ?? this.value)}
          .rule=${this.rule}
          .disabled=${this.disabled}
          .describedBy=${this.describedBy}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#commit(event.detail, true)}
        ></mlp-number>
      </div>
    `;
  }
}

customElements.define('mlp-slider', SliderField);

/**
 * A number on a slider with a field beside it for exact values.
 *
 * @import { TemplateResult } from 'lit'
 * @import { Codec } from '../../scene/codecs.js'
 * @import { ExpectedNumber } from '../../scene/scene.d.ts'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { formatSetting } from '../../words/numbers.js';
import './number-field.js';
import { paced, READING_SECONDS } from './pace.js';
import { required, SignalElement } from './signal-element.js';

/**
 * How a slider's whole positions 0 … steps stand for values.
 * @typedef {{ steps: number, valueAt: (position: number) => number, positionOf: (value: number) => number }} Track
 */

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
    /** @type {Codec<number> & { min: number, max: number, expects: ExpectedNumber }} What the field accepts; the slider may cover less. */
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

  /** @param {number} value */
  #commit(value) {
    if (value !== this.value) this.dispatchEvent(new CustomEvent('commit', { detail: value }));
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
          step="1"
          aria-label=${this.name}
          aria-valuetext=${`${this.name} = ${formatSetting(this.value)}`}
          aria-describedby=${this.describedBy || nothing}
          ?disabled=${this.disabled}
          .value=${live(String(Math.round(track.positionOf(this.value))))}
          @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
            this.#commit(track.valueAt(event.target.valueAsNumber))}
        />
        <mlp-number
          bare
          .key=${this.key}
          .name=${this.name}
          .value=${this.#read?.signal.value ?? this.value}
          .rule=${this.rule}
          .disabled=${this.disabled}
          .describedBy=${this.describedBy}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#commit(event.detail)}
        ></mlp-number>
      </div>
    `;
  }
}

customElements.define('mlp-slider', SliderField);

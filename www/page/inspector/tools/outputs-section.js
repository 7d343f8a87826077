/**
 * What the sections of the tool for outputs have in common.
 *
 * @import { Track } from '../../elements/slider-field.js'
 * @import { TemplateResult } from 'lit'
 */
import { html } from 'lit';
import { real } from '../../../scene/codecs.js';
import '../../elements/slider-field.js';
import './tool-picture.js';
import { ToolElement } from './tool-element.js';

/**
 * @typedef {object} OutputSettings
 * @property {'softmax' | 'two' | 'squared' | 'pairing'} section
 * @property {number | 'probe' | 'own'} from
 * @property {number} c  from 1
 * @property {readonly number[]} z
 * @property {number} t
 * @property {number} y
 * @property {number} logit
 * @property {number} target
 */

/** What fields take; sliders cover less. */
const RULE = real({ min: -1000, max: 1000 });

/** @param {number} limit  on both sides of 0 @param {number} steps @returns {Track} */
export const trackOf = (limit, steps) => ({
  steps,
  valueAt: (position) => Number((limit * ((2 * position) / steps - 1)).toPrecision(6)),
  positionOf: (value) => ((value / limit + 1) * steps) / 2,
});

/** Of charts: all of them as high, so that several are seen at once. @param {number} width */
export const chartHeight = (width) => Math.min(280, Math.max(190, 0.55 * width));

/** @extends {ToolElement<OutputSettings>} */
export class OutputSection extends ToolElement {
  /**
   * A number on a slider.
   *
   * @param {object} slider
   * @param {string} slider.key
   * @param {string} slider.name
   * @param {number} slider.value
   * @param {Track} slider.track
   * @param {(value: number) => void} slider.set
   */
  slider({ key, name, value, track, set }) {
    return html`<mlp-slider
      .key=${`outputs-${key}`}
      .name=${name}
      .value=${Number(value.toPrecision(5))}
      .rule=${RULE}
      .track=${track}
      @commit=${(/** @type {CustomEvent<number>} */ event) => set(event.detail)}
    ></mlp-slider>`;
  }

  /** @param {string} key @param {import('./tool-picture.js').Picture} picture */
  picture(key, picture) {
    return html`<mlp-tool-picture .page=${this.page} .key=${key} .picture=${picture}></mlp-tool-picture>`;
  }
}

/**
 * Names with their numbers.
 *
 * @param {readonly { key: string, name: TemplateResult | string, value: number, text: string }[]} rows
 */
export const readings = (rows) =>
  html`<dl class="outputs-readings" translate="no">
    ${rows.map(
      ({ key, name, value, text }) =>
        html`<div>
          <dt>${name}</dt>
          <dd data-testid=${`outputs-${key}`} data-value=${value}>${text}</dd>
        </div>`,
    )}
  </dl>`;

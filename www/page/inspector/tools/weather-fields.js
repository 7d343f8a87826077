/** What is set of a weather map. */
import { html } from 'lit';
import { VIEWS } from '../../../scene/views.js';
import { weatherWords } from '../../../words/en/tool-weather.js';
import { perLanguage } from '../../../words/language.js';
import '../../elements/number-field.js';
import '../../elements/select-field.js';

/**
 * @typedef {object} Settings
 * @property {'rate' | 'units'} axes
 * @property {'12' | '24' | '48'} size
 * @property {number} from  of λ
 * @property {number} to
 * @property {number} rateFrom
 * @property {number} rateTo
 * @property {number} layer  whose units are counted
 * @property {number} most  units
 * @property {number} updates
 */

const kinds = perLanguage(() => Object.entries(weatherWords().kinds));
/** @param {(size: string) => string} rowsOf */
const sizesWith = (rowsOf) =>
  VIEWS.weather.size.choices.map(
    (size) => /** @type {const} */ ([size, weatherWords().cells(size, rowsOf(size))]),
  );

/**
 * @param {Settings} settings
 * @param {(name: keyof Settings, event: CustomEvent) => void} set
 */
export function weatherFields(settings, set) {
  const words = weatherWords();
  const isRate = settings.axes === 'rate';
  const sizes = sizesWith((size) => (isRate ? size : String(settings.most)));
  const number = (/** @type {'from' | 'to' | 'rateFrom' | 'rateTo' | 'layer' | 'most' | 'updates'} */ name) =>
    html`<mlp-number
      key=${`weather-${name}`}
      ?integer=${VIEWS.weather[name].expects.kind === 'integer'}
      .name=${words[name]}
      .rule=${VIEWS.weather[name]}
      .value=${settings[name]}
      @commit=${(/** @type {CustomEvent} */ event) => set(name, event)}
    ></mlp-number>`;
  const select = (/** @type {'axes' | 'size'} */ name, /** @type {readonly any[]} */ choices) =>
    html`<mlp-select
      key=${`weather-${name}`}
      .name=${words[name]}
      .choices=${choices}
      .value=${settings[name]}
      @commit=${(/** @type {CustomEvent} */ event) => set(name, event)}
    ></mlp-select>`;
  return html`<div class="tool-settings">
    ${select('axes', kinds())} ${select('size', sizes)} ${number('from')} ${number('to')}
    ${isRate ? [number('rateFrom'), number('rateTo')] : [number('layer'), number('most')]}
    ${number('updates')}
  </div>`;
}

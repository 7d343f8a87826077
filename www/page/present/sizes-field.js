/** Sizes of the hidden layers as one reads them, 20-20, with a layer more or less by a button. */
import { html, nothing } from 'lit';
import { NETWORK } from '../../scene/schema.js';
import { presentWords } from '../../words/en/present.js';
import { minusIcon, plusIcon } from '../elements/icons.js';
import { SignalElement } from '../elements/signal-element.js';
import { typed } from '../elements/typed.js';
import { shownSizes, sizesFrom } from './sizes.js';

/** Size of the first hidden layer of a network that had none. */
const FIRST_SIZE = 5;
const { maxLayers, minUnits, maxUnits } = NETWORK.hidden;

/** Fires `commit` with the new sizes, an array of numbers, as `detail`. */
export class SizesField extends SignalElement {
  static properties = { key: {}, sizes: { attribute: false }, isWrong: { state: true } };

  constructor() {
    super();
    /** Unique in the page. */
    this.key = '';
    /** @type {readonly number[]} */
    this.sizes = [];
    this.isWrong = false;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('sizes')) this.isWrong = false;
  }

  /** @param {readonly number[]} sizes */
  #commit(sizes) {
    this.dispatchEvent(new CustomEvent('commit', { detail: [...sizes] }));
  }

  /** Hyphens, commas and blanks are all the same to who types. @param {Event & { target: HTMLInputElement }} event */
  #onChange({ target }) {
    const sizes = sizesFrom(target.value);
    this.isWrong = sizes === undefined;
    if (!sizes) return;
    target.value = shownSizes(sizes);
    this.#commit(sizes);
  }

  /** @param {KeyboardEvent} event */
  #onKeydown({ key }) {
    if (key === 'Escape') this.isWrong = false;
  }

  /** @override */
  render() {
    const words = presentWords();
    const { sizes, key } = this;
    const text = shownSizes(sizes);
    const rule = words.layersRule(maxLayers, minUnits, maxUnits);
    const errorId = `${key}-sizes-error`;
    const button = (
      /** @type {string} */ id,
      /** @type {string} */ name,
      /** @type {unknown} */ sign,
      /** @type {boolean} */ can,
      /** @type {() => void} */ act,
    ) =>
      html`<button
        type="button"
        class="icon-button"
        aria-label=${name}
        title=${name}
        data-testid=${`${key}-${id}`}
        ?disabled=${!can}
        @click=${act}
      >
        ${sign}
      </button>`;
    return html`<span class="stepper" role="group" aria-label=${words.layers}>
        ${button('fewer', words.fewerLayers, minusIcon, sizes.length > 0, () => this.#commit(sizes.slice(0, -1)))}
        <input
          type="text"
          class="number"
          inputmode="text"
          autocomplete="off"
          spellcheck="false"
          aria-label=${words.layersHint}
          title=${words.layersHint}
          aria-invalid=${this.isWrong ? 'true' : nothing}
          aria-describedby=${errorId}
          data-testid=${`${key}-sizes`}
          .value=${typed(text, this.isWrong)}
          .style=${`--letters: ${text.length}`}
          @change=${this.#onChange}
          @keydown=${this.#onKeydown}
        />
        ${button('more', words.moreLayers, plusIcon, sizes.length < maxLayers, () => this.#commit([...sizes, sizes.at(-1) ?? FIRST_SIZE]))} </span
      ><span class="error" id=${errorId} role="alert">${this.isWrong ? rule : ''}</span>`;
  }
}

customElements.define('mlp-sizes', SizesField);

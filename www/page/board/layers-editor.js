/** Number and sizes of the hidden layers. */
import { html, nothing } from 'lit';
import { integer } from '../../scene/codecs.js';
import { NETWORK } from '../../scene/schema.js';
import { boardWords } from '../../words/en/board.js';
import { minusIcon, plusIcon } from '../elements/icons.js';
import '../elements/number-field.js';
import { SignalElement } from '../elements/signal-element.js';

/** Size of the first hidden layer of a network that had none. */
const FIRST_SIZE = 5;

const { maxLayers, minUnits, maxUnits } = NETWORK.hidden;
const COUNT_RULE = integer({ min: 0, max: maxLayers });
const SIZE_RULE = integer({ min: minUnits, max: maxUnits });

/** Fires `commit` with the new sizes, an array of numbers, as `detail`. */
export class LayersEditor extends SignalElement {
  static properties = {
    key: {},
    sizes: { attribute: false },
    none: {},
    together: { state: true },
  };

  constructor() {
    super();
    /** Unique in the page; ids are made from it. */
    this.key = '';
    /** @type {readonly number[]} First hidden layer first. */
    this.sizes = [];
    /** What a network without hidden layers is called. */
    this.none = '';
    /** @type {boolean | null} Whether one size stands for all layers; null until it is chosen. */
    this.together = null;
  }

  /** @param {readonly number[]} sizes */
  #commit(sizes) {
    this.dispatchEvent(new CustomEvent('commit', { detail: sizes }));
  }

  /** @param {number} count */
  #setCount(count) {
    const last = this.sizes.at(-1) ?? FIRST_SIZE;
    this.#commit(Array.from({ length: count }, (_, i) => this.sizes[i] ?? last));
  }

  get #areEqual() {
    return this.sizes.every((size) => size === this.sizes[0]);
  }

  get #together() {
    return this.sizes.length < 2 || (this.#areEqual && (this.together ?? true));
  }

  /** Who types sizes one by one keeps a field for each, although two of them may be equal on the way. @override */
  willUpdate() {
    if (!this.#areEqual) this.together = false;
  }

  /** @param {Event & { target: HTMLInputElement }} event */
  #onTogether(event) {
    this.together = event.target.checked;
    if (this.together) this.#commit(this.sizes.map(() => this.sizes[0]));
  }

  /** @override */
  render() {
    const count = this.sizes.length;
    const words = boardWords().layers;
    return html`
      <fieldset class="layers">
        <legend class="label">${words.title}</legend>
        <div class="layers-row">
          <span class="stepper">
            <button
              type="button"
              class="icon-button"
              aria-label=${words.less}
              ?disabled=${count <= COUNT_RULE.min}
              @click=${() => this.#setCount(count - 1)}
            >
              ${minusIcon}
            </button>
            <mlp-number
              bare
              integer
              .key=${`${this.key}-layers`}
              .name=${words.count}
              .value=${count}
              .rule=${COUNT_RULE}
              @commit=${(/** @type {CustomEvent<number>} */ event) => this.#setCount(event.detail)}
            ></mlp-number>
            <button
              type="button"
              class="icon-button"
              aria-label=${words.more}
              ?disabled=${count >= COUNT_RULE.max}
              @click=${() => this.#setCount(count + 1)}
            >
              ${plusIcon}
            </button>
          </span>
          ${this.#together ? this.#oneSize() : this.#allSizes()}
          ${
            count < 2
              ? nothing
              : html`<label class="check">
                  <input type="checkbox" .checked=${this.#together} @change=${this.#onTogether} />
                  ${words.sameSize}
                </label>`
          }
        </div>
      </fieldset>
    `;
  }

  #oneSize() {
    const count = this.sizes.length;
    const words = boardWords().layers;
    if (count === 0) return html`<span class="aside">${this.none}</span>`;
    return html`
      <span class="sizes">
        <span class="aside">${words.ofSize}</span>
        ${this.#size(count === 1 ? words.only : words.every, 0, (size) => this.sizes.map(() => size))}
      </span>
    `;
  }

  #allSizes() {
    const words = boardWords().layers;
    return html`
      <span class="sizes">
        <span class="aside">${words.ofSizes}</span>
        ${this.sizes.map((_, layer) =>
          this.#size(words.one(layer + 1), layer, (size) => this.sizes.with(layer, size)),
        )}
      </span>
    `;
  }

  /**
   * @param {string} name
   * @param {number} layer
   * @param {(size: number) => readonly number[]} sizesWith
   */
  #size(name, layer, sizesWith) {
    return html`<mlp-number
      bare
      integer
      .key=${`${this.key}-size-${layer + 1}`}
      .name=${name}
      .value=${this.sizes[layer]}
      .rule=${SIZE_RULE}
      @commit=${(/** @type {CustomEvent<number>} */ event) => this.#commit(sizesWith(event.detail))}
    ></mlp-number>`;
  }
}

customElements.define('mlp-layers', LayersEditor);

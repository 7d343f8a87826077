/**
 * The field for a figure's name, in the place of the name.
 *
 * @import { Figure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { html } from 'lit';
import { NETWORK } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { boardWords } from '../../words/en/board.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { typed } from '../elements/typed.js';

/** Takes the keyboard, names the figure, and fires `named` when that has ended, by a name or without one. */
export class NameField extends SignalElement {
  static properties = { page: { attribute: false }, figure: { attribute: false } };

  #hasEnded = false;

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {Figure} */
    this.figure = required();
  }

  get #field() {
    return /** @type {HTMLInputElement} */ (this.querySelector('input'));
  }

  /** @override */
  firstUpdated() {
    this.#field.select();
  }

  /** @param {boolean} isTaken */
  #end(isTaken) {
    if (this.#hasEnded) return; // before it lost the focus
    this.#hasEnded = true;
    const { page, figure } = this;
    const { value } = this.#field;
    const hadFocus = this.#field === document.activeElement;
    // A field loses the focus, too, when it goes with its figure.
    const isThere = selectorsOf(page.store).ids.value.includes(figure.id);
    if (isTaken && isThere) page.store.nameFigure(figure.id, value);
    this.dispatchEvent(new CustomEvent('named', { detail: { hadFocus } }));
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation(); // it means the field, and nothing else that is open
    this.#end(event.key === 'Enter');
  }

  /** @override */
  render() {
    const { name } = boardWords();
    return html`<input
      class="name-field"
      data-testid=${`figure-${this.figure.id}-name`}
      aria-label=${name}
      placeholder=${name}
      maxlength=${NETWORK.name.most}
      autocomplete="off"
      .value=${typed(this.figure.name)}
      @keydown=${this.#onKeydown}
      @blur=${() => this.#end(true)}
    />`;
  }
}

customElements.define('mlp-name-field', NameField);

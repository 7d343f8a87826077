/** A labelled choice with a picture of everything that can be chosen. */
import { html, nothing } from 'lit';
import { required, SignalElement } from './signal-element.js';

/**
 * A button that opens a list (`picture-list.js`). Fires `commit` with the chosen value as `detail`, and `wanted` before it
 * opens, so that pictures can be loaded.
 */
export class PictureSelect extends SignalElement {
  static properties = {
    key: {},
    name: {},
    value: {},
    text: {},
    groups: { attribute: false },
    picture: { attribute: false },
    load: { attribute: false },
    isOpen: { state: true },
  };

  /** @type {import('./picture-list.js').PictureList | null} */
  #list = null;
  #isOpening = false;
  /** Keys that were pressed while the list was on its way. @type {KeyboardEvent[]} */
  #early = [];

  constructor() {
    super();
    /** Unique in the page; ids are made from it. */
    this.key = '';
    this.name = '';
    this.value = '';
    /** What the value is called, where it is in no group. */
    this.text = '';
    /** @type {readonly (readonly [name: string, choices: readonly (readonly [value: string, text: string])[]])[]} */
    this.groups = [];
    /** @type {(value: string) => unknown} */
    this.picture = () => nothing;
    /** What has the list; null where it cannot be loaded. @type {() => Promise<typeof import('./picture-list.js') | null>} */
    this.load = required();
    this.isOpen = false;
  }

  get choices() {
    return this.groups.flatMap(([, choices]) => choices);
  }

  /** @param {string} value */
  optionId(value) {
    return `${this.key}-option-${value}`;
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#list?.close();
  }

  #wish = () => this.dispatchEvent(new CustomEvent('wanted'));

  async #open() {
    this.#wish();
    this.#isOpening = true;
    const loaded = this.#list ? null : await this.load();
    if (loaded) this.#list ??= new loaded.PictureList(this);
    if (this.isConnected && this.#list) {
      this.#list.open();
      await this.updateComplete; // keys go by where the choices are
    }
    this.#isOpening = false;
    // Once one of them has closed the list, or where there is none, the next ones are the page's.
    for (const event of this.#early.splice(0)) {
      if (this.isOpen) this.#list?.onKeydown(event);
      else document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event));
    }
  }

  #toggle = () => {
    if (this.isOpen) this.#list?.close();
    else void this.#open();
  };

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#isOpening && event.key !== 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      this.#early.push(event);
    } else if (this.isOpen) this.#list?.onKeydown(event);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      void this.#open();
    }
  }

  #onFocusout = () => {
    // The window that loses the focus takes it from the button, too.
    if (document.hasFocus()) this.#list?.close();
  };

  /** @override */
  render() {
    const id = `${this.key}-select`;
    const listId = `${this.key}-list`;
    const list = this.#list;
    const chosen = this.choices.find(([value]) => value === this.value);
    return html`
      <label class="label" for=${id}>${this.name}</label>
      <div class="picture-select" @focusout=${this.#onFocusout}>
        <button
          type="button"
          class="button picture-button"
          role="combobox"
          id=${id}
          data-testid=${id}
          data-value=${this.value}
          aria-haspopup="listbox"
          aria-expanded=${this.isOpen}
          aria-controls=${this.isOpen ? listId : nothing}
          aria-activedescendant=${list && this.isOpen ? this.optionId(list.active) : nothing}
          aria-label=${this.name}
          @pointerenter=${this.#wish}
          @click=${this.#toggle}
          @keydown=${this.#onKeydown}
        >
          <span class="picture">${this.picture(this.value)}</span
          ><span class="picture-text">${chosen?.[1] ?? this.text}</span>
        </button>
        ${this.isOpen ? list?.render(listId) : nothing}
      </div>
    `;
  }
}

customElements.define('mlp-picture-select', PictureSelect);

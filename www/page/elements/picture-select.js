/** A labelled choice with a picture of everything that can be chosen. */
import { html, nothing } from 'lit';
import { SignalElement } from './signal-element.js';

/** What is typed within this time of each other is one word to look for. */
const TYPING_MILLIS = 700;

/**
 * A list box that a button opens (WAI-ARIA: "select-only combobox"): the focus stays on the button, and the option that
 * the arrows are at is its active descendant. Fires `commit` with the chosen value as `detail`, and `wanted` before it
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
    isOpen: { state: true },
    active: { state: true },
  };

  #typed = { text: '', time: -Infinity };

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
    this.isOpen = false;
    /** The value that the arrows are at. */
    this.active = '';
  }

  get #choices() {
    return this.groups.flatMap(([, choices]) => choices);
  }

  get #button() {
    return /** @type {HTMLButtonElement} */ (this.querySelector('button'));
  }

  /** @param {string} value */
  #optionId(value) {
    return `${this.key}-option-${value}`;
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#close();
  }

  /** A press elsewhere closes it; Safari gives the focus to no button that is pressed. @param {PointerEvent} event */
  #onPressElsewhere = ({ target }) => {
    if (!this.contains(/** @type {Node} */ (target))) this.#close();
  };

  #open() {
    this.dispatchEvent(new CustomEvent('wanted'));
    this.active = this.value;
    this.#typed = { text: '', time: -Infinity };
    this.isOpen = true;
    addEventListener('pointerdown', this.#onPressElsewhere, true);
  }

  #close() {
    this.isOpen = false;
    removeEventListener('pointerdown', this.#onPressElsewhere, true);
  }

  /** @param {string} value */
  #choose(value) {
    this.#close();
    this.#button.focus();
    if (value !== this.value) this.dispatchEvent(new CustomEvent('commit', { detail: value }));
  }

  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (!this.isOpen || !(changed.has('active') || changed.has('isOpen'))) return;
    this.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.isOpen) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      this.#open();
    } else if (event.key === 'Tab') {
      this.#close();
      return;
    } else if (event.key === 'Escape') this.#close();
    else if (event.key === 'Enter' || (event.key === ' ' && !this.#isTyping)) this.#choose(this.active);
    else if (!this.#move(event.key)) return;
    event.preventDefault();
  }

  /** @param {string} key @returns {boolean} whether it is one that moves */
  #move(key) {
    const values = this.#choices.map(([value]) => value);
    const at = values.indexOf(this.active);
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: this.#nextRow(at, 1),
      ArrowUp: this.#nextRow(at, -1),
      Home: 0,
      End: values.length - 1,
    }[key];
    if (to !== undefined) this.active = values[Math.min(Math.max(to, 0), values.length - 1)];
    else if (key.length === 1) this.#find(key);
    return to !== undefined || key.length === 1;
  }

  /** The option below or above: the nearest one of the next row. @param {number} at @param {1 | -1} step */
  #nextRow(at, step) {
    const places = [...this.querySelectorAll('[role=option]')].map((option) => {
      const { left, top, width } = option.getBoundingClientRect();
      return { x: left + width / 2, top };
    });
    const here = places[at];
    if (!here) return 0;
    const beyond = places.filter(({ top }) => step * (top - here.top) > 1);
    if (beyond.length === 0) return at;
    const row = beyond.reduce(
      (nearest, { top }) => (step * (top - nearest) < 0 ? top : nearest),
      beyond[0].top,
    );
    const distance = (/** @type {{ x: number, top: number }} */ { x, top }) =>
      Math.abs(top - row) > 1 ? Infinity : Math.abs(x - here.x);
    return places.reduce(
      (best, place, i) => (distance(place) < distance(places[best]) ? i : best),
      places.indexOf(beyond[0]),
    );
  }

  /** Whether a space is one of a name that is being typed. */
  get #isTyping() {
    return performance.now() - this.#typed.time < TYPING_MILLIS;
  }

  /** The next one that begins with what is typed. @param {string} letter */
  #find(letter) {
    const before = this.#isTyping ? this.#typed.text : '';
    this.#typed = { text: before + letter.toLowerCase(), time: performance.now() };
    const choices = this.#choices;
    const { text } = this.#typed;
    const from = choices.findIndex(([value]) => value === this.active) + (text.length === 1 ? 1 : 0);
    const inOrder = [...choices.slice(from), ...choices.slice(0, from)];
    const found = inOrder.find(([, name]) => name.toLowerCase().startsWith(text));
    if (found) this.active = found[0];
  }

  /** @override */
  render() {
    const id = `${this.key}-select`;
    const listId = `${this.key}-list`;
    const chosen = this.#choices.find(([value]) => value === this.value);
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
          aria-activedescendant=${this.isOpen ? this.#optionId(this.active) : nothing}
          aria-label=${this.name}
          @pointerenter=${() => this.dispatchEvent(new CustomEvent('wanted'))}
          @click=${() => (this.isOpen ? this.#close() : this.#open())}
          @keydown=${this.#onKeydown}
        >
          <span class="picture">${this.picture(this.value)}</span
          ><span class="picture-text">${chosen?.[1] ?? this.text}</span>
        </button>
        ${this.isOpen ? this.#list(listId) : nothing}
      </div>
    `;
  }

  #onFocusout = () => {
    // The window that loses the focus takes it from the button, too.
    if (document.hasFocus()) this.#close();
  };

  /** @param {string} id */
  #list(id) {
    // What is pressed in the list does not take the focus from the button.
    return html`<div
      class="picture-list"
      role="listbox"
      id=${id}
      data-testid=${id}
      aria-label=${this.name}
      @pointerdown=${(/** @type {Event} */ event) => event.preventDefault()}
      @mousedown=${(/** @type {Event} */ event) => event.preventDefault()}
    >
      ${this.groups.map(
        ([name, choices], i) =>
          html`<div role="group" class="picture-group" aria-labelledby=${`${id}-group-${i}`}>
            <div role="presentation" class="picture-group-name" id=${`${id}-group-${i}`}>${name}</div>
            ${choices.map(([value, text]) => this.#option(value, text))}
          </div>`,
      )}
    </div>`;
  }

  /** @param {string} value @param {string} text */
  #option(value, text) {
    return html`<div
      role="option"
      class="picture-option"
      id=${this.#optionId(value)}
      data-testid=${this.#optionId(value)}
      aria-selected=${value === this.value}
      ?data-active=${value === this.active}
      @click=${() => this.#choose(value)}
      @pointermove=${() => (this.active = value)}
    >
      <span class="picture">${this.picture(value)}</span><span class="picture-text">${text}</span>
    </div>`;
  }
}

customElements.define('mlp-picture-select', PictureSelect);

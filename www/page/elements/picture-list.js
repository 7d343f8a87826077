/**
 * The list of a choice with pictures (`picture-select.js`), loaded with the first touch: WAI-ARIA's "select-only combobox".
 * The focus stays on the button, and the option that the arrows are at is its active descendant.
 *
 * @import { PictureSelect } from './picture-select.js'
 */
import { html } from 'lit';

/** What is typed within this time of each other is one word to look for. */
const TYPING_MILLIS = 700;

export class PictureList {
  #select;
  #typed = { text: '', time: -Infinity };
  /** The value that the arrows are at. */
  active = '';

  /** @param {PictureSelect} select */
  constructor(select) {
    this.#select = select;
  }

  /** A press elsewhere closes it; Safari gives the focus to no button that is pressed. @param {PointerEvent} event */
  #onPressElsewhere = ({ target }) => {
    if (!this.#select.contains(/** @type {Node} */ (target))) this.close();
  };

  open() {
    this.active = this.#select.value;
    this.#typed = { text: '', time: -Infinity };
    this.#select.isOpen = true;
    addEventListener('pointerdown', this.#onPressElsewhere, true);
    this.#show();
  }

  close() {
    this.#select.isOpen = false;
    removeEventListener('pointerdown', this.#onPressElsewhere, true);
  }

  /** @param {string} value */
  #choose(value) {
    const select = this.#select;
    this.close();
    select.querySelector('button')?.focus();
    if (value !== select.value) select.dispatchEvent(new CustomEvent('commit', { detail: value }));
  }

  async #show() {
    this.#select.requestUpdate();
    await this.#select.updateComplete;
    this.#select.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {string} value */
  #go(value) {
    if (value === this.active) return;
    this.active = value;
    void this.#show();
  }

  /** While it is open. @param {KeyboardEvent} event */
  onKeydown(event) {
    if (event.key === 'Tab') {
      this.close();
      return;
    }
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' || (event.key === ' ' && !this.#isTyping)) this.#choose(this.active);
    else if (!this.#move(event.key)) return;
    event.preventDefault();
  }

  get #choices() {
    return this.#select.choices;
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
    if (to !== undefined) this.#go(values[Math.min(Math.max(to, 0), values.length - 1)]);
    else if (key.length === 1) this.#find(key);
    return to !== undefined || key.length === 1;
  }

  /** The option below or above: the nearest one of the next row. @param {number} at @param {1 | -1} step */
  #nextRow(at, step) {
    const places = [...this.#select.querySelectorAll('[role=option]')].map((option) => {
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
    if (found) this.#go(found[0]);
  }

  /** @param {string} id  of the list */
  render(id) {
    const { name, groups } = this.#select;
    // What is pressed in the list does not take the focus from the button.
    return html`<div
      class="picture-list"
      role="listbox"
      id=${id}
      data-testid=${id}
      aria-label=${name}
      @pointerdown=${(/** @type {Event} */ event) => event.preventDefault()}
      @mousedown=${(/** @type {Event} */ event) => event.preventDefault()}
    >
      ${groups.map(
        ([group, choices], i) =>
          html`<div role="group" class="picture-group" aria-labelledby=${`${id}-group-${i}`}>
            <div role="presentation" class="picture-group-name" id=${`${id}-group-${i}`}>${group}</div>
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
      id=${this.#select.optionId(value)}
      data-testid=${this.#select.optionId(value)}
      aria-selected=${value === this.#select.value}
      ?data-active=${value === this.active}
      @click=${() => this.#choose(value)}
      @pointermove=${() => this.#go(value)}
    >
      <span class="picture">${this.#select.picture(value)}</span><span class="picture-text">${text}</span>
    </div>`;
  }
}

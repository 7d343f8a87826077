/** A figure's small menu: what its button in the figure's head opens. It comes to life with the first touch. */
import { html, nothing } from 'lit';
import { laterWords } from '../../words/en/later.js';
import { SignalElement } from '../elements/signal-element.js';

/** @typedef {'rename' | 'restart' | 'left' | 'right' | 'duplicate' | 'seeds' | 'save' | 'remove'} Action */

/** Fires what was chosen, and `close`. */
export class FigureMenu extends SignalElement {
  static properties = {
    key: {},
    trainable: { type: Boolean },
    place: { attribute: false },
    count: { attribute: false },
  };

  /** From the document, with everything that it hears there. */
  #leaving = new AbortController();

  constructor() {
    super();
    /** Unique in the page; ids are made from it. */
    this.key = '';
    /** Whether it is a network. */
    this.trainable = false;
    /** On the board, from 0, and how many figures there are. */
    this.place = 0;
    this.count = 1;
  }

  get #menu() {
    return /** @type {HTMLElement} */ (this.parentElement);
  }

  #close(isByHand = true) {
    if (this.hidden) return;
    // A button that was pressed vanishes with the list, and the keyboard must not vanish with it.
    if (isByHand) this.#menu.querySelector('button')?.focus();
    this.dispatchEvent(new CustomEvent('close'));
  }

  /** @param {Action} action */
  #choose(action) {
    this.#close();
    this.dispatchEvent(new CustomEvent(action));
  }

  /** Wherever the focus is: not every browser gives it to a button that is pressed. @param {KeyboardEvent} event */
  #onKeydown = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || this.hidden) return;
    event.preventDefault(); // it means the menu, and nothing else that is open
    this.#close();
  };

  /**
   * Closes when the focus goes elsewhere. Where it goes nowhere, a button has been pressed in a browser that does
   * not focus buttons, and it may be one of the menu's own.
   *
   * @param {Event} event
   */
  #onLeave = (event) => {
    const to = event instanceof FocusEvent ? event.relatedTarget : event.target;
    if (to instanceof Node && !this.#menu.contains(to)) this.#close(false);
  };

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const options = { signal: this.#leaving.signal };
    document.addEventListener('keydown', this.#onKeydown, options);
    this.#menu.addEventListener('focusout', this.#onLeave, options);
    document.addEventListener('pointerdown', this.#onLeave, options);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leaving.abort();
    this.#leaving = new AbortController();
  }

  /** @override */
  render() {
    const { trainable } = this;
    const isFirst = this.place <= 0;
    const isLast = this.place >= this.count - 1;
    return html`
      ${trainable ? this.#entry('restart') : nothing} ${trainable ? this.#entry('duplicate') : nothing}
      ${trainable ? this.#entry('seeds', { opensDialog: true }) : nothing}
      ${this.count > 1 ? [this.#entry('left', { isOff: isFirst }), this.#entry('right', { isOff: isLast })] : nothing}
      ${this.#entry('rename')} ${this.#entry('save', { opensDialog: true })} ${this.#entry('remove')}
    `;
  }

  /** @param {Action} action @param {{ opensDialog?: boolean, isOff?: boolean }} [kind] */
  #entry(action, { opensDialog = false, isOff = false } = {}) {
    return html`<button
      type="button"
      aria-haspopup=${opensDialog ? 'dialog' : nothing}
      ?disabled=${isOff}
      data-testid=${`${this.key}-${action}`}
      @click=${() => this.#choose(action)}
    >
      ${laterWords().menu[action]}
    </button>`;
  }
}

customElements.define('mlp-figure-menu', FigureMenu);

/** A figure's small menu: a button that opens a short list of actions. */
import { html, nothing } from 'lit';
import { boardWords } from '../../words/en/board.js';
import { moreIcon } from '../elements/icons.js';
import { SignalElement } from '../elements/signal-element.js';

/** @typedef {'rename' | 'restart' | 'left' | 'right' | 'duplicate' | 'seeds' | 'save' | 'remove'} Action */

/** Fires what was chosen. */
export class FigureMenu extends SignalElement {
  static properties = {
    key: {},
    name: {},
    trainable: { type: Boolean },
    place: { attribute: false },
    count: { attribute: false },
    open: { state: true },
  };

  constructor() {
    super();
    /** Unique in the page; ids are made from it. */
    this.key = '';
    /** The figure's caption, for the button's name. */
    this.name = '';
    /** Whether it is a network. */
    this.trainable = false;
    /** On the board, from 0, and how many figures there are. */
    this.place = 0;
    this.count = 1;
    this.open = false;
  }

  /** @param {Action} action */
  #choose(action) {
    this.open = false;
    // The button that was pressed vanishes with the list, and the keyboard must not vanish with it.
    this.querySelector('button')?.focus();
    this.dispatchEvent(new CustomEvent(action));
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (event.key !== 'Escape' || !this.open) return;
    event.preventDefault(); // it means the menu, and nothing else that is open
    this.open = false;
    this.querySelector('button')?.focus();
  }

  /**
   * Closes when the focus goes elsewhere. Where it goes nowhere, a button has been pressed in a browser that does
   * not focus buttons, and it may be one of the menu's own.
   *
   * @param {FocusEvent} event
   */
  #onFocusout(event) {
    if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) this.open = false;
  }

  /** @param {PointerEvent} event */
  #onPointerdown = (event) => {
    if (event.target instanceof Node && !this.contains(event.target)) this.open = false;
  };

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#onPointerdown);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#onPointerdown);
  }

  /** @override */
  render() {
    const { trainable } = this;
    const isFirst = this.place <= 0;
    const isLast = this.place >= this.count - 1;
    return html`
      <div class="menu" @keydown=${this.#onKeydown} @focusout=${this.#onFocusout}>
        <button
          type="button"
          class="icon-button"
          aria-label=${boardWords().menu.actions(this.name)}
          aria-expanded=${this.open}
          aria-controls=${`${this.key}-menu`}
          data-testid=${`${this.key}-menu-button`}
          @click=${() => (this.open = !this.open)}
        >
          ${moreIcon}
        </button>
        <div class="menu-list" id=${`${this.key}-menu`} ?hidden=${!this.open}>
          ${trainable ? this.#entry('restart') : nothing} ${trainable ? this.#entry('duplicate') : nothing}
          ${trainable ? this.#entry('seeds', { opensDialog: true }) : nothing}
          ${this.count > 1 ? [this.#entry('left', { isOff: isFirst }), this.#entry('right', { isOff: isLast })] : nothing}
          ${this.#entry('rename')} ${this.#entry('save', { opensDialog: true })} ${this.#entry('remove')}
        </div>
      </div>
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
      ${boardWords().menu[action]}
    </button>`;
  }
}

customElements.define('mlp-figure-menu', FigureMenu);

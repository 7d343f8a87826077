/** A figure's small menu: a button that opens a short list of actions. */
import { html } from 'lit';
import { moreIcon } from '../elements/icons.js';
import { SignalElement } from '../elements/signal-element.js';

/** Fires `save`, `duplicate`, `seeds` and `remove`. */
export class FigureMenu extends SignalElement {
  static properties = {
    key: {},
    name: {},
    duplicable: { type: Boolean },
    open: { state: true },
  };

  constructor() {
    super();
    /** Unique in the page; ids are made from it. */
    this.key = '';
    /** The figure's caption, for the button's name. */
    this.name = '';
    this.duplicable = false;
    this.open = false;
  }

  /** @param {'save' | 'duplicate' | 'seeds' | 'remove'} action */
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
    return html`
      <div class="menu" @keydown=${this.#onKeydown} @focusout=${this.#onFocusout}>
        <button
          type="button"
          class="icon-button"
          aria-label=${`Actions for: ${this.name}`}
          aria-expanded=${this.open}
          aria-controls=${`${this.key}-menu`}
          data-testid=${`${this.key}-menu-button`}
          @click=${() => (this.open = !this.open)}
        >
          ${moreIcon}
        </button>
        <div class="menu-list" id=${`${this.key}-menu`} ?hidden=${!this.open}>
          ${
            this.duplicable
              ? html`<button
                    type="button"
                    data-testid=${`${this.key}-duplicate`}
                    @click=${() => this.#choose('duplicate')}
                  >
                    Duplicate
                  </button>
                  <button
                    type="button"
                    aria-haspopup="dialog"
                    data-testid=${`${this.key}-seeds`}
                    @click=${() => this.#choose('seeds')}
                  >
                    Four seeds…
                  </button>`
              : ''
          }
          <button
            type="button"
            aria-haspopup="dialog"
            data-testid=${`${this.key}-save`}
            @click=${() => this.#choose('save')}
          >
            Save…
          </button>
          <button type="button" data-testid=${`${this.key}-remove`} @click=${() => this.#choose('remove')}>
            Remove
          </button>
        </div>
      </div>
    `;
  }
}

customElements.define('mlp-figure-menu', FigureMenu);

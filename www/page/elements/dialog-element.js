/**
 * What all dialogs have in common.
 *
 * @import { Page } from '../page.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import '../../styles/dialog.css';
import { doorWords } from '../../words/en/doors.js';
import { focusOn } from '../focus.js';
import { closeIcon } from './icons.js';
import { required, SignalElement } from './signal-element.js';

/**
 * A dialog over the page. It is open while `isOpen` says so, and while it is closed there is nothing in it that would
 * follow the page's changes. The focus goes back to what opened it, or to one of `refuges` where that is gone.
 */
export class DialogElement extends SignalElement {
  /** Whether it is to be seen; read while rendering, so it may depend on signals. */
  get isOpen() {
    return false;
  }

  /** Closes it: makes `isOpen` false. Called however it is closed. */
  close() {}

  /** Where the keyboard goes when the dialog closes and what opened it is gone: selectors, the first that is there. */
  get refuges() {
    return ['#figures'];
  }

  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const dialog = this.querySelector('dialog');
    if (this.isOpen && dialog && !dialog.open) dialog.showModal();
    if (!this.isOpen && dialog?.open) dialog.close();
  }

  /** The page may still be taking away or bringing what has the focus. */
  #onClose = () => {
    this.close();
    requestAnimationFrame(() => {
      if (document.activeElement && document.activeElement !== document.body) return;
      const found = this.refuges.map((selector) => document.querySelector(selector)).find(Boolean);
      if (found) focusOn(/** @type {HTMLElement} */ (found));
    });
  };

  /**
   * @param {string} key  unique in the page; ids are made from it
   * @param {unknown} title
   * @param {() => unknown} content  asked for while it is open
   */
  shell(key, title, content) {
    return html`<dialog
      class="dialog"
      aria-labelledby=${`${key}-title`}
      data-testid=${`${key}-dialog`}
      @close=${this.#onClose}
    >
      ${
        this.isOpen
          ? html`<header class="dialog-head">
                <h2 id=${`${key}-title`}>${title}</h2>
                <button
                  type="button"
                  class="icon-button"
                  aria-label=${doorWords().close}
                  data-testid=${`${key}-close`}
                  @click=${() => this.close()}
                >
                  ${closeIcon}
                </button>
              </header>
              ${content()}`
          : nothing
      }
    </dialog>`;
  }
}

/** A dialog about nothing but the page, which is open from `show` on. */
export class PageDialog extends DialogElement {
  static properties = { page: { attribute: false } };

  #isOpen = signal(false);

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  get isOpen() {
    return this.#isOpen.value;
  }

  /** @override */
  close() {
    this.#isOpen.value = false;
  }

  show() {
    this.#isOpen.value = true;
  }
}

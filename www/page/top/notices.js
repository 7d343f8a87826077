/**
 * Messages of the page, each until it is closed.
 *
 * @import { Message } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { noticeText, noticeWords } from '../../words/en/notices.js';
import '../../styles/notices.css';
import { closeIcon } from '../elements/icons.js';
import { required, SignalElement } from '../elements/signal-element.js';

export class Notices extends SignalElement {
  static properties = { page: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  connectedCallback() {
    this.replaceChildren(); // what stood here as long as this could not be loaded
    super.connectedCallback();
  }

  /**
   * Not every browser asks again for a script that did not come, however often it is wanted; a reload does, and keeps
   * everything.
   *
   * @param {Message} message
   */
  #actOn(message) {
    // A lesson that somebody has named is no part of the page.
    if (message.code !== 'notLoaded' || message.part === 'lesson') return undefined;
    return async () => {
      // Without a network it would take away what is there.
      const isThere = await fetch(location.href, { cache: 'no-store' }).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isThere) location.reload();
      else this.page.store.notify(message);
    };
  }

  /** @override */
  render() {
    const { store } = this.page;
    return html`
      <div class="notices">
        ${repeat(
          store.notices.value,
          ({ id }) => id,
          ({ id, message, act = this.#actOn(message) }) =>
            html`<p class="notice" translate="no" data-testid="notice">
              <span>${noticeText(message)}</span>
              ${
                act
                  ? html`<button
                      type="button"
                      class="button notice-action"
                      data-testid="notice-action"
                      @click=${() => {
                        store.dismiss(id);
                        act();
                      }}
                    >
                      ${['newVersion', 'notLoaded'].includes(message.code) ? noticeWords().reload : noticeWords().undo}
                    </button>`
                  : nothing
              }
              <button
                type="button"
                class="icon-button"
                aria-label=${noticeWords().close}
                @click=${() => store.dismiss(id)}
              >
                ${closeIcon}
              </button>
            </p>`,
        )}
      </div>
    `;
  }
}

customElements.define('mlp-notices', Notices);

/**
 * Messages of the page, each until it is closed.
 *
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
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
  render() {
    const { store } = this.page;
    return html`
      <div role="status" class="notices">
        ${repeat(
          store.notices.value,
          ({ id }) => id,
          ({ id, text, action }) =>
            html`<p class="notice" translate="no" data-testid="notice">
              <span>${text}</span>
              ${
                action
                  ? html`<button
                      type="button"
                      class="button notice-action"
                      data-testid="notice-action"
                      @click=${() => {
                        store.dismiss(id);
                        action.act();
                      }}
                    >
                      ${action.name}
                    </button>`
                  : nothing
              }
              <button
                type="button"
                class="icon-button"
                aria-label="Close this message"
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

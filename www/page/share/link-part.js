/**
 * The link of the board in the dialog: to copy, to send, and short where it is too long for chats.
 *
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { shareWords } from '../../words/en/share.js';
import { openCode } from './open.js';
import { fitsLink } from '../../scene/hash.js';
import { ownShown } from '../../scene/own-board.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { LONGEST_FOR_CHATS, holdsWeights, sceneLink } from './link.js';

export class ShareLink extends SignalElement {
  static properties = {
    page: { attribute: false },
    copy: { attribute: false },
    isShort: { state: true },
  };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** Copies a text, and says how it went. @type {(text: string, what: 'link' | 'code') => Promise<void>} */
    this.copy = required();
    /** Whether the link is of the settings alone. */
    this.isShort = false;
  }

  /** @override */
  render() {
    const words = shareWords().link;
    const scene = this.page.store.scene.value;
    const moment = this.page.pool.moment.value;
    const whole = sceneLink(scene, moment, location.href);
    const settings = sceneLink(scene, null, location.href);
    const isLong = whole.length > LONGEST_FOR_CHATS;
    const canShorten = isLong && settings.length < whole.length;
    const isShort = canShorten && this.isShort;
    const link = isShort ? settings : whole;
    return html`
      <section aria-labelledby="share-link">
        <h3 id="share-link">${words.title}</h3>
        <div class="share-row">
          <input
            class="share-text"
            readonly
            aria-label=${words.label}
            data-testid="share-link"
            .value=${link}
            @focus=${(/** @type {Event & { target: HTMLInputElement }} */ event) => event.target.select()}
          />
          <button
            type="button"
            class="button"
            data-testid="share-copy"
            @click=${() => this.copy(link, 'link')}
          >
            ${words.copy}
          </button>
          <button
            type="button"
            class="button"
            aria-haspopup="dialog"
            data-testid="share-code"
            @click=${() => openCode(this.page)}
          >
            ${words.code}
          </button>
          ${
            'share' in navigator
              ? html`<button type="button" class="button" @click=${() => this.#shareSheet(link)}>
                  ${words.send}
                </button>`
              : nothing
          }
        </div>
        ${isLong ? this.#length(link, canShorten) : nothing} ${this.#contents(isShort)}
      </section>
    `;
  }

  /** @param {string} link @param {boolean} canShorten */
  #length({ length }, canShorten) {
    return html`
      <p class="hint" translate="no" data-testid="share-length" data-length=${length}>
        ${shareWords().link.length(length, LONGEST_FOR_CHATS)}
      </p>
      ${
        canShorten
          ? html`<label class="check">
              <input
                type="checkbox"
                data-testid="share-settings-only"
                .checked=${this.isShort}
                @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
                  (this.isShort = event.target.checked)}
              />
              ${shareWords().link.settingsOnly}
            </label>`
          : nothing
      }
    `;
  }

  /** What the link holds. @param {boolean} isShort */
  #contents(isShort) {
    const words = shareWords().link;
    const own = ownShown(this.page.store.scene.value);
    const hasWeights = !isShort && holdsWeights(this.page.pool.moment.value);
    return html`
      ${
        own && !fitsLink(own)
          ? html`<p class="hint" data-testid="share-too-many">${words.tooMany}</p>`
          : html`<p class="hint">${isShort ? words.short : words.whole}</p>`
      }
      ${
        hasWeights
          ? html`<p class="hint" data-testid="share-weights-inside">${words.weightsInside}</p>`
          : nothing
      }
    `;
  }

  /** @param {string} url */
  async #shareSheet(url) {
    try {
      await navigator.share({ title: document.title, url });
    } catch (error) {
      // Closing the sheet again is no failure.
      if (!(error instanceof Error && error.name === 'AbortError')) await this.copy(url, 'link');
    }
  }
}

customElements.define('mlp-share-link', ShareLink);

/**
 * The link of the board in the dialog: to copy, to send, and short where it is too long for chats.
 *
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
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
    /** Copies a text, and says how it went. @type {(text: string, what: string) => Promise<void>} */
    this.copy = required();
    /** Whether the link is of the settings alone. */
    this.isShort = false;
  }

  /** @override */
  render() {
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
        <h3 id="share-link">Link</h3>
        <div class="share-row">
          <input
            class="share-text"
            readonly
            aria-label="Link to this board"
            data-testid="share-link"
            .value=${link}
            @focus=${(/** @type {Event & { target: HTMLInputElement }} */ event) => event.target.select()}
          />
          <button
            type="button"
            class="button"
            data-testid="share-copy"
            @click=${() => this.copy(link, 'The link')}
          >
            Copy
          </button>
          ${
            'share' in navigator
              ? html`<button type="button" class="button" @click=${() => this.#shareSheet(link)}>
                  Send…
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
        ${
          length > LONGEST_FOR_CHATS
            ? `The link has ${length} characters. Chats and mail programs may cut what is longer than ${LONGEST_FOR_CHATS}.`
            : `The link has ${length} characters.`
        }
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
              settings only: networks train from their seeds
            </label>`
          : nothing
      }
    `;
  }

  /** What the link holds. @param {boolean} isShort */
  #contents(isShort) {
    const own = ownShown(this.page.store.scene.value);
    const hasWeights = !isShort && holdsWeights(this.page.pool.moment.value);
    return html`
      ${
        own && !fitsLink(own)
          ? html`<p class="hint" data-testid="share-too-many">
              The own points are too many for a link, and it opens without them. Save them as CSV and give
              that file along.
            </p>`
          : html`<p class="hint">
              ${
                isShort
                  ? 'Whoever opens it sees this board: data and settings, but not this moment of the training.'
                  : 'Whoever opens it sees this board: data, settings, and, while it is paused, this moment of the training.'
              }
            </p>`
      }
      ${
        hasWeights
          ? html`<p class="hint" data-testid="share-weights-inside">
              It holds the weights of networks that were edited, or for which λ, the optimizer or own points
              were changed on the way. After a reset and a new training it needs none.
            </p>`
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
      if (!(error instanceof Error && error.name === 'AbortError')) await this.copy(url, 'The link');
    }
  }
}

customElements.define('mlp-share-link', ShareLink);

/**
 * The board for slides in the dialog: the size of its frame, the controls in it, and what to put into the slide.
 *
 * @import { Page } from '../page.js'
 * @import { EmbedControl } from './link.js'
 */
import { signal } from '@preact/signals-core';
import { html } from 'lit';
import { perLanguage } from '../../words/language.js';
import { shareWords } from '../../words/en/share.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { EMBED_CONTROLS, sceneLink } from './link.js';
import { radios } from './radios.js';
import { iframeSnippet } from './snippet.js';

const FULL_WIDTH = 'full';

/** Sizes of a frame in slides. @type {Record<string, { width: string, height: string }>} */
const SIZES = {
  ...Object.fromEntries(
    [
      [480, 360],
      [640, 480],
      [960, 540],
      [1280, 720],
      [1920, 1080],
    ].map(([width, height]) => [`${width} × ${height}`, { width: `${width}`, height: `${height}` }]),
  ),
  [FULL_WIDTH]: { width: '100%', height: '540' },
};

/** Chosen as long as the page is open, also while the dialog is not. */
const controls = signal(/** @type {readonly EmbedControl[]} */ (['lambda']));
const size = signal('960 × 540');

export class ShareEmbed extends SignalElement {
  static properties = {
    page: { attribute: false },
    copy: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** Copies a text, and says how it went. @type {(text: string, what: 'link' | 'code') => Promise<void>} */
    this.copy = required();
  }

  /** @param {EmbedControl} control @param {boolean} isWanted */
  #setControl(control, isWanted) {
    controls.value = EMBED_CONTROLS.filter((one) =>
      one === control ? isWanted : controls.peek().includes(one),
    );
  }

  /** @override */
  render() {
    const { store, pool } = this.page;
    const options = { embed: true, controls: controls.value };
    const link = sceneLink(store.scene.value, pool.moment.value, location.href, options);
    const snippet = iframeSnippet(link, SIZES[size.value]);
    const words = shareWords().embed;
    return html`
      <section aria-labelledby="share-embed">
        <h3 id="share-embed">${words.title}</h3>
        ${radios(words.size, 'size', size.value, sizeNames(), (value) => (size.value = value))}
        <fieldset class="share-choice">
          <legend class="label">${words.controls}</legend>
          ${EMBED_CONTROLS.map(
            (control) =>
              html`<label class="check">
                <input
                  type="checkbox"
                  data-testid=${`share-control-${control}`}
                  .checked=${controls.value.includes(control)}
                  @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
                    this.#setControl(control, event.target.checked)}
                />
                ${words[control]}
              </label>`,
          )}
        </fieldset>
        <div class="share-row">
          <textarea
            class="share-text"
            readonly
            rows="3"
            aria-label=${words.code}
            data-testid="share-snippet"
            .value=${snippet}
          ></textarea>
          <button
            type="button"
            class="button"
            data-testid="copy-snippet"
            @click=${() => this.copy(snippet, 'code')}
          >
            ${words.copy}
          </button>
        </div>
      </section>
    `;
  }
}

const sizeNames = perLanguage(() =>
  Object.fromEntries(
    Object.keys(SIZES).map((size) => [size, size === FULL_WIDTH ? shareWords().embed.full : size]),
  ),
);

customElements.define('mlp-share-embed', ShareEmbed);

/**
 * A code that brings the board to a phone: dark on white whatever the theme, as large as the window allows.
 *
 * @import { Page } from '../page.js'
 */
import { html } from 'lit';
import { presentWords } from '../../words/en/present.js';
import { DialogElement } from '../elements/dialog-element.js';
import { required } from '../elements/signal-element.js';
import { sceneLink } from './link.js';
import './code.css';
import { DENSE_MODULES, MOST_CHARACTERS, QUIET, codeOf } from './code-of.js';

export class CodeDialog extends DialogElement {
  static properties = { page: { attribute: false }, open: { state: true }, wantsMoment: { state: true } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    this.open = false;
    /** Whether the code is of this very moment. */
    this.wantsMoment = false;
  }

  show() {
    this.open = true;
  }

  /** @override */
  get isOpen() {
    return this.open;
  }

  /** @override */
  close() {
    this.open = false;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKeydown);
  }

  /** The key that has opened it closes it. @param {KeyboardEvent} event */
  #onKeydown = (event) => {
    if (event.key.toLowerCase() !== 'q' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.close();
  };

  /** @override */
  render() {
    return this.shell('code', presentWords().qr.title, () => this.#content());
  }

  #content() {
    const words = presentWords().qr;
    const scene = this.page.store.scene.value;
    const moment = this.page.pool.moment.value;
    const settings = sceneLink(scene, null, location.href);
    const now = sceneLink(scene, moment, location.href);
    const momentCode = now === settings ? null : codeOf(now);
    const isMoment = this.wantsMoment && momentCode !== null;
    const link = isMoment ? now : settings;
    const code = isMoment ? momentCode : codeOf(settings);
    return html`
      <div class="code-picture">
        ${
          code
            ? html`<svg
                role="img"
                aria-label=${link}
                viewBox=${`${-QUIET} ${-QUIET} ${code.size + 2 * QUIET} ${code.size + 2 * QUIET}`}
                shape-rendering="crispEdges"
                data-testid="code"
                data-modules=${code.size}
              >
                <path d=${code.path} fill="#000000" />
              </svg>`
            : html`<p data-testid="code-too-long">
                ${words.settingsTooLong(settings.length, MOST_CHARACTERS)}
              </p>`
        }
      </div>
      <a class="code-link" href=${link} data-testid="code-link">${link}</a>
      <fieldset class="code-choice">
        <legend class="visually-hidden">${words.link}</legend>
        ${this.#choice('settings', words.settings, !isMoment, false)}
        ${this.#choice('moment', words.moment, isMoment, momentCode === null)}
      </fieldset>
      <p class="code-note" role="status" data-testid="code-note" data-length=${now.length}>
        ${this.#note(settings, now, momentCode !== null, code?.size ?? 0, link.length)}
      </p>
    `;
  }

  /**
   * @param {'settings' | 'moment'} which
   * @param {string} text
   * @param {boolean} isChosen
   * @param {boolean} isDisabled
   */
  #choice(which, text, isChosen, isDisabled) {
    return html`<label class="check">
      <input
        type="radio"
        name="code-of"
        data-testid=${`code-${which}`}
        .checked=${isChosen}
        ?disabled=${isDisabled}
        @change=${() => (this.wantsMoment = which === 'moment')}
      />
      ${text}
    </label>`;
  }

  /**
   * @param {string} settings
   * @param {string} now
   * @param {boolean} hasMoment  whether the moment has a code
   * @param {number} size  of the code that is shown, in modules
   * @param {number} length  of its link
   */
  #note(settings, now, hasMoment, size, length) {
    const words = presentWords().qr;
    if (size > DENSE_MODULES) return words.dense(length, size);
    if (now === settings) return words.sameLink;
    return hasMoment ? '' : words.tooLong(now.length, MOST_CHARACTERS);
  }
}

customElements.define('mlp-code', CodeDialog);

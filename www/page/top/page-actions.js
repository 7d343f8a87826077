/**
 * Actions on the page as a whole: scenes, undo, its link, files, language, colours, help. On phones most of them fold
 * into a menu.
 *
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { topWords } from '../../words/en/top.js';
import { language, LANGUAGES } from '../../words/language.js';
import {
  autoIcon,
  darkIcon,
  helpIcon,
  languageIcon,
  lightIcon,
  linkIcon,
  moreIcon,
  presentIcon,
  redoIcon,
  saveIcon,
  scenesIcon,
  undoIcon,
} from '../elements/icons.js';
import { later, opened } from '../door.js';
import { openScenes } from '../scenes/open.js';
import { openShare } from '../share/open.js';
import { openPresent } from '../present/open.js';
import { doorWords } from '../../words/en/doors.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { canRedo, canUndo, redo, undo } from './actions.js';
import { commandKeys } from './command-keys.js';
import { openHelp } from './help/open.js';

const THEME_ICONS = { auto: autoIcon, light: lightIcon, dark: darkIcon };
/** How long the button says that the link has been copied. */
const COPIED_SECONDS = 2;

export class PageActions extends SignalElement {
  static properties = {
    page: { attribute: false },
    copied: { state: true },
    isUnfolded: { state: true },
  };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    this.copied = false;
    /** Whether the menu is open, where there is one. */
    this.isUnfolded = false;
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#fold();
  }

  /** @param {PointerEvent} event */
  #onPressElsewhere = ({ target }) => {
    if (!this.contains(/** @type {Node} */ (target))) this.#fold();
  };

  #fold() {
    this.isUnfolded = false;
    removeEventListener('pointerdown', this.#onPressElsewhere, true);
    removeEventListener('keydown', this.#onKeydown, true);
  }

  /** The keyboard goes on from the button. */
  #foldBack() {
    this.#fold();
    /** @type {HTMLElement | null} */ (this.querySelector('.fold-button'))?.focus();
  }

  #unfold() {
    this.isUnfolded = true;
    addEventListener('pointerdown', this.#onPressElsewhere, true);
    addEventListener('keydown', this.#onKeydown, true);
  }

  /** Wherever the focus is, as with the figures' menus. @param {KeyboardEvent} event */
  #onKeydown = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#foldBack();
  };

  /** @param {FocusEvent} event */
  #onFocusout({ relatedTarget }) {
    if (relatedTarget && !this.contains(/** @type {Node} */ (relatedTarget))) this.#fold();
  }

  /** A dialog gives the focus back to what has it now; what is folded cannot take it. @param {MouseEvent} event */
  #onFoldedClick = ({ target }) => {
    if (!this.isUnfolded || !(/** @type {Element} */ (target).closest('[aria-haspopup]'))) return;
    this.#foldBack();
  };

  async #copyLink() {
    const { store, pool } = this.page;
    const hands = await later(this.page);
    const writer = await opened(this.page, 'link', () => import('../share/link.js'));
    if (!hands || !writer) return;
    const link = writer.sceneLink(store.scene.peek(), pool.moment.peek(), location.href);
    if (!(await hands.copyOrShow(this.page, link, 'link'))) return;
    this.copied = true;
    setTimeout(() => (this.copied = false), 1000 * COPIED_SECONDS);
  }

  /** @override */
  render() {
    const words = topWords().actions;
    return html`
      <div class="page-actions" role="group" aria-label=${words.group} @focusout=${this.#onFocusout}>
        <button
          type="button"
          class="button"
          aria-haspopup="dialog"
          data-testid="scenes"
          title=${words.scenesTitle}
          @click=${() => openScenes(this.page)}
        >
          ${scenesIcon}<span>${words.scenes}</span>
        </button>
        ${this.#step('page-undo', undoIcon, words.undo, commandKeys('undo', words).join('+'), canUndo(this.page), () => undo(this.page))}
        ${this.#step('page-redo', redoIcon, words.redo, commandKeys('redo', words).join('+'), canRedo(this.page), () => redo(this.page))}
        <button
          type="button"
          class="icon-button fold-button"
          data-testid="more-actions"
          aria-label=${words.more}
          title=${words.more}
          aria-expanded=${this.isUnfolded}
          aria-controls="folded-actions"
          @click=${() => (this.isUnfolded ? this.#fold() : this.#unfold())}
        >
          ${moreIcon}
        </button>
        <div
          class="folded-actions"
          id="folded-actions"
          ?data-open=${this.isUnfolded}
          @click=${{ handleEvent: this.#onFoldedClick, capture: true }}
        >
          ${this.#folded()}
        </div>
        <span class="visually-hidden" role="status">${this.copied ? words.linkCopied : nothing}</span>
      </div>
    `;
  }

  /**
   * @param {string} testId
   * @param {unknown} icon
   * @param {string} name
   * @param {string} keys
   * @param {boolean} can
   * @param {() => void} act
   */
  #step(testId, icon, name, keys, can, act) {
    return html`<button
      type="button"
      class="icon-button"
      data-testid=${testId}
      aria-label=${name}
      title=${topWords().actions.withKeys(name, keys)}
      ?disabled=${!can}
      @click=${act}
    >
      ${icon}
    </button>`;
  }

  #folded() {
    const { theme } = this.page;
    const choice = theme.choice.value;
    const words = topWords().actions;
    const other = language() === 'de' ? 'en' : 'de';
    return html`
      <button type="button" class="button quiet" data-testid="copy-link" @click=${this.#copyLink}>
        ${linkIcon}<span class="copy-text" ?data-copied=${this.copied}
          >${this.copied ? words.copied : words.copyLink}</span
        >
      </button>
      <button
        type="button"
        class="button quiet"
        aria-haspopup="dialog"
        data-testid="share"
        @click=${() => openShare(this.page, null)}
      >
        ${saveIcon}<span class="copy-text">${words.share}</span>
      </button>
      <button
        type="button"
        class="button quiet"
        data-testid="present-open"
        title=${doorWords().presentTitle}
        @click=${() => openPresent(this.page)}
      >
        ${presentIcon}<span class="copy-text">${doorWords().present}</span>
      </button>
      <button
        type="button"
        class="button quiet"
        data-testid="language"
        lang=${other}
        translate="no"
        @click=${async () => (await later(this.page))?.chooseLanguage(this.page, other)}
      >
        ${languageIcon}<span class="language-name">${LANGUAGES[other]}</span>
      </button>
      <button
        type="button"
        class="button quiet"
        data-testid="theme"
        data-choice=${choice}
        title=${words.coloursTitle}
        @click=${() => theme.next()}
      >
        ${THEME_ICONS[choice]}<span class="theme-name"
          ><span class="theme-prefix">${words.colours} </span>${words.themes[choice]}</span
        >
      </button>
      <button
        type="button"
        class="button quiet"
        aria-haspopup="dialog"
        data-testid="help"
        title=${`${words.helpTitle} (?)`}
        @click=${() => openHelp(this.page)}
      >
        ${helpIcon}<span class="help-name">${words.help}</span>
      </button>
    `;
  }
}

customElements.define('mlp-page-actions', PageActions);

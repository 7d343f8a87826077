/**
 * Actions on the page as a whole: copy its link, change its colours.
 *
 * @import { Page } from '../page.js'
 */
import { html } from 'lit';
import { autoIcon, darkIcon, lightIcon, linkIcon, presentIcon, saveIcon } from '../elements/icons.js';
import { copyOrShow } from '../device.js';
import { opened } from '../door.js';
import { openShare } from '../share/open.js';
import { openPresent } from '../present/open.js';
import { doorWords } from '../../words/en/doors.js';
import { required, SignalElement } from '../elements/signal-element.js';

const THEME_ICONS = { auto: autoIcon, light: lightIcon, dark: darkIcon };
/** How long the button says that the link has been copied. */
const COPIED_SECONDS = 2;

export class PageActions extends SignalElement {
  static properties = {
    page: { attribute: false },
    copied: { state: true },
  };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    this.copied = false;
  }

  async #copyLink() {
    const { store, pool } = this.page;
    const writer = await opened(this.page, 'link', () => import('../share/link.js'));
    if (!writer) return;
    const link = writer.sceneLink(store.scene.peek(), pool.moment.peek(), location.href);
    if (!(await copyOrShow(this.page, link, 'link'))) return;
    this.copied = true;
    setTimeout(() => (this.copied = false), 1000 * COPIED_SECONDS);
  }

  /** @override */
  render() {
    const { theme } = this.page;
    const choice = theme.choice.value;
    return html`
      <div class="page-actions">
        <button type="button" class="button quiet" data-testid="copy-link" @click=${this.#copyLink}>
          ${linkIcon}<span class="copy-text" ?data-copied=${this.copied}
            >${this.copied ? 'Copied' : 'Copy link'}</span
          >
        </button>
        <button
          type="button"
          class="button quiet"
          aria-haspopup="dialog"
          data-testid="share"
          @click=${() => openShare(this.page, null)}
        >
          ${saveIcon}<span class="copy-text">Share &amp; save</span>
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
        <span class="visually-hidden" role="status">${this.copied ? 'The link has been copied.' : ''}</span>
        <button
          type="button"
          class="button quiet"
          data-testid="theme"
          title="Colours: automatic, light or dark"
          @click=${() => theme.next()}
        >
          ${THEME_ICONS[choice]}<span class="theme-name"
            ><span class="visually-hidden">Colours: </span>${choice}</span
          >
        </button>
      </div>
    `;
  }
}

customElements.define('mlp-page-actions', PageActions);

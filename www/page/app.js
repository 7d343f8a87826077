/**
 * The page: controls on top, the board of figures below.
 *
 * @import { Page } from './page.js'
 */
import { html, nothing } from 'lit';
import { selectorsOf } from '../scene/selectors.js';
import { topWords } from '../words/en/top.js';
import './board/board.js';
import './top/footer.js';
import './top/legend.js';
import { watchForOwnPoints } from './own/own-points.js';
import './top/page-actions.js';
import './top/settings.js';
import { tagline } from './top/tagline.js';
import { required, SignalElement } from './elements/signal-element.js';
import { isSmall } from './elements/surroundings.js';
import './top/transport.js';

export class App extends SignalElement {
  static properties = { page: { attribute: false } };

  #stopWatching = () => {};

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#stopWatching = watchForOwnPoints(this.page);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopWatching();
  }

  /** @override */
  render() {
    const { page } = this;
    const selectors = selectorsOf(page.store);
    const words = topWords();
    const hasDesk = page.own.value !== null;
    return html`
      <a class="skip" href="#figures">${words.skip}</a>
      <header class="top">
        <h1 class="title" translate="no">${words.name}</h1>
        <mlp-transport .page=${page}></mlp-transport>
        <mlp-page-actions .page=${page}></mlp-page-actions>
        <p class="tagline" data-testid="tagline">${tagline(page, isSmall.value)}</p>
      </header>
      <mlp-print-head .page=${page}></mlp-print-head>
      <mlp-settings role="region" aria-label=${words.settings.all} .page=${page}></mlp-settings>
      <mlp-notices role="status" .page=${page}></mlp-notices>
      <div class="workspace">
        <mlp-lesson-place .page=${page}></mlp-lesson-place>
        <main id="figures">
          ${hasDesk ? html`<mlp-own-bar .page=${page}></mlp-own-bar>` : nothing}
          <mlp-legend .page=${page}></mlp-legend>
          <mlp-board .page=${page}></mlp-board>
          <p class="empty" ?hidden=${selectors.ids.value.length > 0}>${words.empty}</p>
        </main>
      </div>
      <mlp-footer .page=${page}></mlp-footer>
      ${hasDesk ? html`<mlp-own-dialog .page=${page}></mlp-own-dialog>` : nothing}
      <mlp-keys hidden .page=${page}></mlp-keys>
      <mlp-announcer .page=${page}></mlp-announcer>
    `;
  }
}

customElements.define('mlp-app', App);

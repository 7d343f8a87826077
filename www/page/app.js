/**
 * The page: controls on top, the board of figures below.
 *
 * @import { Page } from './page.js'
 */
import { html, nothing } from 'lit';
import { selectorsOf } from '../scene/selectors.js';
import './board/board.js';
import './top/help.js';
import './top/legend.js';
import './top/notices.js';
import { watchForOwnPoints } from './own/own-points.js';
import './top/page-actions.js';
import './top/settings.js';
import { required, SignalElement } from './elements/signal-element.js';
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
    const hasDesk = page.own.value !== null;
    return html`
      <a class="skip" href="#figures">Skip to the figures</a>
      <header class="top">
        <h1 class="title">MLP playground</h1>
        <mlp-transport .page=${page}></mlp-transport>
        <mlp-page-actions .page=${page}></mlp-page-actions>
      </header>
      <mlp-print-head .page=${page}></mlp-print-head>
      <mlp-settings role="region" aria-label="Data and training" .page=${page}></mlp-settings>
      <mlp-notices .page=${page}></mlp-notices>
      <div class="workspace">
        <main id="figures" tabindex="-1">
          ${hasDesk ? html`<mlp-own-bar .page=${page}></mlp-own-bar>` : nothing}
          <mlp-legend .page=${page}></mlp-legend>
          <mlp-board .page=${page}></mlp-board>
          <p class="empty" ?hidden=${selectors.ids.value.length > 0}>
            The board is empty. Add a network or the optimum.
          </p>
        </main>
      </div>
      <mlp-help .page=${page}></mlp-help>
      ${hasDesk ? html`<mlp-own-dialog .page=${page}></mlp-own-dialog>` : nothing}
      <mlp-announcer .page=${page}></mlp-announcer>
    `;
  }
}

customElements.define('mlp-app', App);

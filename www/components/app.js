/**
 * The page: controls on top, the board of figures below.
 *
 * @import { Page } from './page.js'
 */
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import './announcer.js';
import './figure-card.js';
import './help.js';
import './inspector-place.js';
import './legend.js';
import './notices.js';
import { plotAspect } from './page.js';
import './page-actions.js';
import './settings.js';
import { required, SignalElement } from './signal-element.js';
import './transport.js';

export class App extends SignalElement {
  static properties = { page: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  render() {
    const { page } = this;
    const { figures, inspect } = page.store.scene.value;
    return html`
      <a class="skip" href="#figures">Skip to the figures</a>
      <header class="top">
        <h1 class="title">MLP playground</h1>
        <mlp-transport .page=${page}></mlp-transport>
        <mlp-page-actions .page=${page}></mlp-page-actions>
      </header>
      <mlp-settings role="region" aria-label="Data and training" .page=${page}></mlp-settings>
      <mlp-notices .page=${page}></mlp-notices>
      <div class="workspace" ?data-inspecting=${inspect !== null}>
        <main id="figures" tabindex="-1">
          <mlp-legend .page=${page}></mlp-legend>
          <div
            class="board"
            data-count=${Math.min(figures.length, 5)}
            style=${styleMap({ '--plot-aspect': `${plotAspect(page.pool)}` })}
          >
            ${repeat(
              figures,
              ({ id }) => id,
              (figure) => html`<mlp-figure .page=${page} .figure=${figure}></mlp-figure>`,
            )}
          </div>
          <p class="empty" ?hidden=${figures.length > 0}>The board is empty. Add a network or the optimum.</p>
        </main>
        <mlp-inspector-place .page=${page}></mlp-inspector-place>
      </div>
      <mlp-help .page=${page}></mlp-help>
      <mlp-announcer .page=${page}></mlp-announcer>
    `;
  }
}

customElements.define('mlp-app', App);

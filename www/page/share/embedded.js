/**
 * The board alone, as in slides. Loaded where it is asked for.
 *
 * @import { Page } from '../page.js'
 */
import { html, render } from 'lit';
import '../board/board.js';
import '../top/notices.js';
import { required, SignalElement } from '../elements/signal-element.js';
import './embed.css';
import { sceneLink } from './link.js';
import { hideOffScreen } from './off-screen.js';

export class Embedded extends SignalElement {
  static properties = { page: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  render() {
    const { page } = this;
    return html`
      <main id="figures" class="embedded">
        <mlp-notices .page=${page}></mlp-notices>
        <mlp-board .page=${page}></mlp-board>
        <a
          class="embed-link"
          target="_blank"
          rel="noopener"
          data-testid="open-in-playground"
          href=${sceneLink(page.store.scene.value, page.pool.moment.value, location.href)}
          >open in the playground</a
        >
      </main>
      <mlp-announcer .page=${page}></mlp-announcer>
    `;
  }
}

customElements.define('mlp-embedded', Embedded);

/** @param {Page} page */
export function embed(page) {
  render(html`<mlp-embedded .page=${page}></mlp-embedded>`, document.body);
  hideOffScreen(document.body, page.pool);
}

/**
 * What a printed sheet says of itself: what is on the board, and the link that leads back to it.
 *
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { required, SignalElement } from '../elements/signal-element.js';
import { sceneLink } from '../share/link.js';
import { titleOf } from '../title.js';

/** Signs of a link that people type in, or a camera reads; more than a few lines are of no use on paper. */
const LONGEST = 400;

export class PrintHead extends SignalElement {
  static properties = { page: { attribute: false }, isPrinted: { state: true } };

  #paper = matchMedia('print');

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    // Nobody sees it before, and the link is written anew with every change.
    this.isPrinted = false;
  }

  #onPrint = () => {
    this.isPrinted = true;
  };

  #onPaper = () => {
    this.isPrinted = this.#paper.matches;
  };

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onPaper);
    this.#paper.addEventListener('change', this.#onPaper);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#onPrint);
    removeEventListener('afterprint', this.#onPaper);
    this.#paper.removeEventListener('change', this.#onPaper);
  }

  /** With the moment of the training, without it where that is too long, or none. */
  get #link() {
    const { store, pool } = this.page;
    const scene = store.scene.value;
    const links = [pool.moment.value, null].map((moment) => sceneLink(scene, moment, location.href));
    return links.find(({ length }) => length <= LONGEST);
  }

  /** @override */
  render() {
    if (!this.isPrinted) return nothing;
    const link = this.#link;
    return html`
      <p class="print-title" translate="no" data-testid="print-title">
        ${titleOf(this.page.store.scene.value)}
      </p>
      ${link ? html`<p class="print-link" translate="no" data-testid="print-link">${link}</p>` : nothing}
    `;
  }
}

customElements.define('mlp-print-head', PrintHead);

/**
 * The place of the inspector, which is loaded when somebody first looks into a network.
 *
 * @import { Page } from './page.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { required, SignalElement } from './signal-element.js';

export class InspectorPlace extends SignalElement {
  static properties = { page: { attribute: false } };

  #isLoaded = signal(false);
  /** The figure that the focus was taken to. */
  #shown = -1;

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  render() {
    const id = this.page.store.scene.value.inspect;
    if (id === null) return nothing;
    if (!this.#isLoaded.value) {
      import('./inspector/inspector.js').then(
        () => (this.#isLoaded.value = true),
        () => {
          this.page.store.inspect(null);
          this.page.store.notify('The inspector could not be loaded.');
        },
      );
      return html`<p class="aside" role="status">Loading the inspector …</p>`;
    }
    return html`<mlp-inspector .page=${this.page} .figureId=${id}></mlp-inspector>`;
  }

  /** @override */
  updated() {
    const id = this.page.store.scene.peek().inspect ?? -1;
    const title = /** @type {HTMLElement | null} */ (this.querySelector('#inspector-title'));
    if (id === this.#shown || (id >= 0 && !title)) return;
    // On a narrow page the inspector opens out of sight. A link that opens it leaves the page where it is.
    const isOpenedHere = document.activeElement?.closest('mlp-figure');
    this.#shown = id;
    if (isOpenedHere) title?.focus({ preventScroll: matchMedia('(width >= 76rem)').matches });
  }
}

customElements.define('mlp-inspector-place', InspectorPlace);

/**
 * The place of the inspector, which is loaded when somebody first looks into a network.
 *
 * @import { Page } from '../page.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { required, SignalElement } from '../elements/signal-element.js';

export class InspectorPlace extends SignalElement {
  static properties = { page: { attribute: false } };

  #isLoaded = signal(false);
  /** What was shown last, and whether it was opened from its figure. */
  #shown = { id: -1, isOpenedHere: false };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  render() {
    const id = selectorsOf(this.page.store).inspect.value;
    if (id !== this.#shown.id) {
      // A link that opens the inspector leaves the focus where it is.
      const isOpenedHere = Boolean(document.activeElement?.closest('mlp-figure'));
      this.#shown = { id: id ?? -1, isOpenedHere };
    }
    if (id === null) return nothing;
    if (!this.#isLoaded.value) {
      import('../inspector/inspector.js').then(
        () => (this.#isLoaded.value = true),
        () => {
          this.page.store.inspect(null);
          this.page.store.notify('The inspector could not be loaded.');
        },
      );
      return html`<p class="aside" role="status">Loading the inspector …</p>`;
    }
    const { isOpenedHere } = this.#shown;
    return html`<mlp-inspector
      .page=${this.page}
      .figureId=${id}
      .takesFocus=${isOpenedHere}
    ></mlp-inspector>`;
  }
}

customElements.define('mlp-inspector-place', InspectorPlace);

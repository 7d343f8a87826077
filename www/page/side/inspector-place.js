/**
 * The place of the inspector, which is loaded when somebody first looks into a network.
 *
 * @import { Page } from '../page.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { noticeWords } from '../../words/en/notices.js';
import { opened } from '../door.js';
import { required, SignalElement } from '../elements/signal-element.js';

export class InspectorPlace extends SignalElement {
  static properties = { page: { attribute: false } };

  #isLoaded = signal(false);
  #isLoading = false;
  #shown = {
    id: /** @type {number | null} */ (null),
    loads: -1,
    isOpenedHere: false,
    from: document.activeElement,
  };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  async #load() {
    if (this.#isLoading) return;
    this.#isLoading = true;
    if (await opened(this.page, 'inspector', () => import('../inspector/inspector.js'))) {
      this.#isLoaded.value = true;
    } else this.page.store.inspect(null);
    this.#isLoading = false;
  }

  /** @override */
  render() {
    const { store } = this.page;
    const id = selectorsOf(store).inspect.value;
    const loads = store.loaded.value.count;
    if (id !== this.#shown.id || loads !== this.#shown.loads) {
      const from = document.activeElement;
      // A link that opens the inspector leaves the focus where it is. A hand that opens it may have brought this part, but
      // so may one that does something else meanwhile.
      const isByHand =
        this.#shown.loads < 0 &&
        (navigator.userActivation?.hasBeenActive ?? false) &&
        (from === document.body || Boolean(from?.closest('mlp-figure')));
      this.#shown = { id, loads, isOpenedHere: isByHand || loads === this.#shown.loads, from };
    }
    if (id === null) return nothing;
    if (!this.#isLoaded.value) {
      void this.#load();
      return html`<p class="aside" role="status">${noticeWords().inspectorComes}</p>`;
    }
    const { isOpenedHere, from } = this.#shown;
    // Where it was long on its way, somebody may have gone on to something else, a menu that is open for instance.
    const isWaitedFor = [from, document.body].includes(document.activeElement);
    return html`<mlp-inspector
      .page=${this.page}
      .figureId=${id}
      .takesFocus=${isOpenedHere && isWaitedFor}
    ></mlp-inspector>`;
  }
}

customElements.define('mlp-inspector-place', InspectorPlace);

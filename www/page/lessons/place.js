/**
 * The place of a lesson beside the board; it is loaded when the first is opened.
 *
 * @import { Page } from '../page.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { opened } from '../door.js';
import { required, SignalElement } from '../elements/signal-element.js';

/** For all places of the page: beside the board, and before a hall. */
const isLoaded = signal(false);
let isLoading = false;

export class LessonPlace extends SignalElement {
  static properties = { page: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  async #load() {
    if (isLoading) return;
    isLoading = true;
    // Where it does not come, the link keeps the lesson for a reload.
    if (await opened(this.page, 'part', () => import('./lesson.js'))) isLoaded.value = true;
    isLoading = false;
  }

  /** @override */
  render() {
    const { store } = this.page;
    void store.loaded.value; // another one may be of the same lesson
    if (selectorsOf(store).lesson.value === null) return nothing;
    if (isLoaded.value) return html`<mlp-lesson .page=${this.page}></mlp-lesson>`;
    void this.#load();
    return nothing;
  }
}

customElements.define('mlp-lesson-place', LessonPlace);

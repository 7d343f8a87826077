/** Signals and Lit together: an element that renders again when a signal that its render method read changes. */
import { effect } from '@preact/signals-core';
import { LitElement } from 'lit';

/**
 * Renders into the light DOM: one stylesheet serves the whole page, and labels and descriptions may refer to each
 * other across elements.
 */
export class SignalElement extends LitElement {
  /** @type {(() => void) | undefined} */
  #forget;

  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @override */
  performUpdate() {
    if (!this.isUpdatePending) return;
    this.#forget?.();
    let rendering = true;
    this.#forget = effect(() => {
      // The first run renders and thereby subscribes; a later run only asks Lit for the next render.
      if (rendering) super.performUpdate();
      else this.requestUpdate();
      rendering = false;
    });
    // What was asked for before it was taken away; when it is put back, it asks again.
    if (!this.isConnected) this.#forget();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget?.();
  }
}

/**
 * The initial value of a property that the parent's template always sets before the element is connected.
 *
 * @returns {any}
 */
export function required() {
  return undefined;
}

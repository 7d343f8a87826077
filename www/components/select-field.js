/** A labelled choice. */
import { html } from 'lit';
import { SignalElement } from './signal-element.js';

/** Fires `commit` with the chosen value as `detail`. */
export class SelectField extends SignalElement {
  static properties = {
    key: {},
    name: {},
    value: {},
    choices: { attribute: false },
  };

  constructor() {
    super();
    /** Unique in the page; ids are made from it. */
    this.key = '';
    this.name = '';
    this.value = '';
    /** @type {readonly (readonly [value: string, text: string])[]} */
    this.choices = [];
  }

  /** @param {Event & { target: HTMLSelectElement }} event */
  #onChange(event) {
    this.dispatchEvent(new CustomEvent('commit', { detail: event.target.value }));
  }

  /** @override */
  render() {
    const id = `${this.key}-select`;
    return html`
      <label class="label" for=${id}>${this.name}</label>
      <select id=${id} data-testid=${id} @change=${this.#onChange}>
        ${this.choices.map(
          ([value, text]) => html`<option value=${value} .selected=${value === this.value}>${text}</option>`,
        )}
      </select>
    `;
  }
}

customElements.define('mlp-select', SelectField);

/** A labelled choice. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { SignalElement } from './signal-element.js';

/** Fires `commit` with the chosen value as `detail`. */
export class SelectField extends SignalElement {
  static properties = {
    key: {},
    name: {},
    value: {},
    choices: { attribute: false },
    groups: { attribute: false },
    describedBy: {},
    disabled: { type: Boolean },
    hint: {},
  };

  constructor() {
    super();
    /** Unique in the page; ids are made from it. */
    this.key = '';
    this.name = '';
    this.value = '';
    /** @type {readonly (readonly [value: string, text: string])[]} */
    this.choices = [];
    /** @type {readonly (readonly [name: string, choices: SelectField['choices']])[]} After the single choices. */
    this.groups = [];
    /** Id of a text about the choice. */
    this.describedBy = '';
    this.disabled = false;
    /** A few words in place of a choice, where there is none to make. */
    this.hint = '';
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
      <select
        id=${id}
        data-testid=${id}
        aria-describedby=${this.describedBy || nothing}
        title=${this.hint || nothing}
        ?disabled=${this.disabled}
        @change=${this.#onChange}
      >
        ${this.#options(this.choices)}
        ${this.groups.map(
          ([name, choices]) => html`<optgroup label=${name}>${this.#options(choices)}</optgroup>`,
        )}
      </select>
    `;
  }

  /** @param {SelectField['choices']} choices */
  #options(choices) {
    return choices.map(
      ([value, text]) =>
        html`<option value=${value} .selected=${live(value === this.value)}>${text}</option>`,
    );
  }
}

customElements.define('mlp-select', SelectField);

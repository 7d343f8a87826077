/**
 * A labelled number to type. What cannot be accepted is explained next to the field, and the value in force stays.
 *
 * @import { TemplateResult } from 'lit'
 * @import { NumberRule } from '../../scene/codecs.js'
 */
import { html, nothing } from 'lit';
import { numberFromText } from '../../points/typed.js';
import { wrongText } from '../../words/en/fields.js';
import { formatEntry } from '../../words/numbers.js';
import { required, SignalElement } from './signal-element.js';
import { typed } from './typed.js';

/**
 * Fires `commit` with the number as `detail` when a valid number has been entered.
 *
 * Whole numbers use the browser's number input with its arrows. Others use a text input: browsers' number inputs
 * refuse the decimal comma in English pages and hide what was typed instead.
 */
export class NumberField extends SignalElement {
  static properties = {
    key: {},
    name: {},
    label: { attribute: false },
    bare: { type: Boolean },
    value: { type: Number },
    rule: { attribute: false },
    integer: { type: Boolean },
    disabled: { type: Boolean },
    describedBy: {},
    hint: {},
    wrong: { state: true },
  };

  constructor() {
    super();
    /** Unique in the page; ids are made from it. */
    this.key = '';
    /** What the number is called in messages and, where `label` is missing, above the field. */
    this.name = '';
    /** @type {TemplateResult | string | null} Shown instead of the name. */
    this.label = null;
    /** Leave the visible label to the surroundings. */
    this.bare = false;
    this.value = 0;
    /** @type {NumberRule} What is accepted. */
    this.rule = required();
    this.integer = false;
    this.disabled = false;
    /** Id of a further description. */
    this.describedBy = '';
    /** A few words under the field. */
    this.hint = '';
    /** What was typed and cannot be accepted. @type {string | null} */
    this.wrong = null;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('value')) this.wrong = null;
  }

  /** Number inputs take a hyphen alone. @param {number} value */
  #textOf(value) {
    return this.integer ? String(value) : formatEntry(value);
  }

  get #input() {
    return /** @type {HTMLInputElement} */ (this.querySelector('input'));
  }

  /** Number pads of phones have a decimal sign, but some have no minus. */
  get #inputMode() {
    if (this.rule.min < 0) return 'text';
    return this.integer ? 'numeric' : 'decimal';
  }

  #commit() {
    const input = this.#input;
    // A number input hides what it cannot read; the message then says that something unreadable was typed.
    const text = input.validity.badInput ? '?' : input.value;
    const value = this.rule.check(numberFromText(text));
    this.wrong = value === undefined ? text : null;
    if (value === undefined) return;
    input.value = this.#textOf(value);
    if (value !== this.value) this.dispatchEvent(new CustomEvent('commit', { detail: value }));
  }

  /** @param {KeyboardEvent} event */
  #onKeydown({ key }) {
    if (key === 'Escape') this.wrong = null;
  }

  /** @override */
  render() {
    const id = `${this.key}-input`;
    const errorId = `${this.key}-error`;
    const hintId = `${this.key}-hint`;
    const error = this.wrong === null ? '' : wrongText(this.name, this.rule.expects, this.wrong, this.value);
    const described = [error && errorId, this.hint && hintId, this.describedBy].filter(Boolean).join(' ');
    return html`
      ${this.bare ? nothing : html`<label class="label" for=${id}>${this.label ?? this.name}</label>`}
      <input
        id=${id}
        data-testid=${id}
        class="number"
        type=${this.integer ? 'number' : 'text'}
        inputmode=${this.#inputMode}
        min=${this.integer ? this.rule.min : nothing}
        max=${this.integer ? this.rule.max : nothing}
        step=${this.integer ? 1 : nothing}
        autocomplete="off"
        spellcheck="false"
        aria-label=${this.bare ? this.name : nothing}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${described || nothing}
        ?disabled=${this.disabled}
        .value=${typed(this.#textOf(this.value), this.wrong !== null)}
        @change=${this.#commit}
        @keydown=${this.#onKeydown}
      />
      ${this.hint ? html`<span class="hint" id=${hintId} translate="no">${this.hint}</span>` : nothing}
      <span class="error" id=${errorId} role="alert" translate="no">${error}</span>
    `;
  }
}

customElements.define('mlp-number', NumberField);

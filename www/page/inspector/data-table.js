/** The numbers behind a picture: a table, folded, and a file of it. */
import { html, nothing } from 'lit';
import { reasonOf } from '../../points/reason.js';
import { reasonText } from '../../words/en/reasons.js';
import { toolsWords } from '../../words/en/tools.js';
import { decimalSign } from '../../words/language.js';
import { saved } from '../saving.js';
import { required, SignalElement } from '../elements/signal-element.js';

/** Rows that the page shows; the file has all. */
const MOST_ROWS = 200;

/**
 * @typedef {object} Table
 * @property {string} caption
 * @property {readonly string[]} columns
 * @property {readonly (readonly (string | number)[])[]} rows  numbers as they are; NaN where there is none
 * @property {(value: number, column: number) => string} [write]  a number as the page shows it
 */

export class DataTable extends SignalElement {
  static properties = {
    table: { attribute: false },
    name: {},
    key: {},
    status: { state: true },
    isOpen: { state: true },
  };

  constructor() {
    super();
    /** Or what makes it, when somebody wants to see it. @type {Table | (() => Table)} */
    this.table = required();
    /** Of the file. */
    this.name = '';
    /** Unique in the page; ids for tests are made from it. */
    this.key = 'tool';
    this.status = '';
    this.isOpen = false;
  }

  get #made() {
    return typeof this.table === 'function' ? this.table() : this.table;
  }

  async #save() {
    try {
      const [{ default: Papa }, { fileName }] = await Promise.all([
        import('papaparse'),
        import('../../export/file-name.js'),
      ]);
      const { columns, rows } = this.#made;
      const sign = decimalSign();
      const cellOf = (/** @type {string | number} */ cell) =>
        typeof cell === 'number' ? (Number.isNaN(cell) ? '' : String(cell).replace('.', sign)) : cell;
      const data = rows.map((row) => row.map(cellOf));
      const text = Papa.unparse({ fields: [...columns], data }, { delimiter: sign === ',' ? ';' : ',' });
      const file = new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv' });
      this.status = saved(file, `${fileName(this.name)}.csv`);
    } catch (error) {
      this.status = toolsWords().failed(reasonText(reasonOf(error)));
    }
  }

  /** @override */
  render() {
    const words = toolsWords();
    return html`<details
      class="more"
      data-testid=${`${this.key}-table`}
      @toggle=${(/** @type {Event & { target: HTMLDetailsElement }} */ event) => (this.isOpen = event.target.open)}
    >
      <summary>${words.numbers}</summary>
      ${this.isOpen ? this.#numbers() : nothing}
    </details>`;
  }

  /** Only where it is seen: there may be many, and they change with every picture. */
  #numbers() {
    const { caption, columns, rows, write = (value) => String(value) } = this.#made;
    const words = toolsWords();
    const text = (/** @type {string | number} */ cell, /** @type {number} */ column) =>
      typeof cell !== 'number' ? cell : Number.isNaN(cell) ? '–' : write(cell, column);
    return html`
      <div class="tool-table" tabindex="0" role="group" aria-label=${caption}>
        <table translate="no">
          <caption>
            ${caption}
          </caption>
          <thead>
            <tr>
              ${columns.map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, MOST_ROWS).map(
              (row) =>
                html`<tr>
                  ${row.map((cell, i) => html`<td>${text(cell, i)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="aside">
        ${rows.length > MOST_ROWS ? words.first(MOST_ROWS, rows.length) : nothing}
        <button type="button" class="button quiet" data-testid=${`${this.key}-save-csv`} @click=${this.#save}>
          ${words.saveNumbers}
        </button>
        <span role="status">${this.status}</span>
      </p>
    `;
  }
}

customElements.define('mlp-data-table', DataTable);

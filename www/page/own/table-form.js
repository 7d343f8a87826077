/**
 * A table on its way to points: how it is read, its first rows, what cannot be read, and the class of each label.
 *
 * @import { Choice } from '../../points/table/columns.js'
 * @import { Reading } from '../../points/table/import.js'
 * @import { Table } from '../../points/table/table.js'
 * @import { Page } from '../page.js'
 * @import { Desk, TableText } from './desk.js'
 */
import { html, nothing } from 'lit';
import { columnNames, suggestedChoice } from '../../points/table/columns.js';
import { classesFor, ownFromReading, readPoints } from '../../points/table/import.js';
import { MOST_POINTS } from '../../points/grid.js';
import { DELIMITERS, readTable } from '../../points/table/table.js';
import { formatCount, formatPercent } from '../../views/format.js';
import '../elements/select-field.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { classChoices, previewTable, troubleList } from './table-parts.js';

/** @type {Record<string, string>} */
const DELIMITER_NAMES = { '\t': 'tab', ';': 'semicolon', '|': 'bar', ',': 'comma', ' ': 'space' };
const SHARES = [0, 0.2, 0.3, 0.5];
/** So few points are rather all learned from. */
const FEW_POINTS = 20;
const NO_LABEL = 'none';

export class TableForm extends SignalElement {
  static properties = {
    page: { attribute: false },
    source: { attribute: false },
    table: { state: true },
    choice: { state: true },
    reading: { state: true },
    classOf: { state: true },
    share: { state: true },
    progress: { state: true },
    trouble: { state: true },
  };

  /** Ends what is being read. */
  #work = new AbortController();

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {TableText | null} */
    this.source = null;
    /** @type {Table | null} */
    this.table = null;
    /** @type {Choice | null} */
    this.choice = null;
    /** @type {Reading | null} */
    this.reading = null;
    /** @type {readonly (number | null)[]} class of each label; null leaves its points out */
    this.classOf = [];
    /** @type {number | null} of the points for testing; null until somebody chooses */
    this.share = null;
    this.progress = 0;
    this.trouble = '';
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#work.abort();
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('source') && this.source) this.#readText();
  }

  /** @param {string} [delimiter] */
  async #readText(delimiter) {
    const { source } = this;
    if (!source) return;
    const signal = this.#begin();
    Object.assign(this, { table: null, choice: null, progress: 0, trouble: '' });
    try {
      const onProgress = (/** @type {number} */ share) => (this.progress = share);
      const table = await readTable(source.text, { delimiter, signal, onProgress });
      this.table = table;
      const known = source.columns?.map((name) => columnNames(table, true).indexOf(name));
      // Split at another sign, the table has other columns.
      this.choose(known && !known.includes(-1) ? { first: known[0], second: known[1] } : {});
    } catch (error) {
      if (!signal.aborted) this.trouble = error instanceof Error ? error.message : String(error);
    }
  }

  /** What was being read does not matter any more. */
  #begin() {
    this.#work.abort();
    this.#work = new AbortController();
    this.reading = null;
    return this.#work.signal;
  }

  /**
   * Reads the rows as chosen; the rest is guessed.
   *
   * @param {Partial<Choice>} known
   */
  async choose(known) {
    const { table } = this;
    if (!table) return;
    const signal = this.#begin();
    const choice = suggestedChoice(table, known);
    this.choice = choice;
    try {
      const reading = await readPoints(table, choice, signal);
      this.reading = reading;
      this.classOf = classesFor(reading.labels);
    } catch (error) {
      if (!signal.aborted) this.trouble = error instanceof Error ? error.message : String(error);
    }
  }

  /** @param {Partial<Choice>} patch */
  #change(patch) {
    if (this.choice) this.choose({ ...this.choice, ...patch });
  }

  /** Points that would come onto the plane if there were room. */
  get #available() {
    const { reading, classOf } = this;
    return reading
      ? reading.labels.reduce((sum, { count }, i) => sum + (classOf[i] === null ? 0 : count), 0)
      : 0;
  }

  get #shareInForce() {
    return this.share ?? (this.#available > FEW_POINTS ? 0.3 : 0);
  }

  #use() {
    const { reading, classOf } = this;
    if (!reading || this.#available === 0) return;
    const { store, own } = this.page;
    const desk = /** @type {Desk} */ (own.peek());
    const { seed } = store.scene.peek().board;
    const { own: points, available } = ownFromReading(reading, classOf, seed);
    desk.history.edit(points, { patch: { testShare: this.#shareInForce } });
    desk.label.value = 0;
    if (available > points.keys.length) {
      const counts = `${formatCount(points.keys.length)} of ${formatCount(available)}`;
      store.notify(`${counts} points are shown, drawn at random with seed ${seed}.`);
    }
    desk.table.value = null;
    desk.dialog.value = 'closed';
  }

  /** @override */
  render() {
    const { table, choice, trouble } = this;
    const desk = /** @type {Desk} */ (this.page.own.peek());
    const available = this.#available;
    return html`
      ${trouble ? html`<p class="error" role="alert" data-testid="table-trouble">${trouble}</p>` : nothing}
      ${!table && !trouble ? this.#waiting() : nothing}
      ${table && choice ? this.#options(table, choice) : nothing}
      ${table && choice ? previewTable(table, choice) : nothing} ${this.#result()}
      <p class="dialog-row dialog-end">
        <button
          type="button"
          class="button"
          data-testid="table-back"
          @click=${() => (desk.dialog.value = 'start')}
        >
          Back
        </button>
        <button
          type="button"
          class="button primary"
          data-testid="use-points"
          ?disabled=${available === 0}
          @click=${this.#use}
        >
          ${
            available > MOST_POINTS
              ? `Use ${formatCount(MOST_POINTS)} of ${formatCount(available)} points`
              : `Use ${formatCount(available)} point${available === 1 ? '' : 's'}`
          }
        </button>
      </p>
    `;
  }

  #waiting() {
    return html`<p class="dialog-row">
      <progress max="1" .value=${this.progress} aria-label="Reading"></progress>
      <span>${formatPercent(this.progress)}</span>
    </p>`;
  }

  /**
   * @param {Table} table
   * @param {Choice} choice
   */
  #options(table, { hasHeader, decimal, first, second, label }) {
    const names = columnNames(table, hasHeader);
    const columns = names.map((name, index) => /** @type {const} */ ([String(index), name]));
    const choosing =
      (/** @type {(value: string) => void} */ act) => (/** @type {CustomEvent<string>} */ event) =>
        act(event.detail);
    return html`
      <div class="table-options">
        <mlp-select
          .key=${'table-first'}
          .name=${'x₁'}
          .value=${String(first)}
          .choices=${columns}
          @commit=${choosing((value) => this.#change({ first: Number(value) }))}
        ></mlp-select>
        <mlp-select
          .key=${'table-second'}
          .name=${'x₂'}
          .value=${String(second)}
          .choices=${columns}
          @commit=${choosing((value) => this.#change({ second: Number(value) }))}
        ></mlp-select>
        <mlp-select
          .key=${'table-label'}
          .name=${'Class'}
          .value=${label === null ? NO_LABEL : String(label)}
          .choices=${[...columns, /** @type {const} */ ([NO_LABEL, 'all points are of one class'])]}
          @commit=${choosing((value) => this.#change({ label: value === NO_LABEL ? null : Number(value) }))}
        ></mlp-select>
        <mlp-select
          .key=${'table-delimiter'}
          .name=${'Columns end with'}
          .value=${table.delimiter}
          .choices=${DELIMITERS.map((sign) => /** @type {const} */ ([sign, DELIMITER_NAMES[sign]]))}
          @commit=${choosing((value) => this.#readText(value))}
        ></mlp-select>
        <mlp-select
          .key=${'table-decimal'}
          .name=${'Decimal sign'}
          .value=${decimal}
          .choices=${[/** @type {const} */ (['.', 'point']), /** @type {const} */ ([',', 'comma'])]}
          @commit=${choosing((value) => this.#change({ decimal: value === ',' ? ',' : '.' }))}
        ></mlp-select>
        <mlp-select
          .key=${'table-share'}
          .name=${'For testing'}
          .value=${String(this.#shareInForce)}
          .choices=${SHARES.map((share) => /** @type {const} */ ([String(share), share === 0 ? 'none' : formatPercent(share).replace('.0', '')]))}
          @commit=${choosing((value) => (this.share = Number(value)))}
        ></mlp-select>
        <label class="check">
          <input
            type="checkbox"
            data-testid="table-header"
            .checked=${hasHeader}
            @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
              this.choose({ hasHeader: event.target.checked })}
          />
          the first row holds names
        </label>
      </div>
    `;
  }

  #result() {
    const { reading, classOf } = this;
    if (!reading) return nothing;
    return html`
      ${troubleList(reading)}
      ${classChoices(reading.labels, classOf, (index, label) => {
        this.classOf = classOf.with(index, label);
      })}
    `;
  }
}

customElements.define('mlp-table-form', TableForm);

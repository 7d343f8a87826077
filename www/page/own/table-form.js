/**
 * A table on its way to points: how it is read, its first rows, what cannot be read, and the class of each label.
 *
 * @import { Choice } from '../../points/table/columns.js'
 * @import { OwnPoints } from '../../points/points.d.ts'
 * @import { Reading, Rounding } from '../../points/table/import.js'
 * @import { Table } from '../../points/table/table.js'
 * @import { Encoding } from '../../points/table/text.js'
 * @import { Page } from '../page.js'
 * @import { Desk, TableText } from './desk.js'
 */
import { html, nothing } from 'lit';
import { columnNames, suggestedChoice } from '../../points/table/columns.js';
import { classesFor, ownFromReading, readPoints } from '../../points/table/import.js';
import { MOST_POINTS } from '../../points/grid.js';
import { DELIMITERS, readTable } from '../../points/table/table.js';
import { ENCODINGS, textFromBytes } from '../../points/table/text.js';
import { formatCount, formatPercent } from '../../words/numbers.js';
import '../elements/select-field.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { classChoices, numberQuestion, previewTable, roundingList, troubleList } from './table-parts.js';

/** @type {Record<string, string>} */
const DELIMITER_NAMES = { '\t': 'tab', ';': 'semicolon', '|': 'bar', ',': 'comma', ' ': 'space' };
const SHARES = [0, 0.2, 0.3, 0.5];
/** So few points are rather all learned from. */
const FEW_POINTS = 20;
const NO_COLUMN = 'none';
/** @type {Record<Encoding, string>} */
const ENCODING_NAMES = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big end first',
  'windows-1252': 'Windows, western Europe',
  'windows-1250': 'Windows, central Europe',
  'windows-1251': 'Windows, Cyrillic',
  gb18030: 'Chinese, GBK',
  big5: 'Chinese, Big5',
  shift_jis: 'Japanese, Shift JIS',
  'euc-kr': 'Korean, EUC-KR',
};
/** Signs of a number's style: the decimal sign, then the one that groups thousands. */
const STYLE_CHOICES = /** @type {const} */ ([
  ['.', '1.5'],
  [',', '1,5'],
  ['.,', '1,234.5'],
  [',.', '1.234,5'],
]);
const TASK_CHOICES = /** @type {const} */ ([
  ['classification', 'a class'],
  ['regression', 'a number'],
]);

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
    if (changed.has('reading') || changed.has('classOf')) {
      const { seed } = this.page.store.scene.peek().board;
      this.#outcome = this.reading && ownFromReading(this.reading, this.classOf, seed);
    }
  }

  /** @param {Encoding} encoding */
  #decode(encoding) {
    const { source } = this;
    if (!source?.file) return;
    const file = { ...source.file, encoding };
    const desk = /** @type {Desk} */ (this.page.own.peek());
    try {
      desk.table.value = { ...source, file, text: textFromBytes(file.bytes, encoding) };
    } catch (error) {
      this.trouble = error instanceof Error ? error.message : String(error);
    }
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

  /** What is still unclear stays so. @param {Partial<Choice>} patch */
  #change(patch) {
    if (!this.choice) return;
    const { decimal, grouped, unclear, ...others } = this.choice;
    this.choose({ ...others, ...(unclear === null ? { decimal, grouped } : {}), ...patch });
  }

  /** y as a class or as a number may be in another column. @param {Choice['task']} task */
  #changeTask(task) {
    this.#change({ task, second: undefined, label: undefined });
  }

  /** @param {string} signs */
  #changeStyle(signs) {
    this.#change({ decimal: signs.startsWith(',') ? ',' : '.', grouped: signs.length > 1 });
  }

  /**
   * The points that would come onto the plane. @type {{ own: OwnPoints, available: number, roundings: Rounding[] } | null}
   */
  #outcome = null;

  /** Points that would come onto the plane if there were room. */
  get #available() {
    return this.#outcome?.available ?? 0;
  }

  get #shareInForce() {
    return this.share ?? (this.#available > FEW_POINTS ? 0.3 : 0);
  }

  #use() {
    if (!this.#outcome || this.#available === 0) return;
    const { store, own } = this.page;
    const desk = /** @type {Desk} */ (own.peek());
    const { seed } = store.scene.peek().board;
    const { own: points, available } = this.#outcome;
    desk.history.edit(points, { patch: { testShare: this.#shareInForce } });
    desk.label.value = 0;
    if (available > points.keys.length) {
      store.notify({ code: 'sampled', shown: points.keys.length, all: available, seed });
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
          ?disabled=${available === 0 || choice?.unclear !== null}
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
  #options(table, choice) {
    const { hasHeader, decimal, grouped, unclear } = choice;
    return html`
      <div class="table-options">
        ${this.#columns(choice, columnNames(table, hasHeader))}
        ${select('table-delimiter', 'Columns end with', table.delimiter, DELIMITER_CHOICES, (value) => this.#readText(value))}
        ${select('table-decimal', 'Numbers like', grouped ? `${decimal}${decimal === ',' ? '.' : ','}` : decimal, STYLE_CHOICES, (value) => this.#changeStyle(value))}
        ${this.source?.file ? select('table-encoding', 'Encoding', this.source.file.encoding, ENCODING_CHOICES, (value) => this.#decode(/** @type {Encoding} */ (value))) : nothing}
        ${select('table-share', 'For testing', String(this.#shareInForce), SHARE_CHOICES, (value) => (this.share = Number(value)))}
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
      ${unclear === null ? nothing : numberQuestion(unclear, (signs) => this.#changeStyle(signs))}
    `;
  }

  /** Which columns are meant. @param {Choice} choice @param {readonly string[]} names */
  #columns({ task, first, second, label }, names) {
    const columns = names.map((name, index) => /** @type {const} */ ([String(index), name]));
    /** @param {string} nothing  what it means that there is no such column */
    const orNone = (nothing) => [...columns, /** @type {const} */ ([NO_COLUMN, nothing])];
    const valueOf = (/** @type {number | null} */ column) => (column === null ? NO_COLUMN : String(column));
    const columnIn = (/** @type {string} */ value) => (value === NO_COLUMN ? null : Number(value));
    const isNumber = task === 'regression';
    return html`
      ${select('table-task', 'y is', task, TASK_CHOICES, (value) => this.#changeTask(value === 'regression' ? value : 'classification'))}
      ${select('table-first', second === null ? 'x' : 'x₁', String(first), columns, (value) => this.#change({ first: Number(value) }))}
      ${select('table-second', 'x₂', valueOf(second), isNumber ? orNone('none: y over x') : columns, (value) => this.#change({ second: columnIn(value) }))}
      ${select('table-label', isNumber ? 'y' : 'Class', valueOf(label), isNumber ? columns : orNone('none: one class'), (value) => this.#change({ label: columnIn(value) }))}
    `;
  }

  #result() {
    const { reading, classOf } = this;
    if (!reading) return nothing;
    const used = new Set(classOf.filter((label, i) => label !== null && reading.labels[i]?.count > 0));
    return html`
      ${troubleList(reading, this.#readCount)}
      ${roundingList(this.#outcome?.roundings ?? [], reading.numbers.length)}
      ${classChoices(reading.labels, classOf, (index, label) => {
        this.classOf = classOf.with(index, label);
      })}
      ${
        reading.task === 'classification' && used.size === 1
          ? html`<p data-testid="table-one-class">
              All points are of one class, and there is nothing to tell apart. Choose the column of the class,
              or say that y is a number, or draw points of another class afterwards.
            </p>`
          : nothing
      }
    `;
  }

  /** Rows that could be read. */
  get #readCount() {
    return this.reading?.numbers[0].length ?? 0;
  }
}

const DELIMITER_CHOICES = DELIMITERS.map((sign) => /** @type {const} */ ([sign, DELIMITER_NAMES[sign]]));
const ENCODING_CHOICES = ENCODINGS.map(
  (encoding) => /** @type {const} */ ([encoding, ENCODING_NAMES[encoding]]),
);
const SHARE_CHOICES = SHARES.map(
  (share) =>
    /** @type {const} */ ([String(share), share === 0 ? 'none' : formatPercent(share).replace('.0', '')]),
);

/**
 * @param {string} key
 * @param {string} name
 * @param {string} value
 * @param {readonly (readonly [value: string, text: string])[]} choices
 * @param {(value: string) => void} act
 */
const select = (key, name, value, choices, act) =>
  html`<mlp-select
    .key=${key}
    .name=${name}
    .value=${value}
    .choices=${choices}
    @commit=${(/** @type {CustomEvent<string>} */ event) => act(event.detail)}
  ></mlp-select>`;

customElements.define('mlp-table-form', TableForm);

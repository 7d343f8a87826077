/**
 * A table on its way to points: how it is read, its first rows, what cannot be read, and the class of each label.
 *
 * @import { Choice } from '../../points/table/columns.js'
 * @import { OwnPoints, Reason } from '../../points/points.d.ts'
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
import { reasonOf } from '../../points/reason.js';
import { DELIMITERS, readTable } from '../../points/table/table.js';
import { ENCODINGS, textFromBytes } from '../../points/table/text.js';
import { faultText, ownWords } from '../../words/en/own.js';
import { perLanguage } from '../../words/language.js';
import { asWritten, formatPercent } from '../../words/numbers.js';
import '../elements/select-field.js';
import { required, SignalElement } from '../elements/signal-element.js';
import {
  classChoices,
  namedColumns,
  numberQuestion,
  previewTable,
  roundingList,
  troubleList,
} from './table-parts.js';

const SHARES = [0, 0.2, 0.3, 0.5];
/** So few points are rather all learned from. */
const FEW_POINTS = 20;
const NO_COLUMN = 'none';
/** Signs of a number's style: the decimal sign, then the one that groups thousands. */
const STYLE_CHOICES = /** @type {const} */ ([
  ['.', '1.5'],
  [',', '1,5'],
  ['.,', '1,234.5'],
  [',.', '1.234,5'],
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
    /** @type {Reason | null} */
    this.trouble = null;
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
      this.trouble = reasonOf(error);
    }
  }

  /** @param {string} [delimiter] */
  async #readText(delimiter) {
    const { source } = this;
    if (!source) return;
    const signal = this.#begin();
    Object.assign(this, { table: null, choice: null, progress: 0, trouble: null });
    try {
      const onProgress = (/** @type {number} */ share) => (this.progress = share);
      const table = await readTable(source.text, { delimiter, signal, onProgress });
      this.table = table;
      const known = source.columns?.map((name) => columnNames(table, true).indexOf(name));
      // Split at another sign, the table has other columns.
      this.choose(known && !known.includes(-1) ? { first: known[0], second: known[1] } : {});
    } catch (error) {
      if (!signal.aborted) this.trouble = reasonOf(error);
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
      if (!signal.aborted) this.trouble = reasonOf(error);
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
    const words = ownWords().table;
    return html`
      ${trouble ? html`<p class="error" role="alert" data-testid="table-trouble">${faultText({ code: 'table', reason: trouble })}</p>` : nothing}
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
          ${words.back}
        </button>
        <button
          type="button"
          class="button primary"
          data-testid="use-points"
          ?disabled=${available === 0 || choice?.unclear !== null}
          @click=${this.#use}
        >
          ${words.use(Math.min(available, MOST_POINTS), available)}
        </button>
      </p>
    `;
  }

  #waiting() {
    return html`<p class="dialog-row">
      <progress max="1" .value=${this.progress} aria-label=${ownWords().table.reading}></progress>
      <span>${formatPercent(this.progress)}</span>
    </p>`;
  }

  /**
   * @param {Table} table
   * @param {Choice} choice
   */
  #options(table, choice) {
    const { hasHeader, decimal, grouped, unclear } = choice;
    const words = ownWords().table;
    return html`
      <div class="table-options">
        ${this.#columns(choice, namedColumns(table, hasHeader))}
        ${select('table-delimiter', words.delimiter, table.delimiter, delimiterChoices(), (value) => this.#readText(value))}
        ${select('table-decimal', words.style, grouped ? `${decimal}${decimal === ',' ? '.' : ','}` : decimal, STYLE_CHOICES, (value) => this.#changeStyle(value))}
        ${this.source?.file ? select('table-encoding', words.encoding, this.source.file.encoding, encodingChoices(), (value) => this.#decode(/** @type {Encoding} */ (value))) : nothing}
        ${select('table-share', words.share, String(this.#shareInForce), shareChoices(), (value) => (this.share = Number(value)))}
        <label class="check">
          <input
            type="checkbox"
            data-testid="table-header"
            .checked=${hasHeader}
            @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
              this.choose({ hasHeader: event.target.checked })}
          />
          ${words.header}
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
    const words = ownWords().table;
    return html`
      ${select('table-task', words.task, task, taskChoices(), (value) => this.#changeTask(value === 'regression' ? value : 'classification'))}
      ${select('table-first', second === null ? 'x' : 'x₁', String(first), columns, (value) => this.#change({ first: Number(value) }))}
      ${select('table-second', 'x₂', valueOf(second), isNumber ? orNone(words.noSecond) : columns, (value) => this.#change({ second: columnIn(value) }))}
      ${select('table-label', isNumber ? 'y' : words.class, valueOf(label), isNumber ? columns : orNone(words.noClass), (value) => this.#change({ label: columnIn(value) }))}
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
          ? html`<p data-testid="table-one-class">${ownWords().table.oneClass}</p>`
          : nothing
      }
    `;
  }

  /** Rows that could be read. */
  get #readCount() {
    return this.reading?.numbers[0].length ?? 0;
  }
}

const taskChoices = perLanguage(() => Object.entries(ownWords().table.tasks));
const delimiterChoices = perLanguage(() =>
  DELIMITERS.map((sign) => /** @type {const} */ ([sign, ownWords().table.delimiters[sign]])),
);
const encodingChoices = perLanguage(() =>
  ENCODINGS.map((encoding) => /** @type {const} */ ([encoding, ownWords().table.encodings[encoding]])),
);
const shareChoices = perLanguage(() =>
  SHARES.map(
    (share) =>
      /** @type {const} */ ([
        String(share),
        share === 0 ? ownWords().table.noShare : formatPercent(share).replace(asWritten('.0'), ''),
      ]),
  ),
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

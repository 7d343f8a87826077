/**
 * The dialog of own points: where they come from, and saving those that are shown.
 *
 * @import { Page } from '../page.js'
 * @import { Desk, TableText } from './desk.js'
 */
import { html, nothing } from 'lit';
import { emptyPlane, emptySurface } from '../../points/edit.js';
import { csvFromPoints } from '../../points/csv.js';
import { KNOWN_SETS } from '../../points/known.js';
import { reasonOf } from '../../points/reason.js';
import { OWN } from '../../scene/schema.js';
import { decimalSign } from '../../words/language.js';
import { faultText, ownWords } from '../../words/en/own.js';
import { shareWords } from '../../words/en/share.js';
import { saveFile } from '../device.js';
import { opened } from '../door.js';
import { DialogElement } from '../elements/dialog-element.js';
import { marked } from '../elements/marked.js';
import { sourceInfo } from '../page.js';
import { required } from '../elements/signal-element.js';
import './table-form.js';

/** What can be drawn from nothing. */
const EMPTY_PLANES = /** @type {const} */ ([
  ['draw-empty', 'emptyClasses', () => emptyPlane()],
  ['draw-empty-curve', 'emptyCurve', () => emptyPlane(undefined, 0)],
  ['draw-empty-surface', 'emptySurface', () => emptySurface()],
]);

export class OwnDialog extends DialogElement {
  static properties = { page: { attribute: false }, decimal: { state: true } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** Of saved tables; the language's until it is chosen. @type {'.' | ',' | null} */
    this.decimal = null;
  }

  get #desk() {
    return /** @type {Desk} */ (this.page.own.peek());
  }

  /** @override */
  get isOpen() {
    return this.#desk.dialog.value !== 'closed';
  }

  /** Own points may have taken the place of the button that opened it. @override */
  get refuges() {
    return ['[data-testid="edit-points"]', ...super.refuges];
  }

  /** @override */
  close() {
    const desk = this.#desk;
    desk.dialog.value = 'closed';
    desk.table.value = null;
    desk.trouble.value = null;
  }

  /** Draws from here: the editing begins. @param {() => void} prepare */
  #draw(prepare) {
    prepare();
    this.#desk.editing.value = true;
    this.close();
  }

  /** @param {Event & { target: HTMLInputElement }} event */
  #onFile(event) {
    const [file] = event.target.files ?? [];
    if (file) this.#desk.openFile(file);
    event.target.value = ''; // the same file can be chosen again
  }

  /** @param {SubmitEvent} event */
  #onPasted(event) {
    event.preventDefault();
    const text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('text') ?? '');
    if (text.trim() === '') this.#desk.trouble.value = { code: 'nothing' };
    else this.#desk.openTable({ from: 'pasted', name: '', text });
  }

  /** @param {(typeof KNOWN_SETS)[number]} set */
  async #onKnown({ name, load, columns }) {
    try {
      this.#desk.openTable({ from: 'named', name, text: await load(), columns });
    } catch (error) {
      this.#desk.trouble.value = { code: 'set', name, reason: reasonOf(error) };
    }
  }

  get #decimal() {
    return this.decimal ?? decimalSign();
  }

  async #save() {
    const { pool, store } = this.page;
    const { board, own } = store.scene.peek();
    const points = pool.points.peek();
    if (!points) return;
    const shown = (board.source === OWN && own) || null;
    const task = sourceInfo(this.page)?.task;
    const csv = await opened(this.page, 'part', () =>
      csvFromPoints(points, pool.testPoints.peek(), shown, task, this.#decimal),
    );
    if (csv === null) return;
    // The mark makes spreadsheets read it as UTF-8.
    saveFile(
      new Blob(['\uFEFF', csv], { type: 'text/csv' }),
      ownWords().dialog.fileName(board.source, 'csv'),
    );
  }

  /** @override */
  render() {
    const { dialog, table, trouble } = this.#desk;
    const isTable = dialog.value === 'table' && table.value !== null;
    return this.shell(
      'own',
      isTable && table.value ? titleOf(table.value) : ownWords().title,
      () => html`
        <p class="error" role="alert" data-testid="own-trouble">
          ${trouble.value ? faultText(trouble.value) : ''}
        </p>
        ${isTable ? html`<mlp-table-form .page=${this.page} .source=${table.value}></mlp-table-form>` : this.#start()}
      `,
    );
  }

  #start() {
    const words = ownWords().dialog;
    return html`
      ${this.#drawing()} ${this.#tables()} ${this.#known()}
      <section class="dialog-part">
        <h3>${words.save}</h3>
        <p class="dialog-row">
          <button type="button" class="button" data-testid="save-csv" @click=${this.#save}>
            ${words.saveCsv}
          </button>
        </p>
        ${this.#signs()}
      </section>
    `;
  }

  /** How numbers are written in a saved table. */
  #signs() {
    const words = shareWords().csv;
    const choice = (/** @type {'.' | ','} */ sign, /** @type {'point' | 'comma'} */ name) =>
      html`<label class="check">
        <input
          type="radio"
          name="csv-decimal"
          data-testid=${`csv-${name}`}
          .checked=${this.#decimal === sign}
          @change=${() => (this.decimal = sign)}
        />
        ${words[name]}
      </label>`;
    return html`<fieldset class="dialog-row">
      <legend class="label">${words.signs}</legend>
      ${choice('.', 'point')} ${choice(',', 'comma')}
    </fieldset>`;
  }

  #drawing() {
    const { dialog: words, hints } = ownWords();
    const desk = this.#desk;
    const { board, own } = this.page.store.scene.value;
    const isOwn = board.source === OWN;
    return html`
      <section class="dialog-part">
        <h3>${words.draw}</h3>
        <p class="dialog-row">
          ${
            isOwn
              ? html`<button
                  type="button"
                  class="button"
                  data-testid="draw-on"
                  @click=${() => this.#draw(() => {})}
                >
                  ${words.goOn}
                </button>`
              : html`<button
                  type="button"
                  class="button"
                  data-testid="draw-copy"
                  @click=${() => this.#draw(desk.copyShown)}
                >
                  ${words.change}
                </button>`
          }
          ${
            !isOwn && own
              ? html`<button
                  type="button"
                  class="button"
                  data-testid="draw-back"
                  @click=${() => this.#draw(() => this.page.store.setOwn(own))}
                >
                  ${words.back}
                </button>`
              : nothing
          }
        </p>
        <p class="dialog-row">
          <span>${words.empty}</span>
          ${EMPTY_PLANES.map(
            ([key, name, make]) =>
              html`<button
                type="button"
                class="button"
                data-testid=${key}
                @click=${() => this.#draw(() => desk.history.edit(make(), { patch: { testShare: 0 } }))}
              >
                ${marked(hints[name])}
              </button>`,
          )}
        </p>
      </section>
    `;
  }

  #tables() {
    const words = ownWords().dialog;
    return html`
      <section class="dialog-part">
        <h3>${words.open}</h3>
        <p class="dialog-row">
          <label class="button file-button"
            >${words.file}<input
              type="file"
              class="visually-hidden"
              accept=".csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values,text/plain"
              data-testid="own-file"
              @change=${this.#onFile}
          /></label>
          <span class="aside">${words.files}</span>
        </p>
        <form class="dialog-paste" @submit=${this.#onPasted}>
          <label class="label" for="own-text">${words.paste}</label>
          <textarea
            id="own-text"
            name="text"
            rows="4"
            spellcheck="false"
            data-testid="own-text"
            placeholder=${words.example}
          ></textarea>
          <button type="submit" class="button" data-testid="read-pasted">${words.read}</button>
        </form>
      </section>
    `;
  }

  #known() {
    const words = ownWords().dialog;
    return html`
      <section class="dialog-part">
        <h3>${words.known}</h3>
        <ul class="known">
          ${KNOWN_SETS.map(
            (set) =>
              html`<li>
                <button
                  type="button"
                  class="button"
                  data-testid=${`known-${set.name.toLowerCase()}`}
                  @click=${() => this.#onKnown(set)}
                >
                  ${set.name}
                </button>
                <span
                  >${words.sets[set.name]}
                  <span class="aside"
                    >${set.source},
                    <a href=${set.address} target="_blank" rel="noreferrer">${set.address.slice(16)}</a>,
                    <a href=${set.licenceAddress} target="_blank" rel="noreferrer">${set.licence}</a></span
                  ></span
                >
              </li>`,
          )}
        </ul>
      </section>
    `;
  }
}

/** @param {TableText} table */
const titleOf = ({ from, name }) => {
  const { table } = ownWords();
  return from === 'named' ? table.named(name) : table[from];
};

customElements.define('mlp-own-dialog', OwnDialog);

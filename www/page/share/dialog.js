/**
 * Share & save: the link, pictures, weights, a program, and the board for slides. Loaded when it is first opened.
 *
 * @import { Page } from '../page.js'
 * @import { NetworkFigure } from '../../scene/scene.d.ts'
 * @import { SheetOptions } from '../../export/gather.js'
 */
import { html, nothing } from 'lit';
import { ExportFault } from '../../export/fault.js';
import { WeightsError } from '../../export/weights.js';
import { reasonOf } from '../../points/reason.js';
import { captionText } from '../../views/caption.js';
import { exportWords, weightsFaultText } from '../../words/en/export.js';
import { reasonText } from '../../words/en/reasons.js';
import { shareWords } from '../../words/en/share.js';
import { copyText } from '../device.js';
import { DialogElement } from '../elements/dialog-element.js';
import { required } from '../elements/signal-element.js';
import { savePicture, saveProgram, saveWeights } from './actions.js';
import './embed-part.js';
import './link-part.js';
import { openWeights } from './open-weights.js';
import { radios } from './radios.js';
import './share.css';

const BOARD = 'board';

/** @typedef {'svg' | 'png' | 'pdf'} Format */

export class ShareDialog extends DialogElement {
  static properties = {
    page: { attribute: false },
    open: { state: true },
    subject: { state: true },
    network: { state: true },
    format: { state: true },
    scale: { state: true },
    options: { state: true },
    status: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    this.open = false;
    /** The board, or the id of a figure. */
    this.subject = BOARD;
    /** Of the board's networks the one that weights are of: its id, or empty until somebody says so. */
    this.network = '';
    /** @type {Format} */
    this.format = 'svg';
    this.scale = 2;
    /** @type {SheetOptions} */
    this.options = { colours: 'colour', background: 'white', legend: true, footer: false };
    this.status = '';
    this.busy = false;
  }

  /** @param {number | null} id  of the figure that it is about, or null for the board */
  show(id) {
    this.subject = id === null ? BOARD : String(id);
    this.network = '';
    this.status = '';
    this.open = true;
  }

  /** @override */
  get isOpen() {
    return this.open;
  }

  /** @override */
  close() {
    this.open = false;
  }

  /** A figure that has been removed leaves the board. @override */
  willUpdate() {
    if (this.subject === BOARD) return;
    const { figures } = this.page.store.scene.peek();
    if (!figures.some(({ id }) => String(id) === this.subject)) this.subject = BOARD;
  }

  get #figures() {
    const { figures } = this.page.store.scene.value;
    return this.subject === BOARD ? figures : figures.filter(({ id }) => String(id) === this.subject);
  }

  get #networks() {
    return this.#figures.filter((figure) => figure.kind === 'network');
  }

  /** The network that weights and programs are of: of several, the one that was chosen. @returns {NetworkFigure | undefined} */
  get #network() {
    const networks = this.#networks;
    return networks.length === 1 ? networks[0] : networks.find(({ id }) => String(id) === this.network);
  }

  /**
   * Runs what takes a moment, and says how it went.
   *
   * @param {string} doing
   * @param {() => Promise<string>} act  resolves to what has been done
   */
  async #act(doing, act) {
    if (this.busy) return;
    this.busy = true;
    this.status = doing;
    try {
      this.status = await act();
    } catch (error) {
      this.status = shareWords().failed(whyNot(error));
    }
    this.busy = false;
  }

  /** @param {string} text @param {'link' | 'code'} what */
  #copy(text, what) {
    return this.#act('', async () =>
      (await copyText(text)) ? shareWords().copied(what) : shareWords().cannotCopy,
    );
  }

  /** @param {Event & { target: HTMLInputElement }} event */
  #onFile(event) {
    const [file] = event.target.files ?? [];
    event.target.value = ''; // so that the same file can be opened again
    const network = this.#network;
    if (file && network) {
      void this.#act(shareWords().doing.opening, () => openWeights(this.page, network, file));
    }
  }

  /** @override */
  render() {
    return this.shell('share', shareWords().title, () => this.#content());
  }

  #content() {
    const words = shareWords();
    const scene = this.page.store.scene.value;
    const look = this.page.pool.look.value;
    const copy = (/** @type {string} */ text, /** @type {'link' | 'code'} */ what) => this.#copy(text, what);
    return html`
      <mlp-share-link .page=${this.page} .copy=${copy}></mlp-share-link>
      <label class="share-subject">
        <span class="label">${words.subject}</span>
        <select
          data-testid="share-subject"
          @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => (this.subject = event.target.value)}
        >
          <option value=${BOARD} ?selected=${this.subject === BOARD}>${words.board}</option>
          ${scene.figures.map(
            (figure, i) =>
              html`<option value=${figure.id} ?selected=${this.subject === String(figure.id)}>
                ${words.figure(i + 1, captionText(figure, look))}
              </option>`,
          )}
        </select>
      </label>
      ${this.#picture()} ${this.#weights()}
      <mlp-share-embed .page=${this.page} .copy=${copy}></mlp-share-embed>
      <p class="share-status" role="status" data-testid="share-status">${this.status}</p>
    `;
  }

  /** @param {Partial<SheetOptions>} patch */
  #set(patch) {
    this.options = { ...this.options, ...patch };
  }

  #choices() {
    const { colours, background } = this.options;
    const words = shareWords().picture;
    return html`
      <div class="share-options">
        ${radios(words.format, 'format', this.format, { svg: 'SVG', png: 'PNG', pdf: 'PDF' }, (value) => {
          this.format = value;
        })}
        ${
          this.format === 'png'
            ? radios(
                words.pixels,
                'scale',
                /** @type {'1' | '2' | '3' | '4'} */ (String(this.scale)),
                { 1: '1×', 2: '2×', 3: '3×', 4: '4×' },
                (value) => (this.scale = Number(value)),
              )
            : nothing
        }
        ${radios(words.colours, 'colours', colours, { colour: words.colour, grey: words.grey }, (value) =>
          this.#set({ colours: value }),
        )}
        ${radios(
          words.background,
          'background',
          background,
          { white: words.white, transparent: words.transparent },
          (value) => this.#set({ background: value }),
        )}
      </div>
    `;
  }

  #picture() {
    const { legend, footer } = this.options;
    const words = shareWords().picture;
    return html`
      <section aria-labelledby="share-picture">
        <h3 id="share-picture">${words.title}</h3>
        ${this.#choices()}
        <div class="share-row">
          <label class="check">
            <input
              type="checkbox"
              data-testid="share-legend"
              .checked=${legend}
              @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => this.#set({ legend: event.target.checked })}
            />
            ${words.legend}
          </label>
          <label class="check">
            <input
              type="checkbox"
              data-testid="share-footer"
              .checked=${footer}
              @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => this.#set({ footer: event.target.checked })}
            />
            ${words.footer}
          </label>
          <button
            type="button"
            class="button primary"
            data-testid="save-picture"
            ?disabled=${this.#figures.length === 0}
            @click=${() =>
              this.#act(shareWords().doing.drawing, () =>
                savePicture(this.page, this.#figures, this.options, this.format, this.scale),
              )}
          >
            ${words.save}
          </button>
        </div>
      </section>
    `;
  }

  #weights() {
    const network = this.#network;
    const words = shareWords().weights;
    return html`
      <section aria-labelledby="share-weights">
        <h3 id="share-weights">${words.title}</h3>
        ${this.#whose()}
        <div class="share-row share-buttons">
          <button
            type="button"
            class="button"
            data-testid="save-weights"
            ?disabled=${!network}
            @click=${() => network && this.#act(shareWords().doing.saving, () => saveWeights(this.page, network))}
          >
            ${words.save} <span class="aside">JSON</span>
          </button>
          <button
            type="button"
            class="button"
            data-testid="save-program"
            ?disabled=${!network}
            @click=${() => network && this.#act(shareWords().doing.saving, () => saveProgram(this.page, network))}
          >
            ${words.program} <span class="aside">Python</span>
          </button>
          <label class="button" ?data-disabled=${!network}>
            ${words.open}
            <input
              type="file"
              class="visually-hidden"
              accept=".json,application/json"
              data-testid="open-weights"
              ?disabled=${!network}
              @change=${this.#onFile}
            />
          </label>
        </div>
      </section>
    `;
  }

  /** Whose weights: of several networks, somebody has to say. */
  #whose() {
    const words = shareWords().weights;
    const networks = this.#networks;
    const look = this.page.pool.look.value;
    if (networks.length === 0) {
      return html`<p class="hint">${this.#figures.length === 0 ? words.noNetwork : words.none}</p>`;
    }
    if (networks.length === 1) return html`<p class="hint">${words.of(captionText(networks[0], look))}</p>`;
    const all = this.page.store.scene.value.figures;
    return html`<label class="share-whose">
      <span class="label">${words.which}</span>
      <select
        data-testid="share-network"
        @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => (this.network = event.target.value)}
      >
        <option value="" ?selected=${!this.#network} disabled>${words.choose}</option>
        ${networks.map(
          (figure) =>
            html`<option value=${figure.id} ?selected=${this.network === String(figure.id)}>
              ${shareWords().figure(all.indexOf(figure) + 1, captionText(figure, look))}
            </option>`,
        )}
      </select>
    </label>`;
  }
}

/** @param {unknown} error @returns {string} in the page's language where it is a fault of ours */
function whyNot(error) {
  if (error instanceof WeightsError) return weightsFaultText(error.fault);
  if (error instanceof ExportFault) return exportWords().faults[error.code];
  return reasonText(reasonOf(error));
}

customElements.define('mlp-share', ShareDialog);

/**
 * Share & save: the link, pictures, weights, a program, and the board for slides. Loaded when it is first opened.
 *
 * @import { Page } from '../page.js'
 * @import { NetworkFigure } from '../../scene/scene.d.ts'
 * @import { SheetOptions } from '../../export/gather.js'
 */
import { html, nothing } from 'lit';
import { captionText } from '../../views/caption.js';
import { copyText } from '../device.js';
import { DialogElement } from '../elements/dialog-element.js';
import { required } from '../elements/signal-element.js';
import { savePicture, saveProgram, saveWeights } from './actions.js';
import { sceneLink } from './link.js';
import './link-part.js';
import { openWeights } from './open-weights.js';
import './share.css';
import { iframeSnippet } from './snippet.js';

const BOARD = 'board';

/** Sizes of a frame in slides. */
const SIZES = {
  '960 × 540': { width: '960', height: '540' },
  '1280 × 720': { width: '1280', height: '720' },
  '640 × 480': { width: '640', height: '480' },
  'full width': { width: '100%', height: '540' },
};

/** @typedef {'svg' | 'png' | 'pdf'} Format */

export class ShareDialog extends DialogElement {
  static properties = {
    page: { attribute: false },
    open: { state: true },
    subject: { state: true },
    format: { state: true },
    scale: { state: true },
    options: { state: true },
    size: { state: true },
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
    /** @type {Format} */
    this.format = 'svg';
    this.scale = 2;
    /** @type {SheetOptions} */
    this.options = { colours: 'colour', background: 'white', legend: true, footer: false };
    this.size = Object.keys(SIZES)[0];
    this.status = '';
    this.busy = false;
  }

  /** @param {number | null} id  of the figure that it is about, or null for the board */
  show(id) {
    this.subject = id === null ? BOARD : String(id);
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

  /** The network that weights and programs are of. @returns {NetworkFigure | undefined} */
  get #network() {
    return this.#figures.find((figure) => figure.kind === 'network');
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
      this.status = `It did not work: ${error instanceof Error ? error.message : error}`;
    }
    this.busy = false;
  }

  /** @param {string} text @param {string} what */
  #copy(text, what) {
    return this.#act('', async () =>
      (await copyText(text))
        ? `${what} has been copied.`
        : 'The browser does not let the page copy. Select the text and copy it yourself.',
    );
  }

  /** @param {Event & { target: HTMLInputElement }} event */
  #onFile(event) {
    const [file] = event.target.files ?? [];
    event.target.value = ''; // so that the same file can be opened again
    const network = this.#network;
    if (file && network) void this.#act('Opening…', () => openWeights(this.page, network, file));
  }

  /** @override */
  render() {
    return this.shell('share', 'Share & save', () => this.#content());
  }

  #content() {
    const scene = this.page.store.scene.value;
    const look = this.page.pool.look.value;
    return html`
      <mlp-share-link
        .page=${this.page}
        .copy=${(/** @type {string} */ text, /** @type {string} */ what) => this.#copy(text, what)}
      ></mlp-share-link>
      <label class="share-subject">
        <span class="label">What to save</span>
        <select
          data-testid="share-subject"
          @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => (this.subject = event.target.value)}
        >
          <option value=${BOARD} ?selected=${this.subject === BOARD}>The whole board</option>
          ${scene.figures.map(
            (figure, i) =>
              html`<option value=${figure.id} ?selected=${this.subject === String(figure.id)}>
                ${i + 1}: ${captionText(figure, look)}
              </option>`,
          )}
        </select>
      </label>
      ${this.#picture()} ${this.#weights()}
      ${this.#embed(sceneLink(scene, this.page.pool.moment.value, location.href, { embed: true }))}
      <p class="share-status" role="status" data-testid="share-status">${this.status}</p>
    `;
  }

  /** @param {Partial<SheetOptions>} patch */
  #set(patch) {
    this.options = { ...this.options, ...patch };
  }

  #choices() {
    const { colours, background } = this.options;
    return html`
      <div class="share-options">
        ${radios('Format', 'format', this.format, { svg: 'SVG', png: 'PNG', pdf: 'PDF' }, (value) => {
          this.format = value;
        })}
        ${
          this.format === 'png'
            ? radios(
                'Pixels',
                'scale',
                /** @type {'1' | '2' | '3' | '4'} */ (String(this.scale)),
                { 1: '1×', 2: '2×', 3: '3×', 4: '4×' },
                (value) => (this.scale = Number(value)),
              )
            : nothing
        }
        ${radios('Colours', 'colours', colours, { colour: 'colour', grey: 'grey for print' }, (value) =>
          this.#set({ colours: value }),
        )}
        ${radios(
          'Background',
          'background',
          background,
          { white: 'white', transparent: 'transparent' },
          (value) => this.#set({ background: value }),
        )}
      </div>
    `;
  }

  #picture() {
    const { legend, footer } = this.options;
    return html`
      <section aria-labelledby="share-picture">
        <h3 id="share-picture">Picture</h3>
        ${this.#choices()}
        <div class="share-row">
          <label class="check">
            <input
              type="checkbox"
              data-testid="share-legend"
              .checked=${legend}
              @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => this.#set({ legend: event.target.checked })}
            />
            with a legend
          </label>
          <label class="check">
            <input
              type="checkbox"
              data-testid="share-footer"
              .checked=${footer}
              @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => this.#set({ footer: event.target.checked })}
            />
            with E, D, λ, seeds and data below
          </label>
          <button
            type="button"
            class="button primary"
            data-testid="save-picture"
            ?disabled=${this.#figures.length === 0}
            @click=${() =>
              this.#act('Drawing…', () =>
                savePicture(this.page, this.#figures, this.options, this.format, this.scale),
              )}
          >
            Save picture
          </button>
        </div>
      </section>
    `;
  }

  #weights() {
    const network = this.#network;
    return html`
      <section aria-labelledby="share-weights">
        <h3 id="share-weights">Weights and program</h3>
        ${network ? html`<p class="hint">Of ${captionText(network, this.page.pool.look.value)}.</p>` : html`<p class="hint">The optimum has no weights.</p>`}
        <div class="share-row share-buttons">
          <button
            type="button"
            class="button"
            data-testid="save-weights"
            ?disabled=${!network}
            @click=${() => network && this.#act('Saving…', () => saveWeights(this.page, network))}
          >
            Save weights <span class="aside">JSON</span>
          </button>
          <button
            type="button"
            class="button"
            data-testid="save-program"
            ?disabled=${!network}
            @click=${() => network && this.#act('Saving…', () => saveProgram(this.page, network))}
          >
            Save program <span class="aside">Python</span>
          </button>
          <label class="button" ?data-disabled=${!network}>
            Open weights…
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

  /** @param {string} link */
  #embed(link) {
    const snippet = iframeSnippet(link, SIZES[/** @type {keyof typeof SIZES} */ (this.size)]);
    return html`
      <section aria-labelledby="share-embed">
        <h3 id="share-embed">In slides</h3>
        ${radios(
          'Size',
          'size',
          /** @type {keyof typeof SIZES} */ (this.size),
          /** @type {Record<keyof typeof SIZES, string>} */ (
            Object.fromEntries(Object.keys(SIZES).map((size) => [size, size]))
          ),
          (value) => (this.size = value),
        )}
        <div class="share-row">
          <textarea
            class="share-text"
            readonly
            rows="3"
            aria-label="Code for an iframe"
            data-testid="share-snippet"
            .value=${snippet}
          ></textarea>
          <button
            type="button"
            class="button"
            data-testid="copy-snippet"
            @click=${() => this.#copy(snippet, 'The code')}
          >
            Copy
          </button>
        </div>
      </section>
    `;
  }
}

/**
 * A choice of few.
 *
 * @template {string} T
 * @param {string} legend
 * @param {string} name  unique in the dialog
 * @param {T} chosen
 * @param {Record<T, string>} choices  what each is called
 * @param {(value: T) => void} choose
 */
function radios(legend, name, chosen, choices, choose) {
  return html`
    <fieldset class="share-choice">
      <legend class="label">${legend}</legend>
      ${Object.entries(choices).map(
        ([value, title]) =>
          html`<label class="check">
            <input
              type="radio"
              name=${`share-${name}`}
              data-testid=${`share-${name}-${value}`}
              .checked=${value === chosen}
              @change=${() => choose(/** @type {T} */ (value))}
            />
            ${title}
          </label>`,
      )}
    </fieldset>
  `;
}

customElements.define('mlp-share', ShareDialog);

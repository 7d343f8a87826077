/**
 * The fields that all figures share: the data, and the way of training.
 *
 * @import { Board, OptimizerKind } from '../types.d.ts'
 * @import { Page } from './page.js'
 */
import { html } from 'lit';
import { real } from '../state/codecs.js';
import { BOARD } from '../state/schema.js';
import { diceIcon } from './icons.js';
import './number-field.js';
import { randomSeed } from './random-seed.js';
import './select-field.js';
import './slider-field.js';
import { required, SignalElement } from './signal-element.js';
import { sourceName, twoClassSources } from './source-names.js';
import { linearTrack, RATE_TRACK } from './tracks.js';

/** @type {Record<OptimizerKind, string>} */
const OPTIMIZER_NAMES = { lbfgs: 'L-BFGS', adam: 'Adam', momentum: 'Momentum', sgd: 'SGD' };
const OPTIMIZER_CHOICES = Object.entries(OPTIMIZER_NAMES);
/** Narrower than this, the fields fold away so that the figures come first. */
const NARROW = '(max-width: 40rem)';

export class Settings extends SignalElement {
  static properties = {
    page: { attribute: false },
    open: { state: true },
  };

  #narrow = matchMedia(NARROW);
  #onWidth = () => (this.open = !this.#narrow.matches);

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    this.open = !this.#narrow.matches;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#narrow.addEventListener('change', this.#onWidth);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#narrow.removeEventListener('change', this.#onWidth);
  }

  /** @param {Partial<Board>} patch */
  #set(patch) {
    this.page.store.setBoard(patch);
  }

  /** @override */
  render() {
    const { board } = this.page.store.scene.value;
    return html`
      <details
        class="settings"
        ?open=${this.open}
        @toggle=${(/** @type {Event & { target: HTMLDetailsElement }} */ event) =>
          (this.open = event.target.open)}
      >
        <summary>Data and training</summary>
        <div class="settings-groups">${this.#data(board)} ${this.#training(board)}</div>
      </details>
    `;
  }

  /** @param {Board} board */
  #data(board) {
    const sources = twoClassSources(this.page.pool.sources.value);
    const current = sources.find(({ name }) => name === board.source);
    const names = current
      ? sources.map(({ name }) => name)
      : [board.source, ...sources.map(({ name }) => name)];
    const [min, max] = current?.noise ?? [BOARD.noise.min, 2 * Math.max(1, board.noise)];
    return html`
      <fieldset class="group">
        <legend>Data</legend>
        <mlp-select
          class="field"
          .key=${'source'}
          .name=${'Source'}
          .value=${board.source}
          .choices=${names.map((name) => /** @type {const} */ ([name, sourceName(name)]))}
          @commit=${(/** @type {CustomEvent<string>} */ event) => this.#setSource(event.detail)}
        ></mlp-select>
        <mlp-slider
          class="field"
          .key=${'noise'}
          .name=${'Noise'}
          .value=${board.noise}
          .rule=${real({ min, max })}
          .track=${linearTrack(min, max)}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ noise: event.detail })}
        ></mlp-slider>
        <mlp-number
          class="field"
          integer
          .key=${'points'}
          .name=${'Training points'}
          .value=${board.points}
          .rule=${BOARD.points}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ points: event.detail })}
        ></mlp-number>
        <mlp-number
          class="field"
          integer
          .key=${'seed'}
          .name=${'Seed of the points'}
          .label=${'Seed'}
          .value=${board.seed}
          .rule=${BOARD.seed}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ seed: event.detail })}
        ></mlp-number>
        <button
          type="button"
          class="button"
          data-testid="new-points"
          title="The same source with a new random seed"
          @click=${() => this.#set({ seed: randomSeed() })}
        >
          ${diceIcon}<span>New points</span>
        </button>
      </fieldset>
    `;
  }

  /** A source starts with its own noise: amounts do not compare between sources. @param {string} name */
  #setSource(name) {
    const chosen = this.page.pool.sources.peek().find((source) => source.name === name);
    this.#set(chosen ? { source: name, classes: 2, noise: chosen.noise[2] } : { source: name });
  }

  /** @param {Board} board */
  #training(board) {
    const wholeBatch = board.optimizer === 'lbfgs';
    const noteId = wholeBatch ? 'optimizer-note' : '';
    return html`
      <fieldset class="group">
        <legend>Training</legend>
        <mlp-select
          class="field"
          .key=${'optimizer'}
          .name=${'Optimizer'}
          .value=${board.optimizer}
          .choices=${OPTIMIZER_CHOICES}
          @commit=${(/** @type {CustomEvent<OptimizerKind>} */ event) => this.#set({ optimizer: event.detail })}
        ></mlp-select>
        <mlp-slider
          class="field"
          .key=${'learning-rate'}
          .name=${'Learning rate'}
          .value=${board.learningRate}
          .rule=${BOARD.learningRate}
          .track=${RATE_TRACK}
          .disabled=${wholeBatch}
          .describedBy=${noteId}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ learningRate: event.detail })}
        ></mlp-slider>
        <mlp-number
          class="field"
          integer
          .key=${'batch-size'}
          .name=${'Batch size'}
          .label=${html`Batch size <span class="aside">0 = all</span>`}
          .value=${board.batchSize}
          .rule=${BOARD.batchSize}
          .disabled=${wholeBatch}
          .describedBy=${noteId}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ batchSize: event.detail })}
        ></mlp-number>
        <p class="note" id="optimizer-note" ?hidden=${!wholeBatch}>
          L-BFGS takes all points and finds its own step length.
        </p>
      </fieldset>
    `;
  }
}

customElements.define('mlp-settings', Settings);

/**
 * The fields that all figures share: the data, and the way of training.
 *
 * @import { Board, OptimizerKind, SourceInfo } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { integer, real } from '../../scene/codecs.js';
import { BOARD, OWN } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { diceIcon } from '../elements/icons.js';
import '../elements/number-field.js';
import { openDesk } from '../own/own-points.js';
import { sourceInfo } from '../page.js';
import { drawSeed } from '../elements/random-seed.js';
import '../elements/select-field.js';
import '../elements/slider-field.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { sourceName, sourcesByTask } from './source-names.js';
import { linearTrack, RATE_TRACK } from '../elements/tracks.js';

/** @type {Record<OptimizerKind, string>} */
const OPTIMIZER_NAMES = { lbfgs: 'L-BFGS', adam: 'Adam', momentum: 'Momentum', sgd: 'SGD' };
const OPTIMIZER_CHOICES = Object.entries(OPTIMIZER_NAMES);
/** In steps of 0.01. */
const BALANCE_TRACK = linearTrack(BOARD.balance.min, BOARD.balance.max, 90);
/** Narrower or lower than this, the fields fold away so that the figures come first. */
const NARROW = '(max-width: 40rem), (max-height: 30rem)';

// What is handed on stays the same object as long as it says the same, or its element renders for nothing.
const BATCH_LABEL = html`Batch size <span class="aside">0 = all</span>`;
const noiseBetween = remembered((min, max) => ({ rule: real({ min, max }), track: linearTrack(min, max) }));
const countBetween = remembered((min, max) => integer({ min, max }));

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
    const selectors = selectorsOf(this.page.store);
    const board = selectors.board.value;
    return html`
      <details
        class="settings"
        ?open=${this.open}
        @toggle=${(/** @type {Event & { target: HTMLDetailsElement }} */ event) =>
          (this.open = event.target.open)}
      >
        <summary>Data and training</summary>
        <div class="settings-groups">
          ${selectors.ownShown.value ? this.#own(board) : this.#data(board)} ${this.#training(board)}
        </div>
      </details>
    `;
  }

  /** @param {string} source @param {SourceInfo | undefined} info */
  #source(source, info) {
    return html`<mlp-select
      class="field"
      .key=${'source'}
      .name=${'Source'}
      .value=${source}
      .choices=${info ? [] : [[source, sourceName(source)]]}
      .groups=${[...sourcesByTask(this.page.pool.sources.value), ['Yours', [[OWN, sourceName(OWN)]]]]}
      @commit=${(/** @type {CustomEvent<string>} */ event) => this.#setSource(event.detail)}
    ></mlp-select>`;
  }

  /** Own points come as they are; what can be chosen is which of them are for testing. @param {Board} board */
  #own(board) {
    return html`
      <div role="group" class="group" aria-labelledby="data-group">
        <span class="group-name" id="data-group">Data</span>
        ${this.#source(OWN, sourceInfo(this.page))}
        <mlp-number
          class="field"
          .key=${'test-share'}
          .name=${'Share of points for testing'}
          .label=${'For testing'}
          .value=${board.testShare}
          .rule=${BOARD.testShare}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ testShare: event.detail })}
        ></mlp-number>
        <mlp-number
          class="field"
          integer
          .key=${'seed'}
          .name=${'Seed of the choice of points for testing'}
          .label=${'Seed'}
          .value=${board.seed}
          .rule=${BOARD.seed}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ seed: event.detail })}
        ></mlp-number>
      </div>
    `;
  }

  /** @param {Board} board */
  #data(board) {
    const info = sourceInfo(this.page);
    const [least, most] = info?.noise ?? [BOARD.noise.min, 2 * Math.max(1, board.noise)];
    const noise = noiseBetween(least, most);
    return html`
      <div role="group" class="group" aria-labelledby="data-group">
        <span class="group-name" id="data-group">Data</span>
        ${this.#source(board.source, info)} ${this.#classes(board, info)}
        <mlp-slider
          class="field"
          .key=${'noise'}
          .name=${'Noise'}
          .value=${board.noise}
          .rule=${noise.rule}
          .track=${noise.track}
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
          .key=${'test-points'}
          .name=${'Test points'}
          .value=${board.testPoints}
          .rule=${BOARD.testPoints}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ testPoints: event.detail })}
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
          @click=${() => drawSeed(this.page, (seed) => this.#set({ seed }))}
        >
          ${diceIcon}<span>New points</span>
        </button>
      </div>
    `;
  }

  /**
   * How many classes, where the source leaves the choice; and how often each of two.
   *
   * @param {Board} board
   * @param {SourceInfo | undefined} info
   */
  #classes(board, info) {
    if (info?.task !== 'classification') return nothing;
    const [fewest, most] = info.classes;
    return html`
      ${
        fewest === most
          ? nothing
          : html`<mlp-number
              class="field"
              integer
              .key=${'classes'}
              .name=${'Classes'}
              .value=${board.classes}
              .rule=${countBetween(fewest, most)}
              @commit=${(/** @type {CustomEvent<number>} */ event) => this.#setClasses(event.detail)}
            ></mlp-number>`
      }
      ${
        board.classes > 2
          ? nothing
          : html`<mlp-slider
              class="field"
              .key=${'balance'}
              .name=${'Share of crosses'}
              .value=${board.balance}
              .rule=${BOARD.balance}
              .track=${BALANCE_TRACK}
              @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ balance: event.detail })}
            ></mlp-slider>`
      }
    `;
  }

  /** What belongs to two classes, or to a class that is gone, goes. @param {number} classes */
  #setClasses(classes) {
    const { balance, shown } = this.page.store.scene.peek().board;
    this.#set({
      classes,
      balance: classes === 2 ? balance : BOARD.balance.default,
      shown: classes > 2 && Number(shown) < classes ? shown : 'all',
    });
  }

  /**
   * A source starts with its own noise: amounts do not compare between sources. It keeps as many classes as it can.
   *
   * @param {string} source
   */
  async #setSource(source) {
    if (source === OWN) {
      const { own } = this.page.store.scene.peek();
      if (own) this.page.store.setOwn(own);
      else (await openDesk(this.page))?.copyShown();
      return;
    }
    const info = this.page.pool.sources.peek().find(({ name }) => name === source);
    if (!info) return;
    const [fewest, most] = info.task === 'classification' ? info.classes : [2, 2];
    const { classes, balance } = this.page.store.scene.peek().board;
    const next = Math.min(Math.max(classes, fewest), most);
    this.#set({
      source,
      classes: next,
      noise: info.noise[2],
      balance: info.task === 'classification' && next === 2 ? balance : BOARD.balance.default,
      shown: 'all',
    });
  }

  /** @param {Board} board */
  #training(board) {
    const wholeBatch = board.optimizer === 'lbfgs';
    const noteId = wholeBatch ? 'optimizer-note' : '';
    return html`
      <div role="group" class="group" aria-labelledby="training-group">
        <span class="group-name" id="training-group">Training</span>
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
          .label=${BATCH_LABEL}
          .value=${board.batchSize}
          .rule=${BOARD.batchSize}
          .disabled=${wholeBatch}
          .describedBy=${noteId}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ batchSize: event.detail })}
        ></mlp-number>
        <p class="note" id="optimizer-note" ?hidden=${!wholeBatch}>
          L-BFGS takes all points and finds its own step length.
        </p>
      </div>
    `;
  }
}

/**
 * A function of two numbers that makes its last result anew only for other numbers.
 *
 * @template T
 * @param {(min: number, max: number) => T} make
 * @returns {(min: number, max: number) => T}
 */
function remembered(make) {
  /** @type {{ min: number, max: number, made: T } | null} */
  let last = null;
  return (min, max) => {
    if (last?.min !== min || last.max !== max) last = { min, max, made: make(min, max) };
    return last.made;
  };
}

customElements.define('mlp-settings', Settings);

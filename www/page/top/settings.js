/**
 * The fields that all figures share: the data, and the way of training. What a lecture needs is one row; the rest is
 * behind "More". What nobody uses at the moment is not shown.
 *
 * @import { Board, OptimizerKind, SourceInfo } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { integer, real } from '../../scene/codecs.js';
import { BOARD } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { topWords } from '../../words/en/top.js';
import { perLanguage } from '../../words/language.js';
import { diceIcon, foldIcon } from '../elements/icons.js';
import '../elements/number-field.js';
import { sourceInfo } from '../page.js';
import { drawSeed } from '../elements/random-seed.js';
import '../elements/select-field.js';
import '../elements/slider-field.js';
import { required, SignalElement } from '../elements/signal-element.js';
import './source-field.js';
import { linearTrack, RATE_TRACK } from '../elements/tracks.js';
import { recall, remember } from './theme.js';

/** In steps of 0.01. */
const BALANCE_TRACK = linearTrack(BOARD.balance.min, BOARD.balance.max, 90);
/** Narrower or lower than this, the fields fold away so that the figures come first. */
const NARROW = '(max-width: 40rem), (max-height: 30rem)';
const STORAGE_KEY = 'more-settings';

// What is handed on stays the same object as long as it says the same, or its element renders for nothing.
const batchLabel = perLanguage(() => {
  const { batchSize, batchHint } = topWords().settings;
  return html`${batchSize} <span class="aside">${batchHint}</span>`;
});
const optimizerChoices = perLanguage(() => Object.entries(topWords().settings.optimizers));
const noiseBetween = remembered((min, max) => ({ rule: real({ min, max }), track: linearTrack(min, max) }));
const countBetween = remembered((min, max) => integer({ min, max }));

export class Settings extends SignalElement {
  static properties = {
    page: { attribute: false },
    open: { state: true },
    hasMore: { state: true },
  };

  #narrow = matchMedia(NARROW);
  #onWidth = () => (this.open = !this.#narrow.matches);

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    this.open = !this.#narrow.matches;
    /** Whether what is behind "More" is shown. */
    this.hasMore = recall(STORAGE_KEY) === 'on';
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

  #toggleMore() {
    this.hasMore = !this.hasMore;
    remember(STORAGE_KEY, this.hasMore ? 'on' : 'off');
  }

  /** @override */
  render() {
    const selectors = selectorsOf(this.page.store);
    const board = selectors.board.value;
    const isOwn = selectors.ownShown.value !== null;
    const info = sourceInfo(this.page);
    const words = topWords().settings;
    return html`
      <details
        class="settings"
        ?open=${this.open}
        @toggle=${(/** @type {Event & { target: HTMLDetailsElement }} */ event) =>
          (this.open = event.target.open)}
      >
        <summary>${words.all}</summary>
        <div class="settings-row">
          <mlp-source-field class="field" .page=${this.page}></mlp-source-field>
          ${isOwn ? this.#testShare(board) : this.#data(board, info)}
          <mlp-select
            class="field"
            .key=${'optimizer'}
            .name=${words.optimizer}
            .value=${board.optimizer}
            .choices=${optimizerChoices()}
            @commit=${(/** @type {CustomEvent<OptimizerKind>} */ event) => this.#set({ optimizer: event.detail })}
          ></mlp-select>
          <button
            type="button"
            class="button quiet more-button"
            data-testid="more-settings"
            title=${words.moreTitle}
            aria-expanded=${this.hasMore}
            aria-controls="settings-more"
            @click=${this.#toggleMore}
          >
            <span>${words.more}</span>${foldIcon}
          </button>
        </div>
        <div
          class="settings-row settings-more"
          id="settings-more"
          data-testid="settings-more"
          ?hidden=${!this.hasMore}
        >
          ${isOwn ? nothing : this.#classes(board, info)} ${this.#descent(board)}
          ${isOwn ? nothing : this.#count('test-points', words.testPoints, words.testPoints, 'testPoints', board)}
          ${this.#count('seed', words.seed, isOwn ? words.testSeedName : words.seedName, 'seed', board)}
        </div>
      </details>
    `;
  }

  /**
   * A field for a whole number of the board.
   *
   * @param {string} key
   * @param {unknown} label
   * @param {string} name  in messages
   * @param {'points' | 'testPoints' | 'seed' | 'batchSize'} field
   * @param {Board} board
   */
  #count(key, label, name, field, board) {
    return html`<mlp-number
      class="field"
      integer
      .key=${key}
      .name=${name}
      .label=${label}
      .value=${board[field]}
      .rule=${BOARD[field]}
      @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ [field]: event.detail })}
    ></mlp-number>`;
  }

  /** Own points come as they are; what can be chosen is which of them are for testing. @param {Board} board */
  #testShare(board) {
    const words = topWords().settings;
    return html`<mlp-number
      class="field"
      .key=${'test-share'}
      .name=${words.testShareName}
      .label=${words.testShare}
      .value=${board.testShare}
      .rule=${BOARD.testShare}
      @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ testShare: event.detail })}
    ></mlp-number>`;
  }

  /** @param {Board} board @param {SourceInfo | undefined} info */
  #data(board, info) {
    const [least, most] = info?.noise ?? [BOARD.noise.min, 2 * Math.max(1, board.noise)];
    const noise = noiseBetween(least, most);
    const words = topWords().settings;
    return html`
      <mlp-slider
        class="field"
        .key=${'noise'}
        .name=${words.noise}
        .value=${board.noise}
        .rule=${noise.rule}
        .track=${noise.track}
        @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ noise: event.detail })}
      ></mlp-slider>
      ${this.#count('points', words.points, words.pointsName, 'points', board)}
      <button
        type="button"
        class="button"
        data-testid="new-points"
        title=${words.newPointsTitle}
        @click=${() => drawSeed(this.page, (seed) => this.#set({ seed }))}
      >
        ${diceIcon}<span>${words.newPoints}</span>
      </button>
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
    const words = topWords().settings;
    return html`
      ${
        fewest === most
          ? nothing
          : html`<mlp-number
              class="field"
              integer
              .key=${'classes'}
              .name=${words.classes}
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
              .name=${words.balance}
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

  /** L-BFGS takes all points at once and finds its own step length. @param {Board} board */
  #descent(board) {
    if (board.optimizer === 'lbfgs') return nothing;
    const words = topWords().settings;
    return html`
      <mlp-slider
        class="field"
        .key=${'learning-rate'}
        .name=${words.learningRate}
        .value=${board.learningRate}
        .rule=${BOARD.learningRate}
        .track=${RATE_TRACK}
        @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ learningRate: event.detail })}
      ></mlp-slider>
      ${this.#count('batch-size', batchLabel(), words.batchSize, 'batchSize', board)}
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

/**
 * The settings of data and training that a lecture seldom needs. They come to life with the first touch, or at once where
 * somebody has left them open.
 *
 * @import { Board, SourceInfo } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { integer } from '../../scene/codecs.js';
import { BOARD } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { laterWords } from '../../words/en/later.js';
import { perLanguage } from '../../words/language.js';
import '../elements/slider-field.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { linearTrack, RATE_TRACK } from '../elements/tracks.js';
import { sourceInfo } from '../page.js';
import { countField, remembered } from './count-field.js';

/** In steps of 0.01. */
const BALANCE_TRACK = linearTrack(BOARD.balance.min, BOARD.balance.max, 90);

// What is handed on stays the same object as long as it says the same, or its element renders for nothing.
const batchLabel = perLanguage(() => {
  const { batchSize, batchHint } = laterWords().more;
  return html`${batchSize} <span class="aside">${batchHint}</span>`;
});
const countBetween = remembered((min, max) => integer({ min, max }));

export class MoreSettings extends SignalElement {
  static properties = { page: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @param {Partial<Board>} patch */
  #set(patch) {
    this.page.store.setBoard(patch);
  }

  /** @override */
  render() {
    const { page } = this;
    const selectors = selectorsOf(page.store);
    const board = selectors.board.value;
    const isOwn = selectors.ownShown.value !== null;
    const words = laterWords().more;
    return html`
      ${isOwn ? nothing : this.#classes(board, sourceInfo(page))} ${this.#descent(board)}
      ${isOwn ? nothing : countField(page, 'test-points', words.testPoints, words.testPoints, 'testPoints')}
      ${countField(page, 'seed', words.seed, isOwn ? words.testSeedName : words.seedName, 'seed')}
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
    const words = laterWords().more;
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
    const words = laterWords().more;
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
      ${countField(this.page, 'batch-size', batchLabel(), words.batchSize, 'batchSize')}
    `;
  }
}

customElements.define('mlp-more-settings', MoreSettings);

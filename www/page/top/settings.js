/**
 * The fields that all figures share: the data, and the way of training. What a lecture needs is one row; the rest is
 * behind "More". What nobody uses at the moment is not shown.
 *
 * @import { Board, OptimizerKind, SourceInfo } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { html } from 'lit';
import { real } from '../../scene/codecs.js';
import { BOARD } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { topWords } from '../../words/en/top.js';
import { perLanguage } from '../../words/language.js';
import { diceIcon, foldIcon } from '../elements/icons.js';
import '../elements/number-field.js';
import { sourceInfo } from '../page.js';
import { later } from '../door.js';
import { isSmall } from '../elements/surroundings.js';
import { drawSeed } from '../elements/random-seed.js';
import '../elements/select-field.js';
import '../elements/slider-field.js';
import { required, SignalElement } from '../elements/signal-element.js';
import './source-field.js';
import { countField, remembered } from './count-field.js';
import { linearTrack } from '../elements/tracks.js';
import { recall, remember } from './theme.js';

const STORAGE_KEY = 'more-settings';

// What is handed on stays the same object as long as it says the same, or its element renders for nothing.
const optimizerChoices = perLanguage(() => Object.entries(topWords().settings.optimizers));
const noiseBetween = remembered((min, max) => ({ rule: real({ min, max }), track: linearTrack(min, max) }));

export class Settings extends SignalElement {
  static properties = {
    page: { attribute: false },
    open: { state: true },
    hasMore: { state: true },
  };

  #stop = () => {};

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** On small screens the fields fold away, so that the figures come first. */
    this.open = !isSmall.peek();
    /** Whether what is behind "More" is shown. */
    this.hasMore = recall(STORAGE_KEY) === 'on';
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    if (this.hasMore) void later(this.page);
    let wasSmall = isSmall.peek();
    this.#stop = isSmall.subscribe((is) => {
      if (is !== wasSmall) this.open = !is;
      wasSmall = is;
    });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  /** @param {Partial<Board>} patch */
  #set(patch) {
    this.page.store.setBoard(patch);
  }

  #toggleMore() {
    this.hasMore = !this.hasMore;
    void later(this.page); // once more, where it could not be loaded
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
        <mlp-more-settings
          class="settings-row settings-more"
          id="settings-more"
          data-testid="settings-more"
          ?hidden=${!this.hasMore}
          .page=${this.page}
        ></mlp-more-settings>
      </details>
    `;
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
      ${countField(this.page, 'points', words.points, words.pointsName, 'points')}
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
}

customElements.define('mlp-settings', Settings);

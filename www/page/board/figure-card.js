/**
 * One figure of the board: its picture, caption and numbers, and the controls of its network.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Figure, Look, NetworkFigure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { computed, signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { NETWORK } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { architectureText, captionText, detailText, isRegression, linearName } from '../../views/caption.js';
import { formatSetting } from '../../words/numbers.js';
import { figureWords } from '../../words/en/figures.js';
import { perLanguage } from '../../words/language.js';
import { removeFigure, toggleInspector } from '../top/actions.js';
import { drawSeed } from '../elements/random-seed.js';
import { diceIcon } from '../elements/icons.js';
import { LAMBDA_TRACK } from '../elements/tracks.js';
import './figure-menu.js';
import './layers-editor.js';
import '../elements/number-field.js';
import { paced, READING_SECONDS } from '../elements/pace.js';
import './plot.js';
import './readout.js';
import '../elements/select-field.js';
import { openSeeds } from '../seeds/open.js';
import { openShare } from '../share/open.js';
import '../elements/slider-field.js';
import { required, SignalElement } from '../elements/signal-element.js';

const activationChoices = perLanguage(() => Object.entries(figureWords().activations));
const initChoices = perLanguage(() => Object.entries(figureWords().inits));

// A template that is made anew is another one, and its element renders for nothing.
const LAMBDA_LABEL = html`<var>λ</var> <span class="aside">weight of the penalty</span>`;
const LEAK_LABEL = html`Slope <var>α</var>`;

const NO_OPTIMUM_NOTE = html`<p class="controls optimum-note">
  Nobody knows which distribution these points came from, so there is nothing to compare with.
</p>`;

const OPTIMUM_NOTES = {
  classification: html`<p class="controls optimum-note">
    Not trained: computed from the source itself. No classifier that sees only <var>x</var><sub>1</sub> and
    <var>x</var><sub>2</sub> errs less often.
  </p>`,
  regression: html`<p class="controls optimum-note">
    Not trained: computed from the source itself. No function of <var>x</var> has a smaller squared error on
    average over new points.
  </p>`,
};

export class FigureCard extends SignalElement {
  static properties = {
    page: { attribute: false },
    figureId: { attribute: false },
  };

  /** What the caption tells: a new text moves what stands below it, and costs a layout. @type {ReadonlySignal<Figure | null>} */
  #told = signal(null);
  #dispose = () => {};

  /** "2 of 3" where three figures have the same caption, so that their names differ; else empty. */
  #twin = computed(() => {
    const look = this.page.pool.look.value;
    const { figures } = this.page.store.scene.value;
    const captions = new Map(figures.map((figure) => [figure.id, captionText(figure, look)]));
    const equal = [...captions.keys()].filter((id) => captions.get(id) === captions.get(this.figureId));
    return equal.length > 1 ? `${equal.indexOf(this.figureId) + 1} of ${equal.length}` : '';
  });

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** The same as long as the element lives. */
    this.figureId = -1;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const follower = paced(selectorsOf(this.page.store).figure(this.figureId), READING_SECONDS);
    this.#told = follower.signal;
    this.#dispose = follower.dispose;
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dispose();
  }

  /** @param {Partial<NetworkFigure>} patch */
  #set(patch) {
    this.page.store.setFigure(this.figureId, patch);
  }

  #newSeed = () =>
    drawSeed(this.page, (seed) => {
      // The figure may have gone while the engine was still on its way.
      if (this.isConnected) this.#set({ seed });
    });

  /** @override */
  render() {
    const { page } = this;
    const selectors = selectorsOf(page.store);
    const figure = selectors.figure(this.figureId).value;
    if (!figure) return nothing;
    const told = this.#told.value ?? figure;
    const look = page.pool.look.value;
    const key = `figure-${figure.id}`;
    const isUnknown = figure.kind === 'optimum' && selectors.ownShown.value !== null;
    const [captionId, twinId] = [`${key}-caption`, `${key}-twin`];
    const twin = this.#twin.value;
    return html`
      <figure
        class="card"
        aria-labelledby=${`${captionId} ${twinId}`}
        data-kind=${figure.kind}
        data-testid="figure"
      >
        ${
          isUnknown
            ? html`<p class="plot no-optimum" data-testid="no-optimum">Own points have no known optimum.</p>`
            : html`<mlp-plot class="plot" .page=${page} .figure=${figure}></mlp-plot>`
        }
        <figcaption class="caption-row">
          <div class="captions">
            <p class="caption" id=${captionId} translate="no" data-testid="caption">${caption(told, look)}</p>
            <p class="detail" translate="no">${isUnknown ? '' : detailText(told, look)}</p>
          </div>
          <span id=${twinId} hidden>${twin}</span>
          <mlp-figure-menu
            .key=${key}
            .name=${[captionText(told, look), twin].filter(Boolean).join(', ')}
            ?duplicable=${figure.kind === 'network'}
            @save=${() => openShare(page, figure.id)}
            @duplicate=${() => page.store.duplicateFigure(figure.id)}
            @seeds=${() => openSeeds(page, figure.id)}
            @remove=${() => removeFigure(page, figure)}
          ></mlp-figure-menu>
        </figcaption>
        ${
          isUnknown
            ? html`<div class="readout"></div>`
            : html`<mlp-readout
                class="readout"
                .page=${page}
                .kind=${figure.kind}
                .figureId=${figure.id}
              ></mlp-readout>`
        }
        ${figure.kind === 'network' ? this.#controls(figure, look, key) : optimumNote(isUnknown, look)}
      </figure>
    `;
  }

  /**
   * @param {NetworkFigure} figure
   * @param {Look | null} look
   * @param {string} key
   */
  #controls(figure, look, key) {
    return html`
      <div class="controls">
        <mlp-layers
          .key=${key}
          .sizes=${figure.hidden}
          .none=${linearName(look)}
          @commit=${(/** @type {CustomEvent<number[]>} */ event) => this.#set({ hidden: event.detail })}
        ></mlp-layers>
        <mlp-slider
          .key=${`${key}-lambda`}
          .name=${'λ'}
          .label=${LAMBDA_LABEL}
          .value=${figure.lambda}
          .rule=${NETWORK.lambda}
          .track=${LAMBDA_TRACK}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ lambda: event.detail })}
        ></mlp-slider>
        ${this.#activationRow(figure, key)}
        ${
          look?.kind === 'curve'
            ? nothing
            : html`<mlp-ends
                .key=${key}
                .features=${figure.features}
                .output=${figure.output}
                ?binary=${look?.kind === 'probability'}
                @commit=${(/** @type {CustomEvent<Partial<NetworkFigure>>} */ event) => this.#set(event.detail)}
              ></mlp-ends>`
        }
        ${this.#initialWeights(figure, key)}
      </div>
    `;
  }

  /** @param {NetworkFigure} figure @param {string} key */
  #activationRow(figure, key) {
    const isLinear = figure.hidden.length === 0;
    return html`
      <div class="control-row">
        <mlp-select
          .key=${`${key}-activation`}
          .name=${'Activation'}
          .value=${figure.activation}
          .choices=${activationChoices()}
          .disabled=${isLinear}
          .hint=${isLinear ? 'no hidden layer' : ''}
          @commit=${(/** @type {CustomEvent<NetworkFigure['activation']>} */ event) =>
            this.#set({ activation: event.detail })}
        ></mlp-select>
        ${
          figure.activation === 'leakyRelu' && !isLinear
            ? html`<mlp-number
                .key=${`${key}-leak`}
                .name=${'Slope α of leaky ReLU'}
                .label=${LEAK_LABEL}
                .value=${figure.leak}
                .rule=${NETWORK.leak}
                @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ leak: event.detail })}
              ></mlp-number>`
            : nothing
        }
        <button
          type="button"
          class="button inspect"
          aria-expanded=${selectorsOf(this.page.store).inspect.value === figure.id}
          title="Look into the network (I)"
          data-testid=${`${key}-inspect`}
          @click=${() => toggleInspector(this.page, figure.id)}
        >
          Inspect
        </button>
      </div>
    `;
  }

  /** @param {NetworkFigure} figure @param {string} key */
  #initialWeights(figure, key) {
    return html`
      <details class="more">
        <summary>Initial weights</summary>
        <div class="control-row">
          <mlp-select
            .key=${`${key}-init`}
            .name=${'Distribution'}
            .value=${figure.init}
            .choices=${initChoices()}
            .describedBy=${`${key}-init-note`}
            @commit=${(/** @type {CustomEvent<NetworkFigure['init']>} */ event) =>
              this.#set({ init: event.detail })}
          ></mlp-select>
          <mlp-number
            integer
            .key=${`${key}-seed`}
            .name=${'Seed'}
            .value=${figure.seed}
            .rule=${NETWORK.seed}
            @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ seed: event.detail })}
          ></mlp-number>
          <button
            type="button"
            class="icon-button"
            aria-label="New initial weights from a random seed"
            title="New seed"
            @click=${this.#newSeed}
          >
            ${diceIcon}
          </button>
        </div>
        <p class="note" id=${`${key}-init-note`} translate="no">${figureWords().initNotes[figure.init]}</p>
      </details>
    `;
  }
}

/**
 * @param {boolean} isUnknown
 * @param {Look | null} look
 */
function optimumNote(isUnknown, look) {
  if (isUnknown) return NO_OPTIMUM_NOTE;
  return OPTIMUM_NOTES[isRegression(look) ? 'regression' : 'classification'];
}

/**
 * `captionText` with its symbol set as a formula.
 *
 * @param {Figure} figure
 * @param {Look | null} look
 */
function caption(figure, look) {
  if (figure.kind === 'optimum') return captionText(figure, look);
  const lambda = html`<span class="caption-lambda"><var>λ</var> = ${formatSetting(figure.lambda)}</span>`;
  return html`${architectureText(figure.hidden, look)}, ${lambda}`;
}

customElements.define('mlp-figure', FigureCard);

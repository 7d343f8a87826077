/**
 * One figure of the board: its picture, the caption with λ and the layers below it, its numbers, and what is left of its
 * network's settings.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Figure, Look, NetworkFigure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { computed, signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { NETWORK } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { detailText, distinctCaptions, isRegression, linearName } from '../../views/caption.js';
import { boardWords } from '../../words/en/board.js';
import { perLanguage } from '../../words/language.js';
import { toggleInspector } from '../top/actions.js';
import { paced, READING_SECONDS } from '../elements/pace.js';
import { drawSeed } from '../elements/random-seed.js';
import { neededOf } from '../elements/needed.js';
import { LAMBDA_TRACK } from '../elements/tracks.js';
import './figure-head.js';
import './layers-editor.js';
import './plot.js';
import './readout.js';
import '../elements/slider-field.js';
import { required, SignalElement } from '../elements/signal-element.js';

// A template that is made anew is another one, and its element renders for nothing.
const lambdaLabel = perLanguage(() => html`<var title=${boardWords().lambda}>λ</var>`);

export class FigureCard extends SignalElement {
  static properties = {
    page: { attribute: false },
    figureId: { attribute: false },
  };

  /**
   * The figure as its caption tells it, and its name where names have to be different: a new text costs a layout, so it
   * follows in the beat of all numbers that are read.
   *
   * @type {ReadonlySignal<{ figure: Figure | null, name: string }>}
   */
  #told = signal({ figure: null, name: '' });
  #dispose = () => {};

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
    const { store, pool } = this.page;
    const told = computed(() => {
      const { figures } = store.scene.value;
      const index = figures.findIndex(({ id }) => id === this.figureId);
      return distinctCaptions(figures, pool.look.value)[index] ?? '';
    });
    const figure = selectorsOf(store).figure(this.figureId);
    const follower = paced(computed(() => ({ figure: figure.value, name: told.value })), READING_SECONDS); // prettier-ignore
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
    const look = page.pool.look.value;
    const isUnknown = figure.kind === 'optimum' && selectors.ownShown.value !== null;
    const told = this.#told.value.figure ?? figure;
    const { name } = this.#told.value;
    return html`
      <figure class="card" aria-label=${name} data-kind=${figure.kind} data-testid="figure">
        ${
          isUnknown
            ? html`<p class="plot no-optimum" data-testid="no-optimum">${boardWords().unknownOptimum}</p>`
            : html`<mlp-plot class="plot" .page=${page} .figure=${figure} .told=${name}></mlp-plot>`
        }
        <figcaption class="caption-row">
          <mlp-figure-head .page=${page} .figure=${told} .told=${name}></mlp-figure-head>
        </figcaption>
        ${figure.kind === 'network' ? this.#steering(figure, look) : optimumNote(told, isUnknown, look)}
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
        ${figure.kind === 'network' ? this.#rest(figure, look, name) : html`<div class="rest"></div>`}
      </figure>
    `;
  }

  /** λ and the layers. @param {NetworkFigure} figure @param {Look | null} look */
  #steering(figure, look) {
    const key = `figure-${figure.id}`;
    return html`
      <div class="controls steering">
        <mlp-slider
          class="lambda"
          .key=${`${key}-lambda`}
          .name=${'λ'}
          .label=${lambdaLabel()}
          .value=${figure.lambda}
          .rule=${NETWORK.lambda}
          .track=${LAMBDA_TRACK}
          @commit=${(/** @type {CustomEvent<number>} */ event) => this.#set({ lambda: event.detail })}
        ></mlp-slider>
        <mlp-layers
          .key=${key}
          .sizes=${figure.hidden}
          .none=${linearName(look)}
          @commit=${(/** @type {CustomEvent<number[]>} */ event) => this.#set({ hidden: event.detail })}
        ></mlp-layers>
      </div>
    `;
  }

  /** @param {NetworkFigure} figure @param {Look | null} look @param {string} name */
  #rest(figure, look, name) {
    const key = `figure-${figure.id}`;
    const { inspect } = boardWords();
    const only = neededOf(selectorsOf(this.page.store).ids.value.indexOf(figure.id) + 1);
    return html`
      <div class="rest">
        <mlp-network-settings
          .key=${key}
          .figure=${figure}
          .look=${look}
          .only=${only}
          @commit=${(/** @type {CustomEvent<Partial<NetworkFigure>>} */ event) => this.#set(event.detail)}
          @seed=${this.#newSeed}
        ></mlp-network-settings>
        <button
          type="button"
          class="button inspect"
          aria-label=${inspect.name(name)}
          aria-expanded=${selectorsOf(this.page.store).inspect.value === figure.id}
          title=${inspect.hint}
          data-testid=${`${key}-inspect`}
          @click=${() => toggleInspector(this.page, figure.id)}
        >
          ${inspect.text}
        </button>
      </div>
    `;
  }
}

/**
 * @param {Figure} figure
 * @param {boolean} isUnknown
 * @param {Look | null} look
 */
function optimumNote(figure, isUnknown, look) {
  const { optimumNotes } = boardWords();
  if (isUnknown) return html`<p class="controls optimum-note">${optimumNotes.unknown}</p>`;
  return html`<div class="steering optimum-note">
    <p class="detail" translate="no">${detailText(figure, look)}</p>
    <p class="controls">${isRegression(look) ? optimumNotes.regression : optimumNotes.classification}</p>
  </div>`;
}

customElements.define('mlp-figure', FigureCard);

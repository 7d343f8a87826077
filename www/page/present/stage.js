/**
 * Figures that fill their place, each with its caption and what else is asked for: in a hall, or in a slide.
 *
 * @import { Figure, Look, NetworkFigure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 * @import { Extra, Stage as Layout } from './layout.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { NETWORK } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { architectureText, captionText, linearName } from '../../views/caption.js';
import { SERIF } from '../../views/fonts.js';
import { MARGIN } from '../../views/plot/axes.js';
import { presentWords } from '../../words/en/present.js';
import { formatSetting } from '../../words/numbers.js';
import '../board/plot.js';
import { icon } from '../elements/icons.js';
import { plotProportions } from '../elements/plot-canvas.js';
import { required, SignalElement } from '../elements/signal-element.js';
import '../elements/slider-field.js';
import { LAMBDA_TRACK } from '../elements/tracks.js';
import { PLOT_ASPECT } from '../page.js';
import { freePageKeys } from '../elements/page-keys.js';
import { stageOf } from './layout.js';
import './sizes-field.js';
import './stage.css';
import './stage-numbers.js';

const enlargeIcon = icon(svg`<path d="M9.5 2.5h4v4M13.5 2.5L9 7M6.5 13.5h-4v-4M2.5 13.5L7 9" />`);

const INSET = { x: MARGIN.left + MARGIN.right, y: MARGIN.top + MARGIN.bottom };
const CAPTION_SIZE = 1.0625;
/** Of the slider's, the one with the longest text: nothing moves while λ is dragged. */
const LONGEST_LAMBDA = 0.000158;

/** Fires `enlarge` with the id of a figure as `detail`, where it may. */
export class Stage extends SignalElement {
  static properties = {
    page: { attribute: false },
    ids: { attribute: false },
    extras: { attribute: false },
    enlargeable: { type: Boolean },
    isOne: { type: Boolean },
    only: { attribute: false },
  };

  #size = signal({ width: 0, height: 0, window: { width: 0, height: 0 } });
  #observer = new ResizeObserver(() => this.#measure());
  #stop = () => {};
  /** @type {CanvasRenderingContext2D | null} */
  #ruler = null;

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** Of the figures that are shown. @type {readonly number[]} */
    this.ids = [];
    /** What is wanted below each. @type {ReadonlySet<Extra>} */
    this.extras = new Set();
    /** Whether a figure may be enlarged, or made small again. */
    this.enlargeable = false;
    /** Whether the figure that is shown is an enlarged one. */
    this.isOne = false;
    /** Which figures have what of the extras, as `id extra`; null for all. @type {ReadonlySet<string> | null} */
    this.only = null;
  }

  #measure = () => {
    const { clientWidth: width, clientHeight: height } = this;
    const before = this.#size.peek();
    const next = { width, height, window: { width: innerWidth, height: innerHeight } };
    if (JSON.stringify(before) !== JSON.stringify(next)) this.#size.value = next;
  };

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
    addEventListener('resize', this.#measure);
    this.#stop = freePageKeys(this);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    removeEventListener('resize', this.#measure);
    this.#stop();
    // A document that is written anew has no root any more.
    document.documentElement?.style.removeProperty('font-size');
  }

  get #figures() {
    const { figure } = selectorsOf(this.page.store);
    return this.ids.map((id) => figure(id).value).filter((found) => found !== null);
  }

  /** @returns {Layout | null} null before there is a place */
  #layout() {
    const { width, height, window } = this.#size.value;
    const figures = this.#figures;
    if (width === 0 || height === 0 || figures.length === 0) return null;
    const look = this.page.pool.look.value;
    return stageOf({
      ...{ width, height, window, inset: INSET, extras: this.extras },
      count: figures.length,
      aspect: PLOT_ASPECT,
      caption: {
        text: Math.max(...figures.map((figure) => this.#lengthOf(nameOf(figure, look, false)))),
        lambda: this.#lengthOf(`, λ = ${formatSetting(LONGEST_LAMBDA)}`),
        // There is a button behind it.
        room: this.enlargeable ? 2.5 : 0.5,
      },
    });
  }

  /** Of a caption's text, in units of the type's size. @param {string} text */
  #lengthOf(text) {
    this.#ruler ??= document.createElement('canvas').getContext('2d');
    if (!this.#ruler) return 0;
    this.#ruler.font = `100px ${SERIF}`;
    return (CAPTION_SIZE * this.#ruler.measureText(text).width) / 100;
  }

  /** @override */
  render() {
    const layout = this.#layout();
    if (!layout) return this.ids.length === 0 ? html`<p class="empty">${presentWords().empty}</p>` : nothing;
    // All sizes of the page follow from this one, those on its canvases too.
    document.documentElement.style.fontSize = `${16 * layout.scale}px`;
    const { columns, cell, plot } = layout.tiling;
    const proportions = Object.entries({
      '--columns': `${columns}`,
      '--cell-width': `${cell.width}px`,
      '--cell-height': `${cell.height}px`,
      '--plot-width': `${plot.width}px`,
      '--plot-height': `${plot.height}px`,
      '--caption-lines': `${layout.lines}`,
      '--text-height': `${layout.text}px`,
      '--beside': `${layout.beside}px`,
    });
    return html`<div
      class="stage"
      style=${[plotProportions(PLOT_ASPECT), ...proportions.map((pair) => pair.join(': '))].join('; ')}
      data-columns=${columns}
      data-text=${layout.tiling.isBeside ? 'beside' : 'below'}
      data-shown=${layout.extras.join(' ')}
    >
      ${repeat(
        this.#figures,
        ({ id }) => id,
        (figure) => this.#figure(figure, layout),
      )}
    </div>`;
  }

  /** @param {Figure} figure @param {Layout} layout */
  #figure(figure, layout) {
    const { page } = this;
    const words = presentWords();
    const isUnknown = figure.kind === 'optimum' && selectorsOf(page.store).ownShown.value !== null;
    const captionId = `stage-${figure.id}-caption`;
    return html`<figure
      class="stage-figure"
      aria-labelledby=${captionId}
      data-kind=${figure.kind}
      data-figure=${figure.id}
      data-testid="figure"
      @dblclick=${(/** @type {MouseEvent} */ event) => this.#onDoubleClick(event, figure.id)}
    >
      <div class="stage-plot">
        ${
          isUnknown
            ? html`<p class="plot no-optimum" data-testid="no-optimum">${words.unknownOptimum}</p>`
            : html`<mlp-plot class="plot" .page=${page} .figure=${figure}></mlp-plot>`
        }
      </div>
      <div class="stage-text">
        <figcaption class="stage-caption">
          <span id=${captionId} translate="no" data-testid="caption">${this.#caption(figure, layout)}</span>
          ${
            this.enlargeable
              ? html`<button
                  type="button"
                  class="icon-button stage-enlarge"
                  aria-label=${this.isOne ? words.shrink : words.enlarge}
                  title=${this.isOne ? words.shrink : words.enlarge}
                  aria-pressed=${this.isOne}
                  data-testid=${`enlarge-${figure.id}`}
                  @click=${() => this.#enlarge(figure.id)}
                >
                  ${enlargeIcon}
                </button>`
              : nothing
          }
        </figcaption>
        ${
          layout.extras.includes('numbers') && !isUnknown
            ? html`<mlp-stage-numbers .page=${page} .figure=${figure}></mlp-stage-numbers>`
            : nothing
        }
        ${figure.kind === 'network' ? this.#controls(figure, layout) : nothing}
      </div>
    </figure>`;
  }

  /** @param {Figure} figure @param {Layout} layout */
  #caption(figure, { isShort }) {
    const name = nameOf(figure, this.page.pool.look.value, isShort);
    if (figure.kind === 'optimum') return name;
    return html`${name}, <span class="stage-lambda"><var>λ</var> = ${formatSetting(figure.lambda)}</span>`;
  }

  /** @param {NetworkFigure} figure @param {Layout} layout */
  #controls(figure, { extras }) {
    const words = presentWords();
    const key = `stage-${figure.id}`;
    const set = (/** @type {Partial<NetworkFigure>} */ patch) => this.page.store.setFigure(figure.id, patch);
    const has = (/** @type {Extra} */ extra) =>
      extras.includes(extra) && (this.only?.has(`${figure.id} ${extra}`) ?? true);
    const [hasLayers, hasLambda] = [has('layers'), has('lambda')];
    if (!hasLayers && !hasLambda) return nothing;
    return html`<div class="stage-controls">
      ${
        hasLambda
          ? html`<mlp-slider
              .key=${`${key}-lambda`}
              .name=${'λ'}
              .label=${words.lambda}
              .value=${figure.lambda}
              .rule=${NETWORK.lambda}
              .track=${LAMBDA_TRACK}
              @commit=${(/** @type {CustomEvent<number>} */ event) => set({ lambda: event.detail })}
            ></mlp-slider>`
          : nothing
      }
      ${
        hasLayers
          ? html`<mlp-sizes
              .key=${key}
              .sizes=${figure.hidden}
              @commit=${(/** @type {CustomEvent<number[]>} */ event) => set({ hidden: event.detail })}
            ></mlp-sizes>`
          : nothing
      }
    </div>`;
  }

  /** @param {MouseEvent} event @param {number} id */
  #onDoubleClick({ target }, id) {
    const isControl = target instanceof Element && target.closest('button, input, a, mlp-draw-layer');
    if (!isControl) this.#enlarge(id);
  }

  /** @param {number} id */
  #enlarge(id) {
    if (this.enlargeable) this.dispatchEvent(new CustomEvent('enlarge', { detail: id }));
  }
}

/**
 * A caption without λ, which stands by itself.
 *
 * @param {Figure} figure
 * @param {Look | null} look
 * @param {boolean} isShort
 */
function nameOf(figure, look, isShort) {
  if (figure.kind === 'optimum') return captionText(figure, look);
  return isShort ? figure.hidden.join('-') || linearName(look) : architectureText(figure.hidden, look);
}

customElements.define('mlp-stage', Stage);

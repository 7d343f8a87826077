/**
 * Figures that fill their place, each with its caption and what else is asked for: in a hall, or in a slide.
 *
 * @import { Figure, Look, NetworkFigure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 * @import { Extra, Stage as Layout, Wish } from './layout.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { NETWORK } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { architectureText, captionText, linearName } from '../../views/caption.js';
import { sizesText } from '../../views/sizes.js';
import { SERIF } from '../../views/fonts.js';
import { MARGIN } from '../../views/plot/axes.js';
import { figureWords } from '../../words/en/figures.js';
import { presentWords } from '../../words/en/present.js';
import { formatSetting } from '../../words/numbers.js';
import '../board/plot.js';
import { icon } from '../elements/icons.js';
import { paged } from '../elements/tiling.js';
import { plotProportions } from '../elements/plot-canvas.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { styleText } from '../elements/style.js';
import '../elements/select-field.js';
import '../elements/slider-field.js';
import { LAMBDA_TRACK } from '../elements/tracks.js';
import { PLOT_ASPECT } from '../page.js';
import { freePageKeys } from '../elements/page-keys.js';
import { stageOf } from './layout.js';
import { shownSizes } from './sizes.js';
import './sizes-field.js';
import './stage.css';
import './stage-numbers.js';

const enlargeIcon = icon(svg`<path d="M9.5 2.5h4v4M13.5 2.5L9 7M6.5 13.5h-4v-4M2.5 13.5L7 9" />`);

const INSET = { x: MARGIN.left + MARGIN.right, y: MARGIN.top + MARGIN.bottom };
const CAPTION_SIZE = 1.0625;
/** Of a board without networks. @type {ReadonlySet<Extra>} */
const WITHOUT_CONTROLS = new Set(['numbers']);
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
    enlargeKey: {},
    typeShare: { attribute: false },
    chosen: { state: true },
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
    /** That does it, too. */
    this.enlargeKey = '';
    /** Of the type's size, where there is more to be read than figures. */
    this.typeShare = 1;
    /** The figure that the bar is about. @type {number | null} */
    this.chosen = null;
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

  /** @param {readonly number[]} ids @returns {Wish | null} null before there is a place */
  #wishFor(ids) {
    const { width, height, window } = this.#size.value;
    const { figure, ids: all, lesson } = selectorsOf(this.page.store);
    const hasPlaces = lesson.value !== null && all.value.length > 1;
    const figures = ids.map((id) => figure(id).value).filter((found) => found !== null);
    if (width === 0 || height === 0 || figures.length === 0) return null;
    const { typeShare: share } = this;
    const look = this.page.pool.look.value;
    const letters = figures.map((each) => (each.kind === 'network' ? shownSizes(each.hidden).length : 0));
    return {
      ...{ width, height, inset: INSET },
      window: { width: share * window.width, height: share * window.height },
      extras: figures.some(({ kind }) => kind === 'network') ? this.extras : WITHOUT_CONTROLS,
      count: figures.length,
      aspect: PLOT_ASPECT,
      caption: {
        text: Math.max(...figures.map((each) => this.#lengthOf(nameOf(each, look, false)))),
        lambda: this.#lengthOf(`, λ = ${formatSetting(LONGEST_LAMBDA)}`),
        // There is a button behind it, and before it its place, by which a lesson names it.
        room: (this.enlargeable ? 2.5 : 0.5) + (hasPlaces ? 2 : 0),
      },
      letters: Math.max(...letters),
    };
  }

  /** @returns {Layout | null} null before there is a place */
  #layout() {
    const wish = this.#wishFor(this.ids);
    return wish && stageOf(wish);
  }

  /**
   * Figures in pages of which each has its λ, if it is asked for: so many at once as there is room for.
   *
   * @param {readonly number[]} ids
   * @param {number} most
   */
  pagesOf(ids, most) {
    for (let count = Math.min(most, ids.length); count > 1; count -= 1) {
      const pages = paged(ids, count);
      const wish = this.#wishFor(pages[0]);
      if (!wish || !wish.extras.has('lambda') || stageOf(wish).extras.includes('lambda')) return pages;
    }
    return ids.length > 1 && this.#wishFor(ids.slice(0, 1)) ? paged(ids, 1) : paged(ids, most);
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
    // All sizes of the page follow from this one, those on its canvases too. A last rendering may come when the page is back.
    if (this.isConnected) document.documentElement.style.fontSize = `${16 * layout.scale}px`;
    const { columns, cell, plot } = layout.tiling;
    const proportions = styleText({
      '--columns': `${columns}`,
      '--cell-width': `${cell.width}px`,
      '--cell-height': `${cell.height}px`,
      '--plot-width': `${plot.width}px`,
      '--plot-height': `${plot.height}px`,
      '--caption-lines': `${layout.lines}`,
      '--text-height': `${layout.text}px`,
      '--numbers-lines': `${layout.numbersLines}`,
      '--sum': `${layout.sum}`,
      '--beside': `${layout.beside}px`,
      '--bar-height': `${layout.bar.height}px`,
    });
    const all = this.#figures.filter((figure) => figure.kind === 'network');
    const served = all.filter((figure) => layout.shared.some((extra) => this.#has(figure, extra)));
    const networks = served.length > 0 ? served : all;
    const chosen = networks.find(({ id }) => id === this.chosen) ?? networks[0];
    const isChoice = layout.bar.rows > 0 && networks.length > 1;
    return html`<div
        class="stage"
        .style=${`${plotProportions(PLOT_ASPECT)}; ${proportions}`}
        data-columns=${columns}
        data-text=${layout.tiling.isBeside ? 'beside' : 'below'}
        ?data-short=${layout.isShort}
        data-shown=${layout.extras.join(' ')}
      >
        ${repeat(
          this.#figures,
          ({ id }) => id,
          (figure) => this.#figure(figure, layout, isChoice && figure === chosen),
        )}
      </div>
      ${layout.bar.rows > 0 ? this.#bar(networks, chosen, layout) : nothing}`;
  }

  /**
   * Controls that figures have no room for, of the one that is chosen.
   *
   * @param {readonly NetworkFigure[]} networks
   * @param {NetworkFigure} chosen
   * @param {Layout} layout
   */
  #bar(networks, chosen, { shared, bar }) {
    const words = presentWords();
    const look = this.page.pool.look.value;
    const choices = networks.map((figure, i) => [
      String(figure.id),
      `${i + 1}: ${nameOf(figure, look, true)}`,
    ]);
    return html`<div
      class="stage-bar"
      .style=${`block-size: ${bar.height}px`}
      data-rows=${bar.rows}
      data-testid="stage-bar"
    >
      ${
        networks.length > 1
          ? html`<mlp-select
              .key=${'stage-which'}
              .name=${words.which}
              .value=${String(chosen.id)}
              .choices=${choices}
              @commit=${(/** @type {CustomEvent<string>} */ event) => (this.chosen = Number(event.detail))}
            ></mlp-select>`
          : nothing
      }
      ${repeat(
        [chosen],
        ({ id }) => id,
        (figure) => this.#controls(figure, shared),
      )}
    </div>`;
  }

  /** @param {Figure} figure @param {Layout} layout @param {boolean} isChosen */
  #figure(figure, layout, isChosen) {
    const { page } = this;
    const words = presentWords();
    const isUnknown = figure.kind === 'optimum' && selectorsOf(page.store).ownShown.value !== null;
    const captionId = `stage-${figure.id}-caption`;
    return html`<figure
      class="stage-figure"
      aria-labelledby=${captionId}
      data-kind=${figure.kind}
      data-figure=${figure.id}
      .style=${`--place: '${this.#placeOf(figure)}'`}
      data-place=${this.#placeOf(figure)}
      ?data-chosen=${isChosen}
      data-testid="figure"
      @click=${() => (this.chosen = figure.id)}
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
          ${this.enlargeable ? this.#enlargeButton(figure.id) : nothing}
        </figcaption>
        ${
          layout.extras.includes('numbers') && !isUnknown
            ? html`<mlp-stage-numbers
                .page=${page}
                .kind=${figure.kind}
                .figureId=${figure.id}
              ></mlp-stage-numbers>`
            : nothing
        }
        ${figure.kind === 'network' ? this.#controls(figure, layout.extras) : nothing}
      </div>
    </figure>`;
  }

  /** @param {number} id */
  #enlargeButton(id) {
    const name = this.isOne ? presentWords().shrink : presentWords().enlarge;
    return html`<button
      type="button"
      class="icon-button stage-enlarge"
      aria-label=${name}
      title=${this.enlargeKey ? `${name} (${this.enlargeKey})` : name}
      aria-pressed=${this.isOne}
      data-testid=${`enlarge-${id}`}
      @click=${() => this.#enlarge(id)}
    >
      ${enlargeIcon}
    </button>`;
  }

  /** @param {Figure} figure @param {Layout} layout */
  #caption(figure, { isShort }) {
    const name = nameOf(figure, this.page.pool.look.value, isShort);
    if (figure.kind === 'optimum') return name;
    const lambda = html`<span class="stage-lambda"><var>λ</var> = ${formatSetting(figure.lambda)}</span>`;
    // What may be cut where there is no more room is the name, never λ.
    const shown = isShort ? html`<span class="stage-name" title=${name}>${name}</span>` : name;
    return html`${shown}<span class="stage-comma">, </span>${lambda}`;
  }

  /** @param {NetworkFigure} figure @param {readonly Extra[]} extras */
  #controls(figure, extras) {
    const words = presentWords();
    const key = `stage-${figure.id}`;
    const set = (/** @type {Partial<NetworkFigure>} */ patch) => this.page.store.setFigure(figure.id, patch);
    const has = (/** @type {Extra} */ extra) => extras.includes(extra) && this.#has(figure, extra);
    const [hasLayers, hasLambda] = [has('layers'), has('lambda')];
    if (!hasLayers && !hasLambda) return nothing;
    return html`<div class="stage-controls" data-place=${this.#placeOf(figure)}>
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

  /** On the board, from 1. @param {Figure} figure */
  #placeOf({ id }) {
    return selectorsOf(this.page.store).ids.value.indexOf(id) + 1;
  }

  /** @param {NetworkFigure} figure @param {Extra} extra */
  #has = ({ id }, extra) => this.only?.has(`${id} ${extra}`) ?? true;

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
  const { name } = figure;
  if (name !== '' && isShort) return name;
  if (figure.kind === 'optimum') {
    return isShort ? presentWords().optimum : captionText(figure, look);
  }
  const layers = isShort
    ? sizesText(figure.hidden) || linearName(look)
    : architectureText(figure.hidden, look);
  return name === '' ? layers : figureWords().named(name, layers);
}

customElements.define('mlp-stage', Stage);

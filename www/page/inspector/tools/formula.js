/**
 * t of the network written out, beside its diagram: every factor is tied to its line, and every weight can be moved in
 * either, or in the table below.
 *
 * @import { TemplateResult } from 'lit'
 * @import { Unit, Weight } from '../../../views/network/layout.js'
 * @import { Network } from '../../../views/tools/formula.js'
 * @import { Probe } from '../../../worker/inspect/parts/probe.js'
 * @import { Track } from '../../elements/slider-field.js'
 * @import { ToolProps } from './tool-element.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import '../../../styles/tool-formula.css';
import { formatWeight } from '../../../words/numbers.js';
import { formatTheta } from '../../../words/theta.js';
import { formulaWords } from '../../../words/en/tool-formula.js';
import { inputsAt } from '../../../views/network/features.js';
import { unitNumber, weightsInto } from '../../../views/network/layout.js';
import { thetaName } from '../../../views/network/notation.js';
import { equationsOf, FUNCTIONS, isWrittenOut, plainNotation, texOf } from '../../../views/tools/formula.js';
import { copyOrShow } from '../../device.js';
import { AskedPart } from '../asked-part.js';
import '../diagram.js';
import '../probe-table.js';
import { keyed, Scrub } from '../scrub.js';
import '../unit-plot.js';
import { WeightTrack } from '../weight-track.js';
import '../weights.js';
import { allOfLayer, layerSymbol, shareSymbol, thetaSymbol, unitSymbol, zSymbol } from './formula-symbols.js';
import { ToolElement } from './tool-element.js';

/** Of a longer sum the first terms are shown, until somebody wants all. */
const MOST_TERMS = 8;
const FIRST_TERMS = 4;
/** Of a larger layer likewise. */
const MOST_UNITS = 6;
const FIRST_UNITS = 3;

/** A point of the plane is told with so many digits, when it has not moved for so long. */
const DIGITS = 5;
const REST_MILLIS = 300;

/** Steps of an input over the plane. */
const STEPS = 400;

const SHOWS = /** @type {const} */ (['both', 'symbols', 'numbers']);

/** @typedef {{ show: typeof SHOWS[number], at: readonly number[] }} Settings */

/** @extends {ToolElement<Settings>} */
export class Formula extends ToolElement {
  /** @type {AskedPart<Probe>} */
  #probe = new AskedPart(this, 'probe', ({ probe }) => probe.value && { x: probe.value });
  #scrub = new Scrub();
  #track = new WeightTrack();
  /** What is unfolded, or of written-out terms folded, by their places in the formula. */
  #turned = signal(/** @type {ReadonlySet<string>} */ (new Set()));
  /** The point that the link had when it was last read. */
  #readAt = '';
  /** @type {unknown} */
  #sizes = null;
  /** The point that nobody has chosen. @type {readonly [number, number] | null} */
  #first = null;
  #keeping = 0;

  /** @override */
  willUpdate() {
    const { settings, session } = this;
    const sizes = session.sizes.peek();
    if (this.#sizes !== sizes) {
      this.#sizes = sizes;
      this.#turned.value = new Set();
    }
    const at = settings.at.join();
    if (at !== this.#readAt && settings.at.length === 2) {
      session.probe.value = /** @type {[number, number]} */ ([...settings.at]);
    } else if (session.probe.peek() === null) this.#probeFirst();
    this.#readAt = at;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('focusin', this.#onPoint);
    this.addEventListener('pointerover', this.#onPoint);
    this.addEventListener('focusout', this.#onLeave);
    this.addEventListener('pointerout', this.#onLeave);
  }

  /** What was read in the map belongs to the link, once it is left there. @param {readonly [number, number] | null} probe */
  #keepProbe(probe) {
    clearTimeout(this.#keeping);
    const [first, second] = this.settings.at;
    if (!probe || probe === this.#first || (probe[0] === first && probe[1] === second)) return;
    this.#keeping = window.setTimeout(() => {
      const at = probe.map((value) => Number(value.toPrecision(DIGITS)));
      if (this.isConnected) this.change({ at });
    }, REST_MILLIS);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#keeping);
  }

  /** Until somebody has pointed at the plane, a point that is there: the first one of the training. */
  #probeFirst() {
    const points = this.page.pool.points.value;
    if (!points || points.x.length === 0) return;
    this.#first = [points.x[0], points.n === 1 ? 0 : points.x[1]];
    this.session.probe.value = this.#first;
  }

  /** @param {Event} event */
  #onPoint = (event) => {
    const place = /** @type {Element} */ (event.target).closest('.formula [data-at]');
    if (place) this.session.pointed.value = Number(place.getAttribute('data-at'));
  };

  /** @param {Event} event */
  #onLeave = (event) => {
    if (/** @type {Element} */ (event.target).closest('.formula')) this.session.pointed.value = null;
  };

  /** @param {string} path */
  #turn(path) {
    const next = new Set(this.#turned.peek());
    if (!next.delete(path)) next.add(path);
    this.#turned.value = next;
  }

  /** @returns {Network | null} */
  get #network() {
    const network = this.session.network.value;
    return network && /** @type {Network} */ (network);
  }

  /** a of a unit of layers 0 to L at the probed point; null where it is not known. @param {Unit} unit */
  #valueOf(unit) {
    const read = this.session.read;
    const network = this.#network;
    if (!read || !network) return null;
    if (unit.layer === 0) return inputsAt(network.features ?? null, read.x)[unit.index - 1] ?? null;
    return read.a[unitNumber(network.sizes, unit)] ?? null;
  }

  /** z of a unit of layers 1 to L. @param {Unit} unit */
  #sumValueOf(unit) {
    const read = this.session.read;
    return read?.z[unitNumber(this.session.sizes.value, unit)] ?? null;
  }

  /** A symbol, the number that it stands for, or both. @param {TemplateResult} symbol @param {number | null} value */
  #token(symbol, value) {
    const { show } = this.settings;
    if (show === 'symbols' || value === null) return html`<span class="formula-token">${symbol}</span>`;
    const text = formatWeight(value, 3);
    // Between signs a negative number stands in brackets.
    const number = html`<span class="formula-number"
      >${show === 'numbers' && value < 0 ? `(${text})` : text}</span
    >`;
    return html`<span class="formula-token">${show === 'both' ? symbol : nothing}${number}</span>`;
  }

  /**
   * A number that is moved: a slider for who hears it.
   *
   * @param {object} moved
   * @param {string} moved.name
   * @param {TemplateResult} moved.symbol
   * @param {number} moved.value
   * @param {Track} moved.track
   * @param {string} moved.kind
   * @param {(value: number) => void} moved.set
   */
  #slider({ name, symbol, value, track, kind, set }) {
    return html`<span
      class="formula-slider"
      role="slider"
      tabindex="0"
      data-testid=${kind}
      data-value=${value}
      aria-label=${name}
      aria-valuemin=${track.valueAt(0)}
      aria-valuemax=${track.valueAt(track.steps)}
      aria-valuenow=${value}
      aria-valuetext=${`${name} = ${formatTheta(value)}`}
      title=${formulaWords().drag(name, formatTheta(value))}
      @pointerdown=${(/** @type {PointerEvent} */ event) => this.#scrub.begin(event, { value, track, set })}
      @pointermove=${(/** @type {PointerEvent} */ event) => this.#scrub.move(event)}
      @pointerup=${(/** @type {PointerEvent} */ event) => this.#scrub.end(event)}
      @pointercancel=${(/** @type {PointerEvent} */ event) => this.#scrub.end(event)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => {
        const next = keyed(event, { value, track });
        if (next === null) return;
        event.preventDefault();
        set(next);
      }}
      >${this.#token(symbol, value)}</span
    >`;
  }

  /** @param {Weight} weight */
  #weight({ at, layer, row, column }) {
    const { session } = this;
    const value = session.theta.value?.[at] ?? 0;
    const symbol = thetaSymbol(layer, row, column);
    const name = thetaName(layer, row, column);
    const isMoved = session.pointed.value === at || session.weight.value === at;
    const track = (isMoved ? this.#track : new WeightTrack()).of(at, value);
    const set = (/** @type {number} */ next) => session.edit(at, next, true);
    return this.#slider({ name, symbol, value, track, set, kind: 'formula-weight' });
  }

  /** An input, which is moved where it is a coordinate of the plane. @param {number} index */
  #input(index) {
    const network = /** @type {Network} */ (this.#network);
    const { session } = this;
    const unit = { layer: 0, index };
    const symbol = unitSymbol(0, index, network.sizes.length - 1, network.features);
    const value = this.#valueOf(unit);
    const probe = session.probe.value;
    const feature = network.features === null ? 'x1' : network.features?.[index - 1];
    const axis = feature === 'x1' ? 0 : feature === 'x2' ? 1 : null;
    if (axis === null || value === null || !probe) return this.#token(symbol, value);
    const [from, to] = this.page.pool.domain.value.slice(2 * axis, 2 * axis + 2);
    const track = {
      steps: STEPS,
      valueAt: (/** @type {number} */ position) =>
        Number((from + ((to - from) * position) / STEPS).toPrecision(5)),
      positionOf: (/** @type {number} */ number) => (STEPS * (number - from)) / (to - from),
    };
    const set = (/** @type {number} */ next) => {
      const moved = /** @type {[number, number]} */ (probe.with(axis, next));
      session.probe.value = moved;
      this.change({ at: moved });
    };
    const name = session.nameOf(unit);
    return this.#slider({ name, symbol, value: probe[axis], track, set, kind: 'formula-input' });
  }

  /** A hidden unit, by its name or written out. @param {Unit} unit @param {string} path @param {boolean} isWhole  at first */
  #hidden(unit, path, isWhole) {
    const network = /** @type {Network} */ (this.#network);
    const { layer, index } = unit;
    const symbol = unitSymbol(layer, index, network.sizes.length - 1, network.features);
    const isOpen = isWhole !== this.#turned.value.has(path);
    const name = this.session.nameOf(unit);
    const words = formulaWords();
    const button = html`<button
      type="button"
      class="formula-unit"
      aria-expanded=${isOpen}
      aria-label=${isOpen ? words.fold(name) : words.unfold(name)}
      title=${isOpen ? words.fold(name) : words.unfold(name)}
      data-testid="formula-unit"
      data-unit=${`${layer}-${index}`}
      @click=${() => this.#turn(path)}
    >
      ${this.#token(symbol, this.#valueOf(unit))}
    </button>`;
    if (!isOpen) return button;
    return html`<span class="formula-inner"
      >${button}<span class="formula-body"
        >${this.#applied(FUNCTIONS[network.activation], this.#sum(unit, path, isWhole))}</span
      ></span
    >`;
  }

  /** @param {string} name @param {unknown} inner */
  #applied(name, inner) {
    if (!name) return inner;
    return html`<span class="formula-function">${name}</span><span class="formula-sign">(</span>${inner}<span
        class="formula-sign"
        >)</span
      >`;
  }

  /** z of a unit. @param {Unit} unit @param {string} path @param {boolean} isWhole @returns {unknown} */
  #sum(unit, path, isWhole) {
    const weights = weightsInto(this.session.sizes.value, unit);
    const isLong = weights.length > MOST_TERMS;
    const isOpen = !isLong || this.#turned.value.has(`${path}+`);
    const { pointed, weight: chosen } = this.session;
    const term = (/** @type {Weight} */ weight) => {
      const { at, layer, column } = weight;
      const isPointed = (pointed.value ?? chosen.value) === at;
      const factor = () =>
        layer === 0
          ? this.#input(column)
          : this.#hidden({ layer, index: column }, `${path}/${column}`, isWhole);
      return html`<span class="formula-term" data-at=${at} ?data-pointed=${isPointed}
        >${column === 0 ? nothing : html`<span class="formula-sign">+</span>`}${this.#weight(weight)}${
          column === 0 ? nothing : html`<span class="formula-sign">·</span>${factor()}`
        }</span
      >`;
    };
    if (!isLong) return weights.map(term);
    const button = html`<button
      type="button"
      class="button quiet"
      aria-expanded=${isOpen}
      data-testid="formula-more"
      @click=${() => this.#turn(`${path}+`)}
    >
      ${isOpen ? formulaWords().fewer : formulaWords().more(weights.length - FIRST_TERMS - 1)}
    </button>`;
    if (isOpen) return html`${weights.map(term)} ${button}`;
    return html`${weights.slice(0, FIRST_TERMS).map(term)}<span class="formula-sign">+</span
      >${button}${term(weights[weights.length - 1])}`;
  }

  /** A unit as an equation, or for a softmax its z and its share. @param {Unit} unit @param {boolean} isWhole */
  #equation(unit, isWhole) {
    const network = /** @type {Network} */ (this.#network);
    const { sizes, output, activation } = network;
    const layers = sizes.length - 1;
    const { layer, index } = unit;
    const isOutput = layer === layers;
    const symbol = unitSymbol(layer, index, layers, network.features);
    const path = `${layer}-${index}`;
    const value = this.#valueOf(unit);
    const z = this.#sumValueOf(unit);
    const isSoftmax = isOutput && output === 'softmax';
    const name = isSoftmax
      ? ''
      : FUNCTIONS[/** @type {keyof typeof FUNCTIONS} */ (isOutput ? output : activation)];
    const left = isSoftmax ? zSymbol(layer, index) : symbol;
    const hasNumbers = this.settings.show !== 'symbols' && z !== null && value !== null;
    const middle =
      hasNumbers && name !== ''
        ? html`<span class="formula-sign">=</span>${name}(${formatWeight(z, 4)})`
        : nothing;
    const result = hasNumbers
      ? html`<span class="formula-sign">=</span><output>${formatWeight(isSoftmax ? z : value, 4)}</output>`
      : nothing;
    return html`<div
        class="formula-equation"
        data-testid="formula-equation"
        data-unit=${path}
        data-z=${z ?? nothing}
        data-a=${value ?? nothing}
      >
        <p class="visually-hidden">
          ${equationsOf(network, unit, plainNotation(network), isWhole).join('; ')}
        </p>
        <span class="formula-left">${left}</span
        ><span class="formula-sign">=</span>${this.#applied(name, this.#sum(unit, path, isWhole))}
        <span class="formula-result" translate="no">${middle}${result}</span>
      </div>
      ${
        isSoftmax
          ? html`<div class="formula-equation formula-share">
              <span class="formula-left">${symbol}</span
              ><span class="formula-sign">=</span>${shareSymbol(layer, index, sizes[layer])}
              ${hasNumbers ? html`<span class="formula-result"><span class="formula-sign">=</span><output>${formatWeight(value, 4)}</output></span>` : nothing}
            </div>`
          : nothing
      }`;
  }

  /** @param {number} layer @param {boolean} isWhole */
  #units(layer, isWhole) {
    const size = this.session.sizes.value[layer];
    const isLong = size > MOST_UNITS;
    const isOpen = !isLong || this.#turned.value.has(`units ${layer}`);
    const shown = isOpen ? size : FIRST_UNITS;
    const equations = Array.from({ length: shown }, (_, i) =>
      this.#equation({ layer, index: i + 1 }, isWhole),
    );
    return html`${equations}
    ${
      isLong
        ? html`<button
            type="button"
            class="button quiet"
            aria-expanded=${isOpen}
            data-testid="formula-units"
            @click=${() => this.#turn(`units ${layer}`)}
          >
            ${isOpen ? formulaWords().fewerUnits : formulaWords().moreUnits(size - shown)}
          </button>`
        : nothing
    }`;
  }

  /** A layer in one line, which unfolds into its units. @param {number} layer */
  #layer(layer) {
    const { sizes, activation, output } = /** @type {Network} */ (this.#network);
    const layers = sizes.length - 1;
    const words = formulaWords();
    const path = `layer ${layer}`;
    const isOpen = (layer === layers) !== this.#turned.value.has(path);
    const name = layer === layers ? output : activation;
    const applied = name === 'softmax' ? name : FUNCTIONS[/** @type {keyof typeof FUNCTIONS} */ (name)];
    return html`<section class="formula-layer" data-testid="formula-layer" data-layer=${layer}>
      <button
        type="button"
        class="formula-head"
        aria-expanded=${isOpen}
        data-testid="formula-layer-head"
        @click=${() => this.#turn(path)}
      >
        <span class="formula-turn" aria-hidden="true">${isOpen ? '▾' : '▸'}</span>
        <span>${layer === layers ? words.outputs(sizes[layer]) : words.layer(layer, sizes[layer])}</span>
        <span class="formula-whole" aria-hidden="true"
          >${allOfLayer(layer, layers)} = ${this.#applied(applied, layerSymbol(layer - 1))}</span
        >
      </button>
      ${isOpen ? this.#units(layer, false) : nothing}
    </section>`;
  }

  /** @override */
  render() {
    const { page, session, settings } = this;
    const network = this.#network;
    if (!network || !session.theta.value) return nothing;
    void this.#probe.data;
    this.#keepProbe(session.probe.value);
    if (session.probe.value === null) void page.pool.points.value;
    const layers = network.sizes.length - 1;
    const words = formulaWords();
    return html`
      <div class="formula-diagram"><mlp-diagram .page=${page} .session=${session}></mlp-diagram></div>
      <div class="formula-tools">
        <div class="formula-shows" role="group" aria-label=${words.shows}>
          ${SHOWS.map(
            (show) =>
              html`<button
                type="button"
                class="button quiet"
                aria-pressed=${settings.show === show}
                data-testid=${`formula-${show}`}
                @click=${() => this.change({ show })}
              >
                ${words.show[show]}
              </button>`,
          )}
        </div>
        <button
          type="button"
          class="button quiet"
          data-testid="formula-copy"
          @click=${() => copyOrShow(page, texOf(network), 'value')}
        >
          ${words.copy}
        </button>
      </div>
      <div
        class="formula"
        role="group"
        aria-label=${words.label}
        translate="no"
        data-testid="formula"
        data-show=${settings.show}
      >
        ${
          isWrittenOut(network.sizes)
            ? this.#units(layers, true)
            : Array.from({ length: layers }, (_, i) => this.#layer(layers - i))
        }
      </div>
      <p class="aside">${words.hint}</p>
      <div class="unit-row">
        <mlp-unit-plot .page=${page} .session=${session} .of=${'unit'}></mlp-unit-plot>
        <mlp-weights .page=${page} .session=${session}></mlp-weights>
      </div>
      <mlp-probe-table .page=${page} .session=${session}></mlp-probe-table>
    `;
  }
}

customElements.define('mlp-tool-formula', Formula);

/** @param {ToolProps} props */
export const template = ({ page, session, settings, change }) =>
  html`<mlp-tool-formula
    .page=${page}
    .session=${session}
    .settings=${settings}
    .change=${change}
  ></mlp-tool-formula>`;

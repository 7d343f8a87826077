/**
 * The formula of a network as it is written: equations of units and lines of layers, whose sums and units fold, with
 * weights and inputs that are moved like sliders.
 *
 * @import { TemplateResult } from 'lit'
 * @import { Unit, Weight } from '../../../views/network/layout.js'
 * @import { Network } from '../../../views/tools/formula.js'
 * @import { Track } from '../../elements/slider-field.js'
 * @import { Formula } from './formula.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { formatWeight } from '../../../words/numbers.js';
import { formatTheta } from '../../../words/theta.js';
import { formulaWords } from '../../../words/en/tool-formula.js';
import { inputsAt } from '../../../views/network/features.js';
import { unitNumber, weightsInto } from '../../../views/network/layout.js';
import { thetaName } from '../../../views/network/notation.js';
import { equationsOf, FUNCTIONS, plainNotation } from '../../../views/tools/formula.js';
import { keyed, Scrub } from '../scrub.js';
import { WeightTrack } from '../weight-track.js';
import { allOfLayer, layerSymbol, shareSymbol, thetaSymbol, unitSymbol, zSymbol } from './formula-symbols.js';

/** Of a longer sum the first terms are shown, until somebody wants all. */
const MOST_TERMS = 8;
const FIRST_TERMS = 4;
/** Of a larger layer likewise. */
const MOST_UNITS = 6;
const FIRST_UNITS = 3;

/** Steps of an input over the plane. */
const STEPS = 400;

export class WrittenFormula {
  #host;
  #scrub = new Scrub();
  #track = new WeightTrack();
  /** What is unfolded, or of written-out terms folded, by their places in the formula. */
  #turned = signal(/** @type {ReadonlySet<string>} */ (new Set()));

  /** @param {Formula} host  asks for it where it has a network */
  constructor(host) {
    this.#host = host;
  }

  get #session() {
    return this.#host.session;
  }

  get #network() {
    return /** @type {Network} */ (this.#session.network.value);
  }

  /** As at first. */
  fold() {
    this.#turned.value = new Set();
  }

  /** @param {string} path */
  #turn(path) {
    const next = new Set(this.#turned.peek());
    if (!next.delete(path)) next.add(path);
    this.#turned.value = next;
  }

  /** a of a unit of layers 0 to L at the probed point; null where it is not known. @param {Unit} unit */
  #valueOf(unit) {
    const read = this.#session.read;
    if (!read) return null;
    const network = this.#network;
    if (unit.layer === 0) return inputsAt(network.features ?? null, read.x)[unit.index - 1] ?? null;
    return read.a[unitNumber(network.sizes, unit)] ?? null;
  }

  /** z of a unit of layers 1 to L. @param {Unit} unit */
  #sumValueOf(unit) {
    const read = this.#session.read;
    return read?.z[unitNumber(this.#session.sizes.value, unit)] ?? null;
  }

  /** A symbol, the number that it stands for, or both. @param {TemplateResult} symbol @param {number | null} value */
  #token(symbol, value) {
    const { show } = this.#host.settings;
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
    const session = this.#session;
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
    const network = this.#network;
    const session = this.#session;
    const unit = { layer: 0, index };
    const symbol = unitSymbol(0, index, network.sizes.length - 1, network.features);
    const value = this.#valueOf(unit);
    const probe = session.probe.value;
    const feature = network.features === null ? 'x1' : network.features?.[index - 1];
    const axis = feature === 'x1' ? 0 : feature === 'x2' ? 1 : null;
    if (axis === null || value === null || !probe) return this.#token(symbol, value);
    const [from, to] = this.#host.page.pool.domain.value.slice(2 * axis, 2 * axis + 2);
    const track = {
      steps: STEPS,
      valueAt: (/** @type {number} */ position) =>
        Number((from + ((to - from) * position) / STEPS).toPrecision(5)),
      positionOf: (/** @type {number} */ number) => (STEPS * (number - from)) / (to - from),
    };
    const set = (/** @type {number} */ next) => {
      const moved = /** @type {[number, number]} */ (probe.with(axis, next));
      session.probe.value = moved;
      this.#host.change({ at: moved });
    };
    const name = session.nameOf(unit);
    return this.#slider({ name, symbol, value: probe[axis], track, set, kind: 'formula-input' });
  }

  /** A hidden unit, by its name or written out. @param {Unit} unit @param {string} path @param {boolean} isWhole  at first */
  #hidden(unit, path, isWhole) {
    const network = this.#network;
    const { layer, index } = unit;
    const symbol = unitSymbol(layer, index, network.sizes.length - 1, network.features);
    const isOpen = isWhole !== this.#turned.value.has(path);
    const name = this.#session.nameOf(unit);
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
    const weights = weightsInto(this.#session.sizes.value, unit);
    const isLong = weights.length > MOST_TERMS;
    const isOpen = !isLong || this.#turned.value.has(`${path}+`);
    const { pointed, weight: chosen } = this.#session;
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
    const network = this.#network;
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
    const hasNumbers = this.#host.settings.show !== 'symbols' && z !== null && value !== null;
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
  units(layer, isWhole) {
    const size = this.#session.sizes.value[layer];
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
  layer(layer) {
    const { sizes, activation, output } = this.#network;
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
      ${isOpen ? this.units(layer, false) : nothing}
    </section>`;
  }
}

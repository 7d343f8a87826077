/**
 * Activations: σ and σ′ over the histogram of the network's own z, read at any z; what they are at 0; and how tanh is a
 * sigmoid.
 *
 * @import { Activation } from '../../../scene/scene.d.ts'
 * @import { Histogram } from '../../../worker/inspect/parts/histogram.js'
 * @import { Layout } from '../../../views/chart.js'
 * @import { Session } from '../session.js'
 * @import { ToolProps } from './tool-element.js'
 * @import { Picture } from './tool-picture.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { activationOf, slopeOf } from '../../../scene/activations.js';
import { NETWORK } from '../../../scene/schema.js';
import { VIEWS } from '../../../scene/views.js';
import { drawActivation, halfOf, SHAPE, totalOf } from '../../../views/tools/activations.js';
import { figureWords } from '../../../words/en/figures.js';
import { activationsWords } from '../../../words/en/tool-activations.js';
import { formatPercent, formatSetting, formatWeight } from '../../../words/numbers.js';
import '../../elements/select-field.js';
import '../../elements/slider-field.js';
import { linearTrack } from '../../elements/tracks.js';
import { AskedPart } from '../asked-part.js';
import { labFor } from '../lab.js';
import './activations-move.js';
import { ToolElement } from './tool-element.js';
import './tool-picture.js';

/** @type {readonly Activation[]} */
const NAMES = NETWORK.activation.choices;

const LEAK_TRACK = linearTrack(NETWORK.leak.min, NETWORK.leak.max, 99);

/** Positions of the slider of z over the axis. */
const STEPS = 240;

/** Of the picture, in CSS pixels. @param {number} width */
const heightOf = (width) => Math.max(0.56 * width, 260);

/** @typedef {{ shown: 'own' | Activation, leak: 'own' | number, layer: number, at: number, axis: 'all' | 'shape', move: number }} Settings */

/** @extends {ToolElement<Settings>} */
class Activations extends ToolElement {
  /** @type {AskedPart<Histogram>} */
  #part = new AskedPart(this, 'histogram', (session) => ({
    layer: layerIn(session, this.#asked.value.layer),
    half: this.#asked.value.axis === 'shape' ? SHAPE : null,
  }));
  /** Settings are properties, and what is asked of the worker follows signals. */
  #asked = signal({ layer: 1, axis: /** @type {Settings['axis']} */ ('shape') });
  /** Where things are on the screen, of the picture that was drawn last. @type {{ width: number, layout: Layout } | null} */
  #drawn = null;
  #key = '';
  /** @type {Picture | null} */
  #picture = null;

  /** @override */
  firstUpdated() {
    void labFor(this.page);
  }

  /** @override */
  willUpdate() {
    const { layer, axis } = this.settings;
    const asked = this.#asked.peek();
    if (layer !== asked.layer || axis !== asked.axis) this.#asked.value = { layer, axis };
  }

  get #layer() {
    return layerIn(this.session, this.settings.layer);
  }

  /** Of the newest histogram; one of another layer is on its way out. */
  get #histogram() {
    const histogram = this.#part.data;
    const isWanted =
      histogram?.layer === this.#layer && (histogram.half === null) === (this.settings.axis === 'all');
    return isWanted ? histogram : null;
  }

  /** The figure's, as it is set. @returns {{ activation: Activation, leak: number }} */
  get #own() {
    const { activation, leak } = this.session.figure.value ?? {
      activation: NETWORK.activation.default,
      leak: NETWORK.leak.default,
    };
    return { activation, leak };
  }

  /** What is shown. @returns {{ activation: Activation, leak: number }} */
  get #shown() {
    const { shown, leak } = this.settings;
    const own = this.#own;
    return {
      activation: shown === 'own' ? own.activation : shown,
      leak: leak === 'own' ? own.leak : leak,
    };
  }

  /** @param {Activation} activation @param {number} leak */
  #nameOf(activation, leak) {
    const name = figureWords().activations[activation];
    return activation === 'leakyRelu' ? `${name} (α = ${formatSetting(leak)})` : name;
  }

  /** @param {number} z */
  #read(z) {
    const bound = VIEWS.activations.at;
    const at = Math.min(bound.max, Math.max(bound.min, Number(z.toPrecision(4))));
    this.change({ at: Math.abs(at) < 1e-9 ? 0 : at });
  }

  /** A place under the pointer is a z, snapped to 0 where that is nearest. @param {CustomEvent<{ x: number, width: number }>} event */
  #onPoint({ detail: { x, width } }) {
    if (this.#drawn?.width !== width) return;
    const { box, x: scale } = this.#drawn.layout;
    const within = Math.min(box.left + box.width, Math.max(box.left, x));
    this.#read(Math.abs(within - scale(0)) < 3 ? 0 : scale.invert(within));
  }

  /** @override */
  render() {
    const network = this.session.network.value;
    if (!network) return nothing;
    const { activation, leak } = this.#shown;
    const { at, axis } = this.settings;
    const { least = 0, most = 0 } = this.#histogram ?? {};
    const half = axis === 'all' ? halfOf(Math.max(-least, most)) : SHAPE;
    const [value, slope] = [activationOf(activation, leak)(at), slopeOf(activation, leak)(at)];
    return html`<div
      class="tool"
      data-testid="activations"
      data-activation=${activation}
      data-z=${at}
      data-value=${value}
      data-slope=${slope}
      data-layer=${this.#layer}
      data-counted=${this.#histogram ? totalOf(this.#histogram) : ''}
    >
      ${this.#controls()}
      <mlp-tool-picture
        .page=${this.page}
        .key=${'activation'}
        .picture=${this.#pictureOf(half)}
        @point=${this.#onPoint}
        @press=${this.#onPoint}
      ></mlp-tool-picture>
      <mlp-slider
        class="tool-slider"
        .key=${'activation-z'}
        .name=${activationsWords().at}
        .value=${at}
        .rule=${VIEWS.activations.at}
        .track=${linearTrack(-half, half, STEPS)}
        @commit=${(/** @type {CustomEvent<number>} */ event) => this.#read(event.detail)}
      ></mlp-slider>
      <p class="tool-reading" translate="no" data-testid="activation-reading">
        ${`z = ${formatWeight(at)}, σ(z) = ${formatWeight(value)}, σ′(z) = ${formatWeight(slope)}`}${this.#isKink(activation, at) ? ' *' : ''}
      </p>
      ${this.#range()} ${this.#table()}
      <mlp-activations-move
        .page=${this.page}
        .move=${this.settings.move}
        @move=${(/** @type {CustomEvent<number>} */ event) => this.change({ move: event.detail })}
      ></mlp-activations-move>
    </div>`;
  }

  /** @param {Activation} activation @param {number} z */
  #isKink(activation, z) {
    return z === 0 && (activation === 'relu' || activation === 'leakyRelu');
  }

  #controls() {
    const words = activationsWords();
    const own = this.#own;
    const { activation, leak } = this.#shown;
    const { settings } = this;
    const names = figureWords().activations;
    return html`<div class="tool-settings">
        <div>
          <mlp-select
            .key=${'activation-shown'}
            .name=${words.shown}
            .value=${settings.shown}
            .choices=${[
              ['own', words.own(names[own.activation])],
              ...NAMES.map((name) => [name, names[name]]),
            ]}
            @commit=${(/** @type {CustomEvent<Settings['shown']>} */ event) => this.change({ shown: event.detail })}
          ></mlp-select>
        </div>
        <div>${this.#layerChoice()}</div>
        <div>
          <mlp-select
            .key=${'activation-axis'}
            .name=${words.axis}
            .value=${settings.axis}
            .choices=${Object.entries(words.axes)}
            @commit=${(/** @type {CustomEvent<Settings['axis']>} */ event) => this.change({ axis: event.detail })}
          ></mlp-select>
        </div>
      </div>
      ${
        activation === 'leakyRelu'
          ? html`<mlp-slider
              class="tool-slider"
              .key=${'activation-leak'}
              .name=${words.slope}
              .value=${leak}
              .rule=${NETWORK.leak}
              .track=${LEAK_TRACK}
              @commit=${(/** @type {CustomEvent<number>} */ event) => this.change({ leak: event.detail })}
            ></mlp-slider>`
          : nothing
      }
      ${this.#use()}`;
  }

  #layerChoice() {
    const words = activationsWords();
    const last = this.session.sizes.value.length - 1;
    return html`<mlp-select
      .key=${'activation-layer'}
      .name=${words.layer}
      .value=${String(this.#layer)}
      .choices=${Array.from({ length: last }, (_, l) => [String(l + 1), words.layerName(l + 1, l + 1 === last)])}
      @commit=${(/** @type {CustomEvent<string>} */ event) => this.change({ layer: Number(event.detail) })}
    ></mlp-select>`;
  }

  /** The button that gives the network what is shown. */
  #use() {
    const words = activationsWords();
    const [own, shown] = [this.#own, this.#shown];
    const hasHidden = this.session.sizes.value.length > 2;
    const isSame =
      own.activation === shown.activation && (own.leak === shown.leak || shown.activation !== 'leakyRelu');
    return html`<p class="tool-act">
      <button
        type="button"
        class="button"
        data-testid="activation-use"
        ?disabled=${isSame || !hasHidden}
        aria-describedby="activation-use-note"
        @click=${() =>
          this.page.store.setFigure(
            this.session.id,
            shown.activation === 'leakyRelu' ? shown : { activation: shown.activation },
          )}
      >
        ${words.use}
      </button>
      <span id="activation-use-note" class="aside">
        ${hasHidden ? (isSame ? words.used : nothing) : words.noHidden}
      </span>
    </p>`;
  }

  /** The z that there are, in words. */
  #range() {
    const words = activationsWords().range;
    const histogram = this.#histogram;
    const points = this.page.pool.points.value;
    if (points?.x.length === 0) return html`<p class="aside">${words.none}</p>`;
    if (!histogram) return this.session.isPaused ? nothing : html`<p class="aside">${words.later}</p>`;
    const { least, most, below, above, saturated, dead } = histogram;
    const beyond = (below + above) / totalOf(histogram);
    const isOwn = this.#shown.activation === this.session.network.value?.activation;
    return html`<p class="aside" data-testid="activation-range">
      ${words.text(this.#layerName, formatWeight(least, 2), formatWeight(most, 2))}
      ${saturated === null ? words.output : nothing}
      ${beyond > 0 ? words.beyond(formatPercent(beyond)) : nothing}
      ${isOwn && saturated !== null && dead !== null ? words.state(formatPercent(saturated), formatPercent(dead)) : nothing}
    </p>`;
  }

  get #layerName() {
    const layer = this.#layer;
    return activationsWords().layerName(layer, layer === this.session.sizes.value.length - 1);
  }

  /** All four, at 0 and where it is read. */
  #table() {
    const words = activationsWords().table;
    const { activation: shown, leak } = this.#shown;
    const places = [...new Set([0, this.settings.at])];
    return html`<div class="tool-table" tabindex="0" role="group" aria-label=${words.caption}>
        <table data-testid="activation-table">
          <caption>
            ${words.caption}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.name}</th>
              ${places.flatMap((z) => [
                html`<th scope="col">${`σ(${formatSetting(z)})`}</th>`,
                html`<th scope="col">${`σ′(${formatSetting(z)})`}</th>`,
              ])}
            </tr>
          </thead>
          <tbody>
            ${NAMES.map((name) => {
              const [sigma, slope] = [activationOf(name, leak), slopeOf(name, leak)];
              const star = (/** @type {number} */ z) => (this.#isKink(name, z) ? ' *' : '');
              return html`<tr data-activation=${name} data-shown=${name === shown}>
                <th scope="row">
                  ${this.#nameOf(name, leak)}
                  <span class="tool-formula" translate="no">σ(z) = ${words.formula[name]}</span>
                  <span class="tool-formula" translate="no">σ′(z) = ${words.derivative[name]}</span>
                </th>
                ${places.map(
                  (z) =>
                    html`<td>${formatWeight(sigma(z))}</td>
                      <td>${formatWeight(slope(z))}${star(z)}</td>`,
                )}
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      <p class="aside">${words.note}</p>`;
  }

  /** Another object only when something that it shows has changed, so that it is drawn no more often. @param {number} half @returns {Picture} */
  #pictureOf(half) {
    const words = activationsWords();
    const { activation, leak } = this.#shown;
    const { at } = this.settings;
    const histogram = this.#histogram;
    const [value, slope] = [activationOf(activation, leak), slopeOf(activation, leak)];
    const name = this.#nameOf(activation, leak);
    const title = histogram ? words.titleOver(name, this.#layerName) : words.title(name);
    const label = words.label(title, formatWeight(at), formatWeight(value(at)), formatWeight(slope(at)));
    const key = `${label} ${half} ${histogramKey(histogram)}`;
    if (this.#picture && key === this.#key) return this.#picture;
    this.#key = key;
    this.#picture = {
      ...{ title, label, height: heightOf },
      draw: (ctx, size, style) => {
        const layout = drawActivation(ctx, size, style, { value, slope, half, at, histogram });
        // A file is drawn on a canvas of its own.
        if (ctx.canvas instanceof HTMLCanvasElement && ctx.canvas.isConnected) {
          this.#drawn = { width: size.width, layout };
        }
      },
      table: {
        caption: words.numbers.caption,
        columns: [words.numbers.from, words.numbers.to, 'σ(z)', 'σ′(z)', words.numbers.count],
        rows: rowsOf(histogram ?? { low: -half, high: half, counts: new Uint32Array(24) }, value, slope),
        write: (number, column) => (column === 4 ? String(number) : formatWeight(number)),
      },
    };
    return this.#picture;
  }
}

/** The layer whose z is shown: the last one where the network has fewer. @param {Session} session @param {number} layer */
const layerIn = ({ sizes }, layer) => Math.min(layer, sizes.value.length - 1);

/** @param {Histogram | null} histogram */
const histogramKey = (histogram) =>
  histogram && `${histogram.low} ${histogram.high} ${histogram.below} ${histogram.above} ${histogram.counts}`;

/**
 * Bins with σ and σ′ in their middle.
 *
 * @param {{ low: number, high: number, counts: Uint32Array }} histogram
 * @param {(z: number) => number} value
 * @param {(z: number) => number} slope
 */
const rowsOf = ({ low, high, counts }, value, slope) =>
  Array.from(counts, (count, i) => {
    const bin = (high - low) / counts.length;
    const from = low + i * bin;
    return [from, from + bin, value(from + bin / 2), slope(from + bin / 2), count];
  });

customElements.define('mlp-tool-activations', Activations);

/** @param {ToolProps} props */
export const template = (props) =>
  html`<mlp-tool-activations
    .page=${props.page}
    .session=${props.session}
    .settings=${props.settings}
    .change=${props.change}
  ></mlp-tool-activations>`;

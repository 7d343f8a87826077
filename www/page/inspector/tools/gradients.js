/**
 * Gradients by layer: the true ‖∂E/∂Θ⁽ˡ⁾‖ over the training, the shares of units that hardly learn, and the same of
 * another activation in grey.
 *
 * @import { Activation } from '../../../scene/scene.d.ts'
 * @import { Layout } from '../../../views/chart.js'
 * @import { Share, Subject } from '../../../views/tools/gradients.js'
 * @import { GradientCurve } from '../../../worker/inspect/layers.js'
 * @import { Asked } from '../../../worker/jobs/kinds/gradients.js'
 * @import { ToolProps } from './tool-element.js'
 * @import { Picture } from './tool-picture.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { NETWORK } from '../../../scene/schema.js';
import { rowAt, vanishing } from '../../../views/tools/gradients.js';
import { figureWords } from '../../../words/en/figures.js';
import { gradientsWords } from '../../../words/en/tool-gradients.js';
import { formatCount } from '../../../words/numbers.js';
import '../../elements/select-field.js';
import { AskedPart } from '../asked-part.js';
import { labFor } from '../lab.js';
import { networkOf } from './board-of.js';
import { normsPicture, sharesPicture } from './gradients-pictures.js';
import { layersTable } from './gradients-table.js';
import { ToolElement } from './tool-element.js';
import { ToolJob } from './tool-job.js';
import './tool-picture.js';

/** The network of the textbook whose gradients vanish: σ′ ≤ ¼, ten times over, and weights that do not make up for it. */
const TEN = Object.freeze({
  hidden: Array(10).fill(5),
  activation: /** @type {const} */ ('sigmoid'),
  init: /** @type {const} */ ('xavierPlain'),
  lambda: 0,
});

/** @typedef {{ error: Subject, share: Share, axis: 'log' | 'linear', former: 'none' | Activation }} Settings */

/** @extends {ToolElement<Settings>} */
class Gradients extends ToolElement {
  /** @type {AskedPart<GradientCurve>} */
  #part = new AskedPart(this, 'gradients');
  #job = new ToolJob(this, { kind: 'gradients', needsLab: true, units: () => this.#units() });
  /** The row that is read, under the pointer or else as chosen; null for the present one. */
  #pointed = signal(/** @type {number | null} */ (null));
  #chosen = signal(/** @type {number | null} */ (null));
  /** Where things are on the screen, of each picture that was drawn last. @type {Map<string, { width: number, layout: Layout }>} */
  #drawn = new Map();
  /** @type {unknown} */
  #readOf = null;

  /** @override */
  firstUpdated() {
    void labFor(this.page);
  }

  /** Of the activation that is shown beside the own one; null where there is none. @returns {readonly Asked[] | null} */
  #units() {
    const network = networkOf(this.page, this.session);
    const former = this.#former;
    const points = this.page.pool.points.value;
    if (!network || !former || network.config.layerSizes.length < 3 || !points?.x.length) return null;
    return [{ config: { ...network.config, activation: former }, updates: network.rest }];
  }

  /** @returns {Activation | null} null also where it would be the same once more */
  get #former() {
    const { former } = this.settings;
    return former === 'none' || former === this.session.figure.value?.activation ? null : former;
  }

  /** @returns {GradientCurve | null} */
  get #formerCurve() {
    return this.#former && (this.#job.parts.value[0]?.at(-1) ?? null);
  }

  /** @returns {GradientCurve | null} of the network as it is now, not as it was before its layers changed */
  get #curve() {
    const curve = this.#part.data;
    return curve?.layers === this.session.sizes.value.length - 1 ? curve : null;
  }

  /** Trains the network anew with another activation; its former curves stay. @param {Activation} activation */
  #switch(activation) {
    const before = this.session.figure.peek()?.activation;
    if (!before || before === activation) return;
    this.#readNow();
    this.page.store.setFigure(this.session.id, { activation });
    this.change({ former: before });
  }

  /** @param {string} key @param {CustomEvent<{ x: number, width: number }>} event */
  #onPoint(key, { type, detail: { x, width } }) {
    const drawn = this.#drawn.get(key);
    const curve = this.#curve;
    if (!curve || drawn?.width !== width) return;
    const row = rowAt(curve, drawn.layout.x.invert(x));
    if (type === 'press') this.#choose(row);
    else this.#pointed.value = row;
  }

  /** @param {number} row */
  #choose(row) {
    this.#pointed.value = null;
    this.#chosen.value = row;
  }

  #readNow() {
    this.#pointed.value = null;
    this.#chosen.value = null;
  }

  /** @override */
  willUpdate() {
    // Another training has other moments.
    const { session } = this;
    const key = JSON.stringify([session.id, session.network.value]);
    if (this.#readOf !== key) this.#readNow();
    this.#readOf = key;
  }

  /** @override */
  render() {
    const network = this.session.network.value;
    if (!network) return nothing;
    const words = gradientsWords();
    const curve = this.#curve;
    const points = this.page.pool.points.value;
    const row =
      curve && Math.min(this.#pointed.value ?? this.#chosen.value ?? curve.present, curve.updates.length - 1);
    return html`<div
      class="tool"
      data-testid="gradients"
      data-activation=${network.activation}
      data-former=${this.#former ?? ''}
      data-layers=${curve?.layers ?? ''}
      data-moments=${curve?.updates.length ?? ''}
      data-last=${curve?.updates.at(-1) ?? ''}
      data-ratio=${curve && row !== null ? vanishing(curve, row, this.settings.error) : ''}
      data-former-moments=${this.#formerCurve?.updates.length ?? ''}
    >
      ${this.#controls()} ${points?.x.length === 0 ? html`<p class="aside">${words.noPoints}</p>` : nothing}
      ${
        curve && row !== null
          ? this.#curves(curve, row)
          : html`<p class="aside" role="status">${points?.x.length === 0 ? nothing : words.comes}</p>`
      }
    </div>`;
  }

  #controls() {
    const words = gradientsWords();
    const figure = this.session.figure.value;
    const names = figureWords().activations;
    const activation = figure?.activation ?? NETWORK.activation.default;
    const hasHidden = (figure?.hidden.length ?? 0) > 0;
    const others = NETWORK.activation.choices.filter((name) => name !== activation);
    return html`<div class="tool-settings">
        <fieldset class="tool-choices" ?disabled=${!hasHidden} aria-describedby="gradients-switch-note">
          <legend class="label">${words.activation}</legend>
          ${NETWORK.activation.choices.map(
            (name) =>
              html`<label class="check"
                ><input
                  type="radio"
                  name="gradients-activation"
                  data-testid=${`gradients-use-${name}`}
                  .checked=${live(name === activation)}
                  @change=${() => this.#switch(name)}
                />${names[name]}</label
              >`,
          )}
        </fieldset>
        <div>
          <mlp-select
            .key=${'gradients-former'}
            .name=${words.beside}
            .value=${this.#former ?? 'none'}
            .choices=${[['none', words.none], ...others.map((name) => [name, names[name]])]}
            .disabled=${!hasHidden}
            @commit=${(/** @type {CustomEvent<Settings['former']>} */ event) =>
              this.change({ former: event.detail })}
          ></mlp-select>
        </div>
        <div>
          <mlp-select
            .key=${'gradients-error'}
            .name=${words.error}
            .value=${this.settings.error}
            .choices=${Object.entries(words.errors)}
            @commit=${(/** @type {CustomEvent<Subject>} */ event) => this.change({ error: event.detail })}
          ></mlp-select>
        </div>
        <div>
          <mlp-select
            .key=${'gradients-axis'}
            .name=${words.axis}
            .value=${this.settings.axis}
            .choices=${Object.entries(words.axes)}
            @commit=${(/** @type {CustomEvent<Settings['axis']>} */ event) => this.change({ axis: event.detail })}
          ></mlp-select>
        </div>
      </div>
      <p class="aside" id="gradients-switch-note">${hasHidden ? words.switchHint : words.noHidden}</p>
      ${this.#tenLayers()} ${this.#former && hasHidden ? this.#job.status('gradients') : nothing}`;
  }

  #tenLayers() {
    const words = gradientsWords();
    return html`<p class="tool-act">
      <button
        type="button"
        class="button"
        data-testid="gradients-ten"
        aria-describedby="gradients-ten-note"
        @click=${() => this.page.store.setFigure(this.session.id, TEN)}
      >
        ${words.ten}
      </button>
      <span class="aside" id="gradients-ten-note">${words.tenHint}</span>
    </p>`;
  }

  /** @param {GradientCurve} curve @param {number} row */
  #curves(curve, row) {
    const words = gradientsWords();
    const hasHidden = curve.layers > 1;
    const shown = {
      ...{ curve, row, former: this.#formerCurve },
      isLogX: this.settings.axis === 'log',
      updates: words.updates,
    };
    const { error, share } = this.settings;
    const former = this.#former;
    const activation = this.session.network.value?.activation ?? NETWORK.activation.default;
    const formerName = former && figureWords().activations[former];
    const norms = normsPicture(shown, { error, activation, former }, this.#noted('norms'));
    return html`${this.#pictureOf('norms', norms)} ${this.#moment(curve, row)}
    ${layersTable(curve, row, { error, former: shown.former, formerName })}
    ${
      hasHidden
        ? html`<div class="tool-settings">
              <div>
                <mlp-select
                  .key=${'gradients-share'}
                  .name=${words.share}
                  .value=${share}
                  .choices=${Object.entries(words.shares)}
                  @commit=${(/** @type {CustomEvent<Share>} */ event) => this.change({ share: event.detail })}
                ></mlp-select>
              </div>
            </div>
            ${this.#pictureOf('share', sharesPicture(shown, share, this.#noted('share')))}
            <p class="aside">${words.shareNotes[share]}</p>`
        : nothing
    }`;
  }

  /** @param {'norms' | 'share'} which @param {Picture} picture */
  #pictureOf(which, picture) {
    const key = `gradients-${which}`;
    const onPoint = (/** @type {CustomEvent} */ event) => this.#onPoint(key, event);
    return html`<mlp-tool-picture
      .page=${this.page}
      .key=${key}
      .picture=${picture}
      @point=${onPoint}
      @press=${onPoint}
      @leave=${() => (this.#pointed.value = null)}
    ></mlp-tool-picture>`;
  }

  /** @param {'norms' | 'share'} which */
  #noted(which) {
    return (
      /** @type {CanvasRenderingContext2D} */ { canvas },
      /** @type {number} */ width,
      /** @type {Layout} */ layout,
    ) => {
      // A file is drawn on a canvas of its own.
      if (canvas instanceof HTMLCanvasElement && canvas.isConnected) {
        this.#drawn.set(`gradients-${which}`, { width, layout });
      }
    };
  }

  /** The slider that reads any kept moment, and the way there. @param {GradientCurve} curve @param {number} row */
  #moment({ updates, present }, row) {
    const words = gradientsWords();
    const last = updates.length - 1;
    const text = words.updateOf(formatCount(updates[row]), formatCount(updates[last]));
    return html`<div class="scrubber">
      <label class="label" for="gradients-moment">${words.moment}</label>
      <input
        id="gradients-moment"
        type="range"
        data-testid="gradients-moment"
        min="0"
        max=${last}
        step="1"
        aria-valuetext=${text}
        ?disabled=${last === 0}
        .value=${live(String(row))}
        @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
          this.#choose(event.target.valueAsNumber)}
      />
      <p>
        <output translate="no">${text}</output>
        ${
          row === present
            ? nothing
            : html`<button
                type="button"
                class="button"
                data-testid="gradients-go"
                @click=${() => {
                  this.session.seek(updates[row]);
                  this.#readNow();
                }}
              >
                ${words.go}
              </button>`
        }
      </p>
    </div>`;
  }
}

customElements.define('mlp-tool-gradients', Gradients);

/** @param {ToolProps} props */
export const template = (props) =>
  html`<mlp-tool-gradients
    .page=${props.page}
    .session=${props.session}
    .settings=${props.settings}
    .change=${props.change}
  ></mlp-tool-gradients>`;

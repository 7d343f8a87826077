/**
 * What else of a network can be set, behind a fold: its summary says how it is set, for it is the small line of the
 * caption. Activation, initial weights, and, where points have two coordinates, what goes in and comes out.
 *
 * @import { Feature, Look, NetworkFigure } from '../../scene/scene.d.ts'
 */
import { html, nothing } from 'lit';
import { NETWORK } from '../../scene/schema.js';
import { detailText, FEATURE_NAMES } from '../../views/caption.js';
import { laterWords } from '../../words/en/later.js';
import { figureWords } from '../../words/en/figures.js';
import { perLanguage } from '../../words/language.js';
import { diceIcon } from '../elements/icons.js';
import '../elements/number-field.js';
import '../elements/select-field.js';
import { required, SignalElement } from '../elements/signal-element.js';

const activationChoices = perLanguage(() => Object.entries(figureWords().activations));
const initChoices = perLanguage(() => Object.entries(laterWords().settings.inits));
const outputChoices = perLanguage(() => {
  const { oneOutput, twoOutputs } = laterWords().settings;
  return /** @type {const} */ ([
    ['sigmoid', oneOutput],
    ['softmax', twoOutputs],
  ]);
});
const leakLabel = perLanguage(() => html`${laterWords().settings.slope} <var>α</var>`);

/** Fires `commit` with the changed settings of the figure as `detail`, and `seed` where a fresh one is asked for. */
export class NetworkSettingsFold extends SignalElement {
  static properties = {
    key: {},
    figure: { attribute: false },
    look: { attribute: false },
    only: {},
  };

  constructor() {
    super();
    /** Unique in the page; ids are made from it. */
    this.key = '';
    /** @type {NetworkFigure} */
    this.figure = required();
    /** What figures show; null as long as it is not known. @type {Look | null} */
    this.look = null;
    /** Of these settings, by their names, those that are shown, without a fold; empty for all. */
    this.only = '';
  }

  /** @param {Partial<NetworkFigure>} patch */
  #commit(patch) {
    this.dispatchEvent(new CustomEvent('commit', { detail: patch }));
  }

  /** @override */
  render() {
    if (this.only !== '') return this.#few(this.only.split(' '));
    const { more, moreHint } = laterWords().settings;
    return html`
      <details class="more">
        <summary title=${moreHint} data-testid=${`${this.key}-more`}>
          <span class="visually-hidden">${more}</span>
          <span class="detail" translate="no">${detailText(this.figure, this.look)}</span>
        </summary>
        <div class="more-settings">
          ${this.#activation()} ${this.#initialWeights()}
          ${this.look?.kind === 'curve' ? nothing : this.#ends()}
        </div>
      </details>
    `;
  }

  /** @param {readonly string[]} names */
  #few(names) {
    return html`<div class="more-settings">
      ${names.includes('activation') ? this.#activation() : nothing}
      ${names.includes('seed') ? html`<div class="control-row">${this.#seed()}</div>` : nothing}
      ${names.includes('output') && this.look?.kind === 'probability' ? this.#outputs() : nothing}
    </div>`;
  }

  #activation() {
    const { figure, key } = this;
    const words = laterWords().settings;
    const isLinear = figure.hidden.length === 0;
    return html`<div class="control-row">
      <mlp-select
        .key=${`${key}-activation`}
        .name=${words.activation}
        .value=${figure.activation}
        .choices=${activationChoices()}
        .disabled=${isLinear}
        .hint=${isLinear ? words.noHidden : ''}
        @commit=${(/** @type {CustomEvent<NetworkFigure['activation']>} */ event) =>
          this.#commit({ activation: event.detail })}
      ></mlp-select>
      ${
        figure.activation === 'leakyRelu' && !isLinear
          ? html`<mlp-number
              .key=${`${key}-leak`}
              .name=${words.slopeName}
              .label=${leakLabel()}
              .value=${figure.leak}
              .rule=${NETWORK.leak}
              @commit=${(/** @type {CustomEvent<number>} */ event) => this.#commit({ leak: event.detail })}
            ></mlp-number>`
          : nothing
      }
    </div>`;
  }

  #initialWeights() {
    const { figure, key } = this;
    const words = laterWords().settings;
    return html`<div class="control-row">
        <mlp-select
          .key=${`${key}-init`}
          .name=${words.start}
          .value=${figure.init}
          .choices=${initChoices()}
          .describedBy=${`${key}-init-note`}
          @commit=${(/** @type {CustomEvent<NetworkFigure['init']>} */ event) => this.#commit({ init: event.detail })}
        ></mlp-select>
        ${this.#seed()}
      </div>
      <p class="note" id=${`${key}-init-note`} translate="no">
        ${laterWords().settings.initNotes[figure.init]}
      </p>`;
  }

  #seed() {
    const { figure, key } = this;
    const words = laterWords().settings;
    return html`<mlp-number
        integer
        .key=${`${key}-seed`}
        .name=${words.seed}
        .value=${figure.seed}
        .rule=${NETWORK.seed}
        @commit=${(/** @type {CustomEvent<number>} */ event) => this.#commit({ seed: event.detail })}
      ></mlp-number>
      <button
        type="button"
        class="icon-button"
        aria-label=${words.newSeedName}
        title=${words.newSeed}
        data-testid=${`${key}-new-seed`}
        @click=${() => this.dispatchEvent(new CustomEvent('seed'))}
      >
        ${diceIcon}
      </button>`;
  }

  #ends() {
    const { features } = this.figure;
    return html`
      <fieldset class="features">
        <legend class="label">${laterWords().settings.inputs}</legend>
        ${NETWORK.features.choices.map((feature) => this.#box(feature, features))}
      </fieldset>
      ${this.look?.kind === 'probability' ? this.#outputs() : nothing}
    `;
  }

  /** @param {Feature} feature @param {boolean} isWanted */
  #setFeature(feature, isWanted) {
    const { features } = this.figure;
    this.#commit({ features: isWanted ? [...features, feature] : features.filter((one) => one !== feature) });
  }

  /**
   * The last input stays: its box cannot be cleared.
   *
   * @param {Feature} feature
   * @param {readonly Feature[]} chosen
   */
  #box(feature, chosen) {
    const isChosen = chosen.includes(feature);
    return html`<label class="check">
      <input
        type="checkbox"
        data-testid=${`${this.key}-input-${feature}`}
        .checked=${isChosen}
        ?disabled=${isChosen && chosen.length === 1}
        @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
          this.#setFeature(feature, event.target.checked)}
      />
      <span class="formula">${FEATURE_NAMES[feature]}</span>
    </label>`;
  }

  #outputs() {
    const words = laterWords().settings;
    const noteId = `${this.key}-output-note`;
    return html`
      <div class="control-row">
        <mlp-select
          .key=${`${this.key}-output`}
          .name=${words.outputs}
          .value=${this.figure.output}
          .choices=${outputChoices()}
          .describedBy=${noteId}
          @commit=${(/** @type {CustomEvent<NetworkFigure['output']>} */ event) =>
            this.#commit({ output: event.detail })}
        ></mlp-select>
      </div>
      <p class="note" id=${noteId}>${words.outputsNote}</p>
    `;
  }
}

customElements.define('mlp-network-settings', NetworkSettingsFold);

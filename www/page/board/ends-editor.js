/**
 * What goes into a network and what comes out: features of the point, and one or two outputs for two classes.
 *
 * @import { Feature, NetworkFigure } from '../../scene/scene.d.ts'
 */
import { html, nothing } from 'lit';
import { NETWORK } from '../../scene/schema.js';
import { FEATURE_NAMES } from '../../views/caption.js';
import '../elements/select-field.js';
import { required, SignalElement } from '../elements/signal-element.js';

const OUTPUT_CHOICES = [
  ['sigmoid', 'one, sigmoid'],
  ['softmax', 'two, softmax'],
];

/** Fires `commit` with the changed settings of the figure as `detail`. */
export class EndsEditor extends SignalElement {
  static properties = {
    key: {},
    features: { attribute: false },
    output: {},
    binary: { type: Boolean },
  };

  constructor() {
    super();
    /** Unique in the page; ids are made from it. */
    this.key = '';
    /** @type {NetworkFigure['features']} */
    this.features = required();
    /** @type {NetworkFigure['output']} */
    this.output = 'sigmoid';
    /** Whether there are two classes, so that the outputs can be chosen. */
    this.binary = false;
  }

  /** @param {Partial<NetworkFigure>} patch */
  #commit(patch) {
    this.dispatchEvent(new CustomEvent('commit', { detail: patch }));
  }

  /** @param {Feature} feature @param {boolean} isWanted */
  #setFeature(feature, isWanted) {
    const { features } = this;
    this.#commit({ features: isWanted ? [...features, feature] : features.filter((one) => one !== feature) });
  }

  /** @override */
  render() {
    const { features } = this;
    return html`
      <details class="more">
        <summary data-testid=${`${this.key}-ends`}>${this.binary ? 'Inputs and outputs' : 'Inputs'}</summary>
        <fieldset class="features">
          <legend class="label">Inputs</legend>
          ${NETWORK.features.choices.map((feature) => this.#box(feature, features))}
        </fieldset>
        ${this.binary ? this.#outputs() : nothing}
      </details>
    `;
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
    const noteId = `${this.key}-output-note`;
    return html`
      <div class="control-row">
        <mlp-select
          .key=${`${this.key}-output`}
          .name=${'Outputs'}
          .value=${this.output}
          .choices=${OUTPUT_CHOICES}
          .describedBy=${noteId}
          @commit=${(/** @type {CustomEvent<NetworkFigure['output']>} */ event) =>
            this.#commit({ output: event.detail })}
        ></mlp-select>
      </div>
      <p class="note" id=${noteId}>
        Equivalent: two softmax outputs give class 1 the sigmoid of <var>z</var><sub>2</sub> − <var>z</var
        ><sub>1</sub>. But they have more weights to start from and to penalise.
      </p>
    `;
  }
}

customElements.define('mlp-ends', EndsEditor);

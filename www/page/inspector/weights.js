/** The weights into the chosen unit, one of which can be changed; with undo and redo. */
import { html, nothing } from 'lit';
import { real } from '../../scene/codecs.js';
import { formatTheta } from '../../words/theta.js';
import { inspectorWords } from '../../words/en/inspector.js';
import { thetaName } from '../../views/network/notation.js';
import { redoIcon, undoIcon } from '../elements/icons.js';
import '../elements/slider-field.js';
import { InspectorElement } from './inspector-element.js';
import { Scrub } from './scrub.js';
import { WeightTrack } from './weight-track.js';

/** @typedef {import('../../views/network/layout.js').Weight} Weight */

const RULE = real({ min: -1e6, max: 1e6 });

export class Weights extends InspectorElement {
  #track = new WeightTrack();
  #scrub = new Scrub();

  /** The number beside a name is dragged. @param {PointerEvent} event @param {number} at */
  #onPress(event, at) {
    const { session } = this;
    const value = session.theta.peek()?.[at];
    if (value === undefined) return;
    const set = (/** @type {number} */ next) => session.edit(at, next, true);
    this.#scrub.begin(event, { value, track: this.#track.of(at, value), set });
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    const { weights, weight } = this.session;
    const focused = /** @type {HTMLElement} */ (event.target).closest('[data-at]');
    const place = weights.findIndex(({ at }) => `${at}` === focused?.getAttribute('data-at'));
    const next = {
      ArrowRight: place + 1,
      ArrowDown: place + 1,
      ArrowLeft: place - 1,
      ArrowUp: place - 1,
      Home: 0,
      End: weights.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const chosen = weights[Math.min(weights.length - 1, Math.max(0, next))];
    weight.value = chosen.at;
    void this.updateComplete.then(() => {
      /** @type {HTMLElement | null} */ (this.querySelector(`[data-at="${chosen.at}"]`))?.focus();
    });
  }

  /** @param {Weight} weight @param {number} value @param {boolean} isTabStop */
  #entry({ at, layer, row, column }, value, isTabStop) {
    const { session } = this;
    const isChosen = session.weight.value === at;
    const words = inspectorWords().weights;
    const from = column === 0 ? words.bias : words.from(session.nameOf({ layer, index: column }));
    return html`<button
      type="button"
      role="radio"
      class="weight"
      data-at=${at}
      data-testid="weight"
      aria-checked=${isChosen}
      tabindex=${isTabStop ? 0 : -1}
      title=${from}
      ?data-pointed=${session.pointed.value === at}
      @click=${() => (session.weight.value = at)}
      @pointerdown=${(/** @type {PointerEvent} */ event) => this.#onPress(event, at)}
      @pointermove=${(/** @type {PointerEvent} */ event) => this.#scrub.move(event)}
      @pointerup=${(/** @type {PointerEvent} */ event) => this.#scrub.end(event)}
      @pointercancel=${(/** @type {PointerEvent} */ event) => this.#scrub.end(event)}
      @pointerenter=${() => (session.pointed.value = at)}
      @pointerleave=${() => (session.pointed.value = null)}
    >
      <span class="weight-name">${thetaName(layer, row, column)}</span>
      <span
        class="weight-value"
        translate="no"
        data-sign=${['negative', 'zero', 'positive'][1 + Math.sign(value)]}
        >${formatTheta(value)}</span
      >
      <span class="visually-hidden">${from}</span>
    </button>`;
  }

  /** @override */
  render() {
    const { session } = this;
    const theta = session.theta.value;
    if (!theta) return nothing;
    const words = inspectorWords().weights;
    const weights = session.weights;
    const chosen = weights.find(({ at }) => at === session.weight.value);
    const { canUndo, canRedo } = session.edits.state.value;
    const title = words.into(session.nameOf(session.unitAt(session.unit.value)));
    return html`
      <div class="weights-head">
        <h3 translate="no">${title}</h3>
        <button
          type="button"
          class="icon-button"
          aria-label=${words.undo}
          title=${words.undo}
          data-testid="undo"
          ?disabled=${!canUndo}
          @click=${() => session.undo()}
        >
          ${undoIcon}
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label=${words.redo}
          title=${words.redo}
          data-testid="redo"
          ?disabled=${!canRedo}
          @click=${() => session.redo()}
        >
          ${redoIcon}
        </button>
      </div>
      <div class="weight-editor">
        ${chosen ? this.#editor(chosen, theta[chosen.at]) : html`<p class="aside">${words.choose}</p>`}
      </div>
      <div class="weights" role="radiogroup" aria-label=${title} @keydown=${this.#onKeydown}>
        ${weights.map((weight, place) =>
          this.#entry(weight, theta[weight.at], chosen ? chosen === weight : place === 0),
        )}
      </div>
    `;
  }

  /** @param {Weight} weight @param {number} value */
  #editor({ at, layer, row, column }, value) {
    const name = thetaName(layer, row, column);
    return html`<mlp-slider
      .key=${'theta'}
      .name=${name}
      .value=${Number(value.toPrecision(6))}
      .rule=${RULE}
      .track=${this.#track.of(at, value)}
      @commit=${(/** @type {CustomEvent<number>} */ event) => this.session.edit(at, event.detail, document.activeElement?.getAttribute('type') === 'range')}
    ></mlp-slider>`;
  }
}

customElements.define('mlp-weights', Weights);

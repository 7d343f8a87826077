/**
 * The update, the one step that changes weights, with its way back.
 *
 * @import { Pass } from '../../../../views/tools/backprop-walk.js'
 */
import { html, nothing } from 'lit';
import { formatError, formatSetting } from '../../../../words/numbers.js';
import { backpropWords } from '../../../../words/en/tool-backprop.js';
import { redoIcon, undoIcon } from '../../../elements/icons.js';
import { InspectorElement } from '../../inspector-element.js';
import { signButton } from './choices.js';

export class WalkUpdate extends InspectorElement {
  static properties = {
    ...InspectorElement.properties,
    pass: { attribute: false },
    rate: { type: Number },
  };

  /** The weights to which an update has led, and D before. @type {{ theta: Float64Array, before: number } | null} */
  #updated = null;

  constructor() {
    super();
    /** @type {Pass | null} */
    this.pass = null;
    /** η. */
    this.rate = 0;
  }

  /** θ ← θ − η ∂D/∂θ. @param {Pass} pass */
  #update({ trace: { theta, gradient, d } }) {
    const next = theta.map((value, at) => value - this.rate * gradient[at]);
    this.#updated = { theta: next, before: d };
    this.session.editAll(next);
  }

  /** @override */
  render() {
    const { pass, session } = this;
    if (!pass) return nothing;
    const words = backpropWords().update;
    const { theta, gradient, d } = pass.trace;
    const { canUndo, canRedo } = session.edits.state.value;
    const lambda = session.figure.value?.lambda ?? 0;
    const isUpdated = this.#updated?.theta.every((value, at) => value === theta[at]) ?? false;
    const isNothing = gradient.every((slope) => slope === 0);
    return html`
      <p class="walk-update">
        <button
          type="button"
          class="button primary"
          data-testid="walk-update"
          aria-disabled=${isNothing}
          @click=${() => !isNothing && this.#update(pass)}
        >
          ${words.act(formatSetting(this.rate))}
        </button>
        ${signButton({ label: words.undo, sign: undoIcon, id: 'walk-undo', isOff: !canUndo, act: () => session.undo() })}
        ${signButton({ label: words.redo, sign: redoIcon, id: 'walk-redo', isOff: !canRedo, act: () => session.redo() })}
        <span role="status" data-testid="walk-d" data-d=${d}
          >${isUpdated && this.#updated ? words.done(formatError(this.#updated.before), formatError(d)) : `D = ${formatError(d)}`}</span
        >
      </p>
      <p class="aside">
        ${isNothing ? words.none : words.rate} ${lambda > 0 ? words.lambda(formatSetting(lambda)) : ''}
      </p>
    `;
  }
}

customElements.define('mlp-walk-update', WalkUpdate);

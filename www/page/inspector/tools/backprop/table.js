/**
 * Every derivative beside its central difference quotient, some of them at a time.
 *
 * @import { Pass } from '../../../../views/tools/backprop-walk.js'
 * @import { Differences } from '../../../../worker/inspect/parts/differences.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { isRoundedAway, relativeError } from '../../../../views/tools/backprop-walk.js';
import { weightAt } from '../../../../views/network/layout.js';
import { thetaName } from '../../../../views/network/notation.js';
import { formatCount, formatPower, formatDerivative } from '../../../../words/numbers.js';
import { backpropWords } from '../../../../words/en/tool-backprop.js';
import { AskedPart } from '../../asked-part.js';
import { InspectorElement } from '../../inspector-element.js';
import { signButton } from './choices.js';

/** Rows to be seen. */
const ROWS = 10;

/** On which page a weight is, from 1. @param {number} at  place in θ */
export const leafOf = (at) => 1 + Math.floor(at / ROWS);

/** Fires `leaf` with the number of the page that is wanted, and `go` with the place in θ of a weight. */
export class DerivativeTable extends InspectorElement {
  static properties = {
    ...InspectorElement.properties,
    pass: { attribute: false },
    range: { attribute: false },
    leaf: { type: Number },
    chosen: { type: Number },
    unknown: { type: Number },
  };

  #asked = signal(/** @type {{ first: number, count: number, from: number, to: number } | null} */ (null));
  /** @type {AskedPart<Differences>} */
  #part = new AskedPart(this, 'differences', ({ isPaused }) => (isPaused ? this.#asked.value : null));

  constructor() {
    super();
    /** @type {Pass | null} */
    this.pass = null;
    /** The points that D is of. @type {{ first: number, count: number } | null} */
    this.range = null;
    /** From 1. */
    this.leaf = 1;
    /** Place in θ of the weight that the walk is at; −1 for none, as in the next. */
    this.chosen = -1;
    /** Of the derivative that is to be found out. */
    this.unknown = -1;
  }

  get #leaves() {
    return Math.max(1, Math.ceil((this.pass?.trace.theta.length ?? 0) / ROWS));
  }

  get #shown() {
    const leaf = Math.min(this.leaf, this.#leaves);
    const from = (leaf - 1) * ROWS;
    return { leaf, from, to: Math.min(from + ROWS, this.pass?.trace.theta.length ?? 0) };
  }

  /** @override */
  willUpdate() {
    const { from, to } = this.#shown;
    const asked = this.pass && this.range && { ...this.range, from, to };
    if (JSON.stringify(asked) !== JSON.stringify(this.#asked.peek())) this.#asked.value = asked;
  }

  /** @param {string} name @param {number} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** @override */
  render() {
    const { pass } = this;
    if (!pass) return nothing;
    const words = backpropWords().table;
    const { from, to } = this.#shown;
    const known = this.#part.data;
    const differences = known?.from === from ? known : null;
    const rows = Array.from({ length: to - from }, (_, i) => this.#row(pass, from + i, differences));
    const isRounded =
      differences?.quotients.some((quotient, i) => {
        const derivative = pass.trace.gradient[from + i];
        return quotient !== derivative && isRoundedAway(derivative, quotient, pass.trace.d);
      }) ?? false;
    const hasKink = differences?.crossesKink.some(Boolean) ?? false;
    return html`
      <h3>${words.title}</h3>
      <p class="aside">${words.about}</p>
      <div class="walk-table">
        <table class="values" data-testid="derivatives">
          <thead>
            <tr>
              <th scope="col">${words.weight}</th>
              <th scope="col">${words.value}</th>
              <th scope="col">${words.derivative}</th>
              <th scope="col">${words.quotient}</th>
              <th scope="col">${words.relative}</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
      ${hasKink ? html`<p class="aside">${words.kinkNote}</p>` : nothing}
      ${isRounded ? html`<p class="aside">${words.roundingNote}</p>` : nothing} ${this.#pages()}
    `;
  }

  /** @param {Pass} pass @param {number} at @param {Differences | null} differences */
  #row({ trace, network }, at, differences) {
    const words = backpropWords().table;
    const { layer, row, column } = weightAt(network.sizes, at);
    const name = thetaName(layer, row, column);
    const derivative = trace.gradient[at];
    const quotient = differences?.quotients[at - differences.from];
    const isKink = differences?.crossesKink[at - differences.from] === 1;
    const isUnknown = at === this.unknown;
    const error = quotient === undefined ? undefined : relativeError(derivative, quotient);
    const isRounded = quotient !== undefined && error !== 0 && isRoundedAway(derivative, quotient, trace.d);
    const state = quotient === undefined ? 'pending' : isKink ? 'kink' : isRounded ? 'rounding' : 'known';
    const compared = {
      ...{ pending: words.pending, kink: words.kink, rounding: words.rounding },
      known: formatPower(error ?? 0),
    }[state];
    return html`<tr
      data-at=${at}
      data-state=${isUnknown ? 'hidden' : state}
      data-error=${isUnknown || error === undefined ? nothing : error}
      ?data-chosen=${at === this.chosen}
    >
      <th scope="row">
        <button
          type="button"
          class="button quiet"
          translate="no"
          aria-label=${words.go(name)}
          @click=${() => this.#tell('go', at)}
        >
          ${name}
        </button>
      </th>
      <td>${formatDerivative(trace.theta[at])}</td>
      <td>${isUnknown ? '?' : formatDerivative(derivative)}</td>
      <td>${isUnknown ? '?' : quotient === undefined ? words.pending : formatDerivative(quotient)}</td>
      <td>${isUnknown ? '?' : compared}</td>
    </tr>`;
  }

  #pages() {
    const words = backpropWords().table;
    const { leaf, from, to } = this.#shown;
    const leaves = this.#leaves;
    if (leaves === 1) return nothing;
    const count = this.pass?.trace.theta.length ?? 0;
    return html`<p class="walk-pages">
      ${signButton({ label: words.previous, sign: '‹', id: 'derivatives-previous', isOff: leaf === 1, act: () => this.#tell('leaf', leaf - 1) })}
      <span data-testid="derivatives-range" data-from=${from} data-to=${to}
        >${words.range(formatCount(from + 1), formatCount(to), formatCount(count))}</span
      >
      ${signButton({ label: words.next, sign: '›', id: 'derivatives-next', isOff: leaf === leaves, act: () => this.#tell('leaf', leaf + 1) })}
    </p>`;
  }
}

customElements.define('mlp-derivatives', DerivativeTable);

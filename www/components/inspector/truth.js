/**
 * The network against the truth: how far it is from the optimum on average, and which class it takes for which.
 *
 * @import { Inspection } from '../../types.d.ts'
 * @import { Page } from '../page.js'
 * @import { Session } from './session.js'
 */
import { html, nothing } from 'lit';
import { formatCount, formatUncertain } from '../../views/format.js';
import { required, SignalElement } from '../signal-element.js';

export class Truth extends SignalElement {
  static properties = { page: { attribute: false }, session: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {Session} */
    this.session = required();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.session.wantsExcess.value = true;
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.session.wantsExcess.value = false;
  }

  /** @override */
  render() {
    const { session } = this;
    const { excess, confusion } = session.inspection.value ?? {};
    const isShown = session.unit.value === 'difference';
    return html`
      <label class="check">
        <input
          type="checkbox"
          data-testid="difference"
          .checked=${isShown}
          @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => {
            const units = session.sizes.value.slice(1).reduce((sum, size) => sum + size, 0);
            session.unit.value = event.target.checked ? 'difference' : units - 1;
          }}
        />
        show |<var>t</var> − optimum| on the map above
      </label>
      <dl class="facts" data-testid="excess">
        <div>
          <dt>expected Kullback–Leibler divergence</dt>
          <dd data-testid="divergence">
            ${excess ? formatUncertain(excess.divergence, excess.divergenceUncertainty) : 'when training pauses'}
          </dd>
        </div>
        <div>
          <dt>expected error beyond the Bayes error</dt>
          <dd data-testid="excess-error">
            ${excess ? html`${formatUncertain(100 * excess.error, 100 * excess.errorUncertainty)}${'\u202f'}%` : 'when training pauses'}
          </dd>
        </div>
      </dl>
      <p class="aside">
        Under the distribution of the points, by quadrature. The divergence is what the expected
        <var>D</var> has beyond the Bayes cross-entropy.
      </p>
      ${
        confusion
          ? html`<div class="confusions">
              ${table('Training points', confusion.classes, confusion.train)}
              ${confusion.test ? table('Test points', confusion.classes, confusion.test) : nothing}
            </div>`
          : nothing
      }
    `;
  }
}

/**
 * @param {string} title
 * @param {number} classes
 * @param {NonNullable<NonNullable<Inspection['confusion']>['test']>} counts
 */
function table(title, classes, counts) {
  const all = Array.from({ length: classes }, (_, k) => k);
  return html`<table class="confusion">
    <caption>
      ${title}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${all.map((k) => html`<th scope="col">taken for ${k}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${all.map(
        (y) =>
          html`<tr>
            <th scope="row">class ${y}</th>
            ${all.map((k) => html`<td data-right=${y === k}>${formatCount(counts[y * classes + k])}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

customElements.define('mlp-truth', Truth);

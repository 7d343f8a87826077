/**
 * The network against the truth: how far it is from the optimum on average, and which class it takes for which.
 *
 * @import { Confusion } from '../../worker/inspect/parts/confusion.js'
 * @import { Estimate, Excess } from '../../worker/inspect/parts/excess.js'
 */
import { html, nothing } from 'lit';
import { formatCount, formatUncertain } from '../../words/numbers.js';
import { AskedPart } from './asked-part.js';
import { InspectorElement } from './inspector-element.js';

export class Truth extends InspectorElement {
  /** @type {AskedPart<Confusion>} */
  #confusion = new AskedPart(this, 'confusion');
  /** It takes up to half a second, which training should not wait for. @type {AskedPart<Excess>} */
  #excess = new AskedPart(this, 'excess', (session) => (session.isPaused ? {} : null));

  /** @override */
  render() {
    const { session } = this;
    const confusion = this.#confusion.data;
    const excess = this.#excess.data;
    const isRegression = session.network.value?.output === 'identity';
    if (!session.network.value) return nothing; // not yet looked into
    if (!session.hasTruth) {
      return html`
        <p class="aside" data-testid="no-truth">
          Nobody knows the distribution that these points come from, so there is no optimum to compare with.
        </p>
        ${confusions(confusion, session.classNames)}
      `;
    }
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
        <span>show |<var>t</var> − optimum| on the map above</span>
      </label>
      ${
        isShown
          ? html`<p class="aside">
              White where the two agree, the darker the further
              apart${isRegression ? '' : '; the line is where the network’s decision changes'}.
            </p>`
          : nothing
      }
      <dl class="facts" data-testid="excess">
        <div>
          <dt>
            ${isRegression ? html`expected (<var>t</var> − E[y|x])²` : 'expected Kullback–Leibler divergence'}
          </dt>
          <dd data-testid="divergence">${estimate(excess?.divergence)}</dd>
        </div>
        ${
          isRegression
            ? nothing
            : html`<div>
                <dt>expected error beyond the Bayes error</dt>
                <dd data-testid="excess-error">${estimate(excess?.error, 100)}</dd>
              </div>`
        }
      </dl>
      <p class="aside">
        Under the distribution of the points, by quadrature. The
        ${isRegression ? 'squared distance' : 'divergence'} is what the expected <var>D</var> has beyond the
        ${isRegression ? 'variance of the noise' : 'Bayes cross-entropy'}.
      </p>
      ${confusions(confusion, session.classNames)}
    `;
  }
}

/**
 * @param {Estimate | null} [known]
 * @param {number} [percent]  100 where it is a share
 */
function estimate(known, percent = 1) {
  if (!known) return 'when training pauses';
  const text = formatUncertain(percent * known.value, percent * known.uncertainty);
  return percent === 100 ? html`${text}${'\u202f'}%` : text;
}

/**
 * @param {Confusion | null} confusion
 * @param {readonly string[]} [names]  of the classes
 */
function confusions(confusion, names) {
  if (!confusion) return nothing;
  const { classes, train, test } = confusion;
  const all = Array.from({ length: classes }, (_, k) => names?.[k] ?? String(k));
  return html`<div class="confusions">
    ${table('Training points', all, train)} ${test ? table('Test points', all, test) : nothing}
  </div>`;
}

/**
 * @param {string} title
 * @param {readonly string[]} classes
 * @param {Uint32Array} counts
 */
function table(title, classes, counts) {
  return html`<table class="confusion">
    <caption>
      ${title}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${classes.map((name) => html`<th scope="col">taken for ${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${classes.map(
        (name, y) =>
          html`<tr>
            <th scope="row">class ${name}</th>
            ${classes.map((_, k) => html`<td data-right=${y === k}>${formatCount(counts[y * classes.length + k])}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

customElements.define('mlp-truth', Truth);

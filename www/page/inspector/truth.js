/**
 * The network against the truth: how far it is from the optimum on average, and which class it takes for which.
 *
 * @import { Confusion } from '../../worker/inspect/parts/confusion.js'
 * @import { Estimate, Excess } from '../../worker/inspect/parts/excess.js'
 */
import { html, nothing } from 'lit';
import { formatCount, formatPercent, formatUncertain } from '../../words/numbers.js';
import { figureWords } from '../../words/en/figures.js';
import { inspectorWords } from '../../words/en/inspector.js';
import { AskedPart } from './asked-part.js';
import { InspectorElement } from './inspector-element.js';

export class Truth extends InspectorElement {
  /** @type {AskedPart<Confusion>} */
  #confusion = new AskedPart(this, 'confusion');
  /** It takes up to half a second, which training should not wait for. @type {AskedPart<Excess>} */
  #excess = new AskedPart(this, 'excess', (session) => (session.isPaused ? {} : null));

  /** @override */
  render() {
    const { session, page } = this;
    const words = inspectorWords().truth;
    const network = session.network.value;
    if (!network) return nothing; // not yet looked into
    const matrices = this.#confusions(this.#confusion.data);
    if (!session.hasTruth) {
      return html`<p class="aside" data-testid="no-truth">${words.unknown}</p>
        ${matrices}`;
    }
    const isRegression = network.output === 'identity';
    const regressionMap = network.features === null ? words.curve : words.valueMap;
    return html`
      <div class="truth-row">
        <div>
          <mlp-unit-plot .page=${page} .session=${session} .of=${'difference'}></mlp-unit-plot>
          <p class="aside">${isRegression ? regressionMap : words.classMap}</p>
        </div>
        <div class="truth-numbers">${this.#distance(isRegression)} ${matrices}</div>
      </div>
    `;
  }

  /** @param {boolean} isRegression */
  #distance(isRegression) {
    const words = inspectorWords().truth;
    const excess = this.#excess.data;
    return html`
      <dl class="excess" data-testid="excess">
        <div>
          <dt>${isRegression ? words.squared : words.divergence}</dt>
          <dd data-testid="divergence">${estimate(excess?.divergence)}</dd>
        </div>
        ${
          isRegression
            ? nothing
            : html`<div>
                <dt>${words.error}</dt>
                <dd data-testid="excess-error">${estimate(excess?.error, 100)}</dd>
              </div>`
        }
      </dl>
      <p class="aside">${isRegression ? words.valueNote : words.classNote}</p>
    `;
  }

  /** @param {Confusion | null} confusion */
  #confusions(confusion) {
    if (!confusion) return nothing;
    const words = inspectorWords().truth;
    const { classes, train, test } = confusion;
    const all = Array.from({ length: classes }, (_, k) => this.#className(k, classes));
    return html`<div class="confusions">
      ${table(words.training, all, train)} ${test ? table(words.test, all, test) : nothing}
    </div>`;
  }

  /** Of more than two classes the number, as of their outputs; of two the mark, as in the legend. @param {number} k @param {number} classes */
  #className(k, classes) {
    const { className, marks } = figureWords();
    return this.session.classNames?.[k] || (classes > 2 ? className(k + 1) : marks[k]);
  }
}

/**
 * @param {Estimate | null} [known]
 * @param {number} [percent]  100 where it is a share
 */
function estimate(known, percent = 1) {
  if (!known) return inspectorWords().truth.later;
  const text = formatUncertain(percent * known.value, percent * known.uncertainty);
  return percent === 100 ? html`${text}${'\u202f'}%` : text;
}

/**
 * @param {string} title
 * @param {readonly string[]} classes
 * @param {Uint32Array} counts
 */
function table(title, classes, counts) {
  const words = inspectorWords().truth;
  const size = classes.length;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const right = classes.reduce((sum, _, k) => sum + counts[k * size + k], 0);
  return html`<table class="confusion">
    <caption>
      ${title}: ${words.right(formatPercent(right / all), formatCount(all))}
    </caption>
    <thead>
      <tr>
        <td></td>
        <th scope="colgroup" colspan=${size}>${words.takenFor}</th>
      </tr>
      <tr>
        <td></td>
        ${classes.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${classes.map(
        (name, y) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${classes.map((_, k) => html`<td data-right=${y === k}>${formatCount(counts[y * size + k])}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

customElements.define('mlp-truth', Truth);

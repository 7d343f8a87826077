/**
 * D on the training points, on the test points and of the optimum, each as a number with a bar. A line through the bars
 * marks the optimum: training falls short of it where a network follows the noise, and test goes beyond it.
 *
 * @import { TemplateResult } from 'lit'
 * @import { ErrorScale } from '../../views/error-scale.js'
 */
import { html, nothing } from 'lit';
import { shareOf } from '../../views/error-scale.js';
import { boardWords } from '../../words/en/board.js';
import { formatError } from '../../words/numbers.js';

/** What is told with four decimals as the end of the scale reaches it, and no farther. */
const LARGER = 1.0002;

/**
 * @typedef {object} Row
 * @property {'training' | 'test' | 'optimum'} of
 * @property {number | null | undefined} d
 * @property {string} testId
 * @property {string} hint
 */

/**
 * @param {readonly Row[]} rows
 * @param {ErrorScale | null} scale  null where it is not known yet, and then there are no bars
 * @param {number | null} optimum  D of the optimum, to be marked
 * @returns {TemplateResult}
 */
export function errorBars(rows, scale, optimum) {
  const mark = scale && shareOf(optimum, scale);
  return html`
    <div class="bars" translate="no" .style=${mark === null ? '' : `--optimum: ${mark}`}>
      <dl class="bar-rows">${rows.map((row) => barRow(row, scale, optimum))}</dl>
      ${scale ? scaleEnds(scale) : html`<p class="bar-scale"></p>`}
    </div>
  `;
}

/**
 * @param {Row} row
 * @param {ErrorScale | null} scale
 * @param {number | null} optimum
 */
function barRow({ of, d, testId, hint }, scale, optimum) {
  const { numbers } = boardWords();
  const isBeyond = of === 'test' && d !== null && d !== undefined && optimum !== null && d > optimum;
  const title = isBeyond ? `${hint} (${numbers.excess(formatError(d - optimum))})` : hint;
  return html`<div class="bar-row" data-of=${of} title=${title}>
    <dt><var>D</var> ${numbers[of]}</dt>
    <dd class="bar-track" aria-hidden="true">${scale ? bar(d, scale, isBeyond) : nothing}</dd>
    <dd class="bar-number" data-testid=${testId}>${formatError(d)}</dd>
  </div>`;
}

/**
 * @param {number | null | undefined} d
 * @param {ErrorScale} scale
 * @param {boolean} isBeyond  whether the part beyond the optimum stands out
 */
function bar(d, scale, isBeyond) {
  const share = shareOf(d, scale);
  if (share === null) return nothing;
  return html`<span
    class="bar"
    ?data-beyond=${isBeyond}
    ?data-cut=${Number(d) > LARGER * scale.limit}
    .style=${`--share: ${share}`}
  ></span>`;
}

/** @param {ErrorScale} scale */
function scaleEnds({ limit, end, classes }) {
  const { ends, endsHint } = boardWords().numbers;
  const text = end === 'guess' ? ends.guess(classes) : ends[end];
  const hint = endsHint[end](formatError(limit));
  return html`<p class="bar-scale" title=${hint}>
    <span aria-hidden="true">0</span><span aria-hidden="true">${text}</span>
    <span class="visually-hidden">${hint}</span>
  </p>`;
}

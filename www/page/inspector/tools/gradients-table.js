/**
 * Gradients by layer as a table.
 *
 * @import { Share, Subject } from '../../../views/tools/gradients.js'
 * @import { GradientCurve } from '../../../worker/inspect/layers.js'
 */
import { html, nothing } from 'lit';
import { matrixName } from '../../../views/network/notation.js';
import { normName, normsOf, rowAt, vanishing } from '../../../views/tools/gradients.js';
import { gradientsWords } from '../../../words/en/tool-gradients.js';
import { formatCount, formatError, formatPercent } from '../../../words/numbers.js';
import { ratioText } from './gradients-pictures.js';

/**
 * Every layer at the moment that is read, and how many times the gradient of the first one is that of the last.
 *
 * @param {GradientCurve} curve
 * @param {number} row
 * @param {object} of
 * @param {Subject} of.error
 * @param {GradientCurve | null} of.former  of another activation
 * @param {string | null} of.formerName
 */
export function layersTable(curve, row, { error, former, formerName }) {
  const words = gradientsWords();
  const { layers, updates } = curve;
  const norms = normsOf(curve, error);
  const formerRow = former && rowAt(former, updates[row]);
  const share = (/** @type {Share} */ name, /** @type {number} */ l) =>
    l < layers - 1 ? formatPercent(curve[name][row * (layers - 1) + l]) : '–';
  const formerNorm = (/** @type {number} */ l) =>
    former && formerRow !== null ? normsOf(former, error)[formerRow * layers + l] : NaN;
  const caption = words.table.caption(formatCount(updates[row]));
  return html`<div class="tool-table" tabindex="0" role="group" aria-label=${caption}>
      <table data-testid="gradients-layers">
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.table.layer}</th>
            <th scope="col">${normName(error)}</th>
            ${formerName ? html`<th scope="col">${words.table.former(formerName)}</th>` : nothing}
            ${
              layers > 1
                ? html`<th scope="col">${words.table.saturated}</th>
                    <th scope="col">${words.table.dead}</th>
                    <th scope="col">${words.table.zero}</th>`
                : nothing
            }
          </tr>
        </thead>
        <tbody>
          ${Array.from(
            { length: layers },
            (_, l) =>
              html`<tr data-norm=${norms[row * layers + l]} data-former-norm=${formerNorm(l)}>
                <th scope="row" translate="no">${matrixName(l)}</th>
                <td>${formatError(norms[row * layers + l])}</td>
                ${formerName ? html`<td>${formatError(formerNorm(l))}</td>` : nothing}
                ${
                  layers > 1
                    ? html`<td>${share('saturated', l)}</td>
                        <td>${share('dead', l)}</td>
                        <td>${share('zero', l)}</td>`
                    : nothing
                }
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      layers > 1
        ? html`<p data-testid="gradients-ratio">
            ${words.ratio(ratioText(vanishing(curve, row, error)), matrixName(0), matrixName(layers - 1))}
            ${
              former && formerRow !== null && formerName
                ? words.formerRatio(ratioText(vanishing(former, formerRow, error)), formerName)
                : nothing
            }
          </p>`
        : nothing
    }`;
}

/**
 * What the form of a table shows of it.
 *
 * @import { Choice } from '../../points/table/columns.js'
 * @import { LabelCount, Reading, Rounding } from '../../points/table/import.js'
 * @import { Table } from '../../points/table/table.js'
 */
import { html, nothing } from 'lit';
import { columnNames } from '../../points/table/columns.js';
import { MOST_CLASSES } from '../../points/grid.js';
import { figureWords } from '../../words/en/figures.js';
import { ownWords, troubleText } from '../../words/en/own.js';
import { formatCount, formatEntry, formatSetting } from '../../words/numbers.js';

const PREVIEW_ROWS = 6;
const PREVIEW_COLUMNS = 12;
/** Labels that get a choice of their own; a column with more of them is none of classes. */
const MOST_LABELS = 24;

/**
 * The names of a table's columns, "column 3" where there is none.
 *
 * @param {Table} table
 * @param {boolean} hasHeader
 */
export const namedColumns = (table, hasHeader) =>
  columnNames(table, hasHeader).map((name, index) => name || ownWords().table.column(index + 1));

/**
 * The first rows, with the chosen columns marked.
 *
 * @param {Table} table
 * @param {Choice} choice
 */
export function previewTable(table, { hasHeader, task, first, second, label }) {
  const start = hasHeader ? 1 : 0;
  const rows = Array.from(table.lines.subarray(start, start + PREVIEW_ROWS).keys(), (i) => start + i);
  const chosen = [first, second, label].filter((column) => column !== null);
  // The chosen columns are always there, however many others there are.
  const columns = [...new Set([...chosen, ...table.columns.keys()])]
    .slice(0, PREVIEW_COLUMNS)
    .sort((a, b) => a - b);
  const names = namedColumns(table, hasHeader);
  const words = ownWords().table;
  const role = (/** @type {number} */ column) =>
    [
      column === first ? (second === null ? 'x' : 'x₁') : '',
      column === second ? 'x₂' : '',
      column === label ? (task === 'regression' ? 'y' : words.roleOfClass) : '',
    ]
      .filter(Boolean)
      .join(', ');
  return html`<div class="preview" tabindex="0" role="region" aria-label=${words.preview}>
    <table data-testid="table-preview">
      <thead>
        <tr>
          <th scope="col" class="line-number">${words.line}</th>
          ${columns.map(
            (column) =>
              html`<th scope="col" ?data-chosen=${role(column) !== ''}>
                ${names[column]} ${role(column) ? html`<span class="aside">${role(column)}</span>` : nothing}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row" class="line-number">${table.lines[row]}</th>
              ${columns.map(
                (column) => html`<td ?data-chosen=${role(column) !== ''}>${table.columns[column][row]}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      table.columns.length > columns.length
        ? html`<p class="aside">${words.moreColumns(table.columns.length - columns.length)}</p>`
        : nothing
    }
  </div>`;
}

/**
 * What could not be read, by line and column.
 *
 * @param {Reading} reading
 * @param {number} read  rows that could be
 */
export function troubleList({ rows, troubles, troubleCount }, read) {
  const words = ownWords().table;
  return html`
    <p data-testid="table-read" role="status">${words.canBeRead(read, rows, troubleCount === 0)}</p>
    ${
      troubleCount === 0
        ? nothing
        : html`<ul class="troubles" data-testid="table-troubles">
            ${troubles.map((trouble) => html`<li data-code=${trouble.code}>${troubleText(trouble)}</li>`)}
            ${
              troubleCount > troubles.length
                ? html`<li>${words.moreTroubles(troubleCount - troubles.length)}</li>`
                : nothing
            }
          </ul>`
    }
  `;
}

/**
 * What of the numbers the plane cannot hold.
 *
 * @param {readonly Rounding[]} roundings
 * @param {number} columns  of numbers
 */
export function roundingList(roundings, columns) {
  if (roundings.length === 0) return nothing;
  const { rounded, axes } = ownWords().table;
  const symbols = columns === 3 ? ['x₁', 'x₂', 'y'] : axes;
  return html`<ul class="troubles" data-testid="table-roundings">
    ${roundings.map(
      ({ column, name, changed, count, example: [before, after] }) =>
        html`<li>
          ${rounded({
            ...{ name: name || symbols[column], changed, count },
            ...{ before: formatEntry(before), after: formatEntry(after) },
          })}
        </li>`,
    )}
  </ul>`;
}

/**
 * Asks how a number is meant that reads both ways.
 *
 * @param {string} cell
 * @param {(signs: string) => void} choose  the decimal sign, then the one that groups thousands
 */
export function numberQuestion(cell, choose) {
  const sign = cell.includes(',') ? ',' : '.';
  const other = sign === ',' ? '.' : ',';
  const answer = (/** @type {string} */ signs, /** @type {string} */ key, /** @type {number} */ value) =>
    html`<button type="button" class="button" data-testid=${key} @click=${() => choose(signs)}>
      ${formatSetting(value)}
    </button>`;
  return html`<div
    class="dialog-row"
    role="group"
    aria-labelledby="number-question"
    data-testid="table-unclear"
  >
    <span id="number-question">${ownWords().table.howMuch(cell)}</span>
    ${answer(`${other}${sign}`, 'number-grouped', Number(cell.replace(sign, '')))}
    ${answer(sign, 'number-decimal', Number(cell.replace(sign, '.')))}
  </div>`;
}

/**
 * Which class each label is.
 *
 * @param {readonly LabelCount[]} labels
 * @param {readonly (number | null)[]} classOf
 * @param {(index: number, label: number | null) => void} choose
 */
export function classChoices(labels, classOf, choose) {
  if (labels.length === 0 || (labels.length === 1 && labels[0].text === '')) return nothing;
  const words = ownWords().table;
  const { className } = figureWords();
  if (labels.length > MOST_LABELS) {
    return html`<p data-testid="too-many-labels">${words.tooManyLabels(labels.length, MOST_CLASSES)}</p>`;
  }
  return html`<fieldset class="label-classes" data-testid="label-classes">
    <legend class="label">${words.classOfLabel}</legend>
    ${labels.map(
      ({ text, count }, index) =>
        html`<label class="label-class"
          ><select
            data-testid=${`label-class-${index}`}
            @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) =>
              choose(index, event.target.value === '' ? null : Number(event.target.value))}
          >
            ${Array.from(
              { length: MOST_CLASSES },
              (_, label) =>
                html`<option value=${label} .selected=${classOf[index] === label}>
                  ${className(label + 1)}
                </option>`,
            )}
            <option value="" .selected=${classOf[index] === null}>${words.leftOut}</option>
          </select>
          <span>${text} <span class="aside">${formatCount(count)}</span></span></label
        >`,
    )}
  </fieldset>`;
}

/** Numbers as tables hold them. */
import { numberFromText } from '../typed.js';

/**
 * How a table writes numbers.
 *
 * @typedef {object} NumberStyle
 * @property {'.' | ','} decimal
 * @property {boolean} grouped  whether the other of the two signs groups thousands, as in 1,234.5
 */

/** Thousands that are grouped by what is no decimal sign anywhere: spaces, apostrophes. */
const SPACED = /^[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?![\d ])/;
const SPACES = /[ \u00a0\u2009\u202f'’]/g;
/** Thousands grouped by one sign, before the other. */
const GROUPED = {
  ',': /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?(?:e[+-]?\d+)?$/i,
  '.': /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?(?:e[+-]?\d+)?$/i,
};
/** 1,050 or 1.050: a thousand and fifty, or little more than one. */
const EITHER = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/;

/**
 * The number of a cell in a table of this style.
 *
 * @param {string} cell
 * @param {NumberStyle} style
 * @returns {number} NaN where it is none, or written in another style
 */
export function numberFromCell(cell, { decimal, grouped }) {
  const other = decimal === ',' ? '.' : ',';
  let plain = cell.trim().replace('−', '-');
  if (SPACED.test(plain)) plain = plain.replace(SPACES, '');
  if (plain.includes(other)) {
    if (!grouped || !GROUPED[other].test(plain)) return NaN;
    plain = plain.replaceAll(other, '');
  }
  return numberFromText(plain);
}

/** Whether a cell holds a number in any style. @param {string} cell */
export const isNumber = (cell) => STYLES.some((style) => !Number.isNaN(numberFromCell(cell, style)));

/** @type {readonly NumberStyle[]} */
const STYLES = [
  { decimal: '.', grouped: true },
  { decimal: ',', grouped: true },
];

/**
 * The style of most numbers. Where every one of them that has a sign reads both ways, one of those is told in
 * `unclear`: nobody but who made the table knows.
 *
 * @param {readonly string[]} cells
 * @param {string} delimiter  of the table: between commas, points are decimal signs; between semicolons, commas
 * @returns {NumberStyle & { unclear: string | null }}
 */
export function styleOf(cells, delimiter) {
  const votes = { '.': 0, ',': 0 };
  /** By sign, the first that could be either. @type {{ '.'?: string, ','?: string }} */
  const either = {};
  let grouped = false;
  for (const cell of cells) {
    const text = cell.trim().replace('−', '-');
    const sign = /** @type {'.' | ',' | undefined} */ (EITHER.exec(text)?.[1]);
    if (sign) {
      either[sign] ??= text;
      continue;
    }
    if (!/[.,]/.test(text) || !isNumber(text)) continue;
    const isGrouped = Number.isNaN(numberFromText(text));
    const isComma = isGrouped ? GROUPED['.'].test(text) : text.includes(',');
    votes[isComma ? ',' : '.'] += 1;
    grouped ||= isGrouped;
  }
  // Between semicolons stand commas in numbers, and points in names of classes.
  const decimal = votes[','] > (delimiter === ';' ? 0 : votes['.']) ? ',' : '.';
  if (votes['.'] + votes[','] > 0) {
    return { decimal, grouped: grouped || either[decimal === ',' ? '.' : ','] !== undefined, unclear: null };
  }
  // A table has semicolons between its columns where commas are in its numbers.
  if (delimiter === ';' && either[','] && !either['.']) {
    return { decimal: ',', grouped: false, unclear: null };
  }
  const unclear = either[','] ?? (delimiter === ',' ? undefined : either['.']) ?? null;
  return { decimal: '.', grouped: either[','] !== undefined, unclear };
}

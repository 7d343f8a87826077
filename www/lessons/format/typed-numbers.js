/**
 * Numbers with decimals that somebody has typed into a text: what is measured changes, and each language has its own
 * decimal sign. They are live numbers, or formulas.
 *
 * @import { Block } from '../lessons.d.ts'
 */
import { inlinesIn } from './walk.js';

const TYPED = /[\p{L}\d]*\d[.,]\d[\p{L}\d]*/gu;

/** @param {readonly Block[]} blocks @returns {string[]} */
export const typedNumbers = (blocks) =>
  inlinesIn(blocks).flatMap((inline) => (inline.kind === 'text' ? (inline.text.match(TYPED) ?? []) : []));

/**
 * A formula with its numbers, some of which are to be typed.
 *
 * @import { TemplateResult } from 'lit'
 * @import { Entry, Numbers } from '../../../../views/tools/backprop-walk.js'
 */
import { html, nothing } from 'lit';
import { numberFromText } from '../../../../points/typed.js';
import { isRight } from '../../../../views/tools/backprop-walk.js';
import { formatDerivative } from '../../../../words/numbers.js';
import { backpropWords } from '../../../../words/en/tool-backprop.js';
import { typed } from '../../../elements/typed.js';

/** What was typed into the blanks of one formula, by their places in it. */
export class Answers {
  /** @type {Map<number, string>} */
  typed = new Map();
  isShown = false;

  /** @param {number} place @param {Entry} entry @returns {'open' | 'none' | 'wrong' | 'right'} */
  stateOf(place, entry) {
    const text = this.typed.get(place)?.trim() ?? '';
    if (text === '') return 'open';
    const number = numberFromText(text);
    if (Number.isNaN(number)) return 'none';
    return isRight(number, entry) ? 'right' : 'wrong';
  }
}

/** Entries of a formula in their order, the result last. @param {Numbers} numbers @returns {Entry[]} */
export const entriesOf = ({ parts, result }) => [
  ...parts.filter((part) => typeof part === 'object' && 'value' in part),
  result,
];

/**
 * How many of the hidden entries are still to be found.
 *
 * @param {Numbers} numbers
 * @param {ReadonlySet<Entry>} hidden
 * @param {Answers} answers
 */
export const missingIn = (numbers, hidden, answers) =>
  answers.isShown
    ? 0
    : entriesOf(numbers).filter((entry, i) => hidden.has(entry) && answers.stateOf(i, entry) !== 'right')
        .length;

/** Whether a negative number stands in brackets at its place. @param {Numbers['parts']} parts @param {number} i */
export function isAfterOperator(parts, i) {
  const before = i > 0 ? parts[i - 1] : '';
  return typeof before === 'string' && /[+−·]\s*$/u.test(before);
}

/** Brackets stand close to what is in them. @param {string} sign */
const signOf = (sign) =>
  html`<span class="walk-sign" ?data-opens=${/[({]\s*$/u.test(sign)} ?data-closes=${/^\s*[)}]/u.test(sign)}
    >${sign}</span
  >`;

/** @param {number} value @param {boolean} isBracketed  where it is negative */
function valueOf(value, isBracketed) {
  const number = html`<span class="walk-value">${formatDerivative(value)}</span>`;
  return isBracketed && value < 0 ? html`<span>(${number})</span>` : number;
}

/**
 * @param {Numbers} numbers
 * @param {ReadonlySet<Entry>} hidden
 * @param {Answers} answers
 * @param {(place: number, entry: Entry, text: string) => void} answer
 * @returns {TemplateResult}
 */
export function withBlanks(numbers, hidden, answers, answer) {
  const words = backpropWords();
  let place = -1;
  const part = (
    /** @type {Numbers['parts'][number]} */ one,
    /** @type {number} */ i,
    /** @type {Numbers['parts']} */ all,
  ) => {
    if (typeof one === 'string') return signOf(one);
    if ('more' in one) return html`<span class="walk-sign">… (${words.moreTerms(one.more)})</span>`;
    place += 1;
    return entryOf(one, place, isAfterOperator(all, i));
  };
  const entryOf = (/** @type {Entry} */ entry, /** @type {number} */ at, isBracketed = false) => {
    const isBlank = hidden.has(entry) && !answers.isShown;
    return html`<span class="walk-entry" data-entry=${at} data-hidden=${isBlank}>
      ${
        isBlank
          ? blank(entry, answers.typed.get(at) ?? '', answers.stateOf(at, entry), (text) =>
              answer(at, entry, text),
            )
          : valueOf(entry.value, isBracketed)
      }
      <span class="walk-name">${entry.name}</span>
    </span>`;
  };
  const parts = [...numbers.parts.map(part), signOf('='), entryOf(numbers.result, place + 1)];
  return html`<p class="walk-numbers" translate="no" data-testid="walk-numbers">
    ${termsOf([...numbers.parts, '=', numbers.result]).map(
      (term) =>
        html`<span class="walk-term"
          >${term.map((atom) => html`<span class="walk-atom">${atom.map((i) => parts[i])}</span>`)}</span
        >`,
    )}
  </p>`;
}

/**
 * Where a line may end: between the terms of a sum rather than in a product, and never between a sign and its number.
 *
 * @param {Numbers['parts']} parts
 * @returns {number[][][]} of every term the atoms, each as places of its parts
 */
export function termsOf(parts) {
  /** @type {number[][][]} */
  const terms = [[[]]];
  for (const [i, part] of parts.entries()) {
    const term = /** @type {number[][]} */ (terms.at(-1));
    const atom = /** @type {number[]} */ (term.at(-1));
    const hasNumber = atom.some((at) => typeof parts[at] !== 'string');
    const isSign = typeof part === 'string';
    if (!hasNumber || (isSign && /^[)},]/u.test(part))) atom.push(i);
    else if (isSign && /^[+=]/u.test(part)) terms.push([[i]]);
    else term.push([i]);
  }
  return terms;
}

/** @param {Entry} entry @param {string} text @param {ReturnType<Answers['stateOf']>} state @param {(text: string) => void} answer */
function blank({ name }, text, state, answer) {
  const words = backpropWords().answer;
  const isDone = state === 'right';
  const isBad = state === 'wrong' || state === 'none';
  return html`<input
      class="number walk-blank"
      type="text"
      inputmode="text"
      autocomplete="off"
      spellcheck="false"
      data-state=${state}
      aria-label=${words.label(name)}
      aria-invalid=${isBad ? 'true' : nothing}
      ?readonly=${isDone}
      .value=${typed(text)}
      @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => answer(event.target.value)}
    />${isDone || isBad ? html`<span class="walk-mark" data-state=${state}><span aria-hidden="true">${isDone ? '✓' : '✗'}</span><span class="visually-hidden">${isDone ? words.right : words.wrong}</span></span>` : nothing}`;
}

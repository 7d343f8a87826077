/**
 * What a step computes: in words, in symbols, and with the numbers of the unit or weight that the walk is at.
 *
 * @import { TemplateResult } from 'lit'
 * @import { Entry, Network, Pass, Step } from '../../../../views/tools/backprop-walk.js'
 * @import { Answers } from './blanks.js'
 * @import { Formula, WalkSession } from './session.js'
 */
import { html, nothing } from 'lit';
import { formatCount, formatDerivative, formatSetting } from '../../../../words/numbers.js';
import { backpropWords } from '../../../../words/en/tool-backprop.js';
import { withBlanks } from './blanks.js';
import { formulaOf } from './symbols.js';
import { stepName, stepText } from './walk.js';

/**
 * @typedef {object} Acts
 * @property {(answers: Answers, place: number, entry: Entry, text: string) => void} answer
 * @property {(answers: Answers) => void} show
 */

/**
 * @param {WalkSession} walk
 * @param {Pass} pass
 * @param {Formula} formula
 * @param {Acts} acts
 * @returns {TemplateResult}
 */
export function stepFormula(walk, pass, formula, acts) {
  const { step, unit, from, number, count } = walk.place;
  const examples = pass.trace.count;
  return html`<h3>
      <span role="status" data-testid="walk-title"
        >${backpropWords().stepOf(number + 1, count, stepName(step, pass.layers))}</span
      >
    </h3>
    <p>${stepText(step, pass.layers)}</p>
    ${formulaOf(pass.network, step, { unit, from, examples })} ${slopeOf(pass.network, step)}
    ${numbersWith(formula, walk.message.value, acts)} ${meanOf(walk, pass, formula)}`;
}

/** Whose the numbers are, of several points. @param {WalkSession} walk @param {Pass} pass */
export function examplesText({ points, settings, m }, { trace: { count } }) {
  if (count === 1 || !points) return nothing;
  const words = backpropWords();
  const last = (points.first + points.count - 1) % m;
  const batch =
    settings.examples === 'batch'
      ? words.batchIs(formatCount(points.first + 1), formatCount(last + 1), last < points.first)
      : '';
  return html`<p class="aside">${words.whose(points.point + 1, formatCount(count))} ${batch}</p>`;
}

/** Where the slope comes from. @param {Network} network @param {Step} step */
function slopeOf({ sizes, activation, leak }, { kind, layer }) {
  if (kind !== 'delta' || layer === sizes.length - 1) return nothing;
  const slopes = {
    sigmoid: 'a (1 − a)',
    tanh: '1 − a²',
    relu: '[z ≥ 0]',
    leakyRelu: `[z ≥ 0] + ${formatSetting(leak)} [z < 0]`,
  };
  return html`<p class="aside">${backpropWords().where('σ′(z)', slopes[activation])}</p>`;
}

/** @param {Formula} formula @param {string} message @param {Acts} acts */
function numbersWith({ numbers, hidden, answers, missing }, message, { answer, show }) {
  if (!numbers) return nothing;
  const formula = withBlanks(numbers, hidden, answers, (place, entry, text) =>
    answer(answers, place, entry, text),
  );
  if (hidden.size === 0 || answers.isShown) return formula;
  const words = backpropWords().answer;
  return html`${formula}
    <p class="walk-answers">
      <span role="status" data-testid="walk-missing" data-missing=${missing}
        >${message} ${missing === 0 ? words.allRight : words.missing(missing)}</span
      >
      ${
        missing > 0
          ? html`<button
              type="button"
              class="button quiet"
              data-testid="walk-show"
              @click=${() => show(answers)}
            >
              ${words.show}
            </button>`
          : nothing
      }
    </p>`;
}

/** Over several points D's derivative is a mean. @param {WalkSession} walk @param {Pass} pass @param {Formula} formula */
function meanOf({ place: { step, unit, from } }, pass, { names, isResultHidden }) {
  const { count, d } = pass.trace;
  if (count === 1 || isResultHidden || (step.kind !== 'theta' && step.kind !== 'error')) return nothing;
  const isError = step.kind === 'error';
  const name = isError ? 'D' : `∂D/∂${names.theta(step.layer, unit, from)}`;
  const value = isError ? d : pass.gradient(step.layer, unit, from);
  return html`<p data-testid="walk-mean">
    ${backpropWords().mean(name, formatDerivative(value), formatCount(count))}
  </p>`;
}

/**
 * The numbers of one figure: D with bars, E = D + λR, accuracies and the state of training; or the optimum's Bayes values.
 *
 * @import { ErrorReport, Frame, Progress } from '../../training/training.d.ts'
 * @import { Row } from './bars.js'
 */
import { computed } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { isRegression, PROGRESS_SHAPES, progressHint } from '../../views/caption.js';
import { errorScale } from '../../views/error-scale.js';
import { countOutside } from '../../views/plot/points.js';
import { boardWords } from '../../words/en/board.js';
import { formatCount, formatError, formatPercent } from '../../words/numbers.js';
import { figureWords } from '../../words/en/figures.js';
import { errorBars } from './bars.js';
import { optimumError } from './optimum-error.js';
import { FigureNumbers } from './figure-numbers.js';

export class Readout extends FigureNumbers {
  /** null where it is not known yet. */
  #scale = computed(() => {
    const { pool, store } = this.page;
    const { classes } = selectorsOf(store).board.value;
    const optimum = optimumError(this.page).value;
    const [look, points] = [pool.look.value, pool.points.value];
    if (!look || !points || (optimum === undefined && isRegression(look))) return null;
    return errorScale({ look, classes, optimum: optimum ?? null, y: points.y });
  });
  /** How many training points no picture shows. */
  #outside = computed(() => {
    const { points, look, domain } = this.page.pool;
    return points.value && look.value ? countOutside(points.value, look.value, domain.value) : 0;
  });

  /** @override */
  render() {
    const { pool } = this.page;
    const { beat } = this;
    // A change of state is told at once. Where it is another network's, the numbers of the one before go with it.
    const progress = pool.progress(this.figureId).value;
    const isAnother = progress !== beat.progress && (progress.code === 'ready' || progress.code === 'empty');
    const frame = isAnother ? pool.frame(this.figureId).peek() : beat.frame;
    return this.kind === 'optimum' ? this.#optimum(frame) : this.#network(frame, progress);
  }

  /** @param {Frame | null} frame @param {Progress} progress */
  #network(frame, progress) {
    const error = frame?.error ?? null;
    const { numbers } = boardWords();
    /** @type {Row[]} */
    const rows = [
      { of: 'training', d: error?.d, testId: 'train-d', hint: numbers.trainingHint },
      { of: 'test', d: error?.testD, testId: 'test-d', hint: numbers.testHint },
    ];
    const optimum = optimumError(this.page).value;
    if (optimum !== null) rows.push({ ...this.#optimumRow(), d: optimum });
    return html`
      ${errorBars(rows, this.#scale.value, optimum ?? null)} ${errorSum(error)}
      ${
        isRegression(this.page.pool.look.value)
          ? nothing
          : html`<dl class="facts" translate="no">
              <div>
                <dt>${numbers.accuracy}</dt>
                ${accuracy(numbers.training, 'accuracy', error?.accuracy)}
                ${accuracy(numbers.test, 'test-accuracy', error?.testAccuracy)}
              </div>
            </dl>`
      }
      ${this.#outsideNote()} ${progressLines(frame, progress)}
    `;
  }

  /** @returns {Row} */
  #optimumRow() {
    const { optimumHint } = boardWords().numbers;
    const hint = isRegression(this.page.pool.look.value)
      ? optimumHint.regression
      : optimumHint.classification;
    return { of: 'optimum', d: null, testId: 'optimum-d', hint };
  }

  /** Points of which a picture shows nothing. */
  #outsideNote() {
    const count = this.#outside.value;
    if (count === 0) return nothing;
    const { outside, outsideHint } = boardWords().numbers;
    const text = outside(formatCount(count), formatCount(this.#points));
    return html`<p class="outside" title=${outsideHint} data-testid="outside" data-count=${count}>
      ${text}
    </p>`;
  }

  get #points() {
    const points = this.page.pool.points.value;
    return points ? points.x.length / points.n : 0;
  }

  /** @param {Frame | null} frame */
  #optimum(frame) {
    const bayes = frame?.bayes ?? null;
    const isOfRegression = isRegression(this.page.pool.look.value);
    const [testId, d] = isOfRegression
      ? ['noise-variance', bayes?.noiseVariance]
      : ['bayes-cross-entropy', bayes?.crossEntropy];
    const { numbers } = boardWords();
    const error = bayes?.error ?? null;
    return html`
      ${errorBars([{ ...this.#optimumRow(), d, testId }], this.#scale.value, null)}
      ${
        isOfRegression
          ? nothing
          : html`<dl class="facts" translate="no">
              ${fact(numbers.bayesError, 'bayes-error', formatPercent(error))}
              ${fact(numbers.bestAccuracy, 'best-accuracy', formatPercent(error === null ? null : 1 - error))}
            </dl>`
      }
      ${this.#outsideNote()}
    `;
  }
}

/**
 * E = D + λR, term by term over its value. The penalty is what E has beyond D, so that the three numbers belong
 * together even in a frame from before λ changed.
 *
 * @param {ErrorReport | null} error
 */
function errorSum(error) {
  return html`
    <dl class="sum">
      ${term(html`<var>E</var>`, 'e', error?.e)}
      <span class="operator" aria-hidden="true">=</span>
      ${term(html`<var>D</var>`, 'd', error?.d)}
      <span class="operator" aria-hidden="true">+</span>
      ${term(html`<var>λR</var>`, 'lambda-r', error && error.e - error.d)}
    </dl>
  `;
}

/**
 * @param {unknown} symbol
 * @param {string} testId
 * @param {number | null | undefined} value
 */
function term(symbol, testId, value) {
  return html`<div class="term">
    <dt>${symbol}</dt>
    <dd translate="no" data-testid=${testId}>${formatError(value)}</dd>
  </div>`;
}

/**
 * @param {string} name
 * @param {string} testId
 * @param {string} text
 */
function fact(name, testId, text) {
  return html`<div>
    <dt>${name}</dt>
    <dd class="fact-number" data-testid=${testId}>${text}</dd>
  </div>`;
}

/**
 * @param {string} of
 * @param {string} testId
 * @param {number | null | undefined} share
 */
const accuracy = (of, testId, share) =>
  html`<dd>${of} <span class="fact-number" data-testid=${testId}>${formatPercent(share)}</span></dd>`;

/**
 * In two lines that are there whatever they say: nothing below may move when a state changes.
 *
 * @param {Frame | null} frame
 * @param {Progress} progress
 */
function progressLines(frame, progress) {
  const hint = progressHint(progress);
  return html`<p
    class="progress"
    translate="no"
    data-progress=${progress.code}
    data-updates=${frame?.updates ?? 0}
  >
    <span class="progress-shape" aria-hidden="true">${PROGRESS_SHAPES[progress.code]}</span>
    <span class="progress-state" title=${hint?.full ?? ''}>
      <span data-testid="status">${figureWords().states[progress.code]}</span>
      <span class="progress-hint" data-testid="hint">${hint?.brief ?? ''}</span>
    </span>
    <span class="progress-count">
      ${frame && html`<span data-testid="updates">${countText(frame, progress)}</span>`}
    </span>
  </p>`;
}

/**
 * Updates, and epochs where they differ; on the way back to a moment, how far it is.
 *
 * @param {Frame} frame
 * @param {Progress} progress
 * @returns {string}
 */
function countText({ updates, epochs }, { to }) {
  const words = boardWords().numbers;
  if (to !== undefined) return words.returning(formatCount(updates), formatCount(to));
  const updatesText = words.updates(updates, formatCount(updates));
  if (epochs === updates) return updatesText;
  const rounded = Math.floor(epochs);
  return `${updatesText}, ${words.epochs(rounded, formatCount(rounded))}`;
}

customElements.define('mlp-readout', Readout);

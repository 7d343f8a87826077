/**
 * What a figure's numbers say in one line: E = D + λR and where its training stands, or what the optimum reaches.
 *
 * @import { Frame, Progress } from '../../training/training.d.ts'
 */
import { html } from 'lit';
import { isRegression, PROGRESS_SHAPES } from '../../views/caption.js';
import { figureWords } from '../../words/en/figures.js';
import { formatError, formatPercent } from '../../words/numbers.js';
import { presentWords } from '../../words/en/present.js';
import { FigureNumbers } from '../board/figure-numbers.js';

export class StageNumbers extends FigureNumbers {
  /** @override */
  render() {
    const { frame, progress } = this.beat;
    return html`<p class="stage-numbers" translate="no">
      ${this.kind === 'optimum' ? this.#optimum(frame) : network(frame, progress)}
    </p>`;
  }

  /** @param {Frame | null} frame */
  #optimum(frame) {
    const words = presentWords();
    const bayes = frame?.bayes ?? null;
    return isRegression(this.page.pool.look.value)
      ? html`<span
          >${words.noise} <span data-testid="noise-variance">${formatError(bayes?.noiseVariance)}</span></span
        >`
      : html`<span
          >${words.bayesError} <span data-testid="bayes-error">${formatPercent(bayes?.error)}</span></span
        >`;
  }
}

/** The penalty is what E has beyond D, so that the three belong together. @param {Frame | null} frame @param {Progress} progress */
function network(frame, progress) {
  const error = frame?.error ?? null;
  const number = (/** @type {string} */ id, /** @type {number | null | undefined} */ value) =>
    html`<span class="stage-number" data-testid=${id}>${formatError(value)}</span>`;
  return html`<span class="stage-sum"
      ><span><var>E</var> = <var>D</var> + <var>λR</var></span>
      <span
        >= ${number('d', error?.d)} + ${number('lambda-r', error && error.e - error.d)} =
        ${number('e', error?.e)}</span
      ></span
    >
    <span class="stage-state" data-progress=${progress.code} data-updates=${frame?.updates ?? 0}>
      <span aria-hidden="true">${PROGRESS_SHAPES[progress.code]}</span>
      <span data-testid="status">${figureWords().states[progress.code]}</span>
      <span data-testid="updates">${presentWords().updates(frame?.updates ?? 0)}</span>
    </span>`;
}

customElements.define('mlp-stage-numbers', StageNumbers);

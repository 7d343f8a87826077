/**
 * The numbers of one figure: E = D + λR, accuracies and the state of training; or the optimum's Bayes
 * values.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Figure } from '../../scene/scene.d.ts'
 * @import { ErrorReport, Frame, Progress } from '../../training/training.d.ts'
 * @import { Page } from '../page.js'
 */
import { computed, signal } from '@preact/signals-core';
import { html } from 'lit';
import { isRegression, PROGRESS_SHAPES, progressHint } from '../../views/caption.js';
import { formatCount, formatError, formatPercent } from '../../words/numbers.js';
import { figureWords } from '../../words/en/figures.js';
import { paced, READING_SECONDS } from '../elements/pace.js';
import { required, SignalElement } from '../elements/signal-element.js';

export class Readout extends SignalElement {
  static properties = {
    page: { attribute: false },
    kind: {},
    figureId: { attribute: false },
  };

  /** @type {ReadonlySignal<{ frame: Frame | null, progress: Progress }>} */
  #shown = signal({ frame: null, progress: { code: 'waiting' } });
  /** @type {() => void} */
  #dispose = () => {};

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {Figure['kind']} */
    this.kind = required();
    /** The same as long as the element lives. */
    this.figureId = -1;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const { pool } = this.page;
    const id = this.figureId;
    // Numbers and state change in one beat, so that they always belong together.
    const both = computed(() => ({ frame: pool.frame(id).value, progress: pool.progress(id).value }));
    const follower = paced(both, READING_SECONDS);
    this.#shown = follower.signal;
    this.#dispose = follower.dispose;
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dispose();
  }

  /** @override */
  render() {
    const { pool } = this.page;
    const beat = this.#shown.value;
    // A change of state is told at once. Where it is another network's, the numbers of the one before go with it.
    const progress = pool.progress(this.figureId).value;
    const isAnother = progress !== beat.progress && (progress.code === 'ready' || progress.code === 'empty');
    const frame = isAnother ? pool.frame(this.figureId).peek() : beat.frame;
    return this.kind === 'optimum' ? this.#optimum(frame) : this.#network(frame, progress);
  }

  /** @param {Frame | null} frame @param {Progress} progress */
  #network(frame, progress) {
    const error = frame?.error ?? null;
    const hint = progressHint(progress);
    return html`
      ${errorSum(error)}
      <dl class="facts" translate="no">
        ${
          isRegression(this.page.pool.look.value)
            ? fact(html`<var>D</var> on the test points`, 'test-d', formatError(error?.testD))
            : [
                fact('training accuracy', 'accuracy', formatPercent(error?.accuracy)),
                fact('test accuracy', 'test-accuracy', formatPercent(error?.testAccuracy)),
              ]
        }
      </dl>
      <p class="progress" translate="no" data-progress=${progress.code} data-updates=${frame?.updates ?? 0}>
        <span class="progress-shape" aria-hidden="true">${PROGRESS_SHAPES[progress.code]}</span>
        <span data-testid="status">${figureWords().states[progress.code]}</span>
        <span class="progress-count">
          ${frame && html`<span data-testid="updates">${countText(frame, progress)}</span>`}
        </span>
        <span class="progress-hint" data-testid="hint" title=${hint?.full ?? ''}>${hint?.brief ?? ''}</span>
      </p>
    `;
  }

  /** @param {Frame | null} frame */
  #optimum(frame) {
    const bayes = frame?.bayes ?? null;
    if (isRegression(this.page.pool.look.value)) {
      return html`<dl class="sum">
        ${term(html`smallest <var>D</var> to be expected: the variance of the noise`, 'noise-variance', bayes?.noiseVariance)}
      </dl>`;
    }
    const error = bayes?.error ?? null;
    return html`
      <dl class="sum">
        <div class="term">
          <dt>Bayes error</dt>
          <dd translate="no" data-testid="bayes-error">${formatPercent(error)}</dd>
        </div>
        <div class="term">
          <dt>Bayes cross-entropy</dt>
          <dd translate="no" data-testid="bayes-cross-entropy">${formatError(bayes?.crossEntropy)}</dd>
        </div>
      </dl>
      <dl class="facts">
        <div>
          <dt>best accuracy to be expected</dt>
          <dd translate="no">${formatPercent(error === null ? null : 1 - error)}</dd>
        </div>
      </dl>
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
 * @param {unknown} name
 * @param {string} testId
 * @param {string} text
 */
function fact(name, testId, text) {
  return html`<div>
    <dt>${name}</dt>
    <dd translate="no" data-testid=${testId}>${text}</dd>
  </div>`;
}

/**
 * Updates, and epochs where they differ; on the way back to a moment, how far it is.
 *
 * @param {Frame} frame
 * @param {Progress} progress
 * @returns {string}
 */
function countText({ updates, epochs }, { to }) {
  if (to !== undefined) return `update ${formatCount(updates)} of ${formatCount(to)}`;
  const updatesText = `${formatCount(updates)} update${updates === 1 ? '' : 's'}`;
  if (epochs === updates) return updatesText;
  const rounded = Math.floor(epochs);
  return `${updatesText}, ${formatCount(rounded)} epoch${rounded === 1 ? '' : 's'}`;
}

customElements.define('mlp-readout', Readout);

/**
 * Backpropagation, walked through step by step on the network, with the numbers of a training point: forward to D, back
 * to every derivative, and an update that is a step of its own. The walk itself changes nothing.
 *
 * @import { Entry, Names, Numbers } from '../../../../views/tools/backprop-walk.js'
 * @import { Trace } from '../../../../worker/inspect/parts/trace.js'
 * @import { ToolProps } from '../tool-element.js'
 * @import { Settings } from './walk.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { selectorsOf } from '../../../../scene/selectors.js';
import { captionText } from '../../../../views/caption.js';
import { unitNumber, weightAt } from '../../../../views/network/layout.js';
import { boxAt, walkLayout } from '../../../../views/tools/backprop-layout.js';
import { hiddenIn, nearestPoint, numbersOf, Pass, stepsOf } from '../../../../views/tools/backprop-walk.js';
import { formatCount, formatDerivative, formatSetting } from '../../../../words/numbers.js';
import { backpropWords } from '../../../../words/en/tool-backprop.js';
import { labFor } from '../../lab.js';
import { plotUnit } from '../../../page.js';
import { AskedPart } from '../../asked-part.js';
import '../../unit-plot.js';
import { ToolElement } from '../tool-element.js';
import '../tool-picture.js';
import { Answers, entriesOf, missingIn, withBlanks } from './blanks.js';
import './backprop.css';
import { pointChoices, stepChoices } from './choices.js';
import { pictureOf, NumberTable } from './picture.js';
import { formulaOf } from './symbols.js';
import './table.js';
import './update.js';
import { beside, isOfWeights, namesOf, placeOf, pointsOf, stepName, stepText } from './walk.js';

/** Before it is laid out. */
const USUAL_WIDTH = 640;
const LEAST_WIDTH = 240;

/** @param {ToolProps} props */
export const template = ({ page, session, settings, change }) =>
  html`<mlp-tool-backprop
    .page=${page}
    .session=${session}
    .settings=${settings}
    .change=${change}
  ></mlp-tool-backprop>`;

/**
 * The formula of a step with its numbers, and what of it is hidden.
 *
 * @typedef {object} Formula
 * @property {Names} names
 * @property {Numbers | null} numbers  null where nothing is computed
 * @property {ReadonlySet<Entry>} hidden
 * @property {Answers} answers
 * @property {number} missing  of those hidden, how many are still to be found
 * @property {boolean} isResultHidden
 */

/** @extends {ToolElement<Settings>} */
class Backprop extends ToolElement {
  #asked = signal(/** @type {ReturnType<typeof pointsOf> | null} */ (null));
  /** @type {AskedPart<Trace>} */
  #part = new AskedPart(this, 'trace', ({ isPaused }) => (isPaused ? this.#asked.value : null));
  #width = signal(USUAL_WIDTH);
  #observer = new ResizeObserver(
    ([entry]) => (this.#width.value = Math.max(LEAST_WIDTH, entry.contentRect.width / plotUnit())),
  );
  /** Of every place of the walk. @type {Map<string, Answers>} */
  #answers = new Map();
  #answered = signal(0);
  #message = signal('');
  #table = new NumberTable();
  /** That the answers are of. @type {Trace | null} */
  #answersOf = null;

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
    this.addEventListener('keydown', this.#onKeydown);
    void labFor(this.page);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.removeEventListener('keydown', this.#onKeydown);
  }

  /** How many training points there are. */
  get #m() {
    const points = this.page.pool.points.value;
    return points ? points.x.length / points.n : 0;
  }

  get #board() {
    return selectorsOf(this.page.store).board.value;
  }

  /** The points that the walk is of; null where there is none. */
  get #points() {
    return this.#m > 0 ? pointsOf(this.settings, this.#m, this.#board.batchSize) : null;
  }

  /** @override */
  willUpdate() {
    const points = this.#points;
    if (JSON.stringify(points) !== JSON.stringify(this.#asked.peek())) this.#asked.value = points;
  }

  /** The numbers, where they are of the network and of the point that is asked for. */
  get #pass() {
    const trace = this.#part.data;
    const network = this.session.network.value;
    const points = this.#points;
    if (!trace || !network || !points || trace.point !== points.point || trace.count !== points.count) {
      return null;
    }
    const { theta } = trace;
    const isOfNetwork = this.session.theta.value?.length === theta.length;
    return isOfNetwork ? new Pass(network, trace) : null;
  }

  get #place() {
    return placeOf(this.settings, this.session.sizes.value);
  }

  get #rate() {
    return this.#board.learningRate;
  }

  /** Of the step. @param {Pass} pass @returns {Formula} */
  #formula(pass) {
    const { step, unit, from } = this.#place;
    const names = namesOf(this.session, pass.network.sizes);
    const numbers = numbersOf(pass, step, { unit, from, rate: this.#rate }, names);
    const hide = step.kind === 'update' ? 'none' : this.settings.hide;
    const hidden = numbers ? hiddenIn(numbers, hide) : new Set();
    const answers = this.#answersAt(pass.trace);
    const missing = numbers ? missingIn(numbers, hidden, answers) : 0;
    const last = numbers ? entriesOf(numbers).length - 1 : 0;
    const isResultHidden =
      numbers !== null &&
      hidden.has(numbers.result) &&
      !answers.isShown &&
      answers.stateOf(last, numbers.result) !== 'right';
    return { names, numbers, hidden, answers, missing, isResultHidden };
  }

  /** @param {Trace} trace */
  #answersAt(trace) {
    const { number, unit, from, step } = this.#place;
    // Of other weights, or of another point, all numbers are others.
    if (this.#answersOf !== trace) this.#answers.clear();
    this.#answersOf = trace;
    const key = [number, step.layer, unit, isOfWeights(step) ? from : 0].join();
    let answers = this.#answers.get(key);
    if (!answers) this.#answers.set(key, (answers = new Answers()));
    void this.#answered.value;
    return answers;
  }

  /** @param {Partial<Settings>} patch */
  #go(patch) {
    this.#message.value = '';
    this.change(patch);
  }

  /** @param {number} number */
  #goToStep(number) {
    const last = this.#place.count - 1;
    this.#go({ step: Math.min(last, Math.max(0, number)) });
  }

  /** Left and right go through the walk, up and down through the layer. @param {KeyboardEvent} event */
  #onKeydown = (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const { ctrlKey, metaKey, altKey, shiftKey, defaultPrevented } = event;
    if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return;
    // These have their own use for the keys.
    if (target.closest('input, select, .probe, .tool-table')) return;
    const { number, count, ...focus } = this.#place;
    const step = { ArrowLeft: number - 1, ArrowRight: number + 1, Home: 0, End: count - 1 }[event.key];
    const direction = /** @type {-1 | 1 | undefined} */ ({ ArrowUp: -1, ArrowDown: 1 }[event.key]);
    if (step !== undefined) this.#goToStep(step);
    else if (direction) this.#go(beside(focus, this.session.sizes.peek(), direction));
    else return;
    event.preventDefault();
  };

  /** @param {number} point  from 0 */
  #choosePoint(point) {
    const points = this.page.pool.points.peek();
    if (!points || point < 0) return;
    const { x, y, n, k } = points;
    this.session.probe.value = [x[n * point], n === 2 ? x[n * point + 1] : y[k * point]];
    this.#go({ point: point + 1 });
  }

  /** The nearest point to the probe, which the pointer has put there. */
  #choosePointed() {
    const [probe, points] = [this.session.probe.peek(), this.page.pool.points.peek()];
    if (probe && points) this.#choosePoint(nearestPoint(points, probe));
  }

  /** @param {CustomEvent<{ x: number, y: number, width: number, height: number }>} event */
  #onPress({ detail: { x, y, width, height } }) {
    const { step, unit, from } = this.#place;
    const sizes = this.session.sizes.peek();
    const box = boxAt(walkLayout(sizes, { width, height }, { step, unit, from }), x, y);
    if (!box) return;
    if (box.layer >= sizes.length) {
      return this.#goToStep(stepsOf(sizes.length - 1).findIndex(({ kind }) => kind === 'error'));
    }
    if (isOfWeights(step) && box.layer === step.layer - 1) return this.#go({ from: box.unit });
    if (box.unit === 0) return;
    if (box.layer > 0) this.session.unit.value = unitNumber(sizes, { layer: box.layer, index: box.unit });
    if (box.layer === step.layer) return this.#go({ unit: box.unit });
    if (step.kind === 'update' && box.layer > 0) return this.#go({ layer: box.layer, unit: box.unit });
    // To what the step does, of the layer of the unit.
    const same = stepsOf(sizes.length - 1).findIndex(
      ({ kind, layer }) => kind === step.kind && layer === box.layer,
    );
    this.#go({ unit: box.unit, ...(same >= 0 ? { step: same } : box.layer === 0 ? { step: 0 } : {}) });
  }

  /** @override */
  render() {
    const words = backpropWords().waiting;
    const pass = this.#pass;
    const points = this.#points;
    const state = !points ? 'points' : pass ? 'ready' : this.session.isPaused ? 'loading' : 'rest';
    const { step, unit, from, number } = this.#place;
    return html`<div
      class="walk"
      data-testid="walk"
      data-state=${state}
      data-kind=${step.kind}
      data-layer=${step.layer}
      data-unit=${unit}
      data-from=${from}
      data-step=${number}
    >
      ${points ? pointChoices({ points, m: this.#m, settings: this.settings, choose: (point) => this.#choosePoint(point), go: (patch) => this.#go(patch) }) : nothing}
      ${state === 'ready' && pass ? this.#walk(pass) : html`<p class="aside" role="status">${words[/** @type {keyof typeof words} */ (state)]}</p>`}
    </div>`;
  }

  /** @param {Pass} pass */
  #walk(pass) {
    const words = backpropWords();
    const points = this.#points;
    const { step, unit, from, number, count } = this.#place;
    const formula = this.#formula(pass);
    const name = stepName(step, pass.layers);
    const examples = pass.trace.count;
    const unknown = step.kind === 'theta' && formula.isResultHidden ? pass.at(step.layer, unit, from) : -1;
    const figure = this.session.figure.value;
    const scene = {
      ...{ pass, focus: { step, unit, from }, names: formula.names, rate: this.#rate },
      isHidden: formula.isResultHidden,
    };
    const picture = pictureOf(scene, {
      caption: figure ? captionText(figure, this.page.pool.look.value) : '',
      width: this.#width.value,
      table: this.#table.of(scene),
    });
    return html`
      ${stepChoices({ layers: pass.layers, number, goTo: (to) => this.#goToStep(to) })}
      <div class="walk-stage" role="group" tabindex="0" aria-label=${words.keys} data-testid="walk-stage">
        <mlp-tool-picture
          .page=${this.page}
          .picture=${picture}
          key="walk"
          @press=${this.#onPress}
        ></mlp-tool-picture>
      </div>
      ${
        picture.unseen.units + picture.unseen.weights > 0
          ? html`<p
              class="aside"
              data-testid="walk-unseen"
              data-units=${picture.unseen.units}
              data-weights=${picture.unseen.weights}
            >
              ${words.unseen(picture.unseen.units, picture.unseen.weights)}
            </p>`
          : nothing
      }
      <div class="walk-row">
        <div class="walk-formula" data-testid="walk-formula">
          <h3>
            <span role="status" data-testid="walk-title">${words.stepOf(number + 1, count, name)}</span>
          </h3>
          <p>${stepText(step, pass.layers)}</p>
          ${formulaOf(pass.network, step, { unit, from, examples })} ${this.#slope(pass)}
          ${formula.numbers ? this.#numbers(formula.numbers, formula) : nothing} ${this.#mean(pass, formula)}
          ${
            step.kind === 'update'
              ? html`<mlp-walk-update
                  .page=${this.page}
                  .session=${this.session}
                  .pass=${pass}
                  .rate=${this.#rate}
                ></mlp-walk-update>`
              : nothing
          }
          ${
            examples > 1 && points
              ? html`<p class="aside">
                  ${words.whose(points.point + 1, formatCount(examples))} ${this.#batch()}
                </p>`
              : nothing
          }
        </div>
        <div
          class="walk-plot"
          data-testid="walk-plot"
          @click=${this.#choosePointed}
          @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && this.#choosePointed()}
        >
          <mlp-unit-plot
            .page=${this.page}
            .session=${this.session}
            .of=${'unit'}
            .marked=${this.#marked}
          ></mlp-unit-plot>
          <p class="aside">${words.plot}</p>
        </div>
      </div>
      <mlp-derivatives
        .page=${this.page}
        .session=${this.session}
        .pass=${pass}
        .range=${points && { first: points.first, count: points.count }}
        .leaf=${this.settings.page}
        .chosen=${isOfWeights(step) ? pass.at(step.layer, unit, from) : -1}
        .unknown=${unknown}
        @leaf=${(/** @type {CustomEvent<number>} */ { detail }) => this.change({ page: detail })}
        @go=${(/** @type {CustomEvent<number>} */ { detail }) => this.#goToWeight(detail)}
      ></mlp-derivatives>
    `;
  }

  /** The place of the point that is shown. */
  get #marked() {
    const points = this.page.pool.points.value;
    const at = this.#points?.point;
    if (!points || at === undefined) return null;
    const { x, y, n, k } = points;
    return [x[n * at], n === 2 ? x[n * at + 1] : y[k * at]];
  }

  /** To the step of its derivative. @param {number} at */
  #goToWeight(at) {
    const sizes = this.session.sizes.peek();
    const { layer, row, column } = weightAt(sizes, at);
    const step = stepsOf(sizes.length - 1).findIndex(
      ({ kind, layer: l }) => kind === 'theta' && l === layer + 1,
    );
    this.#go({ step, unit: row, from: column });
  }

  /** Where the slope comes from. @param {Pass} pass */
  #slope({ network, layers }) {
    const { step } = this.#place;
    if (step.kind !== 'delta' || step.layer === layers) return nothing;
    const slopes = {
      sigmoid: 'a (1 − a)',
      tanh: '1 − a²',
      relu: '[z ≥ 0]',
      leakyRelu: `[z ≥ 0] + ${formatSetting(network.leak)} [z < 0]`,
    };
    return html`<p class="aside">${backpropWords().where('σ′(z)', slopes[network.activation])}</p>`;
  }

  /** @param {Numbers} numbers @param {Formula} formula */
  #numbers(numbers, { hidden, answers, missing }) {
    const words = backpropWords().answer;
    return html`
      ${withBlanks(numbers, hidden, answers, (place, entry, text) => this.#answer(answers, place, entry, text))}
      ${
        hidden.size === 0 || answers.isShown
          ? nothing
          : html`<p class="walk-answers">
              <span role="status" data-testid="walk-missing" data-missing=${missing}
                >${this.#message.value} ${missing === 0 ? words.allRight : words.missing(missing)}</span
              >
              ${
                missing > 0
                  ? html`<button
                      type="button"
                      class="button quiet"
                      data-testid="walk-show"
                      @click=${() => this.#show(answers)}
                    >
                      ${words.show}
                    </button>`
                  : nothing
              }
            </p>`
      }
    `;
  }

  /** @param {Answers} answers */
  #show(answers) {
    answers.isShown = true;
    this.#answered.value += 1;
    /** @type {HTMLElement | null} */ (this.querySelector('.walk-stage'))?.focus({ preventScroll: true });
  }

  /** @param {Answers} answers @param {number} place @param {Entry} entry @param {string} text */
  #answer(answers, place, entry, text) {
    const words = backpropWords().answer;
    answers.typed.set(place, text);
    const state = answers.stateOf(place, entry);
    this.#message.value =
      state === 'wrong' ? words.isWrong(entry.name) : state === 'none' ? words.isNone(entry.name) : '';
    this.#answered.value += 1;
    if (state !== 'right' || document.activeElement?.closest('.walk-numbers') === null) return;
    void this.updateComplete.then(() => {
      /** @type {HTMLElement | null} */ (this.querySelector('.walk-blank:not([data-state=right])'))?.focus();
    });
  }

  /** Over several points D's derivative is a mean. @param {Pass} pass @param {Formula} formula */
  #mean(pass, { names, isResultHidden }) {
    const { step, unit, from } = this.#place;
    const { count, d } = pass.trace;
    if (count === 1 || isResultHidden || (step.kind !== 'theta' && step.kind !== 'error')) return nothing;
    const isError = step.kind === 'error';
    const name = isError ? 'D' : `∂D/∂${names.theta(step.layer, unit, from)}`;
    const value = isError ? d : pass.gradient(step.layer, unit, from);
    return html`<p data-testid="walk-mean">
      ${backpropWords().mean(name, formatDerivative(value), formatCount(count))}
    </p>`;
  }

  #batch() {
    const points = this.#points;
    if (this.settings.examples !== 'batch' || !points) return '';
    const last = (points.first + points.count - 1) % this.#m;
    return backpropWords().batchIs(formatCount(points.first + 1), formatCount(last + 1), last < points.first);
  }
}

customElements.define('mlp-tool-backprop', Backprop);

/**
 * A walk as it goes on: the numbers it asks for, where it is, what has been typed, and how it gets from place to place.
 * The walk itself changes no weight.
 *
 * @import { Entry, Names, Numbers } from '../../../../views/tools/backprop-walk.js'
 * @import { Box } from '../../../../views/tools/backprop-layout.js'
 * @import { Trace } from '../../../../worker/inspect/parts/trace.js'
 * @import { ToolElement } from '../tool-element.js'
 * @import { Settings } from './walk.js'
 */
import { signal } from '@preact/signals-core';
import { selectorsOf } from '../../../../scene/selectors.js';
import { unitNumber, weightAt } from '../../../../views/network/layout.js';
import { hiddenIn, nearestPoint, numbersOf, Pass, stepsOf } from '../../../../views/tools/backprop-walk.js';
import { backpropWords } from '../../../../words/en/tool-backprop.js';
import { AskedPart } from '../../asked-part.js';
import { Answers, entriesOf, missingIn } from './blanks.js';
import { beside, isOfWeights, namesOf, placeOf, pointsOf } from './walk.js';

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

export class WalkSession {
  /** @type {ToolElement<Settings>} */
  #host;
  #asked = signal(/** @type {ReturnType<typeof pointsOf> | null} */ (null));
  /** @type {AskedPart<Trace>} */
  #part;
  /** Of every place of the walk. @type {Map<string, Answers>} */
  #answers = new Map();
  #answered = signal(0);
  /** That the answers are of. @type {Trace | null} */
  #answersOf = null;
  /** What there is to say of the last answer. */
  message = signal('');

  /** @param {ToolElement<Settings>} host */
  constructor(host) {
    this.#host = host;
    this.#part = new AskedPart(host, 'trace', ({ isPaused }) => (isPaused ? this.#asked.value : null));
  }

  get settings() {
    return this.#host.settings;
  }

  get #session() {
    return this.#host.session;
  }

  get #board() {
    return selectorsOf(this.#host.page.store).board.value;
  }

  /** How many training points there are. */
  get m() {
    const points = this.#host.page.pool.points.value;
    return points ? points.x.length / points.n : 0;
  }

  /** The points that the walk is of; null where there is none. */
  get points() {
    return this.m > 0 ? pointsOf(this.settings, this.m, this.#board.batchSize) : null;
  }

  /** The place of the point that is shown. */
  get marked() {
    const at = this.points?.point;
    return at === undefined ? null : this.#placeOfPoint(at);
  }

  /** Asks for the numbers of what is set. */
  ask() {
    const { points } = this;
    if (JSON.stringify(points) !== JSON.stringify(this.#asked.peek())) this.#asked.value = points;
  }

  /** The numbers, where they are of the network and of the point that is asked for. */
  get pass() {
    const trace = this.#part.data;
    const network = this.#session.network.value;
    const { points } = this;
    if (!trace || !network || !points || trace.point !== points.point || trace.count !== points.count) {
      return null;
    }
    const isOfNetwork = this.#session.theta.value?.length === trace.theta.length;
    return isOfNetwork ? new Pass(network, trace) : null;
  }

  /** @returns {'points' | 'ready' | 'loading' | 'rest'} what it waits for, if for anything */
  get state() {
    if (!this.points) return 'points';
    if (this.pass) return 'ready';
    return this.#session.isPaused ? 'loading' : 'rest';
  }

  get place() {
    return placeOf(this.settings, this.#session.sizes.value);
  }

  /** η. */
  get rate() {
    return this.#board.learningRate;
  }

  /** Of the step. @param {Pass} pass @returns {Formula} */
  formula(pass) {
    const { step, unit, from } = this.place;
    const names = namesOf(this.#session);
    const numbers = numbersOf(pass, step, { unit, from, rate: this.rate }, names);
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
    const { number, unit, from, step } = this.place;
    // Of other weights, or of another point, all numbers are others; the same ones are told once.
    if (this.#answersOf !== trace) this.#answers.clear();
    this.#answersOf = trace;
    const key = [number, step.layer, unit, isOfWeights(step) ? from : 0].join();
    let answers = this.#answers.get(key);
    if (!answers) this.#answers.set(key, (answers = new Answers()));
    void this.#answered.value;
    return answers;
  }

  /** @param {Answers} answers @param {number} place @param {Entry} entry @param {string} text @returns {boolean} whether it is right */
  answer(answers, place, entry, text) {
    const words = backpropWords().answer;
    answers.typed.set(place, text);
    const state = answers.stateOf(place, entry);
    this.message.value =
      state === 'wrong' ? words.isWrong(entry.name) : state === 'none' ? words.isNone(entry.name) : '';
    this.#answered.value += 1;
    return state === 'right';
  }

  /** @param {Answers} answers */
  show(answers) {
    answers.isShown = true;
    this.#answered.value += 1;
  }

  /** @param {Partial<Settings>} patch */
  go(patch) {
    this.message.value = '';
    this.#host.change(patch);
  }

  /** To another place of the walk, which the table follows. @param {Partial<Settings>} patch */
  #goTo(patch) {
    this.go({ ...patch, page: null });
  }

  /** @param {number} number */
  goToStep(number) {
    const last = this.place.count - 1;
    this.#goTo({ step: Math.min(last, Math.max(0, number)) });
  }

  /** To the unit, or the weight, before or after. @param {-1 | 1} direction */
  goBeside(direction) {
    this.#goTo(beside(this.place, this.#session.sizes.peek(), direction));
  }

  /** To the step of its derivative. @param {number} at  place in θ */
  goToWeight(at) {
    const sizes = this.#session.sizes.peek();
    const { layer, row, column } = weightAt(sizes, at);
    const step = stepsOf(sizes.length - 1).findIndex(
      ({ kind, layer: l }) => kind === 'theta' && l === layer + 1,
    );
    this.#goTo({ step, unit: row, from: column });
  }

  /** To what a box of the diagram stands for. @param {Box} box */
  goToBox(box) {
    const { step } = this.place;
    const sizes = this.#session.sizes.peek();
    const steps = stepsOf(sizes.length - 1);
    if (box.layer >= sizes.length) return this.goToStep(steps.findIndex(({ kind }) => kind === 'error'));
    if (isOfWeights(step) && box.layer === step.layer - 1) return this.#goTo({ from: box.unit });
    if (box.unit === 0) return;
    if (box.layer > 0) {
      this.#session.unit.value = unitNumber(sizes, { layer: box.layer, index: box.unit });
    }
    if (box.layer === step.layer) return this.#goTo({ unit: box.unit });
    if (step.kind === 'update' && box.layer > 0) return this.#goTo({ layer: box.layer, unit: box.unit });
    // To what the step does, of the layer of the unit.
    const same = steps.findIndex(({ kind, layer }) => kind === step.kind && layer === box.layer);
    this.#goTo({ unit: box.unit, ...(same >= 0 ? { step: same } : box.layer === 0 ? { step: 0 } : {}) });
  }

  /** @param {number} point  from 0 */
  choosePoint(point) {
    const place = this.#placeOfPoint(point);
    if (!place) return;
    this.#session.probe.value = place;
    this.go({ point: point + 1 });
  }

  /** The nearest point to the probe, which the pointer has put there. */
  choosePointed() {
    const [probe, points] = [this.#session.probe.peek(), this.#host.page.pool.points.peek()];
    if (probe && points) this.choosePoint(nearestPoint(points, probe));
  }

  /** @param {number} point  from 0 @returns {[number, number] | null} */
  #placeOfPoint(point) {
    const points = this.#host.page.pool.points.value;
    if (!points || point < 0) return null;
    const { x, y, n, k } = points;
    return [x[n * point], n === 2 ? x[n * point + 1] : y[k * point]];
  }
}

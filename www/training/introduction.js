/**
 * What every worker has to know, whatever its figures: colours, the board's points, what is looked at. Workers that come
 * later are told all of it, and those that are there what is new.
 *
 * @import { Domain, Points } from '../points/points.d.ts'
 * @import { Look } from '../scene/scene.d.ts'
 * @import { Palettes } from './training.d.ts'
 * @import { BoardData, TrainingChange } from './board-data.js'
 * @import { Data, ToWorker } from './protocol.js'
 */
import { signal } from '@preact/signals-core';
import { sameLook } from '../scene/look.js';
import { truthOf } from '../scene/task.js';

export class Introduction {
  #tellAll;
  /** @type {Palettes | null} */
  #palettes = null;
  /** @type {BoardData | null} */
  #board = null;
  /** What else they have to know. @type {ToWorker[]} */
  #others = [];
  points = signal(/** @type {Points | null} */ (null));
  testPoints = signal(/** @type {Points | null} */ (null));
  domain = signal(/** @type {Domain} */ ([0, 1, 0, 1]));
  look = signal(/** @type {Look | null} */ (null));

  /** @param {(message: ToWorker) => void} tellAll */
  constructor(tellAll) {
    this.#tellAll = tellAll;
  }

  /** For a new worker. @returns {ToWorker[]} */
  get messages() {
    const [palettes, data, look] = [this.#palettes, this.data, this.look.peek()];
    return [
      ...(palettes ? [/** @type {const} */ ({ type: 'palettes', palettes })] : []),
      ...(data ? [/** @type {const} */ ({ type: 'data', ...data })] : []),
      ...(look ? [/** @type {const} */ ({ type: 'look', look })] : []),
      ...this.#others,
    ];
  }

  /** The points as workers take them; null before there are some. @returns {Data | null} */
  get data() {
    if (!this.#board) return null;
    const { spec, train, test } = this.#board;
    return { domain: this.domain.peek(), truth: spec.own ? null : truthOf(spec), train, test };
  }

  /** Pictures need a palette. */
  get canDraw() {
    return this.#palettes !== null;
  }

  /** @param {ToWorker} message */
  add(message) {
    this.#others.push(message);
    this.#tellAll(message);
  }

  /** @param {Palettes} palettes */
  takePalettes(palettes) {
    this.#palettes = palettes;
    this.#tellAll({ type: 'palettes', palettes });
  }

  /**
   * @param {BoardData} board
   * @param {TrainingChange} change
   * @param {Domain} [domain]  where another one is known
   */
  takePoints(board, change, domain = this.domain.peek()) {
    this.#board = board;
    this.points.value = board.train;
    this.testPoints.value = board.test;
    this.domain.value = domain;
    if (change === 'same') this.#tellAll({ type: 'test', test: board.test });
    else this.#tellAll({ type: 'data', .../** @type {Data} */ (this.data) });
  }

  /** @param {Look} look */
  takeLook(look) {
    if (sameLook(look, this.look.peek())) return;
    this.look.value = look;
    this.#tellAll({ type: 'look', look });
  }
}

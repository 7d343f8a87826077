/**
 * The picture of the network of a tool at other weights, for a cursor that moves: of several wishes the last one counts.
 *
 * @import { ReactiveController } from 'lit'
 * @import { Signal } from '@preact/signals-core'
 * @import { Pictured } from '../../../worker/jobs/kinds/pictures.js'
 * @import { ToolElement } from './tool-element.js'
 */
import { signal } from '@preact/signals-core';
import { runJob } from '../../../training/jobs.js';
import { mapView, networkOf, pointsOf } from './board-of.js';

/** @implements {ReactiveController} */
export class Elsewhere {
  #host;
  #columns;
  /** @type {Float64Array | null} */
  #wanted = null;
  #isLooking = false;
  /** What was wanted last. @type {{ board: readonly unknown[], theta: Float64Array } | null} */
  #asked = null;

  /** The newest; null before there is one. @type {Signal<Pictured | null>} */
  pictured = signal(null);

  /** @param {ToolElement} host @param {number} columns  nodes across the picture */
  constructor(host, columns) {
    this.#host = host;
    this.#columns = columns;
    host.addController(this);
  }

  hostDisconnected() {
    this.#wanted = null;
    this.#asked = null;
  }

  /** @param {Float64Array} theta */
  look(theta) {
    const network = networkOf(this.#host.page, this.#host.session);
    const board = [JSON.stringify(network?.config), ...pointsOf(this.#host.page)];
    const before = this.#asked;
    if (before && isAlike(board, before.board) && isAlike(theta, before.theta)) return;
    this.#asked = { board, theta };
    this.#wanted = theta;
    if (!this.#isLooking) void this.#lookOn();
  }

  async #lookOn() {
    const { page, session } = this.#host;
    this.#isLooking = true;
    while (this.#wanted) {
      const theta = this.#wanted;
      this.#wanted = null;
      const network = networkOf(page, session);
      const view = mapView(page, this.#columns);
      if (!network || !view) break;
      const job = runJob(page.pool, 'pictures', [{ config: network.config, thetas: [theta], view }]);
      const end = await job.done;
      if (end.type === 'done') this.pictured.value = /** @type {Pictured} */ (job.results.peek()[0][0]);
    }
    this.#isLooking = false;
  }
}

/** @param {ArrayLike<unknown>} a @param {ArrayLike<unknown>} b */
function isAlike(a, b) {
  for (let i = 0; i < a.length; i += 1) if (!Object.is(a[i], b[i])) return false;
  return a.length === b.length;
}

/**
 * The other networks of the board that have the shape of a tool's own, and the weights of two of them.
 *
 * @import { Signal } from '@preact/signals-core'
 * @import { NetworkFigure } from '../../../scene/scene.d.ts'
 * @import { ToolElement } from './tool-element.js'
 */
import { signal } from '@preact/signals-core';

/** @param {NetworkFigure} figure */
const shapeOf = ({ hidden, features, activation, leak, output }) =>
  JSON.stringify([hidden, features, activation, leak, output]);

export class Alike {
  #host;
  /** Of which figures, and where their training stood, θ was asked for last. */
  #askedFor = '';

  /** θ of the two that were asked for; null before they have come. @type {Signal<readonly [Float64Array, Float64Array] | null>} */
  thetas = signal(null);

  /** @param {ToolElement} host */
  constructor(host) {
    this.#host = host;
  }

  /** By their places on the board, from 1. */
  get all() {
    const { page, session } = this.#host;
    const own = session.figure.value;
    return page.store.scene.value.figures.flatMap((figure, i) =>
      own && figure.kind === 'network' && figure.id !== own.id && shapeOf(figure) === shapeOf(own)
        ? [{ id: figure.id, place: i + 1 }]
        : [],
    );
  }

  /**
   * Two of them: those at these places, or else the first ones; null where there are none.
   *
   * @param {number} second
   * @param {number} third
   */
  pair(second, third) {
    const { all } = this;
    const at = (/** @type {number} */ place) => all.find((other) => other.place === place);
    const one = at(second) ?? all.find(({ place }) => place !== third);
    const chosen = at(third);
    const two = chosen && chosen !== one ? chosen : all.find((other) => other !== one);
    return one && two ? /** @type {const} */ ([one, two]) : null;
  }

  /** Asks for their θ, when they rest. @param {NonNullable<ReturnType<Alike['pair']>>} pair */
  ask(pair) {
    const { pool } = this.#host.page;
    if (pool.isGoing.value) return;
    const key = JSON.stringify(
      pair.map(({ id }) => {
        const frame = pool.frame(id).value;
        // Weights that were set by hand are others after as many updates.
        return [id, frame?.updates, frame?.error?.e];
      }),
    );
    if (key === this.#askedFor) return;
    this.#askedFor = key;
    void Promise.all(pair.map(({ id }) => pool.snapshot(id, null))).then(
      ([one, two]) => {
        if (key === this.#askedFor && one.theta && two.theta) this.thetas.value = [one.theta, two.theta];
      },
      () => (this.#askedFor = ''), // its figure has gone; the next rendering asks for others
    );
  }
}

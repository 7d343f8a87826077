/**
 * One figure's picture: the engine's plane, filled, coloured and traced; made anew only when what it
 * shows has changed.
 *
 * @import { Domain } from '../types.d.ts'
 * @import { Engine } from './host.js'
 * @import { ExportView, Picture as Pixels } from './protocol.js'
 * @import { Size } from './resolution.js'
 */
import { LOGIT_LEVELS } from '../state/levels.js';
import { smoothed } from './smoothed.js';

export class Picture {
  #engine;
  #domain;
  #levels = Float32Array.from(LOGIT_LEVELS);
  /** @type {InstanceType<Engine['Plane']> | null} */
  #plane = null;
  #version = -1;
  /** @type {Size} */
  #size = { width: 0, height: 0 };
  /** @type {Uint8Array | null} */
  #palette = null;

  /** Cost of a node: evaluation, colour and lines together. 0 until it is measured. */
  millisPerNode = 0;

  /**
   * @param {Engine} engine
   * @param {Domain} domain
   */
  constructor(engine, domain) {
    this.#engine = engine;
    this.#domain = Float64Array.from(domain);
  }

  /**
   * @param {(plane: InstanceType<Engine['Plane']>) => void} fill  writes the logits
   * @param {number} version  of what `fill` writes
   * @param {Size} size
   * @param {Uint8Array} palette
   * @param {() => number} now
   * @returns {Pixels | null} null where the last one still holds
   */
  draw(fill, version, { width, height }, palette, now) {
    const resized = width !== this.#size.width || height !== this.#size.height;
    const outdated = resized || version !== this.#version;
    if (!outdated && palette === this.#palette) return null;

    const started = now();
    if (!this.#plane) this.#plane = new this.#engine.Plane(this.#domain, width, height);
    else if (resized) this.#plane.resize(width, height);
    if (outdated) fill(this.#plane);
    const pixels = /** @type {Pixels['pixels']} */ (this.#plane.pixels(palette));
    const contours = this.#plane.contours(this.#levels);
    if (outdated) {
      this.millisPerNode = smoothed(this.millisPerNode, (now() - started) / (width * height));
    }

    this.#version = version;
    this.#size = { width, height };
    this.#palette = palette;
    return { pixels, width, height, contours };
  }

  /**
   * A picture of any size, beside those that follow the figure.
   *
   * @param {(plane: InstanceType<Engine['Plane']>) => void} fill
   * @param {ExportView} view
   * @returns {Pixels}
   */
  still(fill, { width, height, palette }) {
    const plane = new this.#engine.Plane(this.#domain, width, height);
    try {
      fill(plane);
      const pixels = /** @type {Pixels['pixels']} */ (plane.pixels(palette));
      return { pixels, width, height, contours: plane.contours(this.#levels) };
    } finally {
      plane.free();
    }
  }

  free() {
    this.#plane?.free();
    this.#plane = null;
  }
}

/**
 * One figure's picture, made anew only when what it shows has changed: the engine's plane, filled, coloured and
 * traced; or a curve.
 *
 * @import { Domain } from '../points/points.d.ts'
 * @import { Look } from '../scene/scene.d.ts'
 * @import { Curve, Palettes } from '../training/training.d.ts'
 * @import { Engine } from './host.js'
 * @import { Picture as Drawn, Truth } from '../training/protocol.js'
 * @import { Size } from '../training/resolution.js'
 */
import { logit } from '../scene/levels.js';
import { smoothed } from '../training/smoothed.js';

/** Points of a curve: more than any screen tells apart, and still a fraction of the work of a plane. */
const CURVE_POINTS = 801;

/** Values that differ by less, or by so much of themselves, are the same: rounding in single precision is as large. */
const FLAT = 2e-6;

/** Places along each side at which is looked whether a picture is flat. */
const PROBES = 9;

/** A picture of more colours is not flat; one value by the edge of a colour has two, and a tie of classes one for each. */
const FEW_COLOURS = 8;

/** @returns {Drawn['contours']} whose buffers may be given away */
const noLines = () => ({ points: new Float32Array(), starts: Uint32Array.of(0), level: new Uint8Array() });

/** Bytes of a palette's row. */
const ROW = 4 * 256;

/** @typedef {InstanceType<Engine['Plane']>} Plane */

/**
 * What the picture is of.
 * @typedef {object} Subject
 * @property {(plane: Plane) => void} fill  writes z⁽ᴸ⁾ of every node
 * @property {(x: Float64Array) => Float64Array} values  t of every x
 */

export class Picture {
  #engine;
  #domain;
  #edges;
  #truth;
  /** @type {Plane | null} */
  #plane = null;
  #version = -1;
  /** @type {Size} */
  #size = { width: 0, height: 0 };
  /** @type {Palettes | null} */
  #palettes = null;
  /** @type {Look | null} */
  #look = null;

  /** Cost of a node: evaluation, colour and lines together. 0 until it is measured. */
  millisPerNode = 0;

  /**
   * @param {Engine} engine
   * @param {Domain} domain
   * @param {Truth | null} truth  of the points, where it is known
   */
  constructor(engine, domain, truth) {
    this.#engine = engine;
    this.#domain = domain;
    this.#edges = Float64Array.from(domain);
    this.#truth = truth;
  }

  /**
   * @param {Subject} subject
   * @param {number} version  of the subject's values
   * @param {{ size: Size, palettes: Palettes, look: Look }} view
   * @param {() => number} now
   * @returns {Drawn | null} null where the last one still holds
   */
  draw(subject, version, { size, palettes, look }, now) {
    const { width, height } = size;
    const resized = width !== this.#size.width || height !== this.#size.height;
    const outdated = resized || version !== this.#version;
    if (!outdated && palettes === this.#palettes && look === this.#look) return null;

    const started = now();
    const drawn =
      look.kind === 'curve' ? this.#line(subject) : this.#area(subject, outdated, size, palettes, look);
    if (outdated) this.millisPerNode = smoothed(this.millisPerNode, (now() - started) / (width * height));

    this.#version = version;
    this.#size = { width, height };
    this.#palettes = palettes;
    this.#look = look;
    return { look, domain: this.#domain, width, height, ...drawn };
  }

  /**
   * @param {Subject} subject
   * @param {boolean} outdated
   * @param {Size} size
   * @param {Palettes} palettes
   * @param {Exclude<Look, { kind: 'curve' }>} look
   * @returns {Pick<Drawn, 'pixels' | 'contours' | 'curve'>}
   */
  #area(subject, outdated, { width, height }, palettes, look) {
    this.#plane ??= new this.#engine.Plane(this.#edges, width, height);
    const plane = this.#plane;
    if (outdated) {
      plane.resize(width, height);
      subject.fill(plane);
    }
    return { ...this.#plain(subject, painted(plane, palettes, look)), curve: null };
  }

  /**
   * @param {Subject} subject
   * @returns {Pick<Drawn, 'pixels' | 'contours' | 'curve'>}
   */
  #line(subject) {
    const [left, right] = this.#domain;
    const x = Float64Array.from(
      { length: CURVE_POINTS },
      (_, i) => left + ((right - left) * i) / (CURVE_POINTS - 1),
    );
    const truth = this.#truth && this.#engine.optimum(this.#truth, x);
    return {
      pixels: new Uint8ClampedArray(),
      contours: noLines(),
      curve: { t: subject.values(x), truth },
    };
  }

  /**
   * A picture of any size, beside those that follow the figure.
   *
   * @param {Subject} subject
   * @param {{ size: Size, palettes: Palettes, look: Look }} view
   * @returns {Drawn}
   */
  still(subject, { size: { width, height }, palettes, look }) {
    const head = { look, domain: this.#domain, width, height };
    if (look.kind === 'curve') return { ...head, ...this.#line(subject) };
    const plane = new this.#engine.Plane(this.#edges, width, height);
    try {
      subject.fill(plane);
      return { ...head, ...this.#plain(subject, painted(plane, palettes, look)), curve: null };
    } finally {
      plane.free();
    }
  }

  /**
   * Without the lines of a picture that is flat: what is traced there is the rounding of single precision. Values in
   * double precision tell, which are asked for only where the colours leave it open.
   *
   * @param {Subject} subject
   * @param {Pick<Drawn, 'pixels' | 'contours'>} drawn
   * @returns {Pick<Drawn, 'pixels' | 'contours'>}
   */
  #plain(subject, { pixels, contours }) {
    const mayBeFlat = contours.level.length > 0 && hasFewColours(pixels);
    return { pixels, contours: mayBeFlat && this.#isFlat(subject) ? noLines() : contours };
  }

  /** @param {Subject} subject */
  #isFlat({ values }) {
    const [x0, x1, y0, y1] = this.#domain;
    const at = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ i) =>
      from + ((to - from) * i) / (PROBES - 1);
    const places = Float64Array.from({ length: 2 * PROBES ** 2 }, (_, i) =>
      i % 2 === 0 ? at(x0, x1, (i >> 1) % PROBES) : at(y0, y1, Math.floor(i / 2 / PROBES)),
    );
    const t = values(places);
    const outputs = t.length / PROBES ** 2;
    return t.every((value, i) => Math.abs(value - t[i % outputs]) <= FLAT * Math.max(1, Math.abs(value)));
  }

  free() {
    this.#plane?.free();
    this.#plane = null;
  }
}

/**
 * @param {Plane} plane
 * @param {Palettes} palettes
 * @param {Exclude<Look, { kind: 'curve' }>} look
 * @returns {Pick<Drawn, 'pixels' | 'contours'>}
 */
function painted(plane, palettes, look) {
  switch (look.kind) {
    case 'regions':
      return {
        pixels: /** @type {Drawn['pixels']} */ (plane.regionPixels(palettes.classes)),
        contours: plane.boundaries(),
      };
    case 'surface':
      return {
        pixels: /** @type {Drawn['pixels']} */ (plane.valuePixels(palettes.values, look.low, look.high)),
        contours: plane.contours(Float32Array.from(look.levels)),
      };
    case 'class':
      plane.selectClass(look.class);
      return probabilities(
        plane,
        palettes.classes.slice(ROW * look.class, ROW * (look.class + 1)),
        look.levels,
      );
    case 'probability':
      return probabilities(plane, palettes.probability, look.levels);
  }
}

/** @param {Plane} plane @param {Uint8Array} palette @param {readonly number[]} levels @returns {Pick<Drawn, 'pixels' | 'contours'>} */
const probabilities = (plane, palette, levels) => ({
  pixels: /** @type {Drawn['pixels']} */ (plane.pixels(palette)),
  contours: plane.contours(Float32Array.from(levels, logit)),
});

/**
 * Whether the picture may be of one value.
 *
 * @param {Uint8ClampedArray} pixels  RGBA
 */
function hasFewColours({ buffer, byteOffset, length }) {
  const colours = new Uint32Array(buffer, byteOffset, length / 4);
  /** @type {number[]} */
  const seen = [];
  for (const colour of colours) {
    if (seen.includes(colour)) continue;
    if (seen.length === FEW_COLOURS) return false;
    seen.push(colour);
  }
  return true;
}

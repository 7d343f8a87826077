/**
 * A canvas that writes down as SVG what is drawn on it. It takes what the views draw with, and no more; what it does
 * not know is a TypeError, and nothing is silently missing in a file.
 *
 * A canvas drawn onto another becomes a part of it: once as a definition, and a reference wherever it is drawn. Pixels
 * become a PNG. Definitions are named after the file, so that several files fit into one page; references are written
 * as SVG 2 has them and as older programs do.
 */
import { pngUrl } from './png.js';
import { short, SvgPath } from './svg-path.js';
import { escaped, multiplied, paint, textParts } from './svg-text.js';

/**
 * @import { Pixels } from './png.js'
 * @import { Matrix, TextRuns } from './svg-text.js'
 */

/**
 * What all canvases of one file share.
 * @typedef {object} SvgSurroundings
 * @property {Pick<CanvasRenderingContext2D, 'font' | 'textBaseline' | 'measureText'>} ruler  measures texts
 * @property {string} [name]  of the file, before those of its definitions
 * @property {TextRuns} [runsOf]  splits a text where it needs another font
 * @property {string[]} [definitions]
 * @property {Pixels[]} [pictures]  that are drawn
 */

/** @type {{ fillStyle: string, strokeStyle: string, lineWidth: number, lineCap: string, lineJoin: string, font: string, textAlign: string, textBaseline: string, globalAlpha: number, imageSmoothingEnabled: boolean }} */
const DEFAULTS = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  globalAlpha: 1,
  imageSmoothingEnabled: true,
};

/** @type {Matrix} */
const IDENTITY = [1, 0, 0, 1, 0, 0];

export class SvgCanvas {
  width = 300;
  height = 150;
  #surroundings;
  #context;
  /** @type {string | null} */
  #definition = null;

  /** @param {SvgSurroundings} surroundings */
  constructor(surroundings) {
    this.#surroundings = {
      name: '',
      definitions: [],
      pictures: [],
      runsOf: (/** @type {string} */ text) => [{ text }],
      ...surroundings,
    };
    this.#context = new SvgContext(this, this.#surroundings);
  }

  /** @param {'2d'} _kind */
  getContext(_kind) {
    return /** @type {any} */ (this.#context);
  }

  createLayer() {
    return new SvgCanvas(this.#surroundings);
  }

  createPicture() {
    return new SvgPicture();
  }

  /** @param {string} [data] */
  createPath(data) {
    return new SvgPath(data);
  }

  /** Name of what is drawn so far, as a definition. */
  get definition() {
    const { definitions, name } = this.#surroundings;
    if (this.#definition === null) {
      this.#definition = `${name}d${definitions.length}`;
      definitions.push(`<g id="${this.#definition}">${this.#context.content}</g>`);
    }
    return this.#definition;
  }

  /**
   * The whole as a file.
   *
   * @param {{ width: number, height: number, title: string, description?: string }} shown  size in CSS pixels
   * @returns {Promise<string>}
   */
  async file({ width, height, title, description = '' }) {
    const { definitions, pictures } = this.#surroundings;
    const addresses = await Promise.all(pictures.map(pngUrl));
    const text = [
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(this.width)} ${short(this.height)}">`,
      `<title>${escaped(title)}</title>`,
      ...(description ? [`<desc>${escaped(description)}</desc>`] : []),
      ...(definitions.length > 0 ? [`<defs>${definitions.join('\n')}</defs>`] : []),
      this.#context.content,
      '</svg>\n',
    ].join('\n');
    // Quotes within texts are written otherwise, so nothing else looks like this.
    return text.replaceAll(/"picture:(\d+)"/g, (_, index) => `"${addresses[index]}"`);
  }
}

/** Pixels, as a canvas takes them. */
class SvgPicture {
  width = 300;
  height = 150;
  /** @type {Pixels} */
  pixels = { width: 0, height: 0, data: [] };

  /** @param {'2d'} _kind */
  getContext(_kind) {
    return /** @type {any} */ ({
      putImageData: (/** @type {ImageData} */ pixels) => {
        this.pixels = pixels;
      },
    });
  }
}

/** @param {string} address */
const reference = (address) => ` href="${address}" xlink:href="${address}"`;

class SvgContext {
  #canvas;
  #surroundings;
  /** @type {{ clip: string | null, text: string }[]} elements, in order, with what clips them */
  #elements = [];
  /** @type {Matrix} */
  #matrix = IDENTITY;
  /** @type {string | null} */
  #clip = null;
  #path = new SvgPath();
  /** @type {readonly number[]} */
  #dashes = [];
  /** @type {{ matrix: Matrix, clip: string | null, dashes: readonly number[], style: typeof DEFAULTS }[]} */
  #stack = [];

  fillStyle = DEFAULTS.fillStyle;
  strokeStyle = DEFAULTS.strokeStyle;
  lineWidth = DEFAULTS.lineWidth;
  lineCap = DEFAULTS.lineCap;
  lineJoin = DEFAULTS.lineJoin;
  font = DEFAULTS.font;
  textAlign = DEFAULTS.textAlign;
  textBaseline = DEFAULTS.textBaseline;
  globalAlpha = DEFAULTS.globalAlpha;
  imageSmoothingEnabled = DEFAULTS.imageSmoothingEnabled;

  /** @param {SvgCanvas} canvas @param {Required<SvgSurroundings>} surroundings */
  constructor(canvas, surroundings) {
    this.#canvas = canvas;
    this.#surroundings = surroundings;
  }

  get canvas() {
    return this.#canvas;
  }

  /** Elements, those in a row that share a clip in a group. */
  get content() {
    /** @type {string[]} */
    const parts = [];
    let open = /** @type {string | null} */ (null);
    for (const { clip, text } of [...this.#elements, { clip: null, text: '' }]) {
      if (clip !== open && open) parts.push('</g>');
      if (clip !== open && clip) parts.push(`<g clip-path="url(#${clip})">`);
      open = clip;
      parts.push(text);
    }
    return parts.join('\n');
  }

  save() {
    const style = /** @type {any} */ ({});
    for (const name of Object.keys(DEFAULTS)) style[name] = /** @type {any} */ (this)[name];
    this.#stack.push({ matrix: this.#matrix, clip: this.#clip, dashes: this.#dashes, style });
  }

  restore() {
    const last = this.#stack.pop();
    if (!last) return;
    this.#matrix = last.matrix;
    this.#clip = last.clip;
    this.#dashes = last.dashes;
    Object.assign(this, last.style);
  }

  /** @param {Matrix} matrix */
  setTransform(...matrix) {
    this.#matrix = matrix;
  }

  /** @param {Matrix} matrix */
  transform(...matrix) {
    this.#matrix = multiplied(this.#matrix, matrix);
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.transform(1, 0, 0, 1, x, y);
  }

  /** @param {number} x @param {number} y */
  scale(x, y) {
    this.transform(x, 0, 0, y, 0, 0);
  }

  /** @param {number} angle  radians */
  rotate(angle) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.transform(cos, sin, -sin, cos, 0, 0);
  }

  /** Clears everything: the views clear nothing less. */
  clearRect() {
    this.#elements = [];
  }

  beginPath() {
    this.#path = new SvgPath();
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#path.moveTo(x, y);
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#path.lineTo(x, y);
  }

  /** @param {[number, number, number, number]} box */
  rect(...box) {
    this.#path.rect(...box);
  }

  /** @param {[number, number, number, number, number]} arc */
  arc(...arc) {
    this.#path.arc(...arc);
  }

  /** @param {[number, number, number, number]} curve */
  quadraticCurveTo(...curve) {
    this.#path.quadraticCurveTo(...curve);
  }

  closePath() {
    this.#path.closePath();
  }

  /** @param {SvgPath | string} [path] @param {string} [rule] */
  clip(path = this.#path, rule = 'nonzero') {
    const { definitions, name: file } = this.#surroundings;
    const name = `${file}c${definitions.length}`;
    const { data } = path instanceof SvgPath ? path : this.#path;
    const nested = this.#clip ? ` clip-path="url(#${this.#clip})"` : '';
    definitions.push(
      `<clipPath id="${name}"${nested}><path d="${data}"${this.#place()} clip-rule="${rule}"/></clipPath>`,
    );
    this.#clip = name;
  }

  /** @param {SvgPath} [path] */
  stroke(path = this.#path) {
    if (path.data === '') return;
    this.#add(`<path d="${path.data}" fill="none"${this.#stroke()}${this.#place()}/>`);
  }

  /** @param {SvgPath} [path] */
  fill(path = this.#path) {
    if (path.data === '') return;
    this.#add(`<path d="${path.data}"${paint('fill', this.fillStyle, this.globalAlpha)}${this.#place()}/>`);
  }

  /** @param {[number, number, number, number]} box */
  fillRect(...box) {
    const path = new SvgPath();
    path.rect(...box);
    this.fill(path);
  }

  /** @param {[number, number, number, number]} box */
  strokeRect(...box) {
    const path = new SvgPath();
    path.rect(...box);
    this.stroke(path);
  }

  /** @param {readonly number[]} lengths */
  setLineDash(lengths) {
    this.#dashes = lengths;
  }

  /** @param {string} text @param {number} x @param {number} y @param {number} [maxWidth] */
  fillText(text, x, y, maxWidth) {
    this.#text(text, x, y, maxWidth, () => paint('fill', this.fillStyle, this.globalAlpha));
  }

  /** @param {string} text @param {number} x @param {number} y @param {number} [maxWidth] */
  strokeText(text, x, y, maxWidth) {
    this.#text(text, x, y, maxWidth, (scale) => ` aria-hidden="true" fill="none"${this.#stroke(scale)}`);
  }

  /** @param {string} text */
  measureText(text) {
    const { ruler } = this.#surroundings;
    ruler.font = this.font;
    ruler.textBaseline = /** @type {CanvasTextBaseline} */ (this.textBaseline);
    return ruler.measureText(text);
  }

  /**
   * @param {SvgCanvas | SvgPicture} source
   * @param {number} x
   * @param {number} y
   * @param {number} [width]
   * @param {number} [height]
   */
  drawImage(source, x, y, width = source.width, height = source.height) {
    this.save();
    this.translate(x, y);
    this.scale(width / source.width, height / source.height);
    const opacity = this.globalAlpha < 1 ? ` opacity="${short(this.globalAlpha)}"` : '';
    if (source instanceof SvgCanvas) {
      this.#add(`<use${reference(`#${source.definition}`)}${opacity}${this.#place()}/>`);
    } else {
      const size = `width="${source.width}" height="${source.height}"`;
      const index = this.#surroundings.pictures.push(source.pixels) - 1;
      this.#add(
        `<image ${size} preserveAspectRatio="none"${opacity}${this.#place()}${reference(`picture:${index}`)}/>`,
      );
    }
    this.restore();
  }

  /** @param {string} text */
  #add(text) {
    this.#elements.push({ clip: this.#clip, text });
  }

  #place() {
    const [a, b, c, d, e, f] = this.#matrix;
    if (this.#matrix.every((value, i) => value === IDENTITY[i])) return '';
    const scales = [a, b, c, d].map((value) => String(Math.round(1e6 * value) / 1e6 + 0));
    return ` transform="matrix(${scales.join(' ')} ${short(e)} ${short(f)})"`;
  }

  #stroke(scale = 1) {
    const cap = this.lineCap === 'butt' ? '' : ` stroke-linecap="${this.lineCap}"`;
    const join = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`;
    const lengths = this.#dashes.map((length) => short(scale * length)).join(' ');
    const dashes = lengths ? ` stroke-dasharray="${lengths}"` : '';
    return `${paint('stroke', this.strokeStyle, this.globalAlpha)} stroke-width="${short(scale * this.lineWidth)}"${cap}${join}${dashes}`;
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {number | undefined} maxWidth  a longer one is set narrower
   * @param {(scale: number) => string} attributesAt
   */
  #text(text, x, y, maxWidth, attributesAt) {
    const { width, actualBoundingBoxAscent: ascent } = this.measureText(text);
    // Where the alphabetic baseline is: not all programs know the others.
    const { textBaseline } = this;
    this.textBaseline = 'alphabetic';
    const baseline = y + this.measureText(text).actualBoundingBoxAscent - ascent;
    this.textBaseline = textBaseline;
    // Scaled by itself and not by a matrix: not all programs scale the outline of a text with the text.
    const scale = Math.hypot(this.#matrix[0], this.#matrix[1]);
    const narrower = maxWidth === undefined || width <= maxWidth ? 1 : maxWidth / width;
    this.save();
    this.scale(narrower / scale, 1 / scale);
    const { attributes, content } = textParts(this.#surroundings.runsOf(text, this.font), {
      font: this.font,
      scale,
      x: (x / narrower) * scale,
      y: baseline * scale,
      align: this.textAlign,
    });
    this.#add(`<text${attributes}${attributesAt(scale)}${this.#place()}>${content}</text>`);
    this.restore();
  }
}
